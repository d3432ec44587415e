"""Planted names: made up, in many scripts, with ways of writing them that a search could overlook."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise

_FIRST = """
    Zorvath Quillon Brexia Tamsyre Ydrelle Worimund Jaspette Klyndra Ovrenne Fesk Ulbrane Xandrelle Mivorne Pelgrith
    Dravine Oswenna Thalquin Irvesse Nolbeth Grevanne Vexley Corrisande Halvenny Estrolde Bruntje Lindovar Sylvaine
    Aurebelle Drystane Wendriff Ébrelle Ñandira Öskalde Århild Łuvenka Çelvane Žofrelle Škorvine Ýlvara Ümbrette
    Désolane Noëvine Faïenne Björvald Søvenna Grønhild Işkerre Ğülvane Đorvath Ħalvira Þrúnvald Æbelone Œdrine
    Maëvrine Zoëtte Renévan Jürvold Käthmuth Strauẞel Groẞmute Vijañca Peñarve Lučanka Řehvina Ondřava Bartołma
""".split()
_LAST = (
    """
    Pellworthy Ashgrimble Vandercroft Quistmoor Throckley Osterwane Bellhollow Crundwick Halversham Drumlochty
    Skarrowby Vintergaard Moorcastle Zilverberg Kestermann Falkenrode Brightwhistle Ombersley-Vance Dunmarrow
    Tressilbeck O'Farrowmere D'Elquenne MacTavendrie Van Holsterveldt de la Quentière von Ahrensbök Íñigáldez
    Gutiérvez-Ormo Fernández Quilombre Szczeblowski Dvořáčkova Håkonssøn Müllenstädt Örnvåg Lindqvästra Çakmakören
""".replace("Van Holsterveldt", "Van_Holsterveldt")
    .replace("de la ", "de_la_")
    .replace("von A", "von_A")
    .replace("Fernández Q", "Fernández_Q")
    .split()
)
_OTHER = """
    Зорваткин Квелинова Брунимир Жувелина Щерболюб Ёлкинада Μαρβέλια Θεοκλύμη Ξανθοράκης Ψιλούρης Զորվանիկ Քուելյան
    ზორვათია ქველინიძე زرفاتيل قويلانة مرفيلاء بروناهيم זורוותיאל קווילנה ברונימיר ज़ोरवाथी क्वेलिना मृवेलिका
    জোরভাথি কুয়েলিন ஜோர்வதி குவேலினா ซอร์วาธี เควลินา 佐瓦提 奎琳娜 布鲁尼 ゾルヴァティ クエリナ さわりね 조르바티 퀠리나
""".split()

SINGLE = [*_FIRST, *(name.replace("_", " ") for name in _LAST), *_OTHER]
PLANTED = [
    *SINGLE,
    *(f"{first} {last.replace('_', ' ')}" for first, last in zip(_FIRST, _LAST * 2, strict=False)),
    *(f"{one}-{other}" for one, other in pairwise(_FIRST)),
]


def _middle(name: str) -> int:
    """Somewhere inside, between two letters that stand by themselves."""
    place = len(name) // 2
    while place < len(name) - 1 and not (name[place - 1].isalpha() and name[place].isalpha()):
        place += 1
    return place


def _inside(name: str, put: str) -> str:
    return name[: _middle(name)] + put + name[_middle(name) :]


def _without_accents(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if not 0x300 <= ord(char) <= 0x36F)


WAYS: dict[str, Callable[[str], str]] = {
    "as it is": lambda name: name,
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "composed": lambda name: unicodedata.normalize("NFC", name),
    "without accents": _without_accents,
    "with another accent": lambda name: _inside(name, "\u0301") if name.isascii() else name,
    "small": str.lower,
    "large": str.upper,
    "of theirs": lambda name: f"{name}'s",
    "of theirs, set well": lambda name: f"{name}\u2019s",
    "of many": lambda name: f"{name}\u2019",
    "a soft hyphen inside": lambda name: _inside(name, "\u00ad"),
    "no width inside": lambda name: _inside(name, "\u200b"),
    "a joiner inside": lambda name: _inside(name, "\u2060\u200d"),
    "broken with a hyphen": lambda name: _inside(name, "-\n"),
    "broken with another hyphen": lambda name: _inside(name, "\u2010\n  "),
    "strong in part": lambda name: name[:1] + "**" + _inside(name, "**")[1:],
    "emphasised": lambda name: f"*{name}*",
    "underlined": lambda name: f"_{name}_",
    "other hyphens": lambda name: name.replace("-", "\u2011"),
    "no apostrophe": lambda name: name.replace("'", ""),
    "another apostrophe": lambda name: name.replace("'", "\u2019"),
    "on two lines": lambda name: name.replace(" ", "\n"),
    "far apart": lambda name: name.replace(" ", " \u00a0\t "),
    "at the end of a line": lambda name: f"{name}\n",
    "in brackets": lambda name: f"({name})",
    "in quotation marks": lambda name: f"\u201c{name}\u201d",
    "before a stop": lambda name: f"{name}.",
    "joined on": lambda name: f"{name}-like",
}
