"""A form comes in, as a pattern file has it; a regular expression over rendered sentences goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiscape.ontology import load_ontology

_TOKEN = re.compile(r"\{[^}]*\}|[~=]\d+(?::[\w|*]+)?|!?\(|\)\??|!?\$\w+\??|\||(?:\\[()]|[^\s()])+")
_SLOT = re.compile(r"\{([SO1])([1+]?)(?::([\w|]+))?\}")
_ASIDE = r"(?:\( [^()]*\) )?"
_VERB = "is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do|said|says|wants?|also|both"
#: What a list may have before its next member: a joining word, an article, and a place, sector or maker of the member.
_JOIN = r"(?:, )?(?:(?:and|or|as well as|along with|together with|plus|then|and in|and to|and from|and of|and by|and with) )?"
_ARTICLE = r"(?:(?:the|a|an|its|their|both) )?"


@dataclass(frozen=True)
class Form:
    """A form as a regular expression; every sentence it matches has one word or type of each set in `required`."""

    expression: str
    required: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class _Part:
    """A piece of a form as an expression, with the words that it cannot do without."""

    expression: str
    required: tuple[frozenset[str], ...] = ()


class Compiler:
    """Compiles forms that share the named pieces of one list of words.

    Raises (every method):
        ValueError: the form lacks a slot, leaves a bracket open, or names an unknown type or piece.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = words
        self._pieces: dict[str, _Part] = {}
        self.doubt = frozenset(words.get("doubt", ()))
        word = r"[^<>\s,;:()\".!?\u2013\u2014]\S* "
        self._gap_word = {"~": _barring(words.get("doubt", ())) + word}
        self._gap_word["="] = _barring([*words.get("doubt", ()), *words.get("link", ()), "'s"]) + word

    def compile(self, form: str, relation: str) -> Form:
        """A form as an expression with the groups S and O."""
        rule = load_ontology().relations[relation]
        self._allowed = {"S": rule.subjects, "O": rule.objects}
        tokens, before = _TOKEN.findall(form), "(?<= )"
        if tokens and tokens[0] == "^":
            tokens, before = tokens[1:], "(?<=^ )"
        elif tokens and tokens[0].startswith("!"):
            barred = self._alternatives(tokens.pop(0)[1:])
            before += _not_after(barred)
        if tokens and tokens[0].startswith("{"):
            before = "(?=<)" + before
        whole = self._choice(tokens, last=True)
        if tokens:
            raise ValueError("a bracket is closed that was not opened")
        for slot in "SO":
            if f"(?P<{slot}>" not in whole.expression:
                raise ValueError(f"there is no {{{slot}}} in it")
        return Form(before + whole.expression, tuple(dict.fromkeys(whole.required)))

    def _choice(self, tokens: list[str], last: bool = False) -> _Part:
        """Sequences parted by |, up to a closing bracket, which is left."""
        choices: list[list[_Part]] = [[]]
        while tokens and not tokens[0].startswith(")"):
            token = tokens.pop(0)
            if token == "|" and last:
                raise ValueError("a | between blanks belongs inside brackets")
            if token == "|":
                choices.append([])
            else:
                choices[-1].append(self._piece(token, tokens, last and (not tokens or tokens[0].startswith("!"))))
        parts = [
            _Part("".join(p.expression for p in choice), sum((p.required for p in choice), ())) for choice in choices
        ]
        return parts[0] if len(parts) == 1 else _either(parts)

    def _piece(self, token: str, tokens: list[str], last: bool) -> _Part:
        optional = len(token) > 1 and token.endswith("?")
        name = token.removesuffix("?") if optional else token
        if name in ("(", "!("):
            part = self._choice(tokens)
            if not tokens:
                raise ValueError("a bracket is left open")
            optional = tokens.pop(0) == ")?"
            if name == "!(":
                return _Part(f"(?!{part.expression})")
        elif name.startswith("{"):
            part = self._slot(name, last)
        elif name[0] in "~=" and len(name) > 1:
            part = self._gap(name)
        elif name.startswith("!"):
            return _Part("(?!(?:" + "|".join(re.escape(word) for word in self._alternatives(name[1:])) + ") )")
        elif name == "#":
            part = _Part(r"\d[\w.]* ")
        elif name.startswith("$") and len(name) > 1:
            part = self._named(name[1:])
        else:
            words = [word.removeprefix("\\") for word in name.split("|") if word]
            if any(word.startswith(("$", "{", "~", "=", "!")) and word[1:] for word in words):
                raise ValueError(f"{name} joins what is no plain word: put blanks around its |")
            expression = "|".join(map(re.escape, words))
            part = _Part(f"(?:{expression}) " if len(words) > 1 else expression + " ", (frozenset(words),))
        return _Part(f"(?:{part.expression})?") if optional else part

    def _alternatives(self, name: str) -> list[str]:
        """The plain words behind word|word or $name."""
        if not name.startswith("$"):
            return name.split("|")
        if name[1:] not in self._words:
            raise ValueError(f"the list of words has no {name}")
        return list(self._words[name[1:]])

    def _named(self, name: str) -> _Part:
        if name not in self._words:
            raise ValueError(f"the list of words has no ${name}")
        if name not in self._pieces:
            parts = []
            for text in self._words[name]:
                tokens = _TOKEN.findall(text)
                parts.append(self._choice(tokens))
                if tokens:
                    raise ValueError(f"${name}: a bracket is closed that was not opened")
            self._pieces[name] = _either(parts)
        return self._pieces[name]

    def _gap(self, piece: str) -> _Part:
        count, _, types = piece[1:].partition(":")
        word = self._gap_word[piece[0]]
        if types:
            word = rf"(?:{word}|{_of('' if types == '*' else types)} )"
        return _Part(f"(?:{word}){{0,{count}}}?")

    def _slot(self, piece: str, last: bool) -> _Part:
        found = _SLOT.fullmatch(piece)
        if not found:
            raise ValueError(f"{piece} is no slot")
        name, number, types = found.groups()
        if name == "1":
            return _Part(_of(types or "") + " ")
        kinds = types.split("|") if types else sorted(self._allowed[name])
        one, required = _of("|".join(kinds)) + " ", (frozenset(_below(kinds)),)
        # At the end of a form the mention must be the head of its phrase, and "and" must not open another clause.
        end = r"(?!'s |- )" if last else ""
        if number == "1":
            return _Part(f"(?P<{name}>{one}){end or _ASIDE}", required)
        lead = _ARTICLE + (_of("") if number else _of("Place|Sector")).join((r"(?:", r" (?:'s )?)?"))
        more = rf"(?:{_JOIN}{lead}{one}{_ASIDE}" + (rf"(?!'s |- |(?:{_VERB}) )" if last else "") + ")*"
        return _Part(f"(?P<{name}>{one}{_ASIDE}{more}){end}", required)


def _not_after(words: Sequence[str]) -> str:
    """A look back that sees none of these words, with or without an article."""
    ends = [f" {word}{article} " for word in words for article in ("", " the", " a")]
    sizes = sorted({len(end) for end in ends})
    return "".join(f"(?<!{'|'.join(re.escape(end) for end in ends if len(end) == size)})" for size in sizes)


def _barring(words: Sequence[str]) -> str:
    """A look ahead that sees none of these words."""
    return rf"(?!(?:{'|'.join(map(re.escape, sorted(set(words))))}) )" if words else ""


def _either(parts: Sequence[_Part]) -> _Part:
    """One of several pieces; a word is required if each of them requires one."""
    required: tuple[frozenset[str], ...] = ()
    if all(part.required for part in parts):
        required = (frozenset().union(*(min(part.required, key=len) for part in parts)),)
    return _Part("(?:" + "|".join(part.expression for part in parts) + ")", required)


def _below(types: Sequence[str]) -> list[str]:
    """These types and those below them."""
    known = load_ontology().types
    names: list[str] = []
    for wanted in types:
        if wanted != "Reference" and wanted not in known:
            raise ValueError(f"there is no type {wanted}")
        names += [wanted, *(name for name, kind in known.items() if wanted in kind.ancestors)]
    return list(dict.fromkeys(names))


def _of(types: str) -> str:
    """A mention of one of these types, or of one below them."""
    if not types:
        return r"<\d+:[\w|]*>"
    return rf"<\d+:(?:\w+\|)*(?:{'|'.join(_below(types.split('|')))})(?:\|\w+)*>"
