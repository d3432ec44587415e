"""Nouns: frozen values and rules. Standard library only; no clock, no files, no Qt."""
