"""Who may exchange on the village's own network, and what two PCs still lack of each other."""

from app.journal.exchange import FORKED, Hello, feeds_ahead, is_forked_at, missing_at
from app.journal.revocations import REVOKED
from app.journal.vector import Have
from app.models.errors import OperationRefused
from app.sync.lan_messages import Circle
from app.sync.own_side import OwnSide

LAN = "lan"
TROUBLES_OF_ONE_FEED = {FORKED, "segment_gap", "feed_unknown", REVOKED}


def own_circle(own: OwnSide) -> Circle:
    """The village's enrolled devices, if this PC is one of them.

    Raises OperationRefused `lan_not_enrolled`, `device_revoked`.
    """
    enrolment = own.parts.enrolment
    if not enrolment.certificate():
        raise OperationRefused("lan_not_enrolled")
    if enrolment.device_id in own.township.revoked():
        raise OperationRefused(REVOKED)
    town_key = enrolment.required_invitation().township.public_key
    return Circle(own.parts.crypto, town_key, own.parts.village_code)


def differences(own: OwnSide, peer: Hello) -> int:
    """Entries that one of the two has and the other lacks, by the peer's latest hello.

    Feeds of which a branch is parked, and what a revoked device wrote, are told of elsewhere.
    """
    journal, revoked = own.parts.journal, own.township.revoked()
    aside = {feed for feed, _ in peer.parked} | {p.feed for p in journal.storage.parked()}
    aside |= {
        state.feed for state in journal.storage.feeds() if state.descriptor.device_id in revoked
    }
    there = sum(
        state.have - have
        for state, have in missing_at(journal, peer.vector, own.scope)
        if state.feed not in aside and not is_forked_at(journal, state.feed, peer.vector)
    )
    ahead = [feed for feed in feeds_ahead(journal, peer.vector) if feed not in aside]
    return there + sum(peer.vector[feed].seq - journal.state(feed).have for feed in ahead)


def is_parked_here(own: OwnSide, feed: bytes, end: Have) -> bool:
    """Whether this PC keeps a branch up to that end beside the feed."""
    parked = own.parts.journal.storage.parked(feed)
    return any(Have.at(segment.last, segment.chain) == end for segment in parked)
