"""A tag renamed: beside its wire, and in every prompt that mentions it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tagwire.core.document import GraphDocument, Id, NodeEntry
from tagwire.core.edit.entries import kind_of, known_entry, up_to_date
from tagwire.core.edit.refused import EditRefused, it_has
from tagwire.core.edit.shape import Shape
from tagwire.core.edit.tagged import saved_tags, tagged_ports, tags_by_node
from tagwire.core.edit.texts import text_wires
from tagwire.core.node import Mentions
from tagwire.core.registry import Registry
from tagwire.core.tags import rename_mentions, suggest_tag, tag_fault


class RenameTag(Shape):
    """Call a picture by another tag, here and in every prompt that mentions it.

    Such a prompt may reach other nodes too: those that have the tag rename it along, and so do
    the other prompts that reach those.
    """

    do: Literal["rename_tag"] = "rename_tag"
    node: Id
    old: str
    new: str


def rename_tag(document: GraphDocument, command: RenameTag, registry: Registry) -> GraphDocument:
    """The document with a tag renamed wherever a shared prompt makes it the same tag."""
    known_entry(document, command.node, registry)
    tags = tags_by_node(document, registry)
    renaming = _Renaming(command.old, command.new, registry)
    own = tags[command.node]
    if not renaming.concerns(own):
        raise EditRefused(f"{command.node} has no tag {command.old!r}.", it_has(own))
    return _spread(document, command.node, renaming, tags)


def refuse_tag(tag: str, name: str, taken: Mapping[str, str]) -> None:
    """Refuse a tag that is not legal, or that another picture of the node has in any case."""
    remedy = f"Say {suggest_tag(tag, taken)!r}, for example."
    if fault := tag_fault(tag):
        raise EditRefused(f"{name}: {fault}.", remedy)
    for other, owner in taken.items():
        if other.lower() == tag.lower():
            words = f"{name}: {owner or 'a picture still to come'} has the tag {other!r}."
            raise EditRefused(words, remedy)


@dataclass(frozen=True, slots=True)
class _Renaming:
    """One tag becoming another, in an entry's tags and in its texts."""

    old: str
    new: str
    registry: Registry

    def concerns(self, tags: Iterable[str]) -> bool:
        return any(self._is_old(tag) for tag in tags)

    def others(self, tags: Mapping[str, str]) -> dict[str, str]:
        return {tag: owner for tag, owner in tags.items() if not self._is_old(tag)}

    def retagged(self, entry: NodeEntry) -> NodeEntry:
        for port in tagged_ports(kind_of(entry, self.registry)):
            if found := saved_tags(entry, port, self.registry):
                entry = found.saved_as(self.new if self._is_old(t) else t for t in found.tags)
        return entry

    def rewritten(self, entry: NodeEntry, others: Iterable[str]) -> NodeEntry:
        """The entry with its mentions renamed; the same entry when there are none."""
        kind = kind_of(entry, self.registry)
        if kind is None:
            return entry
        current = up_to_date(kind, entry)
        settings = dict(current.settings)
        for setting in kind.spec.marked(Mentions):
            text = settings.get(setting, kind.model_fields[setting].default)
            if isinstance(text, str):
                renamed = rename_mentions(text, self.old, self.new, others)
                settings |= {} if renamed == text else {setting: renamed}
        changed = current.model_copy(update={"settings": settings})
        return entry if settings == current.settings else changed

    def _is_old(self, tag: str) -> bool:
        return tag.lower() == self.old.lower()


def _spread(
    document: GraphDocument, first: str, renaming: _Renaming, tags: Mapping[str, dict[str, str]]
) -> GraphDocument:
    """From a node to its prompts that mention the tag, to the nodes those reach, and so on."""
    wires = text_wires(document, renaming.registry)
    nodes, consumers, seen = dict(document.nodes), [first], set[str]()
    for consumer in consumers:
        refuse_tag(renaming.new, consumer, renaming.others(tags[consumer]))
        nodes[consumer] = renaming.retagged(nodes[consumer])
        for prompt in [name for name in wires.before(consumer) if name not in seen]:
            seen.add(prompt)
            readers = wires.behind(prompt)
            others = renaming.others({tag: "" for name in readers for tag in tags[name]})
            rewritten = renaming.rewritten(nodes[prompt], others)
            if rewritten is not nodes[prompt]:
                nodes[prompt] = rewritten
                new = (name for name in readers if renaming.concerns(tags[name]))
                consumers += [name for name in new if name not in consumers]
    return document.model_copy(update={"nodes": nodes})
