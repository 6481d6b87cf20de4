"""The village's own network between two PCs: the real sealed messages, with all that lines do to them."""

from collections.abc import Callable

from app.models.errors import EnvironmentProblem, OperationRefused
from app.sim.world import Killed, World
from app.sync.lan_host import LanHost


class SimLanLine:
    """A `LanLine` without a network: it may be cut before each message and after each act."""

    def __init__(self, world: World, host: LanHost) -> None:
        self._world = world
        self._host = host

    def greet(self, content: bytes) -> bytes:
        """The answer to a call."""
        return self._carried(self._host.greet, content)

    def ask(self, content: bytes) -> bytes:
        """The sealed answer to a sealed request."""
        if self._world.happens("corrupt", 0.03):
            return self._carried(self._host.answer, self._world.damaged(content))
        answer = self._carried(self._host.answer, content)
        if self._world.happens("duplicate", 0.1):
            self._host.answer(content)  # a second time, when nobody listens
        if self._world.happens("corrupt", 0.03):
            return self._world.damaged(answer)
        return answer

    def _carried(self, act: Callable[[bytes], bytes], content: bytes) -> bytes:
        self._perhaps_cut("before")
        try:
            answer = act(content)
        except OperationRefused as refusal:
            self._world.note(f"refused/{refusal.key}", "on the village's network")
            raise
        self._perhaps_cut("after")
        return answer

    def _perhaps_cut(self, when: str) -> None:
        if self._world.happens("cut", 0.06):
            self._world.note(f"cut/lan_{when}")
            raise EnvironmentProblem("lan_peer_unreachable")
        if self._world.happens("crash", 0.01):
            raise Killed
