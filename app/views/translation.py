"""Words of the program in the language that the person reads.

`app.words` knows no Qt: its words are translated here, when they are shown, and for them
tools/translate.py keeps the context WORDS in the translations. A word is told apart from one that
is written alike by the code that it stands for: 退回 is "sent back", and also "send back".
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from app.models.errors import Problem
from app.models.moments import china_clock_of, china_date_of, is_date, is_moment
from app.words.problem_words import sentence_of

WORDS = "words"


def spoken(words: Mapping[str, str], code: str) -> str:
    """The word for a code of the records; a code without a word is shown as it is."""
    return translated_word(words[code], code) if code in words else code


def spoken_as(words: Mapping[str, str], code: str, name: str) -> str:
    """The same, unless the place calls it otherwise: then by the place's name."""
    return spoken(words, code) if words.get(code) == name else name


def spoken_pairs(words: Mapping[str, str]) -> list[tuple[str, str]]:
    """All codes with their words, to choose from."""
    return [(code, spoken(words, code)) for code in words]


def spoken_limit(amount: int, unit: str) -> str:
    """`5 个工作日`, as `limit_words` says it on paper."""
    return _Limits().words(amount, unit)


def spoken_day(day: date | str) -> str:
    """`2026年11月21日`; what is no day as it stands."""
    if isinstance(day, str) and not is_date(day):
        return day
    on = date.fromisoformat(day) if isinstance(day, str) else day
    words = QCoreApplication.translate("Translation", "{year}年{month}月{day}日")
    return words.format(year=on.year, month=on.month, day=on.day)


def spoken_moment(utc: str) -> str:
    """`2026年11月21日 10:03` in the station's time; what is no moment as it stands."""
    if not is_moment(utc):
        return utc
    return f"{spoken_day(china_date_of(utc))} {china_clock_of(utc)}"


def spoken_end(due_on: str, due_at: str) -> str:
    """By when: the day, with the hour of a limit in hours; nothing for nothing."""
    return spoken_moment(due_at) if due_at else spoken_day(due_on)


def sentence(problem: Problem) -> str:
    """What happened, what was kept, what to do."""
    return sentence_for(problem.key, problem.facts)


def sentence_for(key: str, facts: Mapping[str, object]) -> str:
    """The same, where only the key of a problem was kept."""
    return sentence_of(key, facts, translated_word)


def translated_word(word: str, code: str) -> str:
    """A word or a sentence's template of `app.words`."""
    return QCoreApplication.translate(WORDS, word, code)


def history_mark(line: Any) -> str:
    """Why a step of a history does not count; empty for one that does."""
    if line.is_taken_back:
        return QCoreApplication.translate("Translation", "已撤销")
    if line.is_counted:
        return ""
    return QCoreApplication.translate("Translation", "与别处冲突，未计入")


def listed(names: Iterable[str]) -> str:
    """`甲、乙`."""
    return QCoreApplication.translate("Translation", "、").join(names)


def captioned(caption: str, words: str) -> str:
    """`结果：准予`."""
    return QCoreApplication.translate("Translation", "{caption}：{words}").format(
        caption=caption, words=words
    )


class _Limits(QObject):
    """Has a `tr`: only there does lupdate see that words hold a count."""

    def words(self, amount: int, unit: str) -> str:
        """`5 个工作日`; a limit of 0 is done on the spot."""
        if amount == 0:
            return self.tr("当场办结")
        if unit == "working_day":
            return self.tr("%n 个工作日", "", amount)
        if unit == "hour":
            return self.tr("%n 小时", "", amount)
        return self.tr("%n 天", "", amount)
