"""Photographs and PDF files with a case: kept before they are named, and never without a trace."""

import os

import pytest

from app.acts.visit_acts import VisitReport
from app.models.errors import EnvironmentProblem, OperationRefused
from tests.pictures.samples import PDF, POSITION, bomb, opened, picture, telling_photograph
from tests.stations import Pc, contents, folder_bytes


@pytest.fixture
def case_id(pc) -> str:
    return pc.register().id


def attach(pc: Pc, case_id: str, name: str = "户口簿.jpg", data: bytes = b""):
    return pc.desk.attachments.attach(pc.actor, "case", case_id, name, data or picture())


def files_of(pc: Pc) -> list[str]:
    return sorted(name for name in folder_bytes(pc.folder) if name.startswith("attachments"))


def test_a_photograph_is_kept_with_its_case(pc, case_id):
    kept = attach(pc, case_id, data=telling_photograph())
    assert (kept.file_name, kept.media_type, kept.parent_id) == (
        "户口簿.jpg",
        "image/jpeg",
        case_id,
    )
    assert kept.actor_name == pc.actor.name
    assert pc.desk.attachments.of("case", case_id) == [kept]
    content = pc.desk.attachments.data(kept.id)
    assert len(content) == kept.size_bytes
    assert opened(content).size == (480, 640)
    assert POSITION not in content
    assert pc.desk.attachments.is_here(kept)
    assert pc.check().is_sound and pc.check().attachments == 1


def test_a_pdf_is_kept_to_the_byte(pc, case_id):
    kept = attach(pc, case_id, "委托书", PDF)
    assert (kept.file_name, kept.media_type) == ("委托书.pdf", "application/pdf")
    assert pc.desk.attachments.data(kept.id) == PDF


def test_everything_that_can_have_one_takes_one(village):
    household = village.store.households.page_after()[0]
    person = village.store.households.persons(household.id)[0]
    case = village.register()
    material = village.store.cases.materials(case.id)[0]
    finding = village.desk.workplace.profile.must_record_classes[0]
    visit = village.desk.visits.record_visit(
        village.actor,
        VisitReport(
            household_id=household.id, visited_on="2026-03-02", finding="灯坏了。",
            finding_class=finding,
        ),
    )  # fmt: skip
    parents = {
        "case": case.id, "material": material.id, "household": household.id, "person": person.id,
        "visit": visit.entity_id, "appeal": visit.appeal_id,
    }  # fmt: skip
    for kind, parent_id in parents.items():
        kept = village.desk.attachments.attach(village.actor, kind, parent_id, "x.pdf", PDF)
        assert village.desk.attachments.of(kind, parent_id) == [kept]
    assert len(files_of(village)) == 1  # one content, kept once
    assert village.check().attachments == 1
    assert village.check().is_sound


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("..\\x", picture(), "attachment_name_unusable"),
        ("x.jpg", b"", "attachment_empty"),
        ("x.jpg", b"not a photograph", "attachment_format_unknown"),
        ("x.jpg", b"\xff\xd8\xff not a photograph", "picture_unreadable"),
        ("x.png", bomb(30_000, 30_000), "picture_too_large"),
        ("x.pdf", PDF + bytes(8 * 1024 * 1024), "attachment_too_large"),
        ("x.jpg", picture() + bytes(64 * 1024 * 1024), "attachment_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_attached_leaves_nothing_behind(pc, case_id, name, data, problem):
    before = contents(pc.store)
    with pytest.raises(OperationRefused, match=problem):
        pc.desk.attachments.attach(pc.actor, "case", case_id, name, data)
    assert contents(pc.store) == before
    assert files_of(pc) == []


@pytest.mark.parametrize("parent", [("case", "0" * 32), ("feed", "1" * 32), ("", "")])
def test_nothing_is_attached_to_what_is_not_there(pc, parent):
    before = contents(pc.store)
    with pytest.raises(OperationRefused, match="attachment_parent_unknown"):
        pc.desk.attachments.attach(pc.actor, *parent, "x.pdf", PDF)
    assert contents(pc.store) == before
    assert files_of(pc) == []


def test_what_was_retracted_stands_no_more_and_is_still_there(pc, case_id):
    first, second = attach(pc, case_id), attach(pc, case_id, "x.pdf", PDF)
    with pytest.raises(OperationRefused, match="attachment_reason_missing"):
        pc.desk.attachments.retract(pc.actor, first.id, " ")
    pc.desk.attachments.retract(pc.actor, first.id, "拍成别人的了")
    assert pc.desk.attachments.of("case", case_id) == [second]
    assert pc.desk.attachments.data(first.id)
    history = pc.store.attachments.history("case", case_id)
    assert [(each.action, each.note) for each in history] == [
        ("attach", ""), ("attach", ""), ("retract", "拍成别人的了"),
    ]  # fmt: skip
    with pytest.raises(OperationRefused, match="attachment_retracted_already"):
        pc.desk.attachments.retract(pc.actor, first.id, "再一次")
    with pytest.raises(OperationRefused, match="attachment_unknown"):
        pc.desk.attachments.data("0" * 32 + ":0000000001")
    assert pc.check().is_sound


def test_a_case_and_its_photographs_can_be_one_commit(pc, case_id):
    prepared = pc.desk.attachments.prepare("x.pdf", PDF)
    assert pc.desk.attachments.of("case", case_id) == []
    before = contents(pc.store)
    with pytest.raises(KeyError), pc.desk.workplace.pen.act(pc.actor, "register_case") as act:
        pc.desk.attachments.write(act, "case", case_id, prepared)
        raise KeyError
    assert contents(pc.store) == before
    pc.close()
    pc.open()
    kept = pc.desk.attachments.attach_prepared(pc.actor, "case", case_id, prepared)
    assert pc.desk.attachments.data(kept.id) == PDF


def test_what_was_prepared_and_is_gone_is_not_named(pc, case_id):
    prepared = pc.desk.attachments.prepare("x.pdf", PDF)
    (pc.folder / files_of(pc)[0]).unlink()
    with pytest.raises(EnvironmentProblem, match="attachment_not_here"):
        pc.desk.attachments.attach_prepared(pc.actor, "case", case_id, prepared)
    assert pc.desk.attachments.of("case", case_id) == []


def test_check_tells_of_files_that_are_lost_or_damaged(pc, case_id):
    kept = attach(pc, case_id)
    path = pc.folder / files_of(pc)[0]
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert pc.check().damaged_attachments == (kept.id,)
    assert not pc.check().is_sound
    with pytest.raises(EnvironmentProblem, match="attachment_damaged"):
        pc.desk.attachments.data(kept.id)
    assert pc.check().lost_attachments == (kept.id,)
    with pytest.raises(EnvironmentProblem, match="attachment_not_here"):
        pc.desk.attachments.data(kept.id)
    assert attach(pc, case_id).content_hash == kept.content_hash  # the same content mends it
    assert pc.check().is_sound


def test_a_disk_that_refuses_leaves_no_entry(pc, case_id, monkeypatch):
    before = contents(pc.store)

    def refuse(*_):
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(EnvironmentProblem, match="attachment_not_written"):
        attach(pc, case_id)
    monkeypatch.undo()
    assert contents(pc.store) == before
    assert files_of(pc) == []
