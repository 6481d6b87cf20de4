"""One visit to be read: everything that was written down of it, its photographs, what became of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.attachments import PDF
from app.models.errors import Problem
from app.models.records import Visit
from app.views.camera_pictures import CameraPictures
from app.views.case_layouts import empty_layout
from app.views.case_words import short_number
from app.views.form_column import scrolling
from app.views.labels import one_line_label, plain_label
from app.views.picture_sheets import PictureSheet
from app.views.reason_sheet import ReasonSheet
from app.views.sheet import Sheet
from app.views.translation import listed, spoken, spoken_day, spoken_moment
from app.views.visit_list_page import household_words
from app.words.terms import VISIT_CHANNEL
from app.words.visit_terms import MUST_VISIT_OCCASION, VISIT_TIMING

if TYPE_CHECKING:
    from app.presenters.picture_files import CameraFile
    from app.presenters.visit_sheet_presenter import VisitPage

WIDTH, HEIGHT = 860, 660


class VisitSheet(Sheet):
    """Shows a VisitPage. Its presenter is VisitSheetPresenter, `open` first.

    Signals:
        household_wanted: (str) the id of the household to open.
        appeal_wanted: (str) the id of the appeal that came of the visit.
        correction_wanted: (str) the visit is to be corrected in its form.
        taking_back_wanted: (str) why the visit is a mistake.
        page_wanted: the diary's page is to be printed.
        preview_wanted: (str, Path) a paper is to be looked at.
        pictures_added: (list of (name, path, bytes)) pictures that were chosen.
        picture_retracted: (str, str) the picture of that id does not belong here, and why.
        camera_wanted: (str) the newest pictures of that folder, or of the remembered one.
        file_wanted: (str) the id of a PDF that is to be opened.
    """

    household_wanted = Signal(str)
    appeal_wanted = Signal(str)
    correction_wanted = Signal(str)
    taking_back_wanted = Signal(str)
    page_wanted = Signal()
    preview_wanted = Signal(str, Path)
    pictures_added = Signal(list)
    picture_retracted = Signal(str, str)
    camera_wanted = Signal(str)
    file_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("VisitSheet", "走访"), "", parent)
        self._page: Any = None
        self._texts: dict[str, str] = {}
        self.reason_sheet: ReasonSheet | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        content = QWidget(self)
        content.setLayout(self._grid)
        self.pictures = CameraPictures(self)
        self.pictures.show_targets(())
        self.pictures.added.connect(self._on_pictures_added)
        self.pictures.opened.connect(self._on_picture_opened)
        self.pictures.removed.connect(self._on_picture_removed)
        self.pictures.folder_wanted.connect(self.camera_wanted)
        self.pictures.nothing_pasted.connect(self._on_nothing_pasted)
        self.body.addWidget(scrolling(content, self), 1)
        self.body.addWidget(self.pictures)
        self._add_buttons()
        self.set_size(WIDTH, HEIGHT)

    def texts(self) -> dict[str, str]:
        """What the sheet says, by caption."""
        return dict(self._texts)

    # -- what the presenter asks for

    def show_visit(self, page: "VisitPage") -> None:
        """Show everything about the visit."""
        self._page = page
        visit = page.line.visit
        self.set_title(self.tr("走访 {number}").format(number=short_number(visit.number)))
        self._fill()
        self.record_standing.show_record("visit", visit.entity_id)
        self.pictures.show_pictures(
            [(each.attachment.file_name, each.data) for each in page.pictures]
        )
        self.household_button.setVisible(bool(visit.household_id))
        self.appeal_button.setVisible(bool(visit.appeal_id))
        self.correct_button.setVisible(page.may_change)
        self.take_back_button.setVisible(page.may_change)
        self.pictures.setVisible(page.may_change or bool(page.pictures))
        self.print_button.setVisible(not visit.is_deleted)
        if visit.is_deleted:
            self.show_warning(self.tr("这次走访已经作废，不再计数；原来记的都在下面。"))

    def show_camera_folder(self, folder: str, files: "Sequence[CameraFile]") -> None:
        """The newest pictures of the remembered folder."""
        self.pictures.show_camera_folder(folder, files)

    def show_file(self, path: Path) -> None:
        """A PDF lies ready: the system's own viewer shows it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def show_paper(self, paper: str, path: Path) -> None:
        """The diary's page lies ready to be looked at."""
        self.preview_wanted.emit(paper, path)

    def set_working(self, *, is_working: bool) -> None:
        """Pictures are being read."""
        self.pictures.set_working(is_working=is_working)

    def show_taken_back(self) -> None:
        """The visit counts no longer: there is nothing more to do here."""
        self._close_reason()
        self.accept()

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong where it was asked for."""
        if self.reason_sheet is not None and self.reason_sheet.isVisible():
            self.reason_sheet.show_problem(problem)
        else:
            super().show_problem(problem)

    # -- inside

    def _fill(self) -> None:
        empty_layout(self._grid)
        self._texts = {}
        visit = self._page.line.visit
        said = [
            *self._facts(visit),
            *self._comments(),
            *(self._earlier(each) for each in self._page.earlier),
        ]
        top = Qt.AlignmentFlag.AlignTop
        for row, (caption, words) in enumerate((c, w) for c, w in said if w):
            self._texts[caption] = words
            self._grid.addWidget(one_line_label(caption, "muted", self), row, 0, top)
            self._grid.addWidget(plain_label(words, "body", self), row, 1, top)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _facts(self, visit: Visit) -> list[tuple[str, str]]:
        page = self._page
        timing = spoken(VISIT_TIMING, visit.timing) if visit.timing else ""
        times = "—".join(filter(None, [visit.started_at, visit.ended_at]))
        booked = self.tr("预约走访") if visit.is_by_appointment else ""
        occasions = [spoken(MUST_VISIT_OCCASION, code) for code in page.occasions]
        return [
            (self.tr("户"), household_words(page.line)),
            (self.tr("网格"), page.grid_name),
            (self.tr("日期"), spoken_day(visit.visited_on)),
            (self.tr("时间"), "　".join(filter(None, [times, timing, booked]))),
            (self.tr("方式"), spoken(VISIT_CHANNEL, visit.channel)),
            (self.tr("访谁"), visit.interviewee),
            (self.tr("走访人"), visit.visitor_name),
            (self.tr("陪同人"), listed(visit.companions)),
            (self.tr("五必到"), listed(occasions)),
            (self.tr("走访内容"), visit.content),
            (
                self.tr("发现类别"),
                listed([each for each in (visit.finding_class, visit.second_class) if each]),
            ),
            (self.tr("发现的问题"), visit.finding),
            (self.tr("当场答复"), visit.answer if visit.is_answered_on_the_spot else ""),
            (self.tr("紧急"), self.tr("紧急") if visit.is_urgent else ""),
            (
                self.tr("作废理由") if visit.is_deleted else self.tr("更正理由"),
                visit.correction_note,
            ),
            (self.tr("记录时间"), spoken_moment(visit.recorded_at)),
        ]

    def _comments(self) -> list[tuple[str, str]]:
        """What leaders said, rank by rank, never mixed."""
        comments, names = self._page.line.comments, self._page.ranks
        ranks = dict.fromkeys([*names, *(each.rank for each in comments)])
        return [
            (
                self.tr("{rank}点评").format(rank=names.get(rank, rank)),
                "\n".join(
                    f"{each.comment}　{each.actor_name} {spoken_moment(each.at)}"
                    for each in comments
                    if each.rank == rank
                ),
            )
            for rank in ranks
        ]

    def _earlier(self, visit: Visit) -> tuple[str, str]:
        """What stood before a correction, and who had written it."""
        caption = self.tr("更正前 {at}").format(at=spoken_moment(visit.recorded_at))
        answer = visit.answer if visit.is_answered_on_the_spot else ""
        said = [
            spoken_day(visit.visited_on),
            spoken(VISIT_CHANNEL, visit.channel),
            visit.interviewee,
            visit.content,
            visit.finding_class,
            visit.finding,
            answer,
            visit.actor_name,
        ]
        return caption, "　".join(filter(None, said))

    def _add_buttons(self) -> None:
        self.take_back_button = self.add_action(self.tr("作废"), "Ctrl+D")
        self.take_back_button.clicked.connect(self._on_take_back_clicked)
        self.correct_button = self.add_action(self.tr("更正"), "Ctrl+E")
        self.correct_button.clicked.connect(self._on_correct_clicked)
        self.household_button = self.add_action(self.tr("打开这一户"), "Ctrl+G")
        self.household_button.clicked.connect(self._on_household_clicked)
        self.appeal_button = self.add_action(self.tr("看诉求"), "Ctrl+K")
        self.appeal_button.clicked.connect(self._on_appeal_clicked)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self.page_wanted)
        for needs_visit in (self.take_back_button, self.correct_button, self.household_button):
            needs_visit.setVisible(False)
        self.appeal_button.setVisible(False)
        self.print_button.setVisible(False)
        close = self.add_cancel(self.tr("关闭"))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_why(self, title: str, about: str, yes: str) -> ReasonSheet:
        self._close_reason()
        self.reason_sheet = ReasonSheet(title, about, yes, parent=self)
        self.reason_sheet.open()
        return self.reason_sheet

    def _close_reason(self) -> None:
        if self.reason_sheet is not None:
            self.reason_sheet.accept()
            self.reason_sheet.let_go()
            self.reason_sheet = None

    def _on_take_back_clicked(self) -> None:
        about = self.tr("不再计入走访次数和入户率；原来记的内容和理由都留着，谁都能看到。")
        sheet = self._ask_why(self.tr("作废这次走访"), about, self.tr("作废"))
        sheet.reason_typed.connect(self.taking_back_wanted)

    def _on_correct_clicked(self) -> None:
        self.accept()
        self.correction_wanted.emit(self._page.line.visit.entity_id)

    def _on_household_clicked(self) -> None:
        self.accept()
        self.household_wanted.emit(self._page.line.visit.household_id)

    def _on_appeal_clicked(self) -> None:
        self.accept()
        self.appeal_wanted.emit(self._page.line.visit.appeal_id)

    def _on_pictures_added(self, pictures: list[Any], _target: str) -> None:
        self.clear_message()
        self.pictures_added.emit(pictures)

    def _on_picture_opened(self, place: int) -> None:
        shown = self._page.pictures[place]
        if shown.attachment.media_type == PDF:
            self.file_wanted.emit(shown.attachment.id)
        elif shown.data:
            name = shown.attachment.file_name
            sheet = PictureSheet(name, shown.data, can_remove=self._page.may_change, parent=self)
            sheet.remove_wanted.connect(lambda: self._on_picture_removed(place))
            sheet.open()
        else:
            self.show_warning(self.tr("这张图片还没传到这台电脑；下次同步会带来。"))

    def _on_picture_removed(self, place: int) -> None:
        if not self._page.may_change:
            return
        attachment = self._page.pictures[place].attachment
        about = self.tr("图片留作历史，这里不再显示：{name}").format(name=attachment.file_name)
        sheet = self._ask_why(self.tr("去掉这张图片"), about, self.tr("去掉"))

        def retract(reason: str) -> None:
            self.picture_retracted.emit(attachment.id, reason)
            if reason:
                self._close_reason()

        sheet.reason_typed.connect(retract)

    def _on_nothing_pasted(self) -> None:
        self.show_warning(self.pictures.nothing_words())
