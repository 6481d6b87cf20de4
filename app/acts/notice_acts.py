"""Notices from the township at a station: which hold today, their files, and the word of having read one."""

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.notices import Notice, file_of


class NoticeActs:
    """The acts on notices."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._notices = workplace.store.notices

    def shown(self) -> list[Notice]:
        """Those that hold today, the newest first, with when each was read here first."""
        today, read = self._workplace.today().isoformat(), self._notices.readings()
        return [
            msgspec.structs.replace(notice, read_at=read[notice.id].read_at)
            if notice.id in read
            else notice
            for notice in self._notices.notices()
            if notice.holds_on(today)
        ]

    def file(self, notice_id: str) -> bytes:
        """The file that came with a notice. Raises OperationRefused `notice_unknown`,
        `notice_file_damaged`.
        """
        self._known(notice_id)
        return file_of(self._notices.parts(notice_id))

    def read(self, actor: Actor, notice_id: str) -> None:
        """已阅: the first word counts, and the township sees it.

        Raises OperationRefused `notice_unknown`, `act_not_permitted`.
        """
        self._known(notice_id)
        if notice_id not in self._notices.readings():
            with self._workplace.pen.act(actor, "read_notice") as act:
                act.event("notice_reading", {"read_at": self._workplace.now()}, notice_id)

    def _known(self, notice_id: str) -> Notice:
        for notice in self._notices.notices():
            if notice.id == notice_id:
                return notice
        raise OperationRefused("notice_unknown")
