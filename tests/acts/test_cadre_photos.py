"""The photograph of a cadre: set, replaced, taken away; what is none is refused; its cards go stale."""

import pytest

from app.acts.card_acts import EVERY
from app.acts.card_stacks import KeptStack, check_photos, keep_stack, kept_stack
from app.models.attachments import PDF
from app.models.card_printing import CardPrinting
from app.models.errors import OperationRefused
from app.models.records import Cadre
from tests.pictures.samples import picture
from tests.stations import contents

DOOR = "door"


@pytest.fixture
def cadre(village) -> str:
    acts, actor = village.desk.register, village.actor
    cadre_id = acts.add_cadre(actor, Cadre(id="", name="周强", phone="15400000001"))
    acts.assign_cadre(actor, village.store.stations.grids()[0].id, cadre_id)
    return cadre_id


def plan(pc, layout):
    return pc.desk.cards.plan(pc.actor, [pc.store.stations.grids()[0].id], EVERY, layout)


def test_a_photograph_stands_on_layouts_with_room_and_makes_their_cards_stale(village, cadre):
    desk, actor = village.desk, village.actor
    for layout in (DOOR, ""):
        desk.cards.note_printed(actor, plan(village, layout))
    assert desk.cards.stale_count() == 0

    photo = desk.cadre_photos.keep(actor, cadre, "周强.png", picture())

    assert desk.cards.stale_count() == 8  # those for the door; a small card has no room for it
    with_photo, without = plan(village, DOOR), plan(village, "")
    assert all(card.photo_hash == photo.content_hash for card in with_photo.contents)
    assert all(card.photo.startswith(b"\xff\xd8") for card in with_photo.contents)
    assert not any(card.photo or card.photo_hash for card in without.contents)
    desk.cards.note_printed(actor, with_photo)
    assert desk.cards.stale_count() == 0


def test_a_new_photograph_takes_the_place_of_the_one_before(village, cadre):
    desk, actor = village.desk, village.actor
    first = desk.cadre_photos.keep(actor, cadre, "一.png", picture())
    second = desk.cadre_photos.keep(actor, cadre, "二.jpg", picture(300, 400))

    assert desk.cadre_photos.of(cadre).id == second.id
    assert desk.attachments.data(first.id)  # kept as history
    desk.cadre_photos.remove(actor, cadre)
    assert desk.cadre_photos.of(cadre) is None
    assert desk.cadre_photos.data(cadre) == b""
    assert plan(village, DOOR).contents[0].photo_hash == ""
    with pytest.raises(OperationRefused, match="cadre_photo_missing"):
        desk.cadre_photos.remove(actor, cadre)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"\xff\xd8\xffcut off", b"%PDF-1.4 page"], ids=repr
)
def test_what_is_no_photograph_is_refused_and_nothing_changes(village, cadre, data):
    desk, actor = village.desk, village.actor
    kept = desk.cadre_photos.keep(actor, cadre, "周强.png", picture())
    before = contents(village.store)

    with pytest.raises(OperationRefused, match="cadre_photo_unreadable"):
        desk.cadre_photos.keep(actor, cadre, "照片.jpg", data)

    assert contents(village.store) == before
    assert desk.cadre_photos.of(cadre).id == kept.id and kept.media_type != PDF


def test_a_photograph_of_nobody_is_refused(village):
    with pytest.raises(OperationRefused, match="attachment_parent_unknown"):
        village.desk.cadre_photos.keep(village.actor, "ab" * 16, "照片.png", picture())


def test_a_stack_is_kept_for_a_jam_with_the_photographs_it_was_printed_with(village, cadre):
    village.desk.cadre_photos.keep(village.actor, cadre, "周强.png", picture())
    stack = plan(village, DOOR)

    keep_stack(village.desk.workplace, KeptStack(stack, CardPrinting(), "2026-03-02"))

    assert kept_stack(village.desk.workplace).stack == stack
    village.desk.cadre_photos.remove(village.actor, cadre)
    assert kept_stack(village.desk.workplace).stack == stack  # the same cards, not today's
    village.store.set_meta("card_batch", b"of another version")
    assert kept_stack(village.desk.workplace) is None


def test_a_stack_is_printed_again_with_the_photograph_of_its_day_or_not_at_all(village, cadre):
    desk, actor = village.desk, village.actor
    desk.cadre_photos.keep(actor, cadre, "一.png", picture())
    stack = plan(village, DOOR)
    keep_stack(desk.workplace, KeptStack(stack, CardPrinting(), "2026-03-02"))
    desk.cadre_photos.keep(actor, cadre, "二.png", picture(300, 400))

    again = kept_stack(desk.workplace).stack
    check_photos(again)
    assert [card.photo for card in again.contents] == [card.photo for card in stack.contents]

    first = bytes.fromhex(stack.contents[0].photo_hash)
    desk.workplace.blobs.set_aside(first)
    with pytest.raises(OperationRefused, match="card_photo_gone"):
        check_photos(kept_stack(desk.workplace).stack)
