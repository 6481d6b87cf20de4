"""The page of grids of any kind, as a tree: add, rename, hang elsewhere, close."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.models.errors import Problem
from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, LineField
from app.views.page import Page
from app.views.record_form import FieldsSheet
from app.views.record_table import RIGHT, Column
from app.views.scale import scaled
from app.views.standing_table import StandingTable
from app.views.status_chip import Tone
from app.views.translation import spoken_as
from app.words.register_terms import GRID_KIND

if TYPE_CHECKING:
    from app.presenters.grid_presenter import GridLine, GridTree

WIDTH = 560
INDENT = "　　"


class GridSheet(FieldsSheet):
    """A form for a grid; without a line a new one.

    Signals:
        keep_wanted: (str, dict) the grid's id or nothing, and what was typed.
    """

    keep_wanted = Signal(str, dict)

    def __init__(
        self,
        line: "GridLine",
        lines: Sequence[Any],
        kinds: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        title = (
            QCoreApplication.translate("GridSheet", "修改网格")
            if line is not None
            else QCoreApplication.translate("GridSheet", "新增网格")
        )
        name = line.grid.name if line is not None else ""
        super().__init__(title, "", parent, f"{title} {name}")
        self._grid_id = self.mark = line.grid.id if line is not None else ""
        self.road = ("grid", self._grid_id)
        self.name = LineField(self.tr("名称"), is_required=True)
        self.kind = ChoiceField(self.tr("类型"), _kinds(line, kinds))
        above = [("", self.tr("没有上级，放在最上面"))]
        above += [
            (each.grid.id, INDENT * each.depth + each.grid.name)
            for each in lines
            if each.grid.id != self._grid_id and not each.grid.closed_on
        ]
        self.parent_id = ChoiceField(self.tr("上级"), above)
        self.fields = {
            "name": self.name, "kind": self.kind, "parent_id": self.parent_id,
        }  # fmt: skip
        self._column = FormColumn(self)
        for field in self.fields.values():
            self._column.add_field(field)
        self.body.addWidget(self._column)
        self.keep_fields()
        self.body.addStretch(1)
        self.add_cancel()
        self.keep_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self._column.completed.connect(self.keep_button.setFocus)
        self.kind.set_value(line.grid.kind if line is not None else next(iter(kinds), ""))
        self.parent_id.set_value("")
        if line is not None:
            self.name.set_text(line.grid.name)
            self.parent_id.set_value(line.grid.parent_id)
        if not self.parent_id.value():
            self.parent_id.set_value("")
        self.setMinimumWidth(scaled(WIDTH))
        self._column.focus_first()

    def _on_keep_clicked(self) -> None:
        self._column.clear_errors()
        typed = {
            "name": self.name.text(),
            "kind": self.kind.value(),
            "parent_id": self.parent_id.value(),
        }
        self.keep_wanted.emit(self._grid_id, typed)


def _kinds(line: "GridLine", kinds: Mapping[str, str]) -> list[tuple[str, str]]:
    """The place's own names as they are, the program's in the language of the desk; a grid keeps a
    kind that is no longer among them.
    """
    known = line.grid.kind if line is not None else ""
    offered = dict(kinds) if not known or known in kinds else {known: known, **kinds}
    return [(code, spoken_as(GRID_KIND, code, name)) for code, name in offered.items()]


class GridPage(Page):
    """Shows a GridTree. Its presenter is GridPresenter.

    Signals:
        keep_wanted: (str, dict) of the sheet.
        close_wanted, open_wanted: (str) close this grid, or open it again.
        back_requested: the list is wanted.
    """

    keep_wanted = Signal(str, dict)
    close_wanted = Signal(str)
    open_wanted = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("网格"), "", parent)
        self.sheet: GridSheet | None = None
        self._lines: Sequence[Any] = ()
        self._kinds: Mapping[str, str] = {}
        self.add_button = self.add_action(self.tr("新增网格"), "Ctrl+N", is_primary=True)
        self.edit_button = self.add_action(self.tr("修改"), "Ctrl+E")
        self.close_button = self.add_action(self.tr("撤销网格"), "Ctrl+D")
        self.back_button = self.add_way_back()
        self.table = StandingTable(
            self._columns(),
            self.tr("网格"),
            self,
            kind="grid",
            id_of=lambda line: str(line.grid.id),
        )
        self.table.set_empty_text(
            self.tr("还没有网格。按 Ctrl+N 新增，导入花名册时也会按村民小组建好。")
        )
        self.body.addWidget(self.table, 1)
        self.add_button.clicked.connect(self._on_add_clicked)
        self.edit_button.clicked.connect(self._on_edit_clicked)
        self.close_button.clicked.connect(self._on_close_clicked)
        self.back_button.clicked.connect(self.back_requested)
        self.table.record_activated.connect(self._open_sheet)
        self.table.record_selected.connect(self._on_selected)
        self.setFocusProxy(self.table)

    def show_grids(self, tree: "GridTree") -> None:
        """Show the tree; the grid that was marked stays marked."""
        marked = self.table.current_record()
        self._lines, self._kinds = tree.lines, tree.kinds
        words = self.tr("%n 个网格", "", len(tree.lines))
        if tree.least or tree.most:
            bounds = self.tr("一般每个网格 {least} 到 {most} 户，不在其中的有 ▲")
            words += "　" + bounds.format(least=tree.least or 0, most=tree.most or "…")
        if tree.tiers:
            words += "　" + self.tr("层级：{tiers}").format(tiers=" › ".join(tree.tiers))
        self.set_subtitle(words)
        self.table.show_records(tree.lines)
        ids = [line.grid.id for line in tree.lines]
        marked_id = marked.grid.id if marked is not None else ""
        if ids:
            self.table.select_row(ids.index(marked_id) if marked_id in ids else 0)

    def go_on(self, grid_id: str) -> bool:
        """Open a form that was left unfinished. False when there is no such grid any more."""
        line = next((each for each in self._lines if each.grid.id == grid_id), None)
        is_there = line is not None or not grid_id
        if is_there:
            self._open_sheet(line)
        return is_there

    def show_kept(self) -> None:
        """The grid is kept."""
        if self.sheet is not None:
            self.sheet.accept()
        self.clear_message()

    def show_field_problem(self, name: str, problem: Problem) -> None:
        """Say at one field of the sheet what is wrong, or on the page when no sheet is open."""
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.show_field_problem(name, problem)
        else:
            self.show_problem(problem)

    def _columns(self) -> list[Column]:
        return [
            Column(
                self.tr("网格"),
                lambda line: INDENT * line.depth + line.grid.name,
                colour=lambda line: "ink_faint" if line.grid.closed_on else "",
            ),
            Column(self.tr("类型"), self._kind_words, 170),
            Column(self.tr("户数"), lambda line: str(line.own), 90, RIGHT),
            Column(self.tr("连同下级"), lambda line: str(line.total), 110, RIGHT),
            Column(
                self.tr("提醒"),
                self._warning_words,
                190,
                tone=lambda line: Tone.NEUTRAL if line.grid.closed_on else Tone.WARNING,
                is_whole=True,
            ),
        ]

    def _kind_words(self, line: "GridLine") -> str:
        kind = line.grid.kind
        return spoken_as(GRID_KIND, kind, self._kinds.get(kind, GRID_KIND.get(kind, kind)))

    def _warning_words(self, line: "GridLine") -> str:
        if line.grid.closed_on:
            return self.tr("{day} 撤销").format(day=line.grid.closed_on)
        if line.cadres < line.cadres_wanted:
            return self.tr("干部 {count} 名，要 {wanted} 名").format(
                count=line.cadres, wanted=line.cadres_wanted
            )
        return self.tr("户数过多或过少") if line.is_unusual else ""

    def _on_selected(self, line: "GridLine") -> None:
        self.edit_button.setEnabled(line is not None)
        self.close_button.setEnabled(line is not None)
        is_closed = line is not None and bool(line.grid.closed_on)
        self.close_button.setText(self.tr("恢复网格") if is_closed else self.tr("撤销网格"))

    def _on_add_clicked(self) -> None:
        self._open_sheet(None)

    def _on_edit_clicked(self) -> None:
        line = self.table.current_record()
        if line is not None:
            self._open_sheet(line)

    def _open_sheet(self, line: Any) -> None:
        self.sheet = GridSheet(line, self._lines, self._kinds, self.window())
        self.sheet.keep_wanted.connect(self.keep_wanted)
        self.sheet.open()

    def _on_close_clicked(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        if line.grid.closed_on:
            self.open_wanted.emit(line.grid.id)
        else:
            self.close_wanted.emit(line.grid.id)
