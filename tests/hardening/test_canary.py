"""Fifty marked villagers through a day's work; afterwards no byte of them stands outside encrypted files."""

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from app.acts.visit_acts import VisitReport
from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.diagnostics import sealed_diagnostics
from app.bootstrap.station_recovery import make_recovery_code
from app.journal.bundle import BUNDLE_BYTES_MAX
from app.models.errors import OperationRefused
from app.models.records import Person
from app.models.rights_records import DELETE, SEE
from app.models.text_messages import TextRules
from app.models.town_roles import ADMIN
from app.presenters.list_contents import CONTENT_OF
from app.presenters.rights_presenter import answer_content
from app.sync.stick import read_from_stick, write_to_stick
from app.town.errands import Errands
from app.town.hook_desk import HookFacts
from tests.hardening.canaries import (
    CANARIES,
    ENCODINGS,
    ID_NUMBERS,
    NAME,
    PHONES,
    at_work,
    found_in,
    id_number,
    phone,
    temporary,
)
from tests.stations import VILLAGE, intake_of

__all__ = ["at_work", "temporary"]


def a_days_work(pc, town, stick: Path) -> str:
    """Cases, visits, reveals, drafts, papers, searches, refusals, an exchange there and back; the case."""
    desk, actor = pc.desk, pc.actor
    person = desk.store.persons.by_id_number(id_number(7))[0]
    case = desk.cases.register_case(
        actor,
        intake_of(
            applicant_name=NAME,
            applicant_id=person.id,
            applicant_phone=phone(7),
            applicant_id_number=id_number(7),
        ),
    )
    desk.prints.hand_out(actor, desk.papers.material_receipt(actor, case.id))
    desk.attachments.attach(
        actor, "case", case.id, f"{NAME}.pdf", b"%PDF-1.7 " + id_number(7).encode()
    )
    report = VisitReport(person.household_id, "2026-03-02", content=f"{NAME} {phone(7)}")
    desk.visits.record_visit(actor, report)
    desk.disclosures.reveal_person(actor, person.id)
    draft = msgspec.json.encode({"id_number": id_number(8)})
    desk.store.drafts.save("register/person/x", draft, desk.workplace.now())
    assert desk.store.search.find(NAME)
    for content_of in CONTENT_OF.values():
        content_of(desk, actor)
    with pytest.raises(OperationRefused):
        desk.register.add_person(actor, Person(id="", name=" ", id_number=id_number(9)))
    desk.cases.submit(actor, case.id)
    receipt = town.township.import_bundle(
        read_from_stick(Path(pc.sync.export_bundle(stick).path), BUNDLE_BYTES_MAX)
    )
    assert receipt.problems == ()
    write_to_stick(stick, "answer", receipt.export_number, receipt.answer)
    return case.id


def newer_doors(pc, stick: Path) -> None:
    """Taking back, diagnostics, and what a villager may ask: an answer in full, and a deletion."""
    desk, actor = pc.desk, pc.actor
    person = desk.store.persons.by_id_number(id_number(11))[0]
    desk.register.change_person(actor, person.id, {"note": id_number(12)})
    desk.undoing.take_back(actor)
    stick.joinpath("诊断.lxd").write_bytes(sealed_diagnostics(pc.station, desk))
    asked = desk.rights.register(actor, SEE, person.id, NAME, id_number(11))
    assert id_number(11) in str(answer_content(desk, actor, asked.id).rows)
    home = desk.store.persons.by_id_number(id_number(13))[0].household_id
    gone = desk.register.add_person(
        actor, Person(id="", household_id=home, name=NAME, id_number=id_number(50))
    )
    desk.attachments.attach(actor, "person", gone, "a.pdf", b"%PDF-1.7 " + id_number(50).encode())
    asked = desk.rights.register(actor, DELETE, gone, "", "")
    desk.rights.erase(actor, asked.id, "本人申请")
    assert not desk.store.persons.by_id_number(id_number(50))


class Told:
    """What another system is told."""

    def __init__(self) -> None:
        self.said = b""

    def __call__(self, _url: str, body: bytes, headers: Mapping[str, str]) -> int:
        self.said += body + str(headers).encode()
        return 200


def the_townships_errands(town, case_id: str, told: Told) -> None:
    """Another system and the applicant are told what became of the case."""
    township, by = town.township, msgspec.structs.replace(town.clerk, role=ADMIN)
    errands = Errands(township.ledger, township.surroundings, township.hooks, township.texts, told)
    errands.look_who_wants()
    town.accept(case_id)
    errands.run_once()
    township.acts.supervise_case(case_id, VILLAGE, by, "remind", f"{NAME}的件请快些")
    town.conclude(case_id)
    errands.run_once()


def test_nothing_of_fifty_villagers_stands_outside_encrypted_files(
    at_work, town, tmp_path, temporary, stick, caplog, capsys
):
    pc = at_work
    pc.sync.accept_invitation(town.invitation(tmp_path))
    by, told = msgspec.structs.replace(town.clerk, role=ADMIN), Told()
    town.township.hooks.make(HookFacts(name="热线", url="http://127.0.0.1:9/hook"), by)
    town.township.texts.decide(TextRules(is_on=True), by)
    case_id = a_days_work(pc, town, stick)
    the_townships_errands(town, case_id, told)
    newer_doors(pc, stick)
    keeping = BackupKeeping(pc.station)
    make_recovery_code(pc.station)
    keeping.make(pc.store)
    keeping.make_set(pc.store, stick)
    while_open = tmp_path / "while-open"
    shutil.copytree(pc.folder, while_open)  # its WAL beside it, as a pulled plug leaves it
    assert list(while_open.glob("station.db-wal"))
    pc.close()

    town_folder = tmp_path / "town"
    for folder in (pc.folder, while_open, stick, temporary):
        assert found_in(folder) == []
    texts = town_folder / "texts"
    assert told.said and list(texts.rglob("*.csv"))
    assert [each for each in (*ID_NUMBERS, *PHONES) if each in told.said.decode()] == []
    # A text must name whom it goes to; the ledger keeps names and phones, and no ID number in the open.
    assert found_in(texts, [*ID_NUMBERS, *(each for each in PHONES if each != phone(7))]) == []
    assert found_in(town_folder, ID_NUMBERS, but_for="attachments") == []
    said = caplog.text + "".join(capsys.readouterr())
    assert [canary for canary in CANARIES if canary in said] == []


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_sweep_sees_what_it_looks_for(tmp_path, encoding):
    (tmp_path / "left.log").write_bytes(b"x" + f"号码 {id_number(3)}".encode(encoding))
    assert found_in(tmp_path)


def test_the_sweep_sees_into_workbooks_and_names_of_files(tmp_path):
    with zipfile.ZipFile(tmp_path / "清单.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<t>{phone(3)}</t>")
    assert len(found_in(tmp_path)) == 1
    (tmp_path / NAME).mkdir()
    assert len(found_in(tmp_path)) == 2
