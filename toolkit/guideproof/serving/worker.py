"""The process in which runs happen: `GO` comes in, a run goes out, shortened by `STOP`, until nobody is there."""

from __future__ import annotations

import gc
import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import msgspec

from guideproof.serving.work import steps

GO, STOP = b"go\n", b"stop\n"
LENGTH = 4
"""Bytes before each step that say how long it is; a length of nothing ends a run."""

_RARELY = 1_000_000
"""How many more objects there must be than were let go of until Python looks for garbage; after a run it does."""


def main(folder: Path) -> None:
    """Makes a run for each `GO` on standard input, and ends with it, also in the middle of a run."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no step
    asked: SimpleQueue[None] = SimpleQueue()
    gc.set_threshold(_RARELY)
    stopped = threading.Event()
    threading.Thread(target=_listen, args=(asked, stopped), daemon=True).start()
    while True:
        asked.get()
        stopped.clear()
        for step in steps(folder, stopped.is_set):
            data = msgspec.msgpack.encode(step)
            out.write(len(data).to_bytes(LENGTH, "big") + data)
            out.flush()
        out.write(bytes(LENGTH))
        out.flush()
        gc.collect()


def _listen(asked: SimpleQueue[None], stopped: threading.Event) -> None:
    while line := sys.stdin.buffer.readline():
        if line == STOP:
            stopped.set()
        else:
            asked.put(None)
    os._exit(0)  # who asked has gone, however that came: nobody waits for the rest


if __name__ == "__main__":
    main(Path(sys.argv[1]))
