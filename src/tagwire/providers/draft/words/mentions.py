"""Reading what each @mention is for: subject, place, style, palette or one view of a product."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import lexicon
from .phrases import Phrases
from .sizes import metres_of

_MENTION = re.compile(r"(?<![a-z0-9_.])@([a-z0-9_]+)")
_BEFORE, _AFTER = 48, 36

_STYLE_BEFORE = re.compile(
    r"((style|manner|look|aesthetic|brushwork|brush\s*strokes|art)\s+(of|from|like)\s+(the\s+)?"
    r"|(styled|painted|drawn|rendered|painting)\s+(like|as|after)\s+(the\s+)?|(?:风格参考|模仿|仿照|参考风格)\s*[::]?\s*)$"
)
_STYLE_AFTER = re.compile(
    r"(['’]s)?\s*-?(style\b|aesthetic\b|brushwork\b|(的)?\s*(画风|风格|笔触|艺术风格))"
)
_PALETTE_BEFORE = re.compile(
    r"(lighting|light|atmosphere|palette|colou?rs?|grading|grade|mood|tones?|hues)\s+(of|from|as\s+in|like)\s+(the\s+)?$"
)
_PALETTE_AFTER = re.compile(
    r"(['’]s)?\s*(palette\b|colou?rs?\b|grading\b|(的)?\s*(色调|配色|色彩|调色))"
)
_PLACE_AFTER = re.compile(
    r"\W{0,3}(setting|scene|background|environment|location|backdrop|interior|landscape|place|set)\b"
    r"|\s*(的|作为|作|为|当)?\s*(场景|背景|环境|影棚|摄影棚|房间|里|中(?!间|央)|内|上(?!方|面))"
)
_PLACE_BEFORE = re.compile(
    r"(((background|backdrop|setting|scene|location|set)\s*(of|is|from|:|=)|在|放在|放入|融入|置于|背景(是|为|:|:)?|[,;]\s*place)"
    r"\s*(the\s+)?)$"
)
_NEAR_AFTER = re.compile(r"\s*(的)?\s*(旁|身|左|右|前|后|边|下|手|脚|头)")
_HERE_BEFORE = re.compile(r"(在|放入|融入|置于)\s*$")
_ON_AFTER = re.compile(r"\s*(的)?\s*上")
_IN_BEFORE = re.compile(r"\b(in|inside|at|into|across|through|within)\s+(the\s+|a\s+)?$")
_TAKEN_OUT = re.compile(
    r"(replac\w*|remov\w*|chang\w*|swap\w*|delet\w*|cut\w* out|without)\s+(the\s+)?"
    r"(background|backdrop)\s+(of|from|in|behind)\s+(the\s+)?$"
    r"|(去掉|去除|移除|抠掉|替换|更换|换掉)\s*$"
)
_TO_BE_TAKEN = re.compile(
    r"(['’]s)?\s*(background|backdrop)\s+(removed|replaced|with)|\s*的?背景\s*(换成|换|去掉|替换|改成|改为|变成)"
)
_FORM_BEFORE = re.compile(
    r"(composition|layout|framing|pose|posture|camera angle)\s+(of|from|like|as in)\s+(the\s+)?$"
)
_FORM_AFTER = re.compile(
    r"(['’]s)?\s*(composition|layout|framing|pose)\b|\s*的?(构图|姿势|动作|布局|排版)"
)
_PLACE_TAG = re.compile(
    r"studio|scene|background|^bg|backdrop|place|location|room|kitchen|street|city|forest|beach|park|"
    r"world|landscape|setting|^env|plate|garden|office|house|mountain|lake|sky|cafe"
)
_WORN_TAG = re.compile(r"sneaker|shirt|dress|jacket|coat|style|shoe|suit|hoodie|hat")
_VIEWS = Phrases(lexicon.table("camera", "view"))
_VIEW_TAG = re.compile("front|side|back|rear|detail|closeup|macro|profile|top|angle")
_SHOWCASE = Phrases({"several": lexicon.table("camera", "views")["several"]})


@dataclass(frozen=True, slots=True)
class Mention:
    """One reference named by the sentence."""

    reference: int  # its place among the references given
    tag: str  # as the reference spells it
    role: str  # subject, plate, style, palette, or form: what cannot be taken
    view: str  # the view of a product it shows, or empty
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """Every reference the sentence names, and every one it does not."""

    found: tuple[Mention, ...]
    unknown: tuple[str, ...]
    unmentioned: tuple[int, ...]
    showcase: bool
    spans: tuple[tuple[int, int], ...]
    again: tuple[tuple[int, int], ...] = ()  # (reference, start) of every later naming


def read_mentions(text: str, tags: Sequence[str]) -> Mentions:
    """Match the @mentions of a lower-case text to the tags, without regard to case."""
    known = {tag.lower(): index for index, tag in reversed(list(enumerate(tags))) if tag}
    found: dict[int, Mention] = {}
    unknown: dict[str, None] = {}
    again: list[tuple[int, int]] = []
    matches = list(_MENTION.finditer(text))
    for match in matches:
        index = known.get(match.group(1))
        if index is None:
            unknown.setdefault(match.group(1))
        elif index not in found:
            found[index] = _mention(text, match, index, tags[index])
        else:
            again.append((index, match.start()))
    rest = tuple(index for index in range(len(tags)) if index not in found)
    return Mentions(
        tuple(found.values()),
        tuple(unknown),
        rest,
        _is_showcase(text, tuple(found.values())),
        tuple(match.span() for match in matches),
        tuple(again),
    )


def _mention(text: str, match: re.Match[str], index: int, tag: str) -> Mention:
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    after = text[match.end() : match.end() + _AFTER]
    return Mention(
        index, tag, _role(before, after, tag.lower()), _view(after, tag.lower()), *match.span()
    )


_MANNERS = {
    "style": (_STYLE_BEFORE, _STYLE_AFTER),
    "palette": (_PALETTE_BEFORE, _PALETTE_AFTER),
}


def _role(before: str, after: str, tag: str) -> str:
    if _FORM_BEFORE.search(before) or _FORM_AFTER.match(after):
        return "form"
    if _TAKEN_OUT.search(before) or _TO_BE_TAKEN.match(after):
        return "subject"
    for role, (lead, tail) in _MANNERS.items():
        if lead.search(before) or tail.match(after):
            return role
    if _is_place(before, after):
        seat = _ON_AFTER.match(after) and metres_of(tag) and not _PLACE_TAG.search(tag)
        return "subject" if seat else "plate"
    worn = _WORN_TAG.search(tag) and not _PLACE_TAG.search(tag)
    return "plate" if _IN_BEFORE.search(before) and not worn else "subject"


def _is_place(before: str, after: str) -> bool:
    """Tell "in @x" in either language from "beside @x" and, in Chinese, from "on @x's hand"."""
    if _HERE_BEFORE.search(before) and _NEAR_AFTER.match(after):
        return False
    if _ON_AFTER.match(after) and not _HERE_BEFORE.search(before):
        return False
    return bool(_PLACE_AFTER.match(after) or _PLACE_BEFORE.search(before))


def _view(after: str, tag: str) -> str:
    """Name the view a mention stands for: "@front view", "@shoe closeup", "@shoe_detail"."""
    follows = _VIEWS.first(after[:24])
    if follows and not re.search(r"[@,.;，。；、]", after[: follows[1]]):
        return follows[0]
    named = _VIEW_TAG.search(tag)
    seen = _VIEWS.first(named.group()) if named else None
    return seen[0] if seen else ""


def _is_showcase(text: str, found: tuple[Mention, ...]) -> bool:
    subjects = [mention for mention in found if mention.role == "subject"]
    views = sum(1 for mention in subjects if mention.view)
    if len(subjects) < 2:
        return False
    return views >= 2 or (views >= 1 and bool(_SHOWCASE.within(text)))
