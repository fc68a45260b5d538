"""Records the cassettes: `python -m tests.sites.record FOLDER` audits each made-up town with the tool itself.

Run by hand, as a user who may listen on port 80, so that the recorded addresses read like a town's. Names under
.example are looked up here and nowhere else.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

from crawler.audit import Request, audit
from crawler.checklist import load
from tests.sites.catalogue import TOWNS
from tests.sites.server import serve

HOSTS = {
    "good": "www.tharnphailinthong.example",
    "middling": "www.donkraphichan.example",
    "poor": "www.nongphayomkhu.example",
}


def main(folder: Path) -> None:
    """Writes NAME.warc.gz for every town into `folder`."""
    looked_up = socket.getaddrinfo

    def lookup(host: Any, *args: Any, **options: Any) -> Any:
        return looked_up("127.0.0.1" if str(host).endswith(".example") else host, *args, **options)

    socket.getaddrinfo = lookup
    for name, town in TOWNS.items():
        with tempfile.TemporaryDirectory() as scratch, serve(town.site(), host=HOSTS[name], port=80) as base:
            store, out = Path(scratch) / "oit.db", Path(scratch) / "run"
            request = Request(target=base + "/", store=store, out=out, delay=0, screenshots=False)
            done = audit(request, load("oit-2567"), lambda event: None, lambda th, en: None)
            target = folder / f"{name}.warc.gz"
            shutil.copyfile(done.folder / "run.warc.gz", target)
            print(f"{target}: {target.stat().st_size:,} bytes, {done.report.run['fetches']} fetches")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
