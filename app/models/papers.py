"""What stands on each paper that a station hands out, apart from how it is drawn.

Times and dates are display text, made by `app.models.moments`.
"""

import hashlib
import re
from typing import ClassVar

import msgspec

from app.models.errors import OperationRefused
from app.models.rules.papers import NoticeTexts, PaperTexts, ReceiptTexts, filled

FREE_OF_CHARGE = "免费"
ID_NUMBER_PATTERN = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
MOBILE_PATTERN = re.compile(r"1\d{10}")
NEVER_TYPED = (
    "card_number",
    "photo",
    "photo_hash",
    "reprint",
    "characters",
)  # digits there are nobody's ID number
EXTENSION_PATTERN = re.compile(r"\s*(?:转|轉|分机|ext\.?|#)\s*(?=\d)", re.IGNORECASE)
VCARD_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


class PaperKey(msgspec.Struct, frozen=True):
    """What the printings of a paper are noted under: its name, its subject and its number.

    With `is_by_content` only what said just the same was printed before.
    """

    paper: str
    subject: str
    number: str
    content_digest: str
    is_by_content: bool = False


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What every paper has: the moment it was made out, how often it was printed before, what its
    printings are noted under, which private-use characters the place knows, and a digest of what it
    says.
    """

    outside_digest: ClassVar[frozenset[str]] = frozenset(
        {"issued_at", "reprint", "key", "characters"}
    )

    issued_at: str = ""
    reprint: int = 0
    key: PaperKey | None = None
    characters: dict[str, str] = {}

    def digest(self) -> str:
        """The content hash, 32 hex digits: equal as long as the paper would say the same.

        Empty fields are left out, and words as they ship: a field that a later version adds makes
        nothing stale.
        """
        return self.digest_of_fields(frozenset(self.__struct_fields__))

    def digest_of_fields(self, fields: frozenset[str]) -> str:
        """The content hash of a paper that shows these fields only."""
        said = {
            name: value
            for name in self.__struct_fields__
            if name in fields
            and name not in self.outside_digest
            and (value := getattr(self, name))
            and not (isinstance(value, PaperTexts) and value == type(value)())
        }
        packed = msgspec.msgpack.encode(dict(sorted(said.items())))
        return hashlib.blake2b(packed, digest_size=16).hexdigest()


class LiaisonCardContent(Paper, frozen=True, kw_only=True):
    """A liaison card (联系卡). It names the cadre and the station, never a household.

    Raises OperationRefused `card_holds_id_number` when a text looks like an ID number.
    """

    outside_digest: ClassVar[frozenset[str]] = frozenset(
        {"issued_at", "reprint", "key", "characters", "card_number", "photo"}
    )

    station_name: str
    village_short_name: str = ""
    cadre_name: str
    cadre_title: str = ""
    cadre_phone: str = ""
    grid_name: str = ""
    edition: str = ""
    card_number: str
    service_promise: str = ""
    duty_hours: str = ""
    duty_phone: str = ""
    common_items: list[str] = []  # six to ten read well
    town_hotline: str = ""
    supervision_phone: str = ""
    photo: bytes = b""  # the cadre's, as JPEG or PNG; `photo_hash` stands for it in the digest
    photo_hash: str = ""

    def __post_init__(self) -> None:
        """A card hangs on a door: nobody's ID number may stand on it."""
        for name in self.__struct_fields__:
            if name not in NEVER_TYPED and ID_NUMBER_PATTERN.search(str(getattr(self, name))):
                raise OperationRefused("card_holds_id_number", field=name)

    @property
    def number(self) -> str:
        """The card number, as every paper has a number."""
        return self.card_number

    def vcard(self) -> str:
        """The cadre as a vCard 3.0, lines ending in CRLF and never folded: phones misread folds."""
        name = _vcard_text(self.cadre_name)
        lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{name};;;;", f"FN:{name}"]
        if self.station_name:
            lines.append(f"ORG:{_vcard_text(self.station_name)}")
        if self.cadre_title:
            lines.append(f"TITLE:{_vcard_text(self.cadre_title)}")
        if self.cadre_phone:
            kind = "CELL" if MOBILE_PATTERN.fullmatch(self.cadre_phone) else "WORK"
            dialled = EXTENSION_PATTERN.sub(",", self.cadre_phone)  # a phone waits at a comma
            lines.append(f"TEL;TYPE={kind}:{_vcard_text(dialled)}")
        return "\r\n".join([*lines, "END:VCARD", ""])


class MaterialLine(msgspec.Struct, frozen=True):
    """One material on a paper. `form` is `original` or `copy`; `note` says what is wrong with it."""

    name: str
    form: str = "original"
    copies: int = 1
    note: str = ""


RETENTION = "按村级档案保管期限表确定的期限"


class MaterialReceiptContent(Paper, frozen=True, kw_only=True):
    """A material receipt (材料接收凭证): what the station took in, who answers for it, and by when.

    `station_due_on` is the last day to submit upward (最迟报送日), `expected_by` the day by which the
    authority should have decided (预计办结日), provisional while holidays are not published. `agent` is
    who sees the case through (全程代办人), where the place names somebody.
    """

    number: str
    station_name: str
    item_name: str
    applicant_name: str
    materials: list[MaterialLine] = []
    received_at: str = ""
    first_receiver_name: str = ""
    first_receiver_phone: str = ""
    station_due_on: str = ""
    expected_by: str = ""
    is_expected_provisional: bool = False
    agent: str = ""
    money_lines: list[str] = []
    submitted_to: str = "镇街便民服务中心"
    station_phone: str = ""
    supervision_phone: str = ""
    retention: str = RETENTION
    words: ReceiptTexts = ReceiptTexts()

    @property
    def personal_information_notice(self) -> str:
        """The notice that 个人信息保护法 17 and 35 demand even where no consent is needed."""
        contact = self.station_phone or self.first_receiver_phone
        return filled(
            self.words.privacy,
            station_name=self.station_name,
            submitted_to=self.submitted_to,
            retention=self.retention,
            where=f"到本站或拨打{contact}" if contact else "到本站",
        )


class OneTimeNoticeContent(Paper, frozen=True, kw_only=True):
    """A one-time notice (一次性告知单): everything that is still missing, told at once.

    `is_advice`: somebody has only asked, so nothing is late and no term runs.
    """

    number: str
    station_name: str
    item_name: str
    applicant_name: str
    received: list[MaterialLine] = []
    missing: list[MaterialLine] = []
    supplement_due_on: str = ""
    limit_text: str = ""
    conditions: str = ""
    procedure: str = ""
    refusal_reason: str = ""
    consult_phone: str = ""
    supervision_phone: str = ""
    handler_name: str = ""
    is_advice: bool = False
    words: NoticeTexts = NoticeTexts()


def _vcard_text(text: str) -> str:
    return text.translate(VCARD_ESCAPES)
