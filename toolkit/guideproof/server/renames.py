"""Another id for a thing, as edits and moved files that the editor makes itself."""

from __future__ import annotations

from lsprotocol.types import (
    ClientCapabilities,
    RenameFile,
    RenameFileOptions,
    ResourceOperationKind,
    WorkspaceEdit,
)

from guideproof.diagnostic import Edit
from guideproof.editing.renaming import RenamingPlan, planned
from guideproof.model.reference import Kind
from guideproof.reading.load import NotAGuideline
from guideproof.reading.naming import INNER, KINDS
from guideproof.reading.store import Store
from guideproof.server.actions import by_file_of, can, document_edits, text_edits
from guideproof.server.session import Home, Session
from guideproof.server.things import Thing
from guideproof.writing import Misuse

_WORDS = {kind: word for word, kind in (*KINDS.items(), *INNER.items())}


class Refused(ValueError):
    """Why a thing gets no other id, in words."""


def refusal(thing: Thing) -> str | None:
    """Why things of this kind get no other id from here; ``None`` where they do."""
    return None if thing.kind in _WORDS else "this is no id that could be another one"


def plan_of(store: Store, thing: Thing, new: str) -> RenamingPlan:
    """What giving a thing another id takes; of a finding it is the part behind the `#`. Raises ``Refused``."""
    why = refusal(thing)
    if why is not None:
        raise Refused(why)
    try:
        word, id = ("code", f"{thing.id}#{thing.code}") if thing.code is not None else (_WORDS[thing.kind], thing.id)
        return planned(store, word, id, part_of(thing, new))
    except (Misuse, NotAGuideline) as error:
        raise Refused(str(error)) from error


def part_of(thing: Thing, new: str) -> str:
    """The new id itself: somebody may write that of the source before it."""
    return new.partition("#")[2] or new if thing.kind is Kind.FINDING else new


def edit_of(
    session: Session, home: Home, plan: RenamingPlan, new: str, capabilities: ClientCapabilities
) -> WorkspaceEdit:
    """A renaming for the editor. Raises ``Refused``."""
    texts = text_edits(session, home, by_file_of(home, [Edit(place, new) for place in plan.places]))
    if not plan.moved:
        return WorkspaceEdit(changes=texts)
    if not can(capabilities, ResourceOperationKind.Rename):
        raise Refused("a file has to move too, which this editor does not do for a server: use `guideproof rename`")
    moves = [
        RenameFile(
            session.uri(home, path),
            (home.folder / target).as_uri(),
            options=RenameFileOptions(overwrite=False, ignore_if_exists=False),
        )
        for path, target in plan.moved.items()
    ]
    return WorkspaceEdit(document_changes=[*document_edits(texts), *moves])
