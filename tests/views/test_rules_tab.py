"""设置, 规则方案: which rules hold, choosing others, and a file whose mistakes are listed."""

from tests.stations import RESOURCES


def tab_of(desk):
    page = desk.page("settings")
    page.open_tab("rules_tab")
    page.rules_tab.choose_button.click()  # sooner than there is anything to choose
    desk.settle()
    return page, page.rules_tab


def told(tab) -> list[str]:
    return list(tab.table.records_model.records())


def test_the_rules_in_force_are_shown_and_others_are_chosen(desk):
    page, tab = tab_of(desk)
    assert tab._name.text() == "青州市"
    assert any("市委组织部" in words for words in told(tab))
    assert tab.profile_field.combo_box.count() == 15
    tab.profile_field.set_value("songmu")
    tab.choose_button.click()
    desk.settle()

    assert "已换用规则方案“石鼓区松木乡”" in page.message()
    assert tab._name.text() == "石鼓区松木乡" and "本站自己选的" in tab._standing.text()
    tab.choose_button.click()  # a second click
    desk.settle()
    assert "就是这个规则方案" in page.message()


def test_a_file_is_read_and_each_of_its_mistakes_is_listed(desk, tmp_path):
    page, tab = tab_of(desk)
    good = (RESOURCES / "profiles" / "baodi.toml").read_text("utf-8")
    path = tmp_path / "方案.toml"
    path.write_text(good.replace("months = [12]", "months = [13]\nfoo = 1"), "utf-8")
    tab.file_chosen.emit(str(path))
    desk.settle()
    assert "有 2 处不能采用" in page.message() and tab._name.text() == "青州市"
    assert len(told(tab)) == 2 and any("“reviews.foo”" in words for words in told(tab))

    path.write_text(good.replace('"天津宝坻区"', '"东乡"'), "utf-8")
    tab.file_chosen.emit(str(path))
    desk.settle()
    assert tab._name.text() == "东乡"
    tab.file_chosen.emit(str(tmp_path / "没有.toml"))
    desk.settle()
    assert "文件读不出来" in page.message() and tab._name.text() == "东乡"


def test_the_rules_in_force_are_saved_changed_and_read_in_again(desk):
    page, tab = tab_of(desk)
    tab.save_button.click()
    path = desk.save()
    assert path.name == "青州市.toml"
    assert "已存到" in page.message()
    shipped = (RESOURCES / "profiles" / "qingzhou.toml").read_text("utf-8")
    assert path.read_text("utf-8") == shipped
    path.write_text(shipped.replace('"青州市"', '"东乡"'), "utf-8")
    tab.file_chosen.emit(str(path))
    desk.settle()
    tab.save_button.click()
    assert desk.save("又一份.toml").read_text("utf-8") == path.read_text("utf-8")
    tab.save_button.click()
    desk.save("没有的文件夹/青州.toml")
    assert "那个文件夹已经不在" in page.message()


def test_the_day_says_what_the_rules_keep_it_for(desk):
    _, tab = tab_of(desk)
    tab.profile_field.set_value("songmu")
    tab.choose_button.click()
    desk.settle()
    page = desk.page("today")
    desk.settle()
    assert page._subtitle.text() == "2026年3月2日  星期一  今天要做：每日督查 · 每周梳理"
