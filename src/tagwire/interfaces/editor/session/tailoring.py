"""Which settings of each node apply now, and the choices they have: forms cut to measure."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.node import Node
from tagwire.core.registry import Registry
from tagwire.core.settings import instance


def tailored(document: GraphDocument, registry: Registry) -> dict[str, Any]:
    """The forms there are, each once, and by node which is its own.

    Of a node with faulty settings nobody can tell; one that breaks over its form has the plain one.
    """
    forms: dict[str, dict[str, Any]] = {}
    own: dict[str, str] = {}
    for name, entry in document.nodes.items():
        kind = registry.get(entry.type)
        form = _form(kind, entry) if kind and kind.tailor is not Node.tailor else None
        if form is not None:
            own[name] = json.dumps(form, sort_keys=True)
            forms[own[name]] = form
    place = {key: number for number, key in enumerate(forms)}
    return {"forms": list(forms.values()), "own": {name: place[key] for name, key in own.items()}}


def first_form(kind: type[Node]) -> dict[str, Any]:
    """The form of a node of that type with nothing set."""
    return _form(kind, NodeEntry(type=kind.spec.name)) or {}


def _form(kind: type[Node], entry: NodeEntry) -> dict[str, Any] | None:
    try:
        return instance(kind, entry).tailor().to_json()
    except ValidationError:
        return None
    except Exception:  # noqa: BLE001 - a stranger's node may raise anything
        return {}
