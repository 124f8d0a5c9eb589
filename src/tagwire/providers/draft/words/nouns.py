"""Finding the things a prompt names: nouns with their count, colour, size and action."""

from dataclasses import dataclass, replace

from . import lexicon
from .costumes import dressed_as
from .mentions import Mentions
from .sentence import Sentence
from .things import counted, is_beast, is_thing, numbered


@dataclass(frozen=True, slots=True)
class Named:
    """A subject at its place in the sentence: a mention, or a noun without one."""

    at: int
    mention: int | None = None  # its place among the mentions found
    noun: str = ""
    word: str = ""
    count: int = 1
    colour: str = ""
    action: str = ""
    size: str = ""
    first: int = 0  # the token its phrase begins with


def mentioned(sentence: Sentence, mentions: Mentions) -> list[Named]:
    """Subjects that are references, each with the noun that describes it."""
    return [
        Named(at, index, _described(sentence, at), mentions.found[index].tag)
        for at, token in enumerate(sentence.tokens)
        if "mention" in token.senses
        for index in (int(token.senses["mention"]),)
        if mentions.found[index].role == "subject"
    ]


def describe_others(sentence: Sentence, mentions: Mentions) -> None:
    """Take the words that only say what a place's or a style's reference is."""
    for at, token in enumerate(sentence.tokens):
        index = token.senses.get("mention")
        if index is None or mentions.found[int(index)].role == "subject":
            continue
        for near in (at - 1, at + 1):
            word = sentence.token(near)
            beside = word and not sentence.tokens[max(near, at)].fresh
            if word and beside and {"place", "ground"} & set(word.senses):
                sentence.take(near)


def _described(sentence: Sentence, at: int) -> str:
    """What is said of a reference beside its tag: "模特@anna", "@moto motorcycle"."""
    sides = (_lead(sentence, at), _tail(sentence, at))
    for near in sides:
        if near is not None and near not in sentence.used:
            sentence.take(near)
            return sentence.tokens[near].means("noun")
    return ""


def _lead(sentence: Sentence, at: int) -> int | None:
    near = at - 1
    while near >= 0 and sentence.tokens[near].word in (
        "named",
        "called",
        "as",
        "like",
        "是",
        "为",
        "叫",
        "像",
        "is",
    ):
        near -= 1
    if near < 0 or not sentence.has(near, "noun") or sentence.tokens[at].fresh:
        return near if near >= 0 and _labelled(sentence, near, at) else None
    return near


def _labelled(sentence: Sentence, near: int, at: int) -> bool:
    gap = sentence.text[sentence.tokens[near].end : sentence.tokens[at].start].strip()
    return sentence.has(near, "noun") and gap in (":", "：", "(", "（")


def _tail(sentence: Sentence, at: int) -> int | None:
    near = at + 1
    while sentence.has(near, "filler") and sentence.tokens[near].word in ("s", "的", "the", "is"):
        near += 1
    if near == at + 1 or sentence.tokens[near - 1].word == "的":
        token = sentence.token(near)
        if token and not token.fresh and "noun" in token.senses and "relation" not in token.senses:
            return near
    token = sentence.token(at + 2)
    apposed = sentence.token(at + 1)
    if apposed and token and apposed.word in ("the", "is") and "noun" in token.senses:
        return at + 2
    return None


def named_nouns(sentence: Sentence, others: list[Named]) -> list[Named]:
    """Subjects made from nouns; what is a detail or the place itself stays untaken."""
    found: list[Named] = []
    for at in list(sentence.free("noun")):
        token = sentence.tokens[at]
        if not is_thing(sentence, at, others=bool(found or others)):
            if sentence.has(at + 1, "noun") and sentence.tokens[at + 1].means(
                "noun"
            ) == token.means("noun"):
                sentence.take(at)
            continue
        noun = token.means("noun")
        if found and _contained(sentence, found[-1], at):
            sentence.take(at)
            continue
        if noun == "family" and found and found[-1].at == at - 1 and is_beast(found[-1].noun):
            sentence.take(at)
            found[-1] = replace(found[-1], count=max(3, found[-1].count))
            continue
        known = next((each for each in found if each.noun == noun), None)
        sentence.take(at)
        if known and not counted(sentence, at) and not _recoloured(sentence, known, at):
            continue
        if known and numbered(sentence, at) and not numbered(sentence, known.at):
            found.remove(known)  # "an ad for shoes: two white shoes" says the same once more
        found.append(_with_adjectives(sentence, Named(at, None, noun, token.word, first=at)))
    return found


def _contained(sentence: Sentence, holder: Named, at: int) -> bool:
    """ "a bowl of oranges", "a statue of a lion": what a thing holds or shows is no other thing."""
    of = sentence.before(at, over=("count", "colour", "size"))
    return of is not None and sentence.tokens[of].word == "of" and of == holder.at + 1


def _recoloured(sentence: Sentence, known: Named, at: int) -> bool:
    """ "红苹果和青苹果": one more of its kind, for it has another colour."""
    colour = sentence.token(at - 1)
    tint = colour.means("colour") if colour and not sentence.tokens[at].fresh else ""
    return bool(tint and known.colour) and tint != known.colour


def _with_adjectives(sentence: Sentence, named: Named) -> Named:
    """Read back over the words before a noun: "two small red ..."; bare plurals are several."""
    told: dict[str, str] = {}
    step = named.at - 1
    while step >= 0 and not sentence.tokens[step + 1].fresh and named.at - step < 7:
        before = sentence.tokens[step]
        table = _adjective(sentence, step, named.at)
        if before.word.isdigit() and not before.known and sentence.tokens[named.at].plural:
            told.setdefault("count", before.word)
            sentence.take(step)
        elif table:
            told.setdefault(table, before.means(table))
            if table == "count" and ("pair" in before.word or before.word in ("一双", "双")):
                told["pair"] = before.word
            sentence.take(step)
        elif not _passed(sentence, step):
            break
        step -= 1
    return replace(
        named,
        count=_count(sentence, named, told),
        colour=told.get("colour", ""),
        size=told.get("size", ""),
        action=told.get("action", ""),
        first=step + 1,
    )


def _adjective(sentence: Sentence, step: int, at: int) -> str:
    """The table by which a word before a noun tells something of it, or nothing."""
    senses = sentence.tokens[step].senses
    if step in sentence.used:
        return ""
    for table in ("count", "colour", "size"):
        if table in senses and "and" not in senses:
            return table
    return "action" if "action" in senses and _adjectival(sentence, step, at) else ""


def _passed(sentence: Sentence, step: int) -> bool:
    """A word one may read over on the way back to the article."""
    senses = set(sentence.tokens[step].senses)
    if step in sentence.used:
        return bool(_LOOKS & senses)
    return bool(({"filler"} | _LOOKS) & senses) and not _BINDING & senses


_BINDING = {"relation", "passive", "and", "in"}
_LOOKS = {"style", "light", "season", "weather"}
_ONE_OF_MANY = ("crowd", "couple", "family", "books")


def _count(sentence: Sentence, named: Named, told: dict[str, str]) -> int:
    token = sentence.tokens[named.at]
    count = int(told.get("count", "1"))
    worn = dressed_as(sentence, named.at)
    plural = token.plural or (worn is not None and sentence.tokens[worn].plural)
    if named.noun in _ONE_OF_MANY or (
        "pair" in told and not token.plural and token.word[-1] == "s"
    ):
        return 1
    if count == 1 and plural:
        count = lexicon.SUBJECTS[named.noun].several
    return count


def _adjectival(sentence: Sentence, step: int, at: int) -> bool:
    """ "a running dog", "奔跑的马": the action is the next noun's, and nothing comes before it."""
    token = sentence.tokens[step]
    before = sentence.before(step, over=("filler", "colour", "size"))
    if "relation" in token.senses:
        return False
    if token.word.isascii():
        return (
            token.word.endswith("ing") or token.word == "asleep"
            if (before is None or sentence.has(before, "count"))
            else False
        )
    return sentence.tokens[step + 1].word == "的" and not sentence.has(before, "noun")
