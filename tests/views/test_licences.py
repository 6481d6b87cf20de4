"""The about box names everything that is shipped, and nothing twice."""

import re
from pathlib import Path

from app.views.licences import LICENCES

ROOT = Path(__file__).parents[2]


def test_every_library_of_the_lock_file_is_named_once():
    locked = set(
        re.findall(r"(?m)^([a-z0-9_.-]+)==", (ROOT / "requirements/app.lock").read_text("utf-8"))
    )
    named = [package for licence in LICENCES for package in licence.packages]

    assert sorted(named) == sorted(locked)


def test_what_is_shipped_beside_libraries_is_named_too():
    works = " ".join(licence.work for licence in LICENCES)
    for work in ("htmx", "Noto Sans SC", "HanaMin", "SQLCipher", "Python", "OpenSSL", "Qt"):
        assert work in works
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt"):  # Qt's own wheels bring no text of their licence
        assert "GENERAL PUBLIC LICENSE" in (ROOT / "resources" / "licences" / name).read_text(
            "utf-8"
        )
