"""What is checked in is what the tool makes, so nobody edits a made table by hand."""

import csv
import io

import pytest
from pypinyin.constants import PINYIN_DICT

from app.sheets.shipped import load_divisions, load_readings
from tools.make_resources import (
    item_spelling,
    made_tables,
    main,
    place_spellings,
    spelled,
    tables_without_source,
    toneless,
)


def test_calendar_and_readings_are_what_the_tool_makes(resources):
    for name, text in tables_without_source().items():
        assert (resources / name).read_text("utf-8") == text, name


def test_pinyin_columns_are_what_the_tool_makes(resources):
    for path, name_column, spellings_of in (
        ("divisions/370781.csv", "short_name", place_spellings),
        ("catalog/sample.csv", "name", lambda name: [item_spelling(name)]),
    ):
        for row in csv.DictReader(io.StringIO((resources / path).read_text("utf-8"))):
            assert (row["pinyin"], row["initials"]) == spelled(spellings_of(row[name_column]))


def test_every_character_that_the_dictionary_knows_is_found_with_all_its_readings(resources):
    readings = load_readings(resources)

    for code, spelled_out in list(PINYIN_DICT.items())[::7]:
        expected = dict.fromkeys(toneless(reading) for reading in spelled_out.split(","))
        assert readings(chr(code)) == tuple(expected)


@pytest.fixture
def sources(tmp_path, resources):
    """The two lists as they came: the shipped ones without the columns that were added."""
    for path, name in (
        ("divisions/370781.csv", "qingzhou_villages.csv"),
        ("catalog/sample.csv", "service_items.csv"),
    ):
        rows = list(csv.DictReader(io.StringIO((resources / path).read_text("utf-8"))))
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0])[:-2], extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    return tmp_path


def test_running_the_tool_again_changes_nothing(sources, resources):
    for name, text in made_tables(sources).items():
        assert (resources / name).read_bytes() == text.encode(), name


def test_the_tool_writes_its_tables_where_it_is_told(sources, tmp_path, capsys):
    assert main([str(sources), str(tmp_path / "out")]) == 0
    assert len(load_divisions(tmp_path / "out")) == 1080
    assert "370781.csv" in capsys.readouterr().out


def test_the_tool_without_a_folder_says_how_it_is_used(capsys):
    assert main([]) == 2
    assert "SOURCE_DIR" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("reading", "plain"), [("lǜ", "lv"), ("nǚ", "nv"), ("zhōng", "zhong"), ("ê̄", "e"), ("ḿ", "m")]
)
def test_tones_are_taken_off_and_umlauts_spelled_as_typed(reading, plain):
    assert toneless(reading) == plain
