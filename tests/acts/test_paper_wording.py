"""A county words its papers as it likes: by its profile, on every paper from the day that it holds."""

import msgspec
import pytest

from app.acts.ending_papers import file_contents
from app.acts.form_acts import form_id_of
from app.models.profile_reading import read_profile
from app.models.rules.papers import PaperRules, PaperTexts
from app.presenters.list_files import list_content
from tests.printing.paper_lines import (
    file_contents_lines,
    list_paper_lines,
    material_receipt_lines,
    one_time_notice_lines,
)
from tests.stations import clock, make_pc, papers_without, pc, server, town
from tools.paper_samples import SAMPLES, Said

__all__ = ["clock", "make_pc", "pc", "server", "town"]

FILE = """
code = "dongxiang"
name = "东乡"
must_record_classes = ["意见建议"]
appeal_classes = ["意见建议"]

[papers.one_time_notice]
title = "补齐补正告知书"
opening = "您要办的事还缺 {count} 样东西。{until}"
signatures = ["群众（按指印）", "村代办员"]

[papers.material_receipt]
privacy = "您的材料只报送{submitted_to}。"

[papers.lists.cases]
title = "{title}（东乡）"
signatures = ["村党支部书记"]
"""

PRIVACY = '[papers.material_receipt]\nprivacy = "您的材料只报送{submitted_to}。"\n'


@pytest.fixture
def worded(pc):
    pc.desk.profiles.adopt(pc.actor, read_profile(FILE.encode()))
    return pc


def test_papers_speak_in_the_words_of_the_place(worded):
    case = worded.register(materials=papers_without("户口簿"))
    notice = worded.desk.papers.one_time_notice(worded.actor, case.id)
    receipt = worded.desk.papers.material_receipt(worded.actor, case.id)

    lines = one_time_notice_lines(notice)
    assert lines[0] == "补齐补正告知书"
    assert any(line.startswith("您要办的事还缺 1 样东西。请在") for line in lines)
    assert notice.words.signatures == ("群众（按指印）", "村代办员")
    assert "您的材料只报送镇街便民服务中心。" in material_receipt_lines(receipt)
    assert receipt.words.title == "材料接收凭证"  # what the file does not word stays


def test_the_place_s_own_term_of_keeping_stands_on_the_receipt_and_the_contents(pc):
    pc.desk.profiles.adopt(
        pc.actor,
        read_profile(f'{FILE}\n[retention]\ncases = "30年"\n'.replace(PRIVACY, "").encode()),
    )
    case = pc.register()
    receipt = pc.desk.papers.material_receipt(pc.actor, case.id)
    assert "保存期限为30年。" in receipt.personal_information_notice
    contents = file_contents(pc.desk.workplace, pc.actor, case)
    assert any("保管期限" in line and "30年" in line for line in file_contents_lines(contents))


def test_what_was_printed_in_other_words_says_something_else(worded, pc):
    case = worded.register()
    receipt = worded.desk.papers.material_receipt(worded.actor, case.id)

    usual = msgspec.structs.replace(receipt, words=type(receipt.words)())
    assert usual.digest() != receipt.digest()


def test_a_list_takes_its_title_up_into_the_words_of_the_place(worded):
    content = list_content(worded.desk, worded.actor, "cases")
    printed = worded.desk.forms.made_out(worded.actor, content)

    assert list_paper_lines(printed)[0] == "代办件清单（东乡）"
    assert printed.signatures == ("村党支部书记",)


def test_a_paper_that_was_printed_before_says_so_on_every_copy(pc):
    case = pc.register(materials=papers_without("户口簿"))
    papers = pc.desk.papers
    first = papers.material_receipt(pc.actor, case.id)
    assert papers.material_receipt(pc.actor, case.id).reprint == 0  # the first never went out
    pc.desk.prints.hand_out(pc.actor, first)
    again = papers.material_receipt(pc.actor, case.id)

    assert not any("重印" in line for line in material_receipt_lines(first))
    assert "重印（第 2 次打印）" in material_receipt_lines(again)
    assert first.digest() == again.digest()
    assert papers.one_time_notice(pc.actor, case.id).reprint == 0


def test_a_list_is_a_reprint_only_when_it_says_the_same(pc):
    def printed():
        return handed_out(list_content(pc.desk, pc.actor, "cases"))

    def handed_out(content):
        made = pc.desk.forms.made_out(pc.actor, content)
        pc.desk.prints.hand_out(pc.actor, made, "printer")
        return made

    assert [printed().reprint, printed().reprint] == [0, 1]
    other = list_content(pc.desk, pc.actor, "cases", chosen="已超期")
    assert handed_out(other).reprint == 0
    noted = pc.store.prints.of_subject(form_id_of("cases"))
    assert [each.is_reprint for each in noted] == [False, True, False]


@pytest.mark.parametrize("paper", SAMPLES)
def test_every_paper_can_be_worded_otherwise_without_a_word_left_of_ours(paper):
    content = SAMPLES[paper](Said())
    assert isinstance(content.words, getattr(PaperRules(), paper).__class__)
    assert isinstance(content.words, PaperTexts)
    assert content.digest() == msgspec.structs.replace(content, reprint=3).digest()
