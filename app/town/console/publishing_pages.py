"""Everything that the township gives to its stations on one page, and the updates of their program."""

from collections.abc import Iterable, Sequence

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.models.errors import OperationRefused, Problem
from app.models.town_roles import PUBLISH
from app.models.updates import is_newer, version_order
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.lists import leaf_of
from app.town.console.protection import Visitor, in_scope
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.ledger.devices import Device
from app.town.received_desk import Published
from app.town.update_desk import CarriedUpdate

UPDATE, UPDATES_PATH = "update", "/publishing/updates"
VERSION_MAX = 20


class ComputerLine(msgspec.Struct, frozen=True):
    """A station's PC, and what it has not got yet."""

    device: Device
    lacking: tuple[Published, ...]


class PublishingPages(ClerkPages):
    """Everyone may look; publishing is for administrators."""

    def index(self, request: Request) -> Response:
        """What was published, how many have each thing, and who lacks what."""
        visitor = self._sessions.visitor(request)
        devices = _in_sight(visitor, self._township.received.computers())
        published = self._township.received.published(devices)
        updates = [_as_published(each, devices) for each in newest_of_each(self._carried())]
        everything = [*updates, *published]
        lines = [
            ComputerLine(each, tuple(p for p in everything if each.device_id not in p.receivers))
            for each in devices
        ]
        wanting = [line for line in lines if line.lacking]
        seen = {device.device_id for device in devices}
        return self._page(
            "publishing.html",
            Asking(request, visitor),
            shown="all",
            published=[(each, len(each.receivers & seen)) for each in everything],
            device_count=len(devices),
            wanting=leaf_of(wanting, request),
        )

    def updates(self, request: Request) -> Response:
        """The versions that stations can have, and a form for one more."""
        return self._updates(Asking(request, self._sessions.visitor(request)))

    async def take(self, request: Request) -> Response:
        """发布 an update package: proved first, and told in words what it is."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form(max_files=1, max_fields=4)
        try:
            self._sessions.check_form(request, form, visitor)
            visitor.check_may(PUBLISH)
            upload = form.get("file")
            if not isinstance(upload, UploadFile) or not upload.filename:
                raise OperationRefused("update_not_chosen")
            head = await run_in_threadpool(self._township.updates.take, upload.file)
            await self._note(visitor, "update_published", head.version)
        except Problem as problem:
            return await run_in_threadpool(self._updates, Asking(request, visitor, problem))
        finally:
            await form.close()
        return RedirectResponse(f"{UPDATES_PATH}/{head.version}?done=update_published", SEE_OTHER)

    def update(self, request: Request) -> Response:
        """One version: what was proved of it, for which PCs it is, and which run it."""
        visitor, version = self._sessions.visitor(request), self._version(request)
        devices = _in_sight(visitor, self._township.received.computers())
        lines = sorted(
            ((device, _runs(device, version)) for device in devices), key=lambda each: each[1]
        )
        return self._page(
            "update.html",
            Asking(request, visitor),
            version=version,
            packages=[each for each in self._carried() if each.version == version],
            leaf=leaf_of(lines, request),
            running=sum(1 for _, runs in lines if runs),
        )

    async def withdraw(self, request: Request) -> Response:
        """撤下 a version: stations that have it keep it."""

        def act(visitor: Visitor, _form: FormData) -> str:
            visitor.check_may(PUBLISH)
            version = self._version(request)
            self._township.updates.withdraw(version)
            self._township.people.note(visitor.clerk, "update_withdrawn", version)
            return "update_withdrawn"

        return await self._take(request, act, self._updates, UPDATES_PATH)

    # -- inside

    def _version(self, request: Request) -> str:
        """The version that the address names. Raises OperationRefused `update_not_carried` (version)."""
        asked = request.path_params["version"]
        if not any(each.version == asked for each in self._carried()):
            raise OperationRefused("update_not_carried", version=asked[:VERSION_MAX])
        return str(asked)

    def _carried(self) -> list[CarriedUpdate]:
        """The newest version first."""
        return sorted(
            self._township.updates.carried(),
            key=lambda each: (version_order(each.version), each.place, not each.since),
            reverse=True,
        )

    def _updates(self, asking: Asking) -> Response:
        devices = _in_sight(asking.visitor, self._township.received.computers())
        carried = self._carried()
        running = {
            each.version: sum(_runs(device, each.version) for device in devices) for each in carried
        }
        return self._page(
            "updates.html",
            asking,
            shown="updates",
            carried=carried,
            running=running,
            device_count=len(devices),
        )

    async def _note(self, visitor: Visitor, act: str, subject: str) -> None:
        await run_in_threadpool(self._township.people.note, visitor.clerk, act, subject)

    def _page(self, template: str, asking: Asking, **values: object) -> Response:
        return self._drawn(template, asking, section="publishing", **values)


def newest_of_each(carried: Iterable[CarriedUpdate]) -> list[CarriedUpdate]:
    """One package of each version; the newest version first, as they are given."""
    return list({each.version: each for each in carried}.values())


def _in_sight(visitor: Visitor, devices: Sequence[Device]) -> list[Device]:
    codes = set(in_scope(visitor, {device.village_code for device in devices}))
    return [device for device in devices if device.village_code in codes]


def _as_published(update: CarriedUpdate, devices: Sequence[Device]) -> Published:
    runs = frozenset(each.device_id for each in devices if _runs(each, update.version))
    name = f"{update.version} 版"
    return Published(UPDATE, name, f"{UPDATES_PATH}/{update.version}", update.carried_at, runs)


def _runs(device: Device, version: str) -> bool:
    """Whether a PC runs that version or a later one, by its own word."""
    try:
        return bool(device.program) and not is_newer(version, device.program)
    except OperationRefused:  # what a station calls its version is its own word
        return False
