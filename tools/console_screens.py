"""Takes pictures of the township's pages in the system's Chromium, on a demonstration village.

python tools/console_screens.py --out docs/screens [--data DIR]

With the packages chromium and chromium-l10n its fields for days speak Chinese, as at a clerk's PC.
"""

import argparse
import base64
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page, Playwright, ViewportSize, sync_playwright

from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township, open_township
from app.cli import main as lianxin
from app.cli.demo_day import VILLAGE_CODE
from app.cli.demo_door import DEMO_PASSWORD
from app.sheets.item_sheet_writing import item_sheet
from app.sheets.shipped import load_catalog
from app.sheets.synthetic_village import synthetic_roster
from app.town.server import RunningServer
from app.town.sign_in import ADMIN
from app.town.township import Township
from app.vault.one_time_codes import STEP_MILLISECONDS, code_at
from tools.console_scenes import play_scenes

SHELL = "/usr/bin/chromium-headless-shell"
CHROMIUM = "/usr/bin/chromium"
CHINESE = Path("/usr/lib/chromium/locales/zh-CN.pak")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
)
SIZE: ViewportSize = {"width": 1366, "height": 768}
FACES = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
"""The shipped faces and no others, so that the pictures are the same wherever they are taken."""
COUNTY_PASSWORD = "qing shan lv shui"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="a demonstration folder; made when not given")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lianxin-console-") as temporary:
        data = options.data
        if data is None:
            data = Path(temporary) / "demo"
            status = lianxin(["demo", "--data", str(data)])
            if status:
                return status
        take_pictures(data, options.out)
    return 0


def take_pictures(data: Path, out: Path) -> None:
    clerk = synthetic_roster(9, 5)[-1].name
    township = open_township(data / "township", Surroundings.of_this_machine())
    township.add_clerk(clerk, DEMO_PASSWORD, ADMIN)
    try:
        with RunningServer(township) as server, sync_playwright() as playwright:
            faces = data / "faces.conf"
            fonts = Surroundings.of_this_machine().resources / "fonts"
            faces.write_text(FACES.format(fonts=fonts, cache=data / "faces"), "utf-8")
            browser = open_browser(playwright, faces)
            context = browser.new_context(base_url=server.url, viewport=SIZE, locale="zh-CN")
            page = context.new_page()
            play_scenes(township, data, server.url)
            visit_pages(page, clerk, data, out)
            county_pages(browser, township, data, out)
            page.goto("/stations")
            page.get_by_role("heading", name="报送县里").scroll_into_view_if_needed()
            keeper(page, out, "town")("county-link")
            browser.close()
    finally:
        township.close()


def open_browser(playwright: Playwright, faces: Path) -> Browser:
    """Chromium as it speaks Chinese; its shell without a window, which never does, where that is missing."""
    environment: dict[str, str | float | bool] = {
        **os.environ,
        "FONTCONFIG_FILE": str(faces),
        "LANGUAGE": "zh_CN",
    }
    launch = partial(playwright.chromium.launch, env=environment)
    if CHINESE.exists():
        new = [*OPTIONS, "--headless=new", "--lang=zh-CN"]
        return launch(executable_path=CHROMIUM, args=new, headless=False)
    print("没有 chromium-l10n，日期框会是英文的", file=sys.stderr)
    return launch(executable_path=SHELL, args=OPTIONS)


def county_pages(browser: Browser, town: Township, data: Path, out: Path) -> None:
    """A county that the town forwards to: all towns, one town, and its people."""
    clerk = synthetic_roster(11, 5)[-1].name
    code = f"{town.ledger.town_code[:6]}000000"
    county = create_township(data / "county", code, Surroundings.of_this_machine())
    county.add_clerk(clerk, COUNTY_PASSWORD, ADMIN)
    try:
        with RunningServer(county) as server:
            invitation = county.invitations.invite(town.ledger.town_code, url=server.url)
            town.forwarding.join(invitation.text)
            town.forwarding.forward()
            page = browser.new_page(base_url=server.url, viewport=SIZE, locale="zh-CN")
            keep = keeper(page, out, "county")
            page.goto("/login")
            sign_in(page, clerk, COUNTY_PASSWORD)
            keep("towns")
            follow(page, f"main table a[href*='{town.ledger.town_code}']")
            keep("town")
            page.goto("/people")
            keep("people")
    finally:
        county.close()


def keeper(page: Page, out: Path, place: str) -> Callable[[str], None]:
    """Takes a picture of the page under a name."""

    def keep(name: str) -> None:
        page.evaluate("document.fonts.ready.then(() => true)")
        path = out / f"{place}-{name}.png"
        page.screenshot(path=str(path))
        print(path)

    return keep


def sign_in(page: Page, clerk: str, password: str) -> None:
    page.fill("#name", clerk)
    page.fill("#password", password)
    follow(page, "button.primary")


def follow(page: Page, place: str) -> None:
    """Press the first of these, and wait for the page that it opens."""
    with page.expect_navigation():
        page.locator(place).first.click()


def visit_pages(page: Page, clerk: str, data: Path, out: Path) -> None:
    keep = keeper(page, out, "town")
    page.goto("/login")
    keep("login")
    sign_in(page, clerk, DEMO_PASSWORD)
    keep("cases")
    follow(page, "main table a")
    keep("case")
    page.goto("/handovers")
    keep("handovers")
    follow(page, "main table a")
    keep("handover")
    page.goto("/appeals")
    keep("appeals")
    follow(page, "main table a")
    keep("appeal")
    stations(page, keep)
    sticks(page, data, keep)
    assessments(page, keep)
    catalog(page, out, keep)
    rules(page, keep)
    notices(page, keep)
    published(page, keep)
    diaries(page, keep)
    doors(page, keep)
    for name in ("figures", "supervision", "people", "people/audit", "account"):
        page.goto(f"/{name}")
        keep(name.replace("/", "-"))
    page.goto("/figures")
    follow(page, ".tile-value a")
    keep("figure-records")
    for name in ("extensions", "ranking"):
        page.goto(f"/supervision?list={name}")
        keep(f"supervision-{name}")
    page.goto("/people")
    follow(page, "main table a")
    keep("clerk")
    paper_codes(page, keep)
    bulk(page, keep)
    page.goto("/nowhere")
    keep("problem")


def stations(page: Page, keep: Callable[[str], None]) -> None:
    """All stations, beside what a stranger was refused; one of which a PC waits to be compared, another,
    a PC to be revoked, and who writes by which algorithm.
    """
    page.request.post("/v1/hello", data=b"?")
    page.goto("/stations")
    keep("stations")
    follow(page, "main .waiting a")
    keep("station-to-confirm")
    page.goto(f"/stations/{VILLAGE_CODE}")
    keep("station")
    follow(page, "main table >> text=停用")
    keep("revoke")
    page.goto("/suites")
    keep("suites")


def paper_codes(page: Page, keep: Callable[[str], None]) -> None:
    """A phone is joined, and a sheet printed for the day on which it is not at hand."""
    page.goto("/account")
    secret = base64.b32decode(page.inner_text(".secret").replace(" ", ""))
    page.fill("#code", code_at(secret, int(time.time() * 1000) // STEP_MILLISECONDS))
    follow(page, "button:text-is('启用动态口令')")
    keep("account-joined")
    page.fill("[name=password_again]", DEMO_PASSWORD)
    follow(page, "button:text-is('印一张备用码')")
    keep("paper-codes")


def sticks(page: Page, data: Path, keep: Callable[[str], None]) -> None:
    """Three files handed in at once, one of them no bundle, and a receipt."""
    page.goto("/stick")
    bundles = sorted((data / "U盘").glob("*.lxb"))
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "手机照片.jpg"
        picture.write_bytes(b"\xff\xd8\xff\xe0")
        with page.expect_download():
            page.set_input_files("#bundle", [*bundles, picture])
        page.wait_for_selector("[data-outcome] >> nth=2")
    keep("sticks")
    follow(page, "[data-outcome=taken] >> text=收据")
    keep("stick-receipt")


def catalog(page: Page, out: Path, keep: Callable[[str], None]) -> None:
    """A list uploaded, looked at and published, and one of its items."""
    shipped = load_catalog(Surroundings.of_this_machine().resources)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "代办事项清单.xlsx"
        path.write_bytes(item_sheet("代办事项清单", shipped.items))
        page.goto("/catalog")
        page.set_input_files("#list", path)
        follow(page, "text=读入并预览")
    keep("catalog-preview")
    follow(page, "main button:text-is('发布')")
    keep("catalog")
    follow(page, "aside table .main-link")
    keep("catalog-edition")
    page.goto("/catalog/items/S04-010")
    keep("catalog-item")


def rules(page: Page, keep: Callable[[str], None]) -> None:
    """The rules in force, one that is changed with a mistake, and one published."""
    page.goto("/rules")
    keep("rules")
    page.select_option("#from", "songmu")
    follow(page, "text=打开来改")
    page.fill("#text", page.input_value("#text").replace("= 50", "= '50'"))
    follow(page, "text='检查'")
    keep("rules-mistake")
    page.fill("#text", page.input_value("#text").replace("= '50'", "= 50"))
    follow(page, "main button:text-is('发布')")
    follow(page, ".acts td a")
    keep("rules-edition")


def notices(page: Page, keep: Callable[[str], None]) -> None:
    """A form that is published with its file, who has received it, and a year of holidays."""
    page.goto("/notices")
    page.fill("#title", "民情台账表样")
    page.select_option("#category", "template")
    page.fill("#body", "三季度起用新表样，旧表不再收。")
    with tempfile.TemporaryDirectory() as folder:
        form = Path(folder) / "民情台账表样.csv"
        form.write_text("编号,日期,内容\n", "utf-8")
        page.set_input_files("#file", form)
        follow(page, "aside button:has-text('发布')")
        keep("notices")
        follow(page, "main table a")
        keep("notice")
        days = Path(folder) / "2027年放假安排.csv"
        off = [f"2027-10-{day:02d},放假" for day in range(1, 8)]
        days.write_text("\n".join(["日期,类别", *off, "2027-10-09,上班"]), "utf-8")
        page.goto("/notices/holidays")
        page.set_input_files("#file", days)
        follow(page, "aside button:has-text('发布')")
    keep("holidays")
    follow(page, "main table a")
    keep("holiday-table")


def published(page: Page, keep: Callable[[str], None]) -> None:
    """What was given to the stations and who lacks it, and updates of the program."""
    page.goto("/publishing")
    keep("publishing")
    page.goto("/publishing/updates")
    keep("updates")


def diaries(page: Page, keep: Callable[[str], None]) -> None:
    """All diaries, and one with its comments."""
    page.goto("/diary")
    keep("diaries")
    follow(page, "main table a")
    keep("diary")


def bulk(page: Page, keep: Callable[[str], None]) -> None:
    """Several cases are accepted at once, one of which somebody else was quicker with."""
    page.goto("/cases")
    other = page.context.new_page()
    other.goto("/cases")
    for each, ticked in ((other, 1), (page, 3)):
        for number in range(ticked):
            each.locator("main tbody [name=case]").nth(number).check()
        follow(each, "main button:text-is('受理')")
    other.close()
    keep("cases-bulk")


def assessments(page: Page, keep: Callable[[str], None]) -> None:
    """A scorecard, the records behind one of its figures, and a month's pack."""
    page.goto("/assessments")
    keep("appraisals")
    follow(page, "main .main-link")
    keep("appraisal")
    page.goto("/assessments/cards")
    keep("scorecard")
    follow(page, "main tbody td:nth-child(4) a")
    keep("score-records")
    page.goto("/assessments/packs")
    keep("packs")
    follow(page, "main .main-link")
    keep("pack")


def doors(page: Page, keep: Callable[[str], None]) -> None:
    """A token at the only moment when it is shown, an address that is told, and texts."""
    page.goto("/doors")
    page.fill("#name", "12345热线平台")
    page.fill("#expires_on", "2027-12-31")
    page.fill("aside [name=password_again]", DEMO_PASSWORD)
    follow(page, "aside button:has-text('开令牌')")
    keep("tokens")
    page.goto("/doors/hooks")
    page.fill("#name", "12345热线平台")
    page.fill("#url", "https://hotline.example/notify")
    follow(page, "aside button:has-text('建立')")
    keep("hooks")
    page.goto("/doors/texts")
    keep("texts")


if __name__ == "__main__":
    sys.exit(main())
