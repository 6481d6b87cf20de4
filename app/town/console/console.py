"""The clerks' web pages as one application."""

import logging

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.models.errors import OperationRefused, Problem
from app.town.console.appeal_pages import AppealPages
from app.town.console.assessment_pages import AssessmentPages
from app.town.console.attachment_pages import AttachmentPages
from app.town.console.case_pages import CasePages
from app.town.console.catalog_pages import CatalogPages
from app.town.console.county_pages import CountyPages
from app.town.console.custody_pages import CustodyPages
from app.town.console.diary_pages import DiaryPages
from app.town.console.door_pages import DoorPages
from app.town.console.enrolment_pages import EnrolmentPages
from app.town.console.figure_pages import FigurePages
from app.town.console.figure_record_pages import FigureRecordPages
from app.town.console.notice_pages import NoticePages
from app.town.console.outgoing_pages import OutgoingPages
from app.town.console.pages import UNREADABLE, Frame, Pages
from app.town.console.people_pages import PeoplePages
from app.town.console.protection import (
    CodeWanted,
    PageShield,
    PasswordWanted,
    Sessions,
    SignInWanted,
)
from app.town.console.publishing_pages import PublishingPages
from app.town.console.rules_pages import RulesPages
from app.town.console.sign_in_pages import SignInPages, away
from app.town.console.station_pages import StationPages
from app.town.console.statuses import BROKEN, STATUSES
from app.town.console.stick_pages import StickPages
from app.town.console.suite_pages import SuitePages
from app.town.console.supervision_pages import SupervisionPages
from app.town.console.work_pages import WorkPages
from app.town.township import Township
from app.words.problem_words import problem_sentence

LOG = logging.getLogger(__name__)
TOWN_SECTIONS = (
    ("cases", "收件箱"), ("figures", "看板"), ("supervision", "督办"),
    ("assessments", "考评"), ("handovers", "移交"), ("appeals", "诉求"), ("catalog", "事项"),
    ("rules", "规则"), ("notices", "通知"), ("diary", "日记"), ("publishing", "发布"),
    ("stations", "站点"), ("people", "人员"), ("doors", "接口"),
)  # fmt: skip
TOWN_FRAME = Frame(TOWN_SECTIONS, "全镇")
COUNTY_FRAME = Frame((("towns", "各镇"), ("people", "人员")), "全县")


class Console:
    """The pages of one township."""

    def __init__(self, township: Township) -> None:
        surroundings = township.surroundings
        self._is_county = township.is_county
        self._pages = Pages(
            surroundings,
            township.identity.name,
            township.profiles.vantage,
            COUNTY_FRAME if township.is_county else TOWN_FRAME,
        )
        sessions = Sessions(
            township.sign_in, surroundings.crypto, township.keys.derived_key("page-forms")
        )
        self._sign_in = SignInPages(township, self._pages, sessions)
        self._attachments = AttachmentPages(township, sessions)
        self._cases = CasePages(township, self._pages, sessions, self._attachments)
        self._custody = CustodyPages(township, self._pages, sessions, self._cases)
        self._appeals = AppealPages(township, self._pages, sessions)
        self._stations = StationPages(township, self._pages, sessions)
        self._sticks = StickPages(township, self._pages, sessions)
        self._enrolment = EnrolmentPages(township, self._pages, sessions)
        self._catalog = CatalogPages(township, self._pages, sessions)
        self._diary = DiaryPages(township, self._pages, sessions)
        self._notices = NoticePages(township, self._pages, sessions)
        self._publishing = PublishingPages(township, self._pages, sessions)
        self._rules = RulesPages(township, self._pages, sessions)
        self._figures = FigurePages(township, self._pages, sessions)
        self._figure_records = FigureRecordPages(township, self._pages, sessions)
        self._assessments = AssessmentPages(township, self._pages, sessions)
        self._work = WorkPages(township, self._pages, sessions, self._cases)
        self._supervision = SupervisionPages(township, self._pages, sessions)
        self._doors = DoorPages(township, self._pages, sessions)
        self._going = OutgoingPages(township, self._pages, sessions)
        self._people = PeoplePages(township, self._pages, sessions)
        self._suites = SuitePages(township, self._pages, sessions)
        self._county = CountyPages(township, self._pages, sessions)

    def app(self) -> Starlette:
        """All pages, from the root down."""
        handlers = {
            SignInWanted: self._to_sign_in,
            PasswordWanted: _to_account,
            CodeWanted: _to_account,
            Problem: self._show_problem,
            HTTPException: self._show_missing,
            Exception: self._show_bug,
        }
        return Starlette(
            routes=self._routes(),
            exception_handlers=handlers,
            middleware=[Middleware(PageShield)],
        )

    def _routes(self) -> list[Route]:
        of_town = [*self._town_routes(), *self._suite_routes()]
        own = self._county_routes() if self._is_county else of_town
        return [
            Route("/", self._sign_in.home),
            Route("/favicon.ico", self._icon),
            Route("/static/{name}", self._asset),
            Route("/static/fonts/{name}", self._font),
            Route("/login", self._sign_in.show),
            Route("/login", self._sign_in.sign_in, methods=["POST"]),
            Route("/logout", self._sign_in.sign_out, methods=["POST"]),
            *self._people_routes(),
            *own,
        ]

    def _county_routes(self) -> list[Route]:
        county = self._county
        return [
            Route("/towns", county.towns),
            Route("/towns", county.invite, methods=["POST"]),
            Route("/suites", self._suites.towns),
            Route("/towns/{town}", county.index),
            Route("/towns/{town}/{name}.svg", county.picture),
        ]

    def _town_routes(self) -> list[Route]:
        cases, appeals, stations = self._cases, self._appeals, self._stations
        case, appeal = "/cases/{village}/{case}", "/appeals/{village}/{appeal}"
        catalog, village = self._catalog, "/stations/{village}"
        enrolment = self._enrolment
        return [
            Route("/cases", cases.inbox),
            Route(case, cases.show),
            Route(f"{case}/attachments/{{attachment}}", self._attachments.download),
            Route(f"{case}/reveal", cases.reveal, methods=["POST"]),
            Route(f"{case}/accept", cases.accept, methods=["POST"]),
            Route(f"{case}/send-back", cases.send_back, methods=["POST"]),
            Route(f"{case}/refuse", cases.refuse, methods=["POST"]),
            Route(f"{case}/start", cases.start, methods=["POST"]),
            Route(f"{case}/suspend", cases.suspend, methods=["POST"]),
            Route(f"{case}/resume", cases.resume, methods=["POST"]),
            Route(f"{case}/extend", cases.extend, methods=["POST"]),
            Route(f"{case}/conclude", cases.conclude, methods=["POST"]),
            *self._custody_routes(case),
            Route("/appeals", appeals.index),
            Route(appeal, appeals.show),
            Route(f"{appeal}/answer", appeals.answer, methods=["POST"]),
            Route(f"{appeal}/move", appeals.move, methods=["POST"]),
            Route(f"{appeal}/supervise", appeals.supervise, methods=["POST"]),
            Route("/appeals", appeals.in_bulk, methods=["POST"]),
            Route("/diary", self._diary.index),
            Route("/diary/{village}/{visit}", self._diary.show),
            Route("/diary/{village}/{visit}", self._diary.comment, methods=["POST"]),
            Route("/stations", stations.index),
            Route("/stations", stations.invite, methods=["POST"]),
            Route(village, stations.village),
            Route(f"{village}/{{invitation}}.lxi", enrolment.install_file),
            Route(f"{village}/{{invitation}}.txt", enrolment.read_me),
            Route(f"{village}/waiting/{{device}}/confirm", enrolment.confirm, methods=["POST"]),
            Route(f"{village}/waiting/{{device}}/refuse", enrolment.refuse, methods=["POST"]),
            Route(f"{village}/grants/{{request}}", stations.grant_by_line, methods=["POST"]),
            Route(
                f"{village}/grants/{{request}}/refuse", stations.refuse_by_line, methods=["POST"]
            ),
            Route(f"{village}/devices/{{device}}/revoke", stations.ask_revoke),
            Route(f"{village}/devices/{{device}}/revoke", stations.revoke, methods=["POST"]),
            Route(f"{village}/devices/{{device}}/held", stations.decide_held, methods=["POST"]),
            Route("/catalog", catalog.index),
            Route("/catalog", catalog.upload, methods=["POST"]),
            Route("/catalog/items.xlsx", catalog.sheet),
            Route("/catalog/items/{code:path}", catalog.item),
            Route("/catalog/editions/{edition}", catalog.edition),
            Route("/catalog/drafts/{draft}", catalog.preview),
            Route("/catalog/drafts/{draft}/publish", catalog.publish, methods=["POST"]),
            *self._rules_routes(),
            *self._notice_routes(),
            *self._publishing_routes(),
            *self._door_routes(),
            *self._assessment_routes(),
            *self._work_routes(case),
            *self._figure_routes(),
            Route("/grants", stations.grant, methods=["POST"]),
            *self._stick_routes(),
        ]

    def _figure_routes(self) -> list[Route]:
        return [
            Route("/figures", self._figures.index),
            Route("/figures/records", self._figure_records.index),
            Route("/figures/{name}.svg", self._figures.picture),
        ]

    def _suite_routes(self) -> list[Route]:
        suites = self._suites
        return [
            Route("/suites", suites.index),
            Route("/suites", suites.change, methods=["POST"]),
            Route("/suites/change", suites.look),
        ]

    def _stick_routes(self) -> list[Route]:
        sticks = self._sticks
        return [
            Route("/stick", sticks.index),
            Route("/stick", sticks.take, methods=["POST"]),
            Route("/stick/{number:int}", sticks.receipt),
            Route("/stick/answers", sticks.answers, methods=["POST"]),
            Route("/stick/answers/{device}", sticks.answer, methods=["POST"]),
        ]

    def _custody_routes(self, case: str) -> list[Route]:
        custody, batch = self._custody, "/handovers/{village}/{batch}"
        return [
            Route(f"{case}/send-down", custody.send_down, methods=["POST"]),
            Route(f"{case}/give-back", custody.give_back, methods=["POST"]),
            Route(f"{case}/declare", custody.declare, methods=["POST"]),
            Route(f"{case}/decide", custody.decide, methods=["POST"]),
            Route("/handovers", custody.index),
            Route(batch, custody.show),
            Route(f"{batch}/receive", custody.receive, methods=["POST"]),
        ]

    def _rules_routes(self) -> list[Route]:
        rules = self._rules
        return [
            Route("/rules", rules.index),
            Route("/rules", rules.submit, methods=["POST"]),
            Route("/rules/edit", rules.edit),
            Route("/rules/file", rules.upload, methods=["POST"]),
            Route("/rules/editions/{edition}.toml", rules.file),
            Route("/rules/editions/{edition}", rules.edition),
        ]

    def _notice_routes(self) -> list[Route]:
        notices = self._notices
        return [
            Route("/notices", notices.index),
            Route("/notices", notices.publish, methods=["POST"]),
            Route("/notices/holidays", notices.holidays),
            Route("/notices/holidays", notices.publish_days, methods=["POST"]),
            Route("/notices/holidays/{table}", notices.table),
            Route("/notices/{notice}", notices.show),
            Route("/notices/{notice}/file", notices.file),
            Route("/notices/{notice}/withdraw", notices.withdraw, methods=["POST"]),
        ]

    def _publishing_routes(self) -> list[Route]:
        pages, version = self._publishing, "/publishing/updates/{version}"
        return [
            Route("/publishing", pages.index),
            Route("/publishing/updates", pages.updates),
            Route("/publishing/updates", pages.take, methods=["POST"]),
            Route(version, pages.update),
            Route(f"{version}/withdraw", pages.withdraw, methods=["POST"]),
        ]

    def _people_routes(self) -> list[Route]:
        people = self._people
        return [
            Route("/people", people.index),
            Route("/people", people.add, methods=["POST"]),
            Route("/people/audit", people.audit),
            Route("/people/{clerk}", people.show),
            Route("/people/{clerk}", people.change, methods=["POST"]),
            Route("/account", people.account),
            Route("/account/password", people.change_password, methods=["POST"]),
            Route("/account/code", people.join_phone, methods=["POST"]),
            Route("/account/papers", people.make_paper_codes, methods=["POST"]),
        ]

    def _door_routes(self) -> list[Route]:
        doors, going = self._doors, self._going
        return [
            Route("/doors", doors.tokens),
            Route("/doors", doors.make_token, methods=["POST"]),
            Route("/doors/tokens/{token}/revoke", doors.revoke_token, methods=["POST"]),
            Route("/doors/hooks", going.hooks),
            Route("/doors/hooks", going.make_hook, methods=["POST"]),
            Route("/doors/hooks/{hook}/stop", going.stop_hook, methods=["POST"]),
            Route("/doors/deliveries/{number:int}", going.deliver_again, methods=["POST"]),
            Route("/doors/texts", going.texts),
            Route("/doors/texts", going.decide_texts, methods=["POST"]),
            Route("/doors/texts/{number:int}", going.text_again, methods=["POST"]),
        ]

    def _assessment_routes(self) -> list[Route]:
        pages = self._assessments
        return [
            Route("/assessments", pages.index),
            Route("/assessments/cards", pages.cards),
            Route("/assessments/packs", pages.packs),
            Route("/assessments/packs/one", pages.pack),
            Route("/assessments/records", pages.records),
            Route("/assessments/{village}/{appraisal}", pages.session),
        ]

    def _work_routes(self, case: str) -> list[Route]:
        work = self._work
        return [
            Route("/cases", work.in_bulk, methods=["POST"]),
            Route("/cases/export", work.export, methods=["POST"]),
            Route(f"{case}/hold", work.hold, methods=["POST"]),
            Route(f"{case}/supervise", work.supervise, methods=["POST"]),
            Route(f"{case}/extension", work.decide_extension, methods=["POST"]),
            Route("/supervision", self._supervision.index),
        ]

    def _asset(self, request: Request) -> Response:
        return self._pages.asset(request.path_params["name"])

    def _icon(self, _request: Request) -> Response:
        """Browsers ask for it by this name wherever no page names another."""
        return self._pages.asset("mark.svg")

    def _font(self, request: Request) -> Response:
        return self._pages.font(request.path_params["name"])

    async def _to_sign_in(self, request: Request, _error: Exception) -> Response:
        return await self._sign_in.ask_again(request)

    async def _show_problem(self, _request: Request, problem: Exception) -> Response:
        if not isinstance(problem, Problem):
            raise problem
        status = STATUSES.get(problem.key, UNREADABLE)
        return self._pages.page("problem.html", status, sentence=problem_sentence(problem))

    async def _show_missing(self, _request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else BROKEN
        sentence = problem_sentence(OperationRefused("page_unknown"))
        return self._pages.page("problem.html", status, sentence=sentence)

    async def _show_bug(self, _request: Request, error: Exception) -> Response:
        LOG.error("a page failed", exc_info=error)
        sentence = problem_sentence(OperationRefused("server_failed"))
        return self._pages.page("problem.html", BROKEN, sentence=sentence)


async def _to_account(request: Request, _error: Exception) -> Response:
    """Whoever has a password from somebody else chooses an own one before anything, and an
    administrator without a phone's code joins one.
    """
    return away(request, "/account")
