"""A sentence and the places of a person and an organisation come in; the post that the one has with the other goes out."""

from __future__ import annotations

import re

from aiscape.extract.encode import Span
from aiscape.extract.wording.clauses import LETTERED_NAME

_RANK = (
    r"(?:co-?|deputy |vice[- ]|acting |interim |founding |executive |non-executive |former |senior |principal |chief |lead "
    r"|managing |general |global )*"
)
_FIELD = (
    r"(?:(?:finance|financial|technology|technical|science|scientific|research|product|design|engineering|software|hardware|security|data"
    r"|marketing|sales|commercial|communications|policy|legal|risk|strategy|operations|operating|investment|medical|creative|artistic|art|news"
    r"|purchasing|human-resources|personnel|regional|foreign|prime|digital|trade|culture|economy|economics|energy|industry|health|defence|defense"
    r"|interior|justice|education|transport|picture|music) )"
)
_POST = (
    rf"(?:(?:{_RANK}(?:chief executive(?: officer)?"
    r"|chief (?:[a-z-]+ ){2,3}officer|chief (?!(?:of|for|at|in|on|from|with|to|by|and|who|said|says)\b)[a-z]+(?: and [a-z]+)?"
    r"(?: officer| scientist| engineer| economist| analyst| counsel| strategist)?"
    rf"|CEO|CTO|CFO|COO|{_FIELD}chief|{_FIELD}?(?:founder|president|chair(?:man|woman|person)?|director|manager|counsel|analyst|professor|researcher"
    r"|scientist|engineer|economist|spokes(?:man|woman|person)|minister|secretary|commissioner|partner|head|adviser|advisor|editor|fellow"
    r"|lecturer|dean|board member|architect|strategist)))\b(?!['\u2019-]))"
)
#: Words that are no part of a post's field.
_NO_FIELD = (
    r"(?!(?:at|from|in|on|with|by|to|into|for|of|who|which|that|when|while|before|after|since|until|as|or|but|is|was|has|had|said|says|told|left"
    r"|joined|will|there|here)\b)"
)
#: What a post is of, unless it is where the holder went or came from: "head of research", not "head of research from Orbis".
_AREA = (
    rf"(?: (?:of|for) (?!(?:the|an?|and)\b){_NO_FIELD}[a-z-]+"
    rf"(?: and (?!(?:[a-z]+ed|a|an|the|then|now)\b){_NO_FIELD}[a-z-]+| (?!and\b){_NO_FIELD}[a-z-]+){{0,2}})?"
)
_ROLE = re.compile(rf"\b{_POST}(?: and {_POST})?{_AREA}|(?<=\bwho )(?:head|chair)(?=s\b)")
#: Whom a post is said to be of, after it and before it: "head of Silo AI"; "Kelda's chief executive", "Google engineer".
_POST_OF = re.compile(r" (?:of|at)(?: the| its| his| her)? (?=[A-Z])")
_OWNER = re.compile(rf"({LETTERED_NAME})(?:['\u2019]s?(?: [a-z-]+){{0,3}})? $")
_ORIGIN = re.compile(r"(?:an|ish|ese|ch|Swiss|Greek|Czech|Former|Its|His|Her|The)$")
#: Where somebody goes who had the post before: "its co-founder left for Tenstorrent".
_MOVES_TO = re.compile(
    r"\b(?:(?:left|leaves|leaving|moved|moves|moving|went|going) (?:to|for)|join(?:s|ed|ing)?|hired by|poached by) (?:the )?$"
)
#: What may stand between "head of" and the organisation: "X and", "Norway's", "the Oslo firm", "AI research at".
_UP_TO = re.compile(
    rf"{LETTERED_NAME}(?:, {LETTERED_NAME})*,? and (?:of )?(?:the )?"
    rf"|{LETTERED_NAME}(?: (?!and |or |who |before |after |at |from |to )[a-z-]+){{0,2}} "
    r"|[\w&-]+(?: (?!and\b)[\w&-]+){0,2} (?:at|for) (?:the )?"
)
#: Whose post it is, where a name stands before or after it: "Mark Bo, Halden's founder,", "finance chief Laura Beck", "president, Tom Brandl, said".
_NAMED_BEFORE = re.compile(
    rf"({LETTERED_NAME}), (?:(?:the|an?|its|his|her|{LETTERED_NAME}['\u2019]s?) )?(?:[a-z-]+ ){{0,2}}$"
)
_TITLE = r"(?:(?:Dame|Sir|Dr|Professor|Prof|Mr|Ms|Mrs|Lord|Lady)\.? )*"
_HOLDER = re.compile(
    rf" {_TITLE}(?=[A-Z])|, {_TITLE}(?={LETTERED_NAME}(?:[,;.]|$| (?:said|says|told|and|of|who|has|is|was)\b))"
)


def role_of(sentence: str, subject: Span, obj: Span) -> str | None:
    """The post that stands next to the person, and is not said to be another's or elsewhere.

    Args:
        sentence: its text.
        subject: where in it the person stands.
        obj: where in it the organisation stands (one that stands before it has a negative start).

    """
    posts = [
        m for m in _ROLE.finditer(sentence) if not (_is_elsewhere(m, subject, obj) or _is_of_another(m, subject, obj))
    ]
    best = min(
        ((_apart(m.span(), subject) - _TIE * _is_tied(m, obj), m.start(), m.group()) for m in posts), default=None
    )
    return best[2].strip() if best and best[0] <= _REACH else None


#: How many characters away a person's post may stand.
_REACH = 60
#: Up to how many characters after the person it is surely the person's own: "Moen, the head,".
_NEAR = 8
#: How many characters nearer to the person a post counts that is named with the organisation.
_TIE = 15


def _is_tied(post: re.Match[str], obj: Span) -> bool:
    """Whether the organisation stands next to the post: "POST of O", "O's POST", "O POST"."""
    text = post.string
    after = obj[0] >= post.end() and re.fullmatch(r",? (?:of|at|for) (?:the )?", text[post.end() : obj[0]])
    before = 0 <= obj[1] <= post.start() and re.fullmatch(
        r"(?:['\u2019]s?)?(?: [a-z-]+){0,2} ", text[obj[1] : post.start()]
    )
    return bool(after or before)


def _is_elsewhere(post: re.Match[str], subject: Span, obj: Span) -> bool:
    """Whether the text says the post to be with another than the organisation: "head of Silo AI", "Google engineer"."""
    text = post.string
    if post.end() <= obj[0] and (text[post.end() : obj[0]] == " from " or _MOVES_TO.search(text, post.end(), obj[0])):
        return True
    if obj[0] < 0 or not text[obj[0] : obj[0] + 1].isupper():  # "we", "the bank": it may be the one that is named
        return False
    follows = _POST_OF.match(text, post.end())
    if follows:
        here = obj[0] <= follows.end() < obj[1]
        return not here and not (obj[0] > follows.end() and _UP_TO.fullmatch(text, follows.end(), obj[0]))
    owner = _OWNER.search(text, 0, post.start())
    if owner is None or _overlap(owner.span(1), obj) or _overlap(owner.span(1), subject):
        return False
    return bool(owner.start() and not _ORIGIN.search(owner.group(1)))


def _is_of_another(post: re.Match[str], subject: Span, obj: Span) -> bool:
    """Whether it stands with the name of another."""
    if 0 <= subject[0] - post.end() <= len(", ") or 0 <= post.start() - subject[1] <= _NEAR:
        return False
    holder = _HOLDER.match(post.string, post.end())
    if holder and not any(start <= holder.end() < end for start, end in (subject, obj)):
        return True
    named = _NAMED_BEFORE.search(post.string, 0, post.start())
    others = named and not any(_overlap(named.span(1), end) for end in (subject, obj))
    return bool(others and post.string.startswith(",", post.end()))


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _apart(a: Span, b: Span) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])
