"""Generated visits: 12 fields, notes of 40 to 120 characters; easy text repeats itself, hard text does not."""

import random

EASY = (
    "入户走访，了解近况，", "家中老人身体尚可，", "今年收成一般，", "询问医保缴费情况，",
    "反映路灯不亮，", "宣讲防火政策，", "提醒雨季排水，", "孩子在外务工，", "一切正常，",
)  # fmt: skip
HARD_FROM, HARD_TO = 0x4E00, 0x9FA5
CLASSES = ("", "", "", "生活困难", "邻里纠纷", "意见建议")


def visit_fields(number: int, chance: random.Random, *, is_hard: bool) -> dict[str, object]:
    """The body of one visit."""
    length = chance.randint(40, 120)
    if is_hard:
        # Drawn from 3,500 characters, as running text is, but without any order to be found.
        note = "".join(chr(HARD_FROM + chance.randrange(3500) * 5) for _ in range(length))
    else:
        note = ""
        while len(note) < length:
            note += chance.choice(EASY)
    return {
        "number": f"370781109216-A202611{number % 28 + 1:02d}-{number % 1000:03d}",
        "household_id": f"{chance.randrange(1500):032x}",
        "grid_id": f"{chance.randrange(40):032x}",
        "visitor_name": "联户干部",
        "visited_on": f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "channel": chance.choice(("home", "home", "home", "phone", "message")),
        "interviewee": chance.choice("王李张刘陈") + chance.choice("伟强兰英梅"),
        "content": note[:length],
        "finding_class": chance.choice(CLASSES),
        "finding": "",
        "is_urgent": False,
        "recorded_at": f"2026-11-{number % 28 + 1:02d}T08:{number % 60:02d}:00Z",
    }
