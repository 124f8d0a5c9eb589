"""What is prepared behind a tab of the editor, and what is read there."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

SENT = "() => !sessionStorage.getItem('tagwire.unsent')"


class Backstage:
    """A tab, and the editor behind it, where the tab's profile is logged in."""

    def __init__(self, page: Page, editor: Any) -> None:
        self.page = page
        self.editor = editor
        page.context.request.get(editor.url)

    @property
    def key(self) -> str:
        """The key of the graph shown."""
        return str(self.page.url.split("graph=")[1].split("&")[0])

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """What the editor answers to a wish sent beside the page."""
        origin = self.editor.origin
        sent = self.page.context.request.post(origin + path, data=body, headers={"origin": origin})
        return sent.json()

    def get(self, path: str) -> Any:
        return self.page.context.request.get(self.editor.origin + path).json()

    def prepare(self, document: dict[str, Any], file: str = "") -> str:
        """A graph file in the folder, open in the editor but in no tab; gives its key."""
        file = file or f"{document['name'].lower().replace(' ', '_')}.json"
        (self.editor.folder / file).write_text(json.dumps(document))
        return str(self.post("/api/open", {"file": file})["graph"])

    def make(self, document: dict[str, Any], times: int = 1) -> str:
        """A graph that was run; gives its key."""
        key = self.prepare(document)
        self.post("/api/run", {"graph": key, "mode": "all", "times": times})
        self.until(lambda: len(self.pictures(key)), times, 60)
        return key

    def pictures(self, key: str) -> list[dict[str, Any]]:
        """What hangs in the gallery of a graph, newest first."""
        return list(self.get(f"/api/gallery?graph={key}")["rows"])

    def document(self, key: str = "") -> dict[str, Any]:
        """The graph as the server has it, once it has what this tab sent."""
        if not self.page.is_closed() and self.page.url.startswith(self.editor.origin):
            self.page.wait_for_function(SENT)
        return dict(self.get(f"/api/export?graph={key or self.key}"))

    def setting(self, end: str) -> Any:
        """A setting as the server has it: "prompt.text"; None when it is not set."""
        node, name = end.split(".")
        return self.document()["nodes"][node].get("settings", {}).get(name)

    def until(self, read: Callable[[], Any], wanted: Any, seconds: float = 10) -> None:
        """Wait until what is read is what is wanted."""
        ends = time.monotonic() + seconds
        while (found := read()) != wanted and time.monotonic() < ends:
            self.page.wait_for_timeout(60)
        assert found == wanted, f"{found!r} is not {wanted!r}"
