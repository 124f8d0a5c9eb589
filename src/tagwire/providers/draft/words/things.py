"""Whether a noun in a sentence is a thing to be drawn, or a place, a part, a comparison."""

from . import lexicon
from .costumes import BEASTS, dressed_as, is_costume
from .furniture import TABLES, is_furniture, rested_upon
from .sentence import Sentence

_LEADING = {"count", "size", "colour", "action", "relation", "style", "detail", "season"}
_ADJECTIVES = ("filler", "colour", "size", "count", "style", "light", "action", "season", "weather")
_INTO = ("in", "inside", "inside a", "inside the", "into", "within")
_AS = frozenset(
    (
        "as", "dressed as", "dressed up as", "disguised as", "cosplaying", "像", "如同", "仿佛",
        "变成", "变为", "扮成", "打扮成", "化身", "化身为", "装扮成",
    )
)  # fmt: skip
_ARTICLES = ("the", "his", "her", "their", "its", "my", "fashion")
_ENTERED = ("bathtub",)


def is_beast(noun: str) -> bool:
    """An animal's noun."""
    return lexicon.SUBJECTS[noun].figure in BEASTS


def counted(sentence: Sentence, at: int) -> bool:
    """A number stands before it, or it is a plural that begins its clause."""
    before = sentence.before(at, over=("filler", "colour", "size", "action"))
    return numbered(sentence, at) or (sentence.tokens[at].plural and before is None)


def numbered(sentence: Sentence, at: int) -> bool:
    """A number or an article stands before it."""
    step = at - 1
    while step >= 0 and at - step < 6 and not sentence.tokens[step + 1].fresh:
        senses = sentence.tokens[step].senses
        if "count" in senses:
            return True
        if not {"filler", "colour", "size", "action"} & set(senses):
            return False
        step -= 1
    return False


def is_thing(sentence: Sentence, at: int, *, others: bool) -> bool:
    """Whether a noun is something to be drawn; ``others`` are drawn already."""
    token = sentence.tokens[at]
    if {"guarded", "colour"} & set(token.senses):
        label = sentence.text[token.end : token.end + 1] in (":", "：")
        if label or not _introduced(sentence, at):
            return False
    if token.means("noun") in TABLES and not is_furniture(sentence, at, others=others):
        return False
    entered = others and token.means("noun") in _ENTERED
    if ("place" in token.senses and inside(sentence, at) and not entered) or indoors(sentence, at):
        return False
    if ("place" in token.senses and token.plural) or (others and _only_compared(sentence, at)):
        return False
    scenery = "detail" in token.senses and _only_seen(sentence, at, others=others)
    if scenery or "clothing" in token.senses or is_costume(sentence, at):
        return False
    return dressed_as(sentence, at) is not None or not _describes_next(sentence, at)


def _only_compared(sentence: Sentence, at: int) -> bool:
    """ "like Godzilla", "a cat as a wizard", "变成宇航员": nothing that is there."""
    before = at - 1
    while sentence.has(before, "count") or sentence.has(before, "colour"):
        before -= 1
    if before < 0 or any(token.fresh for token in sentence.tokens[before + 1 : at + 1]):
        return False
    word, lead = sentence.tokens[before].word, sentence.token(before - 1)
    if word == "like":
        return lead is None or lead.word not in ("would", "d", "i")
    doing = sentence.token(at + 1)
    return word in _AS and not (word == "as" and doing and "action" in doing.senses)


def _describes_next(sentence: Sentence, at: int) -> bool:
    """ "toy car", "astronaut cat": the first of two English nouns says what the second is like."""
    token, following = sentence.tokens[at], sentence.token(at + 1)
    if not following or following.fresh or token.plural or not token.word.isascii():
        return False
    another = "noun" in following.senses and following.word.isascii()
    if following.means("noun") == "family" and is_beast(token.means("noun")):
        return False  # "a polar bear family" is of bears
    return another and not {"action", "relation", "guarded", "place"} & set(following.senses)


def _introduced(sentence: Sentence, at: int) -> bool:
    """An article, a number or an adjective stands before it: it is a thing, not a verb."""
    token = sentence.tokens[at]
    before, after = sentence.before(at), sentence.token(at + 1)
    if token.plural:
        return not ("guarded" in token.senses and sentence.has(before, "noun"))
    if token.word == "model" and after and after.word == "of":
        return False
    if before is not None and sentence.tokens[before].word in ("female", "male"):
        before = sentence.before(before)
    if before is None:
        return _opens(sentence, at)
    attribute = "colour" in token.senses or token.word == "glass"
    if attribute and after and {"noun", "tag", "ground"} & set(after.senses):
        return False
    if not token.word.isascii() or _LEADING & set(sentence.tokens[before].senses):
        return True
    article = sentence.tokens[before].word in _ARTICLES
    return article or ("filler" in sentence.tokens[before].senses and counted(sentence, at))


def _opens(sentence: Sentence, at: int) -> bool:
    """A doubtful word that begins a clause is a thing where it stands alone or does something."""
    token, after = sentence.tokens[at], sentence.token(at + 1)
    if after is None or after.fresh or {"action", "relation"} & set(after.senses):
        return True
    return not (token.word.isascii() or "colour" in token.senses)


def inside(sentence: Sentence, at: int) -> bool:
    """ "in a temple" is a place; "a temple in the hills" is a thing."""
    after = sentence.next(at)
    if after is not None and sentence.tokens[after].word in ("里", "内", "中", "里面", "内部"):
        return True
    before = sentence.before(at, over=_ADJECTIVES, most=4)
    step = at - 1
    while step >= 0 and not sentence.tokens[step + 1].fresh:
        token = sentence.tokens[step]
        if "in" in token.senses and token.word not in ("near", "from", "along", "around", "在"):
            return True
        if not set(_ADJECTIVES) & set(token.senses) or at - step > 4:
            break
        step -= 1
    return sentence.has(before, "in") and sentence.tokens[before or 0].word not in ("在", "near")


def indoors(sentence: Sentence, at: int) -> bool:
    """ "inside a cabin", "在城堡里": the thing is the room one is in."""
    if "within" not in sentence.tokens[at].senses:
        return False
    after = sentence.token(at + 1)
    if after and not after.fresh and after.word in ("里", "内", "里面", "内部"):
        return not any(sentence.tokens[step].word == "从" for step in range(max(0, at - 4), at))
    before = sentence.before(at, over=("filler", "colour", "size", "count", "undrawn"), most=5)
    return before is not None and sentence.tokens[before].word in _INTO


def _only_seen(sentence: Sentence, at: int, *, others: bool) -> bool:
    """A tree, a bridge, a sofa that belongs to the place rather than to the subjects."""
    token = sentence.tokens[at]
    if rested_upon(sentence, at):
        return False
    place = any("place" in each.senses for each in sentence.tokens if each is not token)
    if token.means("detail") == "koi" and not place:
        return False
    if not others and not token.plural:
        led = any("place" in each.senses for each in sentence.tokens[:at])
        return led and place
    return place or (others and token.plural)
