"""Draws the elements of a card, each in its own box, by the rules of its layout."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.models.card_layouts import CardLayout, Element, said
from app.models.errors import OperationRefused
from app.models.papers import LiaisonCardContent
from app.printing.card_words import (
    SEPARATOR,
    Section,
    is_own,
    phones_of,
    sections_of,
    text_of,
)
from app.printing.colours import ACCENT, INK, LABEL, Colour
from app.printing.qr import draw_qr
from app.printing.sheet import draw_rule
from app.printing.typeface import ASCENT, MM_PER_POINT, FittedText, Typefaces

COLOURS: dict[str, Colour] = {"ink": INK, "accent": ACCENT, "label": LABEL}
LABEL_GAP = 0.7  # of the type's size in millimetres, between a label and what it says
TEXT_LEADING, PHONE_LEADING = 1.25, 1.3
STEP_PT = 0.5
PHOTO_DPI, PHOTO_QUALITY = 350, 88


@dataclass(frozen=True, slots=True)
class Setting:
    """How paragraphs are set: size in points, leading in sizes, gap in millimetres.

    Run-in paragraphs go on below their label; the others keep clear of it.
    """

    size_pt: float
    leading: float
    gap_mm: float
    is_run_in: bool = False


def draw_elements(
    canvas: Canvas,
    layout: CardLayout,
    elements: tuple[Element, ...],
    card: LiaisonCardContent,
    faces: Typefaces,
    *,
    own: bool,
) -> None:
    """Draw a side with the card's lower left corner at the origin: what is `own` to each card, or
    all the rest. Raises OperationRefused `paper_text_too_long` (field), `glyph_missing`,
    `picture_unreadable`.
    """
    missing = "with_photo" if not card.photo else "without_photo"
    for element in elements:
        if element.only != missing and is_own(element) == own:
            _draw(canvas, layout, element, card, faces)


def _draw(
    canvas: Canvas, layout: CardLayout, element: Element, card: LiaisonCardContent, faces: Typefaces
) -> None:
    top_mm = layout.height_mm - element.y_mm
    bottom_mm = top_mm - element.height_mm
    if element.kind == "text":
        _draw_text(canvas, element, top_mm, card, faces)
    elif element.kind == "rule":
        end = (element.x_mm + element.width_mm, bottom_mm)
        draw_rule(canvas, (element.x_mm, top_mm), end, element.size_pt, COLOURS[element.colour])
    elif element.kind == "sections":
        _draw_sections(canvas, element, top_mm, card, faces)
    elif element.kind == "phones":
        _draw_phones(canvas, element, top_mm, card, faces)
    elif element.kind == "photo":
        _draw_photo(canvas, element, bottom_mm, card.photo)
    else:
        vcard = element.kind == "vcard"
        said = faces.known_text(card.vcard()) if vcard else card.card_number
        payload = said.encode("utf-8" if vcard else "ascii")
        draw_qr(canvas, element.x_mm, bottom_mm, element.width_mm, payload)


def _draw_text(
    canvas: Canvas, element: Element, top_mm: float, card: LiaisonCardContent, faces: Typefaces
) -> None:
    text = text_of(element.text, card)
    if is_own(element):
        text = _number_broken(text, card.card_number, element, faces)
    if not text:
        return
    fitted = _fitted(text, element, faces)
    spare_mm = element.height_mm - fitted.height_mm
    shift = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[element.vertical]
    first_mm = top_mm - spare_mm * shift - fitted.size_pt * ASCENT * MM_PER_POINT
    for number, line in enumerate(fitted.lines):
        x_mm = element.x_mm
        if element.align != "left":
            room_mm = element.width_mm - faces.text_width(line, fitted.size_pt, element.is_bold)
            x_mm += room_mm / (2 if element.align == "center" else 1)
        faces.draw_text(
            canvas,
            x_mm,
            first_mm - number * fitted.leading_mm,
            line,
            fitted.size_pt,
            element.is_bold,
            colour=COLOURS[element.colour],
        )


def _fitted(text: str, element: Element, faces: Typefaces) -> FittedText:
    """By the element's own rule; never cut. Line breaks that were typed give way before it is refused.

    Raises OperationRefused `paper_text_too_long`.
    """
    try:
        return _fitted_as_typed(text, element, faces)
    except OperationRefused as refused:
        if refused.key != "paper_text_too_long" or "\n" not in text or is_own(element):
            raise
        return _fitted_as_typed(" ".join(text.split()), element, faces)


def _fitted_as_typed(text: str, element: Element, faces: Typefaces) -> FittedText:
    least = element.size_pt if element.when_long == "wrap" else element.least_pt
    fitted = faces.fit(
        text,
        element.width_mm,
        element.height_mm,
        (element.size_pt, least),
        bold=element.is_bold,
        leading=TEXT_LEADING,
        field=said(element),
    )
    is_too_many = element.when_long == "shrink" and len(fitted.lines) > text.count("\n") + 1
    if is_too_many or fitted.height_mm > element.height_mm + 0.01:
        raise OperationRefused("paper_text_too_long", field=said(element))
    return fitted


def _number_broken(text: str, number: str, element: Element, faces: Typefaces) -> str:
    """A card number that is too wide for one line goes on before its first hyphen: one at a line's
    end would be lost when the number is copied.
    """
    if faces.text_width(number, element.size_pt, element.is_bold) <= element.width_mm:
        return text
    return text.replace(number, number.replace("-", "\n-", 1))


def _draw_sections(
    canvas: Canvas, element: Element, top_mm: float, card: LiaisonCardContent, faces: Typefaces
) -> None:
    sections = sections_of(element, card)
    if not sections:
        return
    setting, texts = _fit_sections(sections, element, faces)
    for section, text in zip(sections, texts, strict=True):
        label = faces.set_lines(section.label, setting.size_pt, element.width_mm, bold=True)
        faces.draw_lines(canvas, element.x_mm, top_mm, label, colour=ACCENT)
        indent_mm = 0.0 if setting.is_run_in else _label_mm(section, setting.size_pt, faces)
        faces.draw_lines(canvas, element.x_mm + indent_mm, top_mm, text)
        top_mm -= text.height_mm + setting.gap_mm


def _settings(element: Element) -> list[Setting]:
    """From the roomiest down; the first in which everything fits is taken."""
    steps = max(int((element.size_pt - element.least_pt) / STEP_PT), 0)
    settings = [
        Setting(size, 1.5 - 0.2 * number / (steps or 1), size * 0.28 - number * 0.1)
        for number in range(steps + 1)
        if (size := element.size_pt - number * STEP_PT)
    ]
    least = element.least_pt
    return [
        *settings,
        Setting(least, 1.2, least * 0.11),
        Setting(least, 1.3, least * 0.15, is_run_in=True),
        Setting(least, 1.2, least * 0.11, is_run_in=True),
    ]


def _fit_sections(
    sections: list[Section], element: Element, faces: Typefaces
) -> tuple[Setting, list[FittedText]]:
    """All paragraphs above one another, in the roomiest setting that leaves them room."""
    for setting in _settings(element):
        texts = [_set_section(section, setting, element.width_mm, faces) for section in sections]
        needed_mm = sum(text.height_mm + setting.gap_mm for text in texts) - setting.gap_mm
        if needed_mm <= element.height_mm:
            return setting, texts
    longest = max(sections, key=lambda section: len(section.text))
    raise OperationRefused("paper_text_too_long", field=longest.label)


def _set_section(
    section: Section, setting: Setting, width_mm: float, faces: Typefaces
) -> FittedText:
    size_pt, leading = setting.size_pt, setting.leading
    if setting.is_run_in:
        words = "、".join(section.items) or section.text
        # Ideographic spaces keep the label's room: each is as wide as a character of it.
        label_room = "\u3000" * len(section.label) + "  "
        return faces.set_lines(label_room + words, size_pt, width_mm, leading=leading)
    width_mm -= _label_mm(section, size_pt, faces)
    if not section.items:
        return faces.set_lines(section.text, size_pt, width_mm, leading=leading)
    lines = faces.wrap_list(list(section.items), SEPARATOR, size_pt, width_mm)
    return FittedText(tuple(lines), size_pt, size_pt * leading * MM_PER_POINT)


def _label_mm(section: Section, size_pt: float, faces: Typefaces) -> float:
    gap_mm = LABEL_GAP * size_pt * MM_PER_POINT
    return faces.text_width(section.label, size_pt, bold=True) + gap_mm


def _draw_phones(
    canvas: Canvas, element: Element, top_mm: float, card: LiaisonCardContent, faces: Typefaces
) -> None:
    """In columns from the top. Raises OperationRefused `paper_text_too_long` with the label."""
    phones = phones_of(card)
    column_mm = element.width_mm / element.columns
    rows = -(-len(phones) // element.columns)
    row_mm = element.height_mm / max(rows, 1)
    size = min(element.size_pt, row_mm / PHONE_LEADING / MM_PER_POINT)
    if size < element.least_pt - 0.01:
        raise OperationRefused("paper_text_too_long", field=said(element))
    line_mm = size * PHONE_LEADING * MM_PER_POINT
    for number, phone in enumerate(phones):
        x_mm = element.x_mm + number % element.columns * column_mm
        row_top_mm = top_mm - number // element.columns * line_mm
        label = faces.set_lines(phone.label, size, column_mm)
        faces.draw_lines(canvas, x_mm, row_top_mm, label, colour=LABEL)
        label_mm = _label_mm(phone, size, faces)
        text = faces.fit(
            phone.text,
            column_mm - label_mm - 1,
            line_mm,
            (size, element.least_pt),
            bold=True,
            field=phone.label,
        )
        if len(text.lines) > 1:
            raise OperationRefused("paper_text_too_long", field=phone.label)
        faces.draw_lines(canvas, x_mm + label_mm, row_top_mm, text)


def _draw_photo(canvas: Canvas, element: Element, bottom_mm: float, photo: bytes) -> None:
    """Whole, as large as its box allows, in its middle. Raises OperationRefused `picture_unreadable`."""
    try:
        with Image.open(BytesIO(photo)) as opened:
            picture = opened.convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError):
        raise OperationRefused("picture_unreadable") from None
    most = max(element.width_mm, element.height_mm) / 25.4 * PHOTO_DPI
    picture.thumbnail((most, most))
    small = BytesIO()
    picture.save(small, "JPEG", quality=PHOTO_QUALITY)
    small.seek(0)
    width, height = picture.size
    scale = min(element.width_mm / width, element.height_mm / height)
    x_mm = element.x_mm + (element.width_mm - width * scale) / 2
    y_mm = bottom_mm + (element.height_mm - height * scale) / 2
    canvas.drawImage(
        ImageReader(small),
        *(value / MM_PER_POINT for value in (x_mm, y_mm, width * scale, height * scale)),
    )
