"""What happens to machines: power, backups put back, clones, clocks, revocation."""

from app.models.errors import OperationRefused
from app.models.suite_rules import STANDARD_SUITE, STATE_SUITE
from app.sim.carriage import by_line
from app.sim.machines import Machines
from app.sim.sim_station import SimStation

YEAR = 365 * 24 * 3600 * 1000
CLOCK_JUMPS = (-80 * YEAR, -YEAR, -3_600_000, 60_000, 5 * 3_600_000, YEAR, 10 * YEAR, 80 * YEAR)
STATIONS_MAX, CLONES_MAX = 13, 1
LATER_LETTERS = "NOPQRSTUVWXYZ"
REPLACED, MEETS_AT_ONCE = 0.35, 0.8


def crash(machines: Machines) -> None:
    """The power goes while nothing is being written."""
    machines.switch_on(machines.any_station())


def restart(machines: Machines) -> None:
    """Someone closes the program and opens it again, here or in town."""
    if machines.chance.random() < 0.3:
        machines.town.reopen()
    else:
        machines.any_station().reopen()


def copy_station(machines: Machines) -> None:
    """A backup."""
    machines.any_station().keep_copy()


def restore_station(machines: Machines) -> None:
    """An old database in today's place; keys and mark stay. No number may be written twice."""
    _restore(machines, machines.any_station(), with_keys=False)


def set_back_station(machines: Machines) -> None:
    """The whole disk set back, mark and keys too: only the township can know."""
    _restore(machines, machines.any_station(), with_keys=True)


def _restore(machines: Machines, station: SimStation, *, with_keys: bool) -> None:
    if not station.copies:
        return station.keep_copy()
    if with_keys:
        machines.witness.set_back |= _feeds_of(station)
    before = machines.writes()
    copy = machines.chance.choice(station.copies)
    station.restore(copy, with_keys=with_keys)
    lost = machines.witness.lost_with_its_disk(before, machines.writes())
    fault = "set_back_station" if with_keys else "restore_station"
    return machines.world.note(f"fault/{fault}", f"{station.name} lost {lost}")


def clone_station(machines: Machines) -> None:
    """Two machines from one disk."""
    if len(machines.stations) >= STATIONS_MAX:
        return
    station = machines.any_station()
    if sum(s.name.endswith("'") for s in machines.stations) >= CLONES_MAX:
        return
    machines.witness.set_back |= _feeds_of(station)
    machines.stations.append(station.clone(station.name + "'"))
    machines.world.note("fault/clone_station", station.name)


def join_later(machines: Machines) -> None:
    """A PC comes into a village that has been at work for a while, perhaps in the place of one whose
    disk has died.
    """
    later = machines.world.later
    joined = len([s for s in machines.stations if s.letter in LATER_LETTERS])
    if len(machines.stations) >= STATIONS_MAX or machines.joined_later >= len(LATER_LETTERS):
        return
    village = later.choice(machines.villages)
    if joined and later.random() < REPLACED:
        village = machines.scrap(later.choice(machines.stations))
    station = machines.add_station(village, LATER_LETTERS[machines.joined_later])
    machines.joined_later += 1
    machines.world.note("join_later", station.name)
    if later.random() < MEETS_AT_ONCE:
        by_line(machines, station)


def change_suite(machines: Machines) -> None:
    """The township lets both crypto suites be written and chooses the other one for new feeds."""
    desk = machines.town.township.suites
    chosen = STANDARD_SUITE if desk.standing().chosen == STATE_SUITE else STATE_SUITE
    desk.choose(chosen, (STANDARD_SUITE, STATE_SUITE), machines.town.administrator, "换算法")
    machines.world.note("suite_change", str(chosen))


def _feeds_of(station: SimStation) -> set[bytes]:
    return {bytes.fromhex(feed_id) for feed_id in station.keys.feed_ids()}


def set_clock(machines: Machines) -> None:
    """Someone sets a clock, or its battery dies."""
    clocks = [machines.town.clock, *(station.clock for station in machines.stations)]
    clock = machines.chance.choice(clocks)
    clock.offset = machines.chance.choice((0, *CLOCK_JUMPS))
    machines.world.note("fault/set_clock", str(clock.offset))


def copy_town(machines: Machines) -> None:
    """A backup of the township."""
    machines.town.keep_copy()


def restore_town(machines: Machines) -> None:
    """An old ledger; the town's keys and mark stay."""
    _restore_town(machines, with_keys=False)


def set_back_town(machines: Machines) -> None:
    """The township's whole disk set back."""
    _restore_town(machines, with_keys=True)


def _restore_town(machines: Machines, *, with_keys: bool) -> None:
    town = machines.town
    if not town.copies:
        return town.keep_copy()
    before = machines.writes()
    if with_keys:
        keys = town.township.keys.feed_keys()
        machines.witness.set_back |= {bytes.fromhex(feed_id) for feed_id in keys}
    town.restore(machines.chance.choice(town.copies), with_keys=with_keys)
    lost = machines.witness.lost_with_its_disk(before, machines.writes())
    fault = "set_back_town" if with_keys else "restore_town"
    return machines.world.note(f"fault/{fault}", f"lost {lost}")


def back_up_town(machines: Machines) -> None:
    """`lianxin town backup`: what is in the verified copy may be called durable from now on."""
    for feed, seq in machines.town.back_up().items():
        machines.witness.backed_up[feed] = max(seq, machines.witness.backed_up.get(feed, 0))
    machines.world.note("backup")


def revoke(machines: Machines) -> None:
    """A PC was stolen."""
    station = machines.any_station()
    if machines.revoked_devices or not station.enrolment.certificate():
        return
    if len({s.device_id for s in machines.stations}) < 2:
        return
    try:
        machines.town.revoke(station.device_id)
    except OperationRefused:
        return  # a restored ledger has forgotten it
    machines.revoked_devices.add(station.device_id)
    for each in machines.stations:
        each.is_revoked = each.is_revoked or each.device_id == station.device_id
    machines.world.note("fault/revoke", station.name)
