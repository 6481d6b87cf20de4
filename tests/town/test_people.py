"""Who may sign in, who may do what for which village, and what is noted of it."""

import msgspec
import pytest

from app.models.errors import OperationRefused
from app.models.town_roles import AUDITOR, TOWN_PERMISSIONS, TOWN_ROLES
from app.town.clerk_acts import Clerk
from app.town.ledger.audit_log import AuditWanted
from app.town.ledger.case_queries import CaseQueries, ListFilter
from app.town.people import ClerkFacts
from app.town.sign_in import ADMIN
from app.vault.one_time_codes import STEP_MILLISECONDS, code_at, secret_text
from app.words.problem_words import problem_sentence
from tests.town.browsing import confirm, sign_in
from tests.town.conftest import CLERK_NAME, CLERK_PASSWORD, VILLAGES
from tests.town.exchanging import push

VILLAGE, OTHER = VILLAGES[0], VILLAGES[1]
PASSWORD, GUESS = CLERK_PASSWORD, "liu shu xiang hai"


def refused(act, *arguments, **named) -> str:
    with pytest.raises(OperationRefused) as caught:
        act(*arguments, **named)
    return caught.value.key


def test_codes_are_those_of_the_standard():
    """RFC 6238, appendix B, for SHA-1: the last six of the eight digits there."""
    secret = b"12345678901234567890"
    said = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}
    for seconds, code in said.items():
        assert code_at(secret, seconds * 1000 // STEP_MILLISECONDS) == code
    assert secret_text(secret).replace(" ", "") == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.both_ledgers
def test_a_code_is_asked_for_once_joined_and_counts_once(township, clerk, clock):
    people, secret = township.people, township.people.new_code_secret()
    now = clock.now // STEP_MILLISECONDS
    assert refused(people.join_phone, clerk, secret, "000000") == "code_wrong"
    people.join_phone(clerk, secret, code_at(secret, now))

    signing = township.sign_in.sign_in
    assert refused(signing, CLERK_NAME, PASSWORD) == "sign_in_code_wanted"
    assert refused(signing, CLERK_NAME, PASSWORD, code_at(secret, now)) == "sign_in_refused"
    clock.pass_minutes(0.5)
    typed = code_at(secret, now + 1).translate({n: n + 0xFEE0 for n in b"0123456789"})  # １２３
    assert township.sign_in.clerk_of(signing(CLERK_NAME, PASSWORD, f"{typed[:3]} {typed[3:]}"))
    assert refused(signing, CLERK_NAME, PASSWORD, typed) == "sign_in_refused"
    assert refused(signing, CLERK_NAME, GUESS, code_at(secret, now + 2)) == "sign_in_refused"
    with township.ledger.read() as connection:
        kept = connection.exec_driver_sql("SELECT totp_secret FROM clerks").scalar_one()
    assert secret not in kept
    people.give_password(clerk.id, GUESS, None, is_code_dropped=True)
    assert signing(CLERK_NAME, GUESS)


def join_phone(township, clerk, clock):
    """The clerk as they are once their phone shows codes, and its secret."""
    secret = township.people.new_code_secret()
    township.people.join_phone(clerk, secret, code_at(secret, clock.now // STEP_MILLISECONDS))
    return msgspec.structs.replace(clerk, has_code=True), secret


@pytest.mark.both_ledgers
def test_each_code_on_paper_counts_once_and_a_new_sheet_voids_the_old_one(township, clerk, clock):
    people, signing = township.people, township.sign_in.sign_in
    assert refused(people.make_paper_codes, clerk) == "paper_codes_without_phone"
    clerk, secret = join_phone(township, clerk, clock)
    codes = people.make_paper_codes(clerk)
    assert len(set(codes)) == 10 and all(len(code) == 11 for code in codes)

    typed = codes[0].replace(" ", "").translate({n: n + 0xFEE0 for n in b"0123456789"})  # １２３
    assert signing(CLERK_NAME, PASSWORD, typed)
    assert refused(signing, CLERK_NAME, PASSWORD, codes[0]) == "sign_in_refused"
    assert refused(signing, CLERK_NAME, GUESS, codes[1]) == "sign_in_refused"
    assert signing(CLERK_NAME, PASSWORD, codes[1])
    assert people.paper_sheet(clerk).left == 8
    clock.pass_minutes(0.5)
    assert signing(CLERK_NAME, PASSWORD, code_at(secret, clock.now // STEP_MILLISECONDS))
    lines = people.audit(AuditWanted(act="paper_code_used"), clerk)
    assert [(line.clerk_name, line.note) for line in lines] == [(CLERK_NAME, n) for n in "89"]

    again = people.make_paper_codes(clerk)
    assert refused(signing, CLERK_NAME, PASSWORD, codes[2]) == "sign_in_refused"
    other = people.add(ClerkFacts(name="刘芳"), PASSWORD)
    join_phone(township, other, clock)
    assert refused(signing, "刘芳", PASSWORD, again[0]) == "sign_in_refused"
    with township.ledger.read() as connection:
        kept = connection.exec_driver_sql("SELECT digest FROM clerk_paper_codes").scalars().all()
    assert len(kept) == 10 and not any(
        code[:5].encode() in bytes(each) for code in again for each in kept
    )
    people.give_password(clerk.id, PASSWORD, None, is_code_dropped=True)
    assert people.paper_sheet(clerk).left == 0


def test_guessing_codes_on_paper_has_to_wait_as_guessing_the_phones_has(township, clerk, clock):
    clerk, _ = join_phone(township, clerk, clock)
    [code, *_] = township.people.make_paper_codes(clerk)
    guesses = {
        refused(township.sign_in.sign_in, CLERK_NAME, PASSWORD, f"00000 0000{n}") for n in range(5)
    }
    assert guesses == {"sign_in_refused"}
    assert refused(township.sign_in.sign_in, CLERK_NAME, PASSWORD, code) == "sign_in_barred"
    clock.pass_minutes(1)
    assert township.sign_in.sign_in(CLERK_NAME, PASSWORD, code)


def test_a_sheet_of_codes_is_shown_once_and_opens_the_door_without_the_phone(
    page, township, clerk, clock, tmp_path
):
    sign_in(page)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto("/account")
    assert page.locator("text=备用码").count() == 0
    join_phone(township, clerk, clock)
    page.goto("/account")
    page.fill("#password_again", GUESS)
    page.click("button:has-text('印一张备用码')")
    assert "登录密码不对" in page.inner_text("[role=alert]")
    page.screenshot(path=str(tmp_path / "own-account.png"), full_page=True)
    page.fill("#password_again", PASSWORD)
    page.click("button:has-text('印一张备用码')")
    codes = page.inner_text(".paper-codes").split("\n")
    assert len(codes) == 10
    page.screenshot(path=str(tmp_path / "paper-codes.png"), full_page=True)
    page.emulate_media(media="print")
    assert page.is_visible(".paper-codes") and not page.is_visible("[data-print]")
    page.screenshot(path=str(tmp_path / "paper-codes-printed.png"), full_page=True)
    page.emulate_media(media="screen")
    page.goto("/account")
    assert codes[0] not in page.content() and "10 个" in page.inner_text("main")

    page.click("button:has-text('退出')")
    page.fill("#name", CLERK_NAME)
    page.fill("#password", PASSWORD)
    page.click("button")
    assert "一个备用码" in page.inner_text("[role=alert]")
    page.fill("#password", PASSWORD)
    page.fill("#code", codes[0])
    page.screenshot(path=str(tmp_path / "sign-in.png"), full_page=True)
    page.click("button")
    assert "用掉了一个备用码" in page.inner_text("[role=status]")
    assert "9 个" in page.inner_text("main")
    page.screenshot(path=str(tmp_path / "left.png"), full_page=True)


@pytest.mark.both_ledgers
def test_guessing_has_to_wait_and_nobody_bars_somebody_else_for_ever(township, clerk, clock):
    signing = township.sign_in.sign_in
    signing(CLERK_NAME, PASSWORD, "", "10.0.0.7")
    for number in range(60):
        address = f"10.9.0.{number}"
        keys = {refused(signing, CLERK_NAME, GUESS, "", address) for _ in range(3)}
        assert keys <= {"sign_in_refused", "sign_in_barred"}
    # From a strange address the account has to wait; from the clerk's own it has not.
    assert refused(signing, CLERK_NAME, PASSWORD, "", "10.9.0.99") == "sign_in_barred"
    assert signing(CLERK_NAME, PASSWORD, "", "10.0.0.7")

    for _ in range(25):
        with pytest.raises(OperationRefused):
            signing(CLERK_NAME, GUESS, "", "10.0.0.7")
    with pytest.raises(OperationRefused) as barred:
        signing(CLERK_NAME, PASSWORD, "", "10.0.0.7")
    assert (barred.value.key, barred.value.facts) == ("sign_in_barred", {"minutes": 1})
    clock.pass_minutes(15)
    assert signing(CLERK_NAME, PASSWORD, "", "10.0.0.7")
    clock.pass_minutes(15)
    assert signing(CLERK_NAME, PASSWORD, "", "10.9.0.99")


def test_every_role_may_do_what_the_table_says_and_no_more(township, station, clerk):
    """At the service layer, where no page stands before it."""
    case_id, appeal_id = station.submit_case(), station.raise_appeal()
    station.write("visit", "cd" * 16, content="看望", visited_on="2026-08-01")
    push(township, station, station.device)
    acts = {
        "act_on_case": lambda c: township.acts.send_back_case(case_id, VILLAGE, c, " "),
        "answer_appeal": lambda c: township.acts.move_appeal(appeal_id, VILLAGE, c, "king", "-"),
        "comment": lambda c: township.diary.comment(VILLAGE, "cd" * 16, c, "king", "-"),
        "manage": lambda c: township.people.add(ClerkFacts(name=""), PASSWORD, c),
        "read_log": lambda c: unpermitted(township.people.audit, AuditWanted(), c),
    }
    not_permitted = {"clerk_not_permitted", "clerk_not_administrator"}
    for role in (*TOWN_ROLES, "king"):
        who = Clerk("ab" * 16, "某人", role)
        for act, do in acts.items():
            is_let_in = refused(do, who) not in not_permitted  # all then fail for another reason
            if act == "comment" and role in TOWN_PERMISSIONS[act]:
                assert refused(do, who) == "comment_rank_unknown"
            elif act != "comment":
                assert is_let_in == (role in TOWN_PERMISSIONS[act]), (role, act)


def test_a_clerk_of_some_villages_sees_and_does_nothing_in_others(township, station, clerk):
    case_id, appeal_id = station.submit_case(), station.raise_appeal()
    push(township, station, station.device)
    stranger = Clerk("ab" * 16, "某人", "officer", villages=(OTHER,))

    ledger = township.ledger
    with ledger.read() as connection:
        for villages, count in (((OTHER,), 0), ((VILLAGE,), 1), ((), 1)):
            queries = CaseQueries(
                connection, ledger.town_code, ledger.statements, villages=villages
            )
            assert len(queries.cases(ListFilter(), None, 9)) == count
            assert len(queries.appeals(ListFilter(), None, 9)) == count
            assert sum(queries.case_counts().values()) == count
            assert sum(queries.appeal_counts().values()) == count
            assert bool(queries.case(VILLAGE, case_id)) == bool(count)
            assert bool(queries.case_steps(VILLAGE, case_id)) == bool(count)
            assert bool(queries.appeal(VILLAGE, appeal_id)) == bool(count)
    for act in (
        lambda: township.accept_case(case_id, VILLAGE, stranger),
        lambda: township.answer_appeal(appeal_id, VILLAGE, stranger, "好"),
        lambda: township.custody.send_down(VILLAGE, stranger, case_id, ["ab" * 16]),
        lambda: township.diary.comment(VILLAGE, "ab" * 16, stranger, "team_member", "好"),
    ):
        assert refused(act) in ("village_out_of_scope", "comment_rank_unknown")


def unpermitted(act, *arguments) -> None:
    """An act that succeeds, for the matrix, where whoever is let in is refused for another reason."""
    act(*arguments)
    raise OperationRefused("page_unknown")


@pytest.mark.both_ledgers
def test_a_password_is_asked_for_again_and_guessing_it_has_to_wait(township, clerk, clock):
    confirm = township.sign_in.confirm
    here = msgspec.structs.replace(clerk, address="10.0.0.7")
    confirm(here, PASSWORD)
    for _ in range(5):
        assert refused(confirm, here, GUESS) == "password_again_wrong"
    with pytest.raises(OperationRefused) as barred:
        confirm(here, PASSWORD)
    assert (barred.value.key, barred.value.facts) == ("password_again_barred", {"minutes": 1})
    assert refused(township.sign_in.sign_in, CLERK_NAME, PASSWORD, "", "10.0.0.7") == (
        "sign_in_barred"
    )
    clock.pass_minutes(1)
    confirm(here, PASSWORD)
    assert refused(confirm, here, "") == "password_again_wrong"
    lines = township.people.audit(AuditWanted(act="password_again_wrong"), clerk)
    assert [(line.clerk_name, line.address) for line in lines] == [(CLERK_NAME, "10.0.0.7")] * 6


def test_an_auditor_reads_the_log_and_no_records(page, township, station, clerk, clock, tmp_path):
    case_id = station.submit_case(applicant_name="看不到的人")
    push(township, station, station.device)
    township.people.add(ClerkFacts(name="郑审", role=AUDITOR), PASSWORD)
    township.people.note(clerk, "export", "代办件 3 件", "月度通报")
    page.set_viewport_size({"width": 1366, "height": 768})
    sign_in(page, name="郑审")
    assert page.url.endswith("/people/audit")
    assert "月度通报" in page.inner_text("table")
    assert page.inner_text("nav").split() == ["操作记录"]
    page.screenshot(path=str(tmp_path / "auditor.png"), full_page=True)
    for path in ("/cases", f"/cases/{VILLAGE}/{case_id}", "/people", "/figures", "/stations"):
        assert page.goto(path).status == 403
        assert "看不到的人" not in page.content()
    assert page.goto("/account").status == 200
    clock.pass_days(8)  # a code of the phone is asked of them as of administrators
    page.goto("/login")
    page.fill("#name", "郑审")
    page.fill("#password", PASSWORD)
    page.click("button")
    page.goto("/people/audit")
    assert page.url.endswith("/account")


def test_a_stopped_account_comes_back_only_for_the_password(page, township, clerk, tmp_path):
    stopped = township.people.add(ClerkFacts(name="刘芳"), PASSWORD, clerk)
    township.people.set_active(stopped.id, False, clerk)
    sign_in(page)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"/people/{stopped.id}")
    page.screenshot(path=str(tmp_path / "stopped.png"), full_page=True)
    confirm(page, GUESS)
    page.click("button:has-text('恢复账号')")
    assert "登录密码不对" in page.inner_text("[role=alert]")
    assert not account_of(township, "刘芳").is_active
    confirm(page)
    page.click("button:has-text('恢复账号')")
    assert "已恢复" in page.inner_text("[role=status]")
    assert account_of(township, "刘芳").is_active


def account_of(township, name):
    return next(each for each in township.people.accounts() if each.name == name)


@pytest.mark.both_ledgers
def test_the_last_administrator_stays_one_and_names_stay_apart(township, clerk):
    people = township.people
    added = people.add(ClerkFacts(name="刘芳", department="民政窗口"), PASSWORD, clerk)
    assert added.is_password_given
    assert people.departments() == ["民政窗口"]
    renamed = ClerkFacts(name=CLERK_NAME)
    assert refused(people.change, added.id, renamed, clerk) == "clerk_name_taken"
    assert (
        refused(people.change, clerk.id, ClerkFacts(name="甲"), clerk) == "clerk_last_administrator"
    )
    assert refused(people.set_active, clerk.id, False, clerk) == "clerk_last_administrator"
    outside = ClerkFacts(name="乙", villages=("370781001024",))
    assert refused(people.add, outside, PASSWORD, clerk) == "village_not_of_this_township"
    people.change(added.id, ClerkFacts(name="刘芳", role=ADMIN), clerk)
    people.set_active(clerk.id, False, people_clerk := msgspec.structs.replace(added, role=ADMIN))
    assert refused(township.sign_in.sign_in, CLERK_NAME, PASSWORD) == "sign_in_refused"
    acts = [line.act for line in people.audit(AuditWanted(), people_clerk)]
    assert acts[:4] == ["sign_in_refused", "clerk_stopped", "clerk_changed", "clerk_added"]
    assert [
        x.subject for x in people.audit(AuditWanted(words="刘芳", act="clerk_added"), clerk)
    ] == ["刘芳"]


def test_an_administrator_opens_an_account_and_its_owner_takes_it_over(
    page, township, clerk, station
):
    case_id = station.submit_case()
    push(township, station, station.device)
    sign_in(page)
    assert "还没有启用动态口令" in page.inner_text("main")
    page.click("text='人员'")
    page.fill("#name", "刘芳")
    page.fill("#department", "民政窗口")
    page.click("summary:has-text('只看部分村')")
    page.check(f"input[value='{OTHER}']")
    page.fill("#password", GUESS)
    page.click("button:has-text('开账号')")
    assert "账号已开好" in page.inner_text("[role=status]")
    page.click("text='刘芳'")
    assert page.is_checked(f"input[value='{OTHER}']")
    page.click("button:has-text('退出')")

    page.fill("#name", "刘芳")
    page.fill("#password", GUESS)
    page.click("button")
    assert "请先换成自己的" in page.inner_text("main")
    page.goto("/cases")
    assert page.url.endswith("/account")
    page.fill("#old", GUESS)
    page.fill("#new", "bai yang shu xia")
    page.fill("#again", "bai yang shu xia")
    page.click("button:has-text('换密码')")
    assert "密码已换" in page.inner_text("[role=status]")
    for path in ("/people", "/people/audit", f"/cases/{VILLAGE}/{case_id}", f"/stations/{VILLAGE}"):
        assert page.goto(path).status == 403
    page.goto("/cases?state=all")
    assert page.locator(".main-link").count() == 0
    assert "人员" not in page.inner_text("nav")
    assert [c for c in page.complaints if "status of 403" not in c] == []


def test_a_number_is_shown_for_a_minute_with_a_reason_that_is_noted(page, township, clerk, station):
    station.write("person", "ef" * 16, name="王秀英", id_number="370781196003074522")
    station.submit_case(applicant_id="ef" * 16)
    push(township, station, station.device)
    sign_in(page)
    page.click(".main-link")
    assert "370781196003074522" not in page.content()
    page.click("summary:has-text('看完整号码')")
    page.fill("[name=reason]", "核对低保<b>系统")
    with page.expect_response("**/reveal") as answer:
        page.click("button:has-text('查看')")

    assert answer.value.headers["refresh"].startswith("60;url=/cases/")
    assert "370781196003074522" in page.inner_text(".facts")
    page.goto("/people/audit?act=reveal")
    assert "核对低保<b>系统" in page.inner_text("tbody tr")
    assert page.inner_text("tbody tr td >> nth=1") == CLERK_NAME
    page.goto(page.url.replace("reveal", "sign_in"))
    assert "127.0.0.1" in page.inner_text("tbody tr")
    assert page.complaints == []


def test_a_phone_is_joined_on_the_page(page, township, clerk, clock):
    sign_in(page)
    page.goto("/account")
    secret = bytes.fromhex(page.get_attribute("[name=secret]", "value"))
    page.fill("#code", "12")
    page.click("button:has-text('启用动态口令')")
    assert page.inner_text("[role=alert]") == problem_sentence(OperationRefused("code_wrong"))
    assert page.get_attribute("[name=secret]", "value") == secret.hex()
    page.fill("#code", code_at(secret, clock.now // STEP_MILLISECONDS))
    page.click("button:has-text('启用动态口令')")
    assert "动态口令已启用" in page.inner_text("[role=status]")
    clock.pass_minutes(1)
    page.click("button:has-text('退出')")
    page.fill("#name", CLERK_NAME)
    page.fill("#password", PASSWORD)
    page.click("button")
    assert "六位数字" in page.inner_text("[role=alert]")
    page.fill("#password", PASSWORD)
    page.fill("#code", code_at(secret, clock.now // STEP_MILLISECONDS))
    page.click("button")
    assert page.inner_text("h1") == "收件箱"


def test_who_only_reads_is_offered_nothing_to_do(page, township, clerk, station):
    case_id = station.submit_case()
    station.write("visit", "ef" * 16, visited_on="2026-03-01", channel="home", content="看望")
    push(township, station, station.device)
    township.add_clerk("查阅员", PASSWORD, "reader")
    sign_in(page, name="查阅员")

    for place in (f"/cases/{VILLAGE}/{case_id}", f"/diary/{VILLAGE}/{'ef' * 16}", "/stations"):
        assert page.goto(place).status == 200
        forms = page.locator("main form[method=post]")
        assert forms.count() == 0, (place, forms.first.inner_text())
    page.goto(f"/cases/{VILLAGE}/{case_id}")
    assert "只能查看" in page.inner_text("main")


def test_the_log_is_searched_by_person_act_and_day(page, township, clerk, clock, station):
    case_id = station.submit_case()
    push(township, station, station.device)
    other = Clerk("ab" * 16, "孙立", address="10.8.0.21")
    for number in range(120):
        township.people.note(other, "print", f"P{number:03d}", "村民要一份")
    clock.pass_days(2)
    sign_in(page)
    page.goto(f"/cases/{VILLAGE}/{case_id}")
    page.click("button:has-text('受理')")
    page.goto("/people/audit")

    def found() -> list[list[str]]:
        page.wait_for_load_state()
        texts: list[list[str]] = page.locator("tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.innerText))"
        )
        return texts

    def look(act: str = "", words: str = "", since: str = "", until: str = "") -> list[list[str]]:
        page.select_option("[name=act]", act)
        for name, typed in (("q", words), ("since", since), ("until", until)):
            page.fill(f"[name={name}]", typed)
        page.click("button:has-text('查找')")
        return found()

    accepted = found()[0]
    assert accepted[1:3] == [CLERK_NAME, "办理代办件"]
    assert accepted[5] == "127.0.0.1"
    assert [line[1] for line in look(words=CLERK_NAME, since="2026-08-07")] == [CLERK_NAME] * 2
    assert len(look(act="print")) == 100
    assert found()[0][3] == "P119" and found()[0][5] == "10.8.0.21"
    page.click("text=下一页")
    assert [line[3] for line in found()] == [f"P{number:03d}" for number in reversed(range(20))]
    page.click("text=回到第一页")
    assert found()[0][3] == "P119"
    assert len(look(words="10.8.0.21", until="2026-08-05")) == 100
    assert look(act="print", since="2026-08-06") == []
    assert page.inner_text(".sheet .empty") == "没有符合条件的记录。"
    assert look(words="P003", until="2026-08-05")[0][3] == "P003"
    assert page.complaints == []
