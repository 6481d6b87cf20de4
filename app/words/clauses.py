"""What people wrote, put together in one line without two marks after each other."""

from collections.abc import Iterable

ENDINGS = "。．.；;，, "


def joined_clauses(parts: Iterable[str], between: str = "；") -> str:
    """One after the other; each but the last gives up its own full stop."""
    written = [part.strip() for part in parts if part.strip()]
    return between.join([*(part.rstrip(ENDINGS) for part in written[:-1]), *written[-1:]])
