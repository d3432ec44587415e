"""What the services need from the outside: the journal folder, and the open journal in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from unhurried.domain.backups import Progress
from unhurried.domain.disclosures import Ledger
from unhurried.domain.drafts import Draft
from unhurried.domain.finding import Filter, Glimpse
from unhurried.domain.forgetting import Footprint, HoldChange, Scope
from unhurried.domain.inbox import Inbox, Line
from unhurried.domain.keys import MasterKey, WayIn
from unhurried.domain.looking_back import LookingBack
from unhurried.domain.margins import Margins
from unhurried.domain.prompts import Choices, Marker, Prompt
from unhurried.domain.reflections import Reflection, Revision
from unhurried.domain.returning import Returning
from unhurried.domain.rotation import Rotated
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

    def change_passphrase(self, folder: Path, key: MasterKey, passphrase: str) -> None: ...


class WaysIn(Protocol):
    """What opens a journal that is there, beside its passphrase.

    All but `ways` and `keyring_available` are slow and may run on any thread. Each change is whole or not
    made at all, and the database is left alone by all but `rotate`. Those that take a key raise WrongSecret
    when it is not that of the journal.
    """

    def ways(self, folder: Path) -> frozenset[WayIn]: ...

    def is_recovery_code(self, folder: Path, secret: str) -> bool:
        """Whether it is the writer's own recovery code: not the executor's, nor a passphrase that reads like one."""
        ...

    def renew_recovery_code(self, folder: Path, key: MasterKey, code: str) -> None:
        """Make this the recovery code. The one before it stops working at once."""
        ...

    def renew_executor_code(self, folder: Path, key: MasterKey, code: str) -> None:
        """Make this the code of the executor's sheet, in place of one there may be."""
        ...

    def remove_executor_code(self, folder: Path, key: MasterKey) -> None: ...

    def rotate(
        self,
        folder: Path,
        key: MasterKey,
        passphrase: str,
        recovery_code: str,
        progress: Progress = ...,
    ) -> Rotated:
        """Put a closed journal under a new key, which opens with these two and nothing else.

        Raises Cancelled, JournalIsOpen, DiskIsFull and whatever opening can raise, each with nothing changed.
        """
        ...

    def keyring_available(self) -> bool:
        """Whether the system has a keyring that is its own. May take a moment."""
        ...

    def add_keyring_slot(self, folder: Path, key: MasterKey) -> None:
        """Let the system's keyring open the journal. Raises KeyringUnavailable."""
        ...

    def remove_keyring_slot(self, folder: Path, key: MasterKey) -> None: ...

    def unlock_with_keyring(self, folder: Path) -> MasterKey:
        """The key, without a secret typed. Raises WrongSecret or KeyringUnavailable."""
        ...


class Letterbox(Protocol):
    """Lines left in a journal without unlocking it."""

    def takes_lines(self, folder: Path) -> bool:
        """Whether the journal has an inbox. Raises what `unlock` raises for a folder that is no journal."""
        ...

    def leave(self, folder: Path, line: Line) -> None:
        """Seal the line and keep it. Raises LineTooLong, InboxIsFull, InboxIsClosed or DiskIsFull."""
        ...
