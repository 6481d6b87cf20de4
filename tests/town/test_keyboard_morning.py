"""A clerk's whole morning by keyboard alone, in a browser."""

from playwright.sync_api import Page, expect

from app.models.records import Appeal, Case
from tests.town.browsing import CLERK_NAME, CLERK_PASSWORD
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE = VILLAGES[0]
FARTHEST = 60
"""How often Tab may be pressed on the way to a field before somebody would take the mouse."""

PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Keys:
    """A keyboard, and eyes that see where the focus is."""

    def __init__(self, page: Page):
        self._page = page
        self._line = page.context.new_cdp_session(page)

    def go(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def alt(self, key: str) -> None:
        """Alt and an access key; what `press` sends has no character, by which the browser knows it."""
        named = {"modifiers": 1, "key": key, "windowsVirtualKeyCode": ord(key.upper())}
        for kind, text in (("keyDown", key), ("keyUp", "")):
            said = {"type": kind, "text": text, "unmodifiedText": text, **named}
            self._line.send("Input.dispatchKeyEvent", said)

    def at(self, place: str, key: str = "Tab") -> None:
        """Tab until the focus is there."""
        for _ in range(FARTHEST):
            self.go(key)
            if self._page.evaluate("place => document.activeElement.matches(place)", place):
                return
        raise AssertionError(f"Tab does not lead to {place}")

    def write(self, place: str, text: str) -> None:
        self.at(place)
        self._page.keyboard.type(text)

    def press(self, place: str) -> None:
        self.at(place)
        self.go("Enter")

    def expect(self, place: str, words: str) -> None:
        expect(self._page.locator(place).first).to_contain_text(words)
        self._page.wait_for_load_state()
        self._page.evaluate(PAINTED)  # before that the browser takes no key

    def is_told(self, words: str) -> None:
        self.expect("[role=status]", words)


def brought_home(township, station, record, row_id):
    station.import_answer(township.export_bundle(station.device_id))
    return station.rows.row(record, VILLAGE, row_id)


def test_a_whole_morning_needs_no_mouse(entrance, township, station, clock):
    keys = Keys(entrance)
    names = ("王秀英", "赵桂兰", "李建国", "陈美兰")
    ids = []
    for name in names:
        clock.pass_minutes(1)  # the longest waiting stands first
        ids.append(station.submit_case(applicant_name=name))
    appeal = station.raise_appeal()
    push(township, station, station.device)

    sign_in_by_keyboard(entrance, keys)
    the_first_case_is_worked_off(keys)
    the_second_is_sent_back(keys)
    two_are_accepted_at_once(keys)
    keys.alt("6")
    keys.expect("h1", "诉求")
    keys.go("ArrowDown", "Enter")
    keys.write("#reply", "周五前修好。")
    keys.press("form[action$='/answer'] button")
    keys.is_told("已答复")
    keys.alt("9")
    keys.expect("h1", "通知")
    keys.write("#title", "防汛值班")
    keys.write("#body", "请照办。")
    keys.press("aside button.primary")
    keys.is_told("已发布")
    keys.press(".who button")
    keys.expect("button", "登录")

    cases = [brought_home(township, station, Case, each) for each in ids]
    statuses = [case.status for case in cases]
    assert statuses == ["concluded", "returned", "accepted", "accepted"]
    assert (cases[0].reply, cases[0].due_on) == ("已办好。", "2026-09-02")
    assert brought_home(township, station, Appeal, appeal).reply == "周五前修好。"
    assert entrance.complaints == []


def sign_in_by_keyboard(page: Page, keys: Keys) -> None:
    page.goto("/")
    keys.expect("button", "登录")
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.type(CLERK_NAME)
    keys.write("#password", CLERK_PASSWORD)
    keys.go("Enter")
    keys.expect("h1", "收件箱")


def the_first_case_is_worked_off(keys: Keys) -> None:
    keys.go("ArrowDown", "Enter")
    keys.expect("dl", "王秀英")
    keys.press("button[value=claim]")
    keys.expect("aside", f"{CLERK_NAME}")
    keys.press("form[action$='/hold'] ~ details summary")
    keys.write("[name=department]", "民政窗口")
    keys.press("button[value=assign]")
    keys.expect("aside", "民政窗口")
    keys.alt("s")
    keys.is_told("已受理")
    keys.press("form[action$='/start'] button")
    keys.is_told("已开始办理")
    keys.press("details:has(#pause_note) summary")
    keys.write("#pause_note", "等残联鉴定")
    keys.press("form[action$='/suspend'] button")
    keys.is_told("时限暂停")
    keys.press("form[action$='/resume'] button")
    keys.is_told("顺延")
    keys.press("details:has(#new_due_on) summary")
    keys.write("#new_due_on", "09022026")  # as a browser that speaks English asks for a day
    keys.write("#approver", "孙立")
    keys.write("#extension_reason", "资料需要外调")
    keys.press("form[action$='/extend'] button")
    keys.is_told("已延期")
    keys.at("[name=outcome]")
    keys.go("Space")
    keys.write("#reply", "已办好。")
    keys.press("form[action$='/conclude'] button")
    keys.is_told("已办结")


def the_second_is_sent_back(keys: Keys) -> None:
    keys.alt("1")
    keys.expect("h1", "收件箱")
    keys.go("ArrowDown", "Enter")
    keys.expect("dl", "赵桂兰")
    keys.write("#note", "缺户口簿")
    keys.press("form[action$='/send-back'] button")
    keys.expect(".head .chip", "退回")


def two_are_accepted_at_once(keys: Keys) -> None:
    keys.alt("1")
    keys.expect("h1", "收件箱")
    keys.go("ArrowDown", "Space", "ArrowDown", "Space")
    keys.alt("a")
    keys.expect("h1", "批量受理")
    keys.expect("main", "全部办好")
    keys.go("Enter")  # the way back has the focus
    keys.expect("h1", "收件箱")
