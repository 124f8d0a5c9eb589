"""What nothing was made of: words the lexicon lacks, and those it knows and nothing draws."""

from .sentence import Sentence

MOST = 20
_SILENT = frozenset(
    (
        "relation", "passive", "in", "and", "filler", "count", "size", "product", "surface",
        "spot", "ground", "each", "here", "tag", "no", "views", "within",
    )
)  # fmt: skip


def ignored_of(sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words in order, neighbouring Chinese characters as one; a note where they are many."""
    words: dict[str, None] = {}
    run = ""
    for at, token in enumerate(sentence.tokens):
        idle = _is_idle(sentence, at)
        alone = idle and not token.known and not token.word.isascii()
        if alone and run and not token.fresh:
            run += token.word
            continue
        if run:
            words.setdefault(run)
        run = token.word if alone else ""
        if idle and not alone and not token.word.isdigit() and len(token.word) > 1:
            words.setdefault(token.word)
    if run:
        words.setdefault(run)
    more = len(words) - MOST
    notes = (f"{more} more words were not understood",) if more > 0 else ()
    return tuple(words)[:MOST], notes


def _is_idle(sentence: Sentence, at: int) -> bool:
    if at in sentence.used:
        return False
    senses = sentence.tokens[at].senses
    return "undrawn" in senses or not _SILENT & set(senses)
