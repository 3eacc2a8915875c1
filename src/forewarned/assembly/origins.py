"""Where a record comes from: the independent ends of its chains of attribution, and reporting in a circle.

Counted is what is proved to be independent. A reprint speaks with the voice of the first of its family; a paper
that cites another one of these documents for the same record rests on that one's own source; two sources that
may be one count as one; papers that cite each other in a circle prove nothing by it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from forewarned.assembly.circles import Graph, circles, led_to, rings
from forewarned.assembly.names import folded, named
from forewarned.assembly.speakers import Speaker, may_be_one, own_voice, points_back, speaker
from forewarned.model import Actor, Document, Entry, Mention, Origin, Record, content_id

_BEFORE = 40  # sources before it that "the paper" can be
_SHORT = 3  # words of "the mining agency", where one publisher is called so
_SAME_WORDS, _LONG_WORDS = 7, 14  # of sentences that stand in two papers word for word
_NAMES = 6  # joins that one reason spells out


@dataclass(frozen=True, slots=True)
class Standing:
    """What one record rests on. `named` counts the origins that have a name."""

    origins: tuple[Origin, ...]
    loops: tuple[tuple[str, ...], ...]
    named: int
    circular: int  # origins that are nothing but a circle


@dataclass(frozen=True, slots=True)
class Said:
    """One entry and the ends that its chain leads to: speakers, or the voice that it cites."""

    id: str
    doc: str
    voice: Speaker
    cited: Speaker | None
    ends: tuple[Speaker, ...]
    own: bool = False  # whoever did it says so: in one record, the same however it is called


_Rests = dict[str, dict[str, Speaker]]
_Pair = tuple[Speaker, Said, str]


@dataclass(slots=True)
class _Joined:
    """Speakers that count as one origin, the most telling first, and what rests on them."""

    first: Speaker
    rows: list[Said] = field(default_factory=list)
    why: list[str] = field(default_factory=list)


class Sources:
    """Who is cited by each entry: the links of its chain as speakers, or as the voice of another document."""

    def __init__(
        self,
        documents: Iterable[Document],
        actors: Iterable[Actor],
        mentions: Iterable[Mention],
        families: Mapping[str, str],
    ) -> None:
        """`families` gives, for each document that is one of several copies, the id of the first of them."""
        papers = {one.id: one for one in documents}
        self._days = {id: one.published or one.written for id, one in papers.items()}
        self._actors = {actor.id: actor for actor in actors}
        self._links: dict[tuple[str, int], list[Actor]] = defaultdict(list)
        for mention in mentions:
            if mention.slot == "source":
                self._links[mention.entry, mention.index].append(self._actors[mention.actor])
        self._voices: dict[str, Speaker] = {}
        for id in papers:
            first = papers.get(families.get(id, id), papers[id])
            self._voices[id] = own_voice(first.publisher or first.author or first.title or first.id)
        self._own = {id: own_voice(one.publisher or "").key for id, one in papers.items()}
        self._by_name: dict[str, list[tuple[tuple[str, ...], Speaker]]] = defaultdict(list)
        for one in papers.values():
            if one.publisher and (words := tuple(own_voice(one.publisher).key.split()[1:])):
                row = (words, own_voice(one.publisher))
                if row not in self._by_name[words[0]]:
                    self._by_name[words[0]].append(row)
        self._by_last = self._last_words(papers.values())

    @staticmethod
    def _last_words(papers: Iterable[Document]) -> dict[str, dict[Speaker, None]]:
        """The last word of a publisher's name -> publishers: "the committee" is the one there is."""
        found: dict[str, dict[Speaker, None]] = defaultdict(dict)
        for one in papers:
            if one.publisher:
                found[folded(one.publisher).rpartition(" ")[2]][own_voice(one.publisher)] = None
        return found

    def said(self, entries: Sequence[Entry], *, ids: Sequence[str] = ()) -> dict[str, Said]:
        """Entry id -> what it says of its source. `entries` in order of document and place, `ids` where known."""
        found: dict[str, Said] = {}
        first = self._firsts(entries)
        before: dict[str, list[tuple[Speaker, bool]]] = defaultdict(list)  # of a document: (source, is a voice)
        for entry, id in zip(entries, ids or [entry.id for entry in entries], strict=True):
            voice = self.voice(first.get((entry.doc, entry.quote), entry.doc))
            found[id] = self._said(entry, id, before[entry.doc], voice)
        return found

    def _firsts(self, entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
        """(document, sentence) -> the first document that has it word for word, where another has it from that one.

        One long sentence tells it, or two of ordinary length: what two papers quote of one speech is shorter.
        """
        docs: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            if len(entry.quote.split()) >= _SAME_WORDS and entry.doc not in docs[entry.quote]:
                docs[entry.quote].append(entry.doc)
        shared = {quote: sorted(of, key=self._age) for quote, of in docs.items() if len(of) > 1}
        times = Counter((of[0], doc) for of in shared.values() for doc in of[1:])
        return {
            (doc, quote): of[0]
            for quote, of in shared.items()
            for doc in of[1:]
            if times[of[0], doc] > 1 or len(quote.split()) >= _LONG_WORDS
        }

    def _age(self, doc: str) -> tuple[bool, str, str]:
        day = self._days.get(doc)
        return day is None, str(day), doc

    def voice(self, doc: str) -> Speaker:
        """Who speaks where the document `doc` speaks for itself."""
        return self._voices.get(doc) or own_voice(doc)

    def _said(self, entry: Entry, id: str, before: list[tuple[Speaker, bool]], voice: Speaker) -> Said:
        own = self._own.get(entry.doc, "")
        chain: list[tuple[Speaker, bool]] = []
        for index, words in enumerate(entry.sources):
            cited = self._cited(words.text)
            if cited and cited.key in {own, voice.key}:
                continue  # "told this newspaper"
            link = (cited, True) if cited else self._linked(entry, (id, index), before)
            chain.append(link)
        before += chain
        cited_voice = next((one for one, is_voice in chain if is_voice), None)
        ends = (chain[-1][0],) if chain else (voice,)
        return Said(id, entry.doc, voice, cited_voice, ends, bool(chain) and _own_word(entry))

    def _linked(
        self, entry: Entry, at: tuple[str, int], before: Sequence[tuple[Speaker, bool]]
    ) -> tuple[Speaker, bool]:
        """The speaker of one link; one that names nobody is the last that was cited before it."""
        actors, text = self._links.get(at, []), entry.sources[at[1]].text
        wholes = [self._actors[one.part_of].name for one in actors if one.part_of in self._actors]
        found = speaker(text, actors, wholes, doc=entry.doc)
        if not found.back:
            return found, False
        if _own_word(entry, at[1]):  # "the department says that it knew": no other department
            return replace(found, named=True, back=False), False
        for one, is_voice in reversed(before[-_BEFORE:]):
            if points_back(found, text, one, outlet=is_voice):
                return one, is_voice
        return found, False

    def _cited(self, text: str) -> Speaker | None:
        """The publisher of one of the documents, where the words of a source name it."""
        words = folded(text).split()[:40]
        for at, word in enumerate(words):
            for name, voice in self._by_name.get(word, ()):
                if tuple(words[at : at + len(name)]) == name and not _seen_by(words[:at]):
                    return voice
        short = named(text)
        if short.determiner != "the" or not 0 < len(short.words) <= _SHORT:
            return None
        tokens = short.key.split()
        of = [voice for voice in self._by_last.get(tokens[-1], ()) if set(tokens) <= set(voice.key.split()[1:])]
        return of[0] if len(of) == 1 else None


def _own_word(entry: Entry, index: int = -1) -> bool:
    """Whether a source is called as the one who is said to have done it, or known it."""
    return entry.actor is not None and folded(entry.sources[index].text) == folded(entry.actor.text)


def _seen_by(words: Sequence[str]) -> bool:
    """Whether what comes next only saw, or was told, what the source is: "documents seen by the Post"."""
    return any(word in {"by", "to", "told"} for word in words)


def standings(
    records: Iterable[Record], said: Mapping[str, Said], known: dict[str, Standing] | None = None
) -> dict[str, Standing]:
    """Record id -> its origins and the circles in it. What is `known` of the same `said` is taken, and added to."""
    known, found = {} if known is None else known, {}
    for record in records:
        if record.id not in known:
            known[record.id] = _standing(record, [said[entry] for entry in record.entries])
        found[record.id] = known[record.id]
    return found


def _standing(record: Record, rows: Sequence[Said]) -> Standing:
    rows = _one_self(_named_where_it_can(rows))
    present = {row.voice.key: row.voice for row in rows}
    cites: dict[str, set[str]] = {key: set() for key in present}
    ends: dict[str, dict[str, Speaker]] = {key: {} for key in present}
    for row in rows:
        if row.cited is not None and row.cited.key in present:
            cites[row.voice.key].add(row.cited.key)
        else:
            ends[row.voice.key].update((end.key, end) for end in row.ends)
    groups = rings(cites)
    ring_of = {key: _ring(group, present) for group in groups for key in group}
    rests = _rests(cites, ends, ring_of)
    joined = _joined(_pairs(rows, rests, ring_of))
    loops = [way for group in groups for way in circles(cites, group)]
    return Standing(
        origins=tuple(_origin(record, one) for one in joined),
        loops=tuple(tuple(present[key].name for key in loop) for loop in loops),
        named=sum(one.first.named for one in joined),
        circular=sum(one.first.role == "circle" for one in joined),
    )


def _named_where_it_can(rows: Sequence[Said]) -> list[Said]:
    """A document that says a thing in its own voice, and once by a source, has it from that source."""
    sourced: dict[str, Said] = {}
    for row in rows:
        if row.ends != (row.voice,):
            sourced.setdefault(row.doc, row)
    found = []
    for row in rows:
        by = sourced.get(row.doc) if row.ends == (row.voice,) else None
        found.append(replace(row, cited=by.cited, ends=by.ends) if by else row)
    return found


def _one_self(rows: Sequence[Said]) -> list[Said]:
    """Those who say of themselves what the record states are one: "the director", "Mr Roe" of one deed."""
    selves = sorted((row.ends[0] for row in rows if row.own), key=_telling)
    return [replace(row, ends=(selves[0],)) if row.own else row for row in rows]


def _rests(cites: Graph, ends: Mapping[str, Mapping[str, Speaker]], ring_of: Mapping[str, Speaker]) -> _Rests:
    """Voice -> all the ends that it rests on; those of a circle have no word of their own but the circle's."""
    found: _Rests = {}
    for key in cites:
        own = {id: end for at in sorted({key, *led_to(cites, key)}) for id, end in ends[at].items()}
        named_by = [ring_of.get(id, end) for id, end in own.items()]
        found[key] = {end.key: end for end in named_by} or {ring_of[key].key: ring_of[key]}
    return found


def _ring(loop: Sequence[str], present: Mapping[str, Speaker]) -> Speaker:
    names = [present[key].name for key in sorted(loop)]
    return Speaker(f"voice circle {' '.join(sorted(loop))}", f"circle of {', '.join(names)}", None, False, "circle")


def _pairs(rows: Sequence[Said], rests: _Rests, ring_of: Mapping[str, Speaker]) -> Iterator[_Pair]:
    """(end, entry that rests on it, why where it is not said outright) for every entry."""
    for row in rows:
        if row.cited is None or row.cited.key not in rests:
            yield from ((ring_of.get(end.key, end), row, "") for end in row.ends)
            continue
        why = f"{row.voice.name} cites {row.cited.name}, which is among the documents: its own source is taken"
        for end in rests[row.cited.key].values():
            yield end, row, "" if end.role == "circle" else why


def _joined(pairs: Iterable[_Pair]) -> list[_Joined]:
    """Speakers that may be one put together, the most telling first; what may be either of two counts to one."""
    rows: dict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        rows[pair[0].key].append(pair)
    firsts = sorted((of[0][0] for of in rows.values()), key=_telling)
    made: list[_Joined] = []
    index: dict[str, list[_Joined]] = defaultdict(list)
    for one in firsts:
        keys = [*sorted(one.terms), f" {one.role}"]
        near = dict.fromkeys(id(other) for key in keys for other in index[key])
        known = {id(other): other for key in keys for other in index[key]}
        found = next(((known[at], why) for at in near if (why := may_be_one(known[at].first, one))), None)
        home = found[0] if found else _Joined(one)
        if found is None:
            made.append(home)
            for key in keys:
                index[key].append(home)
        for _, resting, why in rows[one.key]:
            home.rows.append(resting)
            home.why += [reason for reason in (why, found[1] if found else "") if reason]
    return sorted(made, key=lambda one: (-len({row.id for row in one.rows}), one.first.name, one.first.key))


def _telling(one: Speaker) -> tuple[bool, int, str, str]:
    return not one.named, -len(one.terms), one.name, one.key


def _origin(record: Record, joined: _Joined) -> Origin:
    entries = {row.id for row in joined.rows}
    documents = sorted({row.doc for row in joined.rows})
    first = joined.first
    whole = f"{len(entries)} of {len(record.entries)} entries rest on {first.name}"
    if first.role == "circle":
        whole = f"{first.name}: each cites the other, and none names another source"
    elif first.actor is None and first.key.startswith("voice "):
        whole = f"{first.name} says so itself"
    why = sorted(set(joined.why))
    more = [f"{len(why) - _NAMES} more joined likewise"] if len(why) > _NAMES else []
    return Origin(
        id=content_id("o", record.id, first.key),
        name=first.name,
        actor=first.actor,
        entries=tuple(one for one in record.entries if one in entries),
        documents=tuple(documents),
        reason="; ".join([whole, *why[:_NAMES], *more]),
    )
