"""The text of each kind of thing with its blanks: the keys in the order of the schemas, empty where only its author can
know what stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from guideproof.checks.yaml_text import flow
from guideproof.model.guideline import Guideline
from guideproof.model.reference import KEBAB, Kind
from guideproof.reporters.text.ink import visible
from guideproof.writing import Misuse

_PARTS: Mapping[str, str] = {
    "decision": """\
question: ""
branches:
  - id: ""
    label: ""
    when:
    next: ""
  - id: ""
    label: ""
    when:
    next: ""
""",
    "recommendation": """\
recommend:
  - intervention: ""
    direction: ""
""",
    "reassess": """\
after: ""
resume_at: ""
""",
    "code": "  values:\n",
    "codes": "  values:\n",
    "integer": "  range: []\n",
    "quantity": '  unit: ""\n  range: []\n  precision:\n',
    "date": "  range: []\n",
}
"""What stands in nodes and elements of each kind, beside what stands in all of them."""

_COMPUTED: Mapping[str, str] = {
    "condition": "  type: boolean\n  condition:\n",
    "classify": """\
  type: code
  values:
  classify:
    - when:
      value: ""
    - otherwise: true
      value: ""
""",
    "count": '  type: integer\n  count: [""]\n',
    "points": """\
  type: integer
  points:
    - when:
      points:
""",
    "sum": '  type: integer\n  sum: [""]\n',
    "formula": '  type: quantity\n  unit: ""\n  formula: ""\n',
    "elapsed": """\
  type: quantity
  elapsed:
    from: ""
    to: visit
    unit: ""
""",
    "date": """\
  type: date
  date:
    from: ""
    add: ""
""",
}
"""What stands in derived elements that are computed in each way, beside the title."""


class Wanted(Struct, frozen=True):
    """What is to be made: the id and, where the thing needs them, the section of a node, the kind of a node or the way
    in which a derived element is computed, the type of an element, the file of what is one of several in it."""

    id: str
    section: str | None = None
    way: str | None = None
    type: str | None = None
    file: str | None = None


def _node(guideline: Guideline, wanted: Wanted) -> str:
    node = wanted.way or "decision"
    head = f'id: {flow(wanted.id)}\nversion: 0.1.0\nkind: {node}\ntitle: ""\nrationale: ""\n'
    evidence = "" if node == "reassess" else 'evidence: [""]\n'
    graded = ""
    if node == "recommendation":
        grading = guideline.manifest.grading
        graded += '    strength: ""\n' * bool(grading.strengths) + '    certainty: ""\n' * bool(grading.certainties)
    return head + evidence + _PARTS[node] + graded


def _element(_: Guideline, wanted: Wanted) -> str:
    type = wanted.type or '""'
    head = f'{flow(wanted.id)}:\n  title: ""\n  question: ""\n  type: {type}\n  answered_by: ""\n'
    return head + _PARTS.get(type, "")


def _derived(_: Guideline, wanted: Wanted) -> str:
    return f'{flow(wanted.id)}:\n  title: ""\n{_COMPUTED[wanted.way or "condition"]}'


def _parameter(_: Guideline, wanted: Wanted) -> str:
    return f'{flow(wanted.id)}:\n  title: ""\n  value: ""\n  because: ""\n'


def _intervention(_: Guideline, wanted: Wanted) -> str:
    return f'{flow(wanted.id)}:\n  title: ""\n  category: ""\n'


def _source(_: Guideline, wanted: Wanted) -> str:
    id, _sign, finding = wanted.id.partition("#")
    if "#" in wanted.id and not KEBAB.fullmatch(finding):
        raise Misuse(f"`{visible(finding)}` cannot be the id of a finding: write one such as `overall-survival`")
    head = f'id: {flow(id)}\ntype: ""\ntitle: ""\nauthors: [""]\nlocator: ""\nstatus: ""\nlast_checked: ""\n'
    blanks = "".join(f'    {key}: ""\n' for key in ("outcome", "measure", "locator", "says"))
    return f'{head}trust: ""\nfindings:\n' + (f"  {flow(finding)}:\n{blanks}" if finding else "")


def _vignette(guideline: Guideline, wanted: Wanted) -> str:
    entry = next(iter(guideline.manifest.entry_points), "")
    head = f'id: {flow(wanted.id)}\ntitle: ""\nentry: {flow(entry)}\n'
    day = 'on: ""\n' if guideline.dated else ""
    return f'{head}{day}facts:\nexpect:\n  recommends: [""]\n'


def _safety_rule(_: Guideline, wanted: Wanted) -> str:
    head = f'id: {flow(wanted.id)}\ntitle: ""\nbecause: ""\nevidence: [""]\n'
    return f'{head}never:\n  recommend: ""\n  when:\n'


def _disagreement(_: Guideline, wanted: Wanted) -> str:
    position = '  - sources: [""]\n    position: ""\n'
    settled_so = 'settled:\n  position: ""\n  because: ""\n  decided_in: [""]\n'
    return f'id: {flow(wanted.id)}\ntitle: ""\ntopic: ""\npositions:\n{position}{position}{settled_so}'


class KindHome(Struct, frozen=True):
    """Where things of a kind stand, whether several stand in a file, and how one is written."""

    kind: Kind
    folder: str
    several: bool
    text: Callable[[Guideline, Wanted], str]


WORDS: Mapping[str, KindHome] = {
    "node": KindHome(Kind.NODE, "nodes", False, _node),
    "element": KindHome(Kind.ELEMENT, "inputs", True, _element),
    "derived": KindHome(Kind.DERIVED, "derived", True, _derived),
    "parameter": KindHome(Kind.PARAMETER, "parameters", True, _parameter),
    "intervention": KindHome(Kind.INTERVENTION, "interventions", True, _intervention),
    "evidence": KindHome(Kind.SOURCE, "evidence", False, _source),
    "vignette": KindHome(Kind.VIGNETTE, "vignettes", False, _vignette),
    "safety-rule": KindHome(Kind.SAFETY_RULE, "safety", False, _safety_rule),
    "disagreement": KindHome(Kind.DISAGREEMENT, "disagreements", False, _disagreement),
}
"""What can be made, by the words of the command line."""
