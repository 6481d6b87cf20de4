"""Sentences for troubles with files, keys, sticks and lines."""

from collections.abc import Mapping
from types import MappingProxyType

FILE_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        # database and disk
        "database_key_wrong": "钥匙打不开本站数据文件，文件没有改动；请确认没有换过文件，再登录一次。",
        "database_damaged": "本站数据文件损坏或不是本程序的文件，没有写入；请用备份恢复，并保留这个文件。",
        "database_made_by_newer_version": (
            "这个数据文件是由更新版本的程序保存的，没有打开也没有改动；请安装新版程序。"
        ),
        "database_library_too_old": "程序自带的数据库组件太旧，为防止损坏没有打开；请重新安装程序。",
        "database_closed": "本站已锁定，这一步没有做；请重新登录。",
        "database_busy": "数据文件正被另一个程序占用，这一步没有保存；请关掉另一个窗口再试。",
        "database_missing": "这个文件夹里没有本站数据文件，什么都没有改动；请用备份恢复，或另选文件夹。",
        "libcrypto_missing": (
            "这台电脑没有国密要用的 OpenSSL 3，没有打开，数据没有改动；请技术人员装好 libcrypto 再试。"
        ),
        "suite_unknown": "不认识这种密码算法，没有打开，数据没有改动；请升级程序。",
        "bundle_of_another_suite": "邮包用的密码算法和这里不一样，没有读入，数据没有改动；请核对是不是本镇的邮包。",
        "suite_differs": "镇里用的密码算法和本站不一样，没有登记，数据没有改动；请镇里和本站按同一种算法建立。",
        "disk_low": "磁盘只剩 {mib} MB 了，保存过的都在；请清理磁盘，少于 200 MB 时不能登记新的。",
        "disk_full": "磁盘满了，这一步没有保存，之前保存的都在；请腾出空间再试。",
        "disk_nearly_full": (
            "磁盘只剩 {mib} MB，新的登记先停下，已有的照常能办、都在；请清理磁盘，腾出1 GB以上再登记。"
        ),
        "backup_set_missing": "这个文件夹里没有本站的备份，没有恢复；请选U盘上以“连心站备份”开头的文件夹。",
        "disk_failed": "磁盘读写出错，这一步没有保存，之前保存的都在；请尽快备份并检查磁盘。",
        "backup_over_itself": "备份不能写到数据文件自己身上，什么都没有改动；请另选一个文件名。",
        "backup_not_ours": (
            "本站的钥匙打不开这份备份：不是本站的，或者坏了，没有恢复，什么都没有改动；请换一份备份。"
        ),
        "backup_unreadable": (
            "备份读到一半读不出来了，没有恢复，备份没有动；请看U盘是不是松了，插好再恢复一次，还不行就换一份备份。"
        ),
        "restore_no_room": (
            "这台电脑的磁盘只剩 {mib} MB，恢复要 {needed} MB，还没有开始，备份没有动；请清理磁盘再恢复。"
        ),
        "restore_not_written": (
            "写到一半，这台电脑的磁盘写不进去了，没有恢复，也没有留下半份，备份没有动；请清理或检查磁盘再恢复。"
        ),
        "restore_on_another_pc": (
            "这份备份不是这台电脑上做的，原来的密码在这里打不开，没有恢复，备份没有动；请用恢复码，或请镇里放行。"
        ),
        "restore_cancelled": "已停止恢复，这台电脑上没有留下半份，备份没有动；需要时再恢复一次。",
        "setting_back_cancelled": "已停止，没有换回，现在的资料和备份都没有动；需要时再换一次。",
        "backup_of_another_station": (
            "这是{station}的备份，不是本站的，没有恢复，什么都没有改动；请换本站的备份。"
        ),
        "backup_not_verified": "备份文件没有通过检查，没有采用；请换一份备份。",
        "resource_unreadable": "程序自带的资料文件读不出来，没有继续；请重新安装程序。",
        # papers on their way to the printer
        "paper_file_unreadable": "纸面文件“{file}”读不出来，什么都没有打印，记录都在；请再做一次这份纸面。",
        "printer_missing": "找不到打印机“{printer}”，没有打印，纸面还在；请接好打印机，或另选一台。",
        "printer_refused": (
            "打印机“{printer}”没有接收，没有打印，纸面还在；请看打印机是否开着、有没有纸，再打一次。"
        ),
        "print_copies_wrong": "份数要写 1 到 {most} 的数，没有打印；请改份数再打。",
        "print_pages_unreadable": "看不懂页码“{pages}”，没有打印；请写成 1-3、5 这样，或留空打印全部。",
        "print_page_missing": "这份纸面只有 {count} 页，没有“{pages}”，没有打印；请改页码再打。",
        "no_program_for_papers": "这台电脑上没有能打开 PDF 的程序，没有打开；请直接打印，或另存后拷到别处打开。",
        # attachments
        "attachment_not_here": "这份附件还没有取到本机，没有打开；请在联网同步后再看。",
        "attachment_damaged": "这份附件在本机的文件损坏，没有打开，记录都在；请联网同步，会从镇里重新取。",
        "attachment_not_written": "附件没有写成，已填的内容都在；请检查磁盘空间再试。",
        "attachment_piece_out_of_place": "附件有一段接不上，没有采用，已到的都在；请再同步一次。",
        "attachment_hash_wrong": "收到的附件与登记的不一样，没有采用，记录都在；请再同步一次。",
        "picture_not_shrunk": "照片没有处理成，没有附上，已填的内容都在；请再试一次。",
        # vault
        "vault_already_exists": "这里已经有一套钥匙，没有改动；请直接登录。",
        "vault_file_missing": "钥匙文件不见了，没有打开，数据没有改动；请用备份的钥匙文件恢复。",
        "vault_file_damaged": "钥匙文件损坏，没有打开，数据没有改动；请用备份的钥匙文件恢复。",
        "vault_file_unreadable": "钥匙文件读不出来，没有打开；请检查磁盘或文件权限。",
        "vault_file_not_written": "钥匙文件没有写成，原来的仍然有效；请检查磁盘空间再试。",
        "vault_made_by_newer_version": "钥匙文件是由更新版本的程序保存的，没有改动；请安装新版程序。",
        "slots_tampered": "钥匙文件被改动过，没有打开，数据没有改动；请联系镇里核查。",
        "device_keys_tampered": "本机密钥文件被改动过或不属于本站，没有打开；请联系镇里核查。",
        "device_keys_already_exist": "本机密钥已经有了，没有改动。",
        "device_secret_missing": "这台电脑没有本站的设备密钥，打不开；请在原来的电脑上打开，或向镇里申请恢复。",
        "feed_key_missing": "没有找到本机的日志密钥，没有写入；请联系镇里核查。",
        "feed_key_already_kept": "本机的日志密钥已经有了，没有改动。",
        "mark_damaged": "防回退标记损坏，没有打开，数据没有改动；请联系镇里核查。",
        "mark_would_go_back": "数据比上次保存的还旧，像是从旧备份恢复的；请不要继续录入，联系镇里核查。",
        "sealed_content_damaged": "加密的内容损坏，没有采用；请重新取一份。",
        "sealed_for_someone_else": "这个文件不是给本站的，没有读入；请核对是不是拿错了U盘或文件。",
        "diagnostics_unreadable": "这不是本镇的站写的诊断文件，或者已经损坏，没有打开；请让站里重新写一份。",
        "recipient_invalid": "收件方的加密地址不对，没有写出；请重新取邀请文件。",
        # enrolment
        "invitation_damaged": "邀请文件损坏或不是镇里发的，没有采用；请向镇里重新要一份。",
        "invitation_field_invalid": "邀请资料不完整，没有生成；请检查村码和名称。",
        "invitation_too_long": "邀请文件里的名称太长，没有生成；请缩短后再试。",
        "invitation_for_another_village": "这份邀请是给别的村的，没有采用；请向镇里要本村的邀请文件。",
        "enrolled_elsewhere": "本站已经在另一个镇街登记，没有采用这份邀请；请向本镇核对是不是拿错了。",
        "install_file_damaged": "安装文件不全或被改过，没有采用；请换一个U盘，或向镇里重新要一份。",
        "install_file_from_newer_version": "安装文件是更新的程序写的，没有采用；请先把本机的连心站升级。",
        "invitation_code_mistyped": "一次性码输错了，没有联系镇里；请对照着再输一遍，共十二个字母和数字。",
        "invitation_code_unknown": "镇里没有这个一次性码，没有登记；请核对服务器地址和一次性码，或请镇里重新给一个。",
        "tls_roots_damaged": "安装文件里的服务器证书读不了，没有联系镇里；请向镇里重新要一份安装文件。",
        "enrolment_waiting": "镇里还没有核对这台电脑的六位数字，记录都在本机、照常办件；请等镇里打电话来，照屏幕念。",
        "enrolment_refused": "镇里说六位数字不符，这台电脑没有登记，记录都在本机；请打镇里的电话，重新要一份安装文件。",
        "invitation_expired": "邀请已过期，没有登记；请向镇里重新要一份。",
        "invitation_used": "这份邀请已经用过，没有登记；请向镇里重新要一份。",
        "enrolment_not_invited": "镇里没有发过这份邀请，没有登记；请向镇里核对。",
        "enrolment_field_invalid": "登记资料不完整，没有登记；请重新读取邀请文件再试。",
        "not_enrolled": "本站还没有与镇里登记，没有同步；请先在“同步”页读取镇里的邀请文件。",
        "certificate_not_trusted": "设备证书不是镇里签发的，没有采用；请联系镇里核查。",
        "certificate_field_invalid": "设备证书内容不完整，没有采用；请联系镇里核查。",
        # journal and exchange
        "bundle_foreign": "这不是邮包文件，什么都没有读入；请选镇里或本站写出的 .lxb 文件。",
        "bundle_damaged": "邮包损坏或没有写完，什么都没有读入；请重新写一份，等到提示“可以拔出”再拔。",
        "bundle_is_own": (
            "这是本站写给镇里的邮包，不是回执，没有读入；请选镇里给的那个（文件名里有 answer）。"
        ),
        "bundle_cut_off": "邮包没有写完，记录和写完的附件都已读入，其余的附件没有；请再写一份。",
        "bundle_read_before": "这个邮包已经读过，没有新内容，数据没有改动；请向镇里要新的回执。",
        "bundle_older": "这个邮包比已经读过的旧，没有新内容，数据没有改动；请读最新的一份。",
        "bundle_nothing_new": (
            "邮包里的记录镇里都已收到，没有新的，台账没有改动；回执照样写好，请带回站里。"
        ),
        "bundle_too_large": "邮包太大，没有读入；请联系镇里分次写出。",
        "bundle_from_newer_version": "邮包是由更新版本的程序写的，没有读入；请安装新版程序。",
        "bundle_not_for_this_station": "这个邮包不是给本站的，没有读入；请核对是不是拿错了。",
        "bundle_not_for_this_township": "这个邮包不是给本镇的，没有读入；请核对是不是拿错了。",
        "bundle_sender_unknown": "不认识邮包的发件方，没有读入；请先完成登记，或向镇里核对。",
        "bundle_not_trusted": "邮包的签名不对，没有读入；请核对来源。",
        "bundle_not_written": "邮包没有写成，数据没有改动；请换一个U盘或文件夹再试。",
        "bundle_read_back_differs": "写完后读回来不一样，这个U盘不可靠；请换一个U盘重写，数据没有改动。",
        "bundle_unreadable": "邮包文件读不出来，什么都没有读入；请检查U盘再试。",
        "segment_damaged": "收到的一段记录损坏，没有采用，已有的没有改动；请再同步一次。",
        "segment_too_large": "收到的一段记录超过限度，没有采用，已有的没有改动；请联系镇里核查。",
        "segment_from_newer_version": "收到的记录来自更新版本的程序，没有采用；请安装新版程序。",
        "segment_seal_wrong": "收到的一段记录签名不对，没有采用，已有的没有改动；请联系镇里核查。",
        "segment_gap_in_bundle": (
            "邮包里缺了一段记录，接不上的没有采用，已有的没有改动；请站里重新写一份。"
        ),
        "segment_gap": "缺少第 {have} 条之后的记录，收到的从第 {first} 条开始，没有采用；请再同步一次。",
        "feed_forked": (
            "同一台设备出现了两种不同的记录，没有覆盖，两边都保留着，也都算数；"
            "请联系镇里核查是不是有两台一样的电脑。"
        ),
        "feed_unknown": "收到了不认识的设备的记录，没有采用；请再同步一次。",
        "feed_not_trusted": "设备的签名不对，没有采用它的记录；请联系镇里核查。",
        "feed_out_of_scope": "收到了别的村的记录，没有采用；请联系镇里核查。",
        "feed_descriptor_damaged": "设备资料损坏，没有采用；请再同步一次。",
        "push_segment_damaged": (
            "送去的一段记录镇里读不通，没有收，记录都在本机；请再同步一次，还不行请联系镇里核查。"
        ),
        "push_segment_seal_wrong": "送去的一段记录镇里核对签名不对，没有收，记录都在本机；请联系镇里核查。",
        "push_segment_not_as_named": (
            "送去的一段记录与说明不符，镇里没有收，记录都在本机；请再同步一次，还不行请联系镇里核查。"
        ),
        "push_segment_too_large": "送去的一段记录超过镇里的限度，没有收，记录都在本机；请联系镇里核查。",
        "push_segment_from_newer_version": (
            "镇里的程序比本机的旧，送去的记录没有收，都在本机；请镇里升级，再同步一次。"
        ),
        "push_feed_not_trusted": "送去的记录镇里核对签名不对，没有收，记录都在本机；请联系镇里核查。",
        "push_feed_out_of_scope": "送去的记录镇里认作别的村的，没有收，记录都在本机；请联系镇里核查。",
        "own_feed_behind": (
            "镇里或另一台电脑保存的本机记录比本机还多，像是从旧备份恢复的；"
            "没有覆盖，已另起新的编号继续记，可照常办理。"
        ),
        "branch_unknown": "镇里找不到要取的那一段记录；本机没有变化，请再同步一次。",
        "snapshot_damaged": "镇里送来的快照损坏，没有采用，数据没有改动；已改为逐段接收，不用再做什么。",
        "snapshot_too_large": "镇里送来的快照超过限度，没有采用，数据没有改动；已改为逐段接收，请告诉镇里。",
        "snapshot_not_trusted": "快照的签名不对，没有采用，数据没有改动；已改为逐段接收，请联系镇里核查。",
        "snapshot_from_other_version": (
            "快照是由另一个版本的程序做的，没有采用，数据没有改动；已改为逐段接收，不用再做什么。"
        ),
        "snapshot_for_another_village": (
            "收到的是别的村的快照，没有采用，数据没有改动；已改为逐段接收，请联系镇里核查。"
        ),
        "snapshot_older": "快照比本机已有的记录还旧，没有采用，数据没有改动；已改为逐段接收，不用再做什么。",
        "snapshot_does_not_fit": (
            "快照与本机已有的记录接不上，没有采用，数据没有改动；已改为逐段接收，不用再做什么。"
        ),
        "snapshot_gone": "这份快照镇里已经换新，没有采用，数据没有改动；下次同步会重新取。",
        "snapshot_did_not_meet": (
            "取回的原始记录与快照对不上，已按原始记录把所有的表重做；记录没有丢，请告诉镇里。"
        ),
        "rows_ahead_of_journal": (
            "本机的表来自镇里的快照，原始记录还没有取完，现在不能重建，什么都没有改动；"
            "请先与镇里同步，直到取完。"
        ),
        "snapshot_not_awaited": "本机没有等着取的原始记录，什么都没有改动；要重建所有的表请用 rebuild。",
        "snapshot_still_to_come": (
            "还有 {count} 条原始记录可能取得到，什么都没有改动；请先与镇里和本站另一台电脑同步，直到取完。"
        ),
        "snapshot_name_not_given": (
            "镇里没有了的 {count} 条记录只剩本机的表，放弃快照就不再显示；"
            "还没有改动，确实要放弃请加 --confirm {station}。"
        ),
        "snapshot_given_up": (
            "已放弃快照，镇里已没有的 {count} 条记录不再显示；其余的表已由日志重做，放弃前的样子另存有一份。"
        ),
        "entries_below_snapshot": (
            "对方电脑是用快照建起来的，这一段原始记录它还没有，什么都没有改动；请与镇里同步。"
        ),
        "range_unreadable": "要取的是文件的哪一段没有说清，什么都没有改动；请再同步一次。",
        "township_restored": (
            "镇里的台账像是从旧备份恢复的，少了本站送过的记录；本站的都在，会自动补送，请告诉镇里。"
        ),
        "rows_claim_damaged": "对方送来的核对数读不懂，没有核对，记录都没有改动；请再同步一次。",
        "rows_rebuilt": "与镇里核对时有几张表对不上，已由日志重建，现在一致；记录没有改动，不用再做什么。",
        "rows_differ_from_township": (
            "由日志重建以后，本站与镇里的表仍对不上；日志都在，没有互相覆盖，请联系镇里核查。"
        ),
        "hello_damaged": "对方的应答读不懂，没有同步；请再试一次。",
        "hello_from_newer_version": "对方的程序版本更新，没有同步；请安装新版程序。",
        "hello_not_trusted": "对方的签名不对，没有同步；请核对服务器地址。",
        "journal_chain_broken": "日志在第 {seq} 条处对不上，没有改动；请保留数据文件并联系镇里核查。",
        "journal_segment_missing": "日志缺了一段，没有送出；请运行自检并联系镇里核查。",
        "entry_body_damaged": "一条记录的内容损坏，已单独放开，其他记录不受影响。",
        "entry_body_erased": "一条记录的内容已按要求删除。",
        "entry_header_damaged": "一条记录损坏，没有采用，已有的没有改动；请再同步一次。",
        "entry_of_another_village": "有一条记录写的是别的村，已单独放着，没有采用；请联系镇里核查。",
        "entry_kind_unknown": "有一条新版程序写的记录，已保存，升级后会显示。",
        "entry_fields_unknown": "有一条记录的内容本版本读不懂，已保存，升级后会再试。",
        "entry_too_large": "内容太长（超过64KB），没有保存，已填的都在；请缩短后再保存。",
        "entry_value_forbidden": "内容里有不能保存的字符或数值，没有保存，已填的都在；请改正后再保存。",
        "entry_writes_derived_field": "一条记录写了不该由它写的内容，已单独放开，请联系镇里核查。",
        "entry_changes_fixed_field": "一条记录想改首问责任人或收费，没有采用，已单独放开，请联系镇里核查。",
        "entry_written_by_wrong_side": "一条记录由不该写的一方写出，已单独放开，请联系镇里核查。",
        # line
        "server_unreachable": "连不上镇里的服务器，没有送出，记录都在本机；请检查网络，或改用U盘。",
        "server_refused": "镇里的服务器没有接收（{status}），记录都在本机；请稍后再试或联系镇里。",
        "server_answer_unreadable": "镇里服务器的应答读不懂，没有改动；请核对地址，稍后再试。",
        "server_address_missing": "还没有镇里服务器的地址，没有同步；请在“同步”页填写，或改用U盘。",
        "server_address_wrong": "服务器地址写得不对，没有保存；请写成 http://… 或 https://…。",
        "exchange_cancelled": "已停止同步，送到的都算数，没送的仍在本机，下次接着送。",
        "stick_cancelled": "已停止写U盘，U盘上原有的没有动；要送的都还在本机，需要时再写一次。",
        "file_making_cancelled": "已停止，没有留下写了一半的文件；记录都没有改动，需要时再做一次。",
        "backup_cancelled": "已停止备份，没有留下写了一半的文件；以前的备份都还在，需要时再备一次。",
        "file_unreadable": "文件读不出来，什么都没有改动；请检查文件是否还在、U盘是否插好。",
        "practice_folder_foreign": "练习村的文件夹里有别的东西，没有动它；请把那个文件夹改名后再进练习村。",
        "stick_not_allowed": (
            "本地的规则不许用U盘，什么都没有写，也没有读；请联网同步，或者选电脑里的文件夹，再刻成光盘。"
        ),
        "place_gone": "“{file}”没有存成，那个文件夹已经不在，记录都在；请看U盘是否还插着，或另选一个文件夹。",
        "place_full": "“{file}”没有存成，那里放不下了，记录都在；请清出一些空间，或另选一个文件夹。",
        "place_not_writable": (
            "“{file}”没有存成，那个文件夹不让写，记录都在；请看U盘是否开着写保护，或另选一个文件夹。"
        ),
        "file_open_elsewhere": (
            "“{file}”正被别的程序打开，没有存成，原来那份没有动；请先在 WPS 或 Excel 里关掉它，或换一个名字。"
        ),
        "no_program_for_file": (
            "这台电脑上没有能打开“{file}”的程序，没有打开，文件还在原处；请拷到有 WPS 或 Excel 的电脑上看。"
        ),
        "file_not_saved": "“{file}”没有存成，记录都在；请另选一个文件夹再存一次。",
        "file_not_written": "文件没有写成，数据没有改动；请检查磁盘空间和文件夹权限。",
    }
)
