"""Checks, tries, draws and compares the guideline of a checkout, and leaves what was found in a folder.

Run by the Action as `python -I`: nothing of the checkout is imported. What is printed of a guideline cannot be taken
for a command of the runner. In the folder lie `findings.sarif`, `comment.md`, `comparison.html` and what was drawn.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))  # `-I` leaves it out

from neutral import MOST, neutral, shortened

CLEAN, FINDINGS = 0, 1
MARGIN = 1_000
"""What is kept free of the room of a comment, for which sections are left out and the mark before it all."""
MOST_CASES = 10_000
"""How many characters of failed worked cases a comment has: all of them are in the artefact."""
MOST_NAMED = 10
NOT_COMPARED = (
    "The versions could not be compared, so it cannot be said whether patients are treated differently. What is wrong "
    "stands at the lines of the change, in the log and in `findings.sarif`."
)
REST = "The rest is too long for a comment: it is in the artefact of this run, as `comparison.html`."


class Tool:
    """The command `guideproof`, run on one guideline."""

    def __init__(self, command: str, guideline: str) -> None:
        self.command, self.guideline = command, guideline

    def run(self, name: str, *options: str, out: Path | None = None) -> tuple[int, str]:
        """The exit code and the output of a command, also written to a file; what it says of errors is shown."""
        done = subprocess.run([self.command, name, *options], capture_output=True, check=False, encoding="utf-8")
        if done.stderr:
            shown(f"guideproof {name} says", done.stderr)
        if out is not None:
            out.write_text(done.stdout, encoding="utf-8")
        return done.returncode, done.stdout


def main() -> int:
    """Does all steps, the later ones too where an earlier one fails, and gives the gravest exit code."""
    tool = Tool(os.environ["GUIDEPROOF"], os.environ.get("GUIDEPROOF_GUIDELINE") or "guideline")
    folder = Path(os.environ["GUIDEPROOF_REPORT"])
    folder.mkdir(parents=True, exist_ok=True)
    codes: dict[str, int] = {}

    codes["check"], annotations = tool.run("check", "--format", "github", "--", tool.guideline)
    print(annotations, end="")  # its reporter escapes what it says: these are the commands for annotations
    tool.run("check", "--format", "sarif", "--", tool.guideline, out=folder / "findings.sarif")
    codes["test"], tried = tool.run("test", "--", tool.guideline, out=folder / "vignettes.txt")
    shown("Worked cases", tried)
    if codes["check"] <= FINDINGS:
        codes["render"], drawn = tool.run("render", "-o", str(folder / "renders"), "--", tool.guideline)
        shown("Renders", drawn)
    compared, drawn_sections = "", []
    base = base_of_event()
    if base is not None:
        both = sides(base, tool.guideline)
        codes["diff"], compared = tool.run("diff", "--check", "--format", "markdown", "--", *both)
        picture = folder / "flowchart-diff.svg"
        data = folder / "diff.json"
        tool.run("diff", "--format", "json", "--flowchart", str(picture), "--", *both, out=data)
        shown("What changed, and for whom", compared)
        if codes["diff"] <= FINDINGS:
            tool.run("diff", "--format", "html", "--", *both, out=folder / "comparison.html")
            drawn_sections = changed_sections(json.loads(data.read_text(encoding="utf-8")), tool.guideline)
    comment = shortened(neutral(words(codes, tried, compared, drawn_sections)), REST)
    (folder / "comment.md").write_text(comment, encoding="utf-8")
    appended("GITHUB_STEP_SUMMARY", comment)
    appended("GITHUB_OUTPUT", f"code={max(codes.values())}\n")
    return max(codes.values())


def sides(base: str, guideline: str) -> list[str]:
    """The arguments of `diff`: the merge base with the branch that is merged into, and what stands in the checkout."""
    from guideproof.revisions.repository import commit_of, merge_base, repository_at
    from guideproof.revisions.side import side_of

    repository = repository_at(Path())
    parted = merge_base(repository, commit_of(repository, base), commit_of(repository, "HEAD"))
    side = side_of(parted, Path(guideline), Path())
    return [f"{parted}:{getattr(side, 'path', guideline)}", guideline]


def base_of_event() -> str | None:
    """The commit that a pull request is to be merged into, as the event says; ``None`` where it is none."""
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path or os.environ.get("GITHUB_EVENT_NAME") != "pull_request":
        return None
    event: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    sha = event["pull_request"]["base"]["sha"]
    if not isinstance(sha, str) or len(sha) not in (40, 64) or set(sha) - set("0123456789abcdef"):
        raise SystemExit("the event names no commit to compare with")
    return sha


def changed_sections(compared: dict[str, Any], guideline: str) -> list[tuple[str, str]]:
    """The sections with nodes that were changed or added, or at which somebody is led elsewhere: each its title, and
    drawn as Mermaid. Of a section whose nodes were only removed the comparison tells."""
    from guideproof.renderers.mermaid import marked
    from guideproof.workflow import sound

    signs = {each["node"]: "Ways part here" for each in compared["regions"]}
    for edit in compared["edits"]:
        kind, _, id = edit["thing"].partition(" ")
        if kind == "node":
            signs[id] = "Added" if edit["part"] == "added" else "Changed"
    return list(marked(sound(Path(guideline)), signs)) if signs else []


def words(codes: dict[str, int], tried: str, compared: str, sections: list[tuple[str, str]]) -> str:
    """What the comment says: the verdict first, then the comparison, then the changed sections that fit, then the
    worked cases, folded."""
    failed = [name for name, code in codes.items() if code != CLEAN]
    said = f"failed at: {', '.join(f'`{name}`' for name in failed)}" if failed else "passed"
    tried = without_passed(tried)
    fence = "`" * (longest(tried) + 3)
    parts = [f"**Guideproof** {said}.", compared.strip()]
    if "diff" in codes and not compared.strip():
        parts[1:] = [NOT_COMPARED]
    cases = f"<details>\n<summary>Worked cases</summary>\n\n{fence}text\n{tried.rstrip()}\n{fence}\n\n</details>"
    cases = cases if tried.strip() else ""
    room = MOST - MARGIN - len(neutral("".join([*parts, cases])))
    return "\n\n".join(part for part in [*parts, *that_fit(sections, room), cases] if part) + "\n"


def without_passed(tried: str) -> str:
    """The worked cases without those that passed, and of those that failed as many lines as leave room for the rest of
    a comment."""
    lines = [line for line in tried.lstrip("\n").splitlines(keepends=True) if not line.startswith("pass ")]
    kept, size = 0, 0
    while kept < len(lines) and size + len(lines[kept]) <= MOST_CASES:
        size, kept = size + len(lines[kept]), kept + 1
    left = len(lines) - kept
    more = [f"and {left} more lines, in vignettes.txt of the artefact of this run\n"] if left else []
    return "".join([*lines[:kept], *more]).lstrip("\n")


def that_fit(sections: list[tuple[str, str]], room: int) -> list[str]:
    """As many sections, folded, as there is room for, and which were left out."""
    told: list[str] = []
    left: list[str] = []
    for title, drawn in sections:
        summary = title.replace("&", "&amp;").replace("<", "&lt;")
        fold = f"<details>\n<summary>{summary}</summary>\n\n```mermaid\n{drawn}```\n\n</details>"
        size = len(neutral(fold)) + 2
        if size <= room:
            told.append(fold)
            room -= size
        else:
            left.append(f"`{title.replace('`', '').strip()[:60]}`")
    if left:
        more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
        names = ", ".join(left[:MOST_NAMED])
        told.append(f"Too long to be drawn here, see `renders/mermaid/` in the artefact of this run: {names}{more}.")
    return told


def longest(text: str) -> int:
    """How many backticks stand beside each other at most: a fence has to be longer."""
    most = run = 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        most = max(most, run)
    return most


def shown(title: str, text: str) -> None:
    """Prints a text in the log, in which nothing is a command of the runner."""
    token = secrets.token_hex(16)
    print(f"::group::{title}\n::stop-commands::{token}\n{text}\n::{token}::\n::endgroup::")


def appended(variable: str, text: str) -> None:
    """Adds a text to a file of the runner, where there is one."""
    path = os.environ.get(variable)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    sys.exit(main())
