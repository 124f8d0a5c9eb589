"""`tagwire schema`: the JSON Schema of graph files, from the node classes themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from tagwire.interfaces.cli.door import Command, Setup, shared

if TYPE_CHECKING:
    from tagwire.core.node import Node
    from tagwire.core.registry import Registry


@click.command(cls=Command)
@click.argument("type_id", metavar="[TYPE]", required=False)
@shared
def schema(setup: Setup, type_id: str | None) -> None:
    """Print the JSON Schema of a graph file, or of the settings of one node TYPE."""
    from tagwire.core.errors import WrongUse

    registry = setup.app().registry
    if type_id is None:
        click.echo(json.dumps(schema_of(registry), ensure_ascii=False, indent=2))
        return
    node = registry.get(type_id)
    if node is None:
        near = ", ".join(registry.near(type_id))
        remedy = f"Did you mean {near}?" if near else "`tagwire nodes` lists them."
        raise WrongUse(f"there is no node type {type_id!r}.", remedy)
    click.echo(json.dumps(node.model_json_schema(), ensure_ascii=False, indent=2))


def schema_of(registry: Registry) -> dict[str, Any]:
    """The schema of a graph file; a node's settings are those of its type."""
    from tagwire.core.document import GraphDocument

    whole = GraphDocument.model_json_schema()
    entry = whole["$defs"]["NodeEntry"]
    entry["allOf"] = [_settings_rule(node) for node in registry]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole}


def _settings_rule(node: type[Node]) -> dict[str, Any]:
    settings = node.model_json_schema()
    return {
        "if": {"properties": {"type": {"const": node.spec.name}}},
        "then": {"properties": {"settings": settings}},
    }
