"""The handing out of papers: each printing is noted once the print service has taken it."""

from collections.abc import Sequence

import msgspec

from app.acts.paper_noting import times_handed_out
from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.errors import EnvironmentProblem
from app.models.papers import Paper, PaperKey

UNDER_WAY = "print_under_way"
NOTHING = b""


class Printing(msgspec.Struct, frozen=True):
    """One going out of a paper: which pages (empty: all), how many copies, `printer` or `file`."""

    key: PaperKey
    pages: str = ""
    copies: int = 1
    way: str = "printer"


class Handed(msgspec.Struct, frozen=True):
    """A printing with who and when (UTC text)."""

    printing: Printing
    actor_name: str
    at: str


class PrintActs:
    """The acts of handing papers out.

    What is about to go out is kept beside the journal until it was noted or given up: when the
    program dies in between, a paper may be out, so it is noted before the next one goes.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def begin(self, actor: Actor, printing: Printing) -> int:
        """A paper is about to go out; returns how often it went before, by which it is marked.

        Afterwards the mark that guards the numbers is on the disk. Raises OperationRefused
        `act_not_permitted`; EnvironmentProblem `vault_file_not_written`.
        """
        under_way = Handed(printing, actor.name, self._workplace.now())
        try:
            with self._workplace.pen.act(actor, "print_paper", is_leaving=True) as act:
                self._settle(act)
                self._store.set_meta(UNDER_WAY, msgspec.msgpack.encode(under_way))
        except EnvironmentProblem:
            self.give_up()
            raise
        return times_handed_out(self._workplace, printing.key, printing.pages)

    def note(self, actor: Actor, printing: Printing) -> None:
        """It went out."""
        said = Handed(printing, actor.name, self._workplace.now())
        with self._workplace.pen.act(actor, "print_paper", is_leaving=True) as act:
            self._store.set_meta(UNDER_WAY, NOTHING)
            self._write(act, said)

    def give_up(self) -> None:
        """It did not go out: the printer refused, or somebody stopped it."""
        self._store.set_meta(UNDER_WAY, NOTHING)

    def hand_out(self, actor: Actor, content: Paper, way: str = "file") -> None:
        """Note a paper that goes out whole, as it was made out."""
        if content.key is not None:
            self.note(actor, Printing(content.key, way=way))

    def take_up(self, actor: Actor, handed: Sequence[Handed]) -> None:
        """Write down what went out while nobody was logged in; what was written already stays so."""
        known = {each.printing.key: 0 for each in handed}
        for key in known:
            known[key] = len(self._store.prints.pages(key.subject, key.paper))
        with self._workplace.pen.act(actor, "print_paper") as act:
            for each in handed:
                if known[each.printing.key]:
                    known[each.printing.key] -= 1
                else:
                    self._write(act, each)

    def _settle(self, act: Act) -> None:
        left = self._store.meta(UNDER_WAY)
        if left:
            self._store.set_meta(UNDER_WAY, NOTHING)
            self._write(act, msgspec.msgpack.decode(left, type=Handed))

    def _write(self, act: Act, said: Handed) -> None:
        printing, key = said.printing, said.printing.key
        act.event(
            "print",
            {
                "actor_name": said.actor_name,
                "paper": key.paper,
                "number": key.number,
                "content_digest": key.content_digest,
                "printed_at": said.at,
                "is_reprint": times_handed_out(self._workplace, key, printing.pages) > 0,
                "pages": printing.pages,
                "copies": printing.copies,
                "way": printing.way,
            },
            key.subject,
        )
