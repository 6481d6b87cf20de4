"""The rules that the township publishes hold at its stations from their day; older ones stay readable."""

from pathlib import Path

import pypdfium2
import pytest

from app.bootstrap.paper_drawing import PaperDrawing
from app.journal.bundle import BUNDLE_BYTES_MAX
from app.models.errors import OperationRefused
from app.models.profile_reading import ProfileReading, read_profile
from app.sheets.profile_file import shipped_profile
from app.sync.stick import read_from_stick, write_to_stick
from tests.stations import Pc, Town, are_alike, surroundings_of

RESOURCES = Path(__file__).parents[2] / "resources"


def shipped(code: str) -> ProfileReading:
    return shipped_profile(RESOURCES, code)


def changed(code: str, old: str, new: str) -> ProfileReading:
    text = shipped(code).text
    assert old in text
    return read_profile(text.replace(old, new).encode())


def publish(town: Town, reading: ProfileReading, version: str = "", day: str = "") -> str:
    return town.township.profiles.publish(reading, version, day, town.clerk).id


def code_at(pc: Pc) -> str:
    return pc.desk.workplace.profile.code


def has_it(town: Town, edition: str) -> list[bool]:
    return [receipt.has_it for receipt in town.township.profiles.receipts(edition)[1]]


def test_published_rules_come_by_line_and_older_editions_stay(enrolled, town, clock):
    first = publish(town, shipped("songmu"), "松木第一版")
    assert code_at(enrolled) == "qingzhou" and has_it(town, first) == [False]
    enrolled.sync.exchange()
    assert code_at(enrolled) == "songmu"
    assert enrolled.desk.workplace.profile.reviews.minimum_sheets == 50

    tomorrow = (enrolled.desk.workplace.today().toordinal()) + 1
    day = type(enrolled.desk.workplace.today()).fromordinal(tomorrow).isoformat()
    second = publish(
        town, changed("songmu", "minimum_sheets = 50", "minimum_sheets = 60"), "第二版", day
    )
    enrolled.sync.exchange()
    assert enrolled.desk.workplace.profile.reviews.minimum_sheets == 50
    clock.pass_days(1)
    assert enrolled.desk.workplace.profile.reviews.minimum_sheets == 60
    shelf = enrolled.desk.workplace.profiles
    assert [edition.version for edition in shelf.editions()] == ["第二版", "松木第一版"]
    assert shelf.text(first) == shipped("songmu").text
    enrolled.sync.exchange()
    assert has_it(town, first) == [True] and has_it(town, second) == [True]
    assert are_alike(enrolled, town) and enrolled.check().is_sound
    assert enrolled.sync.exchange(is_check_wanted=True).rows == "same"
    assert town.township.check().is_sound


def test_they_come_by_stick_too(pc, town, tmp_path, stick):
    publish(town, shipped("pingyi"))
    pc.sync.accept_invitation(town.invitation(tmp_path))
    for _ in range(2):
        written = pc.sync.export_bundle(stick).path
        receipt = town.township.import_bundle(read_from_stick(Path(written), BUNDLE_BYTES_MAX))
        pc.sync.import_bundle(
            write_to_stick(stick, "answer", receipt.export_number, receipt.answer)
        )
    assert code_at(pc) == "pingyi"
    assert are_alike(pc, town)


def test_a_township_counts_by_the_thresholds_that_it_published(town):
    assert town.township.profiles.vantage().levels.alert_days_late == 5
    publish(town, changed("qingzhou", "alert_days_late = 5", "alert_days_late = 9"))
    assert town.township.profiles.vantage().levels.alert_days_late == 9


def test_a_station_chooses_for_itself_until_the_township_publishes(enrolled, town):
    enrolled.desk.profiles.adopt(enrolled.actor, shipped("baodi"))
    assert code_at(enrolled) == "baodi"
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)
    publish(town, shipped("zhoushan"))
    enrolled.sync.exchange()
    assert code_at(enrolled) == "zhoushan"
    with pytest.raises(OperationRefused, match="profile_from_township"):
        enrolled.desk.profiles.adopt(enrolled.actor, shipped("baodi"))
    rules = enrolled.desk.workplace.profiles.rules_in_force("2026-12-31")
    assert rules.is_from_township and rules.not_understood == 0


def test_the_other_pc_of_the_station_follows_its_choice(enrolled, town, make_pc, server, tmp_path):
    enrolled.desk.profiles.adopt(enrolled.actor, shipped("yingshan"))
    enrolled.sync.exchange()
    other = make_pc("other", 7).set_up()
    other.sync.accept_invitation(town.invitation(tmp_path, "B", url=server.url))
    other.sync.exchange()
    assert code_at(other) == "yingshan"


def test_what_a_newer_program_wrote_is_left_out_and_told(enrolled, town, monkeypatch):
    text = shipped("songmu").text.replace("[reviews]", "[reviews]\nunheard_of = 1")
    reading = read_profile(text.encode())
    assert [each.place for each in reading.mistakes] == ["reviews.unheard_of"]
    newer = ProfileReading(text, reading.partial, reading.partial)
    publish(town, newer)
    enrolled.sync.exchange()
    rules = enrolled.desk.workplace.profiles.rules_in_force("2026-12-31")
    assert rules.profile.code == "songmu" and rules.not_understood == 1
    assert rules.profile.reviews.minimum_sheets == 50


def test_the_same_rules_are_not_published_twice(town):
    publish(town, shipped("songmu"))
    with pytest.raises(OperationRefused, match="profile_already_published"):
        publish(town, shipped("songmu"))
    with pytest.raises(OperationRefused, match="profile_refused"):
        publish(town, read_profile(b'code = "a"'))
    with pytest.raises(OperationRefused, match="profile_edition_unknown"):
        town.township.profiles.text("nothing")


def test_the_rules_are_still_there_after_the_township_was_opened_anew(town, tmp_path, clock):
    publish(town, shipped("pingyi"), "县里第一版")
    view = town.township.profiles.view()
    assert (view.profile.code, view.in_force.version) == ("pingyi", "县里第一版")
    assert view.text == shipped("pingyi").text
    assert surroundings_of(clock, 3) is not None


def test_a_countys_own_characters_come_with_its_rules_and_are_printed_as_what_they_are(
    enrolled, town
):
    drawing = PaperDrawing(RESOURCES / "fonts")
    case = enrolled.register(applicant_name="张\ue170\ue171")

    def words():
        pdf = drawing.draw(enrolled.desk.papers.material_receipt(enrolled.actor, case.id))
        return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()

    assert "张〔U+E170〕〔U+E171〕" in words()
    own = shipped("songmu").text + '\n[characters]\nE170 = "䶮"\n"U+E171" = "20BB7"\n'
    publish(town, read_profile(own.encode()))
    enrolled.sync.exchange()

    assert "张䶮𠮷" in words()
    assert enrolled.store.cases.by_id(case.id).applicant_name == "张\ue170\ue171"  # as written


def test_characters_that_are_none_are_named():
    own = shipped("songmu").text + '\n[characters]\nE170 = "E171"\n4E00 = "丁"\n'
    places = [(each.place, each.problem) for each in read_profile(own.encode()).mistakes]

    wrong = "profile_character_impossible"
    assert places == [("characters.E170", wrong), ("characters.4E00", wrong)]
