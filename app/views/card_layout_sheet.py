"""联系卡版式: what stands where and how large, with both sides drawn while one types."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.models.card_layouts import CardLayout
from app.views.buttons import quiet_button
from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, Field, LineField
from app.views.labels import plain_label
from app.views.menu_button import MenuButton
from app.views.record_form import DraftedSheet
from app.views.record_table import Column, RecordTable
from app.views.scale import scaled

SIZE, PICTURE = (1240, 690), (380, 265)
PAUSE_MS = 300
NUMBERS = ("x_mm", "y_mm", "width_mm", "height_mm", "size_pt", "least_pt")
FORM_WIDTH = 380


class CardLayoutSheet(DraftedSheet):
    """All layouts, that of the key `chosen` first; one's own are changed in place, one that ships is kept under
    a new name. What is changed of each and not saved is a draft of its own.

    Signals:
        preview_wanted: (dict) the layout in the form is to be drawn.
        keep_wanted: (dict) it is to be kept.
        file_brought: (Path) a layout file is to be brought in.
        file_wanted: (dict, str) the layout in the form is to be a file, by this name unless another is
            chosen.
        remove_wanted: (str) one's own layout is to be forgotten.
        add_wanted: (dict, str, str) the layout in the form, a side, and what is to be added there.
    """

    preview_wanted = Signal(dict)
    keep_wanted = Signal(dict)
    file_brought = Signal(Path)
    file_wanted = Signal(dict, str)
    remove_wanted = Signal(str)
    add_wanted = Signal(dict, str, str)

    def __init__(self, parent: QWidget | None = None, chosen: str = "") -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("联系卡版式"))
        self._wanted = chosen
        self._layouts: dict[str, Any] = {}
        self._own: list[str] = []
        self._draft: dict[str, Any] = {}
        self._road: tuple[str, ...] = ()
        self._is_filling = False
        self.choice = ChoiceField(self.tr("版式"), [])
        self.choice.changed.connect(self._on_chosen)
        self.name = LineField(self.tr("名称"), self.tr("自带的版式改了以后，要换个名称另存"))
        self.table = RecordTable(self._columns(), self.tr("卡上的各项"), self)
        self.table.record_selected.connect(self._on_element_selected)
        captions = {
            "x_mm": self.tr("离左边（毫米）"),
            "y_mm": self.tr("离上边（毫米）"),
            "width_mm": self.tr("宽（毫米）"),
            "height_mm": self.tr("高（毫米）"),
            "size_pt": self.tr("字号（磅）"),
            "least_pt": self.tr("最小字号（磅）"),
        }
        self.numbers = {name: LineField(captions[name]) for name in NUMBERS}
        self.text_field = LineField(self.tr("内容（花括号里是卡面内容）"))
        self.align = ChoiceField(
            self.tr("对齐"),
            [
                ("left", self.tr("靠左")),
                ("center", self.tr("居中")),
                ("right", self.tr("靠右")),
            ],
        )
        self.when_long = ChoiceField(
            self.tr("放不下时"),
            [
                ("shrink_wrap", self.tr("缩小并换行")),
                ("shrink", self.tr("只缩小")),
                ("wrap", self.tr("只换行")),
            ],
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        changed: list[Field] = [*self.numbers.values(), self.text_field, self.align, self.when_long]
        for field in (*changed, self.name):
            field.changed.connect(self._on_typed)
        self._pictures = [plain_label("", "body", self) for _ in range(2)]
        self._lay_out_sheet()
        self.set_size(*SIZE)
        self.choice.setFocus()

    def show_layouts(self, layouts: list[CardLayout], own_keys: list[str], chosen: str) -> None:
        """Offer these layouts."""
        if self._road and self._road[-1] not in [layout.key for layout in layouts]:
            self._drafts.end_step(self._road)
        self._layouts = {layout.key: layout for layout in layouts}
        self._own = own_keys
        self.choice.set_choices([(layout.key, layout.name) for layout in layouts])
        self.choice.set_value(chosen or self._wanted)
        self._on_chosen()

    def show_changed(self, layout: CardLayout, side: str, place: int) -> None:
        """A layout that is being changed; the element at hand is marked."""
        self._draft = msgspec.to_builtins(layout)
        self._show_elements(place if side == "front" else place + len(self._draft["front"]))
        self._drafts.touch()

    def show_pictures(self, pictures: Sequence[bytes]) -> None:
        """Both sides as they would be printed."""
        for label, data in zip(self._pictures, [*pictures, b"", b""], strict=False):
            picture = QPixmap()
            if data:
                picture.loadFromData(data)
                picture = picture.scaled(
                    *PICTURE,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            label.setPixmap(picture)

    def show_kept(self, layout: CardLayout) -> None:
        """The layout is kept: that in the form, or one from a file."""
        if layout.name == self.name.text():
            self._drafts.end_step(self._road)
            self.begin_anew_button.hide()
        self.show_notice(self.tr("已保存版式“{name}”。").format(name=layout.name))

    def typed(self) -> dict[str, Any]:
        """The layout as it stands in the form."""
        return {**self._draft, "name": self.name.text().strip()}

    def values(self) -> dict[str, Any]:
        """What is kept as a draft."""
        return {"name": self.name.text(), "layout": deepcopy(self._draft)}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show what `values` told once."""
        self._draft = deepcopy(values["layout"])
        self._is_filling = True
        self.name.set_text(values["name"])
        self._is_filling = False
        self._show_elements(0)

    def bring_in(self, path: Path) -> None:
        """A layout file was chosen."""
        self.file_brought.emit(path)

    def _columns(self) -> list[Column]:
        return [
            Column(
                self.tr("面"),
                lambda line: self.tr("正面") if line[0] == "front" else self.tr("背面"),
                64,
            ),
            Column(self.tr("项目"), lambda line: line[2]["name"] or line[2]["kind"], is_bold=True),
        ]

    def _lay_out_sheet(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.choice)
        left.addWidget(self.name)
        left.addWidget(self.table, 1)
        left.addLayout(self._element_buttons())
        form = FormColumn(self)
        for one, other in (("x_mm", "y_mm"), ("width_mm", "height_mm"), ("size_pt", "least_pt")):
            form.add_row(self.numbers[one], self.numbers[other])
        form.add_field(self.text_field)
        form.add_row(self.align, self.when_long)
        form.setFixedWidth(scaled(FORM_WIDTH))
        middle = QVBoxLayout()
        middle.addWidget(form)
        middle.addStretch(1)
        right = QVBoxLayout()
        for label in self._pictures:
            label.setFixedSize(*PICTURE)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            right.addWidget(label)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 1)
        columns.addLayout(middle)
        columns.addLayout(right)
        self.body.addLayout(columns, 1)
        self.remove_button = quiet_button(self.tr("删除这个版式"), self)
        self.remove_button.clicked.connect(lambda: self.remove_wanted.emit(self.choice.value()))
        left.addWidget(self.remove_button)
        left.addWidget(self.begin_anew_button)
        self.in_button = self.add_action(self.tr("导入文件"), "Ctrl+I")
        self.in_button.clicked.connect(self._on_in_clicked)
        self.out_button = self.add_action(self.tr("导出文件"), "Ctrl+E")
        self.out_button.clicked.connect(self._on_out_clicked)
        self.add_cancel(self.tr("关闭"))
        self.keep_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(lambda: self.keep_wanted.emit(self.typed()))

    def _row_of(self, line: Any) -> int:
        side, place, _ = line
        return int(place) + (len(self._draft["front"]) if side == "back" else 0)

    def _element_buttons(self) -> QHBoxLayout:
        kinds = [
            ("text", self.tr("文字")),
            ("sections", self.tr("服务承诺、值班时间、常办事项")),
            ("phones", self.tr("各部门电话")),
            ("vcard", self.tr("存电话的码")),
            ("number_code", self.tr("卡号的码")),
            ("photo", self.tr("照片")),
            ("rule", self.tr("横线")),
        ]
        self.add_front = MenuButton(self.tr("正面加"), "Ctrl+1", self)
        self.add_back = MenuButton(self.tr("背面加"), "Ctrl+2", self)
        for side, button in (("front", self.add_front), ("back", self.add_back)):
            button.show_choices(kinds)
            button.chosen.connect(partial(self._on_add, side))
        self.drop_button = quiet_button(self.tr("去掉这项"), self)
        self.drop_button.clicked.connect(self._on_drop_clicked)
        line = QHBoxLayout()
        line.addWidget(self.add_front)
        line.addWidget(self.add_back)
        line.addWidget(self.drop_button)
        line.addStretch(1)
        return line

    def _on_chosen(self) -> None:
        layout = self._layouts.get(self.choice.value())
        if layout is None:
            return
        self._drafts.keep_at_once()  # of the layout that stood here
        self.fill({"name": layout.name, "layout": msgspec.to_builtins(layout)})
        self.begin_anew_button.hide()
        self.remove_button.setEnabled(layout.key in self._own)
        self._road = ("card_layout", layout.key)
        self._drafts.begin_step(self.windowTitle(), self._road, self.values())

    def _show_elements(self, row: int) -> None:
        self._draft = {**self._draft, "front": list(self._draft["front"])}
        self._draft["back"] = list(self._draft["back"])
        lines = [
            (side, place, element)
            for side in ("front", "back")
            for place, element in enumerate(self._draft[side])
        ]
        self.table.show_records(lines)
        self.table.select_row(min(row, len(lines) - 1))
        self.drop_button.setEnabled(len(self._draft["front"]) > 1)
        self._on_pause()

    def _on_add(self, side: str, kind: str) -> None:
        self.clear_message()
        self.add_wanted.emit(self.typed(), side, kind)

    def _on_drop_clicked(self) -> None:
        """Without asking: nothing is saved before 保存, and what was changed can be put away."""
        line = self.table.current_record()
        if line is None:
            return
        side, place, _ = line
        if side == "front" and len(self._draft["front"]) == 1:
            return
        self._draft[side] = [e for n, e in enumerate(self._draft[side]) if n != place]
        self._show_elements(max(self._row_of(line) - 1, 0))
        self._drafts.touch()

    def _on_element_selected(self, line: Any) -> None:
        if line is None:
            return
        element = line[2]
        self._is_filling = True
        for name, field in self.numbers.items():
            field.set_text(
                f"{element[name]:g}" if not isinstance(element[name], str) else element[name]
            )
        self.text_field.set_text(element["text"].replace("\n", "\\n"))
        self.align.set_value(element["align"])
        self.when_long.set_value(element["when_long"])
        is_text = element["kind"] == "text"
        worded: list[Field] = [self.text_field, self.align, self.when_long]
        for each in worded:
            each.setEnabled(is_text)
        self._is_filling = False

    def _on_typed(self) -> None:
        line = self.table.current_record()
        if self._is_filling or line is None:
            return
        element = line[2]
        for name, field in self.numbers.items():
            element[name] = field.text().strip()
        if element["kind"] == "text":
            element["text"] = self.text_field.text().replace("\\n", "\n")
            element["align"] = self.align.value()
            element["when_long"] = self.when_long.value()
        self._drafts.touch()
        self._pause.start()

    def _on_pause(self) -> None:
        self.preview_wanted.emit(self.typed())

    def _on_in_clicked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("选版式文件"), "", self.tr("版式（*.toml *.json）")
        )
        if chosen:
            self.bring_in(Path(chosen))

    def _on_out_clicked(self) -> None:
        self.file_wanted.emit(self.typed(), f"{self.name.text()}.json")
