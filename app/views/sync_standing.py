"""Where the station stands with its township: enrolled or not, what waits, when it was last heard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import ActionButton, quiet_button
from app.views.colours import colour_words
from app.views.forms import LineField
from app.views.labels import one_line_label, plain_label
from app.views.scale import side_by_side
from app.views.status_chip import StatusChip, Tone
from app.views.sync_words import shut_out_words
from app.views.translation import spoken_moment

if TYPE_CHECKING:
    from app.sync.reports import SyncStatus


class SyncStanding(QFrame):
    """A card: at the left what waits, at the right the township and its server's address.

    Signals:
        invitation_wanted: an invitation file is to be chosen.
        address_changed: (str) the server's address is to be kept.
        digits_wanted: the six digits are to be shown large, with the request to the township.
    """

    invitation_wanted = Signal()
    address_changed = Signal(str)
    digits_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._address_kept = ""
        self._number = one_line_label("", "number", self)
        self._unit = one_line_label("", "body", self)
        self._chip = StatusChip("", Tone.NEUTRAL, self)
        self._since = plain_label("", "muted", self)
        self._heard = plain_label("", "muted", self)
        self._town = one_line_label("", "heading", self)
        self.digits_button = quiet_button(self.tr("对六位数字"), self)
        self.digits_button.setAutoDefault(True)
        self.digits_button.clicked.connect(self.digits_wanted)
        self._advice = plain_label("", "body", self)
        self.invitation_button = ActionButton(self.tr("读取邀请文件"), "Ctrl+I", True, self)
        self.invitation_button.setAutoDefault(True)
        self.invitation_button.clicked.connect(self.invitation_wanted)
        self.renew_button = quiet_button(self.tr("换一份邀请文件"), self)
        self.renew_button.setAutoDefault(True)
        self.renew_button.clicked.connect(self.invitation_wanted)
        self.address = LineField(
            self.tr("镇里服务器的地址"),
            placeholder=self.tr("如：http://10.1.2.3:8000，没有网络可以空着"),
        )
        self.address.submitted.connect(self._on_address_submitted)
        self.address.changed.connect(self._show_address_button)
        self.address_button = quiet_button(self.tr("保存地址"), self)
        self.address_button.setAutoDefault(True)
        self.address_button.clicked.connect(self._on_address_submitted)
        self._lay_out()

    def show_status(self, status: "SyncStatus") -> None:
        """Show a SyncStatus. An address that is being typed stays."""
        self._show_waiting(status)
        if status.shut_out:
            self._town.setText(self.tr("镇里已停用这台电脑"))
            self._advice.setText(shut_out_words(status.shut_out))
        elif status.is_enrolled:
            self._town.setText(self.tr("已登记：{town}").format(town=status.town_name))
            self._advice.setText("")
        elif status.has_invitation:
            self._town.setText(self.tr("{town}的邀请已读取").format(town=status.town_name))
            words = self.tr("镇里打电话来时，请念 {digits}；核对相符，下次同步就登记好。")
            digits = f"{status.digits[:3]} {status.digits[3:]}"
            self._advice.setText(words.format(digits=digits))
        else:
            self._town.setText(self.tr("还没有与镇里登记"))
            self._advice.setText(
                self.tr("向镇里要一个安装文件（.lxi），拷到这台电脑或U盘上再读取。")
            )
        self._advice.setVisible(bool(self._advice.text()))
        self.digits_button.setVisible(bool(status.digits))
        is_invited = status.has_invitation or status.is_enrolled
        self.invitation_button.setVisible(not is_invited)
        self.renew_button.setVisible(status.has_invitation and not status.is_enrolled)
        self._show_address(status)
        self.setAccessibleName(" ".join(self.texts()))

    def show_heard(self, heard_at: str) -> None:
        """When the township last answered."""
        if heard_at:
            words = self.tr("上次与镇里同步：{at}").format(at=spoken_moment(heard_at))
        else:
            words = self.tr("还没有与镇里同步过")
        self._heard.setText(words)

    def texts(self) -> list[str]:
        """What the card says."""
        labels = (self._number, self._unit, self._since, self._heard, self._town, self._advice)
        said = [label.text() for label in labels if label.text()]
        return [*said, self._chip.text()] if self._chip.text() else said

    def _show_waiting(self, status: "SyncStatus") -> None:
        waiting = status.waiting_entries
        self._number.setText(f"{waiting:,}" if waiting else "")
        self._number.setVisible(bool(waiting))
        self._unit.setText(self.tr("条记录镇里还没有") if waiting else "")
        self._unit.setVisible(bool(waiting))
        is_all_there = not waiting and status.is_enrolled
        self._chip.set_status(self.tr("本站的记录镇里都有了") if is_all_there else "", Tone.DONE)
        self._chip.setVisible(is_all_there)
        since = spoken_moment(status.waiting_since)
        words = self.tr("最早的一条记于 {since}").format(since=since)
        self._since.setText(words if waiting and since else "")
        self._since.setVisible(bool(self._since.text()))

    def _show_address(self, status: "SyncStatus") -> None:
        self.address.setVisible(status.has_invitation or status.is_enrolled)
        if self.address.text() == self._address_kept:
            self.address.set_text(status.server_url)
        self._address_kept = status.server_url
        self._show_address_button()

    def _show_address_button(self) -> None:
        is_typed = self.address.text() != self._address_kept
        self.address_button.setVisible(is_typed and self.address.isVisibleTo(self))

    def _lay_out(self) -> None:
        figure = QHBoxLayout()
        figure.setSpacing(8)
        figure.addWidget(self._number)
        figure.addWidget(self._unit)
        figure.addWidget(self._chip)
        figure.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(one_line_label(self.tr("等着送到镇里的"), "muted", self))
        left.addLayout(figure)
        left.addWidget(self._since)
        left.addWidget(self._heard)
        left.addStretch(1)
        rule = QFrame(self)
        rule.setFixedWidth(1)
        rule.setStyleSheet(f"background: {colour_words('line')}; border: none;")
        invitation = QHBoxLayout()
        invitation.addWidget(self.invitation_button)
        invitation.addStretch(1)
        town = QHBoxLayout()
        town.addWidget(self._town, 1)
        town.addWidget(self.digits_button)
        town.addWidget(self.renew_button)
        address = QHBoxLayout()
        address.setSpacing(8)
        address.addWidget(self.address, 1)
        address.addWidget(self.address_button, 0, Qt.AlignmentFlag.AlignBottom)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(town)
        right.addWidget(self._advice)
        right.addLayout(invitation)
        right.addLayout(address)
        right.addStretch(1)
        layout = side_by_side(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(20)
        layout.addLayout(left, 1)
        layout.addWidget(rule)
        layout.addLayout(right, 1)

    def _on_address_submitted(self) -> None:
        if self.address.text() != self._address_kept:
            self.address_changed.emit(self.address.text())
