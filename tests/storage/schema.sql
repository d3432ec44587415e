CREATE INDEX answer_in_order ON answer (prompt_id, place);

CREATE INDEX facet_in_order ON facet (kind, value, place);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX imported_by ON imported (import_uid);

CREATE INDEX margin_note_of ON margin_note (reflection_uid, written_at);

CREATE INDEX marking_in_order ON marking (marker_id, place, option);

CREATE INDEX reflection_live ON reflection (place) WHERE trashed_at IS NULL;

CREATE INDEX reflection_trashed ON reflection (place) WHERE trashed_at IS NOT NULL;

CREATE INDEX revision_of ON revision (reflection_uid, replaced_at);

CREATE INDEX supervision_question_from ON supervision_question (reflection_uid, noted_at)
  WHERE reflection_uid IS NOT NULL;

CREATE INDEX supervision_question_in_order ON supervision_question (noted_at);

CREATE INDEX supervision_session_in_order ON supervision_session (day);

CREATE INDEX thread_note_from ON thread_note (reflection_uid, written_at) WHERE reflection_uid IS NOT NULL;

CREATE INDEX thread_note_of ON thread_note (thread_uid, written_at);

CREATE INDEX words_to_keep_from ON words_to_keep (reflection_uid) WHERE reflection_uid IS NOT NULL;

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE TABLE annotation (
  uid TEXT PRIMARY KEY CHECK (uid <> ''),
  day TEXT NOT NULL CHECK (day IS date(day)),
  words TEXT NOT NULL
) STRICT;

CREATE TABLE answer (
  place INTEGER NOT NULL REFERENCES reflection ON UPDATE CASCADE ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  prompt_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  wording TEXT NOT NULL,
  lens TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (place, position)
) STRICT;

CREATE TABLE choice (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  offered_prompts TEXT NOT NULL CHECK (json_valid(offered_prompts)),
  offered_markers TEXT NOT NULL CHECK (json_valid(offered_markers)),
  hidden TEXT NOT NULL CHECK (json_valid(hidden))
) STRICT;

CREATE TABLE copy_draft (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  question_uid TEXT CHECK (question_uid <> ''),
  draft TEXT NOT NULL CHECK (json_valid(draft))
) STRICT;

CREATE TABLE draft (
  uid TEXT PRIMARY KEY CHECK (uid <> ''),
  reflection_uid TEXT,
  touched_at TEXT NOT NULL,
  bookmark TEXT NOT NULL CHECK (json_valid(bookmark)),
  writing TEXT NOT NULL CHECK (json_valid(writing))
) STRICT;

CREATE TABLE facet (
  place INTEGER NOT NULL REFERENCES reflection ON UPDATE CASCADE ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (place, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE hold (
  number INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT;

CREATE TABLE import (
  number INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  source TEXT NOT NULL CHECK (source <> ''),
  at TEXT NOT NULL,
  brought INTEGER NOT NULL CHECK (brought >= 1)
) STRICT;

CREATE TABLE imported (
  reflection_uid TEXT PRIMARY KEY REFERENCES reflection (uid) ON UPDATE CASCADE ON DELETE CASCADE,
  import_uid TEXT NOT NULL REFERENCES import (uid) ON UPDATE CASCADE ON DELETE CASCADE,
  content TEXT NOT NULL CHECK (content <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  journal_id TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

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

CREATE TABLE marking (
  place INTEGER NOT NULL REFERENCES reflection ON UPDATE CASCADE ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  marker_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  wording TEXT NOT NULL,
  lens TEXT NOT NULL,
  option TEXT NOT NULL,
  option_wording TEXT NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (place, position)
) STRICT;

CREATE TABLE moment (
  place INTEGER NOT NULL REFERENCES reflection ON UPDATE CASCADE ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  uid TEXT NOT NULL CHECK (uid <> ''),
  happened TEXT NOT NULL,
  happened_words TEXT NOT NULL,
  pull TEXT NOT NULL,
  did TEXT NOT NULL,
  did_words TEXT NOT NULL,
  followed TEXT NOT NULL,
  noticed TEXT NOT NULL,
  PRIMARY KEY (place, position)
) STRICT;

CREATE VIRTUAL TABLE note_words USING fts5 (
  title, notes,
  content = 'findable',
  content_rowid = 'place',
  tokenize = 'unicode61 remove_diacritics 2',
  columnsize = 0
);

CREATE TABLE 'note_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'note_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'note_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE order_in_day (
  place INTEGER NOT NULL REFERENCES reflection ON UPDATE CASCADE ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position = 0),
  number INTEGER NOT NULL CHECK (number >= 1),
  PRIMARY KEY (place, position)
) STRICT;

CREATE TABLE own_marker (
  uid TEXT NOT NULL CHECK (uid <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  first_kept INTEGER NOT NULL,
  question TEXT NOT NULL CHECK (json_valid(question)),
  PRIMARY KEY (uid, version)
) STRICT;

CREATE TABLE own_prompt (
  uid TEXT NOT NULL CHECK (uid <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  first_kept INTEGER NOT NULL,
  question TEXT NOT NULL CHECK (json_valid(question)),
  PRIMARY KEY (uid, version)
) STRICT;

CREATE TABLE preference (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reflection (
  place INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  day TEXT NOT NULL CHECK (day IS date(day) AND place >> 20 IS CAST(julianday(day) - 1721424.5 AS INTEGER)),
  client_code TEXT CHECK (client_code <> ''),
  kept_at TEXT NOT NULL,
  edited_at TEXT,
  trashed_at TEXT,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE revision (
  uid TEXT PRIMARY KEY CHECK (uid <> ''),
  reflection_uid TEXT NOT NULL REFERENCES reflection (uid) ON UPDATE CASCADE ON DELETE CASCADE,
  replaced_at TEXT NOT NULL,
  writing TEXT NOT NULL CHECK (json_valid(writing))
) STRICT;

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

CREATE TABLE supervision_session (
  number INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  day TEXT NOT NULL CHECK (day IS date(day)),
  minutes INTEGER NOT NULL CHECK (minutes >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('individual', 'group', 'peer', 'other')),
  group_size INTEGER CHECK (group_size >= 1),
  with_role TEXT NOT NULL
) STRICT;

CREATE TABLE tag (
  place INTEGER NOT NULL REFERENCES reflection ON UPDATE CASCADE ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL,
  PRIMARY KEY (place, position)
) STRICT, WITHOUT ROWID;

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

CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, instance);

CREATE TABLE word_decision (
  folded TEXT PRIMARY KEY CHECK (folded <> ''),
  word TEXT NOT NULL,
  treatment TEXT NOT NULL CHECK (treatment IN ('keep', 'replace', 'generalise')),
  instead TEXT NOT NULL,
  never_leaves INTEGER NOT NULL CHECK (never_leaves IN (0, 1))
) STRICT;

CREATE VIRTUAL TABLE words USING fts5 (
  body, answers, notes,
  content = 'searchable',
  content_rowid = 'place',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '1 2 3',
  columnsize = 0
);

CREATE TABLE 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

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

CREATE TRIGGER hold_is_not_forgotten BEFORE DELETE ON hold
  BEGIN SELECT RAISE(ABORT, 'the log of holds is only added to'); END;

CREATE TRIGGER hold_is_not_rewritten BEFORE UPDATE ON hold
  BEGIN SELECT RAISE(ABORT, 'the log of holds is only added to'); END;

CREATE TRIGGER import_goes_with_the_last AFTER DELETE ON imported
  WHEN NOT EXISTS (SELECT 1 FROM imported WHERE import_uid = OLD.import_uid)
  BEGIN DELETE FROM import WHERE uid = OLD.import_uid; END;

CREATE TRIGGER ledger_head_only_goes_on BEFORE UPDATE ON ledger_head WHEN NEW.lines <> OLD.lines + 1
  BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;

CREATE TRIGGER ledger_is_not_forgotten BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;

CREATE TRIGGER ledger_is_not_rewritten BEFORE UPDATE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;

CREATE TRIGGER margin_note_is_held BEFORE DELETE ON margin_note
  WHEN NOT OLD.is_unfinished AND EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;

CREATE TRIGGER margin_note_is_not_replaced BEFORE UPDATE OF words, is_unfinished ON margin_note
  WHEN NOT OLD.is_unfinished AND (NEW.is_unfinished OR NEW.words <> OLD.words) AND EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;

CREATE TRIGGER reflection_is_held BEFORE DELETE ON reflection WHEN EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;

CREATE TRIGGER revision_is_held BEFORE DELETE ON revision WHEN EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;

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

CREATE TRIGGER thread_is_held BEFORE DELETE ON thread WHEN EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;

CREATE TRIGGER thread_note_is_held BEFORE DELETE ON thread_note
  WHEN NOT OLD.is_unfinished AND EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;

CREATE TRIGGER thread_note_is_not_replaced BEFORE UPDATE OF words, is_unfinished ON thread_note
  WHEN NOT OLD.is_unfinished AND (NEW.is_unfinished OR NEW.words <> OLD.words) AND EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;

CREATE TRIGGER title_is_held BEFORE UPDATE OF title ON thread
  WHEN NEW.title <> OLD.title AND EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;

CREATE TRIGGER words_to_keep_are_held BEFORE DELETE ON words_to_keep
  WHEN NOT OLD.is_unfinished AND EXISTS (SELECT 1 FROM held) BEGIN SELECT RAISE(ABORT, 'held by law'); END;

CREATE TRIGGER words_to_keep_are_not_replaced BEFORE UPDATE OF words, is_unfinished ON words_to_keep
  WHEN NOT OLD.is_unfinished AND (NEW.is_unfinished OR NEW.words <> OLD.words) AND EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;

CREATE VIEW findable AS
  SELECT
    place,
    title,
    (SELECT group_concat(words, char(10) ORDER BY written_at, number)
      FROM thread_note WHERE thread_note.thread_uid = thread.uid) AS notes
  FROM thread
  UNION ALL SELECT place, NULL, words FROM words_to_keep;

CREATE VIEW held AS
  SELECT day FROM (SELECT day, is_on FROM hold ORDER BY number DESC LIMIT 1) WHERE is_on = 1;

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

CREATE VIEW trait AS
  SELECT place, 'code' AS kind, client_code AS value FROM reflection WHERE client_code IS NOT NULL
  UNION SELECT place, 'tag', name FROM tag
  UNION SELECT place, 'lens', lens FROM answer
  UNION SELECT place, 'lens', lens FROM marking
  UNION SELECT place, 'marker', marker_id FROM marking
  UNION SELECT place, 'option', option FROM marking
  UNION SELECT place, 'marking', marker_id || char(10) || option FROM marking;
