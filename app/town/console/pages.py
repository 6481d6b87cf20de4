"""Pages as HTML: templates with everything escaped; scripts from our own files only, and none needed."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import FileResponse, HTMLResponse, Response

from app.charts.drawing import value_words
from app.models.charts import Chart
from app.models.custody import held_by
from app.models.deadlines import Vantage
from app.models.errors import OperationRefused
from app.models.id_number import mask_id_number, mask_phone
from app.models.limits import Limit
from app.town.console import captions, chips
from app.town.surroundings import Surroundings
from app.words import terms

_HERE = Path(__file__).parent
TEMPLATES, STATIC = _HERE / "templates", _HERE / "static"
ASSETS: Mapping[str, str] = {
    "console.css": "text/css",
    "desk.css": "text/css",
    "paper.css": "text/css",
    "mark.svg": "image/svg+xml",
    "htmx.min.js": "text/javascript",
    "desk.js": "text/javascript",
}
FONTS = frozenset({"NotoSansSC-Regular.ttf", "HanaMinB.ttf"})
UNREADABLE = 422
"""What was typed cannot be taken as it is."""
FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}


class Frame(msgspec.Struct, frozen=True):
    """What stands on every page: the pages of the head with their words, and the word for the whole."""

    sections: Sequence[tuple[str, str]]
    whole: str


class Pages:
    """Fills the templates of one township. `vantage` says from where deadlines are looked at."""

    def __init__(
        self,
        surroundings: Surroundings,
        town_name: str,
        vantage: Callable[[], Vantage],
        frame: Frame,
    ) -> None:
        self._surroundings = surroundings
        self._vantage = vantage
        self._assets = {name: (STATIC / name).read_bytes() for name in ASSETS}
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals |= {
            "town_name": town_name,
            "sections": frame.sections,
            "whole": frame.whole,
            "asset": self._asset_url,
            "terms": terms,
            "captions": captions,
            "chips": chips,
            "chart_value": value_words_of,
            "printed_on": self._printed_on,
        }
        self._environment.filters |= {
            "village": surroundings.village_name,
            "masked_phone": mask_phone,
            "masked_id": mask_id_number,
            "short_number": captions.short_number,
            "case_chip": partial(chips.case_chip, words=terms.CASE_STATUS),
            "appeal_chip": partial(chips.appeal_chip, words=terms.APPEAL_STAGE),
            "due_chip": self._due_chip,
            "appeal_due_chip": self._appeal_due_chip,
            "waiting_chip": self._waiting_chip,
            "moment": self._moment,
            "full_moment": captions.full_moment,
            "day": self._day,
            "whole_day": partial(captions.short_day, this_year=0),
            "end": self._end,
            "held_by": held_by,
            "limit": _limit_words,
            "item_limit": _item_limit_words,
            "change_chip": partial(chips.change_chip, words=terms.ITEM_CHANGE),
            "size": captions.size_words,
            "scope_words": captions.API_SCOPE.get,
            "suite": captions.SUITE.get,
            "in_suite": lambda counts, suite: counts.get(suite, 0),
        }

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page. Every value is text to the browser, whatever it looks like."""
        html = self._environment.get_template(template).render(values)
        return HTMLResponse(html, status, {"cache-control": "no-store"})

    def asset(self, name: str) -> Response:
        """A style sheet, a script or the mark.

        Raises OperationRefused `page_unknown`.
        """
        if name not in ASSETS:
            raise OperationRefused("page_unknown")
        return Response(self._assets[name], 200, FOR_EVER, media_type=ASSETS[name])

    def font(self, name: str) -> Response:
        """One of the program's faces; browsers fetch it only for characters that need it.

        Raises OperationRefused `page_unknown`.
        """
        if name not in FONTS or self._surroundings.fonts is None:
            raise OperationRefused("page_unknown")
        return FileResponse(self._surroundings.fonts / name, 200, FOR_EVER, "font/ttf")

    def _asset_url(self, name: str) -> str:
        digest = hashlib.sha256(self._assets[name]).hexdigest()[:12]
        return f"/static/{name}?v={digest}"

    def _printed_on(self) -> str:
        return captions.short_day(self._surroundings.today(), 0)

    def _today(self) -> date:
        return date.fromisoformat(self._surroundings.today())

    def _due_chip(self, case: Any) -> chips.Chip | None:
        return chips.due_chip(case, self._vantage())

    def _appeal_due_chip(self, appeal: Any) -> chips.Chip | None:
        return chips.appeal_due_chip(appeal, self._vantage())

    def _waiting_chip(self, arrived_at: str) -> chips.Chip:
        return chips.waiting_chip(arrived_at, self._today(), self._surroundings.calendar)

    def _moment(self, utc: str) -> str:
        return captions.short_moment(utc, self._today().year)

    def _end(self, record: Any) -> str:
        """By when: the day, with the hour of a limit in hours."""
        return self._moment(record.due_at) if record.due_at else self._day(record.due_on)

    def _day(self, day: str) -> str:
        return captions.short_day(day, self._today().year)


def value_words_of(chart: Chart, value: float | None) -> str:
    """A figure of a chart as it is written in the table behind it."""
    return value_words(value, chart)


def _item_limit_words(limit: Limit | None) -> str:
    return terms.limit_words(limit.amount, limit.unit) if limit else ""


def _limit_words(case: Any) -> str:
    if case.limit_unit not in terms.LIMIT_UNIT:
        return ""
    return terms.limit_words(case.limit_amount, case.limit_unit)
