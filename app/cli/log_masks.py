"""Logs without people's numbers: whatever is logged, ID numbers and phones in it are masked first."""

import logging
import re
import traceback
from typing import Any

# An ID number of 18 or 15 places, or a mobile number; longer runs are hashes and case numbers.
_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z])(?:[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{14}|1[3-9][0-9]{9})(?![0-9A-Za-z])"
)
_SHOWN = 3


def masked_line(text: str) -> str:
    """The text with every number of a person masked but for its beginning."""
    return _NUMBERS.sub(lambda found: found[0][:_SHOWN] + "*" * (len(found[0]) - _SHOWN), text)


class MaskedRecord(logging.LogRecord):
    """A log record whose words, values and traceback are masked as it is made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        try:
            words = self.getMessage()
        except (TypeError, ValueError):  # the values do not fit the words
            words = str(self.msg)
        self.msg, self.args = masked_line(words), ()
        if self.exc_info and self.exc_info[0] is not None:
            lines = traceback.format_exception(*self.exc_info)
            self.exc_text = masked_line("".join(lines).rstrip())


def mask_logs() -> None:
    """From now on, in the whole program and in the libraries that it uses."""
    logging.setLogRecordFactory(MaskedRecord)
