"""The desk goes on working while an exchange is under way, each on its own thread and connection."""

import threading

from app.models.errors import Problem
from tests.stations import are_alike, roster_of


def test_the_desk_writes_while_the_exchange_runs(enrolled, town):
    problems: list[Problem] = []
    is_done = threading.Event()

    def exchange_again_and_again() -> None:
        sync = enrolled.station.open_sync()
        try:
            while not is_done.is_set():
                sync.exchange()
        except Problem as problem:
            problems.append(problem)
        finally:
            sync.close()

    thread = threading.Thread(target=exchange_again_and_again)
    thread.start()
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(30))
    cases = [enrolled.submitted() for _ in range(25)]
    is_done.set()
    thread.join(60)

    assert problems == []
    assert len({case.number for case in cases}) == 25
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)
    assert enrolled.check().is_sound


def test_an_answer_comes_in_while_the_desk_writes(enrolled, town):
    cases = [enrolled.submitted().id for _ in range(12)]
    enrolled.sync.exchange()
    for case in cases:
        town.accept(case)
    thread = threading.Thread(target=lambda: exchange_once(enrolled))
    thread.start()
    later = [enrolled.register().id for _ in range(12)]
    thread.join(60)
    assert {enrolled.store.cases.by_id(case).status for case in cases} == {"accepted"}
    assert {enrolled.store.cases.by_id(case).status for case in later} == {"received"}
    assert enrolled.check().is_sound


def exchange_once(pc) -> None:
    sync = pc.station.open_sync()
    sync.exchange()
    sync.close()
