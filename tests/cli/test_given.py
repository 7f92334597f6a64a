"""What somebody gives a command: a record in every way in is taken alike, what is no file ends at once."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import guideproof
from guideproof.cli import main
from guideproof.reading.yaml_tree import LARGEST

TESTS = Path(__file__).parents[1]
GUIDELINE = TESTS / "reporters" / "small" / "guideline"
LIBRARY = guideproof.load(GUIDELINE)


def command(*arguments: str, given: bytes | None = None, at: Path = TESTS) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, which must end soon."""
    called = [sys.executable, "-m", "guideproof", *arguments]
    done = subprocess.run(called, input=given, cwd=at, capture_output=True, timeout=30, check=False)
    assert b"Traceback" not in done.stderr
    return done


def run(capsys: pytest.CaptureFixture[str], patient: Path | str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["run", str(patient), "--guideline", str(GUIDELINE), "--format", "json"])
    captured = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, captured.out, captured.err


# A value as JSON and as YAML write it, as a program gives it, and whether it can be an age (0 to 120 in steps of 1).
AGES: list[tuple[str | None, str | None, Any, bool]] = [
    ("40", "40", 40, True),
    ("40.0", "40.0", 40.0, True),
    ("4e1", None, Decimal("4e1"), True),
    ("400e-1", None, Fraction(40), True),
    ("0.4E+2", None, Decimal("40.000"), True),
    ("-0", "-0", -0.0, True),
    ("40.00000000000000000000000000000000000000", "40.00000000000000000000000000000000000000", 40, True),
    ("4e-1", None, 0.4, False),
    ("40.00000000000000000001", "40.00000000000000000001", Decimal("40.00000000000000000001"), False),
    ("1e400", None, 10**400, False),
    ("-1", "-1", -1, False),
    ('"40"', '"40"', "40", False),
    ("true", "true", True, False),
    ("[40]", "[40]", [40], False),
    ('"4e1"', "4e1", "4e1", False),
    (None, "+40", "+40", False),
    (None, "0x28", "0x28", False),
    (None, None, float("nan"), False),
    (None, None, float("inf"), False),
    (None, None, Decimal("NaN"), False),
    (None, None, Decimal("1e1000000000"), False),
    (None, None, Decimal("1e-1000000000"), False),
]


@pytest.mark.parametrize(("as_json", "as_yaml", "in_python", "fits"), AGES, ids=lambda each: repr(each)[:30])
def test_one_value_in_every_way(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, as_json: str, as_yaml: str, in_python: Any, fits: bool
) -> None:
    def invalid(facts: Any) -> bool:
        return guideproof.evaluate(LIBRARY, facts).status == "invalid"

    assert invalid({"age": in_python}) != fits
    for name, text in (("a.json", as_json), ("a.JSON", as_json), ("b", as_json), ("c.yaml", as_yaml), ("d", as_yaml)):
        if text is not None:
            (tmp_path / name).write_text(f'{{"age": {text}}}' if text == as_json else f"age: {text}\n")
            code, out, _ = run(capsys, tmp_path / name)
            assert (json.loads(out)["status"] == "invalid") != fits, name
            assert (code == 2) != fits


@pytest.mark.parametrize("text", ["", " \n", "null", "null\n"])
@pytest.mark.parametrize("name", ["p.json", "p.yaml", "p"])
def test_no_patient(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    code, out, err = run(capsys, tmp_path / name)
    assert (code, out) == (2, "")
    assert "there is no patient in" in err
    assert "`{}`" in err


def test_a_vignette_is_no_patient(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("id: p\nfacts: {age: 40}\nexpect: {status: complete}\n")
    code, out, err = run(capsys, tmp_path / "p.yaml")
    assert (code, out) == (2, "")
    assert "is a vignette, which `guideproof test` runs" in err


@pytest.mark.parametrize("text", ["# nobody\n", "---\n"])
def test_no_patient_in_yaml(capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str) -> None:
    (tmp_path / "p.yaml").write_text(text)
    assert run(capsys, tmp_path / "p.yaml")[0] == 2


@pytest.mark.parametrize("name", ["p.json", "p.yaml", "p"])
def test_one_of_whom_nothing_is_known(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}")
    code, out, _ = run(capsys, tmp_path / name)
    assert (code, json.loads(out)["status"]) == (1, "needs_data")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b'{"age": 4e1}', None),
        (b"age: 40\n", None),
        (b"{age: 40}", None),
        (b'\n { "age"\n:\n40 }', None),
        (b'{"age": 40,}', None),  # which is YAML
        (b'{"age": 4e1,}', "not JSON, so nothing in it can be read|4e1"),
        (b'{"age": 40', "this file is not JSON"),
        (b"{age: 40", "is not closed"),
        (b'{"age": 40, "age": 41}', "stands here a second time"),
        (b'{"age": NaN}', "NaN"),
        (b'{"age": 40}{"age": 41}', "this file is not JSON"),
        (b"[40]", "it takes a mapping"),
        (b"40", "it takes a mapping"),
        (b"\xff\xfe{\0}\0", "not UTF-8"),
        (b"[" * 70, "nested too deep"),
        (b'{"\\ud83d": 1}', "U+D83D|invisible|cannot be seen"),
        (b'{"age": ' + b"1" * 41 + b"}", "longer than any measurement"),
    ],
)
def test_standard_input(given: bytes, said: str | None) -> None:
    done = command("run", "-", "--guideline", str(GUIDELINE), given=given)
    if said is None:
        assert done.returncode in (0, 1)
        assert b"invalid" not in done.stdout
    else:
        assert done.returncode == 2
        shown = " ".join(done.stdout.decode().split())
        assert any(part in shown for part in said.split("|")), shown


def test_standard_input_by_other_names(tmp_path: Path) -> None:
    done = command("run", "/dev/stdin", "--guideline", str(GUIDELINE), given=b'{"age": 40}')
    assert done.returncode == 1
    script = f"{sys.executable} -m guideproof run <(printf 'age: 40') --guideline {GUIDELINE}"
    done = subprocess.run(["bash", "-c", script], cwd=TESTS, capture_output=True, timeout=30, check=False)
    assert done.returncode == 1
    with Path("/dev/zero").open("rb") as endless:
        script = [sys.executable, "-m", "guideproof", "run", "-", "--guideline", str(GUIDELINE)]
        done = subprocess.run(script, stdin=endless, cwd=TESTS, capture_output=True, timeout=30, check=False)
    assert done.returncode == 2
    assert b"standard input cannot be read: it is too large" in done.stderr


def socket_at(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(path.parent)
        try:
            bound.bind(path.name)
        finally:
            os.chdir(here)


NO_FILES: dict[str, tuple[Callable[[Path], Any], str]] = {
    "nothing": (lambda path: None, "there is no such file"),
    "folder": (lambda path: path.mkdir(), "it is a folder"),
    "pipe": (os.mkfifo, "it is a pipe"),
    "socket": (socket_at, "it is a socket"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "it is a device"),
    "dangling link": (lambda path: path.symlink_to("nowhere"), "there is no such file"),
    "circle of links": (lambda path: path.symlink_to(path.name), "its symbolic links lead in a circle"),
    "huge": (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 1 << 40), "it is too large"),
}


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("asked", ["run", "verify"])
def test_what_is_no_file_is_misuse_at_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, asked: str, kind: str
) -> None:
    make, said = NO_FILES[kind]
    place = tmp_path / "given.yaml"
    make(place)
    with pytest.raises(SystemExit) as left:
        main([asked, str(place), "--guideline", str(GUIDELINE)])
    captured = capsys.readouterr()
    assert (left.value.code, captured.out) == (2, "")
    assert f"`{place}` cannot be read: {said}" in captured.err


def test_a_link_to_a_patient_is_followed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(TESTS / "reporters" / "small" / "patients" / "fit.yaml")
    assert run(capsys, tmp_path / "link.yaml")[0] == 0


def test_as_large_as_allowed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = b'{"age": 40}'
    (tmp_path / "p.json").write_bytes(text + b" " * (LARGEST - len(text)))
    assert run(capsys, tmp_path / "p.json")[0] == 1


CONDITIONS = [
    *("", " ", "null", "[", "{", "{}", "- a", "age", "age: [", "{age: }", "&a {age: 4}", "!x {age: 1}", "*x", "\0"),
    *("{age: \u202e4}", "{age: 1e1}", "{nobody: 1}", "{all: []}", "{age: {above: 1 mm}}", "{age: 1, age: 2}"),
    *("--- {}\n--- {}", "%YAML 1.1\n---\n{}", "[" * 100, "{not: " * 70 + "{age: 4}" + "}" * 70, "x" * 100_000),
]


@pytest.mark.parametrize("asked", CONDITIONS, ids=lambda asked: repr(asked)[:30])
def test_conditions_that_are_none(capsys: pytest.CaptureFixture[str], asked: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["ask", "--guideline", str(GUIDELINE), "--when", asked])
    captured = capsys.readouterr()
    assert (left.value.code, captured.out) == (2, "")
    assert "cannot be read: " in captured.err


def test_a_condition_that_is_no_text() -> None:
    done = command("ask", "--guideline", str(GUIDELINE), "--when", "\udcff")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is not UTF-8" in done.stderr


@pytest.mark.parametrize("name", ["a\x1b]0;title\x07.txt", "a\x1b[2J.txt", "a\u202e.txt"])
def test_a_name_in_a_message_does_not_act(capsys: pytest.CaptureFixture[str], name: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["cohort", name, "--guideline", str(GUIDELINE)])
    err = capsys.readouterr().err
    assert left.value.code == 2
    assert "`a<U+" in err
    assert not {"\x1b", "\x07", "\u202e"} & set(err)
