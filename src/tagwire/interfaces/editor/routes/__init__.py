"""The editor's HTTP doors, one subject a file."""
