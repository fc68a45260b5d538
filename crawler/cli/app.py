"""The app that the commands are added to, and what may stand before a command."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from crawler import __version__
from crawler.cli.console import show
from crawler.cli.options import Lang, LangOption
from crawler.errors import Interrupted
from crawler.language import N_, _

__all__ = ["app"]

_STOPPED = _("หยุดตามคำสั่งแล้ว ข้อมูลที่ตรวจไปแล้วยังอยู่ครบ สั่งคำสั่งเดิมอีกครั้งเพื่อตรวจต่อ")


_ORDER = (
    "audit",
    "verify",
    "watch",
    "explain",
    "diff",
    "history",
    "decide",
    "decisions",
    "runs",
    "rejudge",
    "skipped",
    "bundle",
    "search",
    "query",
    "store",
    "results",
    "checklist",
    "doctor",
)
"""The commands as the help lists them: what a newcomer needs first."""


class Commands(TyperGroup):
    """Ctrl-C outside a crawl ends with our sentence and exit code, not with the library's."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the library's own signature
        """The names of the commands, in our order."""
        return sorted(super().list_commands(ctx), key=_ORDER.index)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the library's own signature
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Interrupted(_STOPPED) from None


app = typer.Typer(
    name="oit",
    cls=Commands,
    help=N_("ตรวจเว็บไซต์ของหน่วยงานตามรายการตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"),
    epilog=N_("เริ่มที่: oit audit demo"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(value: bool) -> None:
    if value:
        show(f"oit {__version__}")
        raise typer.Exit


# --lang may stand anywhere on the command line; `main` looks for it before Typer does.


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help=N_("รุ่น"))] = False,
    lang: LangOption = Lang.th,
) -> None:
    """Options before the command."""
