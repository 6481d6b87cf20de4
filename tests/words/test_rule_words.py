"""Every rule of every profile has a name and reads as plain Chinese."""

import re
from pathlib import Path

import msgspec
import msgspec.inspect
import pytest

from app.models.profile import Profile
from app.models.profile_sources import TITLES
from app.sheets.shipped import profile_codes, read_profile_text
from app.words.rule_words import PART_WORDS, RULE_WORDS, rules_in_words

RESOURCES = Path(__file__).parents[2] / "resources"


def every_rule(record: type, before: str = ""):
    for field in msgspec.inspect.type_info(record).fields:
        place = before + field.name
        kinds = getattr(field.type, "types", (field.type,))
        parts = [kind.cls for kind in kinds if hasattr(kind, "cls") and not kind.array_like]
        if parts:
            yield from every_rule(parts[0], f"{place}.")
        elif place not in TITLES:
            yield place


def test_every_rule_and_every_part_has_a_name():
    rules = set(every_rule(Profile))
    assert sorted(rules - RULE_WORDS.keys()) == []
    assert sorted(RULE_WORDS.keys() - rules) == []
    assert {rule.split(".")[0] for rule in rules if "." in rule} | {""} == PART_WORDS.keys()


@pytest.mark.parametrize("code", profile_codes(RESOURCES))
def test_a_profile_reads_as_plain_chinese(code):
    parts = rules_in_words(read_profile_text(RESOURCES, code))
    lines = [line for part in parts for line in part.lines]
    assert parts[0].name == "总则"
    assert all(line.source for line in lines)
    strange = [line for line in lines if re.search(r"[a-z_]{3,}|[{}\[\]]", line.value)]
    assert strange == []


def test_wording_of_papers_stands_among_the_rules():
    text = (
        'code = "x"\nname = "东乡"\n[papers.handover_list]\ntitle = "交接单"\n'
        '[papers.lists.cases]\ntitle = "台账"\n'
    )
    lines = {line.name: line.value for part in rules_in_words(text) for line in part.lines}
    assert lines == {"移交清单：标题": "交接单", "清单、台账和报表": "代办件清单"}


def lines_of(code: str) -> dict[str, str]:
    parts = rules_in_words(read_profile_text(RESOURCES, code))
    return {line.place: line.value for part in parts for line in part.lines}


def test_values_are_said_as_people_say_them():
    assert "速办（紧急敏感、短时量大集中问题；1 小时）" in lines_of("pingyi")["appeals.routes"]
    assert "村、镇看不到" in lines_of("pingyi")["appeals.routes"]
    assert lines_of("songmu")["calendar.weekly_sort_on"] == "周一"
    assert "晚间 18:00—20:00（每天）" in lines_of("nanjing_vehicle")["duty.shifts"]
    assert lines_of("dongguan")["appeals.targets"] == "回复率 99"
    assert lines_of("zhoushan")["appeals.limit"] == "30 自然日"
    assert lines_of("yingshan")["calendar.month_spans"] == "寻找问题 1—5日；归纳梳理 6—10日"
