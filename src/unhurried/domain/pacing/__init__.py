"""Pacing: what a person's own marks can bear to have said about them, as pure functions."""
