"""Papers for a case: what stands on them, and that every printing is known."""

import pytest

from app.models.errors import OperationRefused
from tests.stations import contents, papers_without


def test_a_receipt_names_the_papers_and_who_answers_for_them(pc):
    case = pc.register(materials=papers_without("户口簿"))
    receipt = pc.desk.papers.material_receipt(pc.actor, case.id)

    assert [line.name for line in receipt.materials] == ["居民身份证", "参保登记表"]
    assert receipt.number == case.number
    assert receipt.received_at == "2026年3月2日 09:00"
    assert receipt.first_receiver_name == pc.actor.name
    assert receipt.first_receiver_phone == pc.actor.phone
    assert receipt.station_due_on == "2026年3月5日"
    assert receipt.station_phone == "0536-0000002"


def test_a_notice_names_everything_that_is_missing(pc):
    case = pc.register(materials=papers_without("户口簿", "参保登记表"))
    notice = pc.desk.papers.one_time_notice(pc.actor, case.id)

    assert [line.name for line in notice.missing] == ["户口簿", "参保登记表"]
    assert [line.name for line in notice.received] == ["居民身份证"]
    assert notice.supplement_due_on == "2026年3月9日"
    assert notice.handler_name == pc.actor.name


def test_every_printing_is_known_with_what_stood_on_it(pc):
    case = pc.register()
    first = pc.desk.papers.material_receipt(pc.actor, case.id)
    pc.desk.papers.material_receipt(pc.actor, case.id)

    prints = sorted(pc.store.prints.of_subject(case.id), key=lambda print_: print_.id)
    assert [(p.paper, p.number, p.is_reprint) for p in prints] == [
        ("material_receipt", case.number, False),
        ("material_receipt", case.number, True),
    ]
    assert prints[0].content_digest == first.digest()


def test_a_first_notice_after_a_receipt_is_no_reprint(pc):
    case = pc.register(materials=papers_without("户口簿"))
    pc.desk.papers.material_receipt(pc.actor, case.id)
    pc.desk.papers.one_time_notice(pc.actor, case.id)
    assert {p.paper: p.is_reprint for p in pc.store.prints.of_subject(case.id)} == {
        "material_receipt": False,
        "one_time_notice": False,
    }


def test_papers_with_nothing_on_them_are_not_printed(pc):
    nothing = pc.register(materials=papers_without("居民身份证", "户口簿", "参保登记表"))
    everything = pc.register()
    before = contents(pc.store)
    with pytest.raises(OperationRefused, match="receipt_without_materials"):
        pc.desk.papers.material_receipt(pc.actor, nothing.id)
    with pytest.raises(OperationRefused, match="notice_without_missing_materials"):
        pc.desk.papers.one_time_notice(pc.actor, everything.id)
    with pytest.raises(OperationRefused, match="case_unknown"):
        pc.desk.papers.material_receipt(pc.actor, "ab" * 16)
    assert contents(pc.store) == before


def test_no_paper_leaves_before_the_mark_is_on_the_disk(pc):
    """Else a restored file could give the same number to two papers."""
    case = pc.register()
    pc.folder.joinpath("mark").unlink()
    pc.desk.papers.material_receipt(pc.actor, case.id)
    assert pc.folder.joinpath("mark").exists()
    assert pc.check().is_sound
