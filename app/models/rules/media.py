"""On what records may be carried where the line does not reach."""

import msgspec


class MediaRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[media]`."""

    are_sticks_allowed: bool = True
    """Some government networks ban USB storage outright: then bundles go over the line, or into a folder
    from which a disc is written."""
