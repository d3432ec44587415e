"""Trying out what was built, as somebody would who starts it from its icon."""
