"""The basic and the dynamic ledger by keyboard on a real station."""

import pytest
from PySide6.QtCore import Qt

from app.acts.appeal_report import AppealReport
from app.acts.visit_acts import VisitReport
from app.models.appraisals import AppraisalSession
from app.models.records import Cadre
from app.models.register_changes import Happening
from app.models.visit_statistics import Period
from app.sheets.profile_file import shipped_profile
from app.words.score_words import PACK_FIGURE
from tests.stations import RESOURCES
from tests.views.ledger_pages import look
from tests.views.pressing import PLAIN, press

EVER = Period("0000-00-00", "9999-99-99")


@pytest.fixture
def open_at(open_desktop, village):
    """open_at(code, key): a station that works by a place's rules, and a ledger's page in front."""

    def go(code, key, prepare=lambda pc: None):
        if village.desk.workplace.profile.code != code:
            village.desk.profiles.adopt(village.actor, shipped_profile(RESOURCES, code))
        prepare(village)
        desk = open_desktop(village)
        desk.log_in()
        page = desk.page("appeals").open_ledger(key)
        desk.settle()
        return desk, page

    return go


def cells(page, *columns):
    row, model = page.table.currentIndex().row(), page.table.records_model
    return [model.index(row, column).data() for column in columns]


def test_a_block_is_filled_refused_kept_for_a_year_and_compared(open_at):
    desk, page = open_at("songmu", "basic")
    assert page.about.text().startswith("现在已填 0 格，共 50 格。")
    press(desk, page.table, Qt.Key.Key_Return, PLAIN)
    form = page.sheet
    form.fields["总户数"].set_text("三百")
    form.fields["村干部名单"].set_text("张三、李四")
    press(desk, form, Qt.Key.Key_S)
    assert "总户数" in form.message() and form.fields["村干部名单"].text() == "张三、李四"
    form.fields["总户数"].set_text("348")
    look(form, "basic-ledger-form")
    press(desk, form, Qt.Key.Key_S)
    assert page.message() == "已保存，改了 2 格。"
    assert cells(page, 1, 2, 4) == ["总户数", "户", "348"]

    press(desk, page, Qt.Key.Key_Y)
    look(page.sheet, "basic-ledger-keep")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.message() == "已留存 1 本基本台账，以后不再改动。"
    press(desk, page.table, Qt.Key.Key_Return, PLAIN)
    page.sheet.fields["总户数"].set_text("351")
    press(desk, page.sheet, Qt.Key.Key_S)
    page.before_field.set_value("2026")
    desk.settle()
    assert cells(page, 3, 4, 5) == ["348", "351", "+3"]
    look(page, "basic-ledger")
    page.after_field.set_value("2026")
    desk.settle()
    assert cells(page, 4) == ["348"] and not page.fill_button.isEnabled()
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.startswith("基本台账")
    press(desk, page, Qt.Key.Key_E)
    assert desk.save().name.startswith("基本台账")
    assert page.message().startswith("已存到")

    grid = page.subject_field.combo_box.itemData(1)
    page.subject_field.set_value(grid)
    desk.settle()
    assert page.table.current_record() is None  # this grid kept nothing for that year


def test_a_place_without_fields_says_so(open_at):
    _, page = open_at("jiaozhou", "basic")
    assert "没有列出" in page.table.empty_text()
    assert not page.fill_button.isEnabled() and not page.keep_button.isEnabled()


def two_appeals(pc):
    for content in ("路灯坏了。", "水渠漏水。"):
        report = AppealReport(content, pc.desk.workplace.profile.appeal_classes[0], "2026-03-02")
        appeal = pc.desk.appeals.register(pc.actor, report)
    pc.desk.appeals.advance(pc.actor, appeal.id, "sort")
    said = {"duty": "修好水渠", "promise": "十天修好", "due_on": "2026-03-20"}
    pc.desk.appeals.advance(pc.actor, appeal.id, "assign", assignee_name="张三", **said)


def test_the_dynamic_ledger_says_what_each_appeal_lacks(open_at):
    desk, page = open_at("songmu", "dynamic", two_appeals)
    assert "还有 1 件没有写全" in page.about.text()
    look(page, "dynamic-ledger")
    assert page.table.current_record().missing == ("定人", "定责", "定时限", "交办", "承诺")
    page.table.select_row(1)
    assert cells(page, 2, 3, 4, 6, 8) == ["张三", "修好水渠", "2026-03-20", "十天修好", ""]
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.startswith("动态台账")
    press(desk, page.table, Qt.Key.Key_Return, PLAIN)
    assert desk.page("appeals").current_key() == "appeals"


def with_a_cadre(pc):
    cadre = pc.desk.register.add_cadre(pc.actor, Cadre(id="", name="张三", title="驻村干部"))
    homes = [each.household_id for each in pc.store.visit_figures.reach(EVER)]
    pc.desk.households.assign_cadre(pc.actor, homes[:5], cadre, Happening("2026-03-02"))
    for home in homes[:3]:
        report = VisitReport(home, "2026-03-02", visitor_name="张三", content="问了收成。")
        pc.desk.visits.record_visit(pc.actor, report)


def test_every_figure_of_a_scorecard_opens_its_records_and_points_are_given(open_at):
    desk, section = open_at("qingzhou", "scorecards", with_a_cadre)
    page = section.card_page
    assert page.table.records_model.rowCount() == 25
    page.worker_field.set_value(page.worker_field.combo_box.itemData(1))
    desk.settle()
    assert cells(page, 1, 2, 3, 4) == ["入户率", "60.0%", "6", "3.6"]
    look(page, "scorecard")
    press(desk, page.table, Qt.Key.Key_Return, PLAIN)
    records = section.records_page
    assert records.title() == "入户率 60.0%：计入 3 条，共 5 条"
    look(records, "scorecard-records")
    press(desk, records, Qt.Key.Key_Escape, PLAIN)
    press(desk, page, Qt.Key.Key_N)
    page.sheet.fields["points"].set_text("7")
    page.sheet.fields["reason"].set_text("都核实过")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert "最多 6 分" in page.sheet.message()
    page.sheet.fields["points"].set_text("5")
    look(page.sheet, "scorecard-points")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert (page.message(), cells(page, 4, 5)) == ("已记分。", ["5（算得 3.6）", "都核实过"])
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.startswith("考核表")
    press(desk, page, Qt.Key.Key_E)
    assert desk.save().name.startswith("考核表")
    assert page.message().startswith("已存到")
    press(desk, page.table, Qt.Key.Key_Return, PLAIN)
    press(desk, records.table, Qt.Key.Key_Return, PLAIN)
    assert desk.shell.page("households").isVisible()


def test_a_month_of_a_cadre_is_one_page_and_one_paper(open_at):
    desk, page = open_at("songmu", "packs", with_a_cadre)
    page.worker_field.set_value(page.worker_field.combo_box.itemData(1))
    desk.settle()
    assert page.table.records_model.rowCount() == 3
    assert "走访联系次数 3" in page.figures.text() and "点评会 2026-03-25" in page.subtitle()
    look(page, "review-pack")
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.startswith("2026年3月述职点评材料")
    press(desk, page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.table.current_record() is None and page.later_button.isEnabled()


def test_a_week_of_all_cadres_opens_from_the_reports_and_every_figure_its_records(open_at):
    desk, section = open_at("songmu", "reports", with_a_cadre)
    press(desk, section.report_page, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    page = section.bulletin.bulletin_page
    names = [page._name(line) for line in page.table.records_model.records()]
    assert (names[0], names[-1]) == ("张三", "全站")
    assert page._headings() == dict(PACK_FIGURE)
    assert cells(page, 1, 2, 3) == ["60.0%", "3", "0"]
    look(page, "weekly-bulletin")
    press(desk, page.table, Qt.Key.Key_Right, PLAIN)
    press(desk, page.table, Qt.Key.Key_Return, PLAIN)
    records = section.bulletin.records_page
    assert records.title() == "张三：入户率 60.0%：计入 3 条，共 5 条"
    press(desk, records, Qt.Key.Key_Escape, PLAIN)
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.startswith("周通报")
    press(desk, page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert cells(page, 2) == ["0"] and page.later_button.isEnabled()
    press(desk, page, Qt.Key.Key_Escape, PLAIN)
    assert section.currentWidget() is section.report_page


def raised_in_two_winters(pc):
    for day in ("2024-03-10", "2025-03-04"):
        report = AppealReport("水管冻裂。", "生活困难", day, raised_by="张三")
        pc.desk.appeals.register(pc.actor, report)


def test_what_comes_every_year_at_this_time_is_opened_and_sent_ahead_by_a_key(open_at):
    desk, section = open_at("pingyi", "reports", raised_in_two_winters)
    press(desk, section.report_page, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    page = section.seasonal_page
    assert cells(page, 0, 2, 3) == ["生活困难", "2025年 1 件，2024年 1 件，2023年 0 件", "2"]
    look(page, "seasonal-problems")
    press(desk, page.table, Qt.Key.Key_Return, PLAIN)
    assert section.records_page.title() == "生活困难：2 条"
    press(desk, section.records_page, Qt.Key.Key_Escape, PLAIN)
    assert section.currentWidget() is page
    press(desk, page, Qt.Key.Key_N)
    assert page.message().startswith("已登记为诉求") and not page.send_button.isEnabled()
    assert page.table.current_record() is None


def test_who_gets_appeals_by_default_is_set_and_classes_are_changed_and_bonds_undone(open_at):
    desk, section = open_at("jiaozhou", "appeals", one_appeal)
    page = section.list_page
    press(desk, page, Qt.Key.Key_G)
    sheet = section.assignee_sheet
    desk.settle()
    sheet.class_field.set_value("邻里纠纷")
    press(desk, sheet, Qt.Key.Key_S)
    assert sheet.message() == "已保存。"
    assert sheet.table.records_model.index(0, 1).data() == "邻里纠纷"
    look(sheet, "assignee-rules")
    press(desk, sheet, Qt.Key.Key_Delete, PLAIN)
    assert sheet.table.records_model.rowCount() == 0
    press(desk, sheet, Qt.Key.Key_Escape, PLAIN)

    press(desk, page, Qt.Key.Key_N)
    sheet = section.entry_sheet
    desk.settle()
    sheet.content.set_text("水渠漏水。")
    sheet.difficulty.set_value("疑难")
    look(sheet, "appeal-entry-jiaozhou")
    press(desk, sheet, Qt.Key.Key_S)
    page.table.select_row(0)
    press(desk, page.table, Qt.Key.Key_Return, PLAIN)
    appeal_page = section.appeal_page
    assert "疑难" in appeal_page.subtitle()
    first = appeal_page.title()
    panel = appeal_page.panel
    panel.choose("reclassify")
    panel.field("appeal_class").set_value("邻里纠纷")
    look(appeal_page, "appeal-reclassify")
    panel.confirm_button.click()
    desk.settle()
    assert appeal_page.message() == "已保存：改类别。" and "邻里纠纷" in appeal_page.subtitle()
    panel.choose("link")
    number = "001" if first.endswith("002") else "002"
    panel.field("other_number").set_text(first.removeprefix("诉求 ")[:-3] + number)
    panel.confirm_button.click()
    desk.settle()
    assert "unlink" in panel._actions
    panel.choose("unlink")
    panel.confirm_button.click()
    desk.settle()
    assert appeal_page.message() == "已保存：取消关联。" and "unlink" not in panel._actions


def one_appeal(pc):
    report = AppealReport("路灯坏了。", pc.desk.workplace.profile.appeal_classes[0], "2026-03-02")
    pc.desk.appeals.register(pc.actor, report)


def counted_session(pc):
    acts = pc.desk.appraisals
    asked = AppraisalSession("村干部评议", "2026年上半年", "2026-03-02", ("张三", "李四"))
    session = acts.open_session(pc.actor, asked)
    for _ in range(session.minimum):
        acts.count_sheet(pc.actor, session.id, "masses", session.grades[:1] * 2)
    acts.close(pc.actor, session.id)


def test_a_review_is_concluded_and_its_report_printed(open_at):
    desk, page = open_at("songmu", "appraisals", counted_session)
    press(desk, page, Qt.Key.Key_T)
    assert "还没有写结论" in page.message()
    press(desk, page, Qt.Key.Key_R)
    press(desk, page.sheet, Qt.Key.Key_S)
    assert "还没有写评议结论" in page.sheet.message()
    page.sheet.fields["conclusion"].set_text("总体较好，群众认可。")
    page.sheet.fields["measures"].set_text("路灯月底前修好。")
    look(page.sheet, "review-conclusion")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.message() == "已保存评议结论，可以打印评议报告。"
    look(page, "appraisals-with-conclusion")
    press(desk, page, Qt.Key.Key_T)
    assert desk.put_preview_away().name.startswith("2026年上半年评议报告")
