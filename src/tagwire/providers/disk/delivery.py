"""Delivered pictures and films: named by pattern, carrying their receipt and their graph."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pathvalidate import sanitize_filename

from tagwire.core.document import GraphDocument
from tagwire.core.errors import WrongUse
from tagwire.core.plan import Delivery, Result
from tagwire.core.values import Text, Video
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.atomic import why, write_free

RECEIPT_KEY = "tagwire"
GRAPH_KEY = "tagwire.graph"
SUFFIXES = {"png": ".png", "jpeg": ".jpg", "webp": ".webp"}
FILM_SUFFIX = ".mp4"
_EXIF_ROOM = 60_000
_IMAGE_DESCRIPTION = 0x010E


@dataclass(frozen=True, slots=True)
class Finished:
    """A step with something to deliver."""

    node: str
    result: Result


def deliver(
    folder: Path,
    document: GraphDocument,
    finished: Iterable[Finished],
    assets: Assets,
    seen_from: Callable[[Path], GraphDocument] | None = None,
) -> tuple[Path, ...]:
    """Write what is delivered into `folder`; returns the files, also those already there.

    A file that is there with other contents is kept; the new one gets a number. Each carries the
    graph as `seen_from` gives it for the picture's folder, where its relative files are found.

    Raises:
        WrongUse: the folder cannot be written, or a picture is too large for its format.
    """
    place = {name: number for number, name in enumerate(document.nodes)}
    files = []
    for step in sorted(finished, key=lambda step: place.get(step.node, -1)):
        for delivery in step.result.deliveries:
            receipt = receipt_of(document.name, step.node, step.result, delivery)
            name = file_name(delivery, document.name, step)
            carried = seen_from((folder / name).parent) if seen_from else document
            graph = json.dumps(carried.to_json(), ensure_ascii=False, separators=(",", ":"))
            data = encoded(delivery, assets, receipt, graph)
            try:
                files.append(write_free(folder / name, data))
            except OSError as fault:
                words = f"{folder}: {why(fault)}."
                raise WrongUse(words, "Name another folder with --out.") from fault
    return tuple(files)


def receipt_of(graph: str, node: str, result: Result, delivery: Delivery) -> dict[str, Any]:
    """Where what is delivered comes from, as plain JSON; the same run gives the same receipt."""
    assert not isinstance(delivery.output, Text)
    return {
        "tagwire": 1,
        "graph": graph,
        "node": node,
        "asset": delivery.output.asset,
        "size": [delivery.output.width, delivery.output.height],
        **({"seconds": delivery.output.seconds} if isinstance(delivery.output, Video) else {}),
        "draft": any(receipt.get("draft") for receipt in result.receipts),
        "receipts": list(result.receipts),
    }


def encoded(delivery: Delivery, assets: Assets, receipt: Mapping[str, Any], graph: str) -> bytes:
    """The file's bytes: PNG with text chunks, JPEG and WebP with the same JSON in EXIF, a film
    with it in a box of its own behind the others.
    """
    assert not isinstance(delivery.output, Text)
    stored = assets.get(delivery.output.asset)
    if isinstance(delivery.output, Video):
        from tagwire.providers.disk.films import carrying

        return carrying(stored, {RECEIPT_KEY: receipt, GRAPH_KEY: json.loads(graph)})
    if delivery.format == "png":
        from tagwire.providers.disk.png import with_text

        words = json.dumps(receipt, ensure_ascii=False)
        return with_text(as_png(stored), {RECEIPT_KEY: words, GRAPH_KEY: graph})
    return _lossy(stored, delivery, receipt, graph)


def as_png(stored: bytes) -> bytes:
    """A stored picture's bytes as PNG; those of one that is none are decoded."""
    from tagwire.providers.disk.pictures import decode
    from tagwire.providers.disk.png import PNG, encode_png

    return stored if stored.startswith(PNG) else encode_png(decode(stored, "the picture", True))


def file_name(delivery: Delivery, graph: str, step: Finished) -> PurePosixPath:
    """The file's name below the output folder: the pattern filled in, safe on every system."""
    seeds = [receipt.get("seed") for receipt in step.result.receipts]
    models = [receipt.get("model") for receipt in step.result.receipts]
    words = {
        "graph": graph,
        "node": step.node,
        "seed": str(seeds[-1]) if seeds else "",
        "model": str(models[-1]) if models else "",
        "asset": "" if isinstance(delivery.output, Text) else delivery.output.asset[:12],
    }
    name = delivery.name
    for word, value in words.items():
        name = name.replace("{" + word + "}", value.replace("/", "-"))
    parts = [_safe(part) for part in name.replace("\\", "/").split("/")]
    kept = [part for part in parts if part] or [step.node]
    film = isinstance(delivery.output, Video)
    return PurePosixPath(
        *kept[:-1], kept[-1] + (FILM_SUFFIX if film else SUFFIXES[delivery.format])
    )


def _safe(part: str) -> str:
    plain = part.strip().replace(" ", "-").lstrip(".")
    return str(sanitize_filename(plain, replacement_text="-", platform="universal", max_len=100))


def _lossy(stored: bytes, delivery: Delivery, receipt: Mapping[str, Any], graph: str) -> bytes:
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(as_png(stored))) as pixels:
        flat: Pillow.Image = pixels.convert("RGBA" if "A" in pixels.mode else "RGB")
        if delivery.format == "jpeg" and flat.mode == "RGBA":
            white = Pillow.new("RGBA", pixels.size, "white")
            flat = Pillow.alpha_composite(white, flat).convert("RGB")
        whole = {RECEIPT_KEY: receipt, GRAPH_KEY: json.loads(graph)}
        words = json.dumps(whole)
        if len(words) > _EXIF_ROOM:
            words = json.dumps({RECEIPT_KEY: {**receipt, "receipts": []}})
        exif = Pillow.Exif()
        exif[_IMAGE_DESCRIPTION] = words
        out = io.BytesIO()
        try:
            flat.save(out, delivery.format.upper(), quality=delivery.quality, exif=exif.tobytes())
        except (OSError, ValueError) as fault:
            words = (
                f"{delivery.name}: {flat.width} x {flat.height} is no {delivery.format}: {fault}."
            )
            raise WrongUse(words, "Deliver it as png.") from fault
        return out.getvalue()
