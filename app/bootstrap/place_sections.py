"""The pages of what a place's own rules ask for, each put together with its presenter."""

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.public_sections import list_making
from app.presenters.basic_ledger_presenter import BasicLedgerPresenter, LedgerChoice
from app.presenters.dynamic_ledger_presenter import DynamicLedgerPresenter
from app.presenters.review_pack_presenter import ReviewPackPresenter
from app.presenters.scorecard_presenter import ScorecardPresenter, ScoreChoice, ScoreTyped
from app.presenters.seasonal_presenter import SeasonalPresenter
from app.presenters.weekly_bulletin_presenter import WeeklyBulletinPresenter
from app.views.basic_ledger_page import BasicLedgerPage
from app.views.dynamic_ledger_page import DynamicLedgerPage
from app.views.review_pack_page import ReviewPackPage
from app.views.scorecard_page import ScorecardSection
from app.views.seasonal_page import SeasonalPage
from app.views.weekly_bulletin_page import WeeklyBulletinSection


def basic_ledger_page(
    parts: DeskParts, parent: QWidget
) -> tuple[BasicLedgerPage, BasicLedgerPresenter]:
    """基本台账."""
    page = BasicLedgerPage(parent)
    presenter = BasicLedgerPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    parts.runner.exchanged.connect(presenter.refresh)
    page.chosen.connect(lambda *chosen: presenter.choose(LedgerChoice(*chosen)))
    page.filled.connect(presenter.fill)
    page.year_kept.connect(presenter.keep_year)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export)
    return page, presenter


def dynamic_ledger_page(
    parts: DeskParts, parent: QWidget
) -> tuple[DynamicLedgerPage, DynamicLedgerPresenter]:
    """动态台账."""
    page = DynamicLedgerPage(parent)
    presenter = DynamicLedgerPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export)
    return page, presenter


def scorecard_section(
    parts: DeskParts, parent: QWidget
) -> tuple[ScorecardSection, ScorecardPresenter]:
    """考核表."""
    section = ScorecardSection(parent)
    page = section.card_page
    presenter = ScorecardPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    page.chosen.connect(lambda *chosen: presenter.choose(ScoreChoice(*chosen)))
    page.figure_wanted.connect(presenter.open_figure)
    page.points_given.connect(lambda *typed: presenter.give(ScoreTyped(*typed)))
    page.print_wanted.connect(presenter.print_card)
    page.export_wanted.connect(presenter.export)
    return section, presenter


def review_pack_page(
    parts: DeskParts, parent: QWidget
) -> tuple[ReviewPackPage, ReviewPackPresenter]:
    """月度述职."""
    page = ReviewPackPage(parent)
    presenter = ReviewPackPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    page.chosen.connect(presenter.choose)
    page.moved.connect(presenter.move)
    page.print_wanted.connect(presenter.print_pack)
    return page, presenter


def wire_bulletin(parts: DeskParts, section: WeeklyBulletinSection) -> WeeklyBulletinPresenter:
    """周通报."""
    page = section.bulletin_page
    presenter = WeeklyBulletinPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    page.moved.connect(presenter.move)
    page.figure_wanted.connect(presenter.open_figure)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export_list)
    return presenter


def wire_seasonal(parts: DeskParts, page: SeasonalPage) -> SeasonalPresenter:
    """季节性问题."""
    presenter = SeasonalPresenter(page, parts.runner, parts.actor)
    page.opened.connect(presenter.refresh)
    page.problem_opened.connect(presenter.open_problem)
    page.sending_wanted.connect(presenter.send)
    return presenter
