"""The steps of repairing: what can still be read, and what came of carrying it over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from unhurried.domain.backups import Restored, Salvaged, Survey
from unhurried.ui import sentences
from unhurried.ui.pages.steps import Step
from unhurried.ui.theme import Theme


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("repair", text)


class SurveyStep(Step):
    """What can still be read of the journal, counted before anything is done.

    Signals:
        salvage_asked(): carry over what can be read.
    """

    salvage_asked = Signal()

    def __init__(self, theme: Theme, survey: Survey) -> None:
        super().__init__(theme, self.tr("What can be read"), "\n".join(surveyed(survey)))
        self.salvage_button = self.button(self.tr("Carry over what can be read"), "filled")
        self.salvage_button.clicked.connect(self.salvage_asked)
        self.salvage_button.setEnabled(_is_anything(survey))
        self.buttons.addWidget(self.salvage_button)

    def focus_first(self) -> None:
        (self.salvage_button if self.salvage_button.isEnabled() else self.back_button).setFocus()


class UnfitKeysStep(Step):
    """The keys in a backup do not open the journal file; the only way on loses what was written since.

    Signals:
        earlier_asked(): go on with an earlier state all the same.
    """

    earlier_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        words = self.tr(
            "The keys in this backup do not open the journal file that is there, and neither do those in other "
            "backups that open with this secret. The key was changed since, or the file is damaged. Nothing was "
            "changed.\n\nA newer backup may lie elsewhere: its keys may fit. Without one, the journal can go back to "
            "an earlier state. The file that is there is then put aside, and kept."
        )
        super().__init__(theme, self.tr("The keys do not fit"), words)
        self.earlier_button = self.button(self.tr("Go back to an earlier state"), "outline")
        self.earlier_button.clicked.connect(self.earlier_asked)
        self.buttons.addWidget(self.earlier_button)


def brought_back(restored: Restored) -> list[str]:
    """What came of bringing the keys back, in sentences."""
    lines = [tr("The keys are back, and the journal opens with the secret you just typed.")]
    if restored.is_damaged:
        lines.append(tr("The journal file is damaged. At the door, “Restore or repair” tells what can be read."))
    else:
        held = tr("The journal holds {reflections} now.")
        lines.append(held.format(reflections=sentences.reflections(restored.reflections)))
    if restored.set_aside:
        aside = tr("This is an earlier state. What could not be opened is kept as {name} in the journal's folder.")
        lines.append(aside.format(name=restored.set_aside))
    elif restored.brought_in:
        lines.append(tr("The journal file was not there: this is the state of the backup."))
    return lines + (held_in_case() if restored.held_in_case else [])


def held_in_case() -> list[str]:
    """That the legal hold is on because nobody can tell."""
    return [
        tr(
            "Whether a legal hold was on could not be read. So it is on now, and nothing is erased. If there was "
            "none, it can be lifted in Settings, under “Forgetting”."
        )
    ]


def surveyed(survey: Survey) -> list[str]:
    """The counts of a survey, in sentences."""
    if not _is_anything(survey):
        return [
            tr("Nothing of the journal file can be read. A backup is the way back; this file is kept all the same.")
        ]
    known = survey.reflections + survey.in_part + survey.lost
    whole = tr("{whole} of {all} can be read whole.")
    lines = [whole.format(whole=sentences.number(survey.reflections), all=sentences.reflections(known))]
    if survey.nothing_is_lost:
        lines.append(
            tr("Nothing is lost. If the journal does not open, or no backup of it can be made, carry it over.")
        )
        return lines
    lines += _counted(
        (survey.in_part, tr("An answer, a marking or a tag is lost in: {count}.")),
        (survey.lost, tr("Cannot be read at all: {count}.")),
        (survey.others_lost, tr("Drafts, earlier versions, own questions and notes that cannot be read: {count}.")),
    )
    lines.append(tr("What the newest backup holds of these is taken from there. The damaged file is kept."))
    return lines


def salvaged(result: Salvaged) -> list[str]:
    """What came of carrying over, in sentences."""
    lines = [tr("Whole now: {reflections}.").format(reflections=sentences.reflections(result.reflections))]
    lines += _counted(
        (result.lost_and_back + result.whole_again, tr("Of these, taken from the newest backup: {count}.")),
        (result.missing, tr("Lost, or there only in part: {count}. An earlier backup may hold more.")),
        (result.notes_back, tr("Threads and notes taken from the newest backup: {count}.")),
    )
    lines.append(tr("The damaged file is kept as {name} in the journal's folder.").format(name=result.set_aside))
    return lines + (held_in_case() if result.held_in_case else [])


def _is_anything(survey: Survey) -> bool:
    return bool(survey.reflections or survey.in_part or survey.others)


def _counted(*lines: tuple[int, str]) -> list[str]:
    """The lines that have something to count."""
    return [line.format(count=sentences.number(count)) for count, line in lines if count]
