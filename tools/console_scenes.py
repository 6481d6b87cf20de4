"""What the township's pages show only now and then: played in a demonstration village for their pictures."""

import contextlib
from pathlib import Path

import msgspec

from app.acts.review_acts import ConclusionTyped
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation, open_station
from app.bootstrap.surroundings import Surroundings
from app.cli.demo_door import DEMO_PASSWORD
from app.models.appraisals import MASSES, AppraisalSession
from app.models.errors import OperationRefused
from app.sheets.synthetic_village import synthetic_roster
from app.town.township import Township

SUBJECTS, SHEETS = 3, 24


def play_scenes(township: Township, data: Path, url: str) -> None:
    """An appraisal is held and concluded; a PC of another village waits to be compared."""
    around = msgspec.structs.replace(Surroundings.of_this_machine(), secret_place="beside")
    with contextlib.closing(open_station(data, "", DEMO_PASSWORD, around)) as station:
        hold_appraisal(station)
        exchange(station, url)
    villages = township.surroundings.divisions.find("", township.ledger.town_code)
    village = next(each.code for each in villages if each.code != station.label.village_code)
    install = township.invitations.invite(village, name="前台电脑", url=url)
    head = synthetic_roster(3, 7)[0].head_name
    first = FirstStart(village, head, DEMO_PASSWORD, install=install.text)
    other = create_station(data / "second", first, around)
    # Nothing of it is taken in before a clerk has called.
    with contextlib.closing(other), contextlib.suppress(OperationRefused):
        exchange(other, url)


def hold_appraisal(station: OpenStation) -> None:
    """Sheets counted, closed and concluded."""
    desk, actor = station.open_desk(), station.actor
    names = dict.fromkeys(each.head_name for each in synthetic_roster(9, 11))
    subjects = tuple(names)[:SUBJECTS]
    session = AppraisalSession(
        title="上半年群众评议",
        period="上半年",
        held_on=desk.workplace.today().isoformat(),
        subjects=subjects,
        place="村委会会议室",
    )
    try:
        best, good, *_ = desk.appraisals.grades()
        held = desk.appraisals.open_session(actor, session)
        ways = desk.appraisals.channels(held) or ("",)
        for number in range(max(desk.appraisals.minimum(), SHEETS)):
            marks = [
                good if (number + place) % (place + 4) == 0 else best for place in range(SUBJECTS)
            ]
            channel = ways[number % len(ways)]
            desk.appraisals.count_sheet(actor, held.id, MASSES, marks, channel=channel)
        desk.appraisals.close(actor, held.id)
        half = f"{session.held_on[:4]}-H1"
        said = "群众评议结果为好，继续保持。"
        improved = "夜间来电接听不及时，改为两人轮流值守。"
        typed = ConclusionTyped(half, said, improved, session.subjects[0])
        desk.reviews.conclude(actor, held.id, typed)
    finally:
        desk.store.close()


def exchange(station: OpenStation, url: str) -> None:
    with contextlib.closing(station.open_sync()) as sync:
        sync.set_server_url(url)
        sync.exchange()
