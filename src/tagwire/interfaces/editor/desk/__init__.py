"""Every open graph, and what is kept of it on disk: drafts, files, versions."""
