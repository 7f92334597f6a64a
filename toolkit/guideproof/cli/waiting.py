"""A progress bar for what takes long, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from guideproof.cli.output import quiet

_PATIENCE = 2.0
"""After how many seconds the bar is shown."""


@contextmanager
def waiting(what: str, *, shown: bool = True) -> Iterator[Callable[[int, int], None]]:
    """Shows a bar on standard error once this has taken two seconds; what is given is told how much of it is done.

    The bar goes away at the end. There is none where standard error is not a terminal, or it is not to be ``shown``.
    """
    if not shown or quiet() or not sys.stderr.isatty():
        yield lambda done, whole: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=None)
    timer = Timer(_PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda done, whole: bar.update(task, completed=done, total=whole)
    finally:
        timer.cancel()
        timer.join()  # so that it cannot start after it was stopped
        bar.stop()
