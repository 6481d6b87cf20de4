"""A village in memory with real keys, whose entries become the golden corpus."""

import random
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from app.journal.bundle import Manifest, Routing, write_bundle
from app.journal.chain import chain_after, feed_id_of
from app.journal.entry import Dot, Draft, Entry, Header, dot_text, make_entry
from app.journal.exchange import make_hello, segments_missing_at, village_scope
from app.journal.journal import Journal
from app.journal.memory import MemoryJournalStorage
from app.journal.wire import sign_hello
from app.models.feeds import STATION_SIDE, TOWNSHIP_SIDE, FeedDescriptor
from app.models.kinds import Kind
from app.models.records import Event, Record
from app.models.rights_records import ERASURE
from app.vault.certificates import (
    CERTIFICATE_VERSION,
    ENROLMENT_VERSION,
    INVITATION_VERSION,
    DeviceCertificate,
    EnrolmentRequest,
    Invitation,
    TownshipIdentity,
    make_enrolment_request,
    sign_certificate,
    write_invitation,
)
from app.vault.crypto import AgeIdentity, SigningKey, Suite1
from app.vault.feed_trust import FEED_VERSION, seal_envelope

VILLAGE, TOWN = "370781109216", "370781109000"
MORNING = 1_772_413_200_000  # 2 March 2026, nine in the morning in China
WORDS = ("王秀英", "高家庄村", "医疗保险参保登记", "村东头路灯不亮", "已办好，请来领取。", "𠮷野家")
STEPS = {
    "case_step": (
        (0, "receive"), (0, "submit"), (2, "accept"), (2, "start"), (1, "submit"), (2, "conclude"),
        (0, "deliver"), (0, "rate"), (1, "follow_up"), (0, "write_off"),
    ),
    "custody_event": (
        (0, "hand_over"), (2, "receive_in_town"), (1, "take_back"), (2, "send_down"),
        (0, "receive_at_station"), (0, "declare_damaged"), (1, "give_back"),
    ),
    "card_step": (
        (0, "issue"), (1, "print"), (1, "leave"), (0, "undo"), (0, "declare_lost"), (1, "find"),
        (0, "declare_lost"), (1, "replace"),
    ),
    "rectification_step": ((0, "verify"), (1, "appeal"), (2, "uphold"), (0, "rectify"), (0, "tell")),
    "must_visit_step": ((0, "drop"), (1, "reopen"), (0, "answer")),
    "duty_event": (
        (0, "substitute"), (1, "sign_in"), (0, "sign_in"), (1, "sign_out"), (0, "take_over"),
    ),
    "appraisal_event": (
        (0, "sheet"), (1, "sheet"), (0, "sheet"), (1, "close"), (0, "reopen"), (0, "close"),
    ),
    "reception_step": ((0, "register"), (1, "transfer"), (0, "answer"), (0, "archive")),
    "appeal_step": ((0, "collect"), (1, "sort"), (0, "assign"), (2, "answer"), (0, "follow_up")),
}  # fmt: skip

PARENTS: dict[str, dict[str, Any]] = {
    "custody_event": {"name": "户口簿", "received_at": "2026-03-02T01:00:00Z", "holder": "station"},
    "card_step": {"number": "370781109216-A00001-0", "content_digest": "aa", "status": "printed"},
    "rectification_step": {"rating": "unsatisfied", "due_on": "2026-03-09"},
    "must_visit_step": {"occasion": "illness", "due_on": "2026-03-05"},
    "duty_event": {"duty_on": "2026-03-09", "shift": "白班", "officer_name": "王秀英"},
    "appraisal_event": {"subjects": ["王秀英", "李建国"], "grades": ["好", "一般"], "minimum": 2},
    "reception_step": {"content": "村东头路灯不亮", "visitor_name": "王秀英"},
}
SAID: dict[str, dict[str, Any]] = {
    "card_step": {"receiver_relation": "head"},
    "appraisal_event": {"part": "masses", "marks": ["好", "一般"]},
    "duty_event": {"person_name": "李建国"},
}


class Device:
    """A PC of the village, or the township itself: a key and a feed."""

    def __init__(self, village: "GoldenVillage", side: str, letter: str) -> None:
        self.key: SigningKey = village.crypto.generate_signing_key(village.chance.randbytes)
        self.feed_key: SigningKey = village.crypto.generate_signing_key(village.chance.randbytes)
        self.actor = village.chance.randbytes(16).hex()
        is_town = side == TOWNSHIP_SIDE
        self.device_id = TOWN if is_town else village.chance.randbytes(16).hex()
        self.certificate = b"" if is_town else village.certified(self, letter)
        self.descriptor = FeedDescriptor(
            version=FEED_VERSION,
            suite=1,
            side=side,
            device_id=self.device_id,
            town_code=TOWN,
            village_code=VILLAGE,
            incarnation=village.chance.randbytes(16),
            public_key=self.feed_key.public_key,
        )
        signer = village.town_key if is_town else self.key
        self.envelope = seal_envelope(self.descriptor, signer, self.certificate)
        self.feed = feed_id_of(village.crypto, self.envelope.descriptor)
        village.journal.open_feed(self.envelope)


class GoldenVillage:
    """Two PCs and the township, in one journal. `next_version` are dots that no author of today writes."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.crypto = Suite1()
        self.now = MORNING
        self.storage = MemoryJournalStorage(self.crypto)
        self.journal = Journal(self.storage, self.crypto, self._clock)
        self.town_key: SigningKey = self.crypto.generate_signing_key(chance.randbytes)
        self.town_age: AgeIdentity = self.crypto.generate_age_identity()
        self.next_version: set[Dot] = set()
        self.devices = [Device(self, STATION_SIDE, letter) for letter in "AB"]
        self.devices.append(Device(self, TOWNSHIP_SIDE, ""))
        self.invitation, self.enrolment = self._invited()

    def _clock(self) -> int:
        self.now += 1000
        return self.now

    # -- writing

    def write(
        self, device: int, kind: str, fields: dict[str, Any], entity: str = "", bases: Any = ()
    ) -> Entry:
        """One entry by its author."""
        author = self.devices[device]
        return self.journal.write(
            author.feed,
            author.feed_key,
            kind=kind,
            fields=fields,
            actor=author.actor,
            entity=entity,
            bases=tuple(bases),
        )

    def write_raw(
        self, device: int, header: list[Any], body: bytes, *, is_erased: bool = False
    ) -> Entry:
        """One entry as a later version might spell it; length and digest are filled in."""
        author = self.devices[device]
        state = self.journal.state(author.feed)
        header[1], header[9] = state.have + 1, len(body)
        header[10] = self.crypto.hash(body)[:20]
        content = msgspec.msgpack.encode(header)
        read = msgspec.msgpack.decode(content, type=Header)
        entry = Entry(author.feed, content, read, None if is_erased else body)
        advanced = msgspec.structs.replace(
            state,
            have=entry.seq,
            chain=chain_after(self.crypto, state.chain, content),
            hlc=max(state.hlc, entry.header.hlc),
        )
        self.storage.append(advanced, [entry])
        self.next_version.add(entry.dot)
        return entry

    def seal(self) -> None:
        """Every feed may travel."""
        for device in self.devices:
            self.journal.seal(device.feed, device.feed_key)

    # -- papers

    def certified(self, device: Device, letter: str) -> bytes:
        """The township's word on a PC."""
        certificate = DeviceCertificate(
            CERTIFICATE_VERSION, 1, device.device_id, VILLAGE, TOWN, letter, "高家庄村党群服务站",
            device.key.public_key, self.town_age.recipient, "2026-03-02T01:00:00Z",
        )  # fmt: skip
        return sign_certificate(certificate, self.town_key)

    def _invited(self) -> tuple[bytes, bytes]:
        secret = self.chance.randbytes(16)
        identity = TownshipIdentity(
            TOWN, "高里镇", self.town_key.public_key, self.town_age.recipient
        )
        invitation = Invitation(
            INVITATION_VERSION, 1, identity, VILLAGE, "A", "http://127.0.0.1:8080", secret, "2026-03-09"
        )  # fmt: skip
        device = self.devices[0]
        request = EnrolmentRequest(
            ENROLMENT_VERSION, 1, device.device_id, VILLAGE, "高家庄村党群服务站",
            device.key.public_key, self.town_age.recipient,
        )  # fmt: skip
        enrolment = make_enrolment_request(self.crypto, request, secret, device.key)
        return write_invitation(invitation, self.town_key), enrolment

    def _hello(self) -> Any:
        scope, device = village_scope(VILLAGE), self.devices[0].device_id
        return make_hello(self.journal, scope, sender=device, village_code=VILLAGE, wall=MORNING)

    def signed_hello(self) -> bytes:
        """What the first PC says of all it has."""
        return sign_hello(self.devices[0].key, self._hello())

    def bundle(self) -> bytes:
        """Everything, from the first PC to the township."""
        device = self.devices[0]
        routing = Routing(
            device.device_id, "高家庄村党群服务站", TOWN, VILLAGE, "2026-03-02T01:00:00Z", 1
        )
        manifest = Manifest(routing, self._hello(), (), device.certificate, self.enrolment)
        segments = list(segments_missing_at(self.journal, {}, village_scope(VILLAGE)))
        recipient = self.town_age.recipient
        return write_bundle(
            self.crypto,
            device.key,
            lambda plain: self.crypto.encrypt_to([recipient], plain),
            manifest,
            segments,
        )


def sample_fields(kind: Kind, number: int) -> dict[str, Any]:
    """A value for every field that an author may write, made from the record's own types."""
    hints = get_type_hints(kind.record)
    own = set(Event.__struct_fields__) - {"actor_name"} | set(Record.__struct_fields__)
    fields = {}
    for place, name in enumerate(kind.record.__struct_fields__):
        if name in own or name in kind.derived_fields:
            continue
        fields[name] = _sample(hints[name], name, number + place)
    return fields


def _sample(hint: Any, name: str, number: int) -> Any:
    if get_origin(hint) is list:
        return [WORDS[number % len(WORDS)], WORDS[(number + 1) % len(WORDS)]]
    kinds = get_args(hint) or (hint,)
    if bool in kinds:
        return number % 2 == 0
    if int in kinds:
        return number * 37
    if name.endswith("_on"):
        return f"2026-03-{number % 28 + 1:02d}"
    if name.endswith("_at"):
        return f"2026-03-{number % 28 + 1:02d}T01:00:00Z"
    return f"{WORDS[number % len(WORDS)]}{number}"


def _write_erasure(village: GoldenVillage, kind: Kind) -> None:
    """A villager whom two PCs wrote of is erased, and somebody else is not."""
    gone = village.write(0, "person", {"name": WORDS[0]})
    village.write(1, "person", {"name": WORDS[0], "note": WORDS[1]}, gone.entity, [gone.dot])
    village.write(0, "person", {"name": WORDS[2]})
    named = {"entities": [gone.entity], "contents": [], "counts": ["person:1"]}
    village.write(1, kind.name, sample_fields(kind, 1) | named)


def write_sample(village: GoldenVillage, kind: Kind) -> None:
    """A few real entries of one kind: written, changed, disputed, settled, deleted; or told as events."""
    if kind.name == ERASURE:
        _write_erasure(village, kind)
        return
    if kind.policy == "event_set":
        _write_events(village, kind)
        return
    first = village.write(0, kind.name, sample_fields(kind, 1))
    name = next(name for name in sample_fields(kind, 1) if name not in kind.fixed_fields)
    village.write(0, kind.name, {name: "改过"}, first.entity, [first.dot])
    # Two PCs change the same field without knowing of each other.
    a = village.write(0, kind.name, sample_fields(kind, 2))
    b = village.write(1, kind.name, {name: "甲说"}, a.entity, [a.dot])
    c = village.write(0, kind.name, {name: "乙说"}, a.entity, [a.dot])
    disputed = village.write(1, kind.name, sample_fields(kind, 3))
    village.write(0, kind.name, {name: "异议"}, disputed.entity)
    village.write(1, kind.name, {name: "定了"}, a.entity, [b.dot, c.dot])
    gone = village.write(1, kind.name, {name: "作废"})
    village.write(1, kind.name, {"is_deleted": True}, gone.entity, [gone.dot])


def _write_events(village: GoldenVillage, kind: Kind) -> None:
    steps = STEPS.get(kind.name)
    if steps is None:
        author = 2 if kind.owner == "township" else 0
        if kind.name == "attestation":
            _attest(village)
            return
        first = village.write(author, kind.name, sample_fields(kind, 1))
        village.write(author, kind.name, sample_fields(kind, 2), first.entity, [first.dot])
        return
    parent = village.write(
        0,
        kind.parent,
        PARENTS.get(kind.name) or {"number": f"370781109216-A20260302-{len(steps):03d}"},
    )
    seen: list[Dot] = []
    for place, (author, action) in enumerate(steps):
        note = "说明" if kind.name in PARENTS else ""
        said = {"action": action, "note": note, "outcome": "granted"} | SAID.get(kind.name, {})
        if seen:
            said["undoes"] = dot_text(seen[-1])
        fields = sample_fields(kind, place) | said
        known = {k: v for k, v in fields.items() if k in kind.record.__struct_fields__}
        step = village.write(author, kind.name, known, parent.entity, seen[-1:])
        seen.append(step.dot)


def _attest(village: GoldenVillage) -> None:
    """The township's word on what one PC has sent, twice."""
    for seq in (1, 2):
        village.write(0, "household", {"number": f"1-{seq:02d}"})
        state = village.journal.state(village.devices[0].feed)
        fields = {
            "first_seq": state.have,
            "last_seq": state.have,
            "chain": state.chain[:16].hex(),
            "received_at": f"2026-03-0{seq + 1}T01:00:00Z",
        }
        village.write(2, "attestation", fields, state.feed.hex())


def write_of_next_version(village: GoldenVillage) -> None:
    """Entries that today's program must keep, relay, and fold as far as it understands them."""
    chance = village.chance

    def newer(kind: str, fields: Any, entity: bytes = b"", more: tuple[Any, ...] = ()) -> Entry:
        body = fields if isinstance(fields, bytes) else msgspec.msgpack.encode(fields)
        hlc = max(state.hlc for state in village.storage.feeds()) + 1
        header = [2, 0, hlc, b"\x01" * 16, kind, entity or chance.randbytes(16), b"", [], 2, 0, b""]
        return village.write_raw(0, [*header, *more], body)

    known = village.write(0, "person", {"name": "李建国"})
    entity = bytes.fromhex(known.entity)
    newer("drone_flight", {"pilot": "王秀英", "metres": 120})
    newer("person", {"name": "张桂兰", "nickname": {"zh": "兰兰", "since": 2031}})
    newer("person", {"note": "新版写的", "gait": [1, 2, 3]}, entity)
    newer("person", {"name": "后来的头", "note": "表头更长"}, more=("later", {"and": [1]}))
    newer("person", {"name": 7})
    newer("person", {"name": "小数", "height": 1.75})
    newer("case", {"status": "concluded"})
    newer("household", {"number": "不是人"}, entity)
    newer("person", b"\xc1")
    feed, draft = village.devices[0].feed, Draft("person", {"name": "已删"}, "02" * 16)
    erased = make_entry(village.crypto, feed, draft, seq=1, hlc=1, actor="01" * 16, op="")
    header = msgspec.msgpack.decode(erased.header_bytes)
    header[2] = max(state.hlc for state in village.storage.feeds()) + 1
    village.write_raw(1, header, erased.body or b"", is_erased=True)
