"""What the Windows build needs beside its PyInstaller file: icon and version resource.

`python -m tools.package.windows` writes both into build/; installer/windows/build.cmd calls it.
"""

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app import __version__

ROOT = Path(__file__).resolve().parents[2]
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
VERSION = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004,
                    fileType=1, subtype=0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("080404B0", [
      StringStruct("ProductName", "连心站"),
      StringStruct("FileDescription", "连心站"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("ProductVersion", "{version}"),
      StringStruct("LegalCopyright", "Apache-2.0"),
    ])]),
    VarFileInfo([VarStruct("Translation", [2052, 1200])]),
  ],
)
"""


def main() -> int:
    """Write both files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    numbers = (*(int(part) for part in __version__.split(".")[:3]), 0)
    text = VERSION.format(numbers=numbers, version=__version__)
    (folder / "version.txt").write_text(text, "utf-8")
    write_icon(ROOT / "resources" / "icons" / "mark.svg", folder / "lianxin.ico")
    del application
    return 0


def write_icon(drawing: Path, target: Path) -> None:
    """An icon with a picture for every size that Windows asks for, each drawn anew."""
    renderer = QSvgRenderer(str(drawing))
    pictures = [_picture(renderer, size) for size in SIZES]
    pictures[-1].save(
        target,
        format="ICO",
        sizes=[(size, size) for size in SIZES],
        append_images=pictures[:-1],
    )


def _picture(renderer: QSvgRenderer, size: int) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))


if __name__ == "__main__":
    sys.exit(main())
