"""Try a built wheel as a stranger would: an empty environment, and a folder outside the repository.

Usage: python tests/packaging/try_wheel.py dist
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def main(dist: Path) -> None:
    (wheel,) = dist.resolve().glob("guideproof-*.whl")
    with tempfile.TemporaryDirectory(prefix="guideproof-wheel-") as folder:
        place = Path(folder)
        venv.create(place / "venv", with_pip=True)
        shutil.copytree(REPOSITORY / "guideline", place / "guideline")
        shutil.copy(REPOSITORY / "examples" / "patient.yaml", place)
        python = str(place / "venv" / "bin" / "python")
        constraints = str(REPOSITORY / "constraints.txt")
        pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--constraint", constraints]
        for command in (
            [*pip, str(wheel)],
            [python, "-I", "-m", "guideproof", "--version"],
            [python, "-I", "-m", "guideproof", "check"],
            [python, "-I", "-m", "guideproof", "render"],
            [python, "-I", "-m", "guideproof", "render", "--check"],
            [python, "-I", "-m", "guideproof", "run", "patient.yaml", "--format", "json"],
        ):
            subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
