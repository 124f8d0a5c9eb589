"""Progress bars for the steps under way, where there is a terminal to draw them on."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class Bars:
    """One bar a step, gone when the step is over."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("  [cyan]{task.description}"), BarColumn(24))
        words = TextColumn("{task.fields[words]}")
        self._progress = Progress(
            *columns, words, TimeElapsedColumn(), console=console, transient=True
        )
        self._tasks: dict[str, TaskID] = {}

    def show(self) -> None:
        """Begin drawing."""
        self._progress.start()

    def hide(self) -> None:
        """Draw no more."""
        self._progress.stop()

    def begin(self, node: str) -> None:
        """A step began."""
        self._tasks[node] = self._progress.add_task(escape(node), total=1, words="")

    def move(self, node: str, fraction: float, words: str) -> None:
        """A step is so far, 0..1."""
        if node in self._tasks:
            self._progress.update(self._tasks[node], completed=fraction, words=escape(words))

    def end(self, node: str) -> None:
        """A step is over."""
        if node in self._tasks:
            self._progress.remove_task(self._tasks.pop(node))
