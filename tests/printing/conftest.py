"""The shipped faces, and pages that are closed when a test is over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.printing.typeface import Typefaces
from tests.printing.pages import PdfPage

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


@pytest.fixture(scope="session")
def faces() -> Typefaces:
    return Typefaces.load(FONTS)


@pytest.fixture
def open_page(request: pytest.FixtureRequest) -> Callable[..., PdfPage]:
    def open_it(pdf: bytes, number: int = 0) -> PdfPage:
        page = PdfPage(pdf, number)
        request.addfinalizer(page.close)
        return page

    return open_it
