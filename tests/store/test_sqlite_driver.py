"""The SQLite that everything here stands on."""

import subprocess
import sys

import pytest
import sqlcipher3
import sqlite_utils.utils

from app.models.errors import EnvironmentProblem
from app.store.sqlite_driver import refuse_old_library


def test_sqlite_utils_works_on_sqlcipher_and_catches_its_errors():
    assert sqlite_utils.utils.sqlite3 is sqlcipher3
    assert sqlite_utils.utils.OperationalError is sqlcipher3.dbapi2.OperationalError


def test_this_library_is_new_enough():
    refuse_old_library()


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2", "3.9.99"])
def test_a_library_that_can_damage_files_is_refused(version):
    with pytest.raises(EnvironmentProblem) as refusal:
        refuse_old_library(version)

    assert refusal.value.key == "database_library_too_old"
    assert refusal.value.facts == {"found": version, "needed": "3.51.3"}


@pytest.mark.parametrize("version", ["3.51.3", "3.53.4", "4.0.0", "3.51.3.1"])
def test_a_newer_library_is_taken(version):
    refuse_old_library(version)


def test_sqlite_utils_may_not_come_first():
    code = "import sqlite_utils, app.store"
    command = [sys.executable, "-c", code]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)

    assert answer.returncode != 0
    assert "sqlite_utils was imported before app.store" in answer.stderr
