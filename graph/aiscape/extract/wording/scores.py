"""A sentence and the places of a model and a test come in; the figure that the sentence gives the model goes out.

Every rule asks whose a figure is: "Vega scored 71.0 on MMLU, against 74.2 for Lyra" has one for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aiscape.extract.encode import Span
from aiscape.extract.wording.clauses import LETTERED_NAME

_UNIT = r"(?:\s?(?:per cent|percent|%|points?\b))?"
_NUMBER = rf"(?<![\w$\u20ac\u00a3\u00a5.,-])\d(?:[\d,.]*\d)?{_UNIT}(?![\w-]|[.,]\d)"
#: What may follow a score; any other small word makes it a count of something ("7 layers", "3 points more").
_FIGURE = re.compile(
    rf"{_NUMBER}(?!\s(?:more|fewer|less|higher|lower|ahead|behind|above|below|worse|clear|short|up|down|off|shy|in front"
    r"|(?!after|over|under)[a-z]+er)\b)"
    r"(?=[^\w ]|$| [^a-z]| (?:on|in|and|against|to|versus|vs|compared|while|whereas|for|but|of|at|or|as|by|with|from|there|here|overall|correct"
    r"|when|though|according|is|was|after)\b)"
)
_VERB = (
    r"(?:scor\w+|reach\w*|manag\w+|achiev\w+|g[eo]ts?|hits?|post\w*|record\w*|has|had|have|obtain\w*|attain\w*|earn\w*|leads?|led|answer\w+"
    r"|solv\w+|(?:comes?|came|stands?|stood|is|was|stops)(?: in| out)? (?:at|on|to)|took|takes)"
)
#: Where what is said of a model ends: "against 74.2", "while", ", Lyra 68", "and Lyra got 68".
_BREAK = re.compile(
    r";|\(|\b(?:against|versus|vs|compared (?:with|to)|while|whereas|where|than|ahead of|behind|below|above|but|though|although)\b"
    rf"|\bto (?:{LETTERED_NAME} )?(?=\d)|(?:,| and) {LETTERED_NAME},? (?:{_VERB} |at |with )?(?=\d)|, (?:which|who|with which)\b"
)
#: Words before a model that another is measured by: "beats", "ahead of", "than".
_MEASURE = re.compile(
    r"\b(?:beat\w*|surpass\w*|outperform\w*|outscor\w*|overt[ao]\w+|outdo\w*|defeat\w*|edg\w+ (?:out|past)|top(?:s|ped)?|than|ahead of|behind"
    r"|past|over|below|above|beneath|under|trail\w*|match\w*|against|versus|vs\.?|to|like|of|and|both|with)"
    rf" (?:(?:the|both|its|rival|model|{LETTERED_NAME}['\u2019]s?) )*$"
)
#: What may stand between a model and its own figure: "Vega: 71", "Vega (71)", "Vega's 71", "Vega scored 71".
_NEXT = re.compile(
    rf"(?:['\u2019]s?)?,?(?: (?:at|{_VERB}))? ?[:(=]? ?(?:(?:about|around|just|only|a|an|some|score of) )*"
)
#: And between a figure and its model: "71 for Vega", "the 71 of Kelda's Vega".
_OF = re.compile(
    rf",? (?:for|of|from|by) (?:(?:the|its|their|rival|model|older|larger|smaller|{LETTERED_NAME}['\u2019]s?) )*"
)
_ON = re.compile(r"(?: [a-z]+){0,4} (?:on|in|at) (?:the |its |an? )?(?:[\w'\u2019-]+ )?")
_ON_OTHER = re.compile(r",? (?:on|in) (?:the )?[A-Z]")
_ON_TEST = re.compile(r"\b[Oo]n (?:the )?[A-Z]")
_OF_TEST = re.compile(r",? ?[:(]? ?(?:of |at |with |was |is |score of )*")
_SCORES = re.compile(rf"(?:\b{_VERB}|\bwith|\bgives?|\bput (?:it )?at|\bat|\bon|:|['\u2019]s)(?: [a-z]+){{0,3}} $")
#: "93.0 to 92.0": the figures of the two sides of a comparison.
_CONTEST = re.compile(rf"({_NUMBER}) (?:to|against|versus) ({_NUMBER})(?! for| of)")


def score_of(sentence: str, model: Span, test: Span | None) -> str | None:
    """The figure that a sentence gives a model.

    Args:
        sentence: its text.
        model: where in it the model stands (one that stands before it has a negative start).
        test: where the test stands; None for whichever the sentence is about.

    Returns:
        The figure as written, or None where the sentence gives it none or does not say which is its own.

    """
    figures = _figures(sentence, [model, test or model])
    found = _the_only(sentence, figures, test) if model[0] < 0 else _its_own(sentence, model, test, figures)
    return sentence[slice(*found)].strip(" ,.") if found else None


def outscored(sentence: str, winner: Span, loser: Span) -> bool:
    """Whether a sentence gives the one that it is said to beat the higher score of the two.

    Args:
        sentence: its text.
        winner, loser: where the two stand in it.

    """
    if min(winner[0], loser[0]) < 0 or _LESS_IS_MORE.search(sentence) or len(set(_TESTS.findall(sentence))) > 1:
        return False
    if _PRAISE.search(sentence) and not _BLAME.search(sentence):
        return False
    scores = [score_of(sentence, model, None) for model in (winner, loser)]
    high, low = (float(re.sub(r"[^\d.]", "", score).strip(".")) if score else None for score in scores)
    return high is not None and low is not None and high < low


_TESTS = re.compile(r"\b[Oo]n (?:the )?([A-Z][\w-]+)")
#: Words that say who is ahead; with a lower figure and none to the contrary, the lower is the better.
_PRAISE = re.compile(
    r"\b(?:better|best|wins?|won|beats?|beaten|ahead|outperform\w*|outscor\w*|surpass\w*|edg\w+|tops?|topped|improv\w+|clear of|accura\w+)\b"
)
_BLAME = re.compile(
    r"\b(?:behind|below|beneath|trail\w*|short of|los[et]s?|worse|worst|(?:comes?|came) last|lag\w*|less well|weak\w*)\b"
)
#: Measures of which the lower is the better.
_LESS_IS_MORE = re.compile(
    r"\b(?:errors?|wrong|mistakes?|WER|CER|latency|milliseconds?|ms|seconds?|minutes?|hours?|price[sd]?|costs?|cheap\w*|perplexity|loss|lower|fewer"
    r"|less|hallucinat\w+|false|watts?|energy|memory|gigabytes|distance|deviation|delay|slower|mis[a-z]+"
    r"|reject\w*|attempts|attacks?|off by|degrees|refus\w+|rank(?:s|ed)?|FID|FVD|RMSE|MAE)\b|[$\u20ac\u00a3\u00a5]",
    re.IGNORECASE,
)


def _figures(sentence: str, ends: Sequence[Span]) -> list[Span]:
    """The figures of a sentence that may be scores: no part of a name, no year, no lead."""
    return [m.span() for m in _FIGURE.finditer(sentence) if not _is_other(m, ends)]


def _is_other(figure: re.Match[str], ends: Sequence[Span]) -> bool:
    start, end = figure.span()
    before = figure.string[:start]
    if any(a < end and start < b for a, b in ends):
        return True
    named = re.search(r"[A-Z][\w.-]* $", before) and not any(b == start - 1 for _, b in ends)
    year = re.fullmatch(r"(?:19|20)\d\d", figure.group()) and re.search(
        r"\b(?:in|since|by|of|until|[A-Z]\w+) $", before
    )
    lead = before.endswith((" by ", " lead of ", " within ")) and not _CONTEST.match(figure.string, start)
    return bool(named or year or lead)


def _the_only(sentence: str, figures: Sequence[Span], test: Span | None) -> Span | None:
    """The figure of a model that an earlier sentence names."""
    on_test = [figure for figure in figures if test and _is_on(sentence, figure, test)]
    if any(figure == rival.span(2) for rival in _CONTEST.finditer(sentence) for figure in on_test):
        return None
    chosen = on_test or figures
    return chosen[0] if len(chosen) == 1 else None


def _its_own(sentence: str, model: Span, test: Span | None, figures: Sequence[Span]) -> Span | None:
    """The figure next to the model; else the one of what is said of it; else its side of "93.0 to 92.0"."""
    near = [f for f in figures if _is_next(sentence, f, model)]
    near = [f for f in near if not _is_of_other(sentence, max(f[1], model[1]), test)]
    if near:
        return near[0] if len(near) == 1 else None
    if _MEASURE.search(sentence, 0, model[0]):
        contest = _CONTEST.search(sentence, model[1])
        return contest.span(2) if contest and contest.span(2) in figures else None
    stop = _BREAK.search(sentence, model[1])
    if (
        stop and stop.start() == model[1] and stop.group().startswith(", w")
    ):  # what "which" tells is said of the model itself
        stop = _BREAK.search(sentence, stop.end())
    said = [f for f in figures if model[1] <= f[0] < (stop.start() if stop else len(sentence))]
    on_test = [f for f in said if test and _is_on(sentence, f, test)]
    open_ones = [f for f in said if _SCORES.search(sentence, 0, f[0]) or _CONTEST.match(sentence, f[0])]
    chosen = on_test or [f for f in open_ones if not _is_of_other(sentence, f[1], test)]
    return chosen[0] if len(chosen) == 1 and not _is_joint(sentence, chosen[0]) else None


def _is_next(sentence: str, figure: Span, model: Span) -> bool:
    if figure[0] >= model[1]:
        return bool(_NEXT.fullmatch(sentence, model[1], figure[0])) and not _is_joint(sentence, figure)
    return bool(_OF.fullmatch(sentence, figure[1], model[0])) and not _is_joint(sentence, figure)


def _is_joint(sentence: str, figure: Span) -> bool:
    """Whether a second figure stands at its side, so that each is for another test: "80.1 and 41.0"."""
    follows = re.match(rf" and {_NUMBER}", sentence[figure[1] :])
    return bool(follows or re.search(rf"{_NUMBER} and (?:of )?$", sentence[: figure[0]]))


def _is_on(sentence: str, figure: Span, test: Span) -> bool:
    """Whether a figure stands before "on TEST", or next after the test."""
    after, before = _ON.fullmatch(sentence, figure[1], test[0]), _OF_TEST.fullmatch(sentence, test[1], figure[0])
    return bool(after if figure[1] <= test[0] else before)


def _is_of_other(sentence: str, end: int, test: Span | None) -> bool:
    """Whether what ends here is said of another test: one follows, or a new statement begins before the test."""
    if test is None:
        return False
    if _ON_TEST.search(sentence, 0, end) and re.search(
        rf"{_NUMBER} (?:on|in) $", sentence[end : test[0]] if end < test[0] else ""
    ):
        return True  # the test that follows has a figure of its own
    follows = _ON_OTHER.match(sentence, end)
    other = follows and not re.fullmatch(r"(?:[A-Z][\w.&'\u2019-]* )*", sentence[follows.end() - 1 : test[0]])
    return bool(other or ";" in sentence[end : test[0]])
