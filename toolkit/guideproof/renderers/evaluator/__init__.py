"""The guideline as one readable program without dependencies, in each language that there is.

In goes a guideline, lowered to plain expressions; out comes the text of a module, which reads a patient's record and
says the same as the library, word for word.

| module | step |
|---|---|
| `lowering` | propositions of `program` as two-valued expressions over whole numbers |
| `syntax`, `expressions` | a program before a language spells it, and lowered expressions as such |
| `elements`, `formulas`, `case_functions` | the record, what is derived |
| `applicability`, `constraints` | which elements apply, what no record breaks |
| `nodes`, `walk` | a function a decision, the walk along all tracks |
| `texts` | how values are said in amounts and texts |
| `module` | the whole module, with the part that all programs share |
| `runtime` | that part, a folder a language |
| `languages` | how each language spells a program |

Terms: *lowering* (making a program plainer), *runtime* (what every emitted program needs), *spelling* (the text of a
syntax tree in a language).

One example: that `ecog: {at_least: 1}` certainly holds is in Python `p.ecog is not None and p.ecog >= 1`, in JavaScript
`p.ecog !== null && p.ecog >= 1`.
"""

from __future__ import annotations

from guideproof.model.guideline import Guideline
from guideproof.renderers.evaluator.languages.javascript import JavaScript
from guideproof.renderers.evaluator.languages.javascript_enclosed import EnclosedJavaScript
from guideproof.renderers.evaluator.languages.python import Python
from guideproof.renderers.evaluator.module import module

LANGUAGES = {"evaluator.js": JavaScript, "evaluator.py": Python}
"""Every language by the file that is written in it."""


def enclosed(guideline: Guideline) -> str:
    """The program for the inside of a page: `evaluator.js` with short names and without words."""
    return module(guideline, EnclosedJavaScript)


def render(guideline: Guideline, file: str) -> dict[str, bytes]:
    """The program as ``{"evaluator.py": bytes}``. Raises ``NotEvaluable`` for a faulty guideline."""
    return {file: module(guideline, LANGUAGES[file]).encode("utf-8")}
