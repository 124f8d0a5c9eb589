"""Text of any age to a raw graph of today's shape: strict JSON, then one step a version."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, NoReturn

from tagwire.core import strict
from tagwire.core.document import GraphDocument, validate
from tagwire.core.errors import MOST_TOLD, GraphInvalid, Problem

CURRENT = 1
MOST_BYTES = 5 * 1024 * 1024

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
    whole = _decoded(text)
    try:
        raw = strict.read(whole)
    except json.JSONDecodeError as fault:
        words = f"{fault.msg.removesuffix(' at')} at line {fault.lineno}, column {fault.colno}."
        _refuse("bad_json", f"not JSON: {words}", _mending(whole, fault), fault)
    except RecursionError as fault:
        _refuse("too_deep", f"nested over {strict.DEEPEST} levels.", "Is it a graph?", fault)
    problems = tuple(islice(strict.problems(whole, raw), MOST_TOLD))
    if problems:
        raise GraphInvalid(problems)
    return raw


def _decoded(text: str | bytes) -> str:
    """The text of UTF-8 bytes of a bearable number, without a mark before it."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > MOST_BYTES:
        _refuse("too_large", "the graph file is over 5 MiB.", "Pictures do not belong in it.")
    try:
        whole = text if isinstance(text, str) else text.decode()
    except UnicodeDecodeError as fault:
        _refuse("bad_text", f"not UTF-8 text, at byte {fault.start}.", "Save it as UTF-8.", fault)
    if "\0" in whole:
        _refuse("bad_text", "not UTF-8 text: there are zero bytes in it.", "Save it as UTF-8.")
    if whole.startswith("\ufeff"):
        words = "the file begins with a byte order mark (BOM)."
        _refuse("bad_text", words, "Save it as UTF-8 without BOM.")
    return whole


def _mending(text: str, fault: json.JSONDecodeError) -> str:
    if not text.strip():
        return "The file is empty: take another copy."
    if fault.pos >= len(text.rstrip()) or fault.msg.startswith("Unterminated"):
        return "The file seems cut off: take another copy."
    return "Look for a comma, a quote or a bracket missing or too many just before it."


def migrate(raw: Any, steps: Mapping[int, Step] = STEPS, current: int = CURRENT) -> Any:
    """A raw graph of any older version as today's. A newer one is refused, never guessed.

    Raises:
        GraphInvalid: no version, or a newer one.
    """
    if not isinstance(raw, dict):
        return raw
    version = raw.get("tagwire")
    if version is None and _is_comfyui(raw):
        remedy = "Paste the words of its prompts here: each becomes a Prompt."
        _refuse("foreign_graph", "This is a ComfyUI workflow; Tagwire cannot open it.", remedy)
    if type(version) is not int or version < 1:
        words = 'no Tagwire version: the key "tagwire" must be a whole number.'
        _refuse("no_version", words, "Is this a Tagwire graph?")
    if version > current:
        words = f"saved by a newer Tagwire (version {version}; this one reads {current})."
        _refuse("newer_file", words, "Update Tagwire.")
    for number in range(version, current):
        raw = {**steps[number](raw), "tagwire": number + 1}
    return raw


def _is_comfyui(raw: Mapping[str, Any]) -> bool:
    """Whether this is a workflow of ComfyUI, as its page saves it or as its API takes it."""
    if isinstance(raw.get("nodes"), list) and isinstance(raw.get("links"), list):
        return True
    steps = [step for name, step in raw.items() if name.isdecimal()]
    return bool(steps) and all(isinstance(step, dict) and "class_type" in step for step in steps)


def _refuse(code: str, message: str, remedy: str, cause: BaseException | None = None) -> NoReturn:
    raise GraphInvalid([Problem(code, message, remedy)]) from cause
