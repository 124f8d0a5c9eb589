"""Drafts: open graphs as they are at this moment, each whole in a file of its own.

What has changed since is noted line by line in a file beside it: a killed process loses nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from tagwire.providers.disk.atomic import OURS, storing, write_whole

VERSION = 1
Plain: TypeAlias = dict[str, Any]


class Drafts:
    """Drafts by key under `root`: a line that tells about it, and a line with all of it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, key: str, about: Mapping[str, Any], whole: Mapping[str, Any]) -> None:
        """Keep a draft in place of the one that was there.

        Raises:
            StoreFailed: the disk is full or cannot be written; the old one is as it was.
        """
        lines = [{"tagwire_draft": VERSION, **about}, whole]
        text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
        with self._storing():
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self._path(key), text.encode())

    def read(self, key: str) -> tuple[Plain, Plain] | None:
        """What tells about a draft, and the whole of it; None when there is none.

        One that cannot be read is set aside.
        """
        try:
            about, whole = self._path(key).read_text(encoding="utf-8").splitlines()
            return _sound(about), json.loads(whole)
        except OSError:
            return None
        except ValueError:
            self.set_aside(key)
            return None

    def note(self, key: str, line: Mapping[str, Any]) -> None:
        """Keep what has changed since the draft was written, behind what was noted before.

        Raises:
            StoreFailed: the disk is full or cannot be written.
        """
        data = json.dumps(line, separators=(",", ":")).encode() + b"\n"
        with self._storing():
            private = partial(os.open, mode=OURS)
            with open(self._notes(key), "ab", buffering=0, opener=private) as file:
                file.write(data)

    def notes(self, key: str) -> list[Plain]:
        """What was noted, as far as it can be read."""
        found: list[Plain] = []
        with contextlib.suppress(OSError, ValueError):
            lines = self._notes(key).read_bytes().splitlines()
            found.extend(json.loads(line) for line in lines)
        return found

    def forget_notes(self, key: str) -> None:
        """Throw away what was noted: a draft written since has it all.

        Raises:
            StoreFailed: it cannot be removed.
        """
        with self._storing():
            self._notes(key).unlink(missing_ok=True)

    def about(self) -> Iterator[tuple[str, Plain]]:
        """Every draft that can be read: its key, and what tells about it."""
        for path in sorted(self.root.glob("*.draft")):
            with contextlib.suppress(OSError, ValueError), path.open(encoding="utf-8") as file:
                told = _sound(file.readline())
                noted = self._notes(path.stem).exists()
                yield path.stem, {**told, "touched": noted or bool(told.get("touched"))}

    def keys(self) -> list[str]:
        """The key of every draft."""
        return [path.stem for path in self.root.glob("*.draft")]

    def forget(self, key: str) -> None:
        """Throw a draft away.

        Raises:
            StoreFailed: it cannot be removed.
        """
        with self._storing():
            self._path(key).unlink(missing_ok=True)
            self._notes(key).unlink(missing_ok=True)

    def set_aside(self, key: str) -> None:
        """Keep a draft that nobody can read from being written over."""
        with self._storing():
            self._path(key).replace(self.root / f"{key}.damaged")

    def _path(self, key: str) -> Path:
        return self.root / f"{key}.draft"

    def _notes(self, key: str) -> Path:
        return self.root / f"{key}.notes"

    def _storing(self) -> AbstractContextManager[None]:
        return storing(self.root, "drafts")


def _sound(line: str) -> Plain:
    about = json.loads(line)
    if not isinstance(about, dict) or about.get("tagwire_draft") != VERSION:
        raise ValueError("no draft of ours")
    return about
