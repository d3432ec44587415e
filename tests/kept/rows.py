"""What is in a kept journal: a row for each table, and in each text a word that is nowhere else."""

from __future__ import annotations

import json
from typing import Any, Final

from tests.builders import DAY

from unhurried.storage.places import first_of

AT: Final = "2026-03-04T17:00:00.000000+00:00"
PLACE: Final = first_of(DAY)
_DAY: Final = DAY.isoformat()


def _writing(word: str) -> str:
    answer = {"prompt_id": "p", "version": 1, "wording": "What?", "lens": "pace", "text": f"An answer of {word}."}
    marking = {"marker_id": "m", "version": 1, "wording": "I did.", "lens": "pace", "option": "yes"}
    marking |= {"option_wording": "Yes", "line": f"line {word}"}
    moment = {
        "moment_id": "m",
        "happened": "quiet",
        "happened_words": "",
        "pull": "a pull",
        "did": "",
        "did_words": "",
    }
    parts = {"answers": [answer], "markings": [marking], "moments": [moment | {"followed": "", "noticed": ""}]}
    whole = {"day": _DAY, "client_code": "Fern", "tags": ["online"], "body": f"A body of {word}.", **parts}
    return json.dumps({**whole, "order_in_day": None})


def _reflection(number: int, word: str, **fields: Any) -> dict[str, Any]:
    known = {"place": PLACE + number, "uid": f"r{number}", "day": _DAY, "kept_at": AT}
    return {**known, "body": f"# A head\n\nWith *{word}*, “so”,\tand 🙂.", **fields}


def _note(number: int, words: str, **fields: Any) -> dict[str, Any]:
    return {"uid": f"n{number}", "day": _DAY, "written_at": AT, "is_unfinished": 0, "words": words, **fields}


_OWN = {"version": 1, "lens": "pace", "shelf": "own", "why": "", "ideas": []}
_PROMPT = {"prompt_id": "own", "wording": "Whither “gossamer”?", "kind": "question", "hint": "a hint of nectarine"}
_MARKER = {"marker_id": "own", "name": "a name", "wording": "An isthmus?", "kind": "practice", "hint": ""}
_MARKER |= {"options": [{"key": "yes", "wording": "Yes"}]}
_COPY = {"question": 'What of "tamarisk"?', "question_id": "", "chosen": ["r0/body"], "pictures": [], "decisions": []}
_COPY |= {"dating": "order", "for_role": "", "format": "sealed-pdf", "recognisable": None, "password_given": ""}
_COPY |= {"destroy_by": None}
_SHEET = {"place": "on the kelp shelf", "wish": "other", "words": "Limn."}

# In the order in which they can be written: parents before children.
ROWS: Final[dict[str, list[dict[str, Any]]]] = {
    "reflection": [
        _reflection(0, "alabaster", client_code="Heron", edited_at=AT),
        _reflection(1, "bergamot", trashed_at=AT),
        _reflection(2, "cormorant"),
    ],
    "answer": [
        {"place": PLACE, "position": 0, "prompt_id": "silence.first", "version": 1, "lens": "silence"}
        | {"wording": "What did I do with the quiet?", "text": "Nothing, said damson.\n\nAnd more."},
    ],
    "marking": [
        {
            "place": PLACE,
            "position": 0,
            "marker_id": "m",
            "version": 1,
            "wording": "I filled a pause.",
            "lens": "pace",
        }
        | {"option": "waited", "option_wording": "Felt the pull and waited", "line": "by the elderflower"},
    ],
    "tag": [{"place": PLACE, "position": 0, "name": "filigree"}],
    "revision": [{"uid": "v", "reflection_uid": "r0", "replaced_at": AT, "writing": _writing("hyssop")}],
    "draft": [
        {"uid": "d", "touched_at": AT, "writing": _writing("juniper")}
        | {"bookmark": '{"way": "standard", "sheet": "", "caret": 3, "offered": [], "theme": ""}'},
    ],
    "own_prompt": [{"uid": "own", "version": 1, "first_kept": 1, "question": json.dumps(_OWN | _PROMPT)}],
    "own_marker": [{"uid": "own", "version": 1, "first_kept": 1, "question": json.dumps(_OWN | _MARKER)}],
    "choice": [{"only_row": 1, "offered_prompts": '["own"]', "offered_markers": '["own"]', "hidden": "[]"}],
    "preference": [{"name": "executor-sheet", "value": json.dumps(_SHEET)}],
    "hold": [{"day": _DAY, "is_on": 1}, {"day": _DAY, "is_on": 0}],
    "moment": [
        {"place": PLACE, "position": 0, "uid": "m", "happened": "quiet", "happened_words": "after the marjoram"}
        | {
            "pull": "to say obsidian",
            "did": "waited",
            "did_words": "with pumice",
            "followed": "a quince",
            "noticed": "",
        },
    ],
    "order_in_day": [{"place": PLACE, "position": 0, "number": 2}],
    "annotation": [{"uid": "a", "day": _DAY, "words": "Moved to the room with the rosewood."}],
    "thread": [
        {"place": 1, "uid": "t", "position": 0, "kind": "question", "state": "resting", "is_about_me": 1}
        | {"day": _DAY, "begun_at": AT, "title": "Why saxifrage?"},
    ],
    "thread_note": [
        _note(1, "At first thistle.", thread_uid="t", reflection_uid="r0", prompt_id="silence.first", moment_uid=""),
        _note(2, "Then umber.", thread_uid="t", prompt_id="", moment_uid="", is_unfinished=1),
    ],
    "margin_note": [_note(3, "In the margin, verdigris.\nAnd on.", reflection_uid="r0", is_remembered=1)],
    "words_to_keep": [_note(4, "When wisteria, then a breath.", place=-1, kind="when-then", reflection_uid="r2")],
    "supervision_question": [
        {"uid": "q", "kind": "ethics", "standing": "brought", "prompt_id": "", "moment_uid": "", "day": _DAY}
        | {"brought_on": _DAY, "is_closed": 0, "is_unfinished": 0, "noted_at": AT, "words": "Is it yarrow?"}
        | {"heard": "It was zinnia.\n\nAnd acanthus.", "did": "Betony.", "happened": "Calamine.", "unsaid": "Dulse."},
    ],
    "supervision_session": [{"uid": "s", "day": _DAY, "minutes": 60, "kind": "peer", "with_role": "a fescue"}],
    "copy_draft": [{"only_row": 1, "draft": json.dumps(_COPY)}],
    "word_decision": [
        {"folded": "gorse", "word": "Gorse", "treatment": "replace", "instead": "heather", "never_leaves": 0},
    ],
    "import": [{"uid": "i", "source": "jrnl", "at": AT, "brought": 1}],
    "imported": [{"reflection_uid": "r2", "import_uid": "i", "content": "0f" * 32}],
}
# Each of these stands in a text of that table, in every kept journal that has the table. Only ever add to it.
WORDS: Final = {
    "reflection": ["alabaster", "bergamot", "cormorant"],
    "answer": ["damson"],
    "marking": ["elderflower"],
    "tag": ["filigree"],
    "revision": ["body of hyssop", "answer of hyssop", "line hyssop"],
    "draft": ["body of juniper", "answer of juniper"],
    "own_prompt": ["gossamer", "nectarine"],
    "own_marker": ["isthmus"],
    "preference": ["kelp", "Limn"],
    "moment": ["marjoram", "obsidian", "pumice", "quince"],
    "annotation": ["rosewood"],
    "thread": ["saxifrage"],
    "thread_note": ["thistle", "umber"],
    "margin_note": ["verdigris"],
    "words_to_keep": ["wisteria"],
    "supervision_question": ["yarrow", "zinnia", "acanthus", "Betony", "Calamine", "Dulse"],
    "supervision_session": ["fescue"],
    "copy_draft": ['"tamarisk"'],
    "word_decision": ["Gorse", "heather"],
}
