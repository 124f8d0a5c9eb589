"""What holds after any edits: tags stand beside their wires, nothing old changes, no ring is made.

Every giver says in its settings `who` it shows, and every tag is made of that word, so that a
tag tells whom it was given for, whatever became of names and orders since.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tagwire.core.document import GraphDocument, node_of
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import COMMANDS, parse_command
from tagwire.core.edit.refused import EditRefused
from tagwire.core.migrations import read_document
from tagwire.core.node import Node, Prompt, TagsOf
from tagwire.core.order import order_of
from tagwire.core.registry import Registry
from tagwire.core.tags import split_tags
from tagwire.core.values import Image, Text


class Words(Node, type="words"):
    text: Prompt = ""

    async def run(self, ctx: Any) -> Text: ...


class Photo(Node, type="photo"):
    who: str

    async def run(self, ctx: Any) -> Image: ...


class Shot(Node, type="shot"):
    who: str
    tags: Annotated[tuple[str, ...], TagsOf("references")] = ()
    base_tag: Annotated[tuple[str, ...], TagsOf("base")] = ()

    async def run(
        self,
        ctx: Any,
        prompt: Text | None = None,
        references: tuple[Image, ...] = (),
        base: Image | None = None,
    ) -> Image: ...

    def capacity(self, port: str) -> int | None:
        return 4 if port == "references" else 1


REGISTRY = Registry((kind, "test") for kind in (Words, Photo, Shot))
TAGGED = {"references": "tags", "base": "base_tag"}
PEOPLE = ("anna", "boris", "chen")

START = GraphDocument.model_validate(
    {
        "nodes": {
            "words": {"type": "words", "settings": {"text": "@anna runs, @boris_x waits"}},
            **{f"p{who}": {"type": "photo", "settings": {"who": who}} for who in PEOPLE},
            "odd": {"type": "nobody_knows", "settings": {"tags": ["kept"]}},
            "one": {"type": "shot", "settings": {"who": "one", "tags": "anna，boris"}},
            "two": {"type": "shot", "settings": {"who": "two", "base_tag": ["chen"]}},
        },
        "wires": [
            ("panna.image", "one.references"),
            ("words.text", "one.prompt"),
            ("words.text", "two.prompt"),
            ("pboris.image", "one.references"),
            ("pchen.image", "two.base"),
            ("pchen.image", "odd.anything"),
        ],
        "form": [{"setting": "one.tags"}],
    }
)

Draw = Callable[[st.SearchStrategy[Any]], Any]


def who(document: GraphDocument, end: str) -> str:
    return str(document.nodes[node_of(end)].settings.get("who", "nobody"))


def tag_of_each_wire(document: GraphDocument) -> dict[tuple[str, str], str]:
    """The tag of every wire, read from the saved settings as a stranger would."""
    found: dict[tuple[str, str], str] = {}
    for name, entry in document.nodes.items():
        for port, setting in TAGGED.items():
            saved = entry.settings.get(setting, [])
            tags = list(split_tags(saved) if isinstance(saved, str) else saved)
            wires = [wire for wire in document.wires if wire[1] == f"{name}.{port}"]
            if entry.type == "shot":
                assert len(tags) <= len(wires)
                assert not tags or tags[-1]
                found |= dict(zip(wires, [*tags, *[""] * len(wires)], strict=False))
    return found


def any_command(document: GraphDocument, draw: Draw) -> dict[str, Any]:
    """A command that has a chance in this document."""
    nodes = sorted(document.nodes) or ["none"]
    node = draw(st.sampled_from(nodes))
    some = draw(st.lists(st.sampled_from(nodes), max_size=3, unique=True))
    fresh = draw(st.sampled_from(["x", "y", "z", "panna", "one"]))
    wire = draw(st.sampled_from([*document.wires, ("gone.image", "gone.base")]))
    start = f"{node}.{draw(st.sampled_from(['image', 'image', 'text']))}"
    port = draw(st.sampled_from(["references", "references", "base", "prompt"]))
    end = f"{draw(st.sampled_from(nodes))}.{port}"
    tags = [tag for tag in tag_of_each_wire(document).values() if tag] or ["anna"]
    old = draw(st.sampled_from(tags))
    tag = draw(st.sampled_from([who(document, start) if node in document.nodes else "", ""]))
    into = sum(each == f"{node}.{port}" for _, each in document.wires)
    offset = draw(st.tuples(st.floats(-1e9, 1e9), st.integers(-99, 99)))
    piece = {name: document.nodes[name].model_dump() for name in some if name in document.nodes}
    commands: dict[str, dict[str, Any]] = {
        "add": {"type": draw(st.sampled_from(["shot", "photo"])), "settings": {"who": old[:4]}},
        "remove": {"nodes": some},
        "move": {"to": dict.fromkeys(some, offset)},
        "connect": {
            "start": start,
            "end": end,
            "tag": tag if port in TAGGED else "",
            "instead": draw(st.sampled_from([None, None, wire[0]])),
        },
        "disconnect": {"start": wire[0], "end": wire[1]},
        "reorder": {"node": node, "port": port, "order": draw(st.permutations(range(into)))},
        "set": draw(
            st.sampled_from(
                [
                    {"node": node, "setting": "text", "value": f"@{old} and @{tags[0]}"},
                    {"node": node, "setting": "tags", "value": "bad,,tags"},
                    {"node": node, "setting": "tags", "value": saved_list(document, node)},
                ]
            )
        ),
        "rename_tag": {
            "node": node_of(wire[1]),
            "old": old,
            "new": old.split("_")[0] + draw(st.sampled_from(["", "_x", "_y"])),
        },
        "rename_node": {"old": node, "new": fresh},
        "duplicate": {"nodes": some, "offset": offset, "keep_inputs": draw(st.booleans())},
        "paste": {"nodes": piece, "wires": document.wires, "frames": {fresh: {}}},
        "put_frame": {"id": fresh, "frame": {"at": offset}},
        "remove_frame": {"id": fresh},
        "put_note": {"note": {"text": "文"}},
        "remove_note": {"id": "note"},
        "rename_graph": {"name": fresh},
        "set_form": {"form": [{"setting": f"{name}.who"} for name in some]},
    }
    assert commands.keys() == COMMANDS.keys()
    do = draw(st.sampled_from([*commands, "connect", "connect", "reorder", "rename_tag"]))
    return {"do": do, **commands[do]}


def saved_list(document: GraphDocument, node: str) -> list[str]:
    entry = document.nodes.get(node)
    saved = entry.settings.get("tags", []) if entry else []
    return list(split_tags(saved)) if isinstance(saved, str) else list(saved)


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_whatever_is_edited_every_tag_stands_beside_the_wire_it_was_given_for(
    data: st.DataObject,
) -> None:
    document = START
    for _ in range(data.draw(st.integers(1, 14))):
        raw = any_command(document, data.draw)
        before = document.model_dump_json()
        try:
            changed = apply(document, parse_command(raw), REGISTRY)
        except EditRefused:
            changed = document
        assert document.model_dump_json() == before
        assert read_document(changed.to_text()) == changed
        feeds: dict[str, list[str]] = {}
        for start, end in changed.wires:
            feeds.setdefault(node_of(end), []).append(node_of(start))
        assert order_of(feeds) is not None
        was, now = tag_of_each_wire(document), tag_of_each_wire(changed)
        for wire, tag in now.items():
            assert not tag or tag.split("_")[0] == who(changed, wire[0])
            assert raw["do"] == "rename_tag" or was.get(wire, tag) == tag
        document = changed
