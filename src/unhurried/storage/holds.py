"""The legal hold in the database: a log that is only added to, and triggers that refuse every erasure."""

from __future__ import annotations

from datetime import date
from typing import final

from unhurried.domain.errors import HeldByLaw
from unhurried.domain.forgetting import HoldChange
from unhurried.storage.engine import Engine


def refuse_if_held(engine: Engine) -> None:
    """Raise HeldByLaw at once. The triggers would do so too, later and for whoever does not ask."""
    if engine.row("SELECT 1 FROM held"):
        raise HeldByLaw


@final
class SqlHolds:
    """The legal hold, behind the port `Holds`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def is_on(self) -> bool:
        return self._engine.row("SELECT 1 FROM held") is not None

    def log(self) -> list[HoldChange]:
        rows = self._engine.rows("SELECT day, is_on FROM hold ORDER BY number")
        return [HoldChange(date.fromisoformat(row["day"]), bool(row["is_on"])) for row in rows]

    def add(self, change: HoldChange) -> None:
        with self._engine.joined():
            self._engine.insert("hold", [{"day": change.day.isoformat(), "is_on": int(change.is_on)}])
