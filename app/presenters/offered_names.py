"""What forms offer to choose from beside free text: departments, services, people. No Qt, no SQL."""

from app.acts.desk import Desk

RECENT = 20


def departments(desk: Desk) -> tuple[str, ...]:
    """Those that matters were sent to lately, then those of activities, then the catalogue's."""
    store = desk.store
    known = (item.department for item in desk.workplace.catalog.items)
    return _once([
        *store.receptions.recent_departments(RECENT), *store.duty.activity_departments(), *known
    ])  # fmt: skip


def services(desk: Desk) -> tuple[str, ...]:
    """What was done at doors lately, then the catalogue's items."""
    known = (item.name for item in desk.workplace.catalog.items)
    return _once([*desk.store.receptions.recent_services(RECENT), *known])


def assignees(desk: Desk) -> tuple[str, ...]:
    """Whom an appeal may be given to: the station's people, the liaison cadres, departments."""
    stations = desk.store.stations
    people = [each.name for each in stations.staff()]
    people += [each.name for each in stations.cadres()]
    return _once([*people, *departments(desk)])


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
