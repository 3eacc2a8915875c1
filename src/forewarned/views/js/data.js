/**
 * The ledger inside this file. Positions in the lists stand for ids.
 * @typedef {{span: number[], text?: string, rule?: string, mention?: number[]}} Words
 * @typedef {{id: string, doc: number, kind: string, span: number[], quote?: string, actor?: Words,
 *   recipients?: Words[], about?: Words, stance?: string, negated?: boolean, hedged?: boolean, when?: object,
 *   sources?: Words[], trigger?: Words, score?: number, notes?: string[], links?: Array[], index: number}} Entry
 * @typedef {{id: string, kind: string, actor?: number, recipients?: number[], about?: string, stance?: string,
 *   negated?: boolean, hedged?: boolean, when?: object, entries?: number[], documents?: number[], lead?: number[],
 *   responds_to?: number[], reasons?: string[], index: number, from: ?number, to: ?number}} LedgerRecord
 */
const data = (() => {
  const KINDS = ["warning", "knowledge", "threat", "response", "incident", "claim"];
  const KIND_WORDS = {
    warning: "Warning",
    knowledge: "Knowledge",
    threat: "Threat",
    response: "Response",
    incident: "Incident",
    claim: "Claim",
  };
  const STANCE_WORDS = {
    acted: "acted",
    acknowledged: "acknowledged",
    dismissed: "dismissed",
    not_acted: "did not act",
    denied: "denies knowing",
  };
  const NEGATED_WORDS = {
    warning: "not warned",
    knowledge: "did not know",
    threat: "not threatened",
    response: "did not happen",
    incident: "did not happen",
    claim: "denied or not claimed",
  };
  const BASIS_WORDS = {
    stated: "the text gives the whole date",
    document: "counted from the date of the document",
    narrative: "counted from the date that the story had reached",
    event: "counted from an event in the text",
    carried: "carried over from a sentence before",
  };

  const raw = JSON.parse(dom.byId("data").textContent);
  const { actors, documents, entries, records, problems, reasons, headline, asked } = raw;
  const responses = new Map();
  const recordOfEntry = new Map();
  const entriesOfDocument = documents.map(() => []);

  documents.forEach((one, index) => {
    one.index = index;
    one.text ??= "";
  });
  actors.forEach((one, index) => {
    one.index = index;
    one.name ??= "";
  });
  entries.forEach((one, index) => {
    one.index = index;
    if (one.doc >= 0) entriesOfDocument[one.doc].push(one);
  });
  records.forEach((one, index) => {
    one.index = index;
    one.from = one.when ? text.toDay(one.when.from) : null;
    one.to = one.when ? text.toDay(one.when.to) : null;
    for (const entry of one.entries || []) recordOfEntry.set(entry, one);
    for (const target of one.responds_to || []) {
      if (!responses.has(target)) responses.set(target, []);
      responses.get(target).push(one);
    }
  });

  const byId = (list) => new Map(list.map((one) => [one.id, one]));
  const recordById = byId(records);
  const entryById = byId(entries);
  const documentById = byId(documents);

  const textOf = (entry) => (entry.doc >= 0 ? documents[entry.doc].text : "");

  /** The words of an entry, as its document has them. */
  const quote = (entry) => entry.quote ?? textOf(entry).slice(entry.span[0], entry.span[1]);

  /** The words that fill a slot. */
  const words = (entry, slot) => slot.text ?? textOf(entry).slice(slot.span[0], slot.span[1]);

  /** The actors that a slot of an entry is linked to (several for "the CIA and the FBI"), and why; null for none. */
  function linked(entry, slot, index) {
    const rows = (entry.links || []).filter((one) => one[0] === slot && one[1] === index);
    if (!rows.length) return null;
    return {
      name: rows.map((row) => actors[row[2]].name).join(", "),
      reason: rows.map((row) => reasons[row[3]]).join("; "),
    };
  }

  const entriesOf = (record) => (record.entries || []).map((index) => entries[index]);

  /** Who acted, by name: the canonical actor, else the words of the first entry that has any. */
  function who(record) {
    if (record.actor !== undefined) return actors[record.actor].name;
    const entry = entriesOf(record).find((one) => one.actor);
    return entry ? words(entry, entry.actor) : "";
  }

  /** Who was told, threatened, hit or held responsible. */
  function toWhom(record) {
    if (record.recipients) return record.recipients.map((index) => actors[index].name);
    const entry = entriesOf(record).find((one) => one.recipients);
    return entry ? entry.recipients.map((slot) => words(entry, slot)) : [];
  }

  /** Positions of the actors that act or are told in a record, or in any of its entries. */
  function involved(record) {
    const found = new Set([record.actor, ...(record.recipients || [])]);
    for (const entry of entriesOf(record)) {
      for (const [slot, , actor] of entry.links || []) if (slot !== "source") found.add(actor);
    }
    found.delete(undefined);
    return found;
  }

  const when = (record, short) => (record.when ? text.interval(record.from, record.to, short) : "");

  const answers = (record) => responses.get(record.index) || [];

  const isOpenWarning = (() => {
    const open = new Set(headline.unanswered);
    return (record) => open.has(record.index);
  })();

  /** How a record is stated, in words: each [words, look]; empty for what happened, as a plain fact. */
  function flags(record) {
    return [
      record.stance ? [STANCE_WORDS[record.stance], ""] : null,
      record.negated ? [NEGATED_WORDS[record.kind], ""] : null,
      record.hedged ? ["hedged", "soft"] : null,
      isOpenWarning(record) ? ["no response", "gap"] : null,
    ].filter(Boolean);
  }

  /** What a document calls itself. */
  const titleOf = (one) => one.title || one.origin || one.id;

  /** Who speaks when the document speaks. */
  const voiceOf = (one) => one.publisher || one.title || one.origin || one.id;

  return {
    KINDS,
    KIND_WORDS,
    STANCE_WORDS,
    NEGATED_WORDS,
    BASIS_WORDS,
    actors,
    documents,
    entries,
    records,
    reasons,
    problems,
    headline,
    asked,
    recordById,
    entryById,
    documentById,
    entriesOfDocument,
    recordOfEntry,
    quote,
    words,
    linked,
    entriesOf,
    who,
    toWhom,
    involved,
    when,
    answers,
    isOpenWarning,
    flags,
    titleOf,
    voiceOf,
  };
})();
