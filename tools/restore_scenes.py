"""Pictures of restoring a station at the first start; nothing is restored."""

from datetime import datetime
from pathlib import Path

from app.bootstrap.backup_finding import FoundCopy
from app.models.moments import CHINA
from app.sheets.synthetic_village import synthetic_roster
from app.vault.slots import LoginTile
from app.views.first_start_view import FirstStartView
from app.views.restore_view import RestoreView
from tools.photographer import Photographer


def found(day: int, entries: int) -> FoundCopy:
    """A copy on a stick."""
    moment = datetime(2026, 3, day, 17, 30, tzinfo=CHINA)
    folder = Path("/media/KINGSTON/连心站备份-3f2a9c1d")
    name = f"station-{moment:%Y%m%d-%H%M%S}.db"
    return FoundCopy(folder, name, moment, "3f2a9c1d", "高家庄村党群服务站", 42_000_000, entries)


def restoring(photographer: Photographer, first: FirstStartView) -> None:
    """Two copies are found, one is unlocked by the code, and half of it is here; or the township is asked."""
    first.restore_button.click()
    view = photographer.desktop.restoring.view
    assert isinstance(view, RestoreView)
    photographer.settle()
    copies = [found(13, 61_408), found(6, 60_977)]
    view.show_copies(copies)
    photographer.take("restore-copies")
    people = [LoginTile(str(n), p.name) for n, p in enumerate(synthetic_roster(2, 3))]
    view.show_lock(copies[0], people, is_same_pc=False)
    view.lock_step.proposal_wanted.emit()
    photographer.take("restore-unlock")
    view.show_bringing()
    view.show_making(400, 1000)
    photographer.take("restore-progress")
    view.copy_step.township_wanted.emit()
    photographer.take("restore-township")
