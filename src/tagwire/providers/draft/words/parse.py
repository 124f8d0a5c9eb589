"""Reading a prompt by rule: no model, a trace of what was understood and what was not."""

from collections.abc import Sequence
from dataclasses import replace

from tagwire.providers.draft.brief import Brief, Subject

from . import lexicon
from .clauses import said_of_doers
from .crowding import thinned
from .looks import Looks, ground_colour, light_of, read_looks
from .mentions import Mentions, read_mentions
from .negation import left_out
from .nouns import Named, describe_others, mentioned, named_nouns
from .places import Where, read_place
from .relations import acting, coloured, dressed, relation_to_next
from .sentence import Sentence, sentence_of
from .sizes import metres_of
from .views import read_views

LONGEST = 4000
_MOST_IGNORED = 12
_SILENT = frozenset(
    "relation in and filler count size product surface spot ground each here tag no views".split()  # noqa: SIM905
)


def read(prompt: str, tags: Sequence[str]) -> Brief:
    """Turn a prompt and the tags of its references into a brief."""
    text = prompt[:LONGEST].lower().replace("＠", "@").replace("’", "'")
    mentions = read_mentions(text, tags)
    sentence = sentence_of(text, mentions)
    notes = list(left_out(sentence))
    describe_others(sentence, mentions)
    referred = mentioned(sentence, mentions)
    several = len({each.mention for each in referred})
    views, view = read_views(sentence, showcase=mentions.showcase, several=several)
    taken = set(sentence.used)
    looks = read_looks(sentence, showcase=mentions.showcase or bool(views))
    shared = sentence.used - taken
    colour = ground_colour(sentence)
    cast = sorted(referred + named_nouns(sentence, referred), key=lambda one: one.at)
    cast = _sitter(sentence, cast, mentions)
    cast, kept = dressed(sentence, cast, mentions)
    cast = coloured(sentence, acting(sentence, cast))
    where = read_place(sentence, shared, [one.noun for one in cast])
    subjects, crowded = thinned(_subjects(sentence, cast, mentions, tags, view))
    brief = _brief(sentence, subjects, mentions, looks, where)
    return replace(
        brief,
        colour=colour or where.colour or _on_surface(sentence),
        views=views,
        subjects=tuple(replace(each, view="") for each in subjects) if views else subjects,
        notes=(*_notes(prompt, mentions, tags), *notes, *kept, *crowded),
        ignored=_ignored(sentence),
    )


def _brief(
    sentence: Sentence,
    subjects: tuple[Subject, ...],
    mentions: Mentions,
    looks: Looks,
    where: Where,
) -> Brief:
    light, mode = light_of(looks, where.place, where.details)
    words, plate = sentence.tokens, _only(mentions, "plate")
    return Brief(
        subjects=subjects,
        plate=plate,
        style=_only(mentions, "style"),
        palette=_only(mentions, "palette"),
        manner=looks.style,
        scene=where.place,
        light=light,
        mode=mode,
        shot=looks.shot,
        angle=looks.angle,
        focus=looks.focus,
        weather=looks.weather or ("snow" if plate is not None and where.place == "snow" else ""),
        season=looks.season or where.season,
        details=where.details,
        surface=any(_is_surface(sentence, at) for at in range(len(words))),
        product=any("product" in token.senses for token in words),
        showcase=mentions.showcase,
    )


def _is_surface(sentence: Sentence, at: int) -> bool:
    """ "on the wooden table", "桌上"."""
    token = sentence.tokens[at]
    if "surface" not in token.senses:
        return False
    if not token.word.isascii():
        return True
    step = at - 1
    while step >= 0 and at - step < 5 and not sentence.tokens[step + 1].fresh:
        if sentence.tokens[step].word.split()[-1] in ("on", "upon", "across", "atop", "top"):
            return True
        step -= 1
    return False


def _on_surface(sentence: Sentence) -> str:
    """The colour of a table that is said to be "white"."""
    for at, token in enumerate(sentence.tokens):
        if "surface" in token.senses:
            before = sentence.before(at, over=("filler", "detail", "size"))
            if (
                sentence.has(before, "colour")
                and before not in sentence.used
                and before is not None
            ):
                sentence.take(before)
                return sentence.tokens[before].means("colour")
    return ""


def _sitter(sentence: Sentence, cast: list[Named], mentions: Mentions) -> list[Named]:
    """ "A portrait in the style of @x" is of somebody, even where nobody is named."""
    if cast or any(found.role == "plate" for found in mentions.found):
        return cast
    for at, token in enumerate(sentence.tokens):
        if token.word in ("portrait", "肖像", "人像", "肖像画", "portraits"):
            return [Named(at, None, "person", token.word, first=at)]
    return cast


def _subjects(
    sentence: Sentence,
    cast: list[Named],
    mentions: Mentions,
    tags: Sequence[str],
    view: str,
) -> tuple[Subject, ...]:
    relations = relation_to_next(sentence, cast, mentions)
    if mentions.showcase:
        relations = [""] * len(cast)
    spots = [_spot(sentence, cast, index) for index in range(len(cast))]
    subjects = [
        _subject(one, relations[index], spots[index], mentions) for index, one in enumerate(cast)
    ]
    subjects = said_of_doers(sentence, cast, subjects)
    subjects = _told_again(sentence, cast, subjects, mentions)
    subjects += [
        Subject(index, tags[index], metres=metres_of(tags[index]))
        for index in mentions.unmentioned
        if not mentions.found or not tags[index]
    ]
    if len(subjects) == 1:
        anywhere = next(
            (
                token.means("spot")
                for token in sentence.tokens
                if token.means("spot") in ("left", "right", "centre")
            ),
            "",
        )
        only = subjects[0]
        subjects[0] = replace(only, place=only.place or anywhere, view=only.view or view)
    return tuple(subjects)


def _subject(one: Named, relation: str, spot: str, mentions: Mentions) -> Subject:
    noun = lexicon.SUBJECTS[one.noun] if one.noun else None
    if one.mention is None:
        return Subject(
            None,
            one.word,
            noun=one.noun,
            metres=noun.metres if noun else None,
            place=spot,
            relation=relation,
            count=one.count,
            colour=one.colour,
            action=one.action,
            size=one.size,
        )
    found = mentions.found[one.mention]
    return Subject(
        found.reference,
        found.tag,
        noun=one.noun,
        metres=metres_of(found.tag) or metres_of(one.noun),
        place=spot,
        relation=relation,
        view=found.view,
        action=one.action,
        size=one.size,
    )


def _spot(sentence: Sentence, cast: Sequence[Named], index: int) -> str:
    """Where in the frame a subject is said to be, between it and the next one."""
    start = cast[index].at + 1
    end = (
        cast[index + 1].first
        if index + 1 < len(cast) and cast[index + 1].mention is None
        else (cast[index + 1].at if index + 1 < len(cast) else len(sentence.tokens))
    )
    clause = True
    for at in range(start, min(end, start + 14)):
        spot = sentence.tokens[at].means("spot")
        clause = clause and not sentence.tokens[at].fresh
        if not clause and spot in ("background", "foreground"):
            continue
        if spot in ("left", "right", "centre") or (spot and _is_position(sentence, at)):
            return spot
    return ""


def _is_position(sentence: Sentence, at: int) -> bool:
    """Keep "in the distance" and drop "white background" or "far away hills"."""
    token = sentence.tokens[at]
    if not token.word.isascii() or " " in token.word:
        return True
    return any(
        sentence.tokens[near].word in ("in", "on", "to", "at")
        for near in (at - 1, at - 2)
        if near >= 0
    )


def _told_again(
    sentence: Sentence, cast: list[Named], subjects: list[Subject], mentions: Mentions
) -> list[Subject]:
    """Bind "@anna holding @bottle" also where @bottle was named before @anna."""
    told = list(subjects)
    for at, token in enumerate(sentence.tokens):
        if "again" not in token.senses:
            continue
        before = [one for one in cast if one.at < at and one.mention is not None]
        if not before or before[-1].mention is None:
            continue
        last = mentions.found[before[-1].mention].reference
        hits = [each.means("relation") for each in sentence.tokens[before[-1].at : at]]
        relation = next((hit for hit in reversed(hits) if hit), "")
        reference = int(token.senses["again"])
        pair = {each.reference: each for each in told if each.reference in (reference, last)}
        if not relation or len(pair) < 2 or None in pair:
            continue
        other, holder = pair[reference], pair[last]
        told.remove(other)
        place = told.index(holder)
        told[place : place + 1] = [replace(holder, relation=relation), replace(other, relation="")]
    return told


def _only(mentions: Mentions, role: str) -> int | None:
    return next((found.reference for found in mentions.found if found.role == role), None)


def _notes(prompt: str, mentions: Mentions, tags: Sequence[str]) -> tuple[str, ...]:
    notes = [f"@{name} has no reference picture" for name in mentions.unknown]
    if mentions.found:
        notes += [
            f"reference @{tags[index]} is not mentioned in the prompt: not drawn"
            for index in mentions.unmentioned
            if tags[index]
        ]
    if len(prompt) > LONGEST:
        notes.append(f"only the first {LONGEST} characters of the prompt were read")
    for role in ("plate", "style", "palette"):
        extra = [found.tag for found in mentions.found if found.role == role][1:]
        notes += [f"only one {role} reference is used: @{tag} is left out" for tag in extra]
    return tuple(notes)


def _ignored(sentence: Sentence) -> tuple[str, ...]:
    """List the content words nothing was made of; neighbouring Chinese characters are one."""
    words: dict[str, None] = {}
    run = ""
    for at, token in enumerate(sentence.tokens):
        idle = at not in sentence.used and not _SILENT & set(token.senses)
        alone = idle and not token.known and not token.word.isascii()
        if alone and run and not token.fresh:
            run += token.word
            continue
        if len(run) > 0:
            words.setdefault(run)
        run = token.word if alone else ""
        if idle and not alone and not token.word.isdigit() and len(token.word) > 1:
            words.setdefault(token.word)
    if run:
        words.setdefault(run)
    return tuple(words)[:_MOST_IGNORED]
