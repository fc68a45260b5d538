"""An authority of the tests' own, and servers whose proof of identity is wrong in every way met in the field."""

from __future__ import annotations

import ssl
import warnings
from datetime import UTC, datetime
from pathlib import Path

import trustme

__all__ = ["FLAWS", "HOST", "Authority"]

HOST = "town.example"
SELF_SIGNED = Path(__file__).parent.parent / "web" / "data" / f"{HOST}.pem"

FLAWS = ("expired", "not_yet_valid", "self_signed", "wrong_name", "incomplete_chain", "old_protocol")
"""What `Authority.server` can be asked for."""


class Authority:
    """Issues certificates of `HOST`; `trusting` is the context of a client that trusts it."""

    def __init__(self) -> None:
        root = trustme.CA()
        self._issuer = root.create_child_ca()
        self.trusting = ssl.create_default_context()
        root.configure_trust(self.trusting)

    def server(self, flaw: str = "") -> ssl.SSLContext:
        """The context of a server that can prove that it is `HOST`, but for `flaw`."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.equip(context, flaw)
        if flaw == "old_protocol":
            with warnings.catch_warnings(action="ignore"):
                context.minimum_version = ssl.TLSVersion.TLSv1
                context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
        return context

    def equip(self, context: ssl.SSLContext, flaw: str = "") -> None:
        """Give a server a certificate for all connections to come."""
        if flaw == "self_signed":
            context.load_cert_chain(SELF_SIGNED)
            return
        certificate = self._issuer.issue_cert(
            "hosting.example" if flaw == "wrong_name" else HOST,
            not_before=datetime(2090 if flaw == "not_yet_valid" else 2000, 1, 1, tzinfo=UTC),
            not_after=datetime(2020 if flaw == "expired" else 2099, 1, 1, tzinfo=UTC),
        )
        shown = certificate.cert_chain_pems[: 1 if flaw == "incomplete_chain" else None]
        whole = trustme.Blob(b"".join(each.bytes() for each in (certificate.private_key_pem, *shown)))
        with whole.tempfile() as path:
            context.load_cert_chain(path)
