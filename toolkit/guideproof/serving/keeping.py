"""After each change a run over the newest files: its picture is always finished, so that somebody who saves every
second sees each of them; its checks are dropped once somebody saves again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

from guideproof.serving.runs import Runs
from guideproof.serving.shown import Shown, ShownState, after, after_change
from guideproof.serving.work import Examined, Failed, Step

Tell = Callable[[ShownState, str], None]
"""Is given what came of a run, and the traceback of a bug or nothing."""


async def keep(shown: Shown, changed: asyncio.Event, runs: Runs, tell: Tell) -> None:
    """Keeps what is shown current, until it is cancelled."""
    while True:
        await changed.wait()
        changed.clear()
        shown.tell(after_change(shown.told))
        await runs.begin()
        step = await runs.step()
        while step is not None:
            shown.tell(after(shown.told, step, monotonic()))
            if isinstance(step, Examined | Failed):
                tell(shown.told, step.bug if isinstance(step, Failed) else "")
            step = await _next(runs, changed)


async def _next(runs: Runs, changed: asyncio.Event) -> Step | None:
    """The next step, or nothing where the files changed meanwhile: the run is dropped then."""
    step, stale = asyncio.ensure_future(runs.step()), asyncio.ensure_future(changed.wait())
    try:
        await asyncio.wait({step, stale}, return_when=asyncio.FIRST_COMPLETED)
        if step.done():
            return step.result()
        step.cancel()
        await asyncio.wait({step})
        await runs.drop()
        return None
    finally:
        stale.cancel()
        step.cancel()
