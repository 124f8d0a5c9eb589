"""The pictures the project shows, drawn anew: of the examples, and a page of drafts.

`python -m benchmarks.shown` writes graphs/pictures, docs/pictures/examples.jpg and drafts.jpg.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image

import tagwire
from benchmarks.contact import drawn, mounted, shots
from tagwire.providers.disk.posters import first_frame

ROOT = Path(__file__).parent.parent
DRAFTS = (3, 8, 10, 1, 57, 36, 37, 35, 58, 21, 31, 5, 12, 59, 27, 55)
EXAMPLES = (
    "product_and_model",
    "person_and_product",
    "scene_composition",
    "style",
    "several_angles",
    "four_lights",
)
MOST = 118_000  # bytes of a template's picture
WIDE = 960  # pixels


def example(name: str) -> Image.Image:
    """What an example's graph ends in; of a film, its first picture."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"  # of its own: nothing drawn before is taken for it
        options = tagwire.Options(provider="draft", store=store)
        [file, *_] = tagwire.run(name, out=folder, options=options).files
        still = first_frame(Path(file).read_bytes()) if Path(file).suffix == ".mp4" else None
        return (still or Image.open(file)).convert("RGB")


def small(picture: Image.Image, wide: int) -> Image.Image:
    """The picture at a width."""
    high = round(picture.height * wide / picture.width)
    return picture.resize((wide, high), Image.Resampling.LANCZOS)


def packed(picture: Image.Image) -> bytes:
    """A JPEG as fine as a template's picture may weigh."""
    for quality in range(90, 40, -4):
        held = io.BytesIO()
        picture.save(held, "JPEG", quality=quality, optimize=True, progressive=True)
        if held.tell() <= MOST:
            break
    return held.getvalue()


def main() -> None:
    """Draw them all."""
    made = {}
    for path in sorted((ROOT / "graphs").glob("*.json")):
        made[path.stem] = example(path.stem)
        (ROOT / "graphs" / "pictures" / f"{path.stem}.jpg").write_bytes(
            packed(small(made[path.stem], WIDE))
        )
        print(path.stem, flush=True)
    page = Image.new("RGB", (1286, 1100), "#16181d")
    for index, name in enumerate(EXAMPLES):
        page.paste(small(made[name], 640), (index % 2 * 646, index // 2 * 366))
    page.save(ROOT / "docs" / "pictures" / "examples.jpg", quality=86, optimize=True)
    wanted = [shots()[number - 1] for number in DRAFTS]
    drafts = [(shot["prompt"], Image.fromarray(drawn(shot, 540, 1).pixels)) for shot in wanted]
    sheet = mounted(drafts)
    small(sheet, 1568).save(ROOT / "docs" / "pictures" / "drafts.jpg", quality=84, optimize=True)


if __name__ == "__main__":
    main()
