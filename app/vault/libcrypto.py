"""SM2 by OpenSSL's libcrypto (3.0 or later), for which no maintained Python package speaks.

Keys, messages and ciphertexts are bytes; every handle is freed where it was made.
"""

import ctypes
import ctypes.util
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from app.models.errors import EnvironmentProblem

_NAMES = ("libcrypto.so.3", "libcrypto-3-x64.dll", "libcrypto-3-arm64.dll", "libcrypto-3.dll")
_OLDEST = 3
_SM2_NID, _COMPRESSED = 1172, 2
_PUBLIC, _PAIR = 0x86, 0x87  # what EVP_PKEY_fromdata is to take
_POINTER, _SIZE = ctypes.c_void_p, ctypes.c_size_t
_RETURN_POINTERS = (
    "EC_GROUP_new_by_curve_name", "EC_POINT_new", "BN_bin2bn", "OSSL_PARAM_BLD_new",
    "OSSL_PARAM_BLD_to_param", "EVP_PKEY_CTX_new_from_name", "EVP_PKEY_CTX_new", "EVP_MD_CTX_new",
    "EVP_sm3",
)  # fmt: skip


class Sm2Refused(Exception):
    """libcrypto would not: a bad key, a bad signature, a damaged ciphertext."""


class LibCrypto:
    """The four things that are asked of libcrypto. Safe to share between threads.

    Raises EnvironmentProblem `libcrypto_missing` when there is no libcrypto, or an old one.
    """

    def __init__(self) -> None:
        self._lib = _loaded()
        for name in _RETURN_POINTERS:
            getattr(self._lib, name).restype = _POINTER

    def public_key(self, private: bytes) -> bytes:
        """33 bytes: the compressed point of a private key of 32."""
        lib = self._lib
        with ExitStack() as handles:
            group = self._held(handles, lib.EC_GROUP_new_by_curve_name(_SM2_NID), "EC_GROUP_free")
            number = self._number(handles, private)
            point = self._held(handles, lib.EC_POINT_new(group), "EC_POINT_free")
            _must(lib.EC_POINT_mul(group, point, number, None, None, None))
            content = ctypes.create_string_buffer(33)
            _must(
                lib.EC_POINT_point2oct(
                    group, point, _COMPRESSED, content, _SIZE(len(content)), None
                )
            )
            return content.raw

    def is_public_key(self, public: bytes) -> bool:
        """Whether the bytes are a compressed point of the curve."""
        if len(public) != 33 or public[0] not in (2, 3):
            return False
        try:
            with self._key(public):
                return True
        except Sm2Refused:
            return False

    def sign(self, private: bytes, public: bytes, identity: bytes, message: bytes) -> bytes:
        """A signature in DER over the message by SM3, for the signer's identity."""
        lib = self._lib
        with self._key(public, private) as key, self._digest(key, identity) as context:
            _must(lib.EVP_DigestSignInit(context, None, _POINTER(lib.EVP_sm3()), None, key))
            length = _SIZE(128)
            signature = ctypes.create_string_buffer(length.value)
            _must(
                lib.EVP_DigestSign(
                    context, signature, ctypes.byref(length), message, _SIZE(len(message))
                )
            )
            return signature.raw[: length.value]

    def verify(self, public: bytes, identity: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature holds."""
        lib = self._lib
        try:
            with self._key(public) as key, self._digest(key, identity) as context:
                _must(lib.EVP_DigestVerifyInit(context, None, _POINTER(lib.EVP_sm3()), None, key))
                sizes = (_SIZE(len(signature)), message, _SIZE(len(message)))
                found: int = lib.EVP_DigestVerify(context, signature, *sizes)
                return found == 1
        except Sm2Refused:
            return False

    def encrypt(self, public: bytes, content: bytes) -> bytes:
        """An SM2 ciphertext in DER; for a key, not for more."""
        with self._key(public) as key:
            return self._ciphered("encrypt", key, content)

    def decrypt(self, private: bytes, public: bytes, ciphertext: bytes) -> bytes:
        """What was encrypted. Raises Sm2Refused."""
        with self._key(public, private) as key:
            return self._ciphered("decrypt", key, ciphertext)

    def _ciphered(self, act: str, key: Any, content: bytes) -> bytes:
        lib = self._lib
        run: Callable[..., int] = getattr(lib, f"EVP_PKEY_{act}")
        with ExitStack() as handles:
            context = self._held(handles, lib.EVP_PKEY_CTX_new(key, None), "EVP_PKEY_CTX_free")
            _must(getattr(lib, f"EVP_PKEY_{act}_init")(context))
            length = _SIZE(0)
            size = _SIZE(len(content))
            _must(run(context, None, ctypes.byref(length), content, size))
            answer = ctypes.create_string_buffer(max(length.value, 1))
            _must(run(context, answer, ctypes.byref(length), content, size))
            return answer.raw[: length.value]

    @contextmanager
    def _key(self, public: bytes, private: bytes = b"") -> Iterator[Any]:
        lib = self._lib
        with ExitStack() as handles:
            builder = self._held(handles, lib.OSSL_PARAM_BLD_new(), "OSSL_PARAM_BLD_free")
            _must(lib.OSSL_PARAM_BLD_push_utf8_string(builder, b"group", b"SM2", _SIZE(0)))
            size = _SIZE(len(public))
            _must(lib.OSSL_PARAM_BLD_push_octet_string(builder, b"pub", public, size))
            if private:
                number = self._number(handles, private)
                _must(lib.OSSL_PARAM_BLD_push_BN(builder, b"priv", number))
            parameters = self._held(
                handles, lib.OSSL_PARAM_BLD_to_param(builder), "OSSL_PARAM_free"
            )
            context = self._held(
                handles, lib.EVP_PKEY_CTX_new_from_name(None, b"SM2", None), "EVP_PKEY_CTX_free"
            )
            _must(lib.EVP_PKEY_fromdata_init(context))
            key = _POINTER()
            wanted = _PAIR if private else _PUBLIC
            _must(lib.EVP_PKEY_fromdata(context, ctypes.byref(key), wanted, parameters))
            yield self._held(handles, key.value, "EVP_PKEY_free")

    @contextmanager
    def _digest(self, key: Any, identity: bytes) -> Iterator[Any]:
        lib = self._lib
        with ExitStack() as handles:
            signer = self._held(handles, lib.EVP_PKEY_CTX_new(key, None), "EVP_PKEY_CTX_free")
            _must(lib.EVP_PKEY_CTX_set1_id(signer, identity, len(identity)))
            context = self._held(handles, lib.EVP_MD_CTX_new(), "EVP_MD_CTX_free")
            lib.EVP_MD_CTX_set_pkey_ctx(context, signer)
            yield context

    def _number(self, handles: ExitStack, content: bytes) -> Any:
        number = self._lib.BN_bin2bn(content, len(content), None)
        return self._held(handles, number, "BN_clear_free")

    def _held(self, handles: ExitStack, handle: int | None, free: str) -> Any:
        if not handle:
            raise Sm2Refused
        pointer = _POINTER(handle)
        handles.callback(getattr(self._lib, free), pointer)
        return pointer


def _must(answer: int) -> None:
    if answer <= 0:
        raise Sm2Refused


def _loaded() -> Any:
    found = ctypes.util.find_library("crypto")
    for name in (*_NAMES, *([found] if found else [])):
        try:
            lib = ctypes.CDLL(name)
            if lib.OPENSSL_version_major() >= _OLDEST:
                return lib
        except (OSError, AttributeError):
            continue
    raise EnvironmentProblem("libcrypto_missing")
