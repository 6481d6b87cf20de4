"""镇里通知 on 今日: what the township published is shown, read and its file kept."""

import msgspec
import pytest

from app.models.notices import NoticeDraft
from tests.stations import enrolled, server, town

__all__ = ["enrolled", "server", "town"]

FILE = b"PK form" * 9000


@pytest.fixture
def told(enrolled, town):
    """A station whose township has published a form and, before it, a notice."""
    admin = msgspec.structs.replace(town.clerk, role="admin")
    for draft in (
        NoticeDraft(title="会议通知", body="周五上午九点开会。\n带上台账。"),
        NoticeDraft(
            title="<b>报表</b>",
            body="请用新表。",
            category="template",
            file_name="月报.xlsx",
            file=FILE,
        ),
    ):
        town.township.notices.publish(draft, admin)
    enrolled.sync.exchange()
    return enrolled


def test_a_notice_is_read_and_its_file_kept(open_desktop, told):
    desk = open_desktop(told)
    desk.log_in()
    strip = desk.page("today").notices
    assert strip.isVisible()
    assert strip.button.shortcut().toString() == "Ctrl+T"
    assert "<b>报表</b>" in strip.button.text() and "2 条没看" in strip.button.text()
    strip.button.click()
    sheet = strip.sheet
    assert sheet.words.toPlainText() == "请用新表。"
    sheet.file_button.click()
    target = desk.save()
    assert target.name == "月报.xlsx" and target.read_bytes() == FILE
    assert sheet.message().startswith("已存到")
    sheet.read_button.click()
    desk.settle()
    assert not sheet.read_button.isEnabled() and "1 条没看" in strip.button.text()
    sheet.table.select_row(1)
    assert sheet.words.toPlainText().startswith("周五上午")
    assert not sheet.file_button.isEnabled()
    sheet.read_button.click()
    desk.settle()
    assert strip.button.text().startswith("镇里通知 2 条")
    sheet.table.select_row(0)
    sheet.file_button.click()
    desk.save("没有的文件夹/月报.xlsx")
    assert "没有存成" in sheet.message()


def test_nothing_is_said_while_there_is_nothing(open_desktop, village):
    desk = open_desktop(village)
    desk.log_in()
    assert desk.page("today").notices.isHidden()
