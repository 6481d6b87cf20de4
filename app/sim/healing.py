"""The second half of a history: no more faults, everyone exchanges, and everything must agree."""

from itertools import compress

from app.models.errors import OperationRefused
from app.sim.carriage import by_line, deliver, export_from
from app.sim.checks import (
    Broken,
    check_any_order,
    check_converged,
    check_floors_gone,
    check_forks,
    check_machine,
    check_rebuild,
    check_same,
    check_union,
)
from app.sim.machines import RESTART_KEYS, Machines
from app.sim.sim_station import SimStation
from app.sim.view import View

ROUNDS = 4
NEEDS_INVITATION = {"invitation_expired", "invitation_replaced", "enrolment_not_invited"}


def heal(machines: Machines) -> None:
    """Faults end, clocks are set right, a thief's PC stays shut out."""
    machines.world.faults = frozenset()
    machines.world.is_healing = True
    machines.town.clock.offset = 0
    machines.town.reopen()
    for station in machines.stations:
        station.clock.offset = 0
        station.reopen()
    for device_id in sorted(machines.revoked_devices):
        try:
            machines.town.revoke(device_id)
        except OperationRefused:
            machines.world.note("sometimes/revocation_forgotten")


def bring_together(machines: Machines) -> None:
    """Everyone exchanges with the town, round after round, until nothing moves any more."""
    for number in range(ROUNDS):
        machines.world.now += 60_000
        before = machines.world.counts["exchange/moved"], machines.world.counts["incarnation"]
        for station in machines.stations:
            if not station.is_revoked:
                _until_it_goes_through(machines, station, number)
        counts = machines.world.counts
        if before == (counts["exchange/moved"], counts["incarnation"]):
            return


def _until_it_goes_through(machines: Machines, station: SimStation, number: int) -> None:
    tried = []
    for _ in range(4):
        problem = by_line(machines, station)
        tried.append(problem)
        if not problem:
            return
        if problem in RESTART_KEYS:
            station.reopen()
        elif problem in NEEDS_INVITATION:
            machines.invite_again(station)
        elif problem == "device_unknown":
            # A restored ledger has forgotten the device; its next bundle brings the certificate.
            machines.world.note("sometimes/device_forgotten")
            bundle = export_from(machines, station)
            answer = deliver(machines, bundle) if bundle else None
            if answer is not None:
                deliver(machines, answer)
        else:
            break
    raise Broken("liveness", f"round {number}: {station.name} cannot exchange: {tried}")


def check_now(machines: Machines) -> None:
    """What must hold at any moment, faults or not."""
    with machines.views() as views:
        check_union(machines.world, machines.witness, views)
        for view, village in zip(views, _villages(machines), strict=True):
            check_machine(machines.world, view, village, views)
    check_durable(machines)


def check_in_the_end(machines: Machines) -> None:
    """What must hold once everyone has met everyone."""
    with machines.views() as views:
        check_union(machines.world, machines.witness, views)
        town = views[0]
        if len({state.descriptor.suite for state in town.states}) > 1:
            machines.world.counts["sometimes/two_suites"] += 1
        revoked = _feeds_of_the_revoked(machines, views)
        # What a PC that is shut out alone has, nobody brings to the others.
        excused = revoked
        may_speak = [True, *(not station.is_revoked for station in machines.stations)]
        # What only a PC that is shut out has seen, nobody can tell the town.
        heard = set().union(*(view.writes() for view in compress(views, may_speak)))
        for view, village in zip(views, _villages(machines), strict=True):
            check_machine(machines.world, view, village, views)
            check_rebuild(view)
        for view, station in zip(views[1:], machines.stations, strict=True):
            if not station.is_revoked:
                check_converged(machines.witness, town, view, station.village, excused)
                check_floors_gone(machines.world, view, town, excused)
                check_same(machines.world, town, view, station.village)
        for village in machines.villages:
            check_any_order(machines.world, town, village)
        check_forks(heard, town, revoked)
        parked_at = [bool(view.parked) for view in views]
    check_alarms(machines, parked_at[0], parked_at[1:])
    check_durable(machines)


def check_durable(machines: Machines) -> None:
    """I8: nothing is called durable, here or there, that no verified copy of the ledger holds."""
    claims = {machines.town.name: machines.town.durable()}
    for station in machines.stations:
        heard = station.heard_of_town()
        claims[station.name] = {f: a.durable for f, a in heard.acks.items()} if heard else {}
    for name, claim in claims.items():
        for feed, seq in claim.items():
            if seq > machines.witness.backed_up.get(feed, 0):
                raise Broken("I8", f"{name} calls {feed.hex()[:8]} durable up to {seq}")
            machines.world.counts["sometimes/durable"] += seq > 0


def check_alarms(machines: Machines, is_parked_in_town: bool, parked_at: list[bool]) -> None:
    """Where branches are parked, the screens say so."""
    if not is_parked_in_town and not any(parked_at):
        return
    machines.world.note("sometimes/alarm")
    if is_parked_in_town != bool(machines.town.township.check().parked):
        raise Broken("I10", "the town's check says nothing of a parked branch")
    for station, is_parked in zip(machines.stations, parked_at, strict=True):
        if is_parked != bool(station.sync.status().forked_feeds):
            raise Broken("I10", f"{station.name} says nothing of a parked branch")


def _villages(machines: Machines) -> list[str | None]:
    return [None, *(station.village for station in machines.stations)]


def _feeds_of_the_revoked(machines: Machines, views: list[View]) -> set[bytes]:
    return {
        state.feed
        for view in views
        for state in view.states
        if state.descriptor.device_id in machines.revoked_devices
    }
