"""What nodes show when a graph is opened: results that are stored, or a shipped example."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tagwire.core.document import GraphDocument, node_of
from tagwire.core.registry import Registry
from tagwire.core.values import Image
from tagwire.interfaces.app import App
from tagwire.interfaces.editor.session.live import Live, example_of, live_of
from tagwire.providers.discovery import shipped


def stored(app: App, document: GraphDocument, keys: Mapping[str, str]) -> dict[str, Live]:
    """What nodes show of their stored results; reads the store.

    An end that stores nothing of its own, such as a delivered file, shows what it was given.

    Raises:
        StoreFailed: the store cannot be read.
    """
    results = app.results.load(keys.values())
    live = {name: live_of(results[key], key) for name, key in keys.items() if key in results}
    for name in outputs(document, app.registry):
        feeds = [node_of(start) for start, end in document.wires if node_of(end) == name]
        if name in keys and name not in live and len(feeds) == 1 and feeds[0] in live:
            live[name] = {**live[feeds[0]], "key": keys[name], "seconds": 0, "credits": 0}
    return live


def examples(template: str, document: GraphDocument, registry: Registry) -> dict[str, Live]:
    """What a template's outputs show before anything has run, if a picture was shipped with it."""
    from PIL import Image as Pillow

    path = shipped("graphs") / "pictures" / f"{template}.jpg"
    if not template or not path.is_file():
        return {}
    with Pillow.open(path) as picture:
        live = example_of(template, *picture.size)
    return dict.fromkeys(outputs(document, registry), live)


def outputs(document: GraphDocument, registry: Registry) -> Iterable[str]:
    """The nodes that hand a picture to the user."""
    for name, entry in document.nodes.items():
        kind = registry.get(entry.type)
        if kind and kind.spec.category == "output" and Image.kind in kind.spec.outputs.values():
            yield name
