"""What a result may replace: nothing that the run reads, by whatever name, and no folder without the mark."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from guideproof.writing import FileToWrite, Misuse, ReadSource, refuse_loss
from guideproof.writing.folder_mark import mark_folder

LAYOUT = """
mkdir -p data parts/sub.csv elsewhere/nodes/risk guideline/vignettes marked.csv touched.csv more.csv mine.csv
echo table | tee data/patients.csv parts/part-0.csv mapping.yaml old.csv mine.csv/a elsewhere/real.csv \
  guideline/guideline.yaml guideline/vignettes/one.yaml elsewhere/guideline.yaml >/dev/null
ln -s data/patients.csv linked.csv; ln data/patients.csv second-name.csv; ln -s data linked-folder
ln -s "$PWD/elsewhere/real.csv" parts/part-1.csv; ln guideline/vignettes/one.yaml vignette.csv
ln -s nowhere.csv dangling.csv; ln -s old.csv to-old.csv; mkfifo pipe.csv; ln -s /dev/null null.csv
ln -s ../parts parts/sub.csv/round
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    subprocess.run(["sh", "-ec", LAYOUT], cwd=tmp_path, check=True)
    for name in ("marked.csv", "touched.csv", "more.csv"):
        (tmp_path / name / "part-0").write_text("rows", encoding="utf-8")
        mark_folder(tmp_path / name)
    (tmp_path / "touched.csv" / "part-0").write_text("rose", encoding="utf-8")
    (tmp_path / "more.csv" / "notes").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(out: str, patients: str = "data/patients.csv") -> str:
    sources = [ReadSource(Path(patients), "the patients"), ReadSource(Path("mapping.yaml"), "the mapping")]
    try:
        refuse_loss(
            [FileToWrite(Path(out), "the result", folder=True)],
            [*sources, ReadSource(Path("guideline"), "the guideline")],
        )
    except Misuse as misuse:
        return str(misuse)
    return ""


TABLE = "the result would take the place of the patients"
REFUSED = {
    "itself": ("data/patients.csv", TABLE),
    "a longer way": ("data/../linked-folder/./patients.csv", TABLE),
    "a link": ("linked.csv", TABLE),
    "a second name": ("second-name.csv", TABLE),
    "the mapping": ("mapping.yaml", "the result would take the place of the mapping"),
    "the guideline": ("guideline", "the result would take the place of the guideline"),
    "a file of the guideline": ("guideline/guideline.yaml", "lies in `guideline`, which holds the guideline"),
    "a new file in the guideline": ("guideline/x/rows.csv", "lies in `guideline`, which holds the guideline"),
    "a vignette by a second name": ("vignette.csv", "would take the place of a file of the guideline"),
    "a folder above the patients": ("data", "data`, which holds the patients: name another"),
    "another guideline": ("elsewhere/nodes/risk/rows.csv", "lies in the guideline `"),
    "another manifest": ("elsewhere/guideline.yaml", "lies in the guideline `"),
    "a pipe": ("pipe.csv", "is a device or a pipe"),
    "a device": ("null.csv", "is a device or a pipe"),
    "somebody's folder": ("mine.csv", "is a folder, and not one that holds a result"),
    "a result that was changed": ("touched.csv", "is a folder, and not one that holds a result"),
    "a result with something else": ("more.csv", "is a folder, and not one that holds a result"),
    "below a file": ("old.csv/rows.csv", "cannot be written: Not a directory"),
}


@pytest.mark.parametrize(("out", "why"), REFUSED.values(), ids=REFUSED)
def test_refused(home: Path, out: str, why: str) -> None:
    assert why in refused(out)
    assert why in refused(str(home / out))


PARTS = {
    "the folder": ("parts", TABLE),
    "a part": ("parts/part-0.csv", "lies in `parts`, which holds the patients"),
    "a new part": ("parts/part-2.csv", "lies in `parts`, which holds the patients"),
    "where a part is a link to": ("elsewhere/real.csv", "would take the place of a file of the patients"),
}


@pytest.mark.parametrize(("out", "why"), PARTS.values(), ids=PARTS)
def test_refused_for_a_folder_of_patients(home: Path, out: str, why: str) -> None:
    assert why in refused(out, "parts")


@pytest.mark.parametrize("out", ["new.csv", "deep/new.csv", "old.csv", "to-old.csv", "dangling.csv", "marked.csv"])
def test_allowed(home: Path, out: str) -> None:
    assert refused(out) == ""


@pytest.mark.parametrize(
    ("out", "picture"),
    [("a.csv", "a.csv"), ("a.csv", "A.CSV"), ("old.csv", "to-old.csv"), ("gr\u00fcn.csv", "gru\u0308n.csv")],
)
def test_two_results_in_one_place(home: Path, out: str, picture: str) -> None:
    with pytest.raises(Misuse, match=re.escape(f"`{picture}` is named for the result and for the picture")):
        refuse_loss([FileToWrite(Path(out), "the result"), FileToWrite(Path(picture), "the picture")], [])


def test_a_picture_replaces_no_folder(home: Path) -> None:
    with pytest.raises(Misuse, match="is a folder"):
        refuse_loss([FileToWrite(Path("marked.csv"), "the picture")], [])


def test_a_file_system_that_ignores_case(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There ``DATA/Patients.csv`` is found where ``data/patients.csv`` stands: one file by its number."""
    stat = Path.stat

    def found(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        return stat(Path(str(self).replace("DATA/Patients", "data/patients")), follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", found)
    assert TABLE in refused("DATA/Patients.csv")
