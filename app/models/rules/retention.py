"""How long records on paper are kept, by the county's own table."""

from typing import Annotated

import msgspec
from msgspec import Meta


class RetentionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[retention]`."""

    cases: Annotated[str, Meta(max_length=40)] = ""
    """A case's file: 永久, 30年, 10年. Empty: whatever the table for village archives says."""
