"""Shaping: which module writes which form, and what can be in it at all."""

from __future__ import annotations

from datetime import datetime

from unhurried.domain.leaving import Extent, Form, Kind, Printer
from unhurried.domain.prompts import Shelves
from unhurried.services.leaving.entries import Entries
from unhurried.services.leaving.folder import Unfinished
from unhurried.services.leaving.forms.csv_form import CsvShape
from unhurried.services.leaving.forms.html_form import HtmlShape
from unhurried.services.leaving.forms.json_form import JsonShape
from unhurried.services.leaving.forms.markdown_form import MarkdownShape
from unhurried.services.leaving.forms.pdf_form import PdfShape
from unhurried.services.leaving.shape import Heartbeat, Shape


def held(form: Form) -> frozenset[Kind]:
    """What can be in an export of this form at all."""
    return frozenset({Kind.MARKINGS}) if form is Form.CSV else frozenset(Kind)


def begun(
    form: Form,
    folder: Unfinished,
    extent: Extent,
    at: datetime,
    shelves: Shelves,
    printer: Printer | None,
    heartbeat: Heartbeat,
) -> Shape:
    """An export of this form, begun in this folder."""
    match form:
        case Form.JSON:
            return JsonShape(folder, extent, at)
        case Form.MARKDOWN:
            return MarkdownShape(folder, Entries(shelves))
        case Form.HTML:
            return HtmlShape(folder, Entries(shelves))
        case Form.CSV:
            return CsvShape(folder)
        case Form.PDF if printer:
            return PdfShape(folder, Entries(shelves), printer, heartbeat)
        case Form.PDF:
            raise ValueError("a PDF needs a printer")
