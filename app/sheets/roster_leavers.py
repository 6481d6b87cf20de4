"""What a roster says of people who are on it and gone: dead, moved away, struck from the register."""

import re
import unicodedata

_LEFT = r"死亡|去世|过世|逝世|病故|亡故|身故|注销|销户|迁出|除名"
_SAYS_GONE = re.compile(
    rf"[\d年月日./-]*已?经?因?(户口|户籍)?({_LEFT}|故)(注销|户口|户籍)*[\d年月日./-]*"
)
_OF_LEAVING = re.compile(_LEFT)
_OF_STANDING = re.compile(r"状态|状况|变动|在世|健在|人员情况|说明|备注|原因")
_STAYED = re.compile(r"[否无未不没正]|N", re.IGNORECASE)


def may_say_gone(heading: str) -> bool:
    """Whether the cells of this column may say so."""
    return bool(_OF_LEAVING.search(heading) or _OF_STANDING.search(heading))


def says_gone(heading: str, text: str) -> bool:
    """Whether a cell says so, in a column of standings, or by standing in a column of leavings."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if plain in ("-", "/", "0"):
        return False
    if _OF_LEAVING.search(heading):
        return not _STAYED.match(plain)
    return bool(_SAYS_GONE.fullmatch(plain))
