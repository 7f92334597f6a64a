"""A guideline that tries to break out of the page, of Markdown and of the terminal: its texts show and do not act."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.renderers.hostile import HOSTILE, poisoned

from guideproof.analysis.evaluation.evaluate import evaluate
from guideproof.board.made import board_of
from guideproof.board.shape import Board
from guideproof.given import read_patient
from guideproof.reading.load import load_guideline
from guideproof.reporters import board_html, board_markdown
from guideproof.reporters.text import board as board_text

HERE = Path(__file__).parent
MARKUP = "[a](https://evil.example) ![b](x) <b>c</b> &lt; https://evil.example **d** `e` ~~f~~ | g |\n# h\n- i\n1. j"


@cache
def board_with(text: str) -> Board:
    guideline = load_guideline(HERE / "guideline")
    facts, wrong = read_patient((HERE / "patients" / "several-problems.yaml").read_bytes(), "patient", guideline)
    assert not wrong
    told = board_of(evaluate(poisoned(guideline, text=text), facts), poisoned(guideline, text=text))
    assert {"now", "recommended", "not_advised", "next_visit", "taken"} <= {each.id for each in told.sections}
    return told


class Page(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.comments = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def shape_of(page: Page) -> list[tuple[str, list[str]]]:
    return [(tag, sorted(attributes)) for tag, attributes in page.elements]


def test_hostile_texts_leave_the_page_as_it_is() -> None:
    """The same elements with the same attributes as with tame texts, and every hostile text shown."""
    tame, hostile = (Page(board_html.render(board_with(text), why=True, path=True)) for text in (" tame", HOSTILE))
    assert shape_of(hostile) == shape_of(tame)
    assert not hostile.comments
    assert hostile.text.count("</script><script>PWNED</script>") > 50
    assert "\u202e" not in hostile.text
    assert "<U+202E>" in hostile.text


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    page = Page(board_html.render(board_with(HOSTILE), why=True, path=True))
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base"})
    for tag, attributes in page.elements:
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
        assert tag != "a" or (attributes["href"] or "").startswith("#source-")
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    links = {(attributes["href"] or "")[1:] for tag, attributes in page.elements if tag == "a"}
    assert links
    assert links <= ids
    policy = next(attributes["content"] for _, attributes in page.elements if attributes.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_markdown_shows_hostile_texts_and_does_not_act() -> None:
    """What a renderer with links and HTML makes of it: no element that the board itself does not make."""
    parsed = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"])
    kinds = {}
    for text in (" tame", HOSTILE + MARKUP, MARKUP):
        tokens = parsed.parse(board_markdown.render(board_with(text), why=True, path=True))
        inner = [child for token in tokens for child in token.children or ()]
        kinds[text] = [token.type for token in (*tokens, *inner) if token.type not in ("text", "text_special")]
    assert kinds[HOSTILE + MARKUP] == kinds[MARKUP] == kinds[" tame"]
    assert "html_inline" not in kinds[MARKUP]


def test_bare_links_are_no_links() -> None:
    assert board_markdown.escaped("https://a.example www.a.example") == "https\\://a.example www\\.a.example"


@pytest.mark.parametrize("text", ["1. a", "12) a", "- a", "+ a", "# a", "===", "> a"])
def test_a_text_opens_no_list_heading_or_quotation(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"- {board_markdown.escaped(text)}")
    assert [token.type for token in tokens if token.type.endswith("_open")] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
    ]
    assert tokens[3].children is not None
    assert "".join(child.content for child in tokens[3].children) == text


def test_text_for_a_terminal_holds_nothing_that_acts() -> None:
    text = board_text.render(board_with(HOSTILE), color=False, why=True, path=True)
    assert all(character == "\n" or character.isprintable() for character in text)
