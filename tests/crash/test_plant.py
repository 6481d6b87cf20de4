"""The checks can fail: bugs planted in a copy of the tree turn them red (`./dev plant` tries all)."""

from pathlib import Path

import pytest

from tools.plant import PLANTED, ScratchCopy, planted, read_plant

FEWEST = 12
QUICK = ("write_off_gate_removed", "vault_file_not_synced")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> ScratchCopy:
    return ScratchCopy(tmp_path_factory.mktemp("copy"))


@pytest.mark.parametrize("plant", planted([]), ids=lambda plant: plant.name)
def test_every_planted_bug_still_fits_the_tree(copy: ScratchCopy, plant):
    assert copy.applies(plant)


def test_there_are_enough_of_them_and_each_says_what_it_is():
    assert len(list(PLANTED.glob("*.patch"))) >= FEWEST
    for plant in planted([]):
        assert plant.bug and plant.check.split()[0] in ("pytest", "crash")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", QUICK)
def test_a_planted_bug_turns_its_check_red(copy: ScratchCopy, name: str):
    assert copy.judge(planted([name])[0]).verdict == "seen"


def test_a_bug_that_no_check_sees_is_told(copy: ScratchCopy, tmp_path: Path):
    patch = (PLANTED / "write_off_gate_removed.patch").read_text("utf-8")
    unseen = tmp_path / "unseen.patch"
    unseen.write_text(patch.replace("test_case_states.py", "test_divisions.py"), "utf-8")
    assert copy.judge(read_plant(unseen)).verdict == "NOT SEEN"


def test_a_patch_that_does_not_fit_is_told(copy: ScratchCopy, tmp_path: Path):
    stale = tmp_path / "stale.patch"
    text = (PLANTED / "write_off_gate_removed.patch").read_text("utf-8")
    stale.write_text(text.replace("write_off", "written_off"), "utf-8")
    assert "apply" in copy.judge(read_plant(stale)).verdict
