"""Runway, or one who speaks its protocol, as an image provider: what it makes is bought once."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from tagwire.core.errors import StepFailed
from tagwire.core.models import ImageModel, UnknownModel, image_model
from tagwire.core.models.video import VIDEO_MODELS, video_model
from tagwire.core.request import (
    Filmed,
    Generated,
    ImageRequest,
    Images,
    Progress,
    VideoRequest,
    Wanted,
)
from tagwire.providers.keys import Secret
from tagwire.providers.profile import Profile, tariff
from tagwire.providers.runway.account import MOST_ROOM, Account
from tagwire.providers.runway.body import (
    IMAGE_PATH,
    VIDEO_PATH,
    image_body,
    image_record,
    sent_motion,
    sent_prompt,
    video_body,
    video_record,
)
from tagwire.providers.runway.client import RunwayClient
from tagwire.providers.runway.keeping import Keeping
from tagwire.providers.runway.uploads import UploadBook, Uploads, stored
from tagwire.runtime.ledger.book import Book, Caps
from tagwire.runtime.ledger.clock import Clock, WallClock
from tagwire.runtime.ledger.entry import Entry
from tagwire.runtime.ledger.purchase import OnUnknown, Pace, Till, Want, buy, resume

_M = TypeVar("_M")
_DRAWS_SVG = frozenset({"recraft_v4_1_vector"})
REVISION = 1
"""Raise it when the same request gives another picture: it is part of a result's key."""


class RunwayProvider:
    """Buys pictures and films with one profile; every purchase goes through the ledger.

    `book` opens the ledger when it is first needed, and `kept` says whether an asset is in the
    store. `uploads_folder` remembers what was uploaded. `caps_day` is in credits. `on_unknown`
    and `leaving` are as a `Till` has them.
    """

    at_once = MOST_ROOM

    def __init__(
        self,
        profile: Profile,
        key: Secret,
        *,
        book: Callable[[], Book],
        kept: Callable[[str], bool],
        uploads_folder: Path,
        caps_day: float | None = None,
        on_unknown: OnUnknown = "ask",
        leaving: Callable[[], bool] = lambda: False,
        clock: Clock | None = None,
        pace: Pace | None = None,
        client: RunwayClient | None = None,
    ) -> None:
        self.name = profile.name
        self.profile = profile
        self.signature = f"runway {REVISION} {profile.base_url}"
        self.tariff = tariff(profile)
        self._clock = clock or WallClock()
        uploads = UploadBook(uploads_folder, profile.name, self._clock)
        self.client = client or RunwayClient(
            profile, key, clock=self._clock, on_refused=uploads.refused
        )
        self.account = Account(self.client, profile, self._clock)
        self._uploads = Uploads(self.client, uploads)
        self._book = book
        self._kept = kept
        self._caps_day = caps_day
        self._on_unknown = on_unknown
        self._leaving = leaving
        self._pace = pace or Pace()

    async def generate(
        self, request: ImageRequest, images: Images, progress: Progress
    ) -> Generated:
        """Buy the picture; raises StepFailed, UnknownOutcome, OverBudget or Cancelled."""
        model = _known(image_model, request.model)
        self._check(request, model)
        references = await stored([each.image for each in request.references], images)
        names = [
            f"@{e.tag}" if e.tag else f"picture {n}" for n, e in enumerate(request.references, 1)
        ]
        keeping = Keeping(images)

        async def body() -> Mapping[str, Any]:
            uris = await self._uploads.places(references, names, images)
            return image_body(request, model, uris)

        entry = self._entry(
            request,
            record=image_record(request, model, [each.asset for each in references]),
            price=self._image_price(request),
        )
        want = Want(entry, IMAGE_PATH, body, self._caps(request.wanted))
        done = await self._bought(want, request.wanted, keeping, progress)
        image = await keeping.picture(done)
        given = (image.width, image.height)
        asked = given if "ratio" in request.extras else (request.width, request.height)
        receipt = self._receipt(done, sent_prompt(request, model)) | _told_size(given, asked)
        return Generated(image, _credits(done), receipt)

    async def film(self, request: VideoRequest, images: Images, progress: Progress) -> Filmed:
        """Buy the film; raises as `generate` does."""
        model = _known(video_model, request.model)
        (first,) = await stored([request.image], images)
        keeping = Keeping(images, film=True)

        async def body() -> Mapping[str, Any]:
            (uri,) = await self._uploads.places([first], ["the first picture"], images)
            return video_body(request, model, uri)

        entry = self._entry(
            request,
            record=video_record(request, model, first.asset),
            price=self.tariff.video(request.model, request.seconds),
        )
        want = Want(entry, VIDEO_PATH, body, self._caps(request.wanted))
        done = await self._bought(want, request.wanted, keeping, progress)
        video = keeping.film_of(done, request)
        sizes = (video.width, video.height), (request.width, request.height)
        receipt = self._receipt(done, sent_motion(request)) | _told_size(*sizes)
        return Filmed(video, _credits(done), receipt)

    async def resume(self, entry: Entry, images: Images, progress: Progress) -> Entry:
        """Go on with an open entry of ours that has a task id; the DONE entry.

        From the first call on, it ends with the entry over or left: nothing is awaited before.
        """
        keeping = Keeping(images, film=entry.model in VIDEO_MODELS)
        till = self._till_with(self._book(), keeping)  # open already: the entry is from it
        return await resume(entry, till, progress)

    async def _bought(
        self, want: Want, wanted: Wanted, keeping: Keeping, progress: Progress
    ) -> Entry:
        """Buy it; what has to be sent waits for the model's room first, and stays in it."""
        till = await self._till(keeping, wanted)
        async with AsyncExitStack() as room:
            entered = False

            async def body() -> Mapping[str, Any]:
                nonlocal entered
                if not entered:
                    progress(0, "waiting")
                    await room.enter_async_context(await self.account.room(want.entry.model))
                    entered = True
                return await want.body()

            async def aside() -> None:
                nonlocal entered
                await room.aclose()
                entered = False

            return await buy(replace(want, body=body, aside=aside), till, progress)

    async def _till(self, keeping: Keeping, wanted: Wanted) -> Till:
        till = self._till_with(await asyncio.to_thread(self._book), keeping)
        return replace(till, leaving=lambda: self._leaving() or wanted.leaving())

    def _till_with(self, book: Book, keeping: Keeping) -> Till:
        return Till(
            self.client,
            book,
            self._clock,
            keeping,
            self._kept,
            self._on_unknown,
            self._leaving,
            self._pace,
        )

    def _entry(
        self, asked: ImageRequest | VideoRequest, *, record: Mapping[str, Any], price: float | None
    ) -> Entry:
        """What the ledger knows a purchase by; `record` is the body without pictures."""
        wanted = asked.wanted
        return Entry(
            id="",
            key=wanted.key or uuid.uuid4().hex,
            profile=self.name,
            model=asked.model,
            run=wanted.run,
            graph=wanted.graph,
            node=wanted.node,
            request=record,
            seed=asked.seed if wanted.seed is None else wanted.seed,
            price=price,
        )

    def _caps(self, wanted: Wanted) -> Caps:
        return Caps(run=wanted.budget, day=self._caps_day)

    def _image_price(self, request: ImageRequest) -> float | None:
        """Credits for all the pictures the request asks for."""
        ratio = request.extras.get("ratio") or f"{request.width}:{request.height}"
        each = self.tariff.image(request.model, str(ratio))
        count = request.extras.get("outputCount", 1)
        return None if each is None else each * (count if isinstance(count, int) else 1)

    def _check(self, request: ImageRequest, model: ImageModel) -> None:
        """Refuse what would cost and bring nothing."""
        if model.name in _DRAWS_SVG:
            words = f"{model.title} draws SVG, which Tagwire cannot keep."
            raise StepFailed(words, "Choose another model.")
        if len(request.references) < self.client.dialect.least_references:
            words = f"{self.name} makes no picture without a reference."
            raise StepFailed(words, "Wire a reference picture, or choose another profile.")

    def _receipt(self, done: Entry, sent: str) -> dict[str, Any]:
        return {
            "profile": self.name,
            "task": done.task,
            "ledger": done.id,
            "sent": sent,
            "charge": done.charge,
            "estimated": done.estimated,
        }


def _credits(done: Entry) -> float | None:
    """What it cost as far as known: the charge, else the price."""
    return done.charge if done.charge is not None else done.price


def _told_size(given: tuple[int, int], asked: tuple[int, int]) -> dict[str, Any]:
    """For the receipt: the size that came, where it is another than was asked for."""
    return {} if given == asked else {"size_given": list(given)}


def _known(find: Callable[[str], _M], name: str) -> _M:
    try:
        return find(name)
    except UnknownModel as fault:
        raise StepFailed(f"{fault}.") from fault
