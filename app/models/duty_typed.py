"""What is typed about a visitor."""

import msgspec


class Visitor(msgspec.Struct, frozen=True):
    """What was typed about someone who came to a reception."""

    visitor_name: str
    content: str
    visitor_phone: str = ""
    visitor_address: str = ""
    household_id: str = ""
    reception_class: str = ""
    session_id: str = ""
