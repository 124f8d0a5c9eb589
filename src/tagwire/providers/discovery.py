"""Finding node files: one loader, one road, for ours and for a stranger's."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import TypeAlias, TypeGuard

from tagwire.core.errors import WrongUse
from tagwire.core.node import Node
from tagwire.core.registry import Broken, Registry

GROUP = "tagwire.nodes"
_TYPE = re.compile(r"^class\s.*\btype\s*=\s*[\"'](\w+)[\"']", re.MULTILINE)


def shipped(kind: str) -> Path:
    """The folder of the shipped `nodes` or `graphs`: in the wheel, or in the checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_shipped" / kind
    return inside if inside.is_dir() else package.parent.parent / kind


def discover(folders: Iterable[Path], safe: bool = False) -> Registry:
    """Every node: shipped, from entry points, then from `folders`; `safe` takes the shipped only.

    A file that fails to import becomes a broken entry; the others are found all the same.

    Raises:
        NodeInvalid: two files give one type id.
        WrongUse: a folder is none.
    """
    found: list[tuple[type[Node], str]] = []
    broken: list[Broken] = []
    roads: list[Iterator[tuple[str, Load]]] = [_folder(shipped("nodes"))]
    if not safe:
        roads += [_plugins(), *(_folder(folder) for folder in folders)]
    seen: set[str] = set()
    for source, load in (row for road in roads for row in road):
        if source not in seen:
            seen.add(source)
            try:
                found += [(node, source) for node in _nodes_of(load())]
            except (Exception, SystemExit) as fault:  # noqa: BLE001 - a stranger's file may raise anything
                reason = f"{type(fault).__name__}: {fault}"
                broken.append(Broken(source, reason, traceback.format_exc(), _declared(source)))
    return Registry(found, broken)


Load: TypeAlias = Callable[[], object]


class _File:
    """A node file, imported when called."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self) -> ModuleType:
        digest = hashlib.sha256(str(self.path).encode()).hexdigest()[:12]
        name = f"tagwire_nodes_{digest}_{self.path.stem}"
        spec = importlib.util.spec_from_file_location(name, self.path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        try:
            spec.loader.exec_module(module)
        except BaseException:
            sys.modules.pop(name, None)
            raise
        return module


def _folder(folder: Path) -> Iterator[tuple[str, Load]]:
    if not folder.is_dir():
        raise WrongUse(f"{folder}: no folder of nodes.", "Name one that exists.")
    for path in sorted(folder.resolve().glob("*.py")):
        if not path.name.startswith("_") and _speaks_of_us(path):
            yield str(path), _File(path)


def _declared(source: str) -> tuple[str, ...]:
    """The types a file's text declares: `class Shout(Node, type="shout")`."""
    try:
        text = Path(source).read_text("utf-8", errors="replace")
    except (OSError, ValueError):  # an entry point, or a file that is gone
        return ()
    return tuple(dict.fromkeys(_TYPE.findall(text)))


def _speaks_of_us(path: Path) -> bool:
    """Only files that name tagwire are run: a `nodes/` folder may belong to something else."""
    try:
        return b"tagwire" in path.read_bytes()
    except OSError:
        return False


def _plugins() -> Iterator[tuple[str, Load]]:
    for point in entry_points(group=GROUP):
        yield f"entry point {point.name} ({point.value})", point.load


def _nodes_of(found: object) -> list[type[Node]]:
    """The node types a module or package defines itself; an entry point may also name one."""
    if _is_type(found):
        return [found]
    name = getattr(found, "__name__", "")
    kinds = filter(_is_type, vars(found).values())
    return [kind for kind in dict.fromkeys(kinds) if f"{kind.__module__}.".startswith(f"{name}.")]


def _is_type(value: object) -> TypeGuard[type[Node]]:
    return isinstance(value, type) and issubclass(value, Node) and "spec" in vars(value)
