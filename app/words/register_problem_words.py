"""Sentences for refusals of the register: grids, households, people, and what happens to them."""

from collections.abc import Mapping
from types import MappingProxyType

REGISTER_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "grid_closed": "网格“{name}”已经撤销，没有改动；请选一个在用的网格。",
        "grid_under_itself": "网格不能放到自己或自己的下级下面，没有改动；请另选上级网格。",
        "conflict_settled_already": "这一项刚才已经有人定过或又改过，没有改动；请看看现在的内容再选。",
        "change_unknown": "没有找到这次变动，没有改动；请刷新后再试。",
        "change_undone_already": "这次变动已经撤销过了，没有改动；请刷新后查看。",
        "change_overtaken": "这次变动之后又有人改过同一项，没有撤销；请先撤销后来的变动，或直接修改。",
        "change_disputed": "两台电脑对这一项写得不一样，没有撤销；请先核实并改成正确的。",
        "change_day_missing": "还没有填日期，没有改动；请填上这件事发生的日期。",
        "change_day_impossible": "这个日期不存在，没有改动；请按“年-月-日”改正。",
        "change_day_in_future": "这个日期还没有到，没有改动；请填当天或以前的日期。",
        "change_reason_missing": "还没有写明原因，没有改动；请写一句原因。",
        "household_not_active": "这一户已经迁出或销户，没有改动；请先恢复这一户，或另选一户。",
        "household_not_left": "这一户还没有登记整户迁出，没有开迁移单；请先在“本户变动”里登记。",
        "household_active_already": "这一户现在是在册的，不需要恢复，没有改动。",
        "household_merged_with_itself": "选的是同一户，没有合并；请另选一户。",
        "household_not_empty": "新立的户里已经有别的人，没有撤销；请先把他们移到别的户。",
        "household_number_missing_here": "还没有填户号，没有保存，已填的内容都在；请填户号。",
        "household_number_taken": "户号 {number} 已经是“{name}”户的，没有保存，已填的内容都在；请换一个户号。",
        "split_without_people": "还没有选分出去的人，没有分户；请至少选一人。",
        "split_of_everyone": "原来的户里没有人了，没有分户；请至少留下一人。",
        "split_without_head": "新户的户主要从分出去的人里选，没有分户；请选好户主。",
        "split_takes_head": "原户的户主也在分出去的人里，没有分户；请先变更原户的户主。",
        "person_not_of_household": "这个人现在不在这一户里，没有改动；请从这一户的人里选。",
        "person_there_already": "这个人本来就在这一户，没有改动；请另选一户。",
        "head_must_change_first": "这个人是户主，户里还有别人，没有改动；请先变更户主。",
        "person_gone_already": "这个人已经登记为迁出或去世，没有改动；有误请撤销那次变动。",
        "person_dead": "这个人已经登记为去世，没有改动；有误请撤销那次变动。",
        "person_here_already": "这个人现在就在村里，没有改动。",
        "person_merged_with_itself": "这两条已经合成一个人了，没有改动；请刷新后再看。",
        "restricted_group_not_permitted": "您的账号不能登记这类人员，没有保存；请找审核或管理人员办理。",
        "person_born_in_future": ("出生日期在今天以后，没有保存，已填的内容都在；请核对后改正。"),
        "person_id_number_doubtful": (
            "身份证号不合规则，没有保存，已填的内容都在；请核对证件，确实如此就在“待核”里写明。"
        ),
        "person_id_number_taken": (
            "“{name}”已经用了这个身份证号，没有保存，已填的内容都在；请核对，确有疑问就在“待核”里写明。"
        ),
        "grid_name_missing": "还没有填网格名称，没有保存；请填好名称。",
        "grid_name_taken": "已经有叫“{name}”的网格了，没有保存；请换一个名称。",
        "grid_kind_unknown": "还没有选网格类型，没有保存；请从列表里选一种。",
        "grid_not_empty": "“{name}”里还有住户或下级网格，没有撤销；请先把它们移到别处。",
    }
)
