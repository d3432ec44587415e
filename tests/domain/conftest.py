"""The profile under which properties are tried: small, without a clock, leaving no files."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("small", max_examples=100, deadline=None, database=None)
settings.load_profile("small")
