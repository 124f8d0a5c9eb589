"""Finding the things a prompt names: nouns with their count, colour, size and action."""

from dataclasses import dataclass, replace

from . import kin, lexicon
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
    view: str = ""  # the side that is shown, where it is told
    clothes: str = ""  # the garment, where it is told


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
    for at in sorted({*sentence.free("noun"), *sentence.free("young")}):
        token = sentence.tokens[at]
        if "noun" not in token.senses:
            _add_young(sentence, found, at)
            continue
        if not is_thing(sentence, at, others=bool(found or others)):
            following = sentence.token(at + 1)
            alike = following and following.means("noun") == token.means("noun")
            if alike or kin.is_parent_of_next(sentence, at):
                sentence.take(at)
            continue
        noun = _noun(sentence, at, found)
        if found and _told_more(sentence, found, at):
            sentence.take(at)
            continue
        known = next((each for each in found if _is_again(sentence, each, at, noun)), None)
        sentence.take(at)
        if known and not counted(sentence, at) and not _recoloured(sentence, known, at):
            continue
        if known and numbered(sentence, at) and not numbered(sentence, known.at):
            found.remove(known)  # "an ad for shoes: two white shoes" says the same once more
        found.append(_with_adjectives(sentence, Named(at, None, noun, token.word, first=at)))
    return found


def _noun(sentence: Sentence, at: int, found: list[Named]) -> str:
    noun = kin.noun_of(sentence, at, [each.noun for each in found])
    return "bicycle" if noun == "car" and _is_cycled(sentence, at) else noun


def _told_more(sentence: Sentence, found: list[Named], at: int) -> bool:
    """Whether a noun only says more of the thing before it, which is told so, in place."""
    last, token = found[-1], sentence.tokens[at]
    if kin.names_parent(sentence, at) and last.at == at - 1:
        found[-1] = replace(last, at=at, word=last.word + token.word)
        return True
    if token.means("noun") == "family" and last.at == at - 1 and is_beast(last.noun):
        found[-1] = replace(last, count=max(3, last.count))
        return True
    return _meant_again(sentence, found, at) or _contained(sentence, last, at)


def _meant_again(sentence: Sentence, found: list[Named], at: int) -> bool:
    """ "一辆出租车...司机坐在车里": it is the taxi somebody is in, and said where they are."""
    if sentence.tokens[at].word not in _ANY_CAR or numbered(sentence, at):
        return False
    behind, lead = sentence.token(at + 1), sentence.before(at, over=("filler", "here"))
    inside = behind is not None and behind.word in ("里", "内", "里面", "上")
    inside = inside or (lead is not None and sentence.tokens[lead].word in ("in", "inside"))
    cars = [one for one in found if lexicon.SUBJECTS[one.noun].figure == "car"]
    if not inside or not cars or found[-1] is cars[-1]:
        return False
    found.remove(cars[-1])
    found.append(replace(cars[-1], at=at, first=at))
    return True


def _add_young(sentence: Sentence, found: list[Named], at: int) -> None:
    """ "a bear with two cubs": of whose kind they are, in place."""
    noun = kin.noun_of(sentence, at, [each.noun for each in found])
    if not noun:
        return
    sentence.take(at)
    named = Named(at, None, noun, sentence.tokens[at].word, first=at)
    found.append(_with_adjectives(sentence, named))


def _is_again(sentence: Sentence, known: Named, at: int, noun: str) -> bool:
    """Whether a noun was said before of the same one: cubs are not their mother."""
    if known.noun != noun:
        return False
    alike = kin.is_young(known.word) == kin.is_young(sentence.tokens[at].word)
    return alike or not is_beast(noun) or not kin.joined(sentence, at)


def _is_cycled(sentence: Sentence, at: int) -> bool:
    """骑车: in Chinese what is ridden astride is no car."""
    before = sentence.token(at - 1) if at else None
    return before is not None and before.word in ("骑", "骑着", "骑了")


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
            family = kin.is_household(before.word) and is_beast(named.noun)
            told.setdefault(table, str(kin.FAMILY) if family else before.means(table))
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
_ONE_OF_MANY = ("crowd", "couple", "books")
_ANY_CAR = ("车", "车子", "car", "vehicle")
_HEADS = {4: ("four", "四口"), 5: ("five", "五口")}  # of a family that is counted


def _count(sentence: Sentence, named: Named, told: dict[str, str]) -> int:
    token = sentence.tokens[named.at]
    count = int(told.get("count", "1"))
    worn = dressed_as(sentence, named.at)
    plural = token.plural or (worn is not None and sentence.tokens[worn].plural)
    if named.noun == "family":
        return next((many for many, words in _HEADS.items() if token.word.endswith(words)), 1)
    if named.noun in _ONE_OF_MANY or (
        "pair" in told and not token.plural and token.word[-1] == "s"
    ):
        return 1
    if count == 1 and kin.is_both(token.word):
        return 2
    behind = sentence.token(named.at + 1)
    if count == 1 and behind and kin.is_household(behind.word) and is_beast(named.noun):
        return kin.FAMILY  # 狐狸一家
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
