"""The last step of making a paper: the wording of the place, and the mark of what was printed before."""

from typing import TypeVar

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.papers import Paper, PaperKey
from app.models.print_setup import times_out
from app.models.private_use import characters_of
from app.models.roles import check_permission

PaperT = TypeVar("PaperT", bound=Paper)


def worded(workplace: Workplace, paper: str, content: PaperT) -> PaperT:
    """The paper in the words of the place's profile (`app.models.rules.papers`)."""
    return msgspec.structs.replace(content, words=getattr(workplace.profile.papers, paper))


def made_out(
    workplace: Workplace,
    actor: Actor,
    paper: str,
    subject: str,
    number: str,
    content: PaperT,
    *,
    is_by_content: bool = False,
) -> PaperT:
    """The paper with its key, marked when it was handed out before. Nothing is noted before it is
    handed out (`app.acts.print_acts`). Raises OperationRefused `act_not_permitted`.
    """
    check_permission(actor.role, "print_paper")
    key = PaperKey(paper, subject, number, content.digest(), is_by_content)
    return msgspec.structs.replace(
        content,
        key=key,
        reprint=times_handed_out(workplace, key),
        characters=characters_of(workplace.profile.characters),
    )


def times_handed_out(workplace: Workplace, key: PaperKey, pages: str = "") -> int:
    """How often one of these pages of the paper went out; all pages without `pages`."""
    digest = key.content_digest if key.is_by_content else ""
    return times_out(workplace.store.prints.pages(key.subject, key.paper, digest), pages)
