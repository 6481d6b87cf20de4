"""Files that pages hand out: always to be saved, never shown."""

from starlette.responses import Response

FILE_TYPE = "application/octet-stream"


def download(content: bytes, name: str) -> Response:
    """A file under a name of plain ASCII."""
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }
    return Response(content, 200, headers, media_type=FILE_TYPE)
