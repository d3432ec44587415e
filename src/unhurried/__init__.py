"""Unhurried: a private, offline journal for psychotherapists."""

__version__ = "0.1.0"
