"""The pages of duty, activities, appraisals and receptions, each put together with its presenter."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.acts.review_acts import ConclusionTyped
from app.bootstrap.desk_parts import DeskParts
from app.models.appeal_stages import APPEALS, CRITICISM
from app.presenters.activity_presenter import ActivityPresenter
from app.presenters.appeal_contents import (
    appeals_content,
    criticism_content,
    criticism_sheet_content,
)
from app.presenters.appraisal_presenter import AppraisalPresenter
from app.presenters.conflict_presenter import ConflictPresenter
from app.presenters.disclosure_presenter import DisclosurePresenter
from app.presenters.duty_presenter import DutyPresenter
from app.presenters.forms_presenter import FormMaking, FormsPresenter
from app.presenters.list_files import ListFiles, ListMaking
from app.presenters.long_work import LongWork, file_cancelled
from app.presenters.reception_presenter import ReceptionPresenter, SlipMaking
from app.presenters.rights_presenter import RightsPresenter
from app.views.activity_page import ActivityPage
from app.views.appeal_list_page import AppealListPage
from app.views.appraisal_page import AppraisalPage
from app.views.conflict_page import ConflictPage
from app.views.disclosure_page import DisclosurePage
from app.views.duty_page import DutyPage
from app.views.forms_page import FormsPage
from app.views.reception_page import ReceptionPage
from app.views.rights_page import RightsPage


def list_making(parts: DeskParts, page: Any) -> ListMaking:
    """How the lists of a page become files; its papers open in their preview."""
    papers = parts.papers
    parts.previews.follow(page)
    return ListMaking(
        parts.drawing,
        papers.draw_list,
        papers.tabulate_list,
        parts.papers_folder,
        parts.previews.hand_outs,
        file_work(parts, page),
        parts.previews.places.over(page),
    )


def file_work(parts: DeskParts, page: Any) -> LongWork:
    """A file that is being made for a page: told and cancelled in the page's strip."""
    work = LongWork(parts.drawing, page, file_cancelled)
    page.cancel_requested.connect(work.cancel)
    return work


def appeal_files(page: AppealListPage, parts: DeskParts, ledger: str) -> ListFiles:
    """民情台账 or 批评台账 on paper and as a table, as far as the group in front goes."""
    files = ListFiles(page, parts.runner, parts.actor, list_making(parts, page))
    content = {APPEALS: appeals_content, CRITICISM: criticism_content}[ledger]
    page.print_wanted.connect(lambda group: files.print_list(partial(content, group=group)))
    page.sheet_wanted.connect(
        lambda title: files.print_list(partial(criticism_sheet_content, title=title))
    )
    page.export_wanted.connect(lambda group: files.export_list(partial(content, group=group)))
    return files


def duty_page(parts: DeskParts, parent: QWidget) -> tuple[DutyPage, DutyPresenter]:
    """值班."""
    page = DutyPage(parent)
    presenter = DutyPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    parts.runner.exchanged.connect(presenter.refresh)
    page.month_moved.connect(presenter.move)
    page.month_planned.connect(presenter.make_month)
    page.shift_added.connect(presenter.add_shift)
    page.rows_pasted.connect(presenter.read_pasted)
    page.shifts_added.connect(presenter.add_shifts)
    page.shift_changed.connect(presenter.change_shift)
    page.shift_removed.connect(presenter.remove_shift)
    page.shift_opened.connect(presenter.open_shift)
    page.signed_in.connect(presenter.sign_in)
    page.signed_out.connect(presenter.sign_out)
    page.taken_over.connect(presenter.take_over)
    page.substituted.connect(presenter.substitute)
    page.roster_print_wanted.connect(presenter.print_roster)
    page.signing_print_wanted.connect(presenter.print_signing)
    page.export_wanted.connect(presenter.export)
    page.roster_export_wanted.connect(presenter.export_roster)
    return page, presenter


def conflict_page(parts: DeskParts, parent: QWidget) -> tuple[ConflictPage, ConflictPresenter]:
    """两边不一致."""
    page = ConflictPage(parent)
    presenter = ConflictPresenter(page, parts.runner, parts.actor)
    page.opened.connect(presenter.refresh)
    parts.runner.exchanged.connect(presenter.refresh)
    page.page_wanted.connect(presenter.load_more)
    page.settle_wanted.connect(presenter.settle)
    return page, presenter


def forms_page(parts: DeskParts, parent: QWidget) -> tuple[FormsPage, FormsPresenter]:
    """表样与导出."""
    page = FormsPage(parent)
    making = FormMaking(list_making(parts, page), parts.papers.check_form)
    presenter = FormsPresenter(page, parts.runner, parts.actor, making, parts.keys.check)
    page.opened.connect(presenter.refresh)
    page.form_chosen.connect(presenter.keep)
    page.form_put_away.connect(presenter.put_away)
    page.export_wanted.connect(presenter.export)
    page.print_wanted.connect(presenter.print_list)
    page.take_out_wanted.connect(presenter.take_out)
    return page, presenter


def disclosures_of(parts: DeskParts, page: DisclosurePage) -> DisclosurePresenter:
    """查看记录."""
    presenter = DisclosurePresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    page.page_wanted.connect(presenter.load_more)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export_list)
    return presenter


def rights_of(parts: DeskParts, page: RightsPage) -> RightsPresenter:
    """个人信息申请."""
    presenter = RightsPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    page.answer_typed.connect(presenter.answer)
    page.erase_wanted.connect(presenter.erase)
    page.print_wanted.connect(presenter.print_answer)
    return presenter


def activity_page(parts: DeskParts, parent: QWidget) -> tuple[ActivityPage, ActivityPresenter]:
    """活动."""
    page = ActivityPage(parent)
    presenter = ActivityPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    page.activity_kept.connect(presenter.keep)
    page.activity_removed.connect(presenter.remove)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export)
    return page, presenter


def appraisal_page(parts: DeskParts, parent: QWidget) -> tuple[AppraisalPage, AppraisalPresenter]:
    """评议."""
    page = AppraisalPage(parent)
    presenter = AppraisalPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(presenter.refresh)
    page.session_opened.connect(presenter.open_session)
    page.counting_wanted.connect(presenter.count)
    page.session_closed.connect(presenter.close)
    page.session_reopened.connect(presenter.reopen)
    page.sheet_filled.connect(presenter.count_sheet)
    page.sheet_voided.connect(presenter.void_sheet)
    page.letter_kept.connect(presenter.keep_letter)
    page.conclusion_wanted.connect(presenter.open_conclusion)
    page.concluded.connect(
        lambda appraisal_id, typed: presenter.conclude(appraisal_id, ConclusionTyped(**typed))
    )
    page.report_print_wanted.connect(presenter.print_report)
    page.result_print_wanted.connect(presenter.print_result)
    page.result_export_wanted.connect(presenter.export_result)
    page.letter_print_wanted.connect(presenter.print_letter)
    return page, presenter


def reception_page(parts: DeskParts, parent: QWidget) -> tuple[ReceptionPage, ReceptionPresenter]:
    """接待."""
    page = ReceptionPage(parent)
    making = SlipMaking(list_making(parts, page), parts.papers.draw)
    presenter = ReceptionPresenter(page, parts.runner, parts.actor, making)
    page.opened.connect(presenter.refresh)
    page.more_receptions_wanted.connect(presenter.load_receptions)
    page.more_services_wanted.connect(presenter.load_services)
    page.households_wanted.connect(presenter.find_households)
    page.visitor_typed.connect(presenter.receive)
    page.session_typed.connect(presenter.open_session)
    page.step_typed.connect(presenter.advance)
    page.appeal_typed.connect(presenter.open_appeal)
    page.slip_wanted.connect(presenter.print_slip)
    page.service_kept.connect(presenter.keep_service)
    page.called_back.connect(presenter.call_back)
    page.print_wanted.connect(presenter.print_list)
    page.export_wanted.connect(presenter.export)
    return page, presenter
