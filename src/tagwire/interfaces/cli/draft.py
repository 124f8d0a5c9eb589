"""`tagwire draft`: one picture from a prompt and its references, drawn here; no graph, no key."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tagwire.core.errors import WrongUse
from tagwire.interfaces.cli.door import Command

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tagwire.providers.draft.engine import Drawing, Reference

_SIZE = re.compile(r"(\d{1,5})\s*[xX×:：]\s*(\d{1,5})")
_LEAST = 64
_MOST_REFERENCES = 3


@click.command(cls=Command)
@click.argument("prompt")
@click.option(
    "--ref",
    "refs",
    multiple=True,
    metavar="TAG=FILE",
    help="A reference picture and its tag, up to three; name it in the prompt as @TAG.",
)
@click.option(
    "--ratio",
    default="16:9",
    show_default=True,
    metavar="RATIO",
    help="16:9, 9:16, 4:3, 3:4, 1:1, 21:9, or a size in pixels such as 1920x1080.",
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True, metavar="N"
)
@click.option(
    "--count", type=click.IntRange(1, 64), default=1, help="How many, each with the next seed."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path(),
    help="A PNG file, or a folder for draft-SEED.png.",
)
@click.option("--report", is_flag=True, help="Print what was understood and what was ignored.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--label/--no-label", default=True, help='Write "DRAFT" into the corner.')
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def draft(
    prompt: str,
    *,
    refs: tuple[str, ...],
    ratio: str,
    seed: int,
    count: int,
    out: Path,
    report: bool,
    as_json: bool,
    label: bool,
    debug: bool,
) -> None:
    """Draw PROMPT on this machine, offline: a draft to check framing, tags and sizes with.

    \b
    tagwire draft "a cat jumping on a moonlit roof"
    tagwire draft "@shoe on a marble table" --ref shoe=shoe.png --ratio 4:5
    """
    from tagwire.providers.draft.engine import draw

    references, size = _references(refs), size_of(ratio)
    _path(out, seed, count)  # a name that will not do is said before anything is drawn
    told = []
    for each in range(seed, seed + count):
        drawing = draw(prompt, references, size, each % 2**32, label=label)
        told.append(_kept(drawing, prompt, each % 2**32, out, count))
        if not as_json:
            _say(told[-1], report)
    if as_json:
        click.echo(json.dumps(told if count > 1 else told[0], ensure_ascii=False, indent=2))


def _references(given: tuple[str, ...]) -> list[Reference]:
    """The references read, upright and in sRGB.

    Raises:
        WrongUse: more than three, a tag twice or none, a tag or a file that cannot be used.
    """
    from tagwire.core.tags import tag_fault
    from tagwire.providers.draft.engine import Reference

    if len(given) > _MOST_REFERENCES:
        words = f"{len(given)} references: a request takes {_MOST_REFERENCES} at most."
        raise WrongUse(words, "Leave some out.")
    found: dict[str, Reference] = {}
    for each in given:
        tag, equals, path = each.partition("=")
        if not equals or not path:
            raise WrongUse(f"--ref {each!r}: not TAG=FILE.", "Write --ref shoe=shoe.png.")
        if fault := tag_fault(tag):
            raise WrongUse(f"--ref {each!r}: {fault}.", "Choose another tag.")
        if tag.lower() in found:
            raise WrongUse(f"--ref {each!r}: the tag @{tag} is given twice.", "Choose another.")
        found[tag.lower()] = Reference(tag, _pixels(path))
    return list(found.values())


def _pixels(path: str) -> NDArray[np.uint8]:
    import numpy as np

    from tagwire.providers.disk.assets import Assets
    from tagwire.providers.disk.pictures import decode
    from tagwire.providers.disk.sources import Sources

    data = Sources(Path(), Assets(Path())).read(path)
    return np.asarray(decode(data, path))


def size_of(ratio: str) -> tuple[int, int]:
    """Width and height in pixels: a proportion at Gen-4's 720p, or a size as it stands.

    Raises:
        WrongUse: neither, or a size too small or too large to draw.
    """
    from tagwire.providers.draft.provider import MOST_PIXELS

    size = _SIZE.fullmatch(ratio.strip())
    remedy = "Name 16:9, 9:16, 4:3, 3:4, 1:1, 21:9 or a size such as 1920x1080."
    if not size:
        raise WrongUse(f"--ratio {ratio!r}: no proportion or size.", remedy)
    width, height = int(size[1]), int(size[2])
    if max(width, height) < _LEAST and min(width, height) > 0:
        width, height = _at_720p(width, height)
    if min(width, height) < _LEAST or width * height > MOST_PIXELS:
        words = f"--ratio {ratio!r}: a draft has {_LEAST} pixels a side at least and"
        raise WrongUse(f"{words} {MOST_PIXELS:,} in all at most.", remedy)
    return width, height


def _at_720p(wide: int, high: int) -> tuple[int, int]:
    """The size Gen-4 has for a proportion, or one of as many pixels as 1280 x 720."""
    from typing import get_args

    from tagwire.core.models import AspectRatio, exact_ratio, image_model

    for aspect in get_args(AspectRatio):
        if aspect == f"{wide}:{high}":
            exact = exact_ratio(image_model("gen4_image"), aspect, "720p")
            return exact.width, exact.height
    unit = (1280 * 720 / (wide * high)) ** 0.5
    return round(wide * unit / 16) * 16, round(high * unit / 16) * 16


def _kept(drawing: Drawing, prompt: str, seed: int, out: Path, count: int) -> dict[str, Any]:
    """Write the picture with its receipt inside; the report with the file's name."""
    from PIL import Image

    from tagwire.providers.disk.atomic import why, write_free
    from tagwire.providers.disk.delivery import RECEIPT_KEY
    from tagwire.providers.disk.png import encode_png, with_text
    from tagwire.providers.draft.provider import receipt_of

    told = {"prompt": prompt, "seed": seed, **receipt_of(drawing)}
    told["boxes"] = [
        {"name": box.name, "box": [box.left, box.top, box.right, box.bottom]}
        for box in drawing.boxes
    ]
    png = encode_png(Image.fromarray(drawing.pixels))
    path = _path(out, seed, count)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        words = json.dumps({"tagwire": 1, "receipts": [told]}, ensure_ascii=False)
        written = write_free(path, with_text(png, {RECEIPT_KEY: words}))
    except OSError as fault:
        raise WrongUse(f"{path}: {why(fault)}.", "Name another file with --out.") from fault
    return {"file": str(written), "size": list(drawing.pixels.shape[1::-1]), **told}


def _path(out: Path, seed: int, count: int) -> Path:
    """Where one picture goes: --out itself, or a file named by its seed in that folder."""
    if out.suffix.lower() != ".png" or out.is_dir():
        if out.suffix and not out.is_dir():
            raise WrongUse(f"--out {out}: a draft is written as PNG.", "End the name in .png.")
        return out / f"draft-{seed}.png"
    return out if count == 1 else out.with_stem(f"{out.stem}-{seed}")


def _say(told: dict[str, Any], report: bool) -> None:
    width, height = told["size"]
    click.echo(f"{told['file']}  {width} x {height}, seed {told['seed']}")
    if report:
        click.echo("  understood:")
        for name, value in told["understood"].items():
            if shown := _shown(value):
                click.echo(f"    {name}: {shown}")
    ignored, notes = told["ignored"], told["notes"]
    if ignored:
        click.echo(f"  ignored: {', '.join(ignored)}")
    for note in notes:
        click.echo(f"  note: {note}")


def _shown(value: Any) -> str:
    """A part of the report on one line."""
    if isinstance(value, list):
        return "; ".join(_shown(each) for each in value)
    if isinstance(value, dict):
        return " ".join(f"{each}" for each in value.values())
    return str(value)
