"""The files that a station has attached to a case: listed on its page, handed out as downloads only."""

from urllib.parse import quote

import msgspec
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from app.models.attachments import ENDINGS, PDF, is_hash
from app.models.errors import OperationRefused
from app.models.records import Attachment
from app.town.console.protection import Sessions
from app.town.ledger.attachment_queries import AttachmentQueries
from app.town.ledger.case_queries import CaseQueries
from app.town.township import Township

OPAQUE = "application/octet-stream"
KIND_WORDS = {PDF: "PDF"}
PHOTOGRAPH = "照片"


class AttachmentLine(msgspec.Struct, frozen=True):
    """One file as the page shows it. `is_here`: its bytes have come, too."""

    id: str
    name: str
    kind: str
    size_bytes: int
    at: str
    by: str
    is_here: bool


class AttachmentPages:
    """What clerks see of attachments. No file is ever opened or shown by the server."""

    def __init__(self, township: Township, sessions: Sessions) -> None:
        self._township = township
        self._sessions = sessions

    def lines(
        self, connection: Connection, village_code: str, case_id: str
    ) -> list[AttachmentLine]:
        """What stands attached to a case and to its papers."""
        shelf = self._township.blobs.shelf
        return [
            AttachmentLine(
                id=each.entity_id,
                name=each.file_name,
                kind=KIND_WORDS.get(each.media_type, PHOTOGRAPH),
                size_bytes=each.size_bytes,
                at=each.at,
                by=each.actor_name,
                is_here=shelf.has(bytes.fromhex(each.content_hash)),
            )
            for each in self._of_case(connection, village_code, case_id)
        ]

    def download(self, request: Request) -> Response:
        """One file, for a program of the clerk's own to open.

        Raises OperationRefused `attachment_unknown` or `attachment_not_in_town`.
        """
        self._sessions.visitor(request)
        names = ("village", "case", "attachment")
        village_code, case_id, attachment_id = (request.path_params[name] for name in names)
        with self._township.ledger.read() as connection:
            attached = self._of_case(connection, village_code, case_id)
        found = next((each for each in attached if each.entity_id == attachment_id), None)
        if found is None:
            raise OperationRefused("attachment_unknown")
        content = self._township.blobs.shelf.read(bytes.fromhex(found.content_hash))
        if content is None:
            raise OperationRefused("attachment_not_in_town")
        headers = {
            "content-disposition": f"attachment; filename*=UTF-8''{quote(found.file_name, safe='')}",
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
            "content-security-policy": "default-src 'none'; sandbox",
        }
        media_type = found.media_type if found.media_type in ENDINGS else OPAQUE
        return Response(content, 200, headers, media_type=media_type)

    def _of_case(self, connection: Connection, village_code: str, case_id: str) -> list[Attachment]:
        ledger = self._township.ledger
        papers = CaseQueries(connection, ledger.town_code, ledger.statements).materials(
            village_code, case_id
        )
        queries = AttachmentQueries(connection, ledger.town_code, village_code)
        found = queries.of_parents([case_id, *(paper.id for paper in papers)])
        return [each for each in found if is_hash(each.content_hash)]
