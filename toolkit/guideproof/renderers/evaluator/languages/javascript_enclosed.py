"""JavaScript inside of a page, where nobody reads it: short names, no words, and what recurs said once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guideproof.model.guideline import Guideline
from guideproof.renderers.evaluator.languages.javascript import JavaScript
from guideproof.renderers.evaluator.languages.javascript_text import data
from guideproof.renderers.evaluator.languages.language import NamedPart
from guideproof.renderers.evaluator.lowering.layout import LaidValue, flattened

_RECOMMENDED = (
    *("intervention", "title", "direction", "strength", "certainty", "tier", "priority", "node", "node_version"),
    *("selection", "detail", "regimen", "amount", "evidence"),
)
_BRANCH = ("name", "targets", "because", "reads")
_UNSAID = {"branches": "[]", "targets": "[]", "recommends": "[]", "measures": "[]", "reassess": "null"}


class EnclosedJavaScript(JavaScript):
    """The same program as JavaScript elsewhere: only how it is written differs."""

    def letter(self, kind: str) -> str:
        return kind

    def names(self) -> Iterable[str]:
        return (*super().names(), "ofRecommended", "ofBranch", "ofNode")

    def head(self, guideline: Guideline) -> list[str]:
        unsaid = ", ".join(f"{key}: {value}" for key, value in _UNSAID.items())
        return [
            _maker("ofRecommended", _RECOMMENDED),
            _maker("ofBranch", _BRANCH),
            f"const ofNode = (name, version, said) => ({{ name, version, {unsaid}, ...said }});",
        ]

    def metadata(self, guideline: Guideline) -> list[str]:
        manifest = guideline.manifest
        told = f"{{ id: {self.literal(manifest.id)}, version: {self.literal(manifest.version)} }}"
        return [f"const GUIDELINE = {told};", f"const WHOLE = {'BigInt' if self.wide else 'Number'};"]

    def comment(self, text: str, indent: str = "") -> list[str]:
        return []

    def recommendation(self, name: str, items: Sequence[Mapping[str, Any]]) -> list[str]:
        said = (", ".join(flattened(data(item[key])) for key in _RECOMMENDED) for item in items)
        return [f"const {name} = frozen([{', '.join(f'ofRecommended({each})' for each in said)}]);"]

    def record(self, kind: str, fields: NamedPart) -> LaidValue:
        if kind != "Branch":
            return super().record(kind, fields)
        said = dict(fields)
        return "ofBranch(", [said[key] for key in _BRANCH], ")"

    def node(self, fields: NamedPart, said: Mapping[str, object]) -> LaidValue:
        name, version = (value for _, value in fields)
        told = [f"{key}: {flattened(value)}" for key, value in said.items() if flattened(value) != _UNSAID.get(key)]
        return "ofNode(", [name, version, f"{{ {', '.join(told)} }}"], ")"

    def constant(self, name: str, value: object) -> list[str]:
        return [f"const {name} = {flattened(value)};"]


def _maker(name: str, fields: Sequence[str]) -> str:
    said = ", ".join(fields)
    return f"const {name} = ({said}) => ({{ {said} }});"
