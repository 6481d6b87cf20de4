"""What assessors do on a scorecard (考核): give points for what no figure says, or against a figure."""

import hashlib
import re
from decimal import Decimal

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.place_records import ScoreMark
from app.models.rules.ledgers import Indicator
from app.models.score_periods import span_named

_POINTS = re.compile(r"^[0-9]{1,6}(\.[0-9])?$")


class ScoreActs:
    """The acts on scorecards."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def give(
        self,
        actor: Actor,
        period: str,
        cadre_id: str,
        block: str,
        indicator: str,
        points: str,
        reason: str,
    ) -> ScoreMark:
        """Give points for one indicator, with what they rest on; no points take a mark back.

        Raises OperationRefused `score_period_unreadable`, `cadre_unknown`,
        `score_indicator_unknown`, `score_points_unlikely` (most), `score_reason_missing`.
        """
        span_named(period)
        if cadre_id and self._store.stations.cadre(cadre_id) is None:
            raise OperationRefused("cadre_unknown")
        line = self._indicator(block, indicator)
        given, why = points.strip(), reason.strip()
        if given and (not _POINTS.match(given) or Decimal(given) > line.points):
            raise OperationRefused("score_points_unlikely", indicator=indicator, most=line.points)
        if not why:
            raise OperationRefused("score_reason_missing")
        entity = _id_of(period, cadre_id, block, indicator)
        fields = {"points": given, "reason": why}
        with self._workplace.pen.act(actor, "give_points") as act:
            marks = {mark.id for mark in self._store.place.marks(period, cadre_id)}
            if entity in marks:
                act.change("score_mark", entity, fields)
            else:
                about = {"period": period, "cadre_id": cadre_id}
                named = {"block": block, "indicator": indicator}
                act.create("score_mark", {**about, **named, **fields}, entity)
        return next(m for m in self._store.place.marks(period, cadre_id) if m.id == entity)

    def _indicator(self, block: str, name: str) -> Indicator:
        for each in self._workplace.profile.scorecard.blocks:
            for line in each.indicators:
                if (each.name, line.name) == (block, name):
                    return line
        raise OperationRefused("score_indicator_unknown", indicator=name)


def _id_of(*parts: str) -> str:
    return hashlib.sha256("\n".join(("lianxin", "score_mark", *parts)).encode()).hexdigest()[:32]
