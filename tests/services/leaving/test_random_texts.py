"""Whatever is written, Markdown gives it back to the byte, and JSON and the table of markings give back the same."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import a_marking, a_reflection, a_thread, an_answer

from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Form
from unhurried.domain.ports import Journal
from unhurried.services.leaving.forms import markdown_form
from unhurried.services.leaving.taking_out import TakingOut

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
bits = st.sampled_from(
    ["---\n", "<!-- unhurried ", " -->\n", "\n\n", "\r\n", "# ", "=", "'", '"', "\u2028", "<b>", "- "]
)
texts = st.lists(st.one_of(st.text(letters, max_size=8), bits), max_size=12).map("".join)


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=texts, answer=texts, line=texts, wording=texts, tag=texts, title=texts)
def test_every_text_comes_back(
    opened: Journal, empty: TakingOut, body: str, answer: str, line: str, wording: str, tag: str, title: str
) -> None:
    reflection = a_reflection(
        body,
        reflection_id="r",
        client_code=title or None,
        tags=(tag,),
        answers=(an_answer(answer, wording=wording),),
        markings=(a_marking(line=line, wording=wording, option_wording=tag),),
    )
    opened.reflections.put(reflection)
    opened.threads.put(a_thread(title, thread_id="t"))
    with tempfile.TemporaryDirectory() as parent:
        for form in (Form.MARKDOWN, Form.JSON, Form.HTML, Form.CSV):
            empty.take_out(form, Filter(), Path(parent) / form)
        facts, read = markdown_form.read((Path(parent) / "markdown/2026/2026-03-04.md").read_bytes())
        thread, _ = markdown_form.read((Path(parent) / "markdown/threads/001.md").read_bytes())
        found = json.loads((Path(parent) / "json/journal.json").read_bytes())["reflections"][0]
        rows = list(
            csv.reader(io.StringIO((Path(parent) / "csv/markings.csv").read_bytes().decode("utf-8-sig"), newline=""))
        )
    of_part = {text.about["part"]: text.text for text in read}
    assert (of_part.get("body", ""), of_part["answer"], of_part["marking"]) == (body, answer, line)
    assert (facts["tags"], facts.get("code"), thread["title"]) == ([tag], title or None, title)
    assert (found["body"], found["answers"][0]["text"], found["answers"][0]["wording"]) == (body, answer, wording)
    assert [cell.removeprefix("'") for cell in rows[1]][4:8] == [wording, "waited", tag, line]
