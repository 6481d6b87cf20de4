"""Statements on the journal's tables, made once: to build one anew costs more than to run it.

`of_town`, `of_village` and `of_feed` say whose rows are meant.
"""

from sqlalchemy import ColumnElement, Table, and_, bindparam, delete, func, insert, select, update

from app.town.ledger.schema import BRANCHES, FEEDS, PARKED, SEALS, SEGMENTS, TAIL


def _of_town(table: Table) -> ColumnElement[bool]:
    return table.c.town_code == bindparam("of_town")


def _of_village(table: Table) -> ColumnElement[bool]:
    mine = table.c.village_code.in_([bindparam("of_village"), ""])
    return and_(_of_town(table), mine)


def _of_feed(table: Table) -> ColumnElement[bool]:
    return and_(_of_town(table), table.c.feed == bindparam("of_feed"))


FEED = select(FEEDS).where(_of_feed(FEEDS))
ALL_FEEDS = select(FEEDS).where(_of_town(FEEDS)).order_by(FEEDS.c.feed)
VILLAGE_FEEDS = select(FEEDS).where(_of_village(FEEDS)).order_by(FEEDS.c.feed)
ADD_FEED = insert(FEEDS)
REPLACE_ENVELOPE = (
    update(FEEDS)
    .where(_of_feed(FEEDS))
    .values({name: bindparam(name) for name in ("descriptor", "signature", "certificate")})
)
ADVANCE = (
    update(FEEDS)
    .where(_of_feed(FEEDS))
    .values({name: bindparam(name) for name in ("have", "chain", "hlc", "closed", "closed_chain")})
)
ADVANCE_AND_FOLD = ADVANCE.values(folded=bindparam("folded"))
SET_FOLDED = update(FEEDS).where(_of_feed(FEEDS)).values(folded=bindparam("folded"))

ADD_TO_TAIL = insert(TAIL)
TAIL_ENTRIES = (
    select(TAIL.c.header, TAIL.c.body)
    .where(_of_feed(TAIL), TAIL.c.seq.between(bindparam("first"), bindparam("last")))
    .order_by(TAIL.c.seq)
)
TAIL_BYTES = select(func.coalesce(func.sum(func.length(TAIL.c.body)), 0)).where(_of_feed(TAIL))
CUT_TAIL = delete(TAIL).where(_of_feed(TAIL), TAIL.c.seq <= bindparam("to"))

ERASE_IN_TAIL = update(TAIL).where(_of_feed(TAIL), TAIL.c.seq == bindparam("at")).values(body=None)

ADD_SEGMENT = insert(SEGMENTS)
REPLACE_SEGMENT = (
    update(SEGMENTS)
    .where(_of_feed(SEGMENTS), SEGMENTS.c.last_seq == bindparam("at"))
    .values(packed=bindparam("fewer"))
)
SEGMENT_AT = (
    select(SEGMENTS.c.packed)
    .where(_of_feed(SEGMENTS), SEGMENTS.c.last_seq >= bindparam("at"))
    .where(SEGMENTS.c.first_seq <= bindparam("at"))
    .order_by(SEGMENTS.c.last_seq)
    .limit(1)
)

SEAL = select(SEALS.c.seq, SEALS.c.chain, SEALS.c.is_closing, SEALS.c.signature).where(
    _of_feed(SEALS)
)
ADD_SEAL = insert(SEALS)
DROP_SEAL = delete(SEALS).where(_of_feed(SEALS))

_PARKED_IN_ORDER = select(PARKED).order_by(PARKED.c.feed, PARKED.c.last_seq, PARKED.c.chain)
ALL_PARKED = _PARKED_IN_ORDER.where(_of_town(PARKED))
PARKED_OF_VILLAGE = _PARKED_IN_ORDER.where(_of_village(PARKED))
PARKED_OF_FEED = _PARKED_IN_ORDER.where(_of_feed(PARKED))
PARK = insert(PARKED)
_IS_PARKED = and_(
    _of_feed(PARKED),
    PARKED.c.last_seq == bindparam("last"),
    PARKED.c.chain == bindparam("ends_in"),
)
DROP_PARKED = delete(PARKED).where(_IS_PARKED)
REPLACE_PARKED = update(PARKED).where(_IS_PARKED).values(packed=bindparam("fewer"))

FOLDED_BRANCHES = select(BRANCHES.c.feed, BRANCHES.c.content).where(_of_town(BRANCHES))
ADD_FOLDED_BRANCHES = insert(BRANCHES)
DROP_FOLDED_BRANCHES = delete(BRANCHES).where(_of_feed(BRANCHES))
