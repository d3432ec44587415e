"""Words that no shipped text has: those that judge, press or label, and those that would be the client's traits."""

from __future__ import annotations

import re

JUDGING = re.compile(
    r"\b(?:should|must|great|always|never|fail\w*|wrong|bad|good job|well done|resist\w*|avoidan\w*|"
    r"complian\w*|non-complian\w*|motivated|patients?|defensive|trust the process)\b|!",
    re.IGNORECASE,
)
