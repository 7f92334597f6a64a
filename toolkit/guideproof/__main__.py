"""The command ``guideproof``, and ``python -m guideproof``: a process that ends with its command.

What a command reads stays to its end, so looking through it for garbage, again and again and once more on the way out,
would take a fifth of the time of a check and free next to nothing.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

_RARELY = 1_000_000
"""How many more objects there must be than were let go of until Python looks for garbage."""

_INTERRUPTED = 130
"""What a shell says of a program that was interrupted."""


def main() -> None:
    """Runs the command of this process and leaves it with the command's exit code."""
    gc.set_threshold(_RARELY)
    try:
        from guideproof import beside, cli  # here, since reading all that may be interrupted as well

        beside.allow()
        cli.main()
    except KeyboardInterrupt:
        _leave()
    except SystemExit as ended:
        if ended.code == _INTERRUPTED:
            _leave()
        raise
    finally:
        if "duckdb" not in sys.modules:  # it complains of what is left of itself
            gc.freeze()


def _leave() -> None:
    """Leaves at once: all is cleared away, and libraries would complain of what they were interrupted in."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
