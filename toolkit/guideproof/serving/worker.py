"""The process in which runs happen: a line comes in, a run goes out, until nobody is there any more."""

from __future__ import annotations

import gc
import os
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import msgspec

from guideproof.serving.work import steps

LENGTH = 4
"""Bytes before each step that say how long it is; a length of nothing ends a run."""


def main(folder: Path) -> None:
    """Makes a run for each line of standard input, and ends with it, also in the middle of a run."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no step
    asked: SimpleQueue[None] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    while True:
        asked.get()
        for step in steps(folder):
            data = msgspec.msgpack.encode(step)
            out.write(len(data).to_bytes(LENGTH, "big") + data)
            out.flush()
        out.write(bytes(LENGTH))
        out.flush()
        gc.collect()


def _listen(asked: SimpleQueue[None]) -> None:
    while sys.stdin.buffer.readline():
        asked.put(None)
    os._exit(0)  # who asked has gone, however that came: nobody waits for the rest


if __name__ == "__main__":
    main(Path(sys.argv[1]))
