"""A villager whose data is to be deleted, and where it could still be read."""

NUMBER, PHONE = "370781194910010019", "13800138000"
REASON = "本人书面申请删除，户口已迁走"


def all_bodies(pc):
    storage = pc.store.journal_storage
    entries = (e for s in storage.feeds() for e in storage.entries(s.feed, 1, s.have))
    return b"".join(entry.body or b"" for entry in entries)


def someone(pc):
    """A villager who heads no household."""
    home = next(
        h for h in pc.store.households.page_after() if len(pc.store.households.persons(h.id)) > 1
    )
    return next(p for p in pc.store.households.persons(home.id) if p.id != home.head_person_id)


def town_bodies(town):
    with town.township.ledger.read() as connection:
        storage = town.books(connection).storage
        entries = [e for s in storage.feeds() for e in storage.entries(s.feed, 1, s.have)]
    return b"".join(entry.body or b"" for entry in entries)
