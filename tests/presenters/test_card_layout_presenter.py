"""Layouts in the editor: drawn while one types, kept as one's own, brought in and given out."""

import msgspec
import pytest

from app.bootstrap.paper_drawing import PaperDrawing
from app.presenters.card_layout_presenter import CardLayoutPresenter
from tests.stations import RESOURCES

from .village import actor_of


@pytest.fixture(scope="module")
def papers():
    return PaperDrawing(RESOURCES / "fonts")


@pytest.fixture
def editor(screen, runner, station, papers):
    editor = CardLayoutPresenter(
        screen, runner, actor_of(station), runner, papers.draw_card_pictures, lambda: None
    )
    editor.open()
    return editor


@pytest.fixture
def standard(editor, screen):
    return msgspec.to_builtins(screen.last("show_layouts")[0])


def test_both_sides_are_drawn_as_they_stand_in_the_form(editor, screen, standard):
    editor.preview(standard)
    first = screen.last("show_pictures")
    assert [picture[:8] for picture in first] == [b"\x89PNG\r\n\x1a\n"] * 2
    standard["front"][0]["size_pt"] = "8"
    editor.preview(standard)
    assert screen.last("show_pictures")[0] != first[0]


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("x_mm", "abc", "layout_number_unreadable"),
        ("x_mm", "200", "layout_element_outside"),
        ("y_mm", "20", "layout_elements_overlap"),
        ("size_pt", "6", "layout_type_too_small"),
        ("text", "{head_name}", "layout_field_unknown"),
        ("text", "{cadre_name", "layout_text_unreadable"),
        ("text", "370781199001010019", "layout_text_private"),
    ],
)
def test_what_cannot_be_printed_is_said_at_once_and_never_kept(
    editor, screen, runner, standard, field, value, key
):
    standard["front"][0][field] = value
    standard["name"] = "我的版式"
    for act in (editor.preview, editor.keep):
        act(standard)
        assert screen.last("show_problem").key == key
    assert runner.desk.card_layouts.own() == ()


def test_a_changed_layout_is_kept_under_a_new_name_and_prints(editor, screen, runner, standard):
    editor.keep(standard)
    assert screen.last("show_problem").key == "layout_name_taken"
    standard["name"] = "我的版式"
    editor.keep(standard)
    [own] = runner.desk.card_layouts.own()
    assert (own.name, screen.last("show_kept")) == ("我的版式", own)

    changed = msgspec.to_builtins(own) | {"name": "改名"}
    editor.keep(changed)
    assert [layout.name for layout in runner.desk.card_layouts.own()] == ["改名"]
    editor.remove(own.key)
    assert runner.desk.card_layouts.own() == ()


def test_a_layout_goes_out_as_a_file_and_comes_in_again(editor, screen, runner, standard, tmp_path):
    path = tmp_path / "版式.json"
    editor.give_out(standard | {"name": "邻村的版式"}, path)
    editor.bring_in(path)
    assert [layout.name for layout in runner.desk.card_layouts.own()] == ["邻村的版式"]

    for junk in (b"%PDF-1.7", b"", b"\xff\xfe", b"{", b"id = 1", b"x" * 200_000):
        path.write_bytes(junk)
        editor.bring_in(path)
        assert screen.last("show_problem").key == "layout_unreadable"
    editor.bring_in(tmp_path / "nothing")
    assert screen.last("show_problem").key == "file_unreadable"
    assert len(runner.desk.card_layouts.own()) == 1
