"""The strip of pictures: what new ones may belong to can be read whole."""

from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from app.views.picture_strip import PictureStrip


def room_for_words(combo):
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    style, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    return combo.style().subControlRect(style, option, field, combo).width()


def test_the_papers_that_new_pictures_may_belong_to_can_be_read_whole(qtbot):
    strip = PictureStrip()
    qtbot.addWidget(strip)
    strip.resize(600, 100)
    strip.show()
    strip.show_targets([("id", "居民身份证")])
    strip.set_target("id")
    needed = strip.target.fontMetrics().horizontalAdvance("居民身份证")
    qtbot.waitUntil(lambda: room_for_words(strip.target) >= needed)


def test_a_long_name_does_not_widen_the_page(qtbot):
    strip = PictureStrip()
    qtbot.addWidget(strip)
    strip.show_targets([("long", "最低生活保障边缘家庭经济状况核对授权书")])
    assert strip.target.sizeHint().width() < 260


def test_the_key_stays_when_the_words_change(qtbot):
    strip = PictureStrip()
    qtbot.addWidget(strip)
    for is_working in (True, False):
        strip.set_working(is_working=is_working)
        assert strip.file_button.shortcut().toString() == "Alt+O"
        assert strip.file_button.accessibleName() == strip.file_button.text()
