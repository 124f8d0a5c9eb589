"""`tagwire edit`: the address it prints, who is answered there, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from tagwire.interfaces.cli import main
from tagwire.interfaces.editor.serving.names import listen


@pytest.fixture
def shell(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `tagwire edit` with a word too many to get as far as listening."""
    monkeypatch.setenv("TAGWIRE_STORE", str(store))
    monkeypatch.delenv("TAGWIRE_PASSWORD", raising=False)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, ["edit", "--no-browser", *map(str, words)])


def test_the_address_lets_in_and_nothing_else_does(editor):
    _, address = editor("style")
    bare = address.partition("?")[0]
    page = {"accept": "text/html"}
    assert "terminal" in httpx.get(bare, headers=page).text
    assert httpx.get(f"{bare}api/start").status_code == 401
    assert httpx.get(bare, headers={"host": "evil.test"}).status_code == 421
    with httpx.Client(follow_redirects=True) as browser:
        heard = browser.get(address, headers=page)
        assert heard.status_code == 200
        assert "token" not in str(heard.url)
        assert "frame-ancestors 'none'" in heard.headers["content-security-policy"]
        assert browser.get(f"{bare}api/start").status_code == 200
        assert browser.post(f"{bare}api/open", json={"template": "style"}).status_code == 200


def test_what_is_not_there_and_what_breaks_is_told_without_nicegui(editor):
    _, address = editor()
    bare = address.partition("?")[0]
    with httpx.Client(follow_redirects=True) as browser:
        browser.get(address)
        for path in ("nothing", "_nicegui/nothing", "api/nothing", "pictures/..%2f..%2fetc"):
            heard = browser.get(bare + path)
            assert (heard.status_code, heard.json()["code"]) == (404, "not_found"), path
        page = browser.get(f"{bare}nothing", headers={"accept": "text/html"})
        assert page.status_code == 404
        assert "nicegui" not in page.text.lower()
        polling = browser.get(f"{bare}_nicegui_ws/socket.io/?EIO=4&transport=polling")
        assert polling.status_code == 403


def test_an_open_tab_and_a_draft_outlive_a_restart(editor, store):
    process, address = editor()
    port = httpx.URL(address).port
    with httpx.Client(follow_redirects=True) as browser:
        browser.get(address)
        made = browser.post(f"http://127.0.0.1:{port}/api/open", json={"template": "style"}).json()
        words = {"do": "set", "node": "prompt", "setting": "text", "value": "@EiffelTower"}
        edit = {"graph": made["graph"], "edit": "1", "name": "set", "commands": [words]}
        assert browser.post(f"http://127.0.0.1:{port}/api/edit", json=edit).status_code == 200
        process.terminate()
        process.wait(20)
        editor("--port", str(port))
        rows = browser.get(f"http://127.0.0.1:{port}/api/start").json()["graphs"]
        assert made["graph"] in [row["key"] for row in rows]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_by_itself_when_told_without_a_word(editor, told):
    process, _ = editor()
    process.send_signal(told)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_another_address_without_a_password_is_refused_before_it_listens(shell, host):
    ended = shell("--host", host, "--port", "0")
    assert ended.exit_code == 2
    assert "--password-file" in ended.output


def test_a_password_too_short_or_unreadable_is_refused(shell, tmp_path):
    (tmp_path / "short").write_text("1234\n")
    (tmp_path / "bytes").write_bytes(b"\xff" * 20)
    for name in ("short", "bytes", "missing"):
        assert shell("--password-file", tmp_path / name).exit_code == 2


def test_a_taken_port_is_told_in_words(shell):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = shell("--port", taken.getsockname()[1])
    assert ended.exit_code == 2
    assert "--port 0" in ended.output


def test_a_second_editor_on_one_store_is_told_where_the_first_is(editor, shell):
    process, address = editor()
    ended = shell("--port", "0")
    assert ended.exit_code == 2
    assert address.partition("?")[0] in ended.output
    assert "--store" in ended.output
    process.kill()
    process.wait(20)
    editor()


def test_a_second_editor_on_a_graph_says_where_to_open_it(editor, shell, tmp_path):
    for name in ("graphs", "a/b/mine"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "shop.json").write_text('{"tagwire": 1, "name": "Shop"}')
    (tmp_path / "shop.png").write_bytes(b"a picture")
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    (elsewhere / "other.json").write_text('{"tagwire": 1}')
    _, address = editor()
    bare = address.partition("?")[0]
    told = shell("graphs/shop.json").stderr
    [there] = re.findall(rf"Open ({re.escape(bare)}\?graph=[a-z0-9-]+), or end that", told)
    with httpx.Client(follow_redirects=True) as browser:
        browser.get(address)
        key = httpx.URL(there).params["graph"]
        assert browser.post(f"{bare}api/open", json={"key": key}).json() == {"graph": key}
    assert "Open the template style there" in shell("style").stderr
    assert "Import shop.json there" in shell("a/b/mine/shop.json").stderr
    assert "Drop shop.png on its page" in shell("shop.png").stderr
    assert "Import other.json there" in shell(elsewhere / "other.json").stderr
    assert "Go on there" in shell("nothing.json").stderr


def test_without_a_port_the_next_free_one_is_taken():
    with listen("127.0.0.1", None) as one, listen("127.0.0.1", None) as two:
        assert one.getsockname()[1] != two.getsockname()[1]


def test_what_cannot_be_opened_is_told_before_it_listens(shell, tmp_path):
    (tmp_path / "broken.json").write_text("{")
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "shot.json").write_text('{"tagwire": 1}')
    assert shell("no_such_graph", "--port", "0").exit_code == 2
    assert shell("broken.json", "--port", "0").exit_code == 2
    ended = shell(outside / "shot.json", "--port", "0", "--folder", tmp_path / "graphs")
    assert ended.exit_code == 2
    assert "--folder" in ended.output


def test_a_file_opens_with_its_folder(editor, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "shot.json").write_text('{"tagwire": 1, "name": "Shot"}')
    _, address = editor("mine/shot.json")
    with httpx.Client(follow_redirects=True) as browser:
        browser.get(address)
        told = browser.get(f"{address.partition('?')[0]}api/start").json()
    assert told["folder"] == str(tmp_path)
    assert "mine/shot.json" in [row["file"] for row in told["graphs"]]


def test_help_says_what_it_is_for(shell):
    ended = shell("--help")
    assert ended.exit_code == 0
    assert "Ctrl+C" in ended.output
