"""The one component on the page: what the server says to it, and when it is there to hear."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from nicegui import ui

from tagwire.core.errors import TagwireError

if TYPE_CHECKING:
    from nicegui.events import GenericEventArguments

    from tagwire.interfaces.editor.desk.desk import Desk
    from tagwire.interfaces.editor.session.session import Session


class Workbench(ui.element, component="workbench.js", esm={"tagwire-editor": "web"}):
    """The editor in one tab. It joins one graph at a time and is pushed what happens to it."""

    def __init__(self, desk: Desk, config: Mapping[str, Any]) -> None:
        """`config` is small and never changes; the graph itself is pushed, never a property."""
        super().__init__()
        self._desk = desk
        self._tab = Tab(self)
        self._props["config"] = {**config, "view": self._tab.id}
        self.on("join", self._join)  # at every (re)mount, and when another graph is opened
        self.client.on_delete(self._leave)

    async def _join(self, event: GenericEventArguments) -> None:
        self._leave()
        try:
            self._session = self._desk.session(str(event.args))
        except TagwireError as fault:
            self._tab.push({"kind": "lost", "text": fault.message, "remedy": fault.remedy})
            return
        self._session.join(self._tab)

    _session: Session | None = None

    def _leave(self) -> None:
        if self._session is not None:
            self._session.leave(self._tab)
            self._session = None


class Tab:
    """A view of a graph: one browser tab."""

    def __init__(self, workbench: Workbench) -> None:
        self.id = secrets.token_hex(8)
        self._workbench = workbench

    def push(self, message: Mapping[str, Any]) -> None:
        """Send what happened to the tab."""
        self._workbench.run_method("push", message)
