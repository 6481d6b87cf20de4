<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutBox</name>
    <message>
        <source>连心站</source>
        <translation>Lianxin</translation>
    </message>
    <message>
        <source>版本 {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>资料都加密保存在这台电脑上，没有网络也能用；有网络或用U盘时送到镇里。本程序不收集任何使用情况。</source>
        <translation>Everything is kept encrypted on this PC and works without a network; it goes to the township by network or USB stick. This program collects nothing about how it is used.</translation>
    </message>
    <message>
        <source>本程序用到的开源软件和许可</source>
        <translation>Open-source software used here, with licences</translation>
    </message>
    <message>
        <source>软件</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>开源许可</source>
        <translation>Open-source licences</translation>
    </message>
    <message>
        <source>诊断文件已写好：{name}，可以拔出U盘，交给镇里。</source>
        <translation>The diagnosis is written: {name}. The stick may be taken out and given to the township.</translation>
    </message>
    <message>
        <source>写诊断文件…</source>
        <translation>Write a diagnosis…</translation>
    </message>
    <message>
        <source>程序出了毛病时，写一份交给镇里：里面没有群众资料，只有镇里能打开。</source>
        <translation>When something is wrong with the program, write one for the township: it holds nobody&apos;s data, and only the township can open it.</translation>
    </message>
    <message>
        <source>选U盘或文件夹</source>
        <translation>Choose a stick or folder</translation>
    </message>
    <message>
        <source>Qt 未经改动，按 LGPL-3.0 使用：它的库文件单独放在程序文件夹里，可以换成自己编译的。许可全文在程序文件夹的 licences 里。</source>
        <translation>Qt is used unchanged under LGPL-3.0: its libraries lie as files of their own in the program&apos;s folder and can be replaced by your own build. All licences are in the folder licences there.</translation>
    </message>
</context>
<context>
    <name>AccountSheet</name>
    <message>
        <source>添加账号</source>
        <translation>Add account</translation>
    </message>
    <message>
        <source>密码：四个常用词的拼音，或至少10个字符且不全是数字。请让本人自己来输。</source>
        <translation>Password: the pinyin of four everyday words, or at least 10 characters that are not all digits. Let its owner type it.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>能做什么</source>
        <translation>May do</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <source>第一个账号</source>
        <translation>First account</translation>
    </message>
    <message>
        <source>谁来管理这台电脑？</source>
        <translation>Who looks after this PC?</translation>
    </message>
    <message>
        <source>密码：四个常用词的拼音，或至少10个字符且不全是数字。请记牢：忘了密码，谁也打不开。</source>
        <translation>Password: the pinyin of four everyday words, or at least 10 characters that are not all digits. Remember it well: if it is forgotten, nobody can open the station.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Mobile</translation>
    </message>
</context>
<context>
    <name>AccountTab</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>能做什么</source>
        <translation>May do</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>添加账号</source>
        <translation>Add account</translation>
    </message>
    <message>
        <source>给选中的人重设密码</source>
        <translation>Reset chosen password</translation>
    </message>
    <message>
        <source>▲ 只有一位管理员：忘了密码就打不开。请再添加一位。</source>
        <translation>▲ Only one administrator: a forgotten password would lock everyone out. Add a second.</translation>
    </message>
    <message>
        <source>谁忘了密码，由管理员在这里重设。</source>
        <translation>An administrator resets forgotten passwords here.</translation>
    </message>
    <message>
        <source>停用选中的账号</source>
        <translation>Close this account</translation>
    </message>
    <message>
        <source>{name} 马上就不能登录了。办过的事仍写着这个名字。</source>
        <translation>{name} can no longer log in from now on. What they did keeps their name.</translation>
    </message>
    <message>
        <source>停用这个账号？</source>
        <translation>Close this account?</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>改选中人的角色</source>
        <translation>Change this person&apos;s role</translation>
    </message>
</context>
<context>
    <name>ActivityForm</name>
    <message>
        <source>活动主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>部门单位</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>责任人电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>服务人次</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>活动情况</source>
        <translation>How it went</translation>
    </message>
    <message>
        <source>登记活动</source>
        <translation>Note activity</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>删去</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>登记活动</source>
        <translation>Note activity</translation>
    </message>
    <message>
        <source>本年活动</source>
        <translation>Activities of the year</translation>
    </message>
    <message>
        <source>今年还没有登记活动。按 Ctrl+N 登记第一次。</source>
        <translation>No activity this year yet. Ctrl+N notes the first.</translation>
    </message>
    <message>
        <source>已保存这次活动。</source>
        <translation>The activity is kept.</translation>
    </message>
    <message>
        <source>已删去这次活动。</source>
        <translation>The activity was removed.</translation>
    </message>
    <message>
        <source>本地规则没有规定每个部门一年要开展几次活动。</source>
        <translation>The place&apos;s rules do not say how many activities a department owes a year.</translation>
    </message>
    <message>
        <source>每个部门一年 {owed} 次以上：登记过活动的部门都已做到。</source>
        <translation>At least {owed} a year for each department: all that ever held one have done so.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{name}差 {count} 次</source>
        <translation>{name}: {count} to go</translation>
    </message>
    <message>
        <source>每个部门一年 {owed} 次以上，还差的：{names}</source>
        <translation>At least {owed} a year for each department; still owing: {names}</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>活动主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>部门单位</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>服务人次</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>“{theme}”（{day}）将从活动台账里删去。</source>
        <translation>“{theme}” ({day}) will be removed from the ledger.</translation>
    </message>
    <message>
        <source>删去这次活动？</source>
        <translation>Remove this activity?</translation>
    </message>
    <message>
        <source>每个部门一年 {owed} 次以上。</source>
        <translation>At least {owed} a year for each department.</translation>
    </message>
</context>
<context>
    <name>AnswerSheet</name>
    <message>
        <source>答复申请</source>
        <translation>Answer the request</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>写给本人看；不能办的写明为什么</source>
        <translation>For the villager to read; if it cannot be done, say why</translation>
    </message>
</context>
<context>
    <name>AppealEntrySheet</name>
    <message>
        <source>登记诉求</source>
        <translation>Enter an appeal</translation>
    </message>
    <message>
        <source>谁反映的、什么事、从哪里来的。</source>
        <translation>Who raised what, and where it comes from.</translation>
    </message>
    <message>
        <source>诉求内容</source>
        <translation>What is wanted</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>来源编号</source>
        <translation>Number at the source</translation>
    </message>
    <message>
        <source>热线或信访的单号</source>
        <translation>Of the hotline&apos;s or petition office&apos;s sheet</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>哪一类心事</source>
        <translation>Which kind of worry</translation>
    </message>
    <message>
        <source>办理渠道</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>反映日期</source>
        <translation>Raised on</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Household number</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>反映人</source>
        <translation>Raised by</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>紧急，随记随报</source>
        <translation>Urgent: reported at once</translation>
    </message>
    <message>
        <source>当场答复</source>
        <translation>Answered on the spot</translation>
    </message>
    <message>
        <source>当场答复了才写</source>
        <translation>Only if it was answered</translation>
    </message>
    <message>
        <source>和上面那条是同一件事，记为重复反映</source>
        <translation>The same matter as above: count it as raised again</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>不分</source>
        <translation>None</translation>
    </message>
    <message>
        <source>以前反映过：{words}</source>
        <translation>Raised before: {words}</translation>
    </message>
    <message>
        <source>难易程度</source>
        <translation>Difficulty</translation>
    </message>
    <message>
        <source>另一种分类</source>
        <translation>Other class</translation>
    </message>
    <message>
        <source>登记批评</source>
        <translation>Enter criticism</translation>
    </message>
    <message>
        <source>批评内容</source>
        <translation>Criticism</translation>
    </message>
</context>
<context>
    <name>AppealHistory</name>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>答复：{reply}</source>
        <translation>Reply: {reply}</translation>
    </message>
    <message>
        <source>责任人：{name}</source>
        <translation>Responsible: {name}</translation>
    </message>
    <message>
        <source>时限：{day}</source>
        <translation>Due: {day}</translation>
    </message>
</context>
<context>
    <name>AppealListPage</name>
    <message>
        <source>未销号</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已销号</source>
        <translation>Written off</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>按是否销号筛选</source>
        <translation>Filter by open or written off</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>急 {name}</source>
        <translation>Urgent {name}</translation>
    </message>
    <message>
        <source>还没有销号的诉求。</source>
        <translation>No appeal has been written off yet.</translation>
    </message>
    <message>
        <source>登记诉求</source>
        <translation>Enter an appeal</translation>
    </message>
    <message>
        <source>到期和逾期</source>
        <translation>Due and overdue</translation>
    </message>
    <message>
        <source>久拖不决</source>
        <translation>Long pending</translation>
    </message>
    <message>
        <source>没有未销号的诉求。走访时写下发现的问题，或者按 Ctrl+N 登记，就会在这里开立一条。</source>
        <translation>No open appeals. A problem written down on a visit opens one here, or press Ctrl+N to enter one.</translation>
    </message>
    <message>
        <source>没有快到期或者已经逾期的诉求。</source>
        <translation>No appeals are nearly due or overdue.</translation>
    </message>
    <message>
        <source>没有久拖不决的诉求。</source>
        <translation>No appeals have been pending for long.</translation>
    </message>
    <message>
        <source>台账里还没有诉求。走访时写下发现的问题，或者按 Ctrl+N 登记，就会在这里开立一条。</source>
        <translation>The ledger has no appeals yet. A problem written down on a visit opens one here, or press Ctrl+N to enter one.</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>分派规则</source>
        <translation>Assignment rules</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>空白表</source>
        <translation>Blank sheets</translation>
    </message>
    <message>
        <source>征求意见用的空白表，打印出来由群众填写</source>
        <translation>Blank sheets for collecting opinions: print them, and people fill them in</translation>
    </message>
    <message>
        <source>登记批评</source>
        <translation>Enter criticism</translation>
    </message>
    <message>
        <source>没有未销号的批评。按 Ctrl+N 登记群众的批评和建议。</source>
        <translation>No open criticism. Press Ctrl+N to enter criticism and suggestions.</translation>
    </message>
    <message>
        <source>没有快到期或者已经逾期的批评。</source>
        <translation>No criticism is due soon or overdue.</translation>
    </message>
    <message>
        <source>没有久拖不决的批评。</source>
        <translation>No criticism has been pending for long.</translation>
    </message>
    <message>
        <source>还没有销号的批评。</source>
        <translation>No criticism has been written off yet.</translation>
    </message>
    <message>
        <source>台账里还没有批评。按 Ctrl+N 登记群众的批评和建议。</source>
        <translation>The ledger has no criticism yet. Press Ctrl+N to enter criticism and suggestions.</translation>
    </message>
</context>
<context>
    <name>AppealPage</name>
    <message>
        <source>诉求</source>
        <translation>Appeal</translation>
    </message>
    <message>
        <source>打开这一户</source>
        <translation>Open household</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>诉求 {number}</source>
        <translation>Appeal {number}</translation>
    </message>
    <message>
        <source>答复：{reply}</source>
        <translation>Reply: {reply}</translation>
    </message>
    <message>
        <source>已保存：{action}。</source>
        <translation>Saved: {action}.</translation>
    </message>
    <message>
        <source>{source}（走访 {visit}）</source>
        <translation>{source} (visit {visit})</translation>
    </message>
    <message>
        <source>反映人：{name}</source>
        <translation>Raised by: {name}</translation>
    </message>
    <message>
        <source>首问责任人：{name}</source>
        <translation>First receiver: {name}</translation>
    </message>
    <message>
        <source>第 {count} 次反映</source>
        <translation>Raised {count} times</translation>
    </message>
    <message>
        <source>责任人：{name}</source>
        <translation>Responsible: {name}</translation>
    </message>
    <message>
        <source>时限：{day}</source>
        <translation>Due: {day}</translation>
    </message>
    <message>
        <source>改类别</source>
        <translation>Change class</translation>
    </message>
    <message>
        <source>在{name}办理</source>
        <translation>with {name}</translation>
    </message>
    <message>
        <source>已到预警，报{name}</source>
        <translation>Alert: report to {name}</translation>
    </message>
    <message>
        <source>由{name}督办</source>
        <translation>Followed up by {name}</translation>
    </message>
    <message>
        <source>批评 {number}</source>
        <translation>Criticism {number}</translation>
    </message>
</context>
<context>
    <name>AppealReportPage</name>
    <message>
        <source>统计报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>上一期</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>下一期</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>哪一种报表</source>
        <translation>Which report</translation>
    </message>
    <message>
        <source>{ledger}{period}</source>
        <translation>{ledger}: {period}</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>数</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>怎样算的</source>
        <translation>How it is worked out</translation>
    </message>
    <message>
        <source>{first}至{last}，在一行上按 Enter 看记录</source>
        <translation>{first} to {last}; Enter on a line shows its records</translation>
    </message>
    <message>
        <source>本地要求</source>
        <translation>Wanted here</translation>
    </message>
    <message>
        <source>本地规则要做的报表：{names}</source>
        <translation>Reports that the local rules ask for: {names}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>未分类</source>
        <translation>unclassified</translation>
    </message>
    <message>
        <source>周通报</source>
        <translation>Weekly bulletin</translation>
    </message>
    <message>
        <source>季节性问题</source>
        <translation>Seasonal problems</translation>
    </message>
</context>
<context>
    <name>AppealReportSection</name>
    <message>
        <source>统计报表</source>
        <translation>Reports</translation>
    </message>
</context>
<context>
    <name>AppealSection</name>
    <message>
        <source>台账</source>
        <translation>Appeals</translation>
    </message>
    <message>
        <source>已保存，按这个渠道直接报给专门受理的部门，这里不再显示。</source>
        <translation>Saved. On this route it goes straight to the department that takes such matters up, and is no longer shown here.</translation>
    </message>
    <message>
        <source>已登记 {number}，按这个渠道直接报给专门受理的部门，这里不显示。</source>
        <translation>Entered as {number}. On this route it goes straight to the department that takes such matters up, and is not shown here.</translation>
    </message>
    <message>
        <source>已登记 {number}。</source>
        <translation>Entered as {number}.</translation>
    </message>
</context>
<context>
    <name>AppealStageLine</name>
    <message>
        <source>收集民意</source>
        <translation>Collect</translation>
    </message>
    <message>
        <source>归纳梳理</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>分类落实</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>答复反馈</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>回访评价</source>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>销号</source>
        <translation>Write off</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>now</translation>
    </message>
    <message>
        <source>略过</source>
        <translation>skipped</translation>
    </message>
    <message>
        <source>还没到</source>
        <translation>to come</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month}/{day}</translation>
    </message>
</context>
<context>
    <name>AppealStepPanel</name>
    <message>
        <source>下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>可以做的下一步</source>
        <translation>Possible next steps</translation>
    </message>
    <message>
        <source>确定{action}</source>
        <translation>Confirm: {action}</translation>
    </message>
    <message>
        <source>归纳意见</source>
        <translation>Sorting note</translation>
    </message>
    <message>
        <source>答复内容</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>群众的话</source>
        <translation>In the villager&apos;s words</translation>
    </message>
    <message>
        <source>哪里还不满意</source>
        <translation>What is still not right</translation>
    </message>
    <message>
        <source>定人、定责、定时限。</source>
        <translation>Name the person, the duty and the deadline.</translation>
    </message>
    <message>
        <source>把办理的结果告诉群众，照说的话写下来。</source>
        <translation>Tell the villager the result, and write down what was said.</translation>
    </message>
    <message>
        <source>能当场回应的当场回应，写下怎样答复的。</source>
        <translation>Answer on the spot what can be answered, and write down the reply.</translation>
    </message>
    <message>
        <source>问一问群众满意不满意，照原话记下来。</source>
        <translation>Ask whether they are satisfied, and write down their own words.</translation>
    </message>
    <message>
        <source>回到“分类落实”，再办一轮。</source>
        <translation>Back to “Assign” for another round.</translation>
    </message>
    <message>
        <source>群众满意才能销号，销号以后不再办理。</source>
        <translation>Only a satisfied villager lets it be written off; after that it is closed.</translation>
    </message>
    <message>
        <source>群众满意吗</source>
        <translation>Satisfied?</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>不分</source>
        <translation>None</translation>
    </message>
    <message>
        <source>办理渠道</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>不填就交给联户干部，没有就交给首问责任人</source>
        <translation>Empty: the liaison cadre, or else the first receiver</translation>
    </message>
    <message>
        <source>责任</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>不填就按规定的天数算</source>
        <translation>Empty: by the rule&apos;s days</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>换一个人办，时限重新算。</source>
        <translation>Somebody else takes it; the limit starts anew.</translation>
    </message>
    <message>
        <source>由我来办。</source>
        <translation>I take it in hand.</translation>
    </message>
    <message>
        <source>记下办到哪一步了，阶段不变。</source>
        <translation>Note how far it is; the stage stays.</translation>
    </message>
    <message>
        <source>村里办不了的，写明原因报到镇里；镇里交回以后再答复。</source>
        <translation>What the village cannot do goes to the township with the reason; answer once it is handed down.</translation>
    </message>
    <message>
        <source>另一条的编号</source>
        <translation>Number of the other record</translation>
    </message>
    <message>
        <source>什么关系</source>
        <translation>How they belong together</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>More</translation>
    </message>
    <message>
        <source>改类别</source>
        <translation>Change class</translation>
    </message>
    <message>
        <source>哪一条</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>关联错了的取消，两边都取消；做过的步骤还留在经过里。</source>
        <translation>Takes a wrong bond back on both sides; the steps stay in the history.</translation>
    </message>
    <message>
        <source>换一个类别，统计报表按新的类别算。</source>
        <translation>Puts it into another class, by which the reports then count it.</translation>
    </message>
    <message>
        <source>不填就交给{name}</source>
        <translation>Left empty, it goes to {name}</translation>
    </message>
    <message>
        <source>{relation} {number}</source>
        <translation>{relation} {number}</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Subclass</translation>
    </message>
    <message>
        <source>哪一类心事</source>
        <translation>Which kind of worry</translation>
    </message>
    <message>
        <source>难易程度</source>
        <translation>Difficulty</translation>
    </message>
    <message>
        <source>这一条已经销号，没有下一步。</source>
        <translation>This one is written off; there is no next step.</translation>
    </message>
    <message>
        <source>看看是哪一类问题，和别的是不是一回事。</source>
        <translation>See what kind of problem it is, and whether it is the same as another.</translation>
    </message>
    <message>
        <source>另一条诉求、批评或代办件和这一条有关系，写下它的编号。</source>
        <translation>Another appeal, criticism or case has to do with this one: write down its number.</translation>
    </message>
</context>
<context>
    <name>AppealWords</name>
    <message>
        <source>诉求内容</source>
        <translation>Contents of the appeal</translation>
    </message>
</context>
<context>
    <name>AppointmentForm</name>
    <message>
        <source>哪一户（约访必须选，来站的可以空着）</source>
        <translation>Which household (needed for a visit)</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>约的人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>谁接待或去</source>
        <translation>Who receives or goes</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>About</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>登记预约</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>为什么改期</source>
        <translation>Why it is moved</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>为什么取消</source>
        <translation>Why it is called off</translation>
    </message>
    <message>
        <source>取消预约</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
</context>
<context>
    <name>AppointmentPage</name>
    <message>
        <source>预约</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>取消预约</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>没来</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>已赴约</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>新预约</source>
        <translation>New appointment</translation>
    </message>
    <message>
        <source>等着的预约</source>
        <translation>Appointments that wait</translation>
    </message>
    <message>
        <source>没有等着的预约。有人要来办事或请人上门，按 Ctrl+N 登记。</source>
        <translation>No appointment waits. When somebody wants to come or to be visited, press Ctrl+N.</translation>
    </message>
    <message>
        <source>已了结的预约</source>
        <translation>Settled appointments</translation>
    </message>
    <message>
        <source>还没有了结的预约。</source>
        <translation>No appointment is settled yet.</translation>
    </message>
    <message>
        <source>等着的</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已了结的</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>等着的和已了结的预约</source>
        <translation>Waiting and settled appointments</translation>
    </message>
    <message>
        <source>本地规则开了节假日预约，休息日也可以约。</source>
        <translation>The rules here take appointments for days off too.</translation>
    </message>
    <message>
        <source>本地规则没有开节假日预约，只能约工作日。</source>
        <translation>The rules here take appointments for working days only.</translation>
    </message>
    <message>
        <source>已保存预约，到那天“今日”里会提醒。</source>
        <translation>The appointment is saved; Today will tell of it on its day.</translation>
    </message>
    <message>
        <source>已改期，原来的时间留在记录里。</source>
        <translation>It is moved; when it had been stays in the record.</translation>
    </message>
    <message>
        <source>已记下：赴约了。</source>
        <translation>Noted: it was kept.</translation>
    </message>
    <message>
        <source>已记下：没来。</source>
        <translation>Noted: nobody came.</translation>
    </message>
    <message>
        <source>已取消这个预约。</source>
        <translation>The appointment is called off.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>约的人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>About</translation>
    </message>
    <message>
        <source>谁接待或去</source>
        <translation>Who receives or goes</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>（改过 {count} 次）</source>
        <translation> (moved {count} times)</translation>
    </message>
    <message>
        <source>过了没记</source>
        <translation>Past, not noted</translation>
    </message>
</context>
<context>
    <name>AppraisalForm</name>
    <message>
        <source>评议名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>{year}年上半年</source>
        <translation>First half of {year}</translation>
    </message>
    <message>
        <source>{year}年度</source>
        <translation>Year {year}</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>被评议人</source>
        <translation>Appraised</translation>
    </message>
    <message>
        <source>每行一个姓名，顺序和评议票上的一样。</source>
        <translation>One name a line, in the order of the sheet.</translation>
    </message>
    <message>
        <source>档次：{grades}。群众票满 {least} 张才能结束。</source>
        <translation>Grades: {grades}. It can be closed once there are {least} sheets of the masses.</translation>
    </message>
    <message>
        <source>新建评议</source>
        <translation>New appraisal</translation>
    </message>
    <message>
        <source>建立</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>签订的负责人</source>
        <translation>Signed with</translation>
    </message>
    <message>
        <source>签订日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>责任目标</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>每行一条。</source>
        <translation>One a line.</translation>
    </message>
    <message>
        <source>目标责任书</source>
        <translation>Responsibility letter</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>评价周期</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>档次：{grades}。</source>
        <translation>Grades: {grades}.</translation>
    </message>
</context>
<context>
    <name>AppraisalPage</name>
    <message>
        <source>评议</source>
        <translation>Appraisals</translation>
    </message>
    <message>
        <source>导出结果</source>
        <translation>Export result</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>结束评议</source>
        <translation>Close appraisal</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>评议和责任书</source>
        <translation>Appraisals and letters</translation>
    </message>
    <message>
        <source>目标责任书</source>
        <translation>Responsibility letter</translation>
    </message>
    <message>
        <source>各次评议</source>
        <translation>All appraisals</translation>
    </message>
    <message>
        <source>还没有评议。按 Ctrl+N 建立一次，再逐张录入评议票。</source>
        <translation>No appraisal yet. Ctrl+N opens one; then its sheets are typed in one by one.</translation>
    </message>
    <message>
        <source>还没有目标责任书。按 Ctrl+N 写一份。</source>
        <translation>No responsibility letter yet. Ctrl+N writes one.</translation>
    </message>
    <message>
        <source>已建立这次评议。按回车开始计票。</source>
        <translation>The appraisal is open. Enter starts the counting.</translation>
    </message>
    <message>
        <source>评议已结束，可以打印结果上墙公布。</source>
        <translation>The appraisal is closed; its result can be printed for the wall.</translation>
    </message>
    <message>
        <source>已重新打开，可以补录评议票。</source>
        <translation>Open again; sheets can be added.</translation>
    </message>
    <message>
        <source>已保存目标责任书。</source>
        <translation>The responsibility letter is kept.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>被评议人</source>
        <translation>Appraised</translation>
    </message>
    <message>
        <source>群众票</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>责任目标</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>签订日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>评议报告</source>
        <translation>Review report</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>已保存评议结论，可以打印评议报告。</source>
        <translation>The conclusion is saved; the report can be printed.</translation>
    </message>
    <message>
        <source>年终投票评议</source>
        <translation>the year-end vote</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>本年还没有：{owed}</source>
        <translation>Still lacking this year: {owed}</translation>
    </message>
    <message>
        <source>评议已结束，按本地规则打印结果上墙公布。</source>
        <translation>The session is closed; by the rules here its result is printed for the wall.</translation>
    </message>
</context>
<context>
    <name>AssemblyForm</name>
    <message>
        <source>谁得了什么奖</source>
        <translation>Who won what</translation>
    </message>
    <message>
        <source>大会结果</source>
        <translation>Result of the assembly</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>大会名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>大会日期</source>
        <translation>Day of the assembly</translation>
    </message>
    <message>
        <source>发布日期</source>
        <translation>Announced on</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>每行一个：队名：成员、成员……</source>
        <translation>One a line, name: member, member …</translation>
    </message>
    <message>
        <source>姓名之间用顿号隔开，或每行一个。</source>
        <translation>Names with commas between, or one a line.</translation>
    </message>
    <message>
        <source>监督员</source>
        <translation>Supervisors</translation>
    </message>
    <message>
        <source>评审团</source>
        <translation>Jury</translation>
    </message>
    <message>
        <source>筹备大会</source>
        <translation>Prepare an assembly</translation>
    </message>
</context>
<context>
    <name>AssemblyPage</name>
    <message>
        <source>批评大会</source>
        <translation>Assemblies</translation>
    </message>
    <message>
        <source>不开了</source>
        <translation>Not held</translation>
    </message>
    <message>
        <source>写结果</source>
        <translation>Write the result</translation>
    </message>
    <message>
        <source>评审打分</source>
        <translation>Jury scores</translation>
    </message>
    <message>
        <source>筹备大会</source>
        <translation>Prepare an assembly</translation>
    </message>
    <message>
        <source>还没有筹备大会。按 Ctrl+N 写好日期、小组、监督员和评审团。</source>
        <translation>No assembly is prepared. Press Ctrl+N for its day, teams, supervisors and jury.</translation>
    </message>
    <message>
        <source>本地规则没有设有奖批评大会，这一页用不着。</source>
        <translation>The rules here hold no assemblies; this page is not needed.</translation>
    </message>
    <message>
        <source>已保存这次大会。</source>
        <translation>The assembly is saved.</translation>
    </message>
    <message>
        <source>可以录评审票了：到“评议”里这一次上按回车，逐张计票，计完按 Ctrl+D 结束。</source>
        <translation>The jury&apos;s sheets can be counted: press Enter on this session under Appraisals, and Ctrl+D once all are counted.</translation>
    </message>
    <message>
        <source>已保存大会结果。</source>
        <translation>The result is saved.</translation>
    </message>
    <message>
        <source>已记下：这次大会不开了。</source>
        <translation>Noted: this assembly is not held.</translation>
    </message>
    <message>
        <source>一年 {times} 次，今年 {held} 次；提前 {days} 天发布；小组 {least} 到 {most} 人，监督员 {supervisors} 人左右，评审团 {jurors} 人，{secrecy}</source>
        <translation>{times} a year, {held} this year; announced {days} days before; teams of {least} to {most}, some {supervisors} supervisors, a jury of {jurors}, {secrecy}</translation>
    </message>
    <message>
        <source>不公开打分</source>
        <translation>secret scores</translation>
    </message>
    <message>
        <source>公开打分</source>
        <translation>open scores</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>大会</source>
        <translation>Assembly</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Announced</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>监督员</source>
        <translation>Supervisors</translation>
    </message>
    <message>
        <source>评审票</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>“{title}”（{day}）不开了，筹备的内容留在记录里。</source>
        <translation>“{title}” ({day}) is not held; what was prepared stays in the record.</translation>
    </message>
    <message>
        <source>不开这次大会？</source>
        <translation>Call this assembly off?</translation>
    </message>
</context>
<context>
    <name>AssigneeSheet</name>
    <message>
        <source>分派时没有写责任人，就按最贴近的一条：先看网格，再看类别，再看难易程度。</source>
        <translation>When nobody is named, the rule that fits best decides: by grid first, then class, then difficulty.</translation>
    </message>
    <message>
        <source>分派规则</source>
        <translation>Assignment rules</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>全村</source>
        <translation>Whole village</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>各类</source>
        <translation>Any class</translation>
    </message>
    <message>
        <source>难易程度</source>
        <translation>Difficulty</translation>
    </message>
    <message>
        <source>不分</source>
        <translation>None</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>还没有分派规则：没有写责任人的交给联户干部，没有联户干部的交给首问责任人。</source>
        <translation>No rules yet: what names nobody goes to the liaison cadre, or else to the first receiver.</translation>
    </message>
    <message>
        <source>定下这一条</source>
        <translation>Set this rule</translation>
    </message>
    <message>
        <source>删去这一条</source>
        <translation>Remove this rule</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>{name}（账号已停用，不再分派）</source>
        <translation>{name} (account closed, not assigned any more)</translation>
    </message>
</context>
<context>
    <name>AttachmentSheet</name>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>这件还没有附件。</source>
        <translation>This case has no attachments yet.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>这张图片还没传到这台电脑；下次同步会带来。</source>
        <translation>This picture is not on this PC yet; the next exchange will bring it.</translation>
    </message>
    <message>
        <source>剪贴板里没有图片；请先在别处复制一张图片。</source>
        <translation>There is no picture on the clipboard; copy one somewhere first.</translation>
    </message>
</context>
<context>
    <name>BackupTab</name>
    <message>
        <source>每天自动备份一次，每份都试着恢复过；留最近7天、4周、12个月的。电脑坏了连备份也没了，所以请每周再备一份到U盘，U盘和恢复码分开放。</source>
        <translation>A backup is made every day and tried by restoring it; those of the last 7 days, 4 weeks and 12 months are kept. A dead PC takes them along: back up to a stick every week too, and keep stick and recovery code apart.</translation>
    </message>
    <message>
        <source>现在备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>备份到U盘</source>
        <translation>Back up to a stick</translation>
    </message>
    <message>
        <source>换发恢复码</source>
        <translation>New recovery code</translation>
    </message>
    <message>
        <source>最近一次备份：{when}，共 {count} 份。</source>
        <translation>Last backup: {when}, {count} in all.</translation>
    </message>
    <message>
        <source>{mark} 还没有备份。</source>
        <translation>{mark} No backup yet.</translation>
    </message>
    <message>
        <source>恢复码已经做过；信封丢了或拆过，请换发。</source>
        <translation>There is a recovery code; make another if its envelope was lost or opened.</translation>
    </message>
    <message>
        <source>{mark} 还没有恢复码：管理员都忘了密码，或电脑坏了，就打不开了。</source>
        <translation>{mark} No recovery code yet: if all administrators forget their passwords, or the PC dies, nothing opens the file.</translation>
    </message>
    <message>
        <source>磁盘还有 {mib} MB。</source>
        <translation>{mib} MB of disk are free.</translation>
    </message>
    <message>
        <source>{mark} 磁盘只有 {mib} MB 了：请清理；少于 200 MB 时不能再登记新的。</source>
        <translation>{mark} Only {mib} MB of disk are left: make room; below 200 MB nothing new can be registered.</translation>
    </message>
    <message>
        <source>已备份，并试着恢复过一次。</source>
        <translation>Backed up, and restored once for a trial.</translation>
    </message>
    <message>
        <source>已备份到U盘上的“{name}”，并试着恢复过一次，可以拔出。</source>
        <translation>Backed up to “{name}” on the stick and restored once for a trial; it can be pulled out.</translation>
    </message>
    <message>
        <source>选U盘</source>
        <translation>Choose the stick</translation>
    </message>
    <message>
        <source>更换钥匙</source>
        <translation>Replace the key</translation>
    </message>
    <message>
        <source>有人知道了不该知道的密码，或离开的人留着旧文件时，换一把。大家的密码、恢复码照旧。换完马上锁屏；下次登录要等一会儿，中途断电也不要紧。</source>
        <translation>Do this when somebody knows a password they should not, or somebody who left still has old files. Everybody&apos;s password and the recovery code stay as they are. The desk locks at once; the next login takes a little longer, and a power cut in between does no harm.</translation>
    </message>
    <message>
        <source>更换本站数据文件的钥匙？</source>
        <translation>Replace the key of the station&apos;s file?</translation>
    </message>
    <message>
        <source>更换并锁屏</source>
        <translation>Replace and lock</translation>
    </message>
    <message>
        <source>已抄好，正在试着恢复一次</source>
        <translation>Copied; now restoring it for a trial</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>什么时候的</source>
        <translation>Of when</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>可以换回的</source>
        <translation>What can be set back</translation>
    </message>
    <message>
        <source>还没有备份。</source>
        <translation>No backup yet.</translation>
    </message>
    <message>
        <source>换回选中的这份</source>
        <translation>Set the chosen one back</translation>
    </message>
    <message>
        <source>正在抄出来核对</source>
        <translation>Copying and checking it</translation>
    </message>
    <message>
        <source>这份以后写的，送到镇里的，换回以后同步时取回来；没送到镇里的，只留在换下的资料里，它也会列在这张表里，还能换回去。能联网请先同步一次。换好马上锁屏，重新登录就是{when}的资料。</source>
        <translation>What was written after it and has reached the township comes back at the next sync; what has not reached it stays only in the data taken out, which is listed in this table too and can be set back in turn. If there is a network, sync first. The screen locks at once; the next login shows the data of {when}.</translation>
    </message>
    <message>
        <source>换回{when}的资料？</source>
        <translation>Set back the data of {when}?</translation>
    </message>
    <message>
        <source>换回并锁屏</source>
        <translation>Set back and lock</translation>
    </message>
    <message>
        <source>换下的资料</source>
        <translation>Data taken out</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
</context>
<context>
    <name>BasicLedgerForm</name>
    <message>
        <source>填写：{block}</source>
        <translation>Fill in: {block}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>全村和各网格现在的基本台账各留一份，留存后不再改动。</source>
        <translation>The basic ledger of the village and of each grid is kept as it stands now, and never changed after that.</translation>
    </message>
    <message>
        <source>这一本还有 {empty} 格没有填。</source>
        <translation> This one still has {empty} empty fields.</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>留存为哪一年的</source>
        <translation>Keep for the year</translation>
    </message>
    <message>
        <source>年末留存</source>
        <translation>Keep the year</translation>
    </message>
    <message>
        <source>留存</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>没有填</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>BasicLedgerPage</name>
    <message>
        <source>基本台账</source>
        <translation>Basic ledger</translation>
    </message>
    <message>
        <source>年末留存</source>
        <translation>Keep the year</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>哪里的</source>
        <translation>Of</translation>
    </message>
    <message>
        <source>看哪一年</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>和哪一年比</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>全村</source>
        <translation>Whole village</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>不比</source>
        <translation>Nothing</translation>
    </message>
    <message numerus="yes">
        <source>已留存 %n 本基本台账，以后不再改动。</source>
        <translation>
            <numerusform>%n basic ledger kept; it never changes now.</numerusform>
            <numerusform>%n basic ledgers kept; they never change now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已保存，改了 %n 格。</source>
        <translation>
            <numerusform>Saved; %n field changed.</numerusform>
            <numerusform>Saved; %n fields changed.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有改动。</source>
        <translation>Nothing changed.</translation>
    </message>
    <message>
        <source>块</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>小项</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>比的那年</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>看的这年</source>
        <translation>Shown</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>各网格合计</source>
        <translation>All grids</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>{year} 年（{day} {name}留存）</source>
        <translation>{year} (kept {day} by {name})</translation>
    </message>
    <message>
        <source>本地规则没有列出基本台账的小项；由镇里在规则里列出后就能填。</source>
        <translation>The local rules list no fields of the basic ledger; it can be filled in once the township has listed them.</translation>
    </message>
    <message>
        <source>这一年没有留存这里的台账。</source>
        <translation>No ledger of this place was kept for that year.</translation>
    </message>
    <message>
        <source>现在已填 {filled} 格，共 {total} 格。</source>
        <translation>{filled} of {total} fields are filled in now. </translation>
    </message>
    <message>
        <source>{years} 年在两台电脑上都留存过，以最早的一份为准。</source>
        <translation>{years} was kept on two PCs; the first one counts. </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>本地规则定在每年 {month} 月摸底登记，{year} 年的还没有留存。</source>
        <translation>The local rules take the ledger in month {month} of each year; {year} is not kept yet.</translation>
    </message>
</context>
<context>
    <name>BatchReceiptSheet</name>
    <message>
        <source>点收镇里退回的材料</source>
        <translation>Receive papers from the township</translation>
    </message>
    <message>
        <source>对着清单，见到一份勾一份。没勾的仍记在回站的路上，以后到了再点收。</source>
        <translation>Tick each paper that you see on the list. The others stay on their way and can be received later.</translation>
    </message>
    <message>
        <source>移交批次</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>全部勾上</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>点收勾选的</source>
        <translation>Receive the ticked</translation>
    </message>
    <message>
        <source>{name}（{form} {copies} 份）</source>
        <translation>{name} ({form} × {copies})</translation>
    </message>
</context>
<context>
    <name>BringStep</name>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>Restoring</translation>
    </message>
    <message>
        <source>抄好、核对过才算数。中途取消、拔了U盘或断电，这台电脑上不留半份，再来一次就行。</source>
        <translation>It counts only once it is copied and checked. Cancelled, the stick pulled or the power cut: nothing half done stays on this PC, just begin again.</translation>
    </message>
    <message>
        <source>{station}，{when} 的备份</source>
        <translation>{station}, backup of {when}</translation>
    </message>
    <message>
        <source>备份是旧版程序的，正在整理资料</source>
        <translation>The backup is from an older version: putting the records in order</translation>
    </message>
    <message>
        <source>正在抄备份</source>
        <translation>Copying the backup</translation>
    </message>
    <message>
        <source>抄好了，正在逐页核对</source>
        <translation>Copied; checking it page by page</translation>
    </message>
    <message>
        <source>核对好了，正在打开</source>
        <translation>Checked; opening</translation>
    </message>
</context>
<context>
    <name>CadrePhotoSheet</name>
    <message>
        <source>干部照片</source>
        <translation>Photograph of a cadre</translation>
    </message>
    <message>
        <source>哪位干部</source>
        <translation>Which cadre</translation>
    </message>
    <message>
        <source>照片印在留有照片位置的版式上：门贴、墙贴；不放也行</source>
        <translation>It is printed on layouts with room for it: the door card and the wall notice; cards do without one too</translation>
    </message>
    <message>
        <source>去掉照片</source>
        <translation>Remove photograph</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose photograph</translation>
    </message>
    <message>
        <source>还没有照片，卡上不留空位。</source>
        <translation>No photograph yet; cards leave no gap for it.</translation>
    </message>
    <message>
        <source>有照片</source>
        <translation>With a photograph</translation>
    </message>
    <message>
        <source>没有照片</source>
        <translation>Without a photograph</translation>
    </message>
    <message>
        <source>已放上照片。</source>
        <translation>The photograph is kept. </translation>
    </message>
    <message>
        <source>已去掉照片。</source>
        <translation>The photograph is taken away. </translation>
    </message>
    <message>
        <source>印有这位干部照片的卡过期了，请重印换发。</source>
        <translation>Cards that show this cadre are stale now; print and hand them out again.</translation>
    </message>
    <message>
        <source>照片（*.jpg *.jpeg *.png）</source>
        <translation>Photographs (*.jpg *.jpeg *.png)</translation>
    </message>
</context>
<context>
    <name>CadreSheet</name>
    <message>
        <source>添加联户干部</source>
        <translation>Add liaison cadre</translation>
    </message>
    <message>
        <source>姓名、职务和电话会印在联系卡上。</source>
        <translation>Name, post and phone are printed on the liaison card.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>例如：村委委员</source>
        <translation>e.g. village committee member</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>例如：镇农业办</source>
        <translation>e.g. township agriculture office</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>修改联户干部</source>
        <translation>Correct a liaison cadre</translation>
    </message>
    <message>
        <source>姓名、职务和电话会印在联系卡上；改了以后，旧卡会列为过期，请重印换发。</source>
        <translation>Name, title and phone are printed on liaison cards; once changed, the old cards are listed as stale: please print and hand out new ones.</translation>
    </message>
</context>
<context>
    <name>CameraPictures</name>
    <message>
        <source>剪贴板里没有图片；请先在别处复制一张图片。</source>
        <translation>There is no picture on the clipboard; copy one somewhere first.</translation>
    </message>
</context>
<context>
    <name>CameraSheet</name>
    <message>
        <source>从相机文件夹选</source>
        <translation>From the camera&apos;s folder</translation>
    </message>
    <message>
        <source>最近的图片</source>
        <translation>Newest pictures</translation>
    </message>
    <message>
        <source>换文件夹</source>
        <translation>Other folder</translation>
    </message>
    <message>
        <source>取这些</source>
        <translation>Take these</translation>
    </message>
    <message>
        <source>还没有选过文件夹；点“换文件夹”，下次会记得。</source>
        <translation>No folder was chosen yet; press “Other folder”, it will be remembered.</translation>
    </message>
    <message>
        <source>这个文件夹里没有图片。请看看相机或手机连好了没有。</source>
        <translation>There are no pictures in this folder. Is the camera or phone connected?</translation>
    </message>
    <message>
        <source>选择相机文件夹</source>
        <translation>Choose the camera&apos;s folder</translation>
    </message>
</context>
<context>
    <name>CardCadreSheet</name>
    <message>
        <source>{grid}的联户干部</source>
        <translation>Liaison cadre of {grid}</translation>
    </message>
    <message>
        <source>谁来联系</source>
        <translation>Who is in charge</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>如：村委委员</source>
        <translation>e.g. village committee member</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>印在联系卡上</source>
        <translation>Printed on the liaison card</translation>
    </message>
    <message>
        <source>指定</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>{words}（已联系 {count} 户）</source>
        <translation>{words} (households now: {count})</translation>
    </message>
    <message>
        <source>{words}，超过 {most} 户</source>
        <translation>{words}, over the usual {most}</translation>
    </message>
    <message>
        <source>新添一位干部</source>
        <translation>Add a new cadre</translation>
    </message>
    <message>
        <source>现在由{names}联系。指定以后，这个网格的 {count} 户都归同一位干部。</source>
        <translation>Now served by {names}. Once assigned, every household of this grid ({count}) goes to one cadre.</translation>
    </message>
</context>
<context>
    <name>CardGridPanel</name>
    <message>
        <source>联户干部</source>
        <translation>Liaison cadre</translation>
    </message>
    <message>
        <source>指定联户干部</source>
        <translation>Assign liaison cadre</translation>
    </message>
    <message>
        <source>打印联系卡</source>
        <translation>Print liaison cards</translation>
    </message>
    <message>
        <source>双面打印时，纸沿哪一边翻转</source>
        <translation>Which edge the paper turns over on</translation>
    </message>
    <message>
        <source>长边翻转（多数打印机）</source>
        <translation>Long edge (most printers)</translation>
    </message>
    <message>
        <source>短边翻转</source>
        <translation>Short edge</translation>
    </message>
    <message>
        <source>和打印机“双面”设置里选的一样，正反面才对得上</source>
        <translation>Choose the same as in the printer&apos;s “duplex” setting, or the two sides will not match</translation>
    </message>
    <message>
        <source>生成联系卡</source>
        <translation>Make cards</translation>
    </message>
    <message>
        <source>先在左边选一个网格</source>
        <translation>Choose a grid on the left first</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>没有电话</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>{count} 户</source>
        <translation>Households: {count}</translation>
    </message>
    <message>
        <source>▲ 还有 {count} 户没有联户干部，这些户打不出卡；请先指定联户干部。</source>
        <translation>▲ Households without a liaison cadre: {count}. No card can be printed for them; assign a cadre first.</translation>
    </message>
    <message>
        <source>指定联户干部以后才能打印。</source>
        <translation>Cards can be printed once a liaison cadre is assigned.</translation>
    </message>
    <message>
        <source>▲ 有 {stale} 户手里的卡已经过期（干部、电话或内容改了），请重印换发。</source>
        <translation>▲ Households with an outdated card: {stale} (cadre, phone or contents changed). Print and exchange them.</translation>
    </message>
    <message>
        <source>发卡登记</source>
        <translation>Note cards handed out</translation>
    </message>
    <message>
        <source>版式</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>便民联系卡</source>
        <translation>Liaison card</translation>
    </message>
    <message>
        <source>给哪些户</source>
        <translation>For which households</translation>
    </message>
    <message>
        <source>每户一张</source>
        <translation>One for each</translation>
    </message>
    <message>
        <source>只给还没有卡的户</source>
        <translation>Only those without a card</translation>
    </message>
    <message>
        <source>只重印过期的</source>
        <translation>Only the stale ones again</translation>
    </message>
    <message>
        <source>打印范围</source>
        <translation>Range</translation>
    </message>
    <message>
        <source>这个网格</source>
        <translation>This grid</translation>
    </message>
    <message>
        <source>全村，合成一个文件</source>
        <translation>Whole village, one file</translation>
    </message>
    <message>
        <source>全村，每个网格一个文件</source>
        <translation>Whole village, a file for each grid</translation>
    </message>
    <message>
        <source>卡纸了？从第几张纸接着印</source>
        <translation>Paper jam? Go on from sheet</translation>
    </message>
    <message>
        <source>看纸边上的“第几张”</source>
        <translation>See “第…张” at the paper&apos;s edge</translation>
    </message>
    <message>
        <source>重新生成后面的</source>
        <translation>Make the rest again</translation>
    </message>
    <message>
        <source>双面校准…</source>
        <translation>Align both sides…</translation>
    </message>
    <message>
        <source>{households} 户，有卡 {held} 户，等着发 {waiting} 户</source>
        <translation>{households} households, {held} with a card, {waiting} to be handed out</translation>
    </message>
    <message>
        <source>可以打印 {served} 户的卡。</source>
        <translation>Cards for {served} households can be printed.</translation>
    </message>
    <message>
        <source>请填 1 到 {sheets} 之间的数</source>
        <translation>Give a number from 1 to {sheets}</translation>
    </message>
    <message>
        <source>版式…</source>
        <translation>Layouts…</translation>
    </message>
    <message>
        <source>照片…</source>
        <translation>Photograph…</translation>
    </message>
</context>
<context>
    <name>CardLayoutSheet</name>
    <message>
        <source>联系卡版式</source>
        <translation>Card layouts</translation>
    </message>
    <message>
        <source>版式</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>自带的版式改了以后，要换个名称另存</source>
        <translation>A layout that ships is kept under a new name</translation>
    </message>
    <message>
        <source>卡上的各项</source>
        <translation>What stands on the card</translation>
    </message>
    <message>
        <source>离左边（毫米）</source>
        <translation>From the left, mm</translation>
    </message>
    <message>
        <source>离上边（毫米）</source>
        <translation>From the top, mm</translation>
    </message>
    <message>
        <source>宽（毫米）</source>
        <translation>Width, mm</translation>
    </message>
    <message>
        <source>高（毫米）</source>
        <translation>Height, mm</translation>
    </message>
    <message>
        <source>字号（磅）</source>
        <translation>Type, pt</translation>
    </message>
    <message>
        <source>最小字号（磅）</source>
        <translation>Smallest type, pt</translation>
    </message>
    <message>
        <source>内容（花括号里是卡面内容）</source>
        <translation>Text (fields in braces)</translation>
    </message>
    <message>
        <source>对齐</source>
        <translation>Align</translation>
    </message>
    <message>
        <source>靠左</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>居中</source>
        <translation>Middle</translation>
    </message>
    <message>
        <source>靠右</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>放不下时</source>
        <translation>When too long</translation>
    </message>
    <message>
        <source>缩小并换行</source>
        <translation>Smaller, more lines</translation>
    </message>
    <message>
        <source>只缩小</source>
        <translation>Smaller only</translation>
    </message>
    <message>
        <source>只换行</source>
        <translation>More lines only</translation>
    </message>
    <message>
        <source>已保存版式“{name}”。</source>
        <translation>Layout “{name}” is saved.</translation>
    </message>
    <message>
        <source>面</source>
        <translation>Side</translation>
    </message>
    <message>
        <source>正面</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>背面</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Bring in a file</translation>
    </message>
    <message>
        <source>导出文件</source>
        <translation>Write to a file</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>选版式文件</source>
        <translation>Choose a layout file</translation>
    </message>
    <message>
        <source>版式（*.toml *.json）</source>
        <translation>Layouts (*.toml *.json)</translation>
    </message>
    <message>
        <source>删除这个版式</source>
        <translation>Delete this layout</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>服务承诺、值班时间、常办事项</source>
        <translation>Promise, duty hours, common items</translation>
    </message>
    <message>
        <source>各部门电话</source>
        <translation>Phones of the departments</translation>
    </message>
    <message>
        <source>存电话的码</source>
        <translation>Code that saves the phone</translation>
    </message>
    <message>
        <source>卡号的码</source>
        <translation>Code of the card number</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photograph</translation>
    </message>
    <message>
        <source>横线</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>正面加</source>
        <translation>Add to front</translation>
    </message>
    <message>
        <source>背面加</source>
        <translation>Add to back</translation>
    </message>
    <message>
        <source>去掉这项</source>
        <translation>Take this off</translation>
    </message>
</context>
<context>
    <name>CardMarkSheet</name>
    <message>
        <source>发卡登记：{grid}</source>
        <translation>Cards handed out: {grid}</translation>
    </message>
    <message>
        <source>先选好怎么发、谁收的，再一张一张扫；或在下面选中几户一起登记</source>
        <translation>Choose what happened and who received it, then scan card by card, or choose several below</translation>
    </message>
    <message>
        <source>登记什么</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>On which day</translation>
    </message>
    <message>
        <source>谁收的</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>收卡人姓名</source>
        <translation>Receiver&apos;s name</translation>
    </message>
    <message>
        <source>邻居代收必须写</source>
        <translation>A neighbour must be named</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>作废必须写原因</source>
        <translation>A void card needs a reason</translation>
    </message>
    <message>
        <source>扫卡背面的码，或照着卡号输入，按回车</source>
        <translation>Scan the code on the back, or type the number and press Enter</translation>
    </message>
    <message>
        <source>卡号</source>
        <translation>Card number</translation>
    </message>
    <message>
        <source>在站里等着发的卡</source>
        <translation>Cards waiting at the station</translation>
    </message>
    <message>
        <source>这个网格没有等着发的卡。</source>
        <translation>No card of this grid is waiting.</translation>
    </message>
    <message>
        <source>撤回上一次</source>
        <translation>Undo the last</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>登记所选</source>
        <translation>Note the chosen</translation>
    </message>
    <message>
        <source>已登记“{standing}”：{number} {head}</source>
        <translation>Noted as “{standing}”: {number} {head}</translation>
    </message>
    <message>
        <source>已登记 {count} 张。</source>
        <translation>{count} cards noted.</translation>
    </message>
    <message>
        <source>已撤回 {count} 张的登记。</source>
        <translation>{count} cards taken back.</translation>
    </message>
    <message>
        <source>这一次已登记 {count} 张</source>
        <translation>{count} cards noted so far</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
</context>
<context>
    <name>CardOffsetSheet</name>
    <message>
        <source>双面校准</source>
        <translation>Align both sides</translation>
    </message>
    <message>
        <source>先打印校准页（按实际大小、双面），对着光看，把读到的两个数填在这里</source>
        <translation>Print the test sheet at true size on both sides, hold it to the light, and type the two numbers here</translation>
    </message>
    <message>
        <source>双面打印时，纸沿哪一边翻转</source>
        <translation>When printing both sides, the paper turns over its</translation>
    </message>
    <message>
        <source>长边翻转（多数打印机）</source>
        <translation>Long edge (most printers)</translation>
    </message>
    <message>
        <source>短边翻转</source>
        <translation>Short edge</translation>
    </message>
    <message>
        <source>向右几毫米</source>
        <translation>To the right, mm</translation>
    </message>
    <message>
        <source>偏左写负数，如 -1.5</source>
        <translation>To the left: negative, like -1.5</translation>
    </message>
    <message>
        <source>向上几毫米</source>
        <translation>Upwards, mm</translation>
    </message>
    <message>
        <source>偏下写负数</source>
        <translation>Downwards: negative</translation>
    </message>
    <message>
        <source>打印校准页</source>
        <translation>Print the test sheet</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>联系卡</source>
        <translation>Liaison cards</translation>
    </message>
    <message>
        <source>网格和联系卡</source>
        <translation>Grids and liaison cards</translation>
    </message>
    <message>
        <source>扫联系卡，打开这一户</source>
        <translation>Scan a card to open its household</translation>
    </message>
    <message>
        <source>用扫码枪扫卡背面的码，或照着卡号输入，按回车</source>
        <translation>Scan the code on its back, or type the card number and press Enter</translation>
    </message>
    <message>
        <source>卡号</source>
        <translation>Card number</translation>
    </message>
    <message>
        <source>已指定{name}，改动 {count} 户。</source>
        <translation>{name} is assigned; households changed: {count}.</translation>
    </message>
    <message>
        <source>{name}现在联系 {count} 户，超过每人 {most} 户左右的要求。</source>
        <translation>{name} now has {count} households, more than the usual {most} or so for one cadre.</translation>
    </message>
    <message>
        <source>正在生成联系卡 {done}／{total}</source>
        <translation>Making cards {done} / {total}</translation>
    </message>
    <message>
        <source>正在准备联系卡</source>
        <translation>Preparing the cards</translation>
    </message>
    <message>
        <source>生成了 {cards} 张；还有 {count} 户没有联户干部，没有生成，指定干部后再生成一次。</source>
        <translation>Cards made: {cards}. Households left out for want of a liaison cadre: {count}; assign one and make cards again.</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>联户干部</source>
        <translation>Liaison cadre</translation>
    </message>
    <message>
        <source>没有干部</source>
        <translation>No cadre</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>Outdated</translation>
    </message>
    <message>
        <source>{count} 张</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>还没有网格。先在“群众”页导入花名册，按村民小组分网格。</source>
        <translation>No grids yet. First import a roster on the “People” page; grids follow the villagers&apos; groups.</translation>
    </message>
    <message>
        <source>过期的卡</source>
        <translation>Stale cards</translation>
    </message>
    <message>
        <source>过期的卡 {count} 张</source>
        <translation>Stale cards: {count}</translation>
    </message>
    <message>
        <source>校准页做好了，正在打开：{name}</source>
        <translation>The test sheet is ready and being opened: {name}</translation>
    </message>
    <message>
        <source>已保存：背面按向右 {right}、向上 {up} 毫米的偏差校正，只用于这台电脑。</source>
        <translation>Saved: backs are set right by {right} mm to the right and {up} mm up, on this PC only.</translation>
    </message>
    <message>
        <source>做好 {files} 个文件，都在一个文件夹里。</source>
        <translation>{files} files are ready, all in one folder.</translation>
    </message>
    <message>
        <source>有卡</source>
        <translation>Has one</translation>
    </message>
    <message>
        <source>覆盖率</source>
        <translation>Coverage</translation>
    </message>
</context>
<context>
    <name>CardStaleSheet</name>
    <message>
        <source>过期的卡</source>
        <translation>Stale cards</translation>
    </message>
    <message>
        <source>没有过期的卡，发出去的都还对。</source>
        <translation>No card is stale; all out there are right.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>重印这种版式的过期卡</source>
        <translation>Print the stale ones of this layout again</translation>
    </message>
    <message>
        <source>共 {count} 张：干部、电话、值班时间或别的内容改过了，卡上还是老的。重印时卡号不变。</source>
        <translation>{count} in all: the cadre, phone, duty hours or something else changed since. Card numbers stay.</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>版式</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>卡号</source>
        <translation>Card number</translation>
    </message>
</context>
<context>
    <name>CaseActionForm</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定{action}</source>
        <translation>Confirm: {action}</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>回访方式</source>
        <translation>How asked</translation>
    </message>
    <message>
        <source>群众意见</source>
        <translation>What they said</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>缺什么、怎么补</source>
        <translation>What is missing and how to supply it</translation>
    </message>
    <message>
        <source>缺：{missing}</source>
        <translation>Missing: {missing}</translation>
    </message>
    <message>
        <source>材料随件报送镇便民服务中心，之后由镇里受理。</source>
        <translation>The materials go to the township with the case; the township then takes it up.</translation>
    </message>
    <message>
        <source>把结果交给申请人，原件一并退还。</source>
        <translation>Hand the result to the applicant and give back the originals.</translation>
    </message>
    <message>
        <source>问一问群众满意不满意，照原话记下来。</source>
        <translation>Ask whether they are satisfied, and write down their own words.</translation>
    </message>
    <message>
        <source>群众已经满意，这一件就此销号。</source>
        <translation>They are satisfied, so this case is written off.</translation>
    </message>
    <message>
        <source>群众不满意：这一件回到镇里再办一轮。</source>
        <translation>They are not satisfied: the case goes back to town for another round.</translation>
    </message>
    <message>
        <source>申请人不办了，材料退还申请人。</source>
        <translation>The applicant withdraws; the materials go back to the applicant.</translation>
    </message>
    <message>
        <source>本站不能收这一件，要把理由告诉申请人。</source>
        <translation>The station cannot take this case, and tells the applicant why.</translation>
    </message>
    <message>
        <source>缺的材料一次说全，随后打印一次性告知单。</source>
        <translation>Name everything missing at once; the one-time notice is printed next.</translation>
    </message>
    <message>
        <source>归档以后只供查阅。</source>
        <translation>Once archived it can only be read.</translation>
    </message>
    <message>
        <source>是否满意</source>
        <translation>Satisfied?</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>退还要有签收人；留存、遗失、损坏要写原因。</source>
        <translation>Returning needs a signer; keeping, loss and damage need a reason.</translation>
    </message>
    <message>
        <source>向申请人问清差评的原因。</source>
        <translation>Ask the applicant why the rating was bad.</translation>
    </message>
    <message>
        <source>写明怎么整改的。</source>
        <translation>Say what was put right.</translation>
    </message>
    <message>
        <source>写明怎么告知申请人的。</source>
        <translation>Say how the applicant was told.</translation>
    </message>
    <message>
        <source>误评或恶意差评可以请镇里认定；评价仍然保留。</source>
        <translation>The township can decide on a mistaken or malicious rating; it is kept all the same.</translation>
    </message>
    <message>
        <source>与申请人关系</source>
        <translation>Relation to the applicant</translation>
    </message>
    <message>
        <source>本人不用填</source>
        <translation>empty when it is the applicant</translation>
    </message>
    <message>
        <source>送达方式</source>
        <translation>Way of delivery</translation>
    </message>
    <message>
        <source>证照名称</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>证照编号</source>
        <translation>Certificate number</translation>
    </message>
    <message>
        <source>退还的原件</source>
        <translation>Originals given back</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>What became of them</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>CaseColumns</name>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>剩工作日</source>
        <translation>Working days left</translation>
    </message>
</context>
<context>
    <name>CaseExtrasBar</name>
    <message>
        <source>转为办件，接着登记</source>
        <translation>Make it a case</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>代收代缴</source>
        <translation>Money for others</translation>
    </message>
    <message>
        <source>附件 {count}</source>
        <translation>Attachments {count}</translation>
    </message>
    <message>
        <source>代收代缴，余 {left}</source>
        <translation>Money for others, {left} left</translation>
    </message>
    <message>
        <source>容缺已补齐</source>
        <translation>All papers followed</translation>
    </message>
    <message>
        <source>容缺已到期</source>
        <translation>Papers overdue</translation>
    </message>
    <message>
        <source>{day}到期没补：{names}。请打印通知书告知，或收齐材料。</source>
        <translation>Due {day} and not here: {names}. Print the notice, or take them in.</translation>
    </message>
    <message>
        <source>容缺</source>
        <translation>To follow</translation>
    </message>
    <message>
        <source>{day}前补交：{names}</source>
        <translation>By {day}: {names}</translation>
    </message>
    <message>
        <source>容缺受理</source>
        <translation>Accept without all papers</translation>
    </message>
    <message>
        <source>看号码</source>
        <translation>Show numbers</translation>
    </message>
</context>
<context>
    <name>CaseFilterBar</name>
    <message>
        <source>时限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>承办部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>首问责任人</source>
        <translation>First receiver</translation>
    </message>
    <message>
        <source>移交批次</source>
        <translation>Hand-over batch</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>全部时限</source>
        <translation>All deadlines</translation>
    </message>
    <message>
        <source>全部部门</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>全部首问责任人</source>
        <translation>All first receivers</translation>
    </message>
    <message>
        <source>全部批次</source>
        <translation>All batches</translation>
    </message>
    <message>
        <source>（没有写）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>要留意的</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>本站</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>收件时间&#x3000;{when}</source>
        <translation>Received&#x3000;{when}</translation>
    </message>
    <message>
        <source>镇里</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>受理时间&#x3000;{when}</source>
        <translation>Accepted&#x3000;{when}</translation>
    </message>
    <message>
        <source>第 {round} 轮办理</source>
        <translation>Round {round}</translation>
    </message>
    <message>
        <source>最迟报送&#x3000;{day}</source>
        <translation>Submit by&#x3000;{day}</translation>
    </message>
    <message>
        <source>还没有受理</source>
        <translation>Not accepted yet</translation>
    </message>
    <message>
        <source>要办的情况：{request}</source>
        <translation>What is wanted: {request}</translation>
    </message>
    <message>
        <source>应办结日&#x3000;{day}</source>
        <translation>Conclude by&#x3000;{day}</translation>
    </message>
    <message>
        <source>预计办结&#x3000;{day}</source>
        <translation>Expected&#x3000;{day}</translation>
    </message>
    <message>
        <source>{words}（暂定）</source>
        <translation>{words} (provisional)</translation>
    </message>
    <message>
        <source>申请人 {name}</source>
        <translation>Applicant {name}</translation>
    </message>
    <message>
        <source>户号 {number}</source>
        <translation>Household {number}</translation>
    </message>
    <message>
        <source>由 {name}（{relation}）代为办理</source>
        <translation>Brought in by {name} ({relation})</translation>
    </message>
    <message>
        <source>关系未填</source>
        <translation>relation not given</translation>
    </message>
    <message>
        <source>首问责任人 {name}</source>
        <translation>First receiver {name}</translation>
    </message>
    <message>
        <source>承办部门 {department}</source>
        <translation>Authority {department}</translation>
    </message>
    <message>
        <source>办理时限 {limit}</source>
        <translation>Limit {limit}</translation>
    </message>
    <message>
        <source>收费 免费</source>
        <translation>Fee: none</translation>
    </message>
    <message>
        <source>镇里的答复</source>
        <translation>The township&apos;s reply</translation>
    </message>
    <message>
        <source>没留姓名</source>
        <translation>no name given</translation>
    </message>
    <message>
        <source>法定时限 {limit}</source>
        <translation>Statutory limit {limit}</translation>
    </message>
    <message>
        <source>目录 {version}</source>
        <translation>Catalogue {version}</translation>
    </message>
</context>
<context>
    <name>CaseHistory</name>
    <message>
        <source>办理经过</source>
        <translation>Case history</translation>
    </message>
    <message>
        <source>差评整改：{action}</source>
        <translation>Bad rating: {action}</translation>
    </message>
</context>
<context>
    <name>CaseListPage</name>
    <message>
        <source>代办</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>代办件列表</source>
        <translation>List of cases</translation>
    </message>
    <message>
        <source>按状态筛选</source>
        <translation>Filter by status</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>承办部门</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>还没有代办件。按 Ctrl+N 登记第一件。</source>
        <translation>No cases yet. Press Ctrl+N to register the first.</translation>
    </message>
    <message>
        <source>没有{group}的代办件。</source>
        <translation>No cases here: {group}.</translation>
    </message>
    <message>
        <source>移交所选</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>打印清单</source>
        <translation>Print list</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export</translation>
    </message>
    <message numerus="yes">
        <source>已移交 %n 件，清单编号 {number}</source>
        <translation>
            <numerusform>%n case was handed over, list {number}</numerusform>
            <numerusform>%n cases were handed over, list {number}</numerusform>
        </translation>
    </message>
    <message>
        <source>没有符合筛选条件的代办件。</source>
        <translation>No case fits these filters.</translation>
    </message>
    <message>
        <source>移交所选 {count} 件</source>
        <translation>Hand over {count}</translation>
    </message>
    <message>
        <source>咨询</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>原件去向</source>
        <translation>Originals</translation>
    </message>
    <message>
        <source>收件日期</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>。镇里有表样的，在“台账—表样与导出”里放好，就按表样填。</source>
        <translation>. If the township has a form of its own, keep it under “Ledgers – Forms and exports”, and lists go into it.</translation>
    </message>
</context>
<context>
    <name>CaseMaterials</name>
    <message>
        <source>材料</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>收下勾选的材料</source>
        <translation>Take in the ticked</translation>
    </message>
    <message>
        <source>没有材料</source>
        <translation>No materials</translation>
    </message>
    <message numerus="yes">
        <source>还缺 %n 份</source>
        <translation>
            <numerusform>%n paper missing</numerusform>
            <numerusform>%n papers missing</numerusform>
        </translation>
    </message>
    <message>
        <source>已收齐</source>
        <translation>All here</translation>
    </message>
    <message>
        <source>{form} {copies} 份</source>
        <translation>{form} × {copies}</translation>
    </message>
    <message>
        <source>收到{name}</source>
        <translation>{name} received</translation>
    </message>
    <message>
        <source>还没收到</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>可以后补</source>
        <translation>May follow later</translation>
    </message>
    <message>
        <source>登记去向</source>
        <translation>Record where they went</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>代办件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>一次性告知单</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>材料接收凭证</source>
        <translation>Receipt</translation>
    </message>
    <message numerus="yes">
        <source>已登记，还缺 %n 份材料：请打印一次性告知单，一次说清。</source>
        <translation>
            <numerusform>Registered; %n paper is missing: print the one-time notice, so that all is told at once.</numerusform>
            <numerusform>Registered; %n papers are missing: print the one-time notice, so that all is told at once.</numerusform>
        </translation>
    </message>
    <message>
        <source>已登记，材料齐全：请打印材料接收凭证交给申请人。</source>
        <translation>Registered with all materials: print the receipt of materials for the applicant.</translation>
    </message>
    <message>
        <source>已保存：{action}。</source>
        <translation>Saved: {action}.</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>已登记，容缺受理：请打印容缺承诺书和通知书，各一式两份签字。</source>
        <translation>Registered, papers follow: print the commitment letter and the notice, two signed copies each.</translation>
    </message>
    <message>
        <source>差评整改：{stage}，期限 {day}</source>
        <translation>Bad rating being put right: {stage}, due {day}</translation>
    </message>
</context>
<context>
    <name>CaseSection</name>
    <message>
        <source>代办</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>咨询已经记下。</source>
        <translation>The enquiry is noted.</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>超期 {days} 天</source>
        <translation>{days} over</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation>{days}</translation>
    </message>
    <message>
        <source>已超 {days} 个工作日</source>
        <translation>Working days over: {days}</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>还有 {days} 个工作日</source>
        <translation>Working days left: {days}</translation>
    </message>
    <message>
        <source>报送</source>
        <translation>submit</translation>
    </message>
    <message>
        <source>预计</source>
        <translation>expected</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>conclude</translation>
    </message>
    <message>
        <source>签收人：{name}</source>
        <translation>Received by: {name}</translation>
    </message>
    <message>
        <source>结果：{outcome}</source>
        <translation>Outcome: {outcome}</translation>
    </message>
    <message>
        <source>答复：{reply}</source>
        <translation>Reply: {reply}</translation>
    </message>
    <message>
        <source>应办结日：{day}</source>
        <translation>Conclude by: {day}</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>{said}（{method}）</source>
        <translation>{said} ({method})</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待镇里消息</source>
        <translation>No news from town</translation>
    </message>
    <message>
        <source>{words} 暂定</source>
        <translation>{words} provisional</translation>
    </message>
    <message>
        <source>登记材料去向</source>
        <translation>Record where papers went</translation>
    </message>
    <message>
        <source>批准人：{name}</source>
        <translation>Approved by: {name}</translation>
    </message>
    <message>
        <source>{rating}（匿名）</source>
        <translation>{rating} (anonymous)</translation>
    </message>
    <message>
        <source>请在 {day} 前答复</source>
        <translation>Answer by {day}</translation>
    </message>
    <message>
        <source>急事随记随报：请马上到“同步”送出，送不到就打电话报镇里。</source>
        <translation>Urgent matters are told at once: send it now from Sync, or telephone the township if that fails.</translation>
    </message>
</context>
<context>
    <name>CatalogSection</name>
    <message>
        <source>办事指南</source>
        <translation>Guide</translation>
    </message>
</context>
<context>
    <name>ChartPage</name>
    <message>
        <source>统计图</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>怎么分</source>
        <translation>By</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>图里的数</source>
        <translation>Figures of the chart</translation>
    </message>
    <message>
        <source>这段时间还没有这样的记录。换一段时间，或者先记走访、登记代办。</source>
        <translation>There are no such records in this time yet. Choose another time, or record visits and cases first.</translation>
    </message>
    <message>
        <source>{subject}（{grouping}）</source>
        <translation>{subject} ({grouping})</translation>
    </message>
    <message>
        <source>{place}&#x3000;{series}：{figure}</source>
        <translation>{place} – {series}: {figure}</translation>
    </message>
    <message>
        <source>{said}（{part} ÷ {whole}）</source>
        <translation>{said} ({part} ÷ {whole})</translation>
    </message>
    <message>
        <source>未分网格</source>
        <translation>No grid</translation>
    </message>
    <message>
        <source>未分类</source>
        <translation>Unclassified</translation>
    </message>
    <message>
        <source>{figure}，按回车看记录</source>
        <translation>{figure}; Enter shows the records</translation>
    </message>
</context>
<context>
    <name>CodeEntrySheet</name>
    <message>
        <source>输一次性码</source>
        <translation>Type a one-time code</translation>
    </message>
    <message>
        <source>有网络时用。镇里在电话里念服务器地址和十二个字母数字；只能用一次，七天内有效。</source>
        <translation>For a PC with a network. The township reads out the server&apos;s address and twelve letters and digits; they work once, within seven days.</translation>
    </message>
    <message>
        <source>镇里服务器的地址</source>
        <translation>Address of the township&apos;s server</translation>
    </message>
    <message>
        <source>如：10.1.2.3:8790</source>
        <translation>e.g. 10.1.2.3:8790</translation>
    </message>
    <message>
        <source>一次性码</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>如：7K3M-2Q8D-WXYZ</source>
        <translation>e.g. 7K3M-2Q8D-WXYZ</translation>
    </message>
    <message>
        <source>向镇里要安装文件</source>
        <translation>Ask the township</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>请抄下新的恢复码</source>
        <translation>Write down the new recovery code</translation>
    </message>
    <message>
        <source>只显示这一次；以前的恢复码已经作废。</source>
        <translation>It is shown this once; earlier codes are void.</translation>
    </message>
    <message>
        <source>抄在纸上，装进信封封好，交镇里或另一个人保管，不要和电脑、U盘放在一起。忘了密码，或电脑坏了要在新电脑上恢复，都用它；用过一次就换新的。</source>
        <translation>Write it on paper, seal it in an envelope and give it to the township or somebody else, never beside the PC or the stick. It is for forgotten passwords and for a new PC in place of a dead one; once used it is replaced.</translation>
    </message>
    <message>
        <source>抄好了</source>
        <translation>Written down</translation>
    </message>
</context>
<context>
    <name>ConclusionForm</name>
    <message>
        <source>哪个半年</source>
        <translation>Which half-year</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Person in charge</translation>
    </message>
    <message>
        <source>评议结论</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>整改措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>两边不一致</source>
        <translation>Disagreements</translation>
    </message>
    <message>
        <source>两台电脑没同步时各改了同一项，两个都留着；看准了选一个，选完大家都看到这个。</source>
        <translation>Two PCs changed the same thing apart; both are kept. Choose one, and everybody sees it.</translation>
    </message>
    <message>
        <source>没有两边不一致的地方。</source>
        <translation>There are no disagreements.</translation>
    </message>
    <message>
        <source>{name} 的{field}定为“{value}”；另一个留在记录里。</source>
        <translation>{field} of {name} is now “{value}”; the other stays in the journal.</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>哪一条</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>哪一项</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>现在显示的</source>
        <translation>Shown now</translation>
    </message>
    <message>
        <source>几个写法</source>
        <translation>Values</translation>
    </message>
</context>
<context>
    <name>ConsultSheet</name>
    <message>
        <source>咨询登记</source>
        <translation>Enquiry</translation>
    </message>
    <message>
        <source>只问不办的记一笔；以后要办，接着登记。</source>
        <translation>Note who only asks; it can become a case later.</translation>
    </message>
    <message>
        <source>问的什么事</source>
        <translation>What about</translation>
    </message>
    <message>
        <source>事项名称、拼音首字母或类别</source>
        <translation>name of the item, initials or category</translation>
    </message>
    <message>
        <source>或者写一句</source>
        <translation>Or a sentence</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>谁问的</source>
        <translation>Who asked</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>记下并打印要带的材料</source>
        <translation>Note and print what to bring</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>要带的材料：{names}</source>
        <translation>To bring: {names}</translation>
    </message>
    <message>
        <source>怎么来的</source>
        <translation>Came by</translation>
    </message>
</context>
<context>
    <name>CopiedRows</name>
    <message>
        <source>没有复制到表格：先在表格里选中几行按 Ctrl+C，再回到这里按 {key}。</source>
        <translation>No rows were copied: choose some rows in the spreadsheet and press Ctrl+C, then come back and press {key}.</translation>
    </message>
    <message>
        <source>粘贴的几行</source>
        <translation>Pasted rows</translation>
    </message>
</context>
<context>
    <name>CopyStep</name>
    <message>
        <source>选备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>用哪一份备份恢复？</source>
        <translation>Restore from which backup?</translation>
    </message>
    <message>
        <source>本机的备份和插着的备份U盘都在下面，一般选最新的一份。换下的数据文件留在旁边，不会删。</source>
        <translation>This PC&apos;s backups and those on sticks are listed below; usually take the newest. The file that is replaced is kept beside, not deleted.</translation>
    </message>
    <message>
        <source>备份时间</source>
        <translation>Backed up at</translation>
    </message>
    <message>
        <source>服务站</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>找到的备份</source>
        <translation>Backups found</translation>
    </message>
    <message>
        <source>选文件夹</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>没有备份，从镇里取回</source>
        <translation>No backup: from the township</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>选备份在的文件夹</source>
        <translation>Choose the folder that the backup is in</translation>
    </message>
    <message>
        <source>请插上备份U盘，或接上旧电脑的硬盘，一般选最新的一份。恢复好以前，这台电脑上什么都不动。</source>
        <translation>Plug in the backup stick or attach the old PC&apos;s disk; usually the newest is the one. Until all is restored, nothing on this PC changes.</translation>
    </message>
    <message>
        <source>还没有找到备份。请插上备份U盘或旧硬盘，或按“选文件夹”。</source>
        <translation>No backup found yet. Plug in the backup stick or the old disk, or press “Choose folder”.</translation>
    </message>
    <message>
        <source>旧硬盘上的数据</source>
        <translation>Data on the old disk</translation>
    </message>
    <message>
        <source>至少 {count}</source>
        <translation>at least {count}</translation>
    </message>
</context>
<context>
    <name>CountSheet</name>
    <message>
        <source>计票：{title}</source>
        <translation>Counting: {title}</translation>
    </message>
    <message>
        <source>谁的票</source>
        <translation>Whose sheet</translation>
    </message>
    <message>
        <source>按数字选档次，0 表示弃权，退格改上一个，回车计入这张票并录下一张。票上不记姓名。</source>
        <translation>A digit gives the grade, 0 none, Backspace goes back, Enter counts the sheet and begins the next. No sheet bears a name.</translation>
    </message>
    <message>
        <source>作废上一张</source>
        <translation>Void the last one</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>&#x3000;</source>
        <translation>  </translation>
    </message>
    <message>
        <source>{part} {count} 张</source>
        <translation>{part}: {count}</translation>
    </message>
    <message>
        <source>（群众票至少 {least} 张）</source>
        <translation> (at least {least} of the masses)</translation>
    </message>
    <message>
        <source>怎样收来的</source>
        <translation>How it came in</translation>
    </message>
    <message>
        <source>评审员</source>
        <translation>Juror</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>&#x3000;其中 {ways}</source>
        <translation>  of these {ways}</translation>
    </message>
</context>
<context>
    <name>CrashSheet</name>
    <message>
        <source>程序出了差错</source>
        <translation>Something went wrong in the program</translation>
    </message>
    <message>
        <source>这一步没有做成，之前保存的都在。请把下面的文字告诉维护人员，然后再试一次。</source>
        <translation>This step was not done; all that was saved before is still there. Please pass the text below to the maintainers, then try again.</translation>
    </message>
    <message>
        <source>技术说明</source>
        <translation>Technical details</translation>
    </message>
    <message>
        <source>复制文字</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已复制。</source>
        <translation>Copied.</translation>
    </message>
</context>
<context>
    <name>CustodyPage</name>
    <message>
        <source>原件在谁手里</source>
        <translation>Who holds the originals</translation>
    </message>
    <message>
        <source>点收</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>不在申请人手里的原件</source>
        <translation>Originals that applicants have not got back</translation>
    </message>
    <message>
        <source>按谁拿着筛选</source>
        <translation>Filter by holder</translation>
    </message>
    <message>
        <source>点收退回的材料 {count} 批</source>
        <translation>Receive batches: {count}</translation>
    </message>
    <message>
        <source>点收退回的材料</source>
        <translation>Receive batches</translation>
    </message>
    <message numerus="yes">
        <source>已点收 %n 份。</source>
        <translation>
            <numerusform>Received %n paper. </numerusform>
            <numerusform>Received %n papers. </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 份没到，仍记在回站的路上：{names}</source>
        <translation>
            <numerusform>%n did not come and stays on its way: {names}</numerusform>
            <numerusform>%n did not come and stay on their way: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>原件都已退还、留存或作了交代，没有还在外面的。</source>
        <translation>Every original was given back, kept for good or accounted for.</translation>
    </message>
    <message>
        <source>没有“{holder}”的原件。</source>
        <translation>No originals: {holder}.</translation>
    </message>
    <message>
        <source>在谁手里</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>代办件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>从何时起</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>移交批次</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>{name} {copies} 份</source>
        <translation>{name} × {copies}</translation>
    </message>
    <message>
        <source>{paper}（有损坏）</source>
        <translation>{paper} (damaged)</translation>
    </message>
    <message>
        <source>还没传到本机</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>{status}，原件没还</source>
        <translation>{status}, original out</translation>
    </message>
    <message>
        <source>在本站</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>去镇途中</source>
        <translation>To town</translation>
    </message>
    <message>
        <source>镇里没见到</source>
        <translation>Missed in town</translation>
    </message>
    <message>
        <source>在镇里</source>
        <translation>In town</translation>
    </message>
    <message>
        <source>回站途中</source>
        <translation>Coming back</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>年-月-日</source>
        <translation>year-month-day</translation>
    </message>
    <message>
        <source>看不懂这个日期，请写成 2026-11-21 这样</source>
        <translation>This date cannot be read; write it like 2026-11-21</translation>
    </message>
</context>
<context>
    <name>DeficiencyPanel</name>
    <message>
        <source>容缺受理：先收下，缺的以后补交</source>
        <translation>Take it in now; what is missing follows</translation>
    </message>
    <message>
        <source>补交期限</source>
        <translation>To follow by</translation>
    </message>
    <message>
        <source>怎么补交</source>
        <translation>How it follows</translation>
    </message>
    <message>
        <source>本人或代办人送到本站</source>
        <translation>brought to the station</translation>
    </message>
    <message>
        <source>已问过：申请人没有失信记录</source>
        <translation>Asked: the applicant has no record of bad credit</translation>
    </message>
    <message>
        <source>最晚 {day}</source>
        <translation>{day} at the latest</translation>
    </message>
</context>
<context>
    <name>DeficiencySheet</name>
    <message>
        <source>容缺受理</source>
        <translation>Accept without all papers</translation>
    </message>
    <message>
        <source>先收下往前办，缺的材料由申请人承诺补交；到期不补，受理终止。</source>
        <translation>The case goes on; the applicant promises to bring what is missing. If it is not brought by that day, the acceptance ends.</translation>
    </message>
    <message>
        <source>缺：{names}</source>
        <translation>Missing: {names}</translation>
    </message>
</context>
<context>
    <name>DeskPages</name>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>代办</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>群众</source>
        <translation>People</translation>
    </message>
    <message>
        <source>走访</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>联系卡</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Appeals</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>指南</source>
        <translation>Guide</translation>
    </message>
</context>
<context>
    <name>DeskShell</name>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>{name}（{role}）</source>
        <translation>{name} ({role})</translation>
    </message>
    <message>
        <source>▲ {count} 条待送出</source>
        <translation>▲ {count} to send</translation>
    </message>
    <message>
        <source>◆ 都已送出</source>
        <translation>◆ All sent</translation>
    </message>
    <message>
        <source>已撤销：{what}。</source>
        <translation>Taken back: {what}.</translation>
    </message>
    <message>
        <source>没有找到“{words}”，什么都没有打开；是卡上的码，请看是不是本村的卡，再扫一次。</source>
        <translation>Nothing is known as “{words}”, and nothing was opened; if it is a card&apos;s code, see whether the card is this village&apos;s and scan it again.</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>这一页怎么用，还有操作手册（Shift+F1）</source>
        <translation>How to use this page, and the manual (Shift+F1)</translation>
    </message>
    <message>
        <source>这张表现在打不开：要填的那条记录已经变了；填过的内容还在“没填完的表”里。</source>
        <translation>This form cannot be opened now: its record has changed; what was typed stays in “Unfinished forms”.</translation>
    </message>
    <message>
        <source>“{title}”还没保存，填过的内容放在“没填完的表”里，按 F10 接着填。</source>
        <translation>“{title}” is not saved; what was typed lies in “Unfinished forms”: F10 goes on with it.</translation>
    </message>
    <message>
        <source>这张表还没保存，所以没有撤销上一次保存的。要撤销，请先保存或离开这张表。</source>
        <translation>This form is not saved yet, so what was saved before it was not taken back. To take it back, save or leave this form first.</translation>
    </message>
</context>
<context>
    <name>DiarySheet</name>
    <message>
        <source>打印民情日记</source>
        <translation>Print diary</translation>
    </message>
    <message>
        <source>哪个月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>做成日记</source>
        <translation>Make diary</translation>
    </message>
    <message>
        <source>{name}&#x3000;{count} 次走访</source>
        <translation>{name}&#x3000;{count} visits</translation>
    </message>
    <message>
        <source>这个月还没有人记过走访。</source>
        <translation>Nobody has written down a visit in this month.</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}-{month}</translation>
    </message>
</context>
<context>
    <name>DigitsSheet</name>
    <message>
        <source>与镇里对六位数字</source>
        <translation>Compare six digits with the township</translation>
    </message>
    <message>
        <source>镇里会拨站点早先登记的电话，请照着念这六位数字；一样才算登记好。镇里没有核对以前，照常登记、照常办件，记录都在本机，核对以后一起送到。</source>
        <translation>The township will call the station&apos;s known number: please read out these six digits; the PC is enrolled once they agree. Until then work as usual: all records stay on this PC and are delivered afterwards.</translation>
    </message>
    <message>
        <source>先去办件</source>
        <translation>To work first</translation>
    </message>
    <message>
        <source>写申请到U盘</source>
        <translation>Write the request to a stick</translation>
    </message>
    <message>
        <source>用网络送申请</source>
        <translation>Send the request</translation>
    </message>
    <message>
        <source>请插上U盘，按“写申请到U盘”，送到镇里。</source>
        <translation>Please plug in a USB stick, press “Write the request to a stick” and take it to the township.</translation>
    </message>
    <message>
        <source>正在把申请送到镇里…</source>
        <translation>Sending the request to the township…</translation>
    </message>
    <message>
        <source>申请已经送到镇里，请等镇里打电话来。核对以后下次同步就登记好。</source>
        <translation>The township has the request; please wait for its call. Once compared, the next exchange enrols this PC.</translation>
    </message>
    <message>
        <source>镇里核对相符，已在镇里完成登记。</source>
        <translation>The digits agree; this PC is enrolled.</translation>
    </message>
    <message>
        <source>好</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>申请已写成“{file}”，可以拔出，请送到镇里。</source>
        <translation>The request was written as “{file}”. The stick may be pulled; please take it to the township.</translation>
    </message>
    <message>
        <source>选U盘</source>
        <translation>Choose the USB stick</translation>
    </message>
    <message>
        <source>正在从镇里取回记录</source>
        <translation>Getting the records back from the township</translation>
    </message>
    <message>
        <source>从镇里取回了 {count} 条记录。</source>
        <translation>{count} records came back from the township.</translation>
    </message>
</context>
<context>
    <name>DisclosureColumns</name>
    <message>
        <source>时间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>看的是谁或哪张清单</source>
        <translation>Whose, or which list</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
</context>
<context>
    <name>DisclosurePage</name>
    <message>
        <source>查看记录</source>
        <translation>Disclosures</translation>
    </message>
    <message>
        <source>号码每看一次、每导出一次，都记在这里并报给镇里；谁也改不了。</source>
        <translation>Each time numbers are shown or exported it is written down here and told to the township; nobody can change it.</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>看号码和导出</source>
        <translation>Shown and exported</translation>
    </message>
    <message>
        <source>还没有人看过完整号码。</source>
        <translation>Nobody has seen whole numbers yet.</translation>
    </message>
    <message>
        <source>账号事件</source>
        <translation>Account events</translation>
    </message>
    <message>
        <source>账号没有什么事。</source>
        <translation>Nothing has happened to accounts.</translation>
    </message>
    <message>
        <source>泄露范围</source>
        <translation>Scope of a breach</translation>
    </message>
    <message>
        <source>电脑或U盘丢了：泄露范围</source>
        <translation>A PC or stick is lost: scope</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>发生了什么</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>输错次数</source>
        <translation>Wrong tries</translation>
    </message>
    <message>
        <source>谁办的</source>
        <translation>By whom</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
</context>
<context>
    <name>DraftStrip</name>
    <message>
        <source>还没写姓名</source>
        <translation>no name yet</translation>
    </message>
    <message numerus="yes">
        <source>没登记完的 %n 件：</source>
        <translation>
            <numerusform>%n form unfinished:</numerusform>
            <numerusform>%n forms unfinished:</numerusform>
        </translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>不要了：{about}</source>
        <translation>Throw away: {about}</translation>
    </message>
    <message>
        <source>这份没登记完的不要了？</source>
        <translation>Throw this unfinished form away?</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep it</translation>
    </message>
</context>
<context>
    <name>DraftedSheet</name>
    <message>
        <source>不用上次填的</source>
        <translation>Do not use the draft</translation>
    </message>
</context>
<context>
    <name>DropTaskSheet</name>
    <message>
        <source>不用去了</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>DuplicatePage</name>
    <message>
        <source>疑似重复</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>不是同一人</source>
        <translation>Not the same person</translation>
    </message>
    <message>
        <source>没有发现重复的人。</source>
        <translation>No duplicates were found.</translation>
    </message>
    <message numerus="yes">
        <source>%n 对</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message>
        <source>已经合并，可以在这个人的“记录”里撤销。</source>
        <translation>Merged; it can be taken back under “History” of the person.</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Because</translation>
    </message>
    <message>
        <source>第一条</source>
        <translation>First record</translation>
    </message>
    <message>
        <source>第二条</source>
        <translation>Second record</translation>
    </message>
</context>
<context>
    <name>DutyPage</name>
    <message>
        <source>值班</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>导出签到表</source>
        <translation>Export signing sheet</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Print signing sheet</translation>
    </message>
    <message>
        <source>打印值班表</source>
        <translation>Print roster</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>值班表</source>
        <translation>Duty roster</translation>
    </message>
    <message>
        <source>这个月还没有排班。按 Ctrl+N 排一个月。</source>
        <translation>This month has no roster yet. Ctrl+N makes one.</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message numerus="yes">
        <source>已排好 %n 班，可以再逐班修改。</source>
        <translation>
            <numerusform>%n shift was put on the roster; each can still be changed.</numerusform>
            <numerusform>%n shifts were put on the roster; each can still be changed.</numerusform>
        </translation>
    </message>
    <message>
        <source>已加上这一班。</source>
        <translation>The shift was added.</translation>
    </message>
    <message>
        <source>已改好这一班。</source>
        <translation>The shift was changed.</translation>
    </message>
    <message>
        <source>已从值班表里删去这一班。</source>
        <translation>The shift was taken off the roster.</translation>
    </message>
    <message>
        <source>已签到。现在起来办事的人，由您首问负责。</source>
        <translation>Signed in. From now on you are the first receiver of whoever comes.</translation>
    </message>
    <message>
        <source>已签退，交接事项已记下，等接班人签字。</source>
        <translation>Signed out. The hand-over note is kept for the next one to sign.</translation>
    </message>
    <message>
        <source>已签字接班。</source>
        <translation>You have signed for the shift before.</translation>
    </message>
    <message>
        <source>已登记替班。</source>
        <translation>The substitute was noted.</translation>
    </message>
    <message>
        <source>今天没有排班。</source>
        <translation>Nobody is on the roster today.</translation>
    </message>
    <message>
        <source>今天：{people}</source>
        <translation>Today: {people}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>值班人</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>签退</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>交接事项</source>
        <translation>Hand-over note</translation>
    </message>
    <message>
        <source>接班</source>
        <translation>Taken over</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>{name}（替{absent}）</source>
        <translation>{name} (for {absent})</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>下月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>排班</source>
        <translation>Make roster</translation>
    </message>
    <message>
        <source>加班次</source>
        <translation>Add shift</translation>
    </message>
    <message>
        <source>改班</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>删去</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>请假替班</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>接班签字</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>{day} {shift}（{name}）将从值班表里删去。</source>
        <translation>{day} {shift} ({name}) will be taken off the roster.</translation>
    </message>
    <message>
        <source>删去这一班？</source>
        <translation>Remove this shift?</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not set</translation>
    </message>
    <message numerus="yes">
        <source>已排上 %n 班，可以再逐班修改。</source>
        <translation>
            <numerusform>%n shift put on the roster; each can still be changed.</numerusform>
            <numerusform>%n shifts put on the roster; each can still be changed.</numerusform>
        </translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>从表格里复制值班表的几行再粘贴：日期、班次、值班人，有没有表头都行</source>
        <translation>Copy rows of a roster in a spreadsheet and paste them: day, shift, officer, with headings or without</translation>
    </message>
    <message>
        <source>带班</source>
        <translation>Leader</translation>
    </message>
</context>
<context>
    <name>DutyPasteSheet</name>
    <message>
        <source>粘贴的班次</source>
        <translation>Pasted shifts</translation>
    </message>
    <message>
        <source>排得上 {count} 班；排不上的 {others} 班不动，原因写在后面。还没有保存。</source>
        <translation>{count} shifts can be put on the roster; {others} cannot and stay as they are, with the reason beside them. Nothing is saved yet.</translation>
    </message>
    <message>
        <source>排上这些班</source>
        <translation>Put these on the roster</translation>
    </message>
    <message>
        <source>第几行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>带班领导</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>值班人</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>能不能排</source>
        <translation>Can it be added</translation>
    </message>
    <message>
        <source>可以</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>DutySheets</name>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>带班领导</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>每行一个，按天轮流；不写就空着。</source>
        <translation>One a line, day by day in turn; none leaves it empty.</translation>
    </message>
    <message>
        <source>值班人（按这个顺序轮流）</source>
        <translation>On duty (in turn, in this order)</translation>
    </message>
    <message>
        <source>排班</source>
        <translation>Make roster</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>生成</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>值班人</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>班次名称</source>
        <translation>Name of the shift</translation>
    </message>
    <message>
        <source>晚班</source>
        <translation>Evening</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>工作时间以外（晚上、节假日）</source>
        <translation>Out of hours (evening, holiday)</translation>
    </message>
    <message>
        <source>加班次</source>
        <translation>Add shift</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>改班</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>{day} {shift}；值班人临时来不了，请用“请假替班”。</source>
        <translation>{day} {shift}; if someone cannot come on the day, use “Leave”.</translation>
    </message>
    <message>
        <source>交接事项</source>
        <translation>Hand-over note</translation>
    </message>
    <message>
        <source>没有要交接的就写“无”。</source>
        <translation>If there is nothing, write “none”.</translation>
    </message>
    <message>
        <source>这一班接待 {visitors} 人次，受理 {accepted} 件（按记录算出）。</source>
        <translation>In this shift {visitors} were received and {accepted} cases accepted (counted from the records).</translation>
    </message>
    <message>
        <source>签退</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>替班人</source>
        <translation>Stands in</translation>
    </message>
    <message>
        <source>请假原因</source>
        <translation>Reason for leave</translation>
    </message>
    <message>
        <source>请假替班</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{day} {shift}，值班人 {name}。请假必须有替班人。</source>
        <translation>{day} {shift}, on duty: {name}. Leave needs a substitute.</translation>
    </message>
    <message>
        <source>从今天排起，接着上一班的人往下轮；已经排好的班次不动。</source>
        <translation>Begins today and goes on with whoever comes after the last shift; shifts already planned stay as they are.</translation>
    </message>
    <message>
        <source>{day} {shift}，值班人 {name}。没有别的账号可以替班，请先在设置的“账号”里加一个。</source>
        <translation>{day} {shift}, on duty: {name}. There is no other account to stand in; first add one under “Accounts” in the settings.</translation>
    </message>
</context>
<context>
    <name>DynamicLedgerPage</name>
    <message>
        <source>动态台账</source>
        <translation>Dynamic ledger</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>没有在办的诉求，今年也没有登记过。</source>
        <translation>No appeal is open, and none was registered this year.</translation>
    </message>
    <message>
        <source>本地规则没有规定台账必须写明哪几样，下面六样都列出。</source>
        <translation>The local rules do not say what this ledger must tell; all six are listed below.</translation>
    </message>
    <message numerus="yes">
        <source>本地规则要写明{duties}；还有 %n 件没有写全，排在前面。</source>
        <translation>
            <numerusform>The local rules want {duties}; %n appeal still lacks some and stands first.</numerusform>
            <numerusform>The local rules want {duties}; %n appeals still lack some and stand first.</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>本地规则要写明{duties}，在办的都已写全。</source>
        <translation>The local rules want {duties}; every open appeal has them.</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Lacking</translation>
    </message>
    <message numerus="yes">
        <source>%n 样</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingColumn</name>
    <message>
        <source>类别（写了问题就要选一类）</source>
        <translation>Class (needed for a problem)</translation>
    </message>
    <message>
        <source>第二分类</source>
        <translation>Second class</translation>
    </message>
    <message>
        <source>发现的问题</source>
        <translation>Problem found</translation>
    </message>
    <message>
        <source>写了这一项，会在台账里开立一条诉求</source>
        <translation>What stands here opens an appeal in the ledger</translation>
    </message>
    <message>
        <source>已当场答复</source>
        <translation>Answered on the spot</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>怎样答复的</source>
        <translation>The answer</translation>
    </message>
    <message>
        <source>没有发现问题</source>
        <translation>Nothing was found</translation>
    </message>
    <message>
        <source>（不分）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>FirstStartView</name>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>建立服务站</source>
        <translation>Set up the station</translation>
    </message>
    <message>
        <source>正在建立…</source>
        <translation>Setting up…</translation>
    </message>
    <message>
        <source>第一次使用，请按四步建立本村的服务站</source>
        <translation>First start: set up your village&apos;s station in four steps</translation>
    </message>
    <message>
        <source>先到练习村试试</source>
        <translation>Practise first</translation>
    </message>
    <message>
        <source>{town}{village}，{letter} 号电脑。</source>
        <translation>{town}, {village}, PC {letter}. </translation>
    </message>
    <message>
        <source>安装文件</source>
        <translation>Install file</translation>
    </message>
    <message>
        <source>对六位数字</source>
        <translation>Compare digits</translation>
    </message>
    <message>
        <source>第一次使用，三步就好</source>
        <translation>First use: three steps</translation>
    </message>
    <message>
        <source>恢复原来的工作站</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>从镇里取回</source>
        <translation>From the township</translation>
    </message>
    <message>
        <source>从镇里取回原来的记录，三步就好</source>
        <translation>Get the records back from the township in three steps</translation>
    </message>
</context>
<context>
    <name>ForgottenSheet</name>
    <message>
        <source>{name} 忘了密码</source>
        <translation>{name} forgot the password</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>用恢复码进入</source>
        <translation>Come in by the code</translation>
    </message>
    <message>
        <source>7组，每组4个字符；没有就不填</source>
        <translation>7 groups of 4 characters; leave empty if there is none</translation>
    </message>
    <message>
        <source>写申请到U盘</source>
        <translation>Write a request to a stick</translation>
    </message>
    <message>
        <source>读镇里的答复</source>
        <translation>Read the township&apos;s answer</translation>
    </message>
    <message>
        <source>申请“{file}”已写好，可以拔出，请送到{town}。镇里会打电话来，请念这六位数字：{digits}</source>
        <translation>The request &quot;{file}&quot; is written and the stick may be pulled out; take it to {town}. They will call: read out these six digits: {digits}</translation>
    </message>
    <message>
        <source>选U盘</source>
        <translation>Choose the stick</translation>
    </message>
    <message>
        <source>选镇里的答复</source>
        <translation>Choose the township&apos;s answer</translation>
    </message>
    <message>
        <source>镇里的答复 (*.lxg)</source>
        <translation>The township&apos;s answer (*.lxg)</translation>
    </message>
    <message>
        <source>最快：请另一位管理员登录，到“设置、账号”里给您重设。没有别的管理员：打电话请保管信封的人念恢复码，填在下面。恢复码也没有了：能上网就按“联网请镇里放行”，不能就写申请到U盘送去；镇里打电话核对后放行，联网的再按一次就进，U盘的读镇里的答复。镇里也放不了行：用新的邀请在空文件夹里重新登记，记录从镇里取回，这里的文件原样留着。</source>
        <translation>Quickest: ask another administrator to log in and set a new one under Settings, Accounts. No other administrator: telephone whoever keeps the envelope for the recovery code and type it below. No code either: with a network press “Ask the township by network”, without one write a request to a stick; the township telephones and then grants it: by network press again, by stick read its answer. If the township cannot: enrol anew in an empty folder with a new invitation and fetch the records from town; the files here stay as they are.</translation>
    </message>
    <message>
        <source>联网请镇里放行</source>
        <translation>Ask the township by network</translation>
    </message>
    <message>
        <source>申请已送到{town}，还没有放行。镇里会打电话来，请念这六位数字：{digits}。镇里说好了，再按一次“联网请镇里放行”。</source>
        <translation>The request has reached {town}, which has not granted it yet. The township will telephone; please read out these six digits: {digits}. When it says yes, press “Ask the township by network” again.</translation>
    </message>
    <message>
        <source>{town}已放行。请在上面填两遍新密码，再按一次“联网请镇里放行”。</source>
        <translation>{town} has granted it. Please type a new password twice above and press “Ask the township by network” again.</translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message>
        <source>表样与导出</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>给一种清单选好镇里的表样（.xlsx），以后导出就照着填；没有表样的按普通表格导出。</source>
        <translation>Choose the township&apos;s form (.xlsx) for a list, and exports fill it in; without one a plain table is written.</translation>
    </message>
    <message>
        <source>撤下表样</source>
        <translation>Put form away</translation>
    </message>
    <message>
        <source>选表样</source>
        <translation>Choose form</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>各种清单</source>
        <translation>All lists</translation>
    </message>
    <message>
        <source>“{title}”以后照这个表样导出</source>
        <translation>“{title}” is exported into this form from now on</translation>
    </message>
    <message>
        <source>{saved}；表样里没有这些列，不会填：{names}。</source>
        <translation>{saved}; the form has no place for these columns: {names}.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{saved}，各列都找到了。</source>
        <translation>{saved}; every column was found.</translation>
    </message>
    <message>
        <source>“{title}”以后按普通表格导出。</source>
        <translation>“{title}” is exported as a plain table from now on.</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>表样</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>哪天选的</source>
        <translation>Chosen on</translation>
    </message>
    <message>
        <source>没有表样，按普通表格</source>
        <translation>None, a plain table</translation>
    </message>
    <message>
        <source>选“{title}”的表样</source>
        <translation>Choose the form of “{title}”</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>“{title}”以后按普通表格导出；原来的表样留在记录里。</source>
        <translation>“{title}” will be exported as a plain table; the form stays in the records.</translation>
    </message>
    <message>
        <source>撤下表样？</source>
        <translation>Put the form away?</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>导出完整号码</source>
        <translation>Export whole numbers</translation>
    </message>
    <message>
        <source>群众的证件号码和电话，打印和导出时都遮着；确实要用完整的，写明用途再导出。</source>
        <translation>Villagers&apos; ID numbers and phones are masked in print and export; where whole ones are needed, say what for.</translation>
    </message>
</context>
<context>
    <name>GridPage</name>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>新增网格</source>
        <translation>New grid</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>撤销网格</source>
        <translation>Close grid</translation>
    </message>
    <message>
        <source>还没有网格。按 Ctrl+N 新增，导入花名册时也会按村民小组建好。</source>
        <translation>No grids yet. Add one with Ctrl+N; importing a roster makes one for each village group too.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个网格</source>
        <translation>
            <numerusform>%n grid</numerusform>
            <numerusform>%n grids</numerusform>
        </translation>
    </message>
    <message>
        <source>一般每个网格 {least} 到 {most} 户，不在其中的有 ▲</source>
        <translation>A grid usually has {least} to {most} households; others are marked ▲</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>连同下级</source>
        <translation>With those below</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Mind</translation>
    </message>
    <message>
        <source>{day} 撤销</source>
        <translation>Closed on {day}</translation>
    </message>
    <message>
        <source>户数过多或过少</source>
        <translation>Too many or too few households</translation>
    </message>
    <message>
        <source>恢复网格</source>
        <translation>Open grid again</translation>
    </message>
    <message>
        <source>干部 {count} 名，要 {wanted} 名</source>
        <translation>{count} cadres, {wanted} wanted</translation>
    </message>
    <message>
        <source>层级：{tiers}</source>
        <translation>Levels: {tiers}</translation>
    </message>
</context>
<context>
    <name>GridSheet</name>
    <message>
        <source>修改网格</source>
        <translation>Edit grid</translation>
    </message>
    <message>
        <source>新增网格</source>
        <translation>New grid</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>没有上级，放在最上面</source>
        <translation>None, it stands at the top</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>办事指南</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>打印这一项</source>
        <translation>Print this item</translation>
    </message>
    <message>
        <source>返回登录</source>
        <translation>Back to login</translation>
    </message>
    <message>
        <source>导入事项清单</source>
        <translation>Import an item list</translation>
    </message>
    <message>
        <source>事项名称、拼音、首字母或编码，也可以找证明</source>
        <translation>Name, pinyin, initials or code of an item or certificate</translation>
    </message>
    <message>
        <source>查找事项</source>
        <translation>Find items</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>事项列表</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>没有找到这样的事项。换个说法，或只输首字母。</source>
        <translation>No such item. Try other words, or initials only.</translation>
    </message>
    <message>
        <source>示例目录，共 {count} 项；以县里公布的清单为准</source>
        <translation>Sample catalog, {count} items; the county&apos;s own list decides</translation>
    </message>
    <message>
        <source>清单“{version}”，共 {count} 项</source>
        <translation>List “{version}”, {count} items</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>不能开</source>
        <translation>Not issued</translation>
    </message>
    <message>
        <source>可以开</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>须本人</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>不出村就办（{count} 项）</source>
        <translation>Settled in the village ({count})</translation>
    </message>
    <message>
        <source>哪里办</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>不出村</source>
        <translation>In the village</translation>
    </message>
    <message>
        <source>{list}；{promises}</source>
        <translation>{list}; {promises}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>GuideSheet</name>
    <message>
        <source>办事指南</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>在左边选一项，这里就能看到要带什么、多久办好、问谁。</source>
        <translation>Choose an item on the left to see what to bring, how long it takes and whom to ask.</translation>
    </message>
    <message>
        <source>{mode}&#x3000;▲ 须本人办理</source>
        <translation>{mode}&#x3000;▲ in person only</translation>
    </message>
    <message>
        <source>不需要材料</source>
        <translation>No papers needed</translation>
    </message>
    <message>
        <source>▲ 村里不能开这个证明（民发〔2020〕20号）。</source>
        <translation>▲ A village may not issue this certificate (Minfa [2020] No. 20).</translation>
    </message>
    <message>
        <source>◆ 村里可以开这个证明，以县里公布的清单为准。</source>
        <translation>◆ A village may issue this certificate; the county&apos;s own list decides.</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Within these bounds</translation>
    </message>
    <message>
        <source>{form} {count} 份</source>
        <translation>{form} ×{count}</translation>
    </message>
    <message>
        <source>非必要</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>可容缺后补</source>
        <translation>may follow later</translation>
    </message>
    <message>
        <source>未公布</source>
        <translation>not published</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>镇里</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>本站</source>
        <translation>Station</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>找到的</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>没有找到，请换个写法再试</source>
        <translation>Nothing found; try writing it another way</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>村民</source>
        <translation>Villager</translation>
    </message>
    <message>
        <source>住户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>代办件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>联系卡</source>
        <translation>Liaison card</translation>
    </message>
    <message>
        <source>户号 {number}</source>
        <translation>Household {number}</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>HouseholdListPage</name>
    <message>
        <source>群众</source>
        <translation>People</translation>
    </message>
    <message>
        <source>导入花名册</source>
        <translation>Import roster</translation>
    </message>
    <message>
        <source>户号、姓名、拼音首字母、电话后四位</source>
        <translation>Household no., name, pinyin initials, last four of phone</translation>
    </message>
    <message>
        <source>查找住户</source>
        <translation>Find a household</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>住户列表</source>
        <translation>List of households</translation>
    </message>
    <message>
        <source>{households} 户&#x3000;{people} 人</source>
        <translation>Households: {households}&#x3000;People: {people}</translation>
    </message>
    <message>
        <source>&#x3000;待核 {count} 人</source>
        <translation>&#x3000;To verify: {count}</translation>
    </message>
    <message>
        <source>没有找到这样的住户。</source>
        <translation>No such household.</translation>
    </message>
    <message>
        <source>还没有住户。按 Ctrl+I 导入花名册。</source>
        <translation>No households yet. Press Ctrl+I to import a roster.</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Household no.</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>人口</source>
        <translation>People</translation>
    </message>
    <message>
        <source>联户干部</source>
        <translation>Liaison cadre</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>全部网格</source>
        <translation>All grids</translation>
    </message>
    <message>
        <source>{name}（{households} 户）</source>
        <translation>{name} (households: {households})</translation>
    </message>
    <message>
        <source>新增户</source>
        <translation>New household</translation>
    </message>
    <message>
        <source>疑似重复</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>人员类别</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>居住状态</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>其他条件</source>
        <translation>Other conditions</translation>
    </message>
    <message>
        <source>全部人员类别</source>
        <translation>All groups</translation>
    </message>
    <message>
        <source>全部居住状态</source>
        <translation>All residences</translation>
    </message>
    <message>
        <source>在册的户</source>
        <translation>On register</translation>
    </message>
    <message>
        <source>有待核的人</source>
        <translation>With someone to verify</translation>
    </message>
    <message>
        <source>没有联户干部</source>
        <translation>Without liaison cadre</translation>
    </message>
    <message>
        <source>已迁出、已销户</source>
        <translation>Left or dissolved</translation>
    </message>
    <message>
        <source>&#x3000;符合条件 {count} 户</source>
        <translation>&#x3000;{count} households fit</translation>
    </message>
    <message>
        <source>户主不在或要理顺的</source>
        <translation>Head gone, or to be put in order</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Mark all</translation>
    </message>
    <message>
        <source>调整网格</source>
        <translation>Change grid</translation>
    </message>
    <message>
        <source>指定联户干部</source>
        <translation>Assign cadre</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>选了 {count} 户</source>
        <translation>{count} households marked</translation>
    </message>
    <message>
        <source>按住 Shift 或 Ctrl 可以一次选多户</source>
        <translation>Hold Shift or Ctrl to mark several</translation>
    </message>
    <message>
        <source>待安置（没分网格，或迁来还没住址）</source>
        <translation>to be placed (no grid, or moved in without an address)</translation>
    </message>
    <message>
        <source>&#x3000;待安置 {count} 户</source>
        <translation>  {count} households to be placed</translation>
    </message>
    <message>
        <source>安置</source>
        <translation>Place</translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>住户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>登记代办</source>
        <translation>Register case</translation>
    </message>
    <message>
        <source>记走访</source>
        <translation>Record visit</translation>
    </message>
    <message>
        <source>家庭成员</source>
        <translation>Members of the household</translation>
    </message>
    <message>
        <source>这一户的代办件</source>
        <translation>Cases of this household</translation>
    </message>
    <message>
        <source>还没有代办件。</source>
        <translation>No cases yet.</translation>
    </message>
    <message>
        <source>对这一户的走访</source>
        <translation>Visits to this household</translation>
    </message>
    <message>
        <source>还没有走访记录。</source>
        <translation>No visits recorded yet.</translation>
    </message>
    <message>
        <source>{name} 户</source>
        <translation>Household of {name}</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>户号 {number}</source>
        <translation>Household {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>联户干部 {name}</source>
        <translation>Liaison cadre {name}</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>与户主关系</source>
        <translation>To head</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Born on</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>居住</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>人员类别</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>代办件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>走访</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>修改人员</source>
        <translation>Edit person</translation>
    </message>
    <message>
        <source>人员变动</source>
        <translation>Person event</translation>
    </message>
    <message>
        <source>修改本户</source>
        <translation>Edit household</translation>
    </message>
    <message>
        <source>本户变动</source>
        <translation>Home event</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>选中人员的记录</source>
        <translation>History of the chosen person</translation>
    </message>
    <message>
        <source>本户的记录</source>
        <translation>History of the household</translation>
    </message>
    <message>
        <source>两台电脑写得不一样：{fields}。请核实，改好或再登记一次就定下来了。</source>
        <translation>Two PCs have written different things: {fields}. Please find out; correcting it or writing it down once more settles it.</translation>
    </message>
    <message>
        <source>这一户已经迁出或销户，户里却还有人。请把人迁到别的户，或恢复这一户。</source>
        <translation>This household has left or was dissolved, and yet people are in it. Please move them to another one, or bring it back.</translation>
    </message>
    <message>
        <source>户主不在这一户里了。请用“本户变动”变更户主。</source>
        <translation>The head is no longer of this household. Please change the head under “Home event”.</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>看选中人员的号码（Ctrl+Y）</source>
        <translation>Show this person&apos;s numbers (Ctrl+Y)</translation>
    </message>
    <message>
        <source>谁看过选中人员的号码</source>
        <translation>Who saw this person&apos;s numbers</translation>
    </message>
    <message>
        <source>迁移单</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>打印迁移单</source>
        <translation>Print the transfer paper</translation>
    </message>
    <message>
        <source>存成表格，交迁入村导入</source>
        <translation>Save a file for the other village to import</translation>
    </message>
    <message>
        <source>一户一策</source>
        <translation>Household plan</translation>
    </message>
    <message>
        <source>本人要查阅、更正、删除</source>
        <translation>Asks to see, correct or delete</translation>
    </message>
    <message>
        <source>这一户已经没有人了，却还算应访户。不再是一户时请登记“整户迁出”。</source>
        <translation>Nobody is left in this household, yet it counts as one to be visited. If it is a household no more, register that it moved out.</translation>
    </message>
</context>
<context>
    <name>HouseholdPicker</name>
    <message>
        <source>户号、姓名、拼音首字母、电话后四位</source>
        <translation>Household number, name, initials, last four digits of a phone</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Household no.</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>找到的人</source>
        <translation>Person found</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>找到的户</source>
        <translation>Households found</translation>
    </message>
    <message>
        <source>输入几个字，从找到的户里选一户。</source>
        <translation>Type a few characters and choose one of the households found.</translation>
    </message>
    <message>
        <source>没有找到这样的住户。</source>
        <translation>No such household was found.</translation>
    </message>
</context>
<context>
    <name>HouseholdPlan</name>
    <message>
        <source>家里的情况</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>要解决什么</source>
        <translation>What has to be solved</translation>
    </message>
    <message>
        <source>怎么帮</source>
        <translation>What is to be done</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>哪天再看</source>
        <translation>Look again on</translation>
    </message>
    <message>
        <source>一户一策：{name}</source>
        <translation>Own plan: {name}</translation>
    </message>
    <message>
        <source>上次写于 {day}；改了以后旧的仍在历史里。</source>
        <translation>Written on {day}; what stands now stays in the history.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>HouseholdSection</name>
    <message>
        <source>群众</source>
        <translation>People</translation>
    </message>
</context>
<context>
    <name>InstallStrip</name>
    <message>
        <source>有镇里给的安装U盘，现在插上，会自己认出来；没有的，在下面选村。</source>
        <translation>With an install stick from the township, plug it in now: it is found by itself. Without one, choose the village below.</translation>
    </message>
    <message>
        <source>用U盘上的安装文件</source>
        <translation>Use the stick&apos;s install file</translation>
    </message>
    <message>
        <source>选安装文件</source>
        <translation>Choose an install file</translation>
    </message>
    <message>
        <source>输一次性码</source>
        <translation>Type a one-time code</translation>
    </message>
    <message>
        <source>U盘上有{town}给{village}的安装文件，{letter} 号电脑，有效到 {day}。</source>
        <translation>The stick holds {town}&apos;s install file for {village}, PC {letter}, valid until {day}.</translation>
    </message>
    <message>
        <source>选镇里给的安装文件</source>
        <translation>Choose the township&apos;s install file</translation>
    </message>
    <message>
        <source>安装文件 (*.lxi)</source>
        <translation>Install files (*.lxi)</translation>
    </message>
    <message>
        <source>插上镇里给的安装U盘，会自己认出来；有一次性码的，在下面输。</source>
        <translation>Plug in the township&apos;s install stick, it is found by itself; a one-time code is typed below.</translation>
    </message>
</context>
<context>
    <name>IntakeFields</name>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>姓名、拼音首字母、电话后四位、户号</source>
        <translation>name, initials, phone tail, household number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>事项名称、拼音首字母或类别</source>
        <translation>name of the item, initials or category</translation>
    </message>
    <message>
        <source>怎么来的</source>
        <translation>Came by</translation>
    </message>
    <message>
        <source>代为办理的人</source>
        <translation>Stands in</translation>
    </message>
    <message>
        <source>本人来办不用填</source>
        <translation>empty if in person</translation>
    </message>
    <message>
        <source>与申请人关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>凭什么代办</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>要办的情况</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (yuan)</translation>
    </message>
    <message>
        <source>交给哪个单位</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>什么费</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>代收要交给别的单位的钱</source>
        <translation>Money for others</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>新登记</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>不在花名册里：就按“{name}”登记</source>
        <translation>Not in the roster: register “{name}” as written</translation>
    </message>
    <message>
        <source>姓名照输入的写</source>
        <translation>The name stays as typed</translation>
    </message>
    <message>
        <source>请写申请人姓名，或从列表里选</source>
        <translation>Write the applicant&apos;s name, or choose from the list</translation>
    </message>
    <message>
        <source>请从列表里选一个事项</source>
        <translation>Choose a service item from the list</translation>
    </message>
    <message>
        <source>不在花名册里</source>
        <translation>Not in the roster</translation>
    </message>
    <message>
        <source>先放一放，接下一位</source>
        <translation>Set aside, next please</translation>
    </message>
    <message>
        <source>剪贴板里没有图片；请先在别处复制一张图片。</source>
        <translation>There is no picture on the clipboard; copy one somewhere first.</translation>
    </message>
</context>
<context>
    <name>IntakePapers</name>
    <message>
        <source>选好事项，这里会列出要交的材料。</source>
        <translation>Once an item is chosen, the materials it needs are listed here.</translation>
    </message>
</context>
<context>
    <name>IntakeSummary</name>
    <message>
        <source>时限和材料</source>
        <translation>Limits and materials</translation>
    </message>
    <message>
        <source>最迟报送日</source>
        <translation>Submit by</translation>
    </message>
    <message>
        <source>预计办结日</source>
        <translation>Expected by</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>免费</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>代办不收任何费用</source>
        <translation>never any charge</translation>
    </message>
    <message numerus="yes">
        <source>%n 个工作日内报镇里</source>
        <translation>
            <numerusform>within %n working day</numerusform>
            <numerusform>within %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>约 %n 个工作日后</source>
        <translation>
            <numerusform>about %n working day</numerusform>
            <numerusform>about %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还缺 %n 份</source>
        <translation>
            <numerusform>%n paper missing</numerusform>
            <numerusform>%n papers missing</numerusform>
        </translation>
    </message>
    <message>
        <source>{names}。登记后打印一次性告知单。</source>
        <translation>{names}. Then print the one-time notice.</translation>
    </message>
    <message>
        <source>材料齐全</source>
        <translation>All materials here</translation>
    </message>
    <message>
        <source>登记后打印材料接收凭证。</source>
        <translation>Then print the receipt of materials.</translation>
    </message>
    <message numerus="yes">
        <source>容缺 %n 份</source>
        <translation>
            <numerusform>%n paper to follow</numerusform>
            <numerusform>%n papers to follow</numerusform>
        </translation>
    </message>
    <message>
        <source>{names}。登记后打印容缺承诺书。</source>
        <translation>{names}. Print the commitment letter once registered.</translation>
    </message>
</context>
<context>
    <name>IntakeWords</name>
    <message>
        <source>户号 {number}</source>
        <translation>household {number}</translation>
    </message>
    <message>
        <source>户主 {name}</source>
        <translation>head {name}</translation>
    </message>
    <message>
        <source>须本人办理</source>
        <translation>in person only</translation>
    </message>
    <message>
        <source>▲ 村里不能开具&#x3000;{advice}</source>
        <translation>▲ no village may issue this&#x3000;{advice}</translation>
    </message>
</context>
<context>
    <name>ItemImportPage</name>
    <message>
        <source>导入事项清单</source>
        <translation>Import an item list</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>选择清单文件</source>
        <translation>Choose a list</translation>
    </message>
    <message>
        <source>不能采用的行</source>
        <translation>Rows refused</translation>
    </message>
    <message>
        <source>清单版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>清单里的变化</source>
        <translation>Changes of the list</translation>
    </message>
    <message>
        <source>和现行清单一样，没有变化。</source>
        <translation>The same as the list in force; nothing changes.</translation>
    </message>
    <message>
        <source>Excel 或 CSV。选好以后先看一遍，点“导入”才写入。表里要有“事项编码”“事项名称”和带单位的时限，列的先后不限。</source>
        <translation>Excel or CSV. You see it first; nothing is written before “Import”. It needs each item&apos;s code, name and a limit with its unit, in columns of any order.</translation>
    </message>
    <message>
        <source>有 {count} 行不能采用，整份都不能导入；请改好表格，再选一次。</source>
        <translation>{count} rows cannot be used, so none of the list can be imported. Correct the sheet and choose it again.</translation>
    </message>
    <message>
        <source>已导入清单“{version}”，共 {count} 项，{day}起生效。</source>
        <translation>List “{version}” with {count} items is imported and in force from {day}.</translation>
    </message>
    <message>
        <source>怎么处理</source>
        <translation>Treatment</translation>
    </message>
    <message>
        <source>事项或单元格</source>
        <translation>Item or cell</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>第 {row} 行“{column}”{value}</source>
        <translation>Row {row}, “{column}” {value}</translation>
    </message>
    <message>
        <source>不采用</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>选择事项清单</source>
        <translation>Choose an item list</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.et *.xlsm *.ods *.csv)</source>
        <translation>Sheets (*.xlsx *.xls *.et *.xlsm *.ods *.csv)</translation>
    </message>
</context>
<context>
    <name>LanStrip</name>
    <message>
        <source>与本站另一台电脑同步</source>
        <translation>Exchange with the station&apos;s other PC</translation>
    </message>
    <message>
        <source>那台的地址，空着会自动找</source>
        <translation>Its address; empty: look for it</translation>
    </message>
    <message>
        <source>另一台电脑的地址</source>
        <translation>Address of the other PC</translation>
    </message>
    <message>
        <source>连另一台</source>
        <translation>Call it</translation>
    </message>
    <message>
        <source>等另一台来连</source>
        <translation>Wait for it</translation>
    </message>
    <message>
        <source>正在准备</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>在另一台按“连另一台”；找不到就输入 {addresses}</source>
        <translation>Press “Call it” at the other PC; if it finds nothing, type {addresses}</translation>
    </message>
    <message>
        <source> 或 </source>
        <translation> or </translation>
    </message>
    <message>
        <source>这台没有连上任何网络，请先接好网线或无线</source>
        <translation>This PC is in no network; connect a cable or Wi-Fi first</translation>
    </message>
    <message>
        <source>正在等</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>送出 {sent} 条，收到 {received} 条</source>
        <translation>{sent} sent, {received} received</translation>
    </message>
    <message>
        <source>电脑{letter}连上了</source>
        <translation>PC {letter} connected</translation>
    </message>
    <message>
        <source>同步好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>没传完</source>
        <translation>Not all across</translation>
    </message>
    <message>
        <source>断开了</source>
        <translation>Broken off</translation>
    </message>
    <message>
        <source>没同步</source>
        <translation>Not exchanged</translation>
    </message>
    <message>
        <source>正在连</source>
        <translation>Calling</translation>
    </message>
    <message>
        <source>两台接在同一个网络里：一台按“等另一台来连”，另一台按“连另一台”。</source>
        <translation>With both PCs in one network: press “Wait for it” at one and “Call it” at the other.</translation>
    </message>
    <message>
        <source>与电脑{letter}：{moved}，两台现在一样；送到镇里另算</source>
        <translation>With PC {letter}: {moved}; both are the same now, the township counts apart</translation>
    </message>
    <message>
        <source>不等了</source>
        <translation>Stop waiting</translation>
    </message>
</context>
<context>
    <name>LedgerSection</name>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>各本台账</source>
        <translation>The ledgers</translation>
    </message>
    <message>
        <source>按 Ctrl+PgDown 换下一本，按 Ctrl+PgUp 换上一本。</source>
        <translation>Ctrl+PgDown opens the next ledger, Ctrl+PgUp the one before.</translation>
    </message>
    <message>
        <source>全部台账</source>
        <translation>All ledgers</translation>
    </message>
</context>
<context>
    <name>Ledgers</name>
    <message>
        <source>民情台账</source>
        <translation>Appeal ledger</translation>
    </message>
    <message>
        <source>批评台账</source>
        <translation>Criticism ledger</translation>
    </message>
    <message>
        <source>动态台账</source>
        <translation>Dynamic ledger</translation>
    </message>
    <message>
        <source>基本台账</source>
        <translation>Basic ledger</translation>
    </message>
    <message>
        <source>统计报表</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>考核表</source>
        <translation>Scorecard</translation>
    </message>
    <message>
        <source>月度述职</source>
        <translation>Monthly pack</translation>
    </message>
    <message>
        <source>值班</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>评议</source>
        <translation>Appraisals</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>两边不一致</source>
        <translation>Disagreements</translation>
    </message>
    <message>
        <source>表样与导出</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>统计图</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>团队</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>批评大会</source>
        <translation>Assemblies</translation>
    </message>
</context>
<context>
    <name>ListFile</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已存到 {path}</source>
        <translation>Saved to {path}</translation>
    </message>
    <message>
        <source>已按表样存到 {path}；表样里没有这些列，没有填：{names}</source>
        <translation>Saved in the township&apos;s form to {path}; the form has no such columns, so these were left out: {names}</translation>
    </message>
    <message>
        <source>已按表样存到 {path}</source>
        <translation>Saved in the township&apos;s form to {path}</translation>
    </message>
</context>
<context>
    <name>LockStep</name>
    <message>
        <source>开锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>用什么打开这份备份？</source>
        <translation>What opens this backup?</translation>
    </message>
    <message>
        <source>备份是加密的。恢复码在信封里，请打电话让保管信封的人念。</source>
        <translation>The backup is encrypted. The recovery code is in the envelope: telephone whoever keeps it and have it read out.</translation>
    </message>
    <message>
        <source>谁来用</source>
        <translation>Who will use it</translation>
    </message>
    <message>
        <source>用什么打开</source>
        <translation>Opened by</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>7组，每组4个字符</source>
        <translation>7 groups of 4 characters</translation>
    </message>
    <message>
        <source>原来的密码</source>
        <translation>Former password</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>请镇里放行</source>
        <translation>Grant of the township</translation>
    </message>
    <message>
        <source>联网请镇里放行</source>
        <translation>Ask the township online</translation>
    </message>
    <message>
        <source>写申请到U盘</source>
        <translation>Write the request to a stick</translation>
    </message>
    <message>
        <source>读镇里的答复</source>
        <translation>Read the township&apos;s answer</translation>
    </message>
    <message>
        <source>选U盘</source>
        <translation>Choose the stick</translation>
    </message>
    <message>
        <source>选镇里的答复</source>
        <translation>Choose the township&apos;s answer</translation>
    </message>
    <message>
        <source>镇里的答复 (*.lxg)</source>
        <translation>The township&apos;s answer (*.lxg)</translation>
    </message>
</context>
<context>
    <name>LoginView</name>
    <message>
        <source>请选择您的名字</source>
        <translation>Please choose your name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>请输入密码</source>
        <translation>Please type the password</translation>
    </message>
    <message>
        <source>请选择您的名字，再输入密码</source>
        <translation>Choose your name, then type the password</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>办事指南（不用登录）</source>
        <translation>Guide (no login needed)</translation>
    </message>
    <message>
        <source>忘了密码</source>
        <translation>Forgot the password</translation>
    </message>
    <message>
        <source>练习村</source>
        <translation>Practice village</translation>
    </message>
    <message>
        <source>程序升级过，正在整理资料</source>
        <translation>The program was updated: putting the records in order</translation>
    </message>
    <message>
        <source>快好了，正在编目录</source>
        <translation>Almost done: making the indexes</translation>
    </message>
    <message>
        <source>用备份恢复</source>
        <translation>Restore from a backup</translation>
    </message>
</context>
<context>
    <name>LookTab</name>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Largest</translation>
    </message>
    <message>
        <source>选了马上生效，只管这台电脑；打印出来的纸不受影响。</source>
        <translation>Takes effect at once, on this PC only; printed papers stay as they are.</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>字的大小</source>
        <translation>Size of text</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>连心站</source>
        <translation>Lianxin</translation>
    </message>
    <message>
        <source>连心站 练习村</source>
        <translation>Lianxin – practice village</translation>
    </message>
</context>
<context>
    <name>ManualSheet</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>在操作手册里找</source>
        <translation>Search the manual</translation>
    </message>
    <message>
        <source>例如：打印、撤销、U盘</source>
        <translation>For example: 打印, 撤销, U盘</translation>
    </message>
    <message>
        <source>手册的各节</source>
        <translation>Sections of the manual</translation>
    </message>
    <message>
        <source>手册正文</source>
        <translation>Text of the manual</translation>
    </message>
    <message>
        <source>整本手册（PDF）</source>
        <translation>Whole manual (PDF)</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>没有找到，请换一个说法。</source>
        <translation>Nothing found; try other words.</translation>
    </message>
    <message>
        <source>正在做整本手册</source>
        <translation>Making the whole manual</translation>
    </message>
</context>
<context>
    <name>MarksTable</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>这张票</source>
        <translation>This sheet</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>合并为一个人</source>
        <translation>Merge into one person</translation>
    </message>
    <message>
        <source>两条的代办件、走访、联系卡和附件都会归到一起；合并可以在“记录”里撤销。</source>
        <translation>Cases, visits, cards and attachments of both will stand together; the merge can be taken back under “History”.</translation>
    </message>
    <message>
        <source>两条没有不一致的地方，空着的项互相补上。</source>
        <translation>The two do not disagree anywhere; what one lacks the other fills in.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>May be left empty</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>在册</source>
        <translation>On the register</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
</context>
<context>
    <name>MoneySheet</name>
    <message>
        <source>代收代缴</source>
        <translation>Money for others</translation>
    </message>
    <message>
        <source>代办免费；这里只记要交给别的单位的钱。</source>
        <translation>The service is free; only money for other authorities is noted here.</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (yuan)</translation>
    </message>
    <message>
        <source>收款单位</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>什么费</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>票据号</source>
        <translation>Voucher number</translation>
    </message>
    <message>
        <source>交给谁</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>作废哪一笔</source>
        <translation>Void which line</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>记账</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>还没有代收的钱。</source>
        <translation>No money was taken.</translation>
    </message>
    <message>
        <source>手里还有 {left}</source>
        <translation>{left} in hand</translation>
    </message>
</context>
<context>
    <name>MorningSheet</name>
    <message>
        <source>开站准备</source>
        <translation>First morning</translation>
    </message>
    <message>
        <source>六步，做到哪算哪，随时可以回来接着做。</source>
        <translation>Six steps; do what you can and come back for the rest at any time.</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>做好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>还没做</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>第几步</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>开站准备的六步</source>
        <translation>The six steps of the first morning</translation>
    </message>
    <message>
        <source>以后再做</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>去做这一步</source>
        <translation>Go to this step</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 步；做到哪算哪，随时可以回来接着做。</source>
        <translation>
            <numerusform>%n step left; do what you can and come back for the rest at any time.</numerusform>
            <numerusform>%n steps left; do what you can and come back for the rest at any time.</numerusform>
        </translation>
    </message>
    <message>
        <source>六步都做好了，可以开门了。</source>
        <translation>All six steps are done; the station may open.</translation>
    </message>
</context>
<context>
    <name>MorningSteps</name>
    <message>
        <source>1 服务站资料</source>
        <translation>1 Station</translation>
    </message>
    <message>
        <source>填上值班电话和办公时间，印在卡和回执上。</source>
        <translation>Fill in duty phone and hours; they stand on cards and receipts.</translation>
    </message>
    <message>
        <source>2 花名册</source>
        <translation>2 Roster</translation>
    </message>
    <message>
        <source>读入村里的花名册，户和人就都有了。</source>
        <translation>Read the village&apos;s roster, and all households and people are there.</translation>
    </message>
    <message>
        <source>3 账号和恢复码</source>
        <translation>3 Accounts and code</translation>
    </message>
    <message>
        <source>抄下恢复码封好；给每个值班的人开账号。</source>
        <translation>Write the recovery code down and seal it; open an account for everyone on duty.</translation>
    </message>
    <message>
        <source>4 值班</source>
        <translation>4 Duty</translation>
    </message>
    <message>
        <source>排出这个月的班，今日页上就有值班人。</source>
        <translation>Make this month&apos;s roster, and Today says who is on duty.</translation>
    </message>
    <message>
        <source>5 试打印</source>
        <translation>5 Test print</translation>
    </message>
    <message>
        <source>印一张试印页，看字清不清楚、尺寸对不对。</source>
        <translation>Print a test page and see whether words are clear and sizes right.</translation>
    </message>
    <message>
        <source>6 第一份备份</source>
        <translation>6 First backup</translation>
    </message>
    <message>
        <source>插上U盘，备份一份，拔下来收好。</source>
        <translation>Put in a stick, back up onto it, and keep it safe.</translation>
    </message>
</context>
<context>
    <name>MustVisitSheet</name>
    <message>
        <source>记必到事项</source>
        <translation>Note an event</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>什么事</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>哪天的事</source>
        <translation>On which day</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Type it again</translation>
    </message>
    <message>
        <source>替我想一个</source>
        <translation>Propose one</translation>
    </message>
    <message>
        <source>记住这四样东西：{picture}。请抄在纸上收好。</source>
        <translation>Remember these four things: {picture}. Copy them on paper and keep it safe.</translation>
    </message>
</context>
<context>
    <name>NotedSheet</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
</context>
<context>
    <name>NotedStrip</name>
    <message>
        <source>还有</source>
        <translation>Also</translation>
    </message>
    <message>
        <source>{title} {count} 件</source>
        <translation>{title}: {count}</translation>
    </message>
    <message>
        <source>容缺到期没补</source>
        <translation>Promised papers not brought</translation>
    </message>
    <message>
        <source>承诺的日子过了，材料还没补来。请催申请人，或打印通知书告知。</source>
        <translation>The promised day has passed and the papers are not here. Remind the applicant, or print the notice.</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Still missing</translation>
    </message>
    <message>
        <source>差评待整改</source>
        <translation>Bad ratings to settle</translation>
    </message>
    <message>
        <source>差评要先核实，再整改，再回访。</source>
        <translation>A bad rating is verified, put right, then followed up.</translation>
    </message>
    <message>
        <source>到哪一步</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>镇里退回</source>
        <translation>Sent back by the township</translation>
    </message>
    <message>
        <source>请按镇里说的补好，再报一次；补不了的，通知申请人补正。</source>
        <translation>Put right what the township says and submit again; what you cannot, have the applicant supplement.</translation>
    </message>
    <message>
        <source>镇里怎么说</source>
        <translation>What the township says</translation>
    </message>
    <message>
        <source>镇里不予受理</source>
        <translation>Refused by the township</translation>
    </message>
    <message>
        <source>请把理由告诉申请人，退还原件，再归档。</source>
        <translation>Tell the applicant the reason, give the originals back, then archive the case.</translation>
    </message>
</context>
<context>
    <name>NoticeSheet</name>
    <message>
        <source>镇里通知</source>
        <translation>From the township</translation>
    </message>
    <message>
        <source>看过按“已阅”，镇里就知道本站看过了。</source>
        <translation>Press “Read” once you have read one; the township then knows that this station has.</translation>
    </message>
    <message>
        <source>通知内容</source>
        <translation>Text of the notice</translation>
    </message>
    <message>
        <source>存附件</source>
        <translation>Save the file</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已阅</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>看过</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>还没看</source>
        <translation>Not yet</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>镇里通知 {count} 条</source>
        <translation>From the township: {count}</translation>
    </message>
    <message>
        <source>▲ 镇里通知：{title}（{unread} 条没看）</source>
        <translation>▲ From the township: {title} ({unread} not read)</translation>
    </message>
    <message>
        <source>▲ 镇里发来表样：{title}（{unread} 条没看）</source>
        <translation>▲ A form from the township: {title} ({unread} not read)</translation>
    </message>
</context>
<context>
    <name>OutreachPage</name>
    <message>
        <source>四到户</source>
        <translation>Outreach</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>打印名单</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>新的到户事项</source>
        <translation>New outreach</translation>
    </message>
    <message>
        <source>勾错了</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>已到户</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>到户事项</source>
        <translation>Outreach</translation>
    </message>
    <message>
        <source>只看还没到的户</source>
        <translation>Only households not reached</translation>
    </message>
    <message>
        <source>到户的户</source>
        <translation>Households of the outreach</translation>
    </message>
    <message>
        <source>应到的户都到了。</source>
        <translation>All households are reached.</translation>
    </message>
    <message>
        <source>还没有到户事项。按 Ctrl+N 记一项。</source>
        <translation>There is no outreach yet. Ctrl+N begins one.</translation>
    </message>
    <message>
        <source>已到 {reached} 户，共 {total} 户，还差 {left} 户；Ctrl+A 全选，回车勾选或取消。</source>
        <translation>{reached} of {total} households reached, {left} left; Ctrl+A marks all, Enter ticks or unticks.</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Household number</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>联户干部</source>
        <translation>Liaison cadre</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>到户</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>没到</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>哪一种</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>到户的是什么</source>
        <translation>What is carried</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>正在做文件</source>
        <translation>Making the file</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PagePlaces</name>
    <message>
        <source>新登记代办件</source>
        <translation>Register a new case</translation>
    </message>
    <message>
        <source>登记咨询</source>
        <translation>Note an inquiry</translation>
    </message>
    <message>
        <source>原件在谁手里</source>
        <translation>Who holds the originals</translation>
    </message>
    <message>
        <source>导入花名册</source>
        <translation>Import a roster</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>疑似重复的户和人</source>
        <translation>Likely duplicates</translation>
    </message>
    <message>
        <source>记走访</source>
        <translation>Write down a visit</translation>
    </message>
    <message>
        <source>批量记走访</source>
        <translation>Write down a day of visits</translation>
    </message>
    <message>
        <source>走访统计</source>
        <translation>Visiting figures</translation>
    </message>
    <message>
        <source>走访计划与必到</source>
        <translation>Visit plan and must-visits</translation>
    </message>
    <message>
        <source>外观、字的大小</source>
        <translation>Looks and size of text</translation>
    </message>
    <message>
        <source>账号、密码</source>
        <translation>Accounts, passwords</translation>
    </message>
    <message>
        <source>备份和恢复</source>
        <translation>Backup and recovery</translation>
    </message>
    <message>
        <source>查看记录</source>
        <translation>Who saw what</translation>
    </message>
    <message>
        <source>开站准备</source>
        <translation>First morning</translation>
    </message>
    <message>
        <source>没填完的表</source>
        <translation>Unfinished forms</translation>
    </message>
    <message>
        <source>个人信息申请</source>
        <translation>Personal data requests</translation>
    </message>
</context>
<context>
    <name>PaperCard</name>
    <message>
        <source>收到的材料</source>
        <translation>Papers received</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>收到{name}</source>
        <translation>{name} received</translation>
    </message>
    <message>
        <source>{name}的形式</source>
        <translation>Form of {name}</translation>
    </message>
    <message>
        <source>{name}的份数</source>
        <translation>Copies of {name}</translation>
    </message>
    <message>
        <source>{count} 份</source>
        <translation>× {count}</translation>
    </message>
    <message>
        <source>有就交</source>
        <translation>if there is one</translation>
    </message>
    <message>
        <source>可容缺</source>
        <translation>may follow</translation>
    </message>
</context>
<context>
    <name>PaperStrip</name>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>{paper}已经做好：{name}</source>
        <translation>{paper} is ready: {name}</translation>
    </message>
    <message>
        <source>预览和打印</source>
        <translation>Preview and print</translation>
    </message>
    <message>
        <source>下一份</source>
        <translation>Next one</translation>
    </message>
    <message>
        <source>{paper}已经做好：{name}（第 {place} 份，共 {count} 份）</source>
        <translation>{paper} is ready: {name} ({place} of {count})</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>显示</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>显示密码</source>
        <translation>Show password</translation>
    </message>
    <message>
        <source>隐藏</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>▲ 大写锁定开着</source>
        <translation>▲ Caps Lock is on</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>给 {name} 重设密码</source>
        <translation>Reset the password of {name}</translation>
    </message>
    <message>
        <source>旧密码马上作废。四个常用词的拼音，或至少10个字符且不全是数字。</source>
        <translation>The old password ends at once. The pinyin of four everyday words, or at least 10 characters that are not all digits.</translation>
    </message>
    <message>
        <source>换成新密码</source>
        <translation>Set new password</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>这里显示不了这个文件。</source>
        <translation>This file cannot be shown here.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>去掉这张</source>
        <translation>Take it off</translation>
    </message>
</context>
<context>
    <name>PictureStrip</name>
    <message>
        <source>图片</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>新图片属于</source>
        <translation>New pictures belong to</translation>
    </message>
    <message>
        <source>相机</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>整件</source>
        <translation>the case</translation>
    </message>
    <message>
        <source>正在处理…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>粘贴的图片.png</source>
        <translation>pasted.png</translation>
    </message>
    <message>
        <source>选择图片或 PDF</source>
        <translation>Choose pictures or PDF</translation>
    </message>
    <message>
        <source>图片和 PDF (*.jpg *.jpeg *.png *.pdf)</source>
        <translation>Pictures and PDF (*.jpg *.jpeg *.png *.pdf)</translation>
    </message>
    <message>
        <source>选图片</source>
        <translation>Pictures</translation>
    </message>
</context>
<context>
    <name>PointsForm</name>
    <message>
        <source>得分（满分 {most}）</source>
        <translation>Points (at most {most})</translation>
    </message>
    <message>
        <source>留空就是撤回打过的分</source>
        <translation>Leave empty to take points back</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Rests on</translation>
    </message>
    <message>
        <source>打分：{indicator}</source>
        <translation>Points for {indicator}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>PowerPanel</name>
    <message>
        <source>委托做什么（不含代签）</source>
        <translation>May do (never sign)</translation>
    </message>
    <message>
        <source>委托到哪天</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>不填就是 90 天</source>
        <translation>90 days if empty</translation>
    </message>
    <message>
        <source>怎么签</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>见证人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>代办人电话</source>
        <translation>Proxy&apos;s phone</translation>
    </message>
    <message>
        <source>代办人证件号码</source>
        <translation>Proxy&apos;s ID number</translation>
    </message>
</context>
<context>
    <name>PracticeBand</name>
    <message>
        <source>练习村</source>
        <translation>Practice village</translation>
    </message>
    <message>
        <source>▲ 练习村</source>
        <translation>▲ Practice village</translation>
    </message>
    <message>
        <source>这里的人和事都是编的，随便试；印出来都写着“练习，不作凭据”，什么也不会送到镇里。</source>
        <translation>Everything here is made up, so try what you like; papers bear the mark of practice, and nothing is sent to the town.</translation>
    </message>
    <message>
        <source>清空重来</source>
        <translation>Start afresh</translation>
    </message>
    <message>
        <source>离开练习村</source>
        <translation>Leave practice</translation>
    </message>
</context>
<context>
    <name>PracticeEntrance</name>
    <message>
        <source>正在准备练习村…</source>
        <translation>Making the practice village ready…</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>PreviewSheet</name>
    <message>
        <source>放大</source>
        <translation>Enlarge</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>另存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>用系统的程序打开</source>
        <translation>Open with the system&apos;s program</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>这台电脑上没有找到打印机，纸面已经做好；接好打印机再打开，或另存为 PDF。</source>
        <translation>No printer was found on this computer. The paper is ready; connect a printer and open it again, or save it as PDF.</translation>
    </message>
    <message>
        <source>正在送往打印机 {done}／{total}</source>
        <translation>Sending to the printer {done}/{total}</translation>
    </message>
    <message>
        <source>已交给打印机：{pages} 面，{copies} 份。</source>
        <translation>Handed to the printer: {pages} pages, {copies} copies.</translation>
    </message>
    <message>
        <source>第 {page} 页，共 {count} 页</source>
        <translation>Page {page} of {count}</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>全部；也可写 1-3、5</source>
        <translation>All; or for example 1-3,5</translation>
    </message>
    <message>
        <source>单面还是双面</source>
        <translation>Sides</translation>
    </message>
    <message>
        <source>单面</source>
        <translation>One side</translation>
    </message>
    <message>
        <source>双面，沿长边翻</source>
        <translation>Both sides, long edge</translation>
    </message>
    <message>
        <source>双面，沿短边翻</source>
        <translation>Both sides, short edge</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>跟纸面一样大</source>
        <translation>As large as the paper</translation>
    </message>
    <message>
        <source>A4，居中</source>
        <translation>A4, in the middle</translation>
    </message>
    <message>
        <source>A5，居中，放不下就缩小</source>
        <translation>A5, in the middle, smaller if it must</translation>
    </message>
    <message>
        <source>{name}（能自动双面）</source>
        <translation>{name} (prints both sides)</translation>
    </message>
    <message>
        <source>看整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>有 {count} 个字没有公开的编码，纸上印成了 {marks}；请问清是哪个字，改好再印。</source>
        <translation>{count} characters have no public code and are printed as {marks}; ask which they are and correct them before printing.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>已交给打印机：{pages} 面，{copies} 份；以前印过，纸上标了“重印”。</source>
        <translation>Sent to the printer: pages {pages}, copies {copies}. It was printed before and is marked 重印 (reprint).</translation>
    </message>
    <message>
        <source>纸面</source>
        <translation>The paper</translation>
    </message>
    <message>
        <source>放大以后按方向键移动</source>
        <translation>Once enlarged, move it with the arrow keys</translation>
    </message>
</context>
<context>
    <name>PrivateSigns</name>
    <message>
        <source>{marks} 是没有公开编码的自造字，照原样存着，输入编码也查得到。</source>
        <translation>{marks}: a private-use character without a public code. It is kept as it was written and found by its code.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>约还要 %n 分钟</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>约还要 %n 秒</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromiseTile</name>
    <message>
        <source>暂定</source>
        <translation>provisional</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>连心站</source>
        <translation>Lianxin</translation>
    </message>
    <message>
        <source>没填完 {count}</source>
        <translation>Open {count}</translation>
    </message>
    <message numerus="yes">
        <source>没填完的表，%n 张</source>
        <translation>
            <numerusform>%n unfinished form</numerusform>
            <numerusform>%n unfinished forms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RatingSheet</name>
    <message>
        <source>请您评价这次服务</source>
        <translation>Please rate this service</translation>
    </message>
    <message>
        <source>{name}：您办的“{item}”已经办结。</source>
        <translation>{name}: your errand “{item}” is concluded.</translation>
    </message>
    <message>
        <source>评价自愿，请您自己点选；工作人员请把屏幕转给申请人。</source>
        <translation>Rating is voluntary. Please choose yourself; staff, please turn the screen to the applicant.</translation>
    </message>
    <message>
        <source>总体评价</source>
        <translation>Overall</translation>
    </message>
    <message>
        <source>原因或建议，可以不填</source>
        <translation>Reason or suggestion, may be left empty</translation>
    </message>
    <message>
        <source>原因或建议</source>
        <translation>Reason or suggestion</translation>
    </message>
    <message>
        <source>不写我的名字（匿名）</source>
        <translation>Without my name (anonymous)</translation>
    </message>
    <message>
        <source>提交评价</source>
        <translation>Submit rating</translation>
    </message>
    <message>
        <source>不评价</source>
        <translation>Rather not</translation>
    </message>
</context>
<context>
    <name>ReasonSheet</name>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>ReceptionForm</name>
    <message>
        <source>平时来访</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>接待来访</source>
        <translation>Receive a visitor</translation>
    </message>
    <message>
        <source>来访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>来访事由</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>哪一场接待</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>安排开放接待</source>
        <translation>Arrange session</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>接待代表</source>
        <translation>Delegates</translation>
    </message>
    <message>
        <source>每行一个姓名。</source>
        <translation>One name a line.</translation>
    </message>
    <message>
        <source>来访人是否满意</source>
        <translation>Satisfied?</translation>
    </message>
    <message>
        <source>没有说</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>{name}：{stage}</source>
        <translation>{name}: {stage}</translation>
    </message>
    <message>
        <source>办下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>转给哪个部门</source>
        <translation>To which department</translation>
    </message>
    <message>
        <source>说明或跟踪情况</source>
        <translation>Note, or how it goes</translation>
    </message>
    <message>
        <source>给来访人的答复</source>
        <translation>Answer to the visitor</translation>
    </message>
    <message>
        <source>转成诉求</source>
        <translation>Make an appeal</translation>
    </message>
    <message>
        <source>诉求类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>服务对象</source>
        <translation>Who was served</translation>
    </message>
    <message>
        <source>服务人</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>服务内容</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>意见卡</source>
        <translation>Opinion card</translation>
    </message>
    <message>
        <source>还没有收回</source>
        <translation>Not back yet</translation>
    </message>
    <message>
        <source>意见卡上写的</source>
        <translation>Written on the card</translation>
    </message>
    <message>
        <source>六个一、两到位</source>
        <translation>The eight ticks</translation>
    </message>
    <message>
        <source>上门服务</source>
        <translation>Home service</translation>
    </message>
    <message>
        <source>反馈电话</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>是否满意</source>
        <translation>Satisfied?</translation>
    </message>
    <message>
        <source>电话里说的</source>
        <translation>Said on the phone</translation>
    </message>
    <message>
        <source>是哪一户的人（不是本村的空着）</source>
        <translation>Of which household (leave empty if of none)</translation>
    </message>
    <message>
        <source>按 ↓ 从常用的部门里选，也可以直接写</source>
        <translation>Press ↓ to choose from the usual departments, or write one</translation>
    </message>
    <message>
        <source>选服务事项</source>
        <translation>Choose a service</translation>
    </message>
    <message>
        <source>按 ↓ 选常做的或清单里的，选中的写进服务内容</source>
        <translation>Press ↓ for usual services and the catalogue; what you choose is added below</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>接待</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>接待和上门服务</source>
        <translation>Receptions and home services</translation>
    </message>
    <message>
        <source>上门服务</source>
        <translation>Home service</translation>
    </message>
    <message>
        <source>接待记录</source>
        <translation>Receptions</translation>
    </message>
    <message>
        <source>还没有接待记录。按 Ctrl+N 登记来访的人。</source>
        <translation>No reception yet. Ctrl+N notes who came.</translation>
    </message>
    <message>
        <source>还没有上门服务。按 Ctrl+N 登记一次。</source>
        <translation>No home service yet. Ctrl+N notes one.</translation>
    </message>
    <message>
        <source>已登记接待，您是首问责任人。</source>
        <translation>The reception is kept; you are the first receiver.</translation>
    </message>
    <message>
        <source>已安排这场接待。</source>
        <translation>The session is arranged.</translation>
    </message>
    <message>
        <source>已记下这一步。</source>
        <translation>The step is kept.</translation>
    </message>
    <message>
        <source>已转成诉求，请到民情台账里办理。</source>
        <translation>It is an appeal now; please go on in the appeal ledger.</translation>
    </message>
    <message>
        <source>已保存上门服务。</source>
        <translation>The home service is kept.</translation>
    </message>
    <message>
        <source>已记下反馈电话。</source>
        <translation>The call back is kept.</translation>
    </message>
    <message>
        <source>安排开放接待</source>
        <translation>Arrange session</translation>
    </message>
    <message>
        <source>转成诉求</source>
        <translation>Make an appeal</translation>
    </message>
    <message>
        <source>打印转办单</source>
        <translation>Print transfer slip</translation>
    </message>
    <message>
        <source>办下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>来访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>接待人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>转交部门</source>
        <translation>Passed on to</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Appeal</translation>
    </message>
    <message>
        <source>已转</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>服务对象</source>
        <translation>Who was served</translation>
    </message>
    <message>
        <source>服务内容</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>服务人</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>勾选</source>
        <translation>Ticks</translation>
    </message>
    <message>
        <source>意见卡</source>
        <translation>Opinion card</translation>
    </message>
    <message>
        <source>反馈电话</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>还没有打</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>看诉求</source>
        <translation>Open appeal</translation>
    </message>
    <message>
        <source>本周还要开放 {count} 场接待</source>
        <translation>{count} sessions still to be held this week</translation>
    </message>
    <message>
        <source>{reply}（满意）</source>
        <translation>{reply} (content)</translation>
    </message>
    <message>
        <source>{reply}（不满意）</source>
        <translation>{reply} (not content)</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>已填上 {at} 没保存的内容，接着填就行。</source>
        <translation>What was typed at {at} and not saved is filled in; just go on.</translation>
    </message>
</context>
<context>
    <name>RegisterChangeSheet</name>
    <message>
        <source>哪一天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>迁到哪一户</source>
        <translation>Moves to</translation>
    </message>
    <message>
        <source>与新户主的关系</source>
        <translation>Relation to the new head</translation>
    </message>
    <message>
        <source>去哪里、什么单位</source>
        <translation>Where to, which employer</translation>
    </message>
    <message>
        <source>与哪一户合并</source>
        <translation>Merge with</translation>
    </message>
    <message>
        <source>保留本户的户号和户主</source>
        <translation>Keep this household&apos;s number and head</translation>
    </message>
    <message>
        <source>保留对方的户号和户主</source>
        <translation>Keep the other household&apos;s number and head</translation>
    </message>
    <message>
        <source>合并以后</source>
        <translation>After the merge</translation>
    </message>
    <message>
        <source>调到哪个网格</source>
        <translation>To which grid</translation>
    </message>
    <message>
        <source>暂时没有联户干部</source>
        <translation>No liaison cadre for now</translation>
    </message>
    <message>
        <source>由谁联系</source>
        <translation>Liaison cadre</translation>
    </message>
    <message>
        <source>分出去的人</source>
        <translation>Who leaves the household</translation>
    </message>
    <message>
        <source>新户的户主</source>
        <translation>Head of the new household</translation>
    </message>
    <message>
        <source>新户号</source>
        <translation>New household no.</translation>
    </message>
    <message>
        <source>新户的住址</source>
        <translation>Address of the new household</translation>
    </message>
    <message>
        <source>不填就与原户相同</source>
        <translation>Left empty, it is that of the old household</translation>
    </message>
    <message>
        <source>新户主</source>
        <translation>New head</translation>
    </message>
    <message>
        <source>{name}与新户主的关系</source>
        <translation>Relation of {name} to the new head</translation>
    </message>
    <message>
        <source>{count} 户一起</source>
        <translation>{count} households together</translation>
    </message>
    <message>
        <source>原户主已不在这一户</source>
        <translation>The head is no longer in this household</translation>
    </message>
    <message>
        <source>并进来的人与户主的关系先空着，请随后逐个补上。</source>
        <translation>The relation to the head of those who join is left empty; fill it in for each afterwards.</translation>
    </message>
</context>
<context>
    <name>RegisterFormSheet</name>
    <message>
        <source>不用上次填的</source>
        <translation>Do not use the draft</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>未分网格</source>
        <translation>No grid yet</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>多个用顿号隔开</source>
        <translation>Several: put 、 between them</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>如：木工、剪纸</source>
        <translation>Such as: joinery, paper cutting</translation>
    </message>
    <message>
        <source>还有什么要核实；没有就空着</source>
        <translation>What is still to be verified; empty when nothing</translation>
    </message>
    <message>
        <source>这是 {at} 填了还没保存的内容。</source>
        <translation>This was typed on {at} and not saved yet.</translation>
    </message>
    <message>
        <source>看不懂这个日期，请写成 1966-11-21 这样</source>
        <translation>This date cannot be read, please write it like 1966-11-21</translation>
    </message>
    <message>
        <source>新增户</source>
        <translation>New household</translation>
    </message>
    <message>
        <source>修改{name}户</source>
        <translation>Edit the household of {name}</translation>
    </message>
    <message>
        <source>修改{person}（{name}户）</source>
        <translation>Edit {person} (household of {name})</translation>
    </message>
    <message>
        <source>给{name}户新增人员</source>
        <translation>Add a person to the household of {name}</translation>
    </message>
    <message>
        <source>粘贴一行</source>
        <translation>Paste a row</translation>
    </message>
    <message>
        <source>从表格里复制一个人的一行再粘贴，有没有表头都行</source>
        <translation>Copy one person&apos;s row in a spreadsheet and paste it, with headings or without</translation>
    </message>
    <message>
        <source>已按粘贴的一行填好，还没有保存；请看一遍再按“保存”。</source>
        <translation>Filled in from the pasted row, not saved yet; look it over, then press Save. </translation>
    </message>
    <message>
        <source>没有填进去的：{cells}。</source>
        <translation>Not filled in: {cells}. </translation>
    </message>
    <message>
        <source>复制了好几行，只取了第一行。</source>
        <translation>Several rows were copied; only the first was taken.</translation>
    </message>
    <message>
        <source>可以先空着；填了，性别和出生日期照它填</source>
        <translation>May stay empty; sex and birth date follow it</translation>
    </message>
</context>
<context>
    <name>RegisterHistorySheet</name>
    <message>
        <source>变动和修改记录</source>
        <translation>Changes and edits</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>还没有登记过变动。</source>
        <translation>No change has been written down yet.</translation>
    </message>
    <message>
        <source>修改记录</source>
        <translation>Edits</translation>
    </message>
    <message>
        <source>还没有修改过。</source>
        <translation>Nothing was edited yet.</translation>
    </message>
    <message>
        <source>历任联户干部</source>
        <translation>Liaison cadres so far</translation>
    </message>
    <message>
        <source>还没有指定过联户干部。</source>
        <translation>No liaison cadre was ever assigned.</translation>
    </message>
    <message>
        <source>为什么撤销选中的变动</source>
        <translation>Why the chosen change is taken back</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>撤销这次变动</source>
        <translation>Take this change back</translation>
    </message>
    <message>
        <source>{name}的变动和修改记录</source>
        <translation>Changes and edits of {name}</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>涉及的人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>登记人</source>
        <translation>Written by</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>After</translation>
    </message>
    <message>
        <source>联户干部</source>
        <translation>Liaison cadre</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>没有记</source>
        <translation>Not noted</translation>
    </message>
    <message>
        <source>到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>由谁指定</source>
        <translation>Assigned by</translation>
    </message>
    <message>
        <source>{action}（{count} 户一起）</source>
        <translation>{action} ({count} households together)</translation>
    </message>
</context>
<context>
    <name>RegisterSheets</name>
    <message>
        <source>已经指定。这位干部现在联系 {count} 户，超过了 {most} 户。</source>
        <translation>Assigned. This cadre is liaison of {count} households now, more than {most}.</translation>
    </message>
    <message>
        <source>已经登记，可以在“记录”里撤销。</source>
        <translation>Written down; it can be taken back under “History”.</translation>
    </message>
    <message>
        <source>{count} 户一起登记好了；要撤销时打开其中任何一户的“记录”，一次全部退回。</source>
        <translation>Kept for {count} households together; to undo it, open the history of any one of them: all go back at once.</translation>
    </message>
    <message>
        <source>已经撤销。其中 {count} 户后来又改过，保持现在的样子。</source>
        <translation>Undone. {count} of the households were changed since and stay as they are now.</translation>
    </message>
    <message>
        <source>已经登记，最晚 {day} 答复。</source>
        <translation>Registered; to be answered by {day}.</translation>
    </message>
</context>
<context>
    <name>ReportRecordsPage</name>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Appeals</translation>
    </message>
    <message>
        <source>这个数是 0，没有记录。</source>
        <translation>This figure is 0: there are no records.</translation>
    </message>
    <message>
        <source>{figure}：{count} 条</source>
        <translation>{figure}: {count}</translation>
    </message>
</context>
<context>
    <name>RequestSheet</name>
    <message>
        <source>{name} 要查阅、更正或删除自己的资料</source>
        <translation>{name} asks to see, correct or delete their own data</translation>
    </message>
    <message>
        <source>登记以后，管理员在“设置—个人信息申请”里答复，15个工作日以内。</source>
        <translation>An administrator answers it under Settings, Personal data requests, within 15 working days.</translation>
    </message>
    <message>
        <source>要做什么</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>代为提出的人</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>本人来的不用填</source>
        <translation>Leave empty if the villager came in person</translation>
    </message>
    <message>
        <source>本人怎么说</source>
        <translation>What the villager says</translation>
    </message>
    <message>
        <source>要更正的，写明哪里不对、应当是什么</source>
        <translation>For a correction: what is wrong and what is right</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
</context>
<context>
    <name>RestoreView</name>
    <message>
        <source>不恢复了</source>
        <translation>Do not restore</translation>
    </message>
    <message>
        <source>恢复原来的工作站，三步就好</source>
        <translation>Restore a station in three steps</translation>
    </message>
    <message>
        <source>申请“{file}”已写好，可以拔出，请送到{town}。镇里会打电话来，请念这六位数字：{digits}。程序可以关掉，拿到答复再到这一步，按“读镇里的答复”。</source>
        <translation>The request &quot;{file}&quot; is written and the stick may be pulled; please take it to {town}. The township will telephone: read out these six digits: {digits}. The program may be closed; with the answer come to this step again and press &quot;Read the township&apos;s answer&quot;.</translation>
    </message>
    <message>
        <source>申请已送到{town}，还没有放行。镇里会打电话来，请念这六位数字：{digits}。镇里说好了，填好新密码，再按一次“联网请镇里放行”。</source>
        <translation>The request is at {town} and not granted yet. The township will telephone: read out these six digits: {digits}. Once they say yes, fill in the new password and press &quot;Ask the township online&quot; again.</translation>
    </message>
    <message>
        <source>{town}已放行。请填两遍新密码，再按一次“联网请镇里放行”。</source>
        <translation>{town} has granted it. Please fill in the new password twice and press &quot;Ask the township online&quot; again.</translation>
    </message>
    <message>
        <source>开始恢复</source>
        <translation>Restore now</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>RevealStrip</name>
    <message>
        <source>复制证件号码</source>
        <translation>Copy ID number</translation>
    </message>
    <message>
        <source>复制电话</source>
        <translation>Copy phone</translation>
    </message>
    <message>
        <source>遮住</source>
        <translation>Mask</translation>
    </message>
    <message>
        <source>证件号码 {number}</source>
        <translation>ID number {number}</translation>
    </message>
    <message>
        <source>电话 {phones}</source>
        <translation>Phone {phones}</translation>
    </message>
    <message>
        <source>没有登记号码。</source>
        <translation>No numbers are registered.</translation>
    </message>
    <message numerus="yes">
        <source>%n 秒后遮住</source>
        <translation>
            <numerusform>masked in %n second</numerusform>
            <numerusform>masked in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPackPage</name>
    <message>
        <source>月度述职</source>
        <translation>Monthly pack</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>谁的</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>看哪些记录</source>
        <translation>Which records</translation>
    </message>
    <message>
        <source>本月记录</source>
        <translation>Records of the month</translation>
    </message>
    <message>
        <source>这个月没有记录。</source>
        <translation>No records in this month.</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message>
        <source>点评会 {day}</source>
        <translation>review meeting {day}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>本站</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>{title} {text}</source>
        <translation>{title} {text}</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>点评过的走访 {count}</source>
        <translation>visits commented on {count}</translation>
    </message>
    <message>
        <source>&#x3000;</source>
        <translation>   </translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>编号或户</source>
        <translation>Number or household</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>点评或答复</source>
        <translation>Comment or reply</translation>
    </message>
    <message>
        <source>其中{channel}</source>
        <translation>of these {channel}</translation>
    </message>
</context>
<context>
    <name>RightsPage</name>
    <message>
        <source>个人信息申请</source>
        <translation>Personal data requests</translation>
    </message>
    <message>
        <source>本人要查阅、更正或删除自己的资料，在群众页选中这个人，点“记录”登记；15个工作日以内在这里答复。</source>
        <translation>A villager who wants to see, correct or delete their data: choose the person on the Villagers page and register it under History; answer it here within 15 working days.</translation>
    </message>
    <message>
        <source>删除内容</source>
        <translation>Delete content</translation>
    </message>
    <message>
        <source>打印答复</source>
        <translation>Print the answer</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>还没有人提出申请。</source>
        <translation>Nobody has asked yet.</translation>
    </message>
    <message>
        <source>已经记下。可以打印答复，交给本人。</source>
        <translation>Noted. You can print the answer and hand it over.</translation>
    </message>
    <message>
        <source>{name} 的人员资料、变动记录、预约和附件将从本站各台电脑和镇里删掉，不能撤销。办件档案不删。</source>
        <translation>{name}&apos;s particulars, register changes, appointments and attachments will be deleted from all PCs of the station and in the township, and this cannot be taken back. Case archives stay.</translation>
    </message>
    <message>
        <source>本人申请删除</source>
        <translation>Asked for by the villager</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>提出日期</source>
        <translation>Asked on</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>要做什么</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>最晚答复</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>本人怎么说</source>
        <translation>What the villager says</translation>
    </message>
</context>
<context>
    <name>RoleSheet</name>
    <message>
        <source>{name} 能做什么</source>
        <translation>What {name} may do</translation>
    </message>
    <message>
        <source>从本人下次登录起算。</source>
        <translation>Holds from their next login on.</translation>
    </message>
    <message>
        <source>能做什么</source>
        <translation>May do</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>RosterColumnsPane</name>
    <message>
        <source>各列读作什么</source>
        <translation>How columns are read</translation>
    </message>
    <message>
        <source>这一列读作</source>
        <translation>Read this column as</translation>
    </message>
    <message>
        <source>不读这一列</source>
        <translation>Do not read this column</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>表头</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>读作</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>里面写的</source>
        <translation>What stands in it</translation>
    </message>
    <message>
        <source>不读</source>
        <translation>Not read</translation>
    </message>
    <message>
        <source>{letter} 列“{heading}”</source>
        <translation>Column {letter} “{heading}”</translation>
    </message>
</context>
<context>
    <name>RosterImportPage</name>
    <message>
        <source>导入花名册</source>
        <translation>Import roster</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>待核的行</source>
        <translation>Rows to verify</translation>
    </message>
    <message>
        <source>不导入的行</source>
        <translation>Rows left out</translation>
    </message>
    <message>
        <source>正在导入：{done} / {total} 户</source>
        <translation>Importing households: {done} / {total}</translation>
    </message>
    <message>
        <source>已导入：新增 {households} 户、{people} 人；更新 {changed} 人，{unchanged} 人没有变化；待核 {doubtful} 行。</source>
        <translation>Imported. New households: {households}, new people: {people}; updated: {changed}, unchanged: {unchanged}; rows to verify: {doubtful}.</translation>
    </message>
    <message>
        <source>选择花名册</source>
        <translation>Choose a roster</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Undo an import</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>新增户</source>
        <translation>New households</translation>
    </message>
    <message>
        <source>新增人</source>
        <translation>New people</translation>
    </message>
    <message>
        <source>有变化的人</source>
        <translation>Changed people</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Excel 或 CSV。选好以后先试导入，看一遍，点“导入”才写入。表里要有“姓名”一列；有户号、户主、身份证号、电话更好，列的先后和叫法不限。</source>
        <translation>Excel or CSV. The file is tried first; look it over, and only “Import” writes. It needs a column of names; household numbers, heads, ID numbers and phones are better still, in any order and under any heading.</translation>
    </message>
    <message>
        <source>正在试导入，还没有写入……</source>
        <translation>Trying the import, nothing is written yet…</translation>
    </message>
    <message>
        <source>正在撤销：{done} / {total} 条</source>
        <translation>Undoing: {done} / {total} records</translation>
    </message>
    <message>
        <source>已撤销：删去 {households} 户、{people} 人，退回 {restored} 人。</source>
        <translation>Undone: {households} households and {people} people removed, {restored} people put back.</translation>
    </message>
    <message>
        <source>有 {count} 处保留，见下面。</source>
        <translation>{count} things stay, see below.</translation>
    </message>
    <message>
        <source>已取消，什么都没有改动。</source>
        <translation>Cancelled; nothing was changed.</translation>
    </message>
    <message>
        <source>跳过合计、表尾等 {count} 行</source>
        <translation>{count} rows of totals and footers skipped</translation>
    </message>
    <message>
        <source>跳过空行 {count} 行</source>
        <translation>{count} blank rows skipped</translation>
    </message>
    <message>
        <source>要核对的 {count}</source>
        <translation>To check {count}</translation>
    </message>
    <message>
        <source>新增 {count}</source>
        <translation>New {count}</translation>
    </message>
    <message>
        <source>有变化 {count}</source>
        <translation>Changed {count}</translation>
    </message>
    <message>
        <source>各列读作什么 {count}</source>
        <translation>How columns are read {count}</translation>
    </message>
    <message>
        <source>试导入结果</source>
        <translation>What the import would do</translation>
    </message>
    <message>
        <source>粘贴几行</source>
        <translation>Paste rows</translation>
    </message>
    <message>
        <source>从表格里复制几行再粘贴，有没有表头都行</source>
        <translation>Copy rows in a spreadsheet and paste them here, with or without headings</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.et *.xlsm *.ods *.csv *.txt)</source>
        <translation>Tables (*.xlsx *.xls *.et *.xlsm *.ods *.csv *.txt)</translation>
    </message>
    <message>
        <source>导入 {count} 张表（{names}），共新增 {households} 户、{people} 人，更新 {changed} 人</source>
        <translation>{count} sheets ({names}): new {households} households, {people} people; changed {changed}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>导入 {count} 张表</source>
        <translation>Import {count} sheets</translation>
    </message>
    <message>
        <source>一张表都没选，没有可导入的；请至少选一张</source>
        <translation>no sheet is chosen, so there is nothing to import; choose at least one</translation>
    </message>
</context>
<context>
    <name>RosterLines</name>
    <message>
        <source>需要核对的单元格</source>
        <translation>Cells to be checked</translation>
    </message>
    <message>
        <source>会改动的人</source>
        <translation>People who would change</translation>
    </message>
    <message>
        <source>每一行都看得懂，没有要核对的。</source>
        <translation>Every row is understood; nothing to check.</translation>
    </message>
    <message>
        <source>待核的行会导入并标上“待核”。选一行按回车，改为不导入；再按一次改回来。</source>
        <translation>Doubtful rows are imported and marked to be verified. Choose one and press Enter to leave it out, again to keep it.</translation>
    </message>
    <message>
        <source>待核的都不导入</source>
        <translation>Leave out all doubtful</translation>
    </message>
    <message>
        <source>待核的都导入</source>
        <translation>Keep all doubtful</translation>
    </message>
    <message>
        <source>没有新增的人。</source>
        <translation>Nobody is new.</translation>
    </message>
    <message>
        <source>没有要改动的人。</source>
        <translation>Nobody would change.</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>单元格里写的</source>
        <translation>What the cell says</translation>
    </message>
    <message>
        <source>怎么处理</source>
        <translation>Treatment</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Household number</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>Stays</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>To be verified</translation>
    </message>
    <message>
        <source>请看看</source>
        <translation>Please look</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>RosterSheetChoice</name>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>表头在第几行</source>
        <translation>Row of the headings</translation>
    </message>
    <message>
        <source>第 {row} 行：{words}</source>
        <translation>Row {row}: {words}</translation>
    </message>
    <message>
        <source>隐藏的 {count} 行也导入</source>
        <translation>Import the {count} hidden rows too</translation>
    </message>
    <message>
        <source>导入这张</source>
        <translation>Import this one</translation>
    </message>
</context>
<context>
    <name>RosterUndoSheet</name>
    <message>
        <source>撤销导入</source>
        <translation>Undo an import</translation>
    </message>
    <message>
        <source>选一次导入，把它新增的删去、改过的退回。导入以后又改过、办过事的保留，逐条告诉您。</source>
        <translation>Choose an import: what it added is removed, what it changed goes back. What was changed or used since stays, and you are told of each.</translation>
    </message>
    <message>
        <source>导入过的花名册</source>
        <translation>Rosters that were imported</translation>
    </message>
    <message>
        <source>没有可以撤销的导入。</source>
        <translation>There is no import to undo.</translation>
    </message>
    <message>
        <source>撤销这次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>经手人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>新增户</source>
        <translation>New households</translation>
    </message>
    <message>
        <source>新增人</source>
        <translation>New people</translation>
    </message>
    <message>
        <source>更新人</source>
        <translation>Updated people</translation>
    </message>
</context>
<context>
    <name>RulesTab</name>
    <message>
        <source>待当地确认的规则</source>
        <translation>Rules that the place must confirm</translation>
    </message>
    <message>
        <source>没有待确认的规则。</source>
        <translation>No rule waits to be confirmed.</translation>
    </message>
    <message>
        <source>换成随程序带来的方案</source>
        <translation>Rules that ship with the program</translation>
    </message>
    <message>
        <source>换用</source>
        <translation>Work by these</translation>
    </message>
    <message>
        <source>从文件读入</source>
        <translation>From a file</translation>
    </message>
    <message>
        <source>已换用规则方案“{name}”。</source>
        <translation>The station works by the rules “{name}” now.</translation>
    </message>
    <message>
        <source>建站时选的方案。镇里发布以后，都照镇里的。</source>
        <translation>Chosen when the station was set up. Once the township publishes its own, they hold.</translation>
    </message>
    <message>
        <source>镇里发布的“{version}”，{day} 起照办；本站不能另换。</source>
        <translation>Published by the township as “{version}”, in force since {day}; this station cannot choose others.</translation>
    </message>
    <message>
        <source>本站自己选的“{version}”，{day} 起照办。</source>
        <translation>This station&apos;s own choice “{version}”, in force since {day}.</translation>
    </message>
    <message>
        <source>其中 {count} 处这个版本的程序还不认识，请升级。</source>
        <translation>This version of the program does not know {count} of its rules yet: please upgrade.</translation>
    </message>
    <message>
        <source>选择规则方案</source>
        <translation>Choose a file of rules</translation>
    </message>
    <message>
        <source>规则方案 (*.toml)</source>
        <translation>Rules (*.toml)</translation>
    </message>
    <message>
        <source>存成文件</source>
        <translation>Save as a file</translation>
    </message>
    <message>
        <source>存出来改几处，再从文件读入；镇里也可以拿去发布。</source>
        <translation>Save it, change a few places, and read it in again; the township can publish it too.</translation>
    </message>
    <message>
        <source>规则方案已存到“{path}”。</source>
        <translation>The rules were saved to “{path}”.</translation>
    </message>
</context>
<context>
    <name>SampleNotice</name>
    <message>
        <source>示例目录</source>
        <translation>Sample catalogue</translation>
    </message>
    <message>
        <source>材料和时限只供试用；正式办件前，请导入县里公布的事项清单。</source>
        <translation>Papers and limits are for trying out only; import the county&apos;s published item list before real work.</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>另存为</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Excel 表格 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>规则方案 (*.toml)</source>
        <translation>Rules (*.toml)</translation>
    </message>
    <message>
        <source>版式 (*.json)</source>
        <translation>Layout (*.json)</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>ScorecardPage</name>
    <message>
        <source>考核表</source>
        <translation>Scorecard</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打分</source>
        <translation>Give points</translation>
    </message>
    <message>
        <source>谁的</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>哪段时间</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>本地规则没有考核表；由镇里在规则里列出板块和指标后就能用。</source>
        <translation>The local rules have no scorecard; it can be used once the township has listed blocks and indicators.</translation>
    </message>
    <message>
        <source>本站</source>
        <translation>This station</translation>
    </message>
    <message>
        <source>已记分。</source>
        <translation>Points noted.</translation>
    </message>
    <message>
        <source>板块</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>数</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>满分</source>
        <translation>Most</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Rests on</translation>
    </message>
    <message>
        <source>{given}（算得 {counted}）</source>
        <translation>{given} (earned {counted})</translation>
    </message>
    <message>
        <source>共 {total} 分，满分 {most} 分。</source>
        <translation>{total} of {most} points. </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 项没有分，不定等次。</source>
        <translation>
            <numerusform>%n indicator has no points yet, so there is no grade.</numerusform>
            <numerusform>%n indicators have no points yet, so there is no grade.</numerusform>
        </translation>
    </message>
    <message>
        <source>等次：{grade}。</source>
        <translation>Grade: {grade}.</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>找人、户、件、事项、页面：姓名、拼音首字母、电话后四位、户号、卡号</source>
        <translation>Find people, households, cases, items, pages: name, initials, end of phone, number</translation>
    </message>
</context>
<context>
    <name>SeasonalPage</name>
    <message>
        <source>季节性问题</source>
        <translation>Seasonal problems</translation>
    </message>
    <message>
        <source>送研办</source>
        <translation>Send ahead</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>往年件数</source>
        <translation>In the years before</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>往前 {years} 年里，至少 {least} 年从今天起 {days} 天内有人反映过；按回车看是哪些。</source>
        <translation>Raised in at least {least} of the last {years} years within {days} days of this date; press Enter to see which.</translation>
    </message>
    <message>
        <source>送{route}</source>
        <translation>Send by {route}</translation>
    </message>
    <message>
        <source>这个时候没有要提前研究的季节性问题，或者都已经送了。</source>
        <translation>Nothing of this season is to be studied ahead, or all of it was sent already.</translation>
    </message>
    <message>
        <source>已登记为诉求 {number}，到民情台账里交办。</source>
        <translation>Entered as appeal {number}; assign it in the appeal ledger.</translation>
    </message>
    <message>
        <source>{year}年 {count} 件</source>
        <translation>{year}: {count}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>服务站资料</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>联户干部</source>
        <translation>Liaison cadres</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>关于本程序</source>
        <translation>About</translation>
    </message>
    <message>
        <source>服务站资料已保存。</source>
        <translation>The station&apos;s details are saved.</translation>
    </message>
    <message>
        <source>已添加联户干部 {name}。</source>
        <translation>Liaison cadre {name} is added.</translation>
    </message>
    <message>
        <source>已添加账号 {name}，现在就能登录。</source>
        <translation>The account of {name} is added and can log in now.</translation>
    </message>
    <message>
        <source>新密码已生效，旧密码作废。</source>
        <translation>The new password is in force; the old one has ended.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>联系户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>还没有联户干部。按“添加联户干部”写上第一位。</source>
        <translation>No liaison cadres yet. Press “Add liaison cadre” for the first.</translation>
    </message>
    <message>
        <source>添加联户干部</source>
        <translation>Add liaison cadre</translation>
    </message>
    <message>
        <source>规则方案</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>查看记录</source>
        <translation>Disclosures</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>备份和恢复</source>
        <translation>Backup and recovery</translation>
    </message>
    <message>
        <source>已停用账号 {name}：再也登录不了，名字仍留在办过的事上。</source>
        <translation>The account {name} is closed: it no longer logs in; its name stays on what it did.</translation>
    </message>
    <message>
        <source>每名干部一般联系 {count} 户左右；在“联系卡”页给网格指定干部，在这里按回车修改。</source>
        <translation>A cadre usually looks after about {count} households; name a grid&apos;s cadre on the page of cards, correct one here with Enter.</translation>
    </message>
    <message>
        <source>已改好联户干部 {name}。</source>
        <translation>Liaison cadre {name} was corrected.</translation>
    </message>
    <message>
        <source>{name} 的角色改好了，从下次登录起算。</source>
        <translation>{name}&apos;s role is changed, from the next login on.</translation>
    </message>
    <message>
        <source>个人信息申请</source>
        <translation>Personal data requests</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ShiftSheet</name>
    <message>
        <source>{day} {shift}&#x3000;{name}</source>
        <translation>{day} {shift}  {name}</translation>
    </message>
    <message>
        <source>这一班的记录</source>
        <translation>Records of this shift</translation>
    </message>
    <message>
        <source>这一班还没有登记过记录。</source>
        <translation>Nothing was recorded in this shift.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>接待 {visitors} 人次，受理 {accepted} 件。回车打开一条。</source>
        <translation>{visitors} received, {accepted} accepted. Enter opens one.</translation>
    </message>
    <message>
        <source>（和另一台电脑上的登记冲突，没有计入）</source>
        <translation> (contradicts what was noted on another PC; not counted)</translation>
    </message>
    <message>
        <source>还没有人签到。</source>
        <translation>Nobody has signed in.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>{absent} 请假，{name} 替班</source>
        <translation>{absent} on leave, {name} stands in</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message>
        <source>{year}年上半年</source>
        <translation>first half of {year}</translation>
    </message>
    <message>
        <source>{year}年下半年</source>
        <translation>second half of {year}</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
</context>
<context>
    <name>StandingTable</name>
    <message>
        <source>送达</source>
        <translation>Delivery</translation>
    </message>
</context>
<context>
    <name>StationStep</name>
    <message>
        <source>服务站</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>服务站怎么称呼？</source>
        <translation>What is the station called?</translation>
    </message>
    <message>
        <source>印在回执和联系卡上，以后可以在“设置”里改。</source>
        <translation>Printed on receipts and cards; can be changed later in “Settings”.</translation>
    </message>
    <message>
        <source>站名</source>
        <translation>Station name</translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation>Duty phone</translation>
    </message>
    <message>
        <source>群众打这个电话找值班干部</source>
        <translation>Villagers ring this number for the cadre on duty</translation>
    </message>
    <message>
        <source>规则方案</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>照哪个地方的规则办；镇里发布以后都照镇里的</source>
        <translation>Whose rules to work by; once the township publishes its own, they hold</translation>
    </message>
</context>
<context>
    <name>StationTab</name>
    <message>
        <source>站名</source>
        <translation>Station name</translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation>Duty phone</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>值班时间</source>
        <translation>Duty hours</translation>
    </message>
    <message>
        <source>服务热线</source>
        <translation>Service hotline</translation>
    </message>
    <message>
        <source>监督投诉电话</source>
        <translation>Complaints phone</translation>
    </message>
    <message>
        <source>服务承诺</source>
        <translation>Service pledge</translation>
    </message>
    <message>
        <source>常办事项</source>
        <translation>Common service items</translation>
    </message>
    <message>
        <source>一行一项，印在联系卡背面</source>
        <translation>One to a line; printed on the back of the card</translation>
    </message>
    <message>
        <source>保存资料</source>
        <translation>Save details</translation>
    </message>
    <message>
        <source>不用上次填的</source>
        <translation>Do not use the draft</translation>
    </message>
    <message>
        <source>服务站资料</source>
        <translation>Station&apos;s particulars</translation>
    </message>
    <message>
        <source>这里写的会印在回执、告知单和联系卡上。</source>
        <translation>What stands here is printed on receipts, notices and liaison cards.</translation>
    </message>
</context>
<context>
    <name>SummaryStep</name>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>请核对一遍</source>
        <translation>Please check once more</translation>
    </message>
    <message>
        <source>村和编码定下后不能再改；其余以后可以在“设置”里改。</source>
        <translation>The village and its code cannot be changed afterwards; the rest can, in “Settings”.</translation>
    </message>
    <message>
        <source>村</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>12位编码</source>
        <translation>12-digit code</translation>
    </message>
    <message>
        <source>站名</source>
        <translation>Station name</translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation>Duty phone</translation>
    </message>
    <message>
        <source>（未填）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>规则方案</source>
        <translation>Rules</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>同步</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>立即同步</source>
        <translation>Exchange now</translation>
    </message>
    <message>
        <source>以往的同步</source>
        <translation>Past exchanges</translation>
    </message>
    <message>
        <source>还没有同步过。</source>
        <translation>No exchange yet.</translation>
    </message>
    <message>
        <source>没有网络时，用U盘送</source>
        <translation>Without a network, by USB stick</translation>
    </message>
    <message>
        <source>有电脑被复制或退回过，记录出现了两个分支；两边都保留着，请联系镇里核查。</source>
        <translation>A PC was copied or set back, so its records split in two; both sides are kept. Please ask the township to look into it.</translation>
    </message>
    <message>
        <source>已读取{town}的邀请。有网络就按“立即同步”，没有网络就用U盘送。</source>
        <translation>The invitation of {town} is read. With a network press “Exchange now”, without one use a USB stick.</translation>
    </message>
    <message>
        <source>已保存服务器地址。</source>
        <translation>The server&apos;s address is saved.</translation>
    </message>
    <message>
        <source>正在同步 {done}／{total}</source>
        <translation>Exchanging {done} / {total}</translation>
    </message>
    <message>
        <source>正在与镇里联系</source>
        <translation>Calling the township</translation>
    </message>
    <message>
        <source>同步完成：送出 {sent} 条，收到 {received} 条。</source>
        <translation>Exchange done. Sent: {sent}, received: {received}.</translation>
    </message>
    <message>
        <source>已读回执。</source>
        <translation>The receipt is read.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>还有 {waiting} 条镇里没有，下次接着送。</source>
        <translation>Entries not yet with the township: {waiting}; they go next time.</translation>
    </message>
    <message>
        <source>已在镇里完成登记。</source>
        <translation>The station is now enrolled with the township.</translation>
    </message>
    <message>
        <source>邀请文件 (*.lxi)</source>
        <translation>Invitations (*.lxi)</translation>
    </message>
    <message>
        <source>选镇里给的邀请文件</source>
        <translation>Choose the township&apos;s invitation</translation>
    </message>
    <message>
        <source>选U盘</source>
        <translation>Choose the USB stick</translation>
    </message>
    <message>
        <source>回执 (*.lxb)</source>
        <translation>Receipts (*.lxb)</translation>
    </message>
    <message>
        <source>选镇里给的回执文件</source>
        <translation>Choose the township&apos;s receipt</translation>
    </message>
    <message>
        <source>正在与另一台电脑同步 {done}／{total}</source>
        <translation>Exchanging with the other PC {done}/{total}</translation>
    </message>
    <message>
        <source>正在找另一台电脑</source>
        <translation>Looking for the other PC</translation>
    </message>
    <message>
        <source>正在写U盘，还不能拔出</source>
        <translation>Writing the stick: do not pull it yet</translation>
    </message>
    <message>
        <source>镇里退回 {count} 件，要补好再报。</source>
        <translation> The township sent back {count} case(s): mend and submit again.</translation>
    </message>
    <message>
        <source>镇里不予受理 {count} 件，要告诉申请人。</source>
        <translation> The township refused {count} case(s): tell the applicant.</translation>
    </message>
    <message>
        <source>打开这一件</source>
        <translation>Open this case</translation>
    </message>
    <message>
        <source>看是哪几件</source>
        <translation>See which</translation>
    </message>
    <message>
        <source>这次退回来的件</source>
        <translation>Cases that came back</translation>
    </message>
    <message>
        <source>退回的请按镇里说的补好，再报一次；不予受理的，请把理由告诉申请人。</source>
        <translation>Mend what was sent back as the township says, and submit it again; of what was refused, tell the applicant the reason.</translation>
    </message>
    <message>
        <source>镇里怎么说</source>
        <translation>What the township says</translation>
    </message>
</context>
<context>
    <name>SyncStanding</name>
    <message>
        <source>读取邀请文件</source>
        <translation>Read invitation</translation>
    </message>
    <message>
        <source>换一份邀请文件</source>
        <translation>Another invitation</translation>
    </message>
    <message>
        <source>镇里服务器的地址</source>
        <translation>Address of the township&apos;s server</translation>
    </message>
    <message>
        <source>如：http://10.1.2.3:8000，没有网络可以空着</source>
        <translation>e.g. http://10.1.2.3:8000; leave empty without a network</translation>
    </message>
    <message>
        <source>保存地址</source>
        <translation>Save address</translation>
    </message>
    <message>
        <source>已登记：{town}</source>
        <translation>Enrolled: {town}</translation>
    </message>
    <message>
        <source>{town}的邀请已读取</source>
        <translation>Invitation of {town} is read</translation>
    </message>
    <message>
        <source>还没有与镇里登记</source>
        <translation>Not yet enrolled with the township</translation>
    </message>
    <message>
        <source>上次与镇里同步：{at}</source>
        <translation>Last exchange: {at}</translation>
    </message>
    <message>
        <source>还没有与镇里同步过</source>
        <translation>No exchange with the township yet</translation>
    </message>
    <message>
        <source>条记录镇里还没有</source>
        <translation>not yet with the township</translation>
    </message>
    <message>
        <source>本站的记录镇里都有了</source>
        <translation>The township has all our entries</translation>
    </message>
    <message>
        <source>最早的一条记于 {since}</source>
        <translation>the oldest is of {since}</translation>
    </message>
    <message>
        <source>等着送到镇里的</source>
        <translation>Waiting for the township</translation>
    </message>
    <message>
        <source>向镇里要一个安装文件（.lxi），拷到这台电脑或U盘上再读取。</source>
        <translation>Ask the township for an install file (.lxi), copy it to this PC or a USB stick, and read it.</translation>
    </message>
    <message>
        <source>对六位数字</source>
        <translation>Compare digits</translation>
    </message>
    <message>
        <source>镇里打电话来时，请念 {digits}；核对相符，下次同步就登记好。</source>
        <translation>When the township calls, please read out {digits}; once they agree, the next exchange enrols this PC.</translation>
    </message>
    <message>
        <source>镇里已停用这台电脑</source>
        <translation>The township has revoked this PC</translation>
    </message>
</context>
<context>
    <name>SyncSteps</name>
    <message>
        <source>写到U盘</source>
        <translation>Write to stick</translation>
    </message>
    <message>
        <source>插上U盘，选中它，把等着送的记录写进去。</source>
        <translation>Put in a USB stick, choose it, and write what waits onto it.</translation>
    </message>
    <message>
        <source>送到镇里</source>
        <translation>Take to town</translation>
    </message>
    <message>
        <source>把U盘交给镇便民服务中心。镇里读完，会给回一个回执文件（.lxb）。</source>
        <translation>Hand the stick to the township. Once it is read there, you get a receipt file (.lxb).</translation>
    </message>
    <message>
        <source>读回执</source>
        <translation>Read receipt</translation>
    </message>
    <message>
        <source>拿回U盘，读镇里给的回执。读过才算送到。</source>
        <translation>Bring the stick back and read the receipt. Only then has it arrived.</translation>
    </message>
    <message>
        <source>正在写，先别拔</source>
        <translation>Writing, leave it in</translation>
    </message>
    <message>
        <source>{entries} 条已写到 {path}，读回来核对过</source>
        <translation>Entries written: {entries}, to {path}, read back and compared</translation>
    </message>
    <message>
        <source>可以拔出</source>
        <translation>Safe to pull out</translation>
    </message>
    <message>
        <source>还没送到</source>
        <translation>Not there yet</translation>
    </message>
    <message>
        <source>没有写成</source>
        <translation>Not written</translation>
    </message>
    <message>
        <source>正在读，先别拔</source>
        <translation>Reading, leave it in</translation>
    </message>
    <message>
        <source>收到新记录 {received} 条；还有 {waiting} 条镇里没有，下次再送</source>
        <translation>New entries: {received}; not yet with the township: {waiting}, to go next time</translation>
    </message>
    <message>
        <source>收到新记录 {received} 条；本站的记录镇里都有了</source>
        <translation>New entries: {received}; the township has all of ours</translation>
    </message>
    <message>
        <source>读好了</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>没有读成</source>
        <translation>Not read</translation>
    </message>
    <message numerus="yes">
        <source>U盘上有 %n 条，等着读镇里的回执</source>
        <translation>
            <numerusform>%n entry on the stick; the receipt is still to be read</numerusform>
            <numerusform>%n entries on the stick; the receipt is still to be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>联网</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>局域网</source>
        <translation>Local network</translation>
    </message>
    <message>
        <source>写到U盘</source>
        <translation>Write to stick</translation>
    </message>
    <message>
        <source>读回执</source>
        <translation>Read receipt</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>已补好</source>
        <translation>Put right</translation>
    </message>
    <message>
        <source>没成功</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>已写出</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>已读</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>Exchanged</translation>
    </message>
    <message>
        <source>写出 {sent} 条，读了镇里的回执才算送到</source>
        <translation>Written: {sent}; they count as arrived once the receipt is read</translation>
    </message>
    <message>
        <source>收到镇里的新记录 {received} 条</source>
        <translation>New entries from the township: {received}</translation>
    </message>
    <message>
        <source>镇里没有给本站的新记录</source>
        <translation>The township has nothing new for us</translation>
    </message>
    <message>
        <source>送出 {sent} 条，收到 {received} 条</source>
        <translation>Sent: {sent}, received: {received}</translation>
    </message>
    <message>
        <source>两边一样，没有新的记录</source>
        <translation>Both sides are the same; nothing new</translation>
    </message>
    <message>
        <source>没传完</source>
        <translation>Not all across</translation>
    </message>
    <message>
        <source>与电脑{letter}：送出 {sent} 条，收到 {received} 条；送到镇里另算</source>
        <translation>With PC {letter}: {sent} sent, {received} received; the township counts apart</translation>
    </message>
    <message>
        <source>与电脑{letter}：两台一样，没有新的记录</source>
        <translation>With PC {letter}: both the same, nothing new</translation>
    </message>
    <message>
        <source>附件：送出 {sent} 份，收到 {received} 份</source>
        <translation>Attachments: {sent} sent, {received} received</translation>
    </message>
    <message>
        <source>附件送出 {sent} 份，收到 {received} 份。</source>
        <translation> Attachments: {sent} sent, {received} received.</translation>
    </message>
    <message>
        <source>还有 {left} 份附件下次接着传。</source>
        <translation> {left} more attachments go on with the next exchange.</translation>
    </message>
    <message>
        <source>本机的表来自镇里的快照，还差 {awaited} 条原始记录没有取到；可照常办理，按“立即同步”接着取。</source>
        <translation>The tables on this PC come from the township&apos;s snapshot; {awaited} original records are still to come. Work goes on as usual; press “Exchange now” to fetch more.</translation>
    </message>
    <message>
        <source>这台电脑的时钟比镇里快 {minutes} 分钟左右，请校准日期和时间；记录照常保存，镇里另记收到的时间。</source>
        <translation>This PC&apos;s clock is about {minutes} minutes ahead of the township&apos;s; please set its date and time. Records are kept as always, and the township notes when it receives them.</translation>
    </message>
    <message>
        <source>这台电脑的时钟比镇里慢 {minutes} 分钟左右，请校准日期和时间；记录照常保存，镇里另记收到的时间。</source>
        <translation>This PC&apos;s clock is about {minutes} minutes behind the township&apos;s; please set its date and time. Records are kept as always, and the township notes when it receives them.</translation>
    </message>
    <message>
        <source>没送到的 {count} 条记录已交到镇里存着，等镇里定采用不采用，本机的都还在。</source>
        <translation>The {count} records that had not been sent are kept at the township, which decides whether to take them in; all of them are still on this PC.</translation>
    </message>
    <message>
        <source>交到镇里的 {count} 条记录镇里已采用，进了台账，本机的都还在。</source>
        <translation>The township has taken in the {count} records that were handed in; all of them are still on this PC.</translation>
    </message>
    <message>
        <source>交到镇里的记录镇里没有采用，镇里和本机都还存着；请联系镇里。</source>
        <translation>The township has not taken in what was handed in; it is kept there and on this PC. Please call the township.</translation>
    </message>
    <message>
        <source>以后的记录镇里不再采用，本机的都还在；请联系镇里。</source>
        <translation>The township takes in no more records of this PC; all of them are still here. Please call the township.</translation>
    </message>
</context>
<context>
    <name>TakeOutSheet</name>
    <message>
        <source>导出“{title}”的完整号码</source>
        <translation>Export “{title}” with whole numbers</translation>
    </message>
    <message>
        <source>文件里的证件号码和电话不再遮住。谁导出、为什么，都会记下来并报给镇里。</source>
        <translation>ID numbers and phones in the file are no longer masked. Who exports and why is written down and told to the township.</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>例如：报镇民政办核对低保名单</source>
        <translation>e.g. for the civil affairs office to check its list</translation>
    </message>
    <message>
        <source>您的密码</source>
        <translation>Your password</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>TaskTicks</name>
    <message>
        <source>这次去，办了哪些必到事项（空格勾选）</source>
        <translation>Must-visit matters that this visit answers (space ticks)</translation>
    </message>
    <message>
        <source>{day} 前</source>
        <translation>by {day}</translation>
    </message>
</context>
<context>
    <name>TeamForm</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>没有选（党小组可以不选）</source>
        <translation>None (a party group needs none)</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>从哪天起</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天止（还在就空着）</source>
        <translation>Until (empty while it stands)</translation>
    </message>
    <message>
        <source>成员（从联户干部里勾选）</source>
        <translation>Members (tick liaison cadres)</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>团队</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>团队</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>撤销团队</source>
        <translation>End the team</translation>
    </message>
    <message>
        <source>新建团队</source>
        <translation>New team</translation>
    </message>
    <message>
        <source>还没有团队。先有联户干部和网格，再按 Ctrl+N 建服务团队或党小组。</source>
        <translation>There are no teams. Once there are liaison cadres and grids, press Ctrl+N for a service team or a party group.</translation>
    </message>
    <message>
        <source>每个党小组长联系 {count} 名左右党员</source>
        <translation>A leader has about {count} members</translation>
    </message>
    <message>
        <source>每名党员联系 {count} 户左右</source>
        <translation>a member looks after about {count} households</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>已保存这个团队。</source>
        <translation>The team is saved.</translation>
    </message>
    <message>
        <source>已撤销，成员名单还留着。</source>
        <translation>The team has ended; its list of members stays.</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>联系户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{day} 撤销</source>
        <translation>Ended {day}</translation>
    </message>
    <message>
        <source>{count} 人，要 {wanted} 人</source>
        <translation>{count} people, {wanted} wanted</translation>
    </message>
    <message>
        <source>党员 {count} 名，多于 {most} 名</source>
        <translation>{count} members, above {most}</translation>
    </message>
    <message>
        <source>{count} 人联系户多于 {most} 户</source>
        <translation>{count} with above {most} households</translation>
    </message>
    <message>
        <source>“{name}”从今天起撤销，成员名单留在记录里。</source>
        <translation>“{name}” ends today; its list of members stays in the record.</translation>
    </message>
    <message>
        <source>撤销这个团队？</source>
        <translation>End this team?</translation>
    </message>
    <message>
        <source>每 {households} 户左右由 {count} 名左右人员服务</source>
        <translation>About {count} people serve every {households} households or so</translation>
    </message>
</context>
<context>
    <name>Thumbnail</name>
    <message>
        <source>图片</source>
        <translation>Pictures</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>早上好</source>
        <translation>Good morning</translation>
    </message>
    <message>
        <source>中午好</source>
        <translation>Good day</translation>
    </message>
    <message>
        <source>下午好</source>
        <translation>Good afternoon</translation>
    </message>
    <message>
        <source>晚上好</source>
        <translation>Good evening</translation>
    </message>
    <message>
        <source>您好</source>
        <translation>Hello</translation>
    </message>
    <message>
        <source>{greeting}，{name}</source>
        <translation>{greeting}, {name}</translation>
    </message>
    <message>
        <source>自{month}月{day}日起</source>
        <translation>since {month}/{day}</translation>
    </message>
    <message>
        <source>件</source>
        <translation>in all</translation>
    </message>
    <message>
        <source>今日到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待补正</source>
        <translation>To supplement</translation>
    </message>
    <message>
        <source>待送达</source>
        <translation>To deliver</translation>
    </message>
    <message>
        <source>待回访</source>
        <translation>To follow up</translation>
    </message>
    <message>
        <source>未办结诉求</source>
        <translation>Open appeals</translation>
    </message>
    <message>
        <source>本年入户</source>
        <translation>Home visits, year</translation>
    </message>
    <message>
        <source>次</source>
        <translation>so far</translation>
    </message>
    <message>
        <source>待送出</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>条</source>
        <translation>in all</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>要留意的代办件</source>
        <translation>Cases that need attention</translation>
    </message>
    <message>
        <source>没有临近期限或已经超期的代办件。</source>
        <translation>No case is near or past its deadline.</translation>
    </message>
    <message>
        <source>{day}  今天要做：{told}</source>
        <translation>{day}  To do today: {told}</translation>
    </message>
    <message>
        <source>值班：{names}</source>
        <translation>On duty: {names}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>过期的联系卡</source>
        <translation>Stale cards</translation>
    </message>
    <message>
        <source>张</source>
        <translation>cards</translation>
    </message>
    <message>
        <source>两边不一致</source>
        <translation>Disagreements</translation>
    </message>
    <message>
        <source>处</source>
        <translation>fields</translation>
    </message>
    <message>
        <source>开站准备</source>
        <translation>First morning</translation>
    </message>
    <message>
        <source>还差 {left} 户</source>
        <translation>{left} households left</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>天前</source>
        <translation>days ago</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>上次备份</source>
        <translation>Last backup</translation>
    </message>
    <message>
        <source>没填完的表</source>
        <translation>Unfinished forms</translation>
    </message>
    <message>
        <source>今天的预约</source>
        <translation>Appointments today</translation>
    </message>
    <message numerus="yes">
        <source>预约 %n 个</source>
        <translation>
            <numerusform>%n appointment</numerusform>
            <numerusform>%n appointments</numerusform>
        </translation>
    </message>
    <message>
        <source>必到的户</source>
        <translation>Households to visit</translation>
    </message>
    <message>
        <source>必到 {count} 件</source>
        <translation>Must visit: {count}</translation>
    </message>
    <message>
        <source>必到 {count} 件，过期 {late}</source>
        <translation>Must visit: {count}, {late} late</translation>
    </message>
</context>
<context>
    <name>Translation</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{caption}：{words}</source>
        <translation>{caption}: {words}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{year}/{month}/{day}</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>与别处冲突，未计入</source>
        <translation>In conflict with another, not counted</translation>
    </message>
</context>
<context>
    <name>UndoNote</name>
    <message>
        <source>Ctrl+Z 撤销</source>
        <translation>Undo Ctrl+Z</translation>
    </message>
    <message>
        <source>已保存：{what}</source>
        <translation>Saved: {what}</translation>
    </message>
    <message>
        <source>{visit}和发现的问题</source>
        <translation>{visit} and what was found</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
</context>
<context>
    <name>UnfinishedSheet</name>
    <message>
        <source>没填完的表</source>
        <translation>Unfinished forms</translation>
    </message>
    <message>
        <source>填了一半的表都在这里，停电、锁屏也不会丢；回车接着填。</source>
        <translation>Every form that was begun is here, after a power cut too; Enter goes on with it.</translation>
    </message>
    <message>
        <source>哪张表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>填了什么</source>
        <translation>What was typed</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>没有填了一半的表。</source>
        <translation>No form was left unfinished.</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>这张表是旧版程序留下的：请到原来的页面打开它，填过的内容会自动补上。</source>
        <translation>An older version left this form: open it on its own page, and what was typed is filled in.</translation>
    </message>
    <message>
        <source>这张没填完的表不要了？</source>
        <translation>Discard this unfinished form?</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>旧版留下的表</source>
        <translation>Form of an older version</translation>
    </message>
    <message>
        <source>批量记走访（{rows} 户）</source>
        <translation>Visits in one go ({rows} households)</translation>
    </message>
    <message>
        <source>登记代办件</source>
        <translation>Register a case</translation>
    </message>
    <message>
        <source>记走访</source>
        <translation>Record a visit</translation>
    </message>
    <message>
        <source>更正走访</source>
        <translation>Correct a visit</translation>
    </message>
    <message>
        <source>修改户</source>
        <translation>Change a household</translation>
    </message>
    <message>
        <source>修改人员</source>
        <translation>Change a person</translation>
    </message>
    <message>
        <source>新增户</source>
        <translation>New household</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>New person</translation>
    </message>
</context>
<context>
    <name>UpdateStrip</name>
    <message>
        <source>读入升级包…</source>
        <translation>Take an update…</translation>
    </message>
    <message>
        <source>{version} 版已经备好，下次打开程序时自动升级，数据会先备份。</source>
        <translation>Version {version} is ready and will be installed when the program is next opened; the data is backed up before.</translation>
    </message>
    <message>
        <source>{version} 版的升级包是真的，已经备好，可以拔出U盘；下次打开程序时升级。</source>
        <translation>The update package of version {version} is genuine and ready, the stick may be pulled out; it is installed when the program is next opened.</translation>
    </message>
    <message>
        <source>升级包 (*{suffix})</source>
        <translation>Update packages (*{suffix})</translation>
    </message>
    <message>
        <source>选U盘上的升级包</source>
        <translation>Choose the update package on the stick</translation>
    </message>
    <message>
        <source>镇里发来的升级包会自动备好；U盘上的在这里读入，下次打开程序时升级。</source>
        <translation>Updates that the township sends are made ready by themselves; one on a stick is taken here, and installed when the program is next opened.</translation>
    </message>
</context>
<context>
    <name>ValueCard</name>
    <message>
        <source>◆ 现在显示的</source>
        <translation>◆ Shown now</translation>
    </message>
    <message>
        <source>○ 另一台写的</source>
        <translation>○ Written on the other PC</translation>
    </message>
    <message>
        <source>不认得的账号</source>
        <translation>Unknown account</translation>
    </message>
    <message>
        <source>{author} 写于 {at}</source>
        <translation>{author}, {at}</translation>
    </message>
    <message>
        <source>用这个</source>
        <translation>Use this</translation>
    </message>
</context>
<context>
    <name>ViewersSheet</name>
    <message>
        <source>谁看过 {name} 的号码</source>
        <translation>Who saw the numbers of {name}</translation>
    </message>
    <message>
        <source>包括看号码、打开修改表单、代办件里看电话，和导出的全村名册。</source>
        <translation>Shown by a press, in forms, on cases, and in exported lists of the whole village.</translation>
    </message>
    <message>
        <source>查看记录</source>
        <translation>Disclosures</translation>
    </message>
    <message>
        <source>还没有人看过。</source>
        <translation>Nobody yet.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>VillageStep</name>
    <message>
        <source>选择村</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>这是哪个村？</source>
        <translation>Which village is this?</translation>
    </message>
    <message>
        <source>输入村名、拼音首字母或12位编码，再用上下键选中。同名的村请看镇街和编码。</source>
        <translation>Type its name, pinyin initials or 12-digit code, then choose with the arrow keys. Tell villages of one name apart by township and code.</translation>
    </message>
    <message>
        <source>县（市、区）</source>
        <translation>County (city, district)</translation>
    </message>
    <message>
        <source>镇街</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>村名</source>
        <translation>Village name</translation>
    </message>
    <message>
        <source>例如：高家庄、gjz、370781</source>
        <translation>e.g. 高家庄, gjz, 370781</translation>
    </message>
    <message>
        <source>村</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>12位编码</source>
        <translation>12-digit code</translation>
    </message>
    <message>
        <source>找到的村</source>
        <translation>Villages found</translation>
    </message>
    <message>
        <source>没有找到这样的村，请换一个写法。</source>
        <translation>No such village; try writing it another way.</translation>
    </message>
    <message>
        <source>全部镇街</source>
        <translation>All townships</translation>
    </message>
    <message>
        <source>只列出前 {count} 个，请多输几个字。</source>
        <translation>Only the first {count} are listed; type a little more.</translation>
    </message>
    <message>
        <source>镇里存着本站送去过的全部记录。请打电话给镇里，要本村这台电脑的安装U盘，能上网的也可以要一次性码。在这里用上以后，设好自己的账号，和镇里在电话里对六位数字，记录就一批一批取回来；取到一半断了，下次接着取。不能上网的，申请写到U盘送去，再在“同步”里读镇里的答复。</source>
        <translation>The township keeps every record that this station ever sent. Telephone the township for an install stick for this PC of the village; with a line, a one-time code does too. Use it here, set up your account, compare six digits on the telephone, and the records come back batch by batch; cut off half way, the next time goes on. Without a line, take the request to them on a stick and read their answer under Sync.</translation>
    </message>
</context>
<context>
    <name>VisitColumn</name>
    <message>
        <source>为什么更正</source>
        <translation>Why it is corrected</translation>
    </message>
    <message>
        <source>原来记的留着，谁都能看到</source>
        <translation>What stood here stays and can be read by all</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>姓名、拼音首字母、电话后四位或户号</source>
        <translation>Name, initials, last four of a phone, or number</translation>
    </message>
    <message>
        <source>选中一户，按回车往下填</source>
        <translation>Choose a household and press Enter to go on</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>访谁</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>走访内容</source>
        <translation>What was talked about</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>陪同人和职务</source>
        <translation>Companions and their titles</translation>
    </message>
    <message>
        <source>姓名 职务，几人用顿号隔开</source>
        <translation>Name and title, several parted by 、</translation>
    </message>
    <message>
        <source>几点开始</source>
        <translation>Begun at</translation>
    </message>
    <message>
        <source>如 1930</source>
        <translation>e.g. 1930</translation>
    </message>
    <message>
        <source>几点结束</source>
        <translation>Ended at</translation>
    </message>
    <message>
        <source>如 2010</source>
        <translation>e.g. 2010</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>约好的</source>
        <translation>By appointment</translation>
    </message>
    <message>
        <source>换到下一项按 Tab，写完按 Ctrl+回车保存</source>
        <translation>Tab goes on, Ctrl+Enter saves</translation>
    </message>
</context>
<context>
    <name>VisitFigurePage</name>
    <message>
        <source>走访统计明细</source>
        <translation>Records behind a figure</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>数里的走访</source>
        <translation>Visits behind the figure</translation>
    </message>
    <message>
        <source>这个数是 0，没有走访。</source>
        <translation>This figure is 0: there are no visits.</translation>
    </message>
    <message>
        <source>数里的户</source>
        <translation>Households behind the figure</translation>
    </message>
    <message>
        <source>这个数是 0，没有户。</source>
        <translation>This figure is 0: there are no households.</translation>
    </message>
    <message>
        <source>{words}；{since} 至 {until}</source>
        <translation>{words}; {since} to {until}</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Household number</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>联户干部</source>
        <translation>Liaison cadre</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>上次入户</source>
        <translation>Last home visit</translation>
    </message>
    <message>
        <source>从没入户</source>
        <translation>Never</translation>
    </message>
</context>
<context>
    <name>VisitFigures</name>
    <message>
        <source>花名册里还没有住户</source>
        <translation>No households in the roster yet</translation>
    </message>
    <message>
        <source>已入户 {visited} 户，共 {households} 户，还差 {left} 户</source>
        <translation>Visited at home: {visited} of {households}, {left} to go</translation>
    </message>
    <message>
        <source>全部 {households} 户都入过户</source>
        <translation>All {households} households visited at home</translation>
    </message>
    <message>
        <source>本年入户率（只算入户走访）</source>
        <translation>Home visit rate this year</translation>
    </message>
    <message>
        <source>本年入户率 {coverage}</source>
        <translation>Home visit rate this year: {coverage}</translation>
    </message>
    <message>
        <source>已入户 {visited} 户，外出销号 {closed} 户，还差 {left} 户</source>
        <translation>{visited} households visited, {closed} away and closed, {left} to go</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>找到：{name}</source>
        <translation>Found: {name}</translation>
    </message>
    <message>
        <source>户号 {number}</source>
        <translation>Household {number}</translation>
    </message>
</context>
<context>
    <name>VisitFormPage</name>
    <message>
        <source>记走访</source>
        <translation>Record visit</translation>
    </message>
    <message>
        <source>接着填上次没保存的走访（{at}）。不要了请按“清空”。</source>
        <translation>Going on with a visit not yet saved ({at}). Press “Clear” to drop it.</translation>
    </message>
    <message>
        <source>选中一户，按回车往下填</source>
        <translation>Choose a household and press Enter to go on</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>保存，再记一户</source>
        <translation>Save and record another</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>已保存{name}户 {day} 的走访。</source>
        <translation>Saved: visit to the household of {name} on {day}.</translation>
    </message>
    <message>
        <source>发现的问题已记入台账，诉求编号 {number}。</source>
        <translation>The problem is in the ledger as appeal {number}.</translation>
    </message>
    <message>
        <source>更正走访 {number}</source>
        <translation>Correct visit {number}</translation>
    </message>
    <message>
        <source>还原</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>保存，转代办</source>
        <translation>Save, take in a case</translation>
    </message>
    <message numerus="yes">
        <source>附照片 %n 张。</source>
        <translation>
            <numerusform>With %n photograph.</numerusform>
            <numerusform>With %n photographs.</numerusform>
        </translation>
    </message>
    <message>
        <source>这天是集中夜访日</source>
        <translation>An evening for visits</translation>
    </message>
</context>
<context>
    <name>VisitListPage</name>
    <message>
        <source>走访</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>记走访</source>
        <translation>Record visit</translation>
    </message>
    <message>
        <source>走访记录</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>还没有走访记录。按 Ctrl+N 记第一次走访。</source>
        <translation>No visits yet. Press Ctrl+N to record the first.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>访谁</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>走访内容</source>
        <translation>What was talked about</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>发现类别</source>
        <translation>Class found</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Appeal</translation>
    </message>
    <message>
        <source>已开立</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>急 {finding}</source>
        <translation>Urgent {finding}</translation>
    </message>
    <message>
        <source>批量记走访</source>
        <translation>Write down a walk</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>计划与必到</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>打印民情日记</source>
        <translation>Print diary</translation>
    </message>
    <message>
        <source>日记点评</source>
        <translation>Diary comments</translation>
    </message>
    <message>
        <source>普遍走访轮次</source>
        <translation>Rounds of visits</translation>
    </message>
    <message>
        <source>集中夜访日</source>
        <translation>Evenings for visits</translation>
    </message>
    <message>
        <source>四到户</source>
        <translation>Outreach</translation>
    </message>
</context>
<context>
    <name>VisitListsPage</name>
    <message>
        <source>撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>到今天结束</source>
        <translation>End today</translation>
    </message>
    <message>
        <source>定一轮走访</source>
        <translation>Set a round</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>按规定每月都要点评，这个月还缺：{ranks}。</source>
        <translation>Comments are owed each month; this month lacks: {ranks}.</translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>还没有定走访轮次。按 Ctrl+N 定一轮。</source>
        <translation>No round is set. Ctrl+N sets one.</translation>
    </message>
    <message>
        <source>这一年还没有到过集中夜访日，或者本地没有定集中夜访日。</source>
        <translation>No evening for visits has come this year, or the place names none.</translation>
    </message>
    <message>
        <source>这个月还没有点评。镇里领导在网页上点评后，同步时带来。</source>
        <translation>No comments this month. What leaders write in the browser comes with an exchange.</translation>
    </message>
    <message>
        <source>普遍走访轮次</source>
        <translation>Rounds of visits</translation>
    </message>
    <message>
        <source>集中夜访日</source>
        <translation>Evenings for visits</translation>
    </message>
    <message>
        <source>日记点评</source>
        <translation>Diary comments</translation>
    </message>
    <message>
        <source>轮次</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>应访户</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>已访户</source>
        <translation>Visited</translation>
    </message>
    <message>
        <source>入户率</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>未访户</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>人次</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>夜访日</source>
        <translation>Evenings</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>出去的人</source>
        <translation>Who went</translation>
    </message>
    <message>
        <source>没有夜访的联户干部</source>
        <translation>Liaison cadres who did not</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>点评人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>走访日期</source>
        <translation>Visited on</translation>
    </message>
    <message>
        <source>点评</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>每轮应达到 {percent}%；回车看这一轮还没入户的户</source>
        <translation>each round owes {percent}%; Enter shows who waits in it</translation>
    </message>
    <message>
        <source>每月 {days} 日夜访；回车看当天的夜访</source>
        <translation>each month on the days {days}; Enter shows that evening&apos;s visits</translation>
    </message>
    <message>
        <source>各级点评分开计数；回车看那次走访</source>
        <translation>ranks are counted apart; Enter shows the visit</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}-{month}</translation>
    </message>
    <message>
        <source>夜访 {day}</source>
        <translation>Night visits {day}</translation>
    </message>
    <message>
        <source>叫什么</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>这一轮是按规定平分全年得来的，不用改；自己定了轮次就按自己定的。</source>
        <translation>This round follows from the rules; rounds that are set here take its place.</translation>
    </message>
    <message>
        <source>{name}不再算一轮；走访记录都留着。</source>
        <translation>{name} is a round no longer; its visits stay.</translation>
    </message>
    <message>
        <source>撤销这一轮</source>
        <translation>Remove this round</translation>
    </message>
    <message>
        <source>本地的规则没有定集中夜访日</source>
        <translation>the place&apos;s rules name no evenings for visits</translation>
    </message>
</context>
<context>
    <name>VisitPlanningPage</name>
    <message>
        <source>走访计划</source>
        <translation>Visit plan</translation>
    </message>
    <message>
        <source>记必到事项</source>
        <translation>Note an event</translation>
    </message>
    <message>
        <source>不用去了</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>排计划并打印路线单</source>
        <translation>Plan and print</translation>
    </message>
    <message>
        <source>等着走访的户</source>
        <translation>Households waiting for a visit</translation>
    </message>
    <message>
        <source>没有等着走访的必到事项。按 Ctrl+N 记一件。</source>
        <translation>No event asks for a visit. Press Ctrl+N to note one.</translation>
    </message>
    <message>
        <source>应访的户都走访过了。</source>
        <translation>Every household that had to be visited has been.</translation>
    </message>
    <message>
        <source>还没有住户，请先导入花名册。</source>
        <translation>No households yet; import the roster first.</translation>
    </message>
    <message numerus="yes">
        <source>%n 户等着走访；Ctrl+A 全选，回车记走访。</source>
        <translation>
            <numerusform>%n household waits; Ctrl+A marks all, Enter writes a visit.</numerusform>
            <numerusform>%n households wait; Ctrl+A marks all, Enter writes a visit.</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>走访计划已保存，共 %n 户；正在做路线单。</source>
        <translation>
            <numerusform>The plan for %n household is kept; its route sheet is being made.</numerusform>
            <numerusform>The plan for %n households is kept; its route sheet is being made.</numerusform>
        </translation>
    </message>
    <message>
        <source>已保存。</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>哪些户</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>必到事项</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>还没入户的</source>
        <translation>Not visited</translation>
    </message>
    <message>
        <source>最久没走访的</source>
        <translation>Longest ago</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>哪天前走访完</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>走访事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>哪天前</source>
        <translation>By</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>联户干部</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>这一户是代办件带出来的，走访过就不再列出。</source>
        <translation>This household is listed for its open case; once visited it is listed no more.</translation>
    </message>
    <message>
        <source>{head}户：{reason}</source>
        <translation>{head}: {reason}</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>打印名单</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>一户一策</source>
        <translation>Household plan</translation>
    </message>
    <message>
        <source>还没有一户一策。选一户，按 Ctrl+U 写。</source>
        <translation>No household has its own plan. Choose one and press Ctrl+U.</translation>
    </message>
    <message>
        <source>有一户一策的</source>
        <translation>With a plan of their own</translation>
    </message>
    <message>
        <source>今天抽查的</source>
        <translation>Drawn for today&apos;s spot check</translation>
    </message>
</context>
<context>
    <name>VisitSection</name>
    <message>
        <source>走访</source>
        <translation>Visits</translation>
    </message>
</context>
<context>
    <name>VisitSheet</name>
    <message>
        <source>走访 {number}</source>
        <translation>Visit {number}</translation>
    </message>
    <message>
        <source>户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>访谁</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>走访内容</source>
        <translation>What was talked about</translation>
    </message>
    <message>
        <source>发现类别</source>
        <translation>Class found</translation>
    </message>
    <message>
        <source>发现的问题</source>
        <translation>Problem found</translation>
    </message>
    <message>
        <source>当场答复</source>
        <translation>Answered on the spot</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>记录时间</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>打开这一户</source>
        <translation>Open household</translation>
    </message>
    <message>
        <source>看诉求</source>
        <translation>See appeal</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>陪同人</source>
        <translation>Companions</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation>Reason for correction</translation>
    </message>
    <message>
        <source>{rank}点评</source>
        <translation>{rank}</translation>
    </message>
    <message>
        <source>走访</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>这次走访已经作废，不再计数；原来记的都在下面。</source>
        <translation>This visit was taken back and counts no longer; all that was written stands below.</translation>
    </message>
    <message>
        <source>预约走访</source>
        <translation>By appointment</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>五必到</source>
        <translation>Must-visit matters</translation>
    </message>
    <message>
        <source>作废理由</source>
        <translation>Why it was taken back</translation>
    </message>
    <message>
        <source>更正前 {at}</source>
        <translation>Before {at}</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>不再计入走访次数和入户率；原来记的内容和理由都留着，谁都能看到。</source>
        <translation>It will count no longer among visits or coverage; what was written and the reason stay for all to read.</translation>
    </message>
    <message>
        <source>作废这次走访</source>
        <translation>Take this visit back</translation>
    </message>
    <message>
        <source>这张图片还没传到这台电脑；下次同步会带来。</source>
        <translation>This picture is not on this PC yet; the next exchange will bring it.</translation>
    </message>
    <message>
        <source>图片留作历史，这里不再显示：{name}</source>
        <translation>The picture stays as history and is no longer shown here: {name}</translation>
    </message>
    <message>
        <source>去掉这张图片</source>
        <translation>Take this picture off</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Take off</translation>
    </message>
</context>
<context>
    <name>VisitStatisticsPage</name>
    <message>
        <source>走访统计</source>
        <translation>Visiting figures</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>还没有住户，请先导入花名册。</source>
        <translation>No households yet; import the roster first.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>分到</source>
        <translation>By</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>联户干部</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>入户率</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>人次</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>本年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>应达到 {percent}%；入户率只算入户走访；移到一个数按回车，看数里的记录。</source>
        <translation>{percent}% are owed; coverage counts home visits only; go to a figure and press Enter to see its records.</translation>
    </message>
    <message>
        <source>入户</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>田间</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>短信</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>留卡</source>
        <translation>Card left</translation>
    </message>
    <message>
        <source>来站</source>
        <translation>At the station</translation>
    </message>
    <message>
        <source>夜访</source>
        <translation>Night</translation>
    </message>
    <message>
        <source>当场</source>
        <translation>At once</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>销号</source>
        <translation>Write off</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>{unit}：{figure} {count}</source>
        <translation>{unit}: {figure} {count}</translation>
    </message>
    <message>
        <source>应访</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>已访</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>未访</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>全村</source>
        <translation>Whole village</translation>
    </message>
    <message>
        <source>（未分）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>外销</source>
        <translation>Closed away</translation>
    </message>
    <message>
        <source>应达到 {percent}%；入户率只算入户走访，外销是外出户以电话、短信、留卡销号；在一个数上按回车看记录。</source>
        <translation>{percent}% wanted; the home visit rate counts home visits alone, closed away are households that are away and were called, written to or left a card; press Enter on a figure to see its records.</translation>
    </message>
    <message>
        <source>看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>入户和联系</source>
        <translation>Visits and contacts</translation>
    </message>
    <message>
        <source>问题和办理</source>
        <translation>Findings and outcome</translation>
    </message>
    <message>
        <source>办结率</source>
        <translation>Closed %</translation>
    </message>
    <message>
        <source>满意率</source>
        <translation>Satisfied %</translation>
    </message>
    <message>
        <source>有评价</source>
        <translation>Rated</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
</context>
<context>
    <name>WalkPage</name>
    <message>
        <source>批量记走访</source>
        <translation>Write down a walk</translation>
    </message>
    <message>
        <source>一行一户：打户号按回车到下一户；内容照上一行带下来；可从表格里粘贴。</source>
        <translation>One row a household: type its number and press Enter; contents are carried down; rows can be pasted from a sheet.</translation>
    </message>
    <message>
        <source>接着填上次没保存的走访。不要了请按“清空”。</source>
        <translation>This is the walk that was not saved last time. If it is not wanted, press “Clear”.</translation>
    </message>
    <message>
        <source>有几户都像，请选一户</source>
        <translation>Several households match; choose one</translation>
    </message>
    <message>
        <source>没有找到这一户</source>
        <translation>No such household</translation>
    </message>
    <message>
        <source>第 {rows} 行还不知道是哪一户，请改户号。</source>
        <translation>Rows {rows}: the household is not known yet; change its number.</translation>
    </message>
    <message>
        <source>第 {row} 行：{words}</source>
        <translation>Row {row}: {words}</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>陪同人和职务</source>
        <translation>Companions and their titles</translation>
    </message>
    <message>
        <source>姓名 职务，几人用顿号隔开</source>
        <translation>Name and title, several parted by 、</translation>
    </message>
    <message>
        <source>几点开始</source>
        <translation>Begun at</translation>
    </message>
    <message>
        <source>如 1930，可不填</source>
        <translation>Such as 1930; optional</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Time of day</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>全部保存</source>
        <translation>Save all</translation>
    </message>
    <message numerus="yes">
        <source>已保存 %n 户的走访。</source>
        <translation>
            <numerusform>Visits to %n household saved.</numerusform>
            <numerusform>Visits to %n households saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>发现的问题已记入台账 %n 条。</source>
        <translation>
            <numerusform> %n finding was entered in the ledger.</numerusform>
            <numerusform> %n findings were entered in the ledger.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>必到事项办结 %n 条。</source>
        <translation>
            <numerusform> %n must-visit task was settled.</numerusform>
            <numerusform> %n must-visit tasks were settled.</numerusform>
        </translation>
    </message>
    <message>
        <source>多出来的列没有填进去：{cells}。</source>
        <translation>Columns beyond the last one were not filled in: {cells}.</translation>
    </message>
    <message>
        <source>一次最多 {most} 行，后面还有 {rows} 行没有填进去。</source>
        <translation>At most {most} rows at a time: {rows} more were not filled in.</translation>
    </message>
</context>
<context>
    <name>WalkTable</name>
    <message>
        <source>走访的户，一行一户</source>
        <translation>Visited households, one a row</translation>
    </message>
    <message>
        <source>户（户号或姓名）</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>访谁</source>
        <translation>Spoke to</translation>
    </message>
    <message>
        <source>走访内容</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>问题类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>发现的问题</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>当场答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>必到事项</source>
        <translation>Must visit</translation>
    </message>
</context>
<context>
    <name>WeeklyBulletinPage</name>
    <message>
        <source>周通报</source>
        <translation>Weekly bulletin</translation>
    </message>
    <message>
        <source>上一周</source>
        <translation>Week before</translation>
    </message>
    <message>
        <source>下一周</source>
        <translation>Week after</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>{first}至{last}，移到一个数按回车，看数里的记录。</source>
        <translation>{first} to {last}; go to a figure and press Enter to see its records.</translation>
    </message>
    <message>
        <source>入户率</source>
        <translation>Visited</translation>
    </message>
    <message>
        <source>走访联系次数</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>发现问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>诉求办结率</source>
        <translation>Closed %</translation>
    </message>
    <message>
        <source>按时办结率</source>
        <translation>In time %</translation>
    </message>
    <message>
        <source>回复率</source>
        <translation>Reply %</translation>
    </message>
    <message>
        <source>回访率</source>
        <translation>Asked %</translation>
    </message>
    <message>
        <source>满意率</source>
        <translation>Content %</translation>
    </message>
    <message>
        <source>代办件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>值班签到率</source>
        <translation>Duty %</translation>
    </message>
    <message>
        <source>交接班签字率</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>不在联户干部名下</source>
        <translation>Not any cadre&apos;s</translation>
    </message>
    <message>
        <source>全站</source>
        <translation>Whole station</translation>
    </message>
</context>
<context>
    <name>WizardView</name>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>连心站</source>
        <translation>Lianxin</translation>
    </message>
</context>
<context>
    <name>WorkRecordsPage</name>
    <message>
        <source>计入</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>没计入</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>编号或户</source>
        <translation>Number or household</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Standing</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>这个数是 0，没有记录。</source>
        <translation>This figure is 0: there are no records.</translation>
    </message>
    <message>
        <source>{figure}：计入 {counted} 条，共 {count} 条</source>
        <translation>{figure}: {counted} counted of {count}</translation>
    </message>
</context>
<context>
    <name>WorkWords</name>
    <message>
        <source>服务 {count} 人次</source>
        <translation>{count} served</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>接班 {name}</source>
        <translation>Taken over by {name}</translation>
    </message>
    <message>
        <source>{rank}：{said}</source>
        <translation>{rank}: {said}</translation>
    </message>
</context>
<context>
    <name>_Limits</name>
    <message>
        <source>当场办结</source>
        <translation>done on the spot</translation>
    </message>
    <message numerus="yes">
        <source>%n 个工作日</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>咨询登记</source>
        <comment>draft</comment>
        <translation>Enquiry</translation>
    </message>
    <message>
        <source>已收件</source>
        <comment>received</comment>
        <translation>Received</translation>
    </message>
    <message>
        <source>待补正</source>
        <comment>supplement</comment>
        <translation>To supplement</translation>
    </message>
    <message>
        <source>已报送</source>
        <comment>submitted</comment>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>退回</source>
        <comment>returned</comment>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>已受理</source>
        <comment>accepted</comment>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>办理中</source>
        <comment>in_progress</comment>
        <translation>In progress</translation>
    </message>
    <message>
        <source>特别程序</source>
        <comment>suspended</comment>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>已办结</source>
        <comment>concluded</comment>
        <translation>Concluded</translation>
    </message>
    <message>
        <source>已送达</source>
        <comment>delivered</comment>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>已评价</source>
        <comment>rated</comment>
        <translation>Rated</translation>
    </message>
    <message>
        <source>已回访</source>
        <comment>followed_up</comment>
        <translation>Followed up</translation>
    </message>
    <message>
        <source>已销号</source>
        <comment>written_off</comment>
        <translation>Written off</translation>
    </message>
    <message>
        <source>已归档</source>
        <comment>archived</comment>
        <translation>Archived</translation>
    </message>
    <message>
        <source>不予受理</source>
        <comment>declined</comment>
        <translation>Declined</translation>
    </message>
    <message>
        <source>已撤回</source>
        <comment>withdrawn</comment>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>咨询登记</source>
        <comment>consult</comment>
        <translation>Record enquiry</translation>
    </message>
    <message>
        <source>收件</source>
        <comment>receive</comment>
        <translation>Receive</translation>
    </message>
    <message>
        <source>一次性告知补正</source>
        <comment>ask_supplement</comment>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>不予受理</source>
        <comment>decline</comment>
        <translation>Decline</translation>
    </message>
    <message>
        <source>撤回</source>
        <comment>withdraw</comment>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>报送镇里</source>
        <comment>submit</comment>
        <translation>Submit to town</translation>
    </message>
    <message>
        <source>受理</source>
        <comment>accept</comment>
        <translation>Accept</translation>
    </message>
    <message>
        <source>退回</source>
        <comment>send_back</comment>
        <translation>Send back</translation>
    </message>
    <message>
        <source>不予受理</source>
        <comment>refuse</comment>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>开始办理</source>
        <comment>start</comment>
        <translation>Start work</translation>
    </message>
    <message>
        <source>进入特别程序</source>
        <comment>suspend</comment>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>恢复办理</source>
        <comment>resume</comment>
        <translation>Resume</translation>
    </message>
    <message>
        <source>延期</source>
        <comment>extend</comment>
        <translation>Extend</translation>
    </message>
    <message>
        <source>办结</source>
        <comment>conclude</comment>
        <translation>Conclude</translation>
    </message>
    <message>
        <source>送达</source>
        <comment>deliver</comment>
        <translation>Deliver</translation>
    </message>
    <message>
        <source>评价</source>
        <comment>rate</comment>
        <translation>Rate</translation>
    </message>
    <message>
        <source>回访</source>
        <comment>follow_up</comment>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>重新办理</source>
        <comment>rework</comment>
        <translation>Work on it again</translation>
    </message>
    <message>
        <source>销号</source>
        <comment>write_off</comment>
        <translation>Write off</translation>
    </message>
    <message>
        <source>归档</source>
        <comment>archive</comment>
        <translation>Archive</translation>
    </message>
    <message>
        <source>准予</source>
        <comment>granted</comment>
        <translation>Granted</translation>
    </message>
    <message>
        <source>不予</source>
        <comment>refused</comment>
        <translation>Refused</translation>
    </message>
    <message>
        <source>终止</source>
        <comment>terminated</comment>
        <translation>Ended</translation>
    </message>
    <message>
        <source>非常满意</source>
        <comment>very_satisfied</comment>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>满意</source>
        <comment>satisfied</comment>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>基本满意</source>
        <comment>fairly_satisfied</comment>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>不满意</source>
        <comment>unsatisfied</comment>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>非常不满意</source>
        <comment>very_unsatisfied</comment>
        <translation>Very dissatisfied</translation>
    </message>
    <message>
        <source>已收集</source>
        <comment>collected</comment>
        <translation>Collected</translation>
    </message>
    <message>
        <source>已归纳</source>
        <comment>sorted</comment>
        <translation>Sorted</translation>
    </message>
    <message>
        <source>分类落实</source>
        <comment>assigned</comment>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>已答复</source>
        <comment>answered</comment>
        <translation>Answered</translation>
    </message>
    <message>
        <source>收集</source>
        <comment>collect</comment>
        <translation>Collect</translation>
    </message>
    <message>
        <source>归纳</source>
        <comment>sort</comment>
        <translation>Sort</translation>
    </message>
    <message>
        <source>分类落实</source>
        <comment>assign</comment>
        <translation>Assign</translation>
    </message>
    <message>
        <source>答复反馈</source>
        <comment>answer</comment>
        <translation>Answer</translation>
    </message>
    <message>
        <source>当场答复</source>
        <comment>answer_on_the_spot</comment>
        <translation>Answer now</translation>
    </message>
    <message>
        <source>回访评价</source>
        <comment>follow_up</comment>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>重新办理</source>
        <comment>reopen</comment>
        <translation>Work on it again</translation>
    </message>
    <message>
        <source>入户走访</source>
        <comment>visit</comment>
        <translation>Home visit</translation>
    </message>
    <message>
        <source>来站反映</source>
        <comment>station</comment>
        <translation>At the station</translation>
    </message>
    <message>
        <source>热线·首发</source>
        <comment>hotline</comment>
        <translation>Hotline</translation>
    </message>
    <message>
        <source>舆情</source>
        <comment>online</comment>
        <translation>Online</translation>
    </message>
    <message>
        <source>信访</source>
        <comment>petition</comment>
        <translation>Petition</translation>
    </message>
    <message>
        <source>党建</source>
        <comment>party_building</comment>
        <translation>Party work</translation>
    </message>
    <message>
        <source>媒体</source>
        <comment>press</comment>
        <translation>Press</translation>
    </message>
    <message>
        <source>入户走访</source>
        <comment>home</comment>
        <translation>Home visit</translation>
    </message>
    <message>
        <source>田间走访</source>
        <comment>field</comment>
        <translation>In the fields</translation>
    </message>
    <message>
        <source>电话</source>
        <comment>phone</comment>
        <translation>By phone</translation>
    </message>
    <message>
        <source>短信微信</source>
        <comment>message</comment>
        <translation>Message</translation>
    </message>
    <message>
        <source>留卡</source>
        <comment>card_left</comment>
        <translation>Card left</translation>
    </message>
    <message>
        <source>来站</source>
        <comment>station</comment>
        <translation>At the station</translation>
    </message>
    <message>
        <source>上门</source>
        <comment>home</comment>
        <translation>At home</translation>
    </message>
    <message>
        <source>微信</source>
        <comment>message</comment>
        <translation>WeChat</translation>
    </message>
    <message>
        <source>直办</source>
        <comment>direct</comment>
        <translation>Direct</translation>
    </message>
    <message>
        <source>代办</source>
        <comment>proxy</comment>
        <translation>By proxy</translation>
    </message>
    <message>
        <source>帮办</source>
        <comment>assisted</comment>
        <translation>Assisted</translation>
    </message>
    <message>
        <source>告知</source>
        <comment>guidance</comment>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>原件</source>
        <comment>original</comment>
        <translation>Original</translation>
    </message>
    <message>
        <source>复印件</source>
        <comment>copy</comment>
        <translation>Copy</translation>
    </message>
    <message>
        <source>录入</source>
        <comment>entry</comment>
        <translation>Entry</translation>
    </message>
    <message>
        <source>审核</source>
        <comment>review</comment>
        <translation>Review</translation>
    </message>
    <message>
        <source>查阅</source>
        <comment>read</comment>
        <translation>Reading</translation>
    </message>
    <message>
        <source>管理</source>
        <comment>admin</comment>
        <translation>Administration</translation>
    </message>
    <message>
        <source>未知</source>
        <comment>0</comment>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>男</source>
        <comment>1</comment>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <comment>2</comment>
        <translation>Female</translation>
    </message>
    <message>
        <source>未说明</source>
        <comment>9</comment>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>已打印</source>
        <comment>printed</comment>
        <translation>Printed</translation>
    </message>
    <message>
        <source>已发放</source>
        <comment>issued</comment>
        <translation>Issued</translation>
    </message>
    <message>
        <source>已留卡</source>
        <comment>left</comment>
        <translation>Left at the door</translation>
    </message>
    <message>
        <source>遗失</source>
        <comment>lost</comment>
        <translation>Lost</translation>
    </message>
    <message>
        <source>已换发</source>
        <comment>replaced</comment>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>作废</source>
        <comment>void</comment>
        <translation>Void</translation>
    </message>
    <message>
        <source>材料接收凭证</source>
        <comment>material_receipt</comment>
        <translation>Receipt of materials</translation>
    </message>
    <message>
        <source>一次性告知单</source>
        <comment>one_time_notice</comment>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>联系卡</source>
        <comment>liaison_card</comment>
        <translation>Liaison card</translation>
    </message>
    <message>
        <source>还没有填申请人姓名，已填的内容都在；请填好姓名再保存。</source>
        <comment>applicant_name_missing</comment>
        <translation>The applicant&apos;s name is missing; all you typed is still here. Write the name and save again.</translation>
    </message>
    <message>
        <source>事项目录里没有编码 {code}，没有登记；请从事项列表里选一项。</source>
        <comment>service_item_unknown</comment>
        <translation>The item catalog has no item {code}, so nothing was registered. Choose an item from the list.</translation>
    </message>
    <message>
        <source>没有找到这件代办件，请返回列表刷新后再打开。</source>
        <comment>case_unknown</comment>
        <translation>This case was not found. Go back to the list, refresh it and open it again.</translation>
    </message>
    <message>
        <source>这一步应由另一方办理，没有改动；请等镇里办理后再看。</source>
        <comment>case_step_not_yours</comment>
        <translation>This step belongs to the other side, so nothing was changed. Look again once the township has done it.</translation>
    </message>
    <message>
        <source>还没有写明理由，没有改动；请写一句理由再提交。</source>
        <comment>case_note_missing</comment>
        <translation>The reason is missing, so nothing was changed. Write a sentence and submit again.</translation>
    </message>
    <message>
        <source>还没有应办结日，没有改动；请先填日期。</source>
        <comment>case_due_on_missing</comment>
        <translation>The day to conclude by is missing, so nothing was changed. Fill in the date first.</translation>
    </message>
    <message>
        <source>还没有选办理结果，没有改动；请选准予、不予或终止。</source>
        <comment>case_outcome_missing</comment>
        <translation>No outcome is chosen, so nothing was changed. Choose granted, refused or ended.</translation>
    </message>
    <message>
        <source>还没有写给申请人的答复，没有办结；请写好答复再提交。</source>
        <comment>case_reply_missing</comment>
        <translation>The reply to the applicant is missing, so the case was not concluded. Write it and submit again.</translation>
    </message>
    <message>
        <source>还没有填签收人，没有送达；请填写签收人姓名。</source>
        <comment>case_receiver_name_missing</comment>
        <translation>Who received it is missing, so the case was not delivered. Write the receiver&apos;s name.</translation>
    </message>
    <message>
        <source>还没有选满意度，没有保存评价；请由申请人选一项。</source>
        <comment>case_rating_missing</comment>
        <translation>No rating is chosen, so none was saved. The applicant should choose one.</translation>
    </message>
    <message>
        <source>还没有选是否满意，没有保存回访；请选满意或不满意。</source>
        <comment>case_is_satisfied_missing</comment>
        <translation>Satisfied or not is not chosen, so the follow-up was not saved. Choose one of the two.</translation>
    </message>
    <message>
        <source>还没有满意的回访，不能销号，这件仍在原来的状态；请先回访，群众满意后再销号。</source>
        <comment>case_write_off_before_satisfied</comment>
        <translation>There is no satisfied follow-up yet, so the case cannot be written off and stays as it was. Follow up first; write off once they are satisfied.</translation>
    </message>
    <message>
        <source>回访没有不满意，不需要重新办理，没有改动。</source>
        <comment>case_rework_without_complaint</comment>
        <translation>No follow-up was unsatisfied, so the case need not be worked on again; nothing was changed.</translation>
    </message>
    <message>
        <source>必要材料还没收齐，没有报送；请先补齐材料，或把缺的材料一次告知申请人。</source>
        <comment>case_materials_missing</comment>
        <translation>Needed materials are missing, so the case was not submitted. Bring them in first, or give the applicant a one-time notice.</translation>
    </message>
    <message>
        <source>没有选中这件里的材料，没有改动；请勾选收到的材料。</source>
        <comment>material_unknown</comment>
        <translation>No material of this case was chosen, so nothing was changed. Tick what has come in.</translation>
    </message>
    <message>
        <source>这件还没有收到任何材料，不能打印接收凭证；请先勾选收到的材料。</source>
        <comment>receipt_without_materials</comment>
        <translation>No material of this case has come in, so no receipt can be printed. Tick what has come in first.</translation>
    </message>
    <message>
        <source>这件的必要材料已收齐，不需要一次性告知单。</source>
        <comment>notice_without_missing_materials</comment>
        <translation>All needed materials are here; no one-time notice is needed.</translation>
    </message>
    <message>
        <source>时限没有单位，没有保存；请选工作日、自然日或小时。</source>
        <comment>limit_unit_missing</comment>
        <translation>The limit has no unit, so it was not saved. Choose working days, calendar days or hours.</translation>
    </message>
    <message>
        <source>时限不能小于零，没有保存；请改正天数。</source>
        <comment>limit_negative</comment>
        <translation>A limit cannot be below zero, so it was not saved. Correct the number of days.</translation>
    </message>
    <message>
        <source>事项清单里有重复的编码，没有采用这份清单；请改正后再导入。</source>
        <comment>catalog_code_repeated</comment>
        <translation>The item catalog uses a code twice, so it was not adopted. Correct it and import it again.</translation>
    </message>
    <message>
        <source>没有选走访方式，已填的内容都在；请选一种方式。</source>
        <comment>visit_channel_unknown</comment>
        <translation>The way of the visit is not chosen; all you typed is still here. Choose one.</translation>
    </message>
    <message>
        <source>没有走访日期，或日期写得不对，没有保存，已填的内容都在；请改正日期。</source>
        <comment>visit_date_missing</comment>
        <translation>The date of the visit is missing or cannot be read, so it was not saved; all you typed is still here. Correct the date.</translation>
    </message>
    <message>
        <source>走访日期在今天之后，没有保存，已填的内容都在；请改正日期。</source>
        <comment>visit_in_the_future</comment>
        <translation>The visit lies after today, so it was not saved; all you typed is still here. Correct the date.</translation>
    </message>
    <message>
        <source>走访内容和发现的问题都是空的，没有保存；请至少写一项。</source>
        <comment>visit_content_missing</comment>
        <translation>Neither what was talked about nor a problem is written, so nothing was saved. Write at least one.</translation>
    </message>
    <message>
        <source>没有找到这次走访，请返回列表刷新后再打开。</source>
        <comment>visit_unknown</comment>
        <translation>This visit was not found. Go back to the list, refresh it and open it again.</translation>
    </message>
    <message>
        <source>发现了问题但没有选类别，没有保存，已填的内容都在；请选一个必记类别。</source>
        <comment>finding_class_missing</comment>
        <translation>A problem is written but no class is chosen, so nothing was saved; all you typed is still here. Choose a must-record class.</translation>
    </message>
    <message>
        <source>选了问题类别但没有写问题，没有保存，已填的内容都在；请写上，或不选类别。</source>
        <comment>finding_missing</comment>
        <translation>A class is chosen but no problem is written, so nothing was saved; all you typed is still here. Write the problem, or choose no class.</translation>
    </message>
    <message>
        <source>没有找到这条诉求，请返回列表刷新后再打开。</source>
        <comment>appeal_unknown</comment>
        <translation>This appeal was not found. Go back to the list, refresh it and open it again.</translation>
    </message>
    <message>
        <source>没有这一步，诉求没有改动；请刷新后再试。</source>
        <comment>appeal_step_unknown</comment>
        <translation>There is no such step; the appeal is unchanged. Refresh and try again.</translation>
    </message>
    <message>
        <source>这条诉求还没到这一步，没有改动；请先办完前一步。</source>
        <comment>appeal_step_out_of_order</comment>
        <translation>The appeal has not come to this step, so nothing was changed. Do the step before it first.</translation>
    </message>
    <message>
        <source>还没有写答复，没有保存这一步；请写好答复再提交。</source>
        <comment>appeal_reply_missing</comment>
        <translation>The reply is missing, so this step was not saved. Write it and submit again.</translation>
    </message>
    <message>
        <source>还没有选是否满意，没有保存回访；请选满意或不满意。</source>
        <comment>appeal_is_satisfied_missing</comment>
        <translation>Satisfied or not is not chosen, so the follow-up was not saved. Choose one of the two.</translation>
    </message>
    <message>
        <source>还没有满意的回访，不能销号，诉求仍在台账里；请先回访，群众满意后再销号。</source>
        <comment>appeal_write_off_before_satisfied</comment>
        <translation>There is no satisfied follow-up yet, so the appeal cannot be written off and stays in the ledger. Follow up first; write off once they are satisfied.</translation>
    </message>
    <message>
        <source>没有找到这一户，没有保存；请重新查找并选中一户。</source>
        <comment>household_unknown</comment>
        <translation>This household was not found, so nothing was saved. Search again and choose one.</translation>
    </message>
    <message>
        <source>没有找到这个人，没有改动；请重新查找并选中。</source>
        <comment>person_unknown</comment>
        <translation>This person was not found, so nothing was changed. Search again and choose one.</translation>
    </message>
    <message>
        <source>姓名是空的，没有保存这一行；请补上姓名。</source>
        <comment>person_name_missing</comment>
        <translation>The name is empty, so this row was not saved. Fill in the name.</translation>
    </message>
    <message>
        <source>还没有填联户干部姓名，没有保存；请填好姓名。</source>
        <comment>cadre_name_missing</comment>
        <translation>The liaison cadre&apos;s name is missing, so nothing was saved. Fill in the name.</translation>
    </message>
    <message>
        <source>还没有填联户干部电话，没有保存；联系卡上要印，请填好。</source>
        <comment>cadre_phone_missing</comment>
        <translation>The liaison cadre&apos;s phone is missing, so nothing was saved. It is printed on the card; fill it in.</translation>
    </message>
    <message>
        <source>没有找到这位联户干部，没有改动；请刷新后再选。</source>
        <comment>cadre_unknown</comment>
        <translation>This liaison cadre was not found, so nothing was changed. Refresh and choose again.</translation>
    </message>
    <message>
        <source>没有编码为“{code}”的村，什么都没有建立；请按村名、拼音或12位编码重新选择。</source>
        <comment>village_code_unknown</comment>
        <translation>No village has the code “{code}”, so nothing was set up. Choose again by name, pinyin or 12-digit code.</translation>
    </message>
    <message>
        <source>没有编码为“{code}”的镇街，什么都没有建立；请核对12位镇街码。</source>
        <comment>town_code_unknown</comment>
        <translation>No township has the code “{code}”, so nothing was set up. Check the township&apos;s 12-digit code.</translation>
    </message>
    <message>
        <source>服务站资料还没有填，没有打印；请先在“设置”里填写站名和电话。</source>
        <comment>station_not_set_up</comment>
        <translation>The station&apos;s details are missing, so nothing was printed. Fill in its name and phone in “Settings” first.</translation>
    </message>
    <message>
        <source>这个文件夹里已经有一个服务站，没有改动；请直接登录，或另选一个文件夹。</source>
        <comment>station_already_set_up</comment>
        <translation>This folder already holds a station; nothing was changed. Log in, or choose another folder.</translation>
    </message>
    <message>
        <source>这个文件夹里还没有服务站，请先建立服务站，或另选文件夹。</source>
        <comment>station_missing</comment>
        <translation>This folder holds no station yet. Set one up first, or choose another folder.</translation>
    </message>
    <message>
        <source>还没有填站名，没有建立；请填写服务站名称。</source>
        <comment>station_name_missing</comment>
        <translation>The station&apos;s name is missing, so it was not set up. Fill in the name.</translation>
    </message>
    <message>
        <source>没有名为“{code}”的规则方案，请另选一个方案。</source>
        <comment>profile_unknown</comment>
        <translation>There is no set of rules named “{code}”. Choose another.</translation>
    </message>
    <message>
        <source>没有找到这个网格，请刷新后再选。</source>
        <comment>grid_unknown</comment>
        <translation>This grid was not found. Refresh and choose again.</translation>
    </message>
    <message>
        <source>这个网格里还没有住户，没有卡可打；请先导入花名册。</source>
        <comment>grid_without_households</comment>
        <translation>This grid has no households, so there is no card to print. Import the roster first.</translation>
    </message>
    <message>
        <source>这个网格还没有联户干部，没有卡可打；请先指定联户干部。</source>
        <comment>grid_without_cadre</comment>
        <translation>This grid has no liaison cadre, so there is no card to print. Assign one first.</translation>
    </message>
    <message>
        <source>这不是联系卡上的卡号，或有一位读错了；请重新扫描，或照卡背面输入。</source>
        <comment>card_number_unreadable</comment>
        <translation>This is not the number of a liaison card, or one digit was misread. Scan it again, or type it from the back of the card.</translation>
    </message>
    <message>
        <source>本站没有打印过这张卡；请看看是不是别的村的联系卡。</source>
        <comment>card_unknown</comment>
        <translation>This station never printed this card. It may be the liaison card of another village.</translation>
    </message>
    <message>
        <source>您的角色不能做这件事，没有改动；请找本站管理员。</source>
        <comment>act_not_permitted</comment>
        <translation>Your role may not do this, so nothing was changed. Ask the station&apos;s administrator.</translation>
    </message>
    <message>
        <source>密码不对，没有打开；请看看大写锁定键，再输入一次。</source>
        <comment>password_wrong</comment>
        <translation>The password is wrong, so nothing was opened. Look at Caps Lock and type it again.</translation>
    </message>
    <message>
        <source>密码太简单，没有采用；请用四个常用词的拼音，或至少10个字符且不全是数字。</source>
        <comment>password_too_weak</comment>
        <translation>The password is too simple and was not adopted. Use the pinyin of four everyday words, or at least 10 characters that are not all digits.</translation>
    </message>
    <message>
        <source>两次输入的密码不一样，没有保存；请再输入一次。</source>
        <comment>passwords_differ</comment>
        <translation>The two passwords differ, so nothing was saved. Type it again.</translation>
    </message>
    <message>
        <source>没有给出密码，没有打开；请输入密码，命令行请设好 LIANXIN_PASSWORD。</source>
        <comment>password_missing</comment>
        <translation>No password was given, so nothing was opened. Type it, or on the command line set LIANXIN_PASSWORD.</translation>
    </message>
    <message>
        <source>还没有填姓名，没有建立账号；请填写姓名。</source>
        <comment>staff_name_missing</comment>
        <translation>The name is missing, so no account was added. Fill in the name.</translation>
    </message>
    <message>
        <source>没有这个账号，没有打开；请从登录页选自己的名字。</source>
        <comment>account_unknown</comment>
        <translation>There is no such account, so nothing was opened. Choose your own name on the login page.</translation>
    </message>
    <message>
        <source>这个账号已经有了，没有改动；请直接登录。</source>
        <comment>account_already_exists</comment>
        <translation>This account already exists; nothing was changed. Log in.</translation>
    </message>
    <message>
        <source>这是最后一个能打开本站的账号，没有删除；请先添加另一个账号。</source>
        <comment>last_account_cannot_go</comment>
        <translation>This is the last account that can open the station, so it was not removed. Add another first.</translation>
    </message>
    <message>
        <source>有一个字（{codepoint}）在字库里没有，没有打印，以免漏字；请把这个编码告诉维护人员。</source>
        <comment>glyph_missing</comment>
        <translation>One character ({codepoint}) is in none of the fonts. Nothing was printed, lest it be left out; tell the maintainers this code.</translation>
    </message>
    <message>
        <source>字库文件缺失，没有打印；请重新安装程序。</source>
        <comment>font_file_missing</comment>
        <translation>A font file is missing, so nothing was printed. Install the program again.</translation>
    </message>
    <message>
        <source>内存不够，这一步没有做完；请关掉别的程序再试。</source>
        <comment>memory_short</comment>
        <translation>There is not enough memory, so this step was not finished. Close other programs and try again.</translation>
    </message>
    <message>
        <source>没有可打印的内容；请先选好要打印的户或件。</source>
        <comment>paper_nothing_to_print</comment>
        <translation>There is nothing to print. Choose the households or cases first.</translation>
    </message>
    <message>
        <source>已停止打印，没有写出文件；需要时再打一次。</source>
        <comment>printing_cancelled</comment>
        <translation>Printing was stopped and no file was written. Print again when needed.</translation>
    </message>
    <message>
        <source>“{field}”写得太长，纸上放不下，没有打印；请缩短后再打。</source>
        <comment>paper_text_too_long</comment>
        <translation>“{field}” is too long for the paper, so nothing was printed. Shorten it and print again.</translation>
    </message>
    <message>
        <source>卡面内容里有像身份证号的数字，没有打印；请从卡面内容里去掉。</source>
        <comment>card_holds_id_number</comment>
        <translation>The card&apos;s text holds a number like an ID number, so nothing was printed. Take it out of the card&apos;s text.</translation>
    </message>
    <message>
        <source>表里没有一行人员，什么都没有导入；请检查是否选错了文件。</source>
        <comment>roster_empty</comment>
        <translation>The sheet has no row of people; nothing was imported. See whether it is the right file.</translation>
    </message>
    <message>
        <source>已停止导入，什么都没有写入；需要时再选一次文件。</source>
        <comment>roster_import_cancelled</comment>
        <translation>The import was stopped and nothing was written. Choose the file again when needed.</translation>
    </message>
    <message>
        <source>这一列不认识，没有读入，其他列照常；请核对列名。</source>
        <comment>roster_column_not_read</comment>
        <translation>This column is unknown and was not read; the others were. Check its heading.</translation>
    </message>
    <message>
        <source>没有“户号”一列，已按户主依次编号；请核对分户是否正确。</source>
        <comment>household_number_column_missing</comment>
        <translation>There is no column 户号, so households were numbered by their heads. Check that they are told apart rightly.</translation>
    </message>
    <message>
        <source>这一户没有户号，已编了一个；请核对。</source>
        <comment>household_number_missing</comment>
        <translation>This household had no number and was given one. Please check.</translation>
    </message>
    <message>
        <source>同一组里有两户用了这个户号，已当作同一户；请核对户号。</source>
        <comment>household_number_repeated</comment>
        <translation>Two households of one group have this number and were taken as one. Check the number.</translation>
    </message>
    <message>
        <source>电话看不明白，原文已写进备注；请核对后补上。</source>
        <comment>phone_unclear</comment>
        <translation>The phone cannot be understood; what was written is kept in the note. Check and fill it in.</translation>
    </message>
    <message>
        <source>出生日期看不明白，原文已写进备注；请核对后补上。</source>
        <comment>birth_date_unclear</comment>
        <translation>The date of birth cannot be understood; what was written is kept in the note. Check and fill it in.</translation>
    </message>
    <message>
        <source>出生日期不全，原文已写进备注；请核对后补上。</source>
        <comment>birth_date_incomplete</comment>
        <translation>The date of birth is incomplete; what was written is kept in the note. Check and fill it in.</translation>
    </message>
    <message>
        <source>没有这个出生日期，原文已写进备注；请核对后改正。</source>
        <comment>birth_date_impossible</comment>
        <translation>There is no such date of birth; what was written is kept in the note. Check and correct it.</translation>
    </message>
    <message>
        <source>出生日期与身份证号不一致，先按“待核”保存；请核对证件。</source>
        <comment>birth_date_differs_from_id_number</comment>
        <translation>The date of birth differs from the ID number; kept “to verify”. Check the ID card.</translation>
    </message>
    <message>
        <source>性别与身份证号不一致，先按表里的保存；请核对证件。</source>
        <comment>sex_differs_from_id_number</comment>
        <translation>The sex differs from the ID number; kept as the sheet has it. Check the ID card.</translation>
    </message>
    <message>
        <source>身份证号不是18位，这一行可以先按“待核”保存；请核对证件。</source>
        <comment>id_number_malformed</comment>
        <translation>The ID number does not have 18 digits; the row can be kept “to verify”. Check the ID card.</translation>
    </message>
    <message>
        <source>身份证号里的出生日期不存在，可以先按“待核”保存；请核对证件。</source>
        <comment>id_number_birth_date_impossible</comment>
        <translation>The ID number holds a date that does not exist; it can be kept “to verify”. Check the ID card.</translation>
    </message>
    <message>
        <source>身份证号最后一位校验不对，可以先按“待核”保存；请核对证件。</source>
        <comment>id_number_check_digit_wrong</comment>
        <translation>The last digit of the ID number does not fit; it can be kept “to verify”. Check the ID card.</translation>
    </message>
    <message>
        <source>同一个身份证号在表里出现了两次，可以先按“待核”保存；请核对是哪一个人。</source>
        <comment>id_number_repeated</comment>
        <translation>One ID number stands twice in the sheet; it can be kept “to verify”. Check whose it is.</translation>
    </message>
    <message>
        <source>第 {row} 行第 {column} 列太长，Excel 放不下，没有导出；请缩短后再导出。</source>
        <comment>sheet_cell_too_long</comment>
        <translation>Row {row}, column {column} is too long for Excel, so nothing was exported. Shorten it and export again.</translation>
    </message>
    <message>
        <source>行数超过 Excel 的上限 {most} 行，没有导出；请分次导出。</source>
        <comment>sheet_rows_too_many</comment>
        <translation>There are more rows than Excel&apos;s limit of {most}, so nothing was exported. Export in parts.</translation>
    </message>
    <message>
        <source>钥匙打不开本站数据文件，文件没有改动；请确认没有换过文件，再登录一次。</source>
        <comment>database_key_wrong</comment>
        <translation>The key does not open the station&apos;s data file; it is unchanged. Make sure the file was not swapped and log in again.</translation>
    </message>
    <message>
        <source>本站数据文件损坏或不是本程序的文件，没有写入；请用备份恢复，并保留这个文件。</source>
        <comment>database_damaged</comment>
        <translation>The station&apos;s data file is damaged or not of this program; nothing was written. Restore a backup, and keep this file.</translation>
    </message>
    <message>
        <source>这个数据文件是由更新版本的程序保存的，没有打开也没有改动；请安装新版程序。</source>
        <comment>database_made_by_newer_version</comment>
        <translation>This data file was saved by a newer version; it was neither opened nor changed. Install the newer program.</translation>
    </message>
    <message>
        <source>程序自带的数据库组件太旧，为防止损坏没有打开；请重新安装程序。</source>
        <comment>database_library_too_old</comment>
        <translation>The program&apos;s database component is too old; nothing was opened, lest it be damaged. Install the program again.</translation>
    </message>
    <message>
        <source>本站已锁定，这一步没有做；请重新登录。</source>
        <comment>database_closed</comment>
        <translation>The station is locked, so this step was not done. Log in again.</translation>
    </message>
    <message>
        <source>数据文件正被另一个程序占用，这一步没有保存；请关掉另一个窗口再试。</source>
        <comment>database_busy</comment>
        <translation>Another program is using the data file, so this step was not saved. Close the other window and try again.</translation>
    </message>
    <message>
        <source>这个文件夹里没有本站数据文件，什么都没有改动；请用备份恢复，或另选文件夹。</source>
        <comment>database_missing</comment>
        <translation>There is no data file of a station in this folder; nothing was changed. Restore a backup, or choose another folder.</translation>
    </message>
    <message>
        <source>磁盘满了，这一步没有保存，之前保存的都在；请腾出空间再试。</source>
        <comment>disk_full</comment>
        <translation>The disk is full, so this step was not saved; all before it is. Free some space and try again.</translation>
    </message>
    <message>
        <source>磁盘读写出错，这一步没有保存，之前保存的都在；请尽快备份并检查磁盘。</source>
        <comment>disk_failed</comment>
        <translation>The disk failed, so this step was not saved; all before it is. Make a backup soon and check the disk.</translation>
    </message>
    <message>
        <source>备份不能写到数据文件自己身上，什么都没有改动；请另选一个文件名。</source>
        <comment>backup_over_itself</comment>
        <translation>A backup cannot be written over the data file itself; nothing was changed. Choose another file name.</translation>
    </message>
    <message>
        <source>备份文件没有通过检查，没有采用；请换一份备份。</source>
        <comment>backup_not_verified</comment>
        <translation>The backup did not pass its check and was not used. Try another backup.</translation>
    </message>
    <message>
        <source>程序自带的资料文件读不出来，没有继续；请重新安装程序。</source>
        <comment>resource_unreadable</comment>
        <translation>A file that comes with the program cannot be read, so it went no further. Install the program again.</translation>
    </message>
    <message>
        <source>这里已经有一套钥匙，没有改动；请直接登录。</source>
        <comment>vault_already_exists</comment>
        <translation>There are keys here already; they are unchanged. Log in.</translation>
    </message>
    <message>
        <source>钥匙文件不见了，没有打开，数据没有改动；请用备份的钥匙文件恢复。</source>
        <comment>vault_file_missing</comment>
        <translation>The key file is gone, so nothing was opened; the data is unchanged. Restore the key file from a backup.</translation>
    </message>
    <message>
        <source>钥匙文件损坏，没有打开，数据没有改动；请用备份的钥匙文件恢复。</source>
        <comment>vault_file_damaged</comment>
        <translation>The key file is damaged, so nothing was opened; the data is unchanged. Restore the key file from a backup.</translation>
    </message>
    <message>
        <source>钥匙文件读不出来，没有打开；请检查磁盘或文件权限。</source>
        <comment>vault_file_unreadable</comment>
        <translation>The key file cannot be read, so nothing was opened. Check the disk and the file&apos;s permissions.</translation>
    </message>
    <message>
        <source>钥匙文件没有写成，原来的仍然有效；请检查磁盘空间再试。</source>
        <comment>vault_file_not_written</comment>
        <translation>The key file was not written; the old one still holds. Check the disk&apos;s space and try again.</translation>
    </message>
    <message>
        <source>钥匙文件是由更新版本的程序保存的，没有改动；请安装新版程序。</source>
        <comment>vault_made_by_newer_version</comment>
        <translation>The key file was saved by a newer version; it is unchanged. Install the newer program.</translation>
    </message>
    <message>
        <source>钥匙文件被改动过，没有打开，数据没有改动；请联系镇里核查。</source>
        <comment>slots_tampered</comment>
        <translation>The key file was tampered with, so nothing was opened; the data is unchanged. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>本机密钥文件被改动过或不属于本站，没有打开；请联系镇里核查。</source>
        <comment>device_keys_tampered</comment>
        <translation>The keys of this PC were tampered with or belong to another station, so nothing was opened. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>本机密钥已经有了，没有改动。</source>
        <comment>device_keys_already_exist</comment>
        <translation>This PC has its keys already; they are unchanged.</translation>
    </message>
    <message>
        <source>这台电脑没有本站的设备密钥，打不开；请在原来的电脑上打开，或向镇里申请恢复。</source>
        <comment>device_secret_missing</comment>
        <translation>This PC does not hold the station&apos;s device secret and cannot open it. Open it on the PC it came from, or ask the township for recovery.</translation>
    </message>
    <message>
        <source>没有找到本机的日志密钥，没有写入；请联系镇里核查。</source>
        <comment>feed_key_missing</comment>
        <translation>This PC&apos;s journal key was not found, so nothing was written. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>本机的日志密钥已经有了，没有改动。</source>
        <comment>feed_key_already_kept</comment>
        <translation>This PC&apos;s journal key is kept already; it is unchanged.</translation>
    </message>
    <message>
        <source>防回退标记损坏，没有打开，数据没有改动；请联系镇里核查。</source>
        <comment>mark_damaged</comment>
        <translation>The mark against setting back is damaged, so nothing was opened; the data is unchanged. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>数据比上次保存的还旧，像是从旧备份恢复的；请不要继续录入，联系镇里核查。</source>
        <comment>mark_would_go_back</comment>
        <translation>The data is older than what was last saved, as if restored from an old backup. Enter nothing more and ask the township to look into it.</translation>
    </message>
    <message>
        <source>加密的内容损坏，没有采用；请重新取一份。</source>
        <comment>sealed_content_damaged</comment>
        <translation>The encrypted content is damaged and was not used. Fetch it again.</translation>
    </message>
    <message>
        <source>这个文件不是给本站的，没有读入；请核对是不是拿错了U盘或文件。</source>
        <comment>sealed_for_someone_else</comment>
        <translation>This file is not for this station and was not read. See whether it is the wrong stick or file.</translation>
    </message>
    <message>
        <source>收件方的加密地址不对，没有写出；请重新取邀请文件。</source>
        <comment>recipient_invalid</comment>
        <translation>The receiver&apos;s encryption address is wrong, so nothing was written. Fetch the invitation again.</translation>
    </message>
    <message>
        <source>邀请文件损坏或不是镇里发的，没有采用；请向镇里重新要一份。</source>
        <comment>invitation_damaged</comment>
        <translation>The invitation is damaged or not from the township, and was not used. Ask the township for another.</translation>
    </message>
    <message>
        <source>邀请资料不完整，没有生成；请检查村码和名称。</source>
        <comment>invitation_field_invalid</comment>
        <translation>The invitation&apos;s details are incomplete, so it was not made. Check the village code and name.</translation>
    </message>
    <message>
        <source>邀请文件里的名称太长，没有生成；请缩短后再试。</source>
        <comment>invitation_too_long</comment>
        <translation>A name in the invitation is too long, so it was not made. Shorten it and try again.</translation>
    </message>
    <message>
        <source>这份邀请是给别的村的，没有采用；请向镇里要本村的邀请文件。</source>
        <comment>invitation_for_another_village</comment>
        <translation>This invitation is for another village and was not used. Ask the township for your village&apos;s own.</translation>
    </message>
    <message>
        <source>本站已经在另一个镇街登记，没有采用这份邀请；请向本镇核对是不是拿错了。</source>
        <comment>enrolled_elsewhere</comment>
        <translation>This station is enrolled with another township, so this invitation was not used. Ask your township whether it is the right one.</translation>
    </message>
    <message>
        <source>邀请已过期，没有登记；请向镇里重新要一份。</source>
        <comment>invitation_expired</comment>
        <translation>The invitation has expired, so the station was not enrolled. Ask the township for another.</translation>
    </message>
    <message>
        <source>这份邀请已经用过，没有登记；请向镇里重新要一份。</source>
        <comment>invitation_used</comment>
        <translation>This invitation has been used already, so the station was not enrolled. Ask the township for another.</translation>
    </message>
    <message>
        <source>镇里没有发过这份邀请，没有登记；请向镇里核对。</source>
        <comment>enrolment_not_invited</comment>
        <translation>The township never issued this invitation, so the station was not enrolled. Check with the township.</translation>
    </message>
    <message>
        <source>登记资料不完整，没有登记；请重新读取邀请文件再试。</source>
        <comment>enrolment_field_invalid</comment>
        <translation>The enrolment&apos;s details are incomplete, so the station was not enrolled. Read the invitation again and retry.</translation>
    </message>
    <message>
        <source>本站还没有与镇里登记，没有同步；请先在“同步”页读取镇里的邀请文件。</source>
        <comment>not_enrolled</comment>
        <translation>The station is not enrolled with the township, so nothing was exchanged. First read the township&apos;s invitation on the “Exchange” page.</translation>
    </message>
    <message>
        <source>设备证书不是镇里签发的，没有采用；请联系镇里核查。</source>
        <comment>certificate_not_trusted</comment>
        <translation>The device certificate was not signed by the township and was not used. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>设备证书内容不完整，没有采用；请联系镇里核查。</source>
        <comment>certificate_field_invalid</comment>
        <translation>The device certificate is incomplete and was not used. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>这不是邮包文件，什么都没有读入；请选镇里或本站写出的 .lxb 文件。</source>
        <comment>bundle_foreign</comment>
        <translation>This is not a bundle; nothing was read. Choose a .lxb file written by the township or a station.</translation>
    </message>
    <message>
        <source>邮包损坏或没有写完，什么都没有读入；请重新写一份，等到提示“可以拔出”再拔。</source>
        <comment>bundle_damaged</comment>
        <translation>The bundle is damaged or was not written to its end; nothing was read. Write it again and wait for “Safe to pull out”.</translation>
    </message>
    <message>
        <source>邮包太大，没有读入；请联系镇里分次写出。</source>
        <comment>bundle_too_large</comment>
        <translation>The bundle is too large and was not read. Ask the township to write it in parts.</translation>
    </message>
    <message>
        <source>邮包是由更新版本的程序写的，没有读入；请安装新版程序。</source>
        <comment>bundle_from_newer_version</comment>
        <translation>The bundle was written by a newer version and was not read. Install the newer program.</translation>
    </message>
    <message>
        <source>这个邮包不是给本站的，没有读入；请核对是不是拿错了。</source>
        <comment>bundle_not_for_this_station</comment>
        <translation>This bundle is not for this station and was not read. See whether it is the wrong one.</translation>
    </message>
    <message>
        <source>这个邮包不是给本镇的，没有读入；请核对是不是拿错了。</source>
        <comment>bundle_not_for_this_township</comment>
        <translation>This bundle is not for this township and was not read. See whether it is the wrong one.</translation>
    </message>
    <message>
        <source>不认识邮包的发件方，没有读入；请先完成登记，或向镇里核对。</source>
        <comment>bundle_sender_unknown</comment>
        <translation>The bundle&apos;s sender is unknown, so it was not read. Enrol first, or check with the township.</translation>
    </message>
    <message>
        <source>邮包的签名不对，没有读入；请核对来源。</source>
        <comment>bundle_not_trusted</comment>
        <translation>The bundle&apos;s signature is wrong, so it was not read. Check where it came from.</translation>
    </message>
    <message>
        <source>邮包没有写成，数据没有改动；请换一个U盘或文件夹再试。</source>
        <comment>bundle_not_written</comment>
        <translation>The bundle was not written; the data is unchanged. Try another USB stick or folder.</translation>
    </message>
    <message>
        <source>写完后读回来不一样，这个U盘不可靠；请换一个U盘重写，数据没有改动。</source>
        <comment>bundle_read_back_differs</comment>
        <translation>What was read back differs from what was written: this stick cannot be relied on. Write to another; the data is unchanged.</translation>
    </message>
    <message>
        <source>邮包文件读不出来，什么都没有读入；请检查U盘再试。</source>
        <comment>bundle_unreadable</comment>
        <translation>The bundle cannot be read; nothing was taken in. Check the USB stick and try again.</translation>
    </message>
    <message>
        <source>收到的一段记录损坏，没有采用，已有的没有改动；请再同步一次。</source>
        <comment>segment_damaged</comment>
        <translation>A segment arrived damaged and was not used; what is here is unchanged. Exchange once more.</translation>
    </message>
    <message>
        <source>收到的一段记录超过限度，没有采用，已有的没有改动；请联系镇里核查。</source>
        <comment>segment_too_large</comment>
        <translation>A segment is over the size limit and was not used; what is here is unchanged. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>收到的记录来自更新版本的程序，没有采用；请安装新版程序。</source>
        <comment>segment_from_newer_version</comment>
        <translation>The records come from a newer version and were not used. Install the newer program.</translation>
    </message>
    <message>
        <source>收到的一段记录签名不对，没有采用，已有的没有改动；请联系镇里核查。</source>
        <comment>segment_seal_wrong</comment>
        <translation>A segment&apos;s seal is wrong, so it was not used; what is here is unchanged. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>缺少第 {have} 条之后的记录，收到的从第 {first} 条开始，没有采用；请再同步一次。</source>
        <comment>segment_gap</comment>
        <translation>Entries after no. {have} are missing: what came begins at no. {first} and was not used. Exchange once more.</translation>
    </message>
    <message>
        <source>收到了不认识的设备的记录，没有采用；请再同步一次。</source>
        <comment>feed_unknown</comment>
        <translation>Records of an unknown device came in and were not used. Exchange once more.</translation>
    </message>
    <message>
        <source>设备的签名不对，没有采用它的记录；请联系镇里核查。</source>
        <comment>feed_not_trusted</comment>
        <translation>The device&apos;s signature is wrong, so its records were not used. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>收到了别的村的记录，没有采用；请联系镇里核查。</source>
        <comment>feed_out_of_scope</comment>
        <translation>Records of another village came in and were not used. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>设备资料损坏，没有采用；请再同步一次。</source>
        <comment>feed_descriptor_damaged</comment>
        <translation>A device&apos;s description is damaged and was not used. Exchange once more.</translation>
    </message>
    <message>
        <source>对方送来的核对数读不懂，没有核对，记录都没有改动；请再同步一次。</source>
        <comment>rows_claim_damaged</comment>
        <translation>The other side&apos;s figures for comparing cannot be read, so nothing was compared; the records are unchanged. Exchange once more.</translation>
    </message>
    <message>
        <source>与镇里核对时有几张表对不上，已由日志重建，现在一致；记录没有改动，不用再做什么。</source>
        <comment>rows_rebuilt</comment>
        <translation>Some tables differed from the township&apos;s and were rebuilt from the journal; now they agree. The records are unchanged and nothing more is needed.</translation>
    </message>
    <message>
        <source>由日志重建以后，本站与镇里的表仍对不上；日志都在，没有互相覆盖，请联系镇里核查。</source>
        <comment>rows_differ_from_township</comment>
        <translation>Even rebuilt from the journal, the station&apos;s tables differ from the township&apos;s. All journals are kept and nothing was overwritten; ask the township to look into it.</translation>
    </message>
    <message>
        <source>对方的应答读不懂，没有同步；请再试一次。</source>
        <comment>hello_damaged</comment>
        <translation>The other side&apos;s answer cannot be read, so nothing was exchanged. Try again.</translation>
    </message>
    <message>
        <source>对方的程序版本更新，没有同步；请安装新版程序。</source>
        <comment>hello_from_newer_version</comment>
        <translation>The other side&apos;s program is newer, so nothing was exchanged. Install the newer program.</translation>
    </message>
    <message>
        <source>对方的签名不对，没有同步；请核对服务器地址。</source>
        <comment>hello_not_trusted</comment>
        <translation>The other side&apos;s signature is wrong, so nothing was exchanged. Check the server&apos;s address.</translation>
    </message>
    <message>
        <source>日志在第 {seq} 条处对不上，没有改动；请保留数据文件并联系镇里核查。</source>
        <comment>journal_chain_broken</comment>
        <translation>The journal does not fit at entry {seq}; nothing was changed. Keep the data file and ask the township to look into it.</translation>
    </message>
    <message>
        <source>日志缺了一段，没有送出；请运行自检并联系镇里核查。</source>
        <comment>journal_segment_missing</comment>
        <translation>A segment of the journal is missing, so nothing was sent. Run the check and ask the township to look into it.</translation>
    </message>
    <message>
        <source>一条记录的内容损坏，已单独放开，其他记录不受影响。</source>
        <comment>entry_body_damaged</comment>
        <translation>An entry&apos;s content is damaged; it was put in quarantine, and the others are not touched.</translation>
    </message>
    <message>
        <source>一条记录的内容已按要求删除。</source>
        <comment>entry_body_erased</comment>
        <translation>An entry&apos;s content was erased as demanded.</translation>
    </message>
    <message>
        <source>一条记录损坏，没有采用，已有的没有改动；请再同步一次。</source>
        <comment>entry_header_damaged</comment>
        <translation>An entry is damaged and was not used; what is here is unchanged. Exchange once more.</translation>
    </message>
    <message>
        <source>有一条新版程序写的记录，已保存，升级后会显示。</source>
        <comment>entry_kind_unknown</comment>
        <translation>An entry was written by a newer version; it is kept, and will show after an upgrade.</translation>
    </message>
    <message>
        <source>有一条记录的内容本版本读不懂，已保存，升级后会再试。</source>
        <comment>entry_fields_unknown</comment>
        <translation>An entry holds what this version cannot read; it is kept, and tried again after an upgrade.</translation>
    </message>
    <message>
        <source>内容太长（超过64KB），没有保存，已填的都在；请缩短后再保存。</source>
        <comment>entry_too_large</comment>
        <translation>The text is too long (over 64 KB), so it was not saved; all you typed is still here. Shorten it and save again.</translation>
    </message>
    <message>
        <source>内容里有不能保存的字符或数值，没有保存，已填的都在；请改正后再保存。</source>
        <comment>entry_value_forbidden</comment>
        <translation>The text holds a character or figure that cannot be kept, so it was not saved; all you typed is still here. Correct it and save again.</translation>
    </message>
    <message>
        <source>一条记录写了不该由它写的内容，已单独放开，请联系镇里核查。</source>
        <comment>entry_writes_derived_field</comment>
        <translation>An entry wrote what it may not write and was put in quarantine. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>一条记录由不该写的一方写出，已单独放开，请联系镇里核查。</source>
        <comment>entry_written_by_wrong_side</comment>
        <translation>An entry was written by the wrong side and was put in quarantine. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>连不上镇里的服务器，没有送出，记录都在本机；请检查网络，或改用U盘。</source>
        <comment>server_unreachable</comment>
        <translation>The township&apos;s server cannot be reached; nothing was sent, and all records are on this PC. Check the network, or use a USB stick.</translation>
    </message>
    <message>
        <source>镇里的服务器没有接收（{status}），记录都在本机；请稍后再试或联系镇里。</source>
        <comment>server_refused</comment>
        <translation>The township&apos;s server did not take it ({status}); all records are on this PC. Try later, or ask the township.</translation>
    </message>
    <message>
        <source>镇里服务器的应答读不懂，没有改动；请核对地址，稍后再试。</source>
        <comment>server_answer_unreadable</comment>
        <translation>The answer of the township&apos;s server cannot be read; nothing was changed. Check the address and try later.</translation>
    </message>
    <message>
        <source>还没有镇里服务器的地址，没有同步；请在“同步”页填写，或改用U盘。</source>
        <comment>server_address_missing</comment>
        <translation>The address of the township&apos;s server is missing, so nothing was exchanged. Fill it in on the “Exchange” page, or use a USB stick.</translation>
    </message>
    <message>
        <source>服务器地址写得不对，没有保存；请写成 http://… 或 https://…。</source>
        <comment>server_address_wrong</comment>
        <translation>The server&apos;s address is not well written, so it was not saved. Write it like http://… or https://….</translation>
    </message>
    <message>
        <source>已停止同步，送到的都算数，没送的仍在本机，下次接着送。</source>
        <comment>exchange_cancelled</comment>
        <translation>The exchange was stopped. What arrived counts; the rest is on this PC and goes next time.</translation>
    </message>
    <message>
        <source>文件读不出来，什么都没有改动；请检查文件是否还在、U盘是否插好。</source>
        <comment>file_unreadable</comment>
        <translation>The file cannot be read; nothing was changed. See whether it is still there and the USB stick is in.</translation>
    </message>
    <message>
        <source>文件没有写成，数据没有改动；请检查磁盘空间和文件夹权限。</source>
        <comment>file_not_written</comment>
        <translation>The file was not written; the data is unchanged. Check the disk&apos;s space and the folder&apos;s permissions.</translation>
    </message>
    <message>
        <source>还没有填镇街名称，没有建立；请填写名称。</source>
        <comment>town_name_missing</comment>
        <translation>The township&apos;s name is missing, so nothing was set up. Fill in the name.</translation>
    </message>
    <message>
        <source>这个文件夹里已经有一个镇街服务器，没有改动；请另选一个文件夹。</source>
        <comment>town_already_exists</comment>
        <translation>This folder already holds a township server; nothing was changed. Choose another folder.</translation>
    </message>
    <message>
        <source>这个文件夹里没有镇街服务器，什么都没有改动；请先建立，或另选文件夹。</source>
        <comment>town_missing</comment>
        <translation>This folder holds no township server; nothing was changed. Set one up first, or choose another folder.</translation>
    </message>
    <message>
        <source>这个数据库里已经有镇街台账，没有改动；请另选一个数据库。</source>
        <comment>ledger_already_exists</comment>
        <translation>This database already holds a township ledger; nothing was changed. Choose another database.</translation>
    </message>
    <message>
        <source>没有找到镇街台账，什么都没有改动；请用备份恢复，或另选文件夹。</source>
        <comment>ledger_missing</comment>
        <translation>The township&apos;s ledger was not found; nothing was changed. Restore a backup, or choose another folder.</translation>
    </message>
    <message>
        <source>镇街台账暂时读写不了，这一步没有保存；请稍后再试，仍不行请检查磁盘空间。</source>
        <comment>ledger_unavailable</comment>
        <translation>The township&apos;s ledger cannot be read or written just now, so this step was not saved. Try later; if it goes on, check the disk&apos;s space.</translation>
    </message>
    <message>
        <source>端口 {port} 打不开，服务器没有启动；请换一个端口，或关掉占用它的程序再试。</source>
        <comment>port_unavailable</comment>
        <translation>Port {port} cannot be opened, so the server did not start. Choose another port, or close the program that uses it.</translation>
    </message>
    <message>
        <source>服务器没有按时停下，已收到的都已保存；请再停一次。</source>
        <comment>server_does_not_stop</comment>
        <translation>The server did not stop in time; all that came in is saved. Stop it once more.</translation>
    </message>
    <message>
        <source>姓名或密码不对，没有登录；请看看大写锁定键，再输入一次。</source>
        <comment>sign_in_refused</comment>
        <translation>The name or password is wrong, so you are not signed in. Look at Caps Lock and type it again.</translation>
    </message>
    <message>
        <source>这一页打开太久了，没有登录；请再输入一次密码。</source>
        <comment>sign_in_form_expired</comment>
        <translation>This page was open too long, so you are not signed in. Type the password again.</translation>
    </message>
    <message>
        <source>试得太频繁，这一次没有采用；请过 {seconds} 秒再试。</source>
        <comment>asked_too_often</comment>
        <translation>Too many tries; this one was not used. Try again in {seconds} seconds.</translation>
    </message>
    <message>
        <source>还没有填姓名，没有建立账号；请填写姓名。</source>
        <comment>clerk_name_missing</comment>
        <translation>The name is missing, so no account was added. Fill in the name.</translation>
    </message>
    <message>
        <source>这个姓名已有账号，没有建立；请换一个写法，如加上科室。</source>
        <comment>clerk_name_taken</comment>
        <translation>This name has an account already, so none was added. Write it another way, such as with the office.</translation>
    </message>
    <message>
        <source>只有管理角色能做这件事，没有改动；请找镇里的管理员。</source>
        <comment>clerk_not_administrator</comment>
        <translation>Only an administrator may do this, so nothing was changed. Ask the township&apos;s administrator.</translation>
    </message>
    <message>
        <source>这一页已经失效，没有提交，什么都没有改动；请刷新页面再做一次。</source>
        <comment>form_not_ours</comment>
        <translation>This page is no longer valid, so nothing was submitted or changed. Refresh it and do it again.</translation>
    </message>
    <message>
        <source>镇里的服务器没有这个地址，没有收下；请核对服务器地址和程序版本。</source>
        <comment>address_unknown</comment>
        <translation>The township&apos;s server has no such address, so nothing was taken. Check the server&apos;s address and the program&apos;s version.</translation>
    </message>
    <message>
        <source>服务器出错，这一步没有做成，已保存的内容没有改动；请告诉维护人员。</source>
        <comment>server_failed</comment>
        <translation>The server failed, so this step was not done; what was saved is unchanged. Tell the maintainers.</translation>
    </message>
    <message>
        <source>还没有选邮包文件，什么都没有读入；请选U盘里的 .lxb 文件。</source>
        <comment>bundle_not_chosen</comment>
        <translation>No bundle is chosen, so nothing was read. Choose the .lxb file on the USB stick.</translation>
    </message>
    <message>
        <source>这个村不归本镇街管，没有生成邀请；请核对村码。</source>
        <comment>village_not_of_this_township</comment>
        <translation>This village is not of this township, so no invitation was made. Check the village code.</translation>
    </message>
    <message>
        <source>代号 {letter} 已给过这个村的另一台电脑，没有生成邀请；请另选一个字母。</source>
        <comment>invitation_letter_taken</comment>
        <translation>The letter {letter} belongs to another PC of this village, so no invitation was made. Choose another letter.</translation>
    </message>
    <message>
        <source>这个村的26个电脑代号都用完了，没有生成邀请；请联系维护人员。</source>
        <comment>invitation_letters_used_up</comment>
        <translation>All 26 letters for this village&apos;s PCs are taken, so no invitation was made. Ask the maintainers.</translation>
    </message>
    <message>
        <source>没有找到这份邀请，或者它已经用过；请重新生成一份。</source>
        <comment>invitation_unknown</comment>
        <translation>This invitation was not found, or has been used already. Make a new one.</translation>
    </message>
    <message>
        <source>这份邀请已被后来的一份代替，没有登记；请向镇里要最新的一份。</source>
        <comment>invitation_replaced</comment>
        <translation>A later invitation took this one&apos;s place, so the station was not enrolled. Ask the township for the latest.</translation>
    </message>
    <message>
        <source>这台电脑已经登记过，没有再登记；请直接同步。</source>
        <comment>device_already_enrolled</comment>
        <translation>This PC is enrolled already and was not enrolled again. Just exchange.</translation>
    </message>
    <message>
        <source>镇里没有登记这台电脑，没有采用它的记录；请先完成登记。</source>
        <comment>device_unknown</comment>
        <translation>This PC is not enrolled with the township, so its records were not used. Enrol first.</translation>
    </message>
    <message>
        <source>镇里已停用这台电脑，没有采用它的新记录，本机的都还在；请联系镇里。</source>
        <comment>device_revoked</comment>
        <translation>The township has shut this PC out, so its new records were not used; they are all still here. Ask the township.</translation>
    </message>
    <message>
        <source>送出的内容超过限度，没有收下，记录都在本机；请联系镇里核查。</source>
        <comment>body_too_large</comment>
        <translation>What was sent is over the limit and was not taken; all records are on this PC. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>线路中断，这一段没有收全，记录都在本机；请再同步一次。</source>
        <comment>request_cut_off</comment>
        <translation>The line broke, so this segment did not arrive whole; all records are on this PC. Exchange once more.</translation>
    </message>
    <message>
        <source>请求没有签名，没有采用；请核对服务器地址和程序版本。</source>
        <comment>request_not_signed</comment>
        <translation>The request was not signed and was not used. Check the server&apos;s address and the program&apos;s version.</translation>
    </message>
    <message>
        <source>请求的签名不对，没有采用；请联系镇里核查。</source>
        <comment>request_not_trusted</comment>
        <translation>The request&apos;s signature is wrong and it was not used. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>这次同步等得太久，没有采用；请再同步一次。</source>
        <comment>challenge_expired</comment>
        <translation>This exchange waited too long and was not used. Exchange once more.</translation>
    </message>
    <message>
        <source>镇里不认识这次同步的凭据，没有采用；请再同步一次。</source>
        <comment>challenge_unknown</comment>
        <translation>The township does not know this exchange and did not use it. Exchange once more.</translation>
    </message>
    <message>
        <source>设备报出的日志太多，没有同步；请联系镇里核查。</source>
        <comment>hello_names_too_many_feeds</comment>
        <translation>The device named too many feeds, so nothing was exchanged. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>送来的一段记录与说明不符，没有采用，已有的没有改动；请再同步一次。</source>
        <comment>segment_not_as_named</comment>
        <translation>A segment was not what it was said to be and was not used; what is here is unchanged. Exchange once more.</translation>
    </message>
    <message>
        <source>出现了没有说明的情况（{key}）；已保存的内容没有改动，请把这行字告诉维护人员。</source>
        <translation>Something happened that has no description ({key}); what was saved is unchanged. Please pass this line to the maintainers.</translation>
    </message>
    <message>
        <source>尚未收件</source>
        <translation>not yet received</translation>
    </message>
    <message>
        <source>镇里的台账像是从旧备份恢复的，少了本站送过的记录；本站的都在，会自动补送，请告诉镇里。</source>
        <comment>township_restored</comment>
        <translation>The township&apos;s ledger seems restored from an old backup and lacks records that this station sent. All are here and will be sent again; tell the township.</translation>
    </message>
    <message>
        <source>台账在数据库服务器上，没有备份；请用数据库自己的备份工具。</source>
        <comment>ledger_backup_elsewhere</comment>
        <translation>The ledger is on a database server and was not backed up. Use the database&apos;s own backup tools.</translation>
    </message>
    <message>
        <source>镇里已停用本村的一台电脑，它停用以后的记录没有采用，其余的都收下了；不用再做什么。</source>
        <comment>revoked_entries_refused</comment>
        <translation>The township has shut out one PC of this village: what it wrote after that was not taken, everything else was. Nothing more is needed.</translation>
    </message>
    <message>
        <source>时限超过 {most}，没有保存；请核对数字。</source>
        <comment>limit_too_long</comment>
        <translation>The limit is above {most} and was not saved. Check the number.</translation>
    </message>
    <message>
        <source>恢复办理的时间早于中止的时间，没有保存；请检查电脑的日期。</source>
        <comment>limit_pause_reversed</comment>
        <translation>The case was resumed before it was suspended, so nothing was saved. Check the date of this PC.</translation>
    </message>
    <message>
        <source>首问责任人、件号和收费一经登记就不能改，没有改动。</source>
        <comment>field_fixed</comment>
        <translation>The first receiver, the case number and the fee cannot be changed once registered; nothing was changed.</translation>
    </message>
    <message>
        <source>“{date}”不是日历上的日子，没有保存，已填的内容都在；请写成 2026-11-30 这样。</source>
        <comment>date_impossible</comment>
        <translation>“{date}” is no day of the calendar; nothing was saved and what you typed is still here. Write it like 2026-11-30.</translation>
    </message>
    <message>
        <source>材料没有缺的，用不着容缺受理，没有改动。</source>
        <comment>deficiency_nothing_missing</comment>
        <translation>No paper is missing, so nothing needs to follow later; nothing was changed.</translation>
    </message>
    <message>
        <source>缺的里面有主要材料，不能容缺受理，没有登记，已填的内容都在；请一次性告知补正。</source>
        <comment>deficiency_key_material</comment>
        <translation>A key paper is among the missing ones, so it cannot follow later; nothing was registered and what you typed is still here. Give a one-time notice.</translation>
    </message>
    <message>
        <source>补交的日子在今天之前，没有登记，已填的内容都在；请改日期。</source>
        <comment>deficiency_due_past</comment>
        <translation>The day for the missing papers has passed; nothing was registered and what you typed is still here. Change the day.</translation>
    </message>
    <message>
        <source>补交的日子不能晚于承诺时限 {latest}，没有登记，已填的内容都在；请改早一些。</source>
        <comment>deficiency_due_too_late</comment>
        <translation>The papers must follow by the promised limit, {latest}; nothing was registered and what you typed is still here. Choose an earlier day.</translation>
    </message>
    <message>
        <source>没有这种钱款步骤，没有记账；请从列表里选。</source>
        <comment>money_action_unknown</comment>
        <translation>There is no such step for money; nothing was booked. Choose one from the list.</translation>
    </message>
    <message>
        <source>金额不对，没有记账，已填的内容都在；请写成 380 或 380.50，不超过一百万元。</source>
        <comment>money_amount_wrong</comment>
        <translation>The amount is not right; nothing was booked and what you typed is still here. Write 380 or 380.50, a million yuan at most.</translation>
    </message>
    <message>
        <source>没有写钱交给哪个单位，没有记账，已填的内容都在；请写收款单位。</source>
        <comment>money_payee_missing</comment>
        <translation>It does not say whom the money is for; nothing was booked and what you typed is still here. Write the payee.</translation>
    </message>
    <message>
        <source>代办不收任何费用，钱不能交给本站，没有记账；请写法定收款单位。</source>
        <comment>money_payee_is_station</comment>
        <translation>The service is free and no money may go to the station; nothing was booked. Write the statutory payee.</translation>
    </message>
    <message>
        <source>没有写缴费票据号，没有记账，已填的内容都在；请照票据填写。</source>
        <comment>money_voucher_missing</comment>
        <translation>The voucher number is missing; nothing was booked and what you typed is still here. Copy it from the voucher.</translation>
    </message>
    <message>
        <source>没有写找零交给了谁，没有记账，已填的内容都在；请写上姓名。</source>
        <comment>money_receiver_missing</comment>
        <translation>It does not say who got the change; nothing was booked and what you typed is still here. Write the name.</translation>
    </message>
    <message>
        <source>手里只有 {left}，没有记账，已填的内容都在；请核对金额。</source>
        <comment>money_not_there</comment>
        <translation>Only {left} is in hand; nothing was booked and what you typed is still here. Check the amount.</translation>
    </message>
    <message>
        <source>没有找到要作废的这一笔，没有改动；请刷新后再选。</source>
        <comment>money_step_unknown</comment>
        <translation>The line to be voided was not found; nothing was changed. Refresh and choose again.</translation>
    </message>
    <message>
        <source>一条记录想改首问责任人或收费，没有采用，已单独放开，请联系镇里核查。</source>
        <comment>entry_changes_fixed_field</comment>
        <translation>A record tried to change the first receiver or the fee; it was set aside, not applied. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>身份证号有一位不对，没有登记，已填的内容都在；请对着证件再输一次。</source>
        <comment>applicant_id_number_wrong</comment>
        <translation>A digit of the ID number is wrong; nothing was registered and what you typed is still here. Type it again from the card.</translation>
    </message>
    <message>
        <source>“{item}”要本人亲自办，别人不能代，没有登记，已填的内容都在；请本人来，或者由站里上门帮办。</source>
        <comment>item_not_delegable</comment>
        <translation>“{item}” must be done in person and nobody can stand in; nothing was registered and what you typed is still here. Ask the applicant to come, or visit them.</translation>
    </message>
    <message>
        <source>写了代办关系，没有写代为办理的人，没有登记，已填的内容都在；请写上姓名。</source>
        <comment>proxy_name_missing</comment>
        <translation>The relation is given but not who stands in; nothing was registered and what you typed is still here. Write the name.</translation>
    </message>
    <message>
        <source>没有写代办人与申请人的关系，没有登记，已填的内容都在；请写上关系。</source>
        <comment>proxy_relation_missing</comment>
        <translation>It does not say how the proxy is related to the applicant; nothing was registered and what you typed is still here. Write the relation.</translation>
    </message>
    <message>
        <source>代办人的身份证号有一位不对，没有登记，已填的内容都在；请再输一次。</source>
        <comment>proxy_id_number_wrong</comment>
        <translation>A digit of the proxy&apos;s ID number is wrong; nothing was registered and what you typed is still here. Type it again.</translation>
    </message>
    <message>
        <source>没有勾选委托做什么，没有登记，已填的内容都在；请勾选代交材料或代领结果。</source>
        <comment>power_scope_missing</comment>
        <translation>It is not ticked what the proxy may do; nothing was registered and what you typed is still here. Tick handing in or collecting.</translation>
    </message>
    <message>
        <source>委托的期限在今天之前，没有登记，已填的内容都在；请改期限。</source>
        <comment>power_expired</comment>
        <translation>The power of attorney has run out already; nothing was registered and what you typed is still here. Change its last day.</translation>
    </message>
    <message>
        <source>材料“{name}”的份数不对，没有登记，已填的内容都在；请填 1 到 99。</source>
        <comment>material_count_wrong</comment>
        <translation>The number of “{name}” is not right; nothing was registered and what you typed is still here. Write 1 to 99.</translation>
    </message>
    <message>
        <source>咨询的什么还没有写，没有登记；请选一个事项，或写一句话。</source>
        <comment>consult_item_missing</comment>
        <translation>It does not say what was asked; nothing was registered. Choose an item or write a sentence.</translation>
    </message>
    <message>
        <source>这件已经不是咨询了，没有改动；请返回列表打开这件。</source>
        <comment>case_not_a_consultation</comment>
        <translation>This is an enquiry no longer; nothing was changed. Go back to the list and open the case.</translation>
    </message>
    <message>
        <source>还没有问过失信的情况，不能容缺受理，没有登记，已填的内容都在；请问过再勾上。</source>
        <comment>deficiency_credit_unchecked</comment>
        <translation>Nobody has asked about bad credit, so papers may not follow; nothing was registered and what you typed is still here. Ask, then tick it.</translation>
    </message>
    <message>
        <source>申请人以前的容缺承诺到期没有补交，这次不能再容缺，没有登记，已填的内容都在；请补齐材料。</source>
        <comment>deficiency_broken_before</comment>
        <translation>The applicant did not keep an earlier commitment, so papers may not follow this time; nothing was registered and what you typed is still here. All papers are needed.</translation>
    </message>
    <message>
        <source>容缺承诺已经到期，材料没有补交，没有报送；请收齐材料，或告知申请人不予受理。</source>
        <comment>commitment_expired</comment>
        <translation>The commitment has run out and the papers did not come; nothing was submitted. Take the papers in, or tell the applicant that the case is declined.</translation>
    </message>
    <message>
        <source>没有写代缴什么费，没有记账，已填的内容都在；请写上。</source>
        <comment>money_purpose_missing</comment>
        <translation>It does not say what the money is for; nothing was booked and what you typed is still here. Write it.</translation>
    </message>
    <message>
        <source>代收的钱还有 {left} 没有交清或退回，没有改动；请先把钱款结清。</source>
        <comment>case_money_open</comment>
        <translation>{left} of the applicant&apos;s money was neither paid nor returned; nothing was changed. Settle the money first.</translation>
    </message>
    <message>
        <source>县级</source>
        <comment>county</comment>
        <translation>County</translation>
    </message>
    <message>
        <source>镇级</source>
        <comment>township</comment>
        <translation>Town</translation>
    </message>
    <message>
        <source>村级</source>
        <comment>village</comment>
        <translation>Village</translation>
    </message>
    <message>
        <source>新增</source>
        <comment>new</comment>
        <translation>New</translation>
    </message>
    <message>
        <source>变更</source>
        <comment>changed</comment>
        <translation>Changed</translation>
    </message>
    <message>
        <source>未变</source>
        <comment>unchanged</comment>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>停用</source>
        <comment>withdrawn</comment>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>事项 {code} 的内容太长，没有写入；请把条件、流程等写短一些。</source>
        <comment>item_too_long</comment>
        <translation>The text of item {code} is too long and nothing was written. Shorten its conditions or procedure.</translation>
    </message>
    <message>
        <source>清单里没有事项，没有写入；请选一份有内容的清单。</source>
        <comment>catalog_empty</comment>
        <translation>The list holds no items and nothing was written. Choose a list that does.</translation>
    </message>
    <message>
        <source>镇里已经发布了事项清单，本站不能再自己导入，原来的清单照用；要改请告诉镇里。</source>
        <comment>catalog_from_township</comment>
        <translation>The township has published an item list, so this station cannot import its own; the list in force stays. Tell the township what should change.</translation>
    </message>
    <message>
        <source>这个文件不是能读的 Excel 表格，什么都没有导入；请另存为 .xlsx 再试。</source>
        <comment>file_not_a_spreadsheet</comment>
        <translation>This file is no Excel sheet that can be read, and nothing was imported. Save it as .xlsx and try again.</translation>
    </message>
    <message>
        <source>这个表格设了密码，什么都没有导入；请去掉密码，另存后再试。</source>
        <comment>spreadsheet_password_protected</comment>
        <translation>This sheet has a password and nothing was imported. Remove the password, save it and try again.</translation>
    </message>
    <message>
        <source>这个表格大得不正常，什么都没有导入；请只留要导入的行列，另存后再试。</source>
        <comment>spreadsheet_too_large</comment>
        <translation>This sheet is abnormally large and nothing was imported. Keep only the rows and columns to import, save it and try again.</translation>
    </message>
    <message>
        <source>这个文件超过 {most} MB，什么都没有导入；请只留事项清单，另存后再试。</source>
        <comment>item_file_too_large</comment>
        <translation>This file is above {most} MB and nothing was imported. Keep only the item list, save it and try again.</translation>
    </message>
    <message>
        <source>表里没有一行事项，什么都没有导入；请检查是否选错了文件。</source>
        <comment>item_list_empty</comment>
        <translation>The sheet holds no item and nothing was imported. Check whether it is the right file.</translation>
    </message>
    <message>
        <source>表“{sheet}”里没有找到“事项编码”和“事项名称”两列，什么都没有导入；请在表头写上再试。</source>
        <comment>item_columns_missing</comment>
        <translation>Sheet “{sheet}” has no columns for the item&apos;s code and name, so nothing was imported. Put them into the headings and try again.</translation>
    </message>
    <message>
        <source>清单超过 {most} 行，什么都没有导入；请检查是否选错了文件。</source>
        <comment>item_list_too_long</comment>
        <translation>The list has more than {most} rows and nothing was imported. Check whether it is the right file.</translation>
    </message>
    <message>
        <source>清单里有 {count} 行不能采用，什么都没有写入；请按预览里的说明改正表格，再选一次。</source>
        <comment>items_refused</comment>
        <translation>{count} rows of the list cannot be used and nothing was written. Correct the sheet as the preview says and choose it again.</translation>
    </message>
    <message>
        <source>没有事项编码，这一行没有采用；请补上编码。</source>
        <comment>item_code_missing</comment>
        <translation>The item has no code, so this row was not used. Add the code.</translation>
    </message>
    <message>
        <source>编码与前面的一行相同，这一行没有采用；请核对编码，一个事项一个编码。</source>
        <comment>item_code_repeated</comment>
        <translation>An earlier row has the same code, so this row was not used. Check the codes: one for each item.</translation>
    </message>
    <message>
        <source>没有事项名称，这一行没有采用；请补上名称。</source>
        <comment>item_name_missing</comment>
        <translation>The item has no name, so this row was not used. Add the name.</translation>
    </message>
    <message>
        <source>承诺时限和法定时限都没有，这一行没有采用；请至少写一个，当场办的写“即办”。</source>
        <comment>item_limit_missing</comment>
        <translation>Neither a promised nor a statutory limit is given, so this row was not used. Write at least one, or that it is done on the spot.</translation>
    </message>
    <message>
        <source>时限没有说明单位，这一行没有采用；请写成“20个工作日”“60自然日”或“24小时”。</source>
        <comment>item_limit_unit_missing</comment>
        <translation>The limit has no unit, so this row was not used. Say working days, calendar days or hours.</translation>
    </message>
    <message>
        <source>时限的单位不认识，这一行没有采用；请改成工作日、自然日或小时。</source>
        <comment>item_limit_unit_unknown</comment>
        <translation>The limit&apos;s unit is not known, so this row was not used. Use working days, calendar days or hours.</translation>
    </message>
    <message>
        <source>时限看不明白，这一行没有采用；请写成“20个工作日”，当场办的写“即办”。</source>
        <comment>item_limit_unreadable</comment>
        <translation>The limit cannot be read, so this row was not used. Write a number with its unit, or that it is done on the spot.</translation>
    </message>
    <message>
        <source>时限的数字不合理，这一行没有采用；请核对数字。</source>
        <comment>item_limit_impossible</comment>
        <translation>The limit&apos;s number is out of reason, so this row was not used. Check the number.</translation>
    </message>
    <message>
        <source>办理方式不认识，这一行没有采用；请改成直办、代办、帮办（协办）或告知。</source>
        <comment>item_mode_unknown</comment>
        <translation>The mode is not known, so this row was not used. Use direct, proxy, assisted or guidance, in the words of the list.</translation>
    </message>
    <message>
        <source>没有这个日期，这一行没有采用；请写成“2026-03-01”。</source>
        <comment>item_date_impossible</comment>
        <translation>There is no such date, so this row was not used. Write it like 2026-03-01.</translation>
    </message>
    <message>
        <source>失效日期早于生效日期，这一行没有采用；请核对两个日期。</source>
        <comment>item_dates_swapped</comment>
        <translation>The last day comes before the first, so this row was not used. Check both dates.</translation>
    </message>
    <message>
        <source>这一列不认识，没有读入，其他列照常；请核对列名。</source>
        <comment>item_column_not_read</comment>
        <translation>This column is not known and was not read; the others were. Check its heading.</translation>
    </message>
    <message>
        <source>没有“办理方式”一列，都按“代办”处理；请核对。</source>
        <comment>item_mode_column_missing</comment>
        <translation>There is no column for the mode, so every item is taken as proxy processing. Please check.</translation>
    </message>
    <message>
        <source>层级不认识，先空着；请改成县、镇或村。</source>
        <comment>item_level_unknown</comment>
        <translation>The level is not known and was left empty. Use county, town or village.</translation>
    </message>
    <message>
        <source>没看明白可否代办，先按事项名称判断；请写“是”或“否”。</source>
        <comment>item_delegable_unclear</comment>
        <translation>It is not clear whether someone may stand in, so the item&apos;s name decides. Write yes or no in that column.</translation>
    </message>
    <message>
        <source>这个文件是空的，没有附上，已填的内容都在；请另选一个文件。</source>
        <comment>attachment_empty</comment>
        <translation>This file is empty and was not attached; what you filled in is still here. Please choose another file.</translation>
    </message>
    <message>
        <source>这不是照片（JPEG、PNG）或PDF，没有附上，已填的内容都在；请另存为这几种格式再附。</source>
        <comment>attachment_format_unknown</comment>
        <translation>This is no photograph (JPEG, PNG) and no PDF, so it was not attached; what you filled in is still here. Please save it in one of these formats first.</translation>
    </message>
    <message>
        <source>文件名里有不能用的字符，没有附上，已填的内容都在；请改名后再附。</source>
        <comment>attachment_name_unusable</comment>
        <translation>The file name has characters that cannot be used, so it was not attached; what you filled in is still here. Please rename the file.</translation>
    </message>
    <message>
        <source>文件超过 {megabytes} MB，没有附上，已填的内容都在；请缩小后再附。</source>
        <comment>attachment_too_large</comment>
        <translation>The file is larger than {megabytes} MB and was not attached; what you filled in is still here. Please make it smaller.</translation>
    </message>
    <message>
        <source>没有找到要附到的那一件，文件没有附上；请刷新后再试。</source>
        <comment>attachment_parent_unknown</comment>
        <translation>What the file should be attached to was not found, so it was not attached; please refresh and try again.</translation>
    </message>
    <message>
        <source>没有找到这份附件，没有改动；请刷新后再试。</source>
        <comment>attachment_unknown</comment>
        <translation>This attachment was not found, nothing was changed; please refresh and try again.</translation>
    </message>
    <message>
        <source>还没有写明撤下的理由，附件没有撤下；请写一句理由再提交。</source>
        <comment>attachment_reason_missing</comment>
        <translation>No reason was given, so the attachment was not withdrawn; please write one sentence.</translation>
    </message>
    <message>
        <source>这份附件已经撤下，没有再改动。</source>
        <comment>attachment_retracted_already</comment>
        <translation>This attachment was withdrawn before; nothing more was changed.</translation>
    </message>
    <message>
        <source>这张照片损坏或不是照片，没有附上，已填的内容都在；请重新拍一张或另选。</source>
        <comment>picture_unreadable</comment>
        <translation>This photograph is damaged or is none, so it was not attached; what you filled in is still here. Please take it again or choose another.</translation>
    </message>
    <message>
        <source>照片太大（最多 {megapixels} 百万像素），没有附上，已填的内容都在；请用普通尺寸重拍。</source>
        <comment>picture_too_large</comment>
        <translation>The photograph is too large (at most {megapixels} megapixels) and was not attached; what you filled in is still here. Please take it again in normal size.</translation>
    </message>
    <message>
        <source>这份附件还没有取到本机，没有打开；请在联网同步后再看。</source>
        <comment>attachment_not_here</comment>
        <translation>This attachment has not come to this PC yet and was not opened; please look again after an exchange by network.</translation>
    </message>
    <message>
        <source>这份附件在本机的文件损坏，没有打开，记录都在；请联网同步，会从镇里重新取。</source>
        <comment>attachment_damaged</comment>
        <translation>This attachment&apos;s file on this PC is damaged and was not opened; the records are all here. Please exchange by network, and it will be fetched from the town again.</translation>
    </message>
    <message>
        <source>附件没有写成，已填的内容都在；请检查磁盘空间再试。</source>
        <comment>attachment_not_written</comment>
        <translation>The attachment could not be written; what you filled in is still here. Please check the disk space and try again.</translation>
    </message>
    <message>
        <source>附件有一段接不上，没有采用，已到的都在；请再同步一次。</source>
        <comment>attachment_piece_out_of_place</comment>
        <translation>A piece of an attachment does not fit and was not taken; what has come is kept. Please exchange again.</translation>
    </message>
    <message>
        <source>收到的附件与登记的不一样，没有采用，记录都在；请再同步一次。</source>
        <comment>attachment_hash_wrong</comment>
        <translation>An attachment that came in is not the one that was recorded and was not taken; the records are all here. Please exchange again.</translation>
    </message>
    <message>
        <source>照片没有处理成，没有附上，已填的内容都在；请再试一次。</source>
        <comment>picture_not_shrunk</comment>
        <translation>The photograph could not be prepared and was not attached; what you filled in is still here. Please try again.</translation>
    </message>
    <message>
        <source>这台电脑还没有在镇里登记，不能与另一台电脑同步；请先与镇里同步一次。</source>
        <comment>lan_not_enrolled</comment>
        <translation>This PC has not been enrolled in town yet and cannot exchange with another PC; please exchange with the township once first.</translation>
    </message>
    <message>
        <source>另一台电脑的地址写得不对，没有同步；请照那台屏幕上显示的地址输入。</source>
        <comment>lan_address_wrong</comment>
        <translation>The other PC&apos;s address is not written right, nothing was exchanged; please type the address that its screen shows.</translation>
    </message>
    <message>
        <source>这台电脑现在不能等待连接，记录没有改动；请检查网络是否接好，再试一次。</source>
        <comment>lan_cannot_listen</comment>
        <translation>This PC cannot wait for another one now, no record was changed; please check that the network is connected and try again.</translation>
    </message>
    <message>
        <source>没有找到正在等待的电脑，记录没有改动；请在那台按“等另一台来连”，或照它显示的地址输入。</source>
        <comment>lan_peer_not_found</comment>
        <translation>No waiting PC was found, no record was changed; please press “Wait for the other PC” there, or type the address that it shows.</translation>
    </message>
    <message>
        <source>没有连上另一台电脑或中途断了，已传的都保存了；请看那台是否在等待、网络是否接好，再试一次。</source>
        <comment>lan_peer_unreachable</comment>
        <translation>The other PC could not be reached or the line broke, what was passed on is kept; please see whether it is waiting and the network is connected, and try again.</translation>
    </message>
    <message>
        <source>那台电脑的应答读不懂，没有采用，记录没有改动；请核对地址，再试一次。</source>
        <comment>lan_peer_unreadable</comment>
        <translation>What that PC answered cannot be understood and was not taken, no record was changed; please check the address and try again.</translation>
    </message>
    <message>
        <source>那台电脑的程序版本更新，没有同步；请在这台也安装新版程序。</source>
        <comment>lan_peer_newer_version</comment>
        <translation>That PC has a newer version of the program, nothing was exchanged; please install the new version here too.</translation>
    </message>
    <message>
        <source>那台电脑不是本村在镇里登记过的，没有同步；请核对地址，或先让它登记。</source>
        <comment>lan_peer_not_of_village</comment>
        <translation>That PC is not one that this village has enrolled in town, nothing was exchanged; please check the address, or have it enrolled first.</translation>
    </message>
    <message>
        <source>连到的是这台电脑自己，或照它复制的电脑，没有同步；请换地址，有复制的请告诉镇里。</source>
        <comment>lan_peer_is_self</comment>
        <translation>This is the PC itself or a copy of it, nothing was exchanged; please use another address, and tell the township if there is a copy.</translation>
    </message>
    <message>
        <source>镇里已停用那台电脑，没有与它同步，本机的记录没有改动；请联系镇里。</source>
        <comment>lan_peer_revoked</comment>
        <translation>The township has revoked that PC, nothing was exchanged with it and no record here was changed; please contact the township.</translation>
    </message>
    <message>
        <source>那台电脑现在存不下，没有收的仍在本机；请看那台的磁盘是否满了，再试一次。</source>
        <comment>lan_peer_cannot_keep</comment>
        <translation>That PC cannot keep anything now, what it did not take is still here; please see whether its disk is full and try again.</translation>
    </message>
    <message>
        <source>那台电脑已重新开始等待，这一步没有做；请再同步一次。</source>
        <comment>lan_request_unreadable</comment>
        <translation>That PC has begun to wait anew, this step was not done; please exchange again.</translation>
    </message>
    <message>
        <source>还有记录没有传完，已传的都保存了；请再同步一次。</source>
        <comment>lan_incomplete</comment>
        <translation>Not all records have been passed on, those that were are kept; please exchange once more.</translation>
    </message>
    <message>
        <source>另一台电脑中途断开，已传的都保存了；请再同步一次。</source>
        <comment>lan_cut_off</comment>
        <translation>The other PC broke off, what was passed on is kept; please exchange once more.</translation>
    </message>
    <message>
        <source>事项编码</source>
        <comment>code</comment>
        <translation>Code</translation>
    </message>
    <message>
        <source>事项类别</source>
        <comment>category</comment>
        <translation>Category</translation>
    </message>
    <message>
        <source>事项名称</source>
        <comment>name</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>行使层级</source>
        <comment>level</comment>
        <translation>Level</translation>
    </message>
    <message>
        <source>承办部门</source>
        <comment>department</comment>
        <translation>Department</translation>
    </message>
    <message>
        <source>申请材料</source>
        <comment>materials</comment>
        <translation>Materials</translation>
    </message>
    <message>
        <source>办理方式</source>
        <comment>mode</comment>
        <translation>Mode</translation>
    </message>
    <message>
        <source>承诺时限</source>
        <comment>promised_limit</comment>
        <translation>Promised limit</translation>
    </message>
    <message>
        <source>法定时限</source>
        <comment>statutory_limit</comment>
        <translation>Statutory limit</translation>
    </message>
    <message>
        <source>可否代办</source>
        <comment>is_delegable</comment>
        <translation>Proxy allowed</translation>
    </message>
    <message>
        <source>设定依据</source>
        <comment>basis</comment>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>受理条件</source>
        <comment>conditions</comment>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>办理流程</source>
        <comment>procedure</comment>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>收费依据</source>
        <comment>fee_note</comment>
        <translation>Fees</translation>
    </message>
    <message>
        <source>办理时间</source>
        <comment>office_hours</comment>
        <translation>Hours</translation>
    </message>
    <message>
        <source>办理地点</source>
        <comment>place</comment>
        <translation>Place</translation>
    </message>
    <message>
        <source>咨询电话</source>
        <comment>consult_phone</comment>
        <translation>Enquiries</translation>
    </message>
    <message>
        <source>监督电话</source>
        <comment>complaint_phone</comment>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>备注</source>
        <comment>note</comment>
        <translation>Note</translation>
    </message>
    <message>
        <source>生效日期</source>
        <comment>effective_on</comment>
        <translation>In force from</translation>
    </message>
    <message>
        <source>失效日期</source>
        <comment>expires_on</comment>
        <translation>In force until</translation>
    </message>
    <message>
        <source>这份预览已经发布过，或已换成了新的，没有再发布；请回到事项页核对，需要时重新上传。</source>
        <comment>catalog_draft_gone</comment>
        <translation>This preview has been published or replaced, so nothing more was published. Look at the items page and upload again if needed.</translation>
    </message>
    <message>
        <source>没有找到这一版清单，请回到事项页再选。</source>
        <comment>catalog_edition_unknown</comment>
        <translation>This edition of the list was not found. Choose again on the items page.</translation>
    </message>
    <message>
        <source>还没有选清单文件，没有读入；请选一个 Excel 或 CSV 文件。</source>
        <comment>catalog_file_not_chosen</comment>
        <translation>No list was chosen and nothing was read. Choose an Excel or CSV file.</translation>
    </message>
    <message>
        <source>代交材料</source>
        <comment>hand_in</comment>
        <translation>hand in papers</translation>
    </message>
    <message>
        <source>代领结果</source>
        <comment>collect</comment>
        <translation>collect the result</translation>
    </message>
    <message>
        <source>签名</source>
        <comment>signature</comment>
        <translation>signature</translation>
    </message>
    <message>
        <source>按指印</source>
        <comment>fingerprint</comment>
        <translation>fingerprint</translation>
    </message>
    <message>
        <source>受委托</source>
        <comment>entrusted</comment>
        <translation>entrusted</translation>
    </message>
    <message>
        <source>监护人</source>
        <comment>guardian</comment>
        <translation>guardian</translation>
    </message>
    <message>
        <source>代收</source>
        <comment>collect</comment>
        <translation>collected</translation>
    </message>
    <message>
        <source>代缴</source>
        <comment>pay</comment>
        <translation>paid on</translation>
    </message>
    <message>
        <source>退还找零</source>
        <comment>return_change</comment>
        <translation>change returned</translation>
    </message>
    <message>
        <source>受理登记表</source>
        <comment>acceptance_form</comment>
        <translation>Acceptance form</translation>
    </message>
    <message>
        <source>授权委托书</source>
        <comment>power_of_attorney</comment>
        <translation>Power of attorney</translation>
    </message>
    <message>
        <source>容缺承诺书</source>
        <comment>commitment_letter</comment>
        <translation>Commitment letter</translation>
    </message>
    <message>
        <source>容缺受理通知书</source>
        <comment>deficient_notice</comment>
        <translation>Notice: papers may follow</translation>
    </message>
    <message>
        <source>这件没有委托别人代办，没有授权委托书可打。</source>
        <comment>power_of_attorney_missing</comment>
        <translation>Nobody stands in for the applicant of this case; there is no power of attorney to print.</translation>
    </message>
    <message>
        <source>这件没有容缺受理，没有承诺书和通知书可打。</source>
        <comment>commitment_missing</comment>
        <translation>No papers follow later in this case; there is no commitment letter or notice to print.</translation>
    </message>
    <message>
        <source>全部</source>
        <comment>all</comment>
        <translation>All</translation>
    </message>
    <message>
        <source>待补正</source>
        <comment>to_supplement</comment>
        <translation>To complete</translation>
    </message>
    <message>
        <source>待报送</source>
        <comment>to_submit</comment>
        <translation>To submit</translation>
    </message>
    <message>
        <source>镇里办理</source>
        <comment>in_town</comment>
        <translation>In town</translation>
    </message>
    <message>
        <source>待送达</source>
        <comment>to_deliver</comment>
        <translation>To deliver</translation>
    </message>
    <message>
        <source>待回访</source>
        <comment>to_follow_up</comment>
        <translation>To follow up</translation>
    </message>
    <message>
        <source>期限内</source>
        <comment>running</comment>
        <translation>In time</translation>
    </message>
    <message>
        <source>提示</source>
        <comment>remind</comment>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>临期</source>
        <comment>yellow</comment>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>催办</source>
        <comment>overdue</comment>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>督办</source>
        <comment>supervise</comment>
        <translation>Supervised</translation>
    </message>
    <message>
        <source>预警</source>
        <comment>alert</comment>
        <translation>Alert</translation>
    </message>
    <message>
        <source>清单有 {rows} 件，超过一次能做的 {most} 件，没有生成；请先筛选，再打印或导出。</source>
        <comment>ledger_rows_too_many</comment>
        <translation>The list has {rows} cases, more than the {most} that can be made at once, so nothing was made. Filter it first, then print or export.</translation>
    </message>
    <message>
        <source>村里不能开“{name}”（民发〔2020〕20号），没有登记；{advice}。</source>
        <comment>proof_not_issued_by_villages</comment>
        <translation>A village may not issue “{name}” (Minfa [2020] No. 20), so nothing was registered; {advice}.</translation>
    </message>
    <message>
        <source>在申请人手里</source>
        <comment>applicant</comment>
        <translation>with the applicant</translation>
    </message>
    <message>
        <source>在本站</source>
        <comment>station</comment>
        <translation>at this station</translation>
    </message>
    <message>
        <source>在去镇里的路上</source>
        <comment>to_town</comment>
        <translation>on the way to town</translation>
    </message>
    <message>
        <source>镇里点收时没见到</source>
        <comment>missed</comment>
        <translation>not seen when counted in town</translation>
    </message>
    <message>
        <source>在镇里</source>
        <comment>township</comment>
        <translation>in town</translation>
    </message>
    <message>
        <source>在回站的路上</source>
        <comment>to_station</comment>
        <translation>on the way back</translation>
    </message>
    <message>
        <source>承办单位留存</source>
        <comment>retained</comment>
        <translation>kept by the authority</translation>
    </message>
    <message>
        <source>已申报遗失</source>
        <comment>lost</comment>
        <translation>declared lost</translation>
    </message>
    <message>
        <source>收下</source>
        <comment>take_in</comment>
        <translation>Take in</translation>
    </message>
    <message>
        <source>移交镇里</source>
        <comment>hand_over</comment>
        <translation>Hand over to town</translation>
    </message>
    <message>
        <source>收回站里</source>
        <comment>take_back</comment>
        <translation>Take back</translation>
    </message>
    <message>
        <source>镇里点收</source>
        <comment>receive_in_town</comment>
        <translation>Received in town</translation>
    </message>
    <message>
        <source>点收未见</source>
        <comment>miss</comment>
        <translation>Not seen</translation>
    </message>
    <message>
        <source>退还站点</source>
        <comment>send_down</comment>
        <translation>Returned to the station</translation>
    </message>
    <message>
        <source>站里收回</source>
        <comment>receive_at_station</comment>
        <translation>Back at the station</translation>
    </message>
    <message>
        <source>退还申请人</source>
        <comment>give_back</comment>
        <translation>Returned to the applicant</translation>
    </message>
    <message>
        <source>镇里退还申请人</source>
        <comment>give_back_in_town</comment>
        <translation>Returned to the applicant in town</translation>
    </message>
    <message>
        <source>留存</source>
        <comment>retain</comment>
        <translation>Kept</translation>
    </message>
    <message>
        <source>申报遗失</source>
        <comment>declare_lost</comment>
        <translation>Declared lost</translation>
    </message>
    <message>
        <source>申报损坏</source>
        <comment>declare_damaged</comment>
        <translation>Declared damaged</translation>
    </message>
    <message>
        <source>已找到，在本站</source>
        <comment>find</comment>
        <translation>Found, at the station</translation>
    </message>
    <message>
        <source>已找到，在镇里</source>
        <comment>find_in_town</comment>
        <translation>Found, in town</translation>
    </message>
    <message>
        <source>来站领取</source>
        <comment>station</comment>
        <translation>fetched at the station</translation>
    </message>
    <message>
        <source>送上门</source>
        <comment>home</comment>
        <translation>brought home</translation>
    </message>
    <message>
        <source>邮寄</source>
        <comment>post</comment>
        <translation>by post</translation>
    </message>
    <message>
        <source>电子送达</source>
        <comment>message</comment>
        <translation>electronically</translation>
    </message>
    <message>
        <source>本人在屏上点选</source>
        <comment>screen</comment>
        <translation>chosen on the screen by the applicant</translation>
    </message>
    <message>
        <source>本人填评价表签字</source>
        <comment>paper</comment>
        <translation>signed on paper by the applicant</translation>
    </message>
    <message>
        <source>服务效率</source>
        <comment>efficiency</comment>
        <translation>Efficiency</translation>
    </message>
    <message>
        <source>服务水平</source>
        <comment>skill</comment>
        <translation>Competence</translation>
    </message>
    <message>
        <source>服务态度</source>
        <comment>attitude</comment>
        <translation>Attitude</translation>
    </message>
    <message>
        <source>待核实</source>
        <comment>open</comment>
        <translation>to be verified</translation>
    </message>
    <message>
        <source>已核实，待整改</source>
        <comment>verified</comment>
        <translation>verified, to be put right</translation>
    </message>
    <message>
        <source>已整改，待告知</source>
        <comment>rectified</comment>
        <translation>put right, applicant to be told</translation>
    </message>
    <message>
        <source>已整改并告知</source>
        <comment>closed</comment>
        <translation>put right and told</translation>
    </message>
    <message>
        <source>申诉中，等镇里认定</source>
        <comment>appealed</comment>
        <translation>appealed, the township decides</translation>
    </message>
    <message>
        <source>镇里认定不计</source>
        <comment>excluded</comment>
        <translation>excluded by the township</translation>
    </message>
    <message>
        <source>回访核实</source>
        <comment>verify</comment>
        <translation>Verify</translation>
    </message>
    <message>
        <source>整改</source>
        <comment>rectify</comment>
        <translation>Put right</translation>
    </message>
    <message>
        <source>告知申请人</source>
        <comment>tell</comment>
        <translation>Tell the applicant</translation>
    </message>
    <message>
        <source>申诉</source>
        <comment>appeal</comment>
        <translation>Appeal</translation>
    </message>
    <message>
        <source>认定不计</source>
        <comment>exclude</comment>
        <translation>Exclude</translation>
    </message>
    <message>
        <source>维持差评</source>
        <comment>uphold</comment>
        <translation>Uphold</translation>
    </message>
    <message>
        <source>移交清单</source>
        <comment>handover_list</comment>
        <translation>Hand-over list</translation>
    </message>
    <message>
        <source>办结送达回执</source>
        <comment>delivery_receipt</comment>
        <translation>Delivery receipt</translation>
    </message>
    <message>
        <source>满意度评价表</source>
        <comment>rating_sheet</comment>
        <translation>Rating form</translation>
    </message>
    <message>
        <source>回访记录</source>
        <comment>follow_up_record</comment>
        <translation>Follow-up record</translation>
    </message>
    <message>
        <source>卷内目录</source>
        <comment>file_contents</comment>
        <translation>File contents</translation>
    </message>
    <message>
        <source>催办单</source>
        <comment>reminder_slip</comment>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>延期审批单</source>
        <comment>extension_slip</comment>
        <translation>Extension form</translation>
    </message>
    <message>
        <source>还没有填批准人，没有延期；请填写批准延期的领导姓名。</source>
        <comment>case_approver_name_missing</comment>
        <translation>The approver is missing, nothing was extended; please enter who approved the extension.</translation>
    </message>
    <message>
        <source>新的期限没有晚于原来的 {due_on}，没有延期；请改正日期。</source>
        <comment>case_extension_not_later</comment>
        <translation>The new day is not later than {due_on}, nothing was extended; please correct the date.</translation>
    </message>
    <message>
        <source>评价要由申请人自己点选或在评价表上签字，没有保存；请把评价页转给申请人。</source>
        <comment>case_rating_unseen</comment>
        <translation>A rating must be chosen by the applicant or signed on paper, nothing was saved; please turn the rating page to the applicant.</translation>
    </message>
    <message>
        <source>还有原件没有着落：{names}，这件仍在原来的状态；请先退还，或写明留存、遗失。</source>
        <comment>case_originals_unaccounted</comment>
        <translation>Originals are not accounted for: {names}. The case stays as it was; please return them first, or say that they were kept or lost.</translation>
    </message>
    <message>
        <source>差评整改还没有办完，不能销号；请先核实、整改并告知申请人。</source>
        <comment>case_rectification_open</comment>
        <translation>The bad rating has not been put right yet, the case cannot be written off; please verify, rectify and tell the applicant first.</translation>
    </message>
    <message>
        <source>这份材料的这一步应由另一方登记，没有改动。</source>
        <comment>custody_step_not_yours</comment>
        <translation>This step of the paper is for the other side to record, nothing was changed.</translation>
    </message>
    <message>
        <source>“{name}”现在{holder}，不能做“{custody}”，没有改动；请刷新后再看。</source>
        <comment>custody_step_impossible</comment>
        <translation>“{name}” is now: {holder}. “{custody}” is not possible, nothing was changed; please refresh and look again.</translation>
    </message>
    <message>
        <source>没有说明是哪一批移交，没有改动；请从移交清单里登记。</source>
        <comment>custody_batch_id_missing</comment>
        <translation>No batch was named, nothing was changed; please record it from the hand-over list.</translation>
    </message>
    <message>
        <source>还没有写明原因，材料的去向没有改动；请写一句原因再提交。</source>
        <comment>custody_note_missing</comment>
        <translation>The reason is missing, the paper stays where it was; please write a reason.</translation>
    </message>
    <message>
        <source>还没有填签收人，没有退还；请填写签收人姓名。</source>
        <comment>custody_signer_name_missing</comment>
        <translation>The signer is missing, nothing was returned; please enter who signs.</translation>
    </message>
    <message>
        <source>没有选中要移交的件，没有做移交清单；请勾选后再试。</source>
        <comment>handover_empty</comment>
        <translation>No case was chosen, no hand-over list was made; please tick some and try again.</translation>
    </message>
    <message>
        <source>没有找到这一批移交，没有改动；请核对清单上的批次号。</source>
        <comment>handover_unknown</comment>
        <translation>This batch was not found, nothing was changed; please check the batch number on the list.</translation>
    </message>
    <message>
        <source>这一批是送往镇里的，不在站里点收，没有改动。</source>
        <comment>handover_not_for_us</comment>
        <translation>This batch goes to the township and is not received at the station, nothing was changed.</translation>
    </message>
    <message>
        <source>这一批是镇里发往站点的，不在镇里点收，没有改动。</source>
        <comment>handover_not_for_town</comment>
        <translation>This batch goes to the station and is not received in town, nothing was changed.</translation>
    </message>
    <message>
        <source>{number} 现在不能移交，这一批都没有移交；请去掉这件再试。</source>
        <comment>handover_case_not_ready</comment>
        <translation>{number} cannot be handed over now, nothing of the batch was; please leave it out and try again.</translation>
    </message>
    <message>
        <source>{number} 还缺材料：{names}，这一批都没有移交；请补齐，或去掉这件再试。</source>
        <comment>handover_materials_missing</comment>
        <translation>{number} still lacks: {names}. Nothing of the batch was handed over; please complete it or leave it out.</translation>
    </message>
    <message>
        <source>没有找到这条差评整改，没有改动；请刷新后再看。</source>
        <comment>rectification_unknown</comment>
        <translation>This rectification was not found, nothing was changed; please refresh.</translation>
    </message>
    <message>
        <source>整改的这一步应由另一方登记，没有改动。</source>
        <comment>rectification_step_not_yours</comment>
        <translation>This step is for the other side to record, nothing was changed.</translation>
    </message>
    <message>
        <source>差评整改还没到这一步，没有改动；请先办完前一步。</source>
        <comment>rectification_step_out_of_order</comment>
        <translation>The rectification has not come to this step, nothing was changed; please finish the step before.</translation>
    </message>
    <message>
        <source>还没有写情况，没有保存；请写一句再提交。</source>
        <comment>rectification_note_missing</comment>
        <translation>Nothing was written, nothing was saved; please write a sentence.</translation>
    </message>
    <message>
        <source>本村没有记录提到这份附件，没有收下；请先同步记录。</source>
        <comment>attachment_not_named</comment>
        <translation>No record of this village names this attachment, so it was not taken; please exchange the records first.</translation>
    </message>
    <message>
        <source>镇里的磁盘快满了，附件暂时不收，记录都已收到；请告诉镇里。</source>
        <comment>town_disk_short</comment>
        <translation>The town&apos;s disk is nearly full, so attachments are not taken for now; the records have all arrived. Please tell the town.</translation>
    </message>
    <message>
        <source>邮包没有写完，记录和写完的附件都已读入，其余的附件没有；请再写一份。</source>
        <comment>bundle_cut_off</comment>
        <translation>The bundle ends too early: its records and the attachments before the cut were read in, the other attachments were not. Please write it once more.</translation>
    </message>
    <message>
        <source>这份附件还没有传到镇里，没有打开；请等站点下次同步。</source>
        <comment>attachment_not_in_town</comment>
        <translation>This attachment has not reached the town yet and was not opened; please wait for the station to exchange again.</translation>
    </message>
    <message>
        <source>这件还没有“{action}”，没有打印；请先办这一步。</source>
        <comment>case_step_missing</comment>
        <translation>This case has had no “{action}” yet, nothing was printed; please take this step first.</translation>
    </message>
    <message>
        <source>这件现在没有在走的期限，没有做催办单。</source>
        <comment>case_not_running</comment>
        <translation>No limit runs for this case now, no reminder was made.</translation>
    </message>
    <message>
        <source>没有电脑来连，记录没有改动；请在另一台连这台显示的地址，再试一次。</source>
        <comment>lan_nobody_came</comment>
        <translation>No PC has called, no record was changed; please call the address that this PC shows from the other one, and try again.</translation>
    </message>
    <message>
        <source>办事指南</source>
        <comment>item_guide</comment>
        <translation>Guide</translation>
    </message>
    <message>
        <source>同一台设备出现了两种不同的记录，没有覆盖，两边都保留着，也都算数；请联系镇里核查是不是有两台一样的电脑。</source>
        <comment>feed_forked</comment>
        <translation>The same device has two different sets of records; nothing was overwritten, both are kept and both count. Ask the township whether there are two identical PCs.</translation>
    </message>
    <message>
        <source>镇里或另一台电脑保存的本机记录比本机还多，像是从旧备份恢复的；没有覆盖，已另起新的编号继续记，可照常办理。</source>
        <comment>own_feed_behind</comment>
        <translation>The township or another PC has more of this PC&apos;s records than the PC itself, as after restoring an old backup; nothing was overwritten, a new series of records has begun, go on working.</translation>
    </message>
    <message>
        <source>镇里找不到要取的那一段记录；本机没有变化，请再同步一次。</source>
        <comment>branch_unknown</comment>
        <translation>The township cannot find the piece of records that was asked for; nothing has changed here, please exchange again.</translation>
    </message>
    <message>
        <source>没有找到“日期”和“类别”两列，没有读入；请照说明改好表头再试。</source>
        <comment>holidays_columns_missing</comment>
        <translation>The columns for date and kind were not found, so nothing was read in. Correct the headings and try again.</translation>
    </message>
    <message>
        <source>第 {row} 行的日期或类别看不懂，没有读入；请写成 2027-01-01 和“放假”或“上班”。</source>
        <comment>holidays_row_unreadable</comment>
        <translation>The date or kind in row {row} cannot be understood, so nothing was read in. Write 2027-01-01 and off or makeup.</translation>
    </message>
    <message>
        <source>表里没有一天，没有读入；请另选一个文件。</source>
        <comment>holidays_empty</comment>
        <translation>The table holds no day, so nothing was read in. Choose another file.</translation>
    </message>
    <message>
        <source>{day} 出现了两次，没有读入；请删去一个再试。</source>
        <comment>holidays_day_twice</comment>
        <translation>{day} stands there twice, so nothing was read in. Remove one of them and try again.</translation>
    </message>
    <message>
        <source>{day} 不是周末，不能是调休上班，没有读入；请核对日期。</source>
        <comment>holidays_makeup_on_weekday</comment>
        <translation>{day} is no weekend day and cannot be a make-up workday, so nothing was read in. Check the date.</translation>
    </message>
    <message>
        <source>不会有 {year} 年的安排，没有读入；请核对日期。</source>
        <comment>holidays_year_impossible</comment>
        <translation>There can be no table for {year}, so nothing was read in. Check the dates.</translation>
    </message>
    <message>
        <source>{year} 年的安排不全，没有读入；请把全年的放假日都写进表里。</source>
        <comment>holidays_year_incomplete</comment>
        <translation>The table for {year} is not whole, so nothing was read in. Enter all days off of that year.</translation>
    </message>
    <message>
        <source>{year} 年已有不同的安排，没有读入；确实改了的，请加 --replace 再试。</source>
        <comment>holidays_year_differs</comment>
        <translation>{year} is known with other days, so nothing was read in. If it was really changed, try again with --replace.</translation>
    </message>
    <message>
        <source>收回站里</source>
        <comment>bring_back</comment>
        <translation>Take back</translation>
    </message>
    <message>
        <source>承办单位留存，不退</source>
        <comment>retain</comment>
        <translation>kept by the authority</translation>
    </message>
    <message>
        <source>遗失</source>
        <comment>declare_lost</comment>
        <translation>lost</translation>
    </message>
    <message>
        <source>损坏</source>
        <comment>declare_damaged</comment>
        <translation>damaged</translation>
    </message>
    <message>
        <source>遗失的已找到</source>
        <comment>find</comment>
        <translation>lost, now found</translation>
    </message>
    <message>
        <source>评议表只有 {sheets} 份，不到 {least} 份，这次评议没有结束，已收的都在；请收齐后再结束。</source>
        <comment>review_sheets_too_few</comment>
        <translation>Only {sheets} sheets of the review have come in, fewer than {least}: it was not closed, what came in is kept; please close it when all are in.</translation>
    </message>
    <message>
        <source>网格“{name}”已经撤销，没有改动；请选一个在用的网格。</source>
        <comment>grid_closed</comment>
        <translation>The grid “{name}” is closed, nothing was changed; please choose one that is in use.</translation>
    </message>
    <message>
        <source>网格不能放到自己或自己的下级下面，没有改动；请另选上级网格。</source>
        <comment>grid_under_itself</comment>
        <translation>A grid cannot stand under itself or under one below it, nothing was changed; please choose another parent.</translation>
    </message>
    <message>
        <source>没有找到这次导入，什么都没有撤销；请刷新后再看。</source>
        <comment>roster_import_unknown</comment>
        <translation>This import was not found and nothing was undone; please refresh and look again.</translation>
    </message>
    <message>
        <source>这次导入已经撤销过了，没有再改动；请刷新后再看。</source>
        <comment>roster_import_undone</comment>
        <translation>This import has been undone already and nothing was changed again; please refresh and look again.</translation>
    </message>
    <message>
        <source>本机没有这次导入的记录，什么都没有撤销；请先同步，再试一次。</source>
        <comment>roster_import_not_here</comment>
        <translation>This PC does not have what this import wrote, and nothing was undone; please synchronise first, then try again.</translation>
    </message>
    <message>
        <source>{name}（户号{household}）的资料在导入以后又改过，这个人保留着；不要时请在住户页里删去。</source>
        <comment>roster_undo_person_changed</comment>
        <translation>{name} (household {household}) was changed after the import and stays; if not wanted, please remove them on the household&apos;s page.</translation>
    </message>
    <message>
        <source>{name}（户号{household}）的“{field}”在导入以后又改过，保留现在的；请在住户页里核对。</source>
        <comment>roster_undo_field_changed</comment>
        <translation>“{field}” of {name} (household {household}) was changed after the import and stays as it is now; please check on the household&apos;s page.</translation>
    </message>
    <message>
        <source>{name}（户号{household}）的“{field}”原来的内容找不到了，保留现在的；请在住户页里核对。</source>
        <comment>roster_undo_value_gone</comment>
        <translation>What “{field}” of {name} (household {household}) said before is gone, so it stays as it is now; please check on the household&apos;s page.</translation>
    </message>
    <message>
        <source>户号{household}（{name}）在导入以后又改过，这一户保留着；请在住户页里核对。</source>
        <comment>roster_undo_household_changed</comment>
        <translation>Household {household} ({name}) was changed after the import and stays; please check on the household&apos;s page.</translation>
    </message>
    <message>
        <source>户号{household}（{name}）里还有人，这一户保留着；请在住户页里核对。</source>
        <comment>roster_undo_household_peopled</comment>
        <translation>There are still people in household {household} ({name}), so it stays; please check on the household&apos;s page.</translation>
    </message>
    <message>
        <source>这个身份证号在名册里是另一个人的，可以先按“待核”保存；请核对是哪一个人。</source>
        <comment>id_number_borne_by_another</comment>
        <translation>In the register this ID number is somebody else&apos;s; it may be kept to be verified; please check whose it is.</translation>
    </message>
    <message>
        <source>别的户也有同名的人，这一行没有身份证号和出生日期，可以先按“待核”保存；请核对是不是同一个人。</source>
        <comment>person_name_not_unique</comment>
        <translation>Another household has a person of the same name, and this row has neither ID number nor date of birth; it may be kept to be verified; please check whether it is the same person.</translation>
    </message>
    <message>
        <source>来站接待</source>
        <comment>station</comment>
        <translation>At the station</translation>
    </message>
    <message>
        <source>白天</source>
        <translation>By day</translation>
    </message>
    <message>
        <source>清早</source>
        <comment>early</comment>
        <translation>Early morning</translation>
    </message>
    <message>
        <source>晚上（夜访）</source>
        <comment>evening</comment>
        <translation>Evening</translation>
    </message>
    <message>
        <source>红白大事</source>
        <comment>celebration</comment>
        <translation>Wedding or funeral</translation>
    </message>
    <message>
        <source>生病住院</source>
        <comment>illness</comment>
        <translation>Illness</translation>
    </message>
    <message>
        <source>急难重活</source>
        <comment>hardship</comment>
        <translation>Hardship or heavy work</translation>
    </message>
    <message>
        <source>代办事项</source>
        <comment>errand</comment>
        <translation>An errand of theirs</translation>
    </message>
    <message>
        <source>思想波动</source>
        <comment>troubled_mind</comment>
        <translation>A troubled mind</translation>
    </message>
    <message>
        <source>上级政策宣讲到户</source>
        <comment>policy</comment>
        <translation>Policies explained</translation>
    </message>
    <message>
        <source>支部决议传达到户</source>
        <comment>decision</comment>
        <translation>Decisions passed on</translation>
    </message>
    <message>
        <source>公益活动发动到户</source>
        <comment>activity</comment>
        <translation>Activities announced</translation>
    </message>
    <message>
        <source>意见建议征求到户</source>
        <comment>opinion</comment>
        <translation>Opinions asked</translation>
    </message>
    <message>
        <source>联系领导</source>
        <comment>liaison_leader</comment>
        <translation>Liaison leader</translation>
    </message>
    <message>
        <source>分管领导</source>
        <comment>supervising_leader</comment>
        <translation>Supervising leader</translation>
    </message>
    <message>
        <source>主要领导</source>
        <comment>main_leader</comment>
        <translation>Main leader</translation>
    </message>
    <message>
        <source>时间看不懂，没有保存，已填的内容都在；请写成四位数字，如 0905。</source>
        <comment>visit_time_unreadable</comment>
        <translation>The time cannot be read and nothing was saved; what you typed is still there. Write four digits, such as 0905.</translation>
    </message>
    <message>
        <source>结束时间早于开始时间，没有保存，已填的内容都在；请改正。</source>
        <comment>visit_ends_before_it_starts</comment>
        <translation>It ends before it starts, so nothing was saved; what you typed is still there. Please correct it.</translation>
    </message>
    <message>
        <source>没有这一种情形，没有保存，已填的内容都在；请重新选。</source>
        <comment>finding_second_class_unknown</comment>
        <translation>There is no such kind, so nothing was saved; what you typed is still there. Please choose again.</translation>
    </message>
    <message>
        <source>还没有写更正的理由，没有改动；请写一句理由再保存。</source>
        <comment>visit_correction_note_missing</comment>
        <translation>No reason for the correction, so nothing was changed. Write one sentence and save again.</translation>
    </message>
    <message>
        <source>这次走访已经作废，没有改动。</source>
        <comment>visit_taken_back_already</comment>
        <translation>This visit was taken back already; nothing was changed.</translation>
    </message>
    <message>
        <source>还没有填一户，没有保存；请至少填一行。</source>
        <comment>walk_empty</comment>
        <translation>No household yet, so nothing was saved. Fill in at least one row.</translation>
    </message>
    <message>
        <source>一次最多记 {most} 户，都没有保存，已填的内容都在；请分两次记。</source>
        <comment>walk_too_long</comment>
        <translation>At most {most} households at once, so nothing was saved; what you typed is still there. Please write them down in two goes.</translation>
    </message>
    <message>
        <source>没有找到这条必到事项，没有改动；请刷新后再试。</source>
        <comment>must_visit_unknown</comment>
        <translation>This must-visit task was not found; nothing was changed. Refresh and try again.</translation>
    </message>
    <message>
        <source>没有选是哪一种事，没有保存；请选一种。</source>
        <comment>must_visit_occasion_unknown</comment>
        <translation>No kind of event chosen, so nothing was saved. Choose one.</translation>
    </message>
    <message>
        <source>事情的日期在今天之后，没有保存；请改正日期。</source>
        <comment>must_visit_in_the_future</comment>
        <translation>The event lies after today, so nothing was saved. Correct the date.</translation>
    </message>
    <message>
        <source>还没有写不用去的理由，没有改动；请写一句理由再提交。</source>
        <comment>must_visit_note_missing</comment>
        <translation>No reason why nobody has to go, so nothing was changed. Write one sentence and try again.</translation>
    </message>
    <message>
        <source>这条必到事项已经办过，没有改动。</source>
        <comment>must_visit_settled_already</comment>
        <translation>This must-visit task is settled already; nothing was changed.</translation>
    </message>
    <message>
        <source>必到事项要上门或到田间走访这一户才算办结，没有保存，已填的内容都在；请改方式或不勾选。</source>
        <comment>must_visit_not_answered_so</comment>
        <translation>Only going to this household answers a must-visit task, so nothing was saved; what you typed is still there. Change the channel or untick it.</translation>
    </message>
    <message>
        <source>还没有填这一轮的名称，没有保存；请填好名称。</source>
        <comment>visit_round_name_missing</comment>
        <translation>The round has no name, so it was not saved. Fill in a name.</translation>
    </message>
    <message>
        <source>没有找到这一轮走访，没有改动；请刷新后再试。</source>
        <comment>visit_round_unknown</comment>
        <translation>This round was not found; nothing was changed. Refresh and try again.</translation>
    </message>
    <message>
        <source>结束日期早于开始日期，没有保存；请改正日期。</source>
        <comment>visit_period_reversed</comment>
        <translation>The last day comes before the first, so nothing was saved. Correct the dates.</translation>
    </message>
    <message>
        <source>还没有填走访人，没有保存计划；请填走访人。</source>
        <comment>visit_plan_visitor_missing</comment>
        <translation>Nobody is named to visit, so the plan was not saved. Fill in a name.</translation>
    </message>
    <message>
        <source>还没有选要走访的户，没有保存计划；请至少选一户。</source>
        <comment>visit_plan_empty</comment>
        <translation>No household chosen, so the plan was not saved. Choose at least one.</translation>
    </message>
    <message>
        <source>一份计划最多 {most} 户，没有保存；请分成几份。</source>
        <comment>visit_plan_too_long</comment>
        <translation>A plan has at most {most} households, so it was not saved. Make several.</translation>
    </message>
    <message>
        <source>没有找到这份走访计划，没有改动；请刷新后再试。</source>
        <comment>visit_plan_unknown</comment>
        <translation>This visit plan was not found; nothing was changed. Refresh and try again.</translation>
    </message>
    <message>
        <source>一户一策还没有内容，没有保存；请至少写一项。</source>
        <comment>household_plan_empty</comment>
        <translation>The household plan is empty, so it was not saved. Write at least one part.</translation>
    </message>
    <message>
        <source>没有找到这项宣讲，没有改动；请刷新后再试。</source>
        <comment>outreach_unknown</comment>
        <translation>This outreach was not found; nothing was changed. Refresh and try again.</translation>
    </message>
    <message>
        <source>没有选是哪一种到户，没有保存；请选一种。</source>
        <comment>outreach_type_unknown</comment>
        <translation>No kind of outreach chosen, so nothing was saved. Choose one.</translation>
    </message>
    <message>
        <source>还没有写要送到户的是什么，没有保存；请写一句。</source>
        <comment>outreach_title_missing</comment>
        <translation>It does not say what is carried to households, so nothing was saved. Write one sentence.</translation>
    </message>
    <message>
        <source>月份看不懂，没有排班；请写成 2026-11 这样。</source>
        <comment>duty_month_unreadable</comment>
        <translation>The month cannot be read; no roster was made. Please write it like 2026-11.</translation>
    </message>
    <message>
        <source>日期看不懂，没有加班次；请写成 2026-11-21 这样。</source>
        <comment>duty_day_unreadable</comment>
        <translation>The date cannot be read; no shift was added. Please write it like 2026-11-21.</translation>
    </message>
    <message>
        <source>班次名称或起止时间看不懂，没有加班次；时间请按二十四小时写时和分。</source>
        <comment>duty_times_unreadable</comment>
        <translation>The shift&apos;s name or times cannot be read; no shift was added. Please write hours and minutes on the 24-hour clock.</translation>
    </message>
    <message>
        <source>还没有选值班人，没有排班；请至少选一个人。</source>
        <comment>duty_officers_missing</comment>
        <translation>Nobody was chosen for duty; no roster was made. Please choose at least one person.</translation>
    </message>
    <message>
        <source>这一天已经有“{shift}”，没有再加；请直接改那一班。</source>
        <comment>duty_shift_stands_already</comment>
        <translation>That day already has “{shift}”; none was added. Please change that shift.</translation>
    </message>
    <message>
        <source>没有找到这一班，没有改动；请刷新值班表后再试。</source>
        <comment>duty_shift_unknown</comment>
        <translation>This shift was not found; nothing was changed. Please refresh the roster and try again.</translation>
    </message>
    <message>
        <source>这一班已经签到，值班表里不能再改或删，原来的都在；有事请在交接事项里写明。</source>
        <comment>duty_shift_begun</comment>
        <translation>This shift has begun and can no longer be changed or removed; all is as it was. Please write what matters into the hand-over note.</translation>
    </message>
    <message>
        <source>请假必须有替班人，没有登记请假；请选一位替班人。</source>
        <comment>duty_substitute_missing</comment>
        <translation>Leave needs a substitute; no leave was noted. Please choose who stands in.</translation>
    </message>
    <message>
        <source>{name} 就是这一班的值班人，不能替自己，没有登记请假；请另选一位。</source>
        <comment>duty_substitute_same</comment>
        <translation>{name} is on duty in this shift already and cannot stand in; no leave was noted. Please choose someone else.</translation>
    </message>
    <message>
        <source>还没有写请假原因，没有登记替班；请写一句原因。</source>
        <comment>duty_leave_reason_missing</comment>
        <translation>The reason for the leave is missing; no substitute was noted. Please write a sentence.</translation>
    </message>
    <message>
        <source>还没有写交接事项，没有签退；没有要交接的就写“无”。</source>
        <comment>duty_handover_note_missing</comment>
        <translation>The hand-over note is missing; nobody was signed out. If there is nothing, write “none”.</translation>
    </message>
    <message>
        <source>没有接班人的姓名，没有签字；请由接班的人登录后再签。</source>
        <comment>duty_taker_missing</comment>
        <translation>The name of who takes over is missing; nothing was signed. Please let that person log in and sign.</translation>
    </message>
    <message>
        <source>接班要由下一班的人签字，没有签；请换接班人登录后再签。</source>
        <comment>duty_take_over_by_oneself</comment>
        <translation>Taking over is signed by the next shift; nothing was signed. Please let that person log in and sign.</translation>
    </message>
    <message>
        <source>这一班是 {day} 的，今天不能签到，没有改动。</source>
        <comment>duty_not_today</comment>
        <translation>This shift is on {day} and cannot be signed today; nothing was changed.</translation>
    </message>
    <message>
        <source>这一班由 {name} 值，签到签退要由本人登录来签，没有改动；换了人请先登记替班。</source>
        <comment>duty_not_your_shift</comment>
        <translation>This shift is {name}&apos;s, who must log in to sign; nothing was changed. If someone else is on duty, note a substitute first.</translation>
    </message>
    <message>
        <source>这一班现在不能做这一步，没有改动；请刷新值班表后再看。</source>
        <comment>duty_event_out_of_order</comment>
        <translation>This step cannot be taken in this shift now; nothing was changed. Please refresh the roster.</translation>
    </message>
    <message>
        <source>没有这个工作人员或账号已停用，没有改动；请从名单里另选一位。</source>
        <comment>staff_unknown</comment>
        <translation>There is no such member of staff, or the account is closed; nothing was changed. Please choose another.</translation>
    </message>
    <message>
        <source>没有找到这次活动，没有改动；请刷新后再试。</source>
        <comment>activity_unknown</comment>
        <translation>This activity was not found; nothing was changed. Please refresh and try again.</translation>
    </message>
    <message>
        <source>还没有写活动主题，没有保存，已填的都在；请写好主题。</source>
        <comment>activity_theme_missing</comment>
        <translation>The theme is missing; nothing was saved, what you typed is still there. Please write the theme.</translation>
    </message>
    <message>
        <source>还没有填活动日期，没有保存，已填的都在；请填好日期。</source>
        <comment>activity_day_missing</comment>
        <translation>The date of the activity is missing; nothing was saved, what you typed is still there. Please fill it in.</translation>
    </message>
    <message>
        <source>还没有填责任人，没有保存，已填的都在；请填好责任人。</source>
        <comment>activity_responsible_missing</comment>
        <translation>The responsible person is missing; nothing was saved, what you typed is still there. Please fill it in.</translation>
    </message>
    <message>
        <source>还没有填部门单位，没有保存，已填的都在；请填好部门。</source>
        <comment>activity_department_missing</comment>
        <translation>The department is missing; nothing was saved, what you typed is still there. Please fill it in.</translation>
    </message>
    <message>
        <source>还没有选活动类型，没有保存，已填的都在；请选一类。</source>
        <comment>activity_type_unknown</comment>
        <translation>The type is missing; nothing was saved, what you typed is still there. Please choose one.</translation>
    </message>
    <message>
        <source>服务人次不能小于零，没有保存，已填的都在；请改正人次。</source>
        <comment>activity_people_negative</comment>
        <translation>The people served cannot be fewer than none; nothing was saved, what you typed is still there. Please correct the number.</translation>
    </message>
    <message>
        <source>活动日期还没有到，不能记为已开展，没有保存；请先记为计划。</source>
        <comment>activity_not_yet</comment>
        <translation>The activity&apos;s day has not come, so it cannot have been held; nothing was saved. Please keep it as planned.</translation>
    </message>
    <message>
        <source>没有找到这次评议，没有改动；请刷新后再试。</source>
        <comment>appraisal_unknown</comment>
        <translation>This appraisal was not found; nothing was changed. Please refresh and try again.</translation>
    </message>
    <message>
        <source>还没有写评议名称，没有建立；请写好名称。</source>
        <comment>appraisal_title_missing</comment>
        <translation>The appraisal has no name; it was not opened. Please name it.</translation>
    </message>
    <message>
        <source>还没有填评议日期，没有建立；请填好日期。</source>
        <comment>appraisal_day_missing</comment>
        <translation>The appraisal has no date; it was not opened. Please fill it in.</translation>
    </message>
    <message>
        <source>没有被评议人或超过 {most} 人，没有建立；请每行写一个姓名。</source>
        <comment>appraisal_subjects_missing</comment>
        <translation>Nobody is to be appraised, or more than {most}; it was not opened. Please write one name a line.</translation>
    </message>
    <message>
        <source>被评议人里有重复的姓名，没有建立；请去掉重复的，同名的请加注以示区别。</source>
        <comment>appraisal_subjects_twice</comment>
        <translation>A name stands twice; the appraisal was not opened. Please remove it, or add a word that tells namesakes apart.</translation>
    </message>
    <message>
        <source>这次评议已经结束，没有计票；要补票请先写明原因重新打开。</source>
        <comment>appraisal_closed</comment>
        <translation>This appraisal is closed; nothing was counted. To add sheets, open it again with a reason.</translation>
    </message>
    <message>
        <source>这次评议还没有结束，不需要重新打开，没有改动。</source>
        <comment>appraisal_still_open</comment>
        <translation>This appraisal is still open; nothing was changed.</translation>
    </message>
    <message>
        <source>还没有写重新打开的原因，没有改动；请写一句原因。</source>
        <comment>appraisal_reason_missing</comment>
        <translation>The reason for opening again is missing; nothing was changed. Please write a sentence.</translation>
    </message>
    <message>
        <source>没有找到这张票或已经作废，没有改动；请刷新后再看。</source>
        <comment>appraisal_sheet_unknown</comment>
        <translation>This sheet was not found or is void already; nothing was changed. Please refresh.</translation>
    </message>
    <message>
        <source>这张票一个档次也没有选，没有计入；请至少给一个人选档次。</source>
        <comment>appraisal_sheet_empty</comment>
        <translation>No grade was chosen on this sheet; it was not counted. Please choose at least one.</translation>
    </message>
    <message>
        <source>没有说明是自评、群众还是支部的票，没有计入；请先选一种。</source>
        <comment>appraisal_part_unknown</comment>
        <translation>Whose sheet it is was not said; it was not counted. Please choose self, masses or branch.</translation>
    </message>
    <message>
        <source>这一步不是评议里的，没有改动；请升级程序后再看。</source>
        <comment>appraisal_event_unknown</comment>
        <translation>This step is none of an appraisal; nothing was changed. Please look again after an upgrade.</translation>
    </message>
    <message>
        <source>票上的档次和这次评议的名单对不上，没有计入；请刷新后重新录这一张。</source>
        <comment>appraisal_marks_unfit</comment>
        <translation>The marks do not fit the list of this appraisal; the sheet was not counted. Please refresh and type it again.</translation>
    </message>
    <message>
        <source>没有找到这份目标责任书，没有改动；请刷新后再试。</source>
        <comment>letter_unknown</comment>
        <translation>This responsibility letter was not found; nothing was changed. Please refresh and try again.</translation>
    </message>
    <message>
        <source>还没有填责任人姓名，没有保存，已填的都在；请填好姓名。</source>
        <comment>letter_name_missing</comment>
        <translation>The name is missing; nothing was saved, what you typed is still there. Please fill it in.</translation>
    </message>
    <message>
        <source>年份不对，没有保存，已填的都在；请填四位年份。</source>
        <comment>letter_year_unlikely</comment>
        <translation>The year is wrong; nothing was saved, what you typed is still there. Please write four digits.</translation>
    </message>
    <message>
        <source>没有写责任目标或超过 {most} 条，没有保存；请每行写一条。</source>
        <comment>letter_duties_missing</comment>
        <translation>There are no duties, or more than {most}; nothing was saved. Please write one a line.</translation>
    </message>
    <message>
        <source>没有找到这条接待记录，没有改动；请刷新后再试。</source>
        <comment>reception_unknown</comment>
        <translation>This reception was not found; nothing was changed. Please refresh and try again.</translation>
    </message>
    <message>
        <source>没有找到这一场接待，没有改动；请刷新后再试。</source>
        <comment>reception_session_unknown</comment>
        <translation>This reception session was not found; nothing was changed. Please refresh and try again.</translation>
    </message>
    <message>
        <source>还没有填接待日期，没有建立；请填好日期。</source>
        <comment>reception_day_missing</comment>
        <translation>The date is missing; the session was not opened. Please fill it in.</translation>
    </message>
    <message>
        <source>还没有填接待代表，没有建立；请每行写一个姓名。</source>
        <comment>reception_delegates_missing</comment>
        <translation>The delegates are missing; the session was not opened. Please write one name a line.</translation>
    </message>
    <message>
        <source>接待安排在周六、周日，或其他日子 {evening} 以后，没有建立；请改日期或时间。</source>
        <comment>reception_time_not_open</comment>
        <translation>Sessions are held on Saturdays and Sundays, or after {evening} on other days; it was not opened. Please change day or time.</translation>
    </message>
    <message>
        <source>还没有填来访人姓名，没有保存，已填的都在；请填好姓名。</source>
        <comment>reception_name_missing</comment>
        <translation>The visitor&apos;s name is missing; nothing was saved, what you typed is still there. Please fill it in.</translation>
    </message>
    <message>
        <source>还没有写来访事由，没有保存，已填的都在；请写一句。</source>
        <comment>reception_content_missing</comment>
        <translation>What the visitor came for is missing; nothing was saved, what you typed is still there. Please write a sentence.</translation>
    </message>
    <message>
        <source>这条接待现在不能做这一步，没有改动；请先做前一步。</source>
        <comment>reception_step_out_of_order</comment>
        <translation>This step cannot be taken now; nothing was changed. Please take the one before first.</translation>
    </message>
    <message>
        <source>还没有填转给哪个部门，没有转交；请填好部门。</source>
        <comment>reception_department_missing</comment>
        <translation>The department is missing; nothing was passed on. Please fill it in.</translation>
    </message>
    <message>
        <source>还没有写跟踪情况，没有保存；请写一句。</source>
        <comment>reception_note_missing</comment>
        <translation>How it goes was not written; nothing was saved. Please write a sentence.</translation>
    </message>
    <message>
        <source>还没有写反馈内容，没有保存；请写好给来访人的答复。</source>
        <comment>reception_reply_missing</comment>
        <translation>The answer is missing; nothing was saved. Please write what the visitor is told.</translation>
    </message>
    <message>
        <source>没有找到这次上门服务，没有改动；请刷新后再试。</source>
        <comment>home_service_unknown</comment>
        <translation>This home service was not found; nothing was changed. Please refresh and try again.</translation>
    </message>
    <message>
        <source>还没有填服务对象，没有保存，已填的都在；请填好姓名。</source>
        <comment>home_service_name_missing</comment>
        <translation>Who was served is missing; nothing was saved, what you typed is still there. Please fill it in.</translation>
    </message>
    <message>
        <source>还没有填服务日期，没有保存，已填的都在；请填好日期。</source>
        <comment>home_service_day_missing</comment>
        <translation>The date of the service is missing; nothing was saved, what you typed is still there. Please fill it in.</translation>
    </message>
    <message>
        <source>服务日期还没有到，没有保存，已填的都在；请改正日期。</source>
        <comment>home_service_in_the_future</comment>
        <translation>The day of the service has not come; nothing was saved, what you typed is still there. Please correct it.</translation>
    </message>
    <message>
        <source>意见卡上的评价看不懂，没有保存；请从五档里选一档。</source>
        <comment>home_service_opinion_unknown</comment>
        <translation>The rating on the opinion card cannot be read; nothing was saved. Please choose one of the five.</translation>
    </message>
    <message>
        <source>群众不满意，还没有写明情况，没有保存回电；请写一句。</source>
        <comment>home_service_note_missing</comment>
        <translation>The person was not satisfied and what happened is missing; the call was not saved. Please write a sentence.</translation>
    </message>
    <message>
        <source>没有找到这次变动，没有改动；请刷新后再试。</source>
        <comment>change_unknown</comment>
        <translation>This change was not found, nothing was changed; please refresh and try again.</translation>
    </message>
    <message>
        <source>这次变动已经撤销过了，没有改动；请刷新后查看。</source>
        <comment>change_undone_already</comment>
        <translation>This change was taken back already, nothing was changed; please refresh.</translation>
    </message>
    <message>
        <source>这次变动之后又有人改过同一项，没有撤销；请先撤销后来的变动，或直接修改。</source>
        <comment>change_overtaken</comment>
        <translation>The same field was changed again after this change, so it was not taken back; please take the later change back first, or edit directly.</translation>
    </message>
    <message>
        <source>两台电脑对这一项写得不一样，没有撤销；请先核实并改成正确的。</source>
        <comment>change_disputed</comment>
        <translation>Two PCs have written different things here, so nothing was taken back; please find out and write the right one first.</translation>
    </message>
    <message>
        <source>还没有填日期，没有改动；请填上这件事发生的日期。</source>
        <comment>change_day_missing</comment>
        <translation>No day is given, nothing was changed; please fill in the day on which it happened.</translation>
    </message>
    <message>
        <source>这个日期不存在，没有改动；请按“年-月-日”改正。</source>
        <comment>change_day_impossible</comment>
        <translation>There is no such day, nothing was changed; please correct it as year-month-day.</translation>
    </message>
    <message>
        <source>这个日期还没有到，没有改动；请填当天或以前的日期。</source>
        <comment>change_day_in_future</comment>
        <translation>That day has not come yet, nothing was changed; please give today or an earlier day.</translation>
    </message>
    <message>
        <source>还没有写明原因，没有改动；请写一句原因。</source>
        <comment>change_reason_missing</comment>
        <translation>No reason is given, nothing was changed; please write one sentence.</translation>
    </message>
    <message>
        <source>这一户已经迁出或销户，没有改动；请先恢复这一户，或另选一户。</source>
        <comment>household_not_active</comment>
        <translation>This household has left or was dissolved, nothing was changed; please bring it back first or choose another.</translation>
    </message>
    <message>
        <source>这一户现在是在册的，不需要恢复，没有改动。</source>
        <comment>household_active_already</comment>
        <translation>This household is on the register, there is nothing to bring back; nothing was changed.</translation>
    </message>
    <message>
        <source>选的是同一户，没有合并；请另选一户。</source>
        <comment>household_merged_with_itself</comment>
        <translation>It is the same household, nothing was merged; please choose another one.</translation>
    </message>
    <message>
        <source>新立的户里已经有别的人，没有撤销；请先把他们移到别的户。</source>
        <comment>household_not_empty</comment>
        <translation>Other people live in the new household by now, so it was not taken back; please move them first.</translation>
    </message>
    <message>
        <source>还没有填户号，没有保存，已填的内容都在；请填户号。</source>
        <comment>household_number_missing_here</comment>
        <translation>No household number is given, nothing was saved and all that was typed is here; please fill it in.</translation>
    </message>
    <message>
        <source>户号 {number} 已经是“{name}”户的，没有保存，已填的内容都在；请换一个户号。</source>
        <comment>household_number_taken</comment>
        <translation>Number {number} is that of household {name}, nothing was saved and all that was typed is here; please choose another.</translation>
    </message>
    <message>
        <source>还没有选分出去的人，没有分户；请至少选一人。</source>
        <comment>split_without_people</comment>
        <translation>Nobody was chosen, so the household was not split; please choose one at least.</translation>
    </message>
    <message>
        <source>原来的户里没有人了，没有分户；请至少留下一人。</source>
        <comment>split_of_everyone</comment>
        <translation>Nobody would be left in the old household, so it was not split; please leave one at least.</translation>
    </message>
    <message>
        <source>新户的户主要从分出去的人里选，没有分户；请选好户主。</source>
        <comment>split_without_head</comment>
        <translation>The new head must be one of those who leave, so the household was not split; please choose the head.</translation>
    </message>
    <message>
        <source>原户的户主也在分出去的人里，没有分户；请先变更原户的户主。</source>
        <comment>split_takes_head</comment>
        <translation>The old head is among those who leave, so the household was not split; please change its head first.</translation>
    </message>
    <message>
        <source>这个人现在不在这一户里，没有改动；请从这一户的人里选。</source>
        <comment>person_not_of_household</comment>
        <translation>This person is not of this household now, nothing was changed; please choose one of its people.</translation>
    </message>
    <message>
        <source>这个人本来就在这一户，没有改动；请另选一户。</source>
        <comment>person_there_already</comment>
        <translation>This person is of that household already, nothing was changed; please choose another one.</translation>
    </message>
    <message>
        <source>这个人是户主，户里还有别人，没有改动；请先变更户主。</source>
        <comment>head_must_change_first</comment>
        <translation>This person is the head and others live there, nothing was changed; please change the head first.</translation>
    </message>
    <message>
        <source>这个人已经登记为迁出或去世，没有改动；有误请撤销那次变动。</source>
        <comment>person_gone_already</comment>
        <translation>This person has left or died by the register, nothing was changed; if that is wrong, take that change back.</translation>
    </message>
    <message>
        <source>这个人已经登记为去世，没有改动；有误请撤销那次变动。</source>
        <comment>person_dead</comment>
        <translation>This person has died by the register, nothing was changed; if that is wrong, take that change back.</translation>
    </message>
    <message>
        <source>这个人现在就在村里，没有改动。</source>
        <comment>person_here_already</comment>
        <translation>This person is in the village already, nothing was changed.</translation>
    </message>
    <message>
        <source>这两条已经合成一个人了，没有改动；请刷新后再看。</source>
        <comment>person_merged_with_itself</comment>
        <translation>These two are one person already, nothing was changed; please refresh.</translation>
    </message>
    <message>
        <source>您的账号不能登记这类人员，没有保存；请找审核或管理人员办理。</source>
        <comment>restricted_group_not_permitted</comment>
        <translation>Your account may not enter people of this group, nothing was saved; please ask a reviewer or the administrator.</translation>
    </message>
    <message>
        <source>还没有填网格名称，没有保存；请填好名称。</source>
        <comment>grid_name_missing</comment>
        <translation>The grid has no name yet, nothing was saved; please fill it in.</translation>
    </message>
    <message>
        <source>已经有叫“{name}”的网格了，没有保存；请换一个名称。</source>
        <comment>grid_name_taken</comment>
        <translation>There is a grid called “{name}” already, nothing was saved; please choose another name.</translation>
    </message>
    <message>
        <source>还没有选网格类型，没有保存；请从列表里选一种。</source>
        <comment>grid_kind_unknown</comment>
        <translation>No kind of grid is chosen, nothing was saved; please choose one from the list.</translation>
    </message>
    <message>
        <source>“{name}”里还有住户或下级网格，没有撤销；请先把它们移到别处。</source>
        <comment>grid_not_empty</comment>
        <translation>“{name}” still has households or grids below it, so it was not closed; please move them first.</translation>
    </message>
    <message>
        <source>还没有写版本名，或超过了 {most} 个字，没有写入；请写一个短的版本名。</source>
        <comment>edition_version_missing</comment>
        <translation>The edition has no name, or one of more than {most} characters: nothing was written; please give it a short one.</translation>
    </message>
    <message>
        <source>已经有一版叫“{version}”，没有写入；请换一个版本名。</source>
        <comment>edition_version_repeated</comment>
        <translation>There is an edition called “{version}” already: nothing was written; please choose another name.</translation>
    </message>
    <message>
        <source>生效日期不对，没有写入；请写成“2026-03-01”。</source>
        <comment>edition_date_impossible</comment>
        <translation>That is no date to hold from: nothing was written; please write it like “2026-03-01”.</translation>
    </message>
    <message>
        <source>这个文件超过 {most} KB，不像是规则方案，没有改动；请检查是否选错了文件。</source>
        <comment>profile_file_too_large</comment>
        <translation>This file is larger than {most} KB and hardly a set of rules: nothing was changed; please check which file you chose.</translation>
    </message>
    <message>
        <source>这个文件不是 UTF-8 文字，没有改动；请用记事本另存为 UTF-8 再试。</source>
        <comment>profile_file_not_text</comment>
        <translation>This file is not UTF-8 text: nothing was changed; please save it as UTF-8 and try again.</translation>
    </message>
    <message>
        <source>这个文件第 {line} 行写得不合 TOML 格式，没有改动；请改正这一行再试。</source>
        <comment>profile_file_not_toml</comment>
        <translation>Line {line} of this file is not TOML: nothing was changed; please correct it and try again.</translation>
    </message>
    <message>
        <source>规则方案里有 {count} 处不能采用，没有改动；第一处在“{place}”，请改正后再试。</source>
        <comment>profile_refused</comment>
        <translation>{count} places in these rules cannot be used: nothing was changed; the first is “{place}”, please correct them and try again.</translation>
    </message>
    <message>
        <source>规则方案由镇里统一发布，本站不能另换，没有改动；有意见请告诉镇里。</source>
        <comment>profile_from_township</comment>
        <translation>The township publishes the rules, so this station cannot choose others: nothing was changed; please tell the township what you think.</translation>
    </message>
    <message>
        <source>本站用的就是这个规则方案，没有改动。</source>
        <comment>profile_already_chosen</comment>
        <translation>The station works by these rules already: nothing was changed.</translation>
    </message>
    <message>
        <source>和现行的“{version}”一字不差，没有再发布；改过以后再发布。</source>
        <comment>profile_already_published</comment>
        <translation>These are the very rules of “{version}”: they were not published again; please change them first.</translation>
    </message>
    <message>
        <source>没有找到这一版规则方案，请回到规则页再选。</source>
        <comment>profile_edition_unknown</comment>
        <translation>This edition of the rules was not found; please choose again on the page of the rules.</translation>
    </message>
    <message>
        <source>没有“{place}”这一项，没有采用；请看看是不是写错了字。</source>
        <comment>profile_key_unknown</comment>
        <translation>There is no “{place}”: it was not used; please look for a slip of the pen.</translation>
    </message>
    <message>
        <source>缺少“{place}”，没有采用；请补上这一项。</source>
        <comment>profile_key_missing</comment>
        <translation>“{place}” is missing: nothing was used; please add it.</translation>
    </message>
    <message>
        <source>“{place}”应当是整数，没有采用；请写成数字，不加引号。</source>
        <comment>profile_number_wanted</comment>
        <translation>“{place}” should be a whole number: it was not used; please write digits without quotes.</translation>
    </message>
    <message>
        <source>“{place}”应当是文字，没有采用；请写在英文双引号里。</source>
        <comment>profile_text_wanted</comment>
        <translation>“{place}” should be text: it was not used; please write it in double quotes.</translation>
    </message>
    <message>
        <source>“{place}”应当是 true 或 false，没有采用；请改正。</source>
        <comment>profile_truth_wanted</comment>
        <translation>“{place}” should be true or false: it was not used; please correct it.</translation>
    </message>
    <message>
        <source>“{place}”应当是一列，没有采用；请写在方括号里，各项用英文逗号隔开。</source>
        <comment>profile_list_wanted</comment>
        <translation>“{place}” should be a list: it was not used; please write it in square brackets, parted by commas.</translation>
    </message>
    <message>
        <source>“{place}”应当是一组规则，没有采用；请写成自己的一段。</source>
        <comment>profile_table_wanted</comment>
        <translation>“{place}” should be a table of rules: it was not used; please give it a part of its own.</translation>
    </message>
    <message>
        <source>“{place}”的值太大、太小、太长或写法不对，没有采用；请改正。</source>
        <comment>profile_value_impossible</comment>
        <translation>The value of “{place}” is too great, too small, too long or badly written: it was not used; please correct it.</translation>
    </message>
    <message>
        <source>“{place}”不在可选的几种里，没有采用；请照说明里列出的写。</source>
        <comment>profile_choice_unknown</comment>
        <translation>“{place}” is none of the choices: it was not used; please write one of those in the guide.</translation>
    </message>
    <message>
        <source>“{place}”里的几个数互相矛盾，没有采用；请核对先后和大小。</source>
        <comment>profile_rules_contradict</comment>
        <translation>Numbers in “{place}” contradict each other: they were not used; please check order and size.</translation>
    </message>
    <message>
        <source>“{place}”是空的，走访发现的问题就没法归类，没有采用；请至少写一类。</source>
        <comment>profile_classes_empty</comment>
        <translation>“{place}” is empty, so findings of a visit would have no class: it was not used; please write one at least.</translation>
    </message>
    <message>
        <source>“{place}”里有一类不在诉求类别里，没有采用；请写成一样的名称。</source>
        <comment>profile_class_unknown</comment>
        <translation>“{place}” has a class that is no class of appeals: it was not used; please write the same name.</translation>
    </message>
    <message>
        <source>“{place}”里有重复的名称，没有采用；请去掉重复的。</source>
        <comment>profile_list_repeats</comment>
        <translation>A name stands twice in “{place}”: it was not used; please take one out.</translation>
    </message>
    <message>
        <source>“{place}”的时限不对，没有采用；请照说明写成一个数和一个单位。</source>
        <comment>profile_limit_impossible</comment>
        <translation>The limit in “{place}” is wrong: it was not used; please write a number and a unit as the guide says.</translation>
    </message>
    <message>
        <source>走访的分项加起来不等于合计，没有出统计，走访记录都在；请运行自检并联系镇里。</source>
        <comment>visit_figures_do_not_add_up</comment>
        <translation>The parts of the visits do not make their total, so no report was made; all visits are kept. Run the self-check and tell the township.</translation>
    </message>
    <message>
        <source>重印</source>
        <comment>print</comment>
        <translation>Printed again</translation>
    </message>
    <message>
        <source>当面发放</source>
        <comment>issue</comment>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>留卡</source>
        <comment>leave</comment>
        <translation>Left at the door</translation>
    </message>
    <message>
        <source>登记遗失</source>
        <comment>declare_lost</comment>
        <translation>Lost</translation>
    </message>
    <message>
        <source>找回</source>
        <comment>find</comment>
        <translation>Found again</translation>
    </message>
    <message>
        <source>换发</source>
        <comment>replace</comment>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>撤回上一步</source>
        <comment>undo</comment>
        <translation>Last step taken back</translation>
    </message>
    <message>
        <source>户主本人</source>
        <comment>head</comment>
        <translation>Head of household</translation>
    </message>
    <message>
        <source>家里人</source>
        <comment>family</comment>
        <translation>Family</translation>
    </message>
    <message>
        <source>邻居代收</source>
        <comment>neighbour</comment>
        <translation>Neighbour</translation>
    </message>
    <message>
        <source>选中的网格里户户都有卡，没有生成；要重印请选“全部”或“过期的”。</source>
        <comment>cards_nothing_missing</comment>
        <translation>Every household of the chosen grids has a card; nothing was made. To print again, choose “All” or “Stale”.</translation>
    </message>
    <message>
        <source>选中的网格里没有过期的卡，没有生成；现有的卡都还能用。</source>
        <comment>cards_nothing_stale</comment>
        <translation>No card of the chosen grids is stale; nothing was made. The cards out there are good.</translation>
    </message>
    <message>
        <source>这批卡在生成时有卡变了，没有登记为已打印，文件已删去；请重新生成。</source>
        <comment>cards_changed_meanwhile</comment>
        <translation>A card of this batch changed while it was made; it was not noted as printed and the file is gone. Please make it again.</translation>
    </message>
    <message>
        <source>卡号 {number} 现在是“{standing}”，不能做“{mark}”，没有改动；请刷新后再看。</source>
        <comment>card_step_impossible</comment>
        <translation>Card {number} is now “{standing}”, so “{mark}” is not possible; nothing was changed. Please refresh.</translation>
    </message>
    <message>
        <source>卡号 {number} 后来又有登记，不能撤回前面的，没有改动；请刷新后再看。</source>
        <comment>card_step_not_last</comment>
        <translation>Something was noted of card {number} since; what came before cannot be taken back. Nothing was changed; please refresh.</translation>
    </message>
    <message>
        <source>卡号 {number} 已经登记过“{standing}”，没有重复登记。</source>
        <comment>card_handed_out_already</comment>
        <translation>Card {number} is noted as “{standing}” already; it was not noted twice.</translation>
    </message>
    <message>
        <source>还没有选谁收的卡，没有登记；请选户主本人、家里人或邻居代收。</source>
        <comment>card_receiver_missing</comment>
        <translation>Nobody is chosen who received the card; nothing was noted. Choose the head, family or a neighbour.</translation>
    </message>
    <message>
        <source>邻居代收要写明姓名，没有登记；请填写代收人姓名。</source>
        <comment>card_receiver_name_missing</comment>
        <translation>A neighbour who receives it needs a name; nothing was noted. Please give the name.</translation>
    </message>
    <message>
        <source>作废要写明原因，没有登记；请写一句原因再提交。</source>
        <comment>card_note_missing</comment>
        <translation>A card becomes void for a reason; nothing was noted. Please write one sentence.</translation>
    </message>
    <message>
        <source>卡号 {number} 没有可以撤回的登记，没有改动。</source>
        <comment>card_nothing_to_undo</comment>
        <translation>Nothing noted of card {number} can be taken back; nothing was changed.</translation>
    </message>
    <message>
        <source>发卡日期还没有到，没有登记；请填今天或以前的日期。</source>
        <comment>card_day_ahead</comment>
        <translation>That day has not come yet; nothing was noted. Give today or an earlier day.</translation>
    </message>
    <message>
        <source>发卡日期读不懂，没有登记；请按 2026-01-31 这样填写。</source>
        <comment>card_day_unreadable</comment>
        <translation>That day cannot be read; nothing was noted. Write it like 2026-01-31.</translation>
    </message>
    <message>
        <source>镇里送来的快照损坏，没有采用，数据没有改动；已改为逐段接收，不用再做什么。</source>
        <comment>snapshot_damaged</comment>
        <translation>The snapshot that the township sent is damaged and was not used; nothing was changed. Everything now comes piece by piece; there is nothing to do.</translation>
    </message>
    <message>
        <source>镇里送来的快照超过限度，没有采用，数据没有改动；已改为逐段接收，请告诉镇里。</source>
        <comment>snapshot_too_large</comment>
        <translation>The snapshot that the township sent is beyond the limit and was not used; nothing was changed. Everything now comes piece by piece; please tell the township.</translation>
    </message>
    <message>
        <source>快照的签名不对，没有采用，数据没有改动；已改为逐段接收，请联系镇里核查。</source>
        <comment>snapshot_not_trusted</comment>
        <translation>The snapshot&apos;s signature is wrong and it was not used; nothing was changed. Everything now comes piece by piece; please have the township look into it.</translation>
    </message>
    <message>
        <source>快照是由另一个版本的程序做的，没有采用，数据没有改动；已改为逐段接收，不用再做什么。</source>
        <comment>snapshot_from_other_version</comment>
        <translation>The snapshot was made by another version of the program and was not used; nothing was changed. Everything now comes piece by piece; there is nothing to do.</translation>
    </message>
    <message>
        <source>收到的是别的村的快照，没有采用，数据没有改动；已改为逐段接收，请联系镇里核查。</source>
        <comment>snapshot_for_another_village</comment>
        <translation>The snapshot that came is another village&apos;s and was not used; nothing was changed. Everything now comes piece by piece; please have the township look into it.</translation>
    </message>
    <message>
        <source>快照比本机已有的记录还旧，没有采用，数据没有改动；已改为逐段接收，不用再做什么。</source>
        <comment>snapshot_older</comment>
        <translation>The snapshot is older than the records on this PC and was not used; nothing was changed. Everything now comes piece by piece; there is nothing to do.</translation>
    </message>
    <message>
        <source>快照与本机已有的记录接不上，没有采用，数据没有改动；已改为逐段接收，不用再做什么。</source>
        <comment>snapshot_does_not_fit</comment>
        <translation>The snapshot does not join up with the records on this PC and was not used; nothing was changed. Everything now comes piece by piece; there is nothing to do.</translation>
    </message>
    <message>
        <source>这份快照镇里已经换新，没有采用，数据没有改动；下次同步会重新取。</source>
        <comment>snapshot_gone</comment>
        <translation>The township has replaced this snapshot by a newer one; it was not used and nothing was changed. The next exchange fetches the new one.</translation>
    </message>
    <message>
        <source>取回的原始记录与快照对不上，已按原始记录把所有的表重做；记录没有丢，请告诉镇里。</source>
        <comment>snapshot_did_not_meet</comment>
        <translation>The original records do not match the snapshot; all tables were made anew from the original records. No record was lost; please tell the township.</translation>
    </message>
    <message>
        <source>本机的表来自镇里的快照，原始记录还没有取完，现在不能重建，什么都没有改动；请先与镇里同步，直到取完。</source>
        <comment>rows_ahead_of_journal</comment>
        <translation>The tables on this PC come from the township&apos;s snapshot and not all original records are here yet, so they cannot be rebuilt now; nothing was changed. Please exchange with the township until all have come.</translation>
    </message>
    <message>
        <source>对方电脑是用快照建起来的，这一段原始记录它还没有，什么都没有改动；请与镇里同步。</source>
        <comment>entries_below_snapshot</comment>
        <translation>The other PC was set up from a snapshot and does not hold these original records yet; nothing was changed. Please exchange with the township.</translation>
    </message>
    <message>
        <source>要取的是文件的哪一段没有说清，什么都没有改动；请再同步一次。</source>
        <comment>range_unreadable</comment>
        <translation>Which part of the file was wanted was not said clearly; nothing was changed. Please exchange again.</translation>
    </message>
    <message>
        <source>姓名</source>
        <comment>name</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>户号</source>
        <comment>household_number</comment>
        <translation>Household number</translation>
    </message>
    <message>
        <source>户主</source>
        <comment>head_name</comment>
        <translation>Head</translation>
    </message>
    <message>
        <source>与户主关系</source>
        <comment>head_relation</comment>
        <translation>Relation to head</translation>
    </message>
    <message>
        <source>身份证号</source>
        <comment>id_number</comment>
        <translation>ID number</translation>
    </message>
    <message>
        <source>电话</source>
        <comment>phones</comment>
        <translation>Phone</translation>
    </message>
    <message>
        <source>村民小组</source>
        <comment>group</comment>
        <translation>Village group</translation>
    </message>
    <message>
        <source>性别</source>
        <comment>sex</comment>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生日期</source>
        <comment>born_on</comment>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>民族</source>
        <comment>ethnicity</comment>
        <translation>Ethnicity</translation>
    </message>
    <message>
        <source>住址</source>
        <comment>address</comment>
        <translation>Address</translation>
    </message>
    <message>
        <source>居住状态</source>
        <comment>residence</comment>
        <translation>Residence</translation>
    </message>
    <message>
        <source>务工地</source>
        <comment>workplace</comment>
        <translation>Place of work</translation>
    </message>
    <message>
        <source>人员类别</source>
        <comment>groups</comment>
        <translation>Priority groups</translation>
    </message>
    <message>
        <source>特长</source>
        <comment>skills</comment>
        <translation>Skills</translation>
    </message>
    <message>
        <source>政治面貌</source>
        <comment>political_status</comment>
        <translation>Political status</translation>
    </message>
    <message>
        <source>文化程度</source>
        <comment>education</comment>
        <translation>Education</translation>
    </message>
    <message>
        <source>婚姻状况</source>
        <comment>marital_status</comment>
        <translation>Marital status</translation>
    </message>
    <message>
        <source>户口性质</source>
        <comment>registration_type</comment>
        <translation>Registration</translation>
    </message>
    <message>
        <source>序号</source>
        <comment>serial</comment>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>所在户</source>
        <comment>household_id</comment>
        <translation>Household</translation>
    </message>
    <message>
        <source>户号</source>
        <comment>number</comment>
        <translation>Household number</translation>
    </message>
    <message>
        <source>网格</source>
        <comment>grid_id</comment>
        <translation>Grid</translation>
    </message>
    <message>
        <source>户主</source>
        <comment>head_person_id</comment>
        <translation>Head</translation>
    </message>
    <message>
        <source>待核</source>
        <comment>doubt</comment>
        <translation>To be verified</translation>
    </message>
    <message>
        <source>文件里没有叫“{sheet}”的表，什么都没有导入；请看看表名再试。</source>
        <comment>roster_sheet_unknown</comment>
        <translation>The file has no sheet called “{sheet}” and nothing was imported; please look at the sheets&apos; names and try again.</translation>
    </message>
    <message>
        <source>表里没有第 {row} 行，什么都没有导入；请看看表头在第几行。</source>
        <comment>roster_header_row_unknown</comment>
        <translation>The sheet has no row {row} and nothing was imported; please look which row has the headings.</translation>
    </message>
    <message>
        <source>从第 {row} 行起有一个引号没有成对，后面的行连成了一格，什么都没有导入；请改好或另存为 .xlsx 再试。</source>
        <comment>csv_quote_unclosed</comment>
        <translation>A quotation mark from row {row} on is never closed, so that all rows after it are one cell, and nothing was imported; please mend it or save as .xlsx and try again.</translation>
    </message>
    <message>
        <source>这一格写的是公式，只当文字保存，不会运行；请核对。</source>
        <comment>roster_cell_is_formula</comment>
        <translation>This cell holds a formula; it is kept as plain words and never run; please check it.</translation>
    </message>
    <message>
        <source>这一格的公式没有算出结果，先空着；请在 Excel 里算好再存，或按“待核”保存。</source>
        <comment>roster_formula_without_value</comment>
        <translation>The formula in this cell has no result, so it is left empty; please let Excel work it out and save again, or keep the row to be verified.</translation>
    </message>
    <message>
        <source>这是15位的旧身份证号，已换算成18位，先按“待核”保存；请核对证件。</source>
        <comment>id_number_old_form</comment>
        <translation>This is an old ID number of 15 digits; it was turned into 18 and is kept to be verified; please check the card.</translation>
    </message>
    <message>
        <source>代办台账</source>
        <comment>case_ledger</comment>
        <translation>Case ledger</translation>
    </message>
    <message>
        <source>纸面文件“{file}”读不出来，什么都没有打印，记录都在；请再做一次这份纸面。</source>
        <comment>paper_file_unreadable</comment>
        <translation>The paper “{file}” cannot be read; nothing was printed and all records are kept. Make the paper again.</translation>
    </message>
    <message>
        <source>找不到打印机“{printer}”，没有打印，纸面还在；请接好打印机，或另选一台。</source>
        <comment>printer_missing</comment>
        <translation>The printer “{printer}” was not found; nothing was printed and the paper is kept. Connect it, or choose another.</translation>
    </message>
    <message>
        <source>打印机“{printer}”没有接收，没有打印，纸面还在；请看打印机是否开着、有没有纸，再打一次。</source>
        <comment>printer_refused</comment>
        <translation>The printer “{printer}” did not take it; nothing was printed and the paper is kept. See whether it is on and has paper, then print again.</translation>
    </message>
    <message>
        <source>份数要写 1 到 {most} 的数，没有打印；请改份数再打。</source>
        <comment>print_copies_wrong</comment>
        <translation>Copies must be a number from 1 to {most}; nothing was printed. Change it and print again.</translation>
    </message>
    <message>
        <source>看不懂页码“{pages}”，没有打印；请写成 1-3、5 这样，或留空打印全部。</source>
        <comment>print_pages_unreadable</comment>
        <translation>The pages “{pages}” cannot be understood; nothing was printed. Write them like 1-3,5, or leave it empty for all.</translation>
    </message>
    <message>
        <source>这份纸面只有 {count} 页，没有“{pages}”，没有打印；请改页码再打。</source>
        <comment>print_page_missing</comment>
        <translation>This paper has {count} pages only, not “{pages}”; nothing was printed. Change the pages and print again.</translation>
    </message>
    <message>
        <source>这台电脑上没有能打开 PDF 的程序，没有打开；请直接打印，或另存后拷到别处打开。</source>
        <comment>no_program_for_papers</comment>
        <translation>No program on this computer opens PDF files; it was not opened. Print it here, or save it and open it elsewhere.</translation>
    </message>
    <message>
        <source>迁到别的户</source>
        <comment>move_person</comment>
        <translation>Moves to another household</translation>
    </message>
    <message>
        <source>调整网格</source>
        <comment>move_household</comment>
        <translation>Other grid</translation>
    </message>
    <message>
        <source>指定联户干部</source>
        <comment>assign_cadre</comment>
        <translation>Assign liaison cadre</translation>
    </message>
    <message>
        <source>整户迁出</source>
        <comment>household_left</comment>
        <translation>Whole household leaves</translation>
    </message>
    <message>
        <source>整户迁回</source>
        <comment>household_returned</comment>
        <translation>Household comes back</translation>
    </message>
    <message>
        <source>分户</source>
        <comment>split</comment>
        <translation>Split household</translation>
    </message>
    <message>
        <source>并户</source>
        <comment>merge_households</comment>
        <translation>Merge households</translation>
    </message>
    <message>
        <source>变更户主</source>
        <comment>change_head</comment>
        <translation>Change head</translation>
    </message>
    <message>
        <source>去世</source>
        <comment>died</comment>
        <translation>Died</translation>
    </message>
    <message>
        <source>迁出本村</source>
        <comment>person_left</comment>
        <translation>Leaves the village</translation>
    </message>
    <message>
        <source>外出</source>
        <comment>person_away</comment>
        <translation>Goes away</translation>
    </message>
    <message>
        <source>返回</source>
        <comment>person_returned</comment>
        <translation>Comes back</translation>
    </message>
    <message>
        <source>合并重复人员</source>
        <comment>merge_persons</comment>
        <translation>Merge duplicate</translation>
    </message>
    <message>
        <source>认定不是同一人</source>
        <comment>told_apart</comment>
        <translation>Told apart</translation>
    </message>
    <message>
        <source>撤销</source>
        <comment>undo</comment>
        <translation>Undone</translation>
    </message>
    <message>
        <source>已迁出</source>
        <comment>left</comment>
        <translation>Left</translation>
    </message>
    <message>
        <source>已销户</source>
        <comment>dissolved</comment>
        <translation>Dissolved</translation>
    </message>
    <message>
        <source>已去世</source>
        <comment>dead</comment>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>常住</source>
        <comment>常住</comment>
        <translation>Resident</translation>
    </message>
    <message>
        <source>外出</source>
        <comment>外出</comment>
        <translation>Goes away</translation>
    </message>
    <message>
        <source>人户分离</source>
        <comment>人户分离</comment>
        <translation>Registered elsewhere</translation>
    </message>
    <message>
        <source>农村社区、管区</source>
        <comment>community</comment>
        <translation>Rural community</translation>
    </message>
    <message>
        <source>村民小组</source>
        <comment>village_group</comment>
        <translation>Village group</translation>
    </message>
    <message>
        <source>胡同</source>
        <comment>lane</comment>
        <translation>Lane</translation>
    </message>
    <message>
        <source>楼栋</source>
        <comment>building</comment>
        <translation>Building</translation>
    </message>
    <message>
        <source>陆上网格</source>
        <comment>land</comment>
        <translation>Land grid</translation>
    </message>
    <message>
        <source>海上网格</source>
        <comment>sea</comment>
        <translation>Sea grid</translation>
    </message>
    <message>
        <source>学校</source>
        <comment>school</comment>
        <translation>School</translation>
    </message>
    <message>
        <source>企业</source>
        <comment>enterprise</comment>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>医院</source>
        <comment>hospital</comment>
        <translation>Hospital</translation>
    </message>
    <message>
        <source>其他</source>
        <comment>other</comment>
        <translation>Other</translation>
    </message>
    <message>
        <source>身份证号相同</source>
        <comment>same_id_number</comment>
        <translation>Same ID number</translation>
    </message>
    <message>
        <source>姓名、出生日期相同</source>
        <comment>same_name_and_birth</comment>
        <translation>Same name and birth</translation>
    </message>
    <message>
        <source>姓名、电话尾号相同</source>
        <comment>same_name_and_phone</comment>
        <translation>Same name and phone tail</translation>
    </message>
    <message>
        <source>曾用名或生僻字对得上</source>
        <comment>same_by_alias</comment>
        <translation>Alias or rare character fits</translation>
    </message>
    <message>
        <source>联户干部</source>
        <comment>cadre_id</comment>
        <translation>Liaison cadre</translation>
    </message>
    <message>
        <source>户主（档案）</source>
        <comment>head_person_id</comment>
        <translation>Head (record)</translation>
    </message>
    <message>
        <source>曾用名</source>
        <comment>aliases</comment>
        <translation>Former names</translation>
    </message>
    <message>
        <source>务工地、单位</source>
        <comment>workplace</comment>
        <translation>Place of work</translation>
    </message>
    <message>
        <source>在册状态</source>
        <comment>standing</comment>
        <translation>Standing</translation>
    </message>
    <message>
        <source>变动日期</source>
        <comment>standing_on</comment>
        <translation>Day of the change</translation>
    </message>
    <message>
        <source>变动原因</source>
        <comment>standing_reason</comment>
        <translation>Reason of the change</translation>
    </message>
    <message>
        <source>合并到</source>
        <comment>merged_into</comment>
        <translation>Merged into</translation>
    </message>
    <message>
        <source>身份证号不合规则，没有保存，已填的内容都在；请核对证件，确实如此就在“待核”里写明。</source>
        <comment>person_id_number_doubtful</comment>
        <translation>The ID number cannot be right; nothing was saved and all that was typed is here; please check the card, or say so under “to verify”.</translation>
    </message>
    <message>
        <source>“{name}”已经用了这个身份证号，没有保存，已填的内容都在；请核对，确有疑问就在“待核”里写明。</source>
        <comment>person_id_number_taken</comment>
        <translation>“{name}” has this ID number already; nothing was saved and all that was typed is here; please check, or say so under “to verify”.</translation>
    </message>
    <message>
        <source>未到岗</source>
        <comment>planned</comment>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>在岗</source>
        <comment>on_duty</comment>
        <translation>On duty</translation>
    </message>
    <message>
        <source>已签退</source>
        <comment>over</comment>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>已交接</source>
        <comment>taken_over</comment>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>请假替班</source>
        <comment>substitute</comment>
        <translation>Leave</translation>
    </message>
    <message>
        <source>签到</source>
        <comment>sign_in</comment>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>签退</source>
        <comment>sign_out</comment>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>接班签字</source>
        <comment>take_over</comment>
        <translation>Take over</translation>
    </message>
    <message>
        <source>代办件</source>
        <comment>case</comment>
        <translation>Case</translation>
    </message>
    <message>
        <source>诉求</source>
        <comment>appeal</comment>
        <translation>Appeal</translation>
    </message>
    <message>
        <source>接待</source>
        <comment>reception</comment>
        <translation>Received</translation>
    </message>
    <message>
        <source>计划</source>
        <comment>planned</comment>
        <translation>Planned</translation>
    </message>
    <message>
        <source>已开展</source>
        <comment>held</comment>
        <translation>Held</translation>
    </message>
    <message>
        <source>取消</source>
        <comment>cancelled</comment>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>计票中</source>
        <comment>open</comment>
        <translation>Counting</translation>
    </message>
    <message>
        <source>已结束</source>
        <comment>closed</comment>
        <translation>Closed</translation>
    </message>
    <message>
        <source>群众评议</source>
        <comment>masses</comment>
        <translation>Masses</translation>
    </message>
    <message>
        <source>支部评定</source>
        <comment>branch</comment>
        <translation>Branch</translation>
    </message>
    <message>
        <source>自评</source>
        <comment>self</comment>
        <translation>Self</translation>
    </message>
    <message>
        <source>已接待</source>
        <comment>received</comment>
        <translation>Received</translation>
    </message>
    <message>
        <source>已登记</source>
        <comment>registered</comment>
        <translation>Registered</translation>
    </message>
    <message>
        <source>跟踪中</source>
        <comment>tracked</comment>
        <translation>Followed</translation>
    </message>
    <message>
        <source>已反馈</source>
        <comment>answered</comment>
        <translation>Answered</translation>
    </message>
    <message>
        <source>登记</source>
        <comment>register</comment>
        <translation>Note</translation>
    </message>
    <message>
        <source>转相关部门解决</source>
        <comment>transfer</comment>
        <translation>Pass to a department</translation>
    </message>
    <message>
        <source>跟踪</source>
        <comment>track</comment>
        <translation>Follow</translation>
    </message>
    <message>
        <source>反馈</source>
        <comment>answer</comment>
        <translation>Answer</translation>
    </message>
    <message>
        <source>敲门一声问候</source>
        <comment>greeting</comment>
        <translation>A greeting at the door</translation>
    </message>
    <message>
        <source>进门一副鞋套</source>
        <comment>shoe_covers</comment>
        <translation>Shoe covers on</translation>
    </message>
    <message>
        <source>随带一块垫布</source>
        <comment>cloth</comment>
        <translation>A cloth brought along</translation>
    </message>
    <message>
        <source>做好一次宣传</source>
        <comment>publicity</comment>
        <translation>Something explained to all</translation>
    </message>
    <message>
        <source>递上一张意见卡</source>
        <comment>opinion_card</comment>
        <translation>Opinion card handed over</translation>
    </message>
    <message>
        <source>打一个反馈电话</source>
        <comment>call_back</comment>
        <translation>Called back</translation>
    </message>
    <message>
        <source>服务后清理现场到位</source>
        <comment>cleared_up</comment>
        <translation>Cleared up afterwards</translation>
    </message>
    <message>
        <source>讲解使用和排除故障知识到位</source>
        <comment>explained</comment>
        <translation>Use and faults explained</translation>
    </message>
    <message>
        <source>没有这一种清单，没有改动；请从清单的名单里选。</source>
        <comment>list_unknown</comment>
        <translation>There is no such list; nothing was changed. Please choose one of the lists.</translation>
    </message>
    <message>
        <source>清单有 {rows} 行，超过一次能做的 {most} 行，没有生成；请先缩小范围，再打印或导出。</source>
        <comment>list_too_long</comment>
        <translation>The list has {rows} rows, more than the {most} that can be made at once; nothing was made. Please narrow it down first.</translation>
    </message>
    <message>
        <source>这一种清单还没有表样，没有改动。</source>
        <comment>form_unknown</comment>
        <translation>This list has no form; nothing was changed.</translation>
    </message>
    <message>
        <source>这个表样不是能照着填的 .xlsx，没有用上；请在 Excel 里另存为 .xlsx 再选。</source>
        <comment>form_not_xlsx</comment>
        <translation>This form is no .xlsx that can be filled in; it was not taken. Please save it as .xlsx in Excel and choose it again.</translation>
    </message>
    <message>
        <source>表样“{name}”还没有传到本机，没有导出；请先同步，再试一次。</source>
        <comment>form_not_here</comment>
        <translation>The form “{name}” has not reached this PC; nothing was exported. Please exchange and try again.</translation>
    </message>
    <message>
        <source>表样超过 {megabytes} 兆，没有用上；请只留表头和空行，另存后再选。</source>
        <comment>form_too_large</comment>
        <translation>The form is larger than {megabytes} MB; it was not taken. Please keep only the headings and blank lines.</translation>
    </message>
    <message>
        <source>表样里有{parts}，照着填会丢掉，没有用上；请去掉后另存再选。</source>
        <comment>form_parts_lost</comment>
        <translation>The form holds {parts}, which would be lost in filling; it was not taken. Please remove that, save and choose again.</translation>
    </message>
    <message>
        <source>表样里没有找到表头（如{headings}），没有用上；请检查是否选错了文件。</source>
        <comment>form_without_headings</comment>
        <translation>The headings (such as {headings}) were not found in the form; it was not taken. Please check whether it is the right file.</translation>
    </message>
    <message>
        <source>还没有选规则方案的文件，没有改动；请选一个 .toml 文件。</source>
        <comment>profile_file_not_chosen</comment>
        <translation>No file of rules was chosen: nothing was changed; please choose a .toml file.</translation>
    </message>
    <message>
        <source>改派</source>
        <comment>reassign</comment>
        <translation>Reassign</translation>
    </message>
    <message>
        <source>认领</source>
        <comment>claim</comment>
        <translation>Claim</translation>
    </message>
    <message>
        <source>记进展</source>
        <comment>note</comment>
        <translation>Note progress</translation>
    </message>
    <message>
        <source>上报</source>
        <comment>escalate</comment>
        <translation>Escalate</translation>
    </message>
    <message>
        <source>交回</source>
        <comment>hand_down</comment>
        <translation>Hand down</translation>
    </message>
    <message>
        <source>关联</source>
        <comment>link</comment>
        <translation>Link</translation>
    </message>
    <message>
        <source>取消关联</source>
        <comment>unlink</comment>
        <translation>Unlink</translation>
    </message>
    <message>
        <source>重复反映</source>
        <comment>repeat</comment>
        <translation>Raised again</translation>
    </message>
    <message>
        <source>待认领</source>
        <comment>unclaimed</comment>
        <translation>Unclaimed</translation>
    </message>
    <message>
        <source>民情台账</source>
        <comment>appeals</comment>
        <translation>Appeal ledger</translation>
    </message>
    <message>
        <source>批评台账</source>
        <comment>criticism</comment>
        <translation>Criticism ledger</translation>
    </message>
    <message>
        <source>村里</source>
        <comment>0</comment>
        <translation>the village</translation>
    </message>
    <message>
        <source>镇里</source>
        <comment>1</comment>
        <translation>the township</translation>
    </message>
    <message>
        <source>县里</source>
        <comment>2</comment>
        <translation>the county</translation>
    </message>
    <message>
        <source>未到期</source>
        <comment>open</comment>
        <translation>Not due yet</translation>
    </message>
    <message>
        <source>逾期</source>
        <comment>overdue</comment>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>县预警</source>
        <comment>county_alert</comment>
        <translation>County alert</translation>
    </message>
    <message>
        <source>同一件事</source>
        <comment>same_matter</comment>
        <translation>Same matter</translation>
    </message>
    <message>
        <source>热线转信访</source>
        <comment>hotline_to_petition</comment>
        <translation>Hotline turned petition</translation>
    </message>
    <message>
        <source>信访转热线</source>
        <comment>petition_to_hotline</comment>
        <translation>Petition turned hotline</translation>
    </message>
    <message>
        <source>网格化</source>
        <comment>grid</comment>
        <translation>Grid</translation>
    </message>
    <message>
        <source>纪检</source>
        <comment>discipline</comment>
        <translation>Discipline</translation>
    </message>
    <message>
        <source>还没有写说明，没有保存这一步；请写几句再提交。</source>
        <comment>appeal_note_missing</comment>
        <translation>Nothing was written, so the step was not saved; write a few words and try again.</translation>
    </message>
    <message>
        <source>还没有选另一条记录，没有保存关联；请选好再提交。</source>
        <comment>appeal_other_missing</comment>
        <translation>No other record was chosen, so no link was saved; choose one and try again.</translation>
    </message>
    <message>
        <source>不能和自己关联，没有改动；请另选一条记录。</source>
        <comment>appeal_other_same</comment>
        <translation>A record cannot be linked with itself; nothing was changed. Choose another.</translation>
    </message>
    <message>
        <source>这条诉求已经有人认领，没有改动；请刷新后再看。</source>
        <comment>appeal_claimed_already</comment>
        <translation>Somebody has claimed this appeal already; nothing was changed. Refresh and look again.</translation>
    </message>
    <message>
        <source>已经报到县里，不能再往上报；请等县里答复。</source>
        <comment>appeal_level_highest</comment>
        <translation>It is with the county already and cannot go higher; wait for the county&apos;s answer.</translation>
    </message>
    <message>
        <source>这条诉求没有上报，没有什么可交回的；请刷新后再看。</source>
        <comment>appeal_not_escalated</comment>
        <translation>This appeal was not escalated, so there is nothing to hand down; refresh and look again.</translation>
    </message>
    <message>
        <source>这条诉求正在上级手里，村里先不能这样办；请等上级交回。</source>
        <comment>appeal_held_elsewhere</comment>
        <translation>This appeal is in the hands of a higher level, so the village cannot do this now; wait until it is handed down.</translation>
    </message>
    <message>
        <source>还没有选类别，没有登记；请选好再保存。</source>
        <comment>appeal_class_missing</comment>
        <translation>No class was chosen, so it was not registered; choose one and save.</translation>
    </message>
    <message>
        <source>类别不在现在的分类里，没有登记；请重新选一类。</source>
        <comment>appeal_class_unknown</comment>
        <translation>The class is none of today&apos;s, so it was not registered; choose again.</translation>
    </message>
    <message>
        <source>来源不在清单里，没有登记；请重新选来源。</source>
        <comment>appeal_source_unknown</comment>
        <translation>The source is not in the list, so it was not registered; choose again.</translation>
    </message>
    <message>
        <source>日期没有写对，没有登记；请写成 2026-03-02 这样。</source>
        <comment>appeal_raised_on_missing</comment>
        <translation>The date is not right, so it was not registered; write it like 2026-03-02.</translation>
    </message>
    <message>
        <source>反映的日期还没有到，没有登记；请改成今天或以前。</source>
        <comment>appeal_in_the_future</comment>
        <translation>The day it was raised has not come yet, so it was not registered; write today or earlier.</translation>
    </message>
    <message>
        <source>没有这条办理渠道，没有保存；请重新选一个。</source>
        <comment>appeal_route_unknown</comment>
        <translation>There is no such route; nothing was saved. Choose again.</translation>
    </message>
    <message>
        <source>时限没有写对，没有保存；请写成 2026-03-20 这样。</source>
        <comment>appeal_due_on_missing</comment>
        <translation>The last day is not right, so nothing was saved; write it like 2026-03-20.</translation>
    </message>
    <message>
        <source>时限已经过去，没有保存；请写今天或以后的日子。</source>
        <comment>appeal_due_on_past</comment>
        <translation>That day is past, so nothing was saved; write today or later.</translation>
    </message>
    <message>
        <source>超过了规定的答复时限，没有保存；最晚写到{latest}。</source>
        <comment>appeal_due_on_too_late</comment>
        <translation>That is later than the limit for a reply, so nothing was saved; the latest is {latest}.</translation>
    </message>
    <message>
        <source>还没到回访的日子，没有保存；请在{day}或以后回访。</source>
        <comment>appeal_follow_up_too_early</comment>
        <translation>The follow-up&apos;s day has not come, so nothing was saved; follow up on {day} or later.</translation>
    </message>
    <message>
        <source>双面打印校准页</source>
        <comment>calibration_sheet</comment>
        <translation>Test sheet for both sides</translation>
    </message>
    <message>
        <source>这是整个网格的墙贴，不属于哪一户；请扫户里的联系卡。</source>
        <comment>card_of_grid</comment>
        <translation>This is a notice for a whole grid, no household&apos;s; please scan a household&apos;s card.</translation>
    </message>
    <message>
        <source>校准的数读不懂，没有保存；请照校准页填 -10 到 10 之间的数，如 -1.5。</source>
        <comment>card_offset_unreadable</comment>
        <translation>The numbers cannot be read; nothing was saved. Give numbers from -10 to 10 as on the test sheet, like -1.5.</translation>
    </message>
    <message>
        <source>没有这个版式，没有改动；请刷新后再选。</source>
        <comment>layout_unknown</comment>
        <translation>There is no such layout; nothing was changed. Please refresh and choose again.</translation>
    </message>
    <message>
        <source>这个文件不是联系卡版式，没有导入；请选版式文件（TOML 或 JSON）。</source>
        <comment>layout_unreadable</comment>
        <translation>This file is no card layout; nothing was brought in. Choose a layout file (TOML or JSON).</translation>
    </message>
    <message>
        <source>版式还没有名称，没有保存；请填写名称。</source>
        <comment>layout_name_missing</comment>
        <translation>The layout has no name; nothing was saved. Please give one.</translation>
    </message>
    <message>
        <source>已经有叫“{name}”的版式，没有保存；请换一个名称。</source>
        <comment>layout_name_taken</comment>
        <translation>A layout is called “{name}” already; nothing was saved. Choose another name.</translation>
    </message>
    <message>
        <source>还有在用的卡是这个版式，没有删除；这些卡换发或作废以后再删。</source>
        <comment>layout_in_use</comment>
        <translation>Cards out there have this layout; it was not removed. Replace them or make them void first.</translation>
    </message>
    <message>
        <source>卡片尺寸不对，没有保存；宽和高都不能小于 40 毫米，也不能大过一张纸。</source>
        <comment>layout_size_unusable</comment>
        <translation>The card&apos;s size is not possible; nothing was saved. No side below 40 mm, none beyond the paper.</translation>
    </message>
    <message>
        <source>“{element}”伸出了页边，没有保存；请移进来或改小。</source>
        <comment>layout_element_outside</comment>
        <translation>“{element}” reaches into the margin; nothing was saved. Move it in or make it smaller.</translation>
    </message>
    <message>
        <source>“{element}”和“{other}”叠在一起，没有保存；请挪开一个。</source>
        <comment>layout_elements_overlap</comment>
        <translation>“{element}” and “{other}” lie over one another; nothing was saved. Move one of them.</translation>
    </message>
    <message>
        <source>“{element}”里写的“{field}”不是卡面内容，没有保存；请从列表里选。</source>
        <comment>layout_field_unknown</comment>
        <translation>“{element}” names “{field}”, which is nothing on a card; nothing was saved. Choose from the list.</translation>
    </message>
    <message>
        <source>“{element}”的内容读不懂，没有保存；花括号要成对。</source>
        <comment>layout_text_unreadable</comment>
        <translation>What “{element}” says cannot be read; nothing was saved. Braces come in pairs.</translation>
    </message>
    <message>
        <source>“{element}”里有像身份证号的数字，没有保存；请去掉。</source>
        <comment>layout_text_private</comment>
        <translation>“{element}” holds digits like an ID number; nothing was saved. Please remove them.</translation>
    </message>
    <message>
        <source>“{element}”的字太小或大小填反了，没有保存；最小不能小于 {least} 磅。</source>
        <comment>layout_type_too_small</comment>
        <translation>The type of “{element}” is too small or its sizes are swapped; nothing was saved. Not below {least} pt.</translation>
    </message>
    <message>
        <source>“{element}”的码太小，扫不出，没有保存；边长不能小于 20 毫米。</source>
        <comment>layout_code_too_small</comment>
        <translation>The code “{element}” is too small to scan; nothing was saved. Not below 20 mm.</translation>
    </message>
    <message>
        <source>每户一张的卡要有卡号的码，没有保存；请加上卡号的码。</source>
        <comment>layout_number_missing</comment>
        <translation>A household&apos;s card needs the code of its number; nothing was saved. Please add it.</translation>
    </message>
    <message>
        <source>数据库地址看不懂，什么都没有建立；请写成“postgresql”开头的地址，带用户、主机和库名。</source>
        <comment>ledger_address_wrong</comment>
        <translation>The database address cannot be understood; nothing was set up. Write an address that begins with “postgresql”, with user, host and database name.</translation>
    </message>
    <message>
        <source>这个数据库排序的规则不合用，没有建立台账；请新建一个排序规则（locale）为 C 的数据库再试。</source>
        <comment>ledger_collation_wrong</comment>
        <translation>This database orders text in a way that does not fit; no ledger was set up. Make a new database with the locale C and try again.</translation>
    </message>
    <message>
        <source>这条接待已经转成诉求，没有再开一条；请到民情台账里办理。</source>
        <comment>reception_has_appeal</comment>
        <translation>This reception is an appeal already; no other was opened. Please go on in the appeal ledger.</translation>
    </message>
    <message>
        <source>这条接待还没有转给部门，没有转办单可打；请先登记转交。</source>
        <comment>reception_not_transferred</comment>
        <translation>This matter has not been passed to a department; there is no slip to print. Please note that first.</translation>
    </message>
    <message>
        <source>每周梳理</source>
        <comment>weekly_sort</comment>
        <translation>Weekly sorting</translation>
    </message>
    <message>
        <source>每周通报</source>
        <comment>weekly_report</comment>
        <translation>Weekly report</translation>
    </message>
    <message>
        <source>每月汇总</source>
        <comment>monthly_summary</comment>
        <translation>Monthly summary</translation>
    </message>
    <message>
        <source>每月会议</source>
        <comment>monthly_meeting</comment>
        <translation>Monthly meeting</translation>
    </message>
    <message>
        <source>集中夜访</source>
        <comment>night_visit</comment>
        <translation>Night visits</translation>
    </message>
    <message>
        <source>半年评议</source>
        <comment>review</comment>
        <translation>Half-yearly review</translation>
    </message>
    <message>
        <source>每周梳理</source>
        <comment>week</comment>
        <translation>weekly sort</translation>
    </message>
    <message>
        <source>每月汇总</source>
        <comment>month</comment>
        <translation>monthly summary</translation>
    </message>
    <message>
        <source>半年报表</source>
        <comment>half_year</comment>
        <translation>half-year report</translation>
    </message>
    <message>
        <source>全年报表</source>
        <comment>year</comment>
        <translation>year&apos;s report</translation>
    </message>
    <message>
        <source>收到</source>
        <comment>received</comment>
        <translation>Received</translation>
    </message>
    <message>
        <source>办结率</source>
        <comment>conclusion_rate</comment>
        <translation>Conclusion rate</translation>
    </message>
    <message>
        <source>按时办结率</source>
        <comment>in_time_rate</comment>
        <translation>Concluded in time</translation>
    </message>
    <message>
        <source>处置率</source>
        <comment>disposal_rate</comment>
        <translation>Disposal rate</translation>
    </message>
    <message>
        <source>回复率</source>
        <comment>reply_rate</comment>
        <translation>Reply rate</translation>
    </message>
    <message>
        <source>整改率</source>
        <comment>rectification_rate</comment>
        <translation>Rectification rate</translation>
    </message>
    <message>
        <source>满意率</source>
        <comment>satisfaction_rate</comment>
        <translation>Satisfaction rate</translation>
    </message>
    <message>
        <source>紧急</source>
        <comment>urgent</comment>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>重复反映</source>
        <comment>repeated</comment>
        <translation>Raised again</translation>
    </message>
    <message>
        <source>正在上级</source>
        <comment>escalated</comment>
        <translation>At a higher level</translation>
    </message>
    <message>
        <source>来源</source>
        <comment>source</comment>
        <translation>Source</translation>
    </message>
    <message>
        <source>类别</source>
        <comment>class</comment>
        <translation>Class</translation>
    </message>
    <message>
        <source>反映日期在这段时间里的</source>
        <comment>received</comment>
        <translation>raised within these days</translation>
    </message>
    <message>
        <source>还没有人接手的</source>
        <comment>unclaimed</comment>
        <translation>nobody has them in hand</translation>
    </message>
    <message>
        <source>有人在办、还没有答复的</source>
        <comment>in_progress</comment>
        <translation>in hand, not answered yet</translation>
    </message>
    <message>
        <source>已经答复的</source>
        <comment>concluded</comment>
        <translation>answered</translation>
    </message>
    <message>
        <source>已办结 ÷ 收到</source>
        <comment>conclusion_rate</comment>
        <translation>concluded ÷ received</translation>
    </message>
    <message>
        <source>时限内答复的 ÷ 已办结</source>
        <comment>in_time_rate</comment>
        <translation>answered by their last day ÷ concluded</translation>
    </message>
    <message>
        <source>已有人接手或已答复的 ÷ 收到</source>
        <comment>disposal_rate</comment>
        <translation>in hand or answered ÷ received</translation>
    </message>
    <message>
        <source>答复过的 ÷ 收到</source>
        <comment>reply_rate</comment>
        <translation>answered ÷ received</translation>
    </message>
    <message>
        <source>重办后满意的 ÷ 回访不满意的</source>
        <comment>rectification_rate</comment>
        <translation>satisfied after handling again ÷ not satisfied at a follow-up</translation>
    </message>
    <message>
        <source>回访满意的 ÷ 回访过的，没回访的不算满意</source>
        <comment>satisfaction_rate</comment>
        <translation>satisfied ÷ followed up; without a follow-up not counted as satisfied</translation>
    </message>
    <message>
        <source>登记为紧急的</source>
        <comment>urgent</comment>
        <translation>entered as urgent</translation>
    </message>
    <message>
        <source>报到镇里或县里、还没有交回的</source>
        <comment>escalated</comment>
        <translation>escalated and not handed down yet</translation>
    </message>
    <message>
        <source>回访满意后销号的</source>
        <comment>written_off</comment>
        <translation>written off after a satisfied follow-up</translation>
    </message>
    <message>
        <source>各来源加起来等于收到</source>
        <comment>source</comment>
        <translation>all sources together make what was received</translation>
    </message>
    <message>
        <source>各类别加起来等于收到</source>
        <comment>class</comment>
        <translation>all classes together make what was received</translation>
    </message>
    <message>
        <source>分项加起来是 {parts} 条，总数是 {total} 条，对不上，报表没有生成；记录没有改动，请告诉镇里。</source>
        <comment>report_parts_unequal</comment>
        <translation>The parts make {parts}, the total is {total}: they do not agree, so no report was made; no record was changed. Tell the township.</translation>
    </message>
    <message>
        <source>低保户</source>
        <comment>低保户</comment>
        <translation>Subsistence allowance</translation>
    </message>
    <message>
        <source>低保边缘户</source>
        <comment>低保边缘户</comment>
        <translation>Near subsistence</translation>
    </message>
    <message>
        <source>特困人员</source>
        <comment>特困人员</comment>
        <translation>Destitute support</translation>
    </message>
    <message>
        <source>脱贫户</source>
        <comment>脱贫户</comment>
        <translation>Out of poverty</translation>
    </message>
    <message>
        <source>脱贫不稳定户</source>
        <comment>脱贫不稳定户</comment>
        <translation>Unsteadily out of poverty</translation>
    </message>
    <message>
        <source>边缘易致贫户</source>
        <comment>边缘易致贫户</comment>
        <translation>Near poverty</translation>
    </message>
    <message>
        <source>突发严重困难户</source>
        <comment>突发严重困难户</comment>
        <translation>Sudden hardship</translation>
    </message>
    <message>
        <source>残疾人</source>
        <comment>残疾人</comment>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>重病患者</source>
        <comment>重病患者</comment>
        <translation>Gravely ill</translation>
    </message>
    <message>
        <source>空巢老人</source>
        <comment>空巢老人</comment>
        <translation>Elderly without children here</translation>
    </message>
    <message>
        <source>独居老人</source>
        <comment>独居老人</comment>
        <translation>Elderly living alone</translation>
    </message>
    <message>
        <source>高龄老人</source>
        <comment>高龄老人</comment>
        <translation>Very old</translation>
    </message>
    <message>
        <source>留守儿童</source>
        <comment>留守儿童</comment>
        <translation>Children left behind</translation>
    </message>
    <message>
        <source>困境儿童</source>
        <comment>困境儿童</comment>
        <translation>Children in distress</translation>
    </message>
    <message>
        <source>留守妇女</source>
        <comment>留守妇女</comment>
        <translation>Women left behind</translation>
    </message>
    <message>
        <source>计生特扶</source>
        <comment>计生特扶</comment>
        <translation>Lost only child</translation>
    </message>
    <message>
        <source>退役军人</source>
        <comment>退役军人</comment>
        <translation>Veteran</translation>
    </message>
    <message>
        <source>优抚对象</source>
        <comment>优抚对象</comment>
        <translation>Entitled to preference</translation>
    </message>
    <message>
        <source>信访人员</source>
        <comment>信访人员</comment>
        <translation>Petitioner</translation>
    </message>
    <message>
        <source>社区矫正</source>
        <comment>社区矫正</comment>
        <translation>Community correction</translation>
    </message>
    <message>
        <source>安置帮教</source>
        <comment>安置帮教</comment>
        <translation>Released, assisted</translation>
    </message>
    <message>
        <source>精神障碍</source>
        <comment>精神障碍</comment>
        <translation>Mental disorder</translation>
    </message>
    <message>
        <source>党员</source>
        <comment>党员</comment>
        <translation>Party member</translation>
    </message>
    <message>
        <source>外出务工</source>
        <comment>外出务工</comment>
        <translation>Works elsewhere</translation>
    </message>
    <message>
        <source>流动人口</source>
        <comment>流动人口</comment>
        <translation>Floating population</translation>
    </message>
    <message>
        <source>没有选以什么身份点评，没有保存；请选一种。</source>
        <comment>comment_rank_unknown</comment>
        <translation>No rank chosen for the comment, so it was not saved. Choose one.</translation>
    </message>
    <message>
        <source>点评是空的，没有保存；请写一句再保存。</source>
        <comment>comment_missing</comment>
        <translation>The comment is empty, so it was not saved. Write a sentence and save again.</translation>
    </message>
    <message>
        <source>有一个数没填对，没有保存；位置、大小和字号都填数字，如 12.5。</source>
        <comment>layout_number_unreadable</comment>
        <translation>A number is not right; nothing was saved. Places, sizes and type are numbers, like 12.5.</translation>
    </message>
    <message>
        <source>密码输错次数太多，没有打开；请等 {minutes} 分钟再试，急用请管理员重设密码。</source>
        <comment>account_waiting</comment>
        <translation>Too many wrong passwords; the desk was not opened. Try again in {minutes} minutes, or ask an administrator to set a new password.</translation>
    </message>
    <message>
        <source>没有写清用途，没有导出；请写明这些号码拿去做什么。</source>
        <comment>disclosure_reason_missing</comment>
        <translation>The purpose is not given; nothing was exported. Say what these numbers are needed for.</translation>
    </message>
    <message>
        <source>本地规则的基本台账里没有“{field}”，没有保存；请刷新后再填。</source>
        <comment>ledger_field_unknown</comment>
        <translation>The basic ledger of the local rules has no “{field}”; nothing was saved. Refresh and fill it in again.</translation>
    </message>
    <message>
        <source>“{field}”应当填数字，没有保存，已填的都在；请改正这一格。</source>
        <comment>ledger_number_unreadable</comment>
        <translation>“{field}” wants a number; nothing was saved, and what was typed is still there. Correct this field.</translation>
    </message>
    <message>
        <source>“{field}”的日期看不懂，没有保存，已填的都在；请写成 2026-01-05 这样。</source>
        <comment>ledger_date_unreadable</comment>
        <translation>The date in “{field}” cannot be read; nothing was saved, and what was typed is still there. Write it like 2026-01-05.</translation>
    </message>
    <message>
        <source>“{field}”只能选是或否，没有保存，已填的都在；请重新选。</source>
        <comment>ledger_choice_unknown</comment>
        <translation>“{field}” is yes or no; nothing was saved, and what was typed is still there. Choose again.</translation>
    </message>
    <message>
        <source>“{field}”超过 {most} 字，没有保存，已填的都在；请写短一些。</source>
        <comment>ledger_text_too_long</comment>
        <translation>“{field}” is longer than {most} characters; nothing was saved, and what was typed is still there. Shorten it.</translation>
    </message>
    <message>
        <source>本地规则没有列出基本台账的小项，没有留存；请由镇里在规则里列出后再做。</source>
        <comment>ledger_has_no_fields</comment>
        <translation>The local rules list no fields of the basic ledger; nothing was kept. The township has to list them first.</translation>
    </message>
    <message>
        <source>只能留存今年或去年的台账，没有留存；请选 {year} 年或前一年。</source>
        <comment>ledger_year_unlikely</comment>
        <translation>Only this year&apos;s or last year&apos;s ledger can be kept; nothing was kept. Choose {year} or the year before.</translation>
    </message>
    <message>
        <source>基本台账还一格都没有填，没有留存；请先摸底填写。</source>
        <comment>ledger_empty</comment>
        <translation>Nothing is filled in yet, so nothing was kept. Fill the basic ledger in first.</translation>
    </message>
    <message>
        <source>{year} 年的台账已经留存过，留存的不再改动，没有再留一份；可以打开对比。</source>
        <comment>ledger_year_kept</comment>
        <translation>The ledger of {year} is kept already and never changes, so no second one was kept. You can open and compare it.</translation>
    </message>
    <message>
        <source>考评的时段看不懂，没有改动；请重新选月份、半年或年度。</source>
        <comment>score_period_unreadable</comment>
        <translation>The period cannot be read; nothing was changed. Choose a month, half-year or year again.</translation>
    </message>
    <message>
        <source>考核表里没有“{indicator}”这一项，没有记分；请刷新后再看。</source>
        <comment>score_indicator_unknown</comment>
        <translation>The scorecard has no “{indicator}”; no points were noted. Refresh and look again.</translation>
    </message>
    <message>
        <source>“{indicator}”最多 {most} 分，最细到 0.1 分，没有记分，已填的都在；请改正。</source>
        <comment>score_points_unlikely</comment>
        <translation>“{indicator}” has at most {most} points, in steps of 0.1; none were noted, and what was typed is still there. Correct it.</translation>
    </message>
    <message>
        <source>还没有写依据，没有记分，已填的都在；请写一句凭什么给分。</source>
        <comment>score_reason_missing</comment>
        <translation>No reason is given yet; no points were noted, and what was typed is still there. Say what the points rest on.</translation>
    </message>
    <message>
        <source>这次评议还没有结束计票，没有保存结论；请先结束计票。</source>
        <comment>review_not_closed</comment>
        <translation>The counting is not closed yet, so no conclusion was saved. Close the counting first.</translation>
    </message>
    <message>
        <source>还没有写评议结论，没有保存，已填的都在；请写好结论。</source>
        <comment>review_conclusion_missing</comment>
        <translation>The conclusion is empty; nothing was saved, and what was typed is still there. Write the conclusion.</translation>
    </message>
    <message>
        <source>本地规则里没有这一级难易程度，没有保存；请从列出的里选。</source>
        <comment>appeal_difficulty_unknown</comment>
        <translation>The local rules have no such level of difficulty; nothing was saved. Choose one that is listed.</translation>
    </message>
    <message>
        <source>还没有选责任人或账号已停用，没有保存；请从名单里选一位。</source>
        <comment>assignee_missing</comment>
        <translation>Nobody is chosen, or the account is closed; nothing was saved. Choose someone from the list.</translation>
    </message>
    <message>
        <source>没有找到这条分派规则，没有改动；请刷新后再看。</source>
        <comment>assignee_rule_unknown</comment>
        <translation>This assignment rule was not found; nothing was changed. Refresh and look again.</translation>
    </message>
    <message>
        <source>附件</source>
        <comment>attachment</comment>
        <translation>attachments</translation>
    </message>
    <message>
        <source>走访</source>
        <comment>visit</comment>
        <translation>visits</translation>
    </message>
    <message>
        <source>联系卡</source>
        <comment>card</comment>
        <translation>liaison cards</translation>
    </message>
    <message>
        <source>五必到</source>
        <comment>must_visit</comment>
        <translation>must-visit tasks</translation>
    </message>
    <message>
        <source>一户一策</source>
        <comment>household_plan</comment>
        <translation>a household plan</translation>
    </message>
    <message>
        <source>送达记录</source>
        <comment>outreach_delivery</comment>
        <translation>a delivery note</translation>
    </message>
    <message>
        <source>走访计划</source>
        <comment>visit_plan</comment>
        <translation>a visit plan</translation>
    </message>
    <message>
        <source>上门服务</source>
        <comment>home_service</comment>
        <translation>a home service</translation>
    </message>
    <message>
        <source>{name}（户号{household}）已有{uses}，这个人和这些记录都保留着；请在住户页里核对。</source>
        <comment>roster_undo_person_in_use</comment>
        <translation>{name} (household {household}) has {uses} by now, so the person and these records stay; please check on the household page.</translation>
    </message>
    <message>
        <source>户号{household}（{name}）已有{uses}，这一户和这些记录都保留着；请在住户页里核对。</source>
        <comment>roster_undo_household_in_use</comment>
        <translation>Household {household} ({name}) has {uses} by now, so the household and these records stay; please check on its page.</translation>
    </message>
    <message>
        <source>试错的次数太多，暂时不能登录，账号没有停用；请过 {minutes} 分钟再试，或找管理员。</source>
        <comment>sign_in_barred</comment>
        <translation>Too many wrong tries; signing in has to wait, the account is not closed. Try again in {minutes} minutes, or ask an administrator.</translation>
    </message>
    <message>
        <source>没有这种角色，没有保存；请从列出的角色里选一个。</source>
        <comment>clerk_role_unknown</comment>
        <translation>There is no such role; nothing was saved. Choose one of those listed.</translation>
    </message>
    <message>
        <source>没有找到这个账号，没有改动；请回到人员页再选。</source>
        <comment>clerk_unknown</comment>
        <translation>This account was not found; nothing was changed. Go back to the page of people and choose again.</translation>
    </message>
    <message>
        <source>这是最后一个管理账号，没有改动；请先给另一个人管理角色。</source>
        <comment>clerk_last_administrator</comment>
        <translation>This is the last administrator&apos;s account; nothing was changed. Make somebody else an administrator first.</translation>
    </message>
    <message>
        <source>您的角色不能做这件事，没有改动；需要时请找镇里的管理员。</source>
        <comment>clerk_not_permitted</comment>
        <translation>Your role may not do this; nothing was changed. Ask the township&apos;s administrator if it is needed.</translation>
    </message>
    <message>
        <source>这个村不归您管，没有打开，也没有改动；需要时请找镇里的管理员。</source>
        <comment>village_out_of_scope</comment>
        <translation>This village is not yours; nothing was opened or changed. Ask the township&apos;s administrator if it is needed.</translation>
    </message>
    <message>
        <source>现在的密码不对，密码没有换；请再输入一次。</source>
        <comment>password_old_wrong</comment>
        <translation>The present password is wrong; the password was not changed. Enter it again.</translation>
    </message>
    <message>
        <source>六位数字不对，没有启用；请等手机上换了新的数字再填，并核对手机的时间。</source>
        <comment>code_wrong</comment>
        <translation>The six digits are wrong; nothing was switched on. Wait for new digits on the phone, and check the phone&apos;s clock.</translation>
    </message>
    <message>
        <source>还没有写原因，没有打开；请写一句为什么要看。</source>
        <comment>reason_missing</comment>
        <translation>No reason was given; nothing was opened. Write in one sentence why you need to see it.</translation>
    </message>
    <message>
        <source>看号码</source>
        <comment>reveal</comment>
        <translation>Show numbers</translation>
    </message>
    <message>
        <source>打开表单</source>
        <comment>form</comment>
        <translation>Opened the form</translation>
    </message>
    <message>
        <source>导出</source>
        <comment>export</comment>
        <translation>Export</translation>
    </message>
    <message>
        <source>打印</source>
        <comment>print</comment>
        <translation>Print</translation>
    </message>
    <message>
        <source>证件号码</source>
        <comment>id_number</comment>
        <translation>ID number</translation>
    </message>
    <message>
        <source>登录前密码输错</source>
        <comment>missed</comment>
        <translation>Wrong passwords before login</translation>
    </message>
    <message>
        <source>管理员重设密码</source>
        <comment>reset</comment>
        <translation>Password reset by administrator</translation>
    </message>
    <message>
        <source>本人改密码</source>
        <comment>changed</comment>
        <translation>Own password changed</translation>
    </message>
    <message>
        <source>添加账号</source>
        <comment>added</comment>
        <translation>Account added</translation>
    </message>
    <message>
        <source>停用账号</source>
        <comment>removed</comment>
        <translation>Account closed</translation>
    </message>
    <message>
        <source>用恢复码进入</source>
        <comment>recovered</comment>
        <translation>Came in by recovery code</translation>
    </message>
    <message>
        <source>换发恢复码</source>
        <comment>code_made</comment>
        <translation>New recovery code</translation>
    </message>
    <message>
        <source>恢复备份</source>
        <comment>restored</comment>
        <translation>Backup restored</translation>
    </message>
    <message>
        <source>群众人数</source>
        <comment>people</comment>
        <translation>People</translation>
    </message>
    <message>
        <source>有证件号码的</source>
        <comment>with_id_number</comment>
        <translation>With ID number</translation>
    </message>
    <message>
        <source>有电话的</source>
        <comment>with_phone</comment>
        <translation>With phone</translation>
    </message>
    <message>
        <source>有人员类别的</source>
        <comment>in_groups</comment>
        <translation>In groups</translation>
    </message>
    <message>
        <source>住户</source>
        <comment>households</comment>
        <translation>Households</translation>
    </message>
    <message>
        <source>代办件</source>
        <comment>cases</comment>
        <translation>Cases</translation>
    </message>
    <message>
        <source>走访记录</source>
        <comment>visits</comment>
        <translation>Visits</translation>
    </message>
    <message>
        <source>诉求</source>
        <comment>appeals</comment>
        <translation>Appeals</translation>
    </message>
    <message>
        <source>附件</source>
        <comment>attachments</comment>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>能打开的账号</source>
        <comment>accounts</comment>
        <translation>Accounts that open it</translation>
    </message>
    <message>
        <source>导出或打印过完整号码的清单</source>
        <comment>taken_out</comment>
        <translation>Lists taken out with whole numbers</translation>
    </message>
    <message>
        <source>其中最近30天</source>
        <comment>taken_out_lately</comment>
        <translation>Of these in the last 30 days</translation>
    </message>
    <message>
        <source>镇里有一份</source>
        <comment>heard_by_town</comment>
        <translation>The township has a copy</translation>
    </message>
    <message>
        <source>姓名、住址、出生日期</source>
        <comment>people</comment>
        <translation>Names, addresses, birth dates</translation>
    </message>
    <message>
        <source>在加密的数据文件里</source>
        <comment>with_id_number</comment>
        <translation>In the encrypted file</translation>
    </message>
    <message>
        <source>在加密的数据文件里</source>
        <comment>with_phone</comment>
        <translation>In the encrypted file</translation>
    </message>
    <message>
        <source>含社区矫正、精神障碍等须单独授权的类别</source>
        <comment>in_groups</comment>
        <translation>Restricted groups among them</translation>
    </message>
    <message>
        <source>户号、户主、住址</source>
        <comment>households</comment>
        <translation>Number, head, address</translation>
    </message>
    <message>
        <source>申请人、电话、事由</source>
        <comment>cases</comment>
        <translation>Applicant, phone, request</translation>
    </message>
    <message>
        <source>谈话内容</source>
        <comment>visits</comment>
        <translation>What was said</translation>
    </message>
    <message>
        <source>反映人、内容</source>
        <comment>appeals</comment>
        <translation>By whom, what</translation>
    </message>
    <message>
        <source>照片和文件，逐个加密</source>
        <comment>attachments</comment>
        <translation>Pictures and files, each encrypted</translation>
    </message>
    <message>
        <source>知道其中一个密码并拿到这台电脑才打得开</source>
        <comment>accounts</comment>
        <translation>Opened only with one of the passwords and this PC</translation>
    </message>
    <message>
        <source>这些文件不加密，请逐份查去向</source>
        <comment>taken_out</comment>
        <translation>These files are not encrypted: find out where each went</translation>
    </message>
    <message>
        <source>没有</source>
        <comment>taken_out_lately</comment>
        <translation>None</translation>
    </message>
    <message>
        <source>没有同步过</source>
        <comment>heard_by_town</comment>
        <translation>Never exchanged</translation>
    </message>
    <message>
        <source>民情日记</source>
        <comment>diary_page</comment>
        <translation>Diary</translation>
    </message>
    <message>
        <source>民情日记（一个月）</source>
        <comment>diary_month</comment>
        <translation>Diary of a month</translation>
    </message>
    <message>
        <source>还没有选走访人，没有做日记；请先选一位。</source>
        <comment>diary_of_nobody</comment>
        <translation>Nobody was chosen, so no diary was made; choose who visited.</translation>
    </message>
    <message>
        <source>这张表也像花名册，这次没有读；需要时选这张工作表，再导入一次。</source>
        <comment>roster_sheet_not_read</comment>
        <translation>This sheet looks like a roster too and was not read; choose it and import once more if it is needed.</translation>
    </message>
    <message>
        <source>身份证号被表格存成数字，后几位丢了，先按“待核”保存；请按证件补上。</source>
        <comment>id_number_damaged_by_spreadsheet</comment>
        <translation>The spreadsheet kept the ID number as a number and lost its last digits; it is kept to be verified, please complete it from the card.</translation>
    </message>
    <message>
        <source>这两个日期不成一段时间，没有统计；请选起止日期，起在前、止在后，最长三十年。</source>
        <comment>figures_period_wrong</comment>
        <translation>These two dates are no period; nothing was counted. Choose a first and a last day in that order, thirty years at most.</translation>
    </message>
    <message>
        <source>“{place}”里花括号写得不对或者没有这个名称，没有采用；请照说明改。</source>
        <comment>profile_braces_unknown</comment>
        <translation>The braces in “{place}” are wrong or name nothing known; it was not adopted. Change it as the guide says.</translation>
    </message>
    <message>
        <source>恢复码抄得不全或有错字，没有打开；一共7组、每组4个字符，请对着纸再输一次。</source>
        <comment>recovery_code_mistyped</comment>
        <translation>The recovery code is incomplete or mistyped; nothing was opened. It has seven groups of four characters: type it again from the paper.</translation>
    </message>
    <message>
        <source>没有给出恢复码，没有恢复；请把恢复码放进 LIANXIN_RECOVERY_CODE 再试。</source>
        <comment>recovery_code_not_given</comment>
        <translation>No recovery code was given; nothing was restored. Put it into LIANXIN_RECOVERY_CODE and try again.</translation>
    </message>
    <message>
        <source>这个恢复码已经作废或不是本站的，没有打开；请找最近一次打印的那张。</source>
        <comment>recovery_code_wrong</comment>
        <translation>This recovery code is void or not this station&apos;s; nothing was opened. Look for the latest one.</translation>
    </message>
    <message>
        <source>本站还没有做过恢复码，没有打开；请找另一位管理员，或向镇里申请重新登记。</source>
        <comment>recovery_code_missing</comment>
        <translation>This station has no recovery code; nothing was opened. Ask another administrator, or enrol anew with the township.</translation>
    </message>
    <message>
        <source>磁盘只剩 {mib} MB，新的登记先停下，已有的照常能办、都在；请清理磁盘，腾出1 GB以上再登记。</source>
        <comment>disk_nearly_full</comment>
        <translation>Only {mib} MB of disk are left: no new forms for now; what is there is safe and can be finished. Free more than 1 GB, then go on.</translation>
    </message>
    <message>
        <source>这个文件夹里没有本站的备份，没有恢复；请选U盘上以“连心站备份”开头的文件夹。</source>
        <comment>backup_set_missing</comment>
        <translation>There is no backup of the station in this folder; nothing was restored. Choose the backup folder on the stick.</translation>
    </message>
    <message>
        <source>这一户还没有登记整户迁出，没有开迁移单；请先在“本户变动”里登记。</source>
        <comment>household_not_left</comment>
        <translation>This household has not been written down as having left, so no transfer was made; please do so under its changes first.</translation>
    </message>
    <message>
        <source>这个文件不是照片，卡上的照片没有改动；请另选一张 JPG 或 PNG 照片。</source>
        <comment>cadre_photo_unreadable</comment>
        <translation>This file is no photograph; the one on the cards stays as it was. Choose another JPG or PNG.</translation>
    </message>
    <message>
        <source>这位干部本来就没有照片，没有改动；要放照片请按“选照片”。</source>
        <comment>cadre_photo_missing</comment>
        <translation>This cadre has no photograph; nothing was changed. To add one, press “Choose photograph”.</translation>
    </message>
    <message>
        <source>这一面没有放得下“{element}”的空地方，没有添加；请先挪开或去掉别的。</source>
        <comment>layout_no_room</comment>
        <translation>This side has no room for “{element}”; it was not added. Move or take off something first.</translation>
    </message>
    <message>
        <source>没开始</source>
        <comment>coming</comment>
        <translation>To come</translation>
    </message>
    <message>
        <source>进行中</source>
        <comment>running</comment>
        <translation>Running</translation>
    </message>
    <message>
        <source>已结束</source>
        <comment>over</comment>
        <translation>Closed</translation>
    </message>
    <message>
        <source>每年应走访轮数</source>
        <comment>rounds_owed</comment>
        <translation>Rounds owed a year</translation>
    </message>
    <message>
        <source>已定轮数</source>
        <comment>rounds_set</comment>
        <translation>Rounds set</translation>
    </message>
    <message>
        <source>夜访日</source>
        <comment>nights</comment>
        <translation>Evenings</translation>
    </message>
    <message>
        <source>夜访日走访次数</source>
        <comment>visits_on_nights</comment>
        <translation>Visits on evenings</translation>
    </message>
    <message>
        <source>全年夜访次数</source>
        <comment>evening_visits</comment>
        <translation>Night visits of the year</translation>
    </message>
    <message>
        <source>走访次数</source>
        <comment>visits</comment>
        <translation>Visits</translation>
    </message>
    <message>
        <source>只有自己定的、正在进行的一轮才能到今天结束，没有改动。</source>
        <comment>visit_round_not_running</comment>
        <translation>Only a round that was set here and is running can end today; nothing was changed.</translation>
    </message>
    <message>
        <source>自造字对照表“{file}”第 {line} 行写得不对，没有打印；请照说明改好或移走这个文件。</source>
        <comment>private_use_table_unreadable</comment>
        <translation>Line {line} of the table of private characters “{file}” is wrong; nothing was printed. Correct the file as the guide says, or move it away.</translation>
    </message>
    <message>
        <source>提醒</source>
        <comment>remind</comment>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>督办</source>
        <comment>order</comment>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>黄牌</source>
        <comment>yellow</comment>
        <translation>Yellow card</translation>
    </message>
    <message>
        <source>红牌</source>
        <comment>red</comment>
        <translation>Red card</translation>
    </message>
    <message>
        <source>上报县里</source>
        <comment>county</comment>
        <translation>Reported to the county</translation>
    </message>
    <message>
        <source>这件在{name}手里，没有领；请先商量，或由对方放回、改派。</source>
        <comment>case_taken</comment>
        <translation>This case is in the hands of {name}; it was not taken. Agree with them first, or have it put back or reassigned.</translation>
    </message>
    <message>
        <source>还没有写分派到哪个窗口，没有分派；请填窗口名称。</source>
        <comment>department_missing</comment>
        <translation>No window was named; nothing was assigned. Enter the window&apos;s name.</translation>
    </message>
    <message>
        <source>还没有勾选代办件，什么都没有办；请先勾选。</source>
        <comment>cases_not_chosen</comment>
        <translation>No case is ticked; nothing was done. Tick some first.</translation>
    </message>
    <message>
        <source>一次最多办 {limit} 件，什么都没有办；请分几次。</source>
        <comment>cases_too_many</comment>
        <translation>At most {limit} at once; nothing was done. Do it in several goes.</translation>
    </message>
    <message>
        <source>这件没有等批的延期，没有改动；可能已经有人批过，请刷新再看。</source>
        <comment>extension_not_asked</comment>
        <translation>No extension of this case waits for approval; nothing was changed. Somebody may have decided already; refresh and look again.</translation>
    </message>
    <message>
        <source>没有这种督办方式，没有写下；请从列出的里选。</source>
        <comment>supervision_level_unknown</comment>
        <translation>There is no such way of supervision; nothing was written. Choose one of those listed.</translation>
    </message>
    <message>
        <source>还没有写导出的用途，没有导出；请写一句做什么用。</source>
        <comment>export_reason_missing</comment>
        <translation>No purpose was given; nothing was exported. Write in one sentence what it is for.</translation>
    </message>
    <message>
        <source>这个账号已经停用，没有打开；要恢复请找本站管理员另加账号。</source>
        <comment>account_closed</comment>
        <translation>This account is closed; nothing was opened. Ask an administrator of the station for another one.</translation>
    </message>
    <message>
        <source>不能停用自己的账号，没有改动；请另一位管理员来停用。</source>
        <comment>account_own</comment>
        <translation>Nobody closes their own account; nothing was changed. Ask another administrator.</translation>
    </message>
    <message>
        <source>这次评议还没有写结论，没有打印报告；请先写结论再打印。</source>
        <comment>review_conclusion_unwritten</comment>
        <translation>This review has no conclusion yet, so no report was printed. Write the conclusion first.</translation>
    </message>
    <message>
        <source>走访统计</source>
        <comment>visit_statistics</comment>
        <translation>Visit statistics</translation>
    </message>
    <message>
        <source>未访户名单</source>
        <comment>remaining_households</comment>
        <translation>Households not visited</translation>
    </message>
    <message>
        <source>分渠道人次</source>
        <comment>channel_counts</comment>
        <translation>Contacts by channel</translation>
    </message>
    <message>
        <source>诉求分类</source>
        <comment>appeal_classes</comment>
        <translation>Appeals by class</translation>
    </message>
    <message>
        <source>诉求状态</source>
        <comment>appeal_status</comment>
        <translation>Appeals by status</translation>
    </message>
    <message>
        <source>久拖不决</source>
        <comment>long_pending</comment>
        <translation>Long pending</translation>
    </message>
    <message>
        <source>各村排名</source>
        <comment>village_ranking</comment>
        <translation>Ranking of villages</translation>
    </message>
    <message>
        <source>各项比率</source>
        <comment>rates</comment>
        <translation>Rates</translation>
    </message>
    <message>
        <source>干部点评材料</source>
        <comment>cadre_review_pack</comment>
        <translation>Cadre review pack</translation>
    </message>
    <message>
        <source>考核表</source>
        <comment>scorecard</comment>
        <translation>Scorecard</translation>
    </message>
    <message>
        <source>联系户</source>
        <comment>household</comment>
        <translation>Household</translation>
    </message>
    <message>
        <source>值班</source>
        <comment>shift</comment>
        <translation>Duty</translation>
    </message>
    <message>
        <source>活动</source>
        <comment>activity</comment>
        <translation>Activity</translation>
    </message>
    <message>
        <source>入户走访过的户 ÷ 联系的户</source>
        <comment>home_visit_rate</comment>
        <translation>Households visited at home ÷ households looked after</translation>
    </message>
    <message>
        <source>持有有效联系卡的户 ÷ 联系的户</source>
        <comment>card_rate</comment>
        <translation>Households holding a valid card ÷ households looked after</translation>
    </message>
    <message>
        <source>各种方式的走访联系次数</source>
        <comment>contacts</comment>
        <translation>Contacts by every channel</translation>
    </message>
    <message>
        <source>归入揪心事、烦心事、操心事等台账的诉求</source>
        <comment>labelled_appeals</comment>
        <translation>Appeals with a ledger label</translation>
    </message>
    <message>
        <source>正报在上级的诉求</source>
        <comment>escalated_appeals</comment>
        <translation>Appeals now at a higher level</translation>
    </message>
    <message>
        <source>写明首问责任人的代办件</source>
        <comment>first_received</comment>
        <translation>Cases with a first receiver</translation>
    </message>
    <message>
        <source>时限内答复的 ÷ 已办结</source>
        <comment>on_time_rate</comment>
        <translation>Answered in time ÷ concluded</translation>
    </message>
    <message>
        <source>已有人接手或已答复的 ÷ 收到</source>
        <comment>handled_rate</comment>
        <translation>in hand or answered ÷ received</translation>
    </message>
    <message>
        <source>回访过的 ÷ 已办结</source>
        <comment>follow_up_rate</comment>
        <translation>Followed up ÷ concluded</translation>
    </message>
    <message>
        <source>回访满意的 ÷ 回访过的</source>
        <comment>satisfaction_rate</comment>
        <translation>Satisfied ÷ followed up</translation>
    </message>
    <message>
        <source>首问接收的代办件</source>
        <comment>cases</comment>
        <translation>Cases taken in</translation>
    </message>
    <message>
        <source>签到的班 ÷ 到今天为止排的班</source>
        <comment>duty_rate</comment>
        <translation>Shifts signed in ÷ shifts planned until today</translation>
    </message>
    <message>
        <source>有人接班签字的 ÷ 签退的班</source>
        <comment>handover_rate</comment>
        <translation>Shifts taken over by signature ÷ shifts signed out</translation>
    </message>
    <message>
        <source>已开展的便民利民活动</source>
        <comment>activities</comment>
        <translation>Activities held</translation>
    </message>
    <message>
        <source>已开展的活动服务人次</source>
        <comment>people_served</comment>
        <translation>People served by activities held</translation>
    </message>
    <message>
        <source>入户率</source>
        <comment>home_visit_rate</comment>
        <translation>Home visit rate</translation>
    </message>
    <message>
        <source>走访联系次数</source>
        <comment>contacts</comment>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>发现问题</source>
        <comment>findings</comment>
        <translation>Findings</translation>
    </message>
    <message>
        <source>诉求办结率</source>
        <comment>conclusion_rate</comment>
        <translation>Appeals concluded</translation>
    </message>
    <message>
        <source>按时办结率</source>
        <comment>on_time_rate</comment>
        <translation>Concluded in time</translation>
    </message>
    <message>
        <source>回访率</source>
        <comment>follow_up_rate</comment>
        <translation>Follow-up rate</translation>
    </message>
    <message>
        <source>值班签到率</source>
        <comment>duty_rate</comment>
        <translation>Duty signed in</translation>
    </message>
    <message>
        <source>交接班签字率</source>
        <comment>handover_rate</comment>
        <translation>Handovers signed</translation>
    </message>
    <message>
        <source>这一项刚才已经有人定过或又改过，没有改动；请看看现在的内容再选。</source>
        <comment>conflict_settled_already</comment>
        <translation>Somebody has settled or changed this a moment ago; nothing was changed. Look at what it says now, then choose.</translation>
    </message>
    <message>
        <source>还没有写令牌给谁用，或写得太长（最多{most}个字），没有建立；请写清对方系统的名称。</source>
        <comment>token_name_missing</comment>
        <translation>Who the token is for is missing or too long (at most {most} characters). Nothing was made; name the other system.</translation>
    </message>
    <message>
        <source>还没有选令牌能看什么，没有建立；请至少勾选一项。</source>
        <comment>token_scope_missing</comment>
        <translation>Nothing was chosen for the token to read. Nothing was made; tick at least one.</translation>
    </message>
    <message>
        <source>到期日不对，没有建立令牌；请选今天以后、三年以内的一天。</source>
        <comment>token_expiry_wrong</comment>
        <translation>The last day is wrong. No token was made; choose a day from today on and within three years.</translation>
    </message>
    <message>
        <source>没有找到这个令牌，没有改动；请回到开放接口页再选。</source>
        <comment>token_unknown</comment>
        <translation>This token was not found. Nothing was changed; go back to the page of open doors and choose again.</translation>
    </message>
    <message>
        <source>没有带令牌，或令牌已作废、已到期，没有答复；请向镇里要新的令牌。</source>
        <comment>token_not_trusted</comment>
        <translation>There is no token, or it was revoked or has ended. Nothing was answered; ask the township for a new one.</translation>
    </message>
    <message>
        <source>这个令牌不能看这一类，没有答复；需要时请镇里另开令牌。</source>
        <comment>token_scope_lacking</comment>
        <translation>This token does not open this. Nothing was answered; ask the township for another token if needed.</translation>
    </message>
    <message>
        <source>参数{place}写得不对，没有答复；请按接口说明改正。</source>
        <comment>question_not_understood</comment>
        <translation>The parameter {place} is wrong. Nothing was answered; correct it by the description of the interface.</translation>
    </message>
    <message>
        <source>本机</source>
        <comment>local</comment>
        <translation>Here only</translation>
    </message>
    <message>
        <source>已装盘</source>
        <comment>carried</comment>
        <translation>On stick</translation>
    </message>
    <message>
        <source>镇已收到</source>
        <comment>stored</comment>
        <translation>Received</translation>
    </message>
    <message>
        <source>镇已受理</source>
        <comment>accepted</comment>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>镇里退回</source>
        <comment>returned</comment>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>镇不受理</source>
        <comment>declined</comment>
        <translation>Declined</translation>
    </message>
    <message>
        <source>镇里不收</source>
        <comment>refused</comment>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>最近的改动只在这台电脑上，等下次同步或装盘。</source>
        <comment>local</comment>
        <translation>The latest changes are on this PC only, until the next exchange or stick.</translation>
    </message>
    <message>
        <source>已写到U盘，读了镇里的回执才算送达。</source>
        <comment>carried</comment>
        <translation>Written onto a stick; delivered only once the township&apos;s answer has been read.</translation>
    </message>
    <message>
        <source>镇里已收到，等镇里备份好才算送达。</source>
        <comment>stored</comment>
        <translation>The township has received it; it counts as delivered once the township has backed it up.</translation>
    </message>
    <message>
        <source>镇里已收到，并已备份。</source>
        <comment>delivered</comment>
        <translation>The township has received it and backed it up.</translation>
    </message>
    <message>
        <source>镇里已受理，本站的记录镇里都有了。</source>
        <comment>accepted</comment>
        <translation>The township has accepted it and has all of this station&apos;s records of it.</translation>
    </message>
    <message>
        <source>镇里退回：{reason}</source>
        <comment>returned</comment>
        <translation>Sent back by the township: {reason}</translation>
    </message>
    <message>
        <source>镇里不予受理：{reason}</source>
        <comment>declined</comment>
        <translation>Declined by the township: {reason}</translation>
    </message>
    <message>
        <source>这台电脑或写它的那台电脑已被镇里停用，停用以后写的镇里不收，记录仍在本机，请联系镇里。</source>
        <comment>refused</comment>
        <translation>The township has shut out this PC, or the one that wrote this, and takes nothing written since; the record is still here. Please call the township.</translation>
    </message>
    <message>
        <source>走访</source>
        <comment>visits</comment>
        <translation>Visits</translation>
    </message>
    <message>
        <source>入户率</source>
        <comment>coverage</comment>
        <translation>Home visit rate</translation>
    </message>
    <message>
        <source>满意率</source>
        <comment>satisfaction</comment>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>按月</source>
        <comment>month</comment>
        <translation>by month</translation>
    </message>
    <message>
        <source>按类别</source>
        <comment>category</comment>
        <translation>by kind</translation>
    </message>
    <message>
        <source>按网格</source>
        <comment>grid</comment>
        <translation>by grid</translation>
    </message>
    <message>
        <source>月份</source>
        <comment>month</comment>
        <translation>Month</translation>
    </message>
    <message>
        <source>类别</source>
        <comment>category</comment>
        <translation>Kind</translation>
    </message>
    <message>
        <source>网格</source>
        <comment>grid</comment>
        <translation>Grid</translation>
    </message>
    <message>
        <source>近十二个月</source>
        <comment>twelve_months</comment>
        <translation>Last twelve months</translation>
    </message>
    <message>
        <source>今年</source>
        <comment>this_year</comment>
        <translation>This year</translation>
    </message>
    <message>
        <source>去年</source>
        <comment>last_year</comment>
        <translation>Last year</translation>
    </message>
    <message>
        <source>入户率</source>
        <comment>covered</comment>
        <translation>Home visit rate</translation>
    </message>
    <message>
        <source>其中已办结</source>
        <comment>concluded</comment>
        <translation>Concluded of these</translation>
    </message>
    <message>
        <source>诉求满意率</source>
        <comment>appeal</comment>
        <translation>Appeals, satisfied</translation>
    </message>
    <message>
        <source>代办满意率</source>
        <comment>case</comment>
        <translation>Cases, satisfied</translation>
    </message>
    <message>
        <source>次</source>
        <comment>visits</comment>
        <translation>visits</translation>
    </message>
    <message>
        <source>件</source>
        <comment>cases</comment>
        <translation>records</translation>
    </message>
    <message>
        <source>件</source>
        <comment>appeals</comment>
        <translation>records</translation>
    </message>
    <message>
        <source>各种方式的走访联系都算，每次算一次。</source>
        <comment>visits</comment>
        <translation>Contacts of every kind, each counted once.</translation>
    </message>
    <message>
        <source>入户率＝那段时间里至少入户走访一次的户÷应访户，只算入户走访。</source>
        <comment>coverage</comment>
        <translation>Households visited at home at least once in that time ÷ households to be visited; home visits alone count.</translation>
    </message>
    <message>
        <source>按收件日期算；已办结是收到的件里镇里已答复的。</source>
        <comment>cases</comment>
        <translation>By the day of receipt; concluded are those of them that the township has answered.</translation>
    </message>
    <message>
        <source>按反映日期算；已办结是收到的诉求里已答复的。</source>
        <comment>appeals</comment>
        <translation>By the day raised; concluded are those of them that were answered.</translation>
    </message>
    <message>
        <source>满意率＝回访满意的÷回访过的，没回访的不算满意。</source>
        <comment>satisfaction</comment>
        <translation>Satisfied at the follow-up ÷ followed up; those not followed up do not count as satisfied.</translation>
    </message>
    <message>
        <source>更换钥匙</source>
        <comment>key_replaced</comment>
        <translation>Replace the key</translation>
    </message>
    <message>
        <source>镇里放行后进入</source>
        <comment>granted</comment>
        <translation>Came in by the township&apos;s grant</translation>
    </message>
    <message>
        <source>改角色</source>
        <comment>role_changed</comment>
        <translation>Role changed</translation>
    </message>
    <message>
        <source>不能改自己的角色，没有改动；请另一位管理员来改。</source>
        <comment>account_own_role</comment>
        <translation>You cannot change your own role; nothing was changed. Ask another administrator.</translation>
    </message>
    <message>
        <source>没有这个角色，没有改动；请从列出的角色里选。</source>
        <comment>role_unknown</comment>
        <translation>There is no such role; nothing was changed. Choose one from the list.</translation>
    </message>
    <message>
        <source>这样本站就不到两位管理员了，没有改动；请先让另一个人做管理员。</source>
        <comment>administrators_too_few</comment>
        <translation>That would leave the station with fewer than two administrators; nothing was changed. Make somebody else an administrator first.</translation>
    </message>
    <message>
        <source>{name}从程序升级后还没有登录过，钥匙没有换；请本人登录一次，再来更换。</source>
        <comment>slot_needs_login</comment>
        <translation>{name} has not logged in since the program was upgraded; the key was not replaced. Have them log in once, then try again.</translation>
    </message>
    <message>
        <source>磁盘只剩 {mib} MB 了，保存过的都在；请清理磁盘，少于 200 MB 时不能登记新的。</source>
        <comment>disk_low</comment>
        <translation>Only {mib} MB are left on the disk; all that was saved is there. Please make room: below 200 MB nothing new can be registered.</translation>
    </message>
    <message>
        <source>还没有写通知给谁，或写得太长（最多{most}个字），没有建立；请写清对方系统的名称。</source>
        <comment>hook_name_missing</comment>
        <translation>Who is told is missing or too long (at most {most} characters). Nothing was made; name the other system.</translation>
    </message>
    <message>
        <source>通知地址不对，没有建立；请写 http 或 https 开头的完整地址，不带用户名。</source>
        <comment>hook_address_wrong</comment>
        <translation>The address is wrong. Nothing was made; write a whole address that begins with http or https, without a user name.</translation>
    </message>
    <message>
        <source>通知地址指向不该访问的地方，没有发出；请核对对方给的地址。</source>
        <comment>hook_address_forbidden</comment>
        <translation>The address leads where nothing may be sent. Nothing was sent; check the address you were given.</translation>
    </message>
    <message>
        <source>对方没有应答，这一条留着；过一会儿会自己再送。</source>
        <comment>hook_unreachable</comment>
        <translation>The other system did not answer. This one is kept; it is sent again by itself.</translation>
    </message>
    <message>
        <source>对方没有收下，这一条留着；过一会儿会自己再送，或请对方查看。</source>
        <comment>hook_answered_otherwise</comment>
        <translation>The other system did not take it. This one is kept; it is sent again by itself, or ask the other side to look.</translation>
    </message>
    <message>
        <source>通知地址已停用，这一条没有送；需要时请另建地址。</source>
        <comment>hook_stopped</comment>
        <translation>The address was stopped. This one was not sent; make another address if needed.</translation>
    </message>
    <message>
        <source>没有找到这个通知地址，或它已停用，没有改动；请刷新再看。</source>
        <comment>hook_unknown</comment>
        <translation>This address was not found or was stopped. Nothing was changed; reload and look again.</translation>
    </message>
    <message>
        <source>最多同时用{limit}个通知地址，没有建立；请先停用不用的。</source>
        <comment>hooks_too_many</comment>
        <translation>At most {limit} addresses are told at once. Nothing was made; stop one that is not used first.</translation>
    </message>
    <message>
        <source>没有找到这一条，或它不需要再送，没有改动；请刷新再看。</source>
        <comment>delivery_unknown</comment>
        <translation>This one was not found or need not be sent again. Nothing was changed; reload and look again.</translation>
    </message>
    <message>
        <source>短信的话太长（最多{most}个字）或花括号里的名称不对，没有保存；请用列出的名称。</source>
        <comment>text_words_wrong</comment>
        <translation>The words are too long (at most {most} characters) or a name in braces is wrong. Nothing was saved; use the names listed.</translation>
    </message>
    <message>
        <source>提醒的天数不对，没有保存；请填1到60天。</source>
        <comment>text_reminder_wrong</comment>
        <translation>The number of days is wrong. Nothing was saved; enter 1 to 60.</translation>
    </message>
    <message>
        <source>没有找到这条短信，或它不需要再发，没有改动；请刷新再看。</source>
        <comment>text_unknown</comment>
        <translation>This text was not found or need not be sent again. Nothing was changed; reload and look again.</translation>
    </message>
    <message>
        <source>这件没有留手机号，短信没有发；请由站点当面或打电话告诉。</source>
        <comment>text_without_phone</comment>
        <translation>This case has no mobile phone, so no text was sent; have the station tell the applicant.</translation>
    </message>
    <message>
        <source>短信关了，这一条没有发；要发请先打开，再点再发。</source>
        <comment>text_switched_off</comment>
        <translation>Texts were switched off and this one was not sent; switch them on and then send it again.</translation>
    </message>
    <message>
        <source>这条已经另排了一条重发。</source>
        <comment>text_replaced</comment>
        <translation>Another text was queued in place of this one.</translation>
    </message>
    <message>
        <source>转办单</source>
        <comment>transfer_slip</comment>
        <translation>Transfer slip</translation>
    </message>
    <message>
        <source>代办件清单</source>
        <comment>cases</comment>
        <translation>List of cases</translation>
    </message>
    <message>
        <source>住户名册</source>
        <comment>households</comment>
        <translation>List of households</translation>
    </message>
    <message>
        <source>花名册</source>
        <comment>people</comment>
        <translation>Roster</translation>
    </message>
    <message>
        <source>住户迁移单</source>
        <comment>transfer</comment>
        <translation>Transfer of a household</translation>
    </message>
    <message>
        <source>走访路线单</source>
        <comment>route_sheet</comment>
        <translation>Route sheet</translation>
    </message>
    <message>
        <source>未走访户名单</source>
        <comment>remaining_households</comment>
        <translation>Households not visited</translation>
    </message>
    <message>
        <source>普遍走访轮次</source>
        <comment>visit_rounds</comment>
        <translation>Rounds of general visits</translation>
    </message>
    <message>
        <source>民情日记点评</source>
        <comment>diary_comments</comment>
        <translation>Comments on the diary</translation>
    </message>
    <message>
        <source>集中夜访情况</source>
        <comment>night_visits</comment>
        <translation>Evenings for visits</translation>
    </message>
    <message>
        <source>四到户情况</source>
        <comment>outreach</comment>
        <translation>Outreach to households</translation>
    </message>
    <message>
        <source>走访统计报表</source>
        <comment>visit_statistics</comment>
        <translation>Visit statistics</translation>
    </message>
    <message>
        <source>诉求统计报表</source>
        <comment>appeal_report</comment>
        <translation>Appeal statistics</translation>
    </message>
    <message>
        <source>基本台账</source>
        <comment>basic_ledger</comment>
        <translation>Basic ledger</translation>
    </message>
    <message>
        <source>动态台账</source>
        <comment>dynamic_ledger</comment>
        <translation>Dynamic ledger</translation>
    </message>
    <message>
        <source>统计图</source>
        <comment>work_chart</comment>
        <translation>Charts</translation>
    </message>
    <message>
        <source>月度述职点评材料</source>
        <comment>review_pack</comment>
        <translation>Papers for the monthly review</translation>
    </message>
    <message>
        <source>值班签到表</source>
        <comment>duty_signing</comment>
        <translation>Duty attendance sheet</translation>
    </message>
    <message>
        <source>值班表</source>
        <comment>duty_roster</comment>
        <translation>Duty roster</translation>
    </message>
    <message>
        <source>便民利民活动台账</source>
        <comment>activities</comment>
        <translation>Ledger of activities</translation>
    </message>
    <message>
        <source>评议结果</source>
        <comment>appraisal_result</comment>
        <translation>Appraisal result</translation>
    </message>
    <message>
        <source>查看记录</source>
        <comment>disclosures</comment>
        <translation>Log of what was seen</translation>
    </message>
    <message>
        <source>账号事件</source>
        <comment>account_events</comment>
        <translation>Account events</translation>
    </message>
    <message>
        <source>泄露范围报告</source>
        <comment>breach_scope</comment>
        <translation>What a loss could show</translation>
    </message>
    <message>
        <source>目标责任书</source>
        <comment>letter</comment>
        <translation>Letter of responsibility</translation>
    </message>
    <message>
        <source>接待登记台账</source>
        <comment>receptions</comment>
        <translation>Ledger of receptions</translation>
    </message>
    <message>
        <source>上门服务台账</source>
        <comment>home_services</comment>
        <translation>Ledger of services at the door</translation>
    </message>
    <message>
        <source>服务站资料</source>
        <comment>station</comment>
        <translation>Station&apos;s particulars</translation>
    </message>
    <message>
        <source>联户干部</source>
        <comment>cadre</comment>
        <translation>Liaison cadre</translation>
    </message>
    <message>
        <source>住户</source>
        <comment>household</comment>
        <translation>Household</translation>
    </message>
    <message>
        <source>人员</source>
        <comment>person</comment>
        <translation>Person</translation>
    </message>
    <message>
        <source>户籍变动</source>
        <comment>register_change</comment>
        <translation>Change of the register</translation>
    </message>
    <message>
        <source>办件步骤</source>
        <comment>case_step</comment>
        <translation>Step of a case</translation>
    </message>
    <message>
        <source>材料</source>
        <comment>material</comment>
        <translation>Papers</translation>
    </message>
    <message>
        <source>原件去向</source>
        <comment>custody_event</comment>
        <translation>Originals</translation>
    </message>
    <message>
        <source>移交</source>
        <comment>handover</comment>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>委托书</source>
        <comment>power_of_attorney</comment>
        <translation>Power of attorney</translation>
    </message>
    <message>
        <source>容缺承诺</source>
        <comment>commitment</comment>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>代收代缴</source>
        <comment>money_step</comment>
        <translation>Money passed through</translation>
    </message>
    <message>
        <source>差评整改</source>
        <comment>rectification</comment>
        <translation>Putting a bad rating right</translation>
    </message>
    <message>
        <source>差评整改</source>
        <comment>rectification_step</comment>
        <translation>Putting a bad rating right</translation>
    </message>
    <message>
        <source>走访轮次</source>
        <comment>visit_round</comment>
        <translation>Round of visits</translation>
    </message>
    <message>
        <source>必到任务</source>
        <comment>must_visit</comment>
        <translation>Must-visit</translation>
    </message>
    <message>
        <source>必到任务</source>
        <comment>must_visit_step</comment>
        <translation>Must-visit</translation>
    </message>
    <message>
        <source>四到户</source>
        <comment>outreach</comment>
        <translation>Outreach</translation>
    </message>
    <message>
        <source>四到户打勾</source>
        <comment>outreach_delivery</comment>
        <translation>Outreach tick</translation>
    </message>
    <message>
        <source>诉求步骤</source>
        <comment>appeal_step</comment>
        <translation>Step of an appeal</translation>
    </message>
    <message>
        <source>值班表</source>
        <comment>duty_shift</comment>
        <translation>Duty roster</translation>
    </message>
    <message>
        <source>值班签到</source>
        <comment>duty_event</comment>
        <translation>Signing of duty</translation>
    </message>
    <message>
        <source>评议</source>
        <comment>appraisal</comment>
        <translation>Appraisal</translation>
    </message>
    <message>
        <source>评议表</source>
        <comment>appraisal_event</comment>
        <translation>Appraisal sheet</translation>
    </message>
    <message>
        <source>责任书</source>
        <comment>responsibility_letter</comment>
        <translation>Responsibility letter</translation>
    </message>
    <message>
        <source>评议结论</source>
        <comment>review_conclusion</comment>
        <translation>Conclusion of a review</translation>
    </message>
    <message>
        <source>接待日</source>
        <comment>reception_session</comment>
        <translation>Reception session</translation>
    </message>
    <message>
        <source>接待步骤</source>
        <comment>reception_step</comment>
        <translation>Step of a reception</translation>
    </message>
    <message>
        <source>联系卡</source>
        <comment>card_step</comment>
        <translation>Liaison card</translation>
    </message>
    <message>
        <source>卡片版式</source>
        <comment>card_layout</comment>
        <translation>Card layout</translation>
    </message>
    <message>
        <source>基本台账</source>
        <comment>ledger_cell</comment>
        <translation>Basic ledger</translation>
    </message>
    <message>
        <source>考核打分</source>
        <comment>score_mark</comment>
        <translation>Points</translation>
    </message>
    <message>
        <source>分派规则</source>
        <comment>assignee_rule</comment>
        <translation>Rule of assignment</translation>
    </message>
    <message>
        <source>这次登录以后没有可以撤销的了，什么都没有改动；更早的请到那一页里修改。</source>
        <comment>undo_nothing</comment>
        <translation>There is nothing left to take back since this login, and nothing was changed; correct what is older on its own page.</translation>
    </message>
    <message>
        <source>这一条后来又改过，没有撤销，现在的内容都在；要改请到那一页里改。</source>
        <comment>undo_overtaken</comment>
        <translation>This was changed again since and was not taken back; it stands as it is now. Change it on its own page.</translation>
    </message>
    <message>
        <source>已经有别的记录用到它，没有撤销，内容都在；请先处理用到它的记录。</source>
        <comment>undo_in_use</comment>
        <translation>Another record depends on it by now; it was not taken back and everything is still there. See to that record first.</translation>
    </message>
    <message>
        <source>已经打印或成批交出，纸已在外面，不能撤销，记录都在；请在那一页里更正或作废。</source>
        <comment>undo_paper_out</comment>
        <translation>A paper of it is out already, so it cannot be taken back; the record is still there. Correct or void it on its own page.</translation>
    </message>
    <message>
        <source>账号的增加和停用不能撤销，没有改动；请在“设置”里办理。</source>
        <comment>undo_account</comment>
        <translation>Adding or closing an account cannot be taken back; nothing was changed. See to it under Settings.</translation>
    </message>
    <message>
        <source>已经启用的清单和规则不能撤销，没有改动；请再导入要用的那一版。</source>
        <comment>undo_edition</comment>
        <translation>An edition of items or rules that is in force cannot be taken back; nothing was changed. Bring in the edition that you want.</translation>
    </message>
    <message>
        <source>年度台账已经存档，不能撤销，没有改动；以存档的为准。</source>
        <comment>undo_year_kept</comment>
        <translation>The year of the ledger is archived and cannot be taken back; nothing was changed.</translation>
    </message>
    <message>
        <source>导入花名册请在“导入花名册”页里撤销，那里会说明哪些人留下；这里没有改动。</source>
        <comment>undo_roster_import</comment>
        <translation>Undo an import of a roster on the import&apos;s own page, which tells who stays; nothing was changed here.</translation>
    </message>
    <message>
        <source>两边不一致已经选定，不能撤销，没有改动；要换另一个写法，请到那一页里改。</source>
        <comment>undo_settled</comment>
        <translation>A settled difference cannot be taken back; nothing was changed. Write the other value on its own page.</translation>
    </message>
    <message>
        <source>刚才做的就是撤销，不能再撤销，没有改动；需要的话请重新登记。</source>
        <comment>undo_of_undo</comment>
        <translation>What was done last was an undoing itself and cannot be taken back; nothing was changed. Write it again if it is wanted.</translation>
    </message>
    <message>
        <source>练习村的文件夹里有别的东西，没有动它；请把那个文件夹改名后再进练习村。</source>
        <comment>practice_folder_foreign</comment>
        <translation>The practice village&apos;s folder holds something else, which was left alone; rename that folder and open the practice village again.</translation>
    </message>
    <message>
        <source>这台电脑登记到镇里以后还没有登录过，没有写申请；请用恢复码，或请另一位管理员重设密码。</source>
        <comment>township_slot_missing</comment>
        <translation>Nobody has logged in since this PC was enrolled; no request was written. Use the recovery code, or have another administrator reset the password.</translation>
    </message>
    <message>
        <source>这个账号没有写过申请，没有打开；请先写申请送到镇里，再读镇里的答复。</source>
        <comment>grant_not_asked</comment>
        <translation>No request was written for this account; not opened. Write one and take it to the township first, then read their answer.</translation>
    </message>
    <message>
        <source>这份答复不是给这次申请的，没有打开；请读最近一次申请的答复，或重新写申请。</source>
        <comment>grant_not_ours</comment>
        <translation>This answer is not for this request; not opened. Read the answer to the latest request, or write a new one.</translation>
    </message>
    <message>
        <source>这份答复不全或被改过，没有打开；请重新拷贝一次。</source>
        <comment>grant_damaged</comment>
        <translation>This answer is incomplete or was changed; not opened. Copy it once more.</translation>
    </message>
    <message>
        <source>没有选申请文件，没有放行；请选站点送来的 .lxq 文件。</source>
        <comment>grant_not_chosen</comment>
        <translation>No request was chosen; nothing was granted. Choose the station&apos;s .lxq file.</translation>
    </message>
    <message>
        <source>这份申请不全或被改过，没有放行；请站点重新写一份。</source>
        <comment>grant_request_damaged</comment>
        <translation>This request is incomplete or was changed; nothing was granted. Have the station write another.</translation>
    </message>
    <message>
        <source>六位数字和这份申请对不上，没有放行；请拨站点早先登记的电话再核对，对不上就不要放行。</source>
        <comment>grant_digits_wrong</comment>
        <translation>The six digits do not belong to this request; nothing was granted. Call the station&apos;s known number and check again; if they still differ, do not grant it.</translation>
    </message>
    <message>
        <source>这份申请不是写给本镇的，没有放行；请送到站点所属的镇。</source>
        <comment>grant_for_another_town</comment>
        <translation>This request is not for this township; nothing was granted. Take it to the station&apos;s own township.</translation>
    </message>
    <message>
        <source>没有这种通知，没有发布；请从列出的里选。</source>
        <comment>notice_category_unknown</comment>
        <translation>There is no such kind of notice. Nothing was published; choose one of those listed.</translation>
    </message>
    <message>
        <source>通知没有写内容，也没有附文件，或写得太长（最多{most}个字），没有发布；请改好再发。</source>
        <comment>notice_body_missing</comment>
        <translation>The notice has neither words nor a file, or is too long (at most {most} characters). Nothing was published; correct it first.</translation>
    </message>
    <message>
        <source>附的文件不收，没有发布；请附{kib}KB以内的表格、文档或PDF，文件名别太长。</source>
        <comment>notice_file_wrong</comment>
        <translation>The file is not taken. Nothing was published; attach a sheet, a document or a PDF of at most {kib} KB with a shorter name.</translation>
    </message>
    <message>
        <source>到期日不对，没有发布；请选开始那天或以后，也可以留空。</source>
        <comment>notice_until_wrong</comment>
        <translation>The last day is wrong. Nothing was published; choose the first day or a later one, or leave it empty.</translation>
    </message>
    <message>
        <source>没有找到这条通知，没有改动；请刷新再看。</source>
        <comment>notice_unknown</comment>
        <translation>This notice was not found. Nothing was changed; reload and look again.</translation>
    </message>
    <message>
        <source>这条通知附的文件读不出来，没有打开；请镇里重新发一次。</source>
        <comment>notice_file_damaged</comment>
        <translation>The file of this notice cannot be read and was not opened; ask the township to publish it again.</translation>
    </message>
    <message>
        <source>没有找到这张假日表，请回到假日表页再选。</source>
        <comment>holiday_table_unknown</comment>
        <translation>This table of holidays was not found; go back to the tables and choose again.</translation>
    </message>
    <message>
        <source>这些年份已经按同样的日子发布过，没有再发。</source>
        <comment>holidays_already_published</comment>
        <translation>These years were published with the same days already. Nothing was published.</translation>
    </message>
    <message>
        <source>这不是本镇的站写的诊断文件，或者已经损坏，没有打开；请让站里重新写一份。</source>
        <comment>diagnostics_unreadable</comment>
        <translation>This is no diagnosis of a station of this township, or it is damaged; nothing was opened. Please have the station write it again.</translation>
    </message>
    <message>
        <source>上面每个数都能点，点开就是那些件。
下面是快到期和逾期的代办件，按回车打开。
按 Ctrl+K 找人、找户、找件；按 Ctrl+L 锁定，人走开就锁。</source>
        <comment>today</comment>
        <translation>Every figure above opens its list.
Below stand cases near or past their day; Enter opens one.
Ctrl+K finds people, households and cases; Ctrl+L locks: lock whenever you leave.</translation>
    </message>
    <message>
        <source>打几个字就找到户或人，拼音首字母、户号、电话后四位都行。
按回车打开一户，添人、搬迁、分户都在那一页。
花名册从“导入花名册”读进来，读前先看，读后能撤。</source>
        <comment>households</comment>
        <translation>Type a few characters, initials, a household number or the end of a phone number.
Enter opens a household; adding people, moves and splits are there.
A roster is imported after a preview, and can be taken back.</translation>
    </message>
    <message>
        <source>上面一排是各本台账，Ctrl+PgDown 换下一本。
大多能打印（Ctrl+P）和导出（Ctrl+E）。
统计图和统计报表里的每个数按回车都能看到是哪些记录。</source>
        <comment>appeals</comment>
        <translation>Above stand the ledgers; Ctrl+PgDown goes to the next.
Most can be printed (Ctrl+P) and exported (Ctrl+E).
Every figure of charts and reports opens its records with Enter.</translation>
    </message>
    <message>
        <source>服务站资料、联户干部、账号都在这里改。
字太小、要深色，到“外观”。
恢复码抄下来封好，U盘备份每周一次。</source>
        <comment>settings</comment>
        <translation>Station, cadres and accounts are changed here.
Larger text and dark colours are under Looks.
Seal the recovery code, and back up onto a stick once a week.</translation>
    </message>
    <message>
        <source>有人来问，打事项名字或首字母就出来要带什么。
按 Ctrl+P 印一张给人带走。
不能开的证明也在这里，写着该到哪里办。</source>
        <comment>guide</comment>
        <translation>Type an item&apos;s name or initials to see what to bring.
Ctrl+P prints a sheet to take away.
Certificates that may not be issued are here too, with where to go.</translation>
    </message>
    <message>
        <source>证书和私钥要一起给，服务器没有启动；请把两个文件都写上，或都不写。</source>
        <comment>certificate_without_key</comment>
        <translation>Certificate and key go together. The server did not start; name both files or neither.</translation>
    </message>
    <message>
        <source>文件{file}读不了，服务器没有启动；请核对路径和读取权限。</source>
        <comment>certificate_unreadable</comment>
        <translation>The file {file} cannot be read. The server did not start; check its path and permissions.</translation>
    </message>
    <message>
        <source>文件{file}里没有能用的证书，服务器没有启动；请换成 PEM 格式的证书链。</source>
        <comment>certificate_damaged</comment>
        <translation>The file {file} holds no certificate that can be used. The server did not start; give the chain in PEM form.</translation>
    </message>
    <message>
        <source>文件{file}里没有能用的私钥，服务器没有启动；请换成 PEM 格式的私钥。</source>
        <comment>certificate_key_damaged</comment>
        <translation>The file {file} holds no key that can be used. The server did not start; give the private key in PEM form.</translation>
    </message>
    <message>
        <source>私钥文件加了密码，服务器没有启动；请换成不加密、只有本账号能读的私钥文件。</source>
        <comment>certificate_key_locked</comment>
        <translation>The key has a password. The server did not start; give a key that is not encrypted and that only this account can read.</translation>
    </message>
    <message>
        <source>证书和私钥不是一对，服务器没有启动；请核对两个文件。</source>
        <comment>certificate_key_other</comment>
        <translation>The key belongs to another certificate. The server did not start; check both files.</translation>
    </message>
    <message>
        <source>证书只在{since}到{until}有效，服务器没有启动；请换新证书，或核对电脑时间。</source>
        <comment>certificate_not_now</comment>
        <translation>The certificate holds from {since} to {until} only. The server did not start; renew it, or check this PC&apos;s clock.</translation>
    </message>
    <message>
        <source>代理的地址不对，服务器没有启动；请写成 10.0.0.5 或 10.0.0.0/24 这样。</source>
        <comment>proxy_address_wrong</comment>
        <translation>The proxy&apos;s address is wrong. The server did not start; write it like 10.0.0.5 or 10.0.0.0/24.</translation>
    </message>
    <message>
        <source>“{place}”这一行不是自造字编码和对应的字，没有采用；请写成 E170 = &quot;䶮&quot;。</source>
        <comment>profile_character_impossible</comment>
        <translation>“{place}” is no private-use code with its character, so the file was not adopted; write E170 = &quot;4DAE&quot;.</translation>
    </message>
    <message>
        <source>这批卡上当时的照片已经不在这台电脑上，没有重印，什么也没有改；请按“过期的卡”重新生成。</source>
        <comment>card_photo_gone</comment>
        <translation>The photograph that these cards bore is no longer on this PC, so nothing was printed or changed; make them anew under stale cards.</translation>
    </message>
    <message>
        <source>这台电脑没有国密要用的 OpenSSL 3，没有打开，数据没有改动；请技术人员装好 libcrypto 再试。</source>
        <comment>libcrypto_missing</comment>
        <translation>This PC lacks the OpenSSL 3 that the SM algorithms need; not opened, nothing was changed. Have libcrypto installed, then try again.</translation>
    </message>
    <message>
        <source>不认识这种密码算法，没有打开，数据没有改动；请升级程序。</source>
        <comment>suite_unknown</comment>
        <translation>These cryptographic algorithms are unknown; not opened, nothing was changed. Upgrade the program.</translation>
    </message>
    <message>
        <source>镇里用的密码算法和本站不一样，没有登记，数据没有改动；请镇里和本站按同一种算法建立。</source>
        <comment>suite_differs</comment>
        <translation>The township uses other cryptographic algorithms than this station; not enrolled, nothing was changed. Set both up with the same ones.</translation>
    </message>
    <message>
        <source>这个邮包已经读过，没有新内容，数据没有改动；请向镇里要新的回执。</source>
        <comment>bundle_read_before</comment>
        <translation>This bundle was read before and holds nothing new; no data was changed. Ask the township for a new answer.</translation>
    </message>
    <message>
        <source>这个邮包比已经读过的旧，没有新内容，数据没有改动；请读最新的一份。</source>
        <comment>bundle_older</comment>
        <translation>This bundle is older than one that was read already and holds nothing new; no data was changed. Read the latest one.</translation>
    </message>
    <message>
        <source>邮包里的记录镇里都已收到，没有新的，台账没有改动；回执照样写好，请带回站里。</source>
        <comment>bundle_nothing_new</comment>
        <translation>Everything in this bundle was in town already; the ledger was not changed. The answer is written all the same: take it back to the station.</translation>
    </message>
    <message>
        <source>邮包里缺了一段记录，接不上的没有采用，已有的没有改动；请站里重新写一份。</source>
        <comment>segment_gap_in_bundle</comment>
        <translation>A part of the records is missing from this bundle; what does not follow on was not taken, and nothing that was here was changed. Have the station write a new one.</translation>
    </message>
    <message>
        <source>预约</source>
        <comment>appointment</comment>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>团队</source>
        <comment>team</comment>
        <translation>Team</translation>
    </message>
    <message>
        <source>批评大会</source>
        <comment>assembly</comment>
        <translation>Assembly for criticism</translation>
    </message>
    <message>
        <source>没有找到这个预约，没有改动；请刷新后再看。</source>
        <comment>appointment_unknown</comment>
        <translation>This appointment was not found and nothing was changed; please refresh and look again.</translation>
    </message>
    <message>
        <source>这个预约已经了结，没有改动；要再约请新登记一个。</source>
        <comment>appointment_settled</comment>
        <translation>This appointment is settled already and nothing was changed; please enter a new one.</translation>
    </message>
    <message>
        <source>还没有写约的是谁，没有保存，已填的都在；请选一户或写上姓名。</source>
        <comment>appointment_name_missing</comment>
        <translation>It does not say who comes; nothing was saved, what was typed is all here; please choose a household or write a name.</translation>
    </message>
    <message>
        <source>约访还没有选去哪一户，没有保存，已填的都在；请先选户。</source>
        <comment>appointment_household_missing</comment>
        <translation>No household was chosen for the visit; nothing was saved, what was typed is all here; please choose one.</translation>
    </message>
    <message>
        <source>还没有写约的什么事，没有保存，已填的都在；请写一句事由。</source>
        <comment>appointment_subject_missing</comment>
        <translation>It does not say what it is about; nothing was saved, what was typed is all here; please write a few words.</translation>
    </message>
    <message>
        <source>日期看不懂，没有保存，已填的都在；请写成 2026-11-21 这样。</source>
        <comment>appointment_day_unreadable</comment>
        <translation>The day cannot be read; nothing was saved, what was typed is all here; please write it like 2026-11-21.</translation>
    </message>
    <message>
        <source>时间看不懂，没有保存，已填的都在；请写成 9点30分 这样，不定几点就空着。</source>
        <comment>appointment_time_unreadable</comment>
        <translation>The time cannot be read; nothing was saved, what was typed is all here; please write it like 0930, or leave it empty.</translation>
    </message>
    <message>
        <source>这一天已经过去，没有保存，已填的都在；请改成今天或以后。</source>
        <comment>appointment_in_the_past</comment>
        <translation>That day is past; nothing was saved, what was typed is all here; please choose today or later.</translation>
    </message>
    <message>
        <source>{day} 是休息日，本地规则没有开节假日预约，没有保存，已填的都在；请改约工作日。</source>
        <comment>appointment_day_off</comment>
        <translation>{day} is a day off and the rules here take no appointments then; nothing was saved, what was typed is all here; please choose a working day.</translation>
    </message>
    <message>
        <source>{name} 这个时间已经约了 {who}，没有保存，已填的都在；请另选时间或换个人。</source>
        <comment>appointment_taken</comment>
        <translation>{name} has an appointment with {who} at that time; nothing was saved, what was typed is all here; please choose another time or person.</translation>
    </message>
    <message>
        <source>时间和原来一样，没有改期，原来的预约还在；请填新的日期或时间。</source>
        <comment>appointment_not_moved</comment>
        <translation>The time is the same as before; nothing was moved and the appointment stands; please give a new day or time.</translation>
    </message>
    <message>
        <source>预约的日子 {day} 还没有到，没有记下，预约还在；到那天再记来了还是没来。</source>
        <comment>appointment_not_yet</comment>
        <translation>Its day, {day}, has not come; nothing was noted and the appointment stands; please say then whether it was kept.</translation>
    </message>
    <message>
        <source>没有说明是来了、没来还是取消，没有改动；请选一种。</source>
        <comment>appointment_state_unknown</comment>
        <translation>It does not say whether it was kept, missed or called off; nothing was changed; please choose one.</translation>
    </message>
    <message>
        <source>还没有写为什么取消，没有改动；请写一句原因。</source>
        <comment>appointment_note_missing</comment>
        <translation>It does not say why it is called off; nothing was changed; please write the reason.</translation>
    </message>
    <message>
        <source>没有找到这个团队，没有改动；请刷新后再看。</source>
        <comment>team_unknown</comment>
        <translation>This team was not found and nothing was changed; please refresh and look again.</translation>
    </message>
    <message>
        <source>没有选是服务团队还是党小组，没有保存，已填的都在；请选一种。</source>
        <comment>team_kind_unknown</comment>
        <translation>It does not say whether it is a service team or a party group; nothing was saved, what was typed is all here; please choose one.</translation>
    </message>
    <message>
        <source>还没有写团队名称，没有保存，已填的都在；请写好名称。</source>
        <comment>team_name_missing</comment>
        <translation>The team has no name; nothing was saved, what was typed is all here; please write one.</translation>
    </message>
    <message>
        <source>已经有一个团队叫“{name}”，没有保存，已填的都在；请换个名称。</source>
        <comment>team_name_taken</comment>
        <translation>There is a team called “{name}” already; nothing was saved, what was typed is all here; please choose another name.</translation>
    </message>
    <message>
        <source>服务团队还没有选网格，没有保存，已填的都在；请选它服务的网格。</source>
        <comment>team_grid_missing</comment>
        <translation>The service team has no grid; nothing was saved, what was typed is all here; please choose the grid that it serves.</translation>
    </message>
    <message>
        <source>还没有选组长，没有保存，已填的都在；请从联户干部里选一位。</source>
        <comment>team_leader_missing</comment>
        <translation>The team has no leader; nothing was saved, what was typed is all here; please choose a liaison cadre.</translation>
    </message>
    <message>
        <source>有的成员已经不在联户干部名单里，没有保存，已填的都在；请重新勾选。</source>
        <comment>team_member_unknown</comment>
        <translation>Some members are no liaison cadres any more; nothing was saved, what was typed is all here; please tick them again.</translation>
    </message>
    <message>
        <source>日期看不懂，没有保存，已填的都在；请写成 2026-11-21 这样。</source>
        <comment>team_day_unreadable</comment>
        <translation>The day cannot be read; nothing was saved, what was typed is all here; please write it like 2026-11-21.</translation>
    </message>
    <message>
        <source>止的日期早于起的日期，没有保存，已填的都在；请改正。</source>
        <comment>team_period_reversed</comment>
        <translation>It ends before it begins; nothing was saved, what was typed is all here; please correct the days.</translation>
    </message>
    <message>
        <source>这个团队已经撤了，没有改动。</source>
        <comment>team_ended</comment>
        <translation>This team has ended already; nothing was changed.</translation>
    </message>
    <message>
        <source>本地规则没有设有奖批评大会，没有保存；要开请由镇里在规则里写明。</source>
        <comment>assembly_not_held_here</comment>
        <translation>The rules here hold no assembly for criticism and nothing was saved; the township would have to put it into the rules.</translation>
    </message>
    <message>
        <source>没有找到这次大会，没有改动；请刷新后再看。</source>
        <comment>assembly_unknown</comment>
        <translation>This assembly was not found and nothing was changed; please refresh and look again.</translation>
    </message>
    <message>
        <source>还没有写大会名称，没有保存，已填的都在；请写好名称。</source>
        <comment>assembly_title_missing</comment>
        <translation>The assembly has no name; nothing was saved, what was typed is all here; please write one.</translation>
    </message>
    <message>
        <source>大会或发布的日期看不懂，没有保存，已填的都在；请写成 2026-11-21 这样。</source>
        <comment>assembly_day_missing</comment>
        <translation>The day of the assembly or of its announcement cannot be read; nothing was saved, what was typed is all here; please write it like 2026-11-21.</translation>
    </message>
    <message>
        <source>要提前 {days} 天发布，最晚 {day}，没有保存，已填的都在；请改发布日期或推后开会。</source>
        <comment>assembly_told_late</comment>
        <translation>It has to be announced {days} days before, on {day} at the latest; nothing was saved, what was typed is all here; please change one of the days.</translation>
    </message>
    <message>
        <source>“{name}”有 {people} 人，每个小组要 {least} 到 {most} 人，没有保存，已填的都在；请增减成员。</source>
        <comment>assembly_team_size</comment>
        <translation>“{name}” has {people} members where {least} to {most} are wanted; nothing was saved, what was typed is all here; please change its members.</translation>
    </message>
    <message>
        <source>有两个小组都叫“{name}”，没有保存，已填的都在；请换个名称。</source>
        <comment>assembly_team_twice</comment>
        <translation>Two teams are called “{name}”; nothing was saved, what was typed is all here; please choose another name.</translation>
    </message>
    <message>
        <source>{name} 既在评审团又在小组里，没有保存，已填的都在；请换一位评审员。</source>
        <comment>assembly_juror_in_team</comment>
        <translation>{name} is in the jury and in a team; nothing was saved, what was typed is all here; please choose another juror.</translation>
    </message>
    <message>
        <source>评审打分已经开始，小组和评审团不能再改，没有保存，已填的都在。</source>
        <comment>assembly_scored_already</comment>
        <translation>The jury is scoring already, so teams and jury stay as they are; nothing was saved, what was typed is all here.</translation>
    </message>
    <message>
        <source>还没有填发布日期，没有开始打分；请先发布并填上日期。</source>
        <comment>assembly_untold</comment>
        <translation>There is no day of announcement and scoring did not begin; please announce it and fill in the day.</translation>
    </message>
    <message>
        <source>大会 {day} 才开，没有开始打分；到那天再打分。</source>
        <comment>assembly_not_yet</comment>
        <translation>The assembly is on {day} and scoring did not begin; please score on that day.</translation>
    </message>
    <message>
        <source>还没有写参加的小组，没有开始打分；请先填好小组。</source>
        <comment>assembly_teams_missing</comment>
        <translation>No teams are named and scoring did not begin; please fill them in.</translation>
    </message>
    <message>
        <source>评审团只有 {jurors} 人，要 {wanted} 人，没有开始打分；请先补齐评审员。</source>
        <comment>assembly_jury_incomplete</comment>
        <translation>The jury has {jurors} of {wanted} members and scoring did not begin; please name the others.</translation>
    </message>
    <message>
        <source>评审团 {jurors} 人的票都计过了，这张没有计入；录错的请先作废。</source>
        <comment>assembly_sheets_too_many</comment>
        <translation>The sheets of all {jurors} jurors are counted and this one was not; please void a mistaken one first.</translation>
    </message>
    <message>
        <source>没有说明是哪位评审员的票或已计过，这张没有计入；请选一位。</source>
        <comment>assembly_juror_unknown</comment>
        <translation>It does not say whose sheet it is, or that one is counted already; it was not counted; please choose a juror.</translation>
    </message>
    <message>
        <source>这次大会已经开过或取消，没有改动。</source>
        <comment>assembly_over</comment>
        <translation>This assembly is over or was called off; nothing was changed.</translation>
    </message>
    <message>
        <source>评审打分还没有结束，没有保存结果；请先计完票并结束评议。</source>
        <comment>assembly_not_scored</comment>
        <translation>Scoring is not closed and the result was not saved; please count the sheets and close the session.</translation>
    </message>
    <message>
        <source>还没有写结果，没有保存；请写上谁得了奖。</source>
        <comment>assembly_result_missing</comment>
        <translation>There is no result and nothing was saved; please write who won.</translation>
    </message>
    <message>
        <source>本地规则没有这个评价周期，没有建立，已填的都在；请选{periods}之一。</source>
        <comment>appraisal_period_unknown</comment>
        <translation>The rules here do not have this period; nothing was opened, what was typed is all here; please choose one of {periods}.</translation>
    </message>
    <message>
        <source>没有说明这张票是怎样收来的，没有计入；请选{channels}之一。</source>
        <comment>appraisal_channel_unknown</comment>
        <translation>It does not say how this sheet came in and it was not counted; please choose one of {channels}.</translation>
    </message>
    <message>
        <source>等着</source>
        <comment>open</comment>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已赴约</source>
        <comment>kept</comment>
        <translation>Kept</translation>
    </message>
    <message>
        <source>没来</source>
        <comment>missed</comment>
        <translation>Missed</translation>
    </message>
    <message>
        <source>来站</source>
        <comment>come</comment>
        <translation>Comes here</translation>
    </message>
    <message>
        <source>约访</source>
        <comment>visit</comment>
        <translation>We visit</translation>
    </message>
    <message>
        <source>服务团队</source>
        <comment>grid_team</comment>
        <translation>Service team</translation>
    </message>
    <message>
        <source>党小组</source>
        <comment>party_group</comment>
        <translation>Party group</translation>
    </message>
    <message>
        <source>准备中</source>
        <comment>planned</comment>
        <translation>Being prepared</translation>
    </message>
    <message>
        <source>已开</source>
        <comment>held</comment>
        <translation>Held</translation>
    </message>
    <message>
        <source>这不是升级包，或者没有拷完整，程序和数据都没有改动；请重新拷一份 .lxu 文件。</source>
        <comment>update_unreadable</comment>
        <translation>This is no update package, or it was not copied whole. Neither program nor data was changed; please copy the .lxu file again.</translation>
    </message>
    <message>
        <source>升级包里有损坏的内容，没有采用，程序和数据都没有改动；请重新拷一份。</source>
        <comment>update_damaged</comment>
        <translation>The update package holds something damaged. It was not taken, neither program nor data was changed; please copy it again.</translation>
    </message>
    <message>
        <source>升级包的签名不对，不是本程序的发布方做的，没有采用，程序和数据都没有改动；请向镇里核对来源。</source>
        <comment>update_not_trusted</comment>
        <translation>The update package is not signed by the publisher of this program. It was not taken, neither program nor data was changed; please ask the township where it came from.</translation>
    </message>
    <message>
        <source>这个程序里没有发布方的公钥，认不出升级包的真假，没有采用；请用安装包升级。</source>
        <comment>update_publisher_missing</comment>
        <translation>This program has no key of its publisher and cannot tell whether the update package is genuine. It was not taken; please update with an installer.</translation>
    </message>
    <message>
        <source>这个升级包要先装更早的一版才认得，没有采用，程序和数据都没有改动；请用安装包升级。</source>
        <comment>update_from_newer_version</comment>
        <translation>This update package needs an earlier version first. It was not taken, neither program nor data was changed; please update with an installer.</translation>
    </message>
    <message>
        <source>这个升级包是给另一种电脑的（系统或处理器不同），没有采用，程序和数据都没有改动；请向镇里要这台电脑用的。</source>
        <comment>update_for_another_program</comment>
        <translation>This update package is for another kind of PC (system or processor). It was not taken, neither program nor data was changed; please ask the township for the one for this PC.</translation>
    </message>
    <message>
        <source>升级包是 {version} 版，现在用的已是 {own} 版，不会退回旧版，什么都没有改动；不用再做什么。</source>
        <comment>update_older</comment>
        <translation>The update package is version {version} and this is {own} already. An older version is never taken; nothing was changed and nothing need be done.</translation>
    </message>
    <message>
        <source>这个升级包只能从 {since} 版升上来，这台电脑上不是，没有采用，什么都没有改动；请要一份完整的。</source>
        <comment>update_incomplete</comment>
        <translation>This update package only follows version {since}, which is not on this PC. It was not taken and nothing was changed; please ask for a whole one.</translation>
    </message>
    <message>
        <source>{version} 版在这台电脑上试过，没能打开，没有再采用，数据没有改动；请等下一版，或告诉镇里。</source>
        <comment>update_failed_before</comment>
        <translation>Version {version} was tried on this PC and did not open. It was not taken again and the data was not changed; please wait for the next one, or tell the township.</translation>
    </message>
    <message>
        <source>磁盘空间不够，没有升级，仍用原来的版本，数据都在；请腾出 {mib} MB 再试。</source>
        <comment>update_no_room</comment>
        <translation>There is not enough disk space, so the update was not installed. The present version goes on and the data is all there; please free {mib} MB and try again.</translation>
    </message>
    <message>
        <source>升级包没有写成，没有升级，仍用原来的版本，数据都在；请检查磁盘空间和磁盘再试。</source>
        <comment>update_not_kept</comment>
        <translation>The update could not be written and was not installed. The present version goes on and the data is all there; please check the disk and its space and try again.</translation>
    </message>
    <message>
        <source>升级后第一次打开要先备份数据，没有备份成，数据没有改动；请腾出磁盘空间，再登录一次。</source>
        <comment>update_copy_not_made</comment>
        <translation>After an update the data is backed up before it is opened. That failed and the data was not changed; please free disk space and log in again.</translation>
    </message>
    <message>
        <source>现在运行的不是安装好的程序，不能升级，什么都没有改动；请在安装好的程序里再试。</source>
        <comment>update_not_possible</comment>
        <translation>This is not an installed program and cannot be updated. Nothing was changed; please try again in the installed one.</translation>
    </message>
    <message>
        <source>升级到 {version} 版没有成功，已经退回原来的版本，数据都在，照常使用；请告诉镇里。</source>
        <comment>update_rolled_back</comment>
        <translation>The update to version {version} did not succeed. The version before is back, the data is all there and work goes on; please tell the township.</translation>
    </message>
    <message>
        <source>内容太大，没有收下，什么都没有改动；邮包请少选几个，一个超过64MB的请用命令行读入。</source>
        <comment>upload_too_large</comment>
        <translation>That is too much at once, nothing was taken and nothing was changed; choose fewer bundles, and read one of more than 64 MB in from the command line.</translation>
    </message>
    <message>
        <source>这是空文件，没有读入；请到站里重新写一份邮包，等到“可以拔出”再拔。</source>
        <comment>stick_file_is_empty</comment>
        <translation>This file is empty, nothing was taken; have the station write the bundle again and wait for “safe to pull out”.</translation>
    </message>
    <message>
        <source>这是邀请文件（.lxi），没有读入；它要带到村里，在站点程序里读取。</source>
        <comment>stick_file_is_invitation</comment>
        <translation>This is an invitation (.lxi), nothing was taken; it is carried to the village and read in the station&apos;s program.</translation>
    </message>
    <message>
        <source>这是忘了密码的申请（.lxq），没有读入；请管理账号在“站点”页右下角“放行”里选它。</source>
        <comment>stick_file_is_grant_request</comment>
        <translation>This is a request for a forgotten password (.lxq), nothing was taken; an administrator chooses it under “let in” at the lower right of the stations&apos; page.</translation>
    </message>
    <message>
        <source>这是镇里放行的答复（.lxg），没有读入；请带回村里，在站点登录页读取。</source>
        <comment>stick_file_is_grant</comment>
        <translation>This is the township&apos;s answer for a forgotten password (.lxg), nothing was taken; carry it back to the village and read it on the station&apos;s login page.</translation>
    </message>
    <message>
        <source>这是表格、文档或压缩包，没有读入；压缩包请先解开，再选里面的 .lxb 文件。</source>
        <comment>stick_file_is_sheet</comment>
        <translation>This is a spreadsheet, a document or an archive, nothing was taken; unpack an archive first, then choose the .lxb file in it.</translation>
    </message>
    <message>
        <source>这是 PDF 文件，没有读入；请选U盘里的 .lxb 文件。</source>
        <comment>stick_file_is_paper</comment>
        <translation>This is a PDF file, nothing was taken; choose the .lxb file on the stick.</translation>
    </message>
    <message>
        <source>这是图片，没有读入；请选U盘里的 .lxb 文件。</source>
        <comment>stick_file_is_picture</comment>
        <translation>This is a picture, nothing was taken; choose the .lxb file on the stick.</translation>
    </message>
    <message>
        <source>这是数据库或备份文件，没有读入；请在站点程序里用“写到U盘”写出 .lxb 文件。</source>
        <comment>stick_file_is_database</comment>
        <translation>This is a database or a backup, nothing was taken; write an .lxb file in the station&apos;s program.</translation>
    </message>
    <message>
        <source>这个文件叫 .lxb，里面却不是邮包，没有读入；可能U盘坏了，请换一个U盘重写一份。</source>
        <comment>stick_file_is_damaged</comment>
        <translation>This file is called .lxb but holds no bundle, nothing was taken; the stick may be broken, write the bundle again on another one.</translation>
    </message>
    <message>
        <source>这不是邮包文件，没有读入；请选U盘里的 .lxb 文件。</source>
        <comment>stick_file_is_foreign</comment>
        <translation>This is no bundle, nothing was taken; choose the .lxb file on the stick.</translation>
    </message>
    <message>
        <source>这是镇里写的回执邮包，没有读入；它要带回村里读，请另选站点写出的那一份。</source>
        <comment>stick_file_is_own_answer</comment>
        <translation>This is an answer that the township wrote, nothing was taken; it is read in the village, choose the one that the station wrote.</translation>
    </message>
    <message>
        <source>这个邮包超过64MB，没有读入；请维护人员用命令行读入。</source>
        <comment>stick_file_too_large</comment>
        <translation>This bundle is larger than 64 MB, nothing was taken; have it read in from the command line.</translation>
    </message>
    <message>
        <source>个人信息申请</source>
        <comment>person_request</comment>
        <translation>Request about personal data</translation>
    </message>
    <message>
        <source>按本人申请删除的内容已经从各处删掉，不能撤销，也没有别的改动；需要的话请重新登记。</source>
        <comment>undo_erasure</comment>
        <translation>What was erased at a villager&apos;s request is gone everywhere and cannot be taken back; nothing else was changed. Register it anew if need be.</translation>
    </message>
    <message>
        <source>找不到这份申请，没有改动；请刷新列表后再选。</source>
        <comment>request_unknown</comment>
        <translation>This request was not found; nothing was changed. Refresh the list and choose again.</translation>
    </message>
    <message>
        <source>没有写明哪里要更正，申请没有登记；请写下本人说的正确内容。</source>
        <comment>request_content_missing</comment>
        <translation>It does not say what is to be corrected; the request was not registered. Write what the villager says is right.</translation>
    </message>
    <message>
        <source>这份申请已经答复过，没有改动；本人再提，请另登记一份。</source>
        <comment>request_answered_already</comment>
        <translation>This request has been answered already; nothing was changed. If the villager asks again, register another.</translation>
    </message>
    <message>
        <source>没有写答复或理由，没有改动；请写一句给本人看的话。</source>
        <comment>request_answer_missing</comment>
        <translation>The answer or reason is missing; nothing was changed. Write a sentence for the villager.</translation>
    </message>
    <message>
        <source>这份申请要的不是删除，没有删任何内容；要删除，请按本人的意思另登记一份。</source>
        <comment>request_not_for_deletion</comment>
        <translation>This request does not ask for deletion; nothing was deleted. If the villager wants that, register another.</translation>
    </message>
    <message>
        <source>内容还没有删除，不能记为已办，没有改动；请用“删除内容”，或者答复为什么不能删。</source>
        <comment>request_waits_for_erasure</comment>
        <translation>The content has not been deleted, so this cannot count as done; nothing was changed. Use Delete content, or answer why it cannot be deleted.</translation>
    </message>
    <message>
        <source>这个人有 {cases} 件代办件，办件档案依法要保存，没有删任何内容；请照此答复本人。</source>
        <comment>erasure_archive_kept</comment>
        <translation>This person has {cases} cases, and case archives must be kept by law; nothing was deleted. Please answer the villager so.</translation>
    </message>
    <message>
        <source>这个人还是户主，没有删任何内容；请先换户主，或者把这户销掉，再删除。</source>
        <comment>erasure_head_first</comment>
        <translation>This person still heads a household; nothing was deleted. Change the head first or dissolve the household, then delete.</translation>
    </message>
    <message>
        <source>安装文件不全或被改过，没有采用；请换一个U盘，或向镇里重新要一份。</source>
        <comment>install_file_damaged</comment>
        <translation>The install file is incomplete or was changed, so it was not used; please try another USB stick, or ask the township for a new one.</translation>
    </message>
    <message>
        <source>安装文件是更新的程序写的，没有采用；请先把本机的连心站升级。</source>
        <comment>install_file_from_newer_version</comment>
        <translation>The install file was written by a newer program, so it was not used; please update Lianxin on this PC first.</translation>
    </message>
    <message>
        <source>一次性码输错了，没有联系镇里；请对照着再输一遍，共十二个字母和数字。</source>
        <comment>invitation_code_mistyped</comment>
        <translation>The one-time code was mistyped, so the township was not contacted; please compare and type its twelve letters and digits again.</translation>
    </message>
    <message>
        <source>镇里没有这个一次性码，没有登记；请核对服务器地址和一次性码，或请镇里重新给一个。</source>
        <comment>invitation_code_unknown</comment>
        <translation>The township knows no such one-time code, so this PC was not enrolled; please check the server&apos;s address and the code, or ask the township for a new one.</translation>
    </message>
    <message>
        <source>安装文件里的服务器证书读不了，没有联系镇里；请向镇里重新要一份安装文件。</source>
        <comment>tls_roots_damaged</comment>
        <translation>The server certificates in the install file cannot be read, so the township was not contacted; please ask the township for a new install file.</translation>
    </message>
    <message>
        <source>镇里还没有核对这台电脑的六位数字，记录都在本机、照常办件；请等镇里打电话来，照屏幕念。</source>
        <comment>enrolment_waiting</comment>
        <translation>The township has not compared this PC&apos;s six digits yet; the records are all here and work goes on as usual. Please wait for the township&apos;s call and read the digits from the screen.</translation>
    </message>
    <message>
        <source>镇里说六位数字不符，这台电脑没有登记，记录都在本机；请打镇里的电话，重新要一份安装文件。</source>
        <comment>enrolment_refused</comment>
        <translation>The township says that the six digits differ, so this PC was not enrolled; the records are all here. Please call the township and ask for a new install file.</translation>
    </message>
    <message>
        <source>这台电脑还没有核对过六位数字，邮包里的记录先没有收；请在站点页打电话核对，相符后再读一次这个邮包。</source>
        <comment>enrolment_to_confirm</comment>
        <translation>The six digits of this PC were not compared yet, so the records in the bundle were not taken; please compare them by telephone on the station&apos;s page, then read this bundle once more.</translation>
    </message>
    <message>
        <source>这台电脑不在等着核对，没有改动；可能已有人核对过，请回到站点页再看。</source>
        <comment>device_not_waiting</comment>
        <translation>This PC is not waiting to be compared, so nothing was changed; somebody may have done it, please look at the station&apos;s page again.</translation>
    </message>
    <message>
        <source>文件{file}读不了，没有生成安装文件；请核对镇里文件夹里的证书文件和读取权限。</source>
        <comment>tls_roots_unreadable</comment>
        <translation>The file {file} cannot be read, so no install file was made; please check the certificate file in the township&apos;s folder and its permissions.</translation>
    </message>
    <message>
        <source>预约登记表</source>
        <comment>appointments</comment>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>团队名册</source>
        <comment>teams</comment>
        <translation>List of teams</translation>
    </message>
    <message>
        <source>本机没有等着取的原始记录，什么都没有改动；要重建所有的表请用 rebuild。</source>
        <comment>snapshot_not_awaited</comment>
        <translation>This PC is not waiting for any entries, nothing was changed; use rebuild to make all tables anew.</translation>
    </message>
    <message>
        <source>还有 {count} 条原始记录可能取得到，什么都没有改动；请先与镇里和本站另一台电脑同步，直到取完。</source>
        <comment>snapshot_still_to_come</comment>
        <translation>{count} entries may still come, nothing was changed; exchange with the township and the station&apos;s other PC until all are here.</translation>
    </message>
    <message>
        <source>镇里没有了的 {count} 条记录只剩本机的表，放弃快照就不再显示；还没有改动，确实要放弃请加 --confirm {station}。</source>
        <comment>snapshot_name_not_given</comment>
        <translation>{count} entries that the township has lost are only in this PC&apos;s tables and will be shown no more once the snapshot is given up; nothing was changed yet, to go on add --confirm {station}.</translation>
    </message>
    <message>
        <source>已放弃快照，镇里已没有的 {count} 条记录不再显示；其余的表已由日志重做，放弃前的样子另存有一份。</source>
        <comment>snapshot_given_up</comment>
        <translation>The snapshot was given up: {count} entries that the township has lost are shown no more; the rest was made anew from the journal, and a copy of the state before was kept.</translation>
    </message>
    <message>
        <source>这个镇街不归本县管，没有找到；请核对镇街码。</source>
        <comment>town_not_of_this_county</comment>
        <translation>This township does not belong to this county and was not found. Check its code.</translation>
    </message>
    <message>
        <source>这份邀请是给别的镇街的，没有采用；请向县里要本镇街的一份。</source>
        <comment>invitation_for_another_town</comment>
        <translation>This invitation is for another township and was not taken. Ask the county for your own.</translation>
    </message>
    <message>
        <source>还没有县里的邀请，没有报送；请先用 lianxin town join-county 读入。</source>
        <comment>county_not_joined</comment>
        <translation>There is no invitation of the county yet, so nothing was forwarded. Read one in with lianxin town join-county first.</translation>
    </message>
    <message>
        <source>邀请里没有县服务器的地址，没有采用；请用 --url 写明地址。</source>
        <comment>county_address_missing</comment>
        <translation>The invitation does not name the address of the county&apos;s server and was not taken. Give it with --url.</translation>
    </message>
    <message>
        <source>“{route}”不能做短信的去处，服务器没有启动；请写文件夹或程序，前面可加“村码开头=”。</source>
        <comment>text_route_wrong</comment>
        <translation>“{route}” is no way out for texts, and the server was not started. Name a folder or a program, with “beginning of the village&apos;s code=” before it if wanted.</translation>
    </message>
    <message>
        <source>短信程序没有收下这一批，记录都在；会自动再交，一直这样请检查那个程序。</source>
        <comment>text_program_failed</comment>
        <translation>The program for texts did not take this batch; everything is kept. It is given again by itself; if this goes on, look at that program.</translation>
    </message>
    <message>
        <source>个人信息申请答复书</source>
        <comment>request_answer</comment>
        <translation>Answer to a personal data request</translation>
    </message>
    <message>
        <source>查阅、复制</source>
        <comment>see</comment>
        <translation>See, copy</translation>
    </message>
    <message>
        <source>更正、补充</source>
        <comment>correct</comment>
        <translation>Correct, complete</translation>
    </message>
    <message>
        <source>删除</source>
        <comment>delete</comment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已办</source>
        <comment>done</comment>
        <translation>Done</translation>
    </message>
    <message>
        <source>不能办</source>
        <comment>refused</comment>
        <translation>Refused</translation>
    </message>
    <message>
        <source>人员资料</source>
        <comment>person</comment>
        <translation>Particulars</translation>
    </message>
    <message>
        <source>变动记录</source>
        <comment>register_change</comment>
        <translation>Register changes</translation>
    </message>
    <message>
        <source>作为申请人的代办件（办件档案）</source>
        <comment>cases</comment>
        <translation>Cases as applicant (archives)</translation>
    </message>
    <message>
        <source>当户主的户</source>
        <comment>headed_households</comment>
        <translation>Households headed</translation>
    </message>
    <message>
        <source>走访记录里提到姓名的</source>
        <comment>visits</comment>
        <translation>Visit notes with the name</translation>
    </message>
    <message>
        <source>查看记录（谁看过号码）</source>
        <comment>disclosures</comment>
        <translation>Disclosures (who saw numbers)</translation>
    </message>
    <message>
        <source>单独放开</source>
        <comment>quarantined</comment>
        <translation>Set apart</translation>
    </message>
    <message>
        <source>{reason}</source>
        <comment>quarantined</comment>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>每日督查</source>
        <comment>daily_inspection</comment>
        <translation>Daily inspection</translation>
    </message>
    <message>
        <source>已入户</source>
        <comment>visited</comment>
        <translation>Visited at home</translation>
    </message>
    <message>
        <source>未入户</source>
        <comment>not_visited</comment>
        <translation>Not visited at home</translation>
    </message>
    <message>
        <source>这个升级包镇里已经换新，没有采用，程序和数据都没有改动；下次同步会重新取。</source>
        <comment>update_gone</comment>
        <translation>The township carries another update package by now. It was not taken, neither program nor data was changed; the next exchange fetches the new one.</translation>
    </message>
    <message>
        <source>镇里已经有更新的 {version} 版在发给各站，这一份没有采用，什么都没有改动；不用再做什么。</source>
        <comment>update_already_carried</comment>
        <translation>The township already gives the newer version {version} to its stations. This one was not taken and nothing was changed; nothing need be done.</translation>
    </message>
    <message>
        <source>有一条记录写的是别的村，已单独放着，没有采用；请联系镇里核查。</source>
        <comment>entry_of_another_village</comment>
        <translation>An entry speaks of another village: it was set aside and not taken. Ask the township to look into it.</translation>
    </message>
    <message>
        <source>邮包用的密码算法和这里不一样，没有读入，数据没有改动；请核对是不是本镇的邮包。</source>
        <comment>bundle_of_another_suite</comment>
        <translation>The bundle uses another crypto suite than this place; it was not read and nothing was changed. Check that it is this town&apos;s bundle.</translation>
    </message>
    <message>
        <source>这一段用的密码算法镇里已不再采用，没有收下，本机的记录都还在；请再同步一次，以后的记录会按镇里定的算法写。</source>
        <comment>suite_not_allowed</comment>
        <translation>The township no longer takes the crypto suite of this part; it was not taken in, and the records are all still on this PC. Synchronise again: what is written from now on follows the township&apos;s choice.</translation>
    </message>
    <message>
        <source>有几条记录用的密码算法镇里已不再采用，没有收下，其余的都收下了；要不要收由镇里定。</source>
        <comment>suite_entries_refused</comment>
        <translation>Some records are in a crypto suite that the township no longer takes and were left out; the rest was taken in. The township decides about them.</translation>
    </message>
    <message>
        <source>镇里换了密码算法，本机以后的记录按新算法写，以前的都照旧有效；不用再做什么。</source>
        <comment>suite_changed</comment>
        <translation>The township has changed its crypto suite: this PC writes in the new one from now on, and what was written before stays valid. Nothing needs to be done.</translation>
    </message>
    <message>
        <source>选用的密码算法不在允许的里面，没有改动；请把它也列为允许。</source>
        <comment>suite_choice_wrong</comment>
        <translation>The suite that was chosen is not among those allowed; nothing was changed. Allow it as well.</translation>
    </message>
    <message>
        <source>还有{count}台电脑没有换到允许的算法，没有改动；请等它们都同步过，或停用不再用的电脑。</source>
        <comment>suite_still_used</comment>
        <translation>{count} PCs have not changed over to an allowed suite; nothing was changed. Wait until they have all synchronised, or revoke those no longer in use.</translation>
    </message>
    <message>
        <source>这台电脑没有记下镇里服务器的地址，申请没有送出；请写申请到U盘送到镇里。</source>
        <comment>grant_no_address</comment>
        <translation>This PC does not know the address of the township&apos;s server; the request was not sent. Please write it to a stick and take it to the township.</translation>
    </message>
    <message>
        <source>镇里还没有放行，没有打开；请等镇里打电话来核对六位数字，再试一次。</source>
        <comment>grant_waiting</comment>
        <translation>The township has not granted it yet, nothing was opened; please wait for its call to compare the six digits and try again.</translation>
    </message>
    <message>
        <source>镇里没有放行这份申请，没有打开；要再申请，请再按一次，核对新的六位数字。</source>
        <comment>grant_refused</comment>
        <translation>The township has not granted this request, nothing was opened; to ask again press once more and compare the new six digits.</translation>
    </message>
    <message>
        <source>这份申请过了期，没有打开，记录都在；请再按一次重新申请，核对新的六位数字。</source>
        <comment>grant_expired</comment>
        <translation>This request has expired, nothing was opened and all records are kept; please press once more to ask again and compare the new six digits.</translation>
    </message>
    <message>
        <source>这份申请已经处理过或过了期，没有再放行；请站点重新申请。</source>
        <comment>grant_not_waiting</comment>
        <translation>This request was dealt with or has expired, nothing was granted; please have the station ask again.</translation>
    </message>
    <message>
        <source>已停止写U盘，U盘上原有的没有动；要送的都还在本机，需要时再写一次。</source>
        <comment>stick_cancelled</comment>
        <translation>Writing the stick was stopped; what was on it is untouched and all that is to be sent is still here: write it again when needed.</translation>
    </message>
    <message>
        <source>已停止，没有留下写了一半的文件；记录都没有改动，需要时再做一次。</source>
        <comment>file_making_cancelled</comment>
        <translation>Stopped; no half-written file was left and no record changed: make it again when needed.</translation>
    </message>
    <message>
        <source>已停止备份，没有留下写了一半的文件；以前的备份都还在，需要时再备一次。</source>
        <comment>backup_cancelled</comment>
        <translation>The backup was stopped; no half-written file was left and earlier backups are all there: back up again when needed.</translation>
    </message>
    <message>
        <source>没有写明回执放在哪个文件夹，邮包没有读入；请加上 --out 文件夹。</source>
        <comment>answer_folder_missing</comment>
        <translation>It was not said in which folder the answer goes, and the bundle was not taken in; add --out FOLDER.</translation>
    </message>
    <message>
        <source>没有写明邮包给谁，没有写邮包；请写设备号，或写 --county 给县里。</source>
        <comment>bundle_for_whom_missing</comment>
        <translation>It was not said for whom the bundle is, and none was written; name a device, or --county for the county.</translation>
    </message>
    <message>
        <source>还没有选升级包，什么都没有改动；请先选一个 .lxu 文件。</source>
        <comment>update_not_chosen</comment>
        <translation>No update package was chosen. Nothing was changed; choose an .lxu file first.</translation>
    </message>
    <message>
        <source>镇里没有在发 {version} 版，什么都没有改动；请看看镇里在发哪些。</source>
        <comment>update_not_carried</comment>
        <translation>The township does not give out version {version}. Nothing was changed; look up which ones it gives.</translation>
    </message>
    <message>
        <source>镇里已停用这台电脑，还没送到的记录已经交上去存着，采用不采用由镇里定；本机的都还在。</source>
        <comment>records_handed_in</comment>
        <translation>The township has revoked this PC. Its records that were not there yet have been handed in and are kept; the township decides about them. They are all still on this PC.</translation>
    </message>
    <message>
        <source>没有写理由，没有改动；请写明为什么采用这些记录。</source>
        <comment>held_reason_missing</comment>
        <translation>No reason was given; nothing was changed. Say why these records are to count.</translation>
    </message>
    <message>
        <source>这台电脑没有等着决定的记录，没有改动；请回到站点页再看。</source>
        <comment>held_records_missing</comment>
        <translation>Nothing of this PC waits to be decided; nothing was changed. Look at the station&apos;s page again.</translation>
    </message>
    <message>
        <source>交上来的和镇里已有的接不上，都存着，没有改动；请让那台电脑再交一次。</source>
        <comment>held_records_apart</comment>
        <translation>What was handed in does not join on to what is in town; it is kept and nothing was changed. Let the PC hand in once more.</translation>
    </message>
    <message>
        <source>联办</source>
        <comment>joint</comment>
        <translation>Jointly handled</translation>
    </message>
    <message>
        <source>网办</source>
        <comment>online</comment>
        <translation>Handled online</translation>
    </message>
    <message>
        <source>意见征集表</source>
        <comment>criticism_sheet</comment>
        <translation>Opinion sheet</translation>
    </message>
    <message>
        <source>同一件事反映过两次以上的（规则另定次数的按规则）</source>
        <comment>repeated</comment>
        <translation>raised twice or more, or as often as the rules say</translation>
    </message>
    <message>
        <source>复制的内容里没有一行排班，什么都没有排；请在表格里选中日期、班次、值班人几列再复制。</source>
        <comment>duty_paste_empty</comment>
        <translation>There is no shift among what was copied, and nothing was put on the roster; choose the columns of day, shift and officer in the spreadsheet and copy again.</translation>
    </message>
    <message>
        <source>看不出哪一列是日期、哪一列是值班人，什么都没有排；请在表头写上“日期”和“值班人”再复制。</source>
        <comment>duty_paste_columns_missing</comment>
        <translation>It is not clear which column is the day and which the officer, and nothing was put on the roster; copy the row of headings too.</translation>
    </message>
    <message>
        <source>日期“{day}”看不懂，这一行没有排；请写成 2026-11-21 这样再复制。</source>
        <comment>duty_paste_day_unreadable</comment>
        <translation>The day “{day}” cannot be read, and this row was left out; write it like 2026-11-21 and copy again.</translation>
    </message>
    <message>
        <source>没有写班次，这天也没有固定的班次，这一行没有排；请加一列班次再复制。</source>
        <comment>duty_paste_shift_missing</comment>
        <translation>No shift is named, and this day has no fixed one, so this row was left out; add a column for the shift and copy again.</translation>
    </message>
    <message>
        <source>“{shift}”从几点到几点不知道，这一行没有排；请加一列起止时间再复制。</source>
        <comment>duty_paste_times_missing</comment>
        <translation>From when to when “{shift}” lasts is not known, and this row was left out; add a column of times like 18:30-20:30 and copy again.</translation>
    </message>
    <message>
        <source>没有写值班人，这一行没有排；请写上姓名再复制。</source>
        <comment>duty_paste_officer_missing</comment>
        <translation>No officer is named, and this row was left out; write the name and copy again.</translation>
    </message>
    <message>
        <source>没有叫“{name}”的账号，这一行没有排；请先建账号，或改成能值班的一个人。</source>
        <comment>duty_paste_officer_unknown</comment>
        <translation>There is no account called “{name}”, and this row was left out; set up the account first, or name one person who can be on duty.</translation>
    </message>
    <message>
        <source>叫“{name}”的不止一人，这一行没有排；请关掉这里，用“加班次”选人。</source>
        <comment>duty_paste_officer_unclear</comment>
        <translation>More than one person is called “{name}”, and this row was left out; close this and choose the person with Add a shift.</translation>
    </message>
    <message>
        <source>还没有写内容，没有登记；请写清楚是什么事。</source>
        <comment>appeal_content_missing</comment>
        <translation>Nothing is written yet, so nothing was entered; say clearly what it is about.</translation>
    </message>
    <message>
        <source>还没有录入评议票，这次评议没有结束；请先录入评议票再结束。</source>
        <comment>appraisal_without_sheets</comment>
        <translation>No sheet has been counted, so the appraisal was not closed; count the sheets first.</translation>
    </message>
    <message>
        <source>表“{sheet}”里没有找到“姓名”一列，什么都没有导入；请在表头写上“姓名”，或者在导入页指明哪一列是姓名。</source>
        <comment>roster_name_column_missing</comment>
        <translation>No column “Name” was found in the sheet “{sheet}”, nothing was imported; please write “姓名” into the heading, or say on the import page which column holds the names.</translation>
    </message>
    <message>
        <source>本地的规则不许用U盘，什么都没有写，也没有读；请联网同步，或者选电脑里的文件夹，再刻成光盘。</source>
        <comment>stick_not_allowed</comment>
        <translation>The rules of this place allow no USB sticks, nothing was written or read; please sync by line, or choose a folder of the PC and write a disc from it.</translation>
    </message>
    <message>
        <source>没有写理由，没有改动；请写明为什么不采用这些记录。</source>
        <comment>held_decline_reason_missing</comment>
        <translation>No reason was given and nothing was changed; please write why these records are not adopted.</translation>
    </message>
    <message>
        <source>这个列名出现了两次，只读了左边一列；右边若是另一张表，请移到左边这张表的下面，再导入一次。</source>
        <comment>roster_column_twice</comment>
        <translation>This heading stands twice; only the column further left was read. If the right one is another table, move it below the left one and import again.</translation>
    </message>
    <message>
        <source>这一列有内容却没有列名，没有读入，其他列照常；需要时写上列名再导入。</source>
        <comment>roster_column_unnamed</comment>
        <translation>This column has contents but no heading and was not read; the others were. If it is needed, write a heading and import again.</translation>
    </message>
    <message>
        <source>姓名上画了删除线，可能已经去世或迁走，先按“待核”保存；请核对，不要的去掉勾选。</source>
        <comment>roster_row_struck</comment>
        <translation>The name is struck out; the person may have died or moved away. The row is kept to be verified; please check, and untick it if it is not wanted.</translation>
    </message>
    <message>
        <source>这一格是公式错误，没有读入，其他格照常；请在 Excel 里改好再导入。</source>
        <comment>roster_cell_is_error</comment>
        <translation>This cell holds a formula&apos;s error and was not read; the others were. Mend it in Excel and import again.</translation>
    </message>
    <message>
        <source>户主不在这一户的人员里，只记下了名字；请把户主也写成一行，或核对户主是谁。</source>
        <comment>household_head_not_listed</comment>
        <translation>The head is not among the people of this household; only the name was kept. Give the head a row too, or check who it is.</translation>
    </message>
    <message>
        <source>出生日期写的是农历，原文已写进备注；请按证件补上公历日期。</source>
        <comment>birth_date_lunar</comment>
        <translation>The birth date is by the lunar calendar; it was written into the note. Please add the date from the ID card.</translation>
    </message>
    <message>
        <source>姓名一格写的不是名字（数字、“同上”或公式错误），没有保存这一行；请写上姓名再导入。</source>
        <comment>person_name_unreadable</comment>
        <translation>What stands under the name is none (a number, &quot;as above&quot; or a formula&apos;s error); this row was not kept. Write the name and import again.</translation>
    </message>
    <message>
        <source>姓名一格里不只有一个人的名字，原样按“待核”保存；请改成一个人的姓名，其余写进备注。</source>
        <comment>person_name_has_more</comment>
        <translation>There is more in the cell than one person&apos;s name; it is kept as it stands, to be verified. Leave one name there and write the rest into the note.</translation>
    </message>
    <message>
        <source>“{file}”没有存成，那个文件夹已经不在，记录都在；请看U盘是否还插着，或另选一个文件夹。</source>
        <comment>place_gone</comment>
        <translation>“{file}” was not saved, as that folder is gone; all records are kept. See whether the stick is still plugged in, or choose another folder.</translation>
    </message>
    <message>
        <source>“{file}”没有存成，那里放不下了，记录都在；请清出一些空间，或另选一个文件夹。</source>
        <comment>place_full</comment>
        <translation>“{file}” was not saved, as there is no room left there; all records are kept. Make some room, or choose another folder.</translation>
    </message>
    <message>
        <source>“{file}”没有存成，那个文件夹不让写，记录都在；请看U盘是否开着写保护，或另选一个文件夹。</source>
        <comment>place_not_writable</comment>
        <translation>“{file}” was not saved, as that folder may not be written to; all records are kept. See whether the stick is write-protected, or choose another folder.</translation>
    </message>
    <message>
        <source>“{file}”正被别的程序打开，没有存成，原来那份没有动；请先在 WPS 或 Excel 里关掉它，或换一个名字。</source>
        <comment>file_open_elsewhere</comment>
        <translation>“{file}” is open in another program and was not saved; what stood there is as it was. Close it in WPS or Excel first, or choose another name.</translation>
    </message>
    <message>
        <source>这台电脑上没有能打开“{file}”的程序，没有打开，文件还在原处；请拷到有 WPS 或 Excel 的电脑上看。</source>
        <comment>no_program_for_file</comment>
        <translation>No program on this PC opens “{file}”, so it was not opened; the file is where it was saved. Look at it on a PC that has WPS or Excel.</translation>
    </message>
    <message>
        <source>“{file}”没有存成，记录都在；请另选一个文件夹再存一次。</source>
        <comment>file_not_saved</comment>
        <translation>“{file}” was not saved; all records are kept. Choose another folder and save it again.</translation>
    </message>
    <message>
        <source>送去的一段记录镇里读不通，没有收，记录都在本机；请再同步一次，还不行请联系镇里核查。</source>
        <comment>push_segment_damaged</comment>
        <translation>The township could not read a run of records sent to it and did not take it; all records are on this PC. Please sync again; if it fails once more, ask the township to look into it.</translation>
    </message>
    <message>
        <source>送去的一段记录镇里核对签名不对，没有收，记录都在本机；请联系镇里核查。</source>
        <comment>push_segment_seal_wrong</comment>
        <translation>The township found a wrong signature on a run of records sent to it and did not take it; all records are on this PC. Please ask the township to look into it.</translation>
    </message>
    <message>
        <source>送去的一段记录与说明不符，镇里没有收，记录都在本机；请再同步一次，还不行请联系镇里核查。</source>
        <comment>push_segment_not_as_named</comment>
        <translation>A run of records sent to the township is not what it was called, and was not taken; all records are on this PC. Please sync again; if it fails once more, ask the township to look into it.</translation>
    </message>
    <message>
        <source>送去的一段记录超过镇里的限度，没有收，记录都在本机；请联系镇里核查。</source>
        <comment>push_segment_too_large</comment>
        <translation>A run of records sent to the township is larger than it takes, and was not taken; all records are on this PC. Please ask the township to look into it.</translation>
    </message>
    <message>
        <source>镇里的程序比本机的旧，送去的记录没有收，都在本机；请镇里升级，再同步一次。</source>
        <comment>push_segment_from_newer_version</comment>
        <translation>The township&apos;s program is older than this PC&apos;s, and the records sent were not taken; all are on this PC. Please ask the township to upgrade, then sync again.</translation>
    </message>
    <message>
        <source>送去的记录镇里核对签名不对，没有收，记录都在本机；请联系镇里核查。</source>
        <comment>push_feed_not_trusted</comment>
        <translation>The township found a wrong signature on the records sent to it and did not take them; all records are on this PC. Please ask the township to look into it.</translation>
    </message>
    <message>
        <source>送去的记录镇里认作别的村的，没有收，记录都在本机；请联系镇里核查。</source>
        <comment>push_feed_out_of_scope</comment>
        <translation>The township takes the records sent for another village&apos;s and did not take them; all records are on this PC. Please ask the township to look into it.</translation>
    </message>
    <message>
        <source>没有写理由，没有改动；请写一句为什么改密码算法。</source>
        <comment>suite_reason_missing</comment>
        <translation>No reason was given, so nothing was changed; write one sentence on why the crypto suite is changed.</translation>
    </message>
    <message>
        <source>出生日期在今天以后，没有保存，已填的内容都在；请核对后改正。</source>
        <comment>person_born_in_future</comment>
        <translation>The birth date is after today. Nothing was saved; what you typed is still there. Check it and correct it.</translation>
    </message>
    <message>
        <source>出生日期在今天以后，原文已写进备注；请核对后改正。</source>
        <comment>birth_date_in_future</comment>
        <translation>The birth date is after today. What stood there went into the note; check it and correct it.</translation>
    </message>
    <message>
        <source>身份证号里的出生日期在今天以后，可以先按“待核”保存；请核对证件。</source>
        <comment>id_number_birth_date_in_future</comment>
        <translation>The birth date in the ID number is after today. It can be kept to be verified; check the card.</translation>
    </message>
    <message>
        <source>这次走访的诉求（{number}）已经答复了原来那一户，没有保存，已填的内容都在；请把这次走访作废，在对的那一户另记一次。</source>
        <comment>visit_appeal_answered</comment>
        <translation>The appeal of this visit ({number}) has been answered to the first household. Nothing was saved; what you typed is still there. Take the visit back and write it down again at the right household.</translation>
    </message>
    <message>
        <source>已停止，没有打开；记录都在，一条没少，下次登录时从头整理。</source>
        <comment>opening_stopped</comment>
        <translation>Stopped, not opened; all records are there, none is missing; at the next login they are put in order from the beginning.</translation>
    </message>
    <message>
        <source>这一班登记过替班，现在由{name}值，值班人没有改；还要换人请再登记一次替班。</source>
        <comment>duty_shift_has_substitute</comment>
        <translation>A substitute was registered for this shift, which is {name}&apos;s now. The officer on duty was not changed; to change it again, register a substitute once more.</translation>
    </message>
    <message>
        <source>登录密码不对，这一步没有做，什么也没有改；请再输一次自己的登录密码。</source>
        <comment>password_again_wrong</comment>
        <translation>That password is wrong; this was not done and nothing was changed. Please type your own login password once more.</translation>
    </message>
    <message>
        <source>密码试错的次数太多，这一步没有做，什么也没有改；请过 {minutes} 分钟再试。</source>
        <comment>password_again_barred</comment>
        <translation>Too many wrong passwords; this was not done and nothing was changed. Please try again in {minutes} minutes.</translation>
    </message>
    <message>
        <source>本站的钥匙打不开这份备份：不是本站的，或者坏了，没有恢复，什么都没有改动；请换一份备份。</source>
        <comment>backup_not_ours</comment>
        <translation>This station&apos;s key does not open the backup: it is another station&apos;s, or damaged; nothing was restored or changed; please take another backup.</translation>
    </message>
    <message>
        <source>备份读到一半读不出来了，没有恢复，备份没有动；请看U盘是不是松了，插好再恢复一次，还不行就换一份备份。</source>
        <comment>backup_unreadable</comment>
        <translation>The backup could not be read to its end, nothing was restored, the backup is as it was; see whether the stick is loose and restore once more, or take another backup.</translation>
    </message>
    <message>
        <source>这台电脑的磁盘只剩 {mib} MB，恢复要 {needed} MB，还没有开始，备份没有动；请清理磁盘再恢复。</source>
        <comment>restore_no_room</comment>
        <translation>The disk of this PC has {mib} MB left and restoring needs {needed} MB; it has not begun, the backup is as it was; please make room and restore then.</translation>
    </message>
    <message>
        <source>写到一半，这台电脑的磁盘写不进去了，没有恢复，也没有留下半份，备份没有动；请清理或检查磁盘再恢复。</source>
        <comment>restore_not_written</comment>
        <translation>Half way the disk of this PC took no more; nothing was restored, nothing half done is left, the backup is as it was; please make room or check the disk and restore then.</translation>
    </message>
    <message>
        <source>这份备份不是这台电脑上做的，原来的密码在这里打不开，没有恢复，备份没有动；请用恢复码，或请镇里放行。</source>
        <comment>restore_on_another_pc</comment>
        <translation>This backup was not made on this PC, where the former password does not open it; nothing was restored, the backup is as it was; please use the recovery code, or ask the township.</translation>
    </message>
    <message>
        <source>已停止恢复，这台电脑上没有留下半份，备份没有动；需要时再恢复一次。</source>
        <comment>restore_cancelled</comment>
        <translation>Restoring was stopped, nothing half done is left on this PC, the backup is as it was; restore again when needed.</translation>
    </message>
    <message>
        <source>这是{station}的备份，不是本站的，没有恢复，什么都没有改动；请换本站的备份。</source>
        <comment>backup_of_another_station</comment>
        <translation>This is a backup of {station}, not of this station; nothing was restored or changed; please take one of this station&apos;s.</translation>
    </message>
    <message>
        <source>“{name}”其实是网页，不是 Excel 表格，什么都没有导入；请用 WPS 或 Excel 打开它，另存为 .xlsx 再试。</source>
        <comment>file_is_web_page</comment>
        <translation>“{name}” is really a web page and no Excel workbook, so nothing was imported; open it in WPS or Excel, save it as .xlsx and try again.</translation>
    </message>
    <message>
        <source>这一格写着去世、迁出或注销，先按“待核”保存；请核对，不要的去掉勾选。</source>
        <comment>roster_row_gone</comment>
        <translation>This cell says that the person died, moved away or was struck from the register; kept as “to be verified”. Check it, and untick whom you do not want.</translation>
    </message>
    <message>
        <source>这一行是填表的示例，没有保存；是真的人时请去掉“例”字再导入。</source>
        <comment>roster_row_is_example</comment>
        <translation>This row only shows how to fill in the form and was not kept; if it is a real person, remove the word that says so and import again.</translation>
    </message>
    <message>
        <source>这一格写的看不懂（没有这个代码或说法），原文已写进备注；请核对后补上。</source>
        <comment>roster_word_unknown</comment>
        <translation>This cell is not understood (there is no such code or word); its text is kept in the note. Check it and fill it in.</translation>
    </message>
    <message>
        <source>与户主关系的代码不认识，原样按“待核”保存；请核对后改成称谓。</source>
        <comment>head_relation_code_unknown</comment>
        <translation>This code for the relation to the head is not known; it is kept as it is, to be verified. Check it and write the relation.</translation>
    </message>
    <message>
        <source>名册里这个户号是另一家人，这一户已另编户号，按“待核”保存；请核对户号。</source>
        <comment>household_number_of_another</comment>
        <translation>In the register this household number is another family’s, so this household got a number of its own and is kept as “to be verified”; check the number.</translation>
    </message>
    <message>
        <source>这个月已经过完，没有排班；请排本月或以后的月份。</source>
        <comment>duty_month_over</comment>
        <translation>This month is over, so no shifts were planned; plan this month or a later one.</translation>
    </message>
    <message>
        <source>选中的班次在这个月余下的日子里一天也没有，没有排班；请另选班次。</source>
        <comment>duty_shifts_missing</comment>
        <translation>None of the shifts you chose falls on a day that is left of this month, so nothing was planned; choose other shifts.</translation>
    </message>
    <message>
        <source>这件现在不在镇里办，没有领，也没有分派；请刷新后看它到了哪一步。</source>
        <comment>case_not_in_town</comment>
        <translation>This case is not in the township&apos;s hands now, so it was not taken and not assigned; please refresh to see which step it has reached.</translation>
    </message>
    <message>
        <source>这个账号还要动态口令，没有登录；请填密码和手机上的六位数字或一个备用码，再登录一次。</source>
        <comment>sign_in_code_wanted</comment>
        <translation>This account also needs a one-time code, so you were not signed in; enter the password and the six digits on your phone or a spare code, and sign in again.</translation>
    </message>
    <message>
        <source>还没有启用动态口令，没有印备用码；请先用手机启用动态口令。</source>
        <comment>paper_codes_without_phone</comment>
        <translation>One-time codes are not in use yet, so no spare codes were printed; first set them up with your phone.</translation>
    </message>
    <message>
        <source>评议结果</source>
        <comment>appraisal_results</comment>
        <translation>Results of the appraisal</translation>
    </message>
    <message>
        <source>已停止，没有换回，现在的资料和备份都没有动；需要时再换一次。</source>
        <comment>setting_back_cancelled</comment>
        <translation>Stopped: nothing was set back, and neither the present data nor the backups were touched. Do it again when needed.</translation>
    </message>
    <message>
        <source>没有这一页；请先回到收件箱，再从上面一排进去。</source>
        <comment>page_unknown</comment>
        <translation>There is no such page. Go back to the inbox first, then choose from the row above.</translation>
    </message>
    <message>
        <source>按 Ctrl+N 登记代办件，缺什么材料当场告诉来人。
上面的筛选可以叠着用，数随着变。
在一行上按回车打开，下一步能做的排成一排，红的是最该做的。</source>
        <comment>cases</comment>
        <translation>Ctrl+N registers a case; say at once which papers are missing.
The filters above may be combined; figures follow.
Enter opens a line; what can be done next stands in one row, what is most needed is red.</translation>
    </message>
    <message>
        <source>按 Ctrl+N 记一次走访，发现问题就写在同一页，会自动开一条诉求。
一路走了好几户，用“批量记走访”（Ctrl+B）。
“统计”（Ctrl+T）里每个数都能打开看是哪几户。</source>
        <comment>visits</comment>
        <translation>Ctrl+N records a visit; a finding written there opens an appeal by itself.
For a whole walk, write down a day of visits (Ctrl+B).
Every figure under Figures (Ctrl+T) opens its households.</translation>
    </message>
    <message>
        <source>先给网格指定联户干部，再打印联系卡。
双面对不齐时用“双面校准”，只做一次。
卡上写的变了，“过期的卡”（Ctrl+U）里会列出来。</source>
        <comment>cards</comment>
        <translation>Give grids their cadres first, then print cards.
Where both sides do not meet, align both sides once.
Cards that bear old words are listed under Stale cards (Ctrl+U).</translation>
    </message>
    <message>
        <source>有网络就按“立即同步”（Ctrl+T），没有就用U盘走三步。
左下角写着“待送出”，就是还有没送到的，东西都还在本机。
两边写得不一样的，到“两边不一致”里选一个。</source>
        <comment>sync</comment>
        <translation>With a network, press Exchange now (Ctrl+T); without one, take three steps with a stick.
While “to send” stands at the lower left, something has not arrived; all of it is still here.
Where two PCs differ, choose one under Disagreements.</translation>
    </message>
    <message>
        <source>周通报</source>
        <comment>weekly_bulletin</comment>
        <translation>Weekly bulletin</translation>
    </message>
    <message>
        <source>这件现在是“{status}”，不能做“{action}”，没有改动；请看经过，办现在该办的一步。</source>
        <comment>case_step_out_of_order</comment>
        <translation>This case is now “{status}”, so “{action}” cannot be done and nothing was changed; see its history and take the step that is due now.</translation>
    </message>
    <message>
        <source>季节性问题研办</source>
        <comment>seasonal_study</comment>
        <translation>Seasonal problems to study</translation>
    </message>
    <message>
        <source>“{problem}”已经有人送过，或者本地规则改了，没有再登记；请回到统计报表再打开看。</source>
        <comment>seasonal_problem_gone</comment>
        <translation>“{problem}” has been sent already, or the local rules have changed; it was not entered again. Go back to the reports and open the page again.</translation>
    </message>
    <message>
        <source>发现了问题的走访</source>
        <comment>findings</comment>
        <translation>visits with a finding</translation>
    </message>
    <message>
        <source>镇里已停用这台电脑，它的{count}条新记录存下了但没有采用；请管理员到站点页决定采用不采用，定了打电话告诉村里：U盘上不再给它回执。</source>
        <comment>revoked_records_held</comment>
        <translation>The township has revoked this PC: its {count} new records are kept but not counted. An administrator decides about them on the station&apos;s page and then tells the village by telephone: the stick brings it no receipt any more.</translation>
    </message>
    <message>
        <source>镇里已停用这台电脑，它交来的记录镇里都已采用；U盘上不再给它回执，请打电话告诉村里。</source>
        <comment>revoked_records_counted</comment>
        <translation>The township has revoked this PC and has counted all records that it handed in. The stick brings it no receipt any more: tell the village by telephone.</translation>
    </message>
    <message>
        <source>这是本站写给镇里的邮包，不是回执，没有读入；请选镇里给的那个（文件名里有 answer）。</source>
        <comment>bundle_is_own</comment>
        <translation>This is the bundle that the station wrote for the township, not a receipt; nothing was read. Choose the one that the township gave back (“answer” is in its name).</translation>
    </message>
</context>
</TS>
