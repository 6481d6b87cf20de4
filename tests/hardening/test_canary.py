"""Fifty marked villagers through a day's work; afterwards no byte of them stands outside encrypted files."""

import shutil
import tempfile
from pathlib import Path

import msgspec
import pytest

from app.acts.visit_acts import VisitReport
from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.diagnostics import sealed_diagnostics
from app.bootstrap.station_recovery import make_recovery_code
from app.journal.bundle import BUNDLE_BYTES_MAX
from app.models.errors import OperationRefused
from app.models.id_number import id_check_digit
from app.models.records import Household, Person
from app.models.rights_records import DELETE, SEE
from app.presenters.list_contents import CONTENT_OF
from app.presenters.rights_presenter import answer_content
from app.sync.stick import read_from_stick, write_to_stick
from tests.stations import intake_of

MARKED = 50
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def id_number(place: int) -> str:
    first = f"370781{1940 + place}0614{place:03d}"
    return first + id_check_digit(first)


def phone(place: int) -> str:
    return f"1540077{place:04d}"


CANARIES = [
    *(id_number(place) for place in range(MARKED + 1)),  # the last is erased again
    *(phone(place) for place in range(MARKED)),
    "鹮鸊鷉",  # a name that stands nowhere else
]


def found_in(folder: Path) -> list[str]:
    """Where any canary stands, in any encoding."""
    needles = {canary.encode(encoding) for canary in CANARIES for encoding in ENCODINGS}
    hits = []
    for path in folder.rglob("*"):
        content = (path.read_bytes() if path.is_file() else b"") + str(path).encode()
        hits += [f"{path.name}: {needle!r}" for needle in needles if needle in content]
    return hits


@pytest.fixture
def at_work(village, tmp_path, monkeypatch):
    """All temporary files go to a folder that is swept too."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    desk, actor = village.desk, village.actor
    for place in range(MARKED):
        home = Household(id="", number=f"9{place:03d}", address="鹮鸊鷉街")
        head = Person(id="", name="鹮鸊鷉", id_number=id_number(place), phones=[phone(place)])
        desk.households.add_household(actor, home, head)
    return village


def a_days_work(pc, town, stick: Path) -> None:
    """Cases, visits, reveals, drafts, papers, searches, refusals, an exchange there and back."""
    desk, actor = pc.desk, pc.actor
    person = desk.store.persons.by_id_number(id_number(7))[0]
    case = desk.cases.register_case(
        actor,
        intake_of(
            applicant_name="鹮鸊鷉",
            applicant_id=person.id,
            applicant_phone=phone(7),
            applicant_id_number=id_number(7),
        ),
    )
    desk.prints.hand_out(actor, desk.papers.material_receipt(actor, case.id))
    desk.attachments.attach(
        actor, "case", case.id, "鹮鸊鷉.pdf", b"%PDF-1.7 " + id_number(7).encode()
    )
    report = VisitReport(person.household_id, "2026-03-02", content=f"鹮鸊鷉 {phone(7)}")
    desk.visits.record_visit(actor, report)
    desk.disclosures.reveal_person(actor, person.id)
    draft = msgspec.json.encode({"id_number": id_number(8)})
    desk.store.drafts.save("register/person/x", draft, desk.workplace.now())
    assert desk.store.search.find("鹮鸊鷉")
    for content_of in CONTENT_OF.values():
        content_of(desk, actor)
    with pytest.raises(OperationRefused):
        desk.register.add_person(actor, Person(id="", name=" ", id_number=id_number(9)))
    receipt = town.township.import_bundle(
        read_from_stick(Path(pc.sync.export_bundle(stick).path), BUNDLE_BYTES_MAX)
    )
    assert receipt.problems == ()
    write_to_stick(stick, "answer", receipt.export_number, receipt.answer)


def newer_doors(pc, stick: Path) -> None:
    """Taking back, diagnostics, and what a villager may ask: an answer in full, and a deletion."""
    desk, actor = pc.desk, pc.actor
    person = desk.store.persons.by_id_number(id_number(11))[0]
    desk.register.change_person(actor, person.id, {"note": id_number(12)})
    desk.undoing.take_back(actor)
    stick.joinpath("诊断.lxd").write_bytes(sealed_diagnostics(pc.station, desk))
    asked = desk.rights.register(actor, SEE, person.id, "鹮鸊鷉", id_number(11))
    assert id_number(11) in str(answer_content(desk, actor, asked.id).rows)
    home = desk.store.persons.by_id_number(id_number(13))[0].household_id
    gone = desk.register.add_person(
        actor, Person(id="", household_id=home, name="鹮鸊鷉", id_number=id_number(50))
    )
    desk.attachments.attach(actor, "person", gone, "a.pdf", b"%PDF-1.7 " + id_number(50).encode())
    asked = desk.rights.register(actor, DELETE, gone, "", "")
    desk.rights.erase(actor, asked.id, "本人申请")
    assert not desk.store.persons.by_id_number(id_number(50))


def test_nothing_of_fifty_villagers_stands_outside_encrypted_files(
    at_work, town, tmp_path, stick, caplog, capsys
):
    pc = at_work
    pc.sync.accept_invitation(town.invitation(tmp_path))
    a_days_work(pc, town, stick)
    newer_doors(pc, stick)
    keeping = BackupKeeping(pc.station)
    make_recovery_code(pc.station)
    keeping.make(pc.store)
    keeping.make_set(pc.store, stick)
    while_open = tmp_path / "while-open"
    shutil.copytree(pc.folder, while_open)  # its WAL beside it, as a pulled plug leaves it
    assert list(while_open.glob("station.db-wal"))
    pc.close()

    for folder in (pc.folder, while_open, stick, tmp_path / "temporary"):
        assert found_in(folder) == []
    said = caplog.text + "".join(capsys.readouterr())
    assert [canary for canary in CANARIES if canary in said] == []


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_sweep_sees_what_it_looks_for(tmp_path, encoding):
    (tmp_path / "left.log").write_bytes(b"x" + f"号码 {id_number(3)}".encode(encoding))
    assert found_in(tmp_path)
