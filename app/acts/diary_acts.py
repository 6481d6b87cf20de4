"""What stands on pages of the diary (民情日记), gathered from visits, appeals, comments and photographs."""

import hashlib
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence

from app.acts.paper_noting import made_out, worded
from app.acts.pen import Actor
from app.acts.visit_report import day_of
from app.acts.workplace import Workplace
from app.models.appeal_records import Appeal
from app.models.attachments import PDF
from app.models.diary_papers import (
    MOST_PICTURES,
    DiaryContent,
    DiaryEntry,
    DiaryRemark,
    rank_names,
)
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.identity import CASE_NUMBER_PATTERN
from app.models.moments import date_words, moment_words
from app.models.records import Household, Visit
from app.models.visit_records import DiaryComment
from app.words.terms import APPEAL_STAGE, VISIT_CHANNEL
from app.words.visit_terms import COMMENT_RANK, MUST_VISIT_OCCASION, VISIT_TIMING

PAGE, MONTH = "diary_page", "diary_month"
MOST_ENTRIES = 600
"""In the diary of one month, some 300 sheets."""


class DiaryActs:
    """The acts on the diary as a paper. Each printing is an entry."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def page_of(self, actor: Actor, visit_id: str) -> DiaryContent:
        """The page of one visit, with its photographs. Raises OperationRefused `visit_unknown`,
        `visit_taken_back_already`.
        """
        with self._store.reading():
            visit = self._store.visits.by_entity(visit_id)
            if visit.is_deleted:
                raise OperationRefused("visit_taken_back_already")
            entries = self._entries([visit], with_pictures=True)
        content = self._content(actor, f"走访人：{visit.visitor_name}", entries)
        return self._finished(actor, PAGE, visit_id, visit.number, content)

    def month_of(self, actor: Actor, visitor: str, month: str) -> DiaryContent:
        """What somebody visited in a month (`2026-03`), day by day; photographs are counted only.
        `visitor` is a name, or a cadre's label where several have one name.

        Raises OperationRefused `visit_date_missing`, `list_too_long` (rows, most).
        """
        since, until = days_of_month(month)
        with self._store.reading():
            name, cadre_id = self._store.visitors.known().read(visitor)
            visits = self._store.visitors.visits(name, cadre_id, since, until)
            if len(visits) > MOST_ENTRIES:
                raise OperationRefused("list_too_long", rows=len(visits), most=MOST_ENTRIES)
            entries = self._entries(visits, with_pictures=False)
        chosen = f"走访人：{visitor}　{int(month[:4])}年{int(month[5:])}月"
        content = self._content(actor, chosen, entries, month_sums(visits))
        subject = hashlib.sha256(f"lianxin/diary/{visitor}/{month}".encode()).hexdigest()[:32]
        return self._finished(actor, MONTH, subject, month, content)

    def visitors_of(self, month: str) -> Mapping[str, int]:
        """Who made how many visits in a month, whoever made most first; a cadre by the label.

        Raises OperationRefused `visit_date_missing`.
        """
        since, until = days_of_month(month)
        with self._store.reading():
            known = self._store.visitors.known()
            made = self._store.visitors.counts(since, until)
        by_label: Counter[str] = Counter()
        for (name, cadre_id), number in made.items():
            by_label[known.label_of(name, cadre_id)] += number
        return dict(sorted(by_label.items(), key=lambda each: (-each[1], each[0])))

    def _content(
        self,
        actor: Actor,
        chosen: str,
        entries: tuple[DiaryEntry, ...],
        sums: tuple[str, ...] = (),
    ) -> DiaryContent:
        station = self._store.stations.station()
        village = self._workplace.village.short_name
        names = rank_names(self._workplace.profile)
        said = [remark.rank for entry in entries for remark in entry.remarks]
        return DiaryContent(
            station_name=station.name if station else village,
            chosen=chosen,
            maker_name=actor.name,
            issued_at=moment_words(self._workplace.now()),
            ranks=tuple(dict.fromkeys([*names.values(), *said])),
            entries=entries,
            sums=sums,
        )

    def _entries(self, visits: Sequence[Visit], *, with_pictures: bool) -> tuple[DiaryEntry, ...]:
        store = self._store
        households = store.households.by_ids([visit.household_id for visit in visits])
        appeals = store.appeals.by_ids([visit.appeal_id for visit in visits if visit.appeal_id])
        comments = store.visits.comments_of([visit.entity_id for visit in visits])
        grids = {grid.id: grid.name for grid in store.stations.grids()}
        return tuple(
            self._entry(
                visit,
                households.get(visit.household_id),
                appeals.get(visit.appeal_id),
                comments.get(visit.entity_id, []),
                grids.get(visit.grid_id, ""),
                with_pictures=with_pictures,
            )
            for visit in visits
        )

    def _entry(
        self,
        visit: Visit,
        household: Household | None,
        appeal: Appeal | None,
        comments: Sequence[DiaryComment],
        grid: str,
        *,
        with_pictures: bool,
    ) -> DiaryEntry:
        attached = self._store.attachments.of_parent("visit", visit.entity_id)
        hashes = [each.content_hash for each in attached if each.media_type != PDF]
        letters = CASE_NUMBER_PATTERN.match(visit.number)
        occasions = [
            MUST_VISIT_OCCASION[self._store.must_visits.by_id(task_id).occasion]
            for task_id in visit.answered_tasks
        ]
        return DiaryEntry(
            number=visit.number,
            day=date_words(visit.visited_on),
            hours=_hours(visit),
            channel=VISIT_CHANNEL.get(visit.channel, visit.channel),
            visitor=visit.visitor_name,
            companions="、".join(visit.companions),
            grid=grid,
            household=_household_words(household),
            interviewee=visit.interviewee,
            households=len(self._store.visits.outing_of(visit)) or 1,
            content=visit.content,
            classes="；".join(filter(None, [visit.finding_class, visit.second_class])),
            finding=visit.finding,
            answer=visit.answer if visit.is_answered_on_the_spot else "",
            occasions="、".join(occasions),
            **_appeal_words(appeal),
            device=f"{letters[2]} 号电脑" if letters else "",
            correction=visit.correction_note,
            remarks=_remarks(rank_names(self._workplace.profile), comments),
            pictures=self._pictures(hashes[:MOST_PICTURES]) if with_pictures else (),
            picture_count=len(hashes),
        )

    def _pictures(self, hashes: Sequence[str]) -> tuple[bytes, ...]:
        """Those that are on this PC and whole; others come with an exchange, and are counted."""
        found = []
        for content_hash in hashes:
            try:
                found.append(self._workplace.blobs.read(bytes.fromhex(content_hash)))
            except EnvironmentProblem:
                continue
        return tuple(found)

    def _finished(
        self, actor: Actor, paper: str, subject: str, number: str, content: DiaryContent
    ) -> DiaryContent:
        content = worded(self._workplace, PAGE, content)
        return made_out(self._workplace, actor, paper, subject, number, content)


def days_of_month(month: str) -> tuple[str, str]:
    """The first and the last day of `2026-03`. Raises OperationRefused `visit_date_missing`."""
    first = day_of(f"{month}-01")
    return first.isoformat(), f"{month}-{monthrange(first.year, first.month)[1]:02d}"


def month_sums(visits: Sequence[Visit]) -> tuple[str, ...]:
    """What a month of somebody's visits comes to, in words; only what there is is named."""
    channels = Counter(visit.channel for visit in visits)
    found = [visit for visit in visits if visit.finding]
    spot = sum(visit.is_answered_on_the_spot for visit in found)
    households = len({visit.household_id for visit in visits if visit.channel == "home"})
    named = [f"{VISIT_CHANNEL[name]} {channels[name]}" for name in VISIT_CHANNEL if channels[name]]
    return (
        f"共 {len(visits)} 人次" + (f"（{'、'.join(named)}）" if named else ""),
        f"入户 {households} 户",
        f"夜访 {sum(visit.timing == 'evening' for visit in visits)} 次",
        f"发现问题 {len(found)} 个，当场解决 {spot} 个",
    )


def _hours(visit: Visit) -> str:
    times = "—".join(filter(None, [visit.started_at, visit.ended_at]))
    timing = VISIT_TIMING.get(visit.timing, "") if visit.timing else ""
    return "　".join(filter(None, [times, timing, "预约" if visit.is_by_appointment else ""]))


def _household_words(household: Household | None) -> str:
    if household is None:
        return ""
    return " ".join(filter(None, [f"{household.head_name}户", household.number, household.address]))


def _appeal_words(appeal: Appeal | None) -> dict[str, str]:
    """What became of a finding: nothing where there was none, or where it bypasses the village."""
    if appeal is None:
        return {}
    urgent = "，紧急" if appeal.is_urgent else ""
    days = [date_words(appeal.due_on) if appeal.due_on else "",
            date_words(appeal.answered_on) if appeal.answered_on else ""]  # fmt: skip
    return {
        "reported": f"诉求 {appeal.number}，{APPEAL_STAGE[appeal.stage]}{urgent}",
        "handling": appeal.reply or appeal.duty or appeal.latest_note,
        "handler": appeal.assignee_name,
        "due_on": days[0],
        "replied_on": days[1],
    }


def _remarks(names: Mapping[str, str], comments: Sequence[DiaryComment]) -> tuple[DiaryRemark, ...]:
    return tuple(
        DiaryRemark(names.get(each.rank, COMMENT_RANK.get(each.rank, each.rank)), each.comment,
                    f"{each.actor_name} {moment_words(each.at)}")
        for each in comments
    )  # fmt: skip
