"""The report of a draft in Chinese: what was understood, by the lexicon's own words."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from . import lexicon

_TABLES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "scene": (("places", ""),),
    "set": (("places", ""),),
    "light": (("light", "light"),),
    "mode": (("light", "mode"),),
    "shot": (("camera", "shot"),),
    "angle": (("camera", "angle"),),
    "focus": (("camera", "focus"),),
    "views": (("camera", "view"),),
    "place": (("camera", "spot"),),
    "weather": (("weather", "weather"),),
    "season": (("weather", "season"),),
    "details": (("details", ""), ("colours", "")),
    "style": (("styles", ""),),
    "colour": (("colours", ""),),
    "clothes": (("garments", ""),),
    "noun": tuple((file, "") for file in ("people", "animals", "vehicles", "buildings", "things")),
    "action": (("actions", ""),),
    "relation": (("relations", ""),),
    "size": (("filler", "sizes"),),
}
"""Where the words for each part of a report are."""
_OTHERS: Final[Mapping[str, Mapping[str, str]]] = {
    "role": {
        "subject": "主体",
        "place": "地点",
        "style": "风格",
        "palette": "配色",
        "unused": "未使用",
    },
    "set": {"reference": "参考图"},
    "relation": {
        "in": "在里面",
        "on": "在上面",
        "under": "在下面",
        "above": "在上方",
        "front": "在前面",
        "behind": "在后面",
        "beside": "在旁边",
    },
    "size": {"small": "小", "large": "大"},
}


def in_chinese(understood: Any, part: str = "") -> Any:
    """The same report with its values in Chinese; what has no word stays as it is."""
    if isinstance(understood, dict):
        return {key: in_chinese(value, str(key)) for key, value in understood.items()}
    if isinstance(understood, list):
        return [in_chinese(value, part) for value in understood]
    return _words(part).get(understood, understood) if isinstance(understood, str) else understood


@cache
def _words(part: str) -> Mapping[str, str]:
    """Meaning to its first Chinese word."""
    found = dict(_OTHERS.get(part, {}))
    for file, table in _TABLES.get(part, ()):
        data = lexicon.load(file)
        for name, entry in (data[table] if table else data).items():
            first = entry.get("zh", "").partition("|")[0]
            if first:
                found.setdefault(name, first)
    return found
