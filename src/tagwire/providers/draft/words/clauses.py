"""Who does what to whom where the words go the other way: passives, 的 clauses, places first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tagwire.providers.draft.brief import Subject

from .nouns import Named
from .sentence import Sentence
from .vocabulary import Token

_DONE = (
    "riding",
    "driving",
    "in",
    "holding",
    "with",
    "wearing",
    "follows",
    "faces",
    "beside",
    "front",
)
_WHERE = ("front", "behind", "beside", "above", "under", "on")
_OPPOSITE = {"front": "behind", "behind": "front", "beside": "beside"}
BARE = {"上": "on", "里": "on", "下": "under", "前": "front", "后": "behind", "旁": "beside"}
INSIDE = ("里", "里面", "内", "中", "里头", "内部")
IN = frozenset(("in", "在", "inside", "inside a", "inside the", "inside of", "within"))
VEHICLES = (
    "car", "taxi", "suv", "sports car", "police car", "van", "bus", "truck", "ambulance", "train",
    "tram", "tractor",
)  # fmt: skip
VESSELS = ("cup", "mug", "bowl", "hat")  # a small animal may be in them
HOLLOW = (
    "box", "open box", "basket", "bathtub", "suitcase", "backpack", "handbag", "gift",
    *VESSELS, *VEHICLES,
)  # fmt: skip
"""What one can be in, and not only on."""
_BY_HAND = ("riding", "driving", "holding", "wearing")
_TOGETHER = (*_BY_HAND, "worn by", "held by", "in", "on", "with", "beside")
"""Relations that make one of two: what is done to the second is done to both."""
BOARDED = ("bus", "train", "tram")  # who is "on" them is in them
_DRIVERS = ("司机", "驾驶员")
_BOARDING = ("坐", "坐着", "乘", "搭", "乘着")
SIDES = "前后旁边面方上下里侧近"
_BEING = ("有", "是", "有着", "站", "坐", "躺", "趴", "停", "停着", "放着", "is", "are", "着")
_BY = ("被", "由", "遭", "遭到", "受到")
THEM = ("him", "her", "it", "them", "他", "她", "它", "他们", "她们", "它们")


@dataclass(frozen=True, slots=True)
class Clause:
    """What two neighbours in a sentence have to do with each other, said by an odd word order."""

    at: int  # the token that says it
    relation: str
    turned: bool  # it is the second's to the first
    inverted: bool = False  # "behind the girl stands a robot": the verb is the second's


def clauses_of(sentence: Sentence, cast: Sequence[Named]) -> dict[int, Clause]:
    """The clauses by the place of their first subject; plain pairs have none."""
    found: dict[int, Clause] = {}
    for index in range(len(cast) - 1):
        one, other = cast[index], cast[index + 1]
        clause = (
            _compound(sentence, one, other)
            or _passive(sentence, one, other)
            or _done_by(sentence, one, other)
            or _before_noun(sentence, one, other)
            or _place_first(sentence, cast, index)
            or _said_of_companion(sentence, cast, index)
            or _close_behind(sentence, cast, index)
        )
        if clause:
            found[index] = clause
    return found


def reordered(subjects: Sequence[Subject], clauses: Mapping[int, Clause]) -> list[Subject]:
    """The subjects so that every relation is one's own to the next; runs of passives turn whole."""
    told = list(subjects)
    for index, clause in clauses.items():
        turned = clause.turned and clause.relation not in _OPPOSITE
        relation = clause.relation if turned == clause.turned else _OPPOSITE[clause.relation]
        told[index] = replace(told[index], relation=relation)
    index = 0
    while index < len(told):
        end = index
        while end in clauses and clauses[end].turned and clauses[end].relation not in _OPPOSITE:
            end += 1
        if end > index:
            _turn(told, index, end)
        index = end + 1
    return told


def _turn(told: list[Subject], index: int, end: int) -> None:
    """Turn a run of passives round, in place.

    "A cowboy riding a horse followed by a dog": the dog follows rider and horse alike, and comes
    before both.
    """
    start = index
    done = _BY_HAND if told[index].relation in _BY_HAND else ()
    while start and not done and told[start - 1].relation in _TOGETHER:
        start -= 1
    unit, run = told[start : index + 1], told[index + 1 : end + 1]
    said = [each.relation for each in told[index:end]]
    onwards = told[end].relation
    last = replace(unit[-1], relation=onwards)
    doers = [
        replace(each, relation=relation)
        for each, relation in zip(reversed(run), reversed(said), strict=True)
    ]
    told[start : end + 1] = [*doers, *unit[:-1], last]


def start_of(one: Named) -> int:
    """The token its phrase begins with."""
    return one.at if one.mention is not None else one.first


def _verb(token: Token | None) -> tuple[str, bool] | None:
    """A verb's relation, and whether its object has it to its subject."""
    if token is None:
        return None
    if "passive" in token.senses:
        return token.means("passive"), True
    return (token.means("relation"), False) if "relation" in token.senses else None


def verb_before(sentence: Sentence, one: Named) -> tuple[str, bool] | None:
    """The verb whose object it is; who sits a train, in Chinese, is in it."""
    token = sentence.token(start_of(one) - 1)
    if one.noun in VEHICLES and token and token.word in _BOARDING:
        return "in", False
    return _verb(token)


def _between(sentence: Sentence, one: Named, other: Named) -> range:
    """The tokens between two, those of the last clause only."""
    start = one.at + 1
    for at in range(start, other.at + 1):
        if sentence.tokens[at].fresh:
            start = at
    return range(start, other.at)


def _compound(sentence: Sentence, one: Named, other: Named) -> Clause | None:
    """ "卡车司机": who is at the wheel of a lorry."""
    apart = other.at != one.at + 1 or sentence.tokens[other.at].fresh
    if apart or one.noun not in VEHICLES or sentence.tokens[other.at].word not in _DRIVERS:
        return None
    return Clause(other.at, "driving", turned=True)


def _passive(sentence: Sentence, one: Named, other: Named) -> Clause | None:
    """ "a mouse chased by a cat", "大象驮着女孩", "男孩后面跟着一只狗"."""
    for at in _between(sentence, one, other):
        if "passive" in sentence.tokens[at].senses:
            return Clause(at, sentence.tokens[at].means("passive"), turned=True)
    return None


def _done_by(sentence: Sentence, one: Named, other: Named) -> Clause | None:
    """ "老鼠被猫追": who does it stands behind 被, the verb behind both."""
    if not any(sentence.tokens[at].word in _BY for at in range(one.at + 1, other.at)):
        return None
    for at in range(other.at + 1, min(other.at + 4, len(sentence.tokens))):
        if sentence.tokens[at].fresh:
            return None
        verb = _verb(sentence.tokens[at])
        if verb:
            return Clause(at, verb[0], turned=not verb[1])
    return None


def _before_noun(sentence: Sentence, done: Named, doer: Named) -> Clause | None:
    """ "骑自行车的女孩" is a girl who rides a bicycle, "沙发上的猫" a cat on a sofa."""
    verb, after = verb_before(sentence, done), sentence.token(done.at + 1)
    if after is None or after.fresh or done.at + 1 >= doer.at:
        return None
    if after.word == "的" and verb and verb[0] in _DONE and not _led(sentence, done):
        return Clause(start_of(done) - 1, verb[0], turned=not verb[1])
    where, end = _where(sentence, done)
    behind = sentence.token(end)
    if where and behind and behind.word == "的" and not behind.fresh and start_of(doer) <= end + 1:
        return Clause(end - 1, where, turned=True)
    return None


def _led(sentence: Sentence, done: Named) -> bool:
    """Whether somebody before the verb is the one who does it: "女孩骑着马的照片"."""
    return sentence.has(sentence.before(start_of(done) - 1, over=("filler",)), "noun")


def _where(sentence: Sentence, one: Named) -> tuple[str, int]:
    """The Chinese word of place behind a noun, and the token behind it."""
    at = one.at + 1
    token = sentence.token(at)
    if token and token.word == "的" and not token.fresh:
        at, token = at + 1, sentence.token(at + 1)
    if token is None or token.fresh or token.word.isascii():
        return "", at
    aboard = token.word == "上" and one.noun in BOARDED
    if aboard or (token.word in INSIDE and one.noun in HOLLOW):
        return "in", at + 1
    where = BARE.get(token.word, token.means("relation"))
    return (where, at + 1) if where in _WHERE and token.word[-1] in SIDES else ("", at)


def _place_first(sentence: Sentence, cast: Sequence[Named], index: int) -> Clause | None:
    """ "behind the girl stands a robot", "汽车前面站着一个男人"."""
    one, other = cast[index], cast[index + 1]
    opens = _opening(sentence, start_of(one))
    if index and cast[index - 1].at >= opens:
        return None
    where, end = _where(sentence, one)
    if where and _is_there(sentence, end, other):
        return Clause(end - 1, where, turned=True, inverted=True)
    lead = start_of(one) - 1
    while lead > opens and {"filler", "count"} & set(sentence.tokens[lead].senses):
        if "relation" in sentence.tokens[lead].senses:
            break
        lead -= 1
    token = sentence.token(lead)
    where = token.means("relation") if token and lead == opens else ""
    spoken = any(
        _verb(sentence.tokens[at]) and "action" not in sentence.tokens[at].senses
        for at in range(one.at + 1, start_of(other))
    )
    there = where in _WHERE and bool(token and token.word.isascii()) and not spoken
    if token and token.word in IN and one.noun in HOLLOW:
        where = "in"
    return Clause(lead, where, turned=True, inverted=True) if there else None


def _opening(sentence: Sentence, at: int) -> int:
    while at > 0 and not sentence.tokens[at].fresh:
        at -= 1
    return at


def _is_there(sentence: Sentence, end: int, other: Named) -> bool:
    """What follows a place says that somebody is there, and not that it goes on."""
    if end >= other.at:
        return False
    token = sentence.tokens[end]
    return token.word in _BEING or ("action" in token.senses and "relation" not in token.senses)


def _said_of_companion(sentence: Sentence, cast: Sequence[Named], index: int) -> Clause | None:
    """ "a man with a dog following him": the second does it, to the first."""
    one, other = cast[index], cast[index + 1]
    near = range(max(one.at + 1, start_of(other) - 1), other.at)
    if not any(sentence.tokens[at].word in ("with", "while", "as") for at in near):
        return None
    at = other.at + 1
    token = sentence.token(at)
    within = token is not None and not token.fresh and token.word in ("inside", "inside of", "in")
    if within and one.noun in HOLLOW and _ends_there(sentence, at):
        return Clause(at, "in", turned=True)
    if token and "action" in token.senses and not _verb(token):
        at += 1
    verb, whom = _verb(sentence.token(at)), sentence.token(at + 1)
    if verb and whom and not whom.fresh and whom.word in THEM:
        return Clause(at, verb[0], turned=not verb[1])
    return None


def _ends_there(sentence: Sentence, at: int) -> bool:
    """ "a bag with a puppy inside", "... in it": nothing follows that it could be in."""
    after = sentence.token(at + 1)
    if after is None or after.fresh or after.word in THEM:
        return True
    return sentence.tokens[at].word == "inside" and bool({"relation", "in"} & set(after.senses))


def _close_behind(sentence: Sentence, cast: Sequence[Named], index: int) -> Clause | None:
    """ "小偷逃跑，警察在后面追": the second does it, to the first."""
    other = cast[index + 1]
    for at in range(other.at + 1, min(other.at + 5, len(sentence.tokens))):
        token, before = sentence.tokens[at], sentence.tokens[at - 1]
        if token.fresh or "noun" in token.senses:
            return None
        behind = before.word in ("后面", "身后", "后", "后边", "背后") and at > other.at + 1
        led = sentence.tokens[at - 2].word in ("在", "从", "紧")
        ends = not sentence.has(at + 1, "noun") or sentence.tokens[at + 1].fresh
        if behind and led and ends and token.means("relation") == "follows":
            return Clause(at, "follows", turned=True)
    return None
