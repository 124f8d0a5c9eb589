"""Text of any age to a raw graph of today's shape: strict JSON, then one step a version."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from tagwire.core.document import GraphDocument, validate
from tagwire.core.errors import GraphInvalid, Problem

CURRENT = 1
MOST_BYTES = 5 * 1024 * 1024
DEEPEST = 64

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: Mapping[int, Step] = {}
"""`STEPS[n]` makes a version n file into version n + 1; each is tested by a real old save."""


def read_document(text: str | bytes) -> GraphDocument:
    """The document in the text of a graph file.

    Raises:
        GraphInvalid: not JSON, too large, too deep, ambiguous, newer than us, or out of shape.
    """
    return validate(migrate(parse(text)))


def parse(text: str | bytes) -> Any:
    """Strict JSON: at most 5 MiB and 64 levels, no duplicate keys, no NaN or Infinity.

    Raises:
        GraphInvalid: saying where the text stops being that (spec/security.md).
    """
    if len(text) > MOST_BYTES:
        _refuse("too_large", "the graph file is over 5 MiB.", "Pictures do not belong in it.")
    try:
        raw = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite
        )
        json.dumps(raw, ensure_ascii=False).encode()
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        _refuse("bad_json", f"not JSON: {fault.msg} at {where}.", "Is the file cut off?", fault)
    except UnicodeError as fault:
        _refuse("bad_json", "not UTF-8 text.", "Save it as UTF-8.", fault)
    except ValueError as fault:
        _refuse("bad_number", "a number has too many digits.", "Use a shorter number.", fault)
    except RecursionError as fault:
        _refuse("too_deep", f"nested over {DEEPEST} levels.", "Is it a graph?", fault)
    _check_depth(raw)
    return raw


def migrate(raw: Any, steps: Mapping[int, Step] = STEPS, current: int = CURRENT) -> Any:
    """A raw graph of any older version as today's. A newer one is refused, never guessed.

    Raises:
        GraphInvalid: no version, or a newer one.
    """
    if not isinstance(raw, dict):
        return raw
    version = raw.get("tagwire")
    if type(version) is not int or version < 1:
        words = 'no Tagwire version: the key "tagwire" must be a whole number.'
        _refuse("no_version", words, "Is this a Tagwire graph?")
    if version > current:
        words = f"saved by a newer Tagwire (version {version}; this one reads {current})."
        _refuse("newer_file", words, "Update Tagwire.")
    for number in range(version, current):
        raw = {**steps[number](raw), "tagwire": number + 1}
    return raw


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        _refuse("duplicate_key", f"the key {twice!r} stands twice in one object.", "Keep one.")
    return found


def _no_constant(word: str) -> NoReturn:
    _refuse("bad_number", f"{word} is no JSON number.", "Use a finite number.")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_constant(digits)


def _check_depth(raw: Any) -> None:
    level, depth = [raw] if isinstance(raw, dict | list) else [], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            _refuse("too_deep", f"nested over {DEEPEST} levels.", "Is it a graph?")
        groups = [v.values() if isinstance(v, dict) else v for v in level]
        level = [child for group in groups for child in group if isinstance(child, dict | list)]


def _refuse(code: str, message: str, remedy: str, cause: BaseException | None = None) -> NoReturn:
    raise GraphInvalid([Problem(code, message, remedy)]) from cause
