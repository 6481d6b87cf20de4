"""What a county says to a town, in sentences for the town: elsewhere the same keys speak to a station."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from app.words.problem_words import sentence_of

COUNTY_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "server_unreachable": "连不上县里的服务器，还没有报成，记录都在镇里；请检查网络，会自动再试。",
        "server_refused": "县里的服务器没有收（{status}），记录都在镇里；会自动再试，一直这样请联系县里。",
        "server_answer_unreadable": "县服务器的回答读不懂，没有报成；请核对地址和程序版本。",
        "server_failed": "县里的服务器出错，没有报成，记录都在镇里；会自动再试，一直这样请告诉县里。",
        "asked_too_often": "报得太密，县里请过 {seconds} 秒再报，记录都在镇里；会自动再试。",
        "ledger_unavailable": "县里的台账暂时用不了，没有报成，记录都在镇里；会自动再试。",
        "enrolment_not_invited": "县里没有发过这份邀请，没有报送；请向县里核对。",
        "invitation_used": "这份邀请已经用过，没有报送；请向县里重新要一份。",
        "invitation_replaced": "这份邀请已被后来的一份代替，没有报送；请向县里要最新的一份。",
        "invitation_expired": "这份邀请 {expires_on} 到期，没有报送；请向县里重新要一份。",
        "certificate_not_trusted": "答话的不是发邀请的县服务器，没有报送；请核对地址，联系县里。",
        "hello_not_trusted": "答话的不是发邀请的县服务器，没有报送；请核对地址，联系县里。",
        "device_unknown": "县里没有登记本镇的服务器，没有收下；请向县里重新要一份邀请。",
        "device_revoked": "县里不再收这里报的，镇里的记录都在：本镇服务器或写它的电脑已停用；请联系县里。",
        "feed_not_trusted": "这一本不是本镇的签名，县里没有收，镇里照样留着；请联系维护人员。",
        "feed_out_of_scope": "这一本是别的镇街的，县里没有收，镇里照样留着；请联系维护人员。",
        "feed_unknown": "县里还不认得这一本，没有收；会自动再报。",
        "segment_gap": "中间缺了一段，县里没有收后面的；请在镇里自检，会自动再报。",
    }
)


def county_sentence(key: str, facts: Mapping[str, str | int]) -> str:
    """One sentence on why forwarding has to wait, or why the county does not take something."""
    words = COUNTY_PROBLEMS.get(key)
    return words.format_map(defaultdict(str, facts)) if words else sentence_of(key, dict(facts))
