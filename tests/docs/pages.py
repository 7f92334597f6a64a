"""A page of the documents as what a reader would do with it: files are written, commands run, tables made anew.

Marks are comments that a reader does not see, each before a block:

| mark | the block |
|---|---|
| ``<!-- base: PAGE or folder -->`` | none; starts from what a page left, or from a folder of the repository |
| ``<!-- file: PATH -->`` | is written to a file; what is found wrong at the end of the page is a failure |
| ``<!-- aside: PATH -->`` | is written to a file for the next command only |
| ``<!-- part: PATH -->`` | stands in a file, at some indent |
| ``<!-- shown: PATH -->`` | is a file |
| ``<!-- keys: ADDRESS -->`` | the table of the keys of a mapping of the schemas |
| ``<!-- checks: CODES -->`` | the table of these checks |

A block of ``console`` needs no mark: each line with ``$`` is run, and what stands below is what it prints.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import textwrap
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner
from tests.docs.schema_tables import table

from guideproof.checks import CHECKS
from guideproof.cli import guideproof

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MARK = re.compile(
    r"<!-- (?P<kind>base|file|aside|part|shown|keys|checks): (?P<name>.*?) -->\n"
    r"(?:\n(?P<block>```(?P<language>\w*)\n(?P<body>(?:(?!```).*\n)*)```\n|(?:\|.*\n)+))?"
    r"|```console\n(?P<console>(?:(?!```).*\n)*)```\n"
)
SECONDS = re.compile(r"\(\d+\.\d+ s\)")
COLUMNS = "80"


class WrongPage(AssertionError):
    """A page says what is not so."""


def played(page: Path, folder: Path) -> str:
    """The page as it ought to be, after doing in a folder what it says; raises ``WrongPage``."""
    text = page.read_text(encoding="utf-8")
    stage = _Stage(page, folder)
    parts, end = [], 0
    for mark in MARK.finditer(text):
        between = text[end : mark.start()]
        if "```" in between.replace("```text\n", "").replace("```sh\n", "") and _unmarked(between):
            raise WrongPage(f"{page}: a block has no mark: {between[:300]}")
        parts += [between, stage.written(mark)]
        end = mark.end()
    return "".join([*parts, text[end:]])


def _unmarked(between: str) -> bool:
    return re.search(r"^```(?!text\n|sh\n)\w+\n", between, re.MULTILINE) is not None


class _Stage:
    def __init__(self, page: Path, folder: Path) -> None:
        self._page, self._folder = page, folder
        self._aside: dict[Path, str | None] = {}

    def written(self, mark: re.Match[str]) -> str:
        if mark["console"] is not None:
            return self._console(mark["console"])
        kind, name = mark["kind"], mark["name"]
        head, block = f"<!-- {kind}: {name} -->\n", mark["block"] or ""
        match kind:
            case "base":
                self._start(name)
                return mark[0]
            case "keys":
                return f"{head}\n{table(name)}"
            case "checks":
                return f"{head}\n{checks(name)}"
            case "shown":
                body = (self._folder / name).read_text(encoding="utf-8").rstrip()
                return f"{head}\n```{_language(name)}\n{body}\n```\n"
        if not block:
            raise WrongPage(f"{self._page}: no block behind {head}")
        if kind == "part":
            self._holds(name, mark["body"])
        else:
            self._write(name, mark["body"], aside=kind == "aside")
        return mark[0]

    def _start(self, name: str) -> None:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("vignettes") if name == "guideline" else None
            shutil.copytree(source, self._folder / "guideline", ignore=ignored)
        else:
            played(source, self._folder)

    def _holds(self, name: str, body: str) -> None:
        whole = (self._folder / name).read_text(encoding="utf-8")
        lines = [line.strip() for line in whole.splitlines()]
        wanted = [line.strip() for line in textwrap.dedent(body).splitlines() if line.strip() not in ("", "…")]
        if [line for line in wanted if line not in lines]:
            raise WrongPage(f"{self._page}: {name} does not hold {[each for each in wanted if each not in lines]}")

    def _write(self, name: str, body: str, *, aside: bool) -> None:
        path = self._folder / name
        if aside:
            self._aside.setdefault(path, path.read_text(encoding="utf-8") if path.exists() else None)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")

    def _console(self, body: str) -> str:
        commands = [line for line in body.splitlines() if line.startswith("$ ")]
        if not commands:
            raise WrongPage(f"{self._page}: a block of `console` runs nothing")
        said = "\n".join(line for command in commands for line in self._run(command))
        for path, before in self._aside.items():
            path.unlink() if before is None else path.write_text(before, encoding="utf-8")
        self._aside = {}
        return f"```console\n{said}\n```\n"

    def _run(self, command: str) -> Iterator[str]:
        words = shlex.split(command.removeprefix("$ "))
        if words[0] != "guideproof":
            raise WrongPage(f"{self._page}: only `guideproof` is run, not `{words[0]}`")
        yield command
        with chdir(self._folder):
            result = CliRunner(env={"COLUMNS": COLUMNS, "NO_COLOR": "1"}).invoke(guideproof, words[1:])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        yield from (line.rstrip() for line in SECONDS.sub("(a moment)", result.output).strip("\n").split("\n"))


def checks(codes: str) -> str:
    """The table of some checks, by their codes."""
    wanted = codes.split()
    known = {check.code: check for check in CHECKS}
    rows = [f"| {code} | `{known[code].slug}` | {known[code].severity} | {known[code].summary} |" for code in wanted]
    return "\n".join(["| code | name | severity | finds |", "|---|---|---|---|", *rows]) + "\n"


def _language(name: str) -> str:
    return {".yaml": "yaml", ".csv": "csv", ".json": "json"}[Path(name).suffix]


def accepting() -> bool:
    """Whether what is written anew is kept."""
    return bool(os.environ.get("GUIDEPROOF_ACCEPT"))
