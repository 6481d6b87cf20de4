"""Sentences for refusals of appointments, teams and assemblies for criticism."""

from collections.abc import Mapping
from types import MappingProxyType

APPOINTMENT_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        # appointments
        "appointment_unknown": "没有找到这个预约，没有改动；请刷新后再看。",
        "appointment_settled": "这个预约已经了结，没有改动；要再约请新登记一个。",
        "appointment_name_missing": "还没有写约的是谁，没有保存，已填的都在；请选一户或写上姓名。",
        "appointment_household_missing": "约访还没有选去哪一户，没有保存，已填的都在；请先选户。",
        "appointment_subject_missing": "还没有写约的什么事，没有保存，已填的都在；请写一句事由。",
        "appointment_day_unreadable": "日期看不懂，没有保存，已填的都在；请写成 2026-11-21 这样。",
        "appointment_time_unreadable": "时间看不懂，没有保存，已填的都在；请写成 9点30分 这样，不定几点就空着。",
        "appointment_in_the_past": "这一天已经过去，没有保存，已填的都在；请改成今天或以后。",
        "appointment_day_off": (
            "{day} 是休息日，本地规则没有开节假日预约，没有保存，已填的都在；请改约工作日。"
        ),
        "appointment_taken": "{name} 这个时间已经约了 {who}，没有保存，已填的都在；请另选时间或换个人。",
        "appointment_not_moved": "时间和原来一样，没有改期，原来的预约还在；请填新的日期或时间。",
        "appointment_not_yet": "预约的日子 {day} 还没有到，没有记下，预约还在；到那天再记来了还是没来。",
        "appointment_state_unknown": "没有说明是来了、没来还是取消，没有改动；请选一种。",
        "appointment_note_missing": "还没有写为什么取消，没有改动；请写一句原因。",
        # teams
        "team_unknown": "没有找到这个团队，没有改动；请刷新后再看。",
        "team_kind_unknown": "没有选是服务团队还是党小组，没有保存，已填的都在；请选一种。",
        "team_name_missing": "还没有写团队名称，没有保存，已填的都在；请写好名称。",
        "team_name_taken": "已经有一个团队叫“{name}”，没有保存，已填的都在；请换个名称。",
        "team_grid_missing": "服务团队还没有选网格，没有保存，已填的都在；请选它服务的网格。",
        "team_leader_missing": "还没有选组长，没有保存，已填的都在；请从联户干部里选一位。",
        "team_member_unknown": "有的成员已经不在联户干部名单里，没有保存，已填的都在；请重新勾选。",
        "team_day_unreadable": "日期看不懂，没有保存，已填的都在；请写成 2026-11-21 这样。",
        "team_period_reversed": "止的日期早于起的日期，没有保存，已填的都在；请改正。",
        "team_ended": "这个团队已经撤了，没有改动。",
        # assemblies
        "assembly_not_held_here": "本地规则没有设有奖批评大会，没有保存；要开请由镇里在规则里写明。",
        "assembly_unknown": "没有找到这次大会，没有改动；请刷新后再看。",
        "assembly_title_missing": "还没有写大会名称，没有保存，已填的都在；请写好名称。",
        "assembly_day_missing": "大会或发布的日期看不懂，没有保存，已填的都在；请写成 2026-11-21 这样。",
        "assembly_told_late": (
            "要提前 {days} 天发布，最晚 {day}，没有保存，已填的都在；请改发布日期或推后开会。"
        ),
        "assembly_team_size": (
            "“{name}”有 {people} 人，每个小组要 {least} 到 {most} 人，没有保存，已填的都在；请增减成员。"
        ),
        "assembly_team_twice": "有两个小组都叫“{name}”，没有保存，已填的都在；请换个名称。",
        "assembly_juror_in_team": (
            "{name} 既在评审团又在小组里，没有保存，已填的都在；请换一位评审员。"
        ),
        "assembly_scored_already": "评审打分已经开始，小组和评审团不能再改，没有保存，已填的都在。",
        "assembly_untold": "还没有填发布日期，没有开始打分；请先发布并填上日期。",
        "assembly_not_yet": "大会 {day} 才开，没有开始打分；到那天再打分。",
        "assembly_teams_missing": "还没有写参加的小组，没有开始打分；请先填好小组。",
        "assembly_jury_incomplete": (
            "评审团只有 {jurors} 人，要 {wanted} 人，没有开始打分；请先补齐评审员。"
        ),
        "assembly_sheets_too_many": "评审团 {jurors} 人的票都计过了，这张没有计入；录错的请先作废。",
        "assembly_juror_unknown": "没有说明是哪位评审员的票或已计过，这张没有计入；请选一位。",
        "assembly_over": "这次大会已经开过或取消，没有改动。",
        "assembly_not_scored": "评审打分还没有结束，没有保存结果；请先计完票并结束评议。",
        "assembly_result_missing": "还没有写结果，没有保存；请写上谁得了奖。",
        # ratings
        "appraisal_period_unknown": "本地规则没有这个评价周期，没有建立，已填的都在；请选{periods}之一。",
        "appraisal_channel_unknown": "没有说明这张票是怎样收来的，没有计入；请选{channels}之一。",
    }
)
