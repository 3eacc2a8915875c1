"""Who says each entry: its chain of sources, the voice of its document, and the paper that it cites."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forewarned import lexicon
from forewarned.assembly.names import folded, named
from forewarned.assembly.speakers import Speaker, own_voice, points_back, speaker
from forewarned.model import Actor, Document, Entry, Mention

_BEFORE = 40  # sources before it that "the paper" can be
_SHORT = 3  # words of "the mining agency", where one publisher is called so
_ROOT = 4  # letters
_JOINTS = frozenset(["in", "of", "at", "for", "from", "the"])
_SAME_WORDS, _LONG_WORDS = 7, 14  # of sentences that stand in two papers word for word


@dataclass(slots=True)
class Said:
    """One entry and the ends that its chain leads to: speakers, or the voice that it cites."""

    id: str
    doc: str
    voice: Speaker
    cited: Speaker | None
    ends: tuple[Speaker, ...]
    own: bool = False  # whoever did it says so: in one record, the same however it is called


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
        self._asked: dict[str, Speaker | None] = {}
        self._bodies: dict[str, dict[Speaker, frozenset[str]]] = defaultdict(dict)  # by each root of their name
        for one in papers.values():
            roots = frozenset(map(_root, folded(one.publisher or "").split()))
            for root in roots:
                self._bodies[root][own_voice(one.publisher or "")] = roots

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
            cited = self._publisher(words.text)
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

    def _publisher(self, text: str) -> Speaker | None:
        """As `_cited`, worked out once for the same words: few of the sources of a ledger are written in a new way."""
        if text not in self._asked:
            self._asked[text] = self._cited(text)
        return self._asked[text]

    def _cited(self, text: str) -> Speaker | None:
        """The publisher of one of the documents, where the words of a source name it."""
        words = folded(text).split()[:40]
        for at, word in enumerate(words):
            for name, voice in self._by_name.get(word, ()):
                if tuple(words[at : at + len(name)]) == name and not _seen_by(words[:at]):
                    return voice
        short = named(text)
        if short.determiner != "the" or not 0 < len(short.words) <= _SHORT:
            return self._staff(short.words)
        tokens = short.key.split()
        of = [voice for voice in self._by_last.get(tokens[-1], ()) if set(tokens) <= set(voice.key.split()[1:])]
        return of[0] if len(of) == 1 else self._staff(short.words)

    def _staff(self, words: Sequence[str]) -> Speaker | None:
        """The one publisher whose people "the auditors" or "the prosecutors in Lund" are."""
        wanted = _body_words(" ".join(words))
        if wanted is None:
            return None
        rows = {voice: own for root in sorted(wanted[0]) for voice, own in self._bodies.get(root, {}).items()}
        of = [voice for voice, own in rows.items() if wanted[1] <= own]
        return of[0] if len(of) == 1 else None


def _body_words(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """(the stems of those who work for a body, all stems of their name); None where the words are of others."""
    staff = lexicon.words("origins", "staff")
    words = [word for word in folded(text).split() if word not in _JOINTS]
    people = frozenset(_root(word) for word in words if word in staff)
    return (people, frozenset(map(_root, words))) if people else None


def _root(word: str) -> str:
    """What "auditors", "audit" and "auditor", or "prosecutors" and "prosecution" have in common."""
    for ending in ("ors", "ers", "ion", "or", "er", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            return word.removesuffix(ending)
    return word


def _own_word(entry: Entry, index: int = -1) -> bool:
    """Whether a source is called as the one who is said to have done it, or known it."""
    return entry.actor is not None and folded(entry.sources[index].text) == folded(entry.actor.text)


def _seen_by(words: Sequence[str]) -> bool:
    """Whether what comes next only saw, or was told, what the source is: "documents seen by the Post"."""
    return any(word in {"by", "to", "told"} for word in words)
