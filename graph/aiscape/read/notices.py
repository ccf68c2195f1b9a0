"""One line of a page comes in; what it is by its own words goes out: a notice, an end of the article, prose.

The tables below are read top to bottom; every entry is a whole line (or its start, in `_LABELS`), case and marks aside.
"""

from __future__ import annotations

import re

#: Longer lines than this are never taken for furniture.
LONGEST = 240

_NOUN = "(?:article|stor(?:y|ie)|post|new|read|coverage|link|topic|headline|content|reading|video)s?"
_COOKIE = r"cookies?|[Kk]uki|veri politikas\w+"

#: Headings of matter that is not the article's: nothing below them belongs to it.
#: Headings of boxes, which stand below an article or beside it.
_BOXES = r"most (?:read|popular|viewed|shared|commented)(?: (?:stories|articles|news|today|now|this week)){0,2}"
_ENDS = (
    r"hashtags?|tags?|topics?|comments?|no comments yet.*|show comments|view comments",
    r"leave a (?:comment|reply)|join the (?:conversation|discussion)",
    rf"(?:related|recommended|similar|more|other|latest|popular|trending|top|further)(?: (?:top|latest))?(?: {_NOUN})+",
    r"(?:related|recommended)(?: for you)?|more (?:from|on|in) (?!\S+ \S+ \S+ \S+ \S+).{2,50}|also (?:on|in) .{2,30}",
    _BOXES,
    r"(?:read|up|what to read|watch) next|keep reading|you (?:may|might) (?:also )?(?:like|be interested in)",
    r"(?:elsewhere|more) on (?:the|this) (?:site|web)|(?:from )?(?:around|across) the web|in other news",
    r"editor'?s'? picks?|(?:sponsored|promoted|partner) (?:content|links?|stories|posts?)|about the authors?",
    # German, French, Spanish, Portuguese, Italian
    r"mehr zum thema|das k\u00f6nnte sie auch interessieren|meistgelesen|verwandte artikel|kommentare",
    r"(?:articles?|sujets) (?:li\u00e9s|connexes|similaires)|les plus lus|sur le m\u00eame sujet|commentaires",
    r"(?:art\u00edculos|noticias) relacionad[ao]s|te puede interesar|lo m\u00e1s le\u00eddo|comentarios",
    r"(?:artigos|not\u00edcias) relacionad[ao]s|leia tamb\u00e9m|mais lidas|m\u00e1s le\u00eddas",
    r"articoli correlati|leggi anche|i pi\u00f9 letti",
)

#: Words that open a line and are followed by a colon, a bar, an arrow or a dash, whatever comes then.
_LABELS = (
    r"read (?:more|also|next|the full \w+)|also (?:read|interesting|in \w+|on \w+)|see also|on the same topic",
    r"(?:related|recommended)(?: \w+)?|trending(?: now)?|most (?:read|popular|viewed)|don'?t miss",
    r"you (?:may|might) (?:also )?like|more (?:on|in|from) [\w ]{2,40}|next article|top stories",
    r"(?:in )?(?:photos?|pictures)|photo(?: gallery)?|image|watch|listen|infographic|gallery(?: \(\d+\))?|credits?",
    r"advert(?:isement|ising|isers?)?|sponsored|promoted|promo|partner content|ad|tags?|tagged|topics|filed under",
    r"share(?: this)?|follow us|newsletter|poll|quiz|menu|breadcrumb|you are reading|buy now",
    r"lire aussi|\u00e0 lire aussi|les plus lus|publicit\u00e9|partager",
    r"lesen sie auch|meistgelesen|anzeige|werbung|teilen|bild|les ogs\u00e5|annonse",
    r"te puede interesar|lee tambi\u00e9n|lo m\u00e1s le\u00eddo|m\u00e1s le\u00eddas|compartir|publicidad",
    r"leia tamb\u00e9m|publicidade|leggi anche|foto|i\u0307?lgili haber|\u00e7ok okunanlar|reklam",
)

#: The same where the line does not end as a sentence does, for an article may open a sentence with them.
_LOOSE_LABELS = (
    r"more|live|breaking|watch live|video|jobs|pr|source|also|promotion|download|chart(?: \d+)?",
    r"ranking|legal notices.*|disclos?ure|disclaimer|first published|last updated|quick links",
)

#: Whole lines that furniture is made of.
_NOTICES = (
    # advertising
    r"advert(?:isement|ising)?|sponsored|promoted|ad|annonse|anzeige|werbung|reklama?|publicit\u00e9|publicidade?",
    r"\W*(?:story|article) continues (?:below|after)\b.*|skip ad\b.*",
    # sharing, printing
    r"(?:share|tweet|like|print|e-?mail|copy link|save|bookmark|gift|comment|report an error|facebook|linkedin)",
    r"(?:share|tweet) (?:on|this|via)\b.*|follow us (?:on|via)\b.*|(?:get|download) (?:our|the) app\b.*",
    r"listen(?: to)?(?: this (?:article|story))?(?: \(?\d.*)?|\W*turn on notifications\b.*|view in browser",
    # subscribing, signing in
    r"(?:sign|log) (?:in|out|up)\b.{0,100}|(?:un)?subscribe\b.{0,100}|register (?:here|now|today|to|for)\b.{0,60}",
    r"get .{3,80} (?:in|to) your inbox.*|enter your e-?mail.*|.{0,60}\bsubscribe (?:here|now|today)\b.*",
    r".{0,40}\bforwarded to you\?.{0,60}|.{0,20}\bforward (?:it|this) to .{2,60}",
    r"join [\d,.]+ (?:readers|subscribers|others)\b.*|have a tip\?.*|unlock .{2,60}subscribe.*",
    r"you(?: have|'ve)? (?:read|have) \d+ (?:of \d+ )?(?:free )?articles?\b.*|catch all the .{2,120} news\b.*",
    # cookies, terms, rights
    r".{0,60}\b(?:we|this (?:web)?site|our partners|you) (?:value your privacy|uses? \d* ?cookies|accept cookies)\b.*",
    rf".{{0,80}}\b(?:{_COOKIE})\b.{{0,160}}\b(?:accept all|manage|ok)\W*",
    r"accept (?:all|cookies)\b.*|(?:manage|reject) (?:all|choices|preferences|cookies)\W*.{0,40}|ad choices\b.*",
    r"by (?:clicking|signing|using|continuing) .{2,30}\byou (?:agree|accept)\b.*|.{2,60} is a registered trademark\b.*",
    r".{0,80}\b(?:our (?:terms of (?:use|service)|privacy policy)|do not sell my)\b.*",
    r"reproduction (?:prohibited|without permission).*",
    r"this (?:story|article) (?:was|is|has been) (?:produced|syndicated|auto-generated|published) (?:by|from|via)\b.*",
    r"(?:this (?:article|story|post)|some links?) (?:may )?(?:contains?|earns?) .*(?:affiliate|commission).*",
    # menus and their like
    r"skip to (?:main )?(?:content|navigation).*|zum inhalt springen|aller au contenu|ir al contenido|back to top",
    r"\W*(?:continue|back) to page \d+\W*|page \d+ of \d+|next article\W*|powered by .{2,30}|.*click to enlarge",
    r".{0,40}\b(?:requires javascript|not supported in your browser|enable javascript)\b.*",
    r"are you affected\?.*|prices delayed by .*",
    # times and counts that stand alone
    r"\d+ min(?:ute)?s?\.? read|(?:\d+|an?) (?:second|minute|hour|day|week)s? ago|by .{2,60}\|.*",
    r"(?:the )?comments? (?:section )?(?:is|are) (?:closed|open)\b.*|leave a comment\b.*",
)

#: Whole lines that are furniture where they do not end as a sentence does.
_LOOSE_NOTICES = (
    r"(?:advert(?:isement)?|ad)\b(?: -|[\u2013\u2014~]).*|advert [a-z].*",
    r"(?:print|e-?mail|save|gift) (?:this|us|article|story)\b.*|try our .{2,40}|explore what .{2,60}",
    r"(?:try|start) .{2,40} (?:free|trial)\b.*",
    r".{0,40}\bnewsletter\b.{0,40}|(?:inscrivez-vous|abonnez-vous|suivez)\b.{0,80}|connexion",
    r"(?:iscriviti|seguici|suscr\u00edb\w+|s\u00edguenos|inscreva-se|meld deg|bli abonnent)\b.{0,80}",
    r"(?:anmelden|abonnieren|folgen sie)\b.{0,80}|logg? ?inn?\b.{0,40}|impressum\b.{0,40}|datenschutz|privacidad",
    rf"(?:\w+ ){{0,6}}(?:{_COOKIE})(?: \w+){{0,3}}.{{0,20}}",
    rf".{{0,80}}\b(?:{_COOKIE})\b.{{0,160}}\b(?:accept|preferences|consent|policy|experience|partners).*",
    r".{0,80}\b(?:terms of (?:use|service)|privacy policy)\b.*",
    r"(?:newsletter|menu|search|home|videos?|podcasts?|close|more|less|loading\W*|dark mode.*)",
    r"ana sayfa|inicio|portada|embedded (?:tweet|post|video)|download the full .{2,60}|buy tickets.*",
    r"(?:load|show|see|view) (?:more|all)\b.{0,40}|showing [\d\u2013-]+ of \d+.*|part of the .{2,40} network",
    r"(?:published|updated|posted|last (?:updated|modified))\b.{0,80}",
    r"\d+ (?:comments?|reactions?|shares?|likes?)\b.{0,60}",
)

#: Notices after which the article may still go on: rights, and the head of a comment box.
_RIGHTS = (
    r"(?:copyright )?\u00a9.{0,160}|copyright (?:\(c\)|\d{4}).{0,160}|.{0,80}\ball rights reserved\b.{0,100}",
    r"\(c\) (?:\d{4}|.{0,80}\b(?:inc|ltd|llc|gmbh|media|group)\b|\w+ \w+\.).{0,120}|.{0,80}no reproduction\b.{0,100}",
    r"copyright (?:[^\s.]+ ){0,6}[^\s.]+",
)
_COMMENTS = (
    r"(?:comments?|discussion|kommentare?|commentaires|comentarios|yorum\w*)(?: \w+)? ?\(\d[\d.,]*\).*|\d+ comments?",
)
#: What stands among the comments of readers.
_REPLIES = r"(?:reply|like|report|flag|upvote|\d+ likes?|(?:\d+|an?) (?:minute|hour|day|week)s? ago)(?: .{0,30})?"


def _whole(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})\W*", re.IGNORECASE)


_END, _NOTICE, _LOOSE, _REPLY = _whole(_ENDS), _whole(_NOTICES), _whole(_LOOSE_NOTICES), _whole((_REPLIES,))
_BOX = _whole((_BOXES,))
_RIGHT, _PAUSE = _whole(_RIGHTS), _whole((*_RIGHTS, *_COMMENTS))
_LABEL = re.compile(rf"(?:{'|'.join(_LABELS)})\s*(?::|\||>|\u2192|\u2014|\u2013|\u00b7| - |$|\d+\.? ).*", re.IGNORECASE)
_LOOSE_LABEL = re.compile(rf"(?:{'|'.join(_LOOSE_LABELS)})(?:\s*[:|]| \d+ ).*", re.IGNORECASE)
_SYMBOL = re.compile(
    "[\u25a0-\u25ff\u2600-\u2604\u2607-\u27bf\u2190-\u21ff\u2303\u2304\u23e9-\u23fa\u00d7\u00bb\U0001f300-\U0001faff]"
)
_SEPARATOR = re.compile(r"\s[|\u00b7\u2022/\u203a\u00bb>~]\s|\s//\s|\s{2,}|\t")
_DASHED = re.compile(r"\s[-\u2013]\s")
_SENTENCE_END = re.compile(r"[.!?\u3002:;,\u2026][\"'\u201d\u2019)\]*_]*\s*$")
_SENTENCE = re.compile(r"[.!?][\"'\u201d\u2019)\]*_]*(?:\s|$)")


def bare(line: str) -> str:
    """A line without the marks around it."""
    return line.strip().strip("*_#").strip()


def is_prose(line: str) -> bool:
    """Whether a line holds a sentence of some length."""
    return len(line) > 60 and bool(_SENTENCE.search(line)) and not is_notice(line)


def ends_as_sentence(line: str) -> bool:
    """Whether a line closes with a mark that sentences close with."""
    return bool(_SENTENCE_END.search(line))


def ends_article(line: str) -> bool:
    """Whether a line is the heading of related stories, comments and the like."""
    return len(line) < 100 and bool(_END.fullmatch(line.strip("[]()-\u2013\u2014\u2022 ")))


def opens_box(line: str) -> bool:
    """Whether such a heading may as well stand beside an article, in the middle of its text."""
    return bool(_BOX.fullmatch(line.strip("[]()-\u2013\u2014\u2022 ")))


def pauses_article(line: str) -> bool:
    """Whether a line is a copyright notice or the head of a comment box, below which the article may have ended."""
    return len(line) < LONGEST and bool(_PAUSE.fullmatch(line))


def claims_rights(line: str) -> bool:
    """Whether a line is a copyright notice."""
    return len(line) < LONGEST and bool(_RIGHT.fullmatch(line))


def is_reply(line: str) -> bool:
    """Whether a line stands among readers' comments."""
    return len(line) < 60 and bool(_REPLY.fullmatch(line))


def is_notice(line: str) -> bool:
    """Whether a line is furniture whatever stands around it."""
    if len(line) > 4 * LONGEST:
        return False
    if not any(c.isalnum() for c in line) or len(line) < 3:
        return True
    if len(line) > LONGEST:
        return bool(re.match(r"(?:we|this (?:web)?site) uses? .{0,20}cookies\b", line, re.IGNORECASE))
    plain = line.strip("[]()-\u2013\u2014\u2022\u25bc\u25b2*~ ")
    if pauses_article(line) or pauses_article(plain) or _NOTICE.fullmatch(plain) or _LABEL.fullmatch(plain):
        return not (line[0].islower() and len(line.split()) > 6)
    if ends_as_sentence(line):
        return False
    return bool(_LOOSE.fullmatch(plain) or _LOOSE_LABEL.fullmatch(plain))


def is_menu(line: str) -> bool:
    """Whether a line looks like a menu: no sentence, but short parts, a sign that is pressed, brackets, or capitals."""
    if not line or len(line) > LONGEST or ends_as_sentence(line):
        return False
    words = line.split()
    parts = [part for part in _SEPARATOR.split(line) if part.strip()]
    if len(parts) >= 2 and all(len(part.split()) <= 9 for part in parts):
        return True
    dashed = [part for part in _DASHED.split(line) if part.strip()]
    if len(dashed) >= 3 and all(len(part.split()) <= 4 and "," not in part for part in dashed):
        return True
    if len(words) <= 20 and _SYMBOL.search(line):
        return True
    if line[0] == "[" and line[-1] == "]":
        return True
    letters = [c for c in line if c.isalpha()]
    return len(words) in (2, 3, 4) and len(letters) > 8 and all(c.isupper() for c in letters)
