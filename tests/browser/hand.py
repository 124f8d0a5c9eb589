"""The hand of a person before the editor: where things are, and what is done with them."""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from backstage import Backstage
from playwright.sync_api import Locator, expect

PHOTOS = Path(__file__).parents[2] / "graphs" / "photos"
CARRY = """(files) => {
  const carried = new DataTransfer();
  for (const { name, type, data } of files) {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    carried.items.add(new File([bytes], name, { type }));
  }
  return carried;
}"""
PASTE = """(carried) => {
  const clipboard = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
  Object.defineProperty(clipboard, "clipboardData", { value: carried });
  (document.activeElement ?? document.body).dispatchEvent(clipboard);
}"""

STILL = """() => !document.querySelector("[class*=enter-active], [class*=leave-active]")
  && document.getAnimations().every((one) => one.playState !== "running"
    || one.effect.getComputedTiming().endTime === Infinity)"""

Point = tuple[float, float]


class Hand(Backstage):
    """One tab of the editor, used as a person uses it."""

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
        return self.show(self.prepare(document, file), len(document["nodes"]))

    def template(self, name: str) -> str:
        """The canvas with a template; gives the key of the copy."""
        return self.show(self.post("/api/open", {"template": name})["graph"])

    def show(self, key: str, count: int = 1) -> str:
        """The canvas with a graph that is open here or in another tab."""
        self.page.goto(f"{self.editor.origin}/?graph={key}")
        expect(self.nodes.nth(count - 1)).to_be_attached()
        return key

    def close(self) -> None:
        """Close the viewer or dialog over the view; its step of the tab's history goes too.

        That is a navigation, which would call off one that is begun in the same moment.
        """
        self.page.keyboard.press("Escape")
        expect(self.dialog()).to_have_count(0)
        self.page.wait_for_function("() => !history.state?.layer")

    # ---- what is there ----
    def menu(self, name: str) -> None:
        """Choose an entry of the menu of the whole graph."""
        self.button("Tagwire menu").click()
        self.page.get_by_role("menuitem", name=name).first.click()

    def dialog(self, name: Any = None) -> Locator:
        return self.page.get_by_role("dialog", name=name)

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

    def tool(self, words: str) -> Locator:
        """An entry of the menu on the right button."""
        return self.page.get_by_role("menuitem", name=words, exact=True)

    def view(self, name: str) -> None:
        """Go to the canvas, the form or the gallery."""
        self.page.get_by_role("navigation", name="Views").get_by_role("button", name=name).click()

    @property
    def runner(self) -> Locator:
        """The button that runs all, with or without a price."""
        return self.button(re.compile(r"^Run( · .*)?$"))

    @property
    def search(self) -> Locator:
        return self.page.get_by_role("dialog", name="Add a node")

    def notice(self, words: Any) -> Locator:
        return self.page.get_by_role("region", name="Notices").get_by_text(words)

    def panel(self, name: str) -> Locator:
        """A panel beside the canvas, opened by its button when it is not there."""
        panel = self.page.get_by_role("region", name=name, exact=True)
        if not panel.count():
            rails = self.page.get_by_role("navigation", name=re.compile("panels$"))
            rails.get_by_role("button", name=re.compile(f"^{name}(,|$)")).click()
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
        """Press, move a little, then all the way, and let go."""
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(start[0] + 3, start[1] + 3, steps=3)
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

    def settle(self) -> None:
        """Wait until what moves stands still; what turns for ever may turn."""
        self.page.wait_for_function(STILL)

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
        self.rewrite(self.prompt(ident), words)

    def rewrite(self, field: Locator, words: str) -> None:
        """Put words in place of those of a prompt."""
        field.click()
        self.writing(field)
        self.press("Control+a")
        self.page.keyboard.type(words)

    def writing(self, field: Locator) -> None:
        """Wait until a prompt takes what is typed."""
        expect(field.and_(self.page.locator("[contenteditable=true]"))).to_be_focused()

    def leave(self) -> None:
        """Out of what was written in, to the ground of the canvas."""
        self.page.mouse.click(*self.ground(0.012, 0.4))

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
        self.runner.click()
        self.done(seconds)

    def done(self, seconds: float = 60) -> None:
        """Wait until nothing is left to do; a seed left to chance can always be another."""
        end = self.button(re.compile("^(Up to date$|Run again )"))
        expect(end).to_be_visible(timeout=seconds * 1000)

    def undo(self, times: int = 1) -> None:
        for _ in range(times):
            self.button("Undo", exact=True).click()
