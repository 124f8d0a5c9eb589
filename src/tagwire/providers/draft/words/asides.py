"""What a prompt says beside the picture: flags, negative prompts, lettering, emoji."""

import re
from functools import cache

from . import lexicon

_FLAG = re.compile(r"(?<![\w-])(?:--|—)(?!no\b)[a-z]+(?:\s+(?!-|—)[\w:./]+)?", re.IGNORECASE)
_NO_FLAG = re.compile(r"(?<![\w-])(?:--|—)no\b", re.IGNORECASE)
_UNWANTED = re.compile(
    r"(?:negative\s+prompts?|(?:负面|反向|负向|反面)提示词?|负面词)\s*[:：]\s*([^\n。]*?)(?=\.\s|\.?$|\n|。)",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?:\b(?:says?|saying|reads?|reading|texts?|titled?|captions?|captioned|words?|letters|lettering|slogan)\b"
    r"|写着|写有|印着|印有|标题|文字|字样|题为|标语|台词|文案)"
    r"[\s:：是为]{0,3}[\"“「『']([^\"”」』\n]{1,60})[\"”」』']",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[ \t*#>【\[(（]*"
    r"(?:(?:shot|scene|panel|frame|cut|clip|take)\s*(?:no\.?\s*|#\s*)?\d+[a-z]?"
    r"|(?:分镜头?|镜头|场景|画面|镜)\s*(?:\d+|[一二三四五六七八九十]+)|第\s*(?:\d+|[一二三四五六七八九十]+)\s*[镜幕场格]头?)"
    r"[\s*】\])）]*(?:[:：.．、,，|—–]|-(?=\s)|(?<=[】\])）\n])|$)[ \t*]*",
    re.IGNORECASE | re.MULTILINE,
)
"""What a list of shots calls each: "Shot 3:", "分镜1：" at the beginning of a line."""
_INVISIBLE = re.compile("[\ufe0f\u200d\U0001f3fb-\U0001f3ff]")


def set_apart(prompt: str) -> tuple[str, tuple[str, ...]]:
    """The prompt without what no picture shows, emoji as words; and notes of what was set apart."""
    prompt = _LABEL.sub("", prompt)
    notes = [
        f'"{letters.strip()}" is not written: a draft has no letters'
        for letters in _LETTERED.findall(prompt)
    ]
    prompt = _LETTERED.sub(" ", prompt)
    notes += [
        f"left out as asked: {_short(unwanted)}"
        for unwanted in _UNWANTED.findall(prompt)
        if unwanted.strip()
    ]
    prompt = _UNWANTED.sub(". ", prompt)
    flags = [" ".join(found.split()) for found in _FLAG.findall(prompt)]
    if flags:
        notes.append(f"flags are not read, the node has the settings: {_short(', '.join(flags))}")
    prompt = _NO_FLAG.sub(", no ", _FLAG.sub(" ", prompt))
    return _spelled(_INVISIBLE.sub("", prompt)), tuple(dict.fromkeys(notes))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 80 else f"{plain[:79]}…"


def _spelled(text: str) -> str:
    return text.translate(_spelling()) if not text.isascii() else text


@cache
def _spelling() -> dict[int, str]:
    """Every known emoji with its word, which stands alone."""
    words = lexicon.load("emoji")
    return {ord(sign): f" {word} " for word, signs in words.items() for sign in signs}
