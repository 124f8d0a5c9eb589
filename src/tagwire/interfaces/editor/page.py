"""The one page: an empty NiceGUI page with the workbench in it."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from nicegui import ui

from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.workbench import Workbench


def pages(desk: Desk, config: dict[str, Any]) -> None:
    """Register the page; `config` is what every tab is told at its start, with our version."""
    config = {"version": version("tagwire"), **config}

    @ui.page("/", title="Tagwire", response_timeout=30)
    def index(graph: str = "", view: str = "") -> None:
        _lay_out(desk, {**config, "graph": graph or desk.first, "show": view})

    @ui.page("/form/{graph}", title="Tagwire", response_timeout=30)
    def form(graph: str) -> None:
        _lay_out(desk, {**config, "graph": graph, "show": "form"})


def _lay_out(desk: Desk, config: dict[str, Any]) -> None:
    ui.add_head_html('<meta name="color-scheme" content="dark light">')
    ui.query(".nicegui-content").style("padding: 0; gap: 0")
    Workbench(desk, config).style("position: fixed; inset: 0")
