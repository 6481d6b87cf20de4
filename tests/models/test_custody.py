"""A paper is always with exactly one holder, and what cannot have happened is kept and flagged."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.case_states import STATION, TOWNSHIP
from app.models.custody import (
    ACCOUNTED,
    HOLDERS,
    MOVES,
    Custody,
    batch_count,
    check_all_accounted,
    check_move,
    custody_of,
    held_by,
    is_unaccounted,
    material_with_custody,
    refusal_of,
    unaccounted_originals,
)
from app.models.custody_records import CustodyEvent, Handover
from app.models.errors import OperationRefused
from app.models.records import Material

BY_ACTION = {move.action: move for move in MOVES}
HERE = Material(id="m", name="户口簿", received_at="2026-03-02T01:00:00Z", holder="station")


def event(action: str, n: int = 0, **changes: object) -> CustodyEvent:
    side = BY_ACTION[action].sides[0] if action in BY_ACTION else STATION
    made = CustodyEvent(
        id=f"f:{n}", entity_id="m", hlc=n, side=side, action=action, at=f"2026-03-{n + 2:02d}",
        note="说明", batch_id="b", signer_name="张三", actor_name="李四",
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def chain(*actions: str | CustodyEvent) -> list[CustodyEvent]:
    events = []
    for n, action in enumerate(actions):
        made = event(action, n) if isinstance(action, str) else action
        bases = [f"f:{n - 1}"] if n else []
        events.append(msgspec.structs.replace(made, id=f"f:{n}", hlc=n, bases=bases))
    return events


def test_an_original_goes_to_town_and_back_to_whom_it_belongs():
    way = ["hand_over", "receive_in_town", "send_down", "receive_at_station", "give_back"]
    seen = [custody_of(HERE, chain(*way[:n])).holder for n in range(len(way) + 1)]

    assert seen == ["station", "to_town", "township", "to_station", "station", "applicant"]
    custody = custody_of(HERE, chain(*way))
    assert (custody.signer_name, custody.batch_id, custody.flagged) == ("张三", "", ())


def test_a_paper_on_the_way_names_its_batch():
    assert custody_of(HERE, chain("hand_over")).batch_id == "b"
    assert custody_of(HERE, chain("hand_over", "miss")).batch_id == "b"
    assert custody_of(HERE, chain("hand_over", "receive_in_town")).batch_id == ""


def test_what_was_not_on_the_table_in_town_stays_told_until_it_is_found():
    missed = chain("hand_over", "miss")
    assert custody_of(HERE, missed).holder == "missed"
    assert custody_of(HERE, [*missed, *chain("hand_over", "miss", "take_back")[2:]]).holder == (
        "station"
    )
    later = chain("hand_over", "miss", "receive_in_town")
    assert custody_of(HERE, later).holder == "township"


def test_a_loss_is_declared_with_a_reason_and_may_turn_up_again():
    assert refusal_of(Custody("station"), event("declare_lost", note=" ")) == "custody_note_missing"
    lost = custody_of(HERE, chain("declare_lost"))
    assert lost.holder == "lost"
    assert custody_of(HERE, chain("declare_lost", "find", "give_back")).holder == "applicant"


def test_damage_is_kept_beside_the_holder():
    custody = custody_of(HERE, chain("hand_over", "declare_damaged", "receive_in_town"))

    assert (custody.holder, custody.is_damaged) == ("township", True)


@pytest.mark.parametrize(
    ("material", "holder"),
    [
        (Material(id="m"), "applicant"),
        (Material(id="m", holder="station"), "applicant"),
        (HERE, "station"),
        (msgspec.structs.replace(HERE, holder=""), "station"),
        (msgspec.structs.replace(HERE, holder="township"), "township"),
        (msgspec.structs.replace(HERE, holder="authority"), "township"),
        (msgspec.structs.replace(HERE, holder="applicant"), "applicant"),
    ],
)
def test_papers_of_before_are_where_their_intake_says(material, holder):
    assert custody_of(material, []).holder == holder
    assert held_by(material_with_custody(material, [])) == holder
    assert material_with_custody(material, []) == material


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.action)
def test_nothing_happens_from_elsewhere_or_by_the_wrong_side(move):
    for holder in HOLDERS:
        for side in (STATION, TOWNSHIP):
            said = event(move.action, side=side)
            expected = (
                "custody_step_not_yours"
                if side not in move.sides
                else ""
                if holder in move.sources
                else "custody_step_impossible"
            )
            assert refusal_of(Custody(holder), said) == expected


@pytest.mark.parametrize(("action", "field"), [(m.action, f) for m in MOVES for f in m.needs])
def test_what_must_be_said_is_said(action, field):
    custody = Custody(BY_ACTION[action].sources[0])

    with pytest.raises(OperationRefused, match=f"custody_{field}_missing"):
        check_move(custody, event(action, **{field: " 　"}))


def test_only_originals_hold_a_case_open():
    copy = msgspec.structs.replace(HERE, id="c", form="copy")
    gone = material_with_custody(HERE, chain("give_back"))
    kept = material_with_custody(HERE, chain("retain"))

    assert unaccounted_originals([HERE, copy, gone, kept]) == [HERE]
    check_all_accounted([copy, gone, kept])
    with pytest.raises(OperationRefused, match="case_originals_unaccounted") as refusal:
        check_all_accounted([HERE, gone])
    assert refusal.value.facts == {"names": "户口簿"}


def test_two_who_say_different_things_of_one_paper_agree_after_the_merge():
    given = event("give_back", 1, id="a:1")
    sent = event("hand_over", 2, id="b:1")

    for arrived in ([given, sent], [sent, given]):
        custody = custody_of(HERE, arrived)
        assert (custody.holder, custody.flagged) == ("applicant", ("b:1",))


def test_an_event_of_a_newer_program_is_flagged_not_lost():
    assert custody_of(HERE, chain("teleport")) == Custody(
        "station", HERE.received_at, flagged=("f:0",)
    )


def test_a_batch_tells_what_arrived_and_what_did_not():
    batch = Handover(id="h", entity_id="b", material_ids=["m", "n", "o", "p"])
    said = [
        event("receive_in_town", 1, id="t:1", side=TOWNSHIP),
        event("miss", 2, id="t:2", entity_id="n", side=TOWNSHIP),
        event("take_back", 3, id="s:3", entity_id="o"),
        event("receive_in_town", 4, id="t:4", entity_id="x"),
        event("receive_in_town", 5, id="t:5", entity_id="p", batch_id="other"),
    ]
    count = batch_count(batch, said)

    assert (count.papers, count.received, count.missed, count.recalled) == (4, 1, 1, 1)
    assert (count.on_the_way, count.receiver_name, count.received_at) == (1, "李四", "2026-03-03")


@given(st.lists(st.sampled_from([m.action for m in MOVES]), max_size=12), st.randoms())
def test_where_a_paper_is_does_not_depend_on_the_order_of_arrival(actions, chance):
    events = [event(action, n) for n, action in enumerate(actions)]
    arrived = list(events)
    chance.shuffle(arrived)

    custody = custody_of(HERE, events)
    assert custody_of(HERE, arrived) == custody
    assert custody.holder in HOLDERS


@given(st.lists(st.sampled_from([m.action for m in MOVES]), max_size=12))
def test_an_original_never_leaves_without_a_signature_a_reason_or_a_list(actions):
    """Nothing becomes accounted for by itself: the last event that counted says why."""
    events = [event(action, n) for n, action in enumerate(actions)]
    custody = custody_of(HERE, events)
    counted = [e for e in events if e.id not in custody.flagged]
    if custody.holder in ACCOUNTED:
        moves = [e for e in counted if BY_ACTION[e.action].target]
        assert moves[-1].signer_name if custody.holder == "applicant" else moves[-1].note
    material = material_with_custody(HERE, events)
    assert is_unaccounted(material) == (custody.holder not in ACCOUNTED)
