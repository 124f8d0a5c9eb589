"""The graph's app form: which settings it shows."""

from __future__ import annotations

from typing import Literal

from tagwire.core.document import FormField, GraphDocument, node_of, port_of
from tagwire.core.edit.entries import entry_of, kind_of
from tagwire.core.edit.refused import EditRefused, it_has
from tagwire.core.edit.shape import Shape
from tagwire.core.registry import Registry


class SetForm(Shape):
    """Choose the settings the app form shows, in this order."""

    do: Literal["set_form"] = "set_form"
    form: tuple[FormField, ...]


def set_form(document: GraphDocument, command: SetForm, registry: Registry) -> GraphDocument:
    """The document with this form in place of the one it had."""
    shown: set[str] = set()
    for field in command.form:
        _refuse_unknown(document, field.setting, registry)
        if field.setting in shown:
            raise EditRefused(f"the form shows {field.setting} twice.", "Keep one of them.")
        shown.add(field.setting)
    return document.model_copy(update={"form": command.form})


def _refuse_unknown(document: GraphDocument, end: str, registry: Registry) -> None:
    kind = kind_of(entry_of(document, node_of(end)), registry)
    if kind and port_of(end) not in kind.model_fields:
        words = f"{node_of(end)} has no setting {port_of(end)!r} for the form."
        raise EditRefused(words, it_has(kind.model_fields))
