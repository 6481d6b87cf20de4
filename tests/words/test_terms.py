"""Every code word of the records has its word of the trade."""

import pytest

from app.acts import ending_acts
from app.acts.appeal_report import RELATIONS
from app.acts.diary_acts import MONTH, PAGE
from app.acts.ending_papers import CONTENT_OF as ENDING
from app.acts.intake import PROXY_KINDS
from app.acts.intake_papers import CONTENT_OF
from app.acts.reception_acts import TRANSFER_SLIP
from app.models import (
    appeal_stages,
    card_lifecycle,
    case_states,
    catalog,
    custody,
    intake_records,
    rectification,
    roles,
    working_days,
)
from app.models.rules import appeals
from app.models.supervision import SUPERVISION_LEVELS
from app.models.visit_statistics import CHANNELS
from app.presenters.guide_presenter import GUIDE_PAPER
from app.sheets.shipped import load_catalog
from app.town.console import captions
from app.town.sign_in import TOWN_ROLES
from app.words import terms
from tests.stations import RESOURCES

PAPERS = (
    "material_receipt",
    "one_time_notice",
    "liaison_card",
    "calibration_sheet",
    "handover_list",
)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (terms.CASE_STATUS, case_states.STATES),
        (terms.CASE_ACTION, [*(t.action for t in case_states.TRANSITIONS), case_states.SUPERVISE]),
        (terms.SUPERVISION_LEVEL, SUPERVISION_LEVELS),
        (terms.OUTCOME, case_states.OUTCOMES),
        (terms.RATING, case_states.RATINGS),
        (terms.APPEAL_STAGE, appeal_stages.STAGES),
        (terms.APPEAL_ACTION, appeal_stages.ACTIONS),
        (terms.APPEAL_STATUS, appeal_stages.STATUSES),
        (terms.APPEAL_LEDGER, appeal_stages.LEDGERS),
        (terms.APPEAL_ALERT, (appeals.OPEN, *appeals.ALERT_STEPS)),
        (terms.APPEAL_RELATION, (*RELATIONS, "repeat")),
        (terms.APPEAL_SOURCE, appeal_stages.SOURCES),
        (terms.VISIT_CHANNEL, CHANNELS),
        (terms.ITEM_MODE, catalog.MODES),
        (terms.LIMIT_UNIT, working_days.LIMIT_UNITS),
        (terms.ROLE, roles.ROLES),
        (terms.CARD_STATUS, card_lifecycle.STANDINGS),
        (terms.CARD_ACTION, card_lifecycle.ACTIONS),
        (terms.CARD_RECEIVER, card_lifecycle.RECEIVERS),
        (terms.MATERIAL_FORM, ("original", "copy")),
        (terms.SEX, ("0", "1", "2", "9")),
        (terms.POWER_SCOPE, intake_records.POWER_SCOPES),
        (terms.SIGNING_METHOD, intake_records.SIGNING_METHODS),
        (terms.PROXY_KIND, PROXY_KINDS),
        (terms.MONEY_ACTION, ("collect", "pay", "return_change", "void")),
        (terms.CUSTODY, custody.HOLDERS),
        (terms.CUSTODY_ACTION, [move.action for move in custody.MOVES]),
        (captions.CUSTODY, custody.HOLDERS),
        (terms.RECTIFICATION_STAGE, rectification.STAGES),
        (terms.RECTIFICATION_ACTION, [move.action for move in rectification.MOVES]),
        (terms.RATING_METHOD, ending_acts.RATING_WAYS),
        (
            terms.PAPER,
            (*PAPERS, *CONTENT_OF, *ENDING, GUIDE_PAPER, "case_ledger", PAGE, MONTH, TRANSFER_SLIP),
        ),
    ],
)
def test_words_and_codes_are_the_same_set(words, codes):
    assert set(words) == set(codes)
    assert all(words.values())


def test_every_state_that_a_step_leads_to_has_a_word():
    for transition in case_states.TRANSITIONS:
        assert {transition.target, *transition.sources} - {""} <= terms.CASE_STATUS.keys()


def test_the_shipped_catalogue_speaks_known_words_only():
    for item in load_catalog(RESOURCES).items:
        assert item.mode in terms.ITEM_MODE
        assert terms.limit_words(item.limit_amount, item.limit_unit)


def test_a_limit_of_nothing_is_done_on_the_spot():
    assert terms.limit_words(0, "working_day") == "当场办结"
    assert terms.limit_words(5, "working_day") == "5 个工作日"
    assert terms.limit_words(24, "hour") == "24 小时"


def test_a_case_can_come_in_by_every_channel_that_has_a_word():
    assert set(terms.CASE_CHANNEL) == {"station", "home", "phone", "message"}
    assert set(TOWN_ROLES) == {"officer", "leader", "reader", "admin", "discipline", "auditor"}
