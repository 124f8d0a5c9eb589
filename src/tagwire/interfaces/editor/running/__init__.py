"""Runs asked for, queued, conducted and watched."""
