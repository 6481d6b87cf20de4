"""The doors of forwarding to a county."""

import argparse

import msgspec

from app.cli.answer import Answer
from app.cli.files import write_file
from app.cli.town_doors import opened
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.models.moments import moment_words
from app.vault.certificates import MAX_INVITATION_BYTES
from app.words.county_words import county_sentence


def invite(options: argparse.Namespace) -> Answer:
    """Write an invitation for the server of one town."""
    with opened(options) as county:
        written = county.invitations.invite(options.town, url=options.url)
    write_file(options.out, written.text)
    words = f"已写好邀请文件 {options.out}，有效到 {written.expires_on}，只能用一次。"
    return Answer([words], {"path": str(options.out), "expires_on": written.expires_on})


def join(options: argparse.Namespace) -> Answer:
    """Forward to the county that has written this invitation; the server does so by itself."""
    try:
        with options.file.open("rb") as file:
            text = file.read(2 * MAX_INVITATION_BYTES + 1)
    except OSError:
        raise EnvironmentProblem("file_unreadable") from None
    with opened(options) as township:
        link = township.forwarding.join(text, options.url, is_by_stick=options.stick)
    how = "用 export-bundle --county 写邮包带去" if options.stick else "服务器开着就会自动报送"
    words = f"以后报送{link.county.name}（{link.url or 'U盘'}）：{how}。"
    return Answer([words], {"county": link.county.town_code, "url": link.url})


def county(options: argparse.Namespace) -> Answer:
    """How far forwarding has come; with `--now`, forward first."""
    with opened(options) as township:
        link, problem = township.forwarding.link(), None
        if link is None:
            raise OperationRefused("county_not_joined")
        if options.now:
            try:
                township.forwarding.forward()
            except Problem as found:
                problem = found
        state = township.forwarding.state()
    lines = [
        f"报送{link.county.name}（{link.url or 'U盘'}）。",
        f"最近报齐：{moment_words(state.done_at)}。" if state.done_at else "还没有报齐过。",
        f"共报送 {state.sent} 条，还有 {state.waiting} 条没报；"
        f"附件 {state.blobs_sent} 件，还有 {state.blobs_waiting} 件没报。",
    ]
    if state.problem:
        lines.append(county_sentence(state.problem, state.facts))
    lines += sorted({county_sentence(key, {}) for key in state.refused.values()})
    is_done = not (state.problem or state.refused)
    facts = {"county": link.county.town_code, "url": link.url}
    return Answer(lines, facts | msgspec.structs.asdict(state), is_done and problem is None)
