"""Stations for the township's benchmark: real keys, feeds and segments, prepared before the clock runs."""

import random
import secrets
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from app.journal.chain import feed_id_of
from app.journal.entry import Dot
from app.journal.exchange import make_hello, village_scope
from app.journal.journal import Journal
from app.journal.memory import MemoryJournalStorage
from app.journal.segment import range_of
from app.journal.wire import (
    CHALLENGE_HEADER,
    DEVICE_HEADER,
    REQUEST_PURPOSE,
    SIGNATURE_HEADER,
    request_message,
    segment_path,
    sign_hello,
)
from app.models.divisions import DivisionTable, Village
from app.models.feeds import STATION_SIDE, FeedDescriptor
from app.models.identity import new_id
from app.town.surroundings import Surroundings
from app.town.township import Township
from app.vault.certificates import (
    ENROLMENT_VERSION,
    EnrolmentRequest,
    make_enrolment_request,
    read_invitation,
)
from app.vault.crypto import Suite1
from app.vault.feed_trust import FEED_VERSION, seal_envelope, with_certificate
from bench.visit_texts import visit_fields

TOWN_CODE = "370781007000"
HOUSEHOLDS, VISITS_A_DAY, FIRST_DAY = 400, 20, date(2025, 1, 1)


class Prepared(msgspec.Struct, frozen=True):
    """One push, ready to be sent: its path, its body and its headers for one challenge."""

    path: str
    body: bytes
    headers: dict[str, str]
    feed: bytes
    last: int


def divisions(count: int) -> DivisionTable:
    """So many villages of one town."""
    return DivisionTable(
        Village(
            county_code="370781000000",
            county_name="测试县",
            town_code=TOWN_CODE,
            town_name="测试镇",
            code=f"{TOWN_CODE[:8]}{number:04d}",
            name=f"第{number}村村民委员会",
            short_name=f"第{number}村",
            kind="village",
        )
        for number in range(1, count + 1)
    )


class BenchStation:
    """One PC of one village, enrolled without a line."""

    def __init__(self, township: Township, village_code: str, clock: Callable[[], int]) -> None:
        self.crypto, self.village_code = Suite1(), village_code
        self.device_id = new_id(secrets.token_bytes)
        self.key = self.crypto.generate_signing_key(secrets.token_bytes)
        self.feed_key = self.crypto.generate_signing_key(secrets.token_bytes)
        self.storage = MemoryJournalStorage(self.crypto)
        self.journal = Journal(self.storage, self.crypto, clock)
        self.written = 0
        descriptor = FeedDescriptor(
            FEED_VERSION, self.crypto.suite, STATION_SIDE, self.device_id, TOWN_CODE, village_code,
            secrets.token_bytes(16), self.feed_key.public_key,
        )  # fmt: skip
        envelope = seal_envelope(descriptor, self.key)
        self.feed = feed_id_of(self.crypto, envelope.descriptor)
        self.journal.open_feed(envelope)
        self._enrol(township, clock)

    def _enrol(self, township: Township, clock: Callable[[], int]) -> None:
        invitation = read_invitation(self.crypto, township.invite(self.village_code))
        request = EnrolmentRequest(
            ENROLMENT_VERSION, self.crypto.suite, self.device_id, self.village_code, "测试电脑",
            self.key.public_key, self.crypto.generate_age_identity().recipient,
        )  # fmt: skip
        asked = make_enrolment_request(self.crypto, request, invitation.secret, self.key)
        township.enrolment.enrol(asked)
        self.device = township.exchange.known_device(self.device_id)
        envelope = self.journal.state(self.feed).envelope
        self.storage.replace_envelope(
            self.feed, with_certificate(envelope, self.device.certificate)
        )
        hello = make_hello(
            self.journal, village_scope(self.village_code), sender=self.device_id,
            village_code=self.village_code, wall=clock(),
        )  # fmt: skip
        township.exchange.greet(self.device, sign_hello(self.key, hello))

    def write_segment(self, entries: int, chance: random.Random) -> bytes:
        """So many visits as one segment that follows the last; not over the end of a closed one."""
        (packed,) = self.write_segments(entries, chance)
        return packed

    def write_segments(self, entries: int, chance: random.Random) -> list[bytes]:
        """So many visits as the segments that follow the last: two where one is closed among them."""
        before = self.journal.state(self.feed).have
        for _ in range(entries):
            self._write_visit(chance)
        return self._sealed_since(before)

    def write_year(self, visits: int, cases: int, chance: random.Random) -> list[bytes]:
        """Visits, with cases among them as a station writes them: received, reported, handed over
        and rated, five entries each.
        """
        before = self.journal.state(self.feed).have
        for number in range(visits):
            self._write_visit(chance)
            if number * cases // visits < (number + 1) * cases // visits:
                self._write_case()
        return self._sealed_since(before)

    def forget(self) -> None:
        """Let go of what was written; nothing more can be."""
        self.storage = MemoryJournalStorage(self.crypto)
        self.journal = Journal(self.storage, self.crypto, lambda: 0)

    def _sealed_since(self, before: int) -> list[bytes]:
        self.journal.seal(self.feed, self.feed_key)
        return list(self.journal.segments_after(self.feed, before))

    def _write_visit(self, chance: random.Random) -> None:
        fields = visit_fields(self.written, chance, is_hard=False)
        fields["household_id"] = f"{chance.randrange(HOUSEHOLDS):032x}"
        day = FIRST_DAY + timedelta(days=self.written // VISITS_A_DAY)
        fields["visited_on"] = day.isoformat()
        self._write("visit", new_id(secrets.token_bytes), fields)
        self.written += 1

    def _write_case(self) -> None:
        case_id = new_id(secrets.token_bytes)
        at = f"{FIRST_DAY + timedelta(days=self.written // VISITS_A_DAY)}T01:30:00Z"
        case = {
            "number": f"{self.village_code}-A{self.written:08d}", "item_code": "S01-001",
            "item_name": "城乡居民基本医疗保险参保登记", "limit_amount": 5,
            "applicant_name": "申请人", "applicant_phone": "13800000000",
            "first_receiver_name": "联户干部", "station_received_at": at,
        }  # fmt: skip
        self._write("case", case_id, case)
        base: tuple[Dot, ...] = ()
        for action in ("receive", "submit", "deliver", "rate"):
            step = {"action": action, "at": at, "actor_name": "联户干部"}
            if action == "rate":
                step["rating"] = "satisfied"
            base = (self._write("case_step", case_id, step, base),)

    def _write(
        self, kind: str, entity: str, fields: dict[str, Any], bases: tuple[Dot, ...] = ()
    ) -> Dot:
        entry = self.journal.write(
            self.feed, self.feed_key, kind=kind, entity=entity, fields=fields, actor="ac" * 16,
            op=new_id(secrets.token_bytes), bases=bases,
        )  # fmt: skip
        return entry.dot

    def prepare(self, packed: bytes, challenge: str) -> Prepared:
        """The signed request that pushes a segment."""
        first, last = range_of(packed)
        path = segment_path(self.feed, first, last)
        message = request_message("PUT", path, challenge, self.crypto.hash(packed))
        headers = {
            DEVICE_HEADER: self.device_id,
            CHALLENGE_HEADER: challenge,
            SIGNATURE_HEADER: self.key.sign(REQUEST_PURPOSE, message).hex(),
        }
        return Prepared(path, packed, headers, self.feed, last)


def make_stations(township: Township, surroundings: Surroundings, count: int) -> list[BenchStation]:
    """One PC in each of so many villages."""
    villages = surroundings.divisions.find("", TOWN_CODE, limit=10_000)[:count]
    return [BenchStation(township, v.code, surroundings.clock) for v in villages]
