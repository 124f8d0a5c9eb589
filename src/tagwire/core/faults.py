"""What pydantic refuses, told as a person would: a JSON pointer to it and plain words."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from typing import Any

ID = r"^[A-Za-z0-9_-]{1,64}$"
END = r"^[A-Za-z0-9_-]{1,64}\.[^\W\d]\w{0,63}$"
COLOR = r"^#[0-9A-Fa-f]{6}$"

_PATTERNS: Mapping[str, str] = {
    ID: "an id is 1 to 64 letters A-Z, digits, _ and -",
    END: 'must be "node.name"',
    COLOR: "must be a colour such as #1a2b3c",
}
_WORDS: Mapping[str, str] = {
    "missing": "missing",
    "string_type": "must be text",
    "model_type": "must be an object",
    "dict_type": "must be an object",
    "tuple_type": "must be a list",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a finite number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "too_long": "holds more than {max_length}",
    "string_too_long": "is longer than {max_length} characters",
    "value_error": "{error}",
}


def pointer(parts: Iterable[object]) -> str:
    """The JSON pointer (RFC 6901) that takes these keys and numbers one after another.

    It can always be written as UTF-8: half a character in a key is spelt out.
    """
    escaped = (str(part).replace("~", "~0").replace("/", "~1") for part in parts)
    whole = "".join(f"/{part}" for part in escaped)
    return whole.encode("utf-8", "backslashreplace").decode()


def place_of(error: Any, raw: Any) -> list[Any]:
    """Where in `raw` an error is, without the names pydantic gives to branches of its own."""
    place: list[Any] = []
    for part in error["loc"]:
        if part in _keys(raw):
            raw = raw[part]
            place.append(part)
    return [*place, error["loc"][-1]] if error["type"] == "missing" else place


def _keys(raw: Any) -> Container[Any]:
    if isinstance(raw, dict):
        return raw
    return range(len(raw)) if isinstance(raw, list | tuple) else ()


def words_of(error: Any) -> str:
    """What is wrong, as the rest of a sentence that begins with the place."""
    context = error.get("ctx", {})
    known = _PATTERNS.get(context.get("pattern", "")) or _WORDS.get(error["type"])
    if known:
        return known.format(**context).rstrip(".")
    return str(error["msg"]).replace("Input should be", "must be").rstrip(".")


def remedy_of(error: Any) -> str:
    """What to do about it: put it there, or see what is there now."""
    if error["type"] == "missing":
        return "Put it in."
    if error["type"] == "too_long":
        return "Take some out."
    return f"It is {shown(error['input'])} now."


def shown(value: object, most: int = 60) -> str:
    """A value on one line of at most `most` characters, safe to print; JSON but for its quotes."""
    if isinstance(value, str):
        words = repr(value[:most])
        return words if len(words) <= most and len(value) <= most else f"{words[: most - 3]}..."
    words = json.dumps(value, default=repr)
    return words if len(words) <= most else f"{words[: most - 3]}..."


def named(name: str) -> str:
    """A name or a pointer as it is when it is short and prints well, else as `shown`."""
    return name if name.isprintable() and len(name) <= 160 else shown(name, 160)
