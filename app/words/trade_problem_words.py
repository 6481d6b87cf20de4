"""Sentences for refusals of the trade: cases, visits, register, papers, accounts."""

from collections.abc import Mapping
from types import MappingProxyType

TRADE_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        # cases
        "applicant_name_missing": "还没有填申请人姓名，已填的内容都在；请填好姓名再保存。",
        "service_item_unknown": "事项目录里没有编码 {code}，没有登记；请从事项列表里选一项。",
        "case_unknown": "没有找到这件代办件，请返回列表刷新后再打开。",
        "case_step_not_yours": "这一步应由另一方办理，没有改动；请等镇里办理后再看。",
        "case_step_out_of_order": "这件现在是“{status}”，不能做“{action}”，没有改动；请看经过，办现在该办的一步。",
        "case_note_missing": "还没有写明理由，没有改动；请写一句理由再提交。",
        "case_due_on_missing": "还没有应办结日，没有改动；请先填日期。",
        "case_outcome_missing": "还没有选办理结果，没有改动；请选准予、不予或终止。",
        "case_reply_missing": "还没有写给申请人的答复，没有办结；请写好答复再提交。",
        "case_receiver_name_missing": "还没有填签收人，没有送达；请填写签收人姓名。",
        "case_rating_missing": "还没有选满意度，没有保存评价；请由申请人选一项。",
        "case_is_satisfied_missing": "还没有选是否满意，没有保存回访；请选满意或不满意。",
        "case_write_off_before_satisfied": (
            "还没有满意的回访，不能销号，这件仍在原来的状态；请先回访，群众满意后再销号。"
        ),
        "case_rework_without_complaint": "回访没有不满意，不需要重新办理，没有改动。",
        "case_materials_missing": "必要材料还没收齐，没有报送；请先补齐材料，或把缺的材料一次告知申请人。",
        "case_approver_name_missing": "还没有填批准人，没有延期；请填写批准延期的领导姓名。",
        "case_extension_not_later": "新的期限没有晚于原来的 {due_on}，没有延期；请改正日期。",
        "case_step_missing": "这件还没有“{action}”，没有打印；请先办这一步。",
        "case_not_running": "这件现在没有在走的期限，没有做催办单。",
        "case_rating_unseen": "评价要由申请人自己点选或在评价表上签字，没有保存；请把评价页转给申请人。",
        "case_originals_unaccounted": (
            "还有原件没有着落：{names}，这件仍在原来的状态；请先退还，或写明留存、遗失。"
        ),
        "case_rectification_open": "差评整改还没有办完，不能销号；请先核实、整改并告知申请人。",
        "custody_step_not_yours": "这份材料的这一步应由另一方登记，没有改动。",
        "custody_step_impossible": "“{name}”现在{holder}，不能做“{custody}”，没有改动；请刷新后再看。",
        "custody_batch_id_missing": "没有说明是哪一批移交，没有改动；请从移交清单里登记。",
        "custody_note_missing": "还没有写明原因，材料的去向没有改动；请写一句原因再提交。",
        "custody_signer_name_missing": "还没有填签收人，没有退还；请填写签收人姓名。",
        "handover_empty": "没有选中要移交的件，没有做移交清单；请勾选后再试。",
        "handover_unknown": "没有找到这一批移交，没有改动；请核对清单上的批次号。",
        "handover_not_for_us": "这一批是送往镇里的，不在站里点收，没有改动。",
        "handover_not_for_town": "这一批是镇里发往站点的，不在镇里点收，没有改动。",
        "handover_case_not_ready": "{number} 现在不能移交，这一批都没有移交；请去掉这件再试。",
        "handover_materials_missing": (
            "{number} 还缺材料：{names}，这一批都没有移交；请补齐，或去掉这件再试。"
        ),
        "rectification_unknown": "没有找到这条差评整改，没有改动；请刷新后再看。",
        "rectification_step_not_yours": "整改的这一步应由另一方登记，没有改动。",
        "rectification_step_out_of_order": "差评整改还没到这一步，没有改动；请先办完前一步。",
        "rectification_note_missing": "还没有写情况，没有保存；请写一句再提交。",
        "material_unknown": "没有选中这件里的材料，没有改动；请勾选收到的材料。",
        "receipt_without_materials": "这件还没有收到任何材料，不能打印接收凭证；请先勾选收到的材料。",
        "notice_without_missing_materials": "这件的必要材料已收齐，不需要一次性告知单。",
        "field_fixed": "首问责任人、件号和收费一经登记就不能改，没有改动。",
        "limit_unit_missing": "时限没有单位，没有保存；请选工作日、自然日或小时。",
        "limit_too_long": "时限超过 {most}，没有保存；请核对数字。",
        "ledger_rows_too_many": "清单有 {rows} 件，超过一次能做的 {most} 件，没有生成；请先筛选，再打印或导出。",
        "holidays_columns_missing": "没有找到“日期”和“类别”两列，没有读入；请照说明改好表头再试。",
        "holidays_row_unreadable": "第 {row} 行的日期或类别看不懂，没有读入；请写成 2027-01-01 和“放假”或“上班”。",
        "holidays_empty": "表里没有一天，没有读入；请另选一个文件。",
        "holidays_day_twice": "{day} 出现了两次，没有读入；请删去一个再试。",
        "holidays_makeup_on_weekday": "{day} 不是周末，不能是调休上班，没有读入；请核对日期。",
        "holidays_year_impossible": "不会有 {year} 年的安排，没有读入；请核对日期。",
        "holidays_year_incomplete": "{year} 年的安排不全，没有读入；请把全年的放假日都写进表里。",
        "holidays_year_differs": "{year} 年已有不同的安排，没有读入；确实改了的，请加 --replace 再试。",
        "limit_pause_reversed": "恢复办理的时间早于中止的时间，没有保存；请检查电脑的日期。",
        "limit_negative": "时限不能小于零，没有保存；请改正天数。",
        "item_too_long": "事项 {code} 的内容太长，没有写入；请把条件、流程等写短一些。",
        "proof_not_issued_by_villages": (
            "村里不能开“{name}”（民发〔2020〕20号），没有登记；{advice}。"
        ),
        "catalog_empty": "清单里没有事项，没有写入；请选一份有内容的清单。",
        "edition_version_missing": "还没有写版本名，或超过了 {most} 个字，没有写入；请写一个短的版本名。",
        "edition_version_repeated": "已经有一版叫“{version}”，没有写入；请换一个版本名。",
        "edition_date_impossible": "生效日期不对，没有写入；请写成“2026-03-01”。",
        "catalog_from_township": (
            "镇里已经发布了事项清单，本站不能再自己导入，原来的清单照用；要改请告诉镇里。"
        ),
        "catalog_code_repeated": "事项清单里有重复的编码，没有采用这份清单；请改正后再导入。",
        # visits and appeals
        "visit_channel_unknown": "没有选走访方式，已填的内容都在；请选一种方式。",
        "visit_date_missing": "没有走访日期，或日期写得不对，没有保存，已填的内容都在；请改正日期。",
        "visit_in_the_future": "走访日期在今天之后，没有保存，已填的内容都在；请改正日期。",
        "visit_content_missing": "走访内容和发现的问题都是空的，没有保存；请至少写一项。",
        "visit_unknown": "没有找到这次走访，请返回列表刷新后再打开。",
        "finding_class_missing": "发现了问题但没有选类别，没有保存，已填的内容都在；请选一个必记类别。",
        "finding_missing": "选了问题类别但没有写问题，没有保存，已填的内容都在；请写上，或不选类别。",
        "visit_time_unreadable": "时间看不懂，没有保存，已填的内容都在；请写成四位数字，如 0905。",
        "visit_ends_before_it_starts": "结束时间早于开始时间，没有保存，已填的内容都在；请改正。",
        "finding_second_class_unknown": "没有这一种情形，没有保存，已填的内容都在；请重新选。",
        "visit_correction_note_missing": "还没有写更正的理由，没有改动；请写一句理由再保存。",
        "visit_appeal_answered": (
            "这次走访的诉求（{number}）已经答复了原来那一户，没有保存，已填的内容都在；请把这次走访作废，"
            "在对的那一户另记一次。"
        ),
        "visit_taken_back_already": "这次走访已经作废，没有改动。",
        "visit_round_not_running": "只有自己定的、正在进行的一轮才能到今天结束，没有改动。",
        "diary_of_nobody": "还没有选走访人，没有做日记；请先选一位。",
        "visit_figures_do_not_add_up": (
            "走访的分项加起来不等于合计，没有出统计，走访记录都在；请运行自检并联系镇里。"
        ),
        "comment_rank_unknown": "没有选以什么身份点评，没有保存；请选一种。",
        "comment_missing": "点评是空的，没有保存；请写一句再保存。",
        "walk_empty": "还没有填一户，没有保存；请至少填一行。",
        "walk_too_long": "一次最多记 {most} 户，都没有保存，已填的内容都在；请分两次记。",
        "must_visit_unknown": "没有找到这条必到事项，没有改动；请刷新后再试。",
        "must_visit_occasion_unknown": "没有选是哪一种事，没有保存；请选一种。",
        "must_visit_in_the_future": "事情的日期在今天之后，没有保存；请改正日期。",
        "must_visit_note_missing": "还没有写不用去的理由，没有改动；请写一句理由再提交。",
        "must_visit_settled_already": "这条必到事项已经办过，没有改动。",
        "must_visit_not_answered_so": (
            "必到事项要上门或到田间走访这一户才算办结，没有保存，已填的内容都在；请改方式或不勾选。"
        ),
        "visit_round_name_missing": "还没有填这一轮的名称，没有保存；请填好名称。",
        "visit_round_unknown": "没有找到这一轮走访，没有改动；请刷新后再试。",
        "visit_period_reversed": "结束日期早于开始日期，没有保存；请改正日期。",
        "visit_plan_visitor_missing": "还没有填走访人，没有保存计划；请填走访人。",
        "visit_plan_empty": "还没有选要走访的户，没有保存计划；请至少选一户。",
        "visit_plan_too_long": "一份计划最多 {most} 户，没有保存；请分成几份。",
        "visit_plan_unknown": "没有找到这份走访计划，没有改动；请刷新后再试。",
        "household_plan_empty": "一户一策还没有内容，没有保存；请至少写一项。",
        "outreach_unknown": "没有找到这项宣讲，没有改动；请刷新后再试。",
        "outreach_type_unknown": "没有选是哪一种到户，没有保存；请选一种。",
        "outreach_title_missing": "还没有写要送到户的是什么，没有保存；请写一句。",
        "appeal_unknown": "没有找到这条诉求，请返回列表刷新后再打开。",
        "appeal_step_unknown": "没有这一步，诉求没有改动；请刷新后再试。",
        "appeal_step_out_of_order": "这条诉求还没到这一步，没有改动；请先办完前一步。",
        "appeal_reply_missing": "还没有写答复，没有保存这一步；请写好答复再提交。",
        "appeal_note_missing": "还没有写说明，没有保存这一步；请写几句再提交。",
        "appeal_other_missing": "还没有选另一条记录，没有保存关联；请选好再提交。",
        "appeal_other_same": "不能和自己关联，没有改动；请另选一条记录。",
        "appeal_claimed_already": "这条诉求已经有人认领，没有改动；请刷新后再看。",
        "appeal_level_highest": "已经报到县里，不能再往上报；请等县里答复。",
        "appeal_not_escalated": "这条诉求没有上报，没有什么可交回的；请刷新后再看。",
        "appeal_held_elsewhere": "这条诉求正在上级手里，村里先不能这样办；请等上级交回。",
        "appeal_content_missing": "还没有写内容，没有登记；请写清楚是什么事。",
        "appeal_class_missing": "还没有选类别，没有登记；请选好再保存。",
        "appeal_class_unknown": "类别不在现在的分类里，没有登记；请重新选一类。",
        "appeal_source_unknown": "来源不在清单里，没有登记；请重新选来源。",
        "appeal_raised_on_missing": "日期没有写对，没有登记；请写成 2026-03-02 这样。",
        "appeal_in_the_future": "反映的日期还没有到，没有登记；请改成今天或以前。",
        "appeal_route_unknown": "没有这条办理渠道，没有保存；请重新选一个。",
        "appeal_due_on_missing": "时限没有写对，没有保存；请写成 2026-03-20 这样。",
        "appeal_due_on_past": "时限已经过去，没有保存；请写今天或以后的日子。",
        "appeal_due_on_too_late": "超过了规定的答复时限，没有保存；最晚写到{latest}。",
        "appeal_follow_up_too_early": "还没到回访的日子，没有保存；请在{day}或以后回访。",
        "report_parts_unequal": (
            "分项加起来是 {parts} 条，总数是 {total} 条，对不上，报表没有生成；记录没有改动，请告诉镇里。"
        ),
        "appeal_is_satisfied_missing": "还没有选是否满意，没有保存回访；请选满意或不满意。",
        "appeal_write_off_before_satisfied": (
            "还没有满意的回访，不能销号，诉求仍在台账里；请先回访，群众满意后再销号。"
        ),
        # attachments
        "attachment_empty": "这个文件是空的，没有附上，已填的内容都在；请另选一个文件。",
        "attachment_format_unknown": (
            "这不是照片（JPEG、PNG）或PDF，没有附上，已填的内容都在；请另存为这几种格式再附。"
        ),
        "attachment_name_unusable": "文件名里有不能用的字符，没有附上，已填的内容都在；请改名后再附。",
        "attachment_too_large": "文件超过 {megabytes} MB，没有附上，已填的内容都在；请缩小后再附。",
        "attachment_parent_unknown": "没有找到要附到的那一件，文件没有附上；请刷新后再试。",
        "attachment_unknown": "没有找到这份附件，没有改动；请刷新后再试。",
        "attachment_reason_missing": "还没有写明撤下的理由，附件没有撤下；请写一句理由再提交。",
        "attachment_retracted_already": "这份附件已经撤下，没有再改动。",
        "cadre_photo_unreadable": "这个文件不是照片，卡上的照片没有改动；请另选一张 JPG 或 PNG 照片。",
        "cadre_photo_missing": "这位干部本来就没有照片，没有改动；要放照片请按“选照片”。",
        "picture_unreadable": "这张照片损坏或不是照片，没有附上，已填的内容都在；请重新拍一张或另选。",
        "picture_too_large": (
            "照片太大（最多 {megapixels} 百万像素），没有附上，已填的内容都在；请用普通尺寸重拍。"
        ),
        # register
        "household_unknown": "没有找到这一户，没有保存；请重新查找并选中一户。",
        "person_unknown": "没有找到这个人，没有改动；请重新查找并选中。",
        "person_name_missing": "姓名是空的，没有保存这一行；请补上姓名。",
        "cadre_name_missing": "还没有填联户干部姓名，没有保存；请填好姓名。",
        "cadre_phone_missing": "还没有填联户干部电话，没有保存；联系卡上要印，请填好。",
        "cadre_unknown": "没有找到这位联户干部，没有改动；请刷新后再选。",
        # station, places, rules
        "village_code_unknown": "没有编码为“{code}”的村，什么都没有建立；请按村名、拼音或12位编码重新选择。",
        "town_code_unknown": "没有编码为“{code}”的镇街，什么都没有建立；请核对12位镇街码。",
        "station_not_set_up": "服务站资料还没有填，没有打印；请先在“设置”里填写站名和电话。",
        "station_already_set_up": "这个文件夹里已经有一个服务站，没有改动；请直接登录，或另选一个文件夹。",
        "station_missing": "这个文件夹里还没有服务站，请先建立服务站，或另选文件夹。",
        "station_name_missing": "还没有填站名，没有建立；请填写服务站名称。",
        "review_sheets_too_few": (
            "评议表只有 {sheets} 份，不到 {least} 份，这次评议没有结束，已收的都在；请收齐后再结束。"
        ),
        "grid_unknown": "没有找到这个网格，请刷新后再选。",
        "grid_without_households": "这个网格里还没有住户，没有卡可打；请先导入花名册。",
        "grid_without_cadre": "这个网格还没有联户干部，没有卡可打；请先指定联户干部。",
        # papers
        "glyph_missing": "有一个字（{codepoint}）在字库里没有，没有打印，以免漏字；请把这个编码告诉维护人员。",
        "private_use_table_unreadable": (
            "自造字对照表“{file}”第 {line} 行写得不对，没有打印；请照说明改好或移走这个文件。"
        ),
        "font_file_missing": "字库文件缺失，没有打印；请重新安装程序。",
        "memory_short": "内存不够，这一步没有做完；请关掉别的程序再试。",
        "paper_nothing_to_print": "没有可打印的内容；请先选好要打印的户或件。",
        "printing_cancelled": "已停止打印，没有写出文件；需要时再打一次。",
        "paper_text_too_long": "“{field}”写得太长，纸上放不下，没有打印；请缩短后再打。",
    }
)
