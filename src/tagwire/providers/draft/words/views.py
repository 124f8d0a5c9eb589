"""Several angles of one thing from one request: "front, side and detail views of @shoe"."""

from collections.abc import Sequence
from itertools import pairwise

from tagwire.providers.draft.brief import Subject

from . import lexicon
from .sentence import Sentence

_ONE_SIDED = ("sprite",)  # families that are made to be seen from the front
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
    if not asked and _is_shot_of_back(sentence, hits):
        hits = hits[:1] if sentence.tokens[hits[0]].means("view") == "back" else hits[1:]
        named = ("back",)
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
        sentence.take(*(at for at in alone if not _says_more(sentence, at)))
        view = sentence.tokens[alone[0]].means("view")
        return (), view if view in ("front", "side", "back", "angle") else ""
    return (), ""


def unturned(subjects: Sequence[Subject], view: str, views: Sequence[str]) -> tuple[str, ...]:
    """What there is to say of a view that one picture cannot show; panels say it themselves."""
    notes = []
    for each in () if views else subjects:
        if each.reference is None:
            notes += [backless(each)] if each.view == "back" else []
        elif view not in ("", "front") and each.view == view:
            who = f"@{each.name}" if each.name else "a reference"
            notes.append(
                f"{who} is shown as its photo shows it: one picture alone does not turn it"
            )
    return tuple(dict.fromkeys(note for note in notes if note))


def backless(subject: Subject) -> str:
    """What there is to say of a thing that cannot be shown from behind; nothing of most."""
    if not one_sided(subject.noun):
        return ""
    return f"{subject.name} has no back yet: shown from the front"


def one_sided(noun: str) -> bool:
    """Whether the figure of a noun is made to be seen from the front only."""
    return noun in lexicon.SUBJECTS and lexicon.SUBJECTS[noun].figure in _ONE_SIDED


def stands_alone(sentence: Sentence, at: int) -> bool:
    """Whether a word of view says by itself from where somebody is seen."""
    return _says_view(sentence, at) and _is_alone(sentence, at)


def _says_more(sentence: Sentence, at: int) -> bool:
    """远去 is done as well; "一个孤独的背影" is the only one there is, seen from behind."""
    if "action" in sentence.tokens[at].senses:
        return True
    return "noun" in sentence.tokens[at].senses and not any(
        {"noun", "mention"} & set(token.senses)
        for token in (*sentence.tokens[:at], *sentence.tokens[at + 1 :])
    )


def _says_view(sentence: Sentence, at: int) -> bool:
    """ "in front of", "side table": no view is meant."""
    token = sentence.tokens[at]
    if "relation" in token.senses and token.means("view") != "front":
        return False
    after = sentence.token(at + 1)
    if token.word in ("top", "side", "back", "angle") and after and not after.fresh:
        if after.word == "of":
            return _ends_a_list(sentence, at)
        return after.word in _LISTING or "view" in after.senses
    return True


def _ends_a_list(sentence: Sentence, at: int) -> bool:
    """ "front, side and back of a house", and not "at the front and back of a house"."""
    before = sentence.tokens[max(0, at - 5) : at]
    led = any(token.word in ("on", "at", "in", "to", "from") for token in before)
    return bool(before) and "and" in before[-1].senses and not led


def _is_shot_of_back(sentence: Sentence, hits: list[int]) -> bool:
    """ "A man from behind, close-up" is one picture, and not two panels."""
    tokens = [sentence.tokens[at] for at in hits]
    if sorted(token.means("view") for token in tokens) != ["back", "detail"]:
        return False
    between = sentence.tokens[hits[0] + 1 : hits[1]]
    joined = any("and" in token.senses for token in between) or "mention" in {
        sense for token in sentence.tokens for sense in token.senses
    }
    return not joined and any("shot" in token.senses for token in tokens)


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
