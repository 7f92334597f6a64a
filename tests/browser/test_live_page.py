"""The live page in Chromium: it loads anew by itself, and keeps the place, the patient, and an answer that is begun."""

from __future__ import annotations

from pathlib import Path

from tests.browser.chromium import needs_chromium
from tests.browser.reviewing import Browser
from tests.serving.live import live

pytestmark = needs_chromium
KEPT = "() => [localStorage.length, sessionStorage.length, document.cookie, location.search, history.state]"


def test_a_save_is_shown_and_nothing_is_lost_by_it(tmp_path: Path, browser: Browser) -> None:
    with (
        live("stroke-risk", tmp_path, "--editor", "vscode") as served,
        browser.visit(served.address, "derived") as visit,
    ):
        page = visit.page
        page.wait_for_selector("#live[data-phase=current]", state="attached")
        assert "for " in page.inner_text("#live-age")
        visit.view("flowchart")
        visit.load(visit.script("() => document.getElementById('vignette').options[1].value"))
        page.check("#show-why")
        page.click("#zoom-out")
        was = [page.inner_text(each) for each in ("#board", "#answers-count", "#zoom")]
        served.change("guideline.yaml", lambda text: text.replace("title: ", "title: Saved, ", 1))
        page.wait_for_selector("h1:text('Saved, ')")
        page.wait_for_selector("#board:has-text('Sources')")
        assert [page.inner_text(each) for each in ("#board", "#answers-count", "#zoom")] == was
        assert page.is_checked("#show-why")
        assert visit.script(KEPT) == [0, 0, "", "", None]

        page.click("#answers button")
        page.click("#card label")
        served.change("guideline.yaml", lambda text: text.replace("title: ", "title: Later, ", 1))
        page.wait_for_selector("#live-show:not([hidden])")
        assert page.inner_text("h1").startswith("Saved, ")
        page.click("#card button.primary")
        page.wait_for_selector("h1:text('Later, ')")

        served.change("guideline.yaml", lambda text: text.replace("title: ", "titel: ", 1))
        page.wait_for_selector("#live[data-phase=broken] .error")
        link = page.get_attribute("#live-findings .error a.place", "href")
        assert link is not None
        assert link.startswith(f"vscode://file{served.folder}/guideline.yaml:")
        assert page.inner_text("h1").startswith("Later, ")
        assert visit.said == []
        served.ended()
        page.wait_for_selector("#live[data-phase=lost]")
