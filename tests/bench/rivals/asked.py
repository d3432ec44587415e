"""Asks one of the others for words, in its own interpreter and through its own search; prints JSON.

It is run by path, with nothing of ours importable: `asked.py NAME PLACE WORD…`. It tells how many seconds it took
until the first search could begin, and for each word how many entries were found and the seconds of some searches.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from time import perf_counter
from types import SimpleNamespace
from typing import Any

_TIMES = 5
# Seconds, for what is slow.
_PATIENCE = 20.0

Search = Callable[[str], int]
Asked = tuple[Search, "Search | None"]
"""What finds, and what shows what was found; None where a window of theirs is not to be had by itself."""


def months(place: str) -> Asked:
    """RedNotebook: the months as it loads them when it starts, the search of its journal, and its list of results."""
    sys.path.insert(0, "/usr/share/rednotebook")
    storage: Any = importlib.import_module("rednotebook.storage")
    journals: Any = importlib.import_module("rednotebook.journal")
    opened: Any = object.__new__(type("Opened", (), {**vars(journals.Journal), "__init__": None, "frame": None}))
    opened.months = storage.load_all_months_from_disk(place)

    def search(word: str) -> int:
        return sum(bool(found) for _, found in opened.search(word, []))

    return search, _list_of_months(opened)


def _list_of_months(opened: Any) -> Search | None:
    """Its own list, in a window of the size of its side bar; None where there is no screen."""
    gtk: Any = importlib.import_module("gi.repository.Gtk")
    if not gtk.init_check(None)[0]:
        return None
    results: Any = importlib.import_module("rednotebook.gui.search")
    window, scroll = gtk.Window(), gtk.ScrolledWindow()
    shown = SimpleNamespace(journal=opened, cloud=gtk.Label(), search_scroll=scroll)
    view = results.SearchTreeView(shown, True)
    scroll.add(view)
    window.add(scroll)
    window.set_default_size(300, 800)
    window.show_all()

    def fill(word: str) -> int:
        view.update_data(word, [])
        while gtk.events_pending():
            gtk.main_iteration()
        return len(view.tree_store)

    return fill


def pages(place: str) -> Asked:
    """Zim: the notebook with its index, and the selection that its window and its command search with."""
    notebooks: Any = importlib.import_module("zim.notebook")
    searching: Any = importlib.import_module("zim.search")
    notebook, _ = notebooks.build_notebook(notebooks.resolve_notebook(place))

    def search(word: str) -> int:
        selection = searching.SearchSelection(notebook)
        selection.search(searching.Query(word))
        return len(selection)

    return search, None


def one_file(place: str) -> Asked:
    """jrnl: the journal as each of its commands reads it, and the filter behind `-contains`."""
    journals: Any = importlib.import_module("jrnl.journals")
    config: Any = importlib.import_module("jrnl.config")
    chosen = {**config.get_default_config(), "journal": place, "encrypt": False}
    opened = journals.Journal("default", **chosen).open(place)
    everything = list(opened.entries)

    def search(word: str) -> int:
        opened.entries = list(everything)
        opened.filter(contains=[word])
        return len(opened.entries)

    return search, None


def main(name: str, place: str, *words: str) -> None:
    """Ask, and tell."""
    sys.argv[1:] = []  # some read what is there as their own
    start = perf_counter()
    search, show = {"rednotebook": months, "zim": pages, "jrnl": one_file}[name](place)
    told: dict[str, Any] = {"ready": perf_counter() - start, "found": {}, "search": {}, "show": {}}
    for word in words:
        told["found"][word], told["search"][word] = _timed(search, word)
        if show:
            told["show"][word] = _timed(show, word)[1]
    sys.stdout.write("\n" + json.dumps(told) + "\n")


def _timed(search: Search, word: str) -> tuple[int, list[float]]:
    times: list[float] = []
    found = 0
    while len(times) < _TIMES and sum(times) < _PATIENCE:
        start = perf_counter()
        found = search(word)
        times.append(perf_counter() - start)
    return found, times


if __name__ == "__main__":
    main(*sys.argv[1:])
