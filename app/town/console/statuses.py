"""By which status of HTTP a page answers that something was refused."""

from collections.abc import Mapping
from types import MappingProxyType

NOT_FOUND, TOO_LARGE, FORBIDDEN, TOO_OFTEN, BROKEN = 404, 413, 403, 429, 500
STATUSES: Mapping[str, int] = MappingProxyType(
    {
        "page_unknown": NOT_FOUND,
        "case_unknown": NOT_FOUND,
        "appraisal_unknown": NOT_FOUND,
        "cadre_unknown": NOT_FOUND,
        "attachment_unknown": NOT_FOUND,
        "attachment_not_in_town": NOT_FOUND,
        "handover_unknown": NOT_FOUND,
        "appeal_unknown": NOT_FOUND,
        "visit_unknown": NOT_FOUND,
        "service_item_unknown": NOT_FOUND,
        "catalog_draft_gone": NOT_FOUND,
        "catalog_edition_unknown": NOT_FOUND,
        "profile_edition_unknown": NOT_FOUND,
        "profile_unknown": NOT_FOUND,
        "village_code_unknown": NOT_FOUND,
        "invitation_unknown": NOT_FOUND,
        "upload_too_large": TOO_LARGE,
        "form_not_ours": FORBIDDEN,
        "town_not_of_this_county": NOT_FOUND,
        "clerk_not_administrator": FORBIDDEN,
        "clerk_not_permitted": FORBIDDEN,
        "village_out_of_scope": FORBIDDEN,
        "device_unknown": NOT_FOUND,
        "clerk_unknown": NOT_FOUND,
        "token_unknown": NOT_FOUND,
        "notice_unknown": NOT_FOUND,
        "update_not_carried": NOT_FOUND,
        "holiday_table_unknown": NOT_FOUND,
        "hook_unknown": NOT_FOUND,
        "delivery_unknown": NOT_FOUND,
        "text_unknown": NOT_FOUND,
        "asked_too_often": TOO_OFTEN,
    }
)
