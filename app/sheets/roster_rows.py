"""One row of a roster sheet: its cells by field, and whether it is a person at all."""

import copy
import re
from collections.abc import Sequence

from app.sheets.roster_cells import row_texts, word_text
from app.sheets.roster_headings import (
    HEADINGS,
    OF_HOUSEHOLD,
    RosterColumns,
    column_letter,
    field_of,
    names_columns,
)

_TOTAL = re.compile(
    r"(本?页|本?组|全?[村组镇户]|.{1,6}[村组队页])?(合计|总计|小计|共计|总人数|总户数)"
)
_FOOTER = re.compile(
    r"(填表人|制表人?|审核人?|填报人?|填报单位|负责人|注[:：]|说明[:：]|备注[:：])"
)
_TITLE = re.compile(r"(名册|名单|登记表|统计表|明细表|一览表)(\W.*)?$")
_DITTOS = frozenset({"同上", "〃", "″", "”", "々"})
_ERROR = re.compile(r"#(N/A|NAME\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")
_IS_HEAD = re.compile(r"\s*[(（]户主[)）]$")
_EXAMPLE = re.compile(r"[(（【]?(填写|填表)?(示例|样例|范例|举例|例)[\W\d]*")
_EXAMPLE_NAME = re.compile(r".*[(（【](示例|样例|范例|举例|例)[)）】]")
_HINT = re.compile(
    r"[(（]?(必填|选填|必须?填写|手工填写|手动输入|下拉选择|自动生成|请?(填写|选择|输入).*)项?[)）]?"
)
_NAMES = frozenset({*HEADINGS["name"], "姓 名", "名 字"})


def bare_name(name: str) -> str:
    """张三（户主） is 张三."""
    return _IS_HEAD.sub("", name) if name[-1:] in ")）" else name


class SheetRow:
    """One row of the sheet, or one member of the household that it lists, looked up by field.

    `number` is the sheet's own, from 1. `head_name` is as the row has it.
    """

    def __init__(self, number: int, cells: Sequence[object], columns: RosterColumns) -> None:
        self.number = number
        self.columns = columns
        self.cells = list(cells)
        self.texts, self.may_hold_formula = row_texts(cells)
        self.head_name = bare_name(self.word("head_name"))

    @property
    def member(self) -> int:
        """The member that it is of, from 1; 0 where the row is of one person."""
        return self.columns.member

    @property
    def at(self) -> tuple[int, int]:
        """Which row, and which member of it."""
        return self.number, self.columns.member

    def of_member(self, columns: RosterColumns) -> "SheetRow":
        """The same row, read by the columns of one member."""
        part = copy.copy(self)
        part.columns = columns
        return part

    def says_anything(self) -> bool:
        """Whether anything stands in the columns of this member alone."""
        places = self.columns.places.items()
        return any(self.texts[n] for field, own in places if field not in OF_HOUSEHOLD for n in own)

    def cell(self, field: str) -> object:
        """The cell as the spreadsheet holds it."""
        places = self.columns.places.get(field)
        return self.cells[places[0]] if places else ""

    def text(self, field: str) -> str:
        """The cell as clean text."""
        places = self.columns.places.get(field)
        return self.texts[places[0]] if places else ""

    def word(self, field: str) -> str:
        """The cell as one word, without the gaps that only make it look wide."""
        text = self.text(field)
        return word_text(text) if " " in text else text

    def as_note(self, place: int) -> str:
        """A cell that could not be read in full, to be kept in the person's note."""
        heading = self.columns.headings.get(place, column_letter(place))
        return f"{heading}：{self.texts[place]}"

    def copy_dittos(self, above: list[str]) -> None:
        """同上 and 〃 say what the row above says; whose name or number that is they cannot say."""
        if _DITTOS.isdisjoint(self.texts):
            return
        whose = (self.columns, *self.columns.members)
        own = {n for each in whose for f in ("name", "id_number") for n in each.places.get(f, ())}
        for place, text in enumerate(self.texts):
            if text in _DITTOS and place not in own and above:
                self.texts[place] = self.cells[place] = above[place]

    def take_errors(self) -> list[tuple[int, str]]:
        """The cells that hold a formula's error (#N/A), which are then empty."""
        found = [(n, text) for n, text in enumerate(self.texts) if _ERROR.fullmatch(text)]
        names = {each.places["name"] for each in (self.columns, *self.columns.members)}
        for place, _ in found:
            if (place,) not in names:
                self.texts[place] = self.cells[place] = ""
        return found

    def holds_a_person(self) -> bool:
        """Whether this is more than a running number, a total, a title, a footer or headings."""
        serial = self.columns.places.get("serial", ())
        texts = [text for text in self.texts if text]
        if len(texts) == 1 and any(self.texts[place] for place in serial):
            return False
        first = texts[0].replace(" ", "")
        name = self.word("name").replace(" ", "")
        if _TOTAL.match(first) or _TOTAL.fullmatch(name) or (not name and _FOOTER.match(first)):
            return False
        if len(texts) == 1 and _TITLE.search(texts[0].replace(" ", "")):
            return False
        if self.as_example() or _HINT.fullmatch(name):
            return False
        if not name and all(field_of(text) for text in texts):
            return False  # the second line of the headings
        return not self.names_columns()

    def as_example(self) -> tuple[str, str] | None:
        """The heading and the text of the cell that says that the row only shows how to fill in a form."""
        first = next(place for place, text in enumerate(self.texts) if text)
        (name, *_) = self.columns.places["name"]
        for place, pattern in ((first, _EXAMPLE), (name, _EXAMPLE), (name, _EXAMPLE_NAME)):
            if "例" in self.texts[place] and pattern.fullmatch(self.texts[place]):
                heading = self.columns.headings.get(place, column_letter(place))
                return heading, self.texts[place]
        return None

    def names_columns(self) -> bool:
        """Whether these are headings, be it the same again or those of another table."""
        if field_of(self.word("name")) == "name":
            return True
        return not _NAMES.isdisjoint(self.texts) and names_columns(self.cells)
