"""JSON without loose ends: what a graph file may not hold is found, and the place named."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tagwire.core.errors import Problem
from tagwire.core.faults import named, pointer, shown

DEEPEST = 64
LONGEST_NUMBER = 300

_HALF = re.compile(r"[\ud800-\udfff]|\\u[dD][89a-fA-F]")


@dataclass(frozen=True, slots=True)
class Amiss:
    """Stands in read JSON where something cannot be: which problem it is, and in which words."""

    code: str
    words: str
    remedy: str
    key: str = ""


def read(text: str) -> Any:
    """The value of a JSON text, with an `Amiss` where it is ambiguous or no finite number.

    Raises:
        json.JSONDecodeError: it is not JSON.
        RecursionError: it is nested beyond all measure.
    """
    return json.loads(
        text,
        object_pairs_hook=_object,
        parse_constant=_constant,
        parse_float=_float,
        parse_int=_int,
    )


def problems(text: str, raw: Any) -> Iterator[Problem]:
    """Everything amiss in what `read` gave for a text: each with its JSON pointer."""
    for place, value in _walk(raw) if _doubtful(text, raw) else ():
        if isinstance(value, Amiss):
            whole = pointer([*place, value.key] if value.key else place)
            yield Problem(value.code, f"{_at(whole)}{value.words}", value.remedy, whole)
        elif isinstance(value, str):
            words = f"{_at(pointer(place))}half of a character, a lone surrogate."
            yield Problem("bad_text", words, "Write the text again.", pointer(place))
        else:
            words = f"{_at(pointer(place))}nested over {DEEPEST} levels."
            yield Problem("too_deep", words, "Is it a graph?", pointer(place))
            return


def _doubtful(text: str, raw: Any) -> bool:
    """Whether there may be something amiss: much quicker than finding out what and where."""
    level, depth = [raw], 0
    while level and depth < DEEPEST:
        if any(isinstance(value, Amiss) for value in level):
            return True
        groups = [
            v.values() if isinstance(v, dict) else v for v in level if isinstance(v, dict | list)
        ]
        level = [v for group in groups for v in group if isinstance(v, dict | list | Amiss)]
        depth += 1
    return bool(level) or _HALF.search(text) is not None


def _walk(raw: Any) -> Iterator[tuple[list[Any], Any]]:
    """Where each `Amiss`, each broken text and each list or object too deep is, in order."""
    place: list[Any] = []
    levels: list[Iterator[tuple[Any, Any]]] = [iter([("", raw)])]
    while levels:
        for key, value in levels[-1]:
            if isinstance(value, dict | list) and len(levels) <= DEEPEST:
                place.append(key)
                if isinstance(value, dict) and any(map(_broken, value)):
                    yield place[1:], ""
                levels.append(iter(value.items() if isinstance(value, dict) else enumerate(value)))
                break
            if isinstance(value, dict | list | Amiss) or _broken(value):
                yield [*place, key][1:], value
        else:
            levels.pop()
            del place[len(levels) - 1 :]


def _broken(value: Any) -> bool:
    """Whether it is a text that cannot be written as UTF-8."""
    if not isinstance(value, str) or value.isascii():
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False


def _at(place: str) -> str:
    return f"{named(place)}: " if place else ""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | Amiss:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _twice([key for key, _ in pairs])


def _twice(keys: list[str]) -> Amiss:
    key, _ = Counter(keys).most_common(1)[0]
    words = f"the key {shown(key)} stands twice in one object."
    return Amiss("duplicate_key", words, "Keep one.", key)


def _constant(word: str) -> Amiss:
    return Amiss("bad_number", f"{word} is no JSON number.", "Use a finite number.")


def _float(digits: str) -> float | Amiss:
    number = float(digits)
    return number if math.isfinite(number) else _constant(named(digits))


def _int(digits: str) -> int | Amiss:
    if len(digits) <= LONGEST_NUMBER:
        return int(digits)
    return Amiss("bad_number", f"a number of {len(digits)} digits.", "Use a shorter number.")
