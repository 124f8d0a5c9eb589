"""The key is in one header of requests to the API, and nowhere else."""

import asyncio
import copy
import io
import logging
import pickle
import traceback

import pytest
from PIL import Image

from tagwire import StepFailed, WrongUse
from tagwire.providers.disk.assets import Assets
from tagwire.providers.disk.images import DiskImages
from tagwire.providers.disk.sources import Sources
from tagwire.providers.keys import Secret
from tagwire.providers.runway.photos import Photo
from tagwire.providers.runway.uploads import UploadBook, Uploads
from tagwire.runtime.ledger.outcome import Ended
from tagwire.runtime.ledger.shop import Again, Expired, Gone

TASK = "0b7a3cda-6c2e-4a55-8d6e-1f2f3a4b5c6d"


@pytest.mark.parametrize("value", ["a b", "key\n", "\nkey", "ключ", "a\tb", "a\x00", "k" * 5000])
def test_what_no_header_can_carry_is_refused_and_not_shown(value):
    with pytest.raises(WrongUse) as refused:
        Secret(value, "the API key of x in X_KEY")
    assert value not in str(refused.value)
    assert "the API key of x in X_KEY holds" in str(refused.value)


def test_a_key_prints_copies_and_pickles_as_nothing(says):
    secret = Secret(says.key)
    assert says.key not in f"{secret!r} {secret} {[secret]} {vars(type(secret))}"
    for carry in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            carry(secret)
    assert secret.hidden(f"no key {says.key}!") == "no key …!"


def test_the_key_is_in_no_log_error_or_upload_whatever_the_server_says(server, says, tmp_path):
    """At DEBUG of httpx, httpcore and asyncio, with a server that says the key back to us."""
    echo = {"error": f"The key {says.key} is bad.", "issues": [{"message": says.key}]}
    answers = [
        says.told(401, echo, f"X-Echo: {says.key}"),
        says.told(500, echo),
        says.told(200, {"id": says.key}),
        says.told(200, b"{" + says.key.encode()),
        says.raw(f"HTTP/1.1 {says.key}\r\n\r\n".encode()),
        says.reset,
        says.hang,
    ]
    written = io.StringIO()
    watch = logging.StreamHandler(written)
    root = logging.getLogger()
    root.addHandler(watch)
    before, level = {}, root.level
    for name in ("httpx", "httpcore", "asyncio"):
        before[name] = logging.getLogger(name).level
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.setLevel(logging.DEBUG)
    try:
        told = asyncio.run(heard(server, answers))
        told += asyncio.run(uploaded(server, says, tmp_path))
    finally:
        root.removeHandler(watch)
        root.setLevel(level)
        for name, was in before.items():
            logging.getLogger(name).setLevel(was)
    assert "send_request_headers" in written.getvalue()
    assert says.key not in written.getvalue()
    assert told.count("\n") > 20
    assert says.key not in told
    keyed = [request for request in server.requests if says.key.encode() in request]
    assert len(keyed) > 20
    assert all(b"/v1/" in request.split(b"\r\n")[0] for request in keyed)
    assert all(request.count(says.key.encode()) == 1 for request in keyed)
    assert any(request.startswith(b"POST /bucket") for request in server.requests)
    assert not [
        p for p in tmp_path.rglob("*") if p.is_file() and says.key.encode() in p.read_bytes()
    ]


async def heard(server, answers):
    """Everything the client says of those answers."""
    words = []
    for act in answers:
        async with server.open(act):
            client = server.client()
            calls = (
                lambda: client.create("text_to_image", {}),  # noqa: B023
                lambda: client.look(TASK),  # noqa: B023
                client.organization,
                lambda: client.cancel(TASK),  # noqa: B023
                lambda: client.start_upload("a.png"),  # noqa: B023
            )
            for call in calls:
                try:
                    words.append(repr(await call()))
                except (Ended, Again, Gone, Expired, StepFailed) as fault:
                    words.append("".join(traceback.format_exception(fault)))
                    words.append(
                        repr(vars(fault)) + repr(fault.__cause__) + repr(fault.__context__)
                    )
                    words.append(repr(getattr(fault.__context__, "request", None)))
    return "\n".join(words)


async def uploaded(server, says, tmp_path):
    """A photo that travels by an upload."""
    images = DiskImages(Sources(tmp_path, Assets(tmp_path / "a")), Assets(tmp_path / "a"))
    picture = images.hold(Image.effect_noise((2600, 2600), 200).convert("RGB"))
    async with server.open(says.told(200, {})):
        ticket = {
            "uploadUrl": f"{server.url}/bucket",
            "fields": {"key": "k"},
            "runwayUri": "runway://u/1",
        }
        server.acts = [says.told(200, ticket), says.told(204, b"")]
        uploads = Uploads(server.client(), UploadBook(tmp_path / "up", "here"))
        places = await uploads.places([picture], ["@shoe"], images)
    assert places == ["runway://u/1"]
    return repr(places) + repr(Photo(b"", "image/png"))
