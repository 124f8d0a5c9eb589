"""The hand of a person before the editor: where things are, and what is done with them."""

from __future__ import annotations

import base64
import json
import mimetypes
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

PHOTOS = Path(__file__).parents[2] / "graphs" / "photos"
CARRY = """(files) => {
  const carried = new DataTransfer();
  for (const { name, type, data } of files) {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    carried.items.add(new File([bytes], name, { type }));
  }
  return carried;
}"""
POST = """async ([path, body]) => {
  const sent = { method: "POST", body: JSON.stringify(body) };
  const answer = await fetch(path, { ...sent, headers: { "content-type": "application/json" } });
  return answer.json();
}"""
PASTE = """(carried) => {
  const clipboard = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(clipboard, "clipboardData", { value: carried });
  (document.activeElement ?? document.body).dispatchEvent(clipboard);
}"""

Point = tuple[float, float]


class Hand:
    """One tab of the editor, used as a person uses it."""

    def __init__(self, page: Page, editor: Any) -> None:
        self.page = page
        self.editor = editor

    # ---- where one is ----
    def enter(self) -> None:
        """Come in by the printed address, to the start page."""
        self.page.goto(self.editor.url)
        expect(self.button("New graph")).to_be_visible()

    def new(self) -> None:
        """An empty canvas."""
        self.enter()
        self.button("New graph").click()
        expect(self.canvas).to_be_visible()
        expect(self.page.get_by_role("heading", name="Start with words")).to_be_visible()

    def open(self, document: dict[str, Any], file: str = "") -> str:
        """The canvas with a graph file of the folder; gives its key."""
        file = file or f"{document['name'].lower().replace(' ', '_')}.json"
        (self.editor.folder / file).write_text(json.dumps(document))
        self.enter()
        return self.show(self.post("/api/open", {"file": file})["graph"], len(document["nodes"]))

    def template(self, name: str) -> str:
        """The canvas with a template; gives the key of the copy."""
        self.enter()
        return self.show(self.post("/api/open", {"template": name})["graph"])

    def show(self, key: str, count: int = 1) -> str:
        """The canvas with a graph that is open here or in another tab."""
        if not self.page.url.startswith(self.editor.origin):
            self.enter()
        self.page.goto(f"{self.editor.origin}/?graph={key}")
        expect(self.nodes.nth(count - 1)).to_be_attached()
        return key

    @property
    def key(self) -> str:
        return str(self.page.url.split("graph=")[1].split("&")[0])

    def post(self, path: str, body: dict[str, Any]) -> Any:
        return self.page.evaluate(POST, [path, body])

    def document(self) -> dict[str, Any]:
        """The graph as the server has it."""
        read = "async (key) => (await fetch(`/api/export?graph=${key}`)).json()"
        return dict(self.page.evaluate(read, self.key))

    def until(self, read: Callable[[], Any], wanted: Any, seconds: float = 8) -> None:
        """Wait until what is read is what is wanted."""
        ends = time.monotonic() + seconds
        while (found := read()) != wanted and time.monotonic() < ends:
            self.page.wait_for_timeout(60)
        assert found == wanted

    # ---- what is there ----
    def button(self, name: Any, exact: bool = False) -> Locator:
        return self.page.get_by_role("button", name=name, exact=exact)

    @property
    def canvas(self) -> Locator:
        return self.page.get_by_role("application")

    @property
    def nodes(self) -> Locator:
        return self.page.locator(".vue-flow__node-tw-node")

    @property
    def wires(self) -> Locator:
        return self.page.locator(".vue-flow__edge")

    @property
    def chosen(self) -> Locator:
        return self.page.locator(".vue-flow__node.selected")

    def node(self, ident: str) -> Locator:
        return self.page.locator(f'.vue-flow__node[data-id="{ident}"]')

    def head(self, ident: str) -> Locator:
        return self.node(ident).locator("h3")

    def port(self, end: str, side: str = "source") -> Locator:
        """A port: an output, or an input when `side` is "target"."""
        node, port = end.split(".")
        return self.page.locator(f'.{side}[data-nodeid="{node}"][data-handleid="{port}"]')

    def input(self, end: str) -> Locator:
        return self.port(end, "target")

    def counts(self, words: str) -> None:
        """What the foot of the page counts, out of sight too: "6 nodes"."""
        expect(self.page.locator("footer").get_by_text(words, exact=True)).to_be_visible()

    def wire(self, start: str, end: str) -> Locator:
        return self.page.locator(f'.vue-flow__edge[data-id="{start}>{end}"]')

    def prompt(self, ident: str) -> Locator:
        return self.node(ident).get_by_role("textbox").first

    def picture(self, ident: str) -> Locator:
        """The picture a node made."""
        return self.node(ident).get_by_role("button", name="Show picture").locator("img")

    @property
    def search(self) -> Locator:
        return self.page.get_by_role("dialog", name="Add a node")

    def notice(self, words: Any) -> Locator:
        return self.page.get_by_role("list", name="Notices").get_by_text(words)

    def panel(self, name: str) -> Locator:
        """A panel beside the canvas, opened by its button when it is not there."""
        panel = self.page.get_by_role("region", name=name)
        if not panel.count():
            self.page.get_by_role("navigation").get_by_role("button", name=name).click()
        expect(panel).to_be_visible()
        return panel

    # ---- what is done ----
    def middle(self, thing: Locator, across: float = 0.5, down: float = 0.5) -> Point:
        """Where a thing is on the screen."""
        expect(thing).to_be_visible()
        box = thing.bounding_box()
        assert box
        return box["x"] + box["width"] * across, box["y"] + box["height"] * down

    def ground(self, across: float, down: float) -> Point:
        """A place of the canvas, in parts of its width and height."""
        return self.middle(self.canvas, across, down)

    def drag(self, start: Point, end: Point, steps: int = 10, drop: bool = True) -> None:
        """Press, move and let go."""
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=steps)
        if drop:
            self.page.mouse.up()

    def pull(self, start: str, end: str) -> None:
        """Draw a wire from port to port."""
        self.drag(self.middle(self.port(start)), self.middle(self.input(end)))

    @contextmanager
    def holding(self, key: str) -> Iterator[None]:
        self.page.keyboard.down(key)
        yield
        self.page.keyboard.up(key)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def walk(self, to: Locator, most: int = 150, key: str = "Tab") -> None:
        """Go to a thing with Tab alone."""
        for _ in range(most):
            if to.evaluate("(thing) => thing === document.activeElement"):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{to} is not reached with {most} times {key}")

    def add(self, words: str, place: Point) -> None:
        """Double-click on the ground and take the first node type found."""
        self.page.mouse.dblclick(*place)
        expect(self.search).to_be_visible()
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        expect(self.search).to_be_hidden()

    def write(self, ident: str, words: str) -> None:
        """Put words in place of those of a prompt."""
        self.prompt(ident).click()
        self.press("Control+a")
        self.page.keyboard.type(words)

    def leave(self) -> None:
        """Out of what was written in, to the ground of the canvas."""
        self.page.mouse.click(*self.ground(0.985, 0.5))

    def files(self, *paths: Path | str) -> Any:
        """Files in the hand: of the photos by their name, or any by its path."""
        told = []
        for path in (PHOTOS / path if isinstance(path, str) else path for path in paths):
            kind = mimetypes.guess_type(path.name)[0] or ""
            data = base64.b64encode(path.read_bytes()).decode()
            told.append({"name": path.name, "type": kind, "data": data})
        return self.page.evaluate_handle(CARRY, told)

    def drop(self, onto: Locator, *paths: Path | str, place: Point | None = None) -> None:
        """Drop files onto a thing, as from the system's file window."""
        x, y = place or self.middle(onto)
        told = {"dataTransfer": self.files(*paths), "clientX": x, "clientY": y}
        for event in ("dragenter", "dragover", "drop"):
            onto.dispatch_event(event, told)

    def paste(self, *paths: Path | str) -> None:
        """Paste files, as copied from another program."""
        self.page.evaluate(PASTE, self.files(*paths))

    def run(self, seconds: float = 60) -> None:
        """Press Run and wait until nothing is left to do."""
        self.button("Run · ").click()
        self.done(seconds)

    def done(self, seconds: float = 60) -> None:
        """Wait until nothing is left to do."""
        expect(self.button("Up to date", exact=True)).to_be_visible(timeout=seconds * 1000)

    def undo(self, times: int = 1) -> None:
        for _ in range(times):
            self.button("Undo", exact=True).click()
