"""What the environment names for connections and is of no use: nothing is sent, nothing is lost."""

import asyncio

import pytest

from tagwire.providers.keys import Secret
from tagwire.providers.profile import Profile
from tagwire.providers.runway.client import RunwayClient
from tagwire.runtime.ledger.outcome import NotSent
from tagwire.runtime.ledger.shop import Again

TASK = "0b7a3cda-6c2e-4a55-8d6e-1f2f3a4b5c6d"


@pytest.mark.parametrize(
    "proxy",
    ["http://127.0.0.1:1", "nonsense://x", "socks5://127.0.0.1:1", "http://127.0.0.1:99999", "::"],
)
def test_a_proxy_of_the_environment_that_is_of_no_use_sends_nothing(monkeypatch, proxy):
    for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    client = RunwayClient(Profile("a", "A", "runway", "https://a.example", "K"), Secret("key_1"))
    with pytest.raises(NotSent):
        asyncio.run(client.create("text_to_image", {}))
    with pytest.raises(Again):
        asyncio.run(client.look(TASK))


def test_certificates_of_the_environment_that_are_not_there_send_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "gone.pem"))
    client = RunwayClient(Profile("a", "A", "runway", "https://a.example", "K"), Secret("key_1"))
    with pytest.raises(NotSent, match="SSL_CERT_FILE"):
        asyncio.run(client.create("text_to_image", {}))
    with pytest.raises(Again):
        asyncio.run(client.look(TASK))
