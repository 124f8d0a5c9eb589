"""A prompt cut into tokens, with a record of which were made use of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .mentions import Mentions
from .vocabulary import Token, parts, vocabulary


@dataclass(slots=True)
class Sentence:
    """The tokens of a prompt in order; whoever makes something of one takes it."""

    text: str
    tokens: tuple[Token, ...]
    used: set[int] = field(default_factory=set)

    def free(self, table: str) -> Iterator[int]:
        """Positions of the tokens of a table that nobody has taken yet."""
        for at, token in enumerate(self.tokens):
            if at not in self.used and table in token.senses:
                yield at

    def take(self, *positions: int) -> None:
        """Mark tokens as understood."""
        self.used.update(positions)

    def take_all(self, table: str) -> None:
        """Mark every token of a table as understood."""
        self.used.update(list(self.free(table)))

    def token(self, at: int) -> Token | None:
        """The token at a position, where there is one."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def next(self, at: int, *, over: Sequence[str] = (), most: int = 3) -> int | None:
        """The token after one in the same clause, some kinds stepped over."""
        for step in range(at + 1, min(at + 2 + most, len(self.tokens))):
            token = self.tokens[step]
            if token.fresh:
                return None
            if not any(table in token.senses for table in over):
                return step
        return None

    def before(self, at: int, *, over: Sequence[str] = (), most: int = 3) -> int | None:
        """The token before one in the same clause, some kinds stepped over."""
        for step in range(at - 1, max(at - 2 - most, -1), -1):
            if self.tokens[step + 1].fresh:
                return None
            if not any(table in self.tokens[step].senses for table in over):
                return step
        return None

    def clause(self, at: int) -> range:
        """The positions between the commas round a token."""
        start, stop = at, at + 1
        while start > 0 and not self.tokens[start].fresh:
            start -= 1
        while stop < len(self.tokens) and not self.tokens[stop].fresh:
            stop += 1
        return range(start, stop)

    def has(self, at: int | None, table: str) -> bool:
        """Whether there is a token at a position, and it has a sense in the table."""
        if at is None or not 0 <= at < len(self.tokens):
            return False
        return table in self.tokens[at].senses


def sentence_of(text: str, mentions: Mentions) -> Sentence:
    """Cut a lower-case prompt; mentions become tokens of their own."""
    plain = blanked(text, mentions.spans)
    tokens = list(vocabulary().tokens(plain))
    named = {found.start: str(index) for index, found in enumerate(mentions.found)}
    again = {start: str(reference) for reference, start in mentions.again}
    for start, end in mentions.spans:
        senses = {"tag": text[start:end]}
        if start in named:
            senses["mention"] = named[start]
        if start in again:
            senses["again"] = again[start]
        tokens.append(Token(text[start:end], start, end, senses))
    tokens.sort(key=lambda token: token.start)
    ends = [0, *(token.end for token in tokens)]
    parted = [
        replace(token, fresh=parts(text, end, token.start))
        for token, end in zip(tokens, ends, strict=False)
    ]
    return Sentence(text, tuple(parted))


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Overwrite spans by a mark that parts words, so that positions in the text stay true."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = "@" * (end - start)
    return "".join(kept)
