"""Who goes away from us, and who looks at the place: seen so, they are seen from behind."""

from collections.abc import Collection, Iterator, Sequence

from . import lexicon
from .clauses import start_of
from .nouns import Named
from .sentence import Sentence
from .settling import ALIVE
from .vocabulary import Token

_GOES = ("walk", "run", "fly", "swim")
_DRIVES = ("riding", "driving")
_LEAVES = ("away", "off")
_FAR = (
    "distance", "horizon", "unknown", "sunset", "sunrise", "sun", "light", "night", "storm", "view",
    "scenery", "landscape", "skyline", "远方", "远方的", "远处", "远处的", "风景", "景色", "美景",
    "地平线", "夜景", "星空", "earth", "fireworks", "ruins", "烟花", "地球",
)  # fmt: skip
_FACES_US = ("camera", "viewer", "lens", "us", "镜头", "我们", "观众", "屏幕", "相机")
_VIEWED = ("place", "detail", "light", "weather")  # of what lies beyond
_STOPS = ("relation", "in", "and", "here", "action", "mention")
_OVER = ("at", "to", "into", "towards", "toward", "over", "out", "up", "down", "through", "across")
_CLOSE = ("close-up", "extreme close-up")
_PORTRAITS = ("portrait", "肖像", "人像", "头像")
_GLANCES = ("looking", "looks", "glancing", "gazing", "gazes", "looked", "staring", "stares")
_HEARS = ("listening to", "聆听")
_ARTICLES = ("a", "an", "the", "his", "her", "its", "of")
_TO = ("into", "towards", "toward")
_CITY = ("city", "cities", "cityscape", "metropolis", "downtown", "城市", "都市", "town")
_FROM = {"sea": "beach", "sky": "hills"}  # where one stands who looks at it
_REACH = 7  # tokens from a look to what is looked at


def alive(one: Named) -> bool:
    """Whether somebody can turn; of a reference nobody knows it."""
    if not one.noun:
        return one.mention is not None
    return lexicon.SUBJECTS[one.noun].figure in ALIVE


def whose(sentence: Sentence, cast: Sequence[Named], at: int) -> Named | None:
    """The last one alive before a word, or the first after it where the word leads them."""
    before = [one for one in cast if one.at <= at]
    after = [one for one in cast if one.at > at]
    follows = sentence.token(at + 1)
    leads = follows is not None and not follows.fresh and follows.word in ("的", "of")
    living = [one for one in before if alive(one)]
    if (leads and after) or not before:
        return after[0] if after else None
    if not living and after and alive(after[0]):
        return after[0]
    return (living or before)[-1]


def glances(sentence: Sentence, at: int) -> bool:
    """Whether the words before one are of the eyes: who looks away does not turn round."""
    return any(token.word in _GLANCES for token in sentence.tokens[max(0, at - 2) : at])


def leaving(sentence: Sentence, cast: Sequence[Named]) -> Iterator[tuple[int | None, Named]]:
    """Who goes "away", "off into the night", "towards the mountains", 走向大海; and what to."""
    for at, token in enumerate(sentence.tokens):
        goes = token.means("action") in _GOES or token.means("relation") in _DRIVES
        if not goes or token.word.endswith("from"):
            continue
        who = whose(sentence, cast, at)
        if who is None or who.mention is not None:
            continue
        if _leads_away(sentence, cast, at):
            steps = [k for k in range(at, at + 4) if _leads_to(sentence, k)]
            yield (_beyond(sentence, cast, steps[0]) if steps else None), who


def _leads_to(sentence: Sentence, at: int) -> bool:
    token = sentence.token(at)
    return token is not None and (token.word in _TO or token.word[-1] == "向")


def _leads_away(sentence: Sentence, cast: Sequence[Named], at: int) -> bool:
    """Whether what follows a word of motion leads into the picture."""
    if sentence.tokens[at].word[-1] == "向":
        return _beyond(sentence, cast, at) is not None
    for step in range(at + 1, min(at + 4, len(sentence.tokens))):
        token = sentence.tokens[step]
        if token.fresh or not token.word.isascii():
            return False
        if token.word in _LEAVES:
            return _is_gone(sentence, step)
        if token.word in _TO:
            beyond = _beyond(sentence, cast, step)
            if beyond is None:
                return False
            aim = sentence.tokens[beyond]
            far = {"light", "weather"} & set(aim.senses) or set(aim.word.split()) & set(_FAR)
            return bool(far) or token.word != "into"  # one walks into a kitchen towards us
    return False


def _is_gone(sentence: Sentence, at: int) -> bool:
    """ "away", and not "away from the house" nor "off the road"."""
    behind = sentence.token(at + 1)
    if behind is not None and not behind.fresh:
        edge = sentence.tokens[at].word == "off" and behind.word in _ARTICLES
        if edge or behind.word == "from":
            return False
    sentence.take(at)
    return True


def looks(sentence: Sentence, cast: Sequence[Named]) -> Iterator[tuple[int, int, Named]]:
    """The words of looks at the sea, the city, the sunset, what lies beyond, and whose they are."""
    if any(_is_of_a_face(token) for token in sentence.tokens):
        return
    for at in range(len(sentence.tokens)):
        beyond = _beyond(sentence, cast, at) if _is_look(sentence, at) else None
        if beyond is None:
            continue
        who = whose(sentence, cast, at)
        follows = [one for one in cast if one.at > at]
        if who is not None and not alive(who) and follows:
            who = follows[0]
        if who is not None and who.mention is None and alive(who):
            yield at, beyond, who


def seen_from(sentence: Sentence, place: str, beyond: Collection[int]) -> str:
    """The set for who looks at a place: a beach for the sea, a roof for the city."""
    for at in sorted(beyond):
        token = sentence.tokens[at]
        if token.means("place") != place:
            continue
        if place == "street" and token.word.split()[-1] in _CITY:
            return "roof"
        return _FROM.get(place, place)
    return place


def _is_look(sentence: Sentence, at: int) -> bool:
    """ "looking at", 望着, "looking out of the window"."""
    token, after = sentence.tokens[at], sentence.token(at + 1)
    if token.word in _GLANCES:
        return after is not None and not after.fresh and after.word.split()[0] == "out"
    return token.means("relation") == "faces" and token.word not in _HEARS


def _is_of_a_face(token: Token) -> bool:
    return token.means("shot") in _CLOSE or any(word in token.word for word in _PORTRAITS)


def _beyond(sentence: Sentence, cast: Sequence[Named], at: int) -> int | None:
    """The token of the place that is looked at; nothing where it is somebody or something."""
    for step in range(at + 1, min(at + 1 + _REACH, len(sentence.tokens))):
        token = sentence.tokens[step]
        if token.fresh or token.word in _FACES_US or any(one.at == step for one in cast):
            return None
        if token.word in _FAR or any(table in token.senses for table in _VIEWED):
            return None if _describes(sentence, cast, step, at) else step
        if token.word not in _OVER and any(table in token.senses for table in _STOPS):
            return None
    return None


def _describes(sentence: Sentence, cast: Sequence[Named], at: int, look: int) -> bool:
    """ "the stone lion", "女孩看着海边的狗": a word of place that only tells of a subject."""
    behind = sentence.token(at + 1)
    if behind is None or behind.fresh:
        return False
    close = sentence.tokens[at].word[-1] == "的"
    near = at + 1 if close or behind.word != "的" else at + 2
    someone = any(one.at < look and alive(one) for one in cast)  # or 看着大海的女孩
    free = not someone and (close or behind.word == "的")
    return not free and any(start_of(one) <= near <= one.at for one in cast)
