"""Words for exchanges: by which way, how it ended, what it moved. Nothing is called delivered that
the township has not confirmed.
"""

from typing import Any

from PySide6.QtCore import QCoreApplication

from app.views.status_chip import Tone
from app.views.translation import sentence_for

DONE, CANCELLED = "done", "exchange_cancelled"
UNFINISHED = ("lan_incomplete", "lan_cut_off")
# Nothing failed, but a person should know.
PUT_RIGHT = ("rows_rebuilt", "township_restored")
SNAPSHOT = "snapshot_"  # one that was not taken: everything came by segments instead
ATTACHMENTS_SENT, ATTACHMENTS_RECEIVED = "attachments_sent", "attachments_received"
LINE, LAN, OUT = "http", "lan", "out"


def way_words(event: Any) -> str:
    """By which way."""
    if event.carrier == LINE:
        return QCoreApplication.translate("SyncWords", "联网")
    if event.carrier == LAN:
        return QCoreApplication.translate("SyncWords", "局域网")
    if event.direction == OUT:
        return QCoreApplication.translate("SyncWords", "写到U盘")
    return QCoreApplication.translate("SyncWords", "读回执")


def result_words(event: Any) -> str:
    """How it ended, in a word."""
    if event.result == CANCELLED:
        return QCoreApplication.translate("SyncWords", "已停止")
    if event.result in PUT_RIGHT or event.result.startswith(SNAPSHOT):
        return QCoreApplication.translate("SyncWords", "已补好")
    if event.result in UNFINISHED:
        return QCoreApplication.translate("SyncWords", "没传完")
    if event.result != DONE:
        return QCoreApplication.translate("SyncWords", "没成功")
    if event.direction == OUT:
        return QCoreApplication.translate("SyncWords", "已写出")
    if event.carrier not in (LINE, LAN):
        return QCoreApplication.translate("SyncWords", "已读")
    return QCoreApplication.translate("SyncWords", "已同步")


def result_tone(event: Any) -> Tone:
    """Only what the township has answered to looks done."""
    is_put_right = event.result in PUT_RIGHT or event.result.startswith(SNAPSHOT)
    if is_put_right or event.result in (CANCELLED, *UNFINISHED):
        return Tone.WARNING
    if event.result != DONE:
        return Tone.DANGER
    return Tone.ACTIVE if event.direction == OUT else Tone.DONE


def event_words(event: Any) -> str:
    """What it moved, or what was in the way."""
    if event.result != DONE:
        return sentence_for(event.result, event.facts)
    if event.carrier == LAN:
        return _lan_words(event)
    if ATTACHMENTS_SENT in event.facts:
        words = QCoreApplication.translate("SyncWords", "附件：送出 {sent} 份，收到 {received} 份")
        sent, received = (event.facts[name] for name in (ATTACHMENTS_SENT, ATTACHMENTS_RECEIVED))
        return words.format(sent=sent, received=received)
    if event.carrier != LINE and event.direction == OUT:
        words = QCoreApplication.translate("SyncWords", "写出 {sent} 条，读了镇里的回执才算送到")
    elif event.carrier != LINE and event.received:
        words = QCoreApplication.translate("SyncWords", "收到镇里的新记录 {received} 条")
    elif event.carrier != LINE:
        words = QCoreApplication.translate("SyncWords", "镇里没有给本站的新记录")
    elif event.sent or event.received:
        words = QCoreApplication.translate("SyncWords", "送出 {sent} 条，收到 {received} 条")
    else:
        words = QCoreApplication.translate("SyncWords", "两边一样，没有新的记录")
    return words.format(sent=event.sent, received=event.received)


def _lan_words(event: Any) -> str:
    if event.sent or event.received:
        words = QCoreApplication.translate(
            "SyncWords", "与电脑{letter}：送出 {sent} 条，收到 {received} 条；送到镇里另算"
        )
    else:
        words = QCoreApplication.translate("SyncWords", "与电脑{letter}：两台一样，没有新的记录")
    return words.format(letter=event.peer, sent=event.sent, received=event.received)


def attachment_words(counts: Any) -> str:
    """What the lane of attachments has moved, and what it goes on with next time; may be empty."""
    words = ""
    if counts.sent or counts.received:
        moved = QCoreApplication.translate("SyncWords", "附件送出 {sent} 份，收到 {received} 份。")
        words = moved.format(sent=counts.sent, received=counts.received)
    left = counts.unsent + counts.to_fetch
    if left:
        later = QCoreApplication.translate("SyncWords", "还有 {left} 份附件下次接着传。")
        words += later.format(left=left)
    return words


def awaited_words(awaited: int) -> str:
    """What lies below a snapshot and has not come yet; empty when everything has."""
    if not awaited:
        return ""
    words = QCoreApplication.translate(
        "SyncWords",
        "本机的表来自镇里的快照，还差 {awaited} 条原始记录没有取到；可照常办理，按“立即同步”接着取。",
    )
    return words.format(awaited=awaited)


def shut_out_words(shut_out: Any) -> str:
    """What became of what a revoked PC had not sent."""
    if shut_out.waiting:
        words = QCoreApplication.translate(
            "SyncWords", "没送到的 {count} 条记录已交到镇里存着，等镇里定采用不采用，本机的都还在。"
        )
        return words.format(count=shut_out.waiting)
    if shut_out.counted:
        words = QCoreApplication.translate(
            "SyncWords", "交到镇里的 {count} 条记录镇里已采用，进了台账，本机的都还在。"
        )
        return words.format(count=shut_out.counted)
    if shut_out.handed_in:
        return QCoreApplication.translate(
            "SyncWords", "交到镇里的记录镇里没有采用，镇里和本机都还存着；请联系镇里。"
        )
    return QCoreApplication.translate(
        "SyncWords", "以后的记录镇里不再采用，本机的都还在；请联系镇里。"
    )


def clock_words(minutes: int) -> str:
    """The PC's clock is not the township's; nothing is held up by it."""
    if minutes > 0:
        words = QCoreApplication.translate(
            "SyncWords",
            "这台电脑的时钟比镇里快 {minutes} 分钟左右，请校准日期和时间；记录照常保存，镇里另记收到的时间。",
        )
    else:
        words = QCoreApplication.translate(
            "SyncWords",
            "这台电脑的时钟比镇里慢 {minutes} 分钟左右，请校准日期和时间；记录照常保存，镇里另记收到的时间。",
        )
    return words.format(minutes=abs(minutes))
