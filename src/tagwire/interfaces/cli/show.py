"""A run on the terminal: a line a step, bars while they work, files at the end."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from tagwire.core.plan import Result
from tagwire.core.values import Image, Video
from tagwire.runtime.events import (
    Event,
    RunStarted,
    StepFailed,
    StepFinished,
    StepProgress,
    StepSkipped,
    StepStarted,
)
from tagwire.runtime.report import RunReport

if TYPE_CHECKING:
    from tagwire.interfaces.cli.bars import Bars


class _Terminal(Console):
    """Where lines go. Whoever reads them may leave, as `head` does: the run goes on without."""

    def on_broken_pipe(self) -> None:
        """Say nothing more; what Python writes at its end has somewhere to go."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Show:
    """Shows events as they come; `quiet` shows none. `who` makes the pictures."""

    def __init__(self, quiet: bool, who: str = "") -> None:
        self._quiet = quiet
        self._who = who
        self._console = _Terminal(highlight=False, stderr=quiet)
        self._marks = _writes(self._console.encoding, "✓✗·")
        self._bars: Bars | None = None
        if self._console.is_terminal and not quiet:
            from tagwire.interfaces.cli.bars import Bars

            self._bars = Bars(self._console)

    def __enter__(self) -> None:
        if self._bars:
            self._bars.show()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bars:
            self._bars.hide()

    def event(self, event: Event) -> None:
        """Show one event."""
        if self._quiet:
            return
        match event:
            case RunStarted():
                self._say(_heading(event, self._who))
                for warning in event.warnings:
                    self._say(f"  [yellow]! {escape(warning)}[/]")
            case StepStarted() if self._bars:
                self._bars.begin(event.node)
            case StepProgress() if self._bars:
                self._bars.move(event.node, event.fraction, event.message)
            case StepFinished():
                self._end(event.node, _finished(event))
            case StepFailed():
                message = event.message.removeprefix(f"{event.node}: ")
                words = escape(f"{message} {event.remedy}".rstrip())
                self._end(event.node, f"  [red]✗[/] {escape(event.node):<16} [red]{words}[/]")
            case StepSkipped():
                why = f"needs {event.because}" if event.because else "called off"
                self._end(
                    event.node, f"  [dim]- {escape(event.node):<16} skipped: {escape(why)}[/]"
                )
            case _:
                pass

    def report(self, ended: RunReport, debug: bool) -> None:
        """The last lines: how it ended, and the files."""
        cost = "?" if ended.credits is None else f"{ended.credits:g}"
        stored = sum(1 for step in ended.steps.values() if step.outcome == "cached")
        colour = "green" if ended.status == "done" else "red"
        head = f"[{colour}]{ended.status.capitalize()}[/] in {ended.seconds:.2f} s"
        self._say(f"{head} · {ended.ran} ran, {stored} from the store · {cost} credits")
        for path in ended.files:
            self._console.print(f"  {path}", markup=False, soft_wrap=True)
        for step in ended.steps.values():
            if debug and step.detail:
                self._console.print(step.detail, markup=False)

    def _end(self, node: str, line: str) -> None:
        if self._bars:
            self._bars.end(node)
        self._say(line)

    def _say(self, line: str) -> None:
        self._console.print(line if self._marks else line.translate(_PLAIN), soft_wrap=True)


_PLAIN = str.maketrans("✓✗·", "+x-")


def _writes(encoding: str, signs: str) -> bool:
    """Whether a terminal's encoding has these signs; GBK and the DOS pages have not."""
    try:
        signs.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _heading(event: RunStarted, who: str) -> str:
    run, cached = event.counts["run"], event.counts["cached"]
    price = "price unknown" if event.price is None else f"{event.price:g} credits at most"
    facts = [f"{run} to run, {cached} from the store", price, escape(who)]
    return " · ".join([f"[bold]{escape(event.graph)}[/]", *filter(None, facts)])


def _finished(event: StepFinished) -> str:
    result = event.result
    how = "from the store" if event.cached else f"{result.seconds:.2f} s"
    facts = [how, *_sizes(result)] + ([f"seed {result.seed}"] if result.seed is not None else [])
    facts += [] if event.cached else _cost(result)
    line = f"  [green]✓[/] {escape(event.node):<16} [dim]{' · '.join(facts)}[/]"
    own = result.receipts[-1] if result.receipts else {}
    if own.get("node") != event.node:
        return line
    rows = [f"[yellow]{escape(str(note))}[/]" for note in own.get("notes", ())]
    ignored = ", ".join(str(word) for word in own.get("ignored", ()))
    rows += [f"[dim]ignored: {escape(ignored)}[/]"] if ignored else []
    return line + "".join(f"\n    {row}" for row in rows)


def _cost(result: Result) -> list[str]:
    """What a step cost, where it cost anything."""
    if result.credits is None:
        return ["cost unknown"]
    return [f"{result.credits:g} credits"] if result.credits else []


def _sizes(result: Result) -> list[str]:
    """Pixels of what a step gave, and the seconds of a film."""
    sizes = []
    for value in result.outputs.values():
        if isinstance(value, Image | Video):
            sizes.append(f"{value.width} x {value.height}")
        if isinstance(value, Video):
            sizes.append(f"{value.seconds:g} s long")
    return sizes
