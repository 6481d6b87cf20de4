"""What stands on the slip that goes with a visitor's matter to a department."""

from app.models.papers import Paper
from app.models.rules.papers import TransferTexts


class TransferSlipContent(Paper, frozen=True, kw_only=True):
    """A transfer slip (转办单): 转相关部门解决."""

    number: str
    station_name: str
    station_phone: str = ""
    department: str
    sent_at: str = ""
    note: str = ""
    visitor_name: str
    visitor_phone: str = ""
    visitor_address: str = ""
    received_at: str
    receiver_name: str
    content: str
    handler_name: str
    words: TransferTexts = TransferTexts()
