"""`tagwire nodes`: which node types there are, and what one of them takes."""

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
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@shared
def nodes(setup: Setup, type_id: str | None, as_json: bool) -> None:
    """List the node types, or show what TYPE takes and gives."""
    from tagwire.core.errors import WrongUse

    registry = setup.app().registry
    if type_id and registry.get(type_id) is None:
        near = ", ".join(registry.near(type_id))
        failed = registry.failed(type_id)
        remedy = f"Did you mean {near}?" if near else "`tagwire nodes` lists them."
        if failed:
            remedy = f"{failed.source} did not load: {failed.reason}."
        raise WrongUse(f"there is no node type {type_id!r}.", remedy)
    chosen = [node for node in registry if type_id in {None, node.spec.name}]
    if as_json:
        click.echo(json.dumps([row_of(n, registry) for n in chosen], ensure_ascii=False, indent=2))
    elif type_id:
        _show_one(chosen[0], registry)
    else:
        _show_all(chosen, registry)


def row_of(node: type[Node], registry: Registry) -> dict[str, Any]:
    """A node type as plain JSON."""
    spec = node.spec
    inputs = {
        port.name: {"kind": port.kind, "many": port.many, "required": port.required}
        for port in spec.inputs.values()
    }
    return {
        "type": spec.name,
        "version": spec.version,
        "title": spec.title,
        "category": spec.category,
        "summary": spec.summary,
        "inputs": inputs,
        "outputs": dict(spec.outputs),
        "settings": node.model_json_schema().get("properties", {}),
        "source": registry.source(spec.name),
    }


def _show_all(chosen: list[type[Node]], registry: Registry) -> None:
    for node in chosen:
        spec = node.spec
        takes = ", ".join(f"{p.name}{'*' if p.many else ''}" for p in spec.inputs.values()) or "-"
        gives = ", ".join(spec.outputs) or "-"
        click.echo(f"{spec.name:<18} {takes:<22} -> {gives:<8} {spec.summary}")
    for broken in registry.broken:
        click.echo(f"{'(broken)':<18} {broken.source}\n{'':<18} {broken.reason}")


def _show_one(node: type[Node], registry: Registry) -> None:
    row = row_of(node, registry)
    click.echo(f"{row['title']} ({row['type']}, version {row['version']}): {row['summary']}")
    for name, port in row["inputs"].items():
        most = node().capacity(name)
        count = "one wire" if not port["many"] else f"up to {most} wires" if most else "any number"
        need = "required" if port["required"] else "optional"
        click.echo(f"  in   {name:<14} {port['kind']}, {count}, {need}")
    for name, kind in row["outputs"].items():
        click.echo(f"  out  {name:<14} {kind}")
    for name, schema in row["settings"].items():
        default = json.dumps(schema.get("default"), ensure_ascii=False)
        choices = " | ".join(str(choice) for choice in schema.get("enum", ()))
        click.echo(f"  set  {name:<14} {default}{'   ' + choices if choices else ''}")
    click.echo(f"  from {row['source']}")
