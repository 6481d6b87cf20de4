"""The demonstration day, step by step, through the same acts that the windows use."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from app.acts.desk import Desk
from app.acts.intake import Intake, IntakeMaterial
from app.acts.self_check import check_station
from app.acts.visit_acts import VisitReport
from app.bootstrap.earlier_weeks import EARLIER_CASES, DemoClock, EarlierWeeks, heads_with_phones
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.shipped_rules import load_rules
from app.bootstrap.station import OpenStation
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township
from app.cli.files import write_file
from app.journal.bundle import BUNDLE_BYTES_MAX
from app.models.errors import OperationRefused
from app.models.records import Cadre, Case, Person
from app.printing.liaison_cards import liaison_cards_pdf
from app.printing.material_receipt import material_receipt_pdf
from app.printing.one_time_notice import one_time_notice_pdf
from app.printing.typeface import Typefaces
from app.sheets.roster_file import read_roster
from app.sheets.roster_sheet_writing import roster_bytes
from app.sheets.synthetic_village import synthetic_roster
from app.sync.reports import ExchangeReport
from app.sync.station_sync import StationSync
from app.sync.stick import read_from_stick, write_to_stick
from app.town.clerk_acts import Clerk
from app.town.server import RunningServer
from app.town.township import Township
from app.words.problem_words import problem_sentence
from app.words.terms import CASE_STATUS, limit_words

VILLAGE_NAME, VILLAGE_CODE = "高家庄村", "370781109216"
DUTY_PHONE = "0536-0000001"
DAYS_BEFORE = 21
DEMO_ITEM = "S04-010"  # 高龄津贴申请: 20 working days


class DemoStep(msgspec.Struct, frozen=True):
    """One step of the day: `shown` for people, `figures` for programs."""

    key: str
    title: str
    shown: dict[str, Any]
    figures: dict[str, Any]
    is_done: bool = True


class DemoDay:
    """Plays the day in a folder: the station beside its township, with a stick between them."""

    def __init__(
        self,
        data: Path,
        out: Path,
        password: str,
        surroundings: Surroundings,
        households: int,
        seed: int,
    ) -> None:
        self._data, self._out, self._password = data, out, password
        # A demonstration folder may be carried to another PC, so its device secret lies beside it.
        self._clock = DemoClock(surroundings.clock)
        self._surroundings = msgspec.structs.replace(
            surroundings, secret_place="beside", clock=self._clock
        )
        self._households = households
        self._roster = synthetic_roster(households, seed)
        self._rules = load_rules(surroundings.resources)
        self._faces = Typefaces.load(surroundings.resources / "fonts")

    def play(self) -> list[DemoStep]:
        """All steps in order; each is what a person would do."""
        self._clock.days_back = DAYS_BEFORE
        steps = [self._first_start()]
        desk, sync = self._station.open_desk(), self._station.open_sync()
        self._desk, self._sync = desk, sync
        township = self._township = self._open_township()
        try:
            steps += [self._import_roster(), self._earlier_weeks()]
            steps += [self._at_the_desk(), self._cards(), self._visit()]
            with RunningServer(township) as server:
                steps += [self._to_town_by_line(server.url), self._to_town_by_stick()]
                steps += [self._back(), self._finish()]
            steps.append(self._check())
        finally:
            desk.store.close()
            sync.close()
            township.close()
            self._station.close()
        return steps

    # -- the day

    def _first_start(self) -> DemoStep:
        found = self._rules.divisions.find(VILLAGE_NAME)
        by_pinyin = self._rules.divisions.find("gaojiazhuang")
        village = self._rules.divisions.village(VILLAGE_CODE)
        head = self._roster[0].head_name
        self._station: OpenStation = create_station(
            self._data,
            FirstStart(village.code, head, self._password, duty_phone=DUTY_PHONE),
            self._surroundings,
        )
        header = self._station.folder.database.read_bytes()[:16]
        is_encrypted = not header.startswith(b"SQLite format")
        return DemoStep(
            "first_start",
            "建站",
            {
                "选村": village.label,
                "同名村": len(found),
                "文件加密": "是" if is_encrypted else "否",
            },
            {
                "village_code": village.code,
                "same_name": len(found),
                "found_by_pinyin": len(by_pinyin),
                "is_encrypted": is_encrypted,
            },
            is_encrypted,
        )

    def _import_roster(self) -> DemoStep:
        path = self._out / "花名册.xlsx"
        title = f"{VILLAGE_NAME}花名册"
        write_file(path, roster_bytes(self._roster, title, merge_households=True))
        preview = read_roster(path, self._desk.workplace.today())
        report = self._desk.rosters.import_roster(self._actor, preview)
        again = self._desk.rosters.import_roster(self._actor, preview)
        cadre = Cadre(id="", name=self._roster[-1].head_name, title="联户干部", phone="15400000001")
        cadre_id = self._desk.register.add_cadre(self._actor, cadre)
        grids = self._desk.store.stations.grids()
        for grid in grids:
            self._desk.register.assign_cadre(self._actor, grid.id, cadre_id)
        return DemoStep(
            "roster",
            "导入花名册",
            {"户": report.households_new, "人": report.people_new, "待核": report.doubtful},
            {
                **msgspec.structs.asdict(report),
                "grids": len(grids),
                "changed_again": again.people_new + again.people_changed,
            },
            (report.households_new, again.unchanged) == (self._households, report.people_new),
        )

    def _earlier_weeks(self) -> DemoStep:
        people = heads_with_phones(self._desk, self._roster, most=len(EARLIER_CASES))
        cases, visits = EarlierWeeks(self._desk, self._actor, self._clock, people).play()
        open_cases = [CASE_STATUS[case.status] for case in cases]
        return DemoStep(
            "earlier_weeks",
            "前几周的件和走访",
            {"件": len(cases), "走访": visits},
            {"cases": len(cases), "visits": visits, "statuses": open_cases},
        )

    def _at_the_desk(self) -> DemoStep:
        person, ways = self._find_villager()
        item = self._rules.catalog.item(DEMO_ITEM)
        materials = tuple(
            IntakeMaterial(material.name, is_received=place != 0)
            for place, material in enumerate(item.materials)
        )
        household = self._desk.store.households.by_id(person.household_id)
        case = self._desk.cases.register_case(
            self._actor,
            Intake(
                item_code=item.code,
                applicant_name=person.name,
                materials=materials,
                applicant_id=person.id,
                applicant_phone=person.phones[0],
                household_id=household.id,
            ),
        )
        notice = self._desk.papers.one_time_notice(self._actor, case.id)
        notice_bytes = self._save("一次性告知单.pdf", one_time_notice_pdf(notice, self._faces))
        self._desk.prints.hand_out(self._actor, notice)
        missing = self._desk.cases.missing_materials(case.id)
        case = self._desk.cases.receive_materials(self._actor, case.id, [m.id for m in missing])
        receipt = self._desk.papers.material_receipt(self._actor, case.id)
        receipt_bytes = self._save("材料接收凭证.pdf", material_receipt_pdf(receipt, self._faces))
        self._desk.prints.hand_out(self._actor, receipt)
        self._case_id = case.id
        return DemoStep(
            "desk",
            "登记代办",
            {"件号": case.number, "最迟报送": case.station_due_on, "预计办结": case.expected_by},
            {
                "found_by": ways,
                "case_number": case.number,
                "item": item.name,
                "limit": limit_words(item.limit_amount, item.limit_unit),
                "missing_told": len(missing),
                "status": case.status,
                "station_due_on": case.station_due_on,
                "expected_by": case.expected_by,
                "notice_bytes": notice_bytes,
                "receipt_bytes": receipt_bytes,
            },
            case.status == "received" and all(ways.values()),
        )

    def _cards(self) -> DemoStep:
        grid = self._desk.store.stations.grids()[0]
        batch = self._desk.cards.plan(self._actor, [grid.id])
        cards = batch.contents
        size = self._save("联系卡.pdf", liaison_cards_pdf(cards, batch.layout, self._faces))
        self._desk.cards.note_printed(self._actor, batch)
        return DemoStep(
            "cards",
            "打印联系卡",
            {"网格": grid.name, "张数": len(cards)},
            {"grid": grid.name, "cards": len(cards), "first": cards[0].card_number, "bytes": size},
        )

    def _visit(self) -> DemoStep:
        workplace = self._desk.workplace
        household = self._desk.store.households.page_after()[0]
        visit = self._desk.visits.record_visit(
            self._actor,
            VisitReport(
                household_id=household.id,
                visited_on=workplace.today().isoformat(),
                interviewee=household.head_name,
                content="入户走访，了解近况。",
                finding_class=workplace.profile.must_record_classes[0],
                finding="屋后排水沟堵塞，下雨积水。",
            ),
        )
        appeal = self._desk.store.appeals.by_id(visit.appeal_id)
        return DemoStep(
            "visit",
            "走访",
            {"记录": visit.number, "类别": visit.finding_class, "诉求": appeal.number},
            {"visit": visit.number, "appeal": appeal.number, "stage": appeal.stage},
            appeal.stage == "collected",
        )

    def _to_town_by_line(self, url: str) -> DemoStep:
        invitation = self._data / "邀请.lxi"
        write_file(invitation, self._township.invite(VILLAGE_CODE, url=url))
        self._sync.accept_invitation(invitation)
        self._desk.cases.submit(self._actor, self._case_id)
        started = time.perf_counter()
        report = self._sync.exchange()
        seconds = round(time.perf_counter() - started, 2)
        self._township.accept_case(self._case_id, VILLAGE_CODE, self._clerk)
        return DemoStep(
            "to_town_http",
            "经网络送镇",
            {"送出": report.sent, "未送": report.waiting, "镇里": "已受理"},
            {**msgspec.structs.asdict(report), "seconds": seconds},
            report.waiting == 0 and report.newly_enrolled,
        )

    def _to_town_by_stick(self) -> DemoStep:
        stick = self._data / "U盘"
        stick.mkdir(exist_ok=True)
        bundle = self._sync.export_bundle(stick)
        content = read_from_stick(Path(bundle.path), BUNDLE_BYTES_MAX)
        receipt = self._township.import_bundle(content)
        replay = self._township.import_bundle(content)
        answer = write_to_stick(stick, "answer", receipt.export_number, receipt.answer)
        back = self._sync.import_bundle(answer)
        status = self._case().status
        return DemoStep(
            "to_town_usb",
            "用U盘再送一次",
            {"邮包条数": bundle.entries, "重复读入新增": replay.new_entries, "收回": back.received},
            {
                "bundle_bytes": bundle.size_bytes,
                "entries": bundle.entries,
                "replay_new_entries": replay.new_entries,
                "received": back.received,
                "status": status,
            },
            status == "accepted" and replay.new_entries == 0,
        )

    def _back(self) -> DemoStep:
        reply = "高龄津贴已审核通过，自下月起发放到社保卡。"
        self._township.conclude_case(self._case_id, VILLAGE_CODE, self._clerk, "granted", reply)
        report: ExchangeReport = self._sync.exchange()
        case = self._case()
        return DemoStep(
            "reply",
            "答复回到站里",
            {"收到": report.received, "状态": CASE_STATUS[case.status], "答复": case.reply},
            {"received": report.received, "status": case.status, "reply": case.reply},
            (case.status, case.reply) == ("concluded", reply),
        )

    def _finish(self) -> DemoStep:
        acts, actor, case_id = self._desk.cases, self._actor, self._case_id
        acts.deliver(actor, case_id, self._case().applicant_name)
        refusal = _refusal_of(lambda: acts.write_off(actor, case_id))
        acts.rate(actor, case_id, "very_satisfied")
        acts.follow_up(actor, case_id, is_satisfied=False, method="phone", note="津贴还没到账")
        too_early = _refusal_of(lambda: acts.write_off(actor, case_id))
        acts.rework(actor, case_id, "请镇里核对发放")
        self._sync.exchange()
        self._township.conclude_case(
            case_id, VILLAGE_CODE, self._clerk, "granted", "已核对，津贴已补发到社保卡。"
        )
        self._sync.exchange()
        acts.deliver(actor, case_id, self._case().applicant_name)
        acts.follow_up(actor, case_id, is_satisfied=True, method="phone")
        case = acts.write_off(actor, case_id)
        self._sync.exchange()
        return DemoStep(
            "finish",
            "送达、评价、回访、销号",
            {"先销号": too_early, "最后": CASE_STATUS[case.status], "办理轮次": case.round},
            {
                "refused_before_follow_up": refusal,
                "refused_unsatisfied": too_early,
                "status": case.status,
                "round": case.round,
            },
            case.status == "written_off" and bool(refusal) and bool(too_early),
        )

    def _check(self) -> DemoStep:
        station = check_station(
            self._desk.workplace, is_mark_in_step=self._station.is_mark_in_step(self._desk.store)
        )
        town = self._township.check()
        return DemoStep(
            "check",
            "自检",
            {
                "站": "一致" if station.is_sound else "不一致",
                "镇": "一致" if town.is_sound else "不一致",
            },
            {"station": msgspec.structs.asdict(station), "town": msgspec.structs.asdict(town)},
            station.is_sound and town.is_sound,
        )

    # -- hands

    @property
    def _actor(self) -> Any:
        return self._station.actor

    _desk: Desk
    _sync: StationSync

    def _case(self) -> Case:
        return self._desk.store.cases.by_id(self._case_id)

    def _open_township(self) -> Township:
        folder = self._data / "township"
        town_code = self._rules.divisions.village(VILLAGE_CODE).town_code
        township = create_township(folder, town_code, self._surroundings)
        clerk_name = self._roster[-2].name
        self._clerk: Clerk = township.add_clerk(clerk_name, self._password)
        return township

    def _find_villager(self) -> tuple[Person, dict[str, bool]]:
        """A villager with a phone, and whether the one box finds them by each way of asking."""
        row = next(r for r in self._roster if r.phones and r.head_relation == "户主")
        search = self._desk.store.search
        household = self._desk.store.households.by_number(row.household_number)
        if household is None:
            raise OperationRefused("household_unknown")
        persons = self._desk.store.households.persons(household.id)
        person = next(p for p in persons if p.name == row.name)
        initials = self._station.initials_of(person.name)
        asked = {"name": person.name, "initials": initials, "phone_tail": row.phones[0][-4:]}
        ways = {
            way: any(hit.id == person.id for hit in search.find(query, limit=50))
            for way, query in asked.items()
        }
        by_number = search.find(row.household_number)
        ways["household_number"] = any(hit.id == household.id for hit in by_number)
        return person, ways

    def _save(self, name: str, content: bytes) -> int:
        write_file(self._out / name, content)
        return len(content)


def _refusal_of(act: Callable[[], object]) -> str:
    """The sentence with which an act is refused; empty if it went through."""
    try:
        act()
    except OperationRefused as refusal:
        return problem_sentence(refusal)
    return ""
