"""Sentences for profiles: files that say no profile, and editions that cannot be published."""

from collections.abc import Mapping
from types import MappingProxyType

PROFILE_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "profile_unknown": "没有名为“{code}”的规则方案，请另选一个方案。",
        "profile_file_not_chosen": "还没有选规则方案的文件，没有改动；请选一个 .toml 文件。",
        "profile_file_too_large": "这个文件超过 {most} KB，不像是规则方案，没有改动；请检查是否选错了文件。",
        "profile_file_not_text": "这个文件不是 UTF-8 文字，没有改动；请用记事本另存为 UTF-8 再试。",
        "profile_file_not_toml": "这个文件第 {line} 行写得不合 TOML 格式，没有改动；请改正这一行再试。",
        "profile_refused": "规则方案里有 {count} 处不能采用，没有改动；第一处在“{place}”，请改正后再试。",
        "profile_from_township": "规则方案由镇里统一发布，本站不能另换，没有改动；有意见请告诉镇里。",
        "profile_already_chosen": "本站用的就是这个规则方案，没有改动。",
        "profile_already_published": "和现行的“{version}”一字不差，没有再发布；改过以后再发布。",
        "profile_edition_unknown": "没有找到这一版规则方案，请回到规则页再选。",
        # mistakes in a file
        "profile_key_unknown": "没有“{place}”这一项，没有采用；请看看是不是写错了字。",
        "profile_key_missing": "缺少“{place}”，没有采用；请补上这一项。",
        "profile_number_wanted": "“{place}”应当是整数，没有采用；请写成数字，不加引号。",
        "profile_text_wanted": "“{place}”应当是文字，没有采用；请写在英文双引号里。",
        "profile_truth_wanted": "“{place}”应当是 true 或 false，没有采用；请改正。",
        "profile_list_wanted": "“{place}”应当是一列，没有采用；请写在方括号里，各项用英文逗号隔开。",
        "profile_table_wanted": "“{place}”应当是一组规则，没有采用；请写成自己的一段。",
        "profile_value_impossible": "“{place}”的值太大、太小、太长或写法不对，没有采用；请改正。",
        "profile_choice_unknown": "“{place}”不在可选的几种里，没有采用；请照说明里列出的写。",
        "profile_rules_contradict": "“{place}”里的几个数互相矛盾，没有采用；请核对先后和大小。",
        "profile_classes_empty": "“{place}”是空的，走访发现的问题就没法归类，没有采用；请至少写一类。",
        "profile_class_unknown": "“{place}”里有一类不在诉求类别里，没有采用；请写成一样的名称。",
        "profile_braces_unknown": "“{place}”里花括号写得不对或者没有这个名称，没有采用；请照说明改。",
        "profile_list_repeats": "“{place}”里有重复的名称，没有采用；请去掉重复的。",
        "profile_character_impossible": '“{place}”这一行不是自造字编码和对应的字，没有采用；请写成 E170 = "䶮"。',
        "profile_limit_impossible": "“{place}”的时限不对，没有采用；请照说明写成一个数和一个单位。",
    }
)
