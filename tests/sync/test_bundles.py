"""The courier's bundle: there and back on a stick, whole, cut short, flipped, foreign."""

from pathlib import Path

import pytest

from app.journal.bundle import read_routing
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.profile_reading import read_profile
from app.sheets.shipped import read_profile_text
from tests.stations import RESOURCES, Pc, are_alike, contents, folder_bytes, roster_of
from tests.sync.carrying import carried, invited

__all__ = ["invited"]

BESIDE = ("exchange_log",)  # each try is noted there, whatever came of it


@pytest.fixture
def answer(invited, town, stick) -> Path:
    """An answer that says something: a case was accepted meanwhile."""
    case = invited.submitted()
    carried(town, invited.sync.export_bundle(stick).path, stick)
    town.accept(case.id)
    return carried(town, invited.sync.export_bundle(stick).path, stick)


def test_a_station_without_a_line_enrols_and_exchanges_by_stick(invited, town, stick):
    case = invited.submitted()
    written = invited.sync.export_bundle(stick)
    assert written.entries == invited.entries()
    assert Path(written.path).stat().st_size == written.size_bytes
    assert invited.sync.status().waiting_entries == invited.entries()  # nobody has said a word yet

    report = invited.sync.import_bundle(carried(town, written.path, stick))
    assert (report.newly_enrolled, report.received, report.waiting) == (True, 0, 0)
    town.accept(case.id)
    written = invited.sync.export_bundle(stick)
    report = invited.sync.import_bundle(carried(town, written.path, stick))
    assert (report.newly_enrolled, report.received) == (False, 1)
    assert invited.store.cases.by_id(case.id).status == "accepted"
    assert are_alike(invited, town)
    assert invited.check().is_sound


def test_every_bundle_carries_everything_that_no_backup_holds_yet(invited, town, stick):
    """So a stick that is lost, and then another, costs nothing."""
    first = invited.sync.export_bundle(stick)
    before = invited.entries()
    invited.submitted()
    second = invited.sync.export_bundle(stick)
    assert second.entries == first.entries + invited.entries() - before > first.entries
    receipt = town.township.import_bundle(Path(second.path).read_bytes())
    assert receipt.new_entries == invited.entries()
    assert town.township.import_bundle(Path(first.path).read_bytes()).new_entries == 0


def test_the_outside_names_no_villager(invited, stick):
    invited.register(applicant_name="韩梅梅", applicant_phone="15400001234")
    content = Path(invited.sync.export_bundle(stick).path).read_bytes()
    assert read_routing(content).village_code == "370781109216"
    assert "韩梅梅".encode() not in content
    assert b"15400001234" not in content


def test_an_answer_read_again_changes_nothing(invited, town, answer):
    invited.sync.import_bundle(answer)
    before = contents(invited.store, without=BESIDE)
    report = invited.sync.import_bundle(answer)
    assert (report.received, report.newly_enrolled) == (0, False)
    assert contents(invited.store, without=BESIDE) == before
    assert invited.store.exchange_log.page_before()[0].result == "bundle_read_before"


def test_an_old_answer_does_not_bring_back_what_was_waiting_then(invited, town, stick, clock):
    old = carried(town, invited.sync.export_bundle(stick).path, stick)
    invited.sync.import_bundle(old)
    clock.pass_days(1)
    invited.submitted()
    invited.sync.import_bundle(carried(town, invited.sync.export_bundle(stick).path, stick))
    assert invited.sync.status().waiting_entries == 0
    report = invited.sync.import_bundle(old)
    assert (report.waiting, report.problem) == (0, "bundle_older")
    assert invited.sync.status().waiting_entries == 0


def refusals(pc: Pc, path: Path, changed: list[bytes]) -> set[str]:
    """The reasons for which each of these was refused; none may have left a trace."""
    before, keys = contents(pc.store, without=BESIDE), set()
    for content in changed:
        path.write_bytes(content)
        try:
            report = pc.sync.import_bundle(path)
        except (OperationRefused, EnvironmentProblem) as problem:
            keys.add(problem.key)
        else:
            raise AssertionError(f"taken in all the same: {report}")
    assert contents(pc.store, without=BESIDE) == before
    return keys


def test_a_bundle_cut_short_at_any_length_leaves_no_trace(invited, answer):
    whole = answer.read_bytes()
    lengths = [*range(0, 200, 7), *range(200, len(whole), 211), len(whole) - 1]
    keys = refusals(invited, answer, [whole[:length] for length in lengths])
    assert keys == {"bundle_foreign", "bundle_damaged"}
    answer.write_bytes(whole)
    assert invited.sync.import_bundle(answer).received == 1


def test_a_bundle_with_any_byte_flipped_leaves_no_trace(invited, answer):
    whole = answer.read_bytes()
    changed = [
        whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :]
        for place in range(0, len(whole), 97)
        for flip in (0x01, 0x80)
    ]
    keys = refusals(invited, answer, changed)
    assert keys <= {"bundle_foreign", "bundle_damaged", "bundle_from_newer_version"}
    answer.write_bytes(whole)
    assert invited.sync.import_bundle(answer).received == 1


def test_bundles_longer_than_they_may_be_or_with_something_behind(invited, answer):
    whole = answer.read_bytes()
    assert refusals(invited, answer, [whole + b"\0", whole + whole]) == {"bundle_damaged"}


def test_what_is_no_bundle_at_all(invited, tmp_path):
    foreign = [b"", b"PK\x03\x04" + b"\0" * 500, "花名册".encode(), b"LXBUNDL", b"MZ" * 4000]
    assert refusals(invited, tmp_path / "foreign.lxb", foreign) == {"bundle_foreign"}
    for nothing in (tmp_path / "nowhere.lxb", tmp_path):
        with pytest.raises(EnvironmentProblem, match="bundle_unreadable"):
            invited.sync.import_bundle(nothing)


def test_a_link_on_a_stick_is_not_followed(invited, answer, stick):
    link = stick / "link.lxb"
    link.symlink_to(answer)
    with pytest.raises(EnvironmentProblem, match="bundle_unreadable"):
        invited.sync.import_bundle(link)


def test_a_bundle_for_someone_else_is_not_read(invited, town, make_pc, stick, tmp_path):
    other = make_pc("other", seed=5).set_up()
    other.sync.accept_invitation(town.invitation(tmp_path, "B"))
    theirs = carried(town, other.sync.export_bundle(stick).path, stick)
    before = contents(invited.store, without=BESIDE)
    with pytest.raises(OperationRefused, match="sealed_for_someone_else"):
        invited.sync.import_bundle(theirs)
    assert contents(invited.store, without=BESIDE) == before
    with pytest.raises(OperationRefused, match="bundle_is_own"):
        invited.sync.import_bundle(Path(invited.sync.export_bundle(stick).path))  # its own


def test_a_bundle_without_an_invitation(pc, stick, tmp_path):
    with pytest.raises(OperationRefused, match="not_enrolled"):
        pc.sync.export_bundle(stick)
    assert list(stick.iterdir()) == []
    with pytest.raises(OperationRefused, match="not_enrolled"):
        foreign = tmp_path / "foreign.lxb"
        foreign.write_bytes(b"anything")
        pc.sync.import_bundle(foreign)


def test_every_try_is_noted_with_what_came_of_it(invited, town, stick, tmp_path):
    invited.sync.import_bundle(carried(town, invited.sync.export_bundle(stick).path, stick))
    foreign = tmp_path / "foreign.lxb"
    foreign.write_bytes(b"nothing of ours")
    with pytest.raises(OperationRefused):
        invited.sync.import_bundle(foreign)
    with pytest.raises(EnvironmentProblem):
        invited.sync.export_bundle(tmp_path / "no-such-stick")
    events = invited.store.exchange_log.page_before()
    assert [(e.carrier, e.direction, e.result) for e in events] == [
        ("bundle", "out", "bundle_not_written"),
        ("bundle", "in", "bundle_foreign"),
        ("bundle", "in", "done"),
        ("bundle", "out", "done"),
    ]


def test_a_refused_bundle_touches_no_file_but_the_database(invited, answer):
    invited.station.close()
    before = folder_bytes(invited.folder)
    answer.write_bytes(answer.read_bytes()[:-1])
    with pytest.raises(OperationRefused):
        invited.sync.import_bundle(answer)
    after = folder_bytes(invited.folder)
    assert {name for name in after if after[name] != before.get(name)} <= {
        "station.db", "station.db-wal", "station.db-shm",
    }  # fmt: skip


def test_weeks_of_work_fit_one_bundle(invited, town, stick):
    invited.desk.rosters.import_roster(invited.actor, roster_of(130))
    answer = carried(town, invited.sync.export_bundle(stick).path, stick)
    assert invited.sync.import_bundle(answer).waiting == 0
    assert are_alike(invited, town)


def test_line_and_stick_may_take_turns(enrolled, town, stick):
    case = enrolled.submitted()
    answer = carried(town, enrolled.sync.export_bundle(stick).path, stick)
    assert enrolled.sync.exchange().sent == 0
    town.accept(case.id)
    enrolled.sync.exchange()
    assert enrolled.sync.import_bundle(answer).received == 0
    assert are_alike(enrolled, town)


def test_where_sticks_are_not_allowed_none_is_written_or_read(
    invited, stick, tmp_path, monkeypatch
):
    """A folder of the PC does, for whoever writes a disc from it."""
    monkeypatch.setattr("app.sync.stick.is_on_stick", lambda path: stick in (path, *path.parents))
    allowed = read_profile_text(RESOURCES, "songmu")
    text = allowed.replace("[visits]", "[media]\nare_sticks_allowed = false\n\n[visits]", 1)
    assert invited.sync.export_bundle(stick).entries
    invited.desk.profiles.adopt(invited.actor, read_profile(text.encode()))
    for refused in (
        lambda: invited.sync.export_bundle(stick),
        lambda: invited.sync.import_bundle(stick / "回执.lxb"),
    ):
        with pytest.raises(OperationRefused, match="stick_not_allowed"):
            refused()
    assert invited.sync.export_bundle(tmp_path).entries
