"""Several angles of one thing from one request: "front, side and detail views of @shoe"."""

from collections.abc import Sequence
from itertools import pairwise

from tagwire.providers.draft.brief import Subject

from .sentence import Sentence

_EVERY = {
    "turnaround": ("front", "side", "back"),
    "several": ("front", "side", "detail"),
    "four": ("front", "side", "back", "detail"),
}


def read_views(sentence: Sentence, *, showcase: bool, several: int) -> tuple[tuple[str, ...], str]:
    """The views that are listed, or one view of the only subject."""
    hits = [at for at in sentence.free("view") if _says_view(sentence, at)]
    named = tuple(dict.fromkeys(sentence.tokens[at].means("view") for at in hits))
    asked = [sentence.tokens[at].means("views") for at in sentence.free("views")]
    if showcase or several > 1:
        sentence.take_all("views")
        sentence.take_all("view")
        return (), ""
    if len(named) > 1 and (asked or _listed(sentence, hits)):
        sentence.take(*hits)
        sentence.take_all("views")
        return named, ""
    several_asked = [kind for kind in asked if kind in _EVERY]
    sentence.take_all("views")
    if several_asked and _is_plural(sentence):
        sentence.take(*hits)
        return _EVERY[several_asked[0]], ""
    alone = [at for at in hits if _is_alone(sentence, at)]
    if len(alone) == 1 or (alone and len(set(named)) == 1):
        sentence.take(*alone)
        view = sentence.tokens[alone[0]].means("view")
        return (), view if view in ("front", "side", "back", "angle") else ""
    return (), ""


def unturned(subjects: Sequence[Subject], view: str, views: Sequence[str]) -> tuple[str, ...]:
    """What there is to say of a view that one picture cannot show; panels say it themselves."""
    asked = next((each for each in subjects if view and each.view == view), None)
    if asked is None or views or view == "front":
        return ()
    if asked.reference is not None:
        who = f"@{asked.name}" if asked.name else "a reference"
        return (f"{who} is shown as its photo shows it: one picture alone does not turn it",)
    return ("a figure has no back yet: shown from the front",) if view == "back" else ()


def _says_view(sentence: Sentence, at: int) -> bool:
    """ "in front of", "side table": no view is meant."""
    token = sentence.tokens[at]
    if "relation" in token.senses and token.means("view") != "front":
        return False
    after = sentence.token(at + 1)
    if token.word in ("top", "side", "back", "angle") and after and not after.fresh:
        return after.word in _LISTING or "view" in after.senses
    return True


_LISTING = ("and", "view", "views", "angle", "angles", "shot", "和")


def _listed(sentence: Sentence, hits: list[int]) -> bool:
    """Every view stands next to another, at most a comma or "and" between."""
    gaps = [b - a for a, b in pairwise(hits)]
    return any(gap <= 3 for gap in gaps)


def _is_plural(sentence: Sentence) -> bool:
    words = {token.word for token in sentence.tokens if "views" in token.senses}
    return bool(words - {"views", "angles", "side by side", "combining", "showcase", "panels"})


def _is_alone(sentence: Sentence, at: int) -> bool:
    """A word that says a view without "view" after it must not be something else."""
    token = sentence.tokens[at]
    if "shot" in token.senses or "angle" in token.senses:
        return False
    after = sentence.token(at + 1)
    long = len(token.word.split()) > 1 or not token.word.isascii() or "-" in token.word
    return (
        long
        or token.word in ("frontal", "isometric", "profile")
        or (
            after is not None
            and not after.fresh
            and after.word in ("view", "angle", "shot", "profile")
        )
    )
