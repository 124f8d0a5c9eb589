"""Which node types there are, where each came from, and which files failed to give one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tagwire.core.errors import NodeInvalid
from tagwire.core.node import Node


@dataclass(frozen=True, slots=True)
class Broken:
    """A node file that did not import: shown in the palette with its traceback.

    `declared` are the types it would have given, as far as its text tells.
    """

    source: str
    reason: str
    traceback: str
    declared: tuple[str, ...] = ()

    @property
    def types(self) -> tuple[str, ...]:
        """The types it was meant to give: those declared, else the one named after the file."""
        stem = self.source.replace("\\", "/").rpartition("/")[2].removesuffix(".py")
        return self.declared or (stem,)


class Registry:
    """Node types by id. Built once, at start."""

    def __init__(
        self, found: Iterable[tuple[type[Node], str]], broken: Iterable[Broken] = ()
    ) -> None:
        """`found` pairs each node class with the file it came from.

        Raises:
            NodeInvalid: two files give one type id; names both.
        """
        self._types: dict[str, type[Node]] = {}
        self._sources: dict[str, str] = {}
        self.broken = tuple(broken)
        for node, source in found:
            name = node.spec.name
            if name in self._types:
                both = f"{self._sources[name]} and {source}"
                raise NodeInvalid(f"two nodes of type {name!r}: {both}.", "Rename one of them.")
            self._types[name] = node
            self._sources[name] = source

    def __iter__(self) -> Iterator[type[Node]]:
        """The node classes, in the order they were found."""
        return iter(self._types.values())

    def __len__(self) -> int:
        return len(self._types)

    def get(self, name: str) -> type[Node] | None:
        """The node class of a type id, or None."""
        return self._types.get(name)

    def source(self, name: str) -> str:
        """The file a type id came from."""
        return self._sources[name]

    def failed(self, name: str) -> Broken | None:
        """The broken file that was meant to give a type."""
        return next((broken for broken in self.broken if name in broken.types), None)

    def near(self, name: str) -> tuple[str, ...]:
        """Type ids spelt like `name`, best first."""
        return tuple(difflib.get_close_matches(name, self._types, n=3))
