"""Tags and the mentions that call them: grammar, suggestions, finding, renaming, sending."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, count

TAG = re.compile(r"^[A-Za-z][A-Za-z0-9_]{2,15}$")
"""A legal tag (runway-api.md §3); ask with `TAG.fullmatch`, for `$` forgives a line end."""

_ALLOWED = "a tag is 3 to 16 letters A-Z, digits or underscores, and begins with a letter"
_FOREIGN = re.compile(r"[^A-Za-z0-9_]")
_SEPARATOR = re.compile(r"[,，、]")

_FOLDER_SIGN = re.compile(r"[/\\]")
_ENDING = re.compile(r"(?<=.)\.[A-Za-z][A-Za-z0-9]{1,4}$", re.DOTALL)
_COPY_NUMBER = re.compile(r"\([0-9]+\)$")
_UNSUGGESTED = re.compile(r"^[^a-z]+|[^a-z0-9]+")
_SUGGESTED_LENGTH = 15

_SIGN_AND_RUN = re.compile(r"[@＠]([A-Za-z][A-Za-z0-9_]*)")
_ESCAPED_SIGN = re.compile(r"\\([@＠])")
_LOCAL_PART = re.compile(r"[A-Za-z0-9](?:[._%+-]*[_%+-])?\Z")
_LOCAL_PART_LENGTH = 64
_DOTTED_DOMAIN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9]")


def tag_fault(tag: str) -> str | None:
    """What is wrong with a tag and what is allowed, in words for a person; None if it is legal.

    The rule is Runway's (runway-api.md §3).
    """
    shown = repr(tag if len(tag) <= 24 else f"{tag[:24]}…")
    if not tag:
        return f"the tag is empty; {_ALLOWED}"
    if foreign := _FOREIGN.search(tag):
        return f"{shown} contains {foreign[0]!r}; {_ALLOWED}"
    if not tag[0].isalpha():
        return f"{shown} begins with {tag[0]!r}; {_ALLOWED}"
    if TAG.fullmatch(tag) is None:
        return f"{shown} has {len(tag)} characters; {_ALLOWED}"
    return None


def suggest_tag(name: str, taken: Iterable[str] = ()) -> str:
    """A tag for a file name or a node id, different from every `taken` one in any case.

    Lower-case letters and digits only, 3 to 15 of them: legal under every source, the seed's
    stricter wrapper (editor.md, tag rules 1) and the lower-case pattern of Runway's openapi.json
    included. A name that leaves nothing to use, such as a Chinese one, gives `reference`.
    """
    stem = _COPY_NUMBER.sub("", _ENDING.sub("", _FOLDER_SIGN.split(name)[-1]))
    folded = unicodedata.normalize("NFKD", stem).lower()
    base = _UNSUGGESTED.sub("", folded)[:_SUGGESTED_LENGTH]
    return _untaken(base if len(base) >= 3 else "reference", {tag.lower() for tag in taken})


def _untaken(base: str, taken: set[str]) -> str:
    if base not in taken:
        return base
    numbered = (f"{base[: _SUGGESTED_LENGTH - len(str(n))]}{n}" for n in count(2))
    return next(tag for tag in numbered if tag not in taken)


def split_tags(text: str) -> tuple[str, ...]:
    """The items of a comma list (`,` `，` `、`), trimmed; () for white space alone.

    The items are not checked: ask `tag_fault`.

    Raises:
        ValueError: an item is empty; says which, counted from 1 (editor.md, tag rules 4).
    """
    if not text.strip():
        return ()
    items = tuple(item.strip() for item in _SEPARATOR.split(text))
    if "" in items:
        raise ValueError(f"item {items.index('') + 1} is empty")
    return items


def join_tags(tags: Iterable[str]) -> str:
    """The comma list that `split_tags` reads back."""
    return ", ".join(tags)


@dataclass(frozen=True, slots=True)
class Mention:
    """A tag called in a text: `text[start:end]` is the sign and the `name` as written.

    Offsets count code points. `tag` is the tag it resolves to, in the tag's own case, or None
    when nobody has that tag.
    """

    start: int
    end: int
    name: str
    tag: str | None


def find_mentions(text: str, tags: Iterable[str]) -> tuple[Mention, ...]:
    """Every mention in a text, in order, known or not (editor.md, tag rules 5 to 7).

    A mention is `@` or `＠` and the longest run of ASCII letters, digits and underscores behind
    it, which begins with a letter. It is plain text behind a backslash, glued behind an ASCII
    letter or digit that is not itself part of a mention (`shoe@model`, but `@shoe@model` is two
    mentions), and in an e-mail address: a local part, which never ends with a dot, the sign, and
    a domain with a dot. So `shoe.@model` mentions `model`.

    A run resolves as a whole, or without trailing underscores (`_@model_`); each length tries
    the exact case first, then any case. Where it lies never depends on `tags`.
    """
    known = _Known(tags)
    found: list[Mention] = []
    behind = -1
    for run in _SIGN_AND_RUN.finditer(text):
        if _is_mention(text, run.start(), glued_to_mention=run.start() == behind):
            name, tag = known.resolve(run[1])
            found.append(Mention(run.start(), run.start() + 1 + len(name), name, tag))
            behind = run.end()
    return tuple(found)


def _is_mention(text: str, start: int, *, glued_to_mention: bool) -> bool:
    before = text[start - 1] if start else " "
    if before == "\\" or _is_e_mail(text, start):
        return False
    return glued_to_mention or not (before.isascii() and before.isalnum())


def _is_e_mail(text: str, start: int) -> bool:
    nearest = max(0, start - _LOCAL_PART_LENGTH)
    local = _LOCAL_PART.search(text, nearest, start)
    return local is not None and _DOTTED_DOMAIN.match(text, start + 1) is not None


class _Known:
    """The tags a mention may resolve to; of two that differ in case only, the first."""

    def __init__(self, tags: Iterable[str]) -> None:
        self._exact = tuple(tags)
        self._any_case = {tag.lower(): tag for tag in reversed(self._exact)}
        self._longest = max(map(len, self._exact), default=0)

    def resolve(self, run: str) -> tuple[str, str | None]:
        """The part of the run that is the name, and its tag; longest part first."""
        shortest = len(run.rstrip("_"))
        for length in range(min(len(run), self._longest), shortest - 1, -1):
            name = run[:length]
            tag = name if name in self._exact else self._any_case.get(name.lower())
            if tag is not None:
                return name, tag
        return run, None


def rename_mentions(text: str, old: str, new: str, others: Iterable[str] = ()) -> str:
    """The text with every mention of `old`, in any case, calling `new`; the sign is kept.

    `others` are the further tags the text may call: `@model_` is left alone when `model_` is
    one of them.

    Raises:
        ValueError: `new` is not a legal tag; says why.
    """
    if fault := tag_fault(new):
        raise ValueError(fault)
    mentions = (mention for mention in find_mentions(text, (old, *others)) if mention.tag == old)
    return _rewritten(text, mentions, lambda mention: f"{text[mention.start]}{new}")


def prompt_as_sent(text: str, tags: Iterable[str]) -> str:
    """The prompt for a model with tags.

    A resolved mention gets the plain sign and the tag's own case; `\\@` becomes `@` and `\\＠`
    becomes `＠`. An unknown mention stays as written. Count a prompt's length on this text.
    """
    return _rewritten(text, _resolved(text, tags), lambda mention: f"@{mention.tag}", _unescaped)


def prompt_with_figures(text: str, tags: Sequence[str]) -> str:
    """The prompt for a model without tags: resolved mentions become `Figure 1`, `Figure 2`.

    The number is the tag's place in `tags`, from 1, so `tags` is aligned with the pictures sent
    and "" stands for an untagged one. Where a mention touched a letter or digit of any script, a
    space keeps the words apart: `穿@shoe跑步` becomes `穿 Figure 1 跑步`. Escapes as in
    `prompt_as_sent`. The convention is Seedream's (runway-api.md §3, the SDK's docstrings).
    """
    numbers = {tag: number for number, tag in reversed(tuple(enumerate(tags, start=1)))}

    def figure(mention: Mention) -> str:
        before = " " if text[mention.start - 1 : mention.start].isalnum() else ""
        after = " " if text[mention.end : mention.end + 1].isalnum() else ""
        return f"{before}Figure {numbers[mention.tag or '']}{after}"

    return _rewritten(text, _resolved(text, tags), figure, _unescaped)


def _resolved(text: str, tags: Iterable[str]) -> Iterable[Mention]:
    return (mention for mention in find_mentions(text, tags) if mention.tag is not None)


def _unescaped(plain: str) -> str:
    return _ESCAPED_SIGN.sub(r"\1", plain)


def _rewritten(
    text: str,
    mentions: Iterable[Mention],
    mention_to: Callable[[Mention], str],
    plain_to: Callable[[str], str] = str,
) -> str:
    pieces: list[str] = []
    behind = 0
    for mention in mentions:
        pieces += plain_to(text[behind : mention.start]), mention_to(mention)
        behind = mention.end
    return "".join((*pieces, plain_to(text[behind:])))


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text has, as JavaScript and Runway count (runway-api.md §3).

    A lone surrogate counts 1.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_overflow(text: str, limit: int) -> int | None:
    """The code point offset where a text passes `limit` UTF-16 code units; None if it fits.

    `text[:offset]` is the longest beginning that fits; a surrogate pair is never split.
    """
    lengths = accumulate(2 if character > "\uffff" else 1 for character in text)
    return next((offset for offset, units in enumerate(lengths) if units > limit), None)
