"""The pages of appointments, teams and assemblies, each put together with its presenter."""

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.public_sections import list_making
from app.presenters.appointment_presenter import AppointmentPresenter
from app.presenters.assembly_presenter import AssemblyPresenter
from app.presenters.team_presenter import TeamPresenter
from app.views.appointment_page import AppointmentPage
from app.views.assembly_page import AssemblyPage
from app.views.team_page import TeamPage


def appointment_page(
    parts: DeskParts, parent: QWidget
) -> tuple[AppointmentPage, AppointmentPresenter]:
    """预约."""
    page = AppointmentPage(parent)
    presenter = AppointmentPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    parts.runner.exchanged.connect(presenter.refresh)
    page.appointment_kept.connect(presenter.keep)
    page.moved.connect(presenter.move)
    page.settled.connect(presenter.settle)
    page.households_wanted.connect(presenter.find_households)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export)
    return page, presenter


def team_page(parts: DeskParts, parent: QWidget) -> tuple[TeamPage, TeamPresenter]:
    """团队."""
    page = TeamPage(parent)
    presenter = TeamPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    parts.runner.exchanged.connect(presenter.refresh)
    page.team_kept.connect(presenter.keep)
    page.team_ended.connect(presenter.end)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export)
    return page, presenter


def assembly_page(parts: DeskParts, parent: QWidget) -> tuple[AssemblyPage, AssemblyPresenter]:
    """批评大会."""
    page = AssemblyPage(parent)
    presenter = AssemblyPresenter(page, parts.runner, parts.actor)
    page.opened.connect(presenter.refresh)
    page.assembly_kept.connect(presenter.keep)
    page.scoring_wanted.connect(presenter.open_scoring)
    page.concluded.connect(presenter.conclude)
    page.cancelled.connect(presenter.cancel)
    return page, presenter
