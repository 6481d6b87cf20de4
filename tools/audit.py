"""Asks the public list of known holes (OSV) about every library that the locks name.

    ./dev audit [--server URL]

One question for all of them; nothing is told but their names and versions. Exit status: 0 none is known,
1 some are, 2 nobody could be asked, which is said.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import urllib3

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
SERVER = "https://api.osv.dev"
SECONDS, ANSWER_BYTES_MAX, AT_ONCE = 30.0, 16 * 1024 * 1024, 500
NONE_KNOWN, SOME_KNOWN, NOT_ASKED = 0, 1, 2
_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)


class Pin(NamedTuple):
    """A library and its locked version."""

    name: str
    version: str


class _Hole(msgspec.Struct, frozen=True):
    id: str


class _Found(msgspec.Struct, frozen=True):
    vulns: list[_Hole] = []


class _Answer(msgspec.Struct, frozen=True):
    results: list[_Found]


class NotAsked(Exception):
    """No answer, or none that can be read."""


def pins_in(folder: Path) -> list[Pin]:
    """Every library of every lock, each once."""
    texts = (path.read_text("utf-8") for path in sorted(folder.glob("*.lock")))
    return sorted(
        {Pin(name.lower(), version) for text in texts for name, version in _PIN.findall(text)}
    )


def holes_in(pins: Sequence[Pin], server: str) -> Iterator[tuple[Pin, list[str]]]:
    """The libraries of which holes are known, with what those are called. Raises NotAsked."""
    for start in range(0, len(pins), AT_ONCE):
        asked = pins[start : start + AT_ONCE]
        queries = [
            {"package": {"name": each.name, "ecosystem": "PyPI"}, "version": each.version}
            for each in asked
        ]
        found = _answer(f"{server}/v1/querybatch", {"queries": queries}).results
        if len(found) != len(asked):
            raise NotAsked("the answer is not about what was asked")
        for pin, each in zip(asked, found, strict=True):
            if each.vulns:
                yield pin, sorted(hole.id for hole in each.vulns)


def _answer(url: str, question: object) -> _Answer:
    try:
        with _pool() as pool:
            response = pool.request(
                "POST",
                url,
                body=msgspec.json.encode(question),
                headers={"content-type": "application/json"},
                preload_content=False,
                retries=False,
                timeout=SECONDS,
            )
            content = response.read(ANSWER_BYTES_MAX)
    except (urllib3.exceptions.HTTPError, OSError) as problem:
        raise NotAsked(str(problem)) from None
    if response.status != 200:
        raise NotAsked(f"HTTP {response.status}")
    try:
        return msgspec.json.decode(content, type=_Answer)
    except msgspec.DecodeError as problem:
        raise NotAsked(str(problem)) from None


def _pool() -> urllib3.PoolManager:
    proxy = os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy")
    return urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()


def main(arguments: Sequence[str]) -> int:
    """Ask, and say what came of it."""
    parser = argparse.ArgumentParser(prog="./dev audit", description=__doc__)
    parser.add_argument("--server", default=SERVER, help="who is asked, in the manner of OSV")
    asked = parser.parse_args(arguments)
    pins = pins_in(LOCKS)
    try:
        found = list(holes_in(pins, asked.server))
    except NotAsked as problem:
        print(
            f"没有查成：连不上 {asked.server}，{len(pins)} 个库一个也没有查；请在有网络的地方再查。\n"
            f"  Nothing was asked: {problem}"
        )
        return NOT_ASKED
    for pin, holes in found:
        print(f"{pin.name} {pin.version}：{' '.join(holes)}")
    if found:
        print(
            f"{len(pins)} 个库里有 {len(found)} 个已知有漏洞，用 ./dev lock --upgrade 换新版。\n"
            f"  Holes are known in {len(found)} of {len(pins)} libraries."
        )
        return SOME_KNOWN
    print(f"{len(pins)} 个库都没有已知的漏洞。\n  No hole is known in {len(pins)} libraries.")
    return NONE_KNOWN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
