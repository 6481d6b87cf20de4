"""团队: who serves a grid together, and who belongs to a party group."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.appointment_records import Team
from app.models.rules.cadres import CadreRules
from app.views.forms import ChoiceField, DateField, LineField, TextField
from app.views.list_page import ListPage
from app.views.record_form import ChecksField, RecordForm
from app.views.record_table import RIGHT, Column, RecordTable
from app.views.sheet import Question
from app.views.status_chip import Tone
from app.views.translation import spoken, spoken_pairs
from app.words.appointment_words import TEAM_KIND

if TYPE_CHECKING:
    from app.presenters.team_presenter import TeamLine, Teams

BOX_COLUMNS = 4


class TeamPage(ListPage):
    """The teams of the village. Its presenter is TeamPresenter.

    Signals:
        team_kept: (object) Team, with an id when it was there before.
        team_ended: (str) team id.
        print_wanted, export_wanted: the list as a file.
    """

    team_kept = Signal(object)
    team_ended = Signal(str)
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("团队"))
        self._found: Any = None
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self.end_button = self.add_action(self.tr("撤销团队"), "Ctrl+D")
        self.end_button.clicked.connect(self._on_end_clicked)
        self.new_button = self.add_action(self.tr("新建团队"), "Ctrl+N", is_primary=True)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.table = RecordTable(self._columns(), self.tr("团队"), self)
        self.table.set_empty_text(
            self.tr("还没有团队。先有联户干部和网格，再按 Ctrl+N 建服务团队或党小组。")
        )
        self.table.record_activated.connect(self._on_activated)
        self.table.record_selected.connect(self._show_what_can_be_done)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_teams(self, found: "Teams") -> None:
        """Show Teams; what was marked stays marked."""
        row = max(self.table.currentIndex().row(), 0)
        self._found = found
        self.table.show_records(found.lines)
        if found.lines:
            self.table.select_row(min(row, len(found.lines) - 1))
        self.set_subtitle(self.tr("；").join(self._rules(found.rules)))
        self._show_what_can_be_done()

    def _rules(self, rules: CadreRules) -> list[str]:
        """What the place asks of a team: 上海's of a block, 饶阳's 1+10."""
        said = []
        if rules.team_members and rules.team_households:
            words = self.tr("每 {households} 户左右由 {count} 名左右人员服务")
            said.append(words.format(count=rules.team_members, households=rules.team_households))
        if rules.members_per_leader:
            words = self.tr("每个党小组长联系 {count} 名左右党员")
            said.append(words.format(count=rules.members_per_leader))
        if rules.households_per_member:
            words = self.tr("每名党员联系 {count} 户左右")
            said.append(words.format(count=rules.households_per_member))
        return said

    def show_done(self, what: str) -> None:
        """An act went through."""
        self.close_sheet()
        self.show_notice(
            self.tr("已保存这个团队。") if what == "keep" else self.tr("已撤销，成员名单还留着。")
        )
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("团队"), lambda line: line.team.name, 150, is_bold=True, is_whole=True),
            Column(self.tr("类型"), lambda line: spoken(TEAM_KIND, line.team.kind), 104),
            Column(self.tr("网格"), lambda line: line.grid, 140),
            Column(self.tr("组长"), lambda line: line.leader, 110, is_whole=True),
            Column(self.tr("成员"), lambda line: self.tr("、").join(line.members)),
            Column(self.tr("人数"), lambda line: str(line.size.people), 70, RIGHT),
            Column(self.tr("联系户"), lambda line: str(line.size.households), 80, RIGHT),
            Column(self.tr("从"), lambda line: line.team.since_on, 112),
            Column(
                self.tr("提醒"),
                self._warning_words,
                190,
                tone=lambda line: Tone.WARNING if line.is_standing else Tone.NEUTRAL,
                is_whole=True,
            ),
        ]

    def _warning_words(self, line: "TeamLine") -> str:
        size = line.size
        if not line.is_standing:
            return (
                self.tr("{day} 撤销").format(day=line.team.until_on) if line.team.until_on else ""
            )
        if size.is_too_small:
            words = self.tr("{count} 人，要 {wanted} 人")
            return words.format(count=size.people, wanted=size.wanted)
        if size.is_too_large:
            words = self.tr("党员 {count} 名，多于 {most} 名")
            return words.format(count=size.people - 1, most=size.most_members)
        if size.overloaded:
            words = self.tr("{count} 人联系户多于 {most} 户")
            return words.format(count=len(size.overloaded), most=size.most_households)
        return ""

    def _show_what_can_be_done(self, _record: object = None) -> None:
        line = self.table.current_record()
        self.end_button.setEnabled(line is not None and line.is_standing)

    def _on_new_clicked(self) -> None:
        if self._found is not None:
            self._open_form(Team(id="", since_on=self._found.today.isoformat()))

    def _on_activated(self, line: "TeamLine") -> None:
        if line is not None:
            self._open_form(line.team)

    def _open_form(self, team: Team) -> None:
        form = team_form(self._found, team, self.window())
        form.kept.connect(lambda typed: self.team_kept.emit(Team(id=team.id, **typed)))
        self.open_sheet(form)

    def _on_end_clicked(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        words = self.tr("“{name}”从今天起撤销，成员名单留在记录里。").format(name=line.team.name)
        question = Question(
            self.tr("撤销这个团队？"), words, self.tr("撤销团队"), parent=self.window()
        )
        question.confirmed.connect(lambda: self.team_ended.emit(line.team.id))
        self.open_sheet(question)


def team_form(found: "Teams", team: Team, parent: QWidget) -> RecordForm:
    """新建团队: its leader, its members, its grid, and from when on."""
    name = LineField(QCoreApplication.translate("TeamForm", "名称"), is_required=True)
    kind = ChoiceField(QCoreApplication.translate("TeamForm", "类型"), spoken_pairs(TEAM_KIND))
    none = QCoreApplication.translate("TeamForm", "没有选（党小组可以不选）")
    grid = ChoiceField(
        QCoreApplication.translate("TeamForm", "网格"),
        [("", none), *((each.id, each.name) for each in found.grids)],
    )
    leader = ChoiceField(
        QCoreApplication.translate("TeamForm", "组长"), list(found.cadres.items()), is_required=True
    )
    since = DateField(QCoreApplication.translate("TeamForm", "从哪天起"))
    until = DateField(QCoreApplication.translate("TeamForm", "到哪天止（还在就空着）"))
    members = ChecksField(
        QCoreApplication.translate("TeamForm", "成员（从联户干部里勾选）"),
        list(found.cadres.items()),
        team.member_ids,
        BOX_COLUMNS,
    )
    note = TextField(QCoreApplication.translate("TeamForm", "备注"), lines=2)
    name.set_text(team.name)
    kind.set_value(team.kind)
    grid.set_value(team.grid_id)
    leader.set_value(team.leader_id or next(iter(found.cadres), ""))
    for day, value in ((since, team.since_on), (until, team.until_on)):
        day.set_today(found.today)
        day.set_value(value)
    note.set_text(team.note)
    return RecordForm(
        QCoreApplication.translate("TeamForm", "团队"),
        (
            {"name": name, "kind": kind},
            {"grid_id": grid, "leader_id": leader},
            {"since_on": since, "until_on": until},
            {"member_ids": members},
            {"note": note},
        ),
        QCoreApplication.translate("TeamForm", "保存"),
        team.name,
        parent,
    )
