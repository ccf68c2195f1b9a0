"""The text of a saved page comes in; its article goes out, without menus, notices, teasers and other stories.

A line is judged by what it is made of. Some lines end the article: nothing after "Related Articles" belongs to it.
Whatever looks like a sentence stays.
"""

from __future__ import annotations

import re

from aiscape.names import fold

_ENDS = re.compile(
    r"(?:hashtags?|tags?|topics?|comments?(?: \(\d+\))?|no comments yet.*|leave a (?:comment|reply).*|\d+ comments?|join the (?:conversation|discussion).*"
    r"|(?:related|recommended|similar|more|other|latest|popular|trending|top)(?: (?:articles?|stor(?:y|ies)|posts?|news|reads?|coverage|links|topics?|headlines|content|reading|videos))+"
    r"|(?:related|recommended)(?: for you)?|most (?:read|popular|viewed|shared|commented)(?: (?:stories|articles|today|this week))?"
    r"|(?:read|up|what to read|watch) next|you (?:may|might) (?:also )?(?:like|be interested in).*|more (?:from|on|in|like) .{2,60}|also (?:on|in) .{2,40}"
    r"|keep reading|elsewhere on (?:the|this) (?:site|web)|from (?:around|across) the web|sponsored (?:content|links|stories)|around the web|editor'?s'? picks?"
    r"|about the authors?|sign up (?:for|to) .{0,80}|try our .{2,40}|explore what .{2,60}|in other news)\W*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:\u00a9|\(c\)|copyright\b).{0,120}|.{0,80}all rights reserved\W*.{0,80}", re.IGNORECASE)
_NOTICES = re.compile(
    r"(?:read (?:more|also|next|the full \w+)|also read|see also|related|more|watch|listen|trending(?: now)?|tags?|topics?|filed under|photo|image|credit|source|advertisement|sponsored)\s*:.*"
    r"|\[?(?:advertisement|sponsored|promoted|ad|story continues below(?: advertisement)?|article continues (?:below|after).*)\b[^.]{0,20}\]?|\[(?:advertisement|sponsored|ad)\b.*\]"
    r"|(?:share|follow|tweet|like|print|e-?mail|copy link|save|bookmark|listen|gift)(?: (?:on|this|us|via|article|to|it|story)\b.*)?"
    r"|skip to (?:main )?(?:content|navigation).*|(?:sign|log) (?:in|out|up)\b.{0,60}|subscribe\b.{0,100}|register\b.{0,60}|back to top|load more|show more|view all.*|see all.*"
    r"|\d+ min(?:ute)?s? read|(?:\d+|an?) (?:second|minute|hour|day|week)s? ago|(?:published|updated|posted|last (?:updated|modified))\b.{0,80}|by .{2,60}\|.*"
    r"|.{0,40}\b(?:we|this (?:web)?site|our partners) uses? cookies\b.*|.{0,80}\bcookies?\b.{0,120}(?:accept|manage|preferences|consent|policy|experience).*|accept (?:all|cookies).*|manage (?:choices|preferences|cookies).*"
    r"|.{0,80}\b(?:terms of (?:use|service)|privacy policy)\b.*|get .{3,80} (?:in|to) your inbox.*|enter your e-?mail.*|.{0,60}\bsubscribe (?:here|now|today)\b.*|.{0,40}forwarded to you.{0,60}"
    r"|reproduction (?:prohibited|without permission).*|this (?:story|article) (?:was|is) (?:produced|syndicated|auto-generated).*|download (?:our|the) app.*|(?:newsletter|menu|search|home|video|podcasts?|close|loading\W*)",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"\s[|\u00b7\u2022/\u203a\u00bb>]\s|\s{3,}|\t")
_SENTENCE_END = re.compile(r"[.!?\u3002:;,][\"'\u201d\u2019)\]*_]*\s*$")
_PROSE = re.compile(r"[.!?][\"'\u201d\u2019)\]*_]*(?:\s|$)")


def article_of_page(text: str, title: str, publisher: str = "") -> tuple[str, str]:
    """The title and the body of a page.

    Args:
        text: the page as text, a paragraph a line or paragraphs between empty lines.
        title: the title, if it is known; else the line above the article is taken for it.
        publisher: its publisher, whose name may stand over the page.

    """
    heads = {fold(name) for name in (title, publisher) if name}
    lines = text.split("\n")
    end = _end(lines)
    kept: list[str] = []
    for line in lines[:end]:
        bare = line.strip().strip("*_#").strip()
        if not bare:
            kept.append("")
        elif not _is_furniture(bare) and fold(bare) not in heads:
            kept.append(line.strip())
    first = next((index for index, line in enumerate(kept) if line), 0)
    first = _start(kept, first)
    if not title and first < len(kept):
        title, first = _title(kept, first)
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(kept[first:])).strip("\n")
    return title, body


def _end(lines: list[str]) -> int:
    """The index of the line that ends the article: a heading of other matter, or a copyright notice, after prose."""
    prose = 0
    for index, line in enumerate(lines):
        bare = line.strip().strip("*_#[]()").strip()
        if (
            prose >= 2
            and bare
            and len(bare) < 200
            and (_ENDS.fullmatch(bare) or (_COPYRIGHT.fullmatch(bare) and _closes(lines, index)))
        ):
            return index
        if is_prose(bare):
            prose += 1
    return len(lines)


def _closes(lines: list[str], index: int) -> bool:
    """Whether a copyright notice stands below the article rather than above it."""
    before = sum(is_prose(line.strip()) for line in lines[:index])
    after = sum(is_prose(line.strip()) and len(line) > 300 for line in lines[index + 1 :])
    return before >= 3 or after == 0


def is_prose(line: str) -> bool:
    """Whether a line holds a sentence of some length."""
    return len(line) > 60 and bool(_PROSE.search(line)) and not _NOTICES.fullmatch(line)


def _is_furniture(line: str) -> bool:
    if _NOTICES.fullmatch(line) and len(line) < 400:
        return True
    if _COPYRIGHT.fullmatch(line):
        return True
    parts = [part for part in _SEPARATED.split(line) if part.strip()]
    if len(parts) >= 2 and not _SENTENCE_END.search(line) and all(len(part.split()) <= 9 for part in parts):
        return True
    return len(line) < 3 or not any(c.isalnum() for c in line)


def _start(lines: list[str], first: int) -> int:
    """Where the article starts: a name of the paper or a rubric above the headline goes."""
    prose = next((i for i in range(first, len(lines)) if is_prose(lines[i])), first)
    heads = [i for i in range(first, prose) if lines[i]]
    while len(heads) > 1 and len(lines[heads[0]].split()) <= 4 and not _SENTENCE_END.search(lines[heads[0]]):
        first = heads.pop(0) + 1
    return first


def _title(lines: list[str], first: int) -> tuple[str, int]:
    line = lines[first]
    following = next((other for other in lines[first + 1 :] if other), "")
    if len(line) < 200 and not re.search(r"[.;,]$", line) and is_prose(following):
        return line.lstrip("# ").strip("*_ "), first + 1
    return "", first
