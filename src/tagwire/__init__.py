"""Tagwire: wire prompts and tagged reference pictures into image nodes, run the graph anywhere.

Two doors: the names a node author needs, and `run` / `run_async` / `load` for who runs graphs.
Names are imported when first used (see `__init__.pyi`), so that `tagwire --help` stays quick.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
