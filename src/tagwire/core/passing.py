"""What a bypassed node hands on: for each output, the input that takes its place."""

from __future__ import annotations

from collections.abc import Mapping

from tagwire.core.node import Node


def passes(kind: type[Node]) -> Mapping[str, str]:
    """For each output the first input of its kind; outputs nothing can stand for are left out."""
    spec = kind.spec
    first: dict[str, str] = {}
    for port in spec.inputs.values():
        for taken in port.kinds:
            first.setdefault(taken, port.name)
    return {output: first[kind] for output, kind in spec.outputs.items() if kind in first}


def stuck(kind: type[Node]) -> str:
    """Why a node of this class cannot be bypassed, in words; "" when it can."""
    spec, passed = kind.spec, passes(kind)
    if not spec.outputs:
        return f"{spec.title} gives nothing that could be passed on"
    short = next((output for output in spec.outputs if output not in passed), "")
    if not short:
        return ""
    return f"{spec.title} has no {spec.outputs[short]} input to pass on as {short}"
