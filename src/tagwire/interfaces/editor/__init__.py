"""The editor: a page in the browser over the same river as every other door.

The page holds one component, `Workbench`; its source is in `src/editor`, what is built of it in
`web`. Python owns every graph, and the browser is a view of it:

- The browser asks over HTTP, strict JSON to `/api/...`. A change is a list of the commands of
  `tagwire.core.edit`, done all or not at all, as one step that can be undone. Edits go one after
  the other, and each has an id, so that one sent twice is done once.
- Python tells over NiceGUI's socket: `{"kind": ..., "graph": key, ...}`. A view that joins a graph
  gets all of it (`graph`), from then on what changes (`delta`, numbered by `rev`), what is to be
  said of it (`review`: problems, prices, what is stale), what its nodes show of their runs
  (`step`), and the `queue`, the `gallery` and any `notice`. Every view of a graph is told the
  same, and one that missed something joins again.
- A change is on disk before it is answered: as a line beside its draft, then in the draft itself.
  A killed server loses nothing it answered for, and a store has one server at a time.
- Faults are `{"code", "message", "remedy"}` with a status of 4xx; 507 is a store that cannot.

Its rooms, each standing on those before it: `serving` is the way in, `session` one open graph,
`desk` all of them and their drafts, files and versions, `running` the queue, `pictures` what is
brought in and taken away, `routes` the addresses; `serve` puts them together.
"""
