"""Pictures and papers for tests, made on the spot."""

import io
import random
import struct
import zlib
from typing import Any

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
POSITION = b"36 41 22.5 N"


def picture(
    width: int = 640, height: int = 480, kind: str = "JPEG", mode: str = "RGB", **options: Any
) -> bytes:
    """A picture with a red top left corner on noise."""
    noise = Image.frombytes("L", (64, 64), random.Random(7).randbytes(64 * 64))
    image = noise.resize((width, height)).convert(mode)
    if mode == "RGB":
        image.paste((255, 0, 0), (0, 0, width // 2, height // 2))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def telling_photograph(width: int = 640, height: int = 480, orientation: int = 6) -> bytes:
    """As a phone writes it: lying on its side, with the place, the camera and a comment."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telltale Camera"
    exif.get_ifd(0x8825)[2] = (36.0, 41.0, 22.5)
    exif.get_ifd(0x8825)[29] = POSITION.decode()
    return picture(width, height, exif=exif, comment=POSITION)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it is as large as that."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1 << 20), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image
