"""The last step of making a paper: the wording of the place, the mark of a reprint, the note of it."""

from typing import TypeVar

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.papers import Paper

PaperT = TypeVar("PaperT", bound=Paper)


def worded(workplace: Workplace, paper: str, content: PaperT) -> PaperT:
    """The paper in the words of the place's profile (`app.models.rules.papers`)."""
    return msgspec.structs.replace(content, words=getattr(workplace.profile.papers, paper))


def note_printing(
    workplace: Workplace, actor: Actor, paper: str, subject: str, number: str, content: PaperT
) -> PaperT:
    """Note that the paper is being printed for its subject; returns it marked if it was before."""
    earlier = workplace.store.prints.count(subject, paper)
    with workplace.pen.act(actor, "print_paper", is_leaving=True) as act:
        act.event(
            "print",
            {
                "paper": paper,
                "number": number,
                "content_digest": content.digest(),
                "printed_at": workplace.now(),
                "is_reprint": earlier > 0,
            },
            subject,
        )
    return msgspec.structs.replace(content, reprint=earlier)
