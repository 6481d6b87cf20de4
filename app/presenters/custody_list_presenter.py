"""What happens when someone asks who holds the originals (原件在谁手里). No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.case_states import CLOSED_STATES
from app.models.custody import TO_STATION, UNACCOUNTED, held_by
from app.models.custody_records import Handover
from app.models.records import Case, Material
from app.presenters.case_reading import masked_case
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.store.page_key import PAGE_ROWS

ALL = "all"


class OriginalLine(msgspec.Struct, frozen=True):
    """One original that its owner has not got back. `case` is nothing but an id until an exchange
    has brought it; its phone is masked.
    """

    material: Material
    case: Case
    batch_number: str = ""

    @property
    def is_case_closed(self) -> bool:
        """The case ended on one PC while another still held the paper."""
        return self.case.status in CLOSED_STATES


class ReturningBatch(msgspec.Struct, frozen=True):
    """A batch on its way from town, the papers of it that nobody has counted in, and their cases."""

    batch: Handover
    papers: tuple[Material, ...]
    cases: Mapping[str, Case]


class Originals(msgspec.Struct, frozen=True):
    """All that the page shows, read at one moment."""

    counts: Mapping[str, int]
    lines: Sequence[OriginalLine]
    returning: Sequence[ReturningBatch]


class CustodyListScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many originals each holder has."""
        ...

    def show_lines(self, lines: Sequence[OriginalLine], *, more: bool) -> None:
        """Show these instead of all that stood here."""
        ...

    def add_lines(self, lines: Sequence[OriginalLine], *, more: bool) -> None:
        """Show these after what stands here."""
        ...

    def show_returning(self, batches: Sequence[ReturningBatch]) -> None:
        """These can be counted in."""
        ...

    def show_received(self, papers: int, missing: Sequence[str]) -> None:
        """So many papers are here; those of these names did not come."""
        ...


class CustodyListPresenter:
    """The originals that are not with their owners, holder by holder."""

    def __init__(
        self, screen: CustodyListScreen, runner: Runner, actor: Callable[[], Actor]
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._group = ALL
        self._listing = 0
        self._doing = Doing(runner, actor, screen.show_problem)

    def refresh(self) -> None:
        """Read everything anew."""
        self._listing += 1
        listing, holder = self._listing, self._holder()

        def show(found: Originals) -> None:
            if listing == self._listing:
                self._screen.show_counts(found.counts)
                self._screen.show_lines(found.lines, more=len(found.lines) == PAGE_ROWS)
                self._screen.show_returning(found.returning)

        self._runner.run(lambda desk: originals(desk, holder), show, self._screen.show_problem)

    def choose_group(self, group: str) -> None:
        """Show what one holder has, or all."""
        if group != self._group:
            self._group = group
            self.refresh()

    def load_more(self, last: OriginalLine) -> None:
        """Show what follows the last row."""
        listing, holder = self._listing, self._holder()

        def show(lines: list[OriginalLine]) -> None:
            if listing == self._listing:
                self._screen.add_lines(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(
            lambda desk: original_lines(desk, holder, last.material),
            show,
            self._screen.show_problem,
        )

    def receive(self, batch_id: str, arrived: Sequence[str]) -> None:
        """Take what arrived of a batch; the rest stays on the way and is told."""

        def take_in(desk: Desk, actor: Actor) -> list[str]:
            batch = desk.hand_overs.receive(actor, batch_id, arrived)
            return [material.name for material in still_coming(desk, batch)]

        def show(missing: list[str]) -> None:
            self._screen.show_received(len(arrived), missing)
            self.refresh()

        self._doing.run(take_in, show)

    def _holder(self) -> str:
        return "" if self._group == ALL else self._group


def originals(desk: Desk, holder: str) -> Originals:
    """The figures, the first page and the batches on their way back."""
    with desk.store.reading():
        counts = desk.store.custody.counts_by_holder()
        figures = {ALL: sum(counts.values())} | {key: counts.get(key, 0) for key in UNACCOUNTED}
        return Originals(figures, original_lines(desk, holder), returning_batches(desk))


def original_lines(desk: Desk, holder: str, last: Material | None = None) -> list[OriginalLine]:
    """A page of originals, each with its case and the number of its batch."""
    with desk.store.reading():
        materials = desk.store.custody.open_originals(holder, last)
        cases = masked_cases(desk, materials)
        batches = desk.store.custody.handovers([m.batch_id for m in materials if m.batch_id])
    return [
        OriginalLine(
            material,
            cases.get(material.case_id) or Case(id=material.case_id),
            batches[material.batch_id].number if material.batch_id in batches else "",
        )
        for material in materials
    ]


def returning_batches(desk: Desk) -> list[ReturningBatch]:
    """What the township has sent and nobody has counted in whole."""
    found = []
    for batch in desk.store.custody.batches_coming_back():
        papers = still_coming(desk, batch)
        found.append(ReturningBatch(batch, tuple(papers), masked_cases(desk, papers)))
    return found


def still_coming(desk: Desk, batch: Handover) -> list[Material]:
    """The papers of a batch from town that have not arrived."""
    return [
        material
        for material in desk.store.custody.materials(batch.material_ids)
        if held_by(material) == TO_STATION and material.batch_id == batch.entity_id
    ]


def masked_cases(desk: Desk, materials: Sequence[Material]) -> dict[str, Case]:
    """The cases of these papers, by id, as screens may show them."""
    cases = desk.store.custody.cases(sorted({material.case_id for material in materials}))
    return {case_id: masked_case(case) for case_id, case in cases.items()}
