"""Headless Chromium: opens a page and gives back what stands in it once its scripts have run."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: `apt-get install chromium fonts-liberation`"
)

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
_RESULT = re.compile(r'<pre id="result">(.*?)</pre>', re.DOTALL)
_SECONDS = 120

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>test</title></head><body>
<script>
const say = (found) => {{
  const result = document.body.appendChild(document.createElement("pre"));
  result.id = "result";
  result.textContent = JSON.stringify(found);
}};
addEventListener("error", (event) => say({{ error: event.message }}));
addEventListener("unhandledrejection", (event) => say({{ error: String(event.reason) }}));
</script>
{before}
<script type="module">
{program}
say(await (async () => {{ {answer} }})());
</script></body></html>
"""


def opened(folder: Path, *, answer: str, program: str = "", before: str = "") -> Any:
    """What a page answers: ``program`` is its module, ``before`` its content, ``answer`` the body of a function."""
    assert CHROMIUM is not None
    page = folder / "page.html"
    page.write_text(PAGE.format(before=before, program=program, answer=answer), encoding="utf-8")
    command = [CHROMIUM, *_FLAGS, f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=60000", "--dump-dom"]
    done = subprocess.run([*command, page.as_uri()], capture_output=True, check=False, timeout=_SECONDS)
    found = _RESULT.search(done.stdout.decode("utf-8"))
    assert found is not None, done.stderr.decode("utf-8", "replace")[-2000:]
    return json.loads(html.unescape(found[1]))
