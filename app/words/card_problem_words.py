"""Sentences for refusals about liaison cards: their printing, their layouts, and where they are."""

from collections.abc import Mapping
from types import MappingProxyType

CARD_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "card_number_unreadable": "这不是联系卡上的卡号，或有一位读错了；请重新扫描，或照卡背面输入。",
        "card_unknown": "本站没有打印过这张卡；请看看是不是别的村的联系卡。",
        "card_holds_id_number": "卡面内容里有像身份证号的数字，没有打印；请从卡面内容里去掉。",
        "cards_nothing_missing": "选中的网格里户户都有卡，没有生成；要重印请选“全部”或“过期的”。",
        "cards_nothing_stale": "选中的网格里没有过期的卡，没有生成；现有的卡都还能用。",
        "card_photo_gone": "这批卡上当时的照片已经不在这台电脑上，没有重印，什么也没有改；请按“过期的卡”重新生成。",
        "cards_changed_meanwhile": "这批卡在生成时有卡变了，没有登记为已打印，文件已删去；请重新生成。",
        "card_of_grid": "这是整个网格的墙贴，不属于哪一户；请扫户里的联系卡。",
        "card_offset_unreadable": "校准的数读不懂，没有保存；请照校准页填 -10 到 10 之间的数，如 -1.5。",
        "layout_unknown": "没有这个版式，没有改动；请刷新后再选。",
        "layout_unreadable": "这个文件不是联系卡版式，没有导入；请选版式文件（TOML 或 JSON）。",
        "layout_number_unreadable": "有一个数没填对，没有保存；位置、大小和字号都填数字，如 12.5。",
        "layout_name_missing": "版式还没有名称，没有保存；请填写名称。",
        "layout_name_taken": "已经有叫“{name}”的版式，没有保存；请换一个名称。",
        "layout_in_use": "还有在用的卡是这个版式，没有删除；这些卡换发或作废以后再删。",
        "layout_size_unusable": "卡片尺寸不对，没有保存；宽和高都不能小于 40 毫米，也不能大过一张纸。",
        "layout_element_outside": "“{element}”伸出了页边，没有保存；请移进来或改小。",
        "layout_elements_overlap": "“{element}”和“{other}”叠在一起，没有保存；请挪开一个。",
        "layout_field_unknown": "“{element}”里写的“{field}”不是卡面内容，没有保存；请从列表里选。",
        "layout_text_unreadable": "“{element}”的内容读不懂，没有保存；花括号要成对。",
        "layout_text_private": "“{element}”里有像身份证号的数字，没有保存；请去掉。",
        "layout_type_too_small": "“{element}”的字太小或大小填反了，没有保存；最小不能小于 {least} 磅。",
        "layout_code_too_small": "“{element}”的码太小，扫不出，没有保存；边长不能小于 20 毫米。",
        "layout_no_room": "这一面没有放得下“{element}”的空地方，没有添加；请先挪开或去掉别的。",
        "layout_number_missing": "每户一张的卡要有卡号的码，没有保存；请加上卡号的码。",
        "card_step_impossible": "卡号 {number} 现在是“{standing}”，不能做“{mark}”，没有改动；请刷新后再看。",
        "card_step_not_last": "卡号 {number} 后来又有登记，不能撤回前面的，没有改动；请刷新后再看。",
        "card_handed_out_already": "卡号 {number} 已经登记过“{standing}”，没有重复登记。",
        "card_receiver_missing": "还没有选谁收的卡，没有登记；请选户主本人、家里人或邻居代收。",
        "card_receiver_name_missing": "邻居代收要写明姓名，没有登记；请填写代收人姓名。",
        "card_note_missing": "作废要写明原因，没有登记；请写一句原因再提交。",
        "card_nothing_to_undo": "卡号 {number} 没有可以撤回的登记，没有改动。",
        "card_day_ahead": "发卡日期还没有到，没有登记；请填今天或以前的日期。",
        "card_day_unreadable": "发卡日期读不懂，没有登记；请按 2026-01-31 这样填写。",
    }
)
