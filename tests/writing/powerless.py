"""A child process that may do only what permissions allow, also where a superuser starts it."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess, run

import pytest

_DROP_FROM_BOUNDING_SET = 24
_MAY_PASS_OVER = (1, 2, 3)
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER (capabilities(7)); gone once a program starts."""


def without_power(command: Sequence[str | Path]) -> CompletedProcess[str]:
    """What a command says to an ordinary user."""
    given_up = _give_up if os.geteuid() == 0 else None
    if given_up is not None and sys.platform != "linux":
        pytest.skip("a superuser can give up the power over permissions on Linux alone")
    return run([*map(str, command)], capture_output=True, text=True, check=False, preexec_fn=given_up)


def _give_up() -> None:
    system = ctypes.CDLL(None, use_errno=True)
    for power in _MAY_PASS_OVER:
        if system.prctl(_DROP_FROM_BOUNDING_SET, power, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "a power cannot be given up")
