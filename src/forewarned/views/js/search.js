/** Which records are shown, and in what order. */
const search = (() => {
  const haystacks = [];
  let cache = null;

  /** Everything that a record and its sentences say, folded for searching; built once per record. */
  function haystack(record) {
    if (haystacks[record.index] === undefined) {
      const entries = data.entriesOf(record);
      const voices = entries.flatMap((entry) => (entry.sources || []).map((slot) => data.words(entry, slot)));
      const documents = (record.documents || []).map((index) => data.voiceOf(data.documents[index]));
      const all = [
        data.who(record),
        ...data.toWhom(record),
        record.about || "",
        ...entries.map(data.quote),
        ...voices,
        ...documents,
        ...(record.actor === undefined ? [] : data.actors[record.actor].names || []),
      ];
      haystacks[record.index] = text.folded(all.join("\n"));
    }
    return haystacks[record.index];
  }

  /** The words and "quoted phrases" of a query. */
  const needles = (query) =>
    [...text.folded(query).matchAll(/"([^"]+)"|[^\s"]+/g)].map((match) => match[1] ?? match[0]);

  /** A RegExp that finds the words of the query in visible text, or undefined when there is no query. */
  function pattern() {
    const found = needles(state.get("q")).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return found.length ? new RegExp(found.join("|"), "giu") : undefined;
  }

  const SOURCES = {
    document: (record, rest) => (record.documents || []).some((index) => data.documents[index].id === rest),
    publisher: (record, rest) => (record.documents || []).some((index) => data.documents[index].publisher === rest),
    cited: (record, rest) =>
      data
        .entriesOf(record)
        .some((entry) => (entry.links || []).some((row) => row[0] === "source" && data.actors[row[2]].id === rest)),
  };

  const TESTS = {
    q: (value) => {
      const all = needles(value);
      return (record) => all.every((needle) => haystack(record).includes(needle));
    },
    kind: (value) => {
      const kinds = new Set(value.split(","));
      return (record) => kinds.has(record.kind);
    },
    actor: (value) => {
      const place = data.actors.findIndex((one) => one.id === value);
      return (record) => (value === "none" ? record.actor === undefined : data.involved(record).has(place));
    },
    certainty: (value) => (record) => (value === "hedged") === Boolean(record.hedged),
    polarity: (value) => (record) => (value === "no") === Boolean(record.negated),
    stance: (value) => (record) => record.stance === value,
    source: (value) => {
      const [, type, rest] = /^(\w+):([^]*)$/.exec(value) || [null, "", ""];
      return SOURCES[type] ? (record) => SOURCES[type](record, rest) : () => true;
    },
    lead: (value) => (record) => (value === "yes") === Boolean(record.lead),
    open: () => data.isOpenWarning,
    from: (value) => (record) => record.to !== null && !(record.to < text.toDay(value)),
    to: (value) => (record) => record.from !== null && !(record.from > text.toDay(value)),
  };

  /** Records that pass every filter, in the order of the ledger; `without` names a filter to leave out. */
  function passing(without) {
    const tests = state.FILTERS.filter((name) => name !== without && state.get(name)).map((name) =>
      TESTS[name](state.get(name)),
    );
    return data.records.filter((record) => tests.every((test) => test(record)));
  }

  /** Column -> what to sort by; empty values always come last. */
  const KEYS = {
    date: (record) => (record.from === null ? "" : record.from + record.to / 1e6),
    kind: (record) => data.KINDS.indexOf(record.kind),
    actor: (record) => text.folded(data.who(record)),
    recipients: (record) => text.folded(data.toWhom(record).join(", ")),
    about: (record) => text.folded(record.about || ""),
    how: (record) =>
      data
        .flags(record)
        .map(([words]) => words)
        .join(", "),
    lead: (record) => (record.lead ? record.lead[1] + record.lead[2] / 1e6 : ""),
    evidence: (record) => (record.documents || []).length + (record.entries || []).length / 1e6,
  };

  function sorted(records) {
    const key = KEYS[state.get("sort")] || KEYS.date;
    const turn = state.get("dir") === "desc" ? -1 : 1;
    const rows = records.map((record) => ({ record, key: key(record) }));
    rows.sort((a, b) => {
      if (a.key === b.key) return a.record.index - b.record.index;
      if (a.key === "") return 1;
      if (b.key === "") return -1;
      return (a.key < b.key ? -1 : 1) * turn;
    });
    return rows.map((row) => row.record);
  }

  /** The records to show, filtered and sorted; kept until a filter or the order changes. */
  function shown() {
    cache ??= sorted(passing());
    return cache;
  }

  state.listen((changed) => {
    if ([...changed].some((name) => state.FILTERS.includes(name) || name === "sort" || name === "dir")) cache = null;
  });

  return { shown, passing, pattern };
})();
