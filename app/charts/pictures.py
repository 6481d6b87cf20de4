"""A chart as an SVG picture, for the desk's window and for the township's pages."""

import re
from xml.sax.saxutils import escape

import msgspec
from reportlab.graphics import renderSVG

from app.charts.drawing import LinkOf, draw_chart
from app.charts.looks import ChartLook
from app.models.charts import Chart, ChartArea

_DECLARATION = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_CLIP = re.compile(
    r"<clipPath.*?</clipPath>|\s(?:clip-path=\"[^\"]*\"|style=\"clip-path:[^\"]*\")", re.DOTALL
)
_TOLD = re.compile(r"<title>.*?</title>\s*<desc>.*?</desc>", re.DOTALL)


class ChartPicture(msgspec.Struct, frozen=True):
    """An SVG picture, as wide and high as told, and where its figures stand."""

    svg: str
    areas: tuple[ChartArea, ...]
    width: float
    height: float


def chart_picture(
    chart: Chart, width: float, height: float, look: ChartLook, link_of: LinkOf | None = None
) -> ChartPicture:
    """The chart as one `<svg>` element that may stand in a page; with `link_of`, its figures are
    links there.
    """
    drawn = draw_chart(chart, width, height, look, link_of)
    svg = _DECLARATION.sub("", renderSVG.drawToString(drawn.drawing), count=1)
    told = f"<title>{escape(chart.title)}</title>"
    # Qt knows no clipping, and would paint the clip itself.
    svg = _CLIP.sub("", _TOLD.sub(lambda found: told, svg, count=1))
    svg = svg.replace("fill: None;", "fill: none;")  # or all below a line is black
    return ChartPicture(svg, drawn.areas, width, height)
