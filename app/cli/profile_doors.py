"""The doors to profiles: list those that ship, check a file, let a station work by one."""

import argparse
import json
from pathlib import Path

import msgspec

from app.bootstrap.surroundings import Surroundings
from app.cli.answer import Answer
from app.cli.station_doors import opened
from app.models.listed_ledgers import LISTED
from app.models.profile import Profile
from app.models.profile_reading import ProfileReading
from app.models.rules.papers import PaperRules
from app.sheets.profile_file import read_profile_file, shipped_profile, shipped_profiles
from app.sheets.shipped import profile_codes
from app.words.problem_words import sentence_of


def profiles(options: argparse.Namespace) -> Answer:
    """List the profiles that ship."""
    resources = Surroundings.of_this_machine().resources
    found = [reading.required() for reading in shipped_profiles(resources)]
    lines = [f"{profile.code:<16}{profile.name}：{profile.source}" for profile in found]
    return Answer(lines, {"profiles": [_content(profile) for profile in found]})


def check_profile(options: argparse.Namespace) -> Answer:
    """Say whether a file is a profile; each mistake is one sentence with its place."""
    reading = read_profile_file(options.file)
    lines = [_sentence(mistake.place, mistake.problem) for mistake in reading.mistakes]
    if reading.profile is not None:
        lines.append(f"“{reading.profile.name}”（{reading.profile.code}）可以采用。")
        lines += [f"请补上出处：{place}。" for place in reading.without_source]
        lines += [
            f"出处里写了“{place}”，规则里没有这一项，请核对。" for place in reading.without_rule
        ]
        lines += [f"待确认：{place}：{words}" for place, words in reading.profile.open.items()]
    return Answer(lines, _reading_content(reading), reading.profile is not None)


def paper_words(options: argparse.Namespace) -> Answer:
    """Every text of the papers as it ships, as the part `[papers]` of a profile file."""
    texts_of = msgspec.structs.asdict(PaperRules())
    words = {p: msgspec.to_builtins(texts) for p, texts in texts_of.items() if p != "lists"}
    lines = ["# 放进规则方案文件里，改要改的，其余可以删掉；花括号里的由程序填写。"]
    for paper, texts in words.items():
        lines += ["", f"[papers.{paper}]"]
        lines += [
            f"{name} = {json.dumps(said, ensure_ascii=False)}" for name, said in texts.items()
        ]
    lines += ["", "# 清单、台账、报表：[papers.lists.名称]，可写 title、note、signatures"]
    lines += [f"# {ledger}  {title}" for ledger, (title, _) in LISTED.items()]
    return Answer(lines, {"papers": words, "lists": list(LISTED)})


def adopt_profile(options: argparse.Namespace) -> Answer:
    """Let the station work by a profile that ships, or by a file."""
    reading = _named(options.profile)
    with opened(options) as (station, desk):
        edition = desk.profiles.adopt(station.actor, reading, options.name, options.effective)
    name = reading.required().name
    return Answer(
        [f"已采用规则方案“{name}”，版本“{edition.version}”，{edition.effective_on} 起生效。"],
        {
            "code": reading.required().code,
            "version": edition.version,
            "effective_on": edition.effective_on,
        },
    )


def _named(name: str) -> ProfileReading:
    """A shipped profile by its code, or else a file."""
    resources = Surroundings.of_this_machine().resources
    if name in profile_codes(resources):
        return shipped_profile(resources, name)
    return read_profile_file(Path(name))


def _sentence(place: str, problem: str) -> str:
    return sentence_of(problem, {"place": place})


def _content(profile: Profile) -> dict[str, object]:
    return {
        "code": profile.code,
        "name": profile.name,
        "source": profile.source,
        "sources": dict(profile.sources),
        "open": dict(profile.open),
    }


def _reading_content(reading: ProfileReading) -> dict[str, object]:
    mistakes = [
        {**msgspec.to_builtins(mistake), "sentence": _sentence(mistake.place, mistake.problem)}
        for mistake in reading.mistakes
    ]
    content: dict[str, object] = {
        "mistakes": mistakes,
        "without_source": reading.without_source,
        "without_rule": reading.without_rule,
    }
    return content | (_content(reading.profile) if reading.profile else {})
