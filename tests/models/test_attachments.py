"""Which files may be attached, and under which names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.attachments import (
    JPEG,
    NAME_LENGTH_MAX,
    PDF,
    PNG,
    is_hash,
    media_type_of,
    safe_file_name,
    standing,
)
from app.models.errors import OperationRefused
from app.models.records import Attachment

PATHS = (
    "..\\x", "../x", "/etc/passwd", "C:\\x.jpg", "a/b.jpg", "x:stream", "..", ".", "", " ", "CON",
    "nul.jpg", "com1.pdf", "a\nb.jpg", "a\x00b", "a\tb", "what?.jpg", "*", '"', "<x>", "|", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("name", PATHS)
def test_a_name_that_is_a_path_or_no_name_is_refused(name):
    with pytest.raises(OperationRefused, match="attachment_name_unusable"):
        safe_file_name(name, JPEG)


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("身份证正面.jpg", JPEG, "身份证正面.jpg"),
        ("IMG_0001.JPEG", JPEG, "IMG_0001.jpg"),
        ("scan", PDF, "scan.pdf"),
        ("表.pdf.exe", PDF, "表.pdf.pdf"),
        ("photo.png", JPEG, "photo.jpg"),
        ("  户口簿 .png ", PNG, "户口簿.png"),
        ("\u202egpj.exe", JPEG, "gpj.jpg"),
        ("第3.2条", PNG, "第3.2条.png"),
        ("长" * 300 + ".jpg", JPEG, "长" * (NAME_LENGTH_MAX - 4) + ".jpg"),
    ],
)
def test_a_name_keeps_its_words_and_gets_the_ending_of_its_content(name, media_type, kept):
    assert safe_file_name(name, media_type) == kept


@given(st.text(max_size=300))
def test_whatever_the_name_it_is_refused_or_harmless(name):
    try:
        kept = safe_file_name(name, PDF)
    except OperationRefused as refusal:
        assert refusal.key == "attachment_name_unusable"
        return
    assert 5 <= len(kept) <= NAME_LENGTH_MAX and kept.endswith(".pdf")
    assert not set(kept) & set('/\\:*?"<>|\0\n\r\u202e') and kept.strip(" .") == kept
    assert safe_file_name(kept, PDF) == kept


def test_a_file_is_known_by_its_first_bytes_only():
    assert media_type_of(b"\xff\xd8\xff\xe0") == JPEG
    assert media_type_of(b"%PDF-1.4\n") == PDF
    for content, problem in (
        (b"", "attachment_empty"),
        (b"MZ %PDF-1.4", "attachment_format_unknown"),
    ):
        with pytest.raises(OperationRefused, match=problem):
            media_type_of(content)


def test_a_hash_is_never_a_path():
    assert is_hash("0a" * 32)
    assert not any(map(is_hash, ("../" * 21 + "a", "0A" * 32, "0a" * 31, "０a" * 32, "")))


def test_what_was_retracted_stands_no_more():
    events = [
        Attachment(id="f:1", entity_id="a", action="attach"),
        Attachment(id="f:2", entity_id="b", action="attach"),
        Attachment(id="f:3", entity_id="a", action="retract"),
    ]
    assert [event.id for event in standing(events)] == ["f:2"]
    assert [event.id for event in standing(reversed(events))] == ["f:2"]
