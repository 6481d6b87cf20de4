"""One household: its people, its cases, the visits to it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.records import Visit
from app.views.buttons import ActionButton
from app.views.case_columns import item_column, level_column, number_column, status_column
from app.views.flow_row import FlowRow
from app.views.labels import one_line_label, whole_label
from app.views.list_page import ListPage
from app.views.menu_button import MenuButton
from app.views.record_table import Column
from app.views.reveal_strip import RevealStrip
from app.views.standing_table import StandingTable
from app.views.status_chip import Tone
from app.views.take_out_sheet import TakeOutSheet
from app.views.translation import listed, spoken
from app.words.register_terms import REGISTER_ACTION, REGISTER_FIELD, STANDING
from app.words.terms import SEX, VISIT_CHANNEL

if TYPE_CHECKING:
    from app.acts.disclosure_acts import Revealed
    from app.presenters.case_list_presenter import CaseLine
    from app.presenters.household_presenter import HouseholdFile, Resident


class HouseholdPage(ListPage):
    """Shows a HouseholdFile. Its presenter is HouseholdPresenter.

    Signals:
        intake_wanted: (str) register a case for this person.
        visit_wanted: (str) write down a visit to this household.
        own_plan_wanted: (str) its own plan (一户一策) is to be written.
        case_chosen: (str) the id of the case to open.
        back_requested: the list is wanted.
        form_wanted: (str, str, str) a form: kind, id or nothing for a new one, the household.
        change_wanted: (str, str, str) an action, the household, a person or nobody.
        history_wanted: (str, str) the history of a `household` or a `person`, by id.
        reveal_wanted: (str) this person's numbers are to be seen whole.
        viewers_wanted: (str) who saw this person's numbers.
        request_form_wanted: (str) this person asks for their own data.
        transfer_paper_wanted: (str) the paper that goes with a household that has left.
        transfer_file_wanted: (str, str, str) the file, with the reason and the password.
    """

    intake_wanted = Signal(str)
    visit_wanted = Signal(str)
    own_plan_wanted = Signal(str)
    case_chosen = Signal(str)
    back_requested = Signal()
    form_wanted = Signal(str, str, str)
    change_wanted = Signal(str, str, str)
    history_wanted = Signal(str, str)
    reveal_wanted = Signal(str)
    viewers_wanted = Signal(str)
    request_form_wanted = Signal(str)
    transfer_paper_wanted = Signal(str)
    transfer_file_wanted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("住户"), parent)
        self._household_id = ""
        self.intake_button = self.add_action(self.tr("登记代办"), "Ctrl+N", is_primary=True)
        self.visit_button = self.add_action(self.tr("记走访"), "Ctrl+J")
        self.own_plan_button = self.add_action(self.tr("一户一策"), "Ctrl+U")
        self.own_plan_button.clicked.connect(self._on_own_plan_clicked)
        self.back_button = self.add_way_back()
        self.intake_button.clicked.connect(self._on_intake_clicked)
        self.visit_button.clicked.connect(self._on_visit_clicked)
        self.back_button.clicked.connect(self.back_requested)
        self.people = StandingTable(
            self._people_columns(),
            self.tr("家庭成员"),
            self,
            kind="person",
            id_of=lambda person: str(person.person_id),
        )
        self.people.record_activated.connect(self._on_resident_activated)
        self.cases = StandingTable(
            self._case_columns(),
            self.tr("这一户的代办件"),
            self,
            kind="case",
            id_of=lambda line: str(line.case.id),
            is_narrow=True,
        )
        self.cases.record_activated.connect(self._on_case_activated)
        self.cases.set_empty_text(self.tr("还没有代办件。"))
        self.visits = StandingTable(
            self._visit_columns(),
            self.tr("对这一户的走访"),
            self,
            kind="visit",
            id_of=lambda visit: str(visit.entity_id),
        )
        self.visits.set_empty_text(self.tr("还没有走访记录。"))
        self.people.keep_room_for(3)
        self._add_register_buttons()
        self._lay_out_body()
        self.setFocusProxy(self.people)

    def show_household(self, household_file: "HouseholdFile") -> None:
        """Show a household; the person who was marked stays marked."""
        household = household_file.household
        marked = self.people.current_record()
        self._household_id = household.id
        self.set_title(self.tr("{name} 户").format(name=household.head_name or household.number))
        self.set_subtitle(self._about(household_file))
        self.reveal_strip.forget()
        residents = household_file.residents
        self.people.show_records(residents)
        ids = [resident.person_id for resident in residents]
        marked_id = marked.person_id if marked is not None else ""
        if residents:
            self.people.select_row(ids.index(marked_id) if marked_id in ids else 0)
        self.intake_button.setEnabled(bool(residents))
        actions = household_file.actions
        self.household_changes.show_choices([(a, spoken(REGISTER_ACTION, a)) for a in actions])
        self.transfer_button.setVisible(household.standing == "left")
        self._show_person_actions(self.people.current_record())
        self._show_warnings(household_file)
        self.show_standing_of("household", household.id)
        self.cases.show_records(household_file.cases)
        self.visits.show_records(household_file.visits)

    def _show_warnings(self, household_file: "HouseholdFile") -> None:
        """What has to be put right, told as long as it is so."""
        words = ""
        if household_file.disputes:
            words = self.tr("两台电脑写得不一样：{fields}。请核实，改好或再登记一次就定下来了。")
            words = words.format(
                fields=listed(
                    name + spoken(REGISTER_FIELD, field) for name, field in household_file.disputes
                )
            )
        elif household_file.is_closed_with_people:
            words = self.tr("这一户已经迁出或销户，户里却还有人。请把人迁到别的户，或恢复这一户。")
        elif household_file.is_deserted:
            words = self.tr("这一户已经没有人了，却还算应访户。不再是一户时请登记“整户迁出”。")
        elif household_file.is_headless:
            words = self.tr("户主不在这一户里了。请用“本户变动”变更户主。")
        self._warning.set_words(f"{Tone.WARNING.shape} {words}" if words else "")
        self._warning.setVisible(bool(words))

    def warning(self) -> str:
        """What has to be put right."""
        return self._warning.text()

    def _about(self, household_file: "HouseholdFile") -> str:
        household = household_file.household
        cadre = household_file.cadre_name or self.tr("还没有")
        parts = [
            self.tr("户号 {number}").format(number=household.number),
            household_file.grid_name,
            self.tr("%n 人", "", len(household_file.residents)),
            self.tr("联户干部 {name}").format(name=cadre),
            household.address,
            spoken(STANDING, household.standing),
        ]
        return "　".join(filter(None, parts))

    def _people_columns(self) -> list[Column]:
        return [
            Column(self.tr("姓名"), lambda person: person.name, 100, is_bold=True),
            Column(self.tr("与户主关系"), lambda person: person.head_relation, 110),
            Column(self.tr("性别"), lambda person: spoken(SEX, person.sex), 58, is_whole=True),
            Column(self.tr("出生日期"), lambda person: person.born_on, 108),
            Column(self.tr("身份证号"), lambda person: person.masked_id_number, 172),
            Column(self.tr("电话"), lambda person: person.masked_phone, 120),
            Column(
                self.tr("居住"),
                lambda person: spoken(STANDING, person.standing) or person.residence,
                84,
                colour=lambda person: "ink_faint" if person.standing else "",
                is_whole=True,
            ),
            Column(self.tr("人员类别"), lambda person: listed(person.groups)),
            Column(
                self.tr("待核"), lambda person: person.doubt, 146, tone=lambda person: Tone.WARNING
            ),
        ]

    def _case_columns(self) -> list[Column]:
        return [status_column(), number_column(), item_column(), level_column()]

    def _visit_columns(self) -> list[Column]:
        return [
            Column(self.tr("日期"), lambda visit: visit.visited_on, 108),
            Column(
                self.tr("方式"),
                lambda visit: spoken(VISIT_CHANNEL, visit.channel),
                100,
                is_whole=True,
            ),
            Column(self.tr("走访人"), lambda visit: visit.visitor_name, 84),
            Column(self.tr("内容"), visit_words),
        ]

    def _add_register_buttons(self) -> None:
        line = self._buttons = FlowRow(self)
        self.add_person_button = ActionButton(self.tr("新增人员"), "Ctrl+I", False, line)
        self.edit_button = MenuButton(self.tr("修改"), "Ctrl+E", line)
        self.person_changes = MenuButton(self.tr("人员变动"), "Ctrl+M", line)
        self.household_changes = MenuButton(self.tr("本户变动"), "Ctrl+B", line)
        self.history_button = MenuButton(self.tr("记录"), "Ctrl+H", line)
        self.edit_button.show_choices(
            [("person", self.tr("修改人员")), ("household", self.tr("修改本户"))]
        )
        self.history_button.show_choices(
            [
                ("person", self.tr("选中人员的记录")),
                ("household", self.tr("本户的记录")),
                ("reveal", self.tr("看选中人员的号码（Ctrl+Y）")),
                ("viewers", self.tr("谁看过选中人员的号码")),
                ("request", self.tr("本人要查阅、更正、删除")),
            ]
        )
        self.transfer_button = MenuButton(self.tr("迁移单"), "Ctrl+T", line)
        self.transfer_button.show_choices(
            [("paper", self.tr("打印迁移单")), ("file", self.tr("存成表格，交迁入村导入"))]
        )
        self.transfer_button.chosen.connect(self._on_transfer_chosen)
        self.transfer_button.setVisible(False)
        QShortcut(QKeySequence("Ctrl+Y"), self).activated.connect(self._on_reveal_wanted)
        self.reveal_strip = RevealStrip(self)
        self.add_person_button.clicked.connect(self._on_add_person_clicked)
        self.edit_button.chosen.connect(self._on_edit_chosen)
        self.person_changes.chosen.connect(self._on_person_change_chosen)
        self.household_changes.chosen.connect(self._on_household_change_chosen)
        self.history_button.chosen.connect(self._on_history_chosen)
        self.people.record_selected.connect(self._show_person_actions)

    def _show_person_actions(self, resident: Any) -> None:
        actions = resident.actions if resident is not None else ()
        self.person_changes.show_choices([(a, spoken(REGISTER_ACTION, a)) for a in actions])

    def _lay_out_body(self) -> None:
        for button in (
            self.add_person_button,
            self.edit_button,
            self.person_changes,
            self.household_changes,
            self.history_button,
            self.transfer_button,
        ):
            self._buttons.add(button)
        self._warning = whole_label("", "body", self)
        self._warning.setVisible(False)
        self.body.addWidget(self._warning)
        self.body.addWidget(self.reveal_strip)
        self.body.addWidget(self._buttons)
        lower = QHBoxLayout()
        lower.setSpacing(14)
        tables = ((self.tr("代办件"), self.cases, 7), (self.tr("走访"), self.visits, 6))
        for title, table, share in tables:
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(one_line_label(title, "heading", self))
            column.addWidget(table, 1)
            lower.addLayout(column, share)
        self.body.addWidget(self.people, 5)
        self.body.addLayout(lower, 4)

    def _on_intake_clicked(self) -> None:
        self._on_resident_activated(self.people.current_record())

    def _on_resident_activated(self, resident: "Resident") -> None:
        if resident is not None:
            self.intake_wanted.emit(resident.person_id)

    def _on_own_plan_clicked(self) -> None:
        if self._household_id:
            self.own_plan_wanted.emit(self._household_id)

    def _on_visit_clicked(self) -> None:
        if self._household_id:
            self.visit_wanted.emit(self._household_id)

    def _on_add_person_clicked(self) -> None:
        if self._household_id:
            self.form_wanted.emit("person", "", self._household_id)

    def _on_edit_chosen(self, kind: str) -> None:
        resident = self.people.current_record()
        if kind == "household":
            self.form_wanted.emit(kind, self._household_id, self._household_id)
        elif resident is not None:
            self.form_wanted.emit(kind, resident.person_id, self._household_id)

    def _on_person_change_chosen(self, action: str) -> None:
        resident = self.people.current_record()
        if resident is not None:
            self.change_wanted.emit(action, self._household_id, resident.person_id)

    def _on_household_change_chosen(self, action: str) -> None:
        self.change_wanted.emit(action, self._household_id, "")

    def _on_history_chosen(self, kind: str) -> None:
        resident = self.people.current_record()
        if kind == "household":
            self.history_wanted.emit(kind, self._household_id)
        elif kind == "reveal":
            self._on_reveal_wanted()
        elif resident is not None and kind == "viewers":
            self.viewers_wanted.emit(resident.person_id)
        elif resident is not None and kind == "request":
            self.request_form_wanted.emit(resident.person_id)
        elif resident is not None:
            self.history_wanted.emit(kind, resident.person_id)

    def _on_transfer_chosen(self, kind: str) -> None:
        if kind == "paper":
            self.transfer_paper_wanted.emit(self._household_id)
            return
        sheet = TakeOutSheet(self.title(), self.window())
        household_id = self._household_id
        sheet.confirmed.connect(
            lambda reason, password: self.transfer_file_wanted.emit(household_id, reason, password)
        )
        self.open_sheet(sheet)

    def show_list_paper(self, ledger: str, path: Path) -> None:
        """The transfer lies ready: nothing is left to ask."""
        self.close_sheet()
        super().show_list_paper(ledger, path)

    def show_list_file(self, path: Path, left_out: Sequence[str], *, is_by_form: bool) -> None:
        """The transfer lies ready: nothing is left to ask."""
        self.close_sheet()
        super().show_list_file(path, left_out, is_by_form=is_by_form)

    def show_revealed(self, revealed: "Revealed", seconds: int) -> None:
        """Show a person's numbers whole for that long."""
        self.clear_message()
        self.reveal_strip.show_revealed(revealed, seconds)

    def _on_reveal_wanted(self) -> None:
        resident = self.people.current_record()
        if resident is not None:
            self.reveal_wanted.emit(resident.person_id)

    def _on_case_activated(self, line: "CaseLine") -> None:
        if line is not None:
            self.case_chosen.emit(line.case.id)


def visit_words(visit: Visit) -> str:
    """What was said or found, in one line."""
    return visit.content or visit.finding
