"""What happens when a household that has left takes its papers along (迁移单). No Qt, no SQL.

No entry crosses from one village to another: the household stays on this village's register as one
that has left, with all that was done for it, and arrives in the other as a new one. The other
station reads the file as a roster, so there too it is looked at first and can be taken back.
"""

from collections.abc import Callable

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.list_papers import ListContent
from app.models.records import Household, Person
from app.models.register_changes import LEFT
from app.models.roles import check_permission
from app.models.transfers import origin_words
from app.presenters.list_files import ListFiles, ListFileScreen, ListMaking, list_content
from app.presenters.runner import Runner
from app.words.terms import SEX


class TransferPresenter:
    """The transfer paper with masked numbers, and the file with whole ones."""

    def __init__(
        self,
        screen: ListFileScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        making: ListMaking,
        check_password: Callable[[str, str], None],
    ) -> None:
        self._actor = actor
        self._check_password = check_password
        self._files = ListFiles(screen, runner, actor, making)

    def print_paper(self, household_id: str) -> None:
        """Who has left, for the people themselves and for the other station's files."""
        self._files.print_list(lambda desk, actor: transfer_content(desk, actor, household_id))

    def take_out(self, household_id: str, reason: str, password: str) -> None:
        """The file that the other station reads: for a reason, by whoever knows the password."""
        staff_id = self._actor().id
        self._files.take_out(
            lambda desk, actor: transfer_content(desk, actor, household_id),
            reason,
            lambda: self._check_password(staff_id, password),
        )


def transfer_content(desk: Desk, actor: Actor, household_id: str) -> ListContent:
    """Those who left together, headings as a roster has them; numbers are whole.

    The household number and the address are this village's own and stay here; where the people
    come from stands in each note. Raises OperationRefused `household_unknown`,
    `household_not_left`, `act_not_permitted`.
    """
    check_permission(actor.role, "edit_register")
    store = desk.store
    with store.reading():
        household = store.households.by_id(store.households.shown_id(household_id))
        if household.standing != LEFT:
            raise OperationRefused("household_not_left")
        people = [
            person
            for person in desk.reading.people(actor, household.id)
            if (person.standing, person.standing_on) == (LEFT, household.standing_on)
        ]
    village = desk.workplace.village.short_name
    origin = origin_words(village, household.number, household.standing_on)
    return list_content(
        desk,
        actor,
        "transfer",
        title=f"{household.head_name}户迁移单",
        chosen=f"户号{household.number}",
        rows=tuple(_row(household, person, origin) for person in people),
        note=(
            f"{household.standing_on}迁出，{household.standing_reason}。迁入村在“导入花名册”里读入随附的表格；"
            "走访、诉求、代办件的记录留在原村，需要时向原村查询。"
        ),
        signatures=("迁出村经办人", "迁入村经办人"),
    )


def _row(household: Household, person: Person, origin: str) -> tuple[str, ...]:
    return (
        household.head_name,
        person.name,
        person.head_relation,
        SEX.get(person.sex, ""),
        person.ethnicity,
        person.born_on,
        person.id_number,
        person.political_status,
        person.education,
        person.marital_status,
        person.registration_type,
        person.residence,
        person.workplace,
        "、".join(person.phones),
        "、".join(person.groups),
        "、".join(person.skills),
        "；".join(filter(None, (person.note, origin))),
    )
