"""The draft engine's contact sheet: many requests drawn and mounted, to be looked at."""

import argparse
import sys
import textwrap
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tagwire.interfaces.cli.draft import size_of
from tagwire.providers.draft.engine import Drawing, Reference, draw

HERE = Path(__file__).parent
PHOTOS = HERE.parent / "graphs" / "photos"
CELL, CAPTION, GAP, COLUMNS, ROWS = (480, 270), 46, 8, 4, 5
_CHINESE_FONTS = ("NotoSansCJK-Regular.ttc", "msyh.ttc", "PingFang.ttc", "wqy-microhei.ttc")


def shots() -> list[dict[str, Any]]:
    """The requests of contact.toml."""
    return list(tomllib.loads((HERE / "contact.toml").read_text("utf-8"))["shot"])


def drawn(shot: dict[str, Any], short_side: int, seed: int) -> Drawing:
    """One request, its size scaled to a short side in pixels."""
    width, height = size_of(shot.get("ratio", "16:9"))
    scale = short_side / min(width, height)
    references = [
        Reference(tag, np.asarray(Image.open(PHOTOS / f"{name}.jpg").convert("RGB")))
        for tag, name in shot.get("refs", {}).items()
    ]
    size = (round(width * scale), round(height * scale))
    return draw(shot["prompt"], references, size, shot.get("seed", seed))


def mounted(pictures: Sequence[tuple[str, Image.Image]]) -> Image.Image:
    """A page of pictures with their captions."""
    rows = -(-len(pictures) // COLUMNS)
    step = (CELL[0] + GAP, CELL[1] + CAPTION + GAP)
    page = Image.new("RGB", (COLUMNS * step[0] + GAP, rows * step[1] + GAP), "#16181d")
    pen, font = ImageDraw.Draw(page), _font()
    for index, (words, picture) in enumerate(pictures):
        left, top = GAP + index % COLUMNS * step[0], GAP + index // COLUMNS * step[1]
        small = picture.copy()
        small.thumbnail(CELL, Image.Resampling.LANCZOS)
        offset = ((CELL[0] - small.width) // 2, (CELL[1] - small.height) // 2)
        page.paste(small, (left + offset[0], top + offset[1]))
        wide = 34 if not words.isascii() else 66
        text = "\n".join(textwrap.wrap(words, wide)[:2])
        pen.text((left + 2, top + CELL[1] + 4), text, "#c9ccd4", font)
    return page


def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A font with Chinese signs, where the machine has one."""
    for name in _CHINESE_FONTS:
        try:
            return ImageFont.truetype(name, 14)
        except OSError:
            continue
    return ImageFont.load_default(14)


def main() -> None:
    """Draw the sheet: `python -m benchmarks.contact [--out FOLDER] [--only N,N]`."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--out", type=Path, default=Path("out/contact"))
    words.add_argument("--only", default="", help="numbers of shots, from 1, comma between")
    words.add_argument("--short", type=int, default=540, help="short side in pixels")
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    chosen = [int(each) for each in given.only.split(",") if each]
    every = [(n, shot) for n, shot in enumerate(shots(), 1) if not chosen or n in chosen]
    pages: list[tuple[str, Image.Image]] = []
    for number, shot in every:
        start = time.perf_counter()
        drawing = drawn(shot, given.short, given.seed)
        picture = Image.fromarray(drawing.pixels)
        picture.save(given.out / f"{number:02}.png")
        pages.append((f"{number}. {shot['prompt']}", picture))
        ignored = f"  ignored: {', '.join(drawing.ignored)}" if drawing.ignored else ""
        took = time.perf_counter() - start
        print(f"{number:02} {took:5.2f} s  {shot['prompt'][:60]}{ignored}", flush=True)
    for page, start in enumerate(range(0, len(pages), COLUMNS * ROWS), 1):
        mounted(pages[start : start + COLUMNS * ROWS]).save(given.out / f"sheet-{page}.png")
    print(f"{len(pages)} pictures in {given.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
