"""Where an update of the program arrives, as the exchange sees it."""

from typing import Protocol


class ArrivingUpdate(Protocol):
    """Where an update arrives piece by piece, and is proved once it is whole."""

    @property
    def place(self) -> str:
        """The kind of PC."""

    def have(self) -> str:
        """The version that is in force or, if there is one, waits for the next start."""

    def arrived(self, name: str, total: int) -> int:
        """How much of the update of this name has come; what came of another one goes. -1 when it is
        not wanted. Raises EnvironmentProblem `update_no_room` (mib).
        """

    def put(self, start: int, content: bytes) -> None:
        """Keep a piece. Raises EnvironmentProblem `update_not_kept`."""

    def finish(self) -> str:
        """Prove it and keep it for the next start; its version. Raises what `Updater.take_aside` does."""

    def drop(self) -> None:
        """Let what came go."""
