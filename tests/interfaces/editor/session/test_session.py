"""One open graph: who looks at it is told, and keeps what its nodes show."""

from __future__ import annotations

import pytest

from tagwire.core.edit.refused import EditRefused
from tagwire.core.errors import WrongUse
from tagwire.core.values import Image
from tagwire.interfaces.editor.session.session import Session

ADD = {"do": "add", "type": "output", "id": "more"}


@pytest.fixture
def at_session(at_desk, small):
    """Runs a function with an open graph and the view that looks at it."""

    def call(act):
        async def whole(browser):
            await browser.open(file=small)
            return act(browser.session, browser.tab)

        return at_desk(whole)

    return call


def test_everyone_who_looks_is_told_until_they_leave(at_session, watcher):
    def act(session: Session, tab):
        other = watcher("other")
        session.join(other)
        session.edit([ADD])
        session.leave(other)
        session.undo()
        return tab.kinds(), other.kinds()

    assert at_session(act) == (["graph", "delta", "delta"], ["graph", "delta"])


def test_a_view_that_is_gone_does_not_stop_an_edit(at_session):
    class Gone:
        id = "gone"

        def push(self, message):
            if message["kind"] != "graph":
                raise RuntimeError("the client this element belongs to has been deleted")

    def act(session: Session, tab):
        session.join(Gone())
        session.edit([ADD])
        return session.document.nodes.keys(), tab.kinds(), len(session.views)

    nodes, kinds, views = at_session(act)
    assert "more" in nodes
    assert (kinds[-1], views) == ("delta", 1)


def test_what_a_node_shows_is_added_up_and_told(at_session):
    def act(session: Session, tab):
        session.show("half", {"status": "running", "progress": 0.5})
        session.show("half", {"status": "done", "seconds": 1})
        return tab.told[-1], session.whole()["live"]

    step, live = at_session(act)
    assert (step["kind"], step["node"], step["live"]["seconds"]) == ("step", "half", 1)
    assert step["live"]["progress"] == 0.5
    assert step["live"]["pictures"] == []
    assert live.keys() == {"half"}


def test_edits_tell_which_ids_are_new(at_session):
    def act(session: Session, tab):
        paste = {"do": "paste", "nodes": {"half": {"type": "output"}}, "notes": {"note": {}}}
        return session.edit([ADD, paste]).added

    assert at_session(act) == ("more", "half2", "note")


def test_a_refused_edit_says_why(at_session):
    def act(session: Session, tab):
        with pytest.raises(EditRefused, match="nobody"):
            session.edit([{"do": "remove", "nodes": ["nobody"]}])
        with pytest.raises(WrongUse, match="no command"):
            session.edit([{"do": "explode"}])
        with pytest.raises(WrongUse, match="commands in one edit"):
            session.edit([ADD] * 10_001)
        return session.rev

    assert at_session(act) == 0


def test_a_message_reaches_everyone_at_the_desk(at_desk, small):
    async def act(browser):
        first = await browser.open(file=small)
        tab = browser.tab
        second = await browser.open(new=True)
        browser.desk.broadcast({"kind": "queue", "queue": {}})
        return (first, second), (tab.last("queue"), browser.tab.last("queue"))

    graphs, messages = at_desk(act)
    assert [message["graph"] for message in messages] == list(graphs)


def test_the_queue_is_shown_and_what_it_runs(at_desk, small):
    class Queue:
        def live(self, key):
            return {"half": {"status": "running", "pictures": [], "example": False}}

        def shown(self):
            return {"paused": True, "at_once": 1, "runs": []}

    async def act(browser):
        browser.desk.queue = Queue()
        await browser.open(file=small)
        return browser.tab.told[0]

    whole = at_desk(act)
    assert whole["queue"]["paused"]
    assert whole["live"]["half"]["status"] == "running"


def test_a_picture_shown_is_there_again_after_a_restart(at_desk, small):
    async def work(browser):
        await browser.open(file=small)
        await browser.desk.settled()
        picture = Image(48, 32, browser.desk.app.assets.put(b"a picture"))
        shown = {"asset": picture.asset, "width": 48, "height": 32}
        key = browser.session.keys["half"]
        browser.session.show("half", {"status": "done", "key": key, "pictures": [shown]})
        await browser.edit({"do": "set", "node": "half", "setting": "width", "value": 24})

    async def again(browser):
        await browser.open(file=small)
        await browser.desk.settled()
        return browser.tab.told[0]["live"], browser.tab.last("review")["stale"]

    at_desk(work)
    live, stale = at_desk(again)
    assert live["half"]["pictures"][0]["width"] == 48
    assert stale["half"] == ["width"]
