"""How entries travel: by line and by stick, late, twice, damaged, to the wrong machine."""

from pathlib import Path

from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.sim import writes
from app.sim.checks import Broken
from app.sim.lan_line import SimLanLine
from app.sim.machines import Machines
from app.sim.sim_station import SimStation
from app.sim.world import Bundle, Killed
from app.sync.lan_host import LanEvent
from app.sync.reports import ExchangeReport

# What the file itself is refused for: then nothing of it may have been kept.
FILE_PROBLEMS = {
    "bundle_foreign", "bundle_damaged", "bundle_too_large", "bundle_from_newer_version",
    "bundle_not_for_this_township", "bundle_not_for_this_station", "bundle_not_trusted",
    "bundle_sender_unknown", "sealed_for_someone_else", "sealed_content_damaged",
    "device_revoked",
}  # fmt: skip
LOG_ROWS = 1
ALARMS = {"own_feed_behind", "feed_forked"}


def exchange(machines: Machines) -> None:
    """A station exchanges by line."""
    by_line(machines, machines.any_station())


def by_line(machines: Machines, station: SimStation) -> str:
    """The exchange as the desk runs it; returns the problem key, if there was one."""
    try:
        report = station.sync.exchange()
    except Killed:
        machines.switch_on(station)
        return "killed"
    except OperationRefused as refusal:
        machines.heard(station, refusal)
        return refusal.key
    except EnvironmentProblem as problem:
        return problem.key
    for event in station.store.exchange_log.page_before(limit=3):
        if event.result in ALARMS:
            machines.world.counts[f"alarm/{event.result}"] += 1
        if event.result.startswith("snapshot_"):
            machines.world.counts[f"snapshot/{event.result}"] += 1
    if report.awaited:
        machines.world.note("snapshot/awaited", f"{station.name} {report.awaited}")
    if report.archived:
        machines.world.note("snapshot/archived", f"{station.name} {report.archived}")
    machines.world.counts["exchange/moved"] += report.sent + report.received + report.archived
    machines.world.note("exchange", f"{station.name} sent {report.sent} received {report.received}")
    return ""


def on_the_lan(machines: Machines) -> None:
    """Two PCs of a village exchange directly, whether or not one of them has met the town."""
    caller, waiting = machines.two_of_one_village()
    world, events = machines.world, list[LanEvent]()
    try:
        host = waiting.sync.lan.host(events.append)
        caller.lines[waiting.name] = SimLanLine(world, host)
        report = caller.sync.lan.exchange(waiting.name)
    except Killed:
        for station in {caller.name: caller, waiting.name: waiting}.values():
            machines.switch_on(station)
        return
    except OperationRefused as refusal:
        machines.heard(caller, refusal)
    except EnvironmentProblem as problem:
        world.note(f"lan/{problem.key}", caller.name)
    else:
        _check_arrived(caller, waiting, report)
        world.counts["exchange/moved"] += report.sent + report.received
        world.note("lan/exchange", f"{caller.name} sent {report.sent} received {report.received}")
    for key in [event.problem for event in events if event.kind == "refused"]:
        machines.heard(waiting, OperationRefused(key))


def _check_arrived(caller: SimStation, waiting: SimStation, report: ExchangeReport) -> None:
    """An exchange that says that nothing is left has left nothing."""
    revoked = {*caller.sync.revoked_devices(), *waiting.sync.revoked_devices()}
    aside = {p.feed for s in (caller, waiting) for p in s.journal.storage.parked()}
    aside |= {
        state.feed
        for station in (caller, waiting)
        for state in station.journal.storage.feeds()
        if state.descriptor.device_id in revoked
    }
    mine, theirs = (
        {feed: have for feed, have in s.journal.vector().items() if feed not in aside}
        for s in (caller, waiting)
    )
    if report.left or mine != theirs:
        words = f"{caller.name} and {waiting.name} differ, {report.left} are told to be left"
        raise Broken("lan", words)


def errand(machines: Machines) -> None:
    """A case is taken in, reported and sent to the town at once; then the town may act on it, and
    the station on what the town has done.
    """
    station = machines.any_station()
    writes.new_case(machines, station, is_submitted=True)
    by_line(machines, station)
    for _ in range(machines.chance.randrange(3)):
        writes.town_acts(machines, station.village)
    if machines.chance.random() < 0.5:
        by_line(machines, station)
        writes.case_step(machines, station)


def same_field(machines: Machines) -> None:
    """Two PCs that have met each other's entries write the same field."""
    first, second = machines.two_of_one_village()
    if machines.chance.random() < 0.5:
        for station in (first, second):
            by_line(machines, station)
    writes.same_field(machines, first, second)


def late_put(machines: Machines) -> None:
    """A request arrives once more, when nobody waits for it."""
    world = machines.world
    if not world.late_puts:
        return
    put = world.late_puts.pop(world.chance.randrange(len(world.late_puts)))
    desk = machines.town.township.exchange
    try:
        device = desk.known_device(put.device_id)
        desk.take_segment(device, put.feed, put.first, put.last, put.packed)
        world.note("sometimes/late_put_taken")
    except OperationRefused as refusal:
        world.note(f"refused/{refusal.key}", "late")


def station_exports(machines: Machines) -> None:
    """A station writes a bundle."""
    export_from(machines, machines.any_station())


def export_from(machines: Machines, station: SimStation) -> Bundle | None:
    """Onto a stick; it is read back there and then."""
    stick = station.folder / "stick"
    stick.mkdir(exist_ok=True)
    try:
        report = station.sync.export_bundle(stick)
    except OperationRefused as refusal:
        machines.heard(station, refusal)
        return None
    bundle = Bundle(station.name, machines.town.name, Path(report.path).read_bytes())
    machines.world.send_by_stick(bundle)
    machines.world.note("bundle/station_export", station.name)
    return bundle


def town_exports(machines: Machines) -> None:
    """The town writes a bundle by what the device last said it has."""
    station = machines.any_station()
    try:
        content = machines.town.township.export_bundle(station.device_id)
    except OperationRefused as refusal:
        machines.world.note(f"refused/{refusal.key}")
        return
    machines.world.send_by_stick(Bundle(machines.town.name, station.name, content))
    machines.world.note("bundle/town_export", station.name)


def bundle_arrives(machines: Machines) -> None:
    """Any bundle ever written, perhaps for the second time, perhaps damaged, perhaps elsewhere."""
    world = machines.world
    if not world.bundles:
        return
    bundle = world.chance.choice(world.bundles)
    content, recipient = bundle.content, bundle.recipient
    if world.happens("damaged_bundle", 0.25):
        content = world.damaged(content)
    if world.happens("wrong_recipient", 0.2):
        recipient = world.chance.choice([machines.town.name, *(s.name for s in machines.stations)])
    deliver(machines, Bundle(bundle.sender, recipient, content))


def deliver(machines: Machines, bundle: Bundle) -> Bundle | None:
    """Hand a bundle to a machine; the town answers on the same stick."""
    if bundle.recipient == machines.town.name:
        return _at_town(machines, bundle)
    station = machines.named(bundle.recipient)
    if station is not None:
        _at_station(machines, station, bundle)
    return None


def _at_town(machines: Machines, bundle: Bundle) -> Bundle | None:
    world, township = machines.world, machines.town.township
    before = township.check() if world.chance.random() < 0.04 else None
    try:
        receipt = township.import_bundle(bundle.content)
    except OperationRefused as refusal:
        world.note(f"refused/{refusal.key}", "at the town")
        if before is not None and township.check() != before:
            raise Broken("I11", f"the town kept something of a bundle: {refusal.key}") from refusal
        return None
    for problem in receipt.problems:
        world.note(f"parked/{problem}")
    station = machines.named(bundle.sender)
    if station is None:
        return None
    answer = Bundle(machines.town.name, station.name, receipt.answer)
    world.send_by_stick(answer)
    world.note("bundle/town_import", f"{receipt.new_entries} new")
    return answer


def _at_station(machines: Machines, station: SimStation, bundle: Bundle) -> None:
    path = station.folder / "arrived.lxb"
    path.write_bytes(bundle.content)
    before = station.store.db.conn.total_changes
    try:
        report = station.sync.import_bundle(path)
    except Problem as problem:
        traces = station.store.db.conn.total_changes - before - LOG_ROWS
        if problem.key in FILE_PROBLEMS and traces:
            raise Broken(
                "I11", f"{station.name} kept something of a bundle: {problem.key}"
            ) from None
        if isinstance(problem, OperationRefused):
            machines.heard(station, problem)
        return
    machines.world.note("bundle/station_import", f"{station.name} received {report.received}")
