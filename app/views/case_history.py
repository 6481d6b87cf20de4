"""What happened to a case: its steps, and those of putting a bad rating right."""

from app.models.records import CaseStep
from app.models.rectification_records import RectificationStep
from app.views.case_words import action_words, step_words
from app.views.history_card import HistoryCard
from app.views.translation import spoken
from app.words.terms import CASE_ACTION


class CaseHistory(HistoryCard):
    """The steps of a case. Lines are HistoryLine."""

    def title(self) -> str:
        """What stands above the steps."""
        return self.tr("办理经过")

    def action_and_words(self, step: CaseStep | RectificationStep) -> tuple[str, list[str]]:
        """What was done in a step, and what was said with it."""
        if isinstance(step, RectificationStep):
            action = self.tr("差评整改：{action}").format(action=action_words(step.action))
            return action, [step.note]
        return spoken(CASE_ACTION, step.action), step_words(step)
