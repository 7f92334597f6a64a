"""Who is answered: pages of this address that know the token. Every other request learns nothing."""

from __future__ import annotations

from hmac import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_READS, _ASKS = "GET", "POST"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Beside the policy that the page itself has: it stands in no frame, is kept nowhere, and tells nobody its address."""


class Guard:
    """Lets through what is asked of this address by name or number (else another name was made to lead here), comes
    from no other page, and begins with the token, which is taken off the path."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token.encode()
        names = ("127.0.0.1", "localhost")
        self._hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, sealed)
            return
        path = scope["path"][len(self._token) + 1 :]
        await self._app({**scope, "path": path, "raw_path": path.encode()}, receive, sealed)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if headers.getlist("host") != [headers.get("host", "")] or headers["host"].lower() not in self._hosts:
            return PlainTextResponse("This is not the address of this page.\n", 421)
        origins = headers.getlist("origin")
        if scope["method"] not in (_READS, _ASKS):
            return PlainTextResponse("That is not answered here.\n", 405)
        ours = {f"http://{host}" for host in self._hosts}
        if not ours.issuperset(origins) or (scope["method"] == _ASKS and not origins):
            return PlainTextResponse("Only this page itself may ask that.\n", 403)
        first, slash, _ = scope["path"].removeprefix("/").partition("/")
        if not slash or not compare_digest(first.encode("utf-8", "replace"), self._token):
            return PlainTextResponse("There is nothing here: take the address that `guideproof serve` printed.\n", 404)
        return None
