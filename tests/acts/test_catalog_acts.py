"""A station's own item list: kept whole or not at all; old cases keep the version they were made under."""

from datetime import date

import pytest

from app.bootstrap.guide_file import GuideFile
from app.models.catalog import ItemMaterial
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.item_list import ItemProblem
from app.models.limits import Limit
from app.sheets.profile_file import shipped_profile
from app.vault.atomic_files import Disk
from tests.acts.item_lists import intake_for, item, preview_of
from tests.stations import RESOURCES, Pc, contents, intake_of


def test_the_sample_serves_until_a_list_is_imported(pc: Pc):
    workplace = pc.desk.workplace
    assert workplace.catalog.is_sample
    edition = pc.desk.catalog.import_items(pc.actor, preview_of(item("A-1"), item("A-2")))

    assert not workplace.catalog.is_sample
    assert workplace.catalog.version == edition.version == "2026-03-02版"
    assert [i.code for i in workplace.catalog.items] == ["A-1", "A-2"]
    with pytest.raises(OperationRefused, match="service_item_unknown"):
        pc.desk.cases.register_case(pc.actor, intake_of())  # an item of the sample
    pc.open()
    assert pc.desk.workplace.catalog.item("A-1").limit == Limit(5)
    assert pc.check().is_sound


def test_a_case_keeps_the_version_it_was_made_under(pc: Pc):
    catalogs, cases = pc.desk.workplace.catalogs, pc.desk.cases
    pc.desk.catalog.import_items(pc.actor, preview_of(item("A-1"), item("A-2")), "第一版")
    case = cases.register_case(pc.actor, intake_for("A-1"))
    changed = item("A-1", promised_limit=Limit(1), materials=(ItemMaterial("声明书"),))
    pc.desk.catalog.import_items(pc.actor, preview_of(changed), "第二版")

    kept = pc.store.cases.by_id(case.id)
    assert (kept.catalog_version, kept.limit_amount) == ("第一版", 5)
    old = catalogs.item_of(kept.catalog_version, kept.item_code)
    assert old is not None and old.limit == Limit(5)
    assert [m.name for m in old.materials] == ["居民身份证", "户口簿"]
    assert catalogs.item_of("第二版", "A-1").limit == Limit(1)
    assert catalogs.item_of("示例目录 2026", "S01-001") is not None
    assert catalogs.item_of("从没来过", "A-1") is None and catalogs.item_of("第二版", "A-2") is None


def test_a_withdrawn_item_is_chosen_no_more_and_its_cases_go_on(pc: Pc):
    pc.desk.catalog.import_items(pc.actor, preview_of(item("A-1"), item("A-2")), "第一版")
    case = pc.desk.cases.register_case(pc.actor, intake_for("A-2"))
    pc.desk.catalog.import_items(pc.actor, preview_of(item("A-1")), "第二版")

    assert pc.desk.workplace.catalog.find("A-2") == []
    with pytest.raises(OperationRefused, match="service_item_unknown"):
        pc.desk.cases.register_case(pc.actor, intake_for("A-2"))
    assert pc.desk.cases.submit(pc.actor, case.id).status == "submitted"


def test_a_list_comes_into_force_on_its_day(pc: Pc, clock):
    workplace = pc.desk.workplace
    first = preview_of(item("A-1", expires_on="2026-03-20"), item("A-2", effective_on="2026-03-05"))
    pc.desk.catalog.import_items(pc.actor, first, "第一版")
    pc.desk.catalog.import_items(pc.actor, preview_of(item("B-1")), "第二版", "2026-04-01")

    def choices(day: date) -> list[str]:
        clock.set(day)
        return [i.code for i in workplace.catalog.items]

    assert choices(date(2026, 3, 2)) == ["A-1"]
    assert choices(date(2026, 3, 5)) == ["A-1", "A-2"]
    assert choices(date(2026, 3, 21)) == ["A-2"]
    assert [i.code for i in workplace.catalogs.whole_in_force("2026-03-21").items] == ["A-1", "A-2"]
    assert choices(date(2026, 4, 1)) == ["B-1"]


def test_nobody_stands_in_where_the_applicant_must_come(pc: Pc):
    married = item("A-1", "结婚登记预约", is_delegable=False)
    pc.desk.catalog.import_items(pc.actor, preview_of(married))
    before = contents(pc.store)
    with pytest.raises(OperationRefused, match="item_not_delegable"):
        pc.desk.cases.register_case(pc.actor, intake_for("A-1", proxy_name="李四"))
    assert contents(pc.store) == before
    assert pc.desk.cases.register_case(pc.actor, intake_for("A-1")).item_code == "A-1"


@pytest.mark.parametrize(
    ("preview", "name", "day", "problem"),
    [
        (preview_of(), "", "", "catalog_empty"),
        (preview_of(item("A"), item("A")), "", "", "catalog_code_repeated"),
        (
            preview_of(item("A"), refused=(ItemProblem(3, "编码", "A", "item_code_repeated"),)),
            "",
            "",
            "items_refused",
        ),
        (preview_of(item("A")), "第一版", "", "edition_version_repeated"),
        (preview_of(item("A")), "", "2026-02-30", "edition_date_impossible"),
        (preview_of(item("A", note="长" * 40_000)), "", "", "item_too_long"),
    ],
)
def test_a_list_that_cannot_be_kept_leaves_everything_as_it_was(
    pc: Pc, preview, name, day, problem
):
    pc.desk.catalog.import_items(pc.actor, preview_of(item("B-1")), "第一版")
    before = contents(pc.store)
    with pytest.raises(OperationRefused, match=problem):
        pc.desk.catalog.import_items(pc.actor, preview, name, day)
    assert contents(pc.store) == before
    assert pc.desk.workplace.catalog.version == "第一版"


# ---------------------------------------------------------------- the copy that needs no password


def public(pc: Pc, day: str = "2026-03-02") -> list[str]:
    sample = pc.station.rules.catalog
    return [i.code for i in GuideFile(pc.station.folder.guide, Disk()).catalog(sample, day).items]


def test_the_guide_needs_no_password_and_holds_no_villager(pc: Pc):
    assert len(public(pc)) == 211  # nothing was published: the sample
    pc.desk.catalog.import_items(pc.actor, preview_of(item("A-1")), "第一版")
    pc.desk.catalog.import_items(pc.actor, preview_of(item("B-1")), "第二版", "2026-04-01")
    pc.desk.cases.register_case(pc.actor, intake_for("A-1", applicant_name="张三"))
    assert pc.desk.workplace.catalog.version == "第一版"

    assert public(pc) == ["A-1"]
    assert public(pc, "2026-04-02") == ["B-1"]
    written = pc.station.folder.guide.read_text("utf-8")
    assert "高龄津贴申请" in written and "张三" not in written


def test_the_guide_at_the_entrance_speaks_in_the_place_s_words(pc: Pc):
    def place():
        return GuideFile(pc.station.folder.guide, Disk()).place()

    pc.desk.profiles.adopt(pc.actor, shipped_profile(RESOURCES, "baise"))
    assert pc.desk.workplace.profile.code == "baise"
    assert place().promises == pc.desk.workplace.profile.appeals.handled_in_village
    pc.desk.catalog.import_items(pc.actor, preview_of(item("A-1")), "第一版")
    assert pc.desk.workplace.catalog.version == "第一版"
    assert (public(pc), len(place().promises)) == (["A-1"], 3)
    pc.desk.profiles.adopt(pc.actor, shipped_profile(RESOURCES, "songmu"))
    assert pc.desk.workplace.profile.code == "songmu"
    assert (public(pc), place().promises) == (["A-1"], ())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": 9, "editions": []}', b"\xff"])
def test_a_damaged_guide_shows_the_sample_and_is_written_anew(pc: Pc, content):
    pc.desk.catalog.import_items(pc.actor, preview_of(item("A-1")), "第一版")
    pc.station.folder.guide.write_bytes(content)
    assert len(public(pc)) == 211
    pc.open()
    assert pc.desk.workplace.catalog.version == "第一版"
    assert public(pc) == ["A-1"]


def test_a_full_disk_keeps_nobody_from_working(pc: Pc):
    class FullDisk(Disk):
        def write_atomically(self, path, content):
            raise EnvironmentProblem("disk_full")

    guide = GuideFile(pc.station.folder.guide, FullDisk())
    pc.desk.catalog.import_items(pc.actor, preview_of(item("A-1")), "第一版")
    editions = pc.store.catalogs.editions()
    pc.station.folder.guide.unlink(missing_ok=True)
    guide.keep(editions, pc.store.catalogs.catalog, "2026-03-02")
    assert not pc.station.folder.guide.exists()
