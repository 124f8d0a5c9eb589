"""What a fake provider was paid for, and what it says of it."""

from __future__ import annotations

import heapq
import json
import os
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from paintings import film, picture
from plans import ENDINGS, EXPIRED
from wire import Answer, page, told

CREDITS = {"gen4_image": 5, "gen4_image_turbo": 2, "gemini_2.5_flash": 5}


@dataclass
class Task:
    """A picture or film somebody is charged for."""

    id: str
    prompt: str
    path: str
    ratio: str
    credits: int
    begun: float
    polls: int = 0
    ended: str = ""
    tokens: int = 0


@dataclass
class Ways:
    """How the fake works: GETs until a task is done, or seconds; how many run at once."""

    polls: int = 1
    seconds: float = 0.0
    at_once: int = 10**9
    delay: float = 0.0


class Tasks:
    """All that was bought, in a log on the disk and here."""

    def __init__(self, log: str) -> None:
        self._log = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._tasks: dict[str, Task] = {}
        self._ends: list[float] = []
        self.ways = Ways()
        self.where = ""

    def get(self, id: str) -> Task | None:
        """The task of that id."""
        return self._tasks.get(id)

    def accept(self, path: str, body: Mapping[str, Any]) -> Task:
        """Take a create: from here on it is charged, whatever becomes of the answer."""
        credits = CREDITS.get(body["model"], 5) * int(body.get("duration", 1))
        prompt, id = str(body.get("promptText", "")), str(uuid.uuid4())
        self._write({"task": id, "prompt": prompt, "model": body["model"], "credits": credits})
        begun = self._begins(time.monotonic())
        task = Task(id, prompt, path, body["ratio"], credits, begun)
        self._tasks[id] = task
        return task

    def _write(self, said: Mapping[str, Any]) -> None:
        os.write(self._log, json.dumps(said).encode() + b"\n")
        os.fsync(self._log)

    def end(self, id: str, how: str) -> None:
        """End a task before it is done; what was paid for it is given back, but for SAFETY."""
        task = self._tasks.get(id)
        if task is not None and not task.ended:
            task.ended = how
            if how != "gone" and "safety" not in how:
                self._write({"given_back": id})

    def tell(self, id: str, method: str, fault: str) -> Answer:
        """What GET and DELETE of a task say."""
        task = self._tasks.get(id)
        if task is None or task.ended == "gone" or fault == "not_yet":
            return told(404, {"error": "Could not find Task"})
        if method == "DELETE":
            task.ended = "gone"
            return Answer(204)
        state = self._state(task, fault)
        return told(200, {"id": id, "createdAt": "2026-11-21T10:00:00.000Z", **state})

    def _state(self, task: Task, fault: str) -> dict[str, Any]:
        if task.ended == "cancelled":
            return {"status": "CANCELLED", "cost": {"credits": 0}}
        if task.ended:
            paid = task.credits if "safety" in task.ended else 0
            code = {"failureCode": ENDINGS[task.ended], "failure": f"It ended: {task.ended}."}
            return {"status": "FAILED", "cost": {"credits": paid}, **code}
        estimate = {"estimatedCost": {"credits": task.credits}}
        if fault in ("throttled", "unheard"):
            return {"status": {"unheard": "PONDERING"}.get(fault, "THROTTLED"), **estimate}
        return self._going(task, estimate)

    def _going(self, task: Task, estimate: dict[str, Any]) -> dict[str, Any]:
        now = time.monotonic()
        if now < task.begun:
            return {"status": "THROTTLED", **estimate}
        task.polls += 1
        if task.polls <= self.ways.polls or now < task.begun + self.ways.seconds:
            return {"status": "RUNNING", "progress": 0.5, **estimate}
        task.tokens += 1
        output = [f"{self.where}/out/{task.id}?_jwt={task.tokens}"]
        return {"status": "SUCCEEDED", "output": output, "cost": {"credits": task.credits}}

    def _begins(self, accepted: float) -> float:
        """When a task begins: at once, or as soon as one that runs now is over."""
        ends = self._ends
        begun = accepted if len(ends) < self.ways.at_once else max(accepted, heapq.heappop(ends))
        heapq.heappush(ends, begun + self.ways.seconds)
        return begun

    def file(self, id: str, token: str, fault: str) -> Answer:
        """An output, to whom has the newest URL."""
        task = self._tasks.get(id)
        if task is None:
            return page(404)
        if fault in EXPIRED:
            task.tokens += 1
        if token != str(task.tokens):
            return page(int(fault[-3:]) if fault in EXPIRED else 403)
        if fault == "not_picture":
            return page(200)
        if task.path == "image_to_video":
            return Answer(200, film(), {"Content-Type": "video/mp4"})
        return Answer(200, picture(task.ratio, task.id), {"Content-Type": "image/png"})
