"""What a file of a guideline holds before it is changed."""

from __future__ import annotations

from pathlib import Path

from guideproof.model.fault import Closed
from guideproof.reading.opening import Unopened, read_file
from guideproof.reading.yaml_tree import LARGEST
from guideproof.writing import Misuse


def held(folder: Path, path: str, otherwise: bytes | None = None) -> bytes:
    """The bytes of a file; ``otherwise`` stands for one that is not there. Raises ``Misuse``."""
    try:
        return read_file(folder / path, LARGEST)
    except Unopened as error:
        if otherwise is not None and error.why is Closed.GONE:
            return otherwise
        raise Misuse(f"`{folder / path}` cannot be read, so nothing was written: {error}") from error
