"""An open journal: its repositories, its transactions, and the lock that is held until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import final

from unhurried.domain.preferences import PASSING
from unhurried.storage.copies import SqlCopies
from unhurried.storage.drafts import SqlDrafts
from unhurried.storage.engine import Engine
from unhurried.storage.forgetting import SqlForgetting
from unhurried.storage.holds import SqlHolds
from unhurried.storage.inbox import SealedInbox
from unhurried.storage.leaving import SqlLeaving
from unhurried.storage.ledger import SqlLedger
from unhurried.storage.looking_back import SqlLookingBack
from unhurried.storage.margins import SqlMargins
from unhurried.storage.own_questions import SqlOwnQuestions
from unhurried.storage.reflections import SqlReflections
from unhurried.storage.returning import SqlReturning
from unhurried.storage.supervision import SqlSupervision
from unhurried.storage.threads import SqlThreads


@final
class SqlcipherJournal:
    """An open journal, behind the port `Journal`."""

    def __init__(
        self, engine: Engine, let_go: Callable[[], None], notices: tuple[str, ...], inbox: SealedInbox
    ) -> None:
        self._engine = engine
        self._let_go = let_go
        self._is_open = True
        self.reflections = SqlReflections(engine)
        self.drafts = SqlDrafts(engine)
        self.own_questions = SqlOwnQuestions(engine)
        self.forgetting = SqlForgetting(engine)
        self.holds = SqlHolds(engine)
        self.looking_back = SqlLookingBack(engine)
        self.threads = SqlThreads(engine)
        self.margins = SqlMargins(engine)
        self.returning = SqlReturning(engine)
        self.supervision = SqlSupervision(engine)
        self.ledger = SqlLedger(engine)
        self.copies = SqlCopies(engine)
        self.leaving = SqlLeaving(engine)
        self.inbox = inbox
        self.notices = notices

    def transaction(self) -> AbstractContextManager[None]:
        return self._engine.transaction()

    def one_moment(self) -> AbstractContextManager[None]:
        return self._engine.one_moment()

    def preference(self, name: str, default: str = "") -> str:
        row = self._engine.row("SELECT value FROM preference WHERE name = ?", name)
        return default if row is None else row["value"]

    def prefer(self, name: str, value: str) -> None:
        with self._engine.joined(counts=not name.startswith(PASSING)):
            self._engine.upsert("preference", "name", {"name": name, "value": value})

    def forget_traces(self) -> None:
        self._engine.forget_traces()

    def close(self) -> None:
        if not self._is_open:
            return
        self._is_open = False
        try:
            self._engine.close()
        finally:
            self._let_go()
