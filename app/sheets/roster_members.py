"""Rosters with one row a household: the people that such a row lists."""

import msgspec

from app.models.head_relations import read_head_relation
from app.sheets.roster_rows import SheetRow, bare_name


def people_in(row: SheetRow) -> list[SheetRow]:
    """The row itself, or where it lists a household a row for each of its people.

    What stands beside the members' columns is said of the head, whether listed among them or not.
    """
    columns = row.columns
    if not columns.members:
        return [row]
    parts = [row.of_member(each) for each in columns.members]
    people = [part for part in parts if part.says_anything()]
    is_named_apart = columns.places["name"] != columns.members[0].places["name"]
    name = bare_name(row.word("name")) if is_named_apart else ""
    head = next((part for part in people if name and bare_name(part.word("name")) == name), None)
    if not people or (name and head is None):
        people.insert(0, row)
    else:
        head = head or next((part for part in people if _is_head(part)), people[0])
        places = columns.places | head.columns.places
        head.columns = msgspec.structs.replace(head.columns, places=places)
        if columns.places.keys().isdisjoint({"household_number", "head_name"}):
            name = bare_name(head.word("name"))
    for person in people:
        person.head_name = person.head_name or name
    return people


def _is_head(part: SheetRow) -> bool:
    return read_head_relation(part.word("head_relation")).is_head
