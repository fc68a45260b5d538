"""The nightly run: one site after the other, none of them stopped by another's failure."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from crawler.archive import Store, WriteLock
from crawler.audit.live import OnEvent, Say
from crawler.audit.workspace import now
from crawler.errors import Interrupted, OitError, OutputError, own_fault
from crawler.language import _
from crawler.models import Frozen
from crawler.watch.channels import Send, send
from crawler.watch.moments import is_due
from crawler.watch.night import Night, Scene, fail_night, spend_night
from crawler.watch.outbox import Delivery, Outbox
from crawler.watch.plan import Plan, Watch
from crawler.watch.thinning import Thinned, thin, thinnable

__all__ = ["Nightly", "Surroundings", "due_now", "watch_run"]

Progress = Callable[[Plan], AbstractContextManager[OnEvent]]


class Surroundings(Frozen):
    """What a nightly run needs of the world. `progress` shows a site's audit, `say` tells remarks."""

    progress: Progress
    say: Say
    send: Send = send
    sleep: Callable[[float], None] = time.sleep


class Nightly(Frozen):
    """What a nightly run came to. `stopped` where the user ended it; the same command goes on."""

    nights: tuple[Night, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    thinned: tuple[Thinned, ...] = ()
    stopped: Interrupted | None = None


def due_now(watch: Watch, plans: Sequence[Plan], store: Path) -> tuple[Plan, ...]:
    """Those of the sites at which a night is due and that may be visited at this hour."""
    at = now()
    with Store(store) as opened:
        last = {plan.name: opened.watching.site(plan.key, plan.checklist.id).last for plan in plans}
    return tuple(
        plan for plan in plans if is_due(last[plan.name], watch.at, at) and (plan.hours is None or plan.hours.admit(at))
    )


def watch_run(watch: Watch, plans: Sequence[Plan], store: Path, world: Surroundings) -> Nightly:
    """Spend a night at each of the `plans`, deliver what is to be told, and thin what is old.

    OutputError where another run of the same store goes on. Whatever else goes wrong at a site ends only that site's
    night.
    """
    lock = _locked(store)
    nights: list[Night] = []
    deliveries: list[Delivery] = []
    stopped = None
    try:
        with Store(store) as opened:
            outbox = Outbox(opened, watch, world.send, world.sleep)
            deliveries += outbox.deliver()
            for plan in plans:
                nights.append(_night(plan, store, world))
                deliveries += outbox.deliver(plan.key)
            # Whatever still waits is tried once more, so only what fails then has failed.
            deliveries = [each for each in deliveries if each.error is None or each.is_given_up]
            deliveries += Outbox(opened, watch, world.send, world.sleep).deliver()
            thinned = _thinned(watch, plans, opened)
    except (Interrupted, KeyboardInterrupt) as error:
        thinned = ()
        stopped = error if isinstance(error, Interrupted) else Interrupted(_STOPPED)
    finally:
        lock.release()
    return Nightly(nights=tuple(nights), deliveries=tuple(deliveries), thinned=thinned, stopped=stopped)


_STOPPED = _("หยุดตามคำสั่งแล้ว ข้อมูลที่ตรวจไปแล้วยังอยู่ครบ สั่งคำสั่งเดิมอีกครั้งเพื่อตรวจต่อ")


def _locked(store: Path) -> WriteLock:
    try:
        return WriteLock(store.with_name(store.name + ".watch"))
    except OutputError as error:
        if store.with_name(store.name + ".watch.lock").exists():
            raise OutputError(
                _("oit watch run อีกรายการหนึ่งกำลังทำงานกับฐานข้อมูล {store} อยู่ จึงไม่เริ่มซ้อน กรุณารอให้เสร็จก่อน", store=store)
            ) from error
        raise


def _night(plan: Plan, store: Path, world: Surroundings) -> Night:
    try:
        with world.progress(plan) as on_event:
            return spend_night(plan, Scene(store=store, on_event=on_event, say=world.say, sleep=world.sleep))
    except Interrupted:
        raise
    except OitError as error:
        return fail_night(plan, store, error)
    except Exception as error:  # a fault of ours at one site must not cost the others their night
        return fail_night(plan, store, own_fault(error))


def _thinned(watch: Watch, plans: Sequence[Plan], store: Store) -> tuple[Thinned, ...]:
    keys = dict.fromkeys(plan.key for plan in plans)
    return tuple(each for key in keys for each in thin(thinnable(store, key, watch.keep, now())))
