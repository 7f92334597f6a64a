"""The two sides of a comparison: a guideline in a folder, or as it was at a revision of its repository.

The files of a revision are read as Git gives them and put nowhere: the repository, its index and its working tree stay
as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from guideproof.analysis.comparing.comparison import Comparison, StatedRename
from guideproof.analysis.comparing.precedence import VersionNumber
from guideproof.analysis.comparing.versions import CHANGELOG, Judged, judge
from guideproof.diagnostic import Severity
from guideproof.model.fault import Closed
from guideproof.model.guideline import Guideline
from guideproof.reading.files import MANIFEST
from guideproof.reading.load import load_guideline
from guideproof.reading.opening import Unopened, read_file
from guideproof.reading.remembering import Remembering
from guideproof.reading.store import Disk, Nowhere, Overlay, Store
from guideproof.reporters.in_words import plural
from guideproof.reporters.text.ink import visible
from guideproof.revisions.git import NoRevision
from guideproof.revisions.side import Folder, Side, default_base, side_of
from guideproof.revisions.tags import last_release
from guideproof.revisions.tree import LARGEST, FilesAt, NoFile, files_at
from guideproof.workflow import Faulty, Misuse, NotAGuideline, require_sound
from guideproof.writing import FileToWrite, ReadSource, refuse_inside, refuse_loss, writing


def base_side(name: str | None, guideline: Path) -> Side:
    """What is compared with: what a name means, or where the work on the guideline left the main branch.

    Raises ``Misuse``.
    """
    try:
        return default_base(guideline, Path()) if name is None else side_of(name, guideline, Path())
    except NoRevision as wrong:
        raise Misuse(str(wrong)) from wrong


def head_side(name: str | None, guideline: Path) -> Side:
    """What is compared: what a name means, or the guideline as it stands in the working tree. Raises ``Misuse``."""
    return Folder(guideline) if name is None else base_side(name, guideline)


def guidelines_of(sides: tuple[Side, Side]) -> tuple[Guideline, Guideline]:
    """The guidelines of both sides. A file that is the same in both is read once. Raises ``Misuse`` and
    ``NotAGuideline``, and ``Faulty`` where some of one cannot be read, so that it is not known what there is."""
    base, head, _ = renamed_guidelines_of(sides, ())
    return base, head


def renamed_guidelines_of(
    sides: tuple[Side, Side], written: Sequence[str]
) -> tuple[Guideline, Guideline, tuple[StatedRename, ...]]:
    """Likewise, with what was renamed since, as it is ``written``: in the first some things have other ids."""
    memory = Remembering()
    base = _guideline_of(sides[0], memory)
    renamed = stated_renames(written, base)
    return _guideline_of(sides[0], memory, renamed) if renamed else base, _guideline_of(sides[1], memory), renamed


def _guideline_of(side: Side, memory: Remembering, renamed: Sequence[StatedRename] = ()) -> Guideline:
    store = _files_of(side)
    for each in renamed:
        from guideproof.editing.renaming import planned

        plan = planned(store, each.kind, each.old, each.new)
        files = {plan.moved.get(path, path): data for path, data in plan.files.items()}
        store = Overlay(store, {**dict.fromkeys(plan.moved), **files})
    guideline = load_guideline(store, reading=memory.reading())
    if guideline.unread:
        require_sound(guideline, store)
    return guideline


def unsound(both: Sequence[tuple[Side, Guideline]]) -> str | None:
    """Why no patient can be asked about in one of some versions that were read; ``None`` where all are sound."""
    for side, guideline in both:
        try:
            require_sound(guideline, Nowhere(_named(side)))
        except Faulty as faulty:
            errors = [each for each in faulty.checked.report.findings if each.severity is Severity.ERROR]
            where = (
                f"{errors[0].span.path}:{errors[0].span.line}: {errors[0].message}"
                if errors
                else "see `guideproof check`"
            )
            return f"the guideline of `{_named(side)}` has {plural(len(errors), 'error')}, the first is {where}"
    return None


def _named(side: Side) -> str:
    return visible(str(side.path)) if isinstance(side, Folder) else visible(side.named)


def stated_renames(written: Sequence[str], guideline: Guideline) -> tuple[StatedRename, ...]:
    """What ``KIND:OLD=NEW`` or ``OLD=NEW`` says was renamed since a version; without a kind it is the one that has such
    an id. Raises ``Misuse``."""
    return tuple(_stated(each, guideline) for each in written)


def _stated(written: str, guideline: Guideline) -> StatedRename:
    from guideproof.reading.naming import KINDS, ids_of

    named, is_one, new = written.partition("=")
    word, has_kind, old = named.rpartition(":")
    if not is_one or not old or not new or (has_kind and word not in KINDS):
        kinds = ", ".join(KINDS)
        raise Misuse(f"`{visible(written)}` does not say what was renamed: write KIND:OLD=NEW, with a kind of {kinds}")
    words = [word] if has_kind else [each for each, kind in KINDS.items() if old in ids_of(guideline, kind)]
    if not words:
        raise Misuse(f"`{visible(old)}` in `--rename` is nothing that has an id there")
    if len(words) > 1:
        raise Misuse(f"`{old}` in `--rename` is {' and '.join(words)}: write which, as `{words[0]}:{old}={new}`")
    return StatedRename(words[0], old, new)


def _files_of(side: Side) -> Store:
    if isinstance(side, Folder):
        return Disk(side.path)
    try:
        found = files_at(side.repository, side.commit, side.path)
    except NoRevision as wrong:
        raise Misuse(str(wrong)) from wrong
    if MANIFEST not in found.files:
        raise NotAGuideline(f"`{side.named}` ({side.commit[:12]}) has no `{MANIFEST}` in `{side.path or '.'}`")
    return _store(found, Nowhere(Path(side.path).name or "guideline", side.path))


def _store(found: FilesAt, below: Nowhere) -> Store:
    """The files of a revision to be read; reading what is none says so."""
    for path, why in found.others.items():
        if why in (NoFile.SUBMODULE, NoFile.NAME):
            raise Misuse(
                f"the guideline has {path.encode('ascii', 'backslashreplace').decode()!r}, which is {why.value}"
            )
    closed = {path: Closed.LINK if why is NoFile.LINK else Closed.TOO_LARGE for path, why in found.others.items()}
    return Overlay(below, {**found.files, **closed})


def changelog_of(side: Side) -> str:
    """The text of `CHANGELOG.md` beside the manifest; empty where there is none. Raises ``Misuse``."""
    try:
        if isinstance(side, Folder):
            return read_file(side.path / CHANGELOG, LARGEST).decode("utf-8", "replace")
        found = files_at(side.repository, side.commit, side.path)
        return found.files.get(CHANGELOG, b"").decode("utf-8", "replace")
    except Unopened as wrong:
        if wrong.why is Closed.GONE:
            return ""
        raise Misuse(f"`{CHANGELOG}` cannot be read: {wrong}") from wrong
    except NoRevision as wrong:
        raise Misuse(str(wrong)) from wrong


def release_of(side: Side) -> VersionNumber | None:
    """The newest version that is tagged and reachable from a side; ``None`` where there is none, or no repository."""
    if isinstance(side, Folder):
        return None
    try:
        found = last_release(side.repository, side.commit)
    except NoRevision as wrong:
        raise Misuse(str(wrong)) from wrong
    return found.version if found is not None else None


def judged(base: Side, head: Side, comparison: Comparison, both: tuple[Guideline, Guideline]) -> Judged:
    """What a change asks of versions, and which rules it breaks, today. Raises ``Misuse``."""
    logs = changelog_of(base), changelog_of(head)
    return judge(*both, comparison, release=release_of(base), today=date.today().isoformat(), changelogs=logs)


def draw_difference(base: Guideline, head: Guideline, path: Path, guideline: Path) -> None:
    """Draws both versions as one flowchart into a file, in the place of what stands there; not among the files of the
    guideline. Raises ``Misuse``."""
    from guideproof.renderers.flowchart import EngineError
    from guideproof.renderers.flowchart.difference import FILE, render_difference

    try:
        picture = render_difference(base, head)[FILE]
    except EngineError as error:
        raise Misuse(str(error)) from error
    put_beside(picture, path, guideline)


def refuse_lost(pictures: Mapping[str, Path | None], sides: Sequence[Side], tables: Mapping[str, Path | None]) -> None:
    """Raises ``Misuse`` where a picture would take the place of what is compared: of a file of either side, of the
    table or of its mapping. Each is given by what it is; ``None`` is not wanted."""
    read = [ReadSource(side.path, "a guideline that is compared") for side in sides if isinstance(side, Folder)]
    read += [ReadSource(path, what) for what, path in tables.items() if path is not None]
    refuse_loss([FileToWrite(path, what) for what, path in pictures.items() if path is not None], read)


def put_beside(data: bytes, path: Path, guideline: Path) -> None:
    """Puts a picture into a file, in the place of what stands there; not among the files of the guideline. Raises
    ``Misuse``."""
    refuse_inside([path], guideline)
    with writing() as work:
        work.write(path, data)
