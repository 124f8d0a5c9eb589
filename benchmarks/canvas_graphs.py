"""Graphs to draw: blocks of prompt + reference -> gen4 -> output, chained in rows."""

from __future__ import annotations

from typing import Any

PHOTO = "photos/sneaker.jpg"
BLOCK = (1180, 860)
PLACES = {"prompt": (0, 0), "reference": (0, 420), "gen4": (380, 0), "output": (760, 0)}
TYPES = {"reference": "reference_image", "gen4": "gen4_image"}


def synthetic(count: int) -> dict[str, Any]:
    """A graph file of `count` nodes, in columns, none over another; every gen4 feeds the next."""
    blocks = (count + 3) // 4
    columns = max(1, round((blocks * 1.1) ** 0.5))
    nodes: dict[str, Any] = {}
    wires: list[list[str]] = []
    for block in range(blocks):
        left, top = (block % columns) * BLOCK[0], (block // columns) * BLOCK[1]
        for name, (x, y) in list(PLACES.items())[: count - 4 * block]:
            settings = _settings(name, block, bool(block % columns))
            entry = {"type": TYPES.get(name, name), "settings": settings}
            nodes[f"{name}{block}"] = {**entry, "at": [left + x, top + y]}
        chained = bool(block % columns)
        wires += [wire for wire in _wires(block, chained) if _there(wire, nodes)]
    return {"tagwire": 1, "name": f"{count} nodes", "nodes": nodes, "wires": wires}


def _settings(name: str, block: int, chained: bool) -> dict[str, Any]:
    if name == "prompt":
        return {"text": f"@scene by a calm lake at dawn, shot {block}, 35mm film, soft light"}
    if name == "reference":
        return {"file": PHOTO}
    tags = ["scene", "before"] if chained else ["scene"]
    return {"seed": block, "tags": tags} if name == "gen4" else {}


def _wires(block: int, chained: bool) -> list[list[str]]:
    before = [[f"gen4{block - 1}.image", f"gen4{block}.references"]] if chained else []
    return [
        [f"prompt{block}.text", f"gen4{block}.prompt"],
        [f"reference{block}.image", f"gen4{block}.references"],
        *before,
        [f"gen4{block}.image", f"output{block}.image"],
    ]


def _there(wire: list[str], nodes: dict[str, Any]) -> bool:
    return all(end.partition(".")[0] in nodes for end in wire)
