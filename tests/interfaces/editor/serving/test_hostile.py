"""Hostile graphs, bodies and names over HTTP: a 4xx in words, never a 5xx, nothing written."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tagwire.interfaces.editor.desk.desk import Desk
from tagwire.interfaces.editor.running.queue import RunQueue
from tagwire.interfaces.editor.serve import api

NAMES = (
    "../escape.json",
    "..\\escape.json",
    "/etc/passwd",
    "/tmp/escape.json",
    "graphs/../../escape.json",
    "....//escape.json",
    "C:\\escape.json",
    "\\\\host\\share\\escape.json",
    "CON.json",
    "nul.json",
    "escape.json\0.png",
    "escape\n.json",
    ".hidden.json",
    "graphs/.hidden.json",
    "escape.py",
    "nodes/escape.py",
    "escape.json.exe",
    "file:///etc/passwd",
    "link/escape.json",
    "a" * 5000 + ".json",
    "a" * 5000,
    "\u202egpj.json",
    ".",
    "..",
    "/",
    "graphs/",
)
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "a list": b"[]",
    "a text": b'"graph"',
    "null": b"null",
    "a number": b"1e999",
    "NaN": b'{"graph": NaN}',
    "a key twice": b'{"graph": "a", "graph": "b"}',
    "beyond all depth": b"[" * 100_000,
    "deep and closed": b'{"graph":' * 5000 + b"1" + b"}" * 5000,
    "half a character": b'{"graph": "\\ud800"}',
    "no text": b"\xff\xfe\xfa",
    "a zero byte": b'{"graph": "\\u0000"}',
    "a strange key": b'{"__class__": "os.system"}',
    "digits without end": b'{"graph": ' + b"9" * 5000 + b"}",
    "wrong types": json.dumps({"graph": [], "key": {}, "to": 1, "ids": 3, "id": None}).encode(),
    "a graph that is not there": b'{"graph": "nobody"}',
    "a key with a way out": b'{"graph": "../x", "key": "../x", "id": "../x"}',
}


def texts() -> list[tuple[str, str | bytes]]:
    """The texts of tests/core/test_hostile.py that reading refuses."""
    path = Path(__file__).parents[3] / "core" / "test_hostile.py"
    spec = importlib.util.spec_from_file_location("hostile_texts", path)
    assert spec
    assert spec.loader
    corpus = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(corpus)
    kinds = (corpus.texts, corpus.loose_ends, corpus.versions, corpus.shapes, corpus.crowds)
    return [(name, text) for name, text, *_ in chain(*(kind() for kind in kinds))]


class Visit:
    """Somebody who may talk to the editor and means it no good."""

    def __init__(self, desk: Desk, client: httpx.AsyncClient) -> None:
        self.desk, self.client = desk, client
        ways = api(desk).openapi()["paths"].items()
        self.paths = [path for path, methods in ways if "post" in methods]
        self.faults: list[str] = []

    def refused(self, what: str, answer: httpx.Response) -> None:
        """It was refused, in words that give nothing away."""
        if not answer.is_client_error:
            self.faults.append(f"{what}: {answer.status_code} {answer.text[:120]}")
        self.told(what, answer)

    def told(self, what: str, answer: httpx.Response) -> None:
        """Nothing broke, and what was refused was refused in words."""
        if answer.is_server_error:
            self.faults.append(f"{what}: {answer.status_code} {answer.text[:120]}")
        elif answer.is_error and not {"code", "message", "remedy"} <= set(answer.json()):
            self.faults.append(f"{what}: without words: {answer.text[:120]}")
        elif "Traceback" in answer.text or 'File "/' in answer.text:
            self.faults.append(f"{what}: told where it broke")


@pytest.fixture
def visit(make_app: Any, place: Path, in_time: Any) -> Callable[[Any], list[str]]:
    """Runs a coroutine function with a visit; gives what was not refused."""

    async def whole(act: Any) -> list[str]:
        desk = Desk(make_app(), place)
        queue = desk.queue = RunQueue(desk)
        transport = httpx.ASGITransport(api(desk), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://tagwire") as client:
            guest = Visit(desk, client)
            await act(guest)
        await queue.close()
        desk.close()
        return guest.faults

    return lambda act: in_time(whole(act))


def test_hostile_graphs_are_refused_when_brought_in_and_when_opened(visit, place):
    corpus = texts()
    assert len(corpus) >= 80

    async def act(guest: Visit) -> None:
        for number, (name, text) in enumerate(corpus):
            data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
            files = {"file": ("graph.json", data, "application/json")}
            guest.refused(name, await guest.client.post("/api/import", files=files))
            file = place / f"hostile-{number}.json"
            file.write_bytes(data)
            opened = await guest.client.post("/api/open", json={"file": file.name})
            guest.refused(f"file: {name}", opened)
            file.unlink()
        assert not guest.desk.sessions

    assert visit(act) == []


def test_hostile_files_are_refused_when_brought_in(visit):
    rows = {
        "no zip": b"PK\x03\x04" + b"\0" * 100,
        "no picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        "a page": b"<html><script>alert(1)</script>",
        "a script": b"#!/bin/sh\nrm -rf /",
        "nothing": b"",
    }

    async def act(guest: Visit) -> None:
        for name, data in rows.items():
            for label in ("graph.json", "../../graph.json", "a\0b.png", "x" * 3000):
                files = {"file": (label, data, "image/png")}
                guest.refused(name, await guest.client.post("/api/import", files=files))
                sent = await guest.client.post("/api/upload", files=files)
                guest.told(f"upload {name}", sent)
        for body in (b"", b"--x", b"--x\r\n\r\n--x--", b"\xff" * 100):
            head = {"content-type": "multipart/form-data; boundary=x"}
            for path in ("/api/import", "/api/upload"):
                heard = await guest.client.post(path, content=body, headers=head)
                guest.told(f"{path} {body[:9]!r}", heard)

    assert visit(act) == []


def test_hostile_bodies_are_refused_by_every_route(visit):
    async def act(guest: Visit) -> None:
        head = {"content-type": "application/json"}
        assert len(guest.paths) >= 15
        for path in guest.paths:
            for name, body in BODIES.items():
                heard = await guest.client.post(path, content=body, headers=head)
                # a key that is not known may mean nothing; it must only never break anything
                guest.told(f"{path}: {name}", heard)

    assert visit(act) == []


def test_names_with_a_way_out_open_save_and_delete_nothing(visit, place, tmp_path):
    outside = tmp_path / "escape.json"
    outside.write_text('{"tagwire": 1, "name": "secret"}')
    if os.name == "posix":
        (place / "link").symlink_to(tmp_path, target_is_directory=True)

    async def act(guest: Visit) -> None:
        opened = await guest.client.post("/api/open", json={"template": "style"})
        key = opened.json()["graph"]
        for name in NAMES:
            for path, body in {
                "/api/open": {"file": name},
                "/api/save": {"graph": key, "as": name, "over": True},
                "/api/delete": {"key": name},
            }.items():
                guest.refused(f"{path} {name[:40]!r}", await guest.client.post(path, json=body))
            template = await guest.client.post("/api/open", json={"template": name})
            guest.refused(f"template {name[:40]!r}", template)

    before = {path: path.read_bytes() for path in tmp_path.glob("*.json")}
    assert visit(act) == []
    assert {path: path.read_bytes() for path in tmp_path.glob("*.json")} == before
    assert [path.name for path in place.rglob("*escape*") if path.parent != place / "link"] == []


def test_names_with_a_way_out_show_nothing(visit, tmp_path):
    (tmp_path / "secret.png").write_bytes(b"secret")

    async def act(guest: Visit) -> None:
        for name in (
            *NAMES,
            "../../secret",
            "%2e%2e%2fsecret",
            "..%2fsecret",
            "0" * 64,
            "g" * 64,
            "0" * 63 + "/",
        ):
            told = quote(name, safe="")
            for way in (
                f"/pictures/{told}.png",
                f"/pictures/{told}/320.webp",
                f"/pictures/{'0' * 64}/{told}.webp",
                f"/api/template-pictures/{told}.jpg",
                f"/source-picture?graph={told}&node={told}&setting={told}&size=320",
                f"/api/export?graph={told}",
                f"/api/versions?graph={told}",
                f"/api/difference?graph={told}&from={told}&to=now",
                f"/api/receipt?id={told}",
                f"/api/download?id={told}&format={told}",
            ):
                guest.refused(way[:80], await guest.client.get(way))
            guest.told("gallery", await guest.client.get(f"/api/gallery?before={told}"))

    assert visit(act) == []
