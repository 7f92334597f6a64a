"""The commands from arguments to exit code and output."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import guideproof
from guideproof.cli import main

TESTS = Path(__file__).parents[1]
SMALL = TESTS / "reporters" / "small"
GUIDELINE = str(SMALL / "guideline")
PATIENTS = SMALL / "patients"
FAULTY = str(TESTS / "checks" / "unknown-reference" / "bad" / "each-kind" / "guideline")
WARNED = str(TESTS / "checks" / "unused" / "bad" / "each-kind" / "guideline")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    captured = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, captured.out, captured.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", GUIDELINE], 0),
        (["check", FAULTY], 1),
        (["check", WARNED, "--select", "GP2"], 0),
        (["check", WARNED, "--select", "GP2", "--fail-on", "warning"], 1),
        (["check", "no-such-folder"], 2),
        (["check", str(TESTS)], 2),
        (["check", "--format", "xml", GUIDELINE], 2),
        (["check", "--explain", "GP201"], 0),
        (["check", "--explain", "circle"], 0),
        (["check", "--explain", "GP999"], 2),
        (["run", str(PATIENTS / "fit.yaml"), "--guideline", GUIDELINE], 0),
        (["run", str(PATIENTS / "unknown-ecog.yaml"), "--guideline", GUIDELINE], 1),
        (["run", str(PATIENTS / "child.yaml"), "--guideline", GUIDELINE], 1),
        (["run", str(PATIENTS / "impossible.yaml"), "--guideline", GUIDELINE], 2),
        (["run", str(PATIENTS / "twice.yaml"), "--guideline", GUIDELINE], 2),
        (["run", str(PATIENTS / "fit.yaml"), "--guideline", FAULTY], 2),
        (["run", str(PATIENTS / "fit.yaml"), "--guideline", GUIDELINE, "--entry", "nowhere"], 2),
        (["run", "no-such-file.yaml", "--guideline", GUIDELINE], 2),
        (["test", GUIDELINE], 1),
        (["test", FAULTY], 2),
        (["render", FAULTY], 2),
        (["render", GUIDELINE, "--only", "nothing"], 2),
        (["fly"], 2),
        (["--version"], 0),
        (["--help"], 0),
    ],
    ids=lambda value: " ".join(Path(part).name for part in value) if isinstance(value, list) else None,
)
def test_exit_code(capsys: pytest.CaptureFixture[str], arguments: list[str], code: int) -> None:
    assert run(capsys, *arguments)[0] == code


def test_json_goes_to_standard_output_alone(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = run(capsys, "check", FAULTY, "--format", "json")
    assert json.loads(out)["summary"]["errors"] > 0
    assert err == ""
    _, out, err = run(capsys, "run", str(PATIENTS / "fit.yaml"), "--guideline", GUIDELINE, "--format", "json")
    assert json.loads(out)["status"] == "complete"
    assert err == ""
    _, out, err = run(capsys, "test", GUIDELINE, "--format", "json")
    assert json.loads(out)["summary"] == {"passed": 1, "failed": 1}
    assert err == ""


def test_misuse_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no folder `no-such-folder`" in run(capsys, "check", "no-such-folder")[2]
    assert "Did you mean `unreachable-node`?" in run(capsys, "check", "--explain", "unreachable-nodes")[2]
    assert (
        "there are: `first-visit`, `follow-up`"
        in run(capsys, "run", str(PATIENTS / "fit.yaml"), "--guideline", GUIDELINE, "--entry", "nowhere")[2]
    )


def test_errors_of_the_guideline_are_no_misuse_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "test", FAULTY)[2]
    assert "GP204" in said or "unknown-reference" in said
    assert said.endswith("Error: the guideline has errors, so nothing is drawn or evaluated with it\n")
    assert "Usage:" not in said


def test_bug_shows_itself(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise KeyError("unforeseen")

    monkeypatch.setattr("guideproof.workflow.check", broken)
    code, out, err = run(capsys, "check", GUIDELINE)
    assert code == 3
    assert out == ""
    assert "KeyError: 'unforeseen'" in err
    assert "This is a bug in guideproof" in err


def marked(path: str) -> bytes:
    return b'guideproof: {"file": "%s", "guideline": "small"}' % path.encode()


def test_render_writes_once_and_notices_changes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {path: marked(path) for path in ("flowchart/a.svg", "flowchart/b.dot")}
    monkeypatch.setattr("guideproof.renderers.flowchart.render", lambda guideline, engine: dict(made))
    out = tmp_path / "renders"
    arguments = ("render", GUIDELINE, "-o", str(out), "--only", "flowchart")
    assert run(capsys, *arguments, "--check")[0] == 1
    assert not out.exists()
    assert run(capsys, *arguments)[1].endswith("2 written, 0 unchanged, 0 removed\n")
    assert run(capsys, *arguments, "--check")[0] == 0
    (out / "flowchart" / "old.svg").write_bytes(marked("flowchart/old.svg"))
    (out / "flowchart" / "notes.txt").write_text("an editor's own")
    (out / "flowchart" / "a.svg").write_bytes(marked("flowchart/a.svg") + b"changed by hand")
    code, said, _ = run(capsys, *arguments, "--check")
    assert code == 1
    assert "not up to date" in said
    assert "no longer made" in said
    assert run(capsys, *arguments)[1].endswith("1 written, 1 unchanged, 1 removed\n")
    assert sorted(path.name for path in (out / "flowchart").iterdir()) == ["a.svg", "b.dot", "notes.txt"]


def test_patient_from_standard_input_and_as_a_module() -> None:
    command = [sys.executable, "-m", "guideproof", "run", "-", "--guideline", GUIDELINE, "--format", "json"]
    given = subprocess.run(command, input=b'{"age": 60, "ecog": 3}', capture_output=True, check=False)
    assert given.returncode == 0
    assert [each["intervention"] for each in json.loads(given.stdout)["recommendations"]] == ["referral"]


def test_help_imports_nothing_heavy() -> None:
    heavy = ("networkx", "jsonschema_rs", "yaml", "rich", "z3")
    program = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "from guideproof.cli import main\n"
        "try: main()\n"
        f"finally: print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)\n"
    )
    given = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert given.stderr.strip() == "[]"


def test_version_is_the_library_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version")[1] == f"guideproof, version {guideproof.__version__}\n"


def test_reader_that_goes_away_is_no_bug(tmp_path: Path) -> None:
    shutil.copytree(FAULTY, tmp_path / "guideline")
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "guideproof", "check", str(tmp_path / "guideline")]
    given = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert given.returncode == 1
    assert "bug" not in given.stderr


@pytest.mark.parametrize(
    ("shell", "code", "said"),
    [
        ("{command} >&-", 2, "standard output is closed"),
        ("{command} 2>&-", 0, ""),
        ("{command} >&- 2>&-", 2, ""),
        ("PYTHONIOENCODING=latin-1 {command} > {out}", 2, "standard output is in latin-1, which has no `\\u2265`"),
        ("PYTHONIOENCODING=ascii {command} > {out}", 0, ""),
        ("{command} > /dev/full", 2, "standard output cannot be written: No space left on device"),
        ("{command} > /dev/full 2> /dev/full", 2, ""),
        ("{command} --help > /dev/full", 2, "standard output cannot be written"),
    ],
)
def test_what_cannot_be_printed_is_no_bug(tmp_path: Path, shell: str, code: int, said: str) -> None:
    if "/dev/full" in shell and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    shutil.copytree(GUIDELINE, tmp_path / "guideline")
    manifest = tmp_path / "guideline" / "guideline.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(re.sub("title: .*", "title: At least ≥", text, count=1), encoding="utf-8")
    (tmp_path / "patient.json").write_text("{}", encoding="utf-8")
    command = f"{sys.executable} -m guideproof run patient.json --guideline guideline"
    asked = shell.format(command=command, out="out.txt")
    known = {
        name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"
    }  # what is kept is tried again
    given = subprocess.run(asked, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False, env=known)
    assert given.returncode in ((0, 1) if code == 0 else (code,))
    assert said in given.stderr
    assert "Traceback" not in given.stderr


@pytest.mark.parametrize("name", ["guideproof.cli", "guideproof.cli.verify", "yaml"])
def test_an_interruption_at_any_time_is_silent(name: str) -> None:
    program = f"""
import sys
from guideproof.__main__ import main

class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupted())
sys.argv = ["guideproof", "check", {GUIDELINE!r}]
sys.stdout.write("before")
main()
"""
    given = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (given.returncode, given.stdout, given.stderr.strip()) == (130, "before", "")


def test_what_is_said_of_a_patient_in_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    """Reasons and the way are shown where they are asked for; JSON is the evaluation, whatever is asked."""
    asked = ["run", str(PATIENTS / "fit.yaml"), "--guideline", GUIDELINE]
    shown = {form: run(capsys, *asked, "--format", form) for form in ("text", "markdown", "html", "json")}
    assert {code for code, _, _ in shown.values()} == {0}
    assert shown["text"][1] == run(capsys, *asked)[1]
    assert "\nTo be decided\n" in shown["text"][1]
    assert "\n## To be decided\n" in shown["markdown"][1]
    assert shown["html"][1].startswith("<!DOCTYPE html>")
    assert shown["html"][1].endswith("</html>\n")
    assert json.loads(shown["json"][1])["status"] == "complete"
    for form, (_, text, _) in shown.items():
        more = run(capsys, *asked, "--format", form, "--why", "--path")[1]
        assert "Nobody compared" not in text.replace("nobody", "Nobody") or form == "json"
        assert more == text if form == "json" else "nobody compared them" in more
        assert form == "json" or ("The whole way" in more and "The whole way" not in text)


def test_lines_are_as_wide_as_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "46")
    _, text, _ = run(capsys, "run", str(PATIENTS / "fit.yaml"), "--guideline", GUIDELINE, "--why")
    assert 40 < max(map(len, text.splitlines())) <= 46


def test_an_answer_says_what_is_recommended_to_such_a_patient(capsys: pytest.CaptureFixture[str]) -> None:
    _, text, _ = run(capsys, "ask", "--guideline", GUIDELINE, "--recommends", "referral")
    assert "\nRecommended\n- Referral" in text
    assert "Missing" not in text


@pytest.mark.parametrize("asked", [["run", str(PATIENTS / "fit.yaml")], ["ask", "--recommends", "drug-a"]])
def test_a_stream_without_the_signs_of_certainty_is_no_obstacle(asked: list[str]) -> None:
    command = [sys.executable, "-m", "guideproof", *asked, "--guideline", GUIDELINE]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    given = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert " - +--- very low" in given.stdout
