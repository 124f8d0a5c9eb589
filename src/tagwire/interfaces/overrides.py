"""Settings, inputs and a seed given for one run, put into its graph."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tagwire.core.document import GraphDocument, node_of, port_of
from tagwire.core.edit.apply import apply
from tagwire.core.edit.settings import Set
from tagwire.core.errors import WrongUse
from tagwire.core.node import Mentions, Node, TagsOf
from tagwire.core.registry import Registry
from tagwire.core.tags import split_tags
from tagwire.providers.disk.atomic import why


def with_settings(
    document: GraphDocument, settings: Mapping[str, Any], registry: Registry
) -> GraphDocument:
    """The document with values by "node.setting"; a text is read as what the setting holds.

    Raises:
        WrongUse: no such node or setting, or a value it does not take.
    """
    for place, given in settings.items():
        node, setting = node_of(place), port_of(place)
        kind = _kind(document, node, registry)
        value = _read(kind, setting, given) if kind and isinstance(given, str) else given
        if not setting:
            raise WrongUse(f"{place!r} names no setting.", "Write node.setting=value.")
        document = _set(document, node, setting, value, registry)
    return document


def with_inputs(
    document: GraphDocument,
    inputs: Mapping[str, str | os.PathLike[str]],
    registry: Registry,
    folder: Path,
) -> GraphDocument:
    """The document with files by input name: a node id, a form label, or a tag.

    A picture's path is put in as seen from `folder`, the graph's: the graph travels with the
    pictures it makes, and should tell no more of this machine than it must.

    A picture setting is given the file; a prompt is given the text in it.

    Raises:
        WrongUse: nothing goes by that name, or the file cannot be read.
    """
    for name, file in inputs.items():
        node = _input_node(document, name, registry)
        path = Path(file).expanduser().absolute()
        kind = _kind(document, node, registry)
        pictures = _pictures(kind)
        texts = kind.spec.marked(Mentions) if kind else {}
        if pictures:
            document = _set(document, node, pictures[0], _seen_from(folder, path), registry)
        elif texts:
            document = _set(document, node, next(iter(texts)), _text_of(path), registry)
        else:
            raise WrongUse(f"input {name!r}: {node} takes no file.", f"Use --set {node}.setting=.")
    return document


def with_seed(document: GraphDocument, seed: int | None, registry: Registry) -> GraphDocument:
    """The document with `seed` in every node that takes one; as it is when `seed` is None."""
    if seed is None:
        return document
    for name in document.nodes:
        kind = _kind(document, name, registry)
        if kind and kind.spec.seed:
            document = _set(document, name, kind.spec.seed, seed, registry)
    return document


def graph_seen_from(
    document: GraphDocument,
    registry: Registry,
    folder: Path,
    place: Path,
    copies: Mapping[Path, Path] = {},
) -> GraphDocument:
    """The graph with its picture files, relative to `folder`, as they are seen from `place`.

    A file that was copied is named where its copy is. A graph that needs no other names is given
    back itself.
    """
    nodes = dict(document.nodes)
    for name, entry in document.nodes.items():
        kind = _kind(document, name, registry)
        sources = {setting: str(entry.settings.get(setting, "")) for setting in _pictures(kind)}
        moved = {
            setting: _moved(source, folder, place.absolute(), copies)
            for setting, source in sources.items()
        }
        if moved != sources:
            settings = {**entry.settings, **{k: v for k, v in moved.items() if v != sources[k]}}
            nodes[name] = entry.model_copy(update={"settings": settings})
    same = all(entry is document.nodes[name] for name, entry in nodes.items())
    return document if same else document.model_copy(update={"nodes": nodes})


def _moved(source: str, folder: Path, place: Path, copies: Mapping[Path, Path]) -> str:
    """A picture's source, seen from another folder."""
    if not source or source.startswith(("asset:", "data:")) or "://" in source:
        return source
    try:
        path = Path(os.path.abspath(folder / Path(source).expanduser()))
    except (RuntimeError, ValueError):  # nobody's home, or no name at all
        return source
    return _seen_from(place, copies.get(path, path))


def input_names(document: GraphDocument, registry: Registry) -> dict[str, str]:
    """Every name an input goes by, with the node that takes it."""
    nodes = [name for name in document.nodes if _takes_file(document, name, registry)]
    labels = {f.label: node_of(f.setting) for f in document.form if f.label}
    return {**_tags(document, registry), **labels, **{name: name for name in nodes}}


def _set(
    document: GraphDocument, node: str, setting: str, value: Any, registry: Registry
) -> GraphDocument:
    if node not in document.nodes:
        remedy = f"It has: {', '.join(document.nodes) or 'none'}."
        raise WrongUse(f"there is no node {node!r}.", remedy)
    return apply(document, Set(node=node, setting=setting, value=value), registry)


def _kind(document: GraphDocument, node: str, registry: Registry) -> type[Node] | None:
    entry = document.nodes.get(node)
    return registry.get(entry.type) if entry else None


def _read(kind: type[Node], setting: str, text: str) -> Any:
    """A command line's text as the setting's value: JSON unless the setting is words itself."""
    field = kind.model_fields.get(setting)
    if field is None or field.annotation is str:
        return text
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text


def _input_node(document: GraphDocument, name: str, registry: Registry) -> str:
    known = input_names(document, registry)
    if name not in known:
        raise WrongUse(f"there is no input {name!r}.", f"It has: {', '.join(known) or 'none'}.")
    return known[name]


def _takes_file(document: GraphDocument, node: str, registry: Registry) -> bool:
    kind = _kind(document, node, registry)
    return bool(kind and (kind.spec.pictures or kind.spec.marked(Mentions)))


def _tags(document: GraphDocument, registry: Registry) -> dict[str, str]:
    """The node wired behind each tag; a tag that stands for two pictures is no name."""
    found: dict[str, str] = {}
    double: set[str] = set()
    for name, entry in document.nodes.items():
        kind = _kind(document, name, registry)
        for setting, mark in (kind.spec.marked(TagsOf) if kind else {}).items():
            tags = entry.settings.get(setting, ())
            listed = split_tags(tags) if isinstance(tags, str) else tags
            wires = [start for start, end in document.wires if end == f"{name}.{mark.port}"]
            for tag, start in zip(listed, wires, strict=False):
                double |= (
                    {tag} if found.setdefault(tag, node_of(start)) != node_of(start) else set()
                )
    return {tag: node for tag, node in found.items() if tag and tag not in double}


def _pictures(kind: type[Node] | None) -> tuple[str, ...]:
    return kind.spec.pictures if kind else ()


def _seen_from(folder: Path, path: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return str(path)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").rstrip("\n")
    except OSError as fault:
        raise WrongUse(f"{path}: {why(fault)}.", "Name a text file.") from fault
    except UnicodeError as fault:
        raise WrongUse(f"{path}: not UTF-8 text.", "Save it as UTF-8.") from fault
