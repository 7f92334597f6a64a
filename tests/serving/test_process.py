"""`guideproof serve` from its start to its end, asked as a browser asks."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.serving.live import live


def test_each_save_is_shown_errors_beside_the_last_good_picture_and_nothing_stays_behind(tmp_path: Path) -> None:
    with live("stroke-risk", tmp_path, "--editor", "zed") as served:
        assert served.first == f"{served.address} shows `{served.folder}`. Ctrl-C ends it.\n"
        first = served.until(phase="current")
        assert f'data-made="{first["made"]}"' in served.page()
        manifest = "guideline.yaml"
        for number in range(3):  # each save drops the checks of the one before
            served.change(manifest, lambda text, number=number: text.replace("title: ", f"title: Save {number}, ", 1))
        told = served.until(phase="current", findings=first["findings"])
        while "Save 2, Save 1, Save 0, " not in served.page():
            told = next(each for each in served.told() if each["made"] != told["made"])
        good = served.until(phase="current")["made"]
        served.change(manifest, lambda text: text.replace("title: ", "titel: ", 1))
        broken = served.until(phase="broken", outdated=False)
        assert broken["made"] == good
        assert f'data-made="{good}"' in served.page()
        (found, *_) = broken["findings"]
        place = f"{served.folder}/{manifest}:{found['line']}:{found['column']}"
        assert (found["severity"], found["editor"]) == ("error", f"zed://file{place}")
        served.change(manifest, lambda text: text.replace("titel: ", "title: ", 1))
        served.until(phase="current")
        assert served.workers()
        code, printed = served.ended(signal.SIGTERM)
        assert code == 0
        assert printed.endswith("Ended.\n")
        assert served.workers() == []


def test_workers_end_with_the_process_that_started_them_however_that_ends(tmp_path: Path) -> None:
    with live("stroke-risk", tmp_path) as served:
        workers = served.workers()
        assert workers
        served.process.kill()
        served.process.wait()
        for _ in range(100):
            if not served.workers():
                break
            signal.sigtimedwait([], 0.1)
        assert served.workers() == []
