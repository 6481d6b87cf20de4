"""Codes are of the promised size and are read by both readers that people have."""

from io import BytesIO

import pytest
import zxingcpp

from app.printing.qr import draw_qr, qr_modules
from app.printing.sheet import finished_bytes, new_canvas
from tests.printing.pages import read_by_zbar, read_by_zxing
from tests.printing.samples import make_card


def drawn(faces, payload: bytes, size_mm: float = 20) -> tuple[bytes, float]:
    out = BytesIO()
    canvas = new_canvas(out, faces, "试印", "试印")
    quiet_mm = draw_qr(canvas, 50, 100, size_mm, payload)
    return finished_bytes(canvas, out), quiet_mm


def test_the_symbol_is_as_wide_as_asked_to_a_tenth_of_a_millimetre(faces, open_page):
    pdf, quiet_mm = drawn(faces, b"370781001201-A20261121-001")
    ink = open_page(pdf).picture(600).point(lambda grey: 255 * (grey < 128)).getbbox()

    left, top, right, bottom = (place / 600 * 25.4 for place in ink)
    assert (left, right) == (pytest.approx(50, abs=0.1), pytest.approx(70, abs=0.1))
    assert (297 - bottom, 297 - top) == (pytest.approx(100, abs=0.1), pytest.approx(120, abs=0.1))
    assert quiet_mm == pytest.approx(4 * 20 / 25)


def test_the_level_is_m(faces, open_page):
    picture = open_page(drawn(faces, b"370781001201-A20261121-001")[0]).picture(300)

    [code] = zxingcpp.read_barcodes(picture)
    assert code.ec_level == "M"


def test_a_number_takes_the_smallest_symbol_there_is_for_it():
    assert len(qr_modules(b"370781001201-A00001-A")) == 25


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("name", ["张桂兰", "张𬱖", "欧阳䶮㛃", "玛丽·安"])
def test_a_vcard_comes_out_exactly(faces, open_page, tmp_path, name, dpi):
    vcard = make_card(1, cadre_name=name).vcard()
    picture = open_page(drawn(faces, vcard.encode(), 22)[0]).picture(dpi)

    assert read_by_zxing(picture) == [vcard]
    assert read_by_zbar(picture, tmp_path)[: len(vcard.splitlines())] == vcard.splitlines()


def test_a_code_too_small_for_cheap_scanners_is_a_bug(faces):
    with pytest.raises(ValueError, match="20 mm"):
        drawn(faces, b"1", 19)
