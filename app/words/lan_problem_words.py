"""Sentences for troubles between two PCs of one station."""

from collections.abc import Mapping
from types import MappingProxyType

LAN_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "lan_not_enrolled": "这台电脑还没有在镇里登记，不能与另一台电脑同步；请先与镇里同步一次。",
        "lan_address_wrong": "另一台电脑的地址写得不对，没有同步；请照那台屏幕上显示的地址输入。",
        "lan_cannot_listen": "这台电脑现在不能等待连接，记录没有改动；请检查网络是否接好，再试一次。",
        "lan_nobody_came": "没有电脑来连，记录没有改动；请在另一台连这台显示的地址，再试一次。",
        "lan_peer_not_found": (
            "没有找到正在等待的电脑，记录没有改动；请在那台按“等另一台来连”，或照它显示的地址输入。"
        ),
        "lan_peer_unreachable": (
            "没有连上另一台电脑或中途断了，已传的都保存了；请看那台是否在等待、网络是否接好，再试一次。"
        ),
        "lan_peer_unreadable": "那台电脑的应答读不懂，没有采用，记录没有改动；请核对地址，再试一次。",
        "lan_peer_newer_version": "那台电脑的程序版本更新，没有同步；请在这台也安装新版程序。",
        "lan_peer_not_of_village": "那台电脑不是本村在镇里登记过的，没有同步；请核对地址，或先让它登记。",
        "lan_peer_is_self": "连到的是这台电脑自己，或照它复制的电脑，没有同步；请换地址，有复制的请告诉镇里。",
        "lan_peer_revoked": "镇里已停用那台电脑，没有与它同步，本机的记录没有改动；请联系镇里。",
        "lan_peer_cannot_keep": "那台电脑现在存不下，没有收的仍在本机；请看那台的磁盘是否满了，再试一次。",
        "lan_request_unreadable": "那台电脑已重新开始等待，这一步没有做；请再同步一次。",
        "lan_incomplete": "还有记录没有传完，已传的都保存了；请再同步一次。",
        "lan_cut_off": "另一台电脑中途断开，已传的都保存了；请再同步一次。",
    }
)
