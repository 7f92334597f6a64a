"""The reviewers' page in Chromium: pages as files, and visits to them, which note what is asked of the network and what
stands in the console."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, sync_playwright

from guideproof.model.guideline import Guideline
from guideproof.model.node import Node
from guideproof.reading.source_lines import source_lines
from guideproof.renderers import site
from guideproof.renderers.flowchart.names import node_name
from guideproof.renderers.site.checked import Checks

VIEWS = ("flowchart", "recommendations", "evidence", "rules", "derived", "review", "cases", "about")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
_END = "</script>\n</body>"
_WITHIN = "globalThis.within = { DATA, CASES, evaluator, boardOf, patient, factsOf, nextQuestions, readForm };"
NO_CLIPBOARD = 'Object.defineProperty(navigator, "clipboard", { value: undefined });'


class Pages:
    """Pages in a folder, each made once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[str, Path] = {}

    def page(self, name: str, guideline: Guideline, source: Path | None = None) -> Path:
        """The page of a guideline; ``source`` is its folder, whose lines nodes are shown with."""
        if name not in self._made:
            lines = None if source is None else source_lines(source)
            made = site.render(guideline, checks=Checks(made=True), lines=lines)
            self._made[name] = self.folder / f"{name}.html"
            self._made[name].write_bytes(made[site.FILE])
        return self._made[name]

    def opened_up(self, name: str, guideline: Guideline) -> Path:
        """The same page with the names of its module within reach of a test, as ``within``; its policy no longer fits,
        so it is visited without."""
        path = self.page(name, guideline).with_suffix(".within.html")
        if not path.exists():
            text = self.page(name, guideline).read_text(encoding="utf-8")
            assert text.count(_END) == 1
            path.write_text(text.replace(_END, f"\n{_WITHIN}{_END}"), encoding="utf-8")
        return path


class Visit:
    """A page that was opened, in a context of its own: no two visits share a storage or a history."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.refused: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.refused.append(request.url))
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("dialog", self._refuse)

    def _refuse(self, dialog: Any) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def go(self, address: str) -> None:
        """Opens an address, and waits until the page can be used."""
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready]", state="attached")

    def view(self, name: str) -> None:
        """Goes to a view by its link."""
        self.page.click(f'nav a[href="#{name}"]')
        self.page.wait_for_selector(f"#view-{name}:not([hidden])")

    def node(self, node: Node) -> None:
        """Opens a node by its address."""
        self.script("(hash) => { location.hash = hash; }", f"#{node_name(node.id)}")
        shown = "(title) => document.getElementById('panel-title')?.textContent === title"
        self.page.wait_for_function(shown, arg=node.title)

    def load(self, vignette: str) -> None:
        """Loads a worked case."""
        self.page.select_option("#vignette", vignette)

    def script(self, text: str, given: Any = None) -> Any:
        """What a function of JavaScript gives back."""
        return self.page.evaluate(text, given)


class Browser:
    """One Chromium."""

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium

    @classmethod
    @contextmanager
    def started(cls, path: str) -> Iterator[Browser]:
        """Starts it, and ends it."""
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
            yield cls(chromium)
            chromium.close()

    @contextmanager
    def visit(
        self,
        path: Path | str,
        anchor: str = "",
        *,
        size: tuple[int, int] = (1440, 900),
        scheme: Literal["light", "dark"] = "light",
        before: str | None = None,
        **more: Any,
    ) -> Iterator[Visit]:
        """Opens a page from its file, or at an address. ``before`` is a script that runs before the page's own."""
        context = self._chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, **more
        )
        if before is not None:
            context.add_init_script(before)
        visit = Visit(context)
        visit.go((path if isinstance(path, str) else path.as_uri()) + (f"#{anchor}" if anchor else ""))
        yield visit
        context.close()
