"""What the palette offers: every node type with its ports, its form and its words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tagwire.core.models.extras import settings_of
from tagwire.core.models.model import FlatPrice, ImageModel, RatioPrice
from tagwire.core.models.table import IMAGE_MODELS
from tagwire.core.node import Mentions, Node, PictureFile, ProfileMark, SeedMark, TagsOf
from tagwire.core.ports import Port
from tagwire.core.registry import Broken, Registry
from tagwire.interfaces.editor.session.tailoring import first_form

LANGUAGES = ("en", "zh-CN")
_MARKED = {
    Mentions: "prompt",
    TagsOf: "tags",
    SeedMark: "seed",
    PictureFile: "picture",
    ProfileMark: "profile",
}
_MOST_SLIDDEN = 1000
"""A range with more steps than this is typed, not slid."""


def catalogue(registry: Registry) -> dict[str, Any]:
    """Every node type as plain JSON, broken files among them, and which fits which port."""
    kinds = [_kind(node, registry) for node in registry]
    return {
        "kinds": kinds + [row for broken in registry.broken for row in _broken(broken, registry)],
        "sources": _fitting(kinds, "outputs"),
        "sinks": _fitting(kinds, "inputs"),
        "languages": list(LANGUAGES),
        "models": [_model(model) for model in IMAGE_MODELS.values()],
    }


def _kind(node: type[Node], registry: Registry) -> dict[str, Any]:
    spec = node.spec
    words = _words(registry.source(spec.name), spec.name)
    inputs = [_port(port) for port in spec.inputs.values()]
    return {
        "type": spec.name,
        "version": spec.version,
        "title": spec.title,
        "category": spec.category,
        "summary": spec.summary,
        "asks": spec.asks,
        "broken": "",
        "inputs": inputs,
        "outputs": [
            {"name": name, "kind": kind, "kinds": list(spec.signature.gives(name))}
            for name, kind in spec.outputs.items()
        ],
        "settings": _settings(node),
        "form": first_form(node),
        "words": words,
        "search": _search(words),
    }


def _port(port: Port) -> dict[str, Any]:
    row = {"name": port.name, "kind": port.kind, "kinds": list(port.kinds)}
    return {**row, "many": port.many, "required": port.required}


def _broken(broken: Broken, registry: Registry) -> list[dict[str, Any]]:
    """One row a type the file was meant to give; one for the file when others give them all."""
    missing = [name for name in broken.types if registry.get(name) is None]
    blank: dict[str, Any] = {"inputs": [], "outputs": [], "settings": [], "words": {}, "search": []}
    about = {"version": 0, "category": "broken", "asks": "", "summary": broken.source}
    return [
        {"type": name, "title": name, **about, **blank, "broken": broken.reason}
        for name in missing or [Path(broken.source).name]
    ]


def _settings(node: type[Node]) -> list[dict[str, Any]]:
    """One row a setting, read from the class's own JSON Schema."""
    schema = node.model_json_schema()
    required = schema.get("required", ())
    rows = []
    for name, raw in schema.get("properties", {}).items():
        shape = _flat(raw, schema.get("$defs", {}))
        mark = node.spec.marks.get(name)
        control = _MARKED[type(mark)] if mark else _control(shape)
        row = {
            "name": name,
            "control": control,
            "default": shape.get("default"),
            "required": name in required,
            "help": shape.get("description", ""),
            "options": shape.get("enum"),
            "lowest": shape.get("minimum", shape.get("exclusiveMinimum")),
            "highest": shape.get("maximum", shape.get("exclusiveMaximum")),
            "step": shape.get("multipleOf"),
            "most": shape.get("maxItems"),
            "port": mark.port if isinstance(mark, TagsOf) else None,
        }
        kept = ("name", "control", "default", "required", "help")
        rows.append({k: v for k, v in row.items() if k in kept or v is not None})
    return rows


def _flat(shape: Mapping[str, Any], defs: Mapping[str, Any]) -> dict[str, Any]:
    """A property's shape with its reference followed and its `| None` left out."""
    flat = dict(shape)
    if "$ref" in flat:
        flat |= _flat(defs[flat.pop("$ref").rpartition("/")[2]], defs)
    choices = [part for part in flat.get("anyOf", ()) if part.get("type") != "null"]
    if len(choices) == 1:
        flat |= _flat(choices[0], defs)
    if "const" in flat:
        flat["enum"] = [flat["const"]]
    return flat


def _control(shape: Mapping[str, Any]) -> str:
    if named := shape.get("control"):
        return str(named)
    if "enum" in shape:
        return "select"
    kind = shape.get("type")
    if kind == "string":
        return "color" if "#" in shape.get("pattern", "") else "text"
    if kind in ("integer", "number"):
        return "slider" if _slides(shape) else "number"
    if kind == "array" and _is_words(shape.get("items", {})):
        return "words"
    return "toggle" if kind == "boolean" else "json"


def _is_words(item: Mapping[str, Any]) -> bool:
    return item.get("type") == "string" and "enum" not in item and "pattern" not in item


def _slides(shape: Mapping[str, Any]) -> bool:
    if "minimum" not in shape or "maximum" not in shape:
        return False
    step = shape.get("multipleOf", 1 if shape["type"] == "integer" else 0)
    return not step or (shape["maximum"] - shape["minimum"]) / step <= _MOST_SLIDDEN


def _fitting(kinds: Iterable[Mapping[str, Any]], side: str) -> dict[str, list[list[str]]]:
    """By kind of value the node types with such a port, the most specialised first.

    Those are the ones made for it: what only gives, then what asks a provider, then the rest.
    """

    def rank(kind: Mapping[str, Any]) -> tuple[bool, bool, int]:
        only_gives = side == "outputs" and not kind["inputs"]
        return not only_gives, not kind["asks"], len(kind["inputs"]) + len(kind["outputs"])

    found: dict[str, list[list[str]]] = {}
    for kind in sorted(kinds, key=rank):
        seen: set[str] = set()
        for port in kind[side]:
            for carried in port["kinds"]:
                if carried not in seen:
                    seen.add(carried)
                    found.setdefault(carried, []).append([kind["type"], port["name"]])
    return found


def _words(source: str, name: str) -> dict[str, Any]:
    """What the language files beside a node's file say of it."""
    found = {language: _file(Path(source).parent / f"{language}.json") for language in LANGUAGES}
    return {language: words[name] for language, words in found.items() if name in words}


@cache
def _file(path: Path) -> dict[str, Any]:
    try:
        words = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return words if isinstance(words, dict) else {}


def _search(words: Mapping[str, Any]) -> list[str]:
    """Every other name a node is found by: aliases, Chinese names, their pinyin and initials."""
    names: list[str] = []
    for part in words.values():
        names += [part["title"]] if "title" in part else []
        names += part.get("search", [])
    return list(dict.fromkeys(spelt for name in names for spelt in (name, *_pinyin(name)) if spelt))


def _pinyin(name: str) -> tuple[str, ...]:
    if name.isascii():
        return ()
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(name)), "".join(lazy_pinyin(name, Style.FIRST_LETTER))


def _model(model: ImageModel) -> dict[str, Any]:
    return {
        "id": model.name,
        "title": model.title,
        "maker": model.maker,
        "credits": _credits(model),
        "extras": list(settings_of(model)),
        "sizes": [*model.special, *map(str, model.ratios)],
        "tags": model.tags,
        "least_references": model.least_references,
        "most_references": model.most_references,
        "prompt_limit": model.prompt_limit,
    }


def _credits(model: ImageModel) -> list[float]:
    """The lowest and the highest price of one picture on Runway's list; [] is unknown."""
    match model.price:
        case FlatPrice(each):
            return [each, each]
        case RatioPrice(tiers):
            return [min(each for each, _ in tiers), max(each for each, _ in tiers)]
    return []
