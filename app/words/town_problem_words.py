"""Sentences for refusals of the township: its server, its web pages, its invitations."""

from collections.abc import Mapping
from types import MappingProxyType

TOWN_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        # setting up and opening
        "town_name_missing": "还没有填镇街名称，没有建立；请填写名称。",
        "town_already_exists": "这个文件夹里已经有一个镇街服务器，没有改动；请另选一个文件夹。",
        "town_missing": "这个文件夹里没有镇街服务器，什么都没有改动；请先建立，或另选文件夹。",
        "ledger_already_exists": "这个数据库里已经有镇街台账，没有改动；请另选一个数据库。",
        "ledger_missing": "没有找到镇街台账，什么都没有改动；请用备份恢复，或另选文件夹。",
        "ledger_address_wrong": (
            "数据库地址看不懂，什么都没有建立；请写成“postgresql”开头的地址，带用户、主机和库名。"
        ),
        "ledger_collation_wrong": (
            "这个数据库排序的规则不合用，没有建立台账；请新建一个排序规则（locale）为 C 的数据库再试。"
        ),
        "ledger_backup_elsewhere": "台账在数据库服务器上，没有备份；请用数据库自己的备份工具。",
        "ledger_unavailable": "镇街台账暂时读写不了，这一步没有保存；请稍后再试，仍不行请检查磁盘空间。",
        "port_unavailable": "端口 {port} 打不开，服务器没有启动；请换一个端口，或关掉占用它的程序再试。",
        "server_does_not_stop": "服务器没有按时停下，已收到的都已保存；请再停一次。",
        # the catalogue
        "catalog_draft_gone": "这份预览已经发布过，或已换成了新的，没有再发布；请回到事项页核对，需要时重新上传。",
        "catalog_edition_unknown": "没有找到这一版清单，请回到事项页再选。",
        "catalog_file_not_chosen": "还没有选清单文件，没有读入；请选一个 Excel 或 CSV 文件。",
        # signing in
        "sign_in_refused": "姓名或密码不对，没有登录；请看看大写锁定键，再输入一次。",
        "sign_in_code_wanted": "这个账号还要动态口令，没有登录；请填密码和手机上的六位数字或一个备用码，再登录一次。",
        "paper_codes_without_phone": "还没有启用动态口令，没有印备用码；请先用手机启用动态口令。",
        "sign_in_barred": "试错的次数太多，暂时不能登录，账号没有停用；请过 {minutes} 分钟再试，或找管理员。",
        "sign_in_form_expired": "这一页打开太久了，没有登录；请再输入一次密码。",
        "asked_too_often": "试得太频繁，这一次没有采用；请过 {seconds} 秒再试。",
        "clerk_name_missing": "还没有填姓名，没有建立账号；请填写姓名。",
        "clerk_name_taken": "这个姓名已有账号，没有建立；请换一个写法，如加上科室。",
        "clerk_role_unknown": "没有这种角色，没有保存；请从列出的角色里选一个。",
        "clerk_unknown": "没有找到这个账号，没有改动；请回到人员页再选。",
        "clerk_last_administrator": "这是最后一个管理账号，没有改动；请先给另一个人管理角色。",
        "clerk_not_permitted": "您的角色不能做这件事，没有改动；需要时请找镇里的管理员。",
        "village_out_of_scope": "这个村不归您管，没有打开，也没有改动；需要时请找镇里的管理员。",
        "password_old_wrong": "现在的密码不对，密码没有换；请再输入一次。",
        "password_again_wrong": "登录密码不对，这一步没有做，什么也没有改；请再输一次自己的登录密码。",
        "password_again_barred": "密码试错的次数太多，这一步没有做，什么也没有改；请过 {minutes} 分钟再试。",
        "grant_not_waiting": "这份申请已经处理过或过了期，没有再放行；请站点重新申请。",
        "grant_not_chosen": "没有选申请文件，没有放行；请选站点送来的 .lxq 文件。",
        "grant_request_damaged": "这份申请不全或被改过，没有放行；请站点重新写一份。",
        "grant_digits_wrong": "六位数字和这份申请对不上，没有放行；请拨站点早先登记的电话再核对，对不上就不要放行。",
        "grant_for_another_town": "这份申请不是写给本镇的，没有放行；请送到站点所属的镇。",
        "code_wrong": "六位数字不对，没有启用；请等手机上换了新的数字再填，并核对手机的时间。",
        "reason_missing": "还没有写原因，没有打开；请写一句为什么要看。",
        "clerk_not_administrator": "只有管理角色能做这件事，没有改动；请找镇里的管理员。",
        # attachments
        "attachment_not_named": "本村没有记录提到这份附件，没有收下；请先同步记录。",
        "attachment_not_in_town": "这份附件还没有传到镇里，没有打开；请等站点下次同步。",
        "town_disk_short": "镇里的磁盘快满了，附件暂时不收，记录都已收到；请告诉镇里。",
        "figures_period_wrong": "这两个日期不成一段时间，没有统计；请选起止日期，起在前、止在后，最长三十年。",
        # sharing cases out
        "case_not_in_town": "这件现在不在镇里办，没有领，也没有分派；请刷新后看它到了哪一步。",
        "case_taken": "这件在{name}手里，没有领；请先商量，或由对方放回、改派。",
        "department_missing": "还没有写分派到哪个窗口，没有分派；请填窗口名称。",
        "cases_not_chosen": "还没有勾选代办件，什么都没有办；请先勾选。",
        "cases_too_many": "一次最多办 {limit} 件，什么都没有办；请分几次。",
        "extension_not_asked": "这件没有等批的延期，没有改动；可能已经有人批过，请刷新再看。",
        "supervision_level_unknown": "没有这种督办方式，没有写下；请从列出的里选。",
        "export_reason_missing": "还没有写导出的用途，没有导出；请写一句做什么用。",
        # TLS
        "certificate_without_key": "证书和私钥要一起给，服务器没有启动；请把两个文件都写上，或都不写。",
        "certificate_unreadable": "文件{file}读不了，服务器没有启动；请核对路径和读取权限。",
        "certificate_damaged": "文件{file}里没有能用的证书，服务器没有启动；请换成 PEM 格式的证书链。",
        "certificate_key_damaged": "文件{file}里没有能用的私钥，服务器没有启动；请换成 PEM 格式的私钥。",
        "certificate_key_locked": "私钥文件加了密码，服务器没有启动；请换成不加密、只有本账号能读的私钥文件。",
        "certificate_key_other": "证书和私钥不是一对，服务器没有启动；请核对两个文件。",
        "certificate_not_now": "证书只在{since}到{until}有效，服务器没有启动；请换新证书，或核对电脑时间。",
        "proxy_address_wrong": "代理的地址不对，服务器没有启动；请写成 10.0.0.5 或 10.0.0.0/24 这样。",
        # the open doors
        "token_name_missing": "还没有写令牌给谁用，或写得太长（最多{most}个字），没有建立；请写清对方系统的名称。",
        "token_scope_missing": "还没有选令牌能看什么，没有建立；请至少勾选一项。",
        "token_expiry_wrong": "到期日不对，没有建立令牌；请选今天以后、三年以内的一天。",
        "token_unknown": "没有找到这个令牌，没有改动；请回到开放接口页再选。",
        "token_not_trusted": "没有带令牌，或令牌已作废、已到期，没有答复；请向镇里要新的令牌。",
        "token_scope_lacking": "这个令牌不能看这一类，没有答复；需要时请镇里另开令牌。",
        "question_not_understood": "参数{place}写得不对，没有答复；请按接口说明改正。",
        "notice_category_unknown": "没有这种通知，没有发布；请从列出的里选。",
        "notice_body_missing": "通知没有写内容，也没有附文件，或写得太长（最多{most}个字），没有发布；请改好再发。",
        "notice_file_wrong": "附的文件不收，没有发布；请附{kib}KB以内的表格、文档或PDF，文件名别太长。",
        "notice_until_wrong": "到期日不对，没有发布；请选开始那天或以后，也可以留空。",
        "notice_unknown": "没有找到这条通知，没有改动；请刷新再看。",
        "notice_file_damaged": "这条通知附的文件读不出来，没有打开；请镇里重新发一次。",
        "holiday_table_unknown": "没有找到这张假日表，请回到假日表页再选。",
        "holidays_already_published": "这些年份已经按同样的日子发布过，没有再发。",
        "hook_name_missing": "还没有写通知给谁，或写得太长（最多{most}个字），没有建立；请写清对方系统的名称。",
        "hook_address_wrong": "通知地址不对，没有建立；请写 http 或 https 开头的完整地址，不带用户名。",
        "hook_address_forbidden": "通知地址指向不该访问的地方，没有发出；请核对对方给的地址。",
        "hook_unreachable": "对方没有应答，这一条留着；过一会儿会自己再送。",
        "hook_answered_otherwise": "对方没有收下，这一条留着；过一会儿会自己再送，或请对方查看。",
        "hook_stopped": "通知地址已停用，这一条没有送；需要时请另建地址。",
        "hook_unknown": "没有找到这个通知地址，或它已停用，没有改动；请刷新再看。",
        "hooks_too_many": "最多同时用{limit}个通知地址，没有建立；请先停用不用的。",
        "delivery_unknown": "没有找到这一条，或它不需要再送，没有改动；请刷新再看。",
        "text_words_wrong": "短信的话太长（最多{most}个字）或花括号里的名称不对，没有保存；请用列出的名称。",
        "text_reminder_wrong": "提醒的天数不对，没有保存；请填1到60天。",
        "text_unknown": "没有找到这条短信，或它不需要再发，没有改动；请刷新再看。",
        "text_without_phone": "这件没有留手机号，短信没有发；请由站点当面或打电话告诉。",
        "text_route_wrong": "“{route}”不能做短信的去处，服务器没有启动；请写文件夹或程序，前面可加“村码开头=”。",
        "text_program_failed": "短信程序没有收下这一批，记录都在；会自动再交，一直这样请检查那个程序。",
        "text_switched_off": "短信关了，这一条没有发；要发请先打开，再点再发。",
        "text_replaced": "这条已经另排了一条重发。",
        # pages and forms
        "form_not_ours": "这一页已经失效，没有提交，什么都没有改动；请刷新页面再做一次。",
        "upload_too_large": "内容太大，没有收下，什么都没有改动；邮包请少选几个，一个超过64MB的请用命令行读入。",
        "page_unknown": "没有这一页；请先回到收件箱，再从上面一排进去。",
        "address_unknown": "镇里的服务器没有这个地址，没有收下；请核对服务器地址和程序版本。",
        "server_failed": "服务器出错，这一步没有做成，已保存的内容没有改动；请告诉维护人员。",
        "bundle_not_chosen": "还没有选邮包文件，什么都没有读入；请选U盘里的 .lxb 文件。",
        "stick_file_is_empty": "这是空文件，没有读入；请到站里重新写一份邮包，等到“可以拔出”再拔。",
        "stick_file_is_invitation": "这是邀请文件（.lxi），没有读入；它要带到村里，在站点程序里读取。",
        "stick_file_is_grant_request": (
            "这是忘了密码的申请（.lxq），没有读入；请管理账号在“站点”页右下角“放行”里选它。"
        ),
        "stick_file_is_grant": "这是镇里放行的答复（.lxg），没有读入；请带回村里，在站点登录页读取。",
        "stick_file_is_sheet": (
            "这是表格、文档或压缩包，没有读入；压缩包请先解开，再选里面的 .lxb 文件。"
        ),
        "stick_file_is_paper": "这是 PDF 文件，没有读入；请选U盘里的 .lxb 文件。",
        "stick_file_is_picture": "这是图片，没有读入；请选U盘里的 .lxb 文件。",
        "stick_file_is_database": (
            "这是数据库或备份文件，没有读入；请在站点程序里用“写到U盘”写出 .lxb 文件。"
        ),
        "stick_file_is_damaged": (
            "这个文件叫 .lxb，里面却不是邮包，没有读入；可能U盘坏了，请换一个U盘重写一份。"
        ),
        "stick_file_is_foreign": "这不是邮包文件，没有读入；请选U盘里的 .lxb 文件。",
        "stick_file_is_own_answer": (
            "这是镇里写的回执邮包，没有读入；它要带回村里读，请另选站点写出的那一份。"
        ),
        "stick_file_too_large": "这个邮包超过64MB，没有读入；请维护人员用命令行读入。",
        # invitations and devices
        "village_not_of_this_township": "这个村不归本镇街管，没有生成邀请；请核对村码。",
        # forwarding to the county
        "town_not_of_this_county": "这个镇街不归本县管，没有找到；请核对镇街码。",
        "invitation_for_another_town": "这份邀请是给别的镇街的，没有采用；请向县里要本镇街的一份。",
        "county_not_joined": "还没有县里的邀请，没有报送；请先用 lianxin town join-county 读入。",
        "answer_folder_missing": "没有写明回执放在哪个文件夹，邮包没有读入；请加上 --out 文件夹。",
        "bundle_for_whom_missing": "没有写明邮包给谁，没有写邮包；请写设备号，或写 --county 给县里。",
        "county_address_missing": "邀请里没有县服务器的地址，没有采用；请用 --url 写明地址。",
        "invitation_letter_taken": "代号 {letter} 已给过这个村的另一台电脑，没有生成邀请；请另选一个字母。",
        "invitation_letters_used_up": "这个村的26个电脑代号都用完了，没有生成邀请；请联系维护人员。",
        "invitation_unknown": "没有找到这份邀请，或者它已经用过；请重新生成一份。",
        "invitation_replaced": "这份邀请已被后来的一份代替，没有登记；请向镇里要最新的一份。",
        "enrolment_to_confirm": (
            "这台电脑还没有核对过六位数字，邮包里的记录先没有收；请在站点页打电话核对，相符后再读一次这个邮包。"
        ),
        "device_not_waiting": "这台电脑不在等着核对，没有改动；可能已有人核对过，请回到站点页再看。",
        "tls_roots_unreadable": "文件{file}读不了，没有生成安装文件；请核对镇里文件夹里的证书文件和读取权限。",
        "device_already_enrolled": "这台电脑已经登记过，没有再登记；请直接同步。",
        "device_unknown": "镇里没有登记这台电脑，没有采用它的记录；请先完成登记。",
        "device_revoked": "镇里已停用这台电脑，没有采用它的新记录，本机的都还在；请联系镇里。",
        "revoked_entries_refused": (
            "镇里已停用本村的一台电脑，它停用以后的记录没有采用，其余的都收下了；不用再做什么。"
        ),
        "revoked_records_held": (
            "镇里已停用这台电脑，它的{count}条新记录存下了但没有采用；请管理员到站点页决定采用不采用，"
            "定了打电话告诉村里：U盘上不再给它回执。"
        ),
        "revoked_records_counted": (
            "镇里已停用这台电脑，它交来的记录镇里都已采用；U盘上不再给它回执，请打电话告诉村里。"
        ),
        "records_handed_in": (
            "镇里已停用这台电脑，还没送到的记录已经交上去存着，采用不采用由镇里定；本机的都还在。"
        ),
        "held_reason_missing": "没有写理由，没有改动；请写明为什么采用这些记录。",
        "held_decline_reason_missing": "没有写理由，没有改动；请写明为什么不采用这些记录。",
        "held_records_missing": "这台电脑没有等着决定的记录，没有改动；请回到站点页再看。",
        "held_records_apart": "交上来的和镇里已有的接不上，都存着，没有改动；请让那台电脑再交一次。",
        "suite_not_allowed": (
            "这一段用的密码算法镇里已不再采用，没有收下，本机的记录都还在；请再同步一次，以后的记录会按镇里定的算法写。"
        ),
        "suite_entries_refused": (
            "有几条记录用的密码算法镇里已不再采用，没有收下，其余的都收下了；要不要收由镇里定。"
        ),
        "suite_changed": "镇里换了密码算法，本机以后的记录按新算法写，以前的都照旧有效；不用再做什么。",
        "suite_reason_missing": "没有写理由，没有改动；请写一句为什么改密码算法。",
        "suite_choice_wrong": "选用的密码算法不在允许的里面，没有改动；请把它也列为允许。",
        "suite_still_used": "还有{count}台电脑没有换到允许的算法，没有改动；请等它们都同步过，或停用不再用的电脑。",
        # what a station sends over the line
        "body_too_large": "送出的内容超过限度，没有收下，记录都在本机；请联系镇里核查。",
        "request_cut_off": "线路中断，这一段没有收全，记录都在本机；请再同步一次。",
        "request_not_signed": "请求没有签名，没有采用；请核对服务器地址和程序版本。",
        "request_not_trusted": "请求的签名不对，没有采用；请联系镇里核查。",
        "challenge_expired": "这次同步等得太久，没有采用；请再同步一次。",
        "challenge_unknown": "镇里不认识这次同步的凭据，没有采用；请再同步一次。",
        "hello_names_too_many_feeds": "设备报出的日志太多，没有同步；请联系镇里核查。",
        "segment_not_as_named": "送来的一段记录与说明不符，没有采用，已有的没有改动；请再同步一次。",
    }
)
