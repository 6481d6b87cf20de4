"""`lianxin demo`: the whole day, from first start to write-off."""

from tests.cli.conftest import run

STEPS = ["first_start", "roster", "desk", "cards", "visit", "to_town_http", "to_town_usb", "reply",
         "finish", "check"]  # fmt: skip


def test_the_whole_day_is_played_and_ends_well(door, tmp_path):
    folder = tmp_path / "demo"
    said = run("demo", "--data", folder, "--json", "--households", 12)
    assert (said.status, said.err) == (0, "")
    told = said.json
    assert told["done"] is True
    steps = {step["step"]: step for step in told["steps"]}
    assert [name for name in steps if name in STEPS] == STEPS
    assert all(step["done"] for step in told["steps"])
    assert steps["finish"]["status"] == "written_off"
    assert steps["finish"]["refused_unsatisfied"].startswith("还没有满意的回访，不能销号")
    assert steps["to_town_usb"]["replay_new_entries"] == 0
    assert steps["first_start"]["is_encrypted"] is True
    for name in ("一次性告知单.pdf", "材料接收凭证.pdf", "联系卡.pdf", "花名册.xlsx"):
        assert (folder / "papers" / name).stat().st_size > 1000

    again = door("demo", "--data", folder, "--json")
    assert (again.status, again.json["problem"]) == (1, "station_already_set_up")
