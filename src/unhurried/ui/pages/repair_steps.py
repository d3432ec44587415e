"""The steps of repairing: what can still be read, and what came of carrying it over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from unhurried.domain.backups import Salvaged, Survey
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
        (survey.others_lost, tr("Drafts, earlier versions and own questions that cannot be read: {count}.")),
    )
    lines.append(tr("What the newest backup holds of these is taken from there. The damaged file is kept."))
    return lines


def salvaged(result: Salvaged) -> list[str]:
    """What came of carrying over, in sentences."""
    lines = [tr("Whole now: {reflections}.").format(reflections=sentences.reflections(result.reflections))]
    lines += _counted(
        (result.lost_and_back + result.whole_again, tr("Of these, taken from the newest backup: {count}.")),
        (result.missing, tr("Lost, or there only in part: {count}. An earlier backup may hold more.")),
    )
    lines.append(tr("The damaged file is kept as {name} in the journal's folder.").format(name=result.set_aside))
    return lines


def _is_anything(survey: Survey) -> bool:
    return bool(survey.reflections or survey.in_part or survey.others)


def _counted(*lines: tuple[int, str]) -> list[str]:
    """The lines that have something to count."""
    return [line.format(count=sentences.number(count)) for count, line in lines if count]
