"""The sections of the desk, each put together with its presenters as its own page says."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.digits_opening import DigitsOpening
from app.bootstrap.guide_making import catalog_section
from app.bootstrap.public_sections import disclosures_of, file_work, list_making, rights_of
from app.bootstrap.register_making import household_section
from app.bootstrap.visit_sections import visit_section
from app.presenters.backup_presenter import BackupPresenter, LastBackupPresenter
from app.presenters.cadre_photo_presenter import CadrePhotoPresenter
from app.presenters.card_layout_presenter import CardLayoutPresenter
from app.presenters.card_mark_presenter import CardMarkPresenter
from app.presenters.card_presenter import CardMaking, CardPresenter
from app.presenters.case_extras_presenter import CaseExtrasPresenter
from app.presenters.case_ledger_presenter import CaseLedgerPresenter, LedgerMaking
from app.presenters.case_list_presenter import CaseListPresenter
from app.presenters.case_presenter import CasePresenter
from app.presenters.consult_presenter import ConsultPresenter
from app.presenters.custody_list_presenter import CustodyListPresenter
from app.presenters.diagnostics_presenter import DiagnosticsPresenter
from app.presenters.intake_presenter import IntakePresenter
from app.presenters.lan_presenter import LanPresenter
from app.presenters.list_contents import chosen_cases_content
from app.presenters.list_files import ListFiles
from app.presenters.notice_presenter import NoticePresenter
from app.presenters.reveal_presenter import RevealPresenter
from app.presenters.rules_presenter import RulesPresenter
from app.presenters.settings_presenter import SettingsPresenter
from app.presenters.sync_presenter import SyncPresenter
from app.presenters.today_presenter import TodayPresenter
from app.presenters.update_presenter import UpdatePresenter
from app.views.cadre_photo_sheet import CadrePhotoSheet
from app.views.card_layout_sheet import CardLayoutSheet
from app.views.card_mark_sheet import CardMarkSheet
from app.views.card_page import CardPage
from app.views.case_section import CaseSection
from app.views.catalog_section import CatalogSection
from app.views.consult_sheet import ConsultSheet
from app.views.household_section import HouseholdSection
from app.views.settings_page import SettingsPage
from app.views.sync_page import SyncPage
from app.views.today_page import TodayPage
from app.views.visit_section import VisitSection


class DeskSections:
    """Builds each section when it is asked for, and holds the presenters.

    Qt holds a plain object's methods weakly: nobody else would keep a presenter.
    """

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        self._presenters: list[Any] = []
        self.digits = DigitsOpening(parts.runner, parts.actor)

    def today(self, parent: QWidget) -> TodayPage:
        """今日."""
        page = TodayPage(parent)
        presenter = TodayPresenter(page, self._parts.runner, self._parts.actor)
        page.opened.connect(presenter.refresh)
        page.page_wanted.connect(presenter.load_page)
        backup = LastBackupPresenter(page, self._parts.drawing, self._parts.keeper)
        page.opened.connect(backup.refresh)
        self._presenters += [presenter, backup]
        places = self._parts.previews.places
        notices = NoticePresenter(page.notices, self._parts.runner, self._parts.actor)
        page.opened.connect(notices.refresh)
        self._parts.runner.exchanged.connect(page.notices.refresh_wanted)
        page.notices.refresh_wanted.connect(notices.refresh)
        page.notices.read_wanted.connect(notices.read)
        page.notices.file_wanted.connect(
            lambda notice_id, name: places.ask(
                page.notices, name, partial(notices.save_file, notice_id)
            )
        )
        self._presenters.append(notices)
        return page

    def cases(self, parent: QWidget) -> CaseSection:
        """代办."""
        section = CaseSection(parent)
        self._case_list(section)
        wires = {
            "case_page": self._case,
            "intake_page": self._intake,
            "custody_page": self._custody,
        }
        section.part_made.connect(lambda name: wires[name](section))
        section.consult_opened.connect(self._consult)
        return section

    def _case(self, section: CaseSection) -> None:
        parts, page = self._parts, section.case_page
        presenter = CasePresenter(
            page,
            parts.runner,
            parts.actor,
            parts.papers.draw,
            parts.papers_folder,
            parts.previews.hand_outs,
        )
        section.case_wanted.connect(presenter.open)
        parts.runner.exchanged.connect(page.refresh_wanted)
        page.refresh_wanted.connect(presenter.refresh)
        section.registered_case_wanted.connect(presenter.open_registered)
        page.step_wanted.connect(presenter.act)
        page.materials_received.connect(presenter.receive_materials)
        page.paper_wanted.connect(presenter.print_paper)
        parts.previews.follow(page.paper_strip)
        reveal = RevealPresenter(page, parts.runner, parts.actor)
        page.reveal_wanted.connect(reveal.reveal_case)
        self._presenters += [presenter, reveal]
        self._case_extras(section)

    def households(self, parent: QWidget) -> HouseholdSection:
        """群众."""
        section, presenters = household_section(self._parts, parent)
        self._presenters.append(presenters)
        return section

    def visits(self, parent: QWidget) -> VisitSection:
        """走访."""
        section, presenters = visit_section(self._parts, parent)
        self._presenters.append(presenters)
        return section

    def cards(self, parent: QWidget) -> CardPage:
        """联系卡."""
        page, parts = CardPage(parent), self._parts
        presenter = CardPresenter(
            page,
            parts.runner,
            parts.actor,
            CardMaking(
                parts.drawing,
                parts.papers.draw_cards,
                parts.papers.draw_calibration,
                parts.papers_folder,
                parts.previews.hand_outs,
            ),
        )
        page.opened.connect(presenter.refresh)
        page.assign_requested.connect(presenter.assign)
        page.print_requested.connect(presenter.print_cards)
        parts.previews.follow(page.paper_strip)
        page.cancel_requested.connect(presenter.cancel)
        page.card_scanned.connect(presenter.open_card)
        page.again_requested.connect(presenter.print_again)
        page.calibration_requested.connect(presenter.print_calibration)
        page.offset_typed.connect(presenter.keep_offset)
        page.stale_wanted.connect(presenter.list_stale)
        page.marks_opened.connect(
            lambda sheet, grid_id: self._marks(sheet, grid_id, presenter.refresh)
        )
        page.photos_opened.connect(lambda sheet: self._photos(sheet, presenter.refresh))
        page.layouts_opened.connect(lambda sheet: self._layouts(sheet, presenter.refresh))
        self._presenters.append(presenter)
        return page

    def _layouts(self, sheet: CardLayoutSheet, on_changed: Callable[[], None]) -> None:
        parts = self._parts
        presenter = CardLayoutPresenter(
            sheet,
            parts.runner,
            parts.actor,
            parts.drawing,
            parts.papers.draw_card_pictures,
            on_changed,
        )
        sheet.preview_wanted.connect(presenter.preview)
        sheet.add_wanted.connect(presenter.add)
        sheet.keep_wanted.connect(presenter.keep)
        sheet.file_brought.connect(presenter.bring_in)
        sheet.file_wanted.connect(
            lambda typed, name: parts.previews.places.ask(
                sheet, name, partial(presenter.give_out, typed)
            )
        )
        sheet.remove_wanted.connect(presenter.remove)
        sheet.finished.connect(lambda: self._presenters.remove(presenter))
        self._presenters.append(presenter)
        presenter.open()

    def _photos(self, sheet: CadrePhotoSheet, on_changed: Callable[[], None]) -> None:
        presenter = CadrePhotoPresenter(sheet, self._parts.runner, self._parts.actor, on_changed)
        sheet.photo_wanted.connect(presenter.show)
        sheet.file_chosen.connect(presenter.keep)
        sheet.remove_wanted.connect(presenter.remove)
        sheet.finished.connect(lambda: self._presenters.remove(presenter))
        self._presenters.append(presenter)

    def _marks(self, sheet: CardMarkSheet, grid_id: str, on_changed: Callable[[], None]) -> None:
        presenter = CardMarkPresenter(sheet, self._parts.runner, self._parts.actor, on_changed)
        sheet.card_scanned.connect(presenter.scan)
        sheet.mark_requested.connect(presenter.mark)
        sheet.undo_requested.connect(presenter.undo)
        sheet.finished.connect(lambda: self._presenters.remove(presenter))
        self._presenters.append(presenter)
        presenter.open(grid_id)

    def sync(self, parent: QWidget) -> SyncPage:
        """同步."""
        page, parts = SyncPage(parent), self._parts
        presenter = SyncPresenter(page, parts.runner, parts.actor)
        page.opened.connect(presenter.refresh)
        page.exchange_requested.connect(presenter.exchange)
        page.cancel_requested.connect(presenter.cancel)
        page.invitation_chosen.connect(presenter.accept_invitation)
        page.address_changed.connect(presenter.set_address)
        page.stick_chosen.connect(presenter.write_stick)
        page.answer_chosen.connect(presenter.read_stick)
        page.page_wanted.connect(presenter.load_more)
        page.standing.digits_wanted.connect(
            lambda: self.digits.open(page.window(), presenter.refresh)
        )
        lan = LanPresenter(page, parts.runner, parts.actor, presenter.refresh)
        page.opened.connect(lan.refresh)
        page.cancel_requested.connect(lan.cancel)
        page.lan.waiting_wanted.connect(lan.toggle_waiting)
        page.lan.call_wanted.connect(lan.call)
        self._presenters += [presenter, lan]
        return page

    def settings(self, parent: QWidget, on_station_kept: Callable[[], None]) -> SettingsPage:
        """设置."""
        page, parts = SettingsPage(parent), self._parts
        presenter = SettingsPresenter(
            page, parts.runner, parts.actor, on_station_kept, parts.keys, parts.randomness
        )
        page.opened.connect(presenter.refresh)
        page.station_changed.connect(presenter.save_station)
        page.cadre_typed.connect(presenter.keep_cadre)
        page.account_typed.connect(presenter.add_account)
        page.password_proposal_wanted.connect(presenter.propose_password)
        page.password_typed.connect(presenter.reset_password)
        wires = {
            "account_tab": lambda: self._accounts(page, presenter),
            "rules_tab": lambda: self._rules(page),
            "backup_tab": lambda: self._backups(page),
            "disclosure_page": lambda: self._keep(disclosures_of(parts, page.disclosure_page)),
            "rights_page": lambda: self._keep(rights_of(parts, page.rights_page)),
            "about_box": lambda: self._about(page),
            "look_tab": lambda: self._look(page),
        }
        page.part_made.connect(lambda name: wires[name]())
        self._keep(presenter)
        return page

    def _keep(self, presenter: Any) -> None:
        self._presenters.append(presenter)

    def _accounts(self, page: SettingsPage, presenter: SettingsPresenter) -> None:
        page.account_tab.closing_wanted.connect(presenter.close_account)
        page.account_tab.role_typed.connect(presenter.change_role)

    def _rules(self, page: SettingsPage) -> None:
        parts = self._parts
        rules = RulesPresenter(page.rules_tab, parts.runner, parts.actor, parts.read_profiles)
        page.opened.connect(rules.refresh)
        page.rules_tab.profile_chosen.connect(rules.choose)
        page.rules_tab.file_chosen.connect(rules.read_file)
        page.rules_tab.file_wanted.connect(
            lambda name: parts.previews.places.ask(page.rules_tab, name, rules.write_file)
        )
        self._keep(rules)
        if page.isVisible():
            rules.refresh()

    def _look(self, page: SettingsPage) -> None:
        page.look_tab.show_look(self._parts.look())
        page.look_tab.look_chosen.connect(self._parts.choose_look)

    def _backups(self, page: SettingsPage) -> None:
        backups = BackupPresenter(page.backup_tab, self._parts.drawing, self._parts.keeper)
        page.backup_tab.opened.connect(backups.refresh)
        page.backup_tab.backup_wanted.connect(backups.back_up)
        page.backup_tab.set_wanted.connect(backups.back_up_to)
        page.backup_tab.cancel_requested.connect(backups.cancel)
        page.backup_tab.code_wanted.connect(backups.make_code)
        page.backup_tab.code_seen.connect(backups.note_code_seen)
        page.backup_tab.setting_back_wanted.connect(backups.set_back)
        page.backup_tab.key_wanted.connect(backups.replace_key)
        self._keep(backups)

    def _about(self, page: SettingsPage) -> None:
        parts = self._parts
        diagnostics = DiagnosticsPresenter(page.about_box, parts.drawing, parts.write_diagnostics)
        page.about_box.diagnostics_wanted.connect(diagnostics.write)
        strip = page.about_box.update_strip
        updates = UpdatePresenter(strip, parts.drawing, parts.updates)
        strip.opened.connect(updates.refresh)
        strip.update_chosen.connect(updates.take)
        self._presenters += [diagnostics, updates]

    def guide(self, parent: QWidget) -> CatalogSection:
        """指南."""
        section, presenters = catalog_section(self._parts, parent)
        self._presenters.append(presenters)
        return section

    def _case_list(self, section: CaseSection) -> None:
        page = section.list_page
        parts = self._parts
        presenter = CaseListPresenter(page, parts.runner, parts.actor)
        making = LedgerMaking(
            parts.drawing,
            parts.papers.draw_ledger,
            parts.papers_folder,
            parts.previews.hand_outs,
            file_work(parts, page),
        )
        files = ListFiles(page, parts.runner, parts.actor, list_making(parts, page))
        ledger = CaseLedgerPresenter(page, parts.runner, parts.actor, presenter.choice, making)
        page.print_wanted.connect(ledger.print_list)
        page.export_wanted.connect(
            lambda: files.export_list(partial(chosen_cases_content, choice=presenter.choice()))
        )
        self._presenters += [ledger, files]
        page.opened.connect(presenter.refresh)
        page.choice_made.connect(presenter.choose)
        page.hand_over_wanted.connect(presenter.hand_over)
        page.page_wanted.connect(presenter.load_more)
        self._presenters.append(presenter)

    def _custody(self, section: CaseSection) -> None:
        page, parts = section.custody_page, self._parts
        presenter = CustodyListPresenter(page, parts.runner, parts.actor)
        page.opened.connect(presenter.refresh)
        page.refresh_wanted.connect(presenter.refresh)
        parts.runner.exchanged.connect(page.refresh_wanted)
        page.group_chosen.connect(presenter.choose_group)
        page.page_wanted.connect(presenter.load_more)
        page.receive_wanted.connect(presenter.receive)
        self._presenters.append(presenter)

    def _case_extras(self, section: CaseSection) -> None:
        bar, parts = section.case_page.extras, self._parts
        presenter = CaseExtrasPresenter(bar, parts.runner, parts.actor, parts.papers_folder)
        bar.case_shown.connect(presenter.open)
        bar.attachments_wanted.connect(presenter.open_attachments)
        bar.money_noted.connect(presenter.note_money)
        bar.pictures_added.connect(presenter.add_pictures)
        bar.camera_wanted.connect(presenter.open_camera)
        bar.file_wanted.connect(presenter.save_file)
        bar.deficiency_accepted.connect(presenter.accept_deficient)
        bar.case_changed.connect(section.case_page.refresh_wanted)
        self._presenters.append(presenter)

    def _consult(self, sheet: ConsultSheet) -> None:
        presenter = ConsultPresenter(sheet, self._parts.runner, self._parts.actor)
        sheet.items_wanted.connect(presenter.find_items)
        sheet.item_chosen.connect(presenter.choose_item)
        sheet.item_kept.connect(presenter.find_again)
        sheet.keep_wanted.connect(
            lambda typed, wants_more: presenter.keep(typed, wants_more=wants_more)
        )
        sheet.finished.connect(lambda: self._presenters.remove(presenter))
        self._presenters.append(presenter)

    def _intake(self, section: CaseSection) -> None:
        page = section.intake_page
        presenter = IntakePresenter(page, self._parts.runner, self._parts.actor)
        section.intake_wanted.connect(presenter.open)
        section.consultation_wanted.connect(presenter.open_consultation)
        page.register_wanted.connect(presenter.register)
        page.draft_changed.connect(presenter.keep_draft)
        page.draft_continued.connect(presenter.continue_draft)
        page.draft_given_up.connect(presenter.give_up_draft)
        page.set_aside_wanted.connect(presenter.open)
        page.pictures_added.connect(presenter.add_pictures)
        page.picture_removed.connect(presenter.remove_picture)
        page.camera_wanted.connect(presenter.open_camera)
        page.applicants_wanted.connect(presenter.find_applicants)
        page.items_wanted.connect(presenter.find_items)
        page.applicant_chosen.connect(presenter.choose_applicant)
        page.item_chosen.connect(presenter.choose_item)
        self._presenters.append(presenter)
