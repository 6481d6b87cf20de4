"""A server's certificate as files: what is good is served, what is bad is refused with a reason."""

import contextlib
import ssl
from pathlib import Path

import pytest

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.tls_files import TlsFiles
from tests.vault.tls_files import DAY, NOW, written


def test_what_cannot_be_served_is_refused_with_its_reason(tmp_path):
    certificate, key = written(tmp_path, "good")
    _, other = written(tmp_path, "other")
    _, locked = written(tmp_path, "locked", secret=b"1234")
    late, late_key = written(tmp_path, "late", days=-1)
    nonsense = tmp_path / "nonsense"
    nonsense.write_bytes(b"-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n")
    bad = {
        "certificate_unreadable": (tmp_path / "none", key),
        "certificate_damaged": (nonsense, key),
        "certificate_key_damaged": (certificate, nonsense),
        "certificate_key_locked": (certificate, locked),
        "certificate_key_other": (certificate, other),
        "certificate_not_now": (late, late_key),
    }
    for problem, files in bad.items():
        with pytest.raises((OperationRefused, EnvironmentProblem), match=problem):
            TlsFiles(*files).context(NOW)
    assert TlsFiles(certificate, key).last_day(NOW) == (NOW + 90 * DAY).date()


def shown_by(context: ssl.SSLContext, trusted: Path) -> bytes:
    """The certificate that a visitor gets to see."""
    visitor = ssl.create_default_context(cafile=str(trusted))
    to_server, to_visitor = ssl.MemoryBIO(), ssl.MemoryBIO()
    ours = context.wrap_bio(to_server, to_visitor, server_side=True)
    theirs = visitor.wrap_bio(to_visitor, to_server, server_hostname="town.example")
    for _ in range(4):
        for side in (theirs, ours):
            with contextlib.suppress(ssl.SSLWantReadError):
                side.do_handshake()
    return theirs.getpeercert(binary_form=True) or b""


def test_a_renewed_certificate_is_shown_to_the_next_visitor_and_a_bad_one_is_not(tmp_path):
    certificate, key = written(tmp_path, "town", days=4000)
    files = TlsFiles(certificate, key)
    context = files.context(NOW)
    first = shown_by(context, certificate)
    assert not files.renew(context, NOW)

    other, other_key = written(tmp_path, "new", days=4000)
    certificate.write_bytes(other.read_bytes())
    with pytest.raises(OperationRefused, match="certificate_key_other"):
        files.renew(context, NOW)
    key.write_bytes(other_key.read_bytes())
    assert files.renew(context, NOW)
    assert shown_by(context, other) not in (b"", first)
