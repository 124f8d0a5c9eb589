"""Chinese clauses before their noun: 骑自行车的女孩 is a girl who rides a bicycle."""

from collections.abc import Sequence
from dataclasses import replace

from tagwire.providers.draft.brief import Subject

from .nouns import Named
from .sentence import Sentence

_DONE = ("riding", "holding", "wearing", "follows", "faces")


def said_of_doers(
    sentence: Sentence, cast: Sequence[Named], subjects: Sequence[Subject]
) -> list[Subject]:
    """The subjects with whoever does something before what it is done to, as English says it."""
    told = list(subjects)
    for index in range(len(cast) - 1):
        relation = _clause(sentence, cast[index], cast[index + 1])
        if relation:
            done, doer = told[index], told[index + 1]
            told[index] = replace(doer, relation=relation)
            told[index + 1] = replace(done, relation=doer.relation)
    return told


def _clause(sentence: Sentence, done: Named, doer: Named) -> str:
    """The relation of a clause "verb thing 的 doer", or nothing."""
    before = sentence.token(done.first - 1)
    after = sentence.token(done.at + 1)
    if before is None or after is None or after.word != "的" or done.at + 1 >= doer.at:
        return ""
    relation = before.means("relation") if "relation" in before.senses else ""
    return relation if relation in _DONE else ""
