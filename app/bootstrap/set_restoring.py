"""A station set up on this PC from a backup set: prepared beside, and moved in only when it is whole."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.acts.account_acts import CODE_MADE, RESTORED
from app.bootstrap.backup_keeping import SET_LABEL, KeptBackup, kept_in, live_in, sealed_files
from app.bootstrap.copy_bringing import CopyBringing, attachment_paths, drop_folder
from app.bootstrap.key_replacement import key_of_copy
from app.bootstrap.shipped_rules import load_rules
from app.bootstrap.station import OpenStation, open_unlocked
from app.bootstrap.station_folder import StationFolder, StationLabel
from app.bootstrap.station_lock import (
    Unlocked,
    attempts_of,
    checked_password,
    login_tiles,
    slot_file,
    staff_id_of,
)
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township_grant import (
    GRANT_WAITING,
    AskedByLine,
    AskedGrant,
    answer_by_line,
    answer_in,
    ask_by_line,
    ask_township,
    key_by_grant,
)
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.long_work import Tell
from app.vault.device_secret import (
    has_device_secret,
    is_station_id,
    keep_device_secret,
    read_or_make_device_secret,
)
from app.vault.passwords import check_new_password
from app.vault.recovery_code import new_recovery_code, recovery_secret
from app.vault.slots import LoginTile

BACKUPS = "backups"
Unlock = Callable[[StationFolder], Unlocked]
Asked = TypeVar("Asked")


class SetRestoring:
    """Restores one set, as the same device: its mark stays behind with the dead PC, so it begins a new
    incarnation by itself and asks for what the set lacks at the next exchange.

    Until everything is copied and read through there is no station here: refused or ended, nothing is
    left but a request that the township has to answer. From then on it is a station, whatever happens
    to the power. `tell` hears of `CopyBringing`, and what it raises ends it; `surroundings.tell` hears
    of the opening then (and of both without the other). `copy`
    names one of the set's copies or the data file of a pulled disk; empty, the newest copy.

    Any road may raise OperationRefused `station_already_set_up`, `account_unknown`; EnvironmentProblem
    `backup_set_missing`, `backup_not_verified`, `backup_unreadable`, `restore_no_room` (needed, mib),
    `restore_not_written`, and what an opening raises.
    """

    def __init__(
        self,
        data_dir: Path,
        set_folder: Path,
        surroundings: Surroundings,
        copy: str = "",
        tell: Tell | None = None,
    ) -> None:
        self._folder = StationFolder(data_dir, surroundings.disk)
        self._kept = StationFolder(set_folder, surroundings.disk)
        self._copy = copy
        self._surroundings = surroundings
        self._tell = tell or surroundings.tell

    def people(self) -> tuple[list[LoginTile], bool]:
        """Who can be given a new password, and whether their own ones open the set here: only on the PC
        that it was made on.
        """
        label = self._label()
        self._prepare(label)
        try:
            return login_tiles(self._folder.prepared, self._surroundings), self._is_same_pc(label)
        finally:
            self._put_away()

    def by_code(self, staff: str, code: str, new_password: str) -> tuple[OpenStation, str]:
        """With the station comes the next code: the used one opens nothing from the moment on that it
        is a station.

        Raises OperationRefused `recovery_code_mistyped`, `recovery_code_wrong`,
        `recovery_code_missing`, `password_too_weak`.
        """
        secret = recovery_secret(code)
        check_new_password(new_password)

        def unlock(prepared: StationFolder) -> Unlocked:
            slots = slot_file(prepared, prepared.label(), self._surroundings)
            key = slots.unlock_by_recovery(secret)
            return Unlocked(staff_id_of(slots.names(), staff), key)

        next_code = new_recovery_code(self._surroundings.randomness)
        return self._restored(unlock, new_password, next_code), next_code

    def by_password(self, staff: str, password: str) -> OpenStation:
        """Raises OperationRefused `restore_on_another_pc`, `password_wrong`."""
        if not self._is_same_pc(self._label()):
            raise OperationRefused("restore_on_another_pc")

        def unlock(prepared: StationFolder) -> Unlocked:
            slots = slot_file(prepared, prepared.label(), self._surroundings)
            attempts = attempts_of(self._folder, self._surroundings)
            return checked_password(slots, attempts, staff_id_of(slots.names(), staff), password)

        return self._restored(unlock, "")

    def ask(self, staff: str, target: Path) -> AskedGrant:
        """A request to the township on a stick; it is kept, and so is what its answer opens."""
        return self._asked(lambda data: ask_township(data, staff, target, self._surroundings))

    def ask_by_line(self, staff: str) -> AskedByLine:
        """The same over the line."""
        return self._asked(lambda data: ask_by_line(data, staff, self._surroundings))

    def by_grant(self, staff: str, answer: Path, new_password: str) -> OpenStation:
        """Raises what `answer_in` and `key_by_grant` raise, OperationRefused `password_too_weak`."""
        content = answer_in(answer, self._surroundings)
        check_new_password(new_password)
        return self._restored(
            lambda prepared: self._granted(prepared, staff, content), new_password
        )

    def by_line(self, staff: str, new_password: str) -> OpenStation:
        """Raises what `answer_by_line` and `key_by_grant` raise, OperationRefused `password_too_weak`."""
        check_new_password(new_password)

        def unlock(prepared: StationFolder) -> Unlocked:
            answer = answer_by_line(prepared.path, staff, self._surroundings)
            return self._granted(prepared, staff, answer)

        return self._restored(unlock, new_password)

    def _granted(self, prepared: StationFolder, staff: str, answer: bytes) -> Unlocked:
        return key_by_grant(prepared.path, staff, answer, self._surroundings)

    def _asked(self, ask: Callable[[Path], Asked]) -> Asked:
        self._prepare(self._label())
        try:
            return ask(self._folder.prepared)
        except Exception:
            self._put_away()
            raise

    def _restored(self, unlock: Unlock, new_password: str, next_code: str = "") -> OpenStation:
        around, label = self._surroundings, self._label()
        load_rules(around.resources, label.profile_code).divisions.village(label.village_code)
        prepared = self._prepare(label)
        try:
            unlocked = unlock(prepared)
            self._bring(prepared, unlocked.database_key)
            if new_password:
                slots = slot_file(prepared, label, around)
                key, cost = unlocked.database_key, around.password_cost
                secret = recovery_secret(next_code) if next_code else b""
                prepared.note_code(unseen=bool(next_code))
                slots.reset_password(key, unlocked.staff_id, new_password, cost, secret)
            self._folder.set_unfinished_aside()
            machine, place = around.machine_dir, around.secret_place
            keep_device_secret(prepared.path, label.station_id, around.disk, machine, place)
        except Exception:
            self._put_away()
            raise
        self._folder.move_in()
        (self._folder.path / GRANT_WAITING).unlink(missing_ok=True)
        station = open_unlocked(self._folder, unlocked, around)
        try:
            station.note_account(RESTORED)
            if next_code:
                station.note_account(CODE_MADE)
        except BaseException:
            station.close()
            raise
        return station

    def _bring(self, prepared: StationFolder, key: bytes) -> None:
        around, source = self._surroundings, self._chosen().path
        former = slot_file(prepared, prepared.label(), around).former_keys(key)
        attachments = attachment_paths(self._kept.attachments, prepared.attachments)
        paths = [(source, prepared.database), *attachments]
        bringing = CopyBringing(around.disk, self._tell)
        bringing.check_room(paths, self._folder.path, around.free_bytes)
        bringing.bring_files(attachments)
        bringing.bring_database(source, prepared.database, key_of_copy(source, key, former))

    def _label(self) -> StationLabel:
        """What a stick says it is, before anything of it is believed."""
        if not (self._kept.path / SET_LABEL).is_file():
            raise EnvironmentProblem("backup_set_missing")
        label = self._kept.label()
        if not is_station_id(label.station_id):
            raise EnvironmentProblem("vault_file_damaged", file=SET_LABEL)
        return label

    def _chosen(self) -> KeptBackup:
        live = live_in(self._kept.path)
        for each in (*copies_of(self._kept.path), *([live] if live else [])):
            if self._copy in ("", each.path.name):
                return each
        raise EnvironmentProblem("backup_set_missing")

    def _prepare(self, label: StationLabel) -> StationFolder:
        """Keys and label in the folder beside; there already when the township was asked from them."""
        disk, into = self._surroundings.disk, self._folder.prepared
        if self._folder.exists():
            raise OperationRefused("station_already_set_up")
        self._chosen()
        names = sealed_files(self._folder)
        contents = {name: disk.read(self._kept.path / name) for name in names}
        prepared = StationFolder(into, disk)
        if not self._is_waiting() or any(disk.read(into / n) != c for n, c in contents.items()):
            drop_folder(into)
            disk.make_folder(into)
            for name, content in contents.items():  # the label comes last
                if content is None:
                    drop_folder(into)
                    raise EnvironmentProblem("backup_set_missing")
                disk.write_atomically(into / name, content)
        around, machine = self._surroundings, self._surroundings.machine_dir
        read_or_make_device_secret(
            into, label.station_id, around.randomness, disk, machine, "beside"
        )
        return prepared

    def _is_same_pc(self, label: StationLabel) -> bool:
        """Whether this PC holds the secret of the one that the set was made on."""
        around = self._surroundings
        return has_device_secret(label.station_id, around.disk, around.machine_dir)

    def _is_waiting(self) -> bool:
        return (self._folder.prepared / GRANT_WAITING).exists()

    def _put_away(self) -> None:
        """Nothing half made stays; what an answer of the township will open does."""
        if not self._is_waiting():
            drop_folder(self._folder.prepared)
            return
        prepared = StationFolder(self._folder.prepared, self._surroundings.disk)
        drop_folder(prepared.attachments)
        for path in prepared.path.glob(f"{prepared.database.name}*"):
            with contextlib.suppress(OSError):
                path.unlink()


def copies_of(folder: Path) -> list[KeptBackup]:
    """The copies of a set, or in a whole station's folder that somebody saved, the newest first."""
    found = [*kept_in(folder), *kept_in(folder / BACKUPS)]
    return sorted(found, key=lambda each: each.made_at, reverse=True)


def drop_unfinished(data_dir: Path, surroundings: Surroundings) -> None:
    """What a power cut left of a restoring goes where another station is set up instead."""
    folder = StationFolder(data_dir, surroundings.disk)
    if not folder.exists():
        drop_folder(folder.prepared)
