"""A new PC joins: an install file or a typed code, six digits on the telephone, and everything that may
be wrong with either.
"""

import pytest

from app.journal.wire import ENROL_PATH, invitation_path
from app.models.errors import OperationRefused
from app.models.notices import NoticeDraft
from app.models.town_roles import ADMIN, TOWN_ROLES
from app.town.clerk_acts import Clerk
from app.vault.certificates import EnrolmentRequest, read_invitation
from app.vault.crypto import Suite1
from app.vault.enrolment_digits import enrolment_digits
from app.vault.install_files import read_install_file
from app.vault.invitation_codes import code_keys
from tests.town.browsing import sign_in
from tests.town.conftest import CLERK_PASSWORD, VILLAGES
from tests.town.exchanging import push
from tests.town.fake_station import FakeStation, refusal_in

VILLAGE = VILLAGES[0]


@pytest.fixture
def newcomer(township, clock, randomness) -> FakeStation:
    """A PC whose invitation asks for a telephone call."""
    return FakeStation(township.invitations.invite(VILLAGE).text, randomness, clock)


def digits_at(station: FakeStation) -> str:
    """What stands on the station's own screen."""
    request = EnrolmentRequest(
        1, 1, station.device_id, VILLAGE, "", station.key.public_key, station.age.recipient
    )
    return enrolment_digits(Suite1(), station.township, request)


def test_nothing_is_certified_before_a_clerk_has_compared_the_digits(
    page, township, clerk, newcomer, make_line
):
    line = make_line(newcomer)
    asked, again = line.enrol(), line.enrol()
    assert [(asked.status, *refusal_in(asked)), again.status] == [
        (403, "enrolment_waiting", {}),
        403,
    ]
    sign_in(page)
    assert "1 台电脑等着镇里打电话核对六位数字" in page.inner_text(".message.warned >> nth=-1")
    assert page.inner_text(".sheet .empty").startswith("还没有站点登记。")
    page.click("text=现在核对")
    page.click("a:has-text('代号 A')")
    digits = digits_at(newcomer)
    assert page.inner_text(".digits") == f"{digits[:3]} {digits[3:]}"

    page.click("text=相符，登记")

    assert "已登记" in page.inner_text("[role=status]")
    assert page.locator(".digits").count() == 0
    assert line.enrol().status == 200
    page.goto("/cases")
    assert "等着镇里打电话" not in page.inner_text("main")
    assert page.inner_text(".sheet .empty").startswith("没有等待受理的代办件。")
    page.goto("/people/audit")
    assert "核对相符，登记电脑" in page.inner_text("main")
    with pytest.raises(OperationRefused, match="device_not_waiting"):
        township.enrolment.refuse(newcomer.device_id, clerk)
    assert page.complaints == []


def test_digits_that_differ_refuse_the_pc_and_its_invitation(
    page, township, clerk, newcomer, make_line
):
    make_line(newcomer).enrol()
    sign_in(page)
    page.goto(f"/stations/{VILLAGE}")

    page.click("text=不符，不登记")

    assert "没有登记这台电脑" in page.inner_text("[role=status]")
    assert "核对不符" in page.inner_text("main")
    assert refusal_in(make_line(newcomer).enrol())[0] == "enrolment_refused"
    assert township.invitations.invite(VILLAGE).letter == "A"  # nobody has written under it


def test_somebody_in_between_has_other_digits(township, newcomer, clock, randomness):
    other = FakeStation(township.invitations.invite(VILLAGE).text, randomness, clock)
    own = digits_at(newcomer)

    assert digits_at(other) != own
    newcomer.township = read_invitation(
        Suite1(), township.invitations.invite(VILLAGE).text
    ).township
    assert digits_at(newcomer) == own


def test_a_stick_waits_for_the_digits_and_is_read_again(township, clerk, newcomer):
    newcomer.submit_case(applicant_name="张三")
    bundle = newcomer.write_bundle()
    for _ in range(2):
        with pytest.raises(OperationRefused, match="enrolment_to_confirm"):
            township.import_bundle(bundle)
    (waiting,) = township.enrolment.waiting(VILLAGE)
    assert (waiting.digits, waiting.device.carrier) == (digits_at(newcomer), "courier")

    township.enrolment.confirm(newcomer.device_id, clerk)
    receipt = township.import_bundle(bundle)
    newcomer.import_answer(receipt.answer)

    assert (receipt.new_entries > 0, bool(newcomer.certificate)) == (True, True)


def test_a_typed_code_finds_the_invitation_and_nothing_else_does(
    township, clock, randomness, server, make_line, station
):
    written = township.invitations.invite(VILLAGE, url=server.url, has_code=True)
    keys = code_keys(Suite1(), written.code.lower().replace("-", " "))
    line = make_line(station)

    box = line.plain("GET", invitation_path(keys.name))
    unknown = line.plain("GET", invitation_path("0" * 32))
    strange = line.plain("GET", invitation_path("..%2f" + "0" * 29))

    assert keys.open(Suite1(), box.data) == written.text
    assert written.code.encode() not in box.data
    assert refusal_in(unknown)[0] == "invitation_code_unknown"
    assert refusal_in(strange)[0] == "address_unknown"
    assert make_line(FakeStation(written.text, randomness, clock)).enrol().status == 403
    assert refusal_in(line.plain("GET", invitation_path(keys.name)))[0] == "invitation_used"
    expired = township.invitations.invite(VILLAGE, url=server.url, has_code=True)
    clock.pass_days(8)
    late = line.plain("GET", invitation_path(code_keys(Suite1(), expired.code).name))
    assert refusal_in(late)[0] == "invitation_expired"


def test_codes_are_not_to_be_guessed(make_line, station):
    line = make_line(station)
    statuses = [line.plain("GET", invitation_path(f"{n:032x}")).status for n in range(25)]

    assert statuses[0] == 404
    assert statuses[-1] == 429
    assert line.plain("POST", ENROL_PATH, b"x").status == 429


def test_an_install_file_brings_what_was_published(township, clerk, clock, randomness):
    township.invitations.invite(VILLAGE)
    township.notices.publish(
        NoticeDraft(category="notice", title="停水通知", body="周六停水一天。"), clerk
    )
    written = township.invitations.invite(VILLAGE)
    made, bare = (
        township.installs.file_for(written, has_publication=wanted) for wanted in (True, False)
    )

    invitation, content = read_install_file(Suite1(), made.content)

    assert invitation.village_code == VILLAGE
    assert len(content.publication.segments) == 1
    assert read_install_file(Suite1(), bare.content)[1].publication.segments == ()
    assert written.text in made.content
    assert f"有效到 {written.expires_on}" in made.read_me


def test_a_cut_or_changed_install_file_is_refused(township):
    content = township.installs.file_for(township.invitations.invite(VILLAGE)).content
    for damaged in (
        content[:-1],
        content[:40],
        content[:-80] + b"\0" + content[-79:],
        content + b"x",
    ):
        with pytest.raises(OperationRefused, match=r"install_file_damaged|invitation_damaged"):
            read_install_file(Suite1(), damaged)


def test_only_administrators_compare_digits(page, township, newcomer, make_line):
    make_line(newcomer).enrol()
    township.add_clerk("李四", CLERK_PASSWORD)
    sign_in(page, name="李四")
    page.goto(f"/stations/{VILLAGE}")

    assert page.locator(".digits").count() == 1
    assert page.locator("text=相符，登记").count() == 0
    for role in (*TOWN_ROLES, "king"):
        if role != ADMIN:
            for decide in (township.enrolment.confirm, township.enrolment.refuse):
                with pytest.raises(OperationRefused, match="clerk_not_administrator"):
                    decide(newcomer.device_id, Clerk("ab" * 16, "某人", role))
    assert [each.device.device_id for each in township.enrolment.waiting()] == [newcomer.device_id]


def test_a_device_enrolled_in_person_is_not_asked_for_digits(township, station):
    station.submit_case()
    push(township, station, station.device)
    assert township.enrolment.waiting() == []
