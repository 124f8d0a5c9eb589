"""Whether a table, a desk or a sofa is drawn with its guest, or only says where things stand."""

from .sentence import Sentence
from .vocabulary import Token

TABLES = ("table", "desk", "shelf")
_BARE = frozenset(
    (
        "table", "tables", "desk", "desks", "shelf", "shelves", "wooden table", "桌子", "桌",
        "木桌", "书桌", "书架", "架子", "置物架", "办公桌",
    )
)  # fmt: skip
_APART = ("under", "beside", "behind", "front")
"""Relations to a table itself, and not to its top."""
_NEAR = frozenset(("下", "前", "后", "旁", "前面", "后面", "旁边", "边", "边上"))
_ADJECTIVES = frozenset(("filler", "colour", "size", "count"))


def is_furniture(sentence: Sentence, at: int, *, others: bool) -> bool:
    """ "under a table", "sitting at a desk", "books on a shelf": "on a table" is only a surface."""
    token, after = sentence.tokens[at], sentence.token(at + 1)
    if after and not after.fresh and (after.word in _NEAR or after.means("relation") == "under"):
        return True
    step = at - 1
    while step >= 0 and at - step < 5 and not sentence.tokens[step + 1].fresh:
        lead = sentence.tokens[step]
        if lead.word.split()[-1] == "at":
            return any(each.means("action") in ("sit", "read") for each in sentence.tokens[:at])
        if lead.means("relation") in _APART:
            return True
        if lead.means("relation") == "on":
            upon = token.means("noun") == "shelf" and _is_noun(sentence.token(step - 1))
            return upon or token.word not in _BARE
        step -= 1
    return not others or token.word not in _BARE


def _is_noun(token: Token | None) -> bool:
    return token is not None and "noun" in token.senses and "mention" not in token.senses


def rested_upon(sentence: Sentence, at: int) -> bool:
    """ "on a sofa", "sleeping on the red sofa", "躺在沙发上": somebody is on it."""
    for step in range(at - 1, max(at - 6, -1), -1):
        token = sentence.tokens[step]
        if sentence.tokens[step + 1].fresh:
            return False
        if token.means("relation") == "on":
            return token.word not in ("in", "在")
        if not _ADJECTIVES & set(token.senses):
            return False
    return False
