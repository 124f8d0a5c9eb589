"""How large the store is, and what may go when it should be smaller."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tagwire.core.errors import StoreFailed
from tagwire.providers.disk.assets import Assets, named_in
from tagwire.providers.disk.atomic import PARTS, why
from tagwire.providers.disk.gallery import hanging
from tagwire.providers.disk.results import DiskResults

_FRESH = 3600
"""Seconds in which a picture without a result may belong to a run under way."""
_ROOMS = ("drafts", "versions", "runs", "trash")


@dataclass(frozen=True, slots=True)
class Size:
    """What a store holds; `bytes` are those of its pictures."""

    results: int
    pictures: int
    bytes: int


def measure(results: DiskResults, assets: Assets) -> Size:
    """What the store holds now."""
    sizes = _sizes(assets)
    return Size(len(results.rows()), len(sizes), sum(sizes.values()))


def prune(
    results: DiskResults,
    assets: Assets,
    older_than: float | None = None,
    keep_bytes: int | None = None,
    kept: Collection[str] = (),
) -> Size:
    """Drop results not used for `older_than` seconds, then the least lately used until the
    pictures fit in `keep_bytes`, then every picture no result needs, but for those in `kept`.
    Returns what went.
    """
    before = measure(results, assets)
    rows = results.rows()
    now = time.time()
    gone = {key for key, _, used in rows if older_than is not None and used < now - older_than}
    sizes = _sizes(assets)
    if keep_bytes is not None:
        gone |= _beyond([(k, a) for k, a, _ in rows if k not in gone], sizes, keep_bytes)
    results.forget(gone)
    needed = {asset for key, row, _ in rows if key not in gone for asset in row.split()}
    needed |= set(kept)
    dropped = {asset for key, row, _ in rows if key in gone for asset in row.split()}
    for path in assets.every():
        if path.stem not in needed and (path.stem in dropped or _old(path, now)):
            path.unlink(missing_ok=True)
    for path in [*assets.root.glob(f"??/{PARTS}"), *results.path.parent.glob(PARTS)]:
        if _old(path, now):
            path.unlink(missing_ok=True)
    after = measure(results, assets)
    return Size(
        before.results - after.results,
        before.pictures - after.pictures,
        before.bytes - after.bytes,
    )


def in_use(editor: Path) -> set[str]:
    """The pictures the editor still needs, by what it keeps in its folder of the store.

    Those are what hangs in the gallery or was brought in, and what any draft, version, queued
    run or graph in the trash names.

    Raises:
        StoreFailed: something there cannot be read; better nothing is dropped then.
    """
    found = hanging(editor)
    try:
        for path in (path for room in _ROOMS for path in (editor / room).rglob("*")):
            if path.is_file():
                found |= named_in(path.read_bytes())
    except OSError as fault:
        words = f"{editor} cannot be read: {why(fault)}."
        raise StoreFailed(words, "Close the editor and try again.") from fault
    return found


def _sizes(assets: Assets) -> dict[str, int]:
    """Bytes by asset id; another process may be pruning too."""
    found = {}
    for path in assets.every():
        with contextlib.suppress(FileNotFoundError):
            found[path.stem] = path.stat().st_size
    return found


def _old(path: Path, now: float) -> bool:
    try:
        return path.stat().st_mtime < now - _FRESH
    except FileNotFoundError:
        return False


def _beyond(rows: list[tuple[str, str]], sizes: dict[str, int], keep_bytes: int) -> set[str]:
    """The keys, oldest first, that must go for the rest's pictures to fit."""
    kept: set[str] = set()
    total = 0
    gone: set[str] = set()
    for key, assets in reversed(rows):
        fresh = set(assets.split()) - kept
        total += sum(sizes.get(asset, 0) for asset in fresh)
        kept |= fresh
        if total > keep_bytes:
            gone.add(key)
    return gone
