"""The ports of a node, read from the signature of its `run`."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Union, get_args, get_origin, get_type_hints

from tagwire.core.errors import NodeInvalid
from tagwire.core.values import KINDS


@dataclass(frozen=True, slots=True)
class Port:
    """One place a wire may end or begin.

    `many` takes several wires, in order. A port that is not `required` may stay unwired.
    """

    name: str
    kind: str
    many: bool = False
    required: bool = True


@dataclass(frozen=True, slots=True)
class Signature:
    """What `run` takes and gives. `bundled` says it returns a NamedTuple, one output a field."""

    inputs: Mapping[str, Port]
    outputs: Mapping[str, str]
    bundled: bool
    blocking: bool


def read_signature(run: Callable[..., Any], who: str) -> Signature:
    """The ports that `run` declares; `who` names file and node in errors.

    Raises:
        NodeInvalid: an annotation is missing, cannot be resolved, or is no kind of value.
    """
    hints = _hints(run, who)
    _, *parameters = inspect.signature(run).parameters.values()
    if not parameters or _input_kind(hints.get(parameters[0].name))[0]:
        remedy = "Begin with self and ctx: run(self, ctx, ...)."
        raise NodeInvalid(f"{who}: run() does not take the run's context.", remedy)
    inputs = {p.name: _input_port(p, hints, who) for p in parameters[1:]}
    if "return" not in hints:
        raise NodeInvalid(f"{who}: run() has no return annotation.", "Say what it gives: -> Image.")
    outputs, bundled = _outputs(hints["return"], who)
    return Signature(inputs, outputs, bundled, not inspect.iscoroutinefunction(run))


def _hints(annotated: Callable[..., Any], who: str) -> dict[str, Any]:
    try:
        return get_type_hints(annotated)
    except (NameError, AttributeError, TypeError, SyntaxError) as fault:
        words = f"{who}: an annotation of run() cannot be read: {fault}."
        raise NodeInvalid(words, "Import what it names at the top of the file.") from fault


def _input_port(parameter: inspect.Parameter, hints: Mapping[str, Any], who: str) -> Port:
    name = parameter.name
    if parameter.kind not in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
        remedy = "Use a plain parameter; tuple[Image, ...] takes many wires."
        words = f"{who}, port {name}: *args, **kwargs and what stands before / cannot be ports."
        raise NodeInvalid(words, remedy)
    if name not in hints:
        remedy = f"Annotate it: {name}: Text."
        raise NodeInvalid(f"{who}, port {name}: no annotation.", remedy)
    kind, many = _input_kind(hints[name])
    if not kind:
        raise NodeInvalid(f"{who}, port {name}: {_words(hints[name])} is no kind of value.", _KNOWN)
    return Port(name, kind, many, required=parameter.default is parameter.empty)


def _input_kind(hint: Any) -> tuple[str, bool]:
    """The kind of a port's annotation ("" for none of ours), and whether it takes many wires."""
    arguments = get_args(hint)
    if get_origin(hint) is tuple and arguments[1:] == (Ellipsis,):
        return _kind(arguments[0]), True
    if get_origin(hint) in (Union, types.UnionType):
        rest = [a for a in arguments if a is not types.NoneType]
        return (_kind(rest[0]), False) if len(rest) == 1 else ("", False)
    return _kind(hint), False


def _kind(hint: Any) -> str:
    """The word for a type of value; "" for what is none, whatever it is."""
    return next((word for type_, word in KINDS.items() if hint is type_), "")


def _outputs(hint: Any, who: str) -> tuple[dict[str, str], bool]:
    if hint is types.NoneType:
        return {}, False
    if kind := _kind(hint):
        return {kind: kind}, False
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        hints = _hints(hint, who)
        kinds = {name: _kind(hints.get(name)) for name in hint._fields}
        for name in (name for name, kind in kinds.items() if not kind):
            words = f"{who}, output {name}: {_words(hints.get(name))} is no kind of value."
            raise NodeInvalid(words, _KNOWN)
        return kinds, True
    raise NodeInvalid(f"{who}: run() returns {_words(hint)}, which is no kind of value.", _KNOWN)


def _words(hint: Any) -> str:
    return getattr(hint, "__name__", None) or str(hint)


_KNOWN = f"A port carries {' or '.join(t.__name__ for t in KINDS)}, or a tuple[..., ...] of them."
