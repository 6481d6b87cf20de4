"""In every state of a case and of an appeal a page offers what would be accepted, and nothing that would not."""

import re
from collections import deque
from functools import partial

import pytest

from app.models.appeal_stages import HIGHEST_LEVEL, STAGES
from app.models.case_states import STATES, TRANSITIONS
from app.models.errors import OperationRefused
from app.models.records import Appeal, AppealStep, Case, CaseStep
from app.town.clerk_writing import ClerkPen
from app.town.ledger.case_holders import CaseHolders
from app.town.people import ClerkFacts
from tests.town.asking import Asking
from tests.town.browsing import CLERK_PASSWORD
from tests.town.conftest import VILLAGES
from tests.town.folded_rows import put

VILLAGE = VILLAGES[0]
SAID = {"note": "缺照片", "due_on": "2026-08-12", "approver_name": "孙立", "outcome": "granted", "reply": "好",
        "receiver_name": "李四", "rating": "satisfied", "is_satisfied": True}  # fmt: skip
TO_STAGE = {
    "collected": ("collect",),
    "sorted": ("collect", "sort"),
    "assigned": ("collect", "sort", "assign"),
    "answered": ("collect", "sort", "assign", "answer"),
    "followed_up": ("collect", "sort", "assign", "answer", "follow_up"),
    "written_off": ("collect", "sort", "assign", "answer", "follow_up", "write_off"),
}
ROLES = ("admin", "officer", "reader")


class Accepted(Exception):
    """An act has come as far as being written."""


@pytest.fixture
def clerks(server, township, monkeypatch):
    """One of each role, with a browser of their own; whatever they do gets no further than being written."""
    found = {}
    for role in ROLES:
        clerk = township.people.add(ClerkFacts(name=role, role=role), CLERK_PASSWORD)
        found[role] = (clerk, Asking(server, township.sign_in.sign_in(role, CLERK_PASSWORD)))
    with township.ledger.write() as connection:  # as if the first password had been changed
        connection.exec_driver_sql("UPDATE clerks SET is_password_given = FALSE")

    def stop(*_args, **_named):
        raise Accepted

    monkeypatch.setattr(ClerkPen, "write", stop)
    for name in ("put", "put_request"):
        monkeypatch.setattr(CaseHolders, name, stop)
    return found


def ways():
    """To each state of a case, the shortest way that the rules allow."""
    found, ahead = {"": ()}, deque([""])
    while ahead:
        state = ahead.popleft()
        for move in TRANSITIONS:
            if state in move.sources and move.target not in found:
                found[move.target] = (*found[state], move)
                ahead.append(move.target)
    return {state: way for state, way in found.items() if state}


def acts_on_case(township, clerk, case_id):
    """All that the township can do with a case, by the name that its form bears."""
    acts, desk, key = township.acts, township.case_desk, (VILLAGE, case_id)
    whose = (case_id, VILLAGE, clerk)
    longer = {"due_on": "2026-09-02", "reason": "外调", "told_on": "2026-08-05"}
    extend = partial(desk.ask_extension, key, clerk, **longer)
    if clerk.role != "officer":
        extend = partial(acts.extend_case, *whose, **longer, approver_name="孙立")
    return {
        "accept": partial(township.accept_case, *whose),
        "send-back": partial(township.send_back_case, *whose, "缺照片"),
        "refuse": partial(acts.refuse_case, *whose, "不符合"),
        "start": partial(acts.start_case, *whose),
        "suspend": partial(acts.suspend_case, *whose, "听证"),
        "resume": partial(acts.resume_case, *whose),
        "conclude": partial(township.conclude_case, *whose, "granted", "好"),
        "extend": extend,
        "claim": partial(desk.claim, key, clerk),
        "assign": partial(desk.assign, key, clerk, "民政窗口"),
        "supervise": partial(acts.supervise_case, *whose, "remind", "请办"),
    }


def acts_on_appeal(acts, clerk, appeal_id):
    """The same of an appeal."""
    whose = (appeal_id, VILLAGE, clerk)
    moves = ("escalate", "hand_down", "note")
    return {
        "answer": partial(acts.answer_appeal, *whose, "好"),
        "supervise": partial(acts.supervise_appeal, *whose, "remind", "请办"),
        **{move: partial(acts.move_appeal, *whose, move, "说明") for move in moves},
    }


def accepted_of(acts):
    """Those of the acts that come as far as being written."""
    found = set()
    for name, act in acts.items():
        try:
            act()
        except Accepted:
            found.add(name)
        except OperationRefused:
            pass
    return found


def offered_in(html, here):
    """Where the page's forms and buttons lead, those on its own record."""
    forms = re.findall(rf'action="{here}/([\w-]+)"', html)
    choices = re.findall(r'name="(?:act|action)" value="(\w+)"', html)
    return {f for f in forms if f not in ("hold", "move", "reveal")} | set(choices)


def test_a_case_offers_what_would_be_accepted_in_every_state(township, clerks):
    assert ways().keys() == set(STATES)
    for number, (state, way) in enumerate(sorted(ways().items())):
        case_id = f"{number:032x}"
        case = Case(id=case_id, village_code=VILLAGE, status=state, limit_amount=5)
        steps = [
            CaseStep(id=f"{number:032x}:{k}", entity_id=case_id, village_code=VILLAGE, hlc=k,
                     side=move.side, action=move.action, at=f"2026-08-05T01:{k:02d}:00Z",
                     **{name: SAID[name] for name in move.needs})
            for k, move in enumerate(way)
        ]  # fmt: skip
        put(township, case, *steps)
        here = f"/cases/{VILLAGE}/{case_id}"
        for role, (clerk, browser) in clerks.items():
            accepted = accepted_of(acts_on_case(township, clerk, case_id))
            if state == "draft":  # advice was asked for; there is nothing to press for
                accepted.discard("supervise")
            html = browser.get(here).data.decode()
            assert offered_in(html, here) == accepted, (state, role)
            listed = browser.get("/cases?state=all").data.decode()
            beside = f'name="one" value="{VILLAGE}/{case_id}"' in listed
            assert beside == ("claim" in accepted), (state, role)


def test_an_appeal_offers_what_would_be_accepted_in_every_stage(township, clerks):
    assert TO_STAGE.keys() == set(STAGES)
    for number, (stage, level) in enumerate(
        (stage, level) for stage in STAGES for level in range(HIGHEST_LEVEL + 1)
    ):
        if level > 1 and stage in STAGES[3:]:
            continue  # who answers has brought it down first
        appeal_id = f"{number:032x}"
        way = TO_STAGE[stage]
        upward = ["escalate"] * level
        actions = [way[0], *upward, *way[1:]]
        steps = [
            AppealStep(id=f"{appeal_id}:{k}", entity_id=appeal_id, village_code=VILLAGE, hlc=k,
                       side="township" if (action == "answer" and level) or (k == 2 and level > 1)
                       else "station", action=action, at=f"2026-08-05T01:{k:02d}:00Z", note="请上面办",
                       reply="好", is_satisfied=True)
            for k, action in enumerate(actions)
        ]  # fmt: skip
        put(
            township,
            Appeal(id=appeal_id, village_code=VILLAGE, stage=stage, level=level, content="路灯"),
            *steps,
        )
        here = f"/appeals/{VILLAGE}/{appeal_id}"
        for role, (clerk, browser) in clerks.items():
            accepted = accepted_of(acts_on_appeal(township.acts, clerk, appeal_id))
            html = browser.get(here).data.decode()
            assert offered_in(html, here) == accepted, (stage, level, role)


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("/cases?state=waiting", {"claim", "accept", "assign", "remind"}),
        ("/cases?state=working", {"claim", "assign", "remind"}),
        ("/cases?state=done", {"remind"}),
        ("/cases?state=back", {"remind"}),
        ("/cases?state=all", {"claim", "assign", "remind"}),
        ("/appeals?state=waiting", {"note", "escalate", "hand_down", "remind"}),
        ("/appeals?state=done", set()),
        ("/appeals?state=all", {"note", "escalate", "hand_down", "remind"}),
    ],
)
def test_what_is_done_with_many_at_once_can_be_done_with_some_of_the_list(
    township, clerks, path, offered
):
    statuses = ("submitted", "accepted", "concluded", "returned")
    put(
        township,
        *(Case(id=f"{n:032x}", village_code=VILLAGE, status=s) for n, s in enumerate(statuses)),
        *(Appeal(id=f"{n:032x}", village_code=VILLAGE, stage=s) for n, s in enumerate(STAGES)),
    )
    shown = clerks["admin"][1].get(path).data.decode()
    assert set(re.findall(r'name="act" value="(\w+)"', shown)) == offered
    assert not re.findall(
        r'name="act"|type="checkbox"', clerks["reader"][1].get(path).data.decode()
    )
