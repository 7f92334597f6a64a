"""What is answered: the page, what is new, and a patient who waits while a page loads."""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from guideproof.serving.guard import Guard
from guideproof.serving.patients import Patients
from guideproof.serving.shown import Shown

_MOST = 1 << 20
"""The most bytes of a request."""


class WantedPatient(msgspec.Struct):
    """Which patient a page wants back."""

    kept: str


def app_of(shown: Shown, patients: Patients, token: str, port: int) -> ASGIApp:
    """The program that answers, for requests to a port of this machine whose path begins with the token."""

    async def page(request: Request) -> Response:
        return Response(shown.page, media_type="text/html")

    async def events(request: Request) -> Response:
        return StreamingResponse(_as_events(shown), media_type="text/event-stream")

    async def keep(request: Request) -> Response:
        data = await _body(request)
        if data is None:
            return PlainTextResponse("That is too much to be kept.\n", 413)
        try:
            msgspec.json.decode(data, type=dict)
        except msgspec.DecodeError:
            return PlainTextResponse("That is no patient.\n", 400)
        return _json(msgspec.json.encode({"kept": patients.keep(data)}))

    async def take(request: Request) -> Response:
        try:
            wanted = msgspec.json.decode(await _body(request) or b"", type=WantedPatient)
        except msgspec.DecodeError:
            return PlainTextResponse("That is no name of what was kept.\n", 400)
        held = patients.take(wanted.kept)
        return PlainTextResponse("Nothing is kept by that name.\n", 404) if held is None else _json(held)

    routes = [
        Route("/", page, methods=["GET"]),
        Route("/events", events, methods=["GET"]),
        Route("/keep", keep, methods=["POST"]),
        Route("/take", take, methods=["POST"]),
    ]
    inner = Starlette(routes=routes)
    inner.router.redirect_slashes = False
    return Guard(inner, token, port)


def _json(data: bytes) -> Response:
    return Response(data, media_type="application/json")


async def _body(request: Request) -> bytes | None:
    """The body; nothing where it is too much, which is read no further than that shows."""
    read = b""
    try:
        async for part in request.stream():
            read += part
            if len(read) > _MOST:
                return None
    except ClientDisconnect:  # who asked has gone: nobody reads the answer
        return None
    return read


async def _as_events(shown: Shown) -> AsyncIterator[bytes]:
    async for told in shown.changes():
        yield b": still here\n\n" if told is None else b"data: " + told + b"\n\n"
