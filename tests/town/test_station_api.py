"""The stations' addresses, on a real server."""

from app.journal.wire import ENROL_PATH, HELLO_PATH, segment_path, sign_hello
from app.models.records import Case
from app.town.clerk_acts import Clerk
from tests.town.conftest import VILLAGES
from tests.town.fake_station import refusal_in

CLERK = Clerk("ab" * 16, "张明")


def test_a_station_enrols_reports_and_gets_the_answer(township, make_station, make_line):
    station = make_station()
    line = make_line(station)
    case_id = station.submit_case()

    assert line.enrol().status == 200
    line.sync()
    township.accept_case(case_id, VILLAGES[0], CLERK)
    township.conclude_case(case_id, VILLAGES[0], CLERK, "granted", "已办好，请带身份证来取。")
    line.sync()

    case = station.rows.row(Case, VILLAGES[0], case_id)
    assert (case.status, case.reply) == ("concluded", "已办好，请带身份证来取。")
    assert case.due_on == "2026-08-12"
    assert township.check().is_sound
