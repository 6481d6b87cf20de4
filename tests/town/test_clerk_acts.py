"""What clerks do is written into the township's own feed, and never signed twice."""

import shutil

import pytest

from app.models.case_states import progress_of
from app.models.errors import OperationRefused
from app.models.records import Appeal, AppealStep, Case, CaseStep
from app.models.step_order import in_causal_order
from app.town.books import Books
from app.town.clerk_acts import Clerk
from app.town.township import Township
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

CLERK = Clerk("ab" * 16, "张明")
VILLAGE = VILLAGES[0]


def steps_of(township, step_type, entity):
    with township.ledger.read() as connection:
        books = Books(connection, township.ledger, township.surroundings, VILLAGE)
        return in_causal_order(books.rows.steps(step_type, VILLAGE, entity))


def own_feeds(township):
    with township.ledger.read() as connection:
        feeds = Books(connection, township.ledger, township.surroundings, VILLAGE).storage.feeds()
        return [state for state in feeds if state.descriptor.side == "township"]


def bring_home(township, station):
    """The answer as a stick would carry it."""
    station.import_answer(township.export_bundle(station.device_id))


def test_accepting_starts_the_departments_limit(township, case_id):
    case = township.accept_case(case_id, VILLAGE, CLERK)

    assert (case.status, case.due_on) == ("accepted", "2026-08-12")
    assert case.authority_accepted_at == "2026-08-05T02:00:00Z"
    assert case.station_received_at == "2026-08-05T02:00:00Z"


def test_a_deadline_in_a_year_without_a_calendar_is_provisional(township, station, clock):
    clock.pass_days(145)
    late = station.submit_case()
    push(township, station, station.device)

    township.accept_case(late, VILLAGE, CLERK)

    accepted = steps_of(township, CaseStep, late)[-1]
    assert (accepted.due_on, accepted.is_due_provisional) == ("2027-01-04", True)


def test_concluding_starts_the_work_when_needed(township, case_id):
    township.accept_case(case_id, VILLAGE, CLERK)

    case = township.conclude_case(case_id, VILLAGE, CLERK, "granted", " 已办好。\r\n请来取。 ")

    steps = steps_of(township, CaseStep, case_id)
    assert (case.status, case.outcome, case.reply) == ("concluded", "granted", "已办好。\n请来取。")
    assert [s.action for s in steps] == ["receive", "submit", "accept", "start", "conclude"]
    assert {s.actor_name for s in steps[2:]} == {"张明"}
    assert [len(s.bases) for s in steps] == [0, 1, 1, 1, 1]
    assert progress_of(steps).flagged == ()


@pytest.mark.parametrize(
    ("outcome", "reply", "key"),
    [
        ("granted", "  ", "case_reply_missing"),
        ("", "好", "case_outcome_missing"),
        ("perhaps", "好", "case_outcome_missing"),
    ],
)
def test_concluding_needs_outcome_and_reply(township, case_id, outcome, reply, key):
    township.accept_case(case_id, VILLAGE, CLERK)

    with pytest.raises(OperationRefused) as refused:
        township.conclude_case(case_id, VILLAGE, CLERK, outcome, reply)

    assert refused.value.key == key
    assert len(steps_of(township, CaseStep, case_id)) == 3


def test_a_case_is_not_accepted_twice(township, case_id):
    township.accept_case(case_id, VILLAGE, CLERK)
    before = own_feeds(township)

    with pytest.raises(OperationRefused) as refused:
        township.accept_case(case_id, VILLAGE, CLERK)

    assert refused.value.key == "case_step_out_of_order"
    assert own_feeds(township) == before


def test_sending_back_needs_a_reason(township, case_id):
    with pytest.raises(OperationRefused) as refused:
        township.send_back_case(case_id, VILLAGE, CLERK, " ")

    assert refused.value.key == "case_note_missing"
    assert township.send_back_case(case_id, VILLAGE, CLERK, "缺户口簿").status == "returned"


def test_refusing_closes_the_case(township, case_id):
    case = township.acts.refuse_case(case_id, VILLAGE, CLERK, "不属于本镇办理")

    assert case.status == "declined"


def test_an_unknown_case_is_refused(township, station):
    with pytest.raises(OperationRefused) as refused:
        township.accept_case("0" * 32, VILLAGE, CLERK)

    assert refused.value.key == "case_unknown"
    assert own_feeds(township) == []


def test_answering_an_appeal_passes_the_stages_before(township, station):
    appeal_id = station.raise_appeal()
    push(township, station, station.device)

    appeal = township.answer_appeal(appeal_id, VILLAGE, CLERK, "路灯周五前修好。")
    bring_home(township, station)

    actions = [step.action for step in steps_of(township, AppealStep, appeal_id)]
    assert (appeal.stage, appeal.reply) == ("answered", "路灯周五前修好。")
    assert actions == ["collect", "sort", "assign", "answer"]
    assert station.rows.row(Appeal, VILLAGE, appeal_id).reply == "路灯周五前修好。"
    with pytest.raises(OperationRefused) as empty:
        township.answer_appeal(appeal_id, VILLAGE, CLERK, "")
    assert empty.value.key == "appeal_step_out_of_order"


def test_a_village_has_one_feed_from_the_township(township, station, case_id):
    township.accept_case(case_id, VILLAGE, CLERK)
    township.conclude_case(case_id, VILLAGE, CLERK, "granted", "好")

    [feed] = own_feeds(township)
    assert feed.have == 3


@pytest.mark.ledger_file
def test_a_restored_ledger_goes_on_in_a_new_feed(
    township, station, town_folder, surroundings, tmp_path, clock
):
    first, second = station.submit_case(), station.submit_case()
    push(township, station, station.device)
    township.accept_case(first, VILLAGE, CLERK)
    township.close()
    backup = tmp_path / "backup.db"
    shutil.copy(town_folder / "town.db", backup)
    later = Township.open(town_folder, surroundings)
    later.conclude_case(first, VILLAGE, CLERK, "granted", "已办好")
    bring_home(later, station)
    later.close()
    for stale in town_folder.glob("town.db-*"):
        stale.unlink()
    shutil.copy(backup, town_folder / "town.db")

    restored = Township.open(town_folder, surroundings)
    restored.accept_case(second, VILLAGE, CLERK)
    # The station still has the tail that the township has lost, and brings it back.
    restored.import_bundle(station.write_bundle())
    bring_home(restored, station)

    assert len(own_feeds(restored)) == 2
    for case_id, status in ((first, "concluded"), (second, "accepted")):
        assert steps_of(restored, CaseStep, case_id)
        assert station.rows.row(Case, VILLAGE, case_id).status == status
        with restored.ledger.read() as connection:
            rows = Books(connection, restored.ledger, surroundings, VILLAGE).rows
            assert rows.row(Case, VILLAGE, case_id).status == status
    assert restored.check().is_sound
    restored.close()


def test_a_feed_that_a_station_knows_further_is_not_gone_on_with(
    township, station, case_id, town_folder
):
    township.accept_case(case_id, VILLAGE, CLERK)
    bring_home(township, station)
    township.conclude_case(case_id, VILLAGE, CLERK, "granted", "好")
    bring_home(township, station)
    # As if marks and ledger had both been lost back to the acceptance.
    with township.ledger.write() as connection:
        connection.exec_driver_sql(
            "DELETE FROM journal_tail WHERE feed IN (SELECT feed FROM "
            "journal_feeds WHERE side = 'township') AND seq > 1"
        )
    (town_folder / "town.mark").unlink()
    other = station.submit_case()

    assert township.import_bundle(station.write_bundle()).problems == ()
    township.accept_case(other, VILLAGE, CLERK)

    assert len(own_feeds(township)) == 2
