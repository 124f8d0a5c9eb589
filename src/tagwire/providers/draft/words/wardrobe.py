"""Clothes and colours: whose a garment is, and what is said to be red."""

from dataclasses import replace
from functools import cache

from . import lexicon
from .clauses import start_of
from .mentions import Mentions
from .nouns import Named
from .sentence import Sentence
from .vocabulary import Token, plural_of, vocabulary


def dressed(
    sentence: Sentence, cast: list[Named], mentions: Mentions
) -> tuple[list[Named], list[str]]:
    """Give a garment and its colour to who wears it; a reference keeps the clothes of its photo."""
    notes: list[str] = []
    cast = _gowned(sentence, cast)
    for at in list(sentence.free("clothing")):
        wearers = [one for one in cast if one.at < at] or [one for one in cast if one.at > at]
        if not wearers:
            continue
        wearer = wearers[-1] if wearers[-1].at < at else wearers[0]
        after = sentence.next(at)
        if after is not None and sentence.tokens[after].means("relation") == "worn by":
            wearer = next((one for one in cast if one.at > at), wearer)
        if not sentence.tokens[at].word.isascii():
            wearer = next((one for one in cast if start_of(one) <= at + 1 <= one.at), wearer)
        colour, first = _tint(sentence, at)
        sentence.take(*range(first, at + 1))
        if wearer.mention is not None:
            notes.append(f"@{wearer.word} keeps the clothes of its photo")
        else:
            worn = replace(
                wearer,
                colour=wearer.colour or colour,
                clothes=wearer.clothes or _garments().get(sentence.tokens[at].word, ""),
            )
            cast = [worn if one is wearer else one for one in cast]
    return cast, notes


def _gowned(sentence: Sentence, cast: list[Named]) -> list[Named]:
    """ "a woman in an evening gown", "穿婚纱的女人": it is worn, and no thing of its own."""
    for gown in [one for one in cast if one.noun == "dress" and one.mention is None]:
        lead = sentence.before(gown.first, over=("filler", "count", "colour"))
        earlier = [one for one in cast if one.at < gown.at]
        wearer = next(iter(earlier[-1:] or [one for one in cast if one.at > gown.at]), None)
        if lead is None or wearer is None or wearer.mention is not None:
            continue
        if lexicon.SUBJECTS[wearer.noun].figure != "person":
            continue
        if _puts_on(sentence.tokens[lead]):
            sentence.take(lead)
            white = "white" if gown.word in ("wedding dress", "婚纱") else ""
            colour = wearer.colour or gown.colour or white
            worn = replace(wearer, clothes="gown", colour=colour)
            cast = [worn if one is wearer else one for one in cast if one is not gown]
    return cast


def _puts_on(token: Token) -> bool:
    """ "in" a dress, "wearing" one, 穿."""
    return token.word == "in" or token.means("relation") == "wearing"


@cache
def _garments() -> dict[str, str]:
    """Words for clothes, singular and plural, and the garment each is."""
    found = lexicon.table("garments")
    several = {plural_of(word): name for name, words in found.items() for word in words}
    return several | {word: name for name, words in found.items() for word in words}


def _tint(sentence: Sentence, at: int) -> tuple[str, int]:
    """The colour of the garment at a token, and the token its phrase begins with."""
    # "白衣" has its colour in it
    colour = next(
        (tint.means("colour") for tint in vocabulary().tokens(sentence.tokens[at].word[:1])), ""
    )
    step = at - 1
    while step >= 0 and not sentence.tokens[step + 1].fresh and step not in sentence.used:
        token = sentence.tokens[step]
        if "and" in token.senses:
            break
        if "colour" in token.senses:
            colour = colour or token.means("colour")
        elif _puts_on(token):
            return colour, step
        elif not {"filler", "count", "size", "detail", "clothing"} & set(token.senses):
            break
        step -= 1
    return colour, step + 1


def coloured(sentence: Sentence, cast: list[Named]) -> list[Named]:
    """ "the car is red", "a woman in red": a colour said after its thing."""
    for at in list(sentence.free("colour")):
        before = sentence.before(at, over=("filler",))
        worn = before is not None and _puts_on(sentence.tokens[before])
        if worn and before is not None:
            before = sentence.before(before, over=("filler",))
        owner = next((one for one in cast if one.at == before), None)
        copula = sentence.text[: sentence.tokens[at].start].rstrip().endswith((" is", "是", " are"))
        if owner and not owner.colour and (worn or copula):
            sentence.take(at)
            cast = [
                replace(one, colour=sentence.tokens[at].means("colour")) if one is owner else one
                for one in cast
            ]
    return cast
