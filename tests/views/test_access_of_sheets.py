"""Sheets that no page of the walk opens, and the practice village's band: what a screen reader hears, where
Tab goes, and that nothing is cut.
"""

from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.models.notices import Notice
from app.views.account_tab import AccountSheet, PasswordSheet, RoleSheet
from app.views.assignee_sheet import AssigneeSheet
from app.views.attachment_sheet import AttachmentSheet
from app.views.card_layout_sheet import CardLayoutSheet
from app.views.card_mark_sheet import CardMarkSheet
from app.views.card_stale_sheet import CardStaleSheet
from app.views.code_sheet import CodeSheet
from app.views.consult_sheet import ConsultSheet
from app.views.crash_sheet import CrashSheet
from app.views.diary_sheet import DiarySheet
from app.views.digits_sheet import DigitsSheet
from app.views.forgotten_sheet import ForgottenSheet
from app.views.guide_sheet import GuideSheet
from app.views.install_strip import CodeEntrySheet
from app.views.must_visit_sheet import DropTaskSheet, MustVisitSheet
from app.views.notice_strip import NoticeSheet
from app.views.picture_sheets import CameraSheet, PictureSheet
from app.views.practice_band import PracticeBand
from app.views.rating_sheet import RatingSheet
from app.views.reason_sheet import ReasonSheet
from app.views.register_history_sheet import RegisterHistorySheet
from app.views.rights_sheets import AnswerSheet, RequestSheet
from app.views.take_out_sheet import TakeOutSheet
from app.views.viewers_sheet import ViewersSheet
from tests.views.reachable import cells_without_words, out_of_order, silent
from tests.views.sheets_of_records import SHEETS_OF_RECORDS
from tests.views.walking import OLD_SCREEN, cut_off, doubled_keys, overlaps

LAYOUTS = 3
ABOUT = "张大山 高龄津贴"
NOTICES = [
    Notice(
        id="n1",
        title="关于做好春季防火和清明祭扫工作的通知",
        category="template",
        body="请各村当天传达到户。",
        file_name="月报.xlsx",
        effective_on="2026-03-01",
        until_on="",
        published_at="2026-03-01T01:00:00Z",
        publisher="镇党群办",
    )
]
MAKERS = {
    **SHEETS_OF_RECORDS,
    "a notice": lambda over: NoticeSheet(NOTICES, parent=over),
    "a picture": lambda over: PictureSheet("户口簿.png", b"", can_remove=True, parent=over),
    "a password": lambda over: PasswordSheet("s1", "王秀英", parent=over),
    "a role": lambda over: RoleSheet("王秀英", "clerk", parent=over),
    "a recovery code": lambda over: CodeSheet("K3F9-7QXM-2PLA-9DTE", parent=over),
    "a forgotten password": lambda over: ForgottenSheet("s1", "王秀英", parent=over),
    "a crash": lambda over: CrashSheet("page.py:12 show", parent=over),
    "a rating": lambda over: RatingSheet("张大山", "高龄津贴", parent=over),
    "a must visit": lambda over: MustVisitSheet("2026-03-02", ("住院", "突发困难"), parent=over),
    "a dropped task": lambda over: DropTaskSheet(ABOUT, parent=over),
    "a reason": lambda over: ReasonSheet("撤回", ABOUT, "撤回", parent=over),
    "marks of cards": lambda over: CardMarkSheet("第一网格", date(2026, 3, 2), parent=over),
    "a list taken out": lambda over: TakeOutSheet("代办台账", parent=over),
    "an answer": lambda over: AnswerSheet(ABOUT, parent=over),
    "a request": lambda over: RequestSheet("p1", "张大山", parent=over),
    "who looked": lambda over: ViewersSheet("张大山", (), parent=over),
    "six digits": lambda over: DigitsSheet(parent=over),
    **{
        kind.__name__: kind
        for kind in (
            AssigneeSheet,
            AttachmentSheet,
            CameraSheet,
            CardLayoutSheet,
            CardStaleSheet,
            CodeEntrySheet,
            ConsultSheet,
            DiarySheet,
            GuideSheet,
            PracticeBand,
            RegisterHistorySheet,
        )
    },
}


def test_every_sheet_says_what_it_is_and_nothing_is_cut(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(OLD_SCREEN)
    window.show()
    wrong = []
    for name, make in MAKERS.items():
        sheet = make(window)
        if isinstance(sheet, PracticeBand):
            sheet.resize(OLD_SCREEN.width(), sheet.sizeHint().height())
        sheet.show()
        for _ in range(LAYOUTS):
            QApplication.processEvents()
        for fault in (silent, cells_without_words, out_of_order, cut_off, overlaps, doubled_keys):
            wrong += [f"{name}: {each}" for each in fault(sheet)]
        if not (sheet.accessibleName() or sheet.windowTitle()):
            wrong.append(f"{name}: a sheet without a name")
        takes_the_screen = sheet.isFullScreen() or isinstance(sheet, RatingSheet)
        if not takes_the_screen and OLD_SCREEN.expandedTo(sheet.size()) != OLD_SCREEN:
            wrong.append(f"{name}: larger than the screen {sheet.size()}")
        sheet.close()
    assert wrong == [], "\n".join(wrong)


def test_a_proposed_password_in_many_words_squeezes_no_field(qtbot):
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.resize(1366, 768)
    desk.show()
    sheet = AccountSheet(desk)
    sheet.open()
    qtbot.waitExposed(sheet)
    height, before = sheet.name_field.height(), sheet.height()

    sheet.new_password.show_proposal("xi pan shi li", "、".join(["西边的木盘"] * 12))
    qtbot.waitUntil(lambda: sheet.height() > before)

    assert sheet.name_field.height() == height


def test_a_sheet_that_words_have_stretched_comes_back_into_its_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(OLD_SCREEN)
    sheet = ConsultSheet(window)
    sheet.show()
    sheet.resize(OLD_SCREEN.width() * 2, OLD_SCREEN.height() * 2)
    QApplication.sendEvent(sheet, QEvent(QEvent.Type.LayoutRequest))
    assert OLD_SCREEN.expandedTo(sheet.size()) == OLD_SCREEN
