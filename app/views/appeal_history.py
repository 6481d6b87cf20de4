"""What happened to an appeal: who took it up, who answers for it, and what was answered."""

from app.models.appeal_stages import SUPERVISE
from app.models.moments import end_text
from app.models.records import AppealStep
from app.views.case_words import supervision_lines
from app.views.history_card import HistoryCard
from app.views.translation import spoken
from app.words.terms import APPEAL_ACTION


class AppealHistory(HistoryCard):
    """The steps of an appeal. Lines are AppealHistoryLine."""

    def title(self) -> str:
        """What stands above the steps."""
        return self.tr("经过")

    def action_and_words(self, step: AppealStep) -> tuple[str, list[str]]:
        """What was done in a step, and what was said with it."""
        if step.action == SUPERVISE:
            return spoken(APPEAL_ACTION, step.action), supervision_lines(step)
        satisfaction = {True: self.tr("满意"), False: self.tr("不满意"), None: ""}
        reply = self.tr("答复：{reply}").format(reply=step.reply) if step.reply else ""
        person = (
            self.tr("责任人：{name}").format(name=step.assignee_name) if step.assignee_name else ""
        )
        due = (
            self.tr("时限：{day}").format(day=end_text(step.due_on, step.due_at))
            if step.due_on
            else ""
        )
        told = (reply, satisfaction[step.is_satisfied], person, step.duty, due, step.promise)
        return spoken(APPEAL_ACTION, step.action), [part for part in (*told, step.note) if part]
