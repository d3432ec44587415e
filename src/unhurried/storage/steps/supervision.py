"""The fifth step: supervision, share copies, and the ledger of them."""

from __future__ import annotations

from typing import Final

SQL: Final = """
-- No foreign key to the reflection: a question can come from a draft, which is not one yet.
CREATE TABLE supervision_question (
  number INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('work', 'relationship', 'me', 'setting', 'ethics', 'support')),
  standing TEXT NOT NULL CHECK (standing IN ('to-bring', 'brought', 'parked')),
  client_code TEXT CHECK (client_code <> ''),
  reflection_uid TEXT CHECK (reflection_uid <> ''),
  prompt_id TEXT NOT NULL CHECK (prompt_id = '' OR reflection_uid IS NOT NULL),
  moment_uid TEXT NOT NULL CHECK (moment_uid = '' OR reflection_uid IS NOT NULL),
  day TEXT NOT NULL CHECK (day IS date(day)),
  brought_on TEXT CHECK (brought_on IS date(brought_on)),
  is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
  is_unfinished INTEGER NOT NULL CHECK (is_unfinished IN (0, 1)),
  noted_at TEXT NOT NULL,
  edited_at TEXT,
  words TEXT NOT NULL,
  heard TEXT NOT NULL,
  did TEXT NOT NULL,
  happened TEXT NOT NULL,
  unsaid TEXT NOT NULL
) STRICT;
CREATE INDEX supervision_question_in_order ON supervision_question (noted_at);
CREATE INDEX supervision_question_from ON supervision_question (reflection_uid, noted_at)
  WHERE reflection_uid IS NOT NULL;

CREATE TABLE supervision_session (
  number INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  day TEXT NOT NULL CHECK (day IS date(day)),
  minutes INTEGER NOT NULL CHECK (minutes >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('individual', 'group', 'peer', 'other')),
  group_size INTEGER CHECK (group_size >= 1),
  with_role TEXT NOT NULL
) STRICT;
CREATE INDEX supervision_session_in_order ON supervision_session (day);

-- As with notes: while the hold is on nothing finished goes, and no words are replaced. More may come behind them.
CREATE TRIGGER supervision_question_is_held BEFORE DELETE ON supervision_question
  WHEN NOT OLD.is_unfinished AND EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER supervision_question_is_not_replaced
  BEFORE UPDATE OF words, heard, did, happened, unsaid, is_unfinished ON supervision_question
  WHEN NOT OLD.is_unfinished AND EXISTS (SELECT 1 FROM held) AND (
    NEW.is_unfinished
    OR substr(NEW.words, 1, length(OLD.words)) <> OLD.words
    OR substr(NEW.heard, 1, length(OLD.heard)) <> OLD.heard
    OR substr(NEW.did, 1, length(OLD.did)) <> OLD.did
    OR substr(NEW.happened, 1, length(OLD.happened)) <> OLD.happened
    OR substr(NEW.unsaid, 1, length(OLD.unsaid)) <> OLD.unsaid)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER supervision_session_is_held BEFORE DELETE ON supervision_session
  WHEN EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER supervision_session_is_not_replaced BEFORE UPDATE OF with_role ON supervision_session
  WHEN substr(NEW.with_role, 1, length(OLD.with_role)) <> OLD.with_role AND EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;

-- The ledger holds no content, and no line of it is ever changed: not by an erasure either. The hashes are a chain,
-- and the head is kept apart from it, so that an end that was cut off shows.
CREATE TABLE ledger (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('made', 'destroyed', 'returned')),
  about INTEGER CHECK ((about IS NULL) = (kind = 'made')),
  disclosure TEXT CHECK (json_valid(disclosure) AND kind = 'made' OR disclosure IS NULL AND kind <> 'made'),
  before TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE ledger_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  lines INTEGER NOT NULL CHECK (lines >= 0),
  hash TEXT NOT NULL
) STRICT;
INSERT INTO ledger_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
CREATE TRIGGER ledger_is_not_rewritten BEFORE UPDATE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
CREATE TRIGGER ledger_is_not_forgotten BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
CREATE TRIGGER ledger_head_only_goes_on BEFORE UPDATE ON ledger_head WHEN NEW.lines <> OLD.lines + 1
  BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;

-- The share copy that is being made: what is chosen, by id, and the question in the writer's words.
CREATE TABLE copy_draft (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  question_uid TEXT CHECK (question_uid <> ''),
  draft TEXT NOT NULL CHECK (json_valid(draft))
) STRICT;

-- What was decided about a word, by the word in small letters.
CREATE TABLE word_decision (
  folded TEXT PRIMARY KEY CHECK (folded <> ''),
  word TEXT NOT NULL,
  treatment TEXT NOT NULL CHECK (treatment IN ('keep', 'replace', 'generalise')),
  instead TEXT NOT NULL,
  never_leaves INTEGER NOT NULL CHECK (never_leaves IN (0, 1))
) STRICT;
"""
