"""What is logged, by us or by a library, holds no person's number."""

import io
import logging

import pytest

from app.cli.log_masks import mask_logs, masked_line

NUMBER, PHONE = "370781194910010019", "13800138000"


@pytest.fixture
def log():
    before = logging.getLogRecordFactory()
    mask_logs()
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logger = logging.getLogger("tests.masks")
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, stream
    logger.removeHandler(handler)
    logger.propagate = True
    logging.setLogRecordFactory(before)


def test_words_values_and_tracebacks_are_masked(log):
    logger, stream = log
    logger.warning("people %s and %s of 3", NUMBER, {"phone": PHONE})
    logger.warning(f"number {NUMBER[:-1]}X")
    try:
        raise ValueError(f"bad row {NUMBER}")
    except ValueError:
        logger.exception("no row %d", 7)
    said = stream.getvalue()
    assert NUMBER[4:] not in said and PHONE[4:] not in said
    assert "370***************" in said and "138********" in said
    assert "ValueError" in said and "no row 7" in said and "of 3" in said


def test_values_that_do_not_fit_lose_no_line(log):
    logger, stream = log
    words = "one %s two %s"
    logger.warning(words, NUMBER)
    assert stream.getvalue().startswith("one")


@pytest.mark.parametrize(
    "text", ["370781109216-A00001-0", "a" * 64, "0123456789abcdef13800138000", "2026-03-02T09:00",
             "port 54321", "12 345 678"],
)  # fmt: skip
def test_what_is_no_persons_number_stays_readable(text):
    assert masked_line(text) == text
