"""What staff do with attachments: photographs and PDF files kept with a case, a visit and so on."""

import msgspec

from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.attachments import (
    ATTACH,
    ATTACHMENT_BYTES_MAX,
    OFFERED_BYTES_MAX,
    PARENT_KINDS,
    PDF,
    RETRACT,
    media_type_of,
    safe_file_name,
)
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.kinds import KINDS
from app.models.records import Attachment
from app.models.roles import check_permission
from app.pictures.shrinking import shrunk_picture

PERMISSION = "attach_file"


class PreparedFile(msgspec.Struct, frozen=True):
    """A file that was looked at, shrunk and kept, and that no entry names yet.

    It may wait in a form's draft; after a month it is gone.
    """

    content_hash: str
    size_bytes: int
    media_type: str
    file_name: str


class AttachmentActs:
    """The acts on attachments. The bytes are on the disk before the entry that names them is."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store
        self._blobs = workplace.blobs

    def attach(
        self, actor: Actor, parent_kind: str, parent_id: str, file_name: str, data: bytes
    ) -> Attachment:
        """Keep a photograph (JPEG, PNG) or a PDF file with a case, a visit and so on.

        A photograph is shrunk and turned upright, and loses what it says about place and camera.
        Raises what `prepare` raises, and OperationRefused `attachment_parent_unknown`.
        """
        check_permission(actor.role, PERMISSION)
        self._check_parent(parent_kind, parent_id)
        prepared = self.prepare(file_name, data)
        return self.attach_prepared(actor, parent_kind, parent_id, prepared)

    def prepare(self, file_name: str, data: bytes) -> PreparedFile:
        """Look at a file, shrink it and keep its bytes, for `attach_prepared` or `write`.

        Raises OperationRefused `attachment_empty`, `attachment_format_unknown`,
        `attachment_name_unusable`, `attachment_too_large` (megabytes), `picture_unreadable`,
        `picture_too_large` (megapixels); EnvironmentProblem `attachment_not_written`,
        `picture_not_shrunk`. Nothing is kept then.
        """
        media_type = media_type_of(data)
        safe_file_name(file_name, media_type)  # refused before the work of shrinking
        largest = ATTACHMENT_BYTES_MAX if media_type == PDF else OFFERED_BYTES_MAX
        if len(data) > largest:
            raise OperationRefused("attachment_too_large", megabytes=largest >> 20)
        content = data if media_type == PDF else shrunk_picture(data)
        media_type = media_type_of(content)
        return PreparedFile(
            content_hash=self._blobs.keep(content).hex(),
            size_bytes=len(content),
            media_type=media_type,
            file_name=safe_file_name(file_name, media_type),
        )

    def attach_prepared(
        self, actor: Actor, parent_kind: str, parent_id: str, prepared: PreparedFile
    ) -> Attachment:
        """Attach what was prepared before.

        Raises OperationRefused `attachment_parent_unknown`, `visit_unknown`; EnvironmentProblem
        `attachment_not_here` when it was prepared too long ago.
        """
        with self._workplace.pen.act(actor, PERMISSION) as act:
            return self.write(act, parent_kind, parent_id, prepared)

    def write(
        self, act: Act, parent_kind: str, parent_id: str, prepared: PreparedFile
    ) -> Attachment:
        """Attach inside an act that is open, so that a case and its photographs are one commit."""
        self._check_parent(parent_kind, parent_id)
        if not self._blobs.has(bytes.fromhex(prepared.content_hash)):
            raise EnvironmentProblem("attachment_not_here")
        entity = act.event(
            "attachment",
            {
                "action": ATTACH,
                "at": self._workplace.now(),
                "parent_kind": parent_kind,
                "parent_id": parent_id,
                **msgspec.structs.asdict(prepared),
            },
        )
        return self._store.attachments.by_entity(entity)

    def of(self, parent_kind: str, parent_id: str) -> list[Attachment]:
        """What stands attached, oldest first."""
        return self._store.attachments.of_parent(parent_kind, parent_id)

    def is_here(self, attachment: Attachment) -> bool:
        """Whether the bytes are on this PC already; else an exchange will bring them."""
        return self._blobs.has(bytes.fromhex(attachment.content_hash))

    def data(self, attachment_id: str) -> bytes:
        """The bytes of an attachment (its `id`), proved by their hash; also of a retracted one.

        Raises OperationRefused `attachment_unknown`; EnvironmentProblem `attachment_not_here`, and
        `attachment_damaged`, after which the next exchange fetches them again.
        """
        attachment = self._store.attachments.by_id(attachment_id)
        content_hash = bytes.fromhex(attachment.content_hash)
        try:
            return self._blobs.read(content_hash)
        except EnvironmentProblem as problem:
            if problem.key == "attachment_damaged":
                self._blobs.set_aside(content_hash)
            raise

    def retract(self, actor: Actor, attachment_id: str, reason: str) -> None:
        """Say that an attachment does not belong there. It and its bytes are kept as history.

        Raises OperationRefused `attachment_unknown`, `attachment_reason_missing`,
        `attachment_retracted_already`.
        """
        if not reason.strip():
            raise OperationRefused("attachment_reason_missing")
        with self._workplace.pen.act(actor, PERMISSION) as act:
            attachment = self._store.attachments.by_id(attachment_id)
            if self._store.attachments.is_retracted(attachment):
                raise OperationRefused("attachment_retracted_already")
            fields = {"action": RETRACT, "at": self._workplace.now(), "note": reason.strip()}
            act.event("attachment", fields, attachment.entity_id)

    def _check_parent(self, kind: str, parent_id: str) -> None:
        """Raises OperationRefused `attachment_parent_unknown`."""
        village = self._workplace.village.code
        if kind == "visit":
            self._store.visits.by_entity(parent_id)
        elif (
            kind not in PARENT_KINDS
            or self._store.rows.row(KINDS[kind].record, village, parent_id) is None
        ):
            raise OperationRefused("attachment_parent_unknown")
