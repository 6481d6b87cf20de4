"""Sentences for troubles with updates of the program."""

from collections.abc import Mapping
from types import MappingProxyType

UPDATE_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "update_unreadable": "这不是升级包，或者没有拷完整，程序和数据都没有改动；请重新拷一份 .lxu 文件。",
        "update_damaged": "升级包里有损坏的内容，没有采用，程序和数据都没有改动；请重新拷一份。",
        "update_not_trusted": (
            "升级包的签名不对，不是本程序的发布方做的，没有采用，程序和数据都没有改动；请向镇里核对来源。"
        ),
        "update_publisher_missing": (
            "这个程序里没有发布方的公钥，认不出升级包的真假，没有采用；请用安装包升级。"
        ),
        "update_from_newer_version": (
            "这个升级包要先装更早的一版才认得，没有采用，程序和数据都没有改动；请用安装包升级。"
        ),
        "update_for_another_program": (
            "这个升级包是给另一种电脑的（系统或处理器不同），没有采用，程序和数据都没有改动；"
            "请向镇里要这台电脑用的。"
        ),
        "update_older": (
            "升级包是 {version} 版，现在用的已是 {own} 版，不会退回旧版，什么都没有改动；不用再做什么。"
        ),
        "update_incomplete": (
            "这个升级包只能从 {since} 版升上来，这台电脑上不是，没有采用，什么都没有改动；请要一份完整的。"
        ),
        "update_failed_before": (
            "{version} 版在这台电脑上试过，没能打开，没有再采用，数据没有改动；请等下一版，或告诉镇里。"
        ),
        "update_no_room": (
            "磁盘空间不够，没有升级，仍用原来的版本，数据都在；请腾出 {mib} MB 再试。"
        ),
        "update_not_kept": (
            "升级包没有写成，没有升级，仍用原来的版本，数据都在；请检查磁盘空间和磁盘再试。"
        ),
        "update_copy_not_made": (
            "升级后第一次打开要先备份数据，没有备份成，数据没有改动；请腾出磁盘空间，再登录一次。"
        ),
        "update_not_possible": "现在运行的不是安装好的程序，不能升级，什么都没有改动；请在安装好的程序里再试。",
        "update_gone": "这个升级包镇里已经换新，没有采用，程序和数据都没有改动；下次同步会重新取。",
        "update_already_carried": (
            "镇里已经有更新的 {version} 版在发给各站，这一份没有采用，什么都没有改动；不用再做什么。"
        ),
        "update_not_chosen": "还没有选升级包，什么都没有改动；请先选一个 .lxu 文件。",
        "update_not_carried": "镇里没有在发 {version} 版，什么都没有改动；请看看镇里在发哪些。",
        "update_rolled_back": (
            "升级到 {version} 版没有成功，已经退回原来的版本，数据都在，照常使用；请告诉镇里。"
        ),
    }
)
