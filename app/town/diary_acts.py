"""What the township's leaders do with diaries: comment on a visit at their rank (点评)."""

from app.models.errors import OperationRefused
from app.models.records import Visit
from app.models.town_roles import COMMENT
from app.models.visit_records import COMMENT_RANKS, DiaryComment
from app.town.clerk_writing import Clerk, clean_text, clerk_pen
from app.town.office import Office


class DiaryActs:
    """The acts on diaries."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def comment(
        self, village_code: str, visit_id: str, clerk: Clerk, rank: str, words: str
    ) -> None:
        """Write a comment of that rank beside those that are there; none is ever replaced.

        Raises OperationRefused `visit_unknown`, `comment_rank_unknown`, `comment_missing`.
        """
        comment = clean_text(words)
        if rank not in COMMENT_RANKS:
            raise OperationRefused("comment_rank_unknown")
        if not comment:
            raise OperationRefused("comment_missing")
        with clerk_pen(self._office, village_code, clerk, COMMENT) as pen:
            if not pen.rows.steps(Visit, village_code, visit_id):
                raise OperationRefused("visit_unknown")
            known = pen.rows.steps(DiaryComment, village_code, visit_id)
            said = DiaryComment(id="", rank=rank, comment=comment)
            pen.write("diary_comment", visit_id, known, [pen.ready(said, known)])
            pen.finish()
