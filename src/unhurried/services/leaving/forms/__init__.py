"""The forms a journal can be taken out as, a module each."""

from __future__ import annotations

from datetime import datetime

from unhurried.domain.leaving import Extent, Form, Kind, Printer
from unhurried.services.leaving.folder import Unfinished
from unhurried.services.leaving.forms.json_form import JsonShape
from unhurried.services.leaving.shape import Shape


def held(form: Form) -> frozenset[Kind]:
    """What can be in an export of this form at all."""
    return frozenset({Kind.MARKINGS}) if form is Form.CSV else frozenset(Kind)


def shape(form: Form, folder: Unfinished, extent: Extent, made_at: datetime, printer: Printer | None) -> Shape:
    """An export of this form, begun in this folder."""
    return JsonShape(folder, extent, made_at)
