"""The program that opens a stranger's picture: a process of its own, with little memory and little time.

    python -I shrinking_program.py LONG_SIDE PIXELS_MAX MEMORY_BYTES CPU_SECONDS UNREADABLE TOO_LARGE

It reads a picture and writes a smaller one. It is run by its path and imports nothing of ours. What
comes out is a new picture of the pixels alone: no EXIF, no position, no thumbnail, no comment. The
last two arguments are the exit statuses for what is no picture and for what is too large.
"""

import io
import sys
from contextlib import suppress
from typing import Any

from PIL import Image, ImageOps

if sys.platform != "win32":
    import resource

QUALITY = 82
WHITE = 255
FEW_COLOURS = ("1", "P")


def limit_ourselves(memory_bytes: int, cpu_seconds: int) -> None:
    """Where the system can: what wants more than that is ended by it."""
    if sys.platform != "win32":
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
            resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))


def shrunk(content: bytes, long_side: int, pixels_max: int) -> bytes:
    """The picture as JPEG, or as PNG where few colours make that smaller. Raises MemoryError also for
    one with too many pixels.
    """
    Image.MAX_IMAGE_PIXELS = None  # our own limit is the stricter one, and a refusal
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
        if picture.width * picture.height > pixels_max:
            raise MemoryError
        has_few_colours = picture.mode in FEW_COLOURS
        picture.draft("RGB", (long_side, long_side))  # JPEG is decoded smaller at once
        picture.load()
        upright = ImageOps.exif_transpose(picture)
    if upright.has_transparency_data:
        on_paper = Image.new("RGBA", upright.size, (WHITE,) * 4)
        upright = Image.alpha_composite(on_paper, upright.convert("RGBA"))
    plain = upright.convert("L" if upright.mode in ("1", "L") else "RGB")
    plain.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    only_pixels = Image.new(plain.mode, plain.size)
    only_pixels.paste(plain)
    found = [_saved(only_pixels, "JPEG", quality=QUALITY, optimize=True)]
    if has_few_colours:
        found.append(_saved(only_pixels, "PNG"))
    return min(found, key=len)


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def main() -> None:
    """Read, shrink, write."""
    arguments = [int(text) for text in sys.argv[1:7]]
    long_side, pixels_max, memory_bytes, cpu_seconds, unreadable, too_large = arguments
    content = sys.stdin.buffer.read()
    limit_ourselves(memory_bytes, cpu_seconds)
    try:
        smaller = shrunk(content, long_side, pixels_max)
    except MemoryError:
        sys.exit(too_large)
    except Exception:  # whatever a hostile file makes of the library
        sys.exit(unreadable)
    sys.stdout.buffer.write(smaller)


if __name__ == "__main__":
    main()
