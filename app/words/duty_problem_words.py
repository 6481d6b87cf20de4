"""Sentences for refusals of duty, activities, appraisals and receptions."""

from collections.abc import Mapping
from types import MappingProxyType

DUTY_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        # duty
        "duty_month_unreadable": "月份看不懂，没有排班；请写成 2026-11 这样。",
        "duty_month_over": "这个月已经过完，没有排班；请排本月或以后的月份。",
        "duty_day_unreadable": "日期看不懂，没有加班次；请写成 2026-11-21 这样。",
        "duty_times_unreadable": "班次名称或起止时间看不懂，没有加班次；时间请按二十四小时写时和分。",
        "duty_officers_missing": "还没有选值班人，没有排班；请至少选一个人。",
        "duty_shifts_missing": "选中的班次在这个月余下的日子里一天也没有，没有排班；请另选班次。",
        "duty_shift_stands_already": "这一天已经有“{shift}”，没有再加；请直接改那一班。",
        # copied rows
        "duty_paste_empty": "复制的内容里没有一行排班，什么都没有排；请在表格里选中日期、班次、值班人几列再复制。",
        "duty_paste_columns_missing": (
            "看不出哪一列是日期、哪一列是值班人，什么都没有排；请在表头写上“日期”和“值班人”再复制。"
        ),
        "duty_paste_day_unreadable": "日期“{day}”看不懂，这一行没有排；请写成 2026-11-21 这样再复制。",
        "duty_paste_shift_missing": "没有写班次，这天也没有固定的班次，这一行没有排；请加一列班次再复制。",
        "duty_paste_times_missing": (
            "“{shift}”从几点到几点不知道，这一行没有排；请加一列起止时间再复制。"
        ),
        "duty_paste_officer_missing": "没有写值班人，这一行没有排；请写上姓名再复制。",
        "duty_paste_officer_unknown": "没有叫“{name}”的账号，这一行没有排；请先建账号，或改成能值班的一个人。",
        "duty_paste_officer_unclear": "叫“{name}”的不止一人，这一行没有排；请关掉这里，用“加班次”选人。",
        "duty_shift_unknown": "没有找到这一班，没有改动；请刷新值班表后再试。",
        "duty_shift_has_substitute": "这一班登记过替班，现在由{name}值，值班人没有改；还要换人请再登记一次替班。",
        "duty_shift_begun": "这一班已经签到，值班表里不能再改或删，原来的都在；有事请在交接事项里写明。",
        "duty_substitute_missing": "请假必须有替班人，没有登记请假；请选一位替班人。",
        "duty_substitute_same": "{name} 就是这一班的值班人，不能替自己，没有登记请假；请另选一位。",
        "duty_leave_reason_missing": "还没有写请假原因，没有登记替班；请写一句原因。",
        "duty_handover_note_missing": "还没有写交接事项，没有签退；没有要交接的就写“无”。",
        "duty_taker_missing": "没有接班人的姓名，没有签字；请由接班的人登录后再签。",
        "duty_take_over_by_oneself": "接班要由下一班的人签字，没有签；请换接班人登录后再签。",
        "duty_not_today": "这一班是 {day} 的，今天不能签到，没有改动。",
        "duty_not_your_shift": (
            "这一班由 {name} 值，签到签退要由本人登录来签，没有改动；换了人请先登记替班。"
        ),
        "duty_event_out_of_order": "这一班现在不能做这一步，没有改动；请刷新值班表后再看。",
        "staff_unknown": "没有这个工作人员或账号已停用，没有改动；请从名单里另选一位。",
        # activities
        "activity_unknown": "没有找到这次活动，没有改动；请刷新后再试。",
        "activity_theme_missing": "还没有写活动主题，没有保存，已填的都在；请写好主题。",
        "activity_day_missing": "还没有填活动日期，没有保存，已填的都在；请填好日期。",
        "activity_responsible_missing": "还没有填责任人，没有保存，已填的都在；请填好责任人。",
        "activity_department_missing": "还没有填部门单位，没有保存，已填的都在；请填好部门。",
        "activity_type_unknown": "还没有选活动类型，没有保存，已填的都在；请选一类。",
        "activity_people_negative": "服务人次不能小于零，没有保存，已填的都在；请改正人次。",
        "activity_not_yet": "活动日期还没有到，不能记为已开展，没有保存；请先记为计划。",
        # appraisals
        "appraisal_unknown": "没有找到这次评议，没有改动；请刷新后再试。",
        "appraisal_title_missing": "还没有写评议名称，没有建立；请写好名称。",
        "appraisal_day_missing": "还没有填评议日期，没有建立；请填好日期。",
        "appraisal_subjects_missing": "没有被评议人或超过 {most} 人，没有建立；请每行写一个姓名。",
        "appraisal_subjects_twice": "被评议人里有重复的姓名，没有建立；请去掉重复的，同名的请加注以示区别。",
        "appraisal_closed": "这次评议已经结束，没有计票；要补票请先写明原因重新打开。",
        "appraisal_without_sheets": "还没有录入评议票，这次评议没有结束；请先录入评议票再结束。",
        "appraisal_still_open": "这次评议还没有结束，不需要重新打开，没有改动。",
        "appraisal_reason_missing": "还没有写重新打开的原因，没有改动；请写一句原因。",
        "appraisal_sheet_unknown": "没有找到这张票或已经作废，没有改动；请刷新后再看。",
        "appraisal_sheet_empty": "这张票一个档次也没有选，没有计入；请至少给一个人选档次。",
        "appraisal_part_unknown": "没有说明是自评、群众还是支部的票，没有计入；请先选一种。",
        "appraisal_event_unknown": "这一步不是评议里的，没有改动；请升级程序后再看。",
        "appraisal_marks_unfit": "票上的档次和这次评议的名单对不上，没有计入；请刷新后重新录这一张。",
        "letter_unknown": "没有找到这份目标责任书，没有改动；请刷新后再试。",
        "letter_name_missing": "还没有填责任人姓名，没有保存，已填的都在；请填好姓名。",
        "letter_year_unlikely": "年份不对，没有保存，已填的都在；请填四位年份。",
        "letter_duties_missing": "没有写责任目标或超过 {most} 条，没有保存；请每行写一条。",
        # receptions
        "reception_unknown": "没有找到这条接待记录，没有改动；请刷新后再试。",
        "reception_session_unknown": "没有找到这一场接待，没有改动；请刷新后再试。",
        "reception_day_missing": "还没有填接待日期，没有建立；请填好日期。",
        "reception_delegates_missing": "还没有填接待代表，没有建立；请每行写一个姓名。",
        "reception_time_not_open": (
            "接待安排在周六、周日，或其他日子 {evening} 以后，没有建立；请改日期或时间。"
        ),
        "reception_name_missing": "还没有填来访人姓名，没有保存，已填的都在；请填好姓名。",
        "reception_content_missing": "还没有写来访事由，没有保存，已填的都在；请写一句。",
        "reception_step_out_of_order": "这条接待现在不能做这一步，没有改动；请先做前一步。",
        "reception_department_missing": "还没有填转给哪个部门，没有转交；请填好部门。",
        "reception_note_missing": "还没有写跟踪情况，没有保存；请写一句。",
        "reception_reply_missing": "还没有写反馈内容，没有保存；请写好给来访人的答复。",
        "reception_has_appeal": "这条接待已经转成诉求，没有再开一条；请到民情台账里办理。",
        "reception_not_transferred": "这条接待还没有转给部门，没有转办单可打；请先登记转交。",
        "home_service_unknown": "没有找到这次上门服务，没有改动；请刷新后再试。",
        "home_service_name_missing": "还没有填服务对象，没有保存，已填的都在；请填好姓名。",
        "home_service_day_missing": "还没有填服务日期，没有保存，已填的都在；请填好日期。",
        "home_service_in_the_future": "服务日期还没有到，没有保存，已填的都在；请改正日期。",
        "home_service_opinion_unknown": "意见卡上的评价看不懂，没有保存；请从五档里选一档。",
        "home_service_note_missing": "群众不满意，还没有写明情况，没有保存回电；请写一句。",
        # lists and their forms
        "list_unknown": "没有这一种清单，没有改动；请从清单的名单里选。",
        "list_too_long": "清单有 {rows} 行，超过一次能做的 {most} 行，没有生成；请先缩小范围，再打印或导出。",
        "form_unknown": "这一种清单还没有表样，没有改动。",
        "form_not_xlsx": "这个表样不是能照着填的 .xlsx，没有用上；请在 Excel 里另存为 .xlsx 再选。",
        "form_not_here": "表样“{name}”还没有传到本机，没有导出；请先同步，再试一次。",
        "form_too_large": "表样超过 {megabytes} 兆，没有用上；请只留表头和空行，另存后再选。",
        "form_parts_lost": "表样里有{parts}，照着填会丢掉，没有用上；请去掉后另存再选。",
        "form_without_headings": "表样里没有找到表头（如{headings}），没有用上；请检查是否选错了文件。",
    }
)
