"""The third step: moments, notes on the time axis, and habits in the order of the sessions."""

from __future__ import annotations

from typing import Final

SQL: Final = """
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
