"""Sentences for troubles with accounts, passwords, keys and what is masked."""

from collections.abc import Mapping
from types import MappingProxyType

ACCOUNT_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "act_not_permitted": "您的角色不能做这件事，没有改动；请找本站管理员。",
        "password_wrong": "密码不对，没有打开；请看看大写锁定键，再输入一次。",
        "password_too_weak": "密码太简单，没有采用；请用四个常用词的拼音，或至少10个字符且不全是数字。",
        "passwords_differ": "两次输入的密码不一样，没有保存；请再输入一次。",
        "password_missing": "没有给出密码，没有打开；请输入密码，命令行请设好 LIANXIN_PASSWORD。",
        "staff_name_missing": "还没有填姓名，没有建立账号；请填写姓名。",
        "account_unknown": "没有这个账号，没有打开；请从登录页选自己的名字。",
        "account_already_exists": "这个账号已经有了，没有改动；请直接登录。",
        "last_account_cannot_go": "这是最后一个能打开本站的账号，没有删除；请先添加另一个账号。",
        "opening_stopped": "已停止，没有打开；记录都在，一条没少，下次登录时从头整理。",
        "account_closed": "这个账号已经停用，没有打开；要恢复请找本站管理员另加账号。",
        "account_own": "不能停用自己的账号，没有改动；请另一位管理员来停用。",
        "account_own_role": "不能改自己的角色，没有改动；请另一位管理员来改。",
        "role_unknown": "没有这个角色，没有改动；请从列出的角色里选。",
        "administrators_too_few": (
            "这样本站就不到两位管理员了，没有改动；请先让另一个人做管理员。"
        ),
        "account_waiting": (
            "密码输错次数太多，没有打开；请等 {minutes} 分钟再试，急用请管理员重设密码。"
        ),
        "recovery_code_mistyped": (
            "恢复码抄得不全或有错字，没有打开；一共7组、每组4个字符，请对着纸再输一次。"
        ),
        "recovery_code_not_given": "没有给出恢复码，没有恢复；请把恢复码放进 LIANXIN_RECOVERY_CODE 再试。",
        "recovery_code_wrong": "这个恢复码已经作废或不是本站的，没有打开；请找最近一次打印的那张。",
        "recovery_code_missing": "本站还没有做过恢复码，没有打开；请找另一位管理员，或向镇里申请重新登记。",
        "township_slot_missing": (
            "这台电脑登记到镇里以后还没有登录过，没有写申请；请用恢复码，或请另一位管理员重设密码。"
        ),
        "grant_not_asked": "这个账号没有写过申请，没有打开；请先写申请送到镇里，再读镇里的答复。",
        "grant_not_ours": "这份答复不是给这次申请的，没有打开；请读最近一次申请的答复，或重新写申请。",
        "grant_damaged": "这份答复不全或被改过，没有打开；请重新拷贝一次。",
        "grant_no_address": (
            "这台电脑没有记下镇里服务器的地址，申请没有送出；请写申请到U盘送到镇里。"
        ),
        "grant_waiting": "镇里还没有放行，没有打开；请等镇里打电话来核对六位数字，再试一次。",
        "grant_refused": "镇里没有放行这份申请，没有打开；要再申请，请再按一次，核对新的六位数字。",
        "grant_expired": "这份申请过了期，没有打开，记录都在；请再按一次重新申请，核对新的六位数字。",
        "slot_needs_login": "{name}从程序升级后还没有登录过，钥匙没有换；请本人登录一次，再来更换。",
        "request_unknown": "找不到这份申请，没有改动；请刷新列表后再选。",
        "request_content_missing": "没有写明哪里要更正，申请没有登记；请写下本人说的正确内容。",
        "request_answered_already": "这份申请已经答复过，没有改动；本人再提，请另登记一份。",
        "request_answer_missing": "没有写答复或理由，没有改动；请写一句给本人看的话。",
        "request_not_for_deletion": "这份申请要的不是删除，没有删任何内容；要删除，请按本人的意思另登记一份。",
        "request_waits_for_erasure": "内容还没有删除，不能记为已办，没有改动；请用“删除内容”，或者答复为什么不能删。",
        "erasure_archive_kept": "这个人有 {cases} 件代办件，办件档案依法要保存，没有删任何内容；请照此答复本人。",
        "erasure_head_first": "这个人还是户主，没有删任何内容；请先换户主，或者把这户销掉，再删除。",
        "disclosure_reason_missing": "没有写清用途，没有导出；请写明这些号码拿去做什么。",
    }
)
