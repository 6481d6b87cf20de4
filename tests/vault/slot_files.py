"""The slots of a station where two people may log in."""

import random
from pathlib import Path

from app.models.errors import OperationRefused
from app.vault.atomic_files import Disk
from app.vault.crypto import CryptoProvider, Suite1
from app.vault.passwords import PasswordCost
from app.vault.slots import LoginTile, SlotFile

CHEAP = PasswordCost(m_kib=8, t=1, p=1)
SECRET = bytes(range(32))
LI = LoginTile("s-li", "李秀英")
WANG = LoginTile("s-wang", "王建国")
LI_PASSWORD, WANG_PASSWORD = "shanshui baicai dianhua niunai", "huaishu xiaohe yueliang mianbao"
OTHER_PASSWORD = "taiyang xiangjiao maomi chuanghu"


def slots_in(
    folder: Path, secret: bytes = SECRET, crypto: CryptoProvider | None = None
) -> SlotFile:
    return SlotFile(
        folder / "slots", crypto or Suite1(), secret, random.Random(5).randbytes, Disk()
    )


def opens(slots: SlotFile, staff_id: str, password: str) -> bool:
    try:
        return len(slots.unlock(staff_id, password)) == 32
    except OperationRefused as refusal:
        assert refusal.key in ("password_wrong", "account_unknown")
        return False
