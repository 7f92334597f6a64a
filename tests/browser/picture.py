"""Takes the picture of the reviewers' page that the README shows (``make picture``), in few colors to keep it small."""

from __future__ import annotations

import base64
import struct
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

from tests.browser.chromium import CHROMIUM
from tests.browser.reviewing import Browser, Pages

import guideproof

ROOT = Path(__file__).parents[2]
CASE, CHART = "all-six-factors", "section-primary-tumor"
SIZE, SCALE = (1440, 800), 0.75
COLORS = 256
PIXELS = """async (data) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const bytes = canvas.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 30000) text += String.fromCharCode(...bytes.subarray(at, at + 30000));
  return [image.width, image.height, btoa(text)];
}"""


def main(target: Path) -> None:
    """A worked case on the page of the shipped guideline, its way lit up."""
    if CHROMIUM is None:
        sys.exit("Chromium is not installed: `apt-get install chromium fonts-liberation`")
    folder = ROOT / "guideline"
    with tempfile.TemporaryDirectory() as made, Browser.started(CHROMIUM) as browser:
        page = Pages(Path(made)).page("picture", guideproof.load(folder), folder)
        with browser.visit(page, size=SIZE, device_scale_factor=SCALE) as visit:
            visit.load(CASE)
            visit.page.select_option("#chart-choice", CHART)
            taken = base64.b64encode(visit.page.screenshot()).decode()
            wide, high, pixels = visit.script(PIXELS, taken)
    target.write_bytes(indexed(wide, high, base64.b64decode(pixels)))


def indexed(wide: int, high: int, pixels: bytes) -> bytes:
    """A PNG of these pixels (red, green, blue, alpha), in its most frequent colors and those nearest to them."""
    every = [pixels[start : start + 3] for start in range(0, len(pixels), 4)]
    palette = [color for color, _ in Counter(every).most_common(COLORS)]
    places = {color: _nearest(color, palette) for color in dict.fromkeys(every)}
    rows = (b"\0" + bytes(places[color] for color in every[row * wide : (row + 1) * wide]) for row in range(high))
    header = struct.pack(">IIBBBBB", wide, high, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", header),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(b"".join(rows), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _nearest(color: bytes, palette: list[bytes]) -> int:
    return min(
        range(len(palette)), key=lambda place: sum((a - b) ** 2 for a, b in zip(color, palette[place], strict=True))
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
