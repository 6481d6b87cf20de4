"""Where an appeal must stand after its steps, worked out as plainly as the trade says it.

The steps come in their order; nothing here knows the program's own table of stages.
"""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

OPEN, ANY = (
    "collected sorted assigned",
    "collected sorted assigned answered followed_up written_off",
)
# action: from where, to where (nothing: it stays), what it must carry
STEPS: dict[str, tuple[str, str, str]] = {
    "collect": ("", "collected", ""),
    "sort": ("collected", "sorted", ""),
    "assign": ("sorted", "assigned", ""),
    "reassign": ("assigned", "assigned", ""),
    "claim": ("sorted assigned", "assigned", ""),
    "note": (OPEN, "", "words"),
    "escalate": (OPEN, "", "words"),
    "hand_down": (OPEN, "", "words"),
    "answer": ("assigned", "answered", "reply"),
    "answer_on_the_spot": ("collected", "answered", "reply"),
    "follow_up": ("answered", "followed_up", ""),
    "reopen": ("followed_up", "assigned", ""),
    "write_off": ("followed_up", "written_off", ""),
    "link": (ANY, "", "other"),
    "unlink": (ANY, "", "other"),
    "repeat": (ANY, "", "other"),
}
_CHINA = timezone(timedelta(hours=8))


def appeal_of(steps: list[Any]) -> dict[str, Any]:
    """The derived fields of an appeal."""
    now: dict[str, Any] = {
        "stage": "", "reply": "", "is_satisfied": None, "round": 1, "level": 0, "route": "",
        "assignee_id": "", "assignee_name": "", "duty": "", "promise": "", "due_on": "",
        "due_at": "", "answered_at": "",
        "is_due_provisional": False, "follow_up_on": "", "latest_note": "", "collected_on": "",
        "assigned_on": "", "answered_on": "", "followed_up_on": "", "written_off_on": "",
        "others": set(), "in_hand": False,
    }  # fmt: skip
    flagged = 0
    for step in steps:
        if not _may(now, step):
            flagged += 1
            continue
        _take(now, step)
    others, in_hand = now.pop("others"), now.pop("in_hand")
    closed = now["stage"] in ("answered", "followed_up", "written_off")
    waiting = not in_hand and now["level"] == 0
    return {
        **now,
        "stage": now["stage"] or "collected",
        "status": "concluded" if closed else "unclaimed" if waiting else "in_progress",
        "flagged_steps": flagged,
        "times_raised": len(others) + 1,
        "is_hidden_at_station": any(step.is_hidden_at_station for step in steps),
        "is_hidden_in_town": any(step.is_hidden_in_town for step in steps),
    }


def _may(now: dict[str, Any], step: Any) -> bool:
    if step.action not in STEPS:
        return False
    sources, _, needs = STEPS[step.action]
    if now["stage"] not in (sources.split() or [""]):
        return False
    carried = {"reply": step.reply.strip(), "other": step.other_id, "": "-"}
    carried["words"] = (step.note + step.reply).strip()
    if not carried[needs]:
        return False
    match step.action:
        case "write_off":
            return now["is_satisfied"] is True
        case "claim":
            return not now["in_hand"]
        case "escalate":
            return (now["level"], step.side) in ((0, "station"), (1, "township"))
        case "hand_down":
            return now["level"] > 0 and step.side == "township"
        case "answer" | "answer_on_the_spot":
            return now["level"] == 0 or (now["level"] == 1 and step.side == "township")
    return True


def _take(now: dict[str, Any], step: Any) -> None:
    action, day = step.action, _day(step.at)
    now["stage"] = STEPS[action][1] or now["stage"]
    for name in ("reply", "route", "due_on"):
        now[name] = getattr(step, name) or now[name]
    if step.due_on:
        now |= {"is_due_provisional": step.is_due_provisional, "due_at": step.due_at}
    if action in ("note", "assign", "reassign", "escalate", "hand_down"):
        now["latest_note"] = step.note or now["latest_note"]
    if action in ("assign", "reassign"):
        now |= {name: getattr(step, name) for name in ("assignee_id", "assignee_name", "duty")}
        now |= {"promise": step.promise, "assigned_on": day, "in_hand": step.is_in_hand}
    if action == "claim":
        now["assignee_id"] = step.assignee_id or now["assignee_id"]
        now["assignee_name"] = step.assignee_name or now["assignee_name"]
        now |= {"assigned_on": now["assigned_on"] or day, "in_hand": True}
    if action == "collect":
        now["collected_on"] = day
    if action in ("escalate", "hand_down"):
        now["level"] += 1 if action == "escalate" else -1
        now["in_hand"] = now["in_hand"] or action == "hand_down"
    if action in ("answer", "answer_on_the_spot"):
        now |= {"answered_on": day, "follow_up_on": step.follow_up_on, "level": 0}
        now["answered_at"] = step.at
    if action == "follow_up":
        now |= {"is_satisfied": step.is_satisfied, "followed_up_on": day}
    _take_end(now, step, day)


def _take_end(now: dict[str, Any], step: Any, day: str) -> None:
    match step.action:
        case "reopen":
            now |= {"is_satisfied": None, "in_hand": True, "assigned_on": day, "answered_on": ""}
            now["answered_at"] = ""
            now |= {"follow_up_on": "", "followed_up_on": "", "round": now["round"] + 1}
        case "write_off":
            now["written_off_on"] = day
        case "repeat":
            now["others"].add(step.other_id)
        case "unlink":
            now["others"].discard(step.other_id)


def _day(at: str) -> str:
    """The day in China; nothing for what is no moment, as simulated steps have it."""
    try:
        moment = datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return ""
    return moment.astimezone(_CHINA).date().isoformat()
