"""操作手册: its sections, so that one can be found, shown and printed by itself."""

import re

import msgspec

_HEADING = re.compile(r"^(#{1,3}) +(.+)$")
PICTURE = re.compile(r"^!\[([^\]]*)\]\(manual/([\w-]+\.png)\)$")


class ManualSection(msgspec.Struct, frozen=True):
    """One heading with what stands below it, as Markdown; `level` 1 is the book itself."""

    title: str
    level: int
    text: str

    def holds(self, words: str) -> bool:
        """Whether all of these words stand in it."""
        here = f"{self.title}\n{self.text}".lower()
        return all(word in here for word in words.lower().split())


def sections_of(text: str) -> tuple[ManualSection, ...]:
    """The manual in its sections; what stands before the first heading is left out."""
    sections: list[ManualSection] = []
    title, level, lines = "", 0, list[str]()
    for line in [*text.splitlines(), "# "]:
        match = _HEADING.match(line)
        if match is None and line != "# ":
            lines.append(line)
            continue
        if level:
            sections.append(ManualSection(title, level, "\n".join(lines).strip()))
        title, level, lines = (match[2].strip(), len(match[1]), []) if match else ("", 0, [])
    return tuple(sections)


def section_for(sections: tuple[ManualSection, ...], title: str) -> int:
    """The place of the section whose title holds these words; the first where there is none."""
    return next((n for n, each in enumerate(sections) if title in each.title), 0)
