"""Certificates of a server that signed itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

NOW = datetime(2026, 8, 5, 2, tzinfo=UTC)
DAY = timedelta(days=1)


def written(folder: Path, name: str, *, days: int = 90, secret: bytes = b"") -> tuple[Path, Path]:
    """A certificate that signed itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    whose = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "town.example")])
    made = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - 30 * DAY)
        .not_valid_after(NOW + days * DAY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("town.example")]), False)
        .sign(key, hashes.SHA256())
    )
    certificate, key_file = folder / f"{name}.crt", folder / f"{name}.key"
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    lock = BestAvailableEncryption(secret) if secret else NoEncryption()
    key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
    return certificate, key_file
