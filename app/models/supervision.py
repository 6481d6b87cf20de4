"""督办: how hard the township presses for a case, from a reminder to the county."""

from collections.abc import Iterable

from app.models.feeds import TOWNSHIP_SIDE
from app.models.records import AppealStep, CaseStep

SUPERVISION_LEVELS = ("remind", "order", "yellow", "red", "county")
"""提醒, 督办, 黄牌, 红牌, 上报县里; each is a word on the case and moves nothing by itself."""


def last_level(steps: Iterable[CaseStep | AppealStep]) -> str:
    """How the township has pressed last; '' where it has not."""
    words = [s for s in steps if s.action == "supervise" and s.side == TOWNSHIP_SIDE]
    return max(words, key=lambda step: (step.hlc, step.id)).method if words else ""
