"""How a graph is changed: a command and a document in, a new document out."""
