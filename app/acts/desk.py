"""The desk: all acts of one open station in one place, for windows and command line alike."""

import msgspec

from app.acts.account_acts import AccountActs
from app.acts.activity_acts import ActivityActs
from app.acts.appeal_acts import AppealActs
from app.acts.appointment_acts import AppointmentActs
from app.acts.appraisal_acts import AppraisalActs
from app.acts.assembly_acts import AssemblyActs
from app.acts.assignee_acts import AssigneeActs
from app.acts.attachment_acts import AttachmentActs
from app.acts.basic_ledger_acts import BasicLedgerActs
from app.acts.cadre_photo_acts import CadrePhotoActs
from app.acts.card_acts import CardActs
from app.acts.card_layout_acts import CardLayoutActs
from app.acts.card_mark_acts import CardMarkActs
from app.acts.case_acts import CaseActs
from app.acts.catalog_acts import CatalogActs
from app.acts.conflict_acts import ConflictActs
from app.acts.custody_acts import CustodyActs, HandOverActs
from app.acts.diary_acts import DiaryActs
from app.acts.disclosure_acts import DisclosureActs
from app.acts.duty_acts import DutyActs
from app.acts.ending_acts import RectificationActs
from app.acts.form_acts import FormActs
from app.acts.grid_acts import GridActs
from app.acts.holiday_acts import HolidayActs
from app.acts.household_acts import HouseholdActs
from app.acts.money_acts import MoneyActs
from app.acts.must_visit_acts import MustVisitActs
from app.acts.notice_acts import NoticeActs
from app.acts.paper_acts import PaperActs
from app.acts.person_acts import PersonActs
from app.acts.print_acts import PrintActs
from app.acts.profile_acts import ProfileActs
from app.acts.reception_acts import HomeServiceActs, ReceptionActs
from app.acts.register_acts import RegisterActs
from app.acts.register_reading import RegisterReading
from app.acts.review_acts import ReviewActs
from app.acts.rights_acts import RightsActs
from app.acts.roster_acts import RosterActs
from app.acts.score_acts import ScoreActs
from app.acts.team_acts import TeamActs
from app.acts.undo_acts import UndoActs
from app.acts.visit_acts import VisitActs
from app.acts.visit_planning_acts import VisitPlanningActs
from app.acts.workplace import Workplace
from app.store.store import Store


class Desk(msgspec.Struct, frozen=True):
    """What a logged-in person can do at an open station."""

    workplace: Workplace
    cases: CaseActs
    hand_overs: HandOverActs
    custody: CustodyActs
    rectifications: RectificationActs
    visits: VisitActs
    diary: DiaryActs
    must_visits: MustVisitActs
    visit_planning: VisitPlanningActs
    appeals: AppealActs
    register: RegisterActs
    rosters: RosterActs
    households: HouseholdActs
    people: PersonActs
    grids: GridActs
    reading: RegisterReading
    cards: CardActs
    card_marks: CardMarkActs
    card_layouts: CardLayoutActs
    cadre_photos: CadrePhotoActs
    papers: PaperActs
    prints: PrintActs
    money: MoneyActs
    catalog: CatalogActs
    profiles: ProfileActs
    holidays: HolidayActs
    notices: NoticeActs
    attachments: AttachmentActs
    duty: DutyActs
    activities: ActivityActs
    appraisals: AppraisalActs
    appointments: AppointmentActs
    teams: TeamActs
    assemblies: AssemblyActs
    basic_ledger: BasicLedgerActs
    assignees: AssigneeActs
    reviews: ReviewActs
    scores: ScoreActs
    receptions: ReceptionActs
    home_services: HomeServiceActs
    forms: FormActs
    disclosures: DisclosureActs
    rights: RightsActs
    accounts: AccountActs
    conflicts: ConflictActs
    undoing: UndoActs

    @property
    def store(self) -> Store:
        """What is kept, for reading."""
        return self.workplace.store

    def entries_written(self) -> int:
        """How many entries this PC has written in its present feed."""
        return self.workplace.journal.state(self.workplace.own.feed).have

    @classmethod
    def at(cls, workplace: Workplace) -> "Desk":
        """The desk of a workplace."""
        return cls(
            workplace=workplace,
            cases=CaseActs(workplace),
            conflicts=ConflictActs(workplace),
            hand_overs=HandOverActs(workplace),
            custody=CustodyActs(workplace),
            rectifications=RectificationActs(workplace),
            visits=VisitActs(workplace),
            diary=DiaryActs(workplace),
            must_visits=MustVisitActs(workplace),
            visit_planning=VisitPlanningActs(workplace),
            appeals=AppealActs(workplace),
            register=RegisterActs(workplace),
            rosters=RosterActs(workplace),
            households=HouseholdActs(workplace),
            people=PersonActs(workplace),
            grids=GridActs(workplace),
            reading=RegisterReading(workplace),
            cards=CardActs(workplace),
            card_marks=CardMarkActs(workplace),
            card_layouts=CardLayoutActs(workplace),
            cadre_photos=CadrePhotoActs(workplace),
            papers=PaperActs(workplace),
            prints=PrintActs(workplace),
            money=MoneyActs(workplace),
            catalog=CatalogActs(workplace),
            profiles=ProfileActs(workplace),
            holidays=HolidayActs(workplace),
            notices=NoticeActs(workplace),
            attachments=AttachmentActs(workplace),
            duty=DutyActs(workplace),
            activities=ActivityActs(workplace),
            appraisals=AppraisalActs(workplace),
            appointments=AppointmentActs(workplace),
            teams=TeamActs(workplace),
            assemblies=AssemblyActs(workplace),
            basic_ledger=BasicLedgerActs(workplace),
            assignees=AssigneeActs(workplace),
            reviews=ReviewActs(workplace),
            scores=ScoreActs(workplace),
            receptions=ReceptionActs(workplace),
            home_services=HomeServiceActs(workplace),
            forms=FormActs(workplace),
            disclosures=DisclosureActs(workplace),
            rights=RightsActs(workplace),
            accounts=AccountActs(workplace),
            undoing=UndoActs(workplace),
        )
