"""The pages of what a place's own rules ask for, each put together with its presenter."""

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.public_sections import list_making
from app.presenters.basic_ledger_presenter import BasicLedgerPresenter, LedgerChoice
from app.presenters.dynamic_ledger_presenter import DynamicLedgerPresenter
from app.views.basic_ledger_page import BasicLedgerPage
from app.views.dynamic_ledger_page import DynamicLedgerPage


def basic_ledger_page(parts: DeskParts) -> tuple[BasicLedgerPage, BasicLedgerPresenter]:
    """基本台账."""
    page = BasicLedgerPage()
    presenter = BasicLedgerPresenter(page, parts.runner, parts.actor, list_making(parts))
    page.opened.connect(presenter.refresh)
    parts.runner.exchanged.connect(presenter.refresh)
    page.chosen.connect(lambda *chosen: presenter.choose(LedgerChoice(*chosen)))
    page.filled.connect(presenter.fill)
    page.year_kept.connect(presenter.keep_year)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export)
    return page, presenter


def dynamic_ledger_page(parts: DeskParts) -> tuple[DynamicLedgerPage, DynamicLedgerPresenter]:
    """动态台账."""
    page = DynamicLedgerPage()
    presenter = DynamicLedgerPresenter(page, parts.runner, parts.actor, list_making(parts))
    page.opened.connect(presenter.refresh)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export)
    return page, presenter
