"""Where graphs are: files confined to the desk's folder, and the keys they go by."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Container, Iterator
from itertools import count, islice
from pathlib import Path

from pathvalidate import is_valid_filename, sanitize_filename

from tagwire.core.errors import WrongUse

KEY = re.compile(r"[a-z0-9-]{1,80}")
_FIRST = "graphs"
_PASSED_OVER = {"out", "node_modules", "__pycache__"}
_DEEPEST, _MOST_FILES, _MOST_LOOKED_AT = 2, 500, 20_000
_LONGEST = 60
_DEVICES = {"CONIN$", "CONOUT$"}
"""Names Windows keeps for itself that pathvalidate does not know."""


def slug(name: str) -> str:
    """A name in letters, digits and hyphens; one that has none is `graph`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "graph"


def fresh_key(name: str, taken: Container[str]) -> str:
    """A key for a new graph of that name that nobody has yet."""
    stem = slug(name)
    numbered = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
    return next(key for key in numbered if key not in taken)


def key_of_file(file: str, taken: Container[str] = ()) -> str:
    """The key a saved graph goes by, the same for ever; its second one if that is taken.

    It is by a graph that was opened under it and saved as another file since.
    """
    key = f"{slug(Path(file).stem)}-{hashlib.sha256(file.encode()).hexdigest()[:8]}"
    return f"{key}-2" if key in taken else key


def file_of_key(folder: Path, key: str) -> str | None:
    """The saved graph that goes by a key, if there is one."""
    plain = key.removesuffix("-2")
    return next((f for f in graph_files(folder) if key_of_file(f) in {key, plain}), None)


def graph_files(folder: Path) -> Iterator[str]:
    """The graph files there may be, by their names in `folder`: up to two folders deep in it.

    What is hidden, made by runs or by tools is passed over, and so is what is beyond a bearable
    number.
    """
    return islice(_graph_files(folder), _MOST_FILES)


def _graph_files(folder: Path) -> Iterator[str]:
    looked_at = 0
    level = [folder]
    for deep in range(_DEEPEST + 1):
        deeper: list[Path] = []
        for place in level:
            entries = _entries(place)
            looked_at += len(entries)
            if looked_at > _MOST_LOOKED_AT and deep:
                return
            deeper += [Path(e.path) for e in entries if e.name not in _PASSED_OVER and _is_dir(e)]
            for entry in entries:
                if entry.name.endswith(".json") and Path(entry.path).is_file():
                    yield Path(entry.path).relative_to(folder).as_posix()
        level = sorted(deeper, key=lambda path: (path != folder / _FIRST, path))


def _entries(place: Path) -> list[os.DirEntry[str]]:
    """What is in a folder and not hidden, by name; nothing if it cannot be read."""
    try:
        with os.scandir(place) as found:
            return sorted((e for e in found if e.name[0] != "."), key=lambda entry: entry.name)
    except OSError:
        return []


def _is_dir(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def file_below(folder: Path, name: str) -> Path:
    """The graph file of that name below `folder`, whether it is there or not.

    Raises:
        WrongUse: it is no plain name of a .json file, or would be outside the folder.
    """
    sound = name.isprintable() and len(name) <= 240 and all(map(_plain, name.split("/")))
    if not sound:
        remedy = "Use letters, digits, - and _ such as in graphs/shot.json."
        raise WrongUse(f"{name[:120]!r} is no name for a graph file on every system.", remedy)
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a ring of links
        inside = False
    if path.suffix != ".json" or not inside:
        words = f"{name[:120]!r} is no .json file in {folder}."
        raise WrongUse(words, "Name one inside the folder.")
    return path


def _plain(part: str) -> bool:
    """Whether a file or folder may be called so on every system, and looks like no other place.

    Windows knows its devices with any ending and with spaces behind the name, too.
    """
    stem = part.partition(".")[0].rstrip()
    sound = is_valid_filename(part) and is_valid_filename(stem) and not part.endswith(".")
    return sound and part[0] not in " .~" and stem.upper() not in _DEVICES


def free_file(folder: Path, title: str) -> str:
    """A name for a graph's first file that is not taken."""
    stem = str(sanitize_filename(title, max_len=60)).replace(" ", "_")
    stem = stem.strip("._~-")
    stem = stem if _plain(stem or "~") else "graph"
    numbered = (f"graphs/{stem}{'' if n == 1 else f'-{n}'}.json" for n in count(1))
    return next(name for name in numbered if not (folder / name).exists())
