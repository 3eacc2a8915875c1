"""Which spans of a text are page furniture: captions, teasers, credits, calls to subscribe.

They are no statements of the report. The text itself is not changed: the reader skips the spans. The rules go
by the form of a line and are meant to miss furniture rather than to lose a sentence: headings, headlines and
whatever ends as a sentence does are kept, except where the line opens as only furniture opens.
"""

from __future__ import annotations

import re

from forewarned.ingest.heads import header_end

_LONGEST = 300  # characters of a line of furniture

# Lines that open as only a teaser opens: the words and a colon.
_LEAD_IN = re.compile(
    r"""(?:watch(?:\s+(?:live|now|more|video|here|this))?|read(?:\s+(?:also|more|next|this))?|also\s+(?:read|watch|see)
    |see\s+also|related(?:\s+(?:stories|story|articles?|news|reading|content|links?|coverage))?|in\s+pictures|in\s+video
    |more\s+(?:on\s+this(?:\s+story)?|stories|news|from\s+[\w\s]{2,30})|listen(?:\s+(?:now|live|here))?|recommended
    |don['’]t\s+miss|must\s+read|you\s+may\s+also\s+like|editor['’]?s['’]?\s+(?:pick|choice)s?|video|podcast|gallery
    |subscribe|sign\s+up|follow|download|share)\s*[:|»>]\s*\S""",
    re.I | re.X,
)
# Lines that say nothing else.
_WHOLE = re.compile(
    r"""[(\[]?(?:advertisement|advertising|advert|ad|sponsored(?:\s+content)?|promoted(?:\s+content)?
    |(?:story|article)\s+continues\s+below(?:\s+(?:this\s+)?advertisement)?|scroll\s+(?:down\s+)?to\s+continue
    |(?:most|also)\s+(?:read|popular|viewed|shared)|related(?:\s+(?:stories|articles|news|topics|content))?|trending(?:\s+now)?
    |more\s+on\s+this\s+story|read\s+more|read\s+the\s+full\s+(?:story|article)(?:\s+here)?|click\s+here(?:\s+to\s+[\w\s]{3,40})?
    |recommended(?:\s+for\s+you)?|you\s+(?:may|might)\s+also\s+like|share(?:\s+this(?:\s+(?:story|article|page|post))?)?
    |(?:leave\s+a\s+|view\s+|show\s+)?comments?|loading|file\s+(?:photo|image|picture)|getty(?:\s+images)?
    |all\s+rights\s+reserved|skip\s+to\s+(?:main\s+)?content|back\s+to\s+top|end\s+of\s+advertisement)[)\].:]*""",
    re.I | re.X,
)
# Calls to the reader, with or without a full stop.
_CALL = re.compile(
    r"""(?:sign\s+up\s+(?:here\s+)?(?:for|to)\s+(?:our|the|get|receive)\b|subscribe\s+(?:now|today|here|to\s+(?:our|the|us|get))\b
    |follow\s+(?:us|our|@)|like\s+us\s+on|join\s+(?:us\s+on|our\s+(?:whatsapp|telegram|newsletter|channel))|get\s+our\s+(?:free|daily|app)
    |(?:click|tap)\s+here\s+(?:to|for)\b|download\s+(?:our|the)\s+app\b|copyright\s+(?:©\s*)?\d{4}|©|\(c\)\s+\d{4})""",
    re.I | re.X,
)
_INPUTS = re.compile(
    r"[(\[]\s*(?:with|additional|except\s+for\s+the\s+headline|this\s+(?:story|article|report)\s+(?:has|was|is))\b"
    r"[^()\[\]\n]*\b(?:inputs?|reporting|edited|published|generated|agenc(?:y|ies)|feed)\b[^()\[\]\n]*[)\]]\.?",
    re.I,
)
_CREDIT = re.compile(
    r"""[(\[]?(?:(?i:(?:file\s+)?(?:photo|image|picture|pic|video|credit|photograph)(?:\s*(?:credit|courtesy|source)s?)?\s*[:/|©]
    |(?i:(?:photo(?:graph)?|image|picture)s?\s+(?:by|courtesy(?:\s+of)?|from)\s))\s*[^\n]{2,90}
    |(?:AP|AFP|EPA|REUTERS|Reuters|Getty(?:\s+Images)?|PA|TASS|Xinhua|Shutterstock)(?:\s+(?:Photo|Images?|File))?\s*/\s*[^\n]{2,60}
    |[^\n]{2,60}\s*/\s*(?:AP|AFP|EPA|REUTERS|Reuters|Getty\s+Images|PA|TASS|Xinhua|Shutterstock)(?:\s+(?:Photo|Images?|File))?)[)\]]?\.?""",
    re.X,
)
# What a caption says and a headline does not: that somebody is to be seen, standing, parked, in a file photo.
_SCENE = re.compile(
    r"""\b(?:is|are)\s+(?:\w+ly\s+)?(?:seen|pictured|shown|photographed|parked|gathered|seated|stationed|lined\s+up|displayed
    |draped|standing|sitting|walking|waiting|guarding|looking|holding|carrying|arriving|leaving|inspecting|posing|queuing
    |queueing|laying|lying|kneeling|praying|marching|patrolling)\b
    |\b(?:pictured|photographed|seen)\s+(?:here|above|below|left|right|in\s+(?:this|a|an|file|\d{4}|[A-Z])|on\s+[A-Z]|at|during|outside|near|from)\b
    |\b(?:file|handout|undated|archive)\s+(?:photo(?:graph)?|image|picture|frame|footage)\b
    |\b(?:this|a|an)\s+(?:photo(?:graph)?|image|picture|video\s+grab|screengrab|satellite\s+image)\b[^.]*\bshows?\b
    |\((?:left|right|cent(?:re|er)|[LRC]|front|back|top|bottom|from\s+left)\)|,\s(?:left|right|cent(?:re|er)),""",
    re.X | re.I,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_FEWEST_CAPTION_WORDS = 6


def furniture(text: str, *, title: str | None) -> list[tuple[int, int]]:
    """Spans (start, end) of `text` that are page furniture, in order, none overlapping.

    `title` is the headline: a line that repeats it is kept. Header lines ("Publisher: ...") are furniture too,
    all but the one that gives the title.
    """
    spans = _header_spans(text)
    start = spans[-1][1] if spans else 0
    for block in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text[start:]):
        alone = "\n" not in block[0].strip()
        for line in re.finditer(r"[^\n]+", block[0]):
            words = line[0].strip()
            if words and not _same(words, title) and (is_teaser(words) or (alone and is_caption(words))):
                offset = start + block.start() + line.start() + line[0].index(words)
                spans.append((offset, offset + len(words)))
    return spans


def is_teaser(line: str) -> bool:
    """Whether one line is a teaser, a call, an advertisement mark or a credit, by how it opens."""
    if len(line) > _LONGEST:
        return False
    if _LEAD_IN.match(line):
        return not _goes_on(line)
    return bool(_WHOLE.fullmatch(line) or _INPUTS.fullmatch(line) or _CREDIT.fullmatch(line)) or bool(
        _CALL.match(line) and len(line) <= 160
    )


def is_caption(line: str) -> bool:
    """Whether a line that stands as its own paragraph is the caption of a picture.

    It is written as a sentence is (most words small), says what is to be seen, and has no full stop.
    """
    words = line.split()
    if len(words) < _FEWEST_CAPTION_WORDS or len(line) > _LONGEST or _SENTENCE_END.search(line):
        return False
    small = sum(word[0].islower() for word in words)
    return small * 2 >= len(words) and bool(_SCENE.search(line))


def _goes_on(line: str) -> bool:
    # "Video: ..." and "Follow: ..." tease with a headline; two sentences after the colon are a report's own.
    return bool(re.search(r"[a-z]{2}[.!?][\"'”’]?\s+[A-Z]", line))


def _same(line: str, title: str | None) -> bool:
    return title is not None and line.casefold().split() == title.casefold().split()


def _header_spans(text: str) -> list[tuple[int, int]]:
    return [
        (line.start(), line.end())
        for line in re.finditer(r"[^\n]*\S[^\n]*", text[: header_end(text)])
        if not re.match(r"\s*(?:title|headline|subject)\s*:", line[0], re.I)
    ]
