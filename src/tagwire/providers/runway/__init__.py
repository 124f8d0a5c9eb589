"""Runway and those who speak its protocol: the wire, the client, the provider."""
