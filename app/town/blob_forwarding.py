"""A town brings its county the attachments that its records name: after the records, and resumable."""

from app.journal.blob_push import NO_LANE, NOT_NAMED, OUT_OF_PLACE, WRONG, BlobLine, BlobPush
from app.journal.blobs import BlobNeed
from app.models.errors import OperationRefused
from app.town.blob_shelf import BlobShelf

_TROUBLES_OF_ONE = {OUT_OF_PLACE, WRONG, NOT_NAMED}


class BlobForwarding:
    """One round. What the county lacks is asked of it each time; nothing here says "sent".

    Attributes:
        sent: how many contents came across whole.
        waiting: how many the county lacks although they are in town; None before it has said so.
    """

    def __init__(self, shelf: BlobShelf) -> None:
        self._shelf = shelf
        self.sent = 0
        self.waiting: int | None = None

    def run(self, line: BlobLine) -> None:
        """Bring all that is lacking there and lies here; what has not come into town yet is passed
        over. Raises what the line raises; a county of an earlier version has no such lane.
        """
        push, passed_over = BlobPush(line.put_blob), 0
        while True:
            try:
                needs = line.blob_needs(passed_over)
            except OperationRefused as refusal:
                if refusal.key != NO_LANE:
                    raise
                return
            here = [need for need in needs.wanted if self._shelf.has(need.content_hash)]
            brought = sum(self._brought(push, need) for need in here)
            self.sent += brought
            self.waiting = (self.waiting or 0) + len(here) - brought
            passed_over += len(needs.wanted) - brought
            if needs.is_whole:
                return

    def _brought(self, push: BlobPush, need: BlobNeed) -> bool:
        content = self._shelf.read(need.content_hash)
        try:
            return content is not None and push.push(need, content)
        except OperationRefused as refusal:
            # What is the matter with one attachment holds up no other.
            if refusal.key not in _TROUBLES_OF_ONE:
                raise
            return False
