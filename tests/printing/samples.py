"""Made-up people and what stands on their papers. Nobody here is real."""

from random import Random
from typing import Any

from app.models.identity import card_number
from app.models.intake_papers import (
    AcceptanceFormContent,
    CommitmentLetterContent,
    DeficientNoticeContent,
    PowerOfAttorneyContent,
)
from app.models.moments import date_words
from app.models.papers import (
    LiaisonCardContent,
    MaterialLine,
    MaterialReceiptContent,
    OneTimeNoticeContent,
)

VILLAGE = "370781001201"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN_NAMES = "桂兰建国秀英志强玉梅海燕春生明喆堃赟永红德福丽华军平伟芳敏静"
RARE_NAMES = ("张䶮", "王㛃", "张𬱖", "李㙟", "赵𡐓", "陈𠅤", "周𪚥", "七迴峪")


def made_up_name(seed: int) -> str:
    random = Random(seed)
    return random.choice(SURNAMES) + "".join(random.choices(GIVEN_NAMES, k=random.choice([1, 2])))


def make_card(number: int = 1, **fields: Any) -> LiaisonCardContent:
    usual: dict[str, Any] = {
        "station_name": "云门山街道昭德村党群服务站",
        "village_short_name": "昭德村",
        "cadre_name": made_up_name(number),
        "cadre_title": "村委会委员、联户干部",
        "cadre_phone": f"138{number:08d}",
        "grid_name": "第三网格",
        "edition": "2026年第1版",
        "card_number": card_number(VILLAGE, "A", number),
        "service_promise": "首问负责，免费代办；及时办理，按时反馈。",
        "duty_hours": "工作日 8:30—11:30，14:00—17:00",
        "duty_phone": "0536-3210001",
        "common_items": [
            "医保参保缴费",
            "养老待遇认证",
            "高龄津贴",
            "低保和临时救助",
            "社会保障卡",
        ],
        "town_hotline": "0536-3219999",
        "supervision_phone": "0536-3211111",
    }
    return LiaisonCardContent(**(usual | fields))


def make_materials(count: int) -> list[MaterialLine]:
    names = ["居民身份证", "户口簿", "最低生活保障申请书", "残疾人证", "银行流水", "诊断证明"]
    return [
        MaterialLine(names[number % len(names)], ("original", "copy")[number % 2], number % 3 + 1)
        for number in range(count)
    ]


def make_receipt(materials: int = 3, **fields: Any) -> MaterialReceiptContent:
    usual: dict[str, Any] = {
        "number": f"{VILLAGE}-A20261121-001",
        "issued_at": "2026年11月21日 09:32",
        "station_name": "云门山街道昭德村党群服务站",
        "item_name": "最低生活保障对象认定申请",
        "applicant_name": made_up_name(7),
        "materials": make_materials(materials),
        "received_at": "2026年11月21日 09:30",
        "first_receiver_name": made_up_name(8),
        "first_receiver_phone": "13800000008",
        "station_due_on": date_words("2026-11-26"),
        "expected_by": date_words("2027-01-08"),
        "is_expected_provisional": True,
        "station_phone": "0536-3210001",
        "supervision_phone": "0536-3211111",
    }
    return MaterialReceiptContent(**(usual | fields))


def make_notice(missing: int = 2, received: int = 3, **fields: Any) -> OneTimeNoticeContent:
    usual: dict[str, Any] = {
        "number": f"{VILLAGE}-A20261121-002",
        "issued_at": "2026年11月21日 09:32",
        "station_name": "云门山街道昭德村党群服务站",
        "item_name": "最低生活保障对象认定申请",
        "applicant_name": made_up_name(7),
        "received": make_materials(received),
        "missing": [
            MaterialLine(f"收入证明第{number}项", "original", 1, "请补盖单位公章")
            for number in range(missing)
        ],
        "supplement_due_on": date_words("2026-12-05"),
        "limit_text": "承诺 5 个工作日（法定 20 个工作日）",
        "consult_phone": "0536-3210001",
        "supervision_phone": "0536-3211111",
        "handler_name": made_up_name(8),
    }
    return OneTimeNoticeContent(**(usual | fields))


def _common(number: int) -> dict[str, Any]:
    return {
        "number": f"{VILLAGE}-A20261121-{number:03d}",
        "issued_at": "2026年11月21日 09:32",
        "station_name": "云门山街道昭德村党群服务站",
        "item_name": "最低生活保障对象认定申请",
        "applicant_name": made_up_name(7),
    }


def make_acceptance_form(materials: int = 4, **fields: Any) -> AcceptanceFormContent:
    notes = ("已收", "已收", "容缺，待补交", "未交")
    usual = {
        **_common(3),
        "received_at": "2026年11月21日 09:30",
        "channel": "来站",
        "first_receiver": f"{made_up_name(8)} 13800000008",
        "applicant_id_number": "000000190001010000",
        "applicant_phone": "13800000007",
        "applicant_address": "昭德村幸福路17号",
        "household_number": "017",
        "proxy": f"{made_up_name(9)}（儿子，受委托） 电话 13800000009",
        "request": "老人生活困难，想申请低保。",
        "department": "市民政局",
        "mode": "代办",
        "materials": [
            MaterialLine(m.name, m.form, m.copies, notes[place % 4])
            for place, m in enumerate(make_materials(materials))
        ],
        "limit_text": "20 个工作日",
        "station_due_on": date_words("2026-11-26"),
        "expected_by": date_words("2027-01-08"),
        "is_expected_provisional": True,
        "commitment": f"{date_words('2026-12-05')}前补交：照片",
        "money_lines": [
            "2026年11月21日 09:31 代收工本费 40.00 元，代交市公安局",
            "尚余 40.00 元未结清。",
        ],
    }
    return AcceptanceFormContent(**(usual | fields))


def make_power(**fields: Any) -> PowerOfAttorneyContent:
    usual = {
        **_common(4),
        "principal_id_number": "000000190001010000",
        "principal_phone": "13800000007",
        "principal_address": "昭德村幸福路17号",
        "proxy_name": made_up_name(9),
        "proxy_id_number": "000000190001010001",
        "proxy_phone": "13800000009",
        "relation": "儿子",
        "scope": ["代交材料", "代领结果"],
        "valid_until": date_words("2027-02-19"),
        "signing_method": "签名",
        "witness_name": made_up_name(10),
        "signed_on": date_words("2026-11-21"),
    }
    return PowerOfAttorneyContent(**(usual | fields))


def make_commitment(owed: int = 2, **fields: Any) -> CommitmentLetterContent:
    usual = {
        **_common(5),
        "applicant_phone": "13800000007",
        "owed": make_materials(owed),
        "supplement_way": "本人送到本站",
        "due_on": date_words("2026-12-05"),
        "is_due_provisional": False,
    }
    return CommitmentLetterContent(**(usual | fields))


def make_deficient_notice(owed: int = 2, **fields: Any) -> DeficientNoticeContent:
    usual = {
        **_common(6),
        "owed": make_materials(owed),
        "supplement_way": "本人送到本站",
        "due_on": date_words("2026-12-05"),
        "limit_text": "20 个工作日",
        "consult_phone": "0536-3210001",
        "supervision_phone": "0536-3211111",
        "handler_name": made_up_name(8),
    }
    return DeficientNoticeContent(**(usual | fields))
