"""Every decoder of what comes from outside, with real files to begin from.

A decoder may read its bytes or refuse them with a planned problem; anything else is a mistake.
"""

import io
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import xlsxwriter

from app.journal.blobs import read_needs
from app.journal.bundle import read_bundle, read_bundle_as_far_as_it_goes
from app.journal.digests import read_claim
from app.journal.entry import read_entry
from app.journal.exchange import read_hello
from app.journal.revocations import open_revocations
from app.journal.segment import unpack_segment
from app.journal.snapshot import open_snapshot, read_head
from app.journal.suite_list import SuiteList, open_suites, sign_suites
from app.journal.wire import open_hello_payload, read_run
from app.models.card_layouts import read_layout
from app.models.diagnostics import read_diagnostics
from app.models.errors import Problem
from app.models.id_number import read_id_number
from app.models.identity import card_number, read_card_number
from app.models.kinds import KINDS
from app.models.listed_ledgers import LISTED
from app.models.profile_reading import read_profile
from app.sheets.form_filling import check_form
from app.sheets.holiday_sheet import holidays_in
from app.sheets.item_sheet import read_item_list
from app.sheets.roster_file import RosterFile
from app.sheets.sheet_tables import sheet_tables
from app.store.page_check import has_authentic_page, is_torn_start
from app.sync.lan_messages import open_answer, open_request
from app.vault.atomic_files import Disk, TwoCopyFile
from app.vault.certificates import read_invitation, verify_certificate, verify_enrolment_request
from app.vault.crypto import Suite1
from app.vault.device_keys import entries_marked
from app.vault.grants import GRANT_VERSION, GrantRequest, read_request, take_grant, write_request
from app.vault.install_files import (
    INSTALL_VERSION,
    InstallContent,
    read_install_file,
    write_install_file,
)
from app.vault.recovery_code import recovery_secret
from app.vault.update_packages import open_package
from tools.golden_village import VILLAGE, GoldenVillage, sample_fields

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "fuzz_corpus"
ROOM_MAX = 256 * 1024
Decoder = Callable[[bytes], object]
CRYPTO = Suite1()


class Ground:
    """A village whose true papers every decoder begins from."""

    def __init__(self) -> None:
        self.village = GoldenVillage(random.Random("fuzz"))
        for kind in ("person", "case", "visit", "erasure"):
            self.village.write(0, kind, sample_fields(KINDS[kind], 1))
        self.village.seal()
        self.device = self.village.devices[0]
        self.town_key = self.village.town_key.public_key
        self.feed = self.device.feed
        self.segment = next(self.village.journal.segments_after(self.feed, 0))
        self.entry = next(iter(self.village.storage.entries(self.feed, 1, 1)))

    def open(self, sealed: bytes) -> bytes:
        """As the township opens what is sealed to it."""
        return CRYPTO.decrypt_with(self.village.town_age.secret, sealed)


@cache
def ground() -> Ground:
    """Made once for each process."""
    return Ground()


def _roster(content: bytes) -> object:
    for name in ("a.xlsx", "a.xls", "a.csv"):
        try:
            roster = RosterFile(name, tuple(sheet_tables(name, content)))
            if roster.tables:
                roster.preview(roster.guess(), date.max)
        except Problem:
            continue
    return None


def _items(content: bytes) -> object:
    return read_item_list("a.xlsx" if content[:2] == b"PK" else "a.csv", content, lambda name: ())


def _text(read: Callable[[str], object]) -> Decoder:
    return lambda content: read(content.decode("utf-8", "replace"))


def _backup_file(content: bytes) -> object:
    with tempfile.TemporaryDirectory(prefix="lianxin-fuzz-") as folder:
        path = Path(folder) / "station.db"
        path.write_bytes(content)
        return is_torn_start(path), has_authentic_page(path, bytes(32))


def _update_package(content: bytes) -> object:
    with tempfile.TemporaryDirectory(prefix="lianxin-fuzz-") as folder:
        path = Path(folder) / "update.lxu"
        path.write_bytes(content)
        return open_package(path, CRYPTO, [ground().town_key])


def _mark(content: bytes) -> object:
    with tempfile.TemporaryDirectory(prefix="lianxin-fuzz-") as folder:
        path = Path(folder) / "mark"
        path.write_bytes(content)
        return entries_marked(path, Disk())


def _two_copies(content: bytes) -> object:
    with tempfile.TemporaryDirectory(prefix="lianxin-fuzz-") as folder:
        (Path(folder) / "slots").write_bytes(content)
        return TwoCopyFile(Path(folder) / "slots", Disk()).read()


def decoders() -> Mapping[str, Decoder]:
    """By name."""
    g = ground()
    return {
        "bundle": lambda b: read_bundle(CRYPTO, b, g.open),
        "bundle-inside": lambda b: read_bundle_as_far_as_it_goes(
            CRYPTO, b, lambda sealed: sealed, lambda sealed: sealed
        ),
        "segment": lambda b: unpack_segment(CRYPTO, b),
        "run": read_run,
        "entry": lambda b: read_entry(CRYPTO, g.feed, b, None),
        "body": lambda b: msgspec.structs.replace(g.entry, body=b).fields(),
        "hello": read_hello,
        "signed-hello": lambda b: open_hello_payload(CRYPTO, g.device.key.public_key, b),
        "claim": read_claim,
        "needs": read_needs,
        "revocations": lambda b: open_revocations(CRYPTO, g.town_key, VILLAGE, b),
        "snapshot": lambda b: open_snapshot(CRYPTO, g.town_key, b),
        "snapshot-head": lambda b: read_head(CRYPTO, g.town_key, b),
        "grant-request": lambda b: read_request(CRYPTO, b),
        "grant": lambda b: take_grant(CRYPTO, g.village.town_age.secret, b"", b),
        "invitation": lambda b: read_invitation(CRYPTO, b),
        "install-file": lambda b: read_install_file(CRYPTO, b),
        "suite-list": lambda b: open_suites(CRYPTO, g.town_key, VILLAGE, b),
        "update-package": _update_package,
        "certificate": lambda b: verify_certificate(CRYPTO, b, g.town_key),
        "enrolment": lambda b: verify_enrolment_request(CRYPTO, b, bytes(16), VILLAGE),
        "lan-request": lambda b: open_request(CRYPTO, g.village.town_age.secret, b),
        "lan-answer": lambda b: open_answer(CRYPTO, bytes(32), bytes(32), b),
        "roster": _roster,
        "items": _items,
        "holidays": lambda b: holidays_in("a.xlsx" if b[:2] == b"PK" else "a.csv", b),
        "form": lambda b: check_form("a.xlsx", b, LISTED["people"][1]),
        "profile": read_profile,
        "card-layout": read_layout,
        "card-number": _text(read_card_number),
        "id-number": _text(read_id_number),
        "recovery-code": _text(recovery_secret),
        "diagnostics": read_diagnostics,
        "backup-file": _backup_file,
        "two-copy-file": _two_copies,
        "mark": _mark,
    }


def seeds() -> Mapping[str, list[bytes]]:
    """True inputs by decoder, from which changes begin."""
    g = ground()
    village, bundle = g.village, g.village.bundle()
    asked = GrantRequest(
        GRANT_VERSION, g.device.device_id, VILLAGE, "站", "张三", village.town_age.recipient,
        bytes(80), "2026-03-02T01:00:00Z",
    )  # fmt: skip
    table = _workbook()
    text = "户号,姓名,身份证号,与户主关系\n1,张三,,户主\n".encode()
    layouts = [path.read_bytes() for path in sorted((ROOT / "resources/cards").glob("*.toml"))]
    places = [path.read_bytes() for path in sorted((ROOT / "resources/profiles").glob("*.toml"))]
    hello = village._hello()
    install = write_install_file(
        InstallContent(INSTALL_VERSION, village.invitation), village.town_key
    )
    return {
        "bundle": [bundle],
        "bundle-inside": [bundle],
        "segment": [g.segment],
        "run": [msgspec.msgpack.encode((g.segment, g.segment))],
        "entry": [g.entry.header_bytes],
        "body": [g.entry.body or b""],
        "hello": [msgspec.msgpack.encode(hello)],
        "signed-hello": [village.signed_hello()],
        "grant-request": [write_request(asked)],
        "invitation": [village.invitation],
        "install-file": [install],
        "suite-list": [sign_suites(village.town_key, SuiteList(VILLAGE, 1, (1,), 1))],
        "certificate": [g.device.certificate],
        "enrolment": [village.enrolment],
        "roster": [table, text, text.decode().encode("gb18030")],
        "items": [table, text],
        "holidays": [table, "日期,类型\n2026-10-01,放假\n".encode()],
        "form": [table],
        "profile": places[:3],
        "card-layout": layouts[:3],
        "card-number": [card_number(VILLAGE, "A", 7).encode()],
        "id-number": [b"11010519491231002X"],
        "recovery-code": [b"ABCDEFGHJKMNPQRSTVWXYZ012345"],
    }


def _workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("花名册")
        for row, cells in enumerate(
            (("户号", "姓名", "身份证号", "日期"), ("1", "张三", "", "2026-10-01"))
        ):
            for column, words in enumerate(cells):
                sheet.write_string(row, column, words)
    return out.getvalue()


def mistake_of(decoder: Decoder, content: bytes) -> BaseException | None:
    """What a decoder did that it must not; None when it read or refused its bytes."""
    try:
        decoder(content)
    except Problem:
        return None
    except Exception as mistake:  # whatever it is, it is one
        return mistake
    return None


def changed(name: str, count: int) -> Iterator[bytes]:
    """So many changed inputs of a decoder, always the same."""
    chance = random.Random(name)
    kept = [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]
    begun = [*kept, *seeds().get(name, []), b""]
    for number in range(count):
        content = bytearray(begun[number % len(begun)])
        for _ in range(chance.randrange(1, 6)):
            place = chance.randrange(len(content) + 1)
            match chance.randrange(4):
                case 0:
                    content[place : place + 1] = chance.randbytes(1)
                case 1:
                    content[place:place] = chance.randbytes(chance.randrange(1, 9))
                case 2:
                    del content[place : place + chance.randrange(1, 40)]
                case _:
                    content[place : place + 4] = chance.choice(
                        (b"\xff" * 4, b"\0" * 4, b"\xdf\xff")
                    )
        yield bytes(content)
