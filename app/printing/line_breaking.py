"""Where a line of Chinese may end: no closing mark begins a line, no opening mark ends one."""

from collections.abc import Callable, Iterable, Sequence

NEVER_FIRST = frozenset("、。，．·：；！？”’」』）】》〉〕］｝…—～％‰℃,.:;!?)]}%~-/")
NEVER_LAST = frozenset("“‘「『（【《〈〔［｛([{￥¥$＃#")
UNITS = frozenset("年月日号时分元份件个天户人")  # stay with the number before them
ROUNDING = 1e-6

WidthOf = Callable[[str], float]


def wrap_text(text: str, width: float, width_of: WidthOf) -> list[str]:
    """Lines no wider than `width`, measured by `width_of` in the same unit. Never empty.

    Latin words and numbers stay whole unless longer than a line. A single character wider than the
    line stands on its own.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if width_of(paragraph.rstrip()) <= width + ROUNDING:
            lines.append(paragraph.rstrip())  # most cells of a ledger: no need to look for breaks
            continue
        lines += _fill(_unbreakable_pieces(paragraph), width, width_of)
    return lines


def wrap_items(items: Sequence[str], separator: str, width: float, width_of: WidthOf) -> list[str]:
    """Items in a row, the separator only between two on one line.

    An item longer than a line is broken like any text.
    """
    lines: list[str] = []
    for item in items:
        joined = f"{lines[-1]}{separator}{item}" if lines else item
        if width_of(joined) <= width + ROUNDING:
            lines[-1:] = [joined]
        else:
            lines += wrap_text(item, width, width_of)
    return lines


def _fill(pieces: Iterable[str], width: float, width_of: WidthOf) -> list[str]:
    lines: list[str] = []
    line, line_width = "", 0.0
    for piece in pieces:
        added = piece
        if line and line_width + width_of(added.rstrip()) > width + ROUNDING:
            lines.append(line.rstrip())
            line, line_width = "", 0.0
            added = added.lstrip()
        if width_of(added.rstrip()) > width + ROUNDING:
            *full, added = _split_by_character(added, width, width_of)
            lines += full
        line += added
        line_width += width_of(added)
    return [*lines, line.rstrip()]


def _split_by_character(text: str, width: float, width_of: WidthOf) -> list[str]:
    lines, line_width = [""], 0.0
    for character in text:
        added = width_of(character)
        if lines[-1] and line_width + added > width + ROUNDING and not character.isspace():
            lines[-1], carried = _cut(lines[-1], width - added, width_of)
            lines.append(carried)
            line_width = width_of(carried)
        lines[-1] += character
        line_width += added
    return [line.rstrip() for line in lines[:-1]] + lines[-1:]


def _cut(line: str, room: float, width_of: WidthOf) -> tuple[str, str]:
    """A number goes on before its last hyphen: one at a line's end is lost when it is copied."""
    place = line.rfind("-")
    if place > 0 and line.isascii() and width_of(line[place:]) <= room:
        return line[:place], line[place:]
    return line, ""


def _unbreakable_pieces(text: str) -> list[str]:
    """The text cut at every place where a line may end."""
    pieces: list[str] = []
    for character in text:
        if pieces and not _may_break(pieces[-1][-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _may_break(before: str, after: str) -> bool:
    if after in NEVER_FIRST or after.isspace() or before in NEVER_LAST:
        return False
    if before.isdigit() and after in UNITS:
        return False
    return before.isspace() or not (_is_latin(before) and _is_latin(after))


def _is_latin(character: str) -> bool:
    return character < "\u2e80" and not character.isspace()
