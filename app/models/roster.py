"""A household roster as read from a sheet, before any of it is kept: preview, doubts, refusals."""

import msgspec

SELF_NUMBERED = "自编"
"""A household without a number in the sheet gets one that begins so, counted within the sheet."""


class RosterRow(msgspec.Struct, frozen=True):
    """One person of the roster, cleaned. `row` is the sheet's own row number, from 1; `member` counts
    those that a row lists.
    """

    row: int
    group: str = ""  # 村民小组
    household_number: str = ""
    head_name: str = ""
    name: str = ""
    head_relation: str = ""
    sex: str = "0"
    ethnicity: str = ""
    born_on: str = ""
    id_number: str = ""
    political_status: str = ""
    education: str = ""
    marital_status: str = ""
    registration_type: str = ""
    address: str = ""  # of the household
    residence: str = ""
    workplace: str = ""
    phones: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    note: str = ""
    member: int = 0

    @property
    def at(self) -> tuple[int, int]:
        """Where in the sheet the person stands."""
        return self.row, self.member

    def heading_key(self, field: str) -> str:
        """Under which key of a preview's `headings` that field of the person stands."""
        return f"{field}/{self.member}" if self.member else field


class RosterDoubt(msgspec.Struct, frozen=True, omit_defaults=True):
    """One cell that is doubtful (kept as 待核 if the person says so) or refused."""

    row: int
    column: str  # the heading as it stands in the sheet
    value: str
    problem: str  # a problem key
    member: int = 0  # of those that the row lists

    @property
    def at(self) -> tuple[int, int]:
        """Whom it is about."""
        return self.row, self.member


class RosterColumn(msgspec.Struct, frozen=True):
    """One column of a sheet: its letter, its heading, what stands in it, and what it is read as."""

    letter: str
    heading: str
    examples: tuple[str, ...]
    field: str = ""  # a field of RosterRow, `serial`, or nothing


class RosterChoice(msgspec.Struct, frozen=True):
    """How one sheet is to be read. `fields` are those of RosterRow, one a column, or nothing."""

    sheet: str
    header_row: int  # from 1
    fields: tuple[str, ...]
    has_hidden_rows: bool = True  # whether they are read

    def read_as(self, fields: tuple[str, ...] | None) -> "RosterChoice":
        """The same with its columns read so; as it is, where nobody said how."""
        return msgspec.structs.replace(self, fields=fields) if fields else self


class RosterPreview(msgspec.Struct, frozen=True):
    """What an import would do. Nothing has been written."""

    sheet: str
    header_row: int
    rows: tuple[RosterRow, ...]
    doubtful: tuple[RosterDoubt, ...] = ()
    refused: tuple[RosterDoubt, ...] = ()
    file_name: str = ""
    headings: dict[str, str] = {}  # of the fields read, as in the sheet; a member's as name/2
    hidden_rows: int = 0  # people in hidden rows, read or not as was chosen
    blank_rows: int = 0
    total_rows: int = 0  # totals, footers and repeated headings

    @property
    def households(self) -> int:
        """How many households the rows name."""
        return len({row.household_number for row in self.rows})

    def without(self, rows: frozenset[int]) -> "RosterPreview":
        """The same with these rows of the sheet left out."""
        return msgspec.structs.replace(
            self,
            rows=tuple(row for row in self.rows if row.row not in rows),
            doubtful=tuple(doubt for doubt in self.doubtful if doubt.row not in rows),
        )
