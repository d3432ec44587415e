"""The steps of restoring: which backup, and what of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from unhurried.domain.backups import Backup, Contents, Difference, Listing, Mention
from unhurried.ui import sentences
from unhurried.ui.dialogs.folder_dialog import ask_for_file
from unhurried.ui.pages.steps import Step
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label

_PATH = Qt.ItemDataRole.UserRole
_ROWS = 6


class ChooseStep(Step):
    """The backups there are, newest first, and a way to one that lies elsewhere.

    Signals:
        chosen(Path): look into this one.
        survey_asked(): see what can be read of the journal itself.
    """

    chosen = Signal(object)
    survey_asked = Signal()

    def __init__(self, theme: Theme, words: str, listings: Sequence[Listing], *, surveys: bool) -> None:
        super().__init__(theme, self.tr("Which backup?"), words)
        self.list = _new_list(theme, self.tr("Backups, newest first"))
        self.elsewhere_button = self.button(self.tr("One that lies elsewhere…"), "quiet")
        self.look_button = self.button(self.tr("See what it holds"), "filled")
        self.survey_button = self.button(self.tr("See what can be read of the journal itself…"), "quiet")
        self.content.addWidget(self.list)
        self.unreadable = text_label("", "notice", wrap=True)
        self.content.addWidget(self.unreadable)
        self.buttons.addWidget(self.look_button)
        self.below.addWidget(self.elsewhere_button, 0, Qt.AlignmentFlag.AlignHCenter)
        if surveys:
            self.below.addWidget(self.survey_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fill(listings)
        self.list.itemActivated.connect(self._choose)
        self.look_button.clicked.connect(self._choose)
        self.elsewhere_button.clicked.connect(self._ask_for_file)
        self.survey_button.clicked.connect(self.survey_asked)

    def _fill(self, listings: Sequence[Listing]) -> None:
        for backup in (backup for listing in listings for backup in listing.backups):
            self._add(backup.path, described(backup))
        unreadable = sum(len(listing.unreadable) for listing in listings)
        self.unreadable.setVisible(unreadable > 0)
        sentence = self.tr("Files here that can no longer be read as a backup: {count}.")
        self.unreadable.setText(sentence.format(count=sentences.number(unreadable)))
        self.list.setVisible(self.list.count() > 0)
        self.look_button.setEnabled(self.list.count() > 0)
        if not self.list.count():
            self.words.setText(self.tr("There is no backup in the journal's folder. One may lie elsewhere."))

    def _add(self, path: Path, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_PATH, path)
        self.list.addItem(item)
        if self.list.count() == 1:
            self.list.setCurrentItem(item)

    @Slot()
    def _choose(self) -> None:
        item = self.list.currentItem()
        if item:
            self.complain("")
            self.chosen.emit(item.data(_PATH))

    @Slot()
    def _ask_for_file(self) -> None:
        ask_for_backup(self, self._take)

    def _take(self, path: Path) -> None:
        """A backup from elsewhere is one more in the list, and the chosen one."""
        self._add(path, path.name)
        self.list.show()
        self.look_button.setEnabled(True)
        self.list.setCurrentRow(self.list.count() - 1)
        self._choose()

    def focus_first(self) -> None:
        (self.list if self.list.count() else self.elsewhere_button).setFocus()


class ContentsStep(Step):
    """What a backup holds and how that differs from now; all of it back, or only what is missing.

    Signals:
        all_asked(), some_asked(object): put everything back, or bring back the reflections with these ids.
    """

    all_asked = Signal()
    some_asked = Signal(object)

    def __init__(self, theme: Theme, contents: Contents) -> None:
        super().__init__(theme, when(contents.backup), "\n".join(told(contents)))
        gone = contents.difference.missing if contents.difference else ()
        self.list = _new_list(theme, self.tr("In the backup and no longer in the journal"))
        for mention in gone:
            self._add(mention)
        self.every_button = self.button(self.tr("Choose all"), "quiet")
        self.some_button = self.button(self.tr("Bring back the chosen"), "outline")
        self.all_button = self.button(self.tr("Put the journal back to this state"), "outline")
        kept = self.tr("Before anything else, the present state is kept as a backup of its own.")
        if gone:
            self.content.addWidget(
                text_label(self.tr("No longer in the journal. Choose what to bring back:"), "strong")
            )
            self.content.addWidget(self.list)
            self.content.addWidget(self.every_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addWidget(text_label(kept, "caption", wrap=True))
        if gone:
            self.buttons.addWidget(self.some_button)
        # Alone in its line, because the other does less and is the usual wish.
        is_same = contents.difference is not None and contents.difference.is_none
        if not is_same:
            self.content.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignTrailing)
        self._has_some = bool(gone)
        self._offer_some()
        self.list.itemChanged.connect(self._offer_some)
        self.every_button.clicked.connect(self._choose_all)
        self.some_button.clicked.connect(self._ask_for_some)
        self.all_button.clicked.connect(self.all_asked)

    def _add(self, mention: Mention) -> None:
        words = [sentences.short_day(mention.day), mention.client_code or self.tr("no client code")]
        words += [self.tr("a draft")] if mention.is_draft else []
        words += [self.tr("a thread")] if mention.is_thread else []
        item = QListWidgetItem(" · ".join([*words, *([self.tr("in the trash then")] if mention.is_trashed else [])]))
        item.setData(_PATH, mention.reflection_id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def chosen(self) -> list[str]:
        """The ids of the reflections, drafts and threads to bring back."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(_PATH) for item in items if item.checkState() == Qt.CheckState.Checked]

    @Slot()
    def _choose_all(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Checked)

    @Slot()
    def _offer_some(self) -> None:
        self.some_button.setEnabled(bool(self.chosen()))

    @Slot()
    def _ask_for_some(self) -> None:
        self.some_asked.emit(self.chosen())

    def focus_first(self) -> None:
        (self.list if self._has_some else self.back_button).setFocus()


def ask_for_backup(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask for the file of a backup; `chosen` is a bound method."""
    title, kinds = sentences.tr("Which backup?"), sentences.tr("Backups (*.backup);;All files (*)")
    ask_for_file(parent, title, Path.home(), kinds, chosen)


def when(backup: Backup) -> str:
    """The day and the time of a backup."""
    return sentences.long_day(backup.day) + ", " + sentences.clock(backup.made_at)


def described(backup: Backup) -> str:
    """One backup in a line: when, which, and how large."""
    size = QLocale().formattedDataSize(backup.size, 0)
    words = sentences.tr("{when} · number {number} · {size}")
    return words.format(when=when(backup), number=backup.sequence, size=size)


def told(contents: Contents) -> list[str]:
    """What is in a backup, and how it differs from now, in sentences."""
    lines = [_held(contents)]
    if contents.in_trash:
        lines.append(_counted(sentences.tr("In its trash: {count}."), contents.in_trash))
    if contents.drafts:
        lines.append(_counted(sentences.tr("Drafts in it: {count}."), contents.drafts))
    if contents.questions:
        lines.append(_counted(sentences.tr("Questions of your own in it: {count}."), contents.questions))
    if contents.difference is None:
        return [*lines, sentences.tr("The journal as it is now cannot be read, and so not be compared.")]
    return [*lines, *_compared(contents.difference)]


def _held(contents: Contents) -> str:
    count = sentences.reflections(contents.reflections)
    if contents.first_day is None or contents.last_day is None:
        return sentences.tr("It holds {reflections}.").format(reflections=count)
    return sentences.tr("It holds {reflections}, from {first} to {last}.").format(
        reflections=count, first=sentences.short_day(contents.first_day), last=sentences.short_day(contents.last_day)
    )


def _compared(difference: Difference) -> list[str]:
    if difference.is_none:
        return [sentences.tr("The journal is the same now.")]
    lines = [
        (len(difference.since), sentences.tr("Written since, and not in it: {count}.")),
        (len(difference.edited_since), sentences.tr("Edited since: {count}.")),
        (len(difference.trashed_since), sentences.tr("Moved to the trash since, where they still are: {count}.")),
        (difference.drafts_since, sentences.tr("Drafts begun or changed since, and not in it: {count}.")),
        (difference.versions_since, sentences.tr("Earlier versions kept since, and not in it: {count}.")),
        (difference.questions_since, sentences.tr("Questions of your own written or changed since: {count}.")),
        (difference.threads_since, sentences.tr("Threads begun or changed since, and not in it: {count}.")),
        (difference.notes_since, sentences.tr("Notes and words to keep written since, and not in it: {count}.")),
        (difference.notes_gone, sentences.tr("Notes and words to keep in it that are no longer here: {count}.")),
        (
            difference.supervision_since,
            sentences.tr("Questions for supervision and sessions noted or changed since, and not in it: {count}."),
        ),
        (
            difference.supervision_gone,
            sentences.tr("Questions for supervision and sessions in it that are no longer here: {count}."),
        ),
        (difference.versions_gone, sentences.tr("Earlier versions in it that are no longer here: {count}.")),
        (difference.questions_gone, sentences.tr("Questions of your own in it that are no longer here: {count}.")),
    ]
    told = [_counted(line, count) for count, line in lines if count]
    if told or difference.missing:
        return told
    return [sentences.tr("The words are the same now; only a choice, or the place in a draft, is another.")]


def _counted(line: str, count: int) -> str:
    return line.format(count=sentences.number(count))


def _new_list(theme: Theme, name: str) -> QListWidget:
    widget = QListWidget()
    widget.setAccessibleName(name)
    widget.setProperty("kind", "framed")
    widget.setWordWrap(True)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    widget.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    widget.setMinimumHeight(theme.px(36) * _ROWS)
    return widget
