"""A township whose certificate a private authority signed: stations trust it by their install file alone."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest
import urllib3
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.town_client import TownClient
from app.town.install_desk import TLS_ROOTS_FILE
from app.town.server import RunningServer
from app.vault.install_files import read_install_file
from app.vault.tls_files import TlsFiles
from tests.town.conftest import VILLAGES

DAY = timedelta(days=1)


class Authority:
    """A private authority that signs certificates for this machine's own address."""

    def __init__(self, name):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        self.own = self._signed(self.name, self.key, x509.BasicConstraints(True, None))
        self.pem = self.own.public_bytes(Encoding.PEM)

    def server_files(self, folder):
        """A certificate for `localhost` and its key, as an operator has them."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
        alternative = x509.SubjectAlternativeName([x509.DNSName("localhost")])
        made = self._signed(name, key, alternative)
        certificate, key_file = folder / "town.crt", folder / "town.key"
        certificate.write_bytes(made.public_bytes(Encoding.PEM))
        key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return certificate, key_file

    def _signed(self, name, key, extension):
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - DAY)
            .not_valid_after(now + 30 * DAY)
            .add_extension(extension, True)
            .sign(self.key, hashes.SHA256())
        )


@pytest.fixture
def authority():
    return Authority("某县自己的证书机构")


@pytest.fixture
def server(township, authority, tmp_path):
    context = TlsFiles(*authority.server_files(tmp_path)).context(datetime.now(UTC))
    with RunningServer(township, context=context) as running:
        yield running


def client_of(server, station, roots):
    port = server.url.rpartition(":")[2]
    return TownClient(
        f"https://localhost:{port}",
        station.crypto,
        station.device_id,
        station.key,
        station.township.public_key,
        roots,
    )


def test_a_station_speaks_to_it_by_the_authority_that_its_install_file_brings(
    township, town_folder, server, authority, make_station
):
    (town_folder / TLS_ROOTS_FILE).write_bytes(authority.pem)
    station = make_station()
    written = township.invitations.invite(VILLAGES[1], name="值班室")
    file = township.installs.file_for(written)
    _, brought = read_install_file(station.crypto, file.content)
    assert brought.tls_roots == authority.pem

    client = client_of(server, station, brought.tls_roots)
    station.keep_certificate(client.enrol(station.enrolment_request()))
    assert client.hello(station.hello()).sender == station.township.town_code
    client.close()

    # Without it, and by a stranger's authority, nothing is said to this server.
    for roots in (b"", Authority("别的证书机构").pem):
        other = client_of(server, station, roots)
        with pytest.raises(EnvironmentProblem, match="server_unreachable"):
            other.hello(station.hello())
        other.close()
    with pytest.raises(OperationRefused, match="tls_roots_damaged"):
        client_of(server, station, b"-----BEGIN CERTIFICATE-----\nxx\n")


def test_the_certificate_is_this_authoritys_to_a_browsers_checks_too(server, authority):
    """What a browser asks of a chain: the name, the days and the signature."""
    context = ssl.create_default_context(cadata=authority.pem.decode())
    port = server.url.rpartition(":")[2]
    pool = urllib3.PoolManager(retries=False, ssl_context=context)
    assert pool.request("GET", f"https://localhost:{port}/login").status == 200
    with pytest.raises(urllib3.exceptions.SSLError):
        pool.request("GET", f"https://127.0.0.1:{port}/login")  # not the certificate's name
    pool.clear()
