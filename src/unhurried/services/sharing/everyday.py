"""Everyday words: short ones that a name can seem to be made of, and names that are words as well."""

from __future__ import annotations

from typing import Final

from unhurried.domain.client_codes import OFFERED

# "As her" is no Asher with a gap in it, and "in a" no Ina. The ends of shortened words are among them.
SMALL_WORDS: Final = frozenset(
    """
    a about again all also am an and any are as ask at away back be been but by came can come could d day did do does
    down each eat end even ever far few for from gave get give go going gone got had has hat have he hear heat her
    here hers him his how i if in into is it its just keep kept know last late left let like ll long look lot love m
    made make man many may me mean men met might mine more most much must my near need never new no nor not now of
    off oh old on once one only or other our out over own part pen per put ran rapist re read real rest run s said
    same sat saw say see seem self sense set she side sit so some son soon still such t take talk tell ten than that
    the their them then there these they thing think this those thought three time to today together told too took
    try turn two up upon us use ve very want was way we week well went were what when where which while who whom
    whose why will with word work would year yes yet you your
    au aux car ce ces da das de del della den der des di die dir du ein eine el en er es est et ist il la las le les
    lo los ma mais mal man mir mit mon ne non nos nur ou para per plus pour qu que qui se sein ser si sie sind son
    sur ta tu un una und une uno von wie wir y zu
    """.split()
)

# As names they have a capital; without it they are what anybody says.
_BOTH: Final = frozenset(
    """
    amber angel art ash aurora autumn baker banks bay bell berry best bill bird bishop black blue bob bond bright
    brook brown bush butler carol cat chance charity chase cherry chip christian clay cliff coal coin cook crystal
    dale daisy dawn dean destiny don drew duke earl east ebony eve faith fern fields fish flora ford forest fox frank
    gale garland gates gay gene ginger glen gold grace grant gray green grey guy hall hardy harmony harp haven hazel
    heath heather herb hill hope house hunter iris ivory ivy jack jade jasmine jay jean jewel joy june jet king lake
    lamb lance land lane lark laurel lily lion little long love lucky lane mark marina mason max maxim may mercy miles
    mike mile miller mist mint mole moody moon moor nick noble norm north oak olive pace page park parks patience
    patch pat peace pearl pen penny pepper piper poppy port price pride prudence queen rain ray reed rich rick river
    rob robin rock rocky rod rose rosemary ruby rusty sage sandy scarlet scout serenity shade shell sky small smith
    snow sol song south spring star stern stone storm strong sue summer sun sunny swan sweet taylor terry tiger true
    trinity valley van victor violet wade walker wall ward water waters way west white willow win winter wolf wood
    woods worth wren young april august an do
    """.split()
)
_CODES: Final = frozenset(code.casefold() for code in OFFERED)


def is_small(word: str) -> bool:
    """Whether these bare letters are a short word of every day."""
    return word in SMALL_WORDS


def is_everyday(word: str) -> bool:
    """Whether it is only a name, or a client code, where it has a capital."""
    plain = word.casefold()
    return plain in SMALL_WORDS or plain in _BOTH or plain in _CODES
