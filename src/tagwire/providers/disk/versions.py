"""Saved versions of graphs: numbered, with a note; what was saved never changes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tagwire.core.document import GraphDocument, validate
from tagwire.core.errors import GraphInvalid, WrongUse
from tagwire.core.migrations import migrate
from tagwire.providers.disk.atomic import storing, write_new, write_whole


class Version(NamedTuple):
    """A version but for its graph: `pictures` are what its nodes showed, by node."""

    number: int
    note: str
    created: float
    nodes: int
    pictures: Mapping[str, str]


class Versions:
    """Versions under `root`, in one folder for each graph file."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def add(
        self,
        file: Path,
        document: GraphDocument,
        folder: Path,
        note: str,
        pictures: Mapping[str, str],
    ) -> int:
        """Keep a version of the graph saved in `file`; returns its number.

        `folder` is where the document's relative pictures are.

        Raises:
            StoreFailed: the disk is full or cannot be written.
        """
        about = {
            "tagwire_version": 1,
            "note": note,
            "created": time.time(),
            "nodes": len(document.nodes),
            "pictures": dict(pictures),
            "file": str(file),
            "folder": str(folder),
        }
        lines = [json.dumps(line, separators=(",", ":")) for line in (about, document.to_json())]
        number = max(self._numbers(file), default=0) + 1
        with storing(self.root, "versions"):
            self._home(file).mkdir(parents=True, exist_ok=True, mode=0o700)
            while True:
                try:
                    write_new(self._path(file, number), ("\n".join(lines) + "\n").encode())
                    return number
                except FileExistsError:
                    number += 1

    def every(self, file: Path) -> list[Version]:
        """The versions of a graph file that can be read, oldest first."""
        found = []
        for number in self._numbers(file):
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                found.append(_version(number, json.loads(self._head(file, number))))
        return found

    def last(self, file: Path) -> int | None:
        """The number of a graph file's newest version."""
        return max(self._numbers(file), default=None)

    def read(self, file: Path, number: int) -> tuple[Version, GraphDocument, Path]:
        """A version, its graph, and the folder its relative pictures were in.

        Raises:
            WrongUse: there is no such version, or it cannot be read.
        """
        try:
            text = self._path(file, number).read_text(encoding="utf-8")
            about, whole = (json.loads(line) for line in text.splitlines())
            folder = Path(about["folder"])
            return _version(number, about), validate(migrate(whole)), folder
        except FileNotFoundError as fault:
            words = f"there is no version {number} of {file.name}."
            raise WrongUse(words, "Choose one of the list.") from fault
        except (OSError, ValueError, KeyError, TypeError, GraphInvalid) as fault:
            words = f"version {number} of {file.name} cannot be read."
            raise WrongUse(words, "Choose another one.") from fault

    def put_note(self, file: Path, number: int, note: str) -> None:
        """Write another note on a version.

        Raises:
            WrongUse: there is no such version, or it cannot be read.
            StoreFailed: the disk is full or cannot be written.
        """
        self.read(file, number)
        path = self._path(file, number)
        head, _, graph = path.read_text(encoding="utf-8").partition("\n")
        about = json.dumps({**json.loads(head), "note": note}, separators=(",", ":"))
        with storing(self.root, "versions"):
            write_whole(path, f"{about}\n{graph}".encode())

    def _head(self, file: Path, number: int) -> str:
        with self._path(file, number).open(encoding="utf-8") as lines:
            return lines.readline()

    def _home(self, file: Path) -> Path:
        return self.root / hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:32]

    def _path(self, file: Path, number: int) -> Path:
        return self._home(file) / f"{number:06d}.version"

    def _numbers(self, file: Path) -> list[int]:
        names = (path.stem for path in self._home(file).glob("*.version"))
        return sorted(int(name) for name in names if name.isdecimal())


def _version(number: int, about: Mapping[str, Any]) -> Version:
    parts = (about["note"], about["created"], about["nodes"], about["pictures"])
    return Version(number, *parts)
