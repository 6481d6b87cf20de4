"""The photograph of a cadre that stands on liaison cards: at most one, shrunk, the older ones history."""

from app.acts.attachment_acts import AttachmentActs
from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.attachments import PDF, RETRACT
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.records import Attachment
from app.models.roles import check_permission

PARENT_KIND = "cadre"
PERMISSION = "attach_file"
NO_PICTURE = frozenset({"attachment_format_unknown", "attachment_empty", "picture_unreadable"})


class CadrePhotoActs:
    """The acts on photographs of cadres. A new one, or none, makes the cards that show it stale."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store
        self._attachments = AttachmentActs(workplace)

    def of(self, cadre_id: str) -> Attachment | None:
        """The photograph; of two that two PCs kept, the later one."""
        found = self._store.attachments.of_parent(PARENT_KIND, cadre_id)
        return max(found, key=lambda each: (each.hlc, each.id), default=None)

    def data(self, cadre_id: str) -> bytes:
        """Its bytes; empty without one, and until an exchange has brought them."""
        photo = self.of(cadre_id)
        if photo is None:
            return b""
        try:
            return self._attachments.data(photo.id)
        except EnvironmentProblem:
            return b""

    def shown_hash(self, cadre_id: str) -> str:
        """The content hash of a photograph that can be printed here; else empty."""
        photo = self.of(cadre_id)
        is_here = photo is not None and self._attachments.is_here(photo)
        return photo.content_hash if photo is not None and is_here else ""

    def keep(self, actor: Actor, cadre_id: str, file_name: str, data: bytes) -> Attachment:
        """Make a file the cadre's photograph, in place of the one before.

        Raises OperationRefused `cadre_photo_unreadable` for what is no photograph, then nothing has
        changed; and what `AttachmentActs.prepare` raises of size and name.
        """
        check_permission(actor.role, PERMISSION)
        try:
            prepared = self._attachments.prepare(file_name, data)
        except OperationRefused as refused:
            if refused.key in NO_PICTURE:
                raise OperationRefused("cadre_photo_unreadable") from None
            raise
        if prepared.media_type == PDF:
            raise OperationRefused("cadre_photo_unreadable")
        with self._workplace.pen.act(actor, PERMISSION) as act:
            self._retract_all(act, cadre_id)
            return self._attachments.write(act, PARENT_KIND, cadre_id, prepared)

    def remove(self, actor: Actor, cadre_id: str) -> None:
        """Print cards without a photograph from now on. Raises OperationRefused
        `cadre_photo_missing`.
        """
        with self._workplace.pen.act(actor, PERMISSION) as act:
            if not self._retract_all(act, cadre_id):
                raise OperationRefused("cadre_photo_missing")

    def _retract_all(self, act: Act, cadre_id: str) -> int:
        standing = self._store.attachments.of_parent(PARENT_KIND, cadre_id)
        for each in standing:
            fields = {"action": RETRACT, "at": self._workplace.now(), "note": "换照片"}
            act.event("attachment", fields, each.entity_id)
        return len(standing)
