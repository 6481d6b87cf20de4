"""Which gateway sends whose texts: a folder or a program for all villages, or for some of them."""

import logging
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.models.errors import EnvironmentProblem, OperationRefused
from app.town.text_gateway import (
    FileDrop,
    OutgoingText,
    TextAnswer,
    TextGateway,
    answers_in,
    batch_file,
)
from app.vault.atomic_files import Disk

LOG = logging.getLogger(__name__)
PROGRAM_SECONDS = 120
_VILLAGE_DIGITS = 12


class ProgramGateway:
    """A program that is started for each batch: the batch's name is its argument, the texts come as CSV
    on its standard input.

    It ends with 0 once it has taken all of them, and may print `number,reason` for those that cannot
    be sent. What it did not take it is given again under the same name.
    """

    def __init__(self, program: Path) -> None:
        self._program = program
        self._answers: list[TextAnswer] = []

    def hand_over(self, batch: str, texts: Sequence[OutgoingText]) -> None:
        """Raises EnvironmentProblem `text_program_failed`."""
        try:
            done = subprocess.run(
                [self._program, batch],
                input=batch_file(texts),
                capture_output=True,
                timeout=PROGRAM_SECONDS,
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as error:
            LOG.warning("the program for texts failed: %s", type(error).__name__)
            raise EnvironmentProblem("text_program_failed") from None
        self._answers += answers_in(done.stdout.decode("utf-8", "replace"))

    def answers(self, take: Callable[[list[TextAnswer]], None]) -> None:
        """What the program has printed."""
        if self._answers:
            take(self._answers)
            self._answers = []


class TextRoutes:
    """Several gateways, by the beginning of a village's code; the longest that fits is asked."""

    def __init__(self, by_beginning: Mapping[str, TextGateway]) -> None:
        self._routes = sorted(by_beginning.items(), key=lambda route: -len(route[0]))

    def hand_over(self, batch: str, texts: Sequence[OutgoingText]) -> None:
        """Give each gateway its share. When one fails all is tried again: the others know the batch."""
        failed: EnvironmentProblem | None = None
        for beginning, gateway in self._routes:
            share = [text for text in texts if self._beginning_of(text) == beginning]
            try:
                if share:
                    gateway.hand_over(batch, share)
            except EnvironmentProblem as problem:
                failed = problem
        if failed is not None:
            raise failed

    def answers(self, take: Callable[[list[TextAnswer]], None]) -> None:
        """Those of all."""
        for _, gateway in self._routes:
            gateway.answers(take)

    def _beginning_of(self, text: OutgoingText) -> str:
        return next(b for b, _ in self._routes if text.village_code.startswith(b))


def text_routes(typed: Sequence[str], usual: Path, disk: Disk) -> TextGateway:
    """Gateways as they were typed: `WHERE` for all villages, `BEGINNING=WHERE` for those whose code
    begins so. WHERE is a program that is there, or else a folder for files. What is named by none goes
    into `usual`.

    Raises OperationRefused `text_route_wrong` (route).
    """
    routes: dict[str, TextGateway] = {"": FileDrop(usual, disk)}
    named = set[str]()
    for route in typed:
        beginning, is_some, where = route.partition("=")
        if not is_some:
            beginning, where = "", route
        is_code = not is_some or (beginning.isdecimal() and len(beginning) <= _VILLAGE_DIGITS)
        if not is_code or not where or beginning in named:
            raise OperationRefused("text_route_wrong", route=route)
        named.add(beginning)
        path = Path(where).absolute()
        routes[beginning] = ProgramGateway(path) if path.is_file() else FileDrop(path, disk)
    return TextRoutes(routes) if len(routes) > 1 else routes[""]
