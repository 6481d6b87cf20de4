"""The mutants: one for each seed and number, of everything that travels, at every layer of it."""

import random
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import zstandard

from app.journal.bundle import BUNDLE_PURPOSE, MAGIC, MANIFEST_BYTES_MAX
from app.journal.exchange import Hello
from app.journal.segment import UNPACKED_BYTES_MAX
from app.journal.wire import sign_hello
from app.models.feeds import FeedEnvelope
from app.vault.crypto import SigningKey
from tools.crash.village import TOWN
from tools.mutation.forgery import Forger, bombs, packed
from tools.mutation.spelling import bent_bytes, bent_tree, parsed, spelled
from tools.mutation.village import Mail, Village

FOOT_BYTES = 48
HEAD_BYTES = 12


class Mutant(msgspec.Struct, frozen=True):
    """Bytes for one door. `is_signed`: whoever may sign such bytes has signed just these."""

    door: str
    content: bytes
    note: str
    to_town: bool = True
    is_signed: bool = False


class Mutants:
    """Makes mutants of a village's true bytes."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self._mails = village.mails
        crypto = village.crypto
        self._stranger: SigningKey = crypto.generate_signing_key(random.Random(5).randbytes)
        self._elsewhere = crypto.generate_age_identity().recipient
        self.segments = [packed for mail in self._mails for packed in mail.segments]
        self._plain = [zstandard.ZstdDecompressor().decompress(each) for each in self.segments]
        self.hello = village.sync._own.hello()
        self._papers = self._papers_of_a_device()
        self._bombs = bombs(UNPACKED_BYTES_MAX)
        self.forger = Forger(village, self._stranger)
        self.layers: dict[str, Callable[[random.Random], Mutant]] = {
            "segment/packed": self.segment_packed,
            "segment/plain": self.segment_plain,
            "segment/tree": self.segment_tree,
            "segment/bomb": self.segment_bomb,
            "segment/forged": self.segment_forged,
            "entry/poison": self.entry_poison,
            "bundle/file": self.bundle_file,
            "bundle/mended": self.bundle_mended,
            "bundle/outside": self.bundle_outside,
            "bundle/payload": self.bundle_payload,
            "bundle/manifest": self.bundle_manifest,
            "bundle/mixed": self.bundle_mixed,
            "hello/signed": self.hello_signed,
            "hello/plain": self.hello_plain,
            "paper": self.paper,
        }

    # -- segments

    def segment_packed(self, chance: random.Random) -> Mutant:
        first, second = (chance.choice(self.segments) for _ in range(2))
        return Mutant("segment", bent_bytes(chance, first, second), "packed")

    def segment_plain(self, chance: random.Random) -> Mutant:
        first, second = (chance.choice(self._plain) for _ in range(2))
        return Mutant("segment", packed(bent_bytes(chance, first, second)), "plain")

    def segment_tree(self, chance: random.Random) -> Mutant:
        tree, other = (parsed(chance.choice(self._plain)) for _ in range(2))
        acts = [bent_tree(chance, tree, other) for _ in range(chance.randrange(1, 3))]
        return Mutant("segment", packed(spelled(tree)), "+".join(acts))

    def segment_bomb(self, chance: random.Random) -> Mutant:
        name, content = chance.choice(self._bombs)
        if chance.random() < 0.5:
            content = bent_bytes(chance, content[:4096]) + content[4096:]
        return Mutant("segment", content, name)

    def segment_forged(self, chance: random.Random) -> Mutant:
        note, content = self.forger.forged(chance)
        return Mutant("segment", content, note)

    def entry_poison(self, chance: random.Random) -> Mutant:
        return Mutant("segment", self.forger.poisoned(chance), "poison", is_signed=True)

    # -- bundles

    def bundle_file(self, chance: random.Random) -> Mutant:
        mail, other = self._two(chance)
        return _bundle(mail, bent_bytes(chance, mail.content, other.content), "file")

    def bundle_mended(self, chance: random.Random) -> Mutant:
        """The footer holds again, so that what lies under it is looked at."""
        mail, other = self._two(chance)
        body = bent_bytes(chance, mail.content[:-FOOT_BYTES], other.content[:-FOOT_BYTES])
        return _bundle(mail, self._footed(body), "mended")

    def bundle_outside(self, chance: random.Random) -> Mutant:
        """Another outside on the same sealed payload."""
        mail, other = self._two(chance)
        outside = parsed(msgspec.msgpack.encode(mail.manifest.routing))
        lent = parsed(msgspec.msgpack.encode(other.manifest.routing))
        act = bent_tree(chance, outside, lent)
        routing = spelled(outside)[: 2**16 - 1]
        length = chance.choice((len(routing), len(routing), len(routing), 0, 1, 4097, 65535))
        head = MAGIC + bytes([chance.choice((1, 1, 1, 0, 2, 255)), chance.choice((1, 1, 0, 2))])
        sealed = mail.content[HEAD_BYTES + _routing_length(mail.content) : -FOOT_BYTES]
        content = head + length.to_bytes(2, "big") + routing + sealed
        return _bundle(mail, self._footed(content), f"outside {act}")

    def bundle_payload(self, chance: random.Random) -> Mutant:
        """Sealed anew to its true recipient, or to a stranger, by someone without the sender's key."""
        mail, other = self._two(chance)
        tree: Any = [mail.manifest_bytes, mail.signature, list(mail.segments)]
        lent = [other.manifest_bytes, other.signature, list(other.segments)]
        plain, act = spelled(tree), "bytes"
        if chance.random() < 0.01:
            act = "nothing but manifest"
            plain = spelled([b"\xc0" * (MANIFEST_BYTES_MAX + 1), *tree[1:]])
        elif chance.random() < 0.4:
            plain = bent_bytes(chance, plain, spelled(lent))
        else:
            act = bent_tree(chance, tree, lent)
            plain = spelled(tree)
        recipient = self._elsewhere if chance.random() < 0.05 else None
        return _bundle(mail, self._sealed(mail, plain, recipient), f"payload {act}")

    def bundle_manifest(self, chance: random.Random) -> Mutant:
        """Another manifest: under the old signature, a stranger's, a revoked one's, or the true one."""
        mail, other = self._two(chance)
        tree, lent = parsed(mail.manifest_bytes), parsed(other.manifest_bytes)
        if chance.random() < 0.1:
            act = "recipient"
            tree["routing"]["recipient"] = chance.choice((TOWN, "370781001000", "ab" * 16))
        else:
            act = bent_tree(chance, tree, lent)
        manifest = spelled(tree)
        revoked = self._village.revoked.device_keys.signing_key
        signer = chance.choice(("", "stranger", "revoked", "true", "true"))
        keys = {"stranger": self._stranger, "revoked": revoked, "true": self._true_key(mail)}
        signature = keys[signer].sign(BUNDLE_PURPOSE, manifest) if signer else mail.signature
        plain = spelled([manifest, signature, list(mail.segments)])
        routing = tree.get("routing") if isinstance(tree, dict) else None
        return Mutant(
            "bundle",
            self._sealed(mail, plain, None, routing if chance.random() < 0.8 else None),
            f"manifest {act}, signed by {signer or 'nobody'}",
            mail.to_town,
            signer == "true" and mail.is_current,
        )

    def bundle_mixed(self, chance: random.Random) -> Mutant:
        """The true sender signs for segments that are not true."""
        mail, _ = self._two(chance)
        makers = (self.segment_packed, self.segment_tree, self.segment_bomb, self.segment_forged)
        mutants = [chance.choice(makers)(chance).content for _ in range(chance.randrange(3))]
        segments = [*mail.segments, *mutants]
        chance.shuffle(segments)
        segments = [each for each in segments if len(each) < 2**20]
        return self.resigned(mail, segments)

    def resigned(
        self, mail: Mail, segments: Sequence[bytes] | None = None, hello: Hello | None = None
    ) -> Mutant:
        """A bundle of which its true sender says something else."""
        segments = mail.segments if segments is None else segments
        digests = tuple(self._village.crypto.hash(each) for each in segments)
        said = hello or mail.manifest.hello
        manifest = msgspec.structs.replace(mail.manifest, segments=digests, hello=said)
        manifest_bytes = msgspec.msgpack.encode(manifest)
        signature = self._true_key(mail).sign(BUNDLE_PURPOSE, manifest_bytes)
        plain = spelled([manifest_bytes, signature, list(segments)])
        return Mutant("bundle", self._sealed(mail, plain), "mixed", mail.to_town, mail.is_current)

    # -- hellos and papers

    def hello_signed(self, chance: random.Random) -> Mutant:
        content = sign_hello(self._village.device_key, self.hello)
        if chance.random() < 0.5:
            return Mutant("signed_hello", bent_bytes(chance, content), "bytes")
        tree = parsed(content)
        act = bent_tree(chance, tree, parsed(self._papers["envelope"]))
        return Mutant("signed_hello", spelled(tree), act)

    def hello_plain(self, chance: random.Random) -> Mutant:
        """What a device with a valid key may say, however mad."""
        content = msgspec.msgpack.encode(self.hello)
        if chance.random() < 0.2:
            return Mutant("hello", bent_bytes(chance, content), "bytes", is_signed=True)
        tree, lent = parsed(content), parsed(chance.choice(self._mails).manifest_bytes)
        act = bent_tree(chance, tree, lent)
        return Mutant("hello", spelled(tree), act, is_signed=True)

    def paper(self, chance: random.Random) -> Mutant:
        name = chance.choice(sorted(self._papers))
        content = self._papers[name]
        if name == "invitation" or chance.random() < 0.4:
            return Mutant(name, bent_bytes(chance, content), "bytes")
        tree = parsed(content)
        if chance.random() < 0.5 and isinstance(tree[0], bytes):
            inside = parsed(tree[0])
            act = bent_tree(chance, inside, tree)
            tree[0] = spelled(inside)
        else:
            act = bent_tree(chance, tree, parsed(self._papers["certificate"]))
        return Mutant(name, spelled(tree), act)

    # -- parts

    def _papers_of_a_device(self) -> dict[str, bytes]:
        village = self._village
        enrolment = village.station._enrolment(village.sync._store)
        mine = next(s for s in village.truth.states if s.envelope.certificate)
        return {
            "envelope": msgspec.msgpack.encode(mine.envelope),
            "certificate": mine.envelope.certificate,
            "invitation": village.invitation,
            "enrolment": enrolment.request("村"),
        }

    def true_envelope(self) -> FeedEnvelope:
        return msgspec.msgpack.decode(self._papers["envelope"], type=FeedEnvelope)

    def true_papers(self) -> dict[str, bytes]:
        return dict(self._papers)

    def _two(self, chance: random.Random) -> tuple[Mail, Mail]:
        return chance.choice(self._mails), chance.choice(self._mails)

    def _true_key(self, mail: Mail) -> SigningKey:
        village = self._village
        if not mail.to_town:
            return village.town_key
        return village.device_key if mail.is_current else village.revoked.device_keys.signing_key

    def _sealed(
        self, mail: Mail, plain: bytes, recipient: str | None = None, routing: Any = None
    ) -> bytes:
        village = self._village
        recipient = recipient or village.recipient(mail.to_town)
        outside = routing or parsed(msgspec.msgpack.encode(mail.manifest.routing))
        spelling = spelled(outside)[: 2**16 - 1]
        head = MAGIC + bytes([1, village.crypto.suite]) + len(spelling).to_bytes(2, "big")
        return self._footed(head + spelling + village.crypto.encrypt_to([recipient], plain))

    def _footed(self, body: bytes) -> bytes:
        return body + len(body).to_bytes(8, "big") + self._village.crypto.hash(body) + MAGIC


def _bundle(mail: Mail, content: bytes, note: str) -> Mutant:
    return Mutant("bundle", content, note, mail.to_town)


def _routing_length(content: bytes) -> int:
    return int.from_bytes(content[HEAD_BYTES - 2 : HEAD_BYTES], "big")
