"""The comment under a pull request, written by the script of the Action against an API made for it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

POST = Path(__file__).parents[2] / ".ci" / "action" / "comment" / "post.py"
SHA, FORK = "a" * 40, "stranger/guideline"
BOT = {"login": "github-actions[bot]"}


class Github:
    """As much of the API as is asked: pull requests, comments, artefacts; and what was asked of it."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = [pull(7, SHA)]
        self.artefact: bytes | None = None
        self.size = 100
        self.storage_saw_token = False
        self.refuses = False
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *arguments: object) -> None:
                pass

            def answer(self, value: object) -> None:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(value if isinstance(value, bytes) else json.dumps(value).encode())

            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                if path == "/storage":
                    outer.storage_saw_token = "Authorization" in self.headers
                    self.answer(outer.artefact or b"")
                elif path.endswith("/zip"):
                    self.send_response(302)
                    self.send_header("Location", "/storage")
                    self.end_headers()
                elif path.endswith("/pulls"):
                    self.answer(outer.pulls)
                elif path.endswith("/artifacts"):
                    one = {"id": 5, "name": "guideproof-report", "expired": False, "size_in_bytes": outer.size}
                    self.answer({"artifacts": [one] if outer.artefact is not None else []})
                else:
                    self.answer(outer.comments if "&page=1" in self.path else [])

            def do_POST(self) -> None:
                body = self.sent()
                if outer.refuses:
                    self.send_error(403)
                    return
                outer.comments.append({"id": len(outer.comments) + 1, "user": BOT, "body": body})
                self.answer({})

            def do_PATCH(self) -> None:
                body, id = self.sent(), int(self.path.rpartition("/")[2])
                next(each for each in outer.comments if each["id"] == id)["body"] = body
                self.answer({})

            def sent(self) -> str:
                return str(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"])

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


def pull(number: int, sha: str, of: str | None = FORK) -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha, "repo": {"full_name": of} if of else None}}


@pytest.fixture
def github() -> Iterator[Github]:
    made = Github()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def post(github: Github, folder: Path, how: str, event: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    (folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
    given = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()} | {
        "GITHUB_API_URL": github.address,
        "GITHUB_EVENT_PATH": str(folder / "event.json"),
        "GITHUB_REPOSITORY": "owner/guideline",
        "GITHUB_TOKEN": "secret",
        "GUIDEPROOF_REPORT": str(folder),
    }
    command = [sys.executable, "-I", str(POST), how]
    return subprocess.run(command, env=given, capture_output=True, text=True, check=False, timeout=60)


def zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def run_of(**changed: Any) -> dict[str, Any]:
    run = {
        "id": 3,
        "event": "pull_request",
        "head_sha": SHA,
        "head_branch": "work",
        "head_repository": {"full_name": FORK, "owner": {"login": "stranger"}},
        "pull_requests": [],
    }
    return {"workflow_run": run | changed}


def test_one_comment_is_updated_and_not_repeated(github: Github, tmp_path: Path) -> None:
    mark = "<!-- guideproof -->\n"
    github.comments = [{"id": 1, "user": {"login": "somebody"}, "body": f"{mark}mine"}]
    for text in ("first @user", "second"):
        (tmp_path / "comment.md").write_text(text, encoding="utf-8")
        done = post(github, tmp_path, "own", {"pull_request": {"number": 7}})
        assert done.returncode == 0, done.stderr
    assert [each["body"] for each in github.comments] == [f"{mark}mine", f"{mark}second"]


def test_the_report_of_a_fork_is_made_to_act_on_nothing(github: Github, tmp_path: Path) -> None:
    hostile = (
        b"@everyone fixes #1 <img src=x> <!-- guideproof --> ![x](https://example.org/x.png) \xff\xfe"
        + b"long\n" * 50_000
    )
    github.artefact = zipped({"../../comment.md": b"other", "comment.md": hostile, "number": b"1"})
    done = post(github, tmp_path, "artefact", run_of())
    assert done.returncode == 0, done.stderr
    (comment,) = github.comments
    assert len(comment["body"]) <= 60_000
    body = comment["body"].removeprefix("<!-- guideproof -->\n")
    assert not any(sign in body for sign in ("@e", "#1", "<i", "<!", "![", "://"))
    assert not github.storage_saw_token
    assert sorted(path.name for path in tmp_path.iterdir()) == ["event.json"]


def torn(kind: int) -> bytes:
    """An archive whose one file cannot be unpacked."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", kind) as archive:
        archive.writestr("comment.md", bytes(range(256)) * 40)
    whole = bytearray(data.getvalue())
    start = 30 + len("comment.md")
    whole[start : start + 40] = b"\xff" * 40
    return bytes(whole)


@pytest.mark.parametrize(
    "artefact",
    [b"", b"no archive", zipped({"other.md": b"x"}), torn(zipfile.ZIP_DEFLATED), torn(zipfile.ZIP_LZMA)],
    ids=["empty", "none", "another file", "torn", "torn otherwise"],
)
def test_an_artefact_that_is_none_is_refused(github: Github, tmp_path: Path, artefact: bytes) -> None:
    github.artefact = artefact
    done = post(github, tmp_path, "artefact", run_of())
    assert done.returncode == 1
    assert "holds no report" in done.stderr
    assert "Traceback" not in done.stderr
    assert github.comments == []


def test_an_archive_that_swells_is_read_no_further_than_a_bound(github: Github, tmp_path: Path) -> None:
    github.artefact = zipped({"comment.md": b"\n" * (300 << 20)})
    assert len(github.artefact) < 1 << 20
    done = post(github, tmp_path, "artefact", run_of())
    assert done.returncode == 0, done.stderr
    assert len(github.comments[0]["body"]) <= 60_000
    github.size = 1 << 40
    assert post(github, tmp_path, "artefact", run_of()).returncode == 1


@pytest.mark.parametrize("pulls", [[], [pull(9, "b" * 40)], [pull(9, SHA, "another/guideline")], [pull(9, SHA, None)]])
def test_no_other_pull_request_is_written_to(github: Github, tmp_path: Path, pulls: list[dict[str, Any]]) -> None:
    github.pulls, github.artefact = pulls, zipped({"comment.md": b"text"})
    done = post(github, tmp_path, "artefact", run_of())
    assert done.returncode == 0
    assert "nothing is written" in done.stdout
    assert github.comments == []


def test_of_a_fork_that_was_deleted_nothing_is_asked(github: Github, tmp_path: Path) -> None:
    github.artefact = zipped({"comment.md": b"text"})
    done = post(github, tmp_path, "artefact", run_of(head_repository=None))
    assert (done.returncode, github.comments) == (0, [])
    assert "nothing is written" in done.stdout


def test_a_token_that_may_not_write_is_said_with_a_way_out(github: Github, tmp_path: Path) -> None:
    github.refuses = True
    (tmp_path / "comment.md").write_text("text", encoding="utf-8")
    done = post(github, tmp_path, "own", {"pull_request": {"number": 7}})
    assert done.returncode == 1
    assert "GitHub answers 403 to POST /repos/owner/guideline/issues/7/comments: the job needs" in done.stderr
    assert "Traceback" not in done.stderr
    assert "secret" not in done.stderr


def test_a_run_of_no_pull_request_writes_nothing(github: Github, tmp_path: Path) -> None:
    github.artefact = zipped({"comment.md": b"text"})
    assert post(github, tmp_path, "artefact", run_of(event="push")).returncode == 0
    assert github.comments == []
