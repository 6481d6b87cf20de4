"""The words of the log of disclosures and accounts."""

from collections.abc import Mapping
from types import MappingProxyType

DISCLOSURE_ACTION: Mapping[str, str] = MappingProxyType(
    {"reveal": "看号码", "form": "打开表单", "export": "导出", "print": "打印"}
)
MASKED_FIELD: Mapping[str, str] = MappingProxyType(
    {"id_number": "证件号码", "phones": "电话", "groups": "人员类别"}
)
ACCOUNT_ACTION: Mapping[str, str] = MappingProxyType(
    {
        "missed": "登录前密码输错",
        "reset": "管理员重设密码",
        "changed": "本人改密码",
        "added": "添加账号",
        "removed": "停用账号",
        "recovered": "用恢复码进入",
        "code_made": "换发恢复码",
        "restored": "恢复备份",
        "key_replaced": "更换钥匙",
        "granted": "镇里放行后进入",
        "role_changed": "改角色",
    }
)
SCOPE_NAME: Mapping[str, str] = MappingProxyType(
    {
        "people": "群众人数",
        "with_id_number": "有证件号码的",
        "with_phone": "有电话的",
        "in_groups": "有人员类别的",
        "households": "住户",
        "cases": "代办件",
        "visits": "走访记录",
        "appeals": "诉求",
        "attachments": "附件",
        "accounts": "能打开的账号",
        "taken_out": "导出或打印过完整号码的清单",
        "taken_out_lately": "其中最近30天",
        "heard_by_town": "镇里有一份",
    }
)
SCOPE_NOTE: Mapping[str, str] = MappingProxyType(
    {
        "people": "姓名、住址、出生日期",
        "with_id_number": "在加密的数据文件里",
        "with_phone": "在加密的数据文件里",
        "in_groups": "含社区矫正、精神障碍等须单独授权的类别",
        "households": "户号、户主、住址",
        "cases": "申请人、电话、事由",
        "visits": "谈话内容",
        "appeals": "反映人、内容",
        "attachments": "照片和文件，逐个加密",
        "accounts": "知道其中一个密码并拿到这台电脑才打得开",
        "taken_out": "这些文件不加密，请逐份查去向",
        "taken_out_lately": "没有",
        "heard_by_town": "没有同步过",
    }
)
