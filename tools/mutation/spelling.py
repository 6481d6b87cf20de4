"""Msgpack spelled by hand, so that it can also be spelled wrong."""

import copy
import random
import struct
from typing import Any

import msgspec

Tree = Any
FLIPS_MAX = 8
HUGE = (2**31, 2**32 - 1, 2**53, 2**53 + 1, 2**63 - 1, 2**63, 2**64 - 1)
BELOW = (-1, -(2**31), -(2**53) - 1, -(2**63))


class Raw:
    """Bytes that go into the spelling as they are."""

    def __init__(self, content: bytes) -> None:
        self.content = content


def parsed(content: bytes) -> Tree:
    """Lists, dicts, text, bytes and numbers."""
    return msgspec.msgpack.decode(content)


def spelled(tree: Tree) -> bytes:
    """The tree's bytes."""
    if isinstance(tree, Raw):
        return tree.content
    if isinstance(tree, list | tuple):
        return _head(len(tree), 0x90, 15, (None, 0xDC, 0xDD)) + b"".join(map(spelled, tree))
    if isinstance(tree, dict):
        pairs = b"".join(spelled(key) + spelled(value) for key, value in tree.items())
        return _head(len(tree), 0x80, 15, (None, 0xDE, 0xDF)) + pairs
    if isinstance(tree, int) and not isinstance(tree, bool):
        tree = max(min(tree, 2**64 - 1), -(2**63))
    return msgspec.msgpack.encode(tree)


def _head(size: int, short: int, short_max: int, marks: tuple[int | None, int, int]) -> bytes:
    if size <= short_max:
        return bytes([short + size])
    if size < 1 << 16:
        return struct.pack(">BH", marks[1], size)
    return struct.pack(">BI", marks[2], size)


def harmful(chance: random.Random) -> Tree:
    """Something that a careless reader would choke on."""
    depth = chance.choice((9, 40, 600, 1100, 20_000))
    count = chance.choice((1000, 5000, 200_000))
    return chance.choice(
        (
            lambda: chance.choice(HUGE),
            lambda: chance.choice(BELOW),
            lambda: Raw(b"\x91" * depth + b"\xc0"),
            lambda: Raw(b"\x81\xa1a" * depth + b"\xc0"),
            lambda: Raw(b"\xdd\xff\xff\xff\xff"),
            lambda: Raw(b"\xdf\xff\xff\xff\xff"),
            lambda: Raw(b"\xc6\xff\xff\xff\xff"),
            lambda: Raw(b"\xdb\xff\xff\xff\xff"),
            lambda: Raw(b"\xdd" + count.to_bytes(4, "big") + b"\xc0" * count),
            lambda: Raw(b"\xdd" + count.to_bytes(4, "big") + b"\x90" * count),
            lambda: Raw(b"\xa4\xff\xfe\xed\xa0"),  # no UTF-8
            lambda: Raw(b"\xa3\xed\xa0\x80"),  # half a surrogate pair
            lambda: Raw(b"\xc1"),  # never used by msgpack
            lambda: Raw(b"\xc7\x04\x05abcd"),  # an extension
            lambda: Raw(b"\xd6\xff\x00\x00\x00\x01"),  # a timestamp
            lambda: 1.5,
            lambda: float("nan"),
            lambda: None,
            lambda: True,
            lambda: "",
            lambda: b"",
            lambda: "e\u0301\0\u202e",
            lambda: "长" * chance.choice((1, 30_000)),
            lambda: b"\0" * chance.choice((1, 15, 17, 70_000)),
            list,
            dict,
        )
    )()


def paths_of(tree: Tree, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands in the tree, the root left out."""
    found = []
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in items:
        found.append((*path, key))
        if isinstance(value, list | dict):
            found += paths_of(value, (*path, key))
    return found


def place_of(tree: Tree, path: tuple[Any, ...]) -> tuple[Tree, Any]:
    """The list or dict that holds the last step of a path, and that step."""
    for key in path[:-1]:
        tree = tree[key]
    return tree, path[-1]


def bent_tree(chance: random.Random, tree: Tree, other: Tree) -> str:
    """Change one thing in a tree, in place; returns what was done. `other` lends its parts."""
    paths = paths_of(tree)
    if not paths:
        return "nothing"
    holder, key = place_of(tree, chance.choice(paths))
    value = holder[key]
    act = chance.choice(("harm", "harm", "harm", "lend", "flip", "drop", "twice", "more", "swap"))
    if act == "lend":
        others = paths_of(other)
        if others:
            lender, place = place_of(other, chance.choice(others))
            holder[key] = copy.deepcopy(lender[place])  # never a part of itself
    elif act == "flip":
        holder[key] = _nearly(chance, value)
    elif act == "drop":
        del holder[key]
    elif act == "twice" and isinstance(holder, list):
        holder.insert(key, value)
    elif act == "more":
        target = value if isinstance(value, list | dict) else holder
        if isinstance(target, list):
            target.append(harmful(chance))
        else:
            target[chance.choice(("new", "version", ""))] = harmful(chance)
    elif act == "swap" and isinstance(holder, list):
        place = chance.randrange(len(holder))
        holder[key], holder[place] = holder[place], value
    else:
        act = "harm"
        holder[key] = harmful(chance)
    return act


def _nearly(chance: random.Random, value: Tree) -> Tree:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 256, -256))
    if isinstance(value, bytes) and value:
        return bent_bytes(chance, value)
    if isinstance(value, str) and value:
        place = chance.randrange(len(value))
        return value[:place] + chance.choice("0a甲") + value[place + 1 :]
    return harmful(chance)


def bent_bytes(chance: random.Random, content: bytes, other: bytes = b"") -> bytes:
    """The bytes with something done to them."""
    bent = bytearray(content)
    place = chance.randrange(len(bent)) if bent else 0
    length = chance.randrange(1, 200)
    match chance.randrange(8):
        case 0 | 1:
            for _ in range(chance.randrange(1, FLIPS_MAX)):
                if bent:
                    bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        case 2:
            del bent[place:]
        case 3:
            del bent[place : place + length]
        case 4:
            bent[place:place] = chance.randbytes(length)
        case 5:
            bent[place : place + length] = bent[chance.randrange(len(bent) + 1) :][:length]
        case 6:
            bent[place : place + 8] = chance.choice((b"\0", b"\xff", b"\x7f")) * 8
        case 7:
            lent = other or content
            bent[place:] = lent[chance.randrange(len(lent) + 1) :]
    return bytes(bent)
