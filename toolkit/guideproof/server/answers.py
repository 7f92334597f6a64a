"""What the editor asks of a place in a file, passed to who knows it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from guideproof.server.completion import Offer, offers
from guideproof.server.here import word_at
from guideproof.server.hover import condition_told, told
from guideproof.server.language_server import Server
from guideproof.server.layout import layout_edits
from guideproof.server.lenses import TRY, lenses, tried
from guideproof.server.loading import Known
from guideproof.server.navigation import definition, file_of, naming_at, references
from guideproof.server.outline import Outline, row_symbols
from guideproof.server.renames import Refused, edit_of, part_of, plan_of, refusal
from guideproof.server.session import Home
from guideproof.server.texts import Text
from guideproof.server.things import Naming
from guideproof.server.tokens import WordRole
from guideproof.source import Span

_PATIENCE = 20.0
"""How many seconds somebody waits who wants worked cases to be tried."""


class AskedPlace:
    """A question about a place: its guideline, its file, and the guideline as it is known."""

    def __init__(self, server: Server, home: Home, path: str, known: Known, place: Span) -> None:
        self.server, self.session = server, server.session
        self.home, self.path, self.known, self.place = home, path, known, place

    def naming(self) -> Naming | None:
        """What is named there."""
        return naming_at(self.session, self.home, self.known, self.path, self.place)

    def key(self) -> tuple[str, types.Range] | None:
        """What the schemas say of the key there, and where that stands; of `when` the condition in words."""
        text, file = self.session.text(self.home, self.path), file_of(self.path)
        word = word_at(text.lines, self.place) if self.path.endswith(".yaml") else None
        if file is None or word is None or word.role is not WordRole.KEY:
            return None
        place = text.range(Span("", word.line + 1, word.start + 1, word.line + 1, word.end + 1))
        if word.text in ("when", "holds", "applies_when"):
            span = Span(f"{self.home.shown}/{self.path}", word.line + 1, word.end + 1, word.line + 1, word.end + 1)
            said = condition_told(self.known.guideline, span)
            if said is not None:
                return said, place
        parts = self.known.expected.at(file.kind, (*word.path, word.text))
        told = next((part.schema["description"] for part in parts if "description" in part.schema), None)
        return None if told is None else (str(told), place)

    def located(self, spans: Sequence[Span]) -> list[types.Location]:
        """Places for the editor."""
        texts: dict[str, Text] = {}
        return [self.session.located(self.home, span, texts) for span in spans]

    def in_line(self, naming: Naming) -> types.Range:
        """Where a name stands."""
        line = self.place.line
        text = self.session.text(self.home, self.path)
        return text.range(Span("", line, naming.start + 1, line, naming.end + 1))


async def asked(server: Server, uri: str, position: types.Position, *, hasty: bool = False) -> AskedPlace | None:
    """A question about a place; ``None`` for a file outside of all guidelines."""
    found = server.session.home(uri)
    if found is None:
        return None
    home, path = found
    known = await server.loading.known(home, hasty=hasty)
    if known is None:
        return None
    return AskedPlace(server, home, path, known, server.session.text(home, path).place(path, position))


def registered(server: Server) -> None:
    """Has the server answer what is asked of places and files."""
    _words(server)
    _renaming(server)
    _cases(server)
    _files(server)


def _words(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        it = await asked(server, params.text_document.uri, params.position, hasty=True)
        return None if it is None else _hover(it)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def define(params: types.DefinitionParams) -> list[types.Location] | None:
        it = await asked(server, params.text_document.uri, params.position)
        naming = it.naming() if it is not None else None
        if it is None or naming is None:
            return None
        span = definition(it.session, it.home, it.known, naming.thing)
        return it.located([span] if span is not None else [])

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def refer(params: types.ReferenceParams) -> list[types.Location] | None:
        it = await asked(server, params.text_document.uri, params.position)
        naming = it.naming() if it is not None else None
        if it is None or naming is None:
            return None
        thing = naming.thing
        spans = await asyncio.to_thread(lambda: list(references(it.session, it.home, it.known, thing)))
        if not params.context.include_declaration:
            defined = definition(it.session, it.home, it.known, thing)
            spans = [span for span in spans if span != defined]
        return it.located(spans)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list(" :[{,#")))
    async def complete(params: types.CompletionParams) -> list[types.CompletionItem] | None:
        it = await asked(server, params.text_document.uri, params.position, hasty=True)
        file = file_of(it.path) if it is not None else None
        if it is None or file is None:
            return None
        text = it.session.text(it.home, it.path)
        found = offers(it.known.guideline, it.known.expected, file, it.path, text.lines, it.place)
        line = it.place.line
        behind = text.line(line)
        return [_item(text, line, behind, at, each) for at, each in enumerate(found)]


def _item(text: Text, line: int, behind: str, at: int, offer: Offer) -> types.CompletionItem:
    """An offer as an editor shows it; a key gets its colon, where there is none."""
    colon = "" if not offer.key or behind[offer.end :].lstrip().startswith((":", ",")) else ": "
    place = text.range(Span("", line, offer.start + 1, line, offer.end + 1))
    return types.CompletionItem(
        offer.text,
        kind=types.CompletionItemKind.Property if offer.key else types.CompletionItemKind.Value,
        detail=offer.told or None,
        documentation=offer.about or None,
        sort_text=f"{at:05}",
        text_edit=types.TextEdit(place, offer.text + colon),
    )


def _renaming(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder:
        it = await asked(server, params.text_document.uri, params.position)
        naming = it.naming() if it is not None else None
        why = "there is no id here" if naming is None else refusal(naming.thing)
        if it is None or naming is None or why is not None:
            raise JsonRpcInvalidParams(why)
        return types.PrepareRenamePlaceholder(
            it.in_line(naming), naming.thing.code or naming.thing.id.rpartition("#")[2]
        )

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit:
        it = await asked(server, params.text_document.uri, params.position)
        naming = it.naming() if it is not None else None
        if it is None or naming is None:
            raise JsonRpcInvalidParams("there is no id here")
        home, store, changes, new = it.home, it.home.store, it.home.changes, part_of(naming.thing, params.new_name)
        try:
            plan = await asyncio.to_thread(plan_of, store, naming.thing, new)
            if home.changes != changes:
                raise Refused("the guideline was changed meanwhile: try again")
            return edit_of(it.session, home, plan, new, server.client_capabilities)
        except Refused as refused:
            raise JsonRpcInvalidParams(str(refused)) from refused


def _hover(it: AskedPlace) -> types.Hover | None:
    naming = it.naming()
    if naming is not None:
        said = told(it.known.guideline, naming.thing)
        return None if said is None else types.Hover(_markdown(said), it.in_line(naming))
    key = it.key()
    if key is None:
        return None
    said, place = key
    return types.Hover(_markdown(said), place)


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)


def _cases(server: Server) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def lens(params: types.CodeLensParams) -> list[types.CodeLens] | None:
        uri = params.text_document.uri
        found = session.home(uri)
        return None if found is None else lenses(*found, uri, session.text(*found))

    @server.command(TRY)
    async def try_them(uri: str, node: str) -> str:
        found = session.home(uri)
        if found is None:
            raise JsonRpcInvalidParams("this file lies in no guideline")
        home, path = found
        if not session.cases:
            session.cases = True
            session.changed([home.folder / path])
        with suppress(TimeoutError):
            await asyncio.wait_for(session.with_cases(home), _PATIENCE)
        if home.tried != home.asked or home.visits is None:
            raise JsonRpcInvalidParams("the guideline has errors, so its vignettes cannot be tried")
        passed, said = tried(node, home.visits.get(node, ()))
        kind = types.MessageType.Info if passed else types.MessageType.Warning
        server.window_show_message(types.ShowMessageParams(kind, said))
        return said


def _files(server: Server) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        found = session.home(params.text_document.uri)
        if found is None or file_of(found[1]) is None:
            return None
        text = session.text(*found)
        return row_symbols(text) if found[1].endswith(".csv") else Outline(text).symbols()

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding(params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
        found = session.home(params.text_document.uri)
        if found is None or not found[1].endswith(".yaml"):
            return None
        return Outline(session.text(*found)).folds()

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def lay_out(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        found = session.home(params.text_document.uri)
        if found is None or not found[1].endswith(".yaml"):
            return None
        return await asyncio.to_thread(layout_edits, session.text(*found), found[1])
