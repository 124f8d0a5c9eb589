"""Finding the things a prompt names: nouns with their count, colour, size and action."""

from dataclasses import dataclass, replace

from . import lexicon
from .mentions import Mentions
from .sentence import Sentence

MOST = 8
_LEADING = {"count", "size", "colour", "action", "relation", "style", "detail", "season"}
_ADJECTIVES = ("filler", "colour", "size", "count", "style", "light", "action", "season", "weather")


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
    while near >= 0 and sentence.tokens[near].word in ("named", "called", "是", "为", "叫", "is"):
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
        if not _is_thing(sentence, at, found + others):
            if sentence.has(at + 1, "noun") and sentence.tokens[at + 1].means(
                "noun"
            ) == token.means("noun"):
                sentence.take(at)
            continue
        noun = token.means("noun")
        if found and _contained(sentence, found[-1], at):
            sentence.take(at)
            continue
        known = next((each for each in found if each.noun == noun), None)
        if known and not _counted(sentence, at) and known.count >= 1:
            sentence.take(at)
            continue
        sentence.take(at)
        found.append(_with_adjectives(sentence, Named(at, None, noun, token.word, first=at)))
    return found


def _contained(sentence: Sentence, holder: Named, at: int) -> bool:
    """ "a bowl of oranges", "a statue of a lion": what a thing holds or shows is no other thing."""
    of = sentence.before(at, over=("count", "colour", "size"))
    return of is not None and sentence.tokens[of].word == "of" and of == holder.at + 1


def _counted(sentence: Sentence, at: int) -> bool:
    before = sentence.before(at, over=("filler", "colour", "size", "action"))
    return sentence.has(before, "count") or (sentence.tokens[at].plural and before is None)


def _is_thing(sentence: Sentence, at: int, others: list[Named]) -> bool:
    token = sentence.tokens[at]
    if {"guarded", "colour"} & set(token.senses) and not _introduced(sentence, at):
        return False
    if "place" in token.senses and (token.plural or _inside(sentence, at)):
        return False
    if "detail" in token.senses and _only_seen(sentence, at, others):
        return False
    return "clothing" not in token.senses and not _describes_next(sentence, at)


def _describes_next(sentence: Sentence, at: int) -> bool:
    """ "toy car", "astronaut cat": the first of two English nouns says what the second is like."""
    token, following = sentence.tokens[at], sentence.token(at + 1)
    if not following or following.fresh or token.plural or not token.word.isascii():
        return False
    another = "noun" in following.senses and following.word.isascii()
    return another and not {"action", "relation", "guarded", "place"} & set(following.senses)


def _introduced(sentence: Sentence, at: int) -> bool:
    """An article, a number or an adjective stands before it: it is a thing, not a verb."""
    token = sentence.tokens[at]
    before, after = sentence.before(at), sentence.token(at + 1)
    if token.plural:
        return not ("guarded" in token.senses and sentence.has(before, "noun"))
    if token.word == "model" and after and after.word == "of":
        return False
    if before is None:
        return _opens(sentence, at)
    attribute = "colour" in token.senses or token.word == "glass"
    if attribute and after and {"noun", "tag", "ground"} & set(after.senses):
        return False
    if not token.word.isascii() or _LEADING & set(sentence.tokens[before].senses):
        return True
    article = sentence.tokens[before].word in _ARTICLES
    return article or ("filler" in sentence.tokens[before].senses and _counted(sentence, at))


def _opens(sentence: Sentence, at: int) -> bool:
    """A doubtful word that begins a clause is a thing where it stands alone or does something."""
    token, after = sentence.tokens[at], sentence.token(at + 1)
    if after is None or after.fresh or {"action", "relation"} & set(after.senses):
        return True
    return not (token.word.isascii() or "colour" in token.senses)


_ARTICLES = ("the", "his", "her", "their", "its", "my", "fashion")


def _inside(sentence: Sentence, at: int) -> bool:
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


def _only_seen(sentence: Sentence, at: int, others: list[Named]) -> bool:
    """A tree, a bridge, a sofa that belongs to the place rather than to the subjects."""
    token = sentence.tokens[at]
    before = sentence.before(at, over=("filler", "colour", "size", "count"), most=4)
    if before is not None and sentence.tokens[before].word in (
        "on",
        "atop",
        "坐在",
        "躺在",
        "站在",
        "趴在",
    ):
        return False
    place = any("place" in each.senses for each in sentence.tokens if each is not token)
    if token.means("detail") == "koi" and not place:
        return False
    if not others and not token.plural:
        led = any("place" in each.senses for each in sentence.tokens[:at])
        return led and place
    return place or (bool(others) and token.plural)


def _with_adjectives(sentence: Sentence, named: Named) -> Named:
    """Read back over the words before a noun: "two small red ..."; bare plurals are several."""
    told: dict[str, str] = {}
    step = named.at - 1
    while step >= 0 and not sentence.tokens[step + 1].fresh and named.at - step < 7:
        before = sentence.tokens[step]
        table = _adjective(sentence, step, named.at)
        if table:
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
    return bool(({"filler"} | _LOOKS) & senses) and not {"relation", "and", "in"} & senses


_LOOKS = {"style", "light", "season", "weather"}
_ONE_OF_MANY = ("crowd", "couple", "family", "books")


def _count(sentence: Sentence, named: Named, told: dict[str, str]) -> int:
    token = sentence.tokens[named.at]
    count = int(told.get("count", "1"))
    if named.noun in _ONE_OF_MANY or (
        "pair" in told and not token.plural and token.word[-1] == "s"
    ):
        return 1
    if count == 1 and token.plural:
        count = lexicon.SUBJECTS[named.noun].several
    return min(count, MOST)


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
    return sentence.tokens[at - 1].word == "的" and not sentence.has(before, "noun")
