"""A fake Runway on loopback that charges for real: a line of its log, on disk, for each create.

`python server.py LOG` listens on a free port of 127.0.0.1, says which, and takes its plan as lines
of JSON from stdin, whose end ends it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import sys
import time
import uuid
from typing import Any

from plans import ENDINGS, EXPIRED, Plan, Rule, plan_from_json
from tasks import Tasks, Ways
from wire import Answer, Line, Request, misbehave, read_request, told

VERSION, DOCS = "2024-11-06", "https://docs.dev.runwayml.com/api"
DOWN = 0.15
"""Seconds the server refuses connections when it is to."""

ENDS = {*ENDINGS, "cancelled", "gone"}
TOLD = {"throttled", "unheard", "not_yet", "not_picture", *EXPIRED}
"""Faults of a task, and those that an answer in good form tells."""

CREATES = ("/v1/text_to_image", "/v1/image_to_video")


class Fake:
    """The provider: its tasks, its plan, and whom it saw."""

    def __init__(self, log: str) -> None:
        self.tasks = Tasks(log)
        self.plan = Plan()
        self.seen: list[dict[str, Any]] = []
        self.lines: set[Line] = set()
        self.listener: asyncio.Server | None = None
        self.falling: asyncio.Task[None] | None = None
        self.called_up = asyncio.Event()
        self.port = 0

    # Listening

    async def listen(self) -> None:
        """Take connections."""
        bound = self._bound()
        self.port = bound.getsockname()[1]
        self.tasks.where = f"http://127.0.0.1:{self.port}"
        self.listener = await asyncio.start_server(self.meet, sock=bound, backlog=512)

    def _bound(self) -> socket.socket:
        bound = socket.socket()
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(("127.0.0.1", self.port))
        return bound

    async def go_down(self, seconds: float) -> None:
        """Refuse every connection for a while; the port stays ours."""
        if self.falling and not self.falling.done():
            return
        assert self.listener
        self.listener.close()
        for line in self.lines:
            line.reset()
        bound = self._bound()
        self.falling = asyncio.create_task(self._come_up(bound, seconds))

    async def _come_up(self, bound: socket.socket, seconds: float) -> None:
        self.called_up.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.called_up.wait()
        self.listener = await asyncio.start_server(self.meet, sock=bound, backlog=512)

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, to its end."""
        line = Line(reader, writer)
        self.lines.add(line)
        with contextlib.suppress(OSError):
            while (request := await read_request(reader)) is not None:
                if not await self.serve(line, request):
                    break
        self.lines.discard(line)
        with contextlib.suppress(OSError):
            writer.close()

    # Answering

    async def serve(self, line: Line, request: Request) -> bool:
        """Answer one request, well or as planned; says whether the connection goes on."""
        phase, prompt = self.place(request)
        rule = self.plan.next(phase, prompt) if phase else None
        fault = rule.fault if rule else ""
        note = {"method": request.method, "path": request.path, "phase": phase, "prompt": prompt}
        key = "authorization" in request.headers
        self.seen.append({**note, "key": key, "fault": fault, "at": time.time()})
        if phase == "submit":
            return await self.submit(line, request, rule)
        if fault == "refuse":
            await self.go_down(DOWN)
            return False
        if fault in ENDS:
            self.tasks.end(request.path.rsplit("/", 1)[1], fault)
        idle = rule is not None and phase == "cancel" and not rule.charged
        good = Answer(204) if idle else self.answer(request, fault)
        if not fault or fault in TOLD | ENDS:
            await line.send(good)
            return True
        return await misbehave(line, fault, good)

    def place(self, request: Request) -> tuple[str, str]:
        """Which phase a request is of, and of which prompt."""
        parts = request.path.split("?")[0].strip("/").split("/")
        if request.path in CREATES:
            prompt = str(request.json().get("promptText", ""))
            return ("submit" if request.method == "POST" else ""), prompt
        if parts[:2] == ["v1", "tasks"] or parts[0] == "out":
            task = self.tasks.get(parts[-1])
            named = {"GET": "poll", "DELETE": "cancel"}.get(request.method, "")
            return ("download" if parts[0] == "out" else named), task.prompt if task else ""
        return ("upload" if parts[-1] == "uploads" or parts[0] == "up" else ""), ""

    async def submit(self, line: Line, request: Request, rule: Rule | None) -> bool:
        """Take a create, and tell so; or either without the other."""
        refused = _refusal(request)
        if refused is not None:
            await line.send(refused)
            return True
        taken, id, credits = rule is None or rule.charged, str(uuid.uuid4()), 5
        if taken:
            task = self.tasks.accept(request.path.rsplit("/", 1)[1], request.json())
            id, credits = task.id, task.credits
        await asyncio.sleep(self.tasks.ways.delay)
        good = told(200, {"id": id, "estimatedCost": {"credits": credits}})
        if rule is None:
            await line.send(good)
            return True
        return await misbehave(line, rule.fault, good)

    def answer(self, request: Request, fault: str) -> Answer:
        """What is said to anything but a create."""
        path, _, query = request.path.partition("?")
        parts = path.strip("/").split("/")
        if parts[:2] == ["v1", "tasks"] and len(parts) == 3:
            return self.tasks.tell(parts[2], request.method, fault)
        if parts[0] == "out":
            return self.tasks.file(parts[-1], query.removeprefix("_jwt="), fault)
        return self._other(request, path, parts)

    def _other(self, request: Request, path: str, parts: list[str]) -> Answer:
        if path == "/v1/organization":
            tier = {"maxMonthlyCreditSpend": 100000, "models": {}}
            return told(200, {"creditBalance": 4242, "tier": tier, "usage": {"models": {}}})
        if path == "/v1/organization/usage":
            rows = [{"date": "2026-11-20", "usedCredits": [{"model": "gen4_image", "amount": 25}]}]
            return told(200, {"results": rows, "models": ["gen4_image"]})
        if path == "/v1/uploads" and request.method == "POST":
            name = uuid.uuid4().hex
            mine = {"uploadUrl": f"{self.tasks.where}/up/{name}", "fields": {"key": name}}
            return told(200, {**mine, "runwayUri": f"runway://{name}"})
        if parts[0] == "up" and b'name="file"' in request.body:
            return Answer(204)
        return told(404, {"error": "Not found", "docUrl": DOCS})

    # Orders

    async def order(self, raw: dict[str, Any]) -> Any:
        """Do what a line of stdin says."""
        if "rules" in raw:
            self.plan = plan_from_json(raw)
        if "ways" in raw:
            self.tasks.ways = Ways(**raw["ways"])
        if "down" in raw:
            await self.go_down(raw["down"])
        if raw.get("up") and self.falling:
            self.called_up.set()
            await self.falling
        if raw.get("forget"):
            self.seen, self.plan, self.tasks.ways = [], Plan(), Ways()
        return {"seen": self.seen if raw.get("tell") else []}


def _refusal(request: Request) -> Answer | None:
    """What Runway says against a create it cannot take."""
    if not request.headers.get("authorization", "").startswith("Bearer "):
        return told(401, {"error": "No API key was provided.", "docUrl": DOCS})
    if request.headers.get("x-runway-version") != VERSION:
        return told(400, {"error": "Bad X-Runway-Version.", "docUrl": DOCS})
    if not {"model", "ratio"} <= set(request.json()):
        return told(400, {"error": "Validation of body failed", "issues": [], "docUrl": DOCS})
    return None


async def main(log: str) -> None:
    """Serve until stdin ends."""
    fake = Fake(log)
    await fake.listen()
    print(json.dumps({"port": fake.port}), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await fake.order(json.loads(line))), flush=True)
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
