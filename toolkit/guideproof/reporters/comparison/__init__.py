"""Two versions compared, as a reader sees it.

In goes a ``Comparison``; out comes a text.

| module | shows |
|---|---|
| `verdict` | the whole in one sentence |
| `words` | the parts, in the words that all formats share |
| `brief` | what was edited, who is led elsewhere and what comes of it, in a few lines |
| `places` | what differs for patients, under the places where their ways part |
| `shown` | a patient who shows a difference: facts, both ways, a vignette |
| `text` | all of it, for a terminal |
| `markdown` | the verdict and the few lines, all else folded, for a pull request |
| `html` | all of it as a page of its own |
| `data` | everything, for programs |
| `shares` | how many of a table fare otherwise, as text, Markdown, data and a picture |
| `versions` | what a change asks of versions, as text and as Markdown |

The verdict stands first. What one version says and the other does not stands under the place where the ways of the
patients part; a patient who shows it can be pasted as a vignette.
"""

from guideproof.reporters.comparison.data import as_json
from guideproof.reporters.comparison.html import as_html
from guideproof.reporters.comparison.markdown import as_markdown
from guideproof.reporters.comparison.text import as_text
from guideproof.reporters.comparison.verdict import verdict

__all__ = ["as_html", "as_json", "as_markdown", "as_text", "verdict"]
