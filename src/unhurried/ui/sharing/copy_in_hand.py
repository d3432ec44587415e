"""The copy in hand: the draft of a share copy, kept in the journal at every change, and what is chosen for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import final

from PySide6.QtCore import QObject, Signal, Slot

from unhurried.domain.disclosures import Recognisable
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.sharing.parts import CopyDraft, Decision, Part, PartKind
from unhurried.services.changes import Changed
from unhurried.services.sharing.disguising import settled
from unhurried.services.sharing.words import same
from unhurried.ui.autosave import Autosave
from unhurried.ui.workspace import Workspace

_READ = Changed.REFLECTIONS | Changed.THREADS | Changed.MARGINS | Changed.WORDS
_ABOUT = ("question", "chosen", "pictures")


@final
class CopyInHand(QObject):
    """What every step of the builder works on.

    What is chosen is kept at once, what is typed within a second. `has_thought_again` says that the writer answered
    that a neighbour might recognise somebody, looked again, and goes on all the same.

    Signals:
        changed(): the draft is another than before.
        faded(): something in the journal is another than before, and so may be what was chosen.
    """

    changed = Signal()
    faded = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.draft = CopyDraft()
        self.has_thought_again = False
        self._parts: dict[str, Part] = {}
        self._is_over = False
        self._autosave = Autosave(self._keep, self)
        workspace.changed.connect(self._on_change)

    def take_up(self) -> None:
        """Go on with the draft that is kept, or begin an empty one."""
        try:
            self.draft = self.workspace.copy_desk.draft() or CopyDraft()
        except UnhurriedError as error:
            self.workspace.failed.emit(error)
        self.has_thought_again = False
        self._is_over = False
        self._parts.clear()
        self.changed.emit()

    @property
    def is_begun(self) -> bool:
        """Whether there is anything in it."""
        return self.draft != CopyDraft()

    # Changing it

    def choose(self, **fields: object) -> None:
        """Something was chosen: these fields of the draft are so from now on."""
        if self._put(**fields):
            self._autosave.flush()
            self.changed.emit()

    def type(self, **fields: object) -> None:
        """Something was typed; it is kept within a second."""
        if self._put(**fields):
            self.changed.emit()

    def _put(self, **fields: object) -> bool:
        draft = replace(self.draft, **fields)  # pyright: ignore[reportArgumentType]
        if draft == self.draft:
            return False
        is_about_other = any(getattr(draft, name) != getattr(self.draft, name) for name in _ABOUT)
        if is_about_other and draft.recognisable is not None:
            # Whether somebody could be recognised was answered about other words.
            draft = replace(draft, recognisable=None)
            self.has_thought_again = False
        self.draft = draft
        self._autosave.note_edit()
        return True

    def _keep(self) -> bool:
        return self._is_over or self.workspace.keep_copy(self.draft) is not None

    @property
    def is_pending(self) -> bool:
        """Whether something was typed and is not kept yet."""
        return self._autosave.is_pending

    def put_down(self) -> bool:
        """Keep what is not yet kept; False when that failed."""
        return self._autosave.flush()

    def forget(self) -> None:
        """The journal is about to be closed: nothing more is asked of it."""
        self._autosave.forget()
        self._is_over = True
        self.draft = CopyDraft()
        self._parts.clear()

    def drop(self) -> bool:
        """There is no draft any more; False when that failed."""
        self._autosave.forget()
        if not self.workspace.drop_copy():
            return False
        self.draft = CopyDraft()
        self.has_thought_again = False
        self.changed.emit()
        return True

    # What is chosen

    def has(self, part_id: str) -> bool:
        return part_id in self.draft.chosen or part_id in map(picture_id, self.draft.pictures)

    def take(self, parts: Iterable[Part]) -> None:
        """Choose these as well, behind the others; pictures stand at the end."""
        fresh = [part for part in parts if not self.has(part.part_id)]
        written = [part for part in fresh if part.kind is not PartKind.PICTURE]
        self._parts.update((part.part_id, part) for part in written)
        self.choose(
            chosen=(*self.draft.chosen, *(part.part_id for part in written)),
            pictures=(*self.draft.pictures, *(marker_id(part) for part in fresh if part not in written)),
        )

    def take_out(self, part_ids: Iterable[str]) -> None:
        """These are not chosen any more."""
        gone = set(part_ids)
        self.choose(
            chosen=tuple(part_id for part_id in self.draft.chosen if part_id not in gone),
            pictures=tuple(one for one in self.draft.pictures if picture_id(one) not in gone),
        )

    def move(self, part: Part, by: int) -> int:
        """Put one so many places further among its kind; answers its place."""
        is_picture = part.kind is PartKind.PICTURE
        key = marker_id(part) if is_picture else part.part_id
        order = list(self.draft.pictures if is_picture else self.draft.chosen)
        place = order.index(key)
        order.remove(key)
        target = min(max(place + by, 0), len(order))
        order.insert(target, key)
        self.choose(**{"pictures" if is_picture else "chosen": tuple(order)})
        return target

    def parts(self) -> list[Part]:
        """What is chosen, in its order; what has left the journal is left out. Raises UnhurriedError."""
        unknown = [part_id for part_id in self.draft.chosen if part_id not in self._parts]
        if unknown:
            self._parts.update((part.part_id, part) for part in self.workspace.choosing.parts(unknown))
        return [self._parts[part_id] for part_id in self.draft.chosen if part_id in self._parts]

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if not changed & _READ or self._is_over:
            return
        self._parts.clear()
        if changed & Changed.COPY and not self.is_pending:
            self._look_again()  # what was erased is not in the draft any more, either
        self.faded.emit()

    def _look_again(self) -> None:
        try:
            self.draft = self.workspace.copy_desk.draft() or CopyDraft()
        except UnhurriedError as error:
            self.workspace.failed.emit(error)
        self.changed.emit()

    # Disguise

    def decisions(self) -> list[Decision]:
        """What was decided, for this copy before what is remembered. Raises UnhurriedError."""
        return settled(self.draft.decisions, self.workspace.copy_desk.decisions())

    def decide(self, decision: Decision, *, is_typed: bool = False) -> None:
        """Decide about a word for this copy."""
        others = [known for known in self.draft.decisions if not same(known.word, decision.word)]
        put = self.type if is_typed else self.choose
        put(decisions=(*others, decision))

    def undecide(self, word: str) -> None:
        """Nothing is decided about this word any more, for this copy and later ones."""
        others = tuple(known for known in self.draft.decisions if not same(known.word, word))
        self.choose(decisions=others)

    def remember(self) -> None:
        """Have what was decided for this copy at hand for the next one."""
        try:
            known = self.workspace.copy_desk.decisions()
        except UnhurriedError as error:
            self.workspace.failed.emit(error)
            return
        for decision in self.draft.decisions:
            before = next((one for one in known if same(one.word, decision.word)), None)
            if before != decision and not (before and before.never_leaves):
                self.workspace.decide(decision)

    @property
    def is_thought_through(self) -> bool:
        """Whether the stranger test is answered; where the answer is perhaps, also after a second thought."""
        answer = self.draft.recognisable
        return answer is Recognisable.NO or (answer is Recognisable.PERHAPS and self.has_thought_again)


def picture_id(marker: str) -> str:
    """The id of the picture of this habit, among parts."""
    return f"{PartKind.PICTURE}/{marker}"


def marker_id(picture: Part) -> str:
    """Which habit a picture is of."""
    return picture.part_id.partition("/")[2]
