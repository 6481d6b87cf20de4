"""Sentences for refusals of the register: grids, households, people, and what happens to them."""

from collections.abc import Mapping
from types import MappingProxyType

REGISTER_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "grid_closed": "网格“{name}”已经撤销，没有改动；请选一个在用的网格。",
        "grid_under_itself": "网格不能放到自己或自己的下级下面，没有改动；请另选上级网格。",
    }
)
