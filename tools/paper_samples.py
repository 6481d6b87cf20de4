"""Made-up contents of every paper that belongs to a case, a visitor or an item. Nobody here is real."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace
from PIL import Image, ImageDraw

from app.models.catalog import ItemMaterial, ServiceItem
from app.models.diary_papers import DiaryContent, DiaryEntry, DiaryRemark
from app.models.ending_papers import (
    ContentsRow,
    DeliveryReceiptContent,
    ExtensionSlipContent,
    FileContentsContent,
    FollowUpRecordContent,
    HandoverListContent,
    HandoverRow,
    RatingSheetContent,
    ReminderSlipContent,
)
from app.models.guide import ItemGuideContent
from app.models.intake_papers import (
    AcceptanceFormContent,
    CommitmentLetterContent,
    DeficientNoticeContent,
    PowerOfAttorneyContent,
)
from app.models.limits import Limit
from app.models.papers import MaterialLine, MaterialReceiptContent, OneTimeNoticeContent, Paper
from app.models.public_papers import TransferSlipContent
from app.words.terms import RATING, RATING_ITEM

CASE_NUMBER = "370781001201-A20261121-001"
NOW, TODAY = "2026年11月21日 09:32", "2026年11月21日"
MATERIALS = ("居民身份证", "户口簿", "最低生活保障申请书", "残疾人证", "银行流水", "诊断证明")


@dataclass(frozen=True)
class Said:
    """What somebody typed, wherever a paper has room for it."""

    name: str = "张三"
    phone: str = "13800000007"
    address: str = "示范村幸福路17号"
    item_name: str = "最低生活保障对象认定申请"
    station_name: str = "示范街道示范村党群服务站"
    text: str = "老人生活困难，想申请低保。"
    materials: int = 3


LONG_NAME = "阿卜杜热西提·䶮𬱖㛃𡐓𠅤" * 3 + "七迴峪䶮"
HARD = Said(
    name=LONG_NAME,
    phone="0536-3210001转8012",
    address="示范街道示范村第十二网格幸福路龙泉巷\n镇中学家属院东区甲17号楼4单元\n五层西户（原供销社宿舍）",
    item_name="城乡居民最低生活保障对象、特困人员、低保边缘家庭和刚性支出困难家庭认定（含家庭成员变更、年度复核）",
    station_name="示范街道示范村、东示范村、西示范村联合党群服务站暨新时代文明实践站",
    text="家里两位老人长年卧病，𬱖儿在外务工三个月没有音信；上次交的材料说缺章，跑了两趟没有办成。"
    * 4,
    materials=14,
)


def materials(said: Said, note: str = "") -> list[MaterialLine]:
    """As many as that, some with names that take two lines."""
    lines = []
    for place in range(said.materials):
        name = MATERIALS[place % len(MATERIALS)]
        if place == 5:
            name = f"{said.item_name}所需的家庭收入和财产状况核对授权书"
        lines.append(MaterialLine(name, ("original", "copy")[place % 2], place % 3 + 1, note))
    return lines


def _case(said: Said) -> dict[str, Any]:
    return {
        "number": CASE_NUMBER,
        "issued_at": NOW,
        "station_name": said.station_name,
        "item_name": said.item_name,
        "applicant_name": said.name,
    }


def _phones() -> dict[str, Any]:
    return {"consult_phone": "0536-3210001", "supervision_phone": "0536-3211111"}


def one_time_notice(said: Said) -> Paper:
    """一次性告知单."""
    return OneTimeNoticeContent(
        **_case(said), **_phones(), received=materials(said),
        missing=materials(said, "请补盖单位公章")[:9], supplement_due_on="2026年12月5日",
        limit_text="承诺 5 个工作日（法定 20 个工作日）", conditions=said.text,
        procedure="站点收件；镇街便民服务中心受理；市民政局审核；送达。", handler_name=said.name,
    )  # fmt: skip


def material_receipt(said: Said) -> Paper:
    """材料接收凭证."""
    return MaterialReceiptContent(
        **_case(said), materials=materials(said), received_at=NOW, first_receiver_name=said.name,
        first_receiver_phone=said.phone, station_due_on="2026年11月26日",
        expected_by="2027年1月8日", is_expected_provisional=True, station_phone="0536-3210001",
        supervision_phone="0536-3211111",
        money_lines=["2026年11月21日 09:31 代收工本费 40.00 元，代交市公安局"],
    )  # fmt: skip


def acceptance_form(said: Said) -> Paper:
    """受理登记表."""
    return AcceptanceFormContent(
        **_case(said), received_at=NOW, channel="来站", first_receiver=f"{said.name} {said.phone}",
        applicant_id_number="000000190001010000", applicant_phone=said.phone,
        applicant_address=said.address, household_number="017",
        proxy=f"{said.name}（儿子，受委托） 电话 {said.phone}", request=said.text,
        department="市民政局", mode="代办", materials=materials(said, "已收"),
        limit_text="20 个工作日", station_due_on="2026年11月26日", expected_by="2027年1月8日",
        is_expected_provisional=True, commitment="2026年12月5日前补交：照片",
        money_lines=["2026年11月21日 09:31 代收工本费 40.00 元，代交市公安局"],
    )  # fmt: skip


def power_of_attorney(said: Said) -> Paper:
    """授权委托书."""
    return PowerOfAttorneyContent(
        **_case(said), principal_id_number="000000190001010000", principal_phone=said.phone,
        principal_address=said.address, proxy_name=said.name,
        proxy_id_number="000000190001010001", proxy_phone=said.phone, relation="儿子",
        scope=["代交材料", "代领结果"], valid_until="2027年2月19日", signing_method="按指印",
        witness_name=said.name, signed_on=TODAY,
    )  # fmt: skip


def commitment_letter(said: Said) -> Paper:
    """容缺承诺书."""
    return CommitmentLetterContent(
        **_case(said), applicant_phone=said.phone, owed=materials(said),
        supplement_way="本人送到本站", due_on="2026年12月5日", is_due_provisional=True,
    )  # fmt: skip


def deficient_notice(said: Said) -> Paper:
    """容缺受理通知书."""
    return DeficientNoticeContent(
        **_case(said), **_phones(), owed=materials(said), supplement_way="本人送到本站",
        due_on="2026年12月5日", limit_text="20 个工作日", handler_name=said.name,
    )  # fmt: skip


def handover_list(said: Said) -> Paper:
    """移交清单."""
    papers = "、".join(MATERIALS)
    rows = [
        HandoverRow(f"370781001201-A20261121-{place:03d}", said.item_name, said.name, papers, 3, 3)
        for place in range(1, 3 * said.materials)
    ]
    return HandoverListContent(
        number="370781001201-AY20261121-001", issued_at=NOW, station_name=said.station_name,
        giver=said.station_name, receiver="镇街便民服务中心", handed_over_at=NOW,
        giver_name=said.name, receiver_name=said.name, received_at=NOW, rows=rows,
        originals=3 * len(rows), copies=3 * len(rows), difference="少 1 份：户口簿复印件",
    )  # fmt: skip


def delivery_receipt(said: Said) -> Paper:
    """办结送达回执."""
    return DeliveryReceiptContent(
        **_case(said), outcome="准予", reply=said.text, document_name="最低生活保障证",
        document_number="鲁0781-2026-000123", returned=materials(said),
        kept=[MaterialLine("诊断证明", "original", 1, "承办单位留存，不退")], method="送上门",
        receiver_name=said.name, receiver_relation="配偶", delivered_at=NOW,
        handler_name=said.name, supervision_phone="0536-3211111",
    )  # fmt: skip


def rating_sheet(said: Said) -> Paper:
    """满意度评价表."""
    is_filled = said.materials > len(MATERIALS)
    level = "不满意" if is_filled else ""
    return RatingSheetContent(
        **_case(said), concluded_on=NOW, levels=list(RATING.values()), chosen=level,
        items=list(RATING_ITEM.values()), item_levels=[level] * len(RATING_ITEM),
        reason=said.text if is_filled else "", is_named=True,
        method="本人填评价表签字" if is_filled else "", rated_at=NOW if is_filled else "",
        supervision_phone="0536-3211111",
    )  # fmt: skip


def follow_up_record(said: Said) -> Paper:
    """回访记录."""
    return FollowUpRecordContent(
        **_case(said), applicant_phone=said.phone, method="电话", followed_up_at=NOW,
        follower_name=said.name, satisfaction="不满意", opinion=said.text,
        rework="需要，回到镇里再办一轮", round=2,
    )  # fmt: skip


def reminder_slip(said: Said) -> Paper:
    """催办单."""
    return ReminderSlipContent(
        **_case(said), due_on="2026年11月18日", days_late=3, level="督办", addressee="市民政局",
        sender_name=said.name,
    )  # fmt: skip


def extension_slip(said: Said) -> Paper:
    """延期审批单."""
    return ExtensionSlipContent(
        **_case(said), reason=said.text, old_due_on="2026年11月18日", new_due_on="2026年12月2日",
        approver_name=said.name, told_on="2026年11月17日", extended_at=NOW,
    )  # fmt: skip


def file_contents(said: Said) -> Paper:
    """卷内目录."""
    rows = [
        ContentsRow(MATERIALS[place % 6], said.name, TODAY, said.text if place == 2 else "在本站")
        for place in range(3 * said.materials)
    ]
    return FileContentsContent(
        **_case(said), opened_on="2026年11月2日", closed_on="2026年11月30日", outcome="准予",
        rows=rows, handler_name=said.name,
    )  # fmt: skip


def transfer_slip(said: Said) -> Paper:
    """转办单."""
    return TransferSlipContent(
        number="370781001201-AJ20261121-001", issued_at=NOW, station_name=said.station_name,
        station_phone="0536-3210001", department="镇街退役军人服务站", sent_at=NOW,
        note="请在 5 个工作日内答复本站。", visitor_name=said.name, visitor_phone=said.phone,
        visitor_address=said.address, received_at=NOW, receiver_name=said.name,
        content=said.text, handler_name=said.name,
    )  # fmt: skip


def item_guide(said: Said) -> Paper:
    """办事指南."""
    asked = tuple(
        ItemMaterial(line.name, source="本人", review_points="姓名、号码与户口簿一致")
        for line in materials(said)
    )
    item = ServiceItem(
        code="XZQR-0001", category="社会救助", name=said.item_name, level="county",
        department="市民政局", materials=asked, mode="proxy", promised_limit=Limit(5),
        statutory_limit=Limit(20), basis="《社会救助暂行办法》", conditions=said.text,
        procedure=said.text, fee_note="不收费", office_hours="工作日 8:30—11:30，14:00—17:00",
        place=said.address, consult_phone=said.phone, complaint_phone="12345",
    )  # fmt: skip
    return ItemGuideContent(
        issued_at=NOW, station_name=said.station_name, version="示例目录 2026", is_sample=True,
        item=item,
    )  # fmt: skip


def diary_page(said: Said) -> Paper:
    """民情日记: two visits, the first with a photograph."""
    ranks = ("联系领导", "分管领导", "主要领导")
    entry = DiaryEntry(
        number="370781001201-A20261121-001", day=TODAY, hours="19:30—20:10　晚上（夜访）",
        channel="入户走访", visitor=said.name, companions=said.name, grid="第一网格",
        household=f"{said.name} 001 {said.address}", interviewee=said.name, households=10,
        content=said.text, classes="生活困难", finding=said.text, answer=said.text,
        occasions="生病住院", reported=CASE_NUMBER, handling=said.text, handler=said.name,
        due_on=TODAY, replied_on=TODAY, device="A 号电脑", correction=said.text,
        remarks=(DiaryRemark(ranks[1], said.text, f"{said.name} {NOW}"),) if said.text else (),
        picture_count=2,
    )  # fmt: skip
    with_picture = replace(entry, pictures=(drawn_picture(), drawn_picture()))
    return DiaryContent(
        station_name=said.station_name, maker_name=said.name, ranks=ranks,
        chosen=f"走访人：{said.name}　2026年11月", entries=(with_picture, entry), issued_at=NOW,
        sums=("共 2 人次（入户走访 2）", "入户 2 户", "夜访 2 次"),
    )  # fmt: skip


def drawn_picture() -> bytes:
    """A photograph that shows nobody: a house under a sky, drawn."""
    image = Image.new("RGB", (600, 450), (176, 205, 232))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 300, 600, 450), fill=(150, 170, 120))
    pen.polygon([(150, 210), (300, 110), (450, 210)], fill=(150, 70, 60))
    pen.rectangle((180, 210, 420, 340), fill=(230, 220, 200))
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


SAMPLES: Mapping[str, Callable[[Said], Paper]] = MappingProxyType(
    {
        made.__name__: made
        for made in (
            one_time_notice, material_receipt, acceptance_form, power_of_attorney,
            commitment_letter, deficient_notice, handover_list, delivery_receipt, rating_sheet,
            follow_up_record, reminder_slip, extension_slip, file_contents, transfer_slip,
            item_guide, diary_page,
        )
    }
)  # fmt: skip
"""Every paper but cards and lists, by its name."""
