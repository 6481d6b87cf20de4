"""Sheets that show records, each with some in it, for the walk control by control."""

from pathlib import Path
from types import SimpleNamespace as Some

from app.models.card_printing import CardOffset
from app.models.errors import OperationRefused
from app.views.batch_receipt_sheet import BatchReceiptSheet
from app.views.cadre_photo_sheet import CadrePhotoSheet
from app.views.card_cadre_sheet import CardCadreSheet
from app.views.card_offset_sheet import CardOffsetSheet
from app.views.count_sheet import CountSheet
from app.views.deficiency_sheet import DeficiencySheet
from app.views.duplicate_page import MergeSheet
from app.views.duty_paste_sheet import DutyPasteSheet
from app.views.duty_sheets import ShiftSheet
from app.views.grid_page import GridSheet
from app.views.money_sheet import MoneySheet
from app.views.noted_cases import NotedSheet, NotedWords
from app.views.preview_sheet import PreviewSheet
from app.views.roster_undo_sheet import RosterUndoSheet

AT = "2026-03-02T01:30:00Z"
CASE = Some(
    id="c1", number="370781104201-A-20260302-0001", item_name="高龄津贴申领", applicant_name="张*山"
)
CADRES = (Some(id="p1", name="王秀英", title="村委委员"), Some(id="p2", name="李建国", title=""))


def batch(over):
    paper = Some(id="m1", case_id="c1", name="居民身份证", form="copy", copies=2)
    one = Some(
        batch=Some(entity_id="b1", number="370781104201-A-20260302-0009"),
        papers=[paper],
        cases={"c1": CASE},
    )
    return BatchReceiptSheet([one], over)


def shift(over):
    events = [Some(id="e1", at=AT, action="sign_in", person_name="王秀英", note="代李建国值班")]
    records = [
        Some(
            at=AT,
            kind="case",
            number=CASE.number,
            words="高龄津贴申领",
            is_accepted=True,
            record_id="c1",
        )
    ]
    one = Some(duty_on="2026-03-02", shift="白班", on_duty_name="王秀英")
    return ShiftSheet(Some(shift=one, events=events, flagged=("e1",), records=records), over)


def pasted_duty(over):
    rows = [
        Some(
            planned=Some(),
            problem=None,
            row=1,
            day="2026-03-02",
            shift="白班",
            span="08:30-17:30",
            leader="李建国",
            officer="王秀英",
        ),
        Some(
            planned=None,
            problem=OperationRefused("shift_unknown"),
            row=2,
            day="3月32日",
            shift="白班",
            span="",
            leader="",
            officer="王秀英",
        ),
    ]
    return DutyPasteSheet(rows, over)


def grid(over):
    lines = [
        Some(grid=Some(id="g1", name="东管区", kind="grid", parent_id="", closed_on=""), depth=0)
    ]
    return GridSheet(lines[0], lines, {"grid": "网格", "building": "楼栋"}, over)


def merge(over):
    differences = [
        Some(field="sex", one="1", other="2"),
        Some(field="birth_date", one="1949-10-01", other="1949-01-10"),
    ]
    return MergeSheet(Some(differences=differences), over)


def counting(over):
    session = Some(
        id="a1",
        title="村干部半年评议",
        subjects=["王秀英", "李建国"],
        grades=["优秀", "称职", "不称职"],
        minimum=50,
    )
    return CountSheet(
        Some(
            appraisal=session,
            counts={"masses": 12},
            last_sheet="s1",
            channels=["会上", "入户"],
            by_channel={"会上": 12},
            jurors=["赵一"],
        ),
        over,
    )


def roster_undo(over):
    one = Some(
        at=AT,
        file_name="花名册.xlsx",
        sheet="Sheet1",
        actor_name="王秀英",
        households_new=30,
        people_new=90,
        people_changed=2,
        entity_id="r1",
    )
    return RosterUndoSheet([one], over)


def noted(over):
    line = Some(
        case=CASE, due_on="2026-03-05", is_late=True, papers=("居民身份证",), stage="", words=""
    )
    return NotedSheet(NotedWords("容缺到期没补", "请催一催，或者终止受理。", "还欠"), [line], over)


def card_cadre(over):
    shares = [Some(cadre=cadre, households=34) for cadre in CADRES]
    line = Some(
        cards=Some(grid=Some(name="东管区", id="g1"), households=40, without_cadre=6), cadres=shares
    )
    return CardCadreSheet(line, shares, 30, over)


def papers_that_follow(over):
    offer = Some(names=("户口簿", "居民身份证"), usual_on="2026-03-09", latest_on="2026-03-20")
    return DeficiencySheet(Some(case_id="c1", applicant_name="张*山", deficiency_offer=offer), over)


def money(over):
    return MoneySheet(
        Some(
            case_id="c1",
            applicant_name="张*山",
            money=Some(left=0),
            money_steps=(),
            money_lines=(),
        ),
        over,
    )


SHEETS_OF_RECORDS = {
    "a batch that came back": batch,
    "a shift": shift,
    "a pasted roster of duty": pasted_duty,
    "a grid": grid,
    "two that are one": merge,
    "counting": counting,
    "a paper": lambda over: PreviewSheet("material_receipt", Path("凭证.pdf"), over),
    "an import taken back": roster_undo,
    "cases to think of": noted,
    "a grid's cadre": card_cadre,
    "photographs": lambda over: CadrePhotoSheet(CADRES, over),
    "both sides of a card": lambda over: CardOffsetSheet(CardOffset(), "long", over),
    "papers that follow": papers_that_follow,
    "money": money,
}
