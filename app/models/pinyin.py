"""Pinyin keys of a name: what someone may type to find a villager, surnames read as surnames."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product

Readings = Callable[[str], tuple[str, ...]]
"""Toneless readings of one character, the commonest first, ü written v; empty when unknown."""

MOST_SPELLINGS = 32

SURNAME_READINGS: dict[str, tuple[str, ...]] = {
    "万俟": ("mo qi",), "尉迟": ("yu chi",), "长孙": ("zhang sun",), "单于": ("chan yu",),
    "澹台": ("tan tai",), "子车": ("zi ju",), "尉犁": ("yu li",), "宰父": ("zai fu",),
    "单": ("shan",), "仇": ("qiu",), "解": ("xie",), "查": ("zha",), "曾": ("zeng",),
    "区": ("ou",), "朴": ("piao",), "翟": ("zhai", "di"), "盖": ("ge", "gai"), "尉": ("wei", "yu"),
    "任": ("ren",), "华": ("hua",), "纪": ("ji",), "宁": ("ning",), "秘": ("bi", "mi"),
    "冼": ("xian",), "洗": ("xian",), "覃": ("qin", "tan"), "缪": ("miao",), "繁": ("po",),
    "召": ("shao", "zhao"), "员": ("yun",), "贠": ("yun",), "黑": ("he", "hei"),
    "乐": ("yue", "le"), "车": ("che",), "折": ("she",), "佘": ("she",), "晁": ("chao",),
    "褚": ("chu",), "郗": ("xi", "chi"), "郄": ("qie", "xi"), "隗": ("wei", "kui"),
    "应": ("ying",), "宿": ("su",), "逄": ("pang",), "牟": ("mu", "mou"), "臧": ("zang",),
    "藏": ("zang",), "种": ("chong",), "重": ("chong",), "祭": ("zhai", "ji"), "幺": ("yao",),
    "那": ("na",), "能": ("nai",), "乜": ("nie",), "石": ("shi",), "沈": ("shen",),
    "盛": ("sheng",), "粘": ("nian",), "柏": ("bai", "bo"), "伯": ("bo",), "卜": ("bu",),
    "薄": ("bo",), "瞿": ("qu",), "阙": ("que",), "相": ("xiang",), "于": ("yu",),
    "郇": ("xun", "huan"), "笪": ("da",), "谌": ("chen", "shen"), "俞": ("yu",),
    "訾": ("zi",), "宓": ("mi", "fu"), "句": ("gou",), "燕": ("yan",), "长": ("zhang", "chang"),
    "过": ("guo",), "哈": ("ha",), "从": ("cong",), "干": ("gan",), "尹": ("yin",),
    "葛": ("ge",), "曲": ("qu",), "冯": ("feng",), "贾": ("jia",), "万": ("wan",),
    "侯": ("hou",), "傅": ("fu",), "肖": ("xiao",), "殷": ("yin",), "叶": ("ye",),
    "丁": ("ding",), "王": ("wang",), "吴": ("wu",), "邢": ("xing",), "许": ("xu",),
    "谷": ("gu",), "行": ("xing", "hang"), "仝": ("tong",), "隽": ("juan",), "撒": ("sa",),
}  # fmt: skip
"""Surnames whose reading differs from, or comes second to, the character's everyday one."""


def pinyin_keys(name: str, readings: Readings, limit: int = MOST_SPELLINGS) -> set[str]:
    """Full spellings and initials under which a name is found: `{"shanxiuying", "sxy", …}`.

    Surname readings come first; the other readings of each character follow, because people type
    what they know. At most `limit` spellings are made, those nearest the likeliest one. Letters
    and digits stand for themselves; spaces, dots and characters without a reading are left out.
    """
    keys = set()
    for spelling in pinyin_spellings(name, readings, limit):
        keys.add("".join(spelling))
        keys.add("".join(syllable[0] for syllable in spelling))
    keys.discard("")
    return keys


def pinyin_spellings(name: str, readings: Readings, limit: int = MOST_SPELLINGS) -> list[list[str]]:
    """The syllables of each spelling of a name, the likeliest first, at most `limit` of them."""
    choices = _choices(name, readings)
    if choices and all(len(choice) == 1 for choice in choices):  # most names: read in one way
        return [[choice[0] for choice in choices]][:limit]
    found: list[list[str]] = []
    for spelling in _nearest_first(choices):
        if len(found) == limit:
            break
        found.append(spelling)
    return found


def _choices(name: str, readings: Readings) -> list[tuple[str, ...]]:
    surname = next((name[:n] for n in (2, 1) if name[:n] in SURNAME_READINGS), "")
    choices = _surname_choices(surname, readings)
    choices += [_character_choices(character, readings) for character in name[len(surname) :]]
    return [choice for choice in choices if choice]


def _surname_choices(surname: str, readings: Readings) -> list[tuple[str, ...]]:
    spelled = [reading.split(" ") for reading in SURNAME_READINGS.get(surname, ())]
    return [
        _distinct([syllables[n] for syllables in spelled] + list(readings(character)))
        for n, character in enumerate(surname)
    ]


def _character_choices(character: str, readings: Readings) -> tuple[str, ...]:
    if character.isascii():
        return (character.lower(),) if character.isalnum() else ()
    return _distinct(readings(character))


def _distinct(syllables: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(syllables))


def _nearest_first(choices: list[tuple[str, ...]]) -> Iterator[list[str]]:
    """Every spelling, those with the fewest departures from the first readings first.

    A long name of many readings has millions, so they are made one by one, never listed.
    """
    if not choices:
        return
    likeliest = [choice[0] for choice in choices]
    open_places = [n for n, choice in enumerate(choices) if len(choice) > 1]
    for departures in range(len(open_places) + 1):
        for places in combinations(open_places, departures):
            for syllables in product(*(choices[place][1:] for place in places)):
                spelling = list(likeliest)
                for place, syllable in zip(places, syllables, strict=True):
                    spelling[place] = syllable
                yield spelling
