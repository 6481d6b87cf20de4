"""Attachments on their way from a PC to its township."""

import random

from tests.stations import Pc, Town


def paper(kilobytes: int, seed: int = 1) -> bytes:
    """A PDF that does not compress."""
    return b"%PDF-1.7\n" + random.Random(seed).randbytes(kilobytes * 1024)


def attach(pc: Pc, content: bytes, case_id: str = ""):
    case = case_id or pc.register().id
    return pc.desk.attachments.attach(pc.actor, "case", case, "委托书.pdf", content)


def in_town(town: Town, kept) -> bytes | None:
    return town.township.blobs.shelf.read(bytes.fromhex(kept.content_hash))
