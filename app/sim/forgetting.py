"""A villager asks to be forgotten: it is carried out at one desk, and what is named must go everywhere."""

from app.journal.register import read_registers
from app.journal.storage import FoldStorage
from app.models.kinds import ERASABLE
from app.models.records import Person
from app.models.rights_records import ERASURE
from app.sim.checks import Broken
from app.sim.machines import Machines
from app.sim.sim_station import SimStation
from app.sim.view import entries_kept, town_books
from app.sim.writes import written

ARCHIVE_NAMED = 0.3


def erase(machines: Machines) -> None:
    """One villager, or two; now and then what is an archive is named too, and has to stay."""
    chance = machines.world.of_erasing
    station = chance.choice(machines.stations)
    rows = station.store.rows
    here = [
        person
        for person in machines.entities(station.village, "person")
        if rows.row(Person, station.village, person) is not None
    ]
    named = chance.sample(here, min(len(here), chance.choice((1, 1, 2))))
    households = machines.entities(station.village, "household")
    if named and households and chance.random() < ARCHIVE_NAMED:
        named.append(chance.choice(households))
    if named:
        _erase_at(machines, station, named)


def ask_again(machines: Machines) -> bool:
    """What was erased on a disk that was lost with it, or on a PC that is shut out, the town never hears
    of: the villager asks once more, elsewhere. Returns whether anyone did.
    """
    first_of = {station.village: station for station in reversed(_who_speak(machines))}
    has_asked = False
    for village, station in sorted(first_of.items()):
        lacking = machines.witness.erased[village] - _heard_in_town(machines, village)
        if lacking:
            _erase_at(machines, station, sorted(lacking))
            machines.world.note("sometimes/erased_again", station.name)
            has_asked = True
    return has_asked


def check_forgotten(machines: Machines) -> None:
    """I14: whatever was erased is known to be so, and in no register, wherever its village still speaks."""
    speaking = _who_speak(machines)
    for village in sorted({station.village for station in speaking}):
        lacking = machines.witness.erased[village] - _heard_in_town(machines, village)
        if lacking:
            raise Broken("I14", f"the town never heard that {sorted(lacking)[0]} is to be erased")
        with machines.town.township.ledger.read() as connection:
            town = machines.town.township
            rows = town.office.books(connection, village).rows
            _check_registers("the town", rows, village)
        for station in speaking:
            if station.village == village:
                _check_registers(station.name, station.store.rows, village)


def _check_registers(name: str, rows: FoldStorage, village: str) -> None:
    for entity in rows.erased(village):
        kept = read_registers(rows.register(village, entity)).by_kind.keys() & ERASABLE
        if kept:
            raise Broken("I14", f"{name} still has {sorted(kept)} of {entity}")


def _erase_at(machines: Machines, station: SimStation, named: list[str]) -> None:
    # Noted before: the power may go after it was kept, and before anyone is told.
    machines.witness.erased[station.village] |= set(named)
    fields = {"entities": named, "reason": "本人申请", "at": "t"}
    written(machines, station, "answer_request", lambda act: act.event(ERASURE, fields))
    machines.world.note("write/erasure", station.name)


def _who_speak(machines: Machines) -> list[SimStation]:
    """PCs that the town still listens to."""
    return [station for station in machines.stations if not station.is_revoked]


def _heard_in_town(machines: Machines, village: str) -> set[str]:
    """What the erasures name that the town has, on whatever branch: in its rows those who were begun on
    one are named as others call them.
    """
    with town_books(machines.town) as books:
        entries = entries_kept(books.journal, village)
        erasures = (e for e in entries if e.header.kind == ERASURE and e.body is not None)
        return {entity for erasure in erasures for entity in erasure.fields()["entities"]}
