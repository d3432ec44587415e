"""The schema and how it came about: numbered steps of plain SQL, only ever added to.

No step knows a type of ours: a step says today what it will still say in ten years.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from unhurried.domain.errors import JournalDamaged, JournalIsNewer
from unhurried.storage.connecting import Database

APPLICATION_ID = 0x556E6875


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the schema. `name` never changes once it has been released."""

    name: str
    sql: str


def pending(db: Database, steps: Sequence[Step]) -> list[str]:
    """Names of the steps still to be taken; changes nothing. Raises JournalIsNewer for steps unknown here."""
    migrations = _migrations(steps)
    unknown = {done.name for done in migrations.applied(db)} - {step.name for step in steps}
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if unknown or version > len(steps):
        raise JournalIsNewer
    return [step.name for step in migrations.pending(db)]


def apply(db: Database, steps: Sequence[Step]) -> None:
    """Take the steps still to be taken, each whole and checked, or not at all."""
    db.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table that others point to
    try:
        _migrations(steps).apply(db)
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def check_index(db: Database) -> None:
    """Compare the full-text index with the text it was made of. Raises when they differ."""
    db.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")


def _migrations(steps: Sequence[Step]) -> Any:
    from sqlite_utils import Migrations

    migrations = Migrations("unhurried")
    for number, step in enumerate(steps, start=1):
        migrations(name=step.name)(_taking(step, number))
    return migrations


def _taking(step: Step, number: int) -> Callable[[Any], None]:
    def take(db: Database) -> None:
        db.executescript(step.sql)
        db.execute(f"PRAGMA user_version = {number}")
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise JournalDamaged
        check_index(db)

    return take


_FIRST = """
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

_HOLD = """
-- The legal hold: the last line says whether it is on, and no line is ever changed.
CREATE TABLE hold (
  number INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day IS date(day)),
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT;
CREATE TRIGGER hold_is_not_rewritten BEFORE UPDATE ON hold
  BEGIN SELECT RAISE(ABORT, 'the log of holds is only added to'); END;
CREATE TRIGGER hold_is_not_forgotten BEFORE DELETE ON hold
  BEGIN SELECT RAISE(ABORT, 'the log of holds is only added to'); END;

-- A row while the hold is on.
CREATE VIEW held AS
  SELECT day FROM (SELECT day, is_on FROM hold ORDER BY number DESC LIMIT 1) WHERE is_on = 1;

-- Whatever way a reflection or an earlier state of one is erased, it ends here.
CREATE TRIGGER reflection_is_held BEFORE DELETE ON reflection WHEN EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;
CREATE TRIGGER revision_is_held BEFORE DELETE ON revision WHEN EXISTS (SELECT 1 FROM held)
  BEGIN SELECT RAISE(ABORT, 'held by law'); END;
"""

_MOMENTS = """
-- A moment's choices are keys, like those of a marking; what can be searched of it are the words.
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

-- The first or the third session of its day, where the writer records that. A table of its own, because
-- nothing may come after the body of a reflection: a long body has pages of its own, which can be lost.
CREATE TABLE order_in_day (
  place INTEGER NOT NULL REFERENCES reflection ON UPDATE CASCADE ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position = 0),
  number INTEGER NOT NULL CHECK (number >= 1),
  PRIMARY KEY (place, position)
) STRICT;

-- What the writer notes on the time axis.
CREATE TABLE annotation (
  uid TEXT PRIMARY KEY CHECK (uid <> ''),
  day TEXT NOT NULL CHECK (day IS date(day)),
  words TEXT NOT NULL
) STRICT;

-- A habit over time is read from here in the order of the sessions, without looking at a reflection.
CREATE INDEX marking_in_order ON marking (marker_id, place, option);

-- There are no moments yet, so that what is indexed is what this view says.
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
        FROM moment WHERE moment.place = reflection.place)), '') AS notes
  FROM reflection
  WHERE trashed_at IS NULL;
"""

STEPS = (
    Step("write-keep-and-find", _FIRST),
    Step("legal-hold", _HOLD),
    Step("moments-and-annotations", _MOMENTS),
)
