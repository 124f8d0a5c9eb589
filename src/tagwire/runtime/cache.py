"""Which results are kept, and where: lately used ones in memory, dear ones on disk."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping

from tagwire.core.plan import Result
from tagwire.core.values import Image, Text, Value
from tagwire.runtime.context import Shelf

STORE_SECONDS_A_PIXEL = 4e-8
"""What encoding and writing a pixel costs, about 80 ms for 1920 x 1080."""
STORE_SECONDS_AT_LEAST = 0.05


def worth_storing(result: Result) -> bool:
    """Whether making this result took longer than storing it would (house rule of "Running")."""
    if result.seconds <= STORE_SECONDS_AT_LEAST:
        return False
    pictures = [value for value in result.outputs.values() if isinstance(value, Image)]
    pixels = sum(picture.width * picture.height for picture in pictures if not picture.asset)
    return result.seconds > pixels * STORE_SECONDS_A_PIXEL


class Memory:
    """Results of this process, pixels and all, the least lately used dropped past `most_bytes`."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._held = 0
        self._rows: OrderedDict[str, Result] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that are held."""
        return {key for key in keys if key in self._rows}

    def load(self, keys: Iterable[str]) -> dict[str, Result]:
        """The results held under `keys`."""
        with self._lock:
            found = {key: self._rows[key] for key in keys if key in self._rows}
            for key in found:
                self._rows.move_to_end(key)
        return found

    def save(self, keys: tuple[str, ...], result: Result) -> None:
        """Hold a result under every one of `keys`, as long as there is room."""
        weight = _weight(result)
        if weight > self._most:
            return
        with self._lock:
            for key in keys:
                old = self._rows.pop(key, None)
                self._held += weight - (_weight(old) if old else 0)
                self._rows[key] = result
            while self._held > self._most:
                _, dropped = self._rows.popitem(last=False)
                self._held -= _weight(dropped)


class Cache:
    """Memory in front of a disk; what is not stored is only remembered."""

    def __init__(self, disk: Shelf, memory_bytes: int = 0) -> None:
        self._disk = disk
        self._memory = Memory(memory_bytes)
        self._waiting: list[tuple[tuple[str, ...], Result]] = []
        self._lock = threading.Lock()

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that have a result."""
        self.flush()
        wanted = set(keys)
        held = self._memory.known(wanted)
        rest = wanted - held
        return held | self._disk.known(rest) if rest else held

    def load(self, keys: Iterable[str]) -> Mapping[str, Result]:
        """The results of those of `keys` that have one."""
        self.flush()
        wanted = set(keys)
        held = self._memory.load(wanted)
        rest = wanted - held.keys()
        return {**held, **self._disk.load(rest)} if rest else held

    def save(self, keys: tuple[str, ...], result: Result, durable: bool) -> None:
        """Remember a result; a durable one is on disk after `flush`, its pictures are already."""
        self._memory.save(keys, result)
        if durable:
            with self._lock:
                self._waiting.append((keys, result))

    def flush(self) -> None:
        """Put what is durable on disk, all that waits in one transaction.

        Raises:
            StoreFailed: the disk is full or cannot be written.
        """
        with self._lock:
            waiting, self._waiting = self._waiting, []
        if waiting:
            self._disk.save_all(waiting)


def _weight(result: Result) -> int:
    return 500 + sum(map(_value_weight, result.outputs.values()))


def _value_weight(value: Value) -> int:
    if isinstance(value, Image):
        return 4 * value.width * value.height if value.pixels is not None else 0
    return 4 * len(value) if isinstance(value, Text) else 0
