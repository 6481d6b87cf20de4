"""设置: what the station says of itself, its liaison cadres, and what the program is made of."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.errors import Problem
from app.models.records import Cadre, Staff, Station
from app.views.about_box import AboutBox
from app.views.account_tab import AccountTab
from app.views.backup_tab import BackupTab
from app.views.buttons import ActionButton
from app.views.cadre_sheet import CadreSheet
from app.views.disclosure_page import DisclosurePage
from app.views.labels import plain_label
from app.views.later import Later
from app.views.look_tab import LookTab
from app.views.page import Page
from app.views.page_stack import PageTabs
from app.views.record_table import LEFT, RIGHT, Column, RecordTable
from app.views.rights_page import RightsPage
from app.views.rules_tab import RulesTab
from app.views.station_tab import StationTab

if TYPE_CHECKING:
    from app.presenters.settings_presenter import CadreRow


class SettingsPage(Page):
    """Shows the settings and reports what was changed.

    Signals:
        station_changed: (object) the fields of the station, by name.
        cadre_typed: (object) a Cadre, without an id when new.
        account_typed: (dict) what was typed for a new account.
        password_typed: (str, str, str) staff id, and that person's new password twice.
        password_proposal_wanted: a password is to be proposed.
        lock_wanted: the key was replaced, so everybody has to log in anew.
        part_made: (str) a tab that is made `Later` is there, and wants its presenter.
    """

    station_changed = Signal(object)
    cadre_typed = Signal(object)
    account_typed = Signal(dict)
    password_typed = Signal(str, str, str)
    password_proposal_wanted = Signal()
    lock_wanted = Signal()
    part_made = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("设置"))
        self._sheet: CadreSheet | None = None
        self.station_tab = StationTab(self)
        self.station_tab.saved.connect(self.station_changed)
        self.station_tab.message_shown.connect(self._on_message)
        self.tabs = PageTabs(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.station_tab, self.tr("服务站资料"))
        self.tabs.addTab(self._cadre_tab(), self.tr("联户干部"))
        self._places: dict[str, QVBoxLayout] = {}
        for name, words in (
            ("account_tab", self.tr("账号")),
            ("rules_tab", self.tr("规则方案")),
            ("backup_tab", self.tr("备份和恢复")),
            ("disclosure_page", self.tr("查看记录")),
            ("rights_page", self.tr("个人信息申请")),
            ("about_box", self.tr("关于本程序")),
            ("look_tab", self.tr("外观")),
        ):
            place = QWidget()
            self._places[name] = QVBoxLayout(place)
            self._places[name].setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(place, words)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.body.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs.tabBar())

    @Later
    def account_tab(self) -> AccountTab:
        """账号."""
        tab = AccountTab(self._places["account_tab"].parentWidget())
        tab.account_typed.connect(self.account_typed)
        tab.password_typed.connect(self.password_typed)
        tab.proposal_wanted.connect(self.password_proposal_wanted)
        return tab

    @Later
    def rules_tab(self) -> RulesTab:
        """规则方案."""
        tab = RulesTab(self._places["rules_tab"].parentWidget())
        tab.message_shown.connect(self._on_message)
        return tab

    @Later
    def backup_tab(self) -> BackupTab:
        """备份和恢复."""
        tab = BackupTab(self._places["backup_tab"].parentWidget())
        tab.lock_wanted.connect(self.lock_wanted)
        tab.message_shown.connect(self._on_message)
        return tab

    @Later
    def disclosure_page(self) -> DisclosurePage:
        """查看记录."""
        return DisclosurePage(self._places["disclosure_page"].parentWidget())

    @Later
    def rights_page(self) -> RightsPage:
        """个人信息申请."""
        return RightsPage(self._places["rights_page"].parentWidget())

    @Later
    def about_box(self) -> AboutBox:
        """关于本程序."""
        box = AboutBox(self._places["about_box"].parentWidget())
        box.message_shown.connect(self._on_message)
        return box

    @Later
    def look_tab(self) -> LookTab:
        """外观."""
        return LookTab(self._places["look_tab"].parentWidget())

    def take_part(self, name: str, tab: QWidget) -> None:
        """A tab that was made later."""
        self._places[name].addWidget(tab)
        self.part_made.emit(name)

    def show_station(self, station: Station) -> None:
        """Fill the form, unless someone is typing in it."""
        self.station_tab.show_station(station)

    def open_tab(self, name: str) -> None:
        """Bring a tab to the front by its name here."""
        self.tabs.setCurrentWidget(self._places[name].parentWidget())

    def open_disclosures(self) -> None:
        """Bring 查看记录 to the front."""
        self.open_tab("disclosure_page")

    def open_requests(self) -> None:
        """Bring 个人信息申请 to the front."""
        self.open_tab("rights_page")

    def open_accounts(self) -> None:
        """Bring 账号 to the front."""
        self.open_tab("account_tab")

    def open_look(self) -> None:
        """Bring 外观 to the front."""
        self.open_tab("look_tab")

    def open_backups(self) -> None:
        """Bring 备份和恢复 to the front."""
        self.open_tab("backup_tab")

    def open_station(self) -> None:
        """Bring 服务站资料 to the front."""
        self.tabs.setCurrentIndex(0)

    def take_over(self, other: "SettingsPage") -> None:
        """Stand where another page stood, with what was typed there."""
        self.tabs.setCurrentIndex(other.tabs.currentIndex())
        self.station_tab.take_over(other.station_tab)

    def show_cadres(self, cadres: "Sequence[CadreRow]", most_households: int) -> None:
        """List `cadre` with `households`."""
        words = self.tr(
            "每名干部一般联系 {count} 户左右；在“联系卡”页给网格指定干部，在这里按回车修改。"
        )
        self._cadre_note.setText(words.format(count=most_households))
        self.cadre_table.show_records(cadres)

    def show_station_kept(self) -> None:
        """The station's particulars are kept."""
        self.station_tab.show_kept()
        self.show_notice(self.tr("服务站资料已保存。"))

    def show_cadre_kept(self, name: str, *, is_new: bool) -> None:
        """The cadre is kept: put the form away."""
        if self._sheet is not None:
            self._sheet.accept()
        words = self.tr("已添加联户干部 {name}。") if is_new else self.tr("已改好联户干部 {name}。")
        self.show_notice(words.format(name=name))

    def show_cadre_problem(self, problem: Problem) -> None:
        """The cadre was not kept; the form stays as it is."""
        if self._sheet is not None:
            self._sheet.show_problem(problem)
        else:
            self.show_problem(problem)

    def show_staff(self, staff: Sequence[Staff]) -> None:
        """List the accounts."""
        self.account_tab.show_staff(staff)

    def show_account_kept(self, name: str) -> None:
        """The account is there: put its form away."""
        self.account_tab.close_sheet()
        self.show_notice(self.tr("已添加账号 {name}，现在就能登录。").format(name=name))

    def show_password_kept(self) -> None:
        """The new password is in force."""
        self.account_tab.close_sheet()
        self.show_notice(self.tr("新密码已生效，旧密码作废。"))

    def show_account_closed(self, name: str) -> None:
        """Somebody is let in no longer."""
        self.show_notice(
            self.tr("已停用账号 {name}：再也登录不了，名字仍留在办过的事上。").format(name=name)
        )

    def show_role_changed(self, name: str) -> None:
        """The role is kept: put its form away."""
        self.account_tab.close_sheet()
        self.show_notice(self.tr("{name} 的角色改好了，从下次登录起算。").format(name=name))

    def show_account_problem(self, problem: Problem) -> None:
        """The account was not added; the form stays as it is."""
        if not self.account_tab.show_problem(problem):
            self.show_problem(problem)

    def show_proposed_password(self, typed: str, pictured: str) -> None:
        """Fill the proposal in."""
        self.account_tab.show_proposed_password(typed, pictured)

    def cadre_sheet(self) -> CadreSheet | None:
        """The form of a cadre, while it is open."""
        return self._sheet

    def ask_for_cadre(self) -> None:
        """Open the form of a new cadre."""
        self._open_cadre(Cadre(id=""))

    def go_on_with_cadre(self, cadre_id: str) -> bool:
        """Open the form of a cadre that was left unfinished. False when there is none such any more."""
        rows = [row.cadre for row in self.cadre_table.records_model.records()]
        found = next((each for each in [Cadre(id=""), *rows] if each.id == cadre_id), None)
        if found is not None:
            self.tabs.setCurrentIndex(1)
            self._open_cadre(found)
        return found is not None

    def _on_cadre_activated(self, row: "CadreRow") -> None:
        if row is not None:
            self._open_cadre(row.cadre)

    def _open_cadre(self, cadre: Cadre) -> None:
        self.clear_message()
        sheet = CadreSheet(cadre, self)
        sheet.cadre_typed.connect(self.cadre_typed)
        sheet.finished.connect(self._on_sheet_finished)
        self._sheet = sheet
        sheet.open()

    def _cadre_tab(self) -> QWidget:
        tab = QWidget(self)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        self._cadre_note = plain_label("", "muted", tab)
        column.addWidget(self._cadre_note)
        self.cadre_table = RecordTable(
            [
                Column(
                    self.tr("姓名"), lambda row: row.cadre.name, 160, is_bold=True, is_whole=True
                ),
                Column(self.tr("职务"), lambda row: row.cadre.title, 220),
                Column(self.tr("单位"), lambda row: row.cadre.unit),
                Column(self.tr("手机"), lambda row: row.cadre.phone, 180, is_whole=True),
                Column(self.tr("联系户数"), lambda row: f"{row.households:,}", 120, RIGHT),
            ],
            self.tr("联户干部"),
            tab,
        )
        self.cadre_table.set_empty_text(self.tr("还没有联户干部。按“添加联户干部”写上第一位。"))
        self.cadre_table.record_activated.connect(self._on_cadre_activated)
        column.addWidget(self.cadre_table, 1)
        self.add_button = ActionButton(self.tr("添加联户干部"), "Ctrl+N", True, tab)
        self.add_button.clicked.connect(self.ask_for_cadre)
        column.addWidget(self.add_button)
        column.setAlignment(self.add_button, LEFT)
        return tab

    def _on_tab_changed(self, number: int) -> None:
        for name, place in self._places.items():
            if place.parentWidget() is self.tabs.widget(number):
                getattr(self, name)

    def _on_message(self, message: object) -> None:
        if isinstance(message, Problem):
            self.show_problem(message)
        else:
            self.show_notice(str(message))

    def _on_sheet_finished(self) -> None:
        if self._sheet is not None:
            self._sheet.let_go()
            self._sheet = None
