"""Tag, wire and mention as one checked object: what is wrong between the three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator

from tagwire.core.errors import Problem
from tagwire.core.tags import find_mentions, prompt_as_sent, split_tags, tag_fault, utf16_length


def _listed(value: Any) -> Any:
    return split_tags(value) if isinstance(value, str) else value


TagList: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""Tags as a list, or as the comma list people type; "" is a picture without a tag."""


def tag_problems(tags: Sequence[str], pictures: int) -> Iterator[Problem]:
    """What is wrong with the tags themselves, one a picture (editor.md, tag rules 1 to 4)."""
    place = "/settings/tags"
    first: dict[str, int] = {}
    for index, tag in enumerate(tags):
        fault = tag_fault(tag) if tag else None
        twin = first.setdefault(tag.lower(), index) if tag else index
        here = f"{place}/{index}"
        if fault:
            yield Problem("bad_tag", f"tag {fault}.", "Rename it.", here)
        elif twin != index:
            words = f"tag {tag!r} of picture {index + 1} is picture {twin + 1}'s already."
            yield Problem("duplicate_tag", words, "Rename one of them.", here)
    if len(tags) > pictures:
        extra = ", ".join(repr(tag) for tag in tags[pictures:])
        many = f"{pictures} picture{'s' if pictures != 1 else ''}"
        words = f"{len(tags)} tags for {many}: nothing is wired for {extra}."
        here = f"{place}/{pictures}"
        yield Problem("extra_tag", words, "Wire a picture or remove the tag.", here)


def prompt_problems(prompt: str, tags: Sequence[str], limit: int | None) -> Iterator[Problem]:
    """What is wrong between a prompt and the tags it may mention (editor.md, tag rules 5 to 7).

    The prompt is wired, so what is wrong with it has its place at the node as a whole. `limit` is
    in UTF-16 code units of the prompt as sent, as the API counts (runway-api.md section 3).
    """
    if not prompt.strip():
        yield Problem("empty_prompt", "the prompt is empty.", "Say what the picture shows.")
    named = [tag for tag in tags if tag]
    mentions = find_mentions(prompt, named)
    for name in dict.fromkeys(mention.name for mention in mentions if mention.tag is None):
        words = f"the prompt mentions @{name}, and no picture has that tag."
        remedy = f"Tags here: {', '.join(named) or 'none'}."
        yield Problem("unknown_tag", words, remedy)
    used = {mention.tag for mention in mentions}
    for index, tag in enumerate(tags):
        if tag and tag not in used:
            words = f"the picture tagged {tag!r} is never mentioned in the prompt."
            place = f"/settings/tags/{index}"
            yield Problem("unused_tag", words, f"Write @{tag} in it.", place, severity="warning")
    length = utf16_length(prompt_as_sent(prompt, named))
    if limit is not None and length > limit:
        words = f"the prompt is {length} characters long; the model takes {limit}."
        yield Problem("long_prompt", words, f"Shorten it by {length - limit}.")
