"""Why a handshake failed, and what the connection that asks for no proof can still talk to."""

from __future__ import annotations

import ssl

import pytest

from crawler.web.tls import tls_flaw, unverified_context
from tests.faults.certificates import FLAWS, HOST, Authority


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


def shake_hands(ours: ssl.SSLContext, theirs: ssl.SSLContext, name: str = HOST) -> str:
    """A handshake in memory; the protocol agreed on. Raises what our side raises."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = ours.wrap_bio(to_client, to_server, server_hostname=name)
    server = theirs.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(4):
        for side in (client, server):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLError:
                if side is client:
                    raise
    return client.version() or ""


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_failed_handshake_says_why(authority: Authority, flaw: str):
    with pytest.raises(ssl.SSLError) as failed:
        shake_hands(authority.trusting, authority.server(flaw))
    assert tls_flaw(failed.value) == flaw


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_unverified_connection_is_made_in_spite_of_it(authority: Authority, flaw: str):
    agreed = shake_hands(unverified_context(), authority.server(flaw))
    assert agreed == ("TLSv1.1" if flaw == "old_protocol" else "TLSv1.3")


def test_an_address_that_the_certificate_does_not_name_is_a_wrong_name(authority: Authority):
    with pytest.raises(ssl.SSLError) as failed:
        shake_hands(authority.trusting, authority.server(), "127.0.0.1")
    assert tls_flaw(failed.value) == "wrong_name"


def of_certificate(code: int) -> ssl.SSLError:
    error = ssl.SSLCertVerificationError("as Windows says it")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("code", "flaw"),
    [
        (0x800B0101, "expired"),
        (0x800B0109, "self_signed"),
        (0x800B010A, "incomplete_chain"),
        (0x800B010F, "wrong_name"),
        (0x800B0110, "other"),
    ],
)
def test_windows_has_numbers_of_its_own(code: int, flaw: str):
    assert tls_flaw(of_certificate(code)) == flaw


def test_a_failure_without_a_name_is_another():
    assert tls_flaw(ssl.SSLEOFError(8, "EOF occurred")) == "other"
    assert tls_flaw(ssl.SSLCertVerificationError("Peer sent no certificates to verify")) == "other"
