"""What the township tells all its stations: notices are shown, read and withdrawn, and days count alike."""

from datetime import date, timedelta

import msgspec
import pytest

from app.models.errors import OperationRefused
from app.models.holiday_years import MAKEUP, OFF
from app.models.notice_records import NoticePart
from app.models.notices import FILE_BYTES_MAX, NoticeDraft, notice_fields, notices_in
from app.models.roles import PERMISSIONS, ROLES
from app.models.town_roles import TOWN_ROLES
from app.town.clerk_acts import Clerk
from tests.stations import Pc, Town, are_alike

NATIONAL_DAY = date(2031, 10, 1)
FORM = bytes(range(256)) * 500  # does not fit one entry


def admin(town: Town) -> Clerk:
    return msgspec.structs.replace(town.clerk, role="admin")


def publish(town: Town, title: str, **said) -> str:
    draft = NoticeDraft(title=title, **({"body": "请各站点周五前报送。"} | said))
    return town.township.notices.publish(draft, admin(town))


def shown(pc: Pc) -> list[str]:
    return [notice.title for notice in pc.desk.notices.shown()]


def year_of_days() -> bytes:
    """2031: the first week of October off but for its weekend, one Saturday worked."""
    days = [(NATIONAL_DAY + timedelta(days=n)) for n in range(7)]
    rows = ["日期,类别", *(f"{day},放假" for day in days), "2031-10-11,上班"]
    return "\n".join(rows).encode()


def test_a_notice_comes_with_its_file_is_read_and_goes(enrolled, town):
    notice = publish(town, "报送表样", category="template", file_name="表样.xlsx", file=FORM)
    old = publish(town, "去年的事", effective_on="2026-01-01", until_on="2026-01-31")
    assert shown(enrolled) == []
    enrolled.sync.exchange()
    assert shown(enrolled) == ["报送表样"]
    assert enrolled.desk.notices.file(notice) == FORM
    for _ in range(2):
        enrolled.desk.notices.read(enrolled.actor, notice)
    assert enrolled.desk.notices.shown()[0].read_at
    enrolled.sync.exchange()
    view = town.township.notices.view(notice)
    assert [receipt.has_it for receipt in view.receipts] == [True]
    assert [reading.actor_name for reading in view.readings.values()] == [enrolled.actor.name]
    assert town.township.notices.view(old).readings == {}

    town.township.notices.withdraw(notice, admin(town))
    town.township.notices.withdraw(notice, admin(town))
    enrolled.sync.exchange()
    assert shown(enrolled) == []
    assert are_alike(enrolled, town) and enrolled.check().is_sound
    assert enrolled.sync.exchange(is_check_wanted=True).rows == "same"


@pytest.mark.parametrize("role", ROLES)
def test_a_notice_is_read_by_those_who_write_at_the_desk(enrolled, town, role):
    notice = publish(town, "报送表样")
    enrolled.sync.exchange()
    before = enrolled.entries()
    if role in PERMISSIONS["read_notice"]:
        enrolled.desk.notices.read(enrolled.actor_as(role), notice)
        assert enrolled.entries() == before + 1
    else:
        with pytest.raises(OperationRefused, match="act_not_permitted"):
            enrolled.desk.notices.read(enrolled.actor_as(role), notice)
        assert enrolled.entries() == before


def test_both_ends_count_by_the_days_that_were_published(enrolled, town):
    desk, township = enrolled.desk, town.township
    assert not desk.workplace.calendar.covers(NATIONAL_DAY)
    township.notices.publish_days("2031年.csv", year_of_days(), admin(town))
    enrolled.sync.exchange()
    for calendar in (desk.workplace.calendar, township.surroundings.calendar):
        assert calendar.covers(NATIONAL_DAY)
        assert not calendar.is_working_day(date(2031, 10, 6))
        assert calendar.is_working_day(date(2031, 10, 11))
    with pytest.raises(OperationRefused, match="holidays_already_published"):
        township.notices.publish_days("2031年.csv", year_of_days(), admin(town))

    # What this PC read in by itself is older than the township's word.
    own = [(NATIONAL_DAY + timedelta(days=n), OFF) for n in range(9)] + [
        (date(2031, 10, 18), MAKEUP)
    ]
    desk.holidays.import_years(msgspec.structs.replace(enrolled.actor), own, "自己读入")
    assert not desk.workplace.calendar.is_working_day(date(2031, 10, 18))
    fewer = year_of_days().replace("2031-10-11,上班".encode(), "2031-10-12,上班".encode())
    township.notices.publish_days("更正.csv", fewer, admin(town))
    enrolled.sync.exchange()
    for calendar in (desk.workplace.calendar, township.surroundings.calendar):
        assert not calendar.is_working_day(date(2031, 10, 11))
        assert calendar.is_working_day(date(2031, 10, 12))
    assert [year.source for year in township.notices.years()] == ["更正.csv"]
    assert len(township.notices.tables()) == 2


def test_only_administrators_publish_and_what_makes_no_sense_is_refused(town):
    notices = town.township.notices
    for role in TOWN_ROLES:
        who = msgspec.structs.replace(town.clerk, role=role)
        if role != "admin":
            for act in (
                lambda who=who: notices.publish(NoticeDraft(title="好", body="好"), who),
                lambda who=who: notices.withdraw("ab" * 16, who),
                lambda who=who: notices.publish_days("a.csv", b"", who),
            ):
                with pytest.raises(OperationRefused, match="clerk_not_administrator"):
                    act()
    wrong = {
        "notice_category_unknown": {"category": "king"},
        "notice_body_missing": {"body": " "},
        "notice_file_wrong": {"file_name": "a.exe", "file": b"MZ"},
        "notice_until_wrong": {"until_on": "2020-01-01"},
        "edition_version_missing": {"title": "长" * 41},
        "edition_date_impossible": {"effective_on": "2026-02-30"},
    }
    for key, said in wrong.items():
        with pytest.raises(OperationRefused, match=key):
            publish(town, **({"title": "通知"} | said))
    big = {"file_name": "a.pdf", "file": bytes(FILE_BYTES_MAX + 1)}
    with pytest.raises(OperationRefused, match="notice_file_wrong"):
        publish(town, "通知", **big)
    with pytest.raises(OperationRefused, match="notice_unknown"):
        notices.withdraw("ab" * 16, admin(town))
    assert notices.notices("", 9) == []


def test_a_notice_counts_once_it_is_whole():
    draft = NoticeDraft(
        title="表样", body="见附件", effective_on="2026-03-02", file_name="a.pdf", file=FORM
    )
    fields = notice_fields(draft, "2026-03-02T01:00:00Z")
    assert len(fields) > 2
    parts = [
        msgspec.convert(
            {"id": str(n), "entity_id": "e", "side": "township", **each}, type=NoticePart
        )
        for n, each in enumerate(fields)
    ]
    assert [notice.title for notice in notices_in(parts)] == ["表样"]
    assert notices_in(parts[1:]) == []
    assert notices_in([msgspec.structs.replace(part, side="station") for part in parts]) == []
