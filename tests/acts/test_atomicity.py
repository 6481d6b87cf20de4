"""An act is kept as a whole or not at all."""

import pytest

from app.acts.print_acts import Printing
from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Disk
from tests.stations import Pc, contents, intake_of, surroundings_of


class Slip(Exception):
    """Something that no one planned."""


def test_an_act_that_fails_leaves_no_entry_no_row_and_no_number_used(pc):
    pc.register()
    before, seq = contents(pc.store), pc.entries()
    with pytest.raises(Slip), pc.desk.workplace.pen.act(pc.actor, "register_case") as act:
        number = pc.desk.workplace.next_local_number("case")
        case_id = act.create("case", {"number": number, "applicant_name": "李建国"})
        act.step("case_step", case_id, {"action": "receive", "at": pc.desk.workplace.now()})
        act.create("material", {"case_id": case_id, "name": "户口簿"})
        raise Slip

    assert contents(pc.store) == before
    assert pc.entries() == seq
    assert pc.register().number == number
    assert pc.check().is_sound


def test_an_act_refused_after_its_first_entries_leaves_nothing(pc):
    """The step after the case is too large; the case and its papers go with it."""
    before = contents(pc.store)
    papers = tuple(
        type(paper)("很长的材料名" * 2000, is_received=False) for paper in intake_of().materials
    )
    with pytest.raises(OperationRefused, match="entry_too_large"):
        pc.desk.cases.register_case(pc.actor, intake_of(materials=papers))
    assert contents(pc.store) == before
    assert pc.register().number.endswith("-001")


def test_an_entry_that_could_not_be_read_back_is_never_written(pc):
    before = contents(pc.store)
    with pytest.raises(RuntimeError), pc.desk.workplace.pen.act(pc.actor, "edit_register") as act:
        act.create("person", {"name": "李建国", "phones": "15400000001"})  # a list is wanted
    with pytest.raises(RuntimeError), pc.desk.workplace.pen.act(pc.actor, "advance_case") as act:
        act.create("case", {"number": "1", "status": "written_off"})  # only steps decide that
    assert contents(pc.store) == before


def test_all_entries_of_an_act_name_the_same_act(pc):
    before = pc.entries()
    pc.register()
    entries = list(pc.store.journal_storage.entries(pc.feed, before + 1, pc.entries()))
    acts = {entry.header.op or entry.header.entity for entry in entries}
    assert len(entries) == 5
    assert len(acts) == 1


def test_an_act_within_a_greater_transaction_goes_with_it(pc):
    before = contents(pc.store)
    with pytest.raises(Slip), pc.store.transaction():
        pc.register()
        raise Slip
    assert contents(pc.store) == before


class FullDisk(Disk):
    """A disk on which nothing more can be written once it is full."""

    is_full = False

    def write_atomically(self, path, content):
        if self.is_full:
            raise EnvironmentProblem("vault_file_not_written", file=path.name)
        super().write_atomically(path, content)


def test_a_mark_that_cannot_be_written_takes_nothing_back(tmp_path, clock):
    disk = FullDisk()
    pc = Pc(tmp_path / "full", surroundings_of(clock, disk=disk)).set_up()
    disk.is_full = True
    case = pc.register()
    pc.close()
    disk.is_full = False
    pc.open()
    assert pc.store.cases.by_id(case.id) == case
    assert pc.check().is_sound
    assert pc.register().number.endswith("-002")
    pc.close()


def test_no_paper_leaves_while_the_mark_cannot_be_written(tmp_path, clock):
    disk = FullDisk()
    pc = Pc(tmp_path / "full", surroundings_of(clock, disk=disk)).set_up()
    case = pc.register()
    printing = Printing(pc.desk.papers.material_receipt(pc.actor, case.id).key)
    disk.is_full = True
    with pytest.raises(EnvironmentProblem, match="vault_file_not_written"):
        pc.desk.prints.begin(pc.actor, printing)
    disk.is_full = False
    assert pc.desk.prints.begin(pc.actor, printing) == 0
    pc.close()


@pytest.mark.parametrize("field", ["first_receiver_id", "first_receiver_name", "fee_cents"])
def test_who_received_first_and_the_fee_are_written_once(pc, field):
    case = pc.register()
    before = contents(pc.store)
    with (
        pytest.raises(OperationRefused, match="field_fixed"),
        pc.desk.workplace.pen.act(pc.actor, "advance_case") as act,
    ):
        act.change("case", case.id, {field: 1 if field == "fee_cents" else "另一人"})
    assert contents(pc.store) == before
