"""What reportlab 5.1 gets wrong for Chinese papers, put right once for the whole process."""

from collections.abc import Sequence

from reportlab import rl_config
from reportlab.pdfbase import ttfonts

ENTRIES_PER_SECTION = 100  # the CMap format allows no more


def install_reportlab_fixes() -> None:
    """Make rare characters copyable and files smaller. Installing twice changes nothing.

    reportlab writes characters beyond U+FFFF as five hex digits, so that 张𬱖 copies as 张ⳅ; and it
    wraps every stream in base 85, which costs a quarter of the size and the time.
    """
    ttfonts.makeToUnicodeCMap = to_unicode_cmap
    rl_config.useA85 = 0


def to_unicode_cmap(font_name: str, subset: Sequence[int]) -> str:
    """The ToUnicode CMap of one subset: which character each of its codes stands for."""
    entries = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(entries), ENTRIES_PER_SECTION):
        section = entries[start : start + ENTRIES_PER_SECTION]
        lines += [f"{len(section)} beginbfchar", *section, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
