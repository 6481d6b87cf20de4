"""周通报: a week's figures of every liaison cadre, of what is nobody's, and of the station they make."""

from collections.abc import Sequence

import msgspec

from app.models.errors import OperationRefused
from app.models.rules.ratings import rate_text
from app.models.scorecards import ScoreFigure
from app.models.visit_statistics import home_visit_rate
from app.models.work import Worker


class BulletinLine(msgspec.Struct, frozen=True):
    """One line. Without a worker: what is nobody's of them; the station's worker has no id."""

    worker: Worker | None
    figures: tuple[ScoreFigure, ...]

    def figure(self, code: str) -> ScoreFigure:
        """One of its figures."""
        return next(each for each in self.figures if each.code == code)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands behind any figure."""
        return not any(each.ids or each.whole for each in self.figures)


def bulletin_of(
    station: Sequence[ScoreFigure],
    cadres: Sequence[tuple[Worker, Sequence[ScoreFigure]]],
    decimals: int,
) -> tuple[BulletinLine, ...]:
    """The cadres' lines, what is nobody's where there is anything, and the station's.

    Raises OperationRefused `report_parts_unequal` where a cadre has what the station has not.
    """
    lines = [BulletinLine(worker, tuple(figures)) for worker, figures in cadres]
    others = BulletinLine(
        None, tuple(_left_of(each, [line.figure(each.code) for line in lines], decimals)
                    for each in station),
    )  # fmt: skip
    if not others.is_empty:
        lines.append(others)
    return (*lines, BulletinLine(Worker(), tuple(station)))


def _left_of(whole: ScoreFigure, parts: Sequence[ScoreFigure], decimals: int) -> ScoreFigure:
    ids = _without(whole.ids, [part.ids for part in parts])
    if whole.whole is None:
        return msgspec.structs.replace(whole, text=str(len(ids)), ids=ids)
    left = _without(whole.whole, [part.whole or () for part in parts])
    rate = home_visit_rate if whole.code == "home_visit_rate" else rate_text
    return msgspec.structs.replace(
        whole, text=rate(len(ids), len(left), decimals), ids=ids, whole=left
    )


def _without(all_ids: Sequence[str], parts: Sequence[Sequence[str]]) -> tuple[str, ...]:
    known, taken = set(all_ids), {each for part in parts for each in part}
    if not taken <= known:
        raise OperationRefused("report_parts_unequal", total=len(known), parts=len(taken | known))
    return tuple(each for each in all_ids if each not in taken)
