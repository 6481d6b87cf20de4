"""Forgotten passwords: the township's grant, by a file there and a file back, logged at both ends."""

from app.bootstrap.township_grant import ask_township, enter_by_grant
from app.town.ledger.audit_log import AuditLog, AuditWanted
from app.vault.fingerprints import fingerprint, is_fingerprint
from app.vault.grants import GRANT_BYTES_MAX
from tests.refusals import key_of
from tests.stations import HEAD_OF_DESK, PASSWORD, VILLAGE

NEW_PASSWORD = "taiyang yueliang xingxing yuncai"


def ask(pc, stick):
    return ask_township(pc.folder, HEAD_OF_DESK, stick, pc.surroundings)


def enter(pc, path, password=NEW_PASSWORD):
    return enter_by_grant(pc.folder, HEAD_OF_DESK, path, password, pc.surroundings)


def granted(town, asked, folder):
    given = town.township.grants.grant(asked.path.read_bytes(), asked.digits)
    path = folder / given.file_name
    path.write_bytes(given.content)
    return path


def test_a_grant_gives_a_new_password_once_and_nothing_is_lost(locked, town, stick):
    asked = ask(locked, stick)
    assert asked.town_name == town.township.identity.name
    answer = granted(town, asked, stick)
    assert key_of(lambda: enter(locked, answer, "short")) == "password_too_weak"
    station = enter(locked, answer)
    assert station.actor.name == HEAD_OF_DESK
    store = station.open_store()
    assert next(e.action for e in store.disclosures.account_events()) == "granted"
    store.close()
    station.close()
    assert key_of(lambda: enter(locked, answer)) == "grant_not_asked"
    assert key_of(lambda: locked.open(HEAD_OF_DESK)) == "password_wrong"


def test_asked_again_the_same_request_is_written_and_an_answer_under_way_counts(
    locked, town, stick
):
    first = ask(locked, stick)
    answer = granted(town, first, stick)
    again = ask(locked, stick)
    assert again.digits == first.digits
    enter(locked, answer).close()


def test_the_clerk_gives_nothing_away_for_wrong_digits_or_a_changed_file(locked, town, stick):
    asked, grants = ask(locked, stick), town.township.grants
    content = asked.path.read_bytes()
    wrong = f"{(int(asked.digits) + 1) % 10**6:06d}"
    assert key_of(lambda: grants.grant(content, wrong)) == "grant_digits_wrong"
    assert key_of(lambda: grants.grant(content, "")) == "grant_digits_wrong"
    for hostile in (b"", b"LIANXIN GRANT REQUEST\n", content[:-40], b"x" * (GRANT_BYTES_MAX + 1)):
        assert key_of(lambda c=hostile: grants.grant(c, asked.digits)) == "grant_request_damaged"
    changed = bytearray(content)
    changed[200] ^= 1
    digits = fingerprint(locked.surroundings.crypto, bytes(changed))
    key = key_of(lambda: grants.grant(bytes(changed), digits))
    assert key in ("grant_request_damaged", "grant_for_another_town")


def test_a_revoked_pc_is_not_let_in(locked, town, stick):
    asked = ask(locked, stick)
    [device] = [d for d in devices_of(town) if d.letter == "A"]
    town.township.revoke_device(device.device_id)
    content = asked.path.read_bytes()
    assert key_of(lambda: town.township.grants.grant(content, asked.digits)) == "device_revoked"


def devices_of(town):
    with town.township.ledger.read() as connection:
        return town.books(connection).devices.devices(VILLAGE)


def test_an_answer_that_is_no_answer_or_anothers_opens_nothing(locked, town, stick):
    asked = ask(locked, stick)
    answer = granted(town, asked, stick)
    whole = answer.read_bytes()
    for content, key in (
        (b"", "grant_damaged"),
        (whole[: len(whole) // 2], "grant_damaged"),
        (asked.path.read_bytes(), "grant_damaged"),
    ):
        answer.write_bytes(content)
        assert key_of(lambda: enter(locked, answer)) == key
    assert key_of(lambda: enter(locked, stick / "nothing.lxg")) == "file_unreadable"
    (locked.folder / "grant.waiting").unlink()
    answer.write_bytes(whole)
    assert key_of(lambda: enter(locked, answer)) == "grant_not_asked"
    ask(locked, stick)
    assert key_of(lambda: enter(locked, answer)) == "grant_not_ours"


def test_a_station_without_a_township_is_told_the_other_roads(village, stick):
    village.close()
    assert key_of(lambda: ask(village, stick)) == "township_slot_missing"


def test_neither_the_files_nor_what_waits_on_the_disk_hold_a_key(locked, town, stick):
    key = locked.station.database_key
    asked = ask(locked, stick)
    answer = granted(town, asked, stick)
    for path in (asked.path, answer, locked.folder / "grant.waiting"):
        assert key not in path.read_bytes()
        assert PASSWORD.encode() not in path.read_bytes()


def test_digits_are_read_as_they_are_spoken():
    assert is_fingerprint("012345", "012 345") and is_fingerprint("012345", "012-345")
    assert not is_fingerprint("012345", "12345")


def test_who_granted_stands_in_the_towns_log(locked, town, stick):
    asked = ask(locked, stick)
    given = town.township.grants.grant(asked.path.read_bytes(), asked.digits)
    town.township.people.note(town.clerk, "grant", given.staff_name, "", given.village_code)
    with town.township.ledger.read() as connection:
        log = AuditLog(connection, town.township.ledger.town_code)
        [line] = log.lines(AuditWanted(act="grant"), 5)
    assert (line.subject, line.clerk_name) == (HEAD_OF_DESK, town.clerk.name)
