"""Any list on paper: what it is, how it was chosen, whose and from when; nothing to press, no mark of the screen."""

from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE = VILLAGES[0]
LISTS = (
    f"/cases?state=all&village={VILLAGE}",
    "/appeals",
    "/diary?since=2026-01-02",
    "/supervision",
    "/supervision?list=ranking",
    "/handovers",
    "/catalog",
    "/rules",
    "/notices",
    "/notices/holidays",
    "/publishing",
    "/publishing/updates",
    "/stations",
    f"/stations/{VILLAGE}",
    "/stick",
    "/people",
    "/people/audit",
    "/assessments",
    f"/assessments/cards?village={VILLAGE}",
    f"/assessments/packs?village={VILLAGE}",
    "/doors",
    "/doors/hooks",
    "/doors/texts",
    "/figures",
)
SEEN = """() => ({
    pressable: [...document.querySelectorAll('button, .bar, .pages a, .export, [type=checkbox]')]
        .filter(each => each.offsetParent).map(each => each.outerHTML),
    head: document.querySelector('.on-paper').innerText,
    name: document.querySelector('h1').innerText,
    wide: document.documentElement.scrollWidth > innerWidth,
    chosen: [...document.querySelectorAll('.search select, .search input')]
        .filter(each => each.offsetParent).map(each => each.value),
})"""


def test_every_list_can_be_printed_and_says_what_it_is(scripted, township, station, clerk):
    page = scripted
    for number in range(31):
        station.submit_case(number=f"{VILLAGE}-A20260805-{number:03d}")
    push(township, station, station.device)
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    page.click("text=打印这一页")
    assert page.evaluate("document.body.dataset.printed") == "yes"
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1032, "height": 720})  # a sheet of A4 lying, less its margins
    chosen = {}
    for path in LISTS:
        page.goto(path)
        seen = page.evaluate(SEEN)
        assert seen["pressable"] == [] and not seen["wide"], (path, seen)
        assert clerk.name in seen["head"] and "2026年8月5日打印" in seen["head"], path
        assert seen["name"], path
        chosen[path] = seen["chosen"]
    assert chosen[LISTS[0]] == [VILLAGE]
    assert chosen["/diary?since=2026-01-02"] == ["", "2026-01-02", ""]
    page.goto(LISTS[0])
    assert "后面还有" in page.inner_text("main") and "13800138000" not in page.content()
    assert page.locator(".tabs a:visible").all_inner_texts()[0].startswith("全部")
    page.goto("/account")  # the key of a second factor stands here
    assert page.locator("[data-print]").count() == 0
    assert not page.locator(".secret").is_visible()
    assert page.complaints == []
