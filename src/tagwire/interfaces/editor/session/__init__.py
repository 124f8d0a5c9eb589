"""One open graph: its document, its steps, what its nodes show and what is to be said of it."""
