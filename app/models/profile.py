"""A place's own rules as data: what its profile file says (resources/profiles/*.toml)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated

import msgspec

from app.models.deadlines import DeadlineLevels
from app.models.rules.appeals import AppealRules
from app.models.rules.bounds import Code, Count, Days, Sentence, Word
from app.models.rules.cadres import CadreRules
from app.models.rules.criticism import CriticismRules
from app.models.rules.duty import ActivityRules, DutyRules, ReceptionRules
from app.models.rules.ledgers import LedgerRules, ScorecardRules
from app.models.rules.media import MediaRules
from app.models.rules.papers import PaperRules
from app.models.rules.ratings import RatingRules
from app.models.rules.reports import ReportRules, Rhythm, duties_on
from app.models.rules.retention import RetentionRules
from app.models.rules.reviews import ReviewRules, is_review_month
from app.models.rules.service import ServiceRules
from app.models.rules.visits import VisitRules, is_night_day

MOST_COMMON_ITEMS = 10


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules that a county may change. Defaults hold where the county has said nothing [K].

    `sources` says for each rule where it stands in the published account, `open` for each that the
    account leaves open why the stated value was taken and who has to confirm it. Both name rules by
    their place in the file: `criticism.reply_days`, or a whole part: `duty`.
    """

    code: Code
    name: Word
    source: str = ""  # in a sentence or two, where the rules come from
    must_record_classes: tuple[Word, ...] = ()
    appeal_classes: tuple[Word, ...] = ()
    station_promise_working_days: Days = 3
    supplement_working_days: Days = 5
    deadline_levels: DeadlineLevels = DeadlineLevels()
    households_per_cadre: Count = 30
    follow_up_days: Days = 30
    rectification_working_days: Days = 5
    card_edition: str = ""
    service_promise: str = ""
    duty_hours: str = ""
    common_items: Annotated[tuple[Word, ...], msgspec.Meta(max_length=MOST_COMMON_ITEMS)] = ()
    town_hotline: str = "12345"
    supervision_phone: str = "12345"
    cadres: CadreRules = CadreRules()
    visits: VisitRules = VisitRules()
    appeals: AppealRules = AppealRules()
    criticism: CriticismRules = CriticismRules()
    reviews: ReviewRules = ReviewRules()
    ratings: RatingRules = RatingRules()
    service: ServiceRules = ServiceRules()
    duty: DutyRules = DutyRules()
    reception: ReceptionRules = ReceptionRules()
    activities: ActivityRules = ActivityRules()
    ledgers: LedgerRules = LedgerRules()
    scorecard: ScorecardRules = ScorecardRules()
    reports: ReportRules = ReportRules()
    calendar: Rhythm = Rhythm()
    media: MediaRules = MediaRules()
    retention: RetentionRules = RetentionRules()
    papers: PaperRules = PaperRules()
    characters: Mapping[str, str] = MappingProxyType({})  # `E170 = "䶮"`: what private codes are
    sources: Mapping[str, Sentence] = MappingProxyType({})
    open: Mapping[str, Sentence] = MappingProxyType({})


def day_duties(profile: Profile, day: date) -> tuple[str, ...]:
    """What a place keeps that day for: codes of its rhythm, of night visits and of the half-yearly
    review, and the names of the spans of its month.
    """
    found = list(duties_on(profile.calendar, day))
    if is_night_day(profile.visits, day):
        found.append("night_visit")
    if is_review_month(profile.reviews, day):
        found.append("review")
    return tuple(found)
