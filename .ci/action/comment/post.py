"""Puts a report under a pull request: one comment, written anew each time.

`own` takes the report of the same run. `artefact` is for a workflow that follows one of a fork (`workflow_run`): it
runs nothing of the pull request and believes nothing of what that left. Which pull request is meant says GitHub, by the
branch and the commit of the run; the artefact gives a text, which is bounded, and made to act on nothing.
"""

from __future__ import annotations

import io
import json
import lzma
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
import zlib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from neutral import MOST, neutral, shortened

MARK = "<!-- guideproof -->"
MOST_BYTES = 1 << 20
MOST_ZIPPED = 64 << 20
NAME = "guideproof-report"
REST = "The rest is too long for a comment: it is in the artefact of the run."

_NO_REPORT = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(KeyError, ValueError, RuntimeError, MemoryError),
)
"""What reading an archive can end with, whatever it holds."""


class Elsewhere(urllib.request.HTTPRedirectHandler):
    """Follows a redirection without the token: what GitHub stores lies with somebody else."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """The request that follows, of which the host of GitHub's API alone gets the token."""
        follows = super().redirect_request(req, fp, code, msg, headers, newurl)
        if follows is not None:
            follows.remove_header("Authorization")
        return follows


def ask(path: str, *, method: str = "GET", body: object = None, most: int = 8 << 20) -> bytes:
    """What the API answers, of at most so many bytes."""
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    request = urllib.request.Request(f"{api}{path}", method=method)
    request.add_header("Accept", "application/vnd.github+json")
    request.add_header("X-GitHub-Api-Version", "2022-11-28")
    request.add_header("Authorization", f"Bearer {os.environ['GITHUB_TOKEN']}")
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.build_opener(Elsewhere).open(request, timeout=60) as answer:
            data: bytes = answer.read(most + 1)
    except urllib.error.HTTPError as refused:
        hint = ""
        if refused.code in (401, 403) and method != "GET":
            hint = ": the job needs `pull-requests: write`, which a run of a fork or of Dependabot never has"
        asked_for = path.partition("?")[0]
        raise SystemExit(f"GitHub answers {refused.code} to {method} {asked_for}{hint}") from refused
    except OSError as unreached:
        raise SystemExit(f"GitHub could not be asked: {type(unreached).__name__}") from unreached
    if len(data) > most:
        raise SystemExit("GitHub answers with more than is read")
    return data


def asked(path: str, **how: Any) -> Any:
    """The same as data."""
    return json.loads(ask(path, **how))


def repository() -> str:
    """The repository of the run."""
    name = os.environ["GITHUB_REPOSITORY"]
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", name):
        raise SystemExit("the run names no repository")
    return name


def event() -> dict[str, Any]:
    """What started the run."""
    found: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    return found


def pull_request_of(run: dict[str, Any]) -> int | None:
    """The open pull request whose head is the commit of a run, as GitHub says; ``None`` where it has moved on."""
    if run["head_repository"] is None:  # it was deleted since
        return None
    head = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    query = urllib.parse.urlencode({"state": "open", "head": head, "per_page": "100"})
    for each in asked(f"/repos/{repository()}/pulls?{query}"):
        same = each["head"]["sha"] == run["head_sha"]
        if same and (each["head"]["repo"] or {}).get("full_name") == run["head_repository"]["full_name"]:
            return int(each["number"])
    return None


def text_of_artefact(run: dict[str, Any]) -> str | None:
    """The text that a run left, whatever it is: of the one file that is looked for, and of no more than a bound."""
    listed = asked(f"/repos/{repository()}/actions/runs/{int(run['id'])}/artifacts?per_page=100&name={NAME}")
    found = [each for each in listed["artifacts"] if each["name"] == NAME and not each["expired"]]
    if not found:
        return None
    if int(found[0]["size_in_bytes"]) > MOST_ZIPPED:
        raise SystemExit("the artefact is larger than is read")
    data = ask(f"/repos/{repository()}/actions/artifacts/{int(found[0]['id'])}/zip", most=MOST_ZIPPED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("comment.md") as file:
            return file.read(MOST_BYTES).decode("utf-8", "replace")
    except _NO_REPORT as wrong:
        raise SystemExit(f"the artefact holds no report: {type(wrong).__name__}") from wrong


def put(number: int, text: str) -> str:
    """Writes the comment of a pull request, in the place of the one that was written before. Gives what was done."""
    body = f"{MARK}\n{shortened(neutral(text), REST, MOST - len(MARK) - 1)}"
    author = os.environ.get("GUIDEPROOF_AUTHOR") or "github-actions[bot]"
    for page in range(1, 31):
        comments = asked(f"/repos/{repository()}/issues/{number}/comments?per_page=100&page={page}")
        for each in comments:
            if each["user"]["login"] == author and each["body"].startswith(MARK):
                asked(f"/repos/{repository()}/issues/comments/{int(each['id'])}", method="PATCH", body={"body": body})
                return "updated"
        if len(comments) < 100:
            break
    asked(f"/repos/{repository()}/issues/{number}/comments", method="POST", body={"body": body})
    return "written"


def main(how: str) -> int:
    """Writes the comment, or says why there is none."""
    happened = event()
    if how == "artefact":
        run = happened["workflow_run"]
        if run["event"] != "pull_request":
            print("The run was of no pull request.")
            return 0
        number = pull_request_of(run)
        text = None if number is None else text_of_artefact(run)
    else:
        number = int(happened["pull_request"]["number"])
        text = (Path(os.environ["GUIDEPROOF_REPORT"]) / "comment.md").read_text(encoding="utf-8")
    if number is None or text is None:
        print("There is no open pull request at this commit, or no report of it: nothing is written.")
        return 0
    print(f"The comment of pull request {number} was {put(number, text)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "own"))
