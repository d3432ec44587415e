"""The fourth step: threads, notes in the margin, and words to keep."""

from __future__ import annotations

from typing import Final

SQL: Final = """
-- Threads have places above nought and words to keep below it, so that one index can hold both.
CREATE TABLE thread (
  place INTEGER PRIMARY KEY CHECK (place > 0),
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('question', 'strain')),
  state TEXT NOT NULL CHECK (state IN ('open', 'resting', 'let-go')),
  client_code TEXT CHECK (client_code <> ''),
  is_about_me INTEGER NOT NULL CHECK (is_about_me IN (0, 1) AND (client_code IS NULL OR is_about_me = 0)),
  day TEXT NOT NULL CHECK (day IS date(day)),
  begun_at TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;

-- No foreign key to the reflection: a note can come from a draft, which is not one yet.
CREATE TABLE thread_note (
  number INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  thread_uid TEXT NOT NULL REFERENCES thread (uid) ON UPDATE CASCADE ON DELETE CASCADE,
  reflection_uid TEXT CHECK (reflection_uid <> ''),
  prompt_id TEXT NOT NULL CHECK (prompt_id = '' OR reflection_uid IS NOT NULL),
  moment_uid TEXT NOT NULL CHECK (moment_uid = '' OR reflection_uid IS NOT NULL),
  turn TEXT CHECK (turn IN ('noticed', 'named', 'owned', 'tried', 'left')),
  day TEXT NOT NULL CHECK (day IS date(day)),
  is_unfinished INTEGER NOT NULL CHECK (is_unfinished IN (0, 1)),
  written_at TEXT NOT NULL,
  edited_at TEXT,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX thread_note_of ON thread_note (thread_uid, written_at);
CREATE INDEX thread_note_from ON thread_note (reflection_uid, written_at) WHERE reflection_uid IS NOT NULL;

CREATE TABLE margin_note (
  number INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  reflection_uid TEXT NOT NULL REFERENCES reflection (uid) ON UPDATE CASCADE ON DELETE CASCADE,
  is_remembered INTEGER NOT NULL CHECK (is_remembered IN (0, 1)),
  day TEXT NOT NULL CHECK (day IS date(day)),
  is_unfinished INTEGER NOT NULL CHECK (is_unfinished IN (0, 1)),
  written_at TEXT NOT NULL,
  edited_at TEXT,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX margin_note_of ON margin_note (reflection_uid, written_at);

CREATE TABLE words_to_keep (
  place INTEGER PRIMARY KEY CHECK (place < 0),
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  reflection_uid TEXT CHECK (reflection_uid <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('when-then', 'small-act', 'state', 'support')),
  day TEXT NOT NULL CHECK (day IS date(day)),
  is_unfinished INTEGER NOT NULL CHECK (is_unfinished IN (0, 1)),
  written_at TEXT NOT NULL,
  edited_at TEXT,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX words_to_keep_from ON words_to_keep (reflection_uid) WHERE reflection_uid IS NOT NULL;

-- While the hold is on none of it is erased; and as no earlier state of it is kept, no words are replaced either.
-- A note that is still being written is like a draft, and may change or go.
CREATE TRIGGER thread_is_held BEFORE DELETE ON thread WHEN EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER thread_note_is_held BEFORE DELETE ON thread_note
  WHEN NOT OLD.is_unfinished AND EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER margin_note_is_held BEFORE DELETE ON margin_note
  WHEN NOT OLD.is_unfinished AND EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER words_to_keep_are_held BEFORE DELETE ON words_to_keep
  WHEN NOT OLD.is_unfinished AND EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER title_is_held BEFORE UPDATE OF title ON thread
  WHEN NEW.title <> OLD.title AND EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER thread_note_is_not_replaced BEFORE UPDATE OF words, is_unfinished ON thread_note
  WHEN NOT OLD.is_unfinished AND (NEW.is_unfinished OR NEW.words <> OLD.words) AND EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER margin_note_is_not_replaced BEFORE UPDATE OF words, is_unfinished ON margin_note
  WHEN NOT OLD.is_unfinished AND (NEW.is_unfinished OR NEW.words <> OLD.words) AND EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER words_to_keep_are_not_replaced BEFORE UPDATE OF words, is_unfinished ON words_to_keep
  WHEN NOT OLD.is_unfinished AND (NEW.is_unfinished OR NEW.words <> OLD.words) AND EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;

-- To which prompts somebody returns is read from here, without looking at an answer.
CREATE INDEX answer_in_order ON answer (prompt_id, place);

-- A reflection is found by what is in its margin too. There are no notes yet, as there were no moments above.
DROP VIEW searchable;
CREATE VIEW searchable AS
  SELECT
    place,
    body,
    (SELECT group_concat(text, char(10) ORDER BY position)
      FROM answer WHERE answer.place = reflection.place) AS answers,
    nullif(concat_ws(char(10),
      (SELECT group_concat(line, char(10) ORDER BY position) FROM marking WHERE marking.place = reflection.place),
      (SELECT group_concat(
          concat_ws(char(10), happened_words, pull, did_words, followed), char(10) ORDER BY position)
        FROM moment WHERE moment.place = reflection.place),
      (SELECT group_concat(words, char(10) ORDER BY written_at, number)
        FROM margin_note WHERE margin_note.reflection_uid = reflection.uid)), '') AS notes
  FROM reflection
  WHERE trashed_at IS NULL;

-- The second index: threads by their title and all of their notes, and words to keep.
CREATE VIEW findable AS
  SELECT
    place,
    title,
    (SELECT group_concat(words, char(10) ORDER BY written_at, number)
      FROM thread_note WHERE thread_note.thread_uid = thread.uid) AS notes
  FROM thread
  UNION ALL SELECT place, NULL, words FROM words_to_keep;
CREATE VIRTUAL TABLE note_words USING fts5 (
  title, notes,
  content = 'findable',
  content_rowid = 'place',
  tokenize = 'unicode61 remove_diacritics 2',
  columnsize = 0
);
INSERT INTO note_words (note_words, rank) VALUES ('secure-delete', 1);
"""
