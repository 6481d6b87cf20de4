"""The words of appointments, teams and assemblies for criticism."""

from collections.abc import Mapping
from types import MappingProxyType

APPOINTMENT_STATE: Mapping[str, str] = MappingProxyType(
    {"open": "等着", "kept": "已赴约", "missed": "没来", "cancelled": "取消"}
)
APPOINTMENT_WAY: Mapping[str, str] = MappingProxyType({"come": "来站", "visit": "约访"})
TEAM_KIND: Mapping[str, str] = MappingProxyType({"grid_team": "服务团队", "party_group": "党小组"})
ASSEMBLY_STATE: Mapping[str, str] = MappingProxyType(
    {"planned": "准备中", "held": "已开", "cancelled": "取消"}
)
