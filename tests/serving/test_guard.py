"""Who is answered: pages of this address that know the token, and nobody else."""

from __future__ import annotations

import asyncio

import pytest
from starlette.testclient import TestClient

from guideproof.serving.app import app_of
from guideproof.serving.editors import HINT, editor_named
from guideproof.serving.guard import HEADERS
from guideproof.serving.patients import Patients
from guideproof.serving.shown import Phase, ShownState, after, after_change, shown
from guideproof.serving.work import DrawnPicture, Examined, Failed, Undrawn

TOKEN = "right-token_with-32-signs-or-more"
HERE = "http://127.0.0.1:8765"
FOUND = {"code": "GP108", "severity": "error", "message": "<b>", "path": "guideline/a b.yaml", "line": 3, "column": 5}


@pytest.fixture
def client() -> TestClient:
    board = shown(None, HINT)
    board.tell(after(board.told, DrawnPicture("A title", "0" * 32, b"<html>the page</html>"), 0.0))
    board.end()  # so that the stream of what is new has an end
    return TestClient(app_of(board, Patients(), TOKEN, 8765), base_url=HERE, follow_redirects=False)


def test_the_page_is_given_to_who_knows_the_token(client: TestClient) -> None:
    answer = client.get(f"/{TOKEN}/")
    assert (answer.status_code, answer.text) == (200, "<html>the page</html>")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert client.get(f"/{TOKEN}/events").headers["content-type"].startswith("text/event-stream")
    assert client.get(f"/{TOKEN}/", headers={"Host": "localhost:8765"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/", "", "/x/", f"/{TOKEN}", f"/{TOKEN}x/", f"/{TOKEN[:-1]}/", f"//{TOKEN}/", "/tökén/", "/events", "/%00/",
     f"/{TOKEN.upper()}/", "/../", "/..%2f..%2fetc/passwd"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_the_token_there_is_nothing(path: str, method: str, client: TestClient) -> None:
    answer = client.request(method, path, headers={"Origin": HERE})
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/page.html", "/events/", "//", "/%2e/"]
)
def test_no_path_leads_to_a_file(path: str, client: TestClient) -> None:
    assert client.get(f"/{TOKEN}{path}").status_code == 404


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8765.evil.example", "0.0.0.0:8765",
     "[::1]:8765", "localhost", "localhost:8765@evil.example", ""],
)  # fmt: skip
def test_under_another_name_nothing_is_answered(host: str, client: TestClient) -> None:
    assert client.get(f"/{TOKEN}/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "https://127.0.0.1:8765", "http://127.0.0.1:8766", "http://127.0.0.1", "null", "",
     "http://127.0.0.1:8765.evil.example", "http://127.0.0.1:8765/"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/events", "/keep", "/take"])
def test_no_other_page_is_answered(origin: str, path: str, client: TestClient) -> None:
    for method in ("GET", "POST"):
        answer = client.request(method, f"/{TOKEN}{path}", headers={"Origin": origin}, content="{}")
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers


def test_what_changes_something_needs_an_origin(client: TestClient) -> None:
    assert client.post(f"/{TOKEN}/keep", content="{}").status_code == 403


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_no_other_method_is_answered(method: str, client: TestClient) -> None:
    for path in ("/", "/events", "/keep"):
        assert client.request(method, f"/{TOKEN}{path}", headers={"Origin": HERE}).status_code == 405
    assert client.post(f"/{TOKEN}/", headers={"Origin": HERE}).status_code == 405
    assert client.get(f"/{TOKEN}/keep").status_code == 405


def test_a_patient_is_given_back_once(client: TestClient) -> None:
    def ask(path: str, content: bytes | str) -> tuple[int, str]:
        answer = client.post(f"/{TOKEN}{path}", headers={"Origin": HERE}, content=content)
        return answer.status_code, answer.text

    status, name = ask("/keep", '{"facts": {"age": 61}}')
    assert status == 200
    assert ask("/take", name) == (200, '{"facts": {"age": 61}}')
    assert ask("/take", name)[0] == 404
    for wrong in ("", "[]", "{", "null", b"\xff", '{"kept": 1}', "[" * 100_000):
        assert ask("/take", wrong)[0] == 400
        assert ask("/keep", wrong)[0] == (200 if wrong == '{"kept": 1}' else 400)
    assert ask("/keep", b" " * ((1 << 20) + 1))[0] == 413


def test_patients_are_forgotten_within_a_minute_and_of_too_many_the_oldest() -> None:
    now = [0.0]
    patients = Patients(lambda: now[0])
    names = [patients.keep(bytes([number])) for number in range(17)]
    assert [patients.take(name) for name in names[:2]] == [None, b"\x01"]
    now[0] = 60.0
    assert patients.take(names[2]) is None


def test_the_state_follows_what_runs_say() -> None:
    told = ShownState()
    assert told.line == "Reading what is in the files."
    told = after(told, Undrawn("A title", [FOUND]), 1.0)
    assert (told.phase, told.line) == (Phase.BROKEN, "The guideline has errors, so there is no picture yet.")
    told = after(after_change(told), DrawnPicture("A title", "a", b"page"), 2.0)
    assert (told.phase, told.findings, told.since, told.counts) == (Phase.CHECKING, (), 2.0, "")
    told = after(told, Examined([], "5 statements."), 3.0)
    assert (told.phase, told.line, told.since) == (Phase.CURRENT, "Current: no findings. 5 statements.", 2.0)
    told = after(after_change(told), Undrawn("A title", [FOUND]), 4.0)
    assert (told.page, told.line) == (b"page", "The guideline has errors, so the last good picture stays.")
    told = after(told, Examined([FOUND, FOUND], ""), 5.0)
    assert (told.phase, told.counts, told.outdated) == (Phase.BROKEN, "2 errors", False)
    told = after(after_change(told), Failed("no guideline"), 6.0)
    assert (told.phase, told.problem, told.page) == (Phase.FAILED, "no guideline", b"page")


def test_those_who_listen_hear_each_change_and_the_end() -> None:
    async def heard() -> list[bool]:
        board, said = shown(None, HINT), []
        async for told in board.changes(0.001):
            said.append(told is not None)
            if len(said) == 2:
                board.tell(after_change(board.told))
            if len(said) == 4:
                board.end()
        return said

    assert asyncio.run(heard())[:3] == [True, False, True]


def test_a_line_is_opened_by_an_address_that_holds_no_more_than_it(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "guideline"
    folder.mkdir()
    assert editor_named("vscode", folder)(FOUND) == f"vscode://file{folder.as_posix()}/a%20b.yaml:3:5"
    hostile = {**FOUND, "path": 'guideline/"><b>&line=9#é.yaml'}
    opened = editor_named("idea", folder)(hostile).removeprefix(f"idea://open?file={folder.as_posix()}")
    assert opened == "/%22%3E%3Cb%3E%26line%3D9%23%C3%A9.yaml&line=3&column=5"
    assert editor_named("x:{path}", folder)(FOUND).startswith("x:/")
