"""The first step: writing, keeping and finding."""

from __future__ import annotations

from typing import Final

SQL: Final = """
PRAGMA application_id = 0x556E6875;  -- "Unhu"

CREATE TABLE journal (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  journal_id TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- place follows the day of the session, then the order of keeping, so that rows stand newest last.
-- The body comes last: what stands before it is read without it.
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
CREATE INDEX reflection_live ON reflection (place) WHERE trashed_at IS NULL;
CREATE INDEX reflection_trashed ON reflection (place) WHERE trashed_at IS NOT NULL;

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

CREATE TABLE tag (
  place INTEGER NOT NULL REFERENCES reflection ON UPDATE CASCADE ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL,
  PRIMARY KEY (place, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
  uid TEXT PRIMARY KEY CHECK (uid <> ''),
  reflection_uid TEXT NOT NULL REFERENCES reflection (uid) ON UPDATE CASCADE ON DELETE CASCADE,
  replaced_at TEXT NOT NULL,
  writing TEXT NOT NULL CHECK (json_valid(writing))
) STRICT;
CREATE INDEX revision_of ON revision (reflection_uid, replaced_at);

-- No foreign key: words on the screen are kept even when their reflection has just been removed.
CREATE TABLE draft (
  uid TEXT PRIMARY KEY CHECK (uid <> ''),
  reflection_uid TEXT,
  touched_at TEXT NOT NULL,
  bookmark TEXT NOT NULL CHECK (json_valid(bookmark)),
  writing TEXT NOT NULL CHECK (json_valid(writing))
) STRICT;

CREATE TABLE own_prompt (
  uid TEXT NOT NULL CHECK (uid <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  first_kept INTEGER NOT NULL,
  question TEXT NOT NULL CHECK (json_valid(question)),
  PRIMARY KEY (uid, version)
) STRICT;

CREATE TABLE own_marker (
  uid TEXT NOT NULL CHECK (uid <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  first_kept INTEGER NOT NULL,
  question TEXT NOT NULL CHECK (json_valid(question)),
  PRIMARY KEY (uid, version)
) STRICT;

CREATE TABLE choice (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  offered_prompts TEXT NOT NULL CHECK (json_valid(offered_prompts)),
  offered_markers TEXT NOT NULL CHECK (json_valid(offered_markers)),
  hidden TEXT NOT NULL CHECK (json_valid(hidden))
) STRICT;

CREATE TABLE preference (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a reflection can be narrowed by, worked out from the tables above.
CREATE VIEW trait AS
  SELECT place, 'code' AS kind, client_code AS value FROM reflection WHERE client_code IS NOT NULL
  UNION SELECT place, 'tag', name FROM tag
  UNION SELECT place, 'lens', lens FROM answer
  UNION SELECT place, 'lens', lens FROM marking
  UNION SELECT place, 'marker', marker_id FROM marking
  UNION SELECT place, 'option', option FROM marking
  UNION SELECT place, 'marking', marker_id || char(10) || option FROM marking;

-- The same for the reflections not in the trash, stored in the order it is looked up: newest last.
CREATE TABLE facet (
  place INTEGER NOT NULL REFERENCES reflection ON UPDATE CASCADE ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (place, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX facet_in_order ON facet (kind, value, place);

-- What can be searched. The index holds no text of its own: it reads this view.
CREATE VIEW searchable AS
  SELECT
    place,
    body,
    (SELECT group_concat(text, char(10) ORDER BY position)
      FROM answer WHERE answer.place = reflection.place) AS answers,
    (SELECT group_concat(line, char(10) ORDER BY position)
      FROM marking WHERE marking.place = reflection.place) AS notes
  FROM reflection
  WHERE trashed_at IS NULL;

CREATE VIRTUAL TABLE words USING fts5 (
  body, answers, notes,
  content = 'searchable',
  content_rowid = 'place',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '1 2 3',
  columnsize = 0
);
-- Without this a deleted word stays readable inside the index, even after VACUUM.
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, instance);
"""
