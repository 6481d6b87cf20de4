"""The township's own forms (表样) that the station keeps, and the lists that went out of the house."""

import hashlib

import msgspec

from app.acts.paper_noting import PaperT, made_out
from app.acts.pen import Act, Actor
from app.acts.print_acts import PrintActs, Printing
from app.acts.workplace import Workplace
from app.models.attachments import ATTACH, RETRACT
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.list_papers import ListContent
from app.models.listed_ledgers import LISTED
from app.models.papers import PaperKey
from app.models.records import Attachment
from app.models.rules.papers import filled

PARENT_KIND = "sheet_form"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRINTED, EXPORTED = "list", "list_export"


class FormActs:
    """The acts on forms: one a ledger, kept by an administrator, the same on all PCs of the station."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store
        self._blobs = workplace.blobs

    def keep(self, actor: Actor, ledger: str, file_name: str, form: bytes) -> Attachment:
        """Make a workbook the form of a ledger, in place of the one before, which stays as history.

        It has been looked at before (`app.sheets.form_filling.check_form`). Raises OperationRefused
        `list_unknown`; EnvironmentProblem `attachment_not_written`.
        """
        parent_id = form_id_of(ledger)
        content_hash = self._blobs.keep(form).hex()
        with self._workplace.pen.act(actor, "manage_station") as act:
            self._retract_all(act, parent_id)
            entity = act.event(
                "attachment",
                {
                    "action": ATTACH,
                    "at": self._workplace.now(),
                    "parent_kind": PARENT_KIND,
                    "parent_id": parent_id,
                    "content_hash": content_hash,
                    "size_bytes": len(form),
                    "media_type": XLSX,
                    "file_name": file_name[-120:],
                },
            )
        return self._store.attachments.by_entity(entity)

    def put_away(self, actor: Actor, ledger: str) -> None:
        """Go back to the plain table. Raises OperationRefused `list_unknown`, `form_unknown`."""
        parent_id = form_id_of(ledger)
        with self._workplace.pen.act(actor, "manage_station") as act:
            if not self._retract_all(act, parent_id):
                raise OperationRefused("form_unknown")

    def kept(self, ledger: str) -> Attachment | None:
        """Which workbook a ledger has, if any; of two that two PCs kept, the later one.

        Raises OperationRefused `list_unknown`.
        """
        found = self._store.attachments.of_parent(PARENT_KIND, form_id_of(ledger))
        return max(found, key=lambda each: (each.hlc, each.id), default=None)

    def bytes_of(self, ledger: str) -> bytes | None:
        """The workbook itself. Raises EnvironmentProblem `form_not_here` until an exchange has
        brought it.
        """
        kept = self.kept(ledger)
        if kept is None:
            return None
        try:
            return self._blobs.read(bytes.fromhex(kept.content_hash))
        except EnvironmentProblem as problem:
            raise EnvironmentProblem("form_not_here", name=kept.file_name) from problem

    def made_out(self, actor: Actor, content: ListContent) -> ListContent:
        """A list as it goes on paper: in the words of the place, marked when just that was printed
        before. It is noted when it is handed out (`app.acts.print_acts`).
        """
        return self.made_out_as(actor, content.ledger, self._worded(content))

    def made_out_as(self, actor: Actor, ledger: str, content: PaperT) -> PaperT:
        """The same for any paper that shows that list."""
        subject = form_id_of(ledger)
        return made_out(
            self._workplace, actor, PRINTED, subject, ledger, content, is_by_content=True
        )

    def note_export(self, actor: Actor, content: ListContent) -> ListContent:
        """Write down that a list goes out as a table, by whom and with which content; returns it in
        the words of the place.
        """
        said = self._worded(content)
        key = PaperKey(EXPORTED, form_id_of(said.ledger), said.ledger, said.digest(), True)
        PrintActs(self._workplace).note(actor, Printing(key, way="file"))
        return said

    def _worded(self, content: ListContent) -> ListContent:
        texts = self._workplace.profile.papers.lists.get(content.ledger)
        if texts is None:
            return content
        return msgspec.structs.replace(
            content,
            title=filled(texts.title, title=content.title) or content.title,
            note=filled(texts.note, note=content.note) or content.note,
            signatures=texts.signatures or content.signatures,
        )

    def _retract_all(self, act: Act, parent_id: str) -> int:
        standing = self._store.attachments.of_parent(PARENT_KIND, parent_id)
        for each in standing:
            fields = {"action": RETRACT, "at": self._workplace.now(), "note": "换表样"}
            act.event("attachment", fields, each.entity_id)
        return len(standing)


class KeptForm(msgspec.Struct, frozen=True):
    """One line of the page on forms: the list, and the workbook that it goes into, if any."""

    ledger: str
    title: str
    file_name: str = ""
    kept_at: str = ""


def form_id_of(ledger: str) -> str:
    """What a ledger's form is kept under. Raises OperationRefused `list_unknown`."""
    if ledger not in LISTED:
        raise OperationRefused("list_unknown")
    return hashlib.sha256(f"lianxin/form/1/{ledger}".encode()).hexdigest()[:32]
