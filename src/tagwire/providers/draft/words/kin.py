"""Young animals and their parents: a bear with two cubs, 两只小熊跟着妈妈, 一家鸭子."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from . import lexicon
from .sentence import Sentence
from .vocabulary import plural_of, vocabulary

FAMILY: Final = 4  # of animals, where nobody says of how many
YOUNG: Final = 0.55  # of its parents' height
DOWN: Final = {"duck": "yellow", "chicken": "yellow", "swan": "grey"}  # of the young, unsaid
_PARENTS = frozenset(
    (
        "mother", "mom", "mum", "mama", "mommy", "mothers", "father", "dad", "papa", "parent",
        "parents", "妈妈", "母亲", "爸爸", "父亲", "父母",
    )
)  # fmt: skip
_BOTH = ("parents", "父母")
_HOUSEHOLD = ("一家", "一家子")
_GENERIC = (
    "cub",
    "cubs",
    "幼崽",
    "小崽",
    "幼兽",
    "崽崽",
    "hatchling",
    "hatchlings",
    "joey",
    "joeys",
)
_OFFSPRING: Final = {
    "pup": ("wolf", "fox", "seal"),
    "calf": ("elephant", "whale", "giraffe", "rhino", "hippo", "dolphin", "camel", "bull"),
    "chick": ("penguin", "flamingo", "eagle", "owl", "swan", "crane", "seagull", "peacock"),
    "foal": ("zebra", "donkey", "unicorn"),
    "fawn": (),
}
"""Words for the young of several kinds, and of whom they may be besides their usual ones."""
_GROWN = {"fawn": "doe"}
_BEASTS = ("quadruped", "bird", "fish")


@cache
def _young() -> frozenset[str]:
    words = lexicon.table("filler", "kinds")["young"]
    return frozenset((*words, *(plural_of(word) for word in words if word.isascii())))


def is_young(word: str) -> bool:
    """Whether a word for an animal says that it is a young one."""
    return word in _young()


def noun_of(sentence: Sentence, at: int, before: Sequence[str]) -> str:
    """The kind of animal a word stands for, by those said ``before`` it: "a seal with her pup"."""
    token = sentence.tokens[at]
    beast = next((noun for noun in reversed(before) if _is_beast(noun)), "")
    if token.word in _GENERIC:
        return beast or _next_beast(sentence, at) or "bear"
    if token.word in _PARENTS and beast and _is_parent_of_beasts(sentence, at, before):
        return _GROWN.get(beast, beast)
    if "noun" not in token.senses:
        return _species(token.word) or beast
    one = next((word for word in _OFFSPRING if token.word in (word, plural_of(word), "calves")), "")
    if one and beast in _OFFSPRING[one]:
        return beast
    return token.means("noun")


@cache
def _species(word: str) -> str:
    """Of what kind a young one is: "小老虎", "tiger cubs", "baby fox"."""
    rest = word[1:] if word.startswith("小") else word
    nouns = [token.means("noun") for token in vocabulary().tokens(rest)]
    return next((noun for noun in nouns if _is_beast(noun)), "")


def is_both(word: str) -> bool:
    """Parents are two."""
    return word in _BOTH


def names_parent(sentence: Sentence, at: int) -> bool:
    """ "熊妈妈": the bear is the mother."""
    before = sentence.token(at - 1)
    beside = at > 0 and before is not None and not sentence.tokens[at].fresh
    return bool(
        beside
        and before
        and sentence.tokens[at].word in _PARENTS
        and _is_beast(before.means("noun"))
    )


def is_parent_of_next(sentence: Sentence, at: int) -> bool:
    """ "a mother bear": the bear is the mother."""
    after = sentence.token(at + 1)
    named = after is not None and not after.fresh and _is_beast(after.means("noun"))
    return named and sentence.tokens[at].word in _PARENTS


def joined(sentence: Sentence, at: int) -> bool:
    """ "a hen with her chicks", "母鸡带着小鸡": it is another one."""
    step = at - 1
    while step >= 0 and at - step < 5 and not sentence.tokens[step + 1].fresh:
        senses = set(sentence.tokens[step].senses)
        if {"relation", "passive", "and"} & senses:
            return True
        if not {"filler", "here", "count", "size", "colour"} & senses:
            return False
        step -= 1
    return False


def is_household(word: str) -> bool:
    """ "一家鸭子": a family of them, and not one."""
    return word in _HOUSEHOLD


def _is_beast(noun: str) -> bool:
    return bool(noun) and lexicon.SUBJECTS[noun].figure in _BEASTS


def _is_parent_of_beasts(sentence: Sentence, at: int, before: Sequence[str]) -> bool:
    """Nobody else is there whose mother it could be, or it is called "its"."""
    people = any(lexicon.SUBJECTS[noun].figure == "person" for noun in before if noun)
    lead = sentence.token(at - 1) if at else None
    return not people or bool(lead and lead.word in ("its", "它的", "它"))


def _next_beast(sentence: Sentence, at: int) -> str:
    for token in sentence.tokens[at + 1 :]:
        if _is_beast(token.means("noun")):
            return token.means("noun")
    return ""
