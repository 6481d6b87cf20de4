"""Refusals as stations hear them: a problem key with its facts, and the HTTP status that fits."""

import logging

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from app.journal.wire import MSGPACK_TYPE, Refusal
from app.models.errors import EnvironmentProblem, Problem

LOG = logging.getLogger(__name__)

UNPROVED, FORBIDDEN, UNKNOWN, TOO_SLOW = 401, 403, 404, 408
OUT_OF_ORDER, TOO_LARGE, UNREADABLE, PARKED = 409, 413, 422, 423
GONE, BAD_RANGE = 412, 416
TOO_OFTEN, BROKEN, UNAVAILABLE = 429, 500, 503
_STATUSES = {
    "request_not_signed": UNPROVED,
    "request_not_trusted": UNPROVED,
    "challenge_unknown": UNPROVED,
    "challenge_expired": UNPROVED,
    "device_unknown": UNPROVED,
    "hello_not_trusted": FORBIDDEN,
    "feed_not_trusted": FORBIDDEN,
    "feed_out_of_scope": FORBIDDEN,
    "enrolment_not_invited": FORBIDDEN,
    "invitation_expired": FORBIDDEN,
    "invitation_replaced": FORBIDDEN,
    "invitation_used": FORBIDDEN,
    "device_already_enrolled": FORBIDDEN,
    "enrolment_waiting": FORBIDDEN,
    "enrolment_refused": FORBIDDEN,
    "grant_waiting": FORBIDDEN,
    "grant_refused": FORBIDDEN,
    "grant_expired": FORBIDDEN,
    "grant_for_another_town": FORBIDDEN,
    "invitation_code_unknown": UNKNOWN,
    "feed_unknown": UNKNOWN,
    "branch_unknown": UNKNOWN,
    "snapshot_gone": GONE,
    "update_gone": GONE,
    "address_unknown": UNKNOWN,
    "request_cut_off": TOO_SLOW,
    "attachment_not_named": UNKNOWN,
    "attachment_piece_out_of_place": OUT_OF_ORDER,
    "segment_gap": OUT_OF_ORDER,
    "body_too_large": TOO_LARGE,
    "segment_too_large": TOO_LARGE,
    "feed_forked": PARKED,
    "device_revoked": PARKED,
    "suite_not_allowed": PARKED,
    "range_unreadable": BAD_RANGE,
    "asked_too_often": TOO_OFTEN,
}


def status_of(problem: Problem) -> int:
    """The HTTP status of a refusal; what has none of its own could not be read or is not allowed."""
    other = UNAVAILABLE if isinstance(problem, EnvironmentProblem) else UNREADABLE
    return _STATUSES.get(problem.key, other)


def refusal_response(problem: Problem) -> Response:
    """A refusal on its way to the station."""
    facts = {name: value for name, value in problem.facts.items() if isinstance(value, (str, int))}
    body = msgspec.msgpack.encode(Refusal(problem.key, facts))
    headers = {"retry-after": str(facts.get("seconds", 1))} if "seconds" in facts else {}
    return Response(body, status_of(problem), headers, media_type=MSGPACK_TYPE)


async def answer_problem(_request: Request, problem: Exception) -> Response:
    """A planned failure."""
    if not isinstance(problem, Problem):
        raise problem
    return refusal_response(problem)


async def answer_bug(_request: Request, error: Exception) -> Response:
    """A failure that nobody planned: logged here, and nothing of it told outside."""
    LOG.error("a request failed", exc_info=error)
    body = msgspec.msgpack.encode(Refusal("server_failed"))
    return Response(body, BROKEN, media_type=MSGPACK_TYPE)
