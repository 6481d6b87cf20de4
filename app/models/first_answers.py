"""What is typed at a station's first start, in all its steps."""

import msgspec

from app.models.divisions import Village


class FirstAnswers(msgspec.Struct, frozen=True):
    """Empty where nothing was typed yet. `query` is what the village was looked for by."""

    village: Village | None
    query: str
    station_name: str
    duty_phone: str
    staff_name: str
    staff_phone: str
    password: str
    password_again: str
    profile_code: str
    profile_name: str
