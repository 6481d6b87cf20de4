"""The two sides of a liaison card: what is said on each, and where it stands."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from app.models.errors import OperationRefused
from app.models.papers import MOBILE_PATTERN, LiaisonCardContent
from app.printing.colours import ACCENT, HAIRLINE, LABEL
from app.printing.qr import draw_qr
from app.printing.sheet import draw_rule
from app.printing.typeface import MM_PER_POINT, FittedText, Typefaces

CARD_WIDTH_MM, CARD_HEIGHT_MM = 90.0, 54.0
EDGE_MM = 5.0  # nothing is printed nearer to the cut
BODY_PT = 8.0  # the smallest that older eyes read
TOP_MM = CARD_HEIGHT_MM - EDGE_MM
RIGHT_MM = CARD_WIDTH_MM - EDGE_MM

FRONT_QR_MM = 22.0
FRONT_TEXT_MM = RIGHT_MM - FRONT_QR_MM - 4 - EDGE_MM
BACK_QR_MM = 20.0
BACK_TEXT_MM = RIGHT_MM - BACK_QR_MM - 4 - EDGE_MM
LABEL_GAP_MM = 2.0
NUMBER_MM = 12.5  # from the code's quiet zone down to the rule over two rows of phones
PHONE_ROW_MM = 3.65
SEPARATOR = " · "
NUMBER_LABEL = "卡号"
CARD_NAME = "便民联系卡"
SCAN_WORDS = "扫码存电话"
NATIONAL_HOTLINE, NATIONAL_LABEL = "12345", "政务热线"


@dataclass(frozen=True, slots=True)
class Setting:
    """How the back's paragraphs are set: size in points, leading in sizes, gap in millimetres.

    Run-in paragraphs go on below their label; the others keep clear of it.
    """

    size_pt: float
    leading: float
    gap_mm: float
    is_run_in: bool = False


# The roomiest in which everything fits is taken.
BACK_SETTINGS = (
    Setting(9.5, 1.5, 2.8),
    Setting(9.0, 1.45, 2.4),
    Setting(8.5, 1.4, 2.0),
    Setting(8.25, 1.35, 1.6),
    Setting(BODY_PT, 1.3, 1.2),
    Setting(BODY_PT, 1.2, 0.9),
    Setting(BODY_PT, 1.3, 1.2, is_run_in=True),
    Setting(BODY_PT, 1.2, 0.9, is_run_in=True),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A label on the back and what it says."""

    label: str
    text: str
    items: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, item by item."""
        return self.items or (self.text,)


def front_lines(card: LiaisonCardContent) -> list[str]:
    """The words on the front, top to bottom."""
    place = SEPARATOR.join(filter(None, (card.village_short_name, card.grid_name)))
    phone = grouped_phone(card.cadre_phone)
    words = (card.station_name, card.cadre_name, card.cadre_title, phone, place)
    return [line for line in (*words, CARD_NAME, SCAN_WORDS) if line]


def grouped_phone(phone: str) -> str:
    """A mobile number in groups of 3, 4 and 4, as people say it; any other as given."""
    if MOBILE_PATTERN.fullmatch(phone):
        return f"{phone[:3]} {phone[3:7]} {phone[7:]}"
    return phone


def back_lines(card: LiaisonCardContent) -> list[str]:
    """The words on the back, top to bottom."""
    sections = [line for section in back_sections(card) for line in (section.label, *section.words)]
    phones = [f"{phone.label} {phone.text}" for phone in back_phones(card)]
    return [*sections, *phones, *number_lines(card)]


def back_sections(card: LiaisonCardContent) -> list[Section]:
    """The paragraphs of the back that say something."""
    items = tuple(item for item in map(str.strip, card.common_items) if item)
    sections = (
        Section("服务承诺", card.service_promise.strip()),
        Section("值班时间", card.duty_hours.strip()),
        Section("常办事项", SEPARATOR.join(items), items),
    )
    return [section for section in sections if section.text]


def back_phones(card: LiaisonCardContent) -> list[Section]:
    """The phones of the back; 12345 stands there once, whoever else answers it."""
    phones = (
        Section("值班电话", card.duty_phone),
        Section("镇级热线", card.town_hotline),
        Section(NATIONAL_LABEL, NATIONAL_HOTLINE),
        Section("监督电话", card.supervision_phone),
    )
    return [
        phone
        for phone in phones
        if phone.text and (phone.text != NATIONAL_HOTLINE or phone.label == NATIONAL_LABEL)
    ]


def number_lines(card: LiaisonCardContent) -> list[str]:
    """Card number and edition, as they stand below the code.

    A hyphen at a line's end would be lost when the number is copied, so it begins the next.
    """
    return [*card.card_number.replace("-", "\n-", 1).splitlines(), *card.edition.splitlines()]


def draw_front(canvas: Canvas, card: LiaisonCardContent, faces: Typefaces) -> None:
    """Draw the front with its lower left corner at the origin."""
    station = faces.fit(card.station_name, FRONT_TEXT_MM, 8.5, (10, 8), bold=True, field="站名")
    faces.draw_lines(canvas, EDGE_MM, TOP_MM, station, colour=ACCENT)
    rule_mm = TOP_MM - max(station.height_mm, 3.5) - 2
    draw_rule(canvas, (EDGE_MM, rule_mm), (EDGE_MM + 9, rule_mm), 1.6, ACCENT)

    place = SEPARATOR.join(filter(None, (card.village_short_name, card.grid_name)))
    grid = faces.fit(place, FRONT_TEXT_MM, 6.5, (9, BODY_PT), field="网格")
    floor_mm = EDGE_MM + grid.height_mm
    faces.draw_lines(canvas, EDGE_MM, floor_mm, grid, colour=LABEL)
    phone = faces.fit(
        grouped_phone(card.cadre_phone), FRONT_TEXT_MM, 11, (17, 12), bold=True, field="电话"
    )
    floor_mm += 2 * bool(grid.lines) + phone.height_mm
    faces.draw_lines(canvas, EDGE_MM, floor_mm, phone)

    title = faces.fit(card.cadre_title, FRONT_TEXT_MM, 6.5, (9.5, BODY_PT), field="职务")
    room_mm = rule_mm - floor_mm - title.height_mm - 6
    name = faces.fit(
        card.cadre_name, FRONT_TEXT_MM, room_mm, (22, BODY_PT), bold=True, field="姓名"
    )
    name_mm = rule_mm - min(4.5, 3 + (room_mm - name.height_mm) / 4)
    faces.draw_lines(canvas, EDGE_MM, name_mm, name)
    faces.draw_lines(canvas, EDGE_MM, name_mm - name.height_mm - 1.8, title)
    _draw_front_code(canvas, card, faces)


def _draw_front_code(canvas: Canvas, card: LiaisonCardContent, faces: Typefaces) -> None:
    left_mm = RIGHT_MM - FRONT_QR_MM
    bottom_mm = (CARD_HEIGHT_MM - FRONT_QR_MM) / 2
    draw_qr(canvas, left_mm, bottom_mm, FRONT_QR_MM, card.vcard().encode())
    middle_mm = left_mm + FRONT_QR_MM / 2
    name_mm = middle_mm - faces.text_width(CARD_NAME, BODY_PT, bold=True) / 2
    faces.draw_text(canvas, name_mm, TOP_MM - 2.8, CARD_NAME, BODY_PT, bold=True, colour=ACCENT)
    scan_mm = middle_mm - faces.text_width(SCAN_WORDS, BODY_PT) / 2
    faces.draw_text(canvas, scan_mm, EDGE_MM + 0.6, SCAN_WORDS, BODY_PT, colour=LABEL)


def draw_back(canvas: Canvas, card: LiaisonCardContent, faces: Typefaces) -> None:
    """Draw the back except what `draw_number` adds, its lower left corner at the origin."""
    floor_mm = _draw_phones(canvas, card, faces)
    sections = back_sections(card)
    setting, texts = _fit_sections(sections, TOP_MM - floor_mm, faces)
    top_mm = TOP_MM
    for section, text in zip(sections, texts, strict=True):
        label = faces.set_lines(section.label, setting.size_pt, BACK_TEXT_MM, bold=True)
        faces.draw_lines(canvas, EDGE_MM, top_mm, label, colour=ACCENT)
        indent_mm = 0.0 if setting.is_run_in else _label_mm(section, setting.size_pt, faces)
        faces.draw_lines(canvas, EDGE_MM + indent_mm, top_mm, text)
        top_mm -= text.height_mm + setting.gap_mm


def draw_number(canvas: Canvas, card: LiaisonCardContent, faces: Typefaces) -> None:
    """Draw what is each card's own: its number as a code and, below it, as text with the edition.

    An edition of two lines takes the place of the number's label. Raises OperationRefused
    `paper_text_too_long` when it needs more.
    """
    left_mm = RIGHT_MM - BACK_QR_MM
    bottom_mm = TOP_MM - BACK_QR_MM
    number = card.card_number.encode("ascii")
    top_mm = bottom_mm - draw_qr(canvas, left_mm, bottom_mm, BACK_QR_MM, number)
    text = faces.set_lines("\n".join(number_lines(card)), BODY_PT, BACK_QR_MM, leading=1.12)
    if text.height_mm > NUMBER_MM:
        raise OperationRefused("paper_text_too_long", field="版次")
    label = faces.set_lines(NUMBER_LABEL, BODY_PT, BACK_QR_MM)
    if text.height_mm + text.leading_mm <= NUMBER_MM:
        faces.draw_lines(canvas, left_mm, top_mm, label, colour=LABEL)
        top_mm -= text.leading_mm
    faces.draw_lines(canvas, left_mm, top_mm, text)


def _fit_sections(
    sections: list[Section], room_mm: float, faces: Typefaces
) -> tuple[Setting, list[FittedText]]:
    """All paragraphs above one another, in the roomiest setting that leaves them room."""
    for setting in BACK_SETTINGS:
        texts = [_set_section(section, setting, faces) for section in sections]
        if sum(text.height_mm + setting.gap_mm for text in texts) - setting.gap_mm <= room_mm:
            return setting, texts
    longest = max(sections, key=lambda section: len(section.text))
    raise OperationRefused("paper_text_too_long", field=longest.label)


def _set_section(section: Section, setting: Setting, faces: Typefaces) -> FittedText:
    size_pt, leading = setting.size_pt, setting.leading
    if setting.is_run_in:
        words = "、".join(section.items) or section.text
        # Ideographic spaces keep the label's room: each is as wide as a character of it.
        label_room = "\u3000" * len(section.label) + "  "
        return faces.set_lines(label_room + words, size_pt, BACK_TEXT_MM, leading=leading)
    width_mm = BACK_TEXT_MM - _label_mm(section, size_pt, faces)
    if not section.items:
        return faces.set_lines(section.text, size_pt, width_mm, leading=leading)
    lines = faces.wrap_list(list(section.items), SEPARATOR, size_pt, width_mm)
    return FittedText(tuple(lines), size_pt, size_pt * leading * MM_PER_POINT)


def _label_mm(section: Section, size_pt: float, faces: Typefaces) -> float:
    return faces.text_width(section.label, size_pt, bold=True) + LABEL_GAP_MM


def _draw_phones(canvas: Canvas, card: LiaisonCardContent, faces: Typefaces) -> float:
    """Draw the phones in two columns at the foot; returns how high they reach, rule included."""
    phones = back_phones(card)
    column_mm = (RIGHT_MM - EDGE_MM) / 2
    rows = (len(phones) + 1) // 2
    for number, phone in enumerate(phones):
        x_mm = EDGE_MM + number % 2 * column_mm
        top_mm = EDGE_MM + (rows - number // 2) * PHONE_ROW_MM - 0.55
        label_text = faces.set_lines(phone.label, BODY_PT, column_mm)
        faces.draw_lines(canvas, x_mm, top_mm, label_text, colour=LABEL)
        label_mm = _label_mm(phone, BODY_PT, faces)
        width_mm = column_mm - label_mm
        text = faces.fit(phone.text, width_mm, 3.4, (8.25, BODY_PT), bold=True, field=phone.label)
        faces.draw_lines(canvas, x_mm + label_mm, top_mm, text)
    rule_mm = EDGE_MM + rows * PHONE_ROW_MM + 0.4
    draw_rule(canvas, (EDGE_MM, rule_mm), (RIGHT_MM, rule_mm), 0.4, HAIRLINE)
    return rule_mm + 1.2
