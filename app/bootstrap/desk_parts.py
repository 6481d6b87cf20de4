"""What the pages of the desk are made of."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from app.acts.pen import Actor
from app.background.desk_runner import DeskRunner
from app.background.work_thread import WorkThread
from app.bootstrap.paper_drawing import PaperDrawing
from app.bootstrap.paper_printing import PreviewOpening
from app.journal.clock import Clock
from app.models.identity import Randomness
from app.models.looks import Look
from app.presenters.backup_presenter import Keeper
from app.presenters.diagnostics_presenter import WriteDiagnostics
from app.presenters.item_import_presenter import ReadItems
from app.presenters.rules_presenter import ReadProfiles
from app.presenters.settings_presenter import Keys
from app.presenters.update_presenter import UpdateKeeper
from app.views.icons import IconBook


class DeskParts(msgspec.Struct, frozen=True):
    """What the pages are made of."""

    runner: DeskRunner
    actor: Callable[[], Actor]
    drawing: WorkThread
    papers: PaperDrawing
    papers_folder: Path
    previews: PreviewOpening
    icons: IconBook
    keys: Keys
    keeper: Keeper
    write_diagnostics: WriteDiagnostics
    updates: UpdateKeeper
    randomness: Randomness
    read_items: ReadItems
    read_profiles: ReadProfiles
    look: Callable[[], Look]
    choose_look: Callable[[Look], None]
    clock: Clock
