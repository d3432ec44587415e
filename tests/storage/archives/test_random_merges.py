"""Whatever was written on two computers in whatever order: both ways end alike, twice is once, nothing is lost."""

# ruff: noqa: ARG005 - every deed is told the same, and does not need all of it

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.builders import (
    AT,
    DAY,
    a_draft,
    a_margin_note,
    a_note,
    a_prompt,
    a_question,
    a_reflection,
    a_session,
    a_thread,
    a_writing,
    words_to_keep,
)
from tests.storage.conftest import assert_sound

from unhurried.domain.archives import Archive
from unhurried.domain.errors import ReflectionMissing, UnhurriedError
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.looking_back import Annotation
from unhurried.domain.reflections import Revision, tidy
from unhurried.domain.threads import Origin, ThreadState
from unhurried.storage.archives.carrying_out import CarryingOut
from unhurried.storage.archives.planning import Planning
from unhurried.storage.backups.watching import Watch
from unhurried.storage.engine import Engine
from unhurried.storage.journal import SqlcipherJournal
from unhurried.storage.migrations import STEPS
from unhurried.storage.opening import make_database, open_copy

KEY, ID = f"x'{'0f' * 32}'", "ab" * 16
ARCHIVE = Archive(Path(), AT, DAY, 0, 0)
# What is found is not made smaller: each try takes a good part of a second.
QUICK: Any = {
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
    "max_examples": 20,
    "deadline": None,
    "phases": (Phase.explicit, Phase.generate),
}
TEXTS = ["a pause", "a pause, and then more", "silence", "half-said", "", "waited", "שקט"]
IDS = ["a", "b", "c"]
Deed = tuple[str, str, str, int]

# Two of each are there before the ways part, so that most of what is done is done to the same things.
SHARED: list[Deed] = [
    (deed, uid, "silence", 0)
    for uid in IDS[:2]
    for deed in ("write", "thread", "note", "margin", "words", "asked", "session", "axis", "own")
] + [("draft", "c", "half", 0)]
deeds = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("write", "edit", "edit", "trash", "untrash", "erase", "draft", "finish", "thread", "title"),
                *("state", "note", "reword", "margin", "words", "asked", "heard", "session", "axis", "own"),
            ]
        ),
        st.sampled_from(IDS),
        st.sampled_from(TEXTS),
        st.integers(0, 5),
    ),
    min_size=2,
    max_size=14,
)


@dataclass
class Side:
    """A journal in one file, to which deeds are done as the app does them."""

    path: Path
    name: str

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        with closing(open_copy(self.path, KEY, ID, STEPS)) as engine:
            yield engine

    def do(self, deeds: list[Deed]) -> None:
        with self.engine() as engine:
            journal = SqlcipherJournal(engine, lambda: None, (), None)  # type: ignore[arg-type]
            for number, (deed, uid, text, when) in enumerate(deeds):
                try:
                    with journal.transaction():
                        DEEDS[deed](journal, uid, text, AT + timedelta(hours=when), f"{self.name}{number}")
                except UnhurriedError:
                    pass  # there is nothing there to do it to

    def copied(self, name: str) -> Side:
        return Side(Path(shutil.copy(self.path, self.path.with_name(name))), name)


def _edit(j: Any, uid: str, text: str, at: Any, fresh: str) -> None:
    before = j.reflections.one(uid)
    writing = tidy(a_writing(text))
    if writing != before.writing:
        j.reflections.keep_revision(Revision(fresh, uid, before.writing, at))
        j.reflections.put(replace(before, writing=writing, edited_at=at))


def _mark(j: Any, uid: str, at: Any) -> None:
    j.reflections.put(replace(j.reflections.one(uid), trashed_at=at))


def _write(j: Any, uid: str, text: str, at: Any) -> None:
    try:
        j.reflections.one(uid)
    except ReflectionMissing:
        j.reflections.put(replace(a_reflection(reflection_id=uid, kept_at=at), writing=tidy(a_writing(text))))


def _draft(j: Any, uid: str, text: str, at: Any, fresh: str) -> None:
    """A beginning, or where that was finished an edit of it."""
    try:
        j.reflections.one(uid)
        j.drafts.put(a_draft(text, draft_id=f"edit {uid}", reflection_id=uid, touched_at=at))
    except ReflectionMissing:
        j.drafts.put(a_draft(text, draft_id=uid, touched_at=at))


def _finish(j: Any, uid: str, at: Any, fresh: str) -> None:
    for draft in j.drafts.all():
        if uid == draft.draft_id:
            j.reflections.put(replace(a_reflection(reflection_id=uid, kept_at=at), writing=tidy(draft.writing)))
            j.drafts.remove(draft.draft_id)
        elif uid == draft.reflection_id:
            _edit(j, uid, draft.writing.body, at, fresh)
            j.drafts.remove(draft.draft_id)


def _reword(j: Any, uid: str, text: str, at: Any) -> None:
    j.threads.put_note(replace(j.threads.note(f"n{uid}"), words=text, edited_at=at))


def _own(j: Any, uid: str, text: str, when: Any) -> None:
    versions = [found.version for found in j.own_questions.prompts() if found.prompt_id == uid]
    j.own_questions.put_prompt(a_prompt(text, prompt_id=uid, version=max(versions, default=0) + 1))


def _begun(uid: str) -> Any:
    return AT + timedelta(minutes=IDS.index(uid))


DEEDS: dict[str, Callable[..., None]] = {
    "write": lambda j, uid, text, at, _: _write(j, uid, text, at),
    "edit": _edit,
    "trash": lambda j, uid, text, at, _: _mark(j, uid, at),
    "untrash": lambda j, uid, text, at, _: _mark(j, uid, None),
    "erase": lambda j, uid, text, at, _: j.reflections.erase([uid]),
    "draft": _draft,
    "finish": lambda j, uid, text, at, fresh: _finish(j, uid, at, fresh),
    "thread": lambda j, uid, text, at, _: j.threads.put(a_thread(text, thread_id=uid, begun_at=_begun(uid))),
    "title": lambda j, uid, text, at, _: j.threads.put(replace(j.threads.one(uid), title=text)),
    "state": lambda j, uid, text, at, _: j.threads.put(
        replace(j.threads.one(uid), state=[*ThreadState][len(text) % 3])
    ),
    "note": lambda j, uid, text, at, fresh: j.threads.put_note(
        a_note(uid, text, note_id=f"n{uid}", written_at=_begun(uid), origin=Origin("a"))
    ),
    "reword": lambda j, uid, text, at, _: _reword(j, uid, text, at),
    "margin": lambda j, uid, text, at, _: j.margins.put(
        a_margin_note(uid, text, note_id=f"m{uid}", written_at=_begun(uid), edited_at=at)
    ),
    "words": lambda j, uid, text, at, _: j.margins.keep_words(
        words_to_keep(text, note_id=f"w{uid}", written_at=at, is_unfinished=len(text) % 2 == 0)
    ),
    "asked": lambda j, uid, text, at, _: j.supervision.put(
        a_question(text, question_id=uid, noted_at=_begun(uid), edited_at=at)
    ),
    "heard": lambda j, uid, text, at, _: j.supervision.put(replace(j.supervision.one(uid), heard=text)),
    "session": lambda j, uid, text, at, _: j.supervision.put_session(
        a_session(session_id=uid, minutes=len(text) + 1)
    ),
    "axis": lambda j, uid, text, at, _: j.looking_back.put_annotation(Annotation(uid, DAY, text)),
    "own": lambda j, uid, text, at, _: _own(j, uid, text, at),
}


def _merge(here: Side, there: Side, name: str) -> Side:
    made = here.copied(name)
    with made.engine() as engine, there.engine() as archive:
        planning = Planning(engine, archive, (), Watch())
        preview = planning.preview(ARCHIVE)
        assert planning.plan.is_empty == preview.is_nothing or not preview.new
        CarryingOut(engine, archive, planning.plan).write(Watch())
    return made


def _rows(side: Side) -> dict[str, list[str]]:
    from tests.storage.archives.conftest import contents_of

    with side.engine() as engine:
        db = engine._db
        assert_sound(db)
        return contents_of(db)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    make_database(path, KEY, ID, AT, STEPS)
    return path


@settings(**QUICK)
@given(deeds, deeds, deeds)
def test_two_journals_end_alike(empty: Path, tmp_path: Path, first: list[Deed], here: list[Deed], there: list[Deed]):
    base = Side(Path(shutil.copy(empty, tmp_path / "base.db")), "base")
    base.do(SHARED + first)
    one, other = base.copied("one"), base.copied("other")
    one.do(here)
    other.do(there)
    merged, mirrored = _merge(one, other, "merged"), _merge(other, one, "mirrored")
    assert _rows(merged) == _rows(mirrored)
    for side in (one, other, merged):
        assert _rows(_merge(merged, side, "again")) == _rows(merged)
    for side in (one, other):
        _assert_nothing_is_lost(side, merged)


def _assert_nothing_is_lost(side: Side, merged: Side) -> None:
    with side.engine() as before, merged.engine() as after:
        kept = "SELECT body FROM reflection UNION SELECT json_extract(writing, '$.body') FROM revision"
        bodies = {row["body"] for row in after.rows(kept)}
        assert {row["body"] for row in before.rows(kept)} <= bodies
        for table in ("reflection", "revision", "margin_note", "thread", "thread_note", "words_to_keep"):
            uids = f"SELECT uid FROM {table}"  # noqa: S608
            assert {row["uid"] for row in before.rows(uids)} <= {row["uid"] for row in after.rows(uids)}, table
        drafts = "SELECT json_extract(writing, '$.body') AS body FROM draft"
        written = bodies | {row["body"] for row in after.rows(drafts)}
        for row in before.rows(drafts):
            assert any(body.startswith(tidy(a_writing(row["body"])).body) for body in written)
        live = "SELECT uid FROM reflection WHERE trashed_at IS NULL"
        assert {row["uid"] for row in before.rows(live)} <= {row["uid"] for row in after.rows(live)}
        titles = {row["t"] for row in after.rows("SELECT title AS t FROM thread UNION SELECT words FROM thread_note")}
        assert {row["title"] for row in before.rows("SELECT title FROM thread WHERE title <> ''")} <= titles
        for table in ("thread_note", "margin_note", "supervision_question"):
            words = f"SELECT words FROM {table}"  # noqa: S608
            found = [row["words"] for row in after.rows(words)]
            edited = before.rows(f"{words} WHERE edited_at IS NOT NULL")
            assert all(any(w.startswith(row["words"]) for w in found) for row in edited), table
        for told in ("heard", "did"):
            sql = f"SELECT {told} AS told FROM supervision_question"  # noqa: S608
            found = [row["told"] for row in after.rows(sql)]
            assert all(any(row["told"] in words for words in found) for row in before.rows(sql))
        for sql in (
            "SELECT json_extract(question, '$.wording') AS x FROM own_prompt",
            "SELECT words AS x FROM annotation",
            "SELECT minutes AS x FROM supervision_session",
        ):
            assert {row["x"] for row in before.rows(sql)} <= {row["x"] for row in after.rows(sql)}


@settings(**QUICK)
@given(deeds, deeds, deeds)
def test_under_a_hold_every_row_stays_and_no_words_go(
    empty: Path, tmp_path: Path, first: list[Deed], here: list[Deed], there: list[Deed]
):
    base = Side(Path(shutil.copy(empty, tmp_path / "base.db")), "base")
    base.do(SHARED + first)
    one, other = base.copied("one"), base.copied("other")
    one.do(here)
    other.do(there)
    with one.engine() as engine:
        SqlcipherJournal(engine, lambda: None, (), None).holds.add(HoldChange(DAY, is_on=True))  # type: ignore[arg-type]
    merged = _merge(one, other, "merged")
    with one.engine() as before, merged.engine() as after:
        for table in ("thread_note", "margin_note", "words_to_keep", "supervision_question"):
            words = f"SELECT words FROM {table} WHERE NOT is_unfinished"  # noqa: S608
            assert {row["words"] for row in before.rows(words)} <= {row["words"] for row in after.rows(words)}, table
        titles = "SELECT title FROM thread"
        assert {row["title"] for row in before.rows(titles)} <= {row["title"] for row in after.rows(titles)}
    assert _rows(_merge(merged, other, "again")) == _rows(merged)
