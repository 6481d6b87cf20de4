"""Photographs become smaller and say nothing but what they show; strangers' files do no harm."""

import subprocess
import sys

import pytest

from app.models.errors import OperationRefused
from app.pictures import shrinking
from app.pictures.shrinking import PIXELS_MAX, shrunk_picture
from tests.pictures.samples import POSITION, bomb, opened, picture, telling_photograph


def test_a_large_photograph_is_shrunk_and_keeps_its_shape():
    smaller = opened(shrunk_picture(picture(4000, 3000)))
    assert (smaller.format, smaller.size) == ("JPEG", (2000, 1500))


def test_a_small_one_is_not_blown_up():
    assert opened(shrunk_picture(picture(320, 200))).size == (320, 200)


def test_it_stands_upright_and_has_lost_place_camera_and_comment():
    telling = telling_photograph()
    assert POSITION in telling
    smaller = shrunk_picture(telling)
    image = opened(smaller)
    assert image.size == (480, 640)
    red, green, _ = image.getpixel((400, 50))  # orientation 6: the left top is now the right top
    assert red > 200 and green < 60
    assert POSITION not in smaller and b"Telltale" not in smaller and b"Exif" not in smaller
    assert dict(image.getexif()) == {}
    assert not image.info.keys() & {"exif", "comment", "icc_profile", "xmp", "photoshop"}


def test_what_stands_behind_the_picture_is_gone():
    assert b"<script>" not in shrunk_picture(picture() + b"PK\x03\x04<script>")


def test_a_see_through_picture_stands_on_white_paper():
    image = opened(shrunk_picture(picture(64, 64, "PNG", "RGBA")))
    assert image.mode in ("RGB", "L")


def test_a_scan_in_black_and_white_stays_sharp_and_small():
    image = opened(shrunk_picture(picture(1600, 2200, "PNG", "1")))
    assert image.size == (1455, 2000)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xd8\xff no picture",
        b"\x89PNG\r\n\x1a\n no picture",
        picture(200, 200, "GIF"),
        picture(200, 200, "BMP"),
        b"%PDF-1.7",
        b"",
    ],
    ids=["jpeg start", "png start", "gif", "bmp", "pdf", "nothing"],
)
def test_what_is_no_photograph_is_refused(content):
    with pytest.raises(OperationRefused, match="picture_unreadable"):
        shrunk_picture(content)


def test_half_a_photograph_is_refused():
    whole = picture(900, 900)
    with pytest.raises(OperationRefused, match="picture_unreadable"):
        shrunk_picture(whole[: len(whole) // 2])


@pytest.mark.parametrize("size", [(8000, 5001), (30_000, 30_000), (1, 2**31 - 1)])
def test_a_bomb_is_refused_before_it_is_opened(size):
    assert size[0] * size[1] > PIXELS_MAX
    with pytest.raises(OperationRefused) as refused:
        shrunk_picture(bomb(*size))
    assert refused.value.key in ("picture_too_large", "picture_unreadable")


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no such limit there")
def test_what_wants_more_memory_than_it_may_is_refused(monkeypatch):
    monkeypatch.setattr(shrinking, "MEMORY_BYTES", 160 * 1024 * 1024)
    with pytest.raises(OperationRefused, match="picture_too_large"):
        shrunk_picture(picture(6000, 6000, "PNG"))


def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(shrinking, "LONGEST_SECONDS", 0.05)
    with pytest.raises(OperationRefused, match="picture_too_large"):
        shrunk_picture(picture(6000, 6000, "PNG"))


def test_the_desk_itself_never_opens_a_picture():
    """Importing the acts loads no decoder, let alone uses one."""
    ask = "import sys, app.acts.attachment_acts; sys.exit('PIL.JpegImagePlugin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", ask], check=False).returncode == 0
