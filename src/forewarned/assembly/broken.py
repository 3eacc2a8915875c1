"""Four ways in which a chain of warning breaks before its incident, each found with the records that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forewarned import lexicon
from forewarned.assembly.facts import placed, specific, stem
from forewarned.assembly.names import folded
from forewarned.assembly.records import Built
from forewarned.assembly.sides import says
from forewarned.assembly.story import Story, actors_of
from forewarned.model import Entry, GapSort


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken link: whose, the records that show it, and why it is one."""

    sort: GapSort
    actor: str | None
    records: Sequence[Built]
    reason: str


# ------------------------------------------------------------------ knew, and did not warn


def silent_after_knowledge(story: Story) -> Iterator[Broken]:
    """Who is said not to have told somebody what it knew; who knew, and is not known to have warned anybody."""
    names = story.parties
    warned = {actor for one in (*story.warnings, *story.told.after) if _warns(one) for actor in actors_of(one)}
    stated: set[str] = set()
    for untold in story.before("warning", polarity=False):
        if not (untold.record.recipients or _wordless(untold)) or _disputed(untold, story):
            continue  # "the alert did not say where" keeps nothing from anybody
        holder, known = _holder(untold, story, warned)
        if holder is not None:
            stated.add(holder)
            yield Broken("knew_not_warned", holder, [*known, untold], "it is stated who was not told")
    for one in story.knowledge:
        who = one.record.actor
        if who is None or who in story.culprits or not names.named(who) or _of_papers(one):
            continue
        if not names.among(who, warned | stated):
            yield Broken("knew_not_warned", who, [one], "nobody is known to have been warned by it")


def _of_papers(one: Built) -> bool:
    """Whether all that is told is that somebody knew of a paper: "he was aware of the existence of such a letter"."""
    papers = frozenset(map(stem, lexicon.words("contradictions", "open")))
    return all(fact.about and not placed(fact.about - papers) for fact in one.facts)


def _holder(untold: Built, story: Story, warned: set[str]) -> tuple[str | None, list[Built]]:
    """Who kept it back, and what it knew: who is said to have, else who was last told of before and warned nobody."""
    who, names = untold.record.actor, story.parties
    if who is not None:
        known = [one for one in story.knowledge if names.among(who, actors_of(one))]
        return (who, known) if known else (None, [])
    for one in story.just_before(untold):
        told = actors_of(one) if one.record.kind == "knowledge" else list(one.record.recipients)
        for actor in told:
            kept = one.record.kind == "knowledge" or not names.among(actor, warned)
            if kept and not names.among(actor, untold.record.recipients):
                return actor, [one]
    return None, []


def _wordless(untold: Built) -> bool:
    """Whether somebody is said to have given no word at all: "not a word came from the police"."""
    return untold.record.actor is not None and all(fact.entry.about is None for fact in untold.facts)


def _warns(one: Built) -> bool:
    return one.record.kind == "warning" and one.record.polarity


def _each(given: Iterable[Built]) -> list[Built]:
    return list({one.record.id: one for one in given}.values())


def _disputed(untold: Built, story: Story) -> bool:
    """Whether others say that the same was told to the same: that is another gap."""
    given, names = story.told_to(untold.record.recipients), story.parties
    if untold.record.actor is None:
        return False
    return any(names.among(untold.record.actor, actors_of(one)) for one in given)


# ------------------------------------------------------------------ was warned, and did not act


def silent_after_warning(story: Story) -> Iterator[Broken]:
    """Who is said to have done nothing about a warning or waved it away; who is not known to have answered one."""
    names = story.parties
    failed: set[str] = set()
    for response in story.responses("not_acted", "dismissed"):
        undated = response.record.stance == "dismissed" and response.record.when is None
        if undated and story.disputes.denied_by(response):
            continue  # it says what the warning was, not what was done
        who, given = _failed(response, story)
        if given:
            failed.update([who] if who else [])
            reason = "it waved it away" if response.record.stance == "dismissed" else "it is stated not to have acted"
            yield Broken("warned_not_acted", who, [*given, response], reason)
    answered = {actor for one in story.responses("acted", "acknowledged") for actor in actors_of(one)}
    passed_on = {actor for one in story.warnings for actor in actors_of(one)}
    answered_ids = {cause for one in story.responses("acted", "acknowledged") for cause in one.record.responds_to}
    for who, given in story.by_recipient.items():
        silent = (
            names.named(who) and who not in story.culprits and not names.stands_in(failed | answered | passed_on, who)
        )
        open_ones = [one for one in given if one.record.id not in answered_ids and not story.answered_at_once(one)]
        if silent and open_ones:
            yield Broken("warned_not_acted", who, open_ones, "nothing that it did about it is known")


def _failed(response: Built, story: Story) -> tuple[str | None, list[Built]]:
    """Whose failure `response` is, and what it had been told: linked, of its own document, or of any."""
    who = response.record.actor
    causes = story.causes(response, ("warning", "threat", "knowledge"))
    if who is None or story.parties.nobody(who):
        told = [actor for one in causes for actor in (one.record.actor, *one.record.recipients) if actor]
        holders = [one.record.actor for one in causes if one.record.kind == "knowledge" and one.record.actor]
        if causes:
            return next(iter(holders or told[-1:]), None), causes
        near = story.just_before(response)[:1]
        held = [actor for one in near for actor in (*one.record.recipients, one.record.actor) if actor]
        return next(iter(held), None), near
    given = story.told_to([who])
    docs = set(response.record.documents)
    own = [one for one in given if docs & set(one.record.documents)]
    near = [one for one in story.just_before(response)[:1] if one.record.kind == "warning" and _unlike(one, who, story)]
    return who, causes or own or near or given


def _unlike(warning: Built, who: str, story: Story) -> bool:
    """Whether `who` did not give it itself, so that it may be what it did not act on."""
    return bool(warning.record.recipients) and not story.parties.among(who, actors_of(warning))


# ------------------------------------------------------------------ told, or not told


def denied(story: Story) -> Iterator[Broken]:
    """Who says it was not told, or is said not to have been, while others say that it was."""
    for one in (*story.told.before, *story.told.after):
        record = one.record
        against = [other for other in story.disputes.denied_by(one) if _warns(other)]
        if record.kind == "response" and record.stance == "denied":
            told = story.told_to([record.actor]) if record.actor else []
            given = _each([*story.causes(one, ("warning",)), *against, *told])
            if given:
                yield Broken(
                    "told_or_not_told", record.actor, [one, *given], "it says it was not told, others that it was"
                )
        elif not record.polarity and against and (record.kind == "knowledge" or record.recipients):
            who = record.actor if record.kind == "knowledge" else record.recipients[0]
            yield Broken("told_or_not_told", who, [one, *against], "it is stated that it was told, and that it was not")
    for one in story.before("warning", polarity=False):
        if one.record.recipients and _disputed(one, story):
            told = story.told_to(one.record.recipients)
            given = [other for other in told if story.parties.among(str(one.record.actor), actors_of(other))]
            if given:
                yield Broken("told_or_not_told", one.record.recipients[0], [one, *given], "stated and denied")


# ------------------------------------------------------------------ the public, or those it was about


def reached(story: Story) -> Iterator[Broken]:
    """Warnings that were there for everybody to read and not told to those in danger, and the reverse."""
    names = story.parties
    published = [one for one in story.warnings if _published(one, story)]
    private = [
        one for one in story.warnings
        if one not in published and any(not names.is_public(actor) for actor in one.record.recipients)
    ]  # fmt: skip
    untold = [one for one in story.before("warning", polarity=False) if one.record.recipients]
    at_large = [one for one in untold if any(_everybody(actor, story) for actor in one.record.recipients)]
    some = [one for one in untold if _concerned(one, published, story)]
    if at_large and private:
        who = private[-1].record.recipients[0]
        yield Broken("target_not_public", who, [*private, *at_large], "some were told, and the public was not")
    if published and some:
        reason = "it could be read by anybody, and those in danger were not told"
        yield Broken("public_not_target", some[0].record.recipients[0], [*published, *some], reason)
    yield from _unreached(published, story)
    if at_large or published:
        return
    parts = [actor for part in story.told.scene.parts for actor in part.record.recipients]
    hit = {actor for actor in parts if not names.is_public(actor)}
    told = {one.record.id: one for actor in sorted(hit) for one in story.told_to([actor])}
    warned = [actor for one in told.values() for actor in one.record.recipients]
    if told and any(not names.among(actor, warned) for actor in parts):
        first = next(iter(told.values()))
        reason = "some of those who were hit had been told, and no word to the others is known"
        yield Broken("target_not_public", first.record.recipients[0], list(told.values()), reason)


def _concerned(untold: Built, published: Sequence[Built], story: Story) -> bool:
    """Whether those not told are people at large, or hold no office and were not told what anybody could read."""
    names, told = story.parties, untold.record.recipients
    if any(names.is_public(actor) for actor in told):
        return True
    matter = _matter([untold])
    return not any(map(names.is_office, told)) and any(matter & _matter([one]) for one in published)


def _unreached(published: Sequence[Built], story: Story) -> Iterator[Broken]:
    """Those with no office who say that they were not told of what anybody could read."""
    for one in (*story.told.before, *story.told.after):
        record = one.record
        denies = record.stance == "denied" or (record.kind == "knowledge" and not record.polarity)
        if not denies or record.actor is None or story.parties.is_office(record.actor):
            continue
        matter = _matter([one, *story.disputes.denied_by(one)])
        open_to_all = [other for other in published if matter & _matter([other])]
        if open_to_all:
            reason = "it could be read or heard by anybody, and one of those it was for says that it was not told"
            yield Broken("public_not_target", record.actor, [*open_to_all, one], reason)


def _matter(given: Iterable[Built]) -> frozenset[str]:
    return specific(term for one in given for fact in one.facts for term in fact.about)


def _published(one: Built, story: Story) -> bool:
    """Whether anybody could read it: told to people at large, or published without a recipient."""
    if any(story.parties.is_public(actor) for actor in one.record.recipients):
        return True
    to_nobody = [fact for fact in one.facts if not fact.recipients]
    publishes = not one.record.recipients and any(story.parties.publishes(actor) for actor in actors_of(one))
    return publishes or any(_made_public(fact.entry) for fact in to_nobody)


def _made_public(entry: Entry) -> bool:
    """Whether the sentence says that it was published: "it was on every radio", not "the radio reports"."""
    sources = {word for source in entry.sources for word in folded(source.text).split()}
    if says(entry.quote, "readable", "gaps"):
        return True
    return bool(lexicon.words("gaps", "open").intersection(folded(entry.quote).split()) - sources)


def _everybody(actor: str, story: Story) -> bool:
    return "public" in story.parties.name(actor).casefold().split()
