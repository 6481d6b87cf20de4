"""同步: the real page on real threads, with a real township, its server and a stick."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton

from app.background.desk_runner import DeskRunner
from app.journal.fold import Fold
from app.journal.segment import pack_segment, range_of, unpack_segment
from app.presenters.noted_cases import NotedCase
from app.presenters.sync_presenter import SyncPresenter
from app.store.exchange_log import ExchangeEvent
from app.sync.record_standing import StandingReader
from app.sync.reports import ExchangeReport, SyncStatus
from app.sync.town_client import TownClient
from app.town.server import RunningServer
from app.views.record_standing import meaning_words
from app.views.status_chip import Tone
from app.views.sync_page import SyncPage
from app.views.sync_words import event_words, result_tone, result_words, way_words
from tests.stations import PASSWORD, VILLAGE, Pc, surroundings_of
from tests.town.asking import Asking

NEIGHBOUR = "370781109217"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, pc):
    runner = DeskRunner(pc.station.open_desk, pc.station.open_sync)
    crashes = []
    runner.crashed.connect(crashes.append)
    page = SyncPage()
    qtbot.addWidget(page)
    presenter = SyncPresenter(page, runner, lambda: pc.actor)
    page.opened.connect(presenter.refresh)
    page.exchange_requested.connect(presenter.exchange)
    page.cancel_requested.connect(presenter.cancel)
    page.invitation_chosen.connect(presenter.accept_invitation)
    page.address_changed.connect(presenter.set_address)
    page.stick_chosen.connect(presenter.write_stick)
    page.answer_chosen.connect(presenter.read_stick)
    page.page_wanted.connect(presenter.load_more)
    page.presenter, page.runner = presenter, runner  # a signal does not keep them
    page.resize(1198, 704)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: page.standing.texts() != [])
    yield page
    runner.close()
    QApplication.processEvents()
    assert crashes == []


def say(page):
    return "\n".join(page.standing.texts())


def ways(page):
    return [way_words(event) for event in page.log.records_model.records()]


def newest_tone(page):
    """How the newest exchange looks in the log; None before the log is read."""
    event = page.log.records_model.record_at(0)
    return result_tone(event) if event else None


def newest_words(page):
    event = page.log.records_model.record_at(0)
    return event_words(event) if event else ""


def pick(page, path):
    """What someone does in the system's file window."""
    dialog = page.dialog
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    page.activateWindow()  # a real desktop brings the window back by itself
    assert QTest.qWaitForWindowActive(page)


def invite(page, qtbot, town, folder, url=""):
    page.standing.invitation_button.click()
    qtbot.waitUntil(page.dialog.isVisible)
    pick(page, town.invitation(folder, url=url))
    qtbot.waitUntil(lambda: "的邀请已读取" in say(page))


def test_before_the_invitation_only_that_can_be_done(page, qtbot):
    qtbot.waitUntil(lambda: "还没有与镇里登记" in say(page))
    qtbot.waitUntil(lambda: "还没有与镇里同步过" in say(page))

    assert "条记录镇里还没有" in say(page)
    for button in (page.exchange_button, page.steps.write_button, page.steps.read_button):
        assert not button.isEnabled()


def test_the_stick_goes_out_and_comes_back_by_keyboard(page, qtbot, town, stick, tmp_path, clock):
    invite(page, qtbot, town, tmp_path)
    QTest.keyClick(page, Qt.Key.Key_U, CONTROL)
    qtbot.waitUntil(page.dialog.isVisible)
    assert page.dialog.fileMode() is QFileDialog.FileMode.Directory
    assert "可以拔出" not in page.steps.write.outcome()
    pick(page, stick)
    page.show_stick_folder("")  # an answer from before the choice was kept
    qtbot.waitUntil(lambda: "可以拔出" in page.steps.write.outcome())

    bundle = next(stick.glob("*.lxb"))
    assert str(bundle) in page.steps.write.outcome()
    assert "还没送到" in page.steps.carry.outcome()
    assert "条记录镇里还没有" in say(page)
    assert not list(stick.glob("*.part"))

    clock.pass_minutes(60)
    answer = stick / "answer.lxb"
    answer.write_bytes(town.township.import_bundle(bundle.read_bytes()).answer)
    page.steps.read_button.click()
    qtbot.waitUntil(page.dialog.isVisible)
    assert page.dialog.directory().absolutePath() == str(stick)
    pick(page, answer)

    # What stands here, the step's own words and the log come one after the other from another thread.
    qtbot.waitUntil(lambda: "读好了" in page.steps.read.outcome())
    qtbot.waitUntil(lambda: "本站的记录镇里都有了" in say(page))
    assert "已在镇里完成登记" in page.message()
    assert "已登记：" in say(page)
    qtbot.waitUntil(lambda: "2026年3月2日 10:00" in say(page))
    qtbot.waitUntil(lambda: ways(page) == ["读回执", "写到U盘"])


def test_a_stick_that_was_pulled_is_never_ready(page, qtbot, town, tmp_path):
    invite(page, qtbot, town, tmp_path)
    page.stick_chosen.emit(tmp_path / "pulled")

    qtbot.waitUntil(lambda: "没有写成" in page.steps.write.outcome())
    assert "可以拔出" not in page.steps.write.outcome()
    assert page.steps.carry.outcome() == ""
    assert "邮包没有写成" in page.message()


def test_a_foreign_file_is_refused_in_one_sentence_and_stands_in_the_log(
    page, qtbot, town, tmp_path
):
    invite(page, qtbot, town, tmp_path)
    photo = tmp_path / "photo.lxb"
    photo.write_bytes(b"\xff\xd8")
    page.answer_chosen.emit(photo)

    qtbot.waitUntil(lambda: "没有读成" in page.steps.read.outcome())
    assert "这不是邮包文件" in page.message()
    qtbot.waitUntil(lambda: page.log.records_model.rowCount() == 1)
    event = page.log.records_model.record_at(0)
    assert (result_words(event), result_tone(event)) == ("没成功", Tone.DANGER)
    assert event_words(event).startswith("这不是邮包文件")


def test_over_the_line_with_an_address_typed_by_hand(page, qtbot, town, tmp_path):
    with RunningServer(town.township) as server:
        invite(page, qtbot, town, tmp_path)
        assert not page.standing.address_button.isVisible()
        QTest.keyClicks(page.standing.address.line_edit, server.url)
        assert page.standing.address_button.isVisible()
        QTest.keyClick(page.standing.address.line_edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "已保存服务器地址" in page.message())
        qtbot.waitUntil(lambda: not page.standing.address_button.isVisible())
        with qtbot.waitSignal(page.waiting_changed, check_params_cb=lambda count: count == 0):
            QTest.keyClick(page, Qt.Key.Key_T, CONTROL)

    assert "同步完成" in page.message()
    assert "已在镇里完成登记" in page.message()
    assert "本站的记录镇里都有了" in say(page)
    qtbot.waitUntil(lambda: page.log.records_model.rowCount() == 1)
    assert result_tone(page.log.records_model.record_at(0)) is Tone.DONE


def test_without_a_line_nothing_looks_done(page, qtbot, town, tmp_path):
    invite(page, qtbot, town, tmp_path, url="http://127.0.0.1:9")
    page.exchange_button.click()

    qtbot.waitUntil(lambda: "连不上镇里的服务器" in page.message())
    assert "条记录镇里还没有" in say(page)
    assert "本站的记录镇里都有了" not in say(page)
    assert page.exchange_button.isEnabled()


def test_an_address_that_is_being_typed_is_not_taken_away(page, qtbot, town, tmp_path):
    invite(page, qtbot, town, tmp_path)
    page.standing.address.set_text("http://10.1.")
    page.opened.emit()
    qtbot.waitUntil(lambda: not page.runner.is_busy())

    assert page.standing.address.text() == "http://10.1."


@pytest.mark.parametrize(
    ("carrier", "direction", "result", "sent", "received", "word", "tone", "words"),
    [
        ("http", "both", "done", 3, 1, "已同步", Tone.DONE, "送出 3 条，收到 1 条"),
        ("http", "both", "done", 0, 0, "已同步", Tone.DONE, "两边一样，没有新的记录"),
        ("http", "both", "exchange_cancelled", 0, 0, "已停止", Tone.WARNING, "已停止同步"),
        ("http", "both", "server_unreachable", 0, 0, "没成功", Tone.DANGER, "连不上"),
        ("bundle", "out", "done", 5, 0, "已写出", Tone.ACTIVE, "写出 5 条，读了镇里的回执才算"),
        ("bundle", "out", "bundle_not_written", 0, 0, "没成功", Tone.DANGER, "邮包没有写成"),
        ("bundle", "in", "done", 0, 2, "已读", Tone.DONE, "收到镇里的新记录 2 条"),
        ("bundle", "in", "done", 0, 0, "已读", Tone.DONE, "镇里没有给本站的新记录"),
    ],
)
def test_the_log_speaks_plainly_and_a_written_stick_is_not_done(
    carrier, direction, result, sent, received, word, tone, words
):
    event = ExchangeEvent(1, "", carrier, direction, "", result, {}, sent, received)

    assert (result_words(event), result_tone(event)) == (word, tone)
    assert event_words(event).startswith(words)


def test_names_are_plain_and_controls_are_named(page):
    labels = page.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    for control in [*page.findChildren(QPushButton), *page.findChildren(QLineEdit)]:
        assert control.accessibleName() or control.text()


def test_a_forked_station_is_warned(page, qtbot):
    page.clear_message()
    page.show_status(SyncStatus(is_enrolled=True, has_invitation=True, forked_feeds=1))

    assert "两边都保留着" in page.message()

    page.clear_message()
    differing = SyncStatus(is_enrolled=True, has_invitation=True, differing_tables=("cases",))
    page.show_status(differing)

    assert "没有互相覆盖" in page.message()


def test_a_clock_that_is_wrong_is_told(page):
    page.show_status(SyncStatus(is_enrolled=True, has_invitation=True, clock_minutes=90))
    assert "快 90 分钟" in page.message()


def test_what_is_on_its_way_by_stick_is_said_until_a_receipt_is_read(page):
    page.show_status(SyncStatus(is_enrolled=True, has_invitation=True, carried_entries=3))
    page.show_reading()
    page.show_not_read()
    assert page.steps.carry.outcome() == "○ 还没送到 U盘上有 3 条，等着读镇里的回执"
    page.show_read(ExchangeReport(carrier="bundle"))
    page.show_status(SyncStatus(is_enrolled=True, has_invitation=True))
    assert page.steps.carry.outcome() == ""


def test_what_a_snapshot_still_lacks_is_told_and_never_green(page):
    page.show_status(SyncStatus(is_enrolled=True, has_invitation=True, awaited_entries=98304))
    assert "还差 98304 条原始记录没有取到" in page.message()
    page.show_exchanged(ExchangeReport("http", received=100_102, awaited=7))
    assert "还差 7 条原始记录没有取到" in page.message()
    page.show_exchanged(ExchangeReport("http", received=3))
    assert "快照" not in page.message()


def test_several_cases_that_came_back_are_listed_with_the_township_s_words(page, pc):
    back, refused = pc.submitted(), pc.submitted()
    refused = msgspec.structs.replace(refused, status="declined")
    page.show_read(ExchangeReport(carrier="bundle", received=2))
    page.show_turned_away(
        [
            NotedCase(back, "", False, words="缺复印件"),
            NotedCase(refused, "", False, words="不归镇里"),
        ]
    )
    told = "镇里退回 1 件，要补好再报。镇里不予受理 1 件，要告诉申请人。"
    assert page.message() == f"已读回执。{told}"
    page._strip.lead_button.click()
    rows = page.came_back_sheet.table.records_model
    assert [rows.record_at(row).words for row in range(rows.rowCount())] == ["缺复印件", "不归镇里"]
    page.came_back_sheet.reject()


def test_a_snapshot_that_was_not_taken_is_no_failure():
    event = ExchangeEvent(1, "2026-03-02T01:00:00Z", "http", "in", "", "snapshot_damaged", {}, 0, 0)
    assert (result_words(event), result_tone(event)) == ("已补好", Tone.WARNING)
    assert "已改为逐段接收" in event_words(event)


def bent(_pc, _town, packed):
    """Damaged on its way."""
    return packed[:-1] + bytes([packed[-1] ^ 1])


def forged(pc, _town, packed):
    """Sealed by nobody."""
    crypto = pc.surroundings.crypto
    segment = unpack_segment(crypto, packed)
    seal = msgspec.structs.replace(segment.seal, signature=bytes(64))
    return pack_segment(crypto, segment.feed, segment.prev_chain, segment.entries, seal)


def oversized(_pc, _town, _packed):
    return bytes(9_000_000)


def replayed(pc, town, _packed):
    """What the township has already, under the name of what comes next."""
    with town.township.ledger.read() as connection:
        return next(town.books(connection).journal.segments_after(pc.feed, 0))


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        (bent, "镇里读不通，没有收，记录都在本机"),
        (forged, "镇里核对签名不对，没有收，记录都在本机"),
        (oversized, "送出的内容超过限度，没有收下，记录都在本机"),
        (replayed, "送去的一段记录与说明不符，镇里没有收，记录都在本机"),
        (None, "镇里已停用这台电脑，没有采用它的新记录，本机的都还在"),
    ],
)
def test_what_the_township_does_not_take_is_told_where_it_was_sent(
    page, pc, qtbot, town, tmp_path, monkeypatch, spoilt, words
):
    """Damaged, forged, oversized, replayed in the place of another, or of a PC that is revoked."""
    with RunningServer(town.township) as server:
        invite(page, qtbot, town, tmp_path, url=server.url)
        page.exchange_button.click()
        qtbot.waitUntil(lambda: "本站的记录镇里都有了" in say(page))
        pc.register()
        if spoilt is None:
            town.township.revoke_device(pc.station.label.device_id)
        else:
            put = TownClient.put_segment

            def spoil(self, feed, first, last, packed):
                return put(self, feed, first, last, spoilt(pc, town, packed))

            monkeypatch.setattr(TownClient, "put_segment", spoil)
        before = town.have()
        page.exchange_button.click()
        qtbot.waitUntil(lambda: words in page.message() + say(page))
        qtbot.waitUntil(lambda: "本站的记录镇里都有了" not in say(page))
        assert town.have() == before
        qtbot.waitUntil(lambda: newest_tone(page) is Tone.DANGER)
        assert words in newest_words(page)
        if spoilt is None:
            heading, waits = "镇里已停用这台电脑", "条记录已交到镇里存着，等镇里定采用不采用"
            qtbot.waitUntil(lambda: heading in say(page) and waits in say(page))
        else:
            monkeypatch.undo()
            page.exchange_button.click()
            qtbot.waitUntil(lambda: "本站的记录镇里都有了" in say(page))


def test_what_is_put_twice_changes_nothing_and_is_no_refusal(
    page, pc, qtbot, town, tmp_path, monkeypatch
):
    put, new = TownClient.put_segment, []

    def put_twice(self, *where):
        first, second = put(self, *where), put(self, *where)
        new.append((first.new_entries > 0, second.new_entries))
        return first

    monkeypatch.setattr(TownClient, "put_segment", put_twice)
    with RunningServer(town.township) as server:
        invite(page, qtbot, town, tmp_path, url=server.url)
        pc.register()
        page.exchange_button.click()
        qtbot.waitUntil(lambda: "本站的记录镇里都有了" in say(page))
    assert set(new) == {(True, 0)}
    qtbot.waitUntil(lambda: newest_tone(page) is Tone.DONE)


def test_a_feed_of_another_village_is_refused_where_it_was_sent_from(
    page, pc, qtbot, town, tmp_path, monkeypatch, clock
):
    """A program that was changed could send it; the other village's own record is as it was."""
    neighbour = Pc(tmp_path / "neighbour", surroundings_of(clock, 7)).set_up(NEIGHBOUR)
    with RunningServer(town.township) as server:
        invite(page, qtbot, town, tmp_path, url=server.url)
        page.exchange_button.click()
        qtbot.waitUntil(lambda: "本站的记录镇里都有了" in say(page))
        theirs = tmp_path / "theirs.lxi"
        theirs.write_bytes(town.township.invite(NEIGHBOUR, "A", url=server.url))
        neighbour.sync.accept_invitation(theirs)
        neighbour.sync.exchange()
        neighbour.register()
        with neighbour.store.transaction():
            neighbour.desk.workplace.journal.seal(neighbour.feed, feed_key_of(neighbour))
        have = town.have(NEIGHBOUR)[neighbour.feed]
        foreign = next(neighbour.desk.workplace.journal.segments_after(neighbour.feed, have))
        neighbour.close()
        pc.register()
        put = TownClient.put_segment

        def put_foreign(self, _feed, _first, _last, _packed):
            return put(self, neighbour_feed, *range_of(foreign), foreign)

        neighbour_feed = unpack_segment(pc.surroundings.crypto, foreign).feed
        monkeypatch.setattr(TownClient, "put_segment", put_foreign)
        page.exchange_button.click()
        words = "送去的记录镇里认作别的村的，没有收，记录都在本机"
        qtbot.waitUntil(lambda: words in page.message())
        qtbot.waitUntil(lambda: words in newest_words(page))
        assert town.have(NEIGHBOUR)[neighbour_feed] == have


def test_a_record_that_names_another_village_is_told_on_both_sides_and_kept(
    page, pc, qtbot, town, tmp_path
):
    """A program that was changed could write it: never applied, never lost, and each side says what to do."""
    with RunningServer(town.township) as server:
        invite(page, qtbot, town, tmp_path, url=server.url)
        case = pc.register()
        store, journal = pc.store, pc.desk.workplace.journal
        with store.transaction():
            journal.write(
                pc.feed, feed_key_of(pc), kind="case", entity=case.id, actor=pc.actor.id,
                fields={"village_code": NEIGHBOUR, "applicant_name": "别村的人"},
            )  # fmt: skip
            Fold(store.journal_storage, store.rows).fold_pending()
        page.exchange_button.click()
        qtbot.waitUntil(lambda: "本站的记录镇里都有了" in say(page))
        told = Asking(server, town.township.sign_in.sign_in(town.clerk.name, PASSWORD))
        shown = told.get(f"/stations/{VILLAGE}").data.decode()

    assert pc.have().items() <= town.have().items()
    assert [row.applicant_name for row in town.rows()["cases"]] == [case.applicant_name]
    for words in ("1 条待读", "写的是别的村，没有采用，那个村没有改动；请打值班电话问清"):
        assert words in shown
    reader = StandingReader(store, journal)
    assert meaning_words(reader.of("case", [case.id])[case.id]) == (
        "有一条记录写的是别的村，已单独放着，没有采用；请联系镇里核查。"
    )


def feed_key_of(pc):
    return pc.station.device_keys.feed_key(pc.feed.hex())
