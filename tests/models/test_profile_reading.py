"""A file is a profile, or every mistake in it is named with its place; nothing is passed over."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.editions import PART_BYTES_MAX
from app.models.errors import OperationRefused
from app.models.profile_editions import profile_fields, profile_in
from app.models.profile_reading import MOST_MISTAKES, read_profile
from app.models.records import ProfilePart
from app.words.problem_words import sentence_of

GOOD = """
code = "dongxiang"
name = "东乡"
must_record_classes = ["意见建议"]
appeal_classes = ["意见建议", "其他"]
"""


def reading_of(more: str = "", start: str = GOOD):
    return read_profile((start + more).encode())


def mistakes_of(more: str) -> list[tuple[str, str]]:
    return [(each.place, each.problem) for each in reading_of(more).mistakes]


def test_a_short_file_is_a_profile():
    reading = reading_of('[criticism]\nis_used = true\n[sources]\n"criticism" = "县里的通知"\n')
    assert reading.required().criticism.is_used
    assert reading.mistakes == ()
    assert reading.without_source == ("must_record_classes", "appeal_classes")


@pytest.mark.parametrize(
    ("more", "place", "problem"),
    [
        ("[criticism]\nreply_days = 'x'", "criticism.reply_days", "profile_number_wanted"),
        ("[criticism]\nreply_days = -1", "criticism.reply_days", "profile_value_impossible"),
        ("[criticism]\nreply_days = true", "criticism.reply_days", "profile_number_wanted"),
        ("[criticism]\nis_used = 1", "criticism.is_used", "profile_truth_wanted"),
        ("[criticism]\nsupervisor = 3", "criticism.supervisor", "profile_text_wanted"),
        ("[criticism]\nsheets = 'x'", "criticism.sheets", "profile_list_wanted"),
        ("[criticism]\nreplydays = 3", "criticism.replydays", "profile_key_unknown"),
        ("criticism = 3", "criticism", "profile_table_wanted"),
        ("[[appeals.routes]]\nname = 'x'", "appeals.routes.第1项.code", "profile_key_missing"),
        ("[reports]\ndrawn_up = ['x']", "reports.drawn_up.第1项", "profile_choice_unknown"),
        ("[deadline_levels]\nremind_days_left = 0", "deadline_levels", "profile_rules_contradict"),
        ("[duty]\nshifts = [{name='a', starts='25:00', ends='9:00'}]", "duty.shifts.第1项.starts",
         "profile_value_impossible"),
        ("[appeals]\nlimit = [3, 'weeks']", "appeals.limit", "profile_limit_impossible"),
        ("[appeals]\nescalation_chain = ['村', '村']", "appeals.escalation_chain",
         "profile_list_repeats"),
        ("[[appeals.problem_classes]]\nname = '没有的'", "appeals.problem_classes",
         "profile_class_unknown"),
        ("[papers.one_time_notice]\ntitel = 'x'", "papers.one_time_notice.titel",
         "profile_key_unknown"),
        ("[papers.one_time_notice]\nsigned = ''", "papers.one_time_notice.signed",
         "profile_value_impossible"),
        ("[papers.deficient_notice]\nopening = '缺 {number} 项'", "papers.deficient_notice.opening",
         "profile_braces_unknown"),
        ("[papers.deficient_notice]\nopening = '缺 {count 项'", "papers.deficient_notice.opening",
         "profile_braces_unknown"),
        ("[papers.handover_list]\ncounted = '共 {count} 份'", "papers.handover_list.counted",
         "profile_braces_unknown"),
        ("[papers.lists.dutyroster]\ntitle = 'x'", "papers.lists.dutyroster",
         "profile_key_unknown"),
        ("[papers.lists.cases]\nnote = '{title}'", "papers.lists.cases.note",
         "profile_braces_unknown"),
        ("[appeals.targets]\nreply_rate = 101", "appeals.targets", "profile_value_impossible"),
        ("[[appeals.sources]]\ncode = 'rumour'\nname = '传闻'", "appeals.sources",
         "profile_choice_unknown"),
        ("sources = 3", "sources", "profile_table_wanted"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_its_place(more, place, problem):
    reading = reading_of(more)
    assert [(each.place, each.problem) for each in reading.mistakes] == [(place, problem)]
    assert f"“{place}”" in sentence_of(problem, {"place": place})
    with pytest.raises(OperationRefused, match="profile_refused"):
        reading.required()


def test_all_mistakes_are_told_at_once_and_what_is_left_can_be_read():
    more = "[criticism]\nreply_days = 'x'\nfoo = 1\n[reviews]\nminimum_sheets = 60\nbar = 2\n"
    reading = reading_of(more)
    assert sorted(each.place for each in reading.mistakes) == [
        "criticism.foo", "criticism.reply_days", "reviews.bar",
    ]  # fmt: skip
    assert reading.profile is None
    assert reading.partial.reviews.minimum_sheets == 60
    assert reading.partial.criticism.reply_days == 15


def test_a_file_without_classes_is_refused():
    reading = read_profile(b'code = "a"\nname = "b"\n')
    assert [each.problem for each in reading.mistakes] == ["profile_classes_empty"]


def test_a_file_with_very_many_mistakes_ends():
    many = "\n".join(f"key{n} = 1" for n in range(500))
    assert len(mistakes_of(many)) == MOST_MISTAKES


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"code = ", "profile_file_not_toml"),
        (b"\xff\xfe\x00", "profile_file_not_text"),
        (GOOD.encode("gb18030"), "profile_file_not_text"),
        (b"#" * (128 * 1024 + 1), "profile_file_too_large"),
        (b"a = " + b"[" * 60_000, "profile_file_not_toml"),
        (b"PK\x03\x04 = 1", "profile_file_not_toml"),
    ],
)
def test_what_is_no_profile_file_is_refused(content, key):
    with pytest.raises(OperationRefused, match=key):
        read_profile(content)


def test_the_line_of_a_slip_is_named():
    with pytest.raises(OperationRefused, match="profile_file_not_toml") as refusal:
        read_profile(b'code = "a"\nname = b\n')
    assert int(refusal.value.facts["line"]) == 2


def test_a_file_from_notepad_is_read():
    assert read_profile(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()).profile


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=30_000))
def test_an_edition_gives_back_its_file_in_pieces_that_fit_an_entry(words):
    reading = reading_of("# " + words)
    fields = profile_fields(reading, "第一版", "2026-03-01", "2026-02-28T01:00:00.000Z")
    parts = [
        msgspec.convert({"id": str(n), "entity_id": "e", **each}, ProfilePart)
        for n, each in enumerate(fields)
    ]
    assert all(len("".join(part.items).encode()) <= PART_BYTES_MAX for part in parts)
    assert profile_in(reversed(parts)) == reading
