"""Points in time as the database holds them: text that sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime


def as_text(at: datetime) -> str:
    """An aware point in time, in UTC, always with microseconds."""
    if at.tzinfo is None:
        raise ValueError("a point in time needs its zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def as_text_or_none(at: datetime | None) -> str | None:
    """The same for a point in time that may not have come."""
    return None if at is None else as_text(at)


def as_instant_or_none(text: str | None) -> datetime | None:
    """Back from text."""
    return None if text is None else datetime.fromisoformat(text)
