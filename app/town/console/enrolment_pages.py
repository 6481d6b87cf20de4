"""Comparing the six digits of a new PC on the telephone, and what goes onto its install stick."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from app.town.clerk_writing import Clerk
from app.town.console.clerk_pages import ClerkPages
from app.town.console.sign_in_pages import SEE_OTHER
from app.town.install_desk import InstallFile

FILE_TYPE = "application/octet-stream"


class EnrolmentPages(ClerkPages):
    """For administrators: who says that digits agree lets a PC into the town."""

    async def confirm(self, request: Request) -> Response:
        """相符."""
        desk = self._township.enrolment

        def act(device_id: str, by: Clerk) -> str:
            device = desk.confirm(device_id, by)
            return device.name or device.letter

        return await self._decide(request, act, "enrolment_confirmed", "device_confirmed")

    async def refuse(self, request: Request) -> Response:
        """不符."""
        desk = self._township.enrolment

        def act(device_id: str, by: Clerk) -> str:
            device = desk.refuse(device_id, by)
            return device.name or device.letter

        return await self._decide(request, act, "enrolment_refused", "device_refused")

    def install_file(self, request: Request) -> Response:
        """The `.lxi` file for the stick."""
        made = self._made(request)
        headers = {
            "content-disposition": f'attachment; filename="{made.name}"',
            "cache-control": "no-store",
        }
        return Response(made.content, 200, headers, media_type=FILE_TYPE)

    def read_me(self, request: Request) -> Response:
        """The page for whoever carries the stick."""
        made = self._made(request, has_publication=False)
        headers = {
            "content-disposition": 'attachment; filename="read-me.txt"',
            "cache-control": "no-store",
        }
        return PlainTextResponse("\ufeff" + made.read_me, 200, headers)

    def _made(self, request: Request, *, has_publication: bool = True) -> InstallFile:
        self._manager(request)
        written = self._township.invitations.invitation(
            request.path_params["village"], request.path_params["invitation"]
        )
        return self._township.installs.file_for(written, has_publication=has_publication)

    async def _decide(
        self, request: Request, act: Callable[[str, Clerk], str], noted: str, done: str
    ) -> Response:
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        self._sessions.check_form(request, await request.form(), visitor)
        village = request.path_params["village"]
        subject = await run_in_threadpool(act, request.path_params["device"], visitor.clerk)
        note = self._township.people.note
        await run_in_threadpool(note, visitor.clerk, noted, subject, "", village)
        return RedirectResponse(f"/stations/{village}?{done}=1", SEE_OTHER)
