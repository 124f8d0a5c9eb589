"""The embedded draft engine: a tagged request becomes a picture, offline, on a CPU."""
