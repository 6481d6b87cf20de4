"""A chart on paper, in the face that the paper is set in."""

from reportlab.graphics import renderPDF
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.charts.drawing import draw_chart
from app.charts.looks import ChartLook
from app.models.charts import Chart
from app.printing.blocks import Block
from app.printing.typeface import Typefaces

CHART_PT = 9.0


def chart_block(chart: Chart, faces: Typefaces, width_mm: float, height_mm: float) -> Block:
    """The chart as wide and high as told; what its axis cannot hold stands in the table below it."""
    look = ChartLook(faces.base_font_name(), text_points=CHART_PT)
    drawing = draw_chart(chart, width_mm * mm, height_mm * mm, look).drawing

    def draw(canvas: Canvas, left_mm: float, top_mm: float) -> None:
        renderPDF.draw(drawing, canvas, left_mm * mm, (top_mm - height_mm) * mm)

    return Block(height_mm, draw)
