"""开站准备: the six steps of a new station; each opens the page where it is done."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.models.first_morning import (
    BACKUP,
    CODE,
    DUTY,
    MORNING_STEPS,
    PEOPLE,
    PRINTER,
    VILLAGE,
    MorningStep,
)
from app.views.record_table import ROW_HEIGHT, Column, RecordTable
from app.views.scale import scaled
from app.views.sheet import Sheet
from app.views.status_chip import Tone

CALIBRATION_PAPER = "calibration_sheet"


class MorningSheet(Sheet):
    """Its presenter is MorningPresenter.

    Signals:
        step_wanted: (str) the step whose page is to be opened.
        test_page_wanted: the printer is to be tried.
        preview_wanted: (str, object) the test page lies ready to be printed.
    """

    step_wanted = Signal(str)
    test_page_wanted = Signal()
    preview_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("开站准备"))
        self.set_subtitle(self.tr("六步，做到哪算哪，随时可以回来接着做。"))
        words = _step_words()
        self.table = RecordTable(
            [
                Column(
                    self.tr("情况"),
                    lambda step: self.tr("做好了") if step.is_done else self.tr("还没做"),
                    120,
                    tone=lambda step: Tone.DONE if step.is_done else Tone.WARNING,
                    is_whole=True,
                ),
                Column(self.tr("第几步"), lambda step: words[step.key][0], 190, is_bold=True),
                Column(self.tr("做什么"), lambda step: words[step.key][1]),
            ],
            self.tr("开站准备的六步"),
            self,
        )
        self.table.record_activated.connect(self._on_activated)
        self.body.addWidget(self.table, 1)
        self.setMinimumWidth(980)
        self.table.setMinimumHeight(scaled((len(MORNING_STEPS) + 1) * ROW_HEIGHT + 12))
        self.add_cancel(self.tr("以后再做"))
        self.open_button = self.add_action(self.tr("去做这一步"), "", is_primary=True)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.setFocusProxy(self.table)

    def show_steps(self, steps: Sequence[MorningStep]) -> None:
        """Show them, the first that is not done chosen."""
        self.table.show_records(steps)
        left = [row for row, step in enumerate(steps) if not step.is_done]
        self.table.select_row(left[0] if left else 0)
        self.set_subtitle(
            self.tr("还有 %n 步；做到哪算哪，随时可以回来接着做。", "", len(left))
            if left
            else self.tr("六步都做好了，可以开门了。")
        )

    def show_test_page(self, path: Path) -> None:
        """The page that tries the printer lies ready."""
        self.preview_wanted.emit(CALIBRATION_PAPER, path)

    def _on_open_clicked(self) -> None:
        self._on_activated(self.table.current_record())

    def _on_activated(self, step: MorningStep | None) -> None:
        if step is None:
            return
        if step.key == PRINTER:
            self.test_page_wanted.emit()
            return
        self.accept()
        self.step_wanted.emit(step.key)


def _step_words() -> dict[str, tuple[str, str]]:
    """What each step is called, and what is done in it."""
    return {
        VILLAGE: (
            QCoreApplication.translate("MorningSteps", "1 服务站资料"),
            QCoreApplication.translate("MorningSteps", "填上值班电话和办公时间，印在卡和回执上。"),
        ),
        PEOPLE: (
            QCoreApplication.translate("MorningSteps", "2 花名册"),
            QCoreApplication.translate("MorningSteps", "读入村里的花名册，户和人就都有了。"),
        ),
        CODE: (
            QCoreApplication.translate("MorningSteps", "3 账号和恢复码"),
            QCoreApplication.translate("MorningSteps", "抄下恢复码封好；给每个值班的人开账号。"),
        ),
        DUTY: (
            QCoreApplication.translate("MorningSteps", "4 值班"),
            QCoreApplication.translate("MorningSteps", "排出这个月的班，今日页上就有值班人。"),
        ),
        PRINTER: (
            QCoreApplication.translate("MorningSteps", "5 试打印"),
            QCoreApplication.translate("MorningSteps", "印一张试印页，看字清不清楚、尺寸对不对。"),
        ),
        BACKUP: (
            QCoreApplication.translate("MorningSteps", "6 第一份备份"),
            QCoreApplication.translate("MorningSteps", "插上U盘，备份一份，拔下来收好。"),
        ),
    }
