"""关于本程序: an update package is taken from a stick, and what became of the last one is told."""

import sys

import pytest

from app.bootstrap.program_versions import ROLLED_BACK, news_of
from app.models.errors import OperationRefused
from tests.updates import Machine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs here are shell scripts")


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path / "machine")


@pytest.fixture
def desk(open_desktop, village, machine):
    at_work = open_desktop(village)
    at_work.log_in()
    at_work.desktop._safekeeping.updates._updater = machine.updater
    return at_work


def opened(desk):
    page = desk.page("settings")
    page.open_tab("about_box")
    desk.settle()
    return page, page.about_box.update_strip


def test_a_package_is_taken_and_waits(desk, machine):
    page, strip = opened(desk)
    assert "自动备好" in strip.standing_label.text()
    strip.update_chosen.emit(str(machine.package("0.2.0")))
    desk.settle()

    assert "0.2.0 版的升级包是真的" in page.message() and "可以拔出U盘" in page.message()
    assert "0.2.0 版已经备好" in strip.standing_label.text()
    assert strip.update_button.isEnabled()


def test_a_wrong_package_is_refused_in_a_sentence(desk, machine):
    page, strip = opened(desk)
    for package, words in (
        (machine.package("0.2.0", processor="aarch64"), "另一种电脑"),
        (machine.package("0.2.0", signed_by="stranger"), "签名不对"),
        (machine.package("0.0.9"), "不会退回旧版"),
    ):
        strip.update_chosen.emit(str(package))
        desk.settle()
        assert words in page.message()
    assert machine.updater().waiting() is None


def test_a_rollback_is_told_where_updates_are(desk, machine):
    machine.shelf.disk.make_folder(machine.shelf.folder)
    machine.shelf.tell(news_of(OperationRefused(ROLLED_BACK, version="0.2.0")))
    page, _ = opened(desk)

    assert page.message().startswith("升级到 0.2.0 版没有成功，已经退回原来的版本")


def test_a_program_from_source_says_that_it_takes_none(open_desktop, village, machine):
    desk = open_desktop(village)
    desk.log_in()
    page, strip = opened(desk)
    strip.update_chosen.emit(str(machine.package("0.2.0")))
    desk.settle()

    assert page.message().startswith("现在运行的不是安装好的程序")
