"""Reading how a picture is taken: style, light, camera, weather, and the colours of its set."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import lexicon
from .sentence import Sentence

_CHOICES = ("style", "light", "mode", "shot", "angle", "focus", "weather", "season")
_LIT_BY = {"rain": "overcast", "snow": "overcast", "fog": "overcast"}
_FAINT = ("day", "golden", "eye")
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        ("night", "moonlit"),
        ("night", "dusk"),
        ("night", "storm"),
        ("overcast", "storm"),
        ("sunset", "dusk"),
        ("snow", "fog"),
        ("wide", "extreme wide"),
        ("close-up", "extreme close-up"),
        ("high", "aerial"),
        ("backlit", "dramatic"),
    )
)
_GILT = ("golden", "金色", "金色的", "金黄", "金灿灿")
_GOLDEN = ("golden", "sunset", "morning")
_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Looks:
    """Everything about a picture that is neither its subjects nor its place."""

    style: str = ""
    light: str = ""
    mode: str = ""
    shot: str = ""
    angle: str = ""
    focus: str = ""
    weather: str = ""
    season: str = ""


def read_looks(sentence: Sentence, *, showcase: bool) -> Looks:
    """Take the first word of each table that is no faint one; others stay, to be listed.

    One word may speak in several tables: a rainy night is both weather and hour.
    """
    places = {
        table: [at for at in sentence.free(table) if not _is_something_else(sentence, at, table)]
        for table in _CHOICES
    }
    told = {table: _chosen(sentence, table, found) for table, found in places.items()}
    for table, found in places.items():
        sentence.take(*(at for at in found if _heeded(sentence, at, table, told[table])))
    if showcase:
        told["shot"] = ""
    return Looks(**told)


def _chosen(sentence: Sentence, table: str, found: Sequence[int]) -> str:
    """The meaning of the first firm word: "in the distance" is a place before it is a shot."""

    def rank(at: int) -> tuple[bool, bool, int]:
        token = sentence.tokens[at]
        faint = "faint" in token.senses or token.means(table) in _FAINT
        return faint, "spot" in token.senses, at

    return sentence.tokens[min(found, key=rank)].means(table) if found else ""


def _heeded(sentence: Sentence, at: int, table: str, told: str) -> bool:
    """It says what was chosen, or nothing against it."""
    token = sentence.tokens[at]
    meaning = token.means(table)
    agrees = meaning == told or meaning in _FAINT or frozenset((meaning, told)) in _ALIKE
    return agrees or "faint" in token.senses or "spot" in token.senses


def _is_something_else(sentence: Sentence, at: int, table: str) -> bool:
    """A word of a table that is a thing or a place here: the fog of "foghorn" and the like."""
    token = sentence.tokens[at]
    if table == "shot" and token.means("view") and _listed(sentence, at):
        return True
    if table in ("light", "focus", "season", "mode", "style"):
        return "noun" in token.senses
    return False


def _listed(sentence: Sentence, at: int) -> bool:
    """It stands in a list of views: "front, side and close-up"."""
    others = (sentence.before(at, over=("filler",)), at - 1, at + 1)
    near = [other for other in others if other is not None and 0 <= other < len(sentence.tokens)]
    free = [other for other in near if other not in sentence.used]  # "from behind, close-up"
    return any("view" in sentence.tokens[other].senses for other in free)


def ground_colour(sentence: Sentence) -> str:
    """The colour of the set: a code, or a colour word beside "background" and the like."""
    for at, token in enumerate(sentence.tokens):
        if _HEX.fullmatch(token.word):
            sentence.take(at)
            return token.word
    for at in sentence.free("colour"):
        if is_ground(sentence, at):
            sentence.take(at)
            return sentence.tokens[at].means("colour")
    return ""


def is_ground(sentence: Sentence, at: int) -> bool:
    """Whether the colour at a position is the background's."""
    if sentence.has(_past_adjectives(sentence, at), "ground"):
        return True
    before = sentence.before(at)
    while before is not None and sentence.tokens[before].word in _COPULAS:
        before = sentence.before(before)
    if sentence.has(before, "ground"):
        return True
    swapped = sentence.token(at - 1)
    if swapped and at and swapped.word in ("换成", "改成", "改为", "换为"):
        return "背景" in sentence.text
    return _on(sentence, at) and _ends(sentence, at)


_COPULAS = frozenset(
    [
        "is",
        "are",
        "of",
        "in",
        "a",
        "an",
        "solid",
        "plain",
        "是",
        "为",
        "用",
        "的",
        "the",
        "为:",
        "采用",
    ]
)


def _past_adjectives(sentence: Sentence, at: int) -> int | None:
    """The first token after a colour that is not an adjective on the way."""
    step = sentence.next(at)
    for _ in range(2):
        if step is None or sentence.has(step, "ground") or not sentence.has(step, "filler"):
            break
        step = sentence.next(step)
    return step


def _on(sentence: Sentence, at: int) -> bool:
    before = sentence.before(at, over=("count", "colour"))
    while before is not None and sentence.tokens[before].word in ("pure", "solid", "plain", "the"):
        before = sentence.before(before, over=("count",))
    return before is not None and sentence.tokens[before].word in ("on", "against", "on a")


def _ends(sentence: Sentence, at: int) -> bool:
    after = sentence.token(at + 1)
    return after is None or after.fresh or sentence.has(at + 1, "tag")


def gilded(sentence: Sentence, light: str, season: str) -> str:
    """The light, where nothing is said to be "golden": alone it is the hour's, or the autumn's."""
    for at in list(sentence.free("colour")):
        if sentence.tokens[at].word not in _GILT:
            continue
        after = sentence.token(at + 1)
        alone = (at == 0 or sentence.tokens[at].fresh) and (after is None or after.fresh)
        if light in _GOLDEN or (season == "autumn" and not light):
            sentence.take(at)
        elif alone and not light:
            sentence.take(at)
            light = "golden"
    return light


def is_sunrise(said: Sequence[tuple[str, str]]) -> bool:
    """Whether the morning of a brief was said by a word for the moment the sun comes up."""
    word = dict(said).get("light:morning", "")
    return word in lexicon.table("light", "moment")["sunrise"]


def light_of(looks: Looks, place: str, details: frozenset[str]) -> tuple[str, str]:
    """Light and mode, with those that words of the place bring where none is said."""
    light, mode = looks.light, looks.mode
    for name in sorted(details):
        detail = lexicon.DETAILS[name]
        light, mode = light or detail.light, mode or detail.mode
    indoors = bool(place) and bool(lexicon.PLACES[place].light)
    if not light and not mode and not indoors:
        light = _LIT_BY.get(looks.weather, "")
    return light, mode
