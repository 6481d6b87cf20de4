"""The desk where sticks (U盘邮包) are handed in: each file is taken, answered, or told what it is."""

import io
import zipfile
from collections.abc import Sequence

import msgspec

from app.journal.bundle import MAGIC, Routing, read_routing
from app.models.errors import OperationRefused, Problem
from app.models.stray_files import stray_problem
from app.models.town_roles import TAKE_STICK, check_may, check_scope
from app.town.clerk_writing import Clerk
from app.town.courier import BundleReceipt, Courier
from app.town.exchange_desk import ExchangeDesk
from app.town.people import People

FILE_BYTES_MAX = 64 * 1024 * 1024
ANSWERS_MAX = 50
_NAME_LENGTH = 80


class StickOutcome(msgspec.Struct, frozen=True):
    """What came of one file: a receipt, or why it was not taken."""

    name: str
    receipt: BundleReceipt | None = None
    problem: Problem | None = None


class AnswerFile(msgspec.Struct, frozen=True):
    """What is carried back to a station."""

    name: str
    content: bytes


class StickDesk:
    """Each file is a transaction of its own: a bad one keeps no other from being taken."""

    def __init__(
        self, courier: Courier, exchange: ExchangeDesk, people: People, town_code: str
    ) -> None:
        self._courier = courier
        self._exchange = exchange
        self._people = people
        self._town_code = town_code

    def take(self, clerk: Clerk, name: str, content: bytes) -> StickOutcome:
        """Take one file in. Raises OperationRefused `clerk_not_permitted`: nobody else's file is read."""
        check_may(clerk.role, TAKE_STICK)
        try:
            self._check(clerk, name, content)
            receipt = self._courier.import_bundle(content)
        except Problem as problem:
            return StickOutcome(name, problem=problem)
        self._people.note(clerk, "stick", name[:_NAME_LENGTH], "", receipt.village_code)
        return StickOutcome(name, receipt)

    def answer(self, clerk: Clerk, device_id: str) -> AnswerFile:
        """All that a device lacks, to be carried back.

        Raises OperationRefused `clerk_not_permitted`, `village_out_of_scope`, `device_unknown`,
        `device_revoked`.
        """
        check_may(clerk.role, TAKE_STICK)
        village_code = self._exchange.known_device(device_id).village_code
        check_scope(clerk.villages, village_code)
        content = self._courier.export_bundle(device_id)
        return AnswerFile(f"{village_code}-{device_id[:6]}-answer.lxb", content)

    def answers(self, clerk: Clerk, device_ids: Sequence[str]) -> AnswerFile:
        """Several answers in one archive. Raises what `answer` raises, and `bundle_not_chosen`."""
        wanted = list(dict.fromkeys(device_ids))[:ANSWERS_MAX]
        if not wanted:
            raise OperationRefused("bundle_not_chosen")
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for device_id in wanted:
                made = self.answer(clerk, device_id)
                archive.writestr(zipfile.ZipInfo(made.name), made.content)
        return AnswerFile("answers.zip", file.getvalue())

    def _check(self, clerk: Clerk, name: str, content: bytes) -> None:
        if not content.startswith(MAGIC):
            problem = stray_problem(name, content)
            raise OperationRefused(problem)
        if len(content) > FILE_BYTES_MAX:
            raise OperationRefused("stick_file_too_large")
        routing: Routing = read_routing(content)
        if routing.sender == self._town_code:
            raise OperationRefused("stick_file_is_own_answer")
        check_scope(clerk.villages, routing.village_code)
