"""The sixth step: imports, and what each of them brought."""

from __future__ import annotations

from typing import Final

SQL: Final = """
-- No name of a file, and no word of what was in it.
CREATE TABLE import (
  number INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  source TEXT NOT NULL CHECK (source <> ''),
  at TEXT NOT NULL,
  brought INTEGER NOT NULL CHECK (brought >= 1)
) STRICT;

-- What a reflection was as it came in, by a digest of its day and words: the same is not brought in a second time,
-- also when it has been rewritten since. It goes with the reflection.
CREATE TABLE imported (
  reflection_uid TEXT PRIMARY KEY REFERENCES reflection (uid) ON UPDATE CASCADE ON DELETE CASCADE,
  import_uid TEXT NOT NULL REFERENCES import (uid) ON UPDATE CASCADE ON DELETE CASCADE,
  content TEXT NOT NULL CHECK (content <> '')
) STRICT, WITHOUT ROWID;
CREATE INDEX imported_by ON imported (import_uid);

-- An import of which nothing is left has left nothing.
CREATE TRIGGER import_goes_with_the_last AFTER DELETE ON imported
  WHEN NOT EXISTS (SELECT 1 FROM imported WHERE import_uid = OLD.import_uid)
  BEGIN DELETE FROM import WHERE uid = OLD.import_uid; END;
"""
