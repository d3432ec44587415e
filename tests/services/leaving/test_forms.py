"""Every form is opened again: as much is in it as the journal has, and the writer's text is there to the byte."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from tests.builders import a_marking, a_reflection
from tests.services.leaving.journals import HARD, files_of

from unhurried.domain.finding import Filter
from unhurried.domain.leaving import OF_REFLECTIONS, Form, Kind
from unhurried.domain.ports import Journal
from unhurried.services.leaving.forms import csv_form, markdown_form
from unhurried.services.leaving.taking_out import TakingOut

Place = Callable[[], Path]
READ = (Form.MARKDOWN, Form.HTML)


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.JSON, Form.HTML, Form.CSV])
def test_as_much_is_taken_as_there_is(taking_out: TakingOut, place: Place, form: Form) -> None:
    manifest = taking_out.take_out(form, Filter(), place())
    there = taking_out.count()
    assert all(there[kind] for kind in there)
    kinds = {Kind.MARKINGS} if form is Form.CSV else set(Kind)
    assert dict(manifest.counts) == {kind: there[kind] for kind in kinds}
    assert manifest.is_whole


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.JSON, Form.HTML, Form.CSV])
def test_the_manifest_tells_every_file_as_it_is(taking_out: TakingOut, place: Place, form: Form) -> None:
    taking_out.take_out(form, Filter(), place())
    files = files_of(place())
    told = json.loads(files.pop("manifest.json"))
    for_people = files.pop("manifest.txt").decode()
    assert {each["path"]: (each["size"], each["sha256"]) for each in told["files"]} == {
        name: (len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()
    }
    assert all(f"{each['sha256']}  {each['path']}" in for_people for each in told["files"])
    assert f"{told['counts']['markings']}  markings" in for_people
    assert all(path.stat().st_mode & 0o077 == 0 for path in (place(), *place().rglob("*")))


# Markdown


def _texts(journal: Journal) -> Counter[bytes]:
    """Every text of the writer's that is not empty, as often as it is there."""
    texts: list[str] = []
    for place in journal.reflections.places(Filter(), limit=1000):
        (leaf,) = journal.leaving.leaves([place])
        writings = [leaf.reflection.writing, *(revision.writing for revision in leaf.revisions)]
        for writing in writings:
            texts += [writing.body, *(answer.text for answer in writing.answers)]
            texts += [marking.line for marking in writing.markings]
            texts += [words for moment in writing.moments for words in moment.words]
        texts += [note.words for note in leaf.margin]
    for ends in journal.threads.ends():
        texts += [note.words for note in journal.threads.notes(ends.thread.thread_id)]
    texts += [words.words for words in journal.margins.words_to_keep()]
    for question in journal.supervision.questions():
        texts += [question.words, question.heard, question.did, question.happened, question.unsaid]
    texts += [session.with_role for session in journal.supervision.sessions()]
    texts += [prompt.wording for prompt in journal.own_questions.prompts()]
    texts += [marker.wording for marker in journal.own_questions.markers()]
    texts += [note.words for note in journal.looking_back.annotations()]
    texts += [draft.writing.body for draft in journal.drafts.all()]
    return Counter(text.encode() for text in texts if text)


def test_markdown_has_every_text_to_the_byte(taking_out: TakingOut, journal: Journal, place: Place) -> None:
    taking_out.take_out(Form.MARKDOWN, Filter(), place())
    found: Counter[bytes] = Counter()
    for name, content in files_of(place()).items():
        if name.endswith(".md"):
            texts = [read.text.encode() for read in markdown_form.read(content)[1] if read.text]
            assert all(text in content for text in texts)
            found.update(texts)
    assert found == _texts(journal)


def test_markdown_begins_with_facts_that_others_read(taking_out: TakingOut, journal: Journal, place: Place) -> None:
    taking_out.take_out(Form.MARKDOWN, Filter(), place())
    seen = 0
    for path in place().glob("[0-9]*/*.md"):
        begin, facts, _ = path.read_bytes().decode().split("---\n", 2)
        assert not begin
        told = yaml.safe_load(facts)
        kept = journal.reflections.one(told["id"])
        assert told["day"] == kept.writing.day.isoformat() == path.stem[:10]
        assert told.get("code") == kept.writing.client_code
        assert tuple(told["tags"]) == kept.writing.tags
        seen += 1
    assert seen == taking_out.count()[Kind.REFLECTIONS]


def test_names_of_files_say_the_day_and_nothing_else(taking_out: TakingOut, place: Place) -> None:
    taking_out.take_out(Form.MARKDOWN, Filter(until=date(2025, 12, 31)), place())
    assert set(files_of(place())) == {
        *("2025/2025-12-31.md", "2025/2025-12-31-2.md"),
        *("manifest.json", "manifest.txt"),
    }


def test_answers_stand_under_their_questions_and_markings_as_a_list(taking_out: TakingOut, place: Place) -> None:
    taking_out.take_out(Form.MARKDOWN, Filter(until=date(2025, 12, 31)), place())
    full = place().joinpath("2025/2025-12-31.md").read_text()
    assert "# 31 December 2025 · Heron\n*third session of the day · online, first hour*\n" in full
    assert "\n## What did I do with the quiet?\n*Silence*\n\nI said it before the pause was over.\n\n" in full
    assert "\n- I explained before it was asked for. · Felt the pull and waited\n\njust after the summary\n\n" in full
    assert "\n### What had just happened between us: It went quiet\n\nafter the news\n\n" in full
    assert "\n## Earlier version, until 4 March 2026, 17:00 UTC\n" in full


# HTML


class _Page(HTMLParser):
    """What a browser would fetch, run or follow, and the text it would show."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(folder: Path) -> dict[str, _Page]:
    pages: dict[str, _Page] = {}
    for path in folder.glob("*.html"):
        pages[path.name] = _Page()
        pages[path.name].feed(path.read_text(encoding="utf-8"))
    return pages


def test_no_page_runs_or_fetches_anything(taking_out: TakingOut, place: Place) -> None:
    taking_out.take_out(Form.HTML, Filter(), place())
    pages = _read(place())
    assert {"index.html", "2025.html", "2026.html", "threads.html", "supervision-questions.html"} <= set(pages)
    known = {"html", "head", "meta", "title", "style", "body", "main", "nav", "ul", "li", "a", "article", "section"}
    known |= {"h1", "h2", "h3", "h4", "h5", "p", "br", "strong", "em", "blockquote", "pre"}
    for page in pages.values():
        assert page.tags <= known
        names = {name for name, _ in page.attributes}
        assert names <= {
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
            "href",
            "class",
            "dir",
            "style",
            "data-kind",
        }
        assert {value for name, value in page.attributes if name == "href"} <= set(pages)
        policies = [value for name, value in page.attributes if name == "content"]
        assert any(value and value.startswith("default-src 'none'") for value in policies)


def test_a_page_shows_what_was_written_as_it_was_typed(taking_out: TakingOut, place: Place) -> None:
    taking_out.take_out(Form.HTML, Filter(), place())
    page = _read(place())["2026.html"]
    assert HARD["html"] in page.text
    assert "سكتَ قليلًا" in page.text
    assert "prefers-color-scheme: dark" in place().joinpath("2026.html").read_text()


# CSV


def test_cells_are_what_was_marked_and_none_is_a_formula(
    taking_out: TakingOut, journal: Journal, place: Place
) -> None:
    taking_out.take_out(Form.CSV, Filter(), place())
    content = place().joinpath("markings.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfday,client_code,marker_id,")
    csv.field_size_limit(1 << 30)
    header, *rows = csv.reader(_lines(content))
    assert tuple(header) == csv_form.COLUMNS
    wanted: list[tuple[str, ...]] = []
    for place_of in sorted(journal.reflections.places(Filter(), limit=1000)):
        (leaf,) = journal.leaving.leaves([place_of])
        writing = leaf.reflection.writing
        wanted += [
            (
                *(writing.day.isoformat(), writing.client_code or "", marking.marker_id, str(marking.version)),
                *(
                    marking.wording,
                    marking.option,
                    marking.option_wording,
                    marking.line,
                    leaf.reflection.reflection_id,
                ),
            )
            for marking in writing.markings
        ]
    assert [tuple(cell.removeprefix("'") for cell in row) for row in rows] == wanted
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def _lines(content: bytes):
    import io

    return io.StringIO(content.decode("utf-8-sig"), newline="")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "'a", " =1", "＝1", "\r1"])
def test_what_a_spreadsheet_would_run_is_held(cell: str) -> None:
    assert csv_form.guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["waited", "a-b", "1=1", "", "3"])
def test_what_it_would_not_is_as_it_was(cell: str) -> None:
    assert csv_form.guarded(cell) == cell


# Parts


@pytest.mark.parametrize("form", READ)
def test_a_part_has_reflections_and_what_hangs_on_them(
    opened: Journal, empty: TakingOut, place: Place, form: Form
) -> None:
    with opened.transaction():
        opened.reflections.put(a_reflection("Of Heron.", client_code="Heron", markings=(a_marking(),)))
        opened.reflections.put(a_reflection("Of Birch.", client_code="Birch"))
    manifest = empty.take_out(form, Filter(client_code="Heron"), place())
    assert set(manifest.counts) == set(OF_REFLECTIONS)
    assert manifest.counts[Kind.REFLECTIONS] == manifest.counts[Kind.MARKINGS] == 1
    together = b"".join(files_of(place()).values())
    assert b"Of Heron." in together
    assert b"Of Birch." not in together
    assert not manifest.is_whole
