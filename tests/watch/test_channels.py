"""Letters through real channels: a mail server and a webhook on loopback."""

from __future__ import annotations

import logging

import pytest

from crawler.watch import UndeliveredError, sample, send
from crawler.watch.channels import Letter
from tests.watch.servers import mail, webhook

EVIL = Letter(
    title="[OIT] เทศบาล <b>x</b>\r\nBcc: thief@x.invalid", body="ลิงก์ <script>alert(1)</script>\n*ไม่หนา* {0} ${HOME}"
)


def test_a_webhook_gets_title_and_text_as_they_are() -> None:
    with webhook() as hook:
        send(hook.address, EVIL)
    (post,) = hook.posts
    assert post["message"] == EVIL.body
    assert post["title"].startswith("[OIT] เทศบาล <b>x</b>")


def test_an_e_mail_arrives_and_nothing_in_it_acts() -> None:
    with mail() as box:
        send(box.address, EVIL)
    (message,) = box.messages
    assert message["To"] == "it@town.invalid"
    assert message["Bcc"] is None
    assert "เทศบาล" in message["Subject"]
    for part in message.walk():
        if part.get_content_type() == "text/html":
            assert "<script" not in part.get_content()
    assert "alert(1)" in message.as_string() or any(
        "alert(1)" in str(part.get_content()) for part in message.iter_parts()
    )


def test_a_channel_that_does_not_take_it_is_told_with_the_reason(capfd: pytest.CaptureFixture[str]) -> None:
    with webhook() as hook, mail() as box:
        hook.refused = box.greylisted = 1
        for address in (hook.address, box.address):
            with pytest.raises(UndeliveredError, match="did not take") as refused:
                send(address, sample("en"))
            assert refused.value.told.th.startswith("ปลายทางไม่รับข้อความ")
    assert (hook.posts, box.messages) == ([], [])
    said = capfd.readouterr()
    assert said.out + said.err == "", "what the library logs is told by us"
    assert logging.getLogger("apprise").propagate is False


def test_passwords_come_from_the_environment_and_are_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "jsons://user:${OIT_SECRET}@127.0.0.1:9/x"
    with pytest.raises(UndeliveredError, match="OIT_SECRET, which the address uses, is not set"):
        send(address, sample("th"))
    monkeypatch.setenv("OIT_SECRET", "k9-very-secret")
    with pytest.raises(UndeliveredError) as refused:
        send(address, sample("th"))
    assert "k9-very-secret" not in refused.value.told.en
    with webhook() as hook:
        monkeypatch.setenv("OIT_HOOK", hook.address.removeprefix("json://"))
        send("json://${OIT_HOOK}", sample("th"))
        assert len(hook.posts) == 1


@pytest.mark.parametrize("address", ["", "nonsense", "nonsense://x", "line://", "mailto://"])
def test_what_is_no_address_is_told_so(address: str) -> None:
    with pytest.raises(UndeliveredError, match="can't be used"):
        send(address, sample("th"))


@pytest.mark.parametrize(
    "address",
    [
        "line://token/U0123456789abcdef",
        "workflows://host.example/0123456789/AbCdEf",
        "slack://xoxb-1234-1234-4ddbc191d40ee098cbaae6f3523ada2d/#general",
        "mailtos://user:pass@mail.example.go.th?from=oit@example.go.th&to=it@example.go.th",
    ],
)
def test_the_addresses_in_our_documents_are_addresses(address: str) -> None:
    import apprise

    assert apprise.Apprise().add(address)
