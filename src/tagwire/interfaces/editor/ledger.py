"""Tag, wire and mention of every node that takes tagged pictures, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from tagwire.core.document import GraphDocument, node_of
from tagwire.core.edit.entries import kind_of
from tagwire.core.edit.tagged import saved_tags, tagged_ports
from tagwire.core.edit.texts import TextWires, text_wires
from tagwire.core.node import Mentions
from tagwire.core.registry import Registry
from tagwire.core.tags import find_mentions

Row: TypeAlias = dict[str, Any]


def ledger(document: GraphDocument, registry: Registry) -> dict[str, list[Row]]:
    """The rows of every node that takes tags: its wires in order, then what has no picture."""
    into: dict[str, list[str]] = {}
    for start, end in document.wires:
        into.setdefault(end, []).append(start)
    page = _Page(document, registry, text_wires(document, registry), into)
    return {
        name: list(page.rows(name, port))
        for name, entry in document.nodes.items()
        for port in tagged_ports(kind_of(entry, registry))
    }


@dataclass(frozen=True, slots=True)
class _Page:
    document: GraphDocument
    registry: Registry
    texts: TextWires
    into: Mapping[str, list[str]]

    def rows(self, name: str, port: str) -> Iterator[Row]:
        """The rows of one node's port."""
        found = saved_tags(self.document.nodes[name], port, self.registry)
        tags = found.tags if found else []
        starts = self.into.get(f"{name}.{port}", [])
        calls = self._calls(name, [tag for tag in tags if tag])
        for index, start in enumerate(starts):
            tag = tags[index] if index < len(tags) else ""
            yield _row(tag, node_of(start), calls.pop(tag, None) if tag else None)
        for tag in tags[len(starts) :]:
            if tag:
                yield _row(tag, "", calls.pop(tag, None))
        for tag, prompts in calls.items():
            yield _row(tag, "", prompts)

    def _calls(self, name: str, tags: Iterable[str]) -> dict[str, Counter[str]]:
        """How often each tag, known or not, is mentioned in each prompt that reaches a node."""
        known = tuple(tags)
        found: dict[str, Counter[str]] = {}
        for prompt in self.texts.before(name):
            for text in self._words(prompt):
                for mention in find_mentions(text, known):
                    counter = found.setdefault(mention.tag or mention.name, Counter())
                    counter[prompt] += 1
        return found

    def _words(self, name: str) -> Iterator[str]:
        """The texts of a node in which tags are mentioned."""
        entry = self.document.nodes[name]
        kind = kind_of(entry, self.registry)
        for setting in kind.spec.marked(Mentions) if kind else ():
            text = entry.settings.get(setting, kind.model_fields[setting].default if kind else "")
            if isinstance(text, str):
                yield text


def _row(tag: str, source: str, prompts: Counter[str] | None) -> Row:
    count = prompts.total() if prompts else 0
    status = "ok" if count else "unused"
    if not source:
        status = "missing"
    elif not tag:
        status = "untagged"
    row: Row = {"tag": tag, "source": source, "wired": bool(source), "mentions": count}
    return {**row, "status": status, "prompts": list(prompts or ())}
