"""Papers through the system's own print service: a real CUPS with a printer that keeps its jobs."""

import io
import shutil

import pypdf
import pypdfium2
import pytest
import zxingcpp
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.background.printers import Printers
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.print_setup import LONG_EDGE, SHORT_EDGE, PrintSetup
from app.printing.pdf_pages import PdfPages
from app.printing.qr import draw_qr
from tools.private_cups import PRINTER, PrivateCups

A4, A5, BROAD = (210, 297), (148, 210), (297, 210)
DOTS_A_MM = 300 / 25.4
TEXT = "370781109216-000001-7"


@pytest.fixture(scope="module")
def cups(tmp_path_factory):
    with PrivateCups(tmp_path_factory.mktemp("cups")) as service, pytest.MonkeyPatch.context() as m:
        m.setenv("CUPS_SERVER", service.server)
        yield service


@pytest.fixture
def paper(tmp_path):
    """Makes a PDF with a frame 20 mm from every edge and a code on each page."""

    def make(*sizes):
        path = tmp_path / "纸面.pdf"
        canvas = Canvas(str(path))
        for width, height in sizes:
            canvas.setPageSize((width * mm, height * mm))
            canvas.setLineWidth(0.4 * mm)
            canvas.rect(20 * mm, 20 * mm, (width - 40) * mm, (height - 40) * mm)
            draw_qr(canvas, 40, 40, 24, TEXT.encode())
            canvas.showPage()
        canvas.save()
        return PdfPages(path)

    return make


@pytest.fixture(params=["handed over", "painted"])
def printers(request):
    """CUPS gets the PDF itself; where there is no CUPS the pages are painted."""
    return Printers(shutil.which("lp") if request.param == "handed over" else "")


def printed(cups, act):
    """The PDF and the options of the job that `act` makes."""
    before = len(cups.jobs(0))
    act()
    return cups.jobs(before + 1)[-1], cups.options()[-1]


def dark_span(picture, is_across):
    """First and last dark place of a row or column beside the code, in millimetres from the edge."""
    grey = picture.convert("L")
    width, height = grey.size
    if is_across:
        line = [grey.getpixel((place, height // 3)) for place in range(width)]
    else:
        line = [grey.getpixel((width * 2 // 3, place)) for place in range(height)]
    dark = [place for place, ink in enumerate(line) if ink < 128]
    return dark[0] / DOTS_A_MM, dark[-1] / DOTS_A_MM


def test_the_systems_printers_are_named_and_what_they_can_do(cups, qapp):
    known = Printers("").known()

    assert [(p.name, p.is_usual, p.turns_over) for p in known] == [(PRINTER, True, True)]


def test_a_paper_comes_out_in_its_own_size_to_a_fifth_of_a_millimetre(cups, qapp, paper, printers):
    pages = paper(A4)

    pdf, options = printed(
        cups, lambda: printers.print(pages, [1], PrintSetup(), "纸面", lambda done: None)
    )

    page = pypdfium2.PdfDocument(pdf)[0]
    assert [round(side / mm) for side in page.get_size()] == [210, 297]
    picture = page.render(scale=300 / 72).to_pil()
    for is_across, end in ((True, 190), (False, 277)):
        first, last = dark_span(picture, is_across)
        assert first == pytest.approx(20, abs=0.4)  # the line itself is 0.4 mm wide
        assert last == pytest.approx(end, abs=0.4)
    assert zxingcpp.read_barcode(picture).text == TEXT
    assert "copies=1" in options
    assert "sides=one-sided" in options


@pytest.mark.parametrize(
    ("sides", "asked"), [(LONG_EDGE, "two-sided-long-edge"), (SHORT_EDGE, "two-sided-short-edge")]
)
def test_both_sides_copies_and_chosen_pages_reach_the_service(
    cups, qapp, paper, printers, sides, asked
):
    pages = paper(A4, A4, A4, A4)
    setup = PrintSetup(printer=PRINTER, copies=3, sides=sides)

    pdf, options = printed(
        cups, lambda: printers.print(pages, [3, 4], setup, "纸面", lambda done: None)
    )

    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 2
    assert "copies=3" in options
    assert asked in options


def test_a_small_paper_lies_on_its_own_sheet_or_in_the_middle_of_a_large_one(
    cups, qapp, paper, printers
):
    pages = paper(A5)
    sizes = {}
    for sheet in ("own", "a4"):
        setup = PrintSetup(sheet=sheet)
        pdf, _options = printed(
            cups, lambda setup=setup: printers.print(pages, [1], setup, "纸面", lambda done: None)
        )
        page = pypdfium2.PdfDocument(pdf)[0]
        sizes[sheet] = [round(side / mm) for side in page.get_size()]
        if sheet == "a4":
            first, last = dark_span(page.render(scale=300 / 72).to_pil(), True)
            assert first == pytest.approx(31 + 20, abs=0.4)
            assert last == pytest.approx(31 + 128, abs=0.4)
    assert sizes == {"own": [148, 210], "a4": [210, 297]}


def test_a_broad_paper_stays_broad(cups, qapp, paper, printers):
    pages = paper(BROAD)

    pdf, _options = printed(
        cups, lambda: printers.print(pages, [1], PrintSetup(), "纸面", lambda done: None)
    )

    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=300 / 72).to_pil()
    assert picture.width > picture.height
    first, last = dark_span(picture, True)
    assert (first, last) == (pytest.approx(20, abs=0.4), pytest.approx(277, abs=0.4))


def test_printing_that_is_stopped_prints_nothing(cups, qapp, paper):
    pages, before = paper(A4, A4, A4), len(cups.jobs(0))
    printers = Printers(shutil.which("lp"))

    def stop(done):
        raise OperationRefused("printing_cancelled")

    with pytest.raises(OperationRefused, match="printing_cancelled"):
        printers.print(pages, [1, 2, 3], PrintSetup(), "纸面", stop)

    printed(cups, lambda: printers.print(pages, [1], PrintSetup(), "纸面", lambda done: None))
    assert len(cups.jobs(0)) == before + 1


def test_a_service_that_refuses_is_said_to(cups, qapp, paper):
    pages = paper(A4)
    with pytest.raises(EnvironmentProblem) as problem:
        Printers("/bin/false").print(pages, [1], PrintSetup(), "纸面", lambda done: None)

    assert (problem.value.key, problem.value.facts["printer"]) == ("printer_refused", PRINTER)


def test_text_stays_text_on_its_way_to_the_printer(cups, qapp, tmp_path):
    path = tmp_path / "字.pdf"
    canvas = Canvas(str(path), pagesize=(148 * mm, 210 * mm))
    canvas.drawString(40 * mm, 40 * mm, "Lianxin 0001")
    canvas.save()
    pdf, _options = printed(
        cups,
        lambda: Printers(shutil.which("lp")).print(
            PdfPages(path), [1], PrintSetup(sheet="a4"), "字", lambda done: None
        ),
    )

    assert "Lianxin 0001" in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_a_printer_that_is_gone_is_named(cups, qapp, paper, printers):
    with pytest.raises(EnvironmentProblem) as problem:
        printers.print(paper(A4), [1], PrintSetup(printer="别的"), "纸面", lambda done: None)

    assert (problem.value.key, problem.value.facts["printer"]) == ("printer_missing", "别的")


def test_what_is_no_paper_is_said_to_be(tmp_path):
    path = tmp_path / "坏.pdf"
    path.write_bytes(b"%PDF-1.4 nothing more")

    with pytest.raises(EnvironmentProblem, match="paper_file_unreadable"):
        PdfPages(path)
