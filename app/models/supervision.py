"""督办: how hard the township presses for a case, from a reminder to the county (domain.md 2.3)."""

SUPERVISION_LEVELS = ("remind", "order", "yellow", "red", "county")
"""提醒, 督办, 黄牌, 红牌, 上报县里; each is a word on the case and moves nothing by itself."""
