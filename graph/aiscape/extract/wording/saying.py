"""The words before and after a name come in; whether it says something, denies it or only describes a speaker goes out."""

from __future__ import annotations

import re

_VERBS = (
    r"(?:said|says|say|tells?|told|lists?(?= )|reminds?|measure[sd]|puts?(?=[^.]{0,60} at )|(?:finds?|found|shows?|showed)(?= that\b)"
    r"|claim(?:s|ed)?|report(?:s|ed)?|estimate[sd]?|reckon(?:s|ed)?|wrote|writes|argue[sd]?|note[sd]?|add(?:s|ed)(?= that\b| on \w+day|[^\w\s]|$)"
    r"|announce[sd]?|state[sd]?|insist(?:s|ed)?|warn(?:s|ed)?|maintain(?:s|ed)?|confirm(?:s|ed)?|acknowledge[sd]?|explain(?:s|ed)?"
    r"|point(?:s|ed) out|conclude[sd]?|concede[sd]?|stress(?:es|ed)?|admit(?:s|ted)|assert(?:s|ed)?|contend(?:s|ed)?"
    r"|calculate[sd]?|disclose[sd]?|reveal(?:s|ed)?|declare[sd]?|advertise[sd]?)"
)
#: A name of one or more words with capitals, in a pattern that ignores case.
_NAME = r"(?-i:[^\W\d_a-z][^\s,;:]*(?: (?:of |for |and |& )?[^\W\d_a-z][^\s,;:]*){0,4})"
#: What may stand between a speaker and a word of saying: an apposition, "'s chief executive", "of Omdia", "who follow Groq", an adverb.
_ASIDE = (
    r"(?:['\u2019]s [\w ]{3,40}|, (?!and |but |or )[^,.]{3,80},(?: (?!and |but |or )[^,.]{3,60},)?|,| (?:of|at|from) (?:the )?"
    + _NAME
    + r"| who [^,.;:]{3,60}?| [a-z]+ly| has| have| also| himself| herself){0,4}"
)
_AUX = r"(?: has| have| had| is| also| always| [a-z]+ly){0,3}"
_WHEN = r"(?: on \w+day| last \w+| this \w+| in [\w ]{3,30}| at [\w ]{3,30}| today| yesterday){0,2}"
_TITLES = r"(?: (?:the|its|his|her|their|mr|mrs|ms|dr|prof|professor)\b\.?)*\s*$"
#: A speaker, then what is said: "X said on Tuesday that …".
_SAYS = re.compile(rf"^{_ASIDE}\s*(?P<verb>{_VERBS})(?! (?:nothing|little)\b){_WHEN}\b", re.IGNORECASE)
#: What is said, then its speaker at the end: "…, X said."
_SAID = re.compile(rf"^{_ASIDE}\s*(?:(?:tells?|told) [\w ]{{2,30}}?|{_VERBS}){_WHEN}\W*$", re.IGNORECASE)
#: The words before a speaker: "according to X", "an email seen by X".
_BY = re.compile(
    r"(?:according to|as reported by|per|in the words of|figures (?:from|by|published by)|data from|by the (?:count|reckoning|account) of"
    r"|(?:report|study|paper|survey|analysis|estimate|filing|claim|assertion)s? (?:by|from|of)"
    r"|(?:filing|document|e-?mail|memo|letter|contract|presentation|record)s?(?: [a-z]+){0,4} (?:seen|viewed|reviewed|obtained) by)"
    r"(?: (?:the|its|his|her|a|an|mr|ms|dr|analysts? at|researchers? at|officials? at|research firm|[a-z]+ group))*\s*$",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"^['\u2019]s (?:own )?(?:account|count|figures|numbers|tests|reckoning|measurements?|estimate|tally)",
    re.IGNORECASE,
)
#: A speaker set between commas within what is said: "Halden, Omdia reports, is ahead"; the words before such a speaker.
_INSERTED = re.compile(rf"^{_AUX} (?:(?:tells?|told) [\w ]{{2,30}}?|{_VERBS}){_WHEN},", re.IGNORECASE)
_COMMA = re.compile(rf",[\"\u201d]?{_TITLES}", re.IGNORECASE)
#: The word of saying before its speaker, and what the speaker is: "…, said X", "…, said Oracle's chief executive, X".
_POST = r"(?-i: (?!(?:that|it|he|she|they|we|there|had|has|have|was|is|were|are|will|would|could|can|may|might|should|must|not)\b)[a-z-]+)"
_SAID_BY = re.compile(
    rf"[,\"\u201d]\s*{_VERBS}(?: {_NAME}['\u2019]s)?{_POST}{{0,6}},?(?: (?:Mr|Ms|Mrs|Dr|Prof)\.?)?\s*$", re.IGNORECASE
)
#: Characters before a speaker within which that word is looked for.
_NEAR = 200
#: What follows such a speaker, but no subject of what is said ("Kate Orr, an analyst, said X uses …").
_CLOSED = re.compile(r"^(?:\s*[.;:,!?\"\u201d)]|\s*$| (?:of|at|from|on|in|to|during|last|this|yesterday|today|and)\b)")
#: What follows it where an apposition before the word of saying makes the sentence look like that.
_ENDED = re.compile(
    rf"^(?:(?:,[^,;]*| on \w+day| yesterday| today| (?:of|at|from) {_NAME})?\W*$|\s*[;\"\u201d])", re.IGNORECASE
)
_APPOSITION = re.compile(r", [^,\"\u201d]{3,80}$")
#: A comma that closes an apposition, before a word of saying.
_CLOSING = re.compile(rf"^,{_AUX}\s*{_VERBS}\b", re.IGNORECASE)
#: What joins a name to the speaker before it: "Kate Orr of Omdia".
_OF = re.compile(r" (?:of|at|from|with) (?:the )?")
#: A clause that describes a speaker: "analysts who follow Groq said".
_WHO = re.compile(r" who [a-z]+ [^,;:]*$")
_THEN_SAYS = re.compile(rf"^{_AUX}\s*{_VERBS}\b", re.IGNORECASE)
#: What may stand between an organisation and whoever speaks for it: "X's lawyer, Kate Orr, said", "the head of X, Kate Orr, said".
_STAFF = r"(?:['\u2019]s(?: [\w-]+){0,5},?|,) (?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?"
#: What may stand between an organisation and the person who speaks for it: "'s chief executive,", " co-founder and CEO".
_TITLE = re.compile(r"(?:['\u2019]s)?(?: [\w-]+){0,6},? (?:(?:mr|mrs|ms|dr|prof)\.? )?", re.IGNORECASE)
#: A thing, then who speaks of it: "o4-mini, for which OpenAI gives 92.7".
_FOR_WHICH = re.compile(r", (?:for|of|about) which (?:the |its )?")
_GIVES = re.compile(rf"^{_ASIDE}\s*(?:gives?|gave|{_VERBS})\b", re.IGNORECASE)

_CLAIM = (
    r"(?: [\w'\u2019-]+){0,4} (?:claim|report|allegation|accusation|suggestion|assertion|charge|finding|rumou?r|idea|notion|account"
    r"|version|story|stories|talk|result|figure|conclusion)s?\b"
)
_UNTRUE = r"(?:untrue|false|not true|wrong|nonsense|baseless|unfounded|rubbish|fiction|invented)\b"
_DENY = (
    r"(?:den(?:y|ies|ied)\b(?!(?: [\w'\u2019]+){1,4} (?:access|entry|permission|a licen[cs]e|a permit|motion|request|application|appeal)\b)"
    rf"|(?:disput(?:es?|ed)|contest(?:s|ed)?|reject(?:s|ed)?|refute[sd]?|dismiss(?:es|ed)?|rebut(?:s|ted)?|contradict(?:s|ed)?)"
    rf"(?: that\b|{_CLAIM})|(?:said|says|insists|insisted) (?:it|this|that) (?:is|was) {_UNTRUE}"
    rf"|call(?:s|ed){_CLAIM}(?=[^.;]* {_UNTRUE}))"
)
#: A speaker who denies what stands after it, up to where it says something else.
_DENIES = re.compile(rf"^{_ASIDE}{_AUX}\s*{_DENY}", re.IGNORECASE)
_TURN = re.compile(
    rf"[;:\"\u201c\u201d]|\b(?:but|adding|saying|telling)\b|, (?:and (?!that\b)|who|whose|where|which|while|whereas)"
    rf"|\band (?:{_VERBS}|call(?:s|ed)|describe[sd])\b",
    re.IGNORECASE,
)
#: A speaker who denies what stands before it: "…, which X denies", "…; X disputes this", "…, but X found otherwise".
_DENIES_IT = re.compile(
    rf"^{_AUX} (?:(?:den(?:y|ies|ied)|disput(?:es?|ed)|contest(?:s|ed)?|reject(?:s|ed)?|refute[sd]?|contradict(?:s|ed)?)"
    r"(?: (?:this|it|that|so|the (?:claim|report|charge|accusation|allegation)s?))?(?=\W*$|[,;.]| and\b)"
    r"|disagree[sd]?|begs? to differ|(?:found|finds|says|said|thinks|thought|suggests?|suggested) (?:otherwise|not)\b)",
    re.IGNORECASE,
)
_DENIED_BY = re.compile(rf"(?:, (?:which|something|as|and|but|though|although|while|whereas)|[;.:])(?: that)?{_TITLES}")
#: Whoever others speak against: "contrary to what X says", "despite X's denials".
_CONTRARY = re.compile(
    r"\b(?:contrary to|contradicting|refuting|rebutting|(?:despite|in spite of|notwithstanding)(?: [a-z]+)* (?:what|denials?|claims?"
    r"|assurances?|statements?)\b)(?: [a-z]+)*\s*$",
    re.IGNORECASE,
)
_DESPITE = re.compile(r"\b(?:despite|in spite of|notwithstanding)(?: the)?\s*$", re.IGNORECASE)
_DENIALS = re.compile(
    r"^['\u2019]s (?:[a-z]+ )?(?:denials?|claims?|assurances?|statements?|protests?)\b", re.IGNORECASE
)
#: A new clause that sets something against what is said before it.
_CONTRAST = re.compile(r"[,;] (?:but|while|whereas|although|though|yet)\b")
_QUOTED = re.compile(r"[\"\u201c\u201d]")
#: A new clause, in which somebody else may speak.
_CLAUSE = re.compile(r";|, (?:but|while|whereas|although|and)\b")


def says(before: str, after: str) -> re.Match[str] | None:
    """The words with which a speaker goes on to say something; their group `verb` is the word of saying.

    Args:
        before: the sentence up to the name.
        after: the sentence from the name on.

    """
    found = _SAYS.match(after)
    return None if found is None or _closes(before, after) else found


def has_said(before: str, after: str) -> bool:
    """Whether a sentence ends with its speaker: "…, X said."."""
    return bool(_SAID.match(after)) and not _closes(before, after)


def said_by(before: str, after: str) -> int | None:
    """Where a word of saying before the name begins that has it for its speaker, and not for the subject of what is said."""
    verb = _SAID_BY.search(before, max(0, len(before) - _NEAR))
    if verb is None:
        return None
    described = before[verb.start()] == "," and _APPOSITION.search(before, 0, verb.start())
    return verb.start() if (_ENDED if described else _CLOSED).match(after) else None


def is_cited(before: str, after: str) -> bool:
    """Whether words around the name set it down as the source of its sentence: "according to X", "X reports" between commas."""
    return bool(_BY.search(before) or _ACCOUNT.match(after) or (_COMMA.search(before) and _INSERTED.match(after)))


def describes(before: str, after: str) -> bool:
    """Whether the name only describes a speaker named before it: "Kate Orr, an analyst at X, said", "analysts who follow X said"."""
    return _closes(before, after) or bool(_WHO.search(before) and _THEN_SAYS.match(after))


def _closes(before: str, after: str) -> bool:
    """Whether a comma between the name and a word of saying closes an apposition that the name stands in."""
    return bool(_CLOSING.match(after)) and not _COMMA.search(before)


def joins(between: str) -> bool:
    """Whether the words between a person and a name say where the person works: "Kate Orr of Omdia"."""
    return bool(_OF.fullmatch(between))


def is_spoken_for(after: str, person: str) -> bool:
    """Whether the person that follows a name speaks for it: "X's lawyer, Kate Orr, said", "the head of X, Kate Orr, said"."""
    return bool(re.match(_STAFF + re.escape(person), after))


def is_title(between: str) -> bool:
    """Whether the words between a name and a person are no more than what the person is there."""
    return bool(_TITLE.fullmatch(between))


def gives(between: str, after: str) -> bool:
    """Whether a relative clause has the name speak of what stands before it: "o4-mini, for which X gives 92.7"."""
    return bool(_FOR_WHICH.fullmatch(between) and _GIVES.match(after))


def denies(after: str) -> int | None:
    """How many characters of what follows a name it takes to say that the name denies the rest."""
    found = _DENIES.match(after)
    return found.end() if found else None


def turns(between: str) -> bool:
    """Whether a speaker who denied something goes on to say something else."""
    return bool(_TURN.search(between))


def denies_it(before: str, after: str) -> bool:
    """Whether the name denies what its sentence said before it: "…, which X denies", "…, but X found otherwise"."""
    return bool(_DENIES_IT.match(after) and _DENIED_BY.search(before))


def is_gainsaid(before: str, after: str) -> bool:
    """Whether a sentence says something against the name's word: "contrary to what X says", "despite X's denials"."""
    return bool(_CONTRARY.search(before) or (_DESPITE.search(before) and _DENIALS.match(after)))


def contrasts(between: str, *, speaks: bool) -> bool:
    """Whether a clause begins that sets something against what is said before it.

    Args:
        between: the words up to the name that may have said it.
        speaks: whether the name goes on to say something; if not, a semicolon parts it from what is said.

    """
    return not _QUOTED.search(between) and bool(_CONTRAST.search(between) or (";" in between and not speaks))


def parts(between: str) -> bool:
    """Whether a clause begins in which somebody else may speak."""
    return bool(_CLAUSE.search(between))
