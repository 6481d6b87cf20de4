"""The doors of updates: take a package from a stick, and say what is in force and what waits."""

import argparse

from app.bootstrap.program_versions import INSTALLED
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.update_installing import Updater, updater_of
from app.cli.answer import Answer
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


def _updater() -> Updater:
    return updater_of(Surroundings.of_this_machine())
