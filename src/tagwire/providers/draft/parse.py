"""Reading a prompt by rule: no model, a trace of what was understood and what was not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from . import lexicon
from .brief import Brief, Subject
from .mentions import Mention, Mentions, read_mentions
from .vocabulary import Hit, Vocabulary, alternatives

LONGEST = 4000
_MOST_IGNORED = 12

_TABLES: Mapping[str, Vocabulary] = {
    "light": Vocabulary(lexicon.LIGHT),
    "mode": Vocabulary(lexicon.MODE),
    "shot": Vocabulary(lexicon.SHOT),
    "angle": Vocabulary(lexicon.ANGLE),
    "focus": Vocabulary(lexicon.FOCUS),
}
_SCENES = Vocabulary({name: scene.words for name, scene in lexicon.SCENES.items()})
_COLOURS = Vocabulary(lexicon.COLOUR_WORDS)
_PLACES = Vocabulary(lexicon.PLACE)
_RELATIONS = Vocabulary(lexicon.RELATION)
_SHOWCASE = Vocabulary({"showcase": lexicon.SHOWCASE})
_VIEWS = Vocabulary(lexicon.VIEW)
_GROUND = alternatives(lexicon.GROUND_WORDS)
_GROUND_AFTER = re.compile(rf"\s*(的)?\s*([a-z-]+\s+)?({_GROUND})")
_GROUND_BEFORE = re.compile(
    rf"({_GROUND})\s*(是|为|:|:|is|of|in|=)?\s*(an?\s+|solid\s+|plain\s+)*$"
)
_ON_BEFORE = re.compile(r"\b(on|against)\s+(an?\s+|pure\s+|solid\s+|plain\s+)*$")
_HEX = re.compile(r"#([0-9a-f]{6})(?![0-9a-f])")
_SURFACE = re.compile(
    r"\b(on|upon|across)\s+(a\s+|the\s+|an\s+)?(\w+\s+){0,2}(table|desk|counter|countertop|shelf|tabletop|bench)\b"
    r"|桌上|桌子上|桌面|台面"
)
_PRODUCT = re.compile(r"\b(product|commercial|packshot|advert\w*|e-commerce)\b|产品|商品|商业|广告")
_WORDS = re.compile(r"[a-zà-ÿ][a-zà-ÿ'’-]+|[一-鿿]+")
_ROLE_WORD = re.compile(rf"({alternatives('|'.join(lexicon.SIZES.values()))})\s*[:：是为]?\s*$")
_FILLER = frozenset(lexicon.FILLER.split())
_GENERIC_SCENES = frozenset({"studio", "meadow", "sky"})


def read(prompt: str, tags: Sequence[str]) -> Brief:
    """Turn a prompt and the tags of its references into a brief."""
    text = prompt[:LONGEST].lower().replace("＠", "@").replace("’", "'")
    mentions = read_mentions(text, tags)
    plain = _blank(text, mentions.spans)
    used = _role_words(plain, mentions)
    choices = {name: _choose(plain, table, used) for name, table in _TABLES.items()}
    if mentions.showcase:
        choices["shot"] = ""
    scene = _scene(plain, used)
    brief = Brief(
        subjects=_subjects(plain, mentions, tags),
        plate=_only(mentions, "plate"),
        style=_only(mentions, "style"),
        palette=_only(mentions, "palette"),
        scene=scene,
        colour=_colour(plain, used),
        surface=bool(_SURFACE.search(plain)),
        product=bool(_PRODUCT.search(plain)),
        showcase=mentions.showcase,
        notes=_notes(prompt, mentions, tags),
        light=choices["light"],
        mode=choices["mode"],
        shot=choices["shot"],
        angle=choices["angle"],
        focus=choices["focus"],
    )
    _note_all(plain, used)
    return replace(brief, ignored=_ignored(_blank(plain, used)))


def _role_words(plain: str, mentions: Mentions) -> list[tuple[int, int]]:
    """Find what is said of a reference just before its tag: "模特@anna", "the shoe @x"."""
    leads = (_ROLE_WORD.search(plain[: found.start]) for found in mentions.found)
    return [lead.span(1) for lead in leads if lead]


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Overwrite spans by spaces, so that positions in the text stay true."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def _choose(plain: str, table: Vocabulary, used: list[tuple[int, int]]) -> str:
    """Take the first word of a table; mark every one as read."""
    hits = list(table.hits(plain))
    used.extend((hit.start, hit.end) for hit in hits)
    return hits[0].meaning if hits else ""


def _note_all(plain: str, used: list[tuple[int, int]]) -> None:
    for table in (_RELATIONS, _SHOWCASE, _PLACES, _VIEWS):
        used.extend((hit.start, hit.end) for hit in table.hits(plain))


def _scene(plain: str, used: list[tuple[int, int]]) -> str:
    """Take the place named first, a definite one ("kitchen") before a vague one ("outdoors")."""
    hits = list(_SCENES.hits(plain))
    used.extend((hit.start, hit.end) for hit in hits)
    ranked = sorted(hits, key=lambda hit: (hit.meaning in _GENERIC_SCENES, hit.start))
    return ranked[0].meaning if ranked else ""


def _colour(plain: str, used: list[tuple[int, int]]) -> str:
    """Find the colour of the set: a colour word beside "background" and the like, or #hex."""
    code = _HEX.search(plain)
    if code:
        used.append(code.span())
        return code.group()
    for hit in _COLOURS.hits(plain):
        if _is_ground(plain, hit):
            used.append((hit.start, hit.end))
            return hit.meaning
    return ""


def _is_ground(plain: str, hit: Hit) -> bool:
    after, before = plain[hit.end : hit.end + 40], plain[max(0, hit.start - 24) : hit.start]
    if _GROUND_AFTER.match(after) or _GROUND_BEFORE.search(before):
        return True
    return bool(_ON_BEFORE.search(before)) and not re.match(r"\s+[a-z]", after)


def _only(mentions: Mentions, role: str) -> int | None:
    return next((found.reference for found in mentions.found if found.role == role), None)


def _subjects(plain: str, mentions: Mentions, tags: Sequence[str]) -> tuple[Subject, ...]:
    said = [found for found in mentions.found if found.role == "subject"]
    subjects = [_subject(plain, said, index, mentions) for index in range(len(said))]
    subjects = _told_again(plain, subjects, mentions)
    subjects += [
        Subject(index, tags[index], size_of(tags[index]))
        for index in mentions.unmentioned
        if not mentions.found or not tags[index]
    ]
    if len(subjects) == 1 and not subjects[0].place:
        anywhere = _PLACES.first(plain)
        if anywhere and anywhere.meaning in ("left", "right", "centre"):
            subjects[0] = replace(subjects[0], place=anywhere.meaning)
    return tuple(subjects)


def _subject(plain: str, said: Sequence[Mention], index: int, mentions: Mentions) -> Subject:
    mention = said[index]
    until = said[index + 1].start if index + 1 < len(said) else mention.end + 70
    segment = plain[mention.end : until]
    place = _PLACES.first(segment)
    related = index + 1 < len(said) and not mentions.showcase
    lead = re.split(r"[,.;:，。；：]", plain[max(0, mention.start - 24) : mention.start])[-1]
    return Subject(
        mention.reference,
        mention.tag,
        size_of(mention.tag) or size_of(re.sub(r"[^a-z一-鿿]+", " ", lead).strip()),
        place.meaning if place and _is_position(segment, place) else "",
        _relation(plain, mention.end, until, mentions) if related else "",
        mention.view,
    )


def _relation(plain: str, start: int, end: int, mentions: Mentions) -> str:
    """Take the last relation of a stretch that ends at a subject and not at a place on the way."""
    stops = [found.start for found in mentions.found if start < found.start < end]
    hits = _RELATIONS.hits(plain[start:end])
    free = [hit for hit in hits if not stops or start + hit.start > max(stops)]
    return free[-1].meaning if free else ""


def _told_again(plain: str, subjects: Sequence[Subject], mentions: Mentions) -> list[Subject]:
    """Bind "@anna holding @bottle" also where @bottle was named before @anna."""
    told = list(subjects)
    for reference, start in mentions.again:
        before = [found for found in mentions.found if found.end <= start]
        last = max(before, key=lambda found: found.end)
        hit = _RELATIONS.last(plain[last.end : start])
        pair = {
            each.reference: each for each in told if each.reference in (reference, last.reference)
        }
        if not hit or len(pair) < 2:
            continue
        other, holder = pair[reference], pair[last.reference]
        told.remove(other)
        at = told.index(holder)
        told[at : at + 1] = [
            replace(holder, relation=hit.meaning),
            replace(other, relation=""),
        ]
    return told


def _is_position(segment: str, place: Hit) -> bool:
    """Keep "on the left" and drop "white background" or "far away hills"."""
    if place.meaning in ("left", "right", "centre"):
        return True
    before = segment[: place.start]
    return not place.word.isascii() or bool(re.search(r"\b(in|on|to|at)\s+(the\s+)?$", before))


def size_of(name: str) -> float | None:
    """Guess from a tag or a noun how tall the thing is, in metres."""
    lowered = name.lower()
    best: tuple[int, float] | None = None
    for metres, words in lexicon.SIZES.items():
        for word in words.split("|"):
            whole = re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", lowered)
            if (whole or (len(word) > 3 and word in lowered)) and (not best or len(word) > best[0]):
                best = (len(word), metres)
    return best[1] if best else None


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


def _ignored(rest: str) -> tuple[str, ...]:
    """List the content words nothing was made of."""
    chinese = re.compile(lexicon.CHINESE_FILLER)
    words: dict[str, None] = {}
    for match in _WORDS.finditer(rest):
        word = match.group()
        if word.isascii() and (word in _FILLER or word.rstrip("s") in _FILLER):
            continue
        for part in [word] if word.isascii() else chinese.split(word):
            if part:
                words.setdefault(part)
    return tuple(words)[:_MOST_IGNORED]
