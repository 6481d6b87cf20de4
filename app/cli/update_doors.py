"""The doors of updates: take a package from a stick, and say what is in force and what waits."""

import argparse
import contextlib
from collections.abc import Iterator

import msgspec

from app.bootstrap.program_versions import INSTALLED
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import open_township
from app.bootstrap.update_installing import Updater, updater_of
from app.cli.answer import Answer
from app.town.update_desk import UpdateDesk
from app.words.problem_words import sentence_of


def take_update(options: argparse.Namespace) -> Answer:
    """Prove an update package and keep it for the next start."""
    head = _updater().take_aside(options.file)
    return Answer(
        [f"{head.version} 版的升级包是真的，已经备好；下次打开程序时自动升级。"],
        {"version": head.version, "files": len(head.files)},
    )


def update_standing(_options: argparse.Namespace) -> Answer:
    """Which version is in force, which one waits, and how the last update went."""
    updater = _updater()
    chosen, news, waiting = updater.shelf.chosen(), updater.shelf.news(), updater.waiting()
    lines = [f"现在用的是 {updater.here.version} 版。"]
    if waiting is not None:
        lines.append(f"{waiting.version} 版已经备好，下次打开程序时自动升级。")
    if news is not None and news.key != INSTALLED:
        lines.append(sentence_of(news.key, {"version": news.version, **news.facts}))
    content = {
        "version": updater.here.version,
        "place": updater.here.place(),
        "is_on_trial": bool(chosen and chosen.is_on_trial),
        "waiting": waiting.version if waiting else "",
        "news": news.key if news else "",
    }
    return Answer(lines, content)


def publish_town_update(options: argparse.Namespace) -> Answer:
    """Prove a package and give it to stations from now on, also by a server that runs already."""
    with _town_updates(options) as updates:
        head = updates.publish(options.file)
    words = f"{head.version} 版的升级包是真的，各站下次同步起陆续取走；也可以把文件拷到U盘带去。"
    return Answer([words], {"version": head.version})


def withdraw_town_update(options: argparse.Namespace) -> Answer:
    """Give a version no longer."""
    with _town_updates(options) as updates:
        count = updates.withdraw(options.version)
    words = f"已不再发 {options.version} 版；已经取走的站不受影响。"
    return Answer([words], {"packages": count})


def town_updates(options: argparse.Namespace) -> Answer:
    """What stations can have."""
    with _town_updates(options) as updates:
        carried = updates.carried()
    lines = [
        f"{each.version} 版，{each.place}，{each.size:,} 字节"
        + (f"，从 {each.since} 版升级用" if each.since else "，完整")
        + (f"：{each.about}" if each.about else "")
        for each in carried
    ]
    return Answer(lines or ["没有在发升级包。"], {"updates": msgspec.to_builtins(carried)})


@contextlib.contextmanager
def _town_updates(options: argparse.Namespace) -> Iterator[UpdateDesk]:
    township = open_township(options.data, Surroundings.of_this_machine())
    try:
        yield township.updates
    finally:
        township.close()


def _updater() -> Updater:
    return updater_of(Surroundings.of_this_machine())
