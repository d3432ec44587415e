"""What the services need from the outside: the journal folder, and the open journal in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from unhurried.domain.disclosures import Ledger
from unhurried.domain.drafts import Draft
from unhurried.domain.finding import Filter, Glimpse
from unhurried.domain.forgetting import Footprint, HoldChange, Scope
from unhurried.domain.inbox import Inbox
from unhurried.domain.keys import MasterKey
from unhurried.domain.leaving import Leaving
from unhurried.domain.looking_back import LookingBack
from unhurried.domain.margins import Margins
from unhurried.domain.prompts import Choices, Marker, Prompt
from unhurried.domain.reflections import Reflection, Revision
from unhurried.domain.returning import Returning
from unhurried.domain.sharing.parts import Copies
from unhurried.domain.supervision import Supervision
from unhurried.domain.threads import Threads


class Reflections(Protocol):
    """Reflections kept in the journal, found by id, by place in the timeline, or by what is in them.

    A *place* is an integer that follows the day of the session and then the order of keeping; it is unique,
    and it changes only when the day does.
    """

    def put(self, reflection: Reflection) -> None:
        """Add it, or replace the one with the same id."""
        ...

    def one(self, reflection_id: str) -> Reflection:
        """The reflection with this id. Raises ReflectionMissing."""
        ...

    def places(self, narrowed: Filter, before: int | None = None, limit: int = 60) -> Sequence[int]:
        """Places of the newest reflections that fit, newest first, all below `before`."""
        ...

    def glimpses(self, places: Sequence[int], narrowed: Filter) -> list[Glimpse]:
        """Timeline rows for these places, in the same order; places that are gone are left out."""
        ...

    def count(self, *, in_trash: bool = False) -> int: ...

    def keep_revision(self, revision: Revision) -> None:
        """Keep an earlier state. Raises ReflectionMissing when there is no such reflection."""
        ...

    def revisions(self, reflection_id: str) -> list[Revision]:
        """Earlier states, newest first."""
        ...

    def erase(self, reflection_ids: Iterable[str]) -> None:
        """Remove for good: rows, revisions, drafts, index, and every note that hangs on it. Raises HeldByLaw."""
        ...

    def trashed(self) -> list[str]:
        """Ids of the reflections in the trash."""
        ...

    def client_codes(self) -> list[str]:
        """Codes in use, the most recently used first."""
        ...

    def tags(self) -> list[str]:
        """Tags in use, the most recently used first."""
        ...

    def days(self, since: date, until: date) -> dict[date, int]:
        """How many reflections each day has, days without any left out; both ends inclusive."""
        ...


class Drafts(Protocol):
    """Unfinished writing."""

    def put(self, draft: Draft) -> None: ...

    def remove(self, draft_id: str) -> None: ...

    def all(self) -> list[Draft]:
        """Every draft, the last touched first."""
        ...


class OwnQuestions(Protocol):
    """The writer's own prompts and markers, and what is chosen or hidden of the shipped ones."""

    def prompts(self) -> list[Prompt]:
        """The newest version of each."""
        ...

    def markers(self) -> list[Marker]:
        """The newest version of each."""
        ...

    def put_prompt(self, prompt: Prompt) -> None: ...

    def put_marker(self, marker: Marker) -> None: ...

    def choices(self) -> Choices | None:
        """What was chosen, or None when nothing was changed yet."""
        ...

    def choose(self, choices: Choices) -> None: ...


class Forgetting(Protocol):
    """Erasing for good, by scope."""

    def footprint(self, scope: Scope) -> Footprint:
        """How much the scope covers now."""
        ...

    def erase(self, scope: Scope) -> None:
        """Remove all of it, drafts and index included, or nothing. Raises HeldByLaw."""
        ...


class Holds(Protocol):
    """The legal hold. While it is on, nothing can be erased, by whichever way it is tried."""

    @property
    def is_on(self) -> bool: ...

    def log(self) -> list[HoldChange]:
        """When it was set and lifted, oldest first."""
        ...

    def add(self, change: HoldChange) -> None:
        """Set or lift it. What is in the log stays there."""
        ...


class Journal(Protocol):
    """An open journal. Everything in it belongs to the thread that opened it."""

    @property
    def reflections(self) -> Reflections: ...

    @property
    def drafts(self) -> Drafts: ...

    @property
    def own_questions(self) -> OwnQuestions: ...

    @property
    def forgetting(self) -> Forgetting: ...

    @property
    def holds(self) -> Holds: ...

    @property
    def looking_back(self) -> LookingBack: ...

    @property
    def threads(self) -> Threads: ...

    @property
    def margins(self) -> Margins: ...

    @property
    def returning(self) -> Returning: ...

    @property
    def supervision(self) -> Supervision: ...

    @property
    def ledger(self) -> Ledger: ...

    @property
    def copies(self) -> Copies: ...

    @property
    def leaving(self) -> Leaving: ...

    @property
    def inbox(self) -> Inbox: ...

    @property
    def notices(self) -> tuple[str, ...]:
        """What opening noticed, as keys for the screen to put into words; usually none."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, durable on leaving; transactions do not nest.

        Raises DiskIsFull, JournalIsReadOnly or NotKept. A write outside of one has its own.
        """
        ...

    def one_moment(self) -> AbstractContextManager[None]:
        """All that is read inside is of one moment, whatever is written meanwhile; nobody waits for it."""
        ...

    def preference(self, name: str, default: str = "") -> str:
        """A small choice that belongs to the journal, such as the last way of writing."""
        ...

    def prefer(self, name: str, value: str) -> None: ...

    def forget_traces(self) -> None:
        """Make what was erased unreadable in the files too.

        Raises NotKept at once while something else reads the journal; what is left then goes with the next
        change, with closing, or with the next opening.
        """
        ...

    def close(self) -> None: ...


class JournalFolders(Protocol):
    """Journals on disk. `create`, `unlock` and `change_passphrase` are slow and may run on any thread."""

    def is_journal(self, folder: Path) -> bool: ...

    def create(self, folder: Path, passphrase: str, recovery_code: str, at: datetime) -> MasterKey: ...

    def unlock(self, folder: Path, secret: str) -> MasterKey:
        """Derive the key from the passphrase or the recovery code, and change nothing on disk."""
        ...

    def open(self, folder: Path, key: MasterKey) -> Journal:
        """Take the lock, migrate if needed, and open. Call on the thread that will use it."""
        ...

    def open_beside(self, folder: Path, key: MasterKey) -> Journal:
        """The journal once more, for a long call on the thread that asks, while a window has it open.

        It takes no lock and changes nothing in opening. While it has a transaction, the window's writes wait for
        it, so a long call reads in `one_moment` and writes in one short transaction at its end. Raises
        JournalIsNewer where the journal was not brought up to date by opening it.
        """
        ...

    def change_passphrase(self, folder: Path, key: MasterKey, passphrase: str) -> None: ...
