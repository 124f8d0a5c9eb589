"""Saved wires to inputs: every end must exist, every kind must fit, every port has its fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from tagwire.core.document import GraphDocument
from tagwire.core.errors import Problem
from tagwire.core.node import Node


class Source(NamedTuple):
    """Where a wire begins: an output of a node."""

    node: str
    output: str


Inputs: TypeAlias = dict[str, dict[str, tuple[Source, ...]]]


def read_wires(document: GraphDocument, nodes: Mapping[str, Node]) -> tuple[Inputs, list[Problem]]:
    """For each sound node its wired ports in order, and a problem for every wire amiss.

    A wire from a node that is not sound itself counts: mending that node mends the wire.
    """
    found: dict[str, dict[str, list[Source]]] = {name: {} for name in nodes}
    problems: list[Problem] = []
    for index, (start, end) in enumerate(document.wires):
        giver, _, output = start.partition(".")
        to, _, port = end.partition(".")
        source = Source(giver, output)
        if _fits(nodes.get(giver), output, nodes.get(to), port):
            found[to].setdefault(port, []).append(source)
            continue
        fault = refusal(document, nodes, source, to, port)
        if fault:
            code, words, remedy = fault
            place = f"/wires/{index}"
            problems.append(Problem(code, f"wire {start} -> {end}: {words}", remedy, place))
        elif to in nodes:
            found[to].setdefault(port, []).append(source)
    inputs = {name: {p: tuple(s) for p, s in ports.items()} for name, ports in found.items()}
    wired = {end for _, end in document.wires}
    for name, node in nodes.items():
        problems += _fill_problems(name, node, inputs[name], wired)
    return inputs, problems


def _fits(giver: Node | None, output: str, taker: Node | None, port: str) -> bool:
    """Whether a wire is plainly right, as nearly all are."""
    if giver is None or taker is None:
        return False
    wanted = taker.spec.inputs.get(port)
    return wanted is not None and _meet(giver.spec.signature.gives(output), wanted.kinds)


def _meet(gives: tuple[str, ...], takes: tuple[str, ...]) -> bool:
    """Whether something an output may carry is something a port takes."""
    return any(kind in takes for kind in gives)


def refusal(
    document: GraphDocument, nodes: Mapping[str, Node], source: Source, to: str, port: str
) -> tuple[str, str, str] | None:
    """Why a wire cannot be: its code, the words and a remedy; None when it can."""
    for end in (source.node, to):
        if end not in document.nodes:
            return "unknown_node", f"there is no node {end!r}.", "Remove the wire."
    giver, taker = nodes.get(source.node), nodes.get(to)
    if giver and source.output not in giver.spec.outputs:
        return (
            "unknown_port",
            f"{source.node} has no output {source.output!r}.",
            _has(giver.spec.outputs),
        )
    if taker and port not in taker.spec.inputs:
        return "unknown_port", f"{to} has no input {port!r}.", _has(taker.spec.inputs)
    if giver and taker:
        gives, takes = giver.spec.signature.gives(source.output), taker.spec.inputs[port].kinds
        if not _meet(gives, takes):
            given, taken = " or ".join(gives), " or ".join(takes)
            words = f"it gives {given}, the port takes {taken}."
            return "wrong_kind", words, f"Wire {taken} to it."
    return None


def _has(names: Iterable[str]) -> str:
    return f"It has: {', '.join(names) or 'none'}."


def _fill_problems(
    name: str, node: Node, ports: Mapping[str, tuple[Source, ...]], wired: set[str]
) -> Iterator[Problem]:
    for port in node.spec.inputs.values():
        place = f"/nodes/{name}"
        if port.required and f"{name}.{port.name}" not in wired:
            words = f"nothing is wired to {port.name}."
            remedy = f"Wire {' or '.join(port.kinds)} to it."
            yield Problem("missing_input", words, remedy, place, name)
        most = node.capacity(port.name)
        count = len(ports.get(port.name, ()))
        if most is not None and count > most:
            words = f"{count} wires into {port.name}, which takes {most}."
            yield Problem("too_many_wires", words, f"Remove {count - most}.", place, name)
