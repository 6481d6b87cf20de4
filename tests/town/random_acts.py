"""PCs of several villages that write whatever chance says."""

from app.journal.fold import Fold
from app.journal.memory import MemoryJournalStorage, MemoryRows
from app.models.records import Attestation
from app.town.books import Books
from app.town.ledger.schema import RECORD_TABLES
from app.town.self_check import by_id
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push

FIELDS = {
    "household": ["number", "address", "head_name"],
    "person": ["name", "note", "workplace"],
    "case": ["applicant_name", "request", "department"],
    "appeal": ["content", "raised_by"],
}
PLACES = ((VILLAGES[0], "A"), (VILLAGES[0], "B"), (VILLAGES[1], "A"))
ACTIONS = ("receive", "submit", "ask_supplement", "deliver", "rate", "follow_up", "accept")


def live(stations, rng):
    """A random act at one of the PCs: edits with and without bases, steps, nonsense."""
    station = rng.choice(stations)
    entity = f"{rng.randrange(12):032x}"
    kind = ["household", "person", "case", "appeal"][int(entity, 16) % 4]
    bases = tuple(rng.sample(station.written, min(len(station.written), rng.randrange(3))))
    chance = rng.random()
    if chance < 0.55:
        fields = {name: f"{name}{rng.randrange(4)}䶮𱖐" for name in rng.sample(FIELDS[kind], 2)}
        dot = station.write(kind, entity, bases, **fields)
    elif chance < 0.75:
        fields = {"action": rng.choice(ACTIONS), "note": "说明", "rating": "satisfied"}
        dot = station.write("case_step", entity, bases, receiver_name="某", **fields)
    elif chance < 0.85:
        dot = station.write("visit", entity, bases, content="走访", is_urgent=True)
    elif chance < 0.9:
        dot = station.write("case", entity, bases, status="concluded")  # a derived field
    elif chance < 0.95:
        dot = station.write("weather", entity, bases, sky="晴")  # a later version's kind
    else:
        person = f"{int(entity, 16) | 0x10:032x}"
        dot = station.write("person", person, bases, phones=["13800138000", "0536-1"], name="甲")
    station.written.append(dot)


def live_and_push(township, stations, rng, acts):
    """So many random acts; now and then one of the PCs brings the township what it has, at the end all."""
    devices = {}
    for station in stations:
        station.written = []
        devices[station.device_id] = greet(township, station)
    for _ in range(acts):
        live(stations, rng)
        if rng.random() < 0.1:
            station = rng.choice(stations)
            push(township, station, devices[station.device_id])
    for station in stations:
        push(township, station, devices[station.device_id])


def together(stations):
    """All entries of all stations, folded in memory in one go."""
    storage, rows = MemoryJournalStorage(stations[0].crypto), MemoryRows()
    for station in stations:
        state = station.journal.state(station.feed)
        storage.add_feed(state)
        storage.append(state, list(station.storage.entries(station.feed, 1, state.have)))
    Fold(storage, rows).rebuild()
    return rows


def assert_rows_equal(township, memory):
    with township.ledger.read() as connection:
        rows = Books(connection, township.ledger, township.surroundings).rows
        for record_type in RECORD_TABLES.keys() - {Attestation}:  # those are the town's own
            folded = memory.rows.get(record_type, {})
            kept = {
                (village, row_id): record
                for village in VILLAGES[:2]
                for row_id, record in by_id(rows.rows_of(record_type, village)).items()
            }
            assert kept == folded
        for village in VILLAGES[:2]:
            expected = {e: found for (v, e), found in memory.conflicts.items() if v == village}
            assert rows.conflicts(village) == expected
        for number in range(32):
            entity = f"{number:032x}"
            for village in VILLAGES[:2]:
                assert rows.register(village, entity) == memory.register(village, entity)
        assert rows.quarantined() == memory.quarantined()
