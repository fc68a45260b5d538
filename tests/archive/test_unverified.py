"""What came over an unverified connection says so wherever it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.archive import Store, responses
from tests.archive.tools import SITE, answer, http, info, keep, record


def test_what_came_unverified_says_so_in_store_and_recording(tmp_path: Path):
    with Store(tmp_path / "oit.db") as store:
        run = store.begin(info(tmp_path))
        for path in ("a", "b"):  # the second is a record that only refers to the first
            keep(run, answer(path, tls="expired"))
        keep(run, answer("c", body=b"c"))
        assert [resource.tls for resource in run.resources()] == ["expired", "expired", ""]
        assert [fetched.tls for fetched in responses(Path(run.info.warc))] == ["expired", "expired", ""]


@pytest.mark.parametrize(("told", "tls"), [("wrong_name", "wrong_name"), ("<b>", "other"), ("", "")])
def test_an_unverified_answer_has_a_reason_that_is_known(tmp_path: Path, told: str, tls: str):
    path = tmp_path / "some.warc"
    path.write_bytes(record("response", http(b"<p>"), f"OIT-TLS-Flaw: {told}", url=SITE))
    (found,) = responses(path)
    assert found.tls == tls
