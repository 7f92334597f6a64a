"""The command ``guideproof``, and ``python -m guideproof``: a process that ends with its command.

What a command reads stays to its end, so looking through it for garbage, again and again and once more on the way out,
would take a fifth of the time of a check and free next to nothing.
"""

from __future__ import annotations

import gc
import sys

from guideproof import cli

_RARELY = 100_000
"""How many more objects there must be than were let go of until Python looks for garbage."""


def main() -> None:
    """Runs the command of this process and leaves it with the command's exit code."""
    gc.set_threshold(_RARELY)
    try:
        cli.main()
    finally:
        if "duckdb" not in sys.modules:  # it complains of what is left of itself
            gc.freeze()


if __name__ == "__main__":
    main()
