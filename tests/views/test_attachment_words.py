"""What the exchange says of attachments: what moved, what waits, and nothing when there was nothing."""

import pytest

from app.store.exchange_log import ExchangeEvent
from app.sync.reports import BlobCounts
from app.views.sync_words import attachment_words, event_words, result_words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (BlobCounts(), ""),
        (BlobCounts(sent=2), "附件送出 2 份，收到 0 份。"),
        (BlobCounts(unsent=1, to_fetch=2), "还有 3 份附件下次接着传。"),
        (BlobCounts(1, 1, 1), "附件送出 1 份，收到 1 份。还有 1 份附件下次接着传。"),
    ],
)
def test_the_page_tells_of_what_moved_and_what_waits(counts, words):
    assert attachment_words(counts) == words


def event(result: str) -> ExchangeEvent:
    facts = {"attachments_sent": 3, "attachments_received": 1}
    return ExchangeEvent(1, "2026-03-02T01:00:00Z", "http", "both", "", result, facts, 0, 0)


def test_the_log_has_a_line_for_them():
    assert event_words(event("done")) == "附件：送出 3 份，收到 1 份"
    assert result_words(event("server_unreachable")) == "没成功"
    assert "连不上镇里的服务器" in event_words(event("server_unreachable"))
