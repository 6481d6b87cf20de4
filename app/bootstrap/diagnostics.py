"""A file for whoever looks for a fault from afar: figures of this station, sealed to its township."""

import contextlib
import importlib.metadata
import platform

import msgspec

from app import __version__
from app.acts.desk import Desk
from app.acts.self_check import check_station
from app.bootstrap.station import OpenStation
from app.journal.fold import FOLD_VERSION
from app.models.diagnostics import Diagnostics, ExchangeTrace, diagnostics_bytes
from app.models.moments import utc_text
from app.store.exchange_log import ExchangeEvent

PARTS_NAMED = ("broken_feeds", "lost_attachments", "damaged_attachments")
"""What the self-check names one by one; how many is enough here."""


def diagnostics_of(station: OpenStation, desk: Desk) -> Diagnostics:
    """The station as it stands: no name, no text, no number of anybody."""
    report = msgspec.structs.asdict(
        check_station(desk.workplace, is_mark_in_step=station.is_mark_in_step(desk.store))
    )
    return Diagnostics(
        made_at=utc_text(station.surroundings.clock()),
        program=__version__,
        schema=desk.store.migrations_applied(),
        fold=FOLD_VERSION,
        system=platform.platform(),
        processor=platform.machine(),
        python=platform.python_version(),
        qt=_version_of("PySide6-Essentials"),
        village_code=station.label.village_code,
        device_id=station.label.device_id,
        profile_code=station.label.profile_code,
        free_mib=station.room.free_mib(),
        file_bytes={
            path.name: path.stat().st_size
            for path in sorted(station.folder.path.glob("station.db*"))
        },
        check=report | {name: len(report[name]) for name in PARTS_NAMED},
        exchanges=tuple(map(_trace_of, desk.store.exchange_log.page_before())),
    )


def sealed_diagnostics(station: OpenStation, desk: Desk) -> bytes:
    """The same, which only the station's township can open.

    Raises OperationRefused `not_enrolled`.
    """
    content = diagnostics_bytes(diagnostics_of(station, desk))
    with contextlib.closing(station.open_sync()) as sync:
        return sync.sealed_to_township(content)


def _trace_of(event: ExchangeEvent) -> ExchangeTrace:
    return ExchangeTrace(
        event.at, event.carrier, event.direction, event.result, event.sent, event.received
    )


def _version_of(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""  # an installed program carries no lists of packages
