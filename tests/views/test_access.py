"""What a screen reader hears and where Tab goes: every page, form and sheet, control by control."""

from PySide6.QtWidgets import QApplication, QDialog

from tests.views.reachable import cells_without_words, out_of_order, silent
from tests.views.walking import busy_village, open_at_old_size, places

__all__ = ["busy_village"]


def test_every_control_says_what_it_is_and_tab_goes_as_one_reads(open_desktop, busy_village):
    desk, ids = open_at_old_size(open_desktop, busy_village)
    wrong = []
    for place in places(desk, ids):
        sheet = QApplication.activeModalWidget()
        windows = [sheet] if isinstance(sheet, QDialog) else [desk.window]
        for window in windows:
            wrong += [f"{place}: {each}" for each in silent(window)]
            wrong += [f"{place}: {each}" for each in cells_without_words(window)]
            wrong += [f"{place}: {each}" for each in out_of_order(window)]
            assert window.accessibleName() or window.windowTitle(), place
    assert wrong == [], "\n".join(wrong)
