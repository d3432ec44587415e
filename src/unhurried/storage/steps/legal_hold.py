"""The second step: the legal hold."""

from __future__ import annotations

from typing import Final

SQL: Final = """
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
