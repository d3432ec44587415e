"""Passages that belong in the clinical record: times, dates, doses, codes of diagnoses, scores, counts, risk."""

from __future__ import annotations

from collections.abc import Iterator

from unhurried.domain.guard_patterns import Span, has_digit, pattern, spans
from unhurried.domain.medicines import MEDICINES

# Two numbers with a colon are a verse after the name of one of these.
_BOOKS = frozenset(
    "genesis exodus psalm psalms proverbs isaiah ecclesiastes job matthew mark luke john acts romans corinthians "
    "ephesians hebrews revelation".split()
)
_CLOCK = (
    r"(?<![\w.,:/-])(?:[01]?\d|2[0-3])(?::[0-5]\d(?!\d|[.:]\d)(?:\s?[ap]\.?m\b)?|(?:[.:][0-5]\d)?\s?[ap]\.?m\b)",
    r"(?<![\w.,:/-])(?:[01]?\d|2[0-3])\s?(?:o['’]clock\b|h[0-5]\d\b)",
    r"\b(?:at|from|until|till|since)\s(?P<it>(?:[01]?\d|2[0-3])\.[0-5]\d)(?![\d%]|[.,]\d|\s?(?:%|per\b|m\b|k|[£$€]))",
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d\b"
_DATES = (
    rf"(?<![\w./-]){_DAY}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s{_YEAR}",
    rf"\b{_MONTH}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}",
    rf"(?<![\w./-]){_DAY}(?P<mark>[./-]){_DAY}(?P=mark){_YEAR}(?![/-])",
    r"(?<![\w./-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b(?![/-])",
    rf"\b(?:d\.?o\.?b\b\.?|date of birth|birth ?date|born(?: on| in)?):?\s(?:\w{{1,9}}[ ,./-]{{1,2}}){{0,2}}{_YEAR}",
    rf"\b(?:d\.?o\.?b\b\.?|date of birth):?\s{_DAY}[./-]{_DAY}[./-]\d\d\b",
)
_DOSE = r"(?<![\w.,-])\d{1,5}(?:[.,]\d{1,3})?\s?(?:mg|mcg|µg|μg|milligrams?|milligrammes?|micrograms?)\b(?:/\w{1,6})?"
_CODES = (
    # Chapter F of ICD-10: whole from F20 up; F1 to F12 are also keys, so below that only with what follows the point.
    r"(?<![\w.-])F(?:0\d|1\d)\.\d{1,3}\b",
    r"(?<![\w.-])F[2-9]\d(?:\.\d{1,3})?(?![\w-])",
    r"(?<![\w.-])[A-EG-TV-Z]\d\d\.\d{1,4}(?![\w-])",
    # Chapters 6 and 7 of ICD-11: 6A70, 6B41.0, 7A00.
    r"(?<![\w.-])(?:6[A-E]|7[AB])\d[0-9A-Z](?:\.[0-9A-Z]{1,2})?(?![\w-])",
    r"\b(?:DSM(?:-[IV5]{1,3})?(?:-TR)?|[Dd]iagnos(?:is|ed|tic)|[Dd]x)\b[^\w\n]{1,3}(?:\w{1,12}[^\w\n]{1,3}){0,3}?"
    r"(?P<it>(?:29\d|30\d|31[0-9])\.\d{1,2})\b",
)
_TEST = (
    r"(?:PHQ-?(?:2|4|8|9|15)|GAD-?[27]|CORE-?(?:OM|10|34|5B?)|YP-?CORE|OQ-?45(?:\.2)?|ORS|SRS|BDI(?:-?II)?|BAI|BHS|HADS|"
    r"HAM-?[AD]|HDRS|MADRS|PCL-?5|PCL|IES-?R|AUDIT(?:-C)?|DUDIT|DAST-?10|WSAS|EPDS|Y-?BOCS|OCI-?R|MMSE|MoCA|WEMWBS|"
    r"DASS-?(?:21|42)|SCL-?90(?:-R)?|K-?(?:6|10)|GHQ-?(?:12|28)|ACEs?|EDE-?Q|SDQ|RCADS|C-?SSRS|ISI|PSS-?10|DES-?II|"
    r"ITQ|GAF|CGAS|WHODAS|SUD[Ss]?|IQ|AQ-?10|ASRS|phq-?9|gad-?7|core-?10)"
)
_JOINING = (
    r"(?:of|was|is|at|score|scored|scores|total|result|came|out|back|down|up|to|from|now|today|still|around|about|a|=|"
    r"fell|rose|went|dropped|stands|the|and|again)"
)
_SCORES = (
    rf"(?<![\w-]){_TEST}(?:\s?[:=(,]\s?|\s)(?:{_JOINING}[\s:,]{{1,2}}){{0,4}}\d{{1,3}}(?![\w-]|[.:]\d)",
    rf"(?<![\w.,-])\d{{1,3}}\s(?:on|in|for)\s(?:(?:the|a|an|her|his|their|last|today['’]s)\s){{0,2}}{_TEST}(?![\w-])",
)
_MONEY = r"(?:[£$€]\s?\d{1,5}(?:[.,]\d\d)?|\d{1,5}\s(?:pounds|dollars|euros|quid)\b)"
_PAYING = r"\b(?:fees?|invoiced?|owe[sd]?|pays?|paid|unpaid|charged?|arrears)\b"
_SESSIONS = (
    r"\b[Ss]ession\s(?:no\.?\s|number\s|#\s?)?\d{1,3}\b(?!\s?(?:minutes?|mins?|hours?|weeks?|months?|[:.]\d))",
    r"\b\d{1,3}(?:st|nd|rd|th)\ssession\b",
    r"\b(?:attended|missed|cancelled|DNA['’]?d)\s\d{1,3}\s(?:(?:out\s)?of\s(?:the\s|her\s|his\s|their\s)?(?:last\s)?\d{1,3}|"
    r"sessions?|appointments?)\b",
    r"\b(?:[Ss]he|[Hh]e|[Tt]hey|[Cc]lient)\sDNA(?:['’]?d|ed)?\b|\bDNA['’]d\b",
    rf"{_PAYING}[^.\n£$€]{{0,30}}?{_MONEY}",
    rf"{_MONEY}[^.\n£$€]{{0,12}}?\b(?:fee|fees|a session|per session|an hour|per hour|a month in arrears)\b",
)
_THEIR = r"(?:her|his|their|its)"
_THEM = r"(?:herself|himself|themsel(?:f|ves))"
_OWN_LIFE = rf"{_THEIR}\sown\slife\b(?!\s(?:story|stories|together|with|as|in)\b)"
_LIFE = rf"{_THEIR}\s(?:own\s)?life\b(?!\s(?:story|stories|together|with|as|in)\b)"
# One of these is in whatever the patterns of risk find. To look for them first takes a twentieth of the time.
_STEMS = (
    "suicid|overdos|kill|harm|injur| life|cut|burn|hang|intent|means|access to|safeguard|protection|section|risk|"
    "end it all"
).split("|")
_RISKS = (
    r"\bsuicid(?:e|al)\s(?:plans?|intent(?:ions?)?|attempts?|notes?|means|ideation|thoughts|risk|gestures?)\b",
    r"\b(?:attempted|risk of|thoughts of|plans? for|considering|contemplating|talked of|history of)\ssuicide\b",
    rf"\b(?:attempted|tried|wants?|wanted|going|plans|planned|planning|threatened|threatens)\sto\s"
    rf"(?:kill\s{_THEM}|end\s{_LIFE}|take\s{_OWN_LIFE}|overdose|hang\s{_THEM})\b",
    rf"\b(?:kill|killed|killing|harming)\s{_THEM}\b|\bending\s{_LIFE}|\b(?:taking|took|taken)\s{_OWN_LIFE}",
    r"\b(?:wants?|wanted|threatened|threatens)\sto\send\sit\sall\b",
    r"\b(?:took|taken|takes|taking)\s(?:an|another|the)\soverdose\b|\boverdosed\son\s(?:the\s|her\s|his\s|their\s)?"
    r"(?:pills|tablets|paracetamol|painkillers|medication|heroin|opio?ids?|sleeping)\b",
    rf"\b(?:cut|cuts|cutting|burned|burnt|burning|harmed|harms)\s{_THEM}\b(?!\s(?:off|short|some|a\b|loose|free|out|down|"
    r"adrift|in\b|into|up|no\b|too|on the))",
    r"\b(?:she|he|they|has|have|had|been|client)\s(?:self-?\s?harm(?:ed|ing|s)|self-?\s?injur(?:ed|ing|es))\b",
    r"\b(?:urges? to|thoughts of|history of|risk of|disclosed|incidents? of)\sself-?\s?harm\b",
    r"\b(?:plans?,?\sand\s(?:the\s)?means|means\sand\s(?:a\s|the\s)?plan|plan,?\s(?:and\s)?intent|intent,?\sand\smeans|"
    r"no\s(?:plan|intent)\s(?:or|nor)\s(?:plan|intent|means)|access\sto\s(?:means|pills|tablets|a\sgun|guns|firearms?))\b",
    r"\b(?:safeguarding|child\sprotection)\s(?:referral|alert|concerns?|report|lead|case\sconference)\b",
    r"\brisk(?:\s(?:level|assessment|rating))?\s(?:is|was|remains|rated|assessed|scored)\s(?:as\s|at\s|now\s)?"
    r"(?:low|medium|moderate|high|imminent)\b",
    r"\b(?:was|is|been|got|being)\ssectioned\b|\bsectioned\sunder\b|\bunder\s(?:a\s)?section\s(?:2|3|136)\b",
)


def clock_times(text: str) -> Iterator[Span]:
    """14:30, 2.30 pm, 3 o'clock, at 14.30; no verses and no ratios."""
    if not has_digit(text):
        return
    for source in _CLOCK:
        for start, end in spans(source, text, any_case=True):
            before = text[max(0, start - 20) : start].split()
            if not before or before[-1].casefold() not in _BOOKS:
                yield start, end


def full_dates(text: str) -> Iterator[Span]:
    """A day with month and year, or the year of a birth."""
    for source in _DATES if has_digit(text) else ():
        yield from spans(source, text, any_case=True)


def doses(text: str) -> Iterator[Span]:
    """20 mg, and medicines by their name, since to name one is to say what is prescribed."""
    if has_digit(text):
        yield from spans(_DOSE, text, any_case=True)
    for word in pattern(r"(?<![\w-])[A-Za-z]{5,16}(?![\w-])").finditer(text):
        if word[0].lower() in MEDICINES:
            yield word.span()


def diagnosis_codes(text: str) -> Iterator[Span]:
    """F32.1, 6A70, and the numbers of the older manuals where a diagnosis is spoken of."""
    for source in _CODES if has_digit(text) else ():
        yield from spans(source, text)


def scores(text: str) -> Iterator[Span]:
    """The name of a test with a number; the name alone is none."""
    for source in _SCORES if has_digit(text) else ():
        yield from spans(source, text)


def sessions(text: str) -> Iterator[Span]:
    """A session by its number, attendance that is counted, and what was paid or owed."""
    for source in _SESSIONS if has_digit(text) or "DNA" in text else ():
        yield from spans(source, text)


def risks(text: str) -> Iterator[Span]:
    """Plain words in clear combinations; a single word is none."""
    small = text.casefold()
    for source in _RISKS if any(stem in small for stem in _STEMS) else ():
        yield from spans(source, text, any_case=True)
