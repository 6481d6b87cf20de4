"""统计图 put together with its presenter, and charts drawn in the looks of the desk."""

import importlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.public_sections import list_making
from app.models.charts import Chart
from app.presenters.chart_presenter import ChartDrawing, ChartsPresenter, Picture
from app.views.chart_page import ChartPage, ChartSection
from app.views.colours import colour_words, palette_name


def chart_section(parts: DeskParts, parent: QWidget) -> tuple[ChartSection, ChartsPresenter]:
    """统计图."""
    section = ChartSection(parent)
    page = section.chart_page
    drawing = ChartDrawing(parts.drawing, chart_drawing(parts.papers.fonts_folder))
    presenter = ChartsPresenter(page, parts.runner, parts.actor, list_making(parts, page), drawing)
    connect_charts(page, presenter)
    return section, presenter


def connect_charts(page: ChartPage, presenter: ChartsPresenter) -> None:
    """What the page says, to its presenter."""
    page.opened.connect(presenter.refresh)
    page.chosen.connect(presenter.choose)
    page.picture_wanted.connect(presenter.draw)
    page.figure_wanted.connect(presenter.open_figure)
    page.print_wanted.connect(presenter.print_chart)
    page.export_wanted.connect(presenter.export)


def chart_drawing(fonts: Path) -> Callable[[int], Callable[[Chart, float, float], Picture]]:
    """How charts are drawn on the desk: asked for the present looks, by the size of the text."""
    return partial(_dressed, fonts)


def _dressed(fonts: Path, points: int) -> Callable[[Chart, float, float], Picture]:
    """How charts look now. The room that draws them is loaded with the first, not at the start."""
    palette, inks = palette_name(), [colour_words(n) for n in ("ink", "ink_soft", "line")]

    def draw(chart: Chart, width: float, height: float) -> Picture:
        looks: Any = importlib.import_module("app.charts.looks")
        pictures: Any = importlib.import_module("app.charts.pictures")
        face = importlib.import_module("app.charts.faces").screen_face(fonts)
        ink, ink_soft, line = inks
        look = looks.ChartLook(
            face=face,
            ink=ink,
            ink_soft=ink_soft,
            line=line,
            series=looks.SCREEN_SERIES[palette],
            text_points=float(points) * PIXELS_PER_POINT,
        )
        picture: Picture = pictures.chart_picture(chart, width, height, look)
        return picture

    return draw


PIXELS_PER_POINT = 1.2
"""A picture's unit is a pixel: words in it are a little smaller than those beside it."""
