"""100 requests of 100 ms each, 20 at once: the ideal is half a second."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.steps import services
from benchmarks.timing import in_turn, row
from tagwire import Image, ImageRequest, Node, RunContext
from tagwire.core.document import GraphDocument, NodeEntry
from tagwire.core.graph import check
from tagwire.core.plan import plan
from tagwire.core.registry import Registry
from tagwire.core.request import Generated
from tagwire.providers.draft.provider import DraftTariff
from tagwire.runtime.engine import execute

WAITS, SECONDS, AT_ONCE = 100, 0.1, 20


class Ask(Node, type="ask", asks="images", keep="never"):
    """Asks the provider for a picture."""

    number: int = 0

    async def run(self, ctx: RunContext) -> Image:
        return await ctx.generate(ImageRequest("none", str(self.number), 1, 1))


@dataclass
class Slow:
    """A provider that waits and gives a stored pixel."""

    image: Image
    name: str = "slow"
    signature: str = "slow"
    at_once: int = AT_ONCE
    tariff: DraftTariff = field(default_factory=DraftTariff)

    async def generate(self, request: ImageRequest, images: Any, progress: Any) -> Generated:
        await asyncio.sleep(SECONDS)
        return Generated(self.image, 0, {})


async def engine(folder: Path) -> None:
    from PIL import Image as Pillow

    held = services(folder, 0, disk=False)
    pixel = held.images.store(held.images.hold(Pillow.new("RGB", (1, 1))))
    provider = Slow(pixel)
    room = asyncio.Semaphore(AT_ONCE)
    held = replace(held, provider=lambda _: provider, room=lambda _: room)
    nodes = {f"n{i}": NodeEntry(type="ask", settings={"number": i}) for i in range(WAITS)}
    graph = check(GraphDocument(nodes=nodes), Registry([(Ask, "benchmarks")]))
    async for _ in execute(plan(graph, (), held.world), held):
        pass


async def floor() -> None:
    room = asyncio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with room:
            await asyncio.sleep(SECONDS)

    await asyncio.gather(*(one() for _ in range(WAITS)))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = (Path(folder) / str(number) for number in range(100))

        def ours() -> None:
            asyncio.run(engine(next(places)))

        mine, theirs = in_turn(3, ours, lambda: asyncio.run(floor()))
    ideal = WAITS * SECONDS / AT_ONCE
    row("100 waits of 100 ms, 20 at once, vs asyncio", mine, theirs, "")
    row("the same, vs the ideal", mine, ideal, "<= 1.04")
