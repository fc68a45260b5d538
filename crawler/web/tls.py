"""HTTPS as it is in the field: what is wrong with a server's proof of identity, and a connection that asks for none.

A town's certificate runs out and its pages go on being public: a browser warns, and an assessor goes on past the
warning. So do we, and label every page that came so. Nothing is sent over such a connection but the request for it.
"""

from __future__ import annotations

import ssl

from crawler.models import TlsFlaw

__all__ = ["tls_flaw", "unverified_context"]

# By OpenSSL's number of the failed check, and by that of Windows, which checks certificates itself.
_OF_CERTIFICATE: dict[int, TlsFlaw] = {
    2: "incomplete_chain",
    9: "not_yet_valid",
    10: "expired",
    18: "self_signed",
    19: "self_signed",
    20: "incomplete_chain",
    21: "incomplete_chain",
    62: "wrong_name",
    64: "wrong_name",
    66: "old_protocol",  # keys too short, signatures too weak
    67: "old_protocol",
    68: "old_protocol",
    0x800B0101: "expired",
    0x800B0109: "self_signed",
    0x800B010A: "incomplete_chain",
    0x800B010F: "wrong_name",
}
_OF_ENCRYPTION = frozenset(
    {
        "DH_KEY_TOO_SMALL",
        "LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED",
        "NO_PROTOCOLS_AVAILABLE",
        "SSLV3_ALERT_HANDSHAKE_FAILURE",  # no cipher in common, as a rule
        "TLSV1_ALERT_INSUFFICIENT_SECURITY",
        "TLSV1_ALERT_PROTOCOL_VERSION",
        "UNSAFE_LEGACY_RENEGOTIATION_DISABLED",
        "UNSUPPORTED_PROTOCOL",
        "WRONG_SIGNATURE_TYPE",
    }
)
_OP_LEGACY_SERVER_CONNECT = 0x4
"""OpenSSL's own number; Python 3.11 has no name for it yet."""


def tls_flaw(error: ssl.SSLError) -> TlsFlaw:
    """Why a handshake failed."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _OF_CERTIFICATE.get(getattr(error, "verify_code", 0), "other")
    return "old_protocol" if getattr(error, "reason", "") in _OF_ENCRYPTION else "other"


def unverified_context() -> ssl.SSLContext:
    """Asks for no proof, and takes any encryption that this OpenSSL can still do: TLS 1.0, short keys, old ciphers."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.options |= _OP_LEGACY_SERVER_CONNECT
    return context
