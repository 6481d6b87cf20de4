"""Texts (短信) to villagers about their cases: on which occasions, in which words. All of it is data that
the township's administrators write; nothing is sent unless they switch it on.
"""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from app.models.errors import OperationRefused
from app.models.moments import date_words
from app.models.records import Case
from app.models.rules.papers import filled, is_fillable

ACCEPTED, SUPPLEMENT, CONCLUDED, DECLINED, REMINDER = OCCASIONS = (
    "accepted", "supplement", "concluded", "declined", "reminder",
)  # fmt: skip
FIELDS = frozenset({"applicant", "item", "number", "village", "due_on"})
WORDS_MAX, REMINDER_DAYS = 200, 7
FIRST_HOUR, LAST_HOUR = 8, 21
"""Texts leave between these hours of the day only: nobody is woken by one."""
REMINDED = frozenset({SUPPLEMENT, CONCLUDED})
"""The states that wait for the villager, who is reminded once."""
DEFAULT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        ACCEPTED: "{applicant}，您的“{item}”已由镇里受理，编号{number}，预计{due_on}前办结。",
        SUPPLEMENT: "{applicant}，您的“{item}”还缺材料，请到{village}服务站看补正清单，编号{number}。",
        CONCLUDED: "{applicant}，您的“{item}”已办结，请到{village}服务站看结果、取材料，编号{number}。",
        DECLINED: "{applicant}，您的“{item}”不予受理，原因请到{village}服务站了解，编号{number}。",
        REMINDER: "{applicant}，您的“{item}”还等您到{village}服务站办下一步，编号{number}。",
    }
)


class TextRules(msgspec.Struct, frozen=True):
    """What the township has decided. An occasion without words sends nothing."""

    is_on: bool = False
    words: dict[str, str] = msgspec.field(default_factory=lambda: dict(DEFAULT_WORDS))
    reminder_days: int = REMINDER_DAYS

    def checked(self) -> "TextRules":
        """Raises OperationRefused `text_words_wrong` (occasion, most), `text_reminder_wrong`."""
        words = {each: " ".join(self.words.get(each, "").split()) for each in OCCASIONS}
        for occasion, said in words.items():
            if len(said) > WORDS_MAX or not is_fillable(said, FIELDS):
                raise OperationRefused("text_words_wrong", occasion=occasion, most=WORDS_MAX)
        if not 1 <= self.reminder_days <= 60:
            raise OperationRefused("text_reminder_wrong")
        return msgspec.structs.replace(self, words=words)

    def text(self, occasion: str, case: Case, village_name: str) -> str:
        """What the villager reads; nothing when the occasion has no words."""
        if not self.is_on:
            return ""
        return filled(
            self.words.get(occasion, ""),
            applicant=case.applicant_name,
            item=case.item_name,
            number=case.number,
            village=village_name,
            due_on=date_words(case.due_on[:10]),
        )


def occasion_of(status: str) -> str:
    """Which occasion it is when a case comes into that state; nothing for the others."""
    return status if status in OCCASIONS else ""
