"""Reading a prompt by rule: no model, a trace of what was understood and what was not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tagwire.providers.draft.brief import Brief, Subject

from . import lexicon
from .asides import set_apart
from .backs import Sides, from_behind, past_shoulder, turned_together
from .bathing import bathing
from .clauses import Clause, clauses_of, reordered
from .crowding import thinned
from .deeds import acting
from .driving import at_the_wheel, seated_behind
from .gazes import seen_from
from .leftover import ignored_of
from .looks import Looks, gilded, ground_colour, light_of, read_looks
from .mentions import Mentions, read_mentions
from .negation import left_out
from .nouns import Named, describe_others, mentioned, named_nouns
from .places import Where, read_place
from .relations import relation_to_next
from .sentence import Sentence, sentence_of
from .settling import SCALES, alive, settled
from .sizes import metres_of
from .spots import spots_of
from .surfaces import colour_of_surface, on_surface
from .views import read_views, unturned
from .wardrobe import coloured, dressed

LONGEST = 4000


def read(prompt: str, tags: Sequence[str]) -> Brief:
    """Turn a prompt and the tags of its references into a brief."""
    spoken, asides = set_apart(prompt[:LONGEST])
    text = spoken.lower().replace("＠", "@").replace("’", "'")
    mentions = read_mentions(text, tags)
    sentence = sentence_of(text, mentions)
    notes = [*_notes(prompt, mentions, tags), *asides, *left_out(sentence)]
    describe_others(sentence, mentions)
    referred = mentioned(sentence, mentions)
    several = len({each.mention for each in referred})
    views, view = read_views(sentence, showcase=mentions.showcase, several=several)
    taken = set(sentence.used)
    looks = read_looks(sentence, showcase=mentions.showcase or bool(views))
    shared = sentence.used - taken
    colour = ground_colour(sentence)
    cast, clauses, kept = _cast(sentence, referred, mentions)
    posed = bool(views) or mentions.showcase
    cast, sides = (cast, Sides()) if posed else from_behind(sentence, cast)
    if cast and not posed and view in ("", "back"):
        view = next((each.view for each in cast if each.view and each.mention is not None), "")
    where = read_place(sentence, shared, [one.noun for one in cast if not colour])
    where = replace(where, place=seen_from(sentence, where.place, sides.beyond))
    told = _related(sentence, cast, mentions, clauses, sides.looks)
    told, shot = past_shoulder(sentence, told, looks.shot)
    subjects, crowded = thinned(_whole(sentence, told, mentions, tags, view))
    brief = _brief(sentence, subjects, mentions, looks, where)
    brief = replace(brief, light=gilded(sentence, brief.light, brief.season))
    colour = colour or where.colour or colour_of_surface(sentence)
    ignored, more = ignored_of(sentence)
    return replace(
        brief,
        shot=shot,
        colour=colour,
        surface=on_surface(sentence, {one.at for one in cast}),
        views=views,
        subjects=tuple(replace(each, view="") for each in subjects) if views else subjects,
        notes=(*notes, *kept, *crowded, *unturned(subjects, view, views), *more),
        said=_said(sentence),
        ignored=ignored,
    )


def _cast(
    sentence: Sentence, referred: list[Named], mentions: Mentions
) -> tuple[list[Named], dict[int, Clause], tuple[str, ...]]:
    """Everybody in the order they are said, dressed and doing; odd clauses; what was left out."""
    cast = sorted(referred + named_nouns(sentence, referred), key=lambda one: one.at)
    cast = _sitter(sentence, cast, mentions)
    cast, kept = dressed(sentence, cast, mentions)
    clauses = {} if mentions.showcase else clauses_of(sentence, cast)
    cast = bathing(sentence, acting(sentence, cast, clauses))
    return coloured(sentence, cast), clauses, tuple(kept)


def _brief(
    sentence: Sentence,
    subjects: tuple[Subject, ...],
    mentions: Mentions,
    looks: Looks,
    where: Where,
) -> Brief:
    light, mode = light_of(looks, where.place, where.details)
    plate = _only(mentions, "plate")
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
        product=any("product" in token.senses for token in sentence.tokens),
        showcase=mentions.showcase,
    )


def _sitter(sentence: Sentence, cast: list[Named], mentions: Mentions) -> list[Named]:
    """ "A portrait in the style of @x" is of somebody, even where nobody is named."""
    if cast or any(found.role == "plate" for found in mentions.found):
        return cast
    for at, token in enumerate(sentence.tokens):
        if token.word in ("portrait", "肖像", "人像", "肖像画", "portraits"):
            return [Named(at, None, "person", token.word, first=at)]
    return cast


def _related(
    sentence: Sentence,
    cast: list[Named],
    mentions: Mentions,
    clauses: Mapping[int, Clause],
    gazes: frozenset[int],
) -> list[Subject]:
    """Everybody in an order in which each stands in a relation to the next.

    ``gazes`` are tokens of looks that are not at one another.
    """
    spoken = gazes | {clause.at for clause in clauses.values()}
    relations = relation_to_next(sentence, cast, mentions, spoken)
    if mentions.showcase:
        relations = [""] * len(cast)
    spots = spots_of(sentence, cast)
    subjects = [
        _subject(one, relations[index], spots[index], mentions) for index, one in enumerate(cast)
    ]
    told = _told_again(sentence, cast, reordered(subjects, clauses), mentions)
    told = seated_behind(sentence, cast, at_the_wheel(sentence, cast, told))
    return turned_together(settled(told))


def _whole(
    sentence: Sentence,
    told: list[Subject],
    mentions: Mentions,
    tags: Sequence[str],
    view: str,
) -> tuple[Subject, ...]:
    """Those told of, references without a tag, and what is said of one alone."""
    subjects = told + [
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
    elif view and not any(each.view for each in subjects):
        seen = next((at for at, each in enumerate(subjects) if alive(each)), 0)
        if subjects:
            subjects[seen] = replace(subjects[seen], view=subjects[seen].view or view)
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
            clothes=one.clothes,
            view=one.view,
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
        view=found.view or one.view,
        action=one.action,
        size=one.size,
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
    notes += [
        f"the composition and pose of @{found.tag} cannot be taken: not drawn"
        for found in mentions.found
        if found.role == "form"
    ]
    if len(prompt) > LONGEST:
        notes.append(f"only the first {LONGEST} characters of the prompt were read")
    for role in ("plate", "style", "palette"):
        extra = [found.tag for found in mentions.found if found.role == role][1:]
        notes += [f"only one {role} reference is used: @{tag} is left out" for tag in extra]
    return tuple(notes)


_SEEN = ("light", "mode", "shot", "angle", "focus", "weather", "season", "colour", "detail", "view", "place", "action", "relation")  # fmt: skip # noqa: E501
_NAMED = {"detail": "details", "view": "views"}


def _said(sentence: Sentence) -> tuple[tuple[str, str], ...]:
    """Every meaning with the first word that has it."""
    words: dict[str, str] = {}
    for token in sentence.tokens:
        for table in _SEEN:
            if table in token.senses:
                meaning = SCALES.get(token.means(table), (token.means(table), 1.0))[0]
                words.setdefault(f"{_NAMED.get(table, table)}:{meaning}", token.word)
    return tuple(words.items())
