"""Standard input and output as the protocol needs them: nothing else writes there, and neither end is trusted."""

from __future__ import annotations

import os
from io import BufferedReader, BufferedWriter, FileIO

LARGEST = 1 << 26
"""The most bytes that a message may have: an editor sends whole texts, of which one has at most 1 MiB."""

_LONGEST_LINE = 1 << 14


class Input(BufferedReader):
    """What an editor sends. A message that is said to be longer than any ends it: what follows cannot be told apart."""

    def readline(self, size: int | None = None, /) -> bytes:
        """The next line, or the beginning of one that is too long."""
        return super().readline(_LONGEST_LINE if size is None else size)

    def read(self, size: int | None = None, /) -> bytes:
        """So many bytes; none where nobody sends so many."""
        return b"" if size is None or size > LARGEST else super().read(size)


class Output(BufferedWriter):
    """What an editor is told; nothing, once it does not listen any more."""

    gone = False

    def flush(self) -> None:
        """Hands over what was written."""
        if self.gone:
            return
        try:
            super().flush()
        except OSError:
            self.gone = True

    def write(self, data: object, /) -> int:
        """Writes, unless nobody listens."""
        assert isinstance(data, bytes)
        return len(data) if self.gone else super().write(data)


def own_streams() -> tuple[Input, Output]:
    """Standard input and output for the protocol alone: what anything else prints goes to the error output."""
    asked, told = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    return Input(FileIO(asked, "rb")), Output(FileIO(told, "wb"))
