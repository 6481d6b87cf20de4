"""What the search box finds."""

import msgspec


class SearchHit(msgspec.Struct, frozen=True):
    """One thing found. `kind` is `person`, `household`, `case` or, when its household is not in
    the rows, `card`; `id` is that record's. The desk adds `item`, with its code, and `page`.
    `matched_by` says what matched: `name`, `pinyin`, `phone`, `id_number`, `household_number`,
    `address`, `item`, `case_number`, `card_number`.
    """

    kind: str
    id: str
    title: str
    subtitle: str
    matched_by: str
