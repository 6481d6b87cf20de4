"""The address of a server as people type it."""

from app.models.errors import OperationRefused


def server_address(typed: str) -> str:
    """The address without a slash at its end; empty where nothing was typed.

    Raises OperationRefused `server_address_wrong`.
    """
    cleaned = typed.strip().rstrip("/")
    if cleaned and not cleaned.startswith(("http://", "https://")):
        raise OperationRefused("server_address_wrong")
    return cleaned
