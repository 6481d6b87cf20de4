"""The first start from the township's install stick: three screens, and everything that may be wrong with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.bootstrap.install_files import InstallFiles
from app.bootstrap.station import open_station
from app.models.notices import NoticeDraft
from app.models.town_roles import ADMIN
from app.town.clerk_acts import Clerk
from tests.stations import VILLAGE, Pc, server, town

__all__ = ["server", "town"]

ADMINISTRATOR = Clerk("ab" * 16, "孙立", ADMIN)
OWN_PASSWORD = "chuntian de shu ye"


@pytest.fixture
def stick(tmp_path, town) -> Path:
    """A stick with an install file in the folder that the township writes, and other things."""
    made = town.township.installs.file_for(town.township.invitations.invite(VILLAGE))
    folder = tmp_path / "usb" / "连心站安装-高家庄村-A"
    folder.mkdir(parents=True)
    (folder / made.name).write_bytes(made.content)
    (tmp_path / "usb" / "照片.jpg").write_bytes(b"x")
    return tmp_path / "usb"


@pytest.fixture
def start(open_desktop, make_pc):
    at_work = open_desktop(make_pc())
    at_work.settle()
    return at_work


def plug_in(start, stick: Path) -> None:
    """What the desk finds the next time it looks."""
    presenter = start.desktop._first._presenter
    start._qtbot.waitUntil(lambda: not presenter._is_looking)
    presenter._installs = InstallFiles(start.desktop._surroundings, lambda: [stick])
    start.entrance.village_step.install.stick_wanted.emit()
    start._qtbot.waitUntil(lambda: not presenter._is_looking)


def fill_account(qtbot, start, write) -> None:
    account = start.entrance.account_step
    write(account.name_field.line_edit, "李卫东")
    qtbot.mouseClick(start.entrance.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: start.shell is not None)
    start.settle()


def test_three_screens_from_the_stick_to_the_desk(qtbot, start, stick, write, town):
    plug_in(start, stick)
    strip = start.entrance.village_step.install
    assert "高家庄村" in strip.text() and strip.take_button.hasFocus()
    qtbot.mouseClick(strip.take_button, Qt.MouseButton.LeftButton)
    view = start.entrance
    assert view.step() == 2
    proposed = view.account_step.password_field.text()
    assert len(proposed.split()) == 4 and proposed == view.account_step.again_field.text()

    fill_account(qtbot, start, write)

    sheet = start.desktop._pages._sections.digits.sheet
    qtbot.waitUntil(lambda: len(sheet.digits()) == 7)
    qtbot.mouseClick(sheet.stick_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "可以拔出" in sheet.words())
    (bundle,) = stick.glob("连心站安装*/*.lxb")
    with pytest.raises(Exception, match="enrolment_to_confirm"):
        town.township.import_bundle(bundle.read_bytes())
    (waiting,) = town.township.enrolment.waiting()
    assert sheet.digits().replace(" ", "") == waiting.digits
    sheet.reject()
    start.window.close()
    station = open_station(start.desktop._data, "李卫东", proposed, start.desktop._surroundings)
    assert (station.label.village_code, station.label.station_name) == (
        VILLAGE,
        "高家庄村党群服务站",
    )
    station.close()


def test_a_cut_file_is_one_sentence_and_a_village_can_be_chosen(start, stick):
    (path,) = stick.glob("*/*.lxi")
    path.write_bytes(path.read_bytes()[:-20])
    plug_in(start, stick)
    assert not start.entrance.village_step.install.take_button.isVisible()

    start.entrance.village_step.install.file_chosen.emit(path)
    start.settle()

    assert start.entrance.message().startswith("安装文件不全或被改过")
    assert start.entrance.step() == 0


def test_back_from_the_account_chooses_by_hand(qtbot, start, stick):
    plug_in(start, stick)
    start.entrance.village_step.install.found_taken.emit()
    assert start.entrance.step() == 2
    qtbot.mouseClick(start.entrance.back_button, Qt.MouseButton.LeftButton)

    assert start.entrance.step() == 0
    start.entrance.step_done.emit(2, start.entrance.answers())
    assert start.shell is None


def test_a_typed_code_asks_at_once_and_agreement_enrols(qtbot, start, write, town, server):
    written = town.township.invitations.invite(VILLAGE, url=server.url, has_code=True)
    strip = start.entrance.village_step.install
    qtbot.mouseClick(strip.code_button, Qt.MouseButton.LeftButton)
    strip.code_sheet.address_field.set_text(server.url.removeprefix("http://"))
    strip.code_sheet.code_field.set_text("7K3M")
    qtbot.mouseClick(strip.code_sheet.confirm_button, Qt.MouseButton.LeftButton)
    start.settle()
    assert start.entrance.message().startswith("一次性码输错了")

    strip.code_typed.emit(server.url, written.code)
    start.settle()
    fill_account(qtbot, start, write)
    sheet = start.desktop._pages._sections.digits.sheet
    qtbot.waitUntil(lambda: "已经送到镇里" in sheet.words())
    (waiting,) = town.township.enrolment.waiting()
    assert sheet.digits().replace(" ", "") == waiting.digits
    town.township.enrolment.confirm(waiting.device.device_id, ADMINISTRATOR)

    qtbot.mouseClick(sheet.ask_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "已在镇里完成登记" in sheet.message())
    sheet.reject()


def test_digits_that_differ_are_one_sentence_and_work_goes_on(pc: Pc, town, server):
    path = pc.folder.parent / "a.lxi"
    path.write_bytes(town.township.invitations.invite(VILLAGE, url=server.url).text)
    pc.sync.accept_invitation(path)
    with pytest.raises(Exception, match="enrolment_waiting"):
        pc.sync.exchange()
    (waiting,) = town.township.enrolment.waiting()
    town.township.enrolment.refuse(waiting.device.device_id, ADMINISTRATOR)

    with pytest.raises(Exception, match="enrolment_refused"):
        pc.sync.exchange()

    assert pc.sync.status().waiting_entries > 0
    path.write_bytes(town.township.invite(VILLAGE, url=server.url))
    pc.sync.accept_invitation(path)
    assert pc.sync.exchange().newly_enrolled


def test_what_was_published_is_there_before_any_exchange(pc: Pc, town):
    admin = town.township.add_clerk("周芳", OWN_PASSWORD, "admin")
    draft = NoticeDraft(title="停水通知", body="周六停水一天。")
    town.township.notices.publish(draft, admin)
    made = town.township.installs.file_for(town.township.invitations.invite(VILLAGE))

    pc.sync.accept_install(made.content)
    pc.sync.accept_install(made.content)

    assert [notice.title for notice in pc.store.notices.notices()] == ["停水通知"]
