"""The bar under a case's head: attachments, money passed through, and papers that are to follow."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.deficiency import EXPIRED, KEPT, CommitmentStanding
from app.models.errors import Problem
from app.models.pass_through import yuan_words
from app.views.attachment_sheet import AttachmentSheet
from app.views.buttons import ActionButton
from app.views.deficiency_sheet import DeficiencySheet
from app.views.labels import one_line_label
from app.views.money_sheet import MoneySheet
from app.views.status_chip import StatusChip, Tone
from app.views.translation import listed, spoken_day

if TYPE_CHECKING:
    from app.presenters.case_extras_presenter import CaseExtras, ShownAttachment
    from app.presenters.picture_files import CameraFile


class CaseExtrasBar(QWidget):
    """Its presenter is CaseExtrasPresenter.

    Signals:
        case_shown: (str) another case, or the same anew.
        attachments_wanted: all attachments are to be shown.
        money_noted: (dict) a step of money, by the names that MoneyEntry has.
        pictures_added: (list of (name, path, bytes), str) pictures, and the id of their paper.
        camera_wanted: (str) the newest pictures of that folder, or of the remembered one.
        file_wanted: (str) the id of a PDF that is to be opened.
        take_up_wanted: (str) the enquiry of that id is to become a case.
        deficiency_accepted: (dict) papers may follow, on the terms of a DeficiencySheet.
        case_changed: the case itself stands otherwise now.
        problem_told: (object) a Problem that no open sheet can tell.
        reveal_wanted: the applicant's numbers are to be seen whole.
    """

    case_shown = Signal(str)
    attachments_wanted = Signal()
    money_noted = Signal(dict)
    pictures_added = Signal(list, str)
    camera_wanted = Signal(str)
    file_wanted = Signal(str)
    take_up_wanted = Signal(str)
    deficiency_accepted = Signal(dict)
    case_changed = Signal()
    problem_told = Signal(object)
    reveal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._extras: Any = None
        self.attachment_sheet: AttachmentSheet | None = None
        self.money_sheet: MoneySheet | None = None
        self.deficiency_sheet: DeficiencySheet | None = None
        self.take_up_button = ActionButton(self.tr("转为办件，接着登记"), "Ctrl+T", True, self)
        self.attachment_button = ActionButton(self.tr("附件"), "Ctrl+J", False, self)
        self.money_button = ActionButton(self.tr("代收代缴"), "Ctrl+M", False, self)
        self.deficiency_button = ActionButton(self.tr("容缺受理"), "Ctrl+H", False, self)
        self.reveal_button = ActionButton(self.tr("看号码"), "Ctrl+Y", False, self)
        self.reveal_button.clicked.connect(self.reveal_wanted)
        self.chip = StatusChip("", Tone.NEUTRAL, self)
        self._owed = one_line_label("", "muted", self)
        self.take_up_button.clicked.connect(self._on_take_up_clicked)
        self.attachment_button.clicked.connect(self.attachments_wanted)
        self.money_button.clicked.connect(self._on_money_clicked)
        self.deficiency_button.clicked.connect(self._on_deficiency_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        buttons = (self.take_up_button, self.attachment_button, self.money_button)
        for widget in (*buttons, self.deficiency_button, self.reveal_button, self.chip):
            layout.addWidget(widget)
        layout.addWidget(self._owed, 1)
        self.take_up_button.hide()
        self.deficiency_button.hide()
        self.chip.hide()

    def show_case(self, case_id: str) -> None:
        """Another case, or the same anew."""
        self.case_shown.emit(case_id)

    def show_extras(self, extras: "CaseExtras") -> None:
        """Show what belongs to the case."""
        self._extras = extras
        self.take_up_button.setVisible(extras.status == "draft")
        self.deficiency_button.setVisible(extras.deficiency_offer is not None)
        count, left = extras.attachment_count, extras.money.left
        words = self.tr("附件 {count}").format(count=count) if count else self.tr("附件")
        self.attachment_button.setText(words)
        money = self.tr("代收代缴，余 {left}").format(left=yuan_words(left))
        self.money_button.setText(money if left else self.tr("代收代缴"))
        self._show_commitment(extras.commitment)
        if self.money_sheet is not None and self.money_sheet.isVisible():
            self.money_sheet.show_extras(extras)

    def go_on_with_money(self, case_id: str) -> bool:
        """Open the sheet that was left unfinished. False when that case does not stand here."""
        stands_here = self._extras is not None and self._extras.case_id == case_id
        if stands_here:
            self._on_money_clicked()
        return stands_here

    def go_on_with_deficiency(self, case_id: str) -> bool:
        """The same. False also when nothing is missing any more that may follow."""
        stands_here = self._extras is not None and self._extras.case_id == case_id
        is_offered = stands_here and self._extras.deficiency_offer is not None
        if is_offered:
            self._on_deficiency_clicked()
        return is_offered

    def show_attachments(
        self, shown: "Sequence[ShownAttachment]", materials: Sequence[tuple[str, str]]
    ) -> None:
        """Show all attachments in a sheet of their own."""
        if self.attachment_sheet is None or not self.attachment_sheet.isVisible():
            sheet = self.attachment_sheet = AttachmentSheet(self.window())
            sheet.added.connect(self.pictures_added)
            sheet.camera_wanted.connect(self.camera_wanted)
            sheet.file_wanted.connect(self.file_wanted)
            sheet.open()
        self.attachment_sheet.show_attachments(shown, materials)

    def show_camera_folder(self, folder: str, files: "Sequence[CameraFile]") -> None:
        """The newest pictures of the remembered folder."""
        if self.attachment_sheet is not None:
            self.attachment_sheet.show_camera_folder(folder, files)

    def show_file(self, path: Path) -> None:
        """A PDF lies ready: the system's own viewer shows it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def show_money_noted(self) -> None:
        """The step is kept."""
        if self.money_sheet is not None:
            self.money_sheet.clear_typed()

    def show_deficiency_accepted(self) -> None:
        """The commitment is kept."""
        if self.deficiency_sheet is not None:
            self.deficiency_sheet.accept()
        self.case_changed.emit()

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong, where the person looks."""
        for sheet in (self.attachment_sheet, self.money_sheet, self.deficiency_sheet):
            if sheet is not None and sheet.isVisible():
                sheet.show_problem(problem)
                return
        self.problem_told.emit(problem)

    def _show_commitment(self, standing: CommitmentStanding | None) -> None:
        self.chip.setVisible(standing is not None)
        self._owed.setText("")
        if standing is None:
            return
        day = spoken_day(standing.commitment.due_on)
        if standing.state == KEPT:
            self.chip.set_status(self.tr("容缺已补齐"), Tone.DONE)
            return
        names = listed(material.name for material in standing.owed)
        if standing.state == EXPIRED:
            self.chip.set_status(self.tr("容缺已到期"), Tone.DANGER)
            words = self.tr("{day}到期没补：{names}。请打印通知书告知，或收齐材料。")
        else:
            self.chip.set_status(self.tr("容缺"), Tone.WARNING)
            words = self.tr("{day}前补交：{names}")
        self._owed.setText(words.format(day=day, names=names))

    def _on_take_up_clicked(self) -> None:
        self.take_up_wanted.emit(self._extras.case_id)

    def _on_deficiency_clicked(self) -> None:
        sheet = self.deficiency_sheet = DeficiencySheet(self._extras, self.window())
        sheet.accepted_with.connect(self.deficiency_accepted)
        sheet.open()

    def _on_money_clicked(self) -> None:
        if self._extras is None:
            return
        sheet = self.money_sheet = MoneySheet(self._extras, self.window())
        sheet.noted.connect(self.money_noted)
        sheet.open()
