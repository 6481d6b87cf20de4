"""Makes the small pictures of the manual (docs/manual) from those of docs/screens that it names.

python -m tools.manual_pictures
"""

import re
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
MANUAL, SCREENS, SMALL = (ROOT / "docs" / name for name in ("manual.zh-CN.md", "screens", "manual"))
WIDTH, COLOURS = 760, 48
NAMED = re.compile(r"!\[[^\]]*\]\(manual/([\w-]+)\.png\)")


def main() -> int:
    """Draw them anew; what the manual names no more goes."""
    names = set(NAMED.findall(MANUAL.read_text("utf-8")))
    SMALL.mkdir(exist_ok=True)
    for old in SMALL.glob("*.png"):
        if old.stem not in names:
            old.unlink()
    for name in sorted(names):
        picture = Image.open(SCREENS / f"{name}.png").convert("RGB")
        height = round(picture.height * WIDTH / picture.width)
        small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
        path = SMALL / f"{name}.png"
        small.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
