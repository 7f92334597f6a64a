"""The guideline as one page for reviewers (``page.html`` in the renders): it opens from a file, needs nothing beside
itself, and sends nothing.

In goes a guideline, with what its checks say (``checked``) and the lines of its files; out comes one HTML file. Every
text of a guideline is escaped by the templates or set as a text by the script; the policy of the page lets only its own
style and script run.

| module | step |
|---|---|
| `data`, `nodes`, `told`, `worked` | what the script knows: nodes, entries; elements, words; worked cases |
| `views`, `about`, `definitions`, `reviewed` | what the other views are given |
| `checked`, `proven` | what the checks say, and what is proven |
| `forest`, `medians` | ratios as plots, medians as bars |
| `figures`, `scale` | what sources report, with units in words; where a number lies on an axis |
| `inline`, `literal` | data, evaluator and script as one module, with the digests of the policy; data, short |

`templates/` holds a template for the page and one for each view, `script/` the parts of the script in the order of
`inline.SCRIPTS`, `page.css` the style. A live page has one part more, `live.js`, and until there is a picture it is
`templates/waiting.html`. A view is added by a line in `views.VIEWS`, a function in `views.GIVEN` and a
template of its name.

The board in the page is computed by `script/board.js` from what the emitted evaluator says, with the words of `board/`;
a test holds it equal to the board of the library for every worked case.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guideproof.analysis.stamp.stamp import stamp
from guideproof.model.guideline import NOTICE, Guideline
from guideproof.renderers import evaluator, flowchart
from guideproof.renderers.flowchart.bare import COLORS, legend, symbols, text_rules
from guideproof.renderers.flowchart.lettering import clean
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.flowchart.words import section_title
from guideproof.renderers.site.checked import Checks
from guideproof.renderers.site.data import page_data
from guideproof.renderers.site.inline import LIVE, SCRIPTS, digest, live_script, script
from guideproof.renderers.site.told import with_parts
from guideproof.renderers.site.views import GIVEN, VIEWS
from guideproof.source import SourceLines

if TYPE_CHECKING:
    from jinja2 import Environment

FILE = "page.html"
_HERE = Path(__file__).parent
UNMARKED = "0" * 32
"""Stands in a live page for its name, which is a digest of all else."""

_UNMADE = Checks()


def render(
    guideline: Guideline, *, checks: Checks = _UNMADE, lines: SourceLines | None = None, live: str | None = None
) -> dict[str, bytes]:
    """The page as ``{"page.html": bytes}``, the same bytes for the same guideline. ``lines`` gives the lines of its
    files, which nodes are shown with. A ``live`` page, which is named so, asks where it came from what is new.

    Raises ``EngineError`` where no chart can be laid out, ``NotEvaluable`` for a faulty guideline."""
    parts = with_parts(guideline)
    charts = flowchart.bare(guideline)
    program = evaluator.enclosed(parts.guideline)
    data = page_data(guideline, parts)
    if checks.made:
        data |= {"findings": checks.findings, "takers": checks.takers, "proven": checks.proven}
    if lines is not None:
        for id, node in guideline.nodes.items():
            data["nodes"][id]["yaml"] = list(lines(node.span.path))
    module, style = script(data, program, LIVE if live else SCRIPTS), f"{text_rules(charts)}\n{_style()}"
    manifest = guideline.manifest
    shown: dict[str, Any] = {
        "stamp": stamp(guideline, FILE),
        "language": manifest.metadata.get("language") or "en",
        "manifest": manifest,
        "edition": data["guideline"]["edition"],
        "notice": NOTICE,
        "dated": guideline.dated,
        "vignettes": guideline.vignettes,
        "charts": charts,
        "symbols": symbols(),
        "legend": legend(),
        "sections": _sections(guideline),
        "views": [{"id": id, "title": title, "body": _view(id, guideline, checks)} for id, title in VIEWS],
        "style": style,
        "style_digest": digest(style),
        "script": module,
        "script_digest": digest(module),
        "live": live,
    }
    return {FILE: _environment().get_template("page.html").render(shown).encode()}


def waiting(title: str) -> bytes:
    """The live page while there is no picture: what is found, and that it will be there once that is mended."""
    module, style = live_script(), _style()
    shown = {
        "title": title,
        "notice": NOTICE,
        "style": style,
        "style_digest": digest(style),
        "script": module,
        "script_digest": digest(module),
    }
    return _environment().get_template("waiting.html").render(shown).encode()


def _view(id: str, guideline: Guideline, checks: Checks) -> str:
    return _environment().get_template(f"{id}.html").render(GIVEN[id](guideline, checks)) if id in GIVEN else ""


def _sections(guideline: Guideline) -> list[tuple[str, list[dict[str, str]]]]:
    """Every node by its section, for the list by which each is reached."""
    found: dict[str, list[dict[str, str]]] = {}
    for id, node in guideline.nodes.items():
        entry = {"anchor": node_name(id), "title": node.title, "kind": node.kind}
        found.setdefault(section_title(node.section), []).append(entry)
    return list(found.items())


@lru_cache(maxsize=1)
def _style() -> str:
    """The style, with the colors of the charts as custom properties and the notice at the foot of each printed page."""
    colors = "".join(f"--c-{name}:{value};" for name, value in COLORS.items())
    small = "font:8pt sans-serif"
    foot = f'@page{{@bottom-left{{content:"{NOTICE}";{small}}}@bottom-right{{content:counter(page);{small}}}}}'
    return f":root{{{colors}}}\n{foot}\n" + (_HERE / "page.css").read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """A text without characters that act instead of showing; what is markup already stays as it is."""
    return clean(value) if type(value) is str else value


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
