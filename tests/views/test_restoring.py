"""A station restored at the desk: from a stick on a new PC, beside a broken file, and from the township."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.bootstrap import rows_anew
from app.bootstrap.backup_finding import BackupFinding
from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.install_files import InstallFiles
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_recovery import make_recovery_code
from app.models.records import Case
from app.models.town_roles import ADMIN
from app.town.clerk_acts import Clerk
from app.views.icons import IconBook
from app.views.restore_view import RestoreView
from tests.stations import (
    HEAD_OF_DESK,
    PASSWORD,
    RESOURCES,
    VILLAGE,
    Pc,
    enrolled,
    server,
    stick,
    town,
)

__all__ = ["enrolled", "server", "stick", "town"]
NEW_PASSWORD = "hai he jiang hu"
ADMINISTRATOR = Clerk("ab" * 16, "孙立", ADMIN)


@pytest.fixture
def code(village, stick) -> str:
    """A set on the stick; the code of its envelope."""
    village.register(applicant_name="张三")
    code = make_recovery_code(village.station)
    BackupKeeping(village.station).make_set(village.store, stick)
    village.close()
    return code


@pytest.fixture
def start(open_desktop, make_pc):
    """The first start on a new PC."""
    at_work = open_desktop(make_pc("new-pc"))
    at_work.settle()
    return at_work


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def plug_in(at_work, *sticks) -> None:
    """What is found the next time that the wizard looks."""
    opening = at_work.desktop.restoring
    for roads in (opening.set_roads, opening.own_roads):
        roads.finding = BackupFinding(at_work.desktop._surroundings, lambda: sticks)


def begin(qtbot, start, *sticks):
    plug_in(start, *sticks)
    press(qtbot, start.entrance.restore_button)
    start.settle()
    return start.entrance


def fill_lock(view, code: str, password: str = NEW_PASSWORD) -> None:
    lock = view.lock_step
    lock.code_field.set_text(code)
    lock.new_password.password_field.set_text(password)
    lock.new_password.again_field.set_text(password)


def names(at_work) -> set[str]:
    store = at_work.desktop._station.open_store()
    found = {case.applicant_name for case in store.rows.rows_of(Case)}
    store.close()
    return found


def test_from_the_stick_to_the_desk(qtbot, start, stick, code):
    view = begin(qtbot, start)
    assert not view.next_button.isEnabled() and view.copy_step.copy() is None
    plug_in(start, stick)
    view.copy_step.stick_wanted.emit()
    start.settle()
    copy = view.copy_step.copy()
    assert (copy.station_name, copy.entries > 10) == ("高家庄村党群服务站", True)

    qtbot.keyClick(view.copy_step.table, Qt.Key.Key_Return)
    start.settle()
    assert view.step() == 1 and view.lock_step.staff_field.input.currentText() == HEAD_OF_DESK
    fill_lock(view, code.lower())
    press(qtbot, view.next_button)
    assert view.step() == 2 and view.bring_step.progress.cancel_button.isVisible()
    qtbot.waitUntil(lambda: start.shell is not None)
    start.settle()

    sheet = start.desktop.restoring.code_sheet
    assert sheet.code_label.text() not in ("", code)
    sheet.accept()
    assert "张三" in names(start)
    start.desktop.lock()
    start.log_in(NEW_PASSWORD)
    assert start.shell.isVisible()


def test_a_cancel_that_comes_too_late_opens_the_station_that_stands(
    qtbot, start, stick, code, monkeypatch
):
    move_in = StationFolder.move_in

    def then_cancel(folder):
        move_in(folder)
        start.desktop.restoring._presenter.cancel()

    monkeypatch.setattr(StationFolder, "move_in", then_cancel)
    monkeypatch.setattr(
        rows_anew, "FOLD_VERSION", "older"
    )  # so its rows are made anew, and told of
    view = begin(qtbot, start, stick)
    press(qtbot, view.next_button)
    start.settle()
    fill_lock(view, code)
    press(qtbot, view.next_button)
    start.settle()

    assert start.shell is not None, view.message()
    assert "张三" in names(start)


def test_reading_through_is_counted_and_can_be_ended(qtbot):
    view = RestoreView(IconBook(RESOURCES / "icons"))
    qtbot.addWidget(view)
    view.show()
    for _ in range(2):  # the second after one that was refused at its end
        view.show_bringing()
        strip = view.bring_step.progress
        for part in ("正在抄备份", "抄好了，正在逐页核对"):
            for done in (0, 50, 100):
                view.show_making(done, 100)
                if done < 100:
                    assert (strip._text.text(), strip.cancel_button.isEnabled()) == (part, True)
        assert (strip._text.text(), strip.cancel_button.isEnabled()) == (
            "核对好了，正在打开",
            False,
        )


def test_what_is_wrong_is_one_sentence_and_nothing_is_left_until_it_is_right(
    qtbot, start, stick, code, tmp_path
):
    view = begin(qtbot, start)
    (tmp_path / "photos").mkdir()
    view.copy_step.folder_chosen.emit(tmp_path / "photos")
    start.settle()
    assert view.message().startswith("这个文件夹里没有本站的备份")
    view.copy_step.folder_chosen.emit(stick)
    start.settle()
    press(qtbot, view.next_button)
    start.settle()
    opening, around = start.desktop.restoring, start.desktop._surroundings

    def refused(typed: str = code, password: str = NEW_PASSWORD, *, is_ended: bool = False) -> str:
        fill_lock(view, typed, password)
        press(qtbot, view.next_button)
        if is_ended:  # before the copying has begun
            opening._presenter.cancel()
        start.settle()
        assert view.step() == 1 and not start.desktop._folder.exists()
        assert not (start.desktop._data / "restoring").exists()
        return view.message()

    assert refused("7K3M").startswith("恢复码")
    assert "密码" in refused(password="123")
    assert refused(is_ended=True).startswith("已停止恢复")
    opening.set_roads._surroundings = msgspec.structs.replace(around, free_bytes=lambda _: 0)
    assert "只剩 0 MB" in refused()
    opening.set_roads._surroundings = around
    [path] = stick.glob("*/station-*.db")
    content = path.read_bytes()
    path.write_bytes(content[:-4096])
    assert refused().startswith("备份文件没有通过检查")
    path.write_bytes(content)

    press(qtbot, view.back_button)
    press(qtbot, view.leave_button)
    assert start.entrance.village_step.isVisible()
    view = begin(qtbot, start, stick)
    press(qtbot, view.next_button)
    start.settle()
    fill_lock(view, code)
    press(qtbot, view.next_button)
    qtbot.waitUntil(lambda: start.shell is not None)
    start.settle()


# -- beside a broken file


@pytest.mark.parametrize("damage", ["gone", "garbage"])
def test_a_broken_file_leads_from_the_login_to_the_own_backups(
    qtbot, open_desktop, village, stick, damage, monkeypatch
):
    village.register(applicant_name="张三")
    BackupKeeping(village.station).make(village.store)
    village.close()
    path = village.folder / "station.db"
    for beside in village.folder.glob("station.db-*"):
        beside.unlink()
    path.write_bytes(b"x" * 9000)
    if damage == "gone":
        path.unlink()
    at_work = open_desktop(village)
    assert not at_work.entrance.restore_button.isVisible()
    at_work.log_in()
    assert at_work.shell is None and at_work.entrance.restore_button.isVisible()

    view = begin(qtbot, at_work)
    assert not view.copy_step.township_button.isVisible()
    assert view.copy_step.copy().is_own
    press(qtbot, view.next_button)
    at_work.settle()
    view.lock_step.old_password_field.set_text("bu shi zhe ge")
    press(qtbot, view.next_button)
    at_work.settle()
    assert "密码不对" in view.message()
    put_in_place = StationFolder.put_restored_in_place

    def then_cancel(folder):
        kept = put_in_place(folder)
        at_work.desktop.restoring._presenter.cancel()  # too late: it stands
        return kept

    monkeypatch.setattr(StationFolder, "put_restored_in_place", then_cancel)
    monkeypatch.setattr(rows_anew, "FOLD_VERSION", "older")
    view.lock_step.old_password_field.set_text(PASSWORD)
    press(qtbot, view.next_button)
    qtbot.waitUntil(lambda: at_work.shell is not None)
    at_work.settle()

    assert "张三" in names(at_work)
    kept = {path.name for path in village.folder.glob("before-restore-1/*")}
    assert kept == (set() if damage == "gone" else {"station.db"})


def test_another_stations_set_is_never_put_in_its_place(
    qtbot, open_desktop, village, stick, make_pc
):
    other = make_pc("other", 7).set_up(staff_name="李卫东")
    BackupKeeping(other.station).make_set(other.store, stick)
    village.close()
    (village.folder / "station.db").unlink()
    at_work = open_desktop(village)
    at_work.log_in()
    view = begin(qtbot, at_work, stick)
    assert view.copy_step.copy() is None
    view.copy_step.folder_chosen.emit(stick)
    at_work.settle()
    assert view.message().startswith("这是高家庄村党群服务站的备份，不是本站的")


# -- from the township


def test_from_the_township_over_the_line(qtbot, start, enrolled: Pc, town, server, write):
    case = enrolled.register(applicant_name="张三")
    enrolled.sync.exchange()
    enrolled.close()
    written = town.township.invitations.invite(VILLAGE, url=server.url)
    path = enrolled.folder.parent / "本村.lxi"
    path.write_bytes(town.township.installs.file_for(written).content)
    view = begin(qtbot, start)
    press(qtbot, view.copy_step.township_button)
    view = start.entrance
    assert view.heading() == "从镇里取回" and not view.village_step.village_table.isVisible()
    view.village_step.install.file_chosen.emit(path)
    start.settle()
    write(view.account_step.name_field.line_edit, "李卫东")
    press(qtbot, view.next_button)
    qtbot.waitUntil(lambda: start.shell is not None)
    sheet = start.desktop._pages._sections.digits.sheet
    qtbot.waitUntil(lambda: "已经送到镇里" in sheet.words())
    (waiting,) = town.township.enrolment.waiting()
    assert sheet.digits().replace(" ", "") == waiting.digits
    town.township.enrolment.confirm(waiting.device.device_id, ADMINISTRATOR)
    press(qtbot, sheet.ask_button)
    qtbot.waitUntil(lambda: "取回了" in sheet.message())
    sheet.reject()
    start.settle()

    assert "张三" in names(start)
    store = start.desktop._station.open_store()
    assert case.number in {row.number for row in store.rows.rows_of(Case)}
    assert store.db.conn.execute("SELECT count(*) FROM conflicts").fetchone() == (0,)
    store.close()


def test_back_from_the_township_is_the_list_of_backups(qtbot, start, stick, code):
    view = begin(qtbot, start, stick)
    press(qtbot, view.copy_step.township_button)
    start.settle()
    press(qtbot, start.entrance.back_button)
    start.settle()
    assert start.entrance.copy_step.copy() is not None
    assert InstallFiles(start.desktop._surroundings, lambda: [stick]).find() is None


def test_from_the_township_by_stick(qtbot, start, enrolled: Pc, town, stick, write):
    enrolled.register(applicant_name="张三")
    enrolled.sync.exchange()
    enrolled.close()
    made = town.township.installs.file_for(town.township.invitations.invite(VILLAGE))
    (stick / made.name).write_bytes(made.content)
    view = begin(qtbot, start)
    press(qtbot, view.copy_step.township_button)
    start.settle()
    presenter = start.desktop._first._presenter
    presenter._installs = InstallFiles(start.desktop._surroundings, lambda: [stick])
    view = start.entrance
    view.village_step.install.stick_wanted.emit()
    qtbot.waitUntil(view.village_step.install.take_button.isVisible)
    press(qtbot, view.village_step.install.take_button)
    write(view.account_step.name_field.line_edit, "李卫东")
    press(qtbot, view.next_button)
    qtbot.waitUntil(lambda: start.shell is not None)
    start.settle()
    sheet = start.desktop._pages._sections.digits.sheet
    press(qtbot, sheet.stick_button)
    qtbot.waitUntil(lambda: "可以拔出" in sheet.words())
    sheet.reject()
    [bundle] = stick.glob("*.lxb")
    with pytest.raises(Exception, match="enrolment_to_confirm"):
        town.township.import_bundle(bundle.read_bytes())
    (waiting,) = town.township.enrolment.waiting()
    town.township.enrolment.confirm(waiting.device.device_id, ADMINISTRATOR)
    (stick / "answer.lxb").write_bytes(town.township.import_bundle(bundle.read_bytes()).answer)

    start.page("sync").answer_chosen.emit(stick / "answer.lxb")
    start.settle()

    assert "张三" in names(start)
