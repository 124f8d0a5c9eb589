"""What one run is, and how the runs asked for outlive the process."""

from __future__ import annotations

import contextlib
import json
import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, TypeAlias

from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.errors import WrongUse
from tagwire.core.migrations import read_document
from tagwire.core.registry import Registry
from tagwire.providers.disk.atomic import storing, why, write_whole

RunState: TypeAlias = Literal["queued", "running", "done", "partial", "failed", "cancelled"]
MOST_ENDED = 50
_HIDDEN = ("folder", "drawn", "nodes", "title")
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Run:
    """One run: whose graph, what for, and how far it is.

    `nodes` are those that had work to do when it was asked for, `drawn` those whose seed was
    drawn for it; `batch` joins the runs of one wish, of which this is number `nth` of `of`.
    `parts` are the nodes wished for, as `parts_of` tells them; none means the whole graph.
    `given` says that it has settings that are not the graph's own; `title` is what the graph was
    called, with which `name` begins. `provider` is the profile it was asked of, "" for each
    node's own. `spent` is in credits, `at_most` when a charge in it is not known yet; `unknown`
    are the ids of purchases nobody knows the outcome of: its graph is kept for them.
    """

    id: str
    graph: str
    name: str
    folder: str
    created: float
    targets: list[str] = field(default_factory=list)
    nodes: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    batch: str | None = None
    parts: list[list[str]] = field(default_factory=list)
    given: bool = False
    title: str = ""
    nth: int = 1
    of: int = 1
    provider: str = ""
    unknown: list[str] = field(default_factory=list)
    state: RunState = "queued"
    total: int = 0
    done: int = 0
    price: float | None = None
    spent: float | None = 0
    at_most: bool = False
    started: float | None = None
    ended: float | None = None
    seconds: float | None = None
    error: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state not in ("queued", "running")

    def shown(self) -> dict[str, Any]:
        """The run as the browser shows it."""
        return {name: value for name, value in asdict(self).items() if name not in _HIDDEN}

    def again(self) -> None:
        """Back into the queue: what was under way when the process ended."""
        self.state, self.started, self.done, self.spent = "queued", None, 0, 0
        self.error, self.at_most = "", False

    def pay(self, credits: float | None, known: bool = True) -> None:
        """It has cost so many credits more; at most so many where what was charged is not known."""
        self.spent = None if self.spent is None or credits is None else self.spent + credits
        self.at_most = self.at_most or not known

    def call(self, title: str) -> None:
        """Its graph is called `title` now."""
        if self.title and self.name.startswith(self.title):
            self.name, self.title = title + self.name[len(self.title) :], title


def parts_of(
    document: GraphDocument, targets: Iterable[str], registry: Registry
) -> list[list[str]]:
    """The nodes wished for: type, own title, and the id where another one is called the same."""
    called = Counter(_called(entry, registry) for entry in document.nodes.values())
    named = [(name, document.nodes[name]) for name in targets]
    return [
        [each.type, each.title, name if called[_called(each, registry)] > 1 else ""]
        for name, each in named
    ]


def _called(entry: NodeEntry, registry: Registry) -> str:
    kind = registry.get(entry.type)
    return entry.title or (kind.spec.title if kind else entry.type)


class RunShelf:
    """Runs in `folder/queue.json`, their graphs in `folder/runs/` until they are over."""

    def __init__(self, folder: Path) -> None:
        self._index = folder / "queue.json"
        self._graphs = folder / "runs"

    def load(self) -> tuple[bool, int, list[Run]]:
        """Whether the queue is paused, how many run at once, and the runs; none if unreadable.

        A file that cannot be read is kept beside, under another name.
        """
        try:
            raw = json.loads(self._index.read_text("utf-8"))
            names = {each.name for each in fields(Run)}
            known = ({k: v for k, v in row.items() if k in names} for row in raw["runs"])
            runs = [Run(**row) for row in known]
            self._tidy(runs)
            return bool(raw["paused"]), max(1, int(raw["at_once"])), runs
        except FileNotFoundError:
            return False, 1, []
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
            _LOG.warning("%s cannot be read (%s); it is kept as .damaged", self._index, fault)
            with contextlib.suppress(OSError):
                self._index.replace(self._index.with_suffix(".json.damaged"))
            return False, 1, []

    def save(self, paused: bool, at_once: int, runs: Iterable[Run]) -> None:
        """Keep the queue as it is now; raises StoreFailed."""
        rows = [asdict(run) for run in runs]
        self._write(self._index, {"paused": paused, "at_once": at_once, "runs": rows})

    def put(self, run: Run, document: GraphDocument) -> None:
        """Keep the graph of a run; raises StoreFailed."""
        self._write(self._graphs / f"{run.id}.json", document.to_json())

    def document(self, run: Run) -> GraphDocument:
        """The graph of a run.

        Raises:
            WrongUse: it is gone.
        """
        try:
            return read_document((self._graphs / f"{run.id}.json").read_bytes())
        except OSError as fault:
            words = f"the graph of the run {run.name!r} is gone: {why(fault)}."
            raise WrongUse(words, "Run the graph again.") from fault

    def drop(self, run: Run) -> None:
        """Let the graph of a run go."""
        with contextlib.suppress(OSError):
            (self._graphs / f"{run.id}.json").unlink(missing_ok=True)

    def _tidy(self, runs: Iterable[Run]) -> None:
        """Let go of graphs that no run to come, and no decision, needs."""
        known = {run.id for run in runs if not run.over or run.unknown}
        for path in self._graphs.glob("*.json"):
            if path.stem not in known:
                path.unlink(missing_ok=True)

    def _write(self, path: Path, value: Mapping[str, Any]) -> None:
        words = json.dumps(value, ensure_ascii=False)
        with storing(path.parent):
            write_whole(path, words.encode(errors="backslashreplace"))
