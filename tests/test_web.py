"""The browser bundle that is shipped: built from the source beside it, sharing NiceGUI's Vue."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "editor"
WEB = ROOT / "src" / "tagwire" / "interfaces" / "editor" / "web"


def fingerprint() -> str:
    """As src/editor/source.js tells it at a build."""
    files = [path for path in (SOURCE / "src").rglob("*") if path.is_file()]
    names = [path.relative_to(SOURCE).as_posix() for path in files]
    whole = hashlib.sha256()
    for name in sorted(
        [*names, "package-lock.json", "package.json", "source.js", "vite.config.js"]
    ):
        text = (SOURCE / name).read_text(encoding="utf-8").replace("\r\n", "\n")
        whole.update(f"{name}\0{text}\0".encode())
    return whole.hexdigest()


def test_the_bundle_was_built_from_the_source_beside_it():
    built = (WEB / "SOURCE.txt").read_text(encoding="ascii").strip()
    assert built == fingerprint(), "the bundle is stale: run make web"


def test_the_bundle_shares_the_vue_of_the_page():
    code = "".join(path.read_text(encoding="utf-8") for path in WEB.glob("*.js"))
    assert re.search(r"""from\s*["']vue["']""", code)
    assert "createRenderer" not in code


def test_the_bundle_asks_nobody_else():
    asked = re.findall(
        r"""(?:fetch\(|import\(|from\s*|url\()\s*["'`]?(https?:[^"'`)]+)""",
        "".join(path.read_text(encoding="utf-8") for path in WEB.glob("*.[jc]s*")),
    )
    assert asked == []


def test_every_part_that_is_fetched_later_stands_beside_the_first():
    code = {path.name: path.read_text(encoding="utf-8") for path in WEB.glob("*.js")}
    parts = re.findall(r"""import\(["'`]\./([^"'`]+)""", code["index.js"])
    needed = re.findall(r"""from\s*["'`]\./([^"'`]+)""", "".join(code.values()))
    assert sorted(parts) == sorted(code.keys() - {"index.js"})
    assert set(needed) <= {"index.js"}, "a part brings another: the first paint would wait for two"


def test_what_the_first_paint_waits_for_stays_small():
    assert (WEB / "index.js").stat().st_size < 700_000, "what can come later: see src/later.js"


def test_both_languages_say_everything():
    words = {language: _words(language) for language in ("en", "zh-CN")}
    plurals = {key for key in words["en"] if key.endswith(".one")}
    assert words["en"].keys() - plurals == words["zh-CN"].keys() - plurals


def test_chinese_keeps_the_places_to_fill_in():
    english, chinese = _words("en"), _words("zh-CN")
    odd = [
        key
        for key, text in chinese.items()
        if set(re.findall(r"\{(\w+)\}", text)) - set(re.findall(r"\{(\w+)\}", english.get(key, "")))
    ]
    assert odd == []


def test_no_lock_file_names_a_registry():
    assert "resolved" not in (SOURCE / "package-lock.json").read_text(encoding="utf-8")


def test_every_browser_file_is_of_a_readable_size():
    files = [p for p in (SOURCE / "src").rglob("*") if p.suffix in {".js", ".vue"}]
    assert [p.name for p in files if p.read_text(encoding="utf-8").count("\n") > 300] == []


def _words(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((SOURCE / "src" / "words" / language).glob("*.json")):
        if path.name == "told.json":
            continue  # Python's sentences: tests/test_told.py
        part = json.loads(path.read_text(encoding="utf-8"))
        assert not found.keys() & part.keys(), f"{path.name} says something twice"
        found |= part
    return found
