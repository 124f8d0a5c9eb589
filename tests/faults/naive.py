"""Clients that are to be caught: one that tries again on every error, and the official SDK."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from fake import FakeRunway

TRIES = 3
REQUEST = {"model": "gen4_image", "ratio": "720:720"}


@dataclass(frozen=True, slots=True)
class Told:
    """How a want ended, as its client tells: "done", "unknown" or "error"; and under which id."""

    prompt: str
    end: str
    task: str = ""


class Client(Protocol):
    """Somebody who buys one picture a prompt."""

    def __call__(self, url: str, prompts: Sequence[str]) -> list[Told]: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the fake's log says against what a client told: prompts paid twice, and paid for
    without a picture or anybody who knows of it."""

    twice: list[str]
    lost: list[str]


def judge(fake: FakeRunway, prompts: Iterable[str], told: Iterable[Told]) -> Verdict:
    """Whether a client bought what was wanted, once each, and knows what became of it."""
    wanted = set(prompts)
    charges = [row for row in fake.charges() if row["prompt"] in wanted]
    counts = Counter(row["prompt"] for row in charges)
    known = {each.task for each in told}
    unsure = {each.prompt for each in told if each.end == "unknown"}
    lost = {c["prompt"] for c in charges if c["task"] not in known and c["prompt"] not in unsure}
    return Verdict(sorted(p for p, times in counts.items() if times > 1), sorted(lost))


def naive(url: str, prompts: Sequence[str]) -> list[Told]:
    """httpx, and once more after anything that went wrong."""
    import httpx

    headers = {"Authorization": "Bearer key_naive", "X-Runway-Version": "2024-11-06"}

    async def one(client: httpx.AsyncClient, prompt: str) -> Told:
        body = {**REQUEST, "promptText": prompt}
        made = await again(lambda: client.post("/v1/text_to_image", json=body))
        if not made or not made.get("id"):
            return Told(prompt, "error")
        return await followed(prompt, made["id"], lambda: client.get(f"/v1/tasks/{made['id']}"))

    async def again(ask: Callable[[], Awaitable[httpx.Response]]) -> Mapping[str, Any] | None:
        for _ in range(TRIES):
            try:
                return dict((await ask()).raise_for_status().json())
            except (httpx.HTTPError, ValueError):
                continue
        return None

    async def followed(prompt: str, task: str, ask: Any) -> Told:
        seen = await again(ask)
        for _ in range(99):
            if not seen or seen.get("status") not in ("RUNNING", "PENDING"):
                break
            await asyncio.sleep(0.01)
            seen = await again(ask)
        return Told(prompt, "done" if seen and seen.get("output") else "error", task)

    async def all_of_them() -> list[Told]:
        async with httpx.AsyncClient(base_url=url, headers=headers, timeout=1) as client:
            return await asyncio.gather(*(one(client, prompt) for prompt in prompts))

    return asyncio.run(all_of_them())


def sdk(url: str, prompts: Sequence[str]) -> list[Told]:
    """`runwayml` at its defaults."""
    from runwayml import APIError, AsyncRunwayML

    async def one(client: AsyncRunwayML, prompt: str) -> Told:
        try:
            made = await client.text_to_image.create(
                model="gen4_image", ratio="720:720", prompt_text=prompt
            )
        except (APIError, ValueError):
            return Told(prompt, "error")
        task = getattr(made, "id", None)
        return Told(prompt, "done" if task else "error", task or "")

    async def all_of_them() -> list[Told]:
        async with AsyncRunwayML(api_key="key_sdk", base_url=url) as client:
            return await asyncio.gather(*(one(client, prompt) for prompt in prompts))

    return asyncio.run(all_of_them())
