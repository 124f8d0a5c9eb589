"""The ports of a node, read from the signature of its `run`."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Union, get_args, get_origin, get_type_hints

from tagwire.core.errors import NodeInvalid
from tagwire.core.values import KINDS, Text


@dataclass(frozen=True, slots=True)
class Port:
    """One place a wire may end or begin.

    `many` takes several wires, in order. A port that is not `required` may stay unwired. One
    annotated with a union takes the `others` as well as its first `kind`.
    """

    name: str
    kind: str
    many: bool = False
    required: bool = True
    others: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind it takes."""
        return (self.kind, *self.others)


@dataclass(frozen=True, slots=True)
class Signature:
    """What `run` takes and gives. `bundled` says it returns a NamedTuple, one output a field.

    An output is named after its kind and mapped to it; one that gives a union has the kinds
    beside the first in `besides`.
    """

    inputs: Mapping[str, Port]
    outputs: Mapping[str, str]
    bundled: bool
    blocking: bool
    besides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def gives(self, output: str) -> tuple[str, ...]:
        """The kinds an output may carry; none for no output."""
        kind = self.outputs.get(output)
        return () if kind is None else (kind, *self.besides.get(output, ()))


def read_signature(run: Callable[..., Any], who: str) -> Signature:
    """The ports that `run` declares; `who` names file and node in errors.

    Raises:
        NodeInvalid: an annotation is missing, cannot be resolved, or is no kind of value.
    """
    hints = _hints(run, who)
    _, *parameters = inspect.signature(run).parameters.values()
    if not parameters or _input_kinds(hints.get(parameters[0].name))[0]:
        remedy = "Begin with self and ctx: run(self, ctx, ...)."
        raise NodeInvalid(f"{who}: run() does not take the run's context.", remedy)
    inputs = {p.name: _input_port(p, hints, who) for p in parameters[1:]}
    if "return" not in hints:
        raise NodeInvalid(f"{who}: run() has no return annotation.", "Say what it gives: -> Image.")
    outputs, bundled = _outputs(hints["return"], who)
    besides = {name: kinds[1:] for name, kinds in outputs.items() if kinds[1:]}
    first = {name: kinds[0] for name, kinds in outputs.items()}
    return Signature(inputs, first, bundled, not inspect.iscoroutinefunction(run), besides)


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
    kinds, many = _input_kinds(hints[name])
    if not kinds:
        raise NodeInvalid(f"{who}, port {name}: {_words(hints[name])} is no kind of value.", _KNOWN)
    required = parameter.default is parameter.empty
    return Port(name, kinds[0], many, required, kinds[1:])


def _input_kinds(hint: Any) -> tuple[tuple[str, ...], bool]:
    """The kinds of a port's annotation (none if not ours), and whether it takes many wires."""
    arguments = get_args(hint)
    if get_origin(hint) is tuple and arguments[1:] == (Ellipsis,):
        return _kinds(arguments[0]), True
    return _kinds(hint, optional=True), False


def _kinds(hint: Any, *, optional: bool = False) -> tuple[str, ...]:
    """The words for a type of value or a union of them; none for what is none, whatever it is."""
    union = get_origin(hint) in (Union, types.UnionType)
    parts = get_args(hint) if union else (hint,)
    parts = tuple(part for part in parts if not (optional and part is types.NoneType))
    found = tuple(word for part in parts for type_, word in KINDS.items() if part is type_)
    mixed = len(found) > 1 and Text.kind in found  # words are told before a run, pictures are not
    return found if len(found) == len(parts) and not mixed else ()


def _outputs(hint: Any, who: str) -> tuple[dict[str, tuple[str, ...]], bool]:
    if hint is types.NoneType:
        return {}, False
    if kinds := _kinds(hint):
        return {kinds[0]: kinds}, False
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        hints = _hints(hint, who)
        fields = {name: _kinds(hints.get(name)) for name in hint._fields}
        for name in (name for name, kinds in fields.items() if not kinds):
            words = f"{who}, output {name}: {_words(hints.get(name))} is no kind of value."
            raise NodeInvalid(words, _KNOWN)
        return fields, True
    raise NodeInvalid(f"{who}: run() returns {_words(hint)}, which is no kind of value.", _KNOWN)


def _words(hint: Any) -> str:
    return getattr(hint, "__name__", None) or str(hint)


_KNOWN = "A port carries Text, Image, Video or Image | Video, or a tuple[..., ...] of one."
