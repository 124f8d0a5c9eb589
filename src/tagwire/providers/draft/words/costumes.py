"""Creatures in a trade's clothes: "a robot chef", "熊猫厨师" are the creature, undressed."""

from . import lexicon
from .sentence import Sentence

BEASTS = ("quadruped", "bird", "fish", "frog")
_MADE = frozenset(("robot", "android", "alien", "skeleton", "zombie", "ghost", "snowman"))
_TRADES = frozenset(
    (
        "astronaut", "detective", "wizard", "witch", "knight", "king", "queen", "princess",
        "prince", "chef", "doctor", "nurse", "police officer", "soldier", "firefighter",
        "worker", "businessman", "businesswoman", "dancer", "ballerina", "scientist", "musician",
        "singer", "teacher", "student", "samurai", "ninja", "pirate", "cowboy", "viking",
        "superhero", "monk", "boxer", "clown", "bride", "groom", "santa", "athlete", "waiter",
    )
)  # fmt: skip
_OF_BEASTS = frozenset(("farmer", "photographer", "hiker", "artist"))  # whose trade is with them


def dressed_as(sentence: Sentence, at: int) -> int | None:
    """The trade behind a creature's noun, whose clothes are not drawn: "a cat astronaut"."""
    token, following = sentence.tokens[at], sentence.token(at + 1)
    if following is None or following.fresh or token.plural or "noun" not in token.senses:
        return None
    noun, trade = token.means("noun"), following.means("noun")
    if noun not in _MADE and lexicon.SUBJECTS[noun].figure not in BEASTS:
        return None
    if trade not in _TRADES and not (noun in _MADE and trade in _OF_BEASTS):
        return None
    verb = {"action", "relation", "place"} & set(following.senses)
    unsure = "guarded" in following.senses and following.plural
    alike = token.word.isascii() == following.word.isascii()
    return at + 1 if alike and trade != noun and not verb and not unsure else None


def is_costume(sentence: Sentence, at: int) -> bool:
    """Whether a noun only says as what the creature before it is dressed."""
    return at > 0 and dressed_as(sentence, at - 1) == at
