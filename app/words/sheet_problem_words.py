"""Sentences for rosters and tables: what a sheet could not say, and what could not be written."""

from collections.abc import Mapping
from types import MappingProxyType

SHEET_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        # a roster that cannot be read
        "file_not_a_spreadsheet": "这个文件不是能读的 Excel 表格，什么都没有导入；请另存为 .xlsx 再试。",
        "file_is_web_page": (
            "“{name}”其实是网页，不是 Excel 表格，什么都没有导入；请用 WPS 或 Excel 打开它，另存为 .xlsx 再试。"
        ),
        "spreadsheet_password_protected": "这个表格设了密码，什么都没有导入；请去掉密码，另存后再试。",
        "roster_name_column_missing": (
            "表“{sheet}”里没有找到“姓名”一列，什么都没有导入；请在表头写上“姓名”，或者在导入页指明哪一列是姓名。"
        ),
        "roster_sheet_unknown": "文件里没有叫“{sheet}”的表，什么都没有导入；请看看表名再试。",
        "roster_header_row_unknown": "表里没有第 {row} 行，什么都没有导入；请看看表头在第几行。",
        "csv_quote_unclosed": (
            "从第 {row} 行起有一个引号没有成对，后面的行连成了一格，什么都没有导入；请改好或另存为 .xlsx 再试。"
        ),
        "roster_empty": "表里没有一行人员，什么都没有导入；请检查是否选错了文件。",
        "roster_import_cancelled": "已停止导入，什么都没有写入；需要时再选一次文件。",
        "spreadsheet_too_large": "这个表格大得不正常，什么都没有导入；请只留要导入的行列，另存后再试。",
        # an import that is to be undone
        "roster_import_unknown": "没有找到这次导入，什么都没有撤销；请刷新后再看。",
        "roster_import_undone": "这次导入已经撤销过了，没有再改动；请刷新后再看。",
        "roster_import_not_here": "本机没有这次导入的记录，什么都没有撤销；请先同步，再试一次。",
        "roster_undo_person_changed": (
            "{name}（户号{household}）的资料在导入以后又改过，这个人保留着；不要时请在住户页里删去。"
        ),
        "roster_undo_person_in_use": (
            "{name}（户号{household}）已有{uses}，这个人和这些记录都保留着；请在住户页里核对。"
        ),
        "roster_undo_field_changed": (
            "{name}（户号{household}）的“{field}”在导入以后又改过，保留现在的；请在住户页里核对。"
        ),
        "roster_undo_value_gone": (
            "{name}（户号{household}）的“{field}”原来的内容找不到了，保留现在的；请在住户页里核对。"
        ),
        "roster_undo_household_changed": (
            "户号{household}（{name}）在导入以后又改过，这一户保留着；请在住户页里核对。"
        ),
        "roster_undo_household_in_use": (
            "户号{household}（{name}）已有{uses}，这一户和这些记录都保留着；请在住户页里核对。"
        ),
        "roster_undo_household_peopled": (
            "户号{household}（{name}）里还有人，这一户保留着；请在住户页里核对。"
        ),
        # an item list that cannot be read
        "item_file_too_large": "这个文件超过 {most} MB，什么都没有导入；请只留事项清单，另存后再试。",
        "item_list_empty": "表里没有一行事项，什么都没有导入；请检查是否选错了文件。",
        "item_columns_missing": (
            "表“{sheet}”里没有找到“事项编码”和“事项名称”两列，什么都没有导入；请在表头写上再试。"
        ),
        "item_list_too_long": "清单超过 {most} 行，什么都没有导入；请检查是否选错了文件。",
        "items_refused": "清单里有 {count} 行不能采用，什么都没有写入；请按预览里的说明改正表格，再选一次。",
        # rows of one
        "item_code_missing": "没有事项编码，这一行没有采用；请补上编码。",
        "item_code_repeated": "编码与前面的一行相同，这一行没有采用；请核对编码，一个事项一个编码。",
        "item_name_missing": "没有事项名称，这一行没有采用；请补上名称。",
        "item_limit_missing": "承诺时限和法定时限都没有，这一行没有采用；请至少写一个，当场办的写“即办”。",
        "item_limit_unit_missing": "时限没有说明单位，这一行没有采用；请写成“20个工作日”“60自然日”或“24小时”。",
        "item_limit_unit_unknown": "时限的单位不认识，这一行没有采用；请改成工作日、自然日或小时。",
        "item_limit_unreadable": "时限看不明白，这一行没有采用；请写成“20个工作日”，当场办的写“即办”。",
        "item_limit_impossible": "时限的数字不合理，这一行没有采用；请核对数字。",
        "item_mode_unknown": "办理方式不认识，这一行没有采用；请改成直办、代办、帮办（协办）或告知。",
        "item_date_impossible": "没有这个日期，这一行没有采用；请写成“2026-03-01”。",
        "item_dates_swapped": "失效日期早于生效日期，这一行没有采用；请核对两个日期。",
        "item_column_not_read": "这一列不认识，没有读入，其他列照常；请核对列名。",
        "item_mode_column_missing": "没有“办理方式”一列，都按“代办”处理；请核对。",
        "item_level_unknown": "层级不认识，先空着；请改成县、镇或村。",
        "item_delegable_unclear": "没看明白可否代办，先按事项名称判断；请写“是”或“否”。",
        # what is doubtful in one
        "roster_sheet_not_read": "这张表也像花名册，这次没有读；需要时选这张工作表，再导入一次。",
        "roster_column_not_read": "这一列不认识，没有读入，其他列照常；请核对列名。",
        "roster_column_twice": (
            "这个列名出现了两次，只读了左边一列；右边若是另一张表，请移到左边这张表的下面，再导入一次。"
        ),
        "roster_column_unnamed": "这一列有内容却没有列名，没有读入，其他列照常；需要时写上列名再导入。",
        "roster_row_struck": "姓名上画了删除线，可能已经去世或迁走，先按“待核”保存；请核对，不要的去掉勾选。",
        "roster_row_gone": "这一格写着去世、迁出或注销，先按“待核”保存；请核对，不要的去掉勾选。",
        "roster_row_is_example": "这一行是填表的示例，没有保存；是真的人时请去掉“例”字再导入。",
        "roster_word_unknown": "这一格写的看不懂（没有这个代码或说法），原文已写进备注；请核对后补上。",
        "roster_cell_is_error": "这一格是公式错误，没有读入，其他格照常；请在 Excel 里改好再导入。",
        "roster_cell_is_formula": "这一格写的是公式，只当文字保存，不会运行；请核对。",
        "roster_formula_without_value": "这一格的公式没有算出结果，先空着；请在 Excel 里算好再存，或按“待核”保存。",
        "household_number_column_missing": "没有“户号”一列，已按户主依次编号；请核对分户是否正确。",
        "household_number_missing": "这一户没有户号，已编了一个；请核对。",
        "household_number_repeated": "同一组里有两户用了这个户号，已当作同一户；请核对户号。",
        "household_head_not_listed": "户主不在这一户的人员里，只记下了名字；请把户主也写成一行，或核对户主是谁。",
        "head_relation_code_unknown": "与户主关系的代码不认识，原样按“待核”保存；请核对后改成称谓。",
        "household_number_of_another": (
            "名册里这个户号是另一家人，这一户已另编户号，按“待核”保存；请核对户号。"
        ),
        "phone_unclear": "电话看不明白，原文已写进备注；请核对后补上。",
        "birth_date_unclear": "出生日期看不明白，原文已写进备注；请核对后补上。",
        "birth_date_lunar": "出生日期写的是农历，原文已写进备注；请按证件补上公历日期。",
        "birth_date_incomplete": "出生日期不全，原文已写进备注；请核对后补上。",
        "birth_date_impossible": "没有这个出生日期，原文已写进备注；请核对后改正。",
        "birth_date_in_future": "出生日期在今天以后，原文已写进备注；请核对后改正。",
        "birth_date_differs_from_id_number": "出生日期与身份证号不一致，先按“待核”保存；请核对证件。",
        "sex_differs_from_id_number": "性别与身份证号不一致，先按表里的保存；请核对证件。",
        "id_number_malformed": "身份证号不是18位，这一行可以先按“待核”保存；请核对证件。",
        "id_number_birth_date_impossible": "身份证号里的出生日期不存在，可以先按“待核”保存；请核对证件。",
        "id_number_birth_date_in_future": "身份证号里的出生日期在今天以后，可以先按“待核”保存；请核对证件。",
        "id_number_check_digit_wrong": "身份证号最后一位校验不对，可以先按“待核”保存；请核对证件。",
        "id_number_damaged_by_spreadsheet": (
            "身份证号被表格存成数字，后几位丢了，先按“待核”保存；请按证件补上。"
        ),
        "id_number_old_form": "这是15位的旧身份证号，已换算成18位，先按“待核”保存；请核对证件。",
        "id_number_repeated": "同一个身份证号在表里出现了两次，可以先按“待核”保存；请核对是哪一个人。",
        "id_number_borne_by_another": (
            "这个身份证号在名册里是另一个人的，可以先按“待核”保存；请核对是哪一个人。"
        ),
        "person_name_unreadable": (
            "姓名一格写的不是名字（数字、“同上”或公式错误），没有保存这一行；请写上姓名再导入。"
        ),
        "person_name_has_more": (
            "姓名一格里不只有一个人的名字，原样按“待核”保存；请改成一个人的姓名，其余写进备注。"
        ),
        "person_name_not_unique": (
            "别的户也有同名的人，这一行没有身份证号和出生日期，可以先按“待核”保存；请核对是不是同一个人。"
        ),
        # writing a table
        "sheet_cell_too_long": "第 {row} 行第 {column} 列太长，Excel 放不下，没有导出；请缩短后再导出。",
        "sheet_rows_too_many": "行数超过 Excel 的上限 {most} 行，没有导出；请分次导出。",
    }
)
