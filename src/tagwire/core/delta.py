"""What changed between two documents, part by part, and a document with such changes made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from tagwire.core.document import GraphDocument, Part, validate

Delta: TypeAlias = dict[str, Any]
"""Only what changed, as plain JSON.

`nodes`, `frames` and `notes` hold parts by id, None for one that is gone; `order` (and
`frames_order`, `notes_order`) all ids where new ones are not simply behind the old. `wires`,
`hidden`, `form` and `name` are the new ones whole; `rest` the other keys of the file.
"""

_ORDERS = {"nodes": "order", "frames": "frames_order", "notes": "notes_order"}
_WHOLE = tuple(key for key in GraphDocument.model_fields if key not in {"tagwire", *_ORDERS})
_WORKS = ("type", "version", "settings", "state", "seed_step")
_LOOKS = {*_ORDERS, "frames_order", "notes_order", "hidden"}


def delta(old: GraphDocument, new: GraphDocument) -> Delta:
    """What makes `new` of `old`; quick where the two share their parts, as edits leave them."""
    found: Delta = {}
    for kind, order in _ORDERS.items():
        before, after = getattr(old, kind), getattr(new, kind)
        if before is not after:
            found |= _parts(kind, order, before, after)
    for key in _WHOLE:
        value = getattr(new, key)
        if value is not getattr(old, key) and value != getattr(old, key):
            found[key] = _json(value)
    if old.model_extra != new.model_extra:
        found["rest"] = dict(new.model_extra or {})
    return found


def patched(document: GraphDocument, change: Mapping[str, Any]) -> GraphDocument:
    """The document with a delta's changes made.

    Raises:
        GraphInvalid: what comes of it is no graph.
    """
    sent = {key: change[key] for key in _WHOLE if key in change}
    touched = {
        kind: {name: part for name, part in change.get(kind, {}).items() if part is not None}
        for kind in _ORDERS
    }
    fresh = validate({"tagwire": 1, **sent, **touched})
    update: dict[str, Any] = {key: getattr(fresh, key) for key in sent}
    for kind, order in _ORDERS.items():
        if kind in change or order in change:
            merged = _merged(getattr(document, kind), change.get(kind, {}), getattr(fresh, kind))
            names = change.get(order, merged)
            update[kind] = {name: merged[name] for name in names if name in merged}
    whole = document.model_copy(update=update)
    return _with_rest(whole, change["rest"]) if "rest" in change else whole


def plain(part: Part) -> dict[str, Any]:
    """A part of a document as plain JSON, with all that was ever written in it."""
    return part.model_dump(mode="json", exclude_unset=True)


def only_looks(change: Mapping[str, Any], old: GraphDocument, new: GraphDocument) -> bool:
    """Whether a delta moves and paints things only: what runs, and how, is as it was."""
    if change.keys() - _LOOKS:
        return False
    pairs = [(old.nodes.get(name), new.nodes.get(name)) for name in change.get("nodes", ())]
    return all(
        before is not None
        and after is not None
        and all(getattr(before, key) == getattr(after, key) for key in _WORKS)
        for before, after in pairs
    )


def _json(value: Any) -> Any:
    """A value of a document as plain JSON."""
    if isinstance(value, tuple):
        return [_json(each) for each in value]
    return plain(value) if isinstance(value, Part) else value


def _parts(kind: str, order: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Delta:
    changed: Delta = {name: None for name in before if name not in after}
    for name, part in after.items():
        was = before.get(name)
        if part is not was and part != was:
            changed[name] = plain(part)
    found: Delta = {kind: changed} if changed else {}
    if list(after) != _expected(before, after):
        found[order] = list(after)
    return found


def _expected(before: Iterable[str], after: Mapping[str, Any]) -> list[str]:
    """The order of ids when new ones simply come behind those that stay."""
    stay = [name for name in before if name in after]
    known = set(stay)
    return stay + [name for name in after if name not in known]


def _merged(
    parts: Mapping[str, Any], changed: Mapping[str, Any], fresh: Mapping[str, Any]
) -> dict[str, Any]:
    kept = {name: part for name, part in parts.items() if changed.get(name, part) is not None}
    return {**kept, **fresh}


def _with_rest(document: GraphDocument, rest: Mapping[str, Any]) -> GraphDocument:
    """The document with these for its keys we do not know."""
    return validate({**{k: v for k, v in document.to_json().items() if not _odd(k)}, **rest})


def _odd(key: str) -> bool:
    return key not in GraphDocument.model_fields
