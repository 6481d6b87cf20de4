"""今日: what is due, what is late, what waits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.deadlines import LATE_LEVELS
from app.models.first_morning import MorningStep
from app.models.moments import china_clock_of, china_date_of
from app.views.case_columns import item_column, level_column, status_column
from app.views.case_words import due_day_words, due_ink
from app.views.day_tile import DayTile, TileWords
from app.views.labels import one_line_label
from app.views.noted_cases import NotedStrip
from app.views.notice_strip import NoticeStrip
from app.views.page import Page
from app.views.record_table import Column, RecordTable
from app.views.scale import text_scale
from app.views.status_chip import Tone
from app.views.translation import spoken, spoken_day
from app.words.terms import DAY_DUTY, DEADLINE_LEVEL

if TYPE_CHECKING:
    from app.presenters.backup_presenter import BackupStanding
    from app.presenters.case_list_presenter import CaseLine
    from app.presenters.noted_cases import NotedCase

TILES_A_ROW, TILES_OF_LARGE_TEXT = 6, 4
LONGEST_CAPTION = 124  # pixels that leave room for six tiles on an old screen
BACKUP_OLD_DAYS = 2
DUE_FIGURES = frozenset({"due_today", "overdue"})


class TodayPage(Page):
    """Shows the day. A due case is a CaseLine: `case` and `due`.

    Signals:
        list_wanted: (str) the key of the tile whose list is wanted, on another page.
        case_opened: (str) case id.
        page_wanted: (object) the last due case shown.
        morning_wanted: the steps of a new station are wanted.
    """

    list_wanted = Signal(str)
    case_opened = Signal(str)
    page_wanted = Signal(object)
    morning_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", " ", parent)
        self.set_title(self.tr("今日"))
        self._day_words = ""
        self._today: date | None = None
        self._backed_up_at: str | None = None  # None while nobody has looked
        self.morning_button = self.add_action(self.tr("开站准备"), "Ctrl+B")
        self.morning_button.clicked.connect(self.morning_wanted)
        self.morning_button.hide()
        self.appointments_button = self.add_action(self.tr("今天的预约"), "Ctrl+Y")
        self.appointments_button.clicked.connect(lambda: self.list_wanted.emit("appointments"))
        self.appointments_button.hide()
        self.must_visits_button = self.add_action(self.tr("必到的户"), "Ctrl+M")
        self.must_visits_button.clicked.connect(lambda: self.list_wanted.emit("must_visits"))
        self.must_visits_button.hide()
        self.tiles: dict[str, DayTile] = {}
        self.notices = NoticeStrip(self)
        self.body.addWidget(self.notices)
        self.body.addLayout(self._tile_grid())
        self.noted = NotedStrip(self)
        self.noted.case_opened.connect(self.case_opened)
        self.body.addWidget(self.noted)
        self.body.addWidget(one_line_label(self.tr("要留意的代办件"), "heading", self))
        self.due_table = RecordTable(self._columns(), self.tr("要留意的代办件"), self)
        self.due_table.set_empty_text(self.tr("没有临近期限或已经超期的代办件。"))
        self.due_table.record_activated.connect(self._on_due_activated)
        self.due_table.page_wanted.connect(self.page_wanted)
        self.body.addWidget(self.due_table, 1)
        self.setFocusProxy(self.due_table)

    def show_greeting(self, name: str, part_of_day: str, today: date) -> None:
        """Who is greeted, and which day it is."""
        greetings = {
            "morning": self.tr("早上好"),
            "noon": self.tr("中午好"),
            "afternoon": self.tr("下午好"),
            "evening": self.tr("晚上好"),
        }
        greeting = greetings.get(part_of_day, self.tr("您好"))
        self.set_title(self.tr("{greeting}，{name}").format(greeting=greeting, name=name))
        self._today = today
        self._tell_backup()
        weekday = self._weekdays()[today.weekday()]
        self._day_words = f"{spoken_day(today)}  {weekday}"
        self.set_subtitle(self._day_words)

    def show_duties(self, duties: Sequence[str]) -> None:
        """What the rules of the place keep this day for, after the date."""
        if duties:
            told = " · ".join(spoken(DAY_DUTY, duty) for duty in duties)
            self.set_subtitle(
                self.tr("{day}  今天要做：{told}").format(day=self._day_words, told=told)
            )

    def show_on_duty(self, names: Sequence[str]) -> None:
        """Who is on the roster today, beside the day; nothing where no roster was made."""
        if names:
            words = self.tr("值班：{names}").format(names=self.tr("、").join(names))
            self.set_subtitle(f"{self.subtitle()}  {words}")

    def show_steps(self, steps: Sequence[MorningStep]) -> None:
        """A station that is not ready offers its steps."""
        self.morning_button.setVisible(not all(step.is_done for step in steps))

    def open_morning(self) -> None:
        """Lay the steps of a new station over the page."""
        self.morning_wanted.emit()

    def open_unfinished(self) -> None:
        """Ask for the list of forms that were begun and not saved."""
        self.list_wanted.emit("unfinished")

    def show_appointments(self, count: int) -> None:
        """How many wait today; a day without any needs no room for it."""
        self.appointments_button.setText(self.tr("预约 %n 个", "", count))
        self.appointments_button.setVisible(bool(count))

    def show_visits_owed(self, count: int, late: int) -> None:
        """How many must-visit tasks wait, and how many of them are past their day."""
        words = self.tr("必到 {count} 件").format(count=count)
        if late:
            words = self.tr("必到 {count} 件，过期 {late}").format(count=count, late=late)
        self.must_visits_button.setText(words)
        self.must_visits_button.setVisible(bool(count))

    def show_figure(self, key: str, count: int) -> None:
        """Fill one tile."""
        self.tiles[key].set_figure(count)

    def show_levels(self, counts: Mapping[str, int]) -> None:
        """How many cases come near their day, and how many have gone up to which level."""
        for key, levels in (
            ("due_today", ("remind", "yellow")),
            ("overdue", ("overdue", "supervise", "alert")),
        ):
            self.tiles[key].set_detail(
                *(
                    f"{spoken(DEADLINE_LEVEL, level)} {counts[level]}"
                    for level in levels
                    if counts.get(level)
                )
            )

    def show_households(self, households: int, not_visited: int) -> None:
        """How many households there are, and how many nobody has visited at home this year."""
        words = self.tr("还差 {left} 户").format(left=f"{not_visited:,}")
        self.tiles["visits"].set_detail(words if households else "")

    def show_waiting(self, entries: int, since: str) -> None:
        """How much the township has not got, and since when."""
        self.tiles["waiting"].set_figure(entries)
        day = china_date_of(since) if entries and since else None
        words = self.tr("自{month}月{day}日起")
        self.tiles["waiting"].set_detail(words.format(month=day.month, day=day.day) if day else "")

    def show_backup(self, standing: "BackupStanding") -> None:
        """How long ago the station's file was copied and the copy tried."""
        self._backed_up_at = standing.newest_at
        self._tell_backup()

    def _tell_backup(self) -> None:
        tile, made_at = self.tiles["backup"], self._backed_up_at
        if made_at is None or self._today is None:
            return
        if not made_at:
            tile.set_words(self.tr("还没有"), "", is_marked=True)
            return
        days = max((self._today - china_date_of(made_at)).days, 0)
        if days:
            tile.set_words(f"{days:,}", self.tr("天前"), is_marked=days >= BACKUP_OLD_DAYS)
        else:
            tile.set_words(self.tr("今天"), china_clock_of(made_at), is_marked=False)

    def show_noted(self, noted: "Mapping[str, Sequence[NotedCase]]") -> None:
        """Show what is to be thought of beside them."""
        self.noted.show_noted(noted)

    def show_due(self, due: "Sequence[CaseLine]", *, more: bool) -> None:
        """Show the due cases."""
        self.due_table.show_records(due, more=more)

    def add_due(self, due: Sequence[Any], *, more: bool) -> None:
        """Show further ones."""
        self.due_table.add_records(due, more=more)

    def _tile_words(self) -> tuple[TileWords, ...]:
        piece = self.tr("件")
        return (
            TileWords("due_today", self.tr("今日到期"), piece, Tone.WARNING),
            TileWords("overdue", self.tr("已逾期"), piece, Tone.DANGER),
            TileWords("to_supplement", self.tr("待补正"), piece, Tone.WARNING),
            TileWords("to_deliver", self.tr("待送达"), piece, Tone.ACTIVE),
            TileWords("to_follow_up", self.tr("待回访"), piece, Tone.ACTIVE),
            TileWords("open_appeals", self.tr("未办结诉求"), piece, Tone.ACTIVE),
            TileWords("visits", self.tr("本年入户"), self.tr("次")),
            TileWords("waiting", self.tr("待送出"), self.tr("条")),
            TileWords("stale_cards", self.tr("过期的联系卡"), self.tr("张"), Tone.WARNING),
            TileWords("conflicts", self.tr("两边不一致"), self.tr("处"), Tone.DANGER),
            TileWords("unfinished", self.tr("没填完的表"), self.tr("张"), Tone.ACTIVE),
            TileWords("backup", self.tr("上次备份"), "", Tone.WARNING),
        )

    def _tile_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(t.caption) for t in self._tile_words())
        is_wide = text_scale() > 1 or longest > LONGEST_CAPTION
        tiles_a_row = TILES_OF_LARGE_TEXT if is_wide else TILES_A_ROW
        for number, words in enumerate(self._tile_words()):
            tile = DayTile(words, self)
            tile.clicked.connect(self._on_tile_clicked)
            self.tiles[words.key] = tile
            grid.addWidget(tile, *divmod(number, tiles_a_row))
        return grid

    def _columns(self) -> list[Column]:
        return [
            item_column(),
            Column(self.tr("申请人"), lambda line: line.case.applicant_name, 130, is_bold=True),
            Column(self.tr("电话"), lambda line: line.case.applicant_phone, 140),
            status_column(140),
            Column(
                self.tr("期限"),
                lambda line: due_day_words(line.due),
                160,
                colour=lambda line: due_ink(line.due),
                is_whole=True,
            ),
            level_column(),
        ]

    def _weekdays(self) -> tuple[str, ...]:
        return (
            self.tr("星期一"),
            self.tr("星期二"),
            self.tr("星期三"),
            self.tr("星期四"),
            self.tr("星期五"),
            self.tr("星期六"),
            self.tr("星期日"),
        )

    def _on_tile_clicked(self) -> None:
        tile = self.sender()
        if not isinstance(tile, DayTile):
            return
        if tile.key in DUE_FIGURES:
            self._go_to_due(is_late=tile.key == "overdue")
        else:
            self.list_wanted.emit(tile.key)

    def _go_to_due(self, *, is_late: bool) -> None:
        """The list behind these two figures stands below them."""
        self.due_table.setFocus(Qt.FocusReason.OtherFocusReason)
        for row, line in enumerate(self.due_table.records_model.records()):
            is_wanted = (line.due.level in LATE_LEVELS) is is_late
            if is_wanted and (is_late or line.due.days_left == 0):
                self.due_table.select_row(row)
                return

    def _on_due_activated(self, line: Any) -> None:
        self.case_opened.emit(line.case.id)
