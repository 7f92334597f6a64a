"""The fixes of findings as actions that the editor offers, and as edits of its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lsprotocol.types import (
    ClientCapabilities,
    CodeAction,
    CodeActionKind,
    CodeActionParams,
    CreateFile,
    CreateFileOptions,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    ResourceOperationKind,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from guideproof.diagnostic import Diagnostic, Edit, Fix
from guideproof.reading.opening import Unopened
from guideproof.server.findings import shown_findings
from guideproof.server.session import Home, Session
from guideproof.server.texts import Text
from guideproof.source import whole
from guideproof.writing.edited import apart

ALL = f"{CodeActionKind.SourceFixAll.value}.guideproof"
KINDS = (CodeActionKind.QuickFix.value, ALL)


def actions(
    session: Session, home: Home, params: CodeActionParams, capabilities: ClientCapabilities
) -> list[CodeAction]:
    """The ways to mend what was found at a place, those first that are certain; and, where it is asked for, all that
    are certain at once."""
    only = params.context.only
    found: list[CodeAction] = []
    if only is None or any(_is_kind(CodeActionKind.QuickFix.value, str(each)) for each in only):
        found = list(_quick(session, home, params, capabilities))
    if only is not None and any(_is_kind(ALL, str(each)) for each in only):
        found += _all(session, home, capabilities)
    return sorted(found, key=lambda action: not action.is_preferred)


def _is_kind(kind: str, asked: str) -> bool:
    return kind == asked or kind.startswith(f"{asked}.")


def _quick(
    session: Session, home: Home, params: CodeActionParams, capabilities: ClientCapabilities
) -> Iterator[CodeAction]:
    texts: dict[str, Text] = {}
    for finding in home.findings:
        place = session.located(home, finding.span, texts)
        if place.uri != params.text_document.uri or not _meet(place.range, params.range):
            continue
        shown = shown_findings([finding], lambda span: session.located(home, span, texts))[place.uri]
        for fix in finding.fixes:
            edit = workspace_edit(session, home, fix.edits, capabilities)
            if edit is not None:
                yield CodeAction(fix.title, CodeActionKind.QuickFix, shown, fix.certain or None, edit=edit)


def _all(session: Session, home: Home, capabilities: ClientCapabilities) -> list[CodeAction]:
    fixes = apart(_certain(home.findings))
    edit = workspace_edit(session, home, [edit for fix in fixes for edit in fix.edits], capabilities)
    return [CodeAction("Make all certain fixes", ALL, edit=edit)] if fixes and edit is not None else []


def _certain(findings: Iterable[Diagnostic]) -> Iterator[Fix]:
    return (fix for finding in findings for fix in finding.fixes if fix.certain)


def _meet(one: Range, other: Range) -> bool:
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character


def can(capabilities: ClientCapabilities, operation: ResourceOperationKind) -> bool:
    """Whether the editor can make or rename files."""
    workspace = capabilities.workspace
    edit = workspace.workspace_edit if workspace is not None else None
    return edit is not None and bool(edit.document_changes) and operation in (edit.resource_operations or ())


def workspace_edit(
    session: Session, home: Home, edits: Iterable[Edit], capabilities: ClientCapabilities
) -> WorkspaceEdit | None:
    """Edits of the files of a guideline for the editor; ``None`` where there are none, or where a file is to be made
    and the editor cannot make it."""
    by_file = by_file_of(home, edits)
    new = [path for path, wanted in by_file.items() if _is_new(home, path, wanted)]
    if not by_file or (new and not can(capabilities, ResourceOperationKind.Create)):
        return None
    texts = text_edits(session, home, by_file)
    if not new:
        return WorkspaceEdit(changes=texts)
    made = [CreateFile(session.uri(home, path), options=CreateFileOptions(ignore_if_exists=False)) for path in new]
    return WorkspaceEdit(document_changes=[*made, *document_edits(texts)])


def text_edits(session: Session, home: Home, by_file: Mapping[str, Sequence[Edit]]) -> dict[str, list[TextEdit]]:
    """Edits by the address of their file; new lines end as the others of the file do."""
    found: dict[str, list[TextEdit]] = {}
    for path, edits in by_file.items():
        text = session.text(home, path)
        found[session.uri(home, path)] = [
            TextEdit(text.range(each.span), each.text.replace("\n", text.line_end)) for each in edits
        ]
    return found


def document_edits(texts: Mapping[str, Sequence[TextEdit]]) -> list[TextDocumentEdit]:
    """Edits as an editor takes them that makes and moves files too."""
    return [TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(uri), [*edits]) for uri, edits in texts.items()]


def by_file_of(home: Home, edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Edits by the path of their file in the guideline."""
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.span.path.removeprefix(f"{home.shown}/"), []).append(edit)
    return by_file


def _is_new(home: Home, path: str, edits: list[Edit]) -> bool:
    """Whether edits make a file: they are of one as a whole that is not there."""
    try:
        home.store.look(path)
    except Unopened:
        return all(each.span == whole(each.span.path) for each in edits)
    return False
