"""与本站另一台电脑同步: the real page on real threads, and a second PC on the same network."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.acts.pen import Actor
from app.background import lan_door
from app.background.desk_runner import DeskRunner
from app.presenters.lan_presenter import LanPresenter
from app.presenters.sync_presenter import SyncPresenter
from app.store.exchange_log import ExchangeEvent
from app.sync.lan_discovery import own_addresses
from app.sync.lan_host import LanEvent
from app.sync.lan_server import LanServer
from app.sync.reports import ExchangeReport
from app.views.status_chip import Tone
from app.views.sync_page import SyncPage
from app.views.sync_words import event_words, result_tone, result_words, way_words
from tests.stations import DeskClock, Pc, surroundings_of
from tests.sync.pcs import are_same, ready_pair, waiting

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pcs(tmp_path):
    clock, made = DeskClock(), []
    for letter in "AB":
        shutil.copytree(ready_pair() / f"pc-{letter}", tmp_path / letter)
        made.append(Pc(tmp_path / letter, surroundings_of(clock, ord(letter) + 50)).open())
    yield made
    for pc in made:
        pc.close()


@pytest.fixture
def page(qtbot, pcs, monkeypatch):
    """On this machine's own network only, and at any port."""

    def near(open_sync, on_event):
        return LanServer(open_sync, on_event, "127.0.0.1", 0)

    monkeypatch.setattr(lan_door, "LanServer", near)
    monkeypatch.setattr(lan_door, "own_addresses", lambda: ["127.0.0.1"])
    pc = pcs[0]
    runner = DeskRunner(pc.station.open_desk, pc.station.open_sync)
    crashes = []
    runner.crashed.connect(crashes.append)
    page = SyncPage()
    qtbot.addWidget(page)
    page.actor = pc.actor
    presenter = SyncPresenter(page, runner, lambda: page.actor)
    lan = LanPresenter(page, runner, lambda: page.actor, presenter.refresh)
    for refresh in (presenter.refresh, lan.refresh):
        page.opened.connect(refresh)
    page.lan.waiting_wanted.connect(lan.toggle_waiting)
    page.lan.call_wanted.connect(lan.call)
    page.presenters = presenter, lan  # a signal does not keep them
    page.resize(1198, 704)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(page.lan.call_button.isEnabled)
    yield page
    runner.close()
    QApplication.processEvents()
    assert crashes == []


def addresses_of(page) -> str:
    return next(word for word in page.lan.outcome().split() if ":" in word)


def test_it_waits_is_called_and_says_what_came(page, qtbot, pcs):
    pcs[1].register()
    QTest.keyClick(page, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: "正在等" in page.lan.outcome())
    assert page.lan.wait_button.text() == "不等了"

    report = pcs[1].sync.lan.exchange(addresses_of(page))
    qtbot.waitUntil(lambda: "同步好了" in page.lan.outcome())
    assert f"收到 {report.sent} 条" in page.lan.outcome()
    assert "送到镇里另算" in page.lan.outcome()
    assert are_same(*pcs)

    QTest.keyClick(page, Qt.Key.Key_D, CONTROL)  # the same key, after its words have changed
    qtbot.waitUntil(lambda: page.lan.wait_button.text() == "等另一台来连")
    assert page.lan.outcome().startswith("两台接在同一个网络里")


def test_it_calls_and_remembers_where(page, qtbot, pcs):
    pcs[0].register()
    with waiting(pcs[1]) as there:
        page.lan.address.setText(there.address)
        QTest.keyClick(page.lan.address, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "同步好了" in page.lan.outcome())
    assert are_same(*pcs)
    qtbot.waitUntil(lambda: pcs[0].store.meta("lan_address") == there.address.encode())
    qtbot.waitUntil(lambda: "条记录镇里还没有" in "\n".join(page.standing.texts()))  # not in town


def test_a_call_that_nobody_answers_is_one_sentence(page, qtbot):
    page.lan.address.setText("127.0.0.1:9")
    QTest.keyClick(page, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: "没有连上另一台电脑" in page.message())
    assert page.lan.outcome() == "■ 没同步"
    page.lan.address.setText("一号机 旁边")
    QTest.keyClick(page, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: "地址写得不对" in page.message())


def test_whoever_may_not_exchange_neither_calls_nor_waits(page, qtbot):
    page.actor = Actor("x", "来客", "read")
    for key in (Qt.Key.Key_D, Qt.Key.Key_E):
        page.clear_message()
        QTest.keyClick(page, key, CONTROL)
        qtbot.waitUntil(lambda: page.message() != "")
    assert "正在" not in page.lan.outcome()


def test_locking_the_desk_ends_the_waiting(page, qtbot, pcs):
    QTest.keyClick(page, Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: "正在等" in page.lan.outcome())
    address = addresses_of(page)
    page.presenters[1]._runner.close()
    with pytest.raises(Exception, match="lan_peer_unreachable"):
        pcs[1].sync.lan.exchange(address)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (LanEvent("connected", "B"), "电脑B连上了"),
        (LanEvent("moved", "B", 3, 4), "送出 3 条，收到 4 条"),
        (LanEvent("incomplete", "B", 3, 4), "没传完"),
        (LanEvent("cut_off", "B"), "断开了"),
        (LanEvent("refused", "B", problem="lan_peer_revoked"), "镇里已停用那台电脑"),
    ],
)
def test_what_happens_while_it_waits_is_told(page, event, words):
    page.show_event(event)
    assert words in page.lan.outcome()


def test_nothing_green_when_something_is_left(page):
    page.show_called(ExchangeReport("lan", 3, 4, peer="B", left=2))
    assert page.lan.outcome().startswith("▲ 没传完")


def event(result: str, sent: int = 0, received: int = 0) -> ExchangeEvent:
    return ExchangeEvent(1, "2026-03-02T01:00:00Z", "lan", "both", "B", result, {}, sent, received)


def test_the_log_tells_of_the_other_pc():
    assert way_words(event("done")) == "局域网"
    assert "与电脑B：送出 3 条，收到 4 条" in event_words(event("done", 3, 4))
    assert "两台一样" in event_words(event("done"))
    assert (result_words(event("done")), result_tone(event("done"))) == ("已同步", Tone.DONE)
    for left in ("lan_incomplete", "lan_cut_off"):
        assert (result_words(event(left)), result_tone(event(left))) == ("没传完", Tone.WARNING)
    assert result_tone(event("lan_peer_unreachable")) is Tone.DANGER


def test_own_addresses_are_no_addresses_of_this_machine_alone():
    assert not [address for address in own_addresses() if address.startswith("127.")]
