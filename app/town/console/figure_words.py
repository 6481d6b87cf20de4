"""The words of the lists behind the dashboard's figures."""

from collections.abc import Mapping
from types import MappingProxyType

from app.models import town_figures as measures
from app.models.visit_statistics import CHANNELS
from app.town.figure_lists import COVERED, LEVEL
from app.words.terms import CASE_STATUS, DEADLINE_LEVEL, VISIT_CHANNEL

LISTED: Mapping[str, str] = MappingProxyType(
    {
        measures.ALL_CONTACTS: "联系群众",
        **{f"{measures.CONTACT}{each}": f"联系群众：{VISIT_CHANNEL[each]}" for each in CHANNELS},
        measures.HOUSEHOLDS: "应访户",
        COVERED: "已入户的户",
        measures.RECEIVED: "收件",
        measures.ACCEPTED: "受理",
        measures.ACCEPTED_CONCLUDED: "受理以后已办结",
        measures.CONCLUDED: "办结",
        measures.IN_TIME: "未逾期办结",
        measures.RATED: "有效评价",
        measures.RATED_SATISFIED: "评价满意以上",
        measures.RAISED: "诉求",
        measures.ANSWERED: "已答复诉求",
        **{f"{measures.STATE}{each}": f"现在{words}" for each, words in CASE_STATUS.items()},
        **{f"{LEVEL}{each}": f"镇里在办：{words}" for each, words in DEADLINE_LEVEL.items()},
    }
)
"""What stands above the list behind a figure."""
PART_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        measures.HOUSEHOLDS: ("已入户", "未入户"),
        measures.ACCEPTED: ("已办结", "未办结"),
        measures.CONCLUDED: ("按时", "逾期"),
        measures.RATED: ("满意", "不满意"),
    }
)
"""In the list of a rate's whole: what is said of a record of its part, and of any other."""
