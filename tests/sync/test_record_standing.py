"""How far a record has come is told beside it, and never as further than the township has vouched for."""

from pathlib import Path

import msgspec
import pytest

from app.acts.appeal_report import AppealReport
from app.models.record_standing import RecordStanding
from app.presenters.standing_presenter import read_standings
from app.sync.stick import write_to_stick
from app.views.record_standing import meaning_words
from tests.stations import Pc, roster_of
from tests.sync.pcs import device_of


def standing(pc: Pc, record_id: str, kind: str = "case") -> RecordStanding:
    return read_standings(pc.desk, kind, [record_id])[record_id]


def state(pc: Pc, record_id: str, kind: str = "case") -> str:
    return standing(pc, record_id, kind).state


def test_a_case_is_delivered_only_once_the_township_has_backed_it_up(enrolled, town, tmp_path):
    case = enrolled.submitted()
    assert state(enrolled, case.id) == "local"
    enrolled.sync.exchange()
    assert state(enrolled, case.id) == "stored"
    town.township.back_up(tmp_path / "copy.db")
    assert state(enrolled, case.id) == "stored"  # nobody has told the station yet
    enrolled.sync.exchange()
    assert state(enrolled, case.id) == "delivered"


def test_what_a_stick_holds_is_carried_until_the_answer_is_read(enrolled, town, stick):
    case = enrolled.submitted()
    written = enrolled.sync.export_bundle(stick)
    assert state(enrolled, case.id) == "carried"
    status = enrolled.sync.status()
    assert status.carried_entries == status.waiting_entries > 0
    receipt = town.township.import_bundle(Path(written.path).read_bytes())
    assert state(enrolled, case.id) == "carried"
    answer = write_to_stick(stick, "answer", receipt.export_number, receipt.answer)
    enrolled.sync.import_bundle(answer)
    assert state(enrolled, case.id) == "stored"
    assert enrolled.sync.status().carried_entries == 0
    later = enrolled.register()
    assert state(enrolled, later.id) == "local"


def test_a_stick_that_could_not_be_written_has_carried_nothing(enrolled, tmp_path):
    case = enrolled.submitted()
    with pytest.raises(Exception, match="bundle_not_written"):
        enrolled.sync.export_bundle(tmp_path / "pulled out")
    assert state(enrolled, case.id) == "local"


def test_the_township_s_answer_stands_beside_the_case_with_its_reason(enrolled, town):
    taken, sent_back = enrolled.submitted(), enrolled.submitted()
    enrolled.sync.exchange()
    town.accept(taken.id)
    village = enrolled.desk.workplace.village.code
    town.township.send_back_case(sent_back.id, village, town.clerk, "缺户口簿复印件")
    enrolled.sync.exchange()  # the township has made no backup yet: its answer is told at once
    assert state(enrolled, taken.id) == "accepted"
    assert standing(enrolled, sent_back.id) == RecordStanding("returned", "缺户口簿复印件")


def test_a_case_that_is_submitted_again_is_no_longer_told_as_sent_back(enrolled, town, tmp_path):
    case = enrolled.submitted()
    enrolled.sync.exchange()
    village = enrolled.desk.workplace.village.code
    town.township.send_back_case(case.id, village, town.clerk, "缺户口簿复印件")
    enrolled.sync.exchange()
    enrolled.desk.cases.submit(enrolled.actor, case.id)
    enrolled.sync.exchange()
    assert state(enrolled, case.id) == "stored"
    town.township.back_up(tmp_path / "copy.db")
    enrolled.sync.exchange()
    assert state(enrolled, case.id) == "delivered"


def test_an_appeal_that_goes_up_again_is_no_longer_told_as_handed_down(enrolled, town):
    desk, actor = enrolled.desk, enrolled.actor
    report = AppealReport("村东路灯不亮", desk.workplace.profile.appeal_classes[0], "2026-03-02")
    appeal = desk.appeals.register(actor, report)
    desk.appeals.advance(actor, appeal.id, "escalate", note="要镇里定")
    enrolled.sync.exchange()
    village = desk.workplace.village.code
    town.township.acts.move_appeal(appeal.id, village, town.clerk, "hand_down", "请村里先议")
    enrolled.sync.exchange()
    assert standing(enrolled, appeal.id, "appeal") == RecordStanding("returned", "请村里先议")
    desk.appeals.advance(actor, appeal.id, "escalate", note="议过了，定不了")
    enrolled.sync.exchange()
    assert state(enrolled, appeal.id, "appeal") == "stored"


def test_a_change_after_the_answer_is_on_this_pc_alone_again(enrolled, town, tmp_path):
    case = enrolled.submitted()
    enrolled.sync.exchange()
    town.township.back_up(tmp_path / "copy.db")
    enrolled.sync.exchange()
    material = enrolled.store.cases.materials(case.id)[0]
    enrolled.desk.custody.declare(
        enrolled.actor, case.id, [material.id], "declare_lost", "找不到了"
    )
    assert state(enrolled, case.id) == "local"


def test_a_township_set_back_takes_its_word_back(enrolled, town, tmp_path):
    """What it says it holds durably may become less; then nothing here goes on saying more."""
    case = enrolled.submitted()
    enrolled.sync.exchange()
    town.township.back_up(tmp_path / "copy.db")
    enrolled.sync.exchange()
    hello = enrolled.sync._township.hello()
    forgotten = msgspec.structs.replace(hello, acks={}, vector={})
    enrolled.sync._township.keep(forgotten, is_live=True)
    assert state(enrolled, case.id) == "local"


def test_what_a_revoked_pc_wrote_afterwards_is_refused(enrolled, town, tmp_path):
    before = enrolled.submitted()
    enrolled.sync.exchange()
    town.township.back_up(tmp_path / "copy.db")
    enrolled.sync.exchange()
    after = enrolled.submitted()
    town.township.revoke_device(device_of(enrolled))
    with pytest.raises(Exception, match="device_revoked"):
        enrolled.sync.exchange()
    assert state(enrolled, before.id) == "delivered"
    assert state(enrolled, after.id) == "refused"


def test_visits_and_households_have_their_own_standing(enrolled, town, tmp_path):
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(2))
    household = enrolled.store.households.page_after()[0]
    enrolled.sync.exchange()
    assert state(enrolled, household.id, "household") == "stored"
    person = enrolled.store.households.persons(household.id)[0]
    enrolled.desk.register.change_person(enrolled.actor, person.id, {"note": "新电话待问"})
    assert state(enrolled, household.id, "household") == "local"  # its people stand on its page


def test_a_record_that_could_not_be_taken_over_says_why_until_it_is(enrolled):
    case = enrolled.submitted()
    enrolled.desk.store.db.conn.execute(
        """INSERT INTO quarantine (feed, seq, kind, entity, problem, code_version)
           VALUES (x'00', 1, 'case_step', ?, 'entry_fields_unknown', 1)""",
        (case.id,),
    )
    assert standing(enrolled, case.id) == RecordStanding("quarantined", "entry_fields_unknown")
    words = meaning_words(standing(enrolled, case.id))
    assert words == "有一条记录的内容本版本读不懂，已保存，升级后会再试。"
    enrolled.desk.store.db.conn.execute("DELETE FROM quarantine")
    assert state(enrolled, case.id) == "local"
