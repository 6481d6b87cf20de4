"""Where on the form for a new case a refusal can be mended."""

from app.views.forms import Field
from app.views.intake_deficiency import DeficiencyPanel
from app.views.intake_fields import IntakeFields


def place_to_mend(key: str, fields: IntakeFields, deficiency: DeficiencyPanel) -> Field | None:
    """The field that a refusal speaks of, if it is on the form."""
    power = fields.power
    places: dict[str, Field] = {
        "item_not_delegable": fields.proxy_name,
        "proxy_name_missing": fields.proxy_name,
        "proxy_relation_missing": fields.proxy_relation,
        "proxy_id_number_wrong": power.proxy_id_number,
        "power_scope_missing": power.scope,
        "power_expired": power.valid_until,
        "applicant_id_number_wrong": fields.id_number,
        "deficiency_due_past": deficiency.due_on,
        "deficiency_due_too_late": deficiency.due_on,
        "deficiency_credit_unchecked": deficiency.is_credit_checked,
        "money_amount_wrong": fields.money_amount,
        "money_payee_missing": fields.money_payee,
        "money_payee_is_station": fields.money_payee,
        "money_purpose_missing": fields.money_purpose,
    }
    if key == "date_impossible":
        days = (power.valid_until, deficiency.due_on)
        return next((day for day in days if day.is_unreadable()), None)
    return places.get(key)
