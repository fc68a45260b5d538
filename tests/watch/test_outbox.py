"""Nothing that is to be told is lost, and nothing is told twice: channels that fail, for a while or for good."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from crawler.watch import outbox
from crawler.watch.alert import Alert, of_site
from crawler.watch.letters import LONGEST_BODY, Head, letters
from crawler.watch.run import Nightly
from tests.watch.servers import mail, webhook
from tests.watch.tools import Town

HEAD = Head(name="town", body="เทศบาล", url="https://town.invalid/", checked="2026-11-22T02:00:00Z")


def undelivered(done: Nightly) -> list[tuple[str, int]]:
    return [(each.recipient, each.alerts) for each in done.deliveries if each.error]


def test_a_channel_that_is_down_gets_everything_later_and_the_others_at_once(village: Town) -> None:
    village.set_up(recipients="a b")
    village.post.closed = {"a"}
    done = village.night()
    assert [to for to, _letter in village.post.letters] == ["b"]
    assert undelivered(done) == [("a", 1)]
    village.remove("/o7.pdf")
    done = village.night()
    assert [to for to, _letter in village.post.letters] == ["b", "b"]
    assert undelivered(done) == [("a", 1), ("a", 1)]
    with village.opened() as store:
        assert store.watching.waiting() == {"a": (2, "ปิดอยู่")}
    village.post.closed = set()
    village.post.letters.clear()
    done = village.night()
    assert [(to, "แย่ลง" in letter.title) for to, letter in village.post.letters] == [("a", False), ("a", True)]
    assert undelivered(done) == []
    village.post.letters.clear()
    village.night()
    assert village.post.letters == []


def test_a_channel_that_stumbles_is_tried_again_in_the_same_run(village: Town) -> None:
    with webhook() as hook, mail() as box:
        text = village.file.read_text(encoding="utf-8")
        more = f'[[recipients]]\nname = "mail"\nto = "{box.address}"\n'
        village.file.write_text(more + text.replace('to = "it"', f'to = "{hook.address}"'), encoding="utf-8")
        from crawler.watch import send

        village.post.send = send  # type: ignore[method-assign]
        hook.refused, box.greylisted = 2, 1
        done = village.night()
        assert undelivered(done) == []
        assert (hook.asked, len(hook.posts), len(box.messages)) == (3, 1, 1)
        assert sorted(village.clock.waited) == [5.0, 5.0, 20.0]
        village.remove("/o7.pdf")
        village.night()
    assert "o7" in hook.told()[-1]
    assert "1" in str(box.messages[-1]["Subject"])
    assert (len(hook.posts), len(box.messages)) == (2, 2)


def test_what_can_never_be_delivered_is_given_up_and_said_so(village: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_ATTEMPTS", 3)
    village.post.closed = {"it"}
    village.night()
    tries = village.post.tries
    done = village.night()
    assert [each.is_given_up for each in done.deliveries] == [True]
    assert village.post.tries > tries
    tries = village.post.tries
    village.post.closed = set()
    assert village.night().deliveries == ()
    assert village.post.tries == tries
    with village.opened() as store:
        ((recipient, error, count, when),) = store.watching.lost()
    assert (recipient, error, count, when[:4]) == ("it", "ปิดอยู่", 1, "2026")


def test_a_recipient_who_is_gone_from_the_file_is_given_up(village: Town) -> None:
    village.set_up(recipients="a b")
    village.post.closed = {"a"}
    village.night()
    village.set_up(recipients="b")
    done = village.night()
    assert [(each.recipient, each.is_given_up) for each in done.deliveries] == [("a", True)]
    assert village.night().deliveries == ()


def test_many_alerts_make_several_letters_and_each_is_in_one() -> None:
    alerts = [
        Alert(kind="regression", item=f"o{n}", fiscal_year=2567, name=("ก" * 80, "x"), why=("ข" * 250, "y"), points=1.0)
        for n in range(1, 36)
    ]
    for lang in ("th", "en"):
        told = letters(HEAD, [*alerts, of_site("seen", "2026-11-20T02:00:00Z")], lang)
        assert len(told) == (5 if lang == "th" else 1)
        assert all(len(letter.body) < LONGEST_BODY + 1_000 for letter, _alerts in told)
        assert [alert.item for _letter, part in told for alert in part] == [*(each.item for each in alerts), ""]
        assert told[0][0].title.endswith("(1/5)") == (lang == "th")


def test_the_address_of_a_page_with_a_long_thai_name_is_told_whole() -> None:
    url = "https://town.invalid/" + quote("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน" * 2)
    assert 800 < len(url) < 1_500
    ((letter, _part),) = letters(HEAD, [Alert(kind="regression", item="o34", fiscal_year=2567, url=url)], "th")
    assert url in letter.body


def test_what_strangers_wrote_cannot_act_or_flood() -> None:
    evil = Alert(
        kind="regression",
        item="o1",
        fiscal_year=2567,
        name=("โครงสร้าง\u202egpj.exe", "x"),
        url="javascript:alert(1)",
        why=("x\r\n\r\n▲ ดีขึ้น\no2 " + "ย" * 9_000, ""),
    )
    ((letter, _part),) = letters(HEAD, [evil], "th")
    assert "javascript" not in letter.body
    assert "\u202e" not in letter.body
    assert len(letter.body) < 1_200
    assert not any(line.strip().startswith("▲") for line in letter.body.splitlines())


def test_a_letter_says_the_same_in_english() -> None:
    alerts = [
        Alert(
            kind="unseen",
            item="o2",
            fiscal_year=2567,
            name=("ก", "Leaders"),
            before="met",
            since="2026-11-20T19:00:00Z",
        ),
        Alert(kind="urgent", item="spam_links", why=("พบ", "Gambling links were found"), url="https://town.invalid/a"),
        Alert(kind="recovery", item="o3", fiscal_year=2567, name=("ข", "Duties"), before="missing", after="met"),
        of_site("unseen", "2026-11-20T19:00:00Z", ("ปิด", "closed")),
    ]
    ((letter, part),) = letters(HEAD, alerts, "en")
    assert part[0].kind == "urgent", "what can't wait stands first"
    assert letter.title == "[OIT] เทศบาล: Urgent, Could not be checked, 1 item better"
    for line in (
        "‼ Urgent\nGambling links were found\n  https://town.invalid/a",
        "o2 Leaders (fiscal year 2567): could not be checked since 21 November B.E. 2569, 02:00; before that: met",
        "The whole site could not be checked since 21 November B.E. 2569, 02:00\n  closed",
        "o3 Duties (fiscal year 2567): was not found, is now met",
    ):
        assert line in letter.body, letter.body
