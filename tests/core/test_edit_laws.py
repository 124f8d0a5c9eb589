"""What holds after any edits: tags stand beside their wires, nothing old changes, no ring is made.

Every giver says in its settings `who` it shows, and every tag is made of that word, so that a
tag tells whom it was given for, whatever became of names and orders since.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tagwire.core.awake import wake
from tagwire.core.document import GraphDocument, node_of
from tagwire.core.edit.apply import apply
from tagwire.core.edit.commands import COMMANDS, parse_command
from tagwire.core.edit.refused import EditRefused
from tagwire.core.edit.tagged import tagged_wires
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
    entry = document.nodes.get(node_of(end))
    return str(entry.settings.get("who", "nobody")) if entry else "nobody"


def read(saved: Any) -> list[str]:
    return list(split_tags(saved) if isinstance(saved, str) else saved)


def tag_of_each_wire(document: GraphDocument) -> dict[tuple[str, str], str]:
    """The tag of every wire, read from the saved settings as a stranger would."""
    found: dict[tuple[str, str], str] = {}
    for name, entry in document.nodes.items():
        for port, setting in TAGGED.items():
            tags = read(entry.settings.get(setting, []))
            wires = [wire for wire in document.wires if wire[1] == f"{name}.{port}"]
            if entry.type == "shot":
                assert len(tags) <= len(wires)
                assert not tags or tags[-1]
                found |= dict(zip(wires, [*tags, *[""] * len(wires)], strict=False))
    return found


class Hand:
    """Draws commands that have a chance in a document: one method a command."""

    def __init__(self, document: GraphDocument, draw: Draw) -> None:
        self.document, self.draw = document, draw
        self.shots, self.prompts = self.of_type("shot"), self.of_type("words")
        self.tags = {wire: tag for wire, tag in tag_of_each_wire(document).items() if tag}

    def of_type(self, *types: str) -> list[str]:
        return [name for name, entry in self.document.nodes.items() if entry.type in types]

    def one(self, *names: Any) -> Any:
        return self.draw(st.sampled_from(names or ("none",)))

    def some(self) -> list[str]:
        names = st.sampled_from([*self.document.nodes, "none"])
        drawn = self.draw(st.lists(names, max_size=3, unique=True))
        return [name for name in drawn if name != "none"]

    def fresh(self) -> str:
        return str(self.one("x", "y", "z", "one"))

    def point(self) -> tuple[float, int]:
        return self.draw(st.floats(-1e9, 1e9)), 7

    def add(self) -> dict[str, Any]:
        return {"type": self.one("shot", "photo"), "settings": {"who": self.one(*PEOPLE)}}

    def remove(self) -> dict[str, Any]:
        nodes = self.some()[:1]
        return {"nodes": nodes, "keep_paths": all(map(self.shows_its_own, nodes)) and self.truth()}

    def truth(self) -> bool:
        return bool(self.draw(st.booleans()))

    def shows_its_own(self, name: str) -> bool:
        """Whether all its pictures show whom it shows: then a tag may pass from one to another."""
        into = [start for start, end in self.document.wires if node_of(end) == name]
        return all(who(self.document, start) == who(self.document, name) for start in into)

    def move(self) -> dict[str, Any]:
        return {"to": dict.fromkeys(self.some(), self.point())}

    def connect(self) -> dict[str, Any]:
        port = self.one("references", "references", "base", "prompt")
        giver, output = self.one(*self.of_type("photo", "shot")), "image"
        if port == "prompt":
            giver, output = self.one(*self.prompts), "text"
        end = f"{self.one(*self.shots * 3, *self.document.nodes)}.{port}"
        starts = [start for start, into in self.document.wires if into == end]
        tag = self.one(who(self.document, giver), "") if port in TAGGED else None
        instead = self.one(None, *starts)
        return {"start": f"{giver}.{output}", "end": end, "tag": tag, "instead": instead}

    def insert(self) -> dict[str, Any]:
        start, end = self.one(*self.document.wires, ("gone.image", "gone.base"))
        shown = who(self.document, start)
        alike = [n for n in self.shots if shown in ("nobody", who(self.document, f"{n}.image"))]
        ports = {"in_port": self.one("references", "base", "prompt"), "out_port": "image"}
        tag = None if ports["in_port"] == "prompt" else self.one(shown, "")
        return {"start": start, "end": end, "node": self.one(*alike), **ports, "tag": tag}

    def hide_wires(self) -> dict[str, Any]:
        wires = self.draw(st.lists(st.sampled_from(self.document.wires or (("a.b", "c.d"),))))
        return {"wires": wires, "hidden": self.truth()}

    def set_state(self) -> dict[str, Any]:
        return {"nodes": self.some(), "state": self.one("on", "bypassed", "muted")}

    def set_look(self) -> dict[str, Any]:
        return {"nodes": self.some(), "collapsed": self.truth(), "pinned": self.one(None, True)}

    def title_node(self) -> dict[str, Any]:
        return {"node": self.one(*self.document.nodes), "title": self.one("", "标题")}

    def comment_node(self) -> dict[str, Any]:
        return {"node": self.one(*self.document.nodes), "comment": self.one("", "*why*")}

    def set_seed_step(self) -> dict[str, Any]:
        return {"node": self.one(*self.document.nodes), "seed_step": self.one(-1, 0, 1)}

    def disconnect(self) -> dict[str, Any]:
        start, end = self.one(*self.document.wires, ("gone.image", "gone.base"))
        return {"start": start, "end": end}

    def reorder(self) -> dict[str, Any]:
        node, port = self.one(*self.shots), self.one("references", "references", "base")
        into = sum(end == f"{node}.{port}" for _, end in self.document.wires)
        return {"node": node, "port": port, "order": self.draw(st.permutations(range(into)))}

    def set(self) -> dict[str, Any]:
        words = " and ".join(f"@{tag}" for tag in self.tags.values())
        shot = self.one(*self.shots)
        entry = self.document.nodes.get(shot)
        tags = read(entry.settings.get("tags", [])) if entry else []
        return self.one(
            {"node": self.one(*self.prompts), "setting": "text", "value": words},
            {"node": shot, "setting": "tags", "value": tags},
            {"node": shot, "setting": "tags", "value": "bad,,tags"},
        )

    def rename_tag(self) -> dict[str, Any]:
        (_, end), old = self.one(*self.tags.items(), (("none.image", "none.base"), "anna"))
        new = old.split("_")[0] + self.one("", "_x", "_y")
        return {"node": node_of(end), "old": old, "new": new}

    def rename_node(self) -> dict[str, Any]:
        return {"old": self.one(*self.document.nodes), "new": self.fresh()}

    def duplicate(self) -> dict[str, Any]:
        return {"nodes": self.some(), "offset": self.point(), "keep_inputs": self.truth()}

    def paste(self) -> dict[str, Any]:
        nodes = {name: self.document.nodes[name].model_dump() for name in self.some()}
        wires = {"wires": self.document.wires, "hidden": self.document.hidden}
        return {"nodes": nodes, **wires, "frames": {self.fresh(): {}}}

    def put_frame(self) -> dict[str, Any]:
        return {"id": self.fresh(), "frame": {"at": self.point()}}

    def remove_frame(self) -> dict[str, Any]:
        return {"id": self.one(*self.document.frames)}

    def put_note(self) -> dict[str, Any]:
        return {"note": {"text": "文"}}

    def remove_note(self) -> dict[str, Any]:
        return {"id": self.one(*self.document.notes)}

    def rename_graph(self) -> dict[str, Any]:
        return {"name": self.fresh()}

    def set_form(self) -> dict[str, Any]:
        return {"form": [{"setting": f"{name}.who"} for name in self.some()]}


def any_command(document: GraphDocument, draw: Draw) -> dict[str, Any]:
    often = ["connect"] * 6 + ["reorder", "rename_tag", "duplicate", "set"]
    often += ["insert"] * 2 + ["hide_wires", "add"]
    do = draw(st.sampled_from([*COMMANDS, *often]))
    return {"do": do, **getattr(Hand(document, draw), do)()}


def assert_tags_wake_beside_their_wires(document: GraphDocument) -> None:
    waking = wake(document, REGISTRY)
    woken, whole = waking.document, tagged_wires(document, REGISTRY)
    assert {node_of(end) for wire in woken.wires for end in wire} <= woken.nodes.keys()
    for place, wire in zip(waking.wires, tagged_wires(woken, REGISTRY), strict=False):
        assert (wire.end, wire.tag) == (whole[place].end, whole[place].tag)


@settings(max_examples=150, deadline=None)
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
        assert set(changed.hidden) <= set(changed.wires)
        was, now = tag_of_each_wire(document), tag_of_each_wire(changed)
        for wire, tag in now.items():
            assert not tag or tag.split("_")[0] == who(changed, wire[0])
            assert raw["do"] == "rename_tag" or was.get(wire, tag) == tag
        assert_tags_wake_beside_their_wires(changed)
        document = changed
