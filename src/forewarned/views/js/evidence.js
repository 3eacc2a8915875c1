/** What a record stands on: each entry with its sentence, its chain of sources and its values. */
const evidence = (() => {
  const SPEAKING = ["warning", "threat", "claim"];
  const ABOUT_WORDS = {
    warning: "The harm",
    knowledge: "What was known",
    threat: "The declared harm",
    response: "In answer to",
    incident: "What happened",
    claim: "The incident",
  };
  const RECIPIENT_WORDS = { warning: "Told", threat: "Threatened", incident: "Hit", claim: "Held responsible" };

  /** The row below a record's row. */
  function row(record, columns) {
    return dom.el(
      "tr",
      { role: "row", class: "evidence-row", id: `evidence-${record.index}` },
      dom.el(
        "td",
        { role: "cell", colspan: columns },
        joins(record),
        data.entriesOf(record).map((entry) => article(entry)),
      ),
    );
  }

  /** What a record is called in one line: an incident by what happened, the others by who acted. */
  const nameOf = (record) =>
    (record.kind === "incident" && record.about) || data.who(record) || record.about || "no one named";

  const goTo = (record) =>
    dom.action(
      [marks.icon(record.kind, record), dom.say(nameOf(record)), record.when ? `, ${data.when(record)}` : ""],
      () => table.select(record, { scroll: true }),
      { class: `linklike record-link kind-${record.kind}` },
    );

  const list = (records) => records.map((one, index) => [index ? " " : "", goTo(one)]);

  /** What holds between this record and others. */
  function joins(record) {
    const answers = data.answers(record);
    const facts = [
      record.lead
        ? ["Lead time", [`${text.days(record.lead[1], record.lead[2])} before `, goTo(data.records[record.lead[0]])]]
        : null,
      record.responds_to ? ["In answer to", list(record.responds_to.map((index) => data.records[index]))] : null,
      answers.length ? ["Answered by", list(answers)] : null,
      data.isOpenWarning(record) ? ["Answered by", "No response to it was found in these documents."] : null,
      ...asked(record),
      record.reasons
        ? ["Joined because", record.reasons.map((reason, index) => [index ? "; " : "", dom.say(reason)])]
        : null,
    ].filter(Boolean);
    return facts.length ? dom.el("dl", { class: "facts joins" }, items(facts)) : null;
  }

  /** What the questions answer about a record: what it stands on, its chain, and what contradicts it. */
  function asked(record) {
    const found = standing.of(record);
    const chain = chainview.of(record);
    const against = pairs.against(record);
    return [
      found.origins.length
        ? ["Stands on", dom.action(standing.told(record), () => questions.ask("origins", record.id), { class: "linklike ask" })]
        : null,
      chain
        ? ["In the chain of", dom.action(dom.say(chainview.titleOf(chain.incident)), () => questions.ask("chain", chain.incident.id, record.id), { class: "linklike ask" })]
        : null,
      against ? ["Contradicted", dom.action(text.count(against, "pair"), () => questions.ask("contradictions"), { class: "linklike ask" })] : null,
    ].filter(Boolean);
  }

  const items = (facts) =>
    facts.map(([name, value]) => dom.el("div", {}, dom.el("dt", {}, name), dom.el("dd", {}, value)));

  function article(entry) {
    const source = data.documents[entry.doc];
    return dom.el(
      "article",
      { class: `entry kind-${entry.kind}`, data: { entry: entry.id } },
      chain(entry, source),
      dom.el("blockquote", { class: "quote" }, source ? spans.quoted(entry) : dom.say(data.quote(entry))),
      dom.el("dl", { class: "facts" }, items(fields(entry))),
      dom.el(
        "p",
        { class: "actions" },
        source
          ? dom.el(
              "button",
              { type: "button", class: "show", onclick: () => state.set({ document: source.id, entry: entry.id }) },
              "Show in document",
            )
          : dom.el("span", { class: "quiet" }, "The document of this entry is not in this file."),
        source
          ? dom.el(
              "span",
              { class: "quiet" },
              dom.say(data.titleOf(source)),
              source.published ? `, ${text.date(text.toDay(source.published))}` : "",
            )
          : null,
        reading(entry),
      ),
    );
  }

  /** From the document through those it cites to whoever told: the outermost first. */
  function chain(entry, source) {
    const links = (entry.sources || []).map((slot, index) =>
      step(data.words(entry, slot), data.linked(entry, "source", index)),
    );
    const teller = data.linked(entry, "actor", 0);
    const told = (entry.sources || []).some(
      (_, index) => teller && data.linked(entry, "source", index)?.name === teller.name,
    );
    if (SPEAKING.includes(entry.kind) && entry.actor && !told) links.push(step(data.words(entry, entry.actor), teller));
    return dom.el(
      "ol",
      { class: "chain", "aria-label": "Chain of sources, the outermost first" },
      dom.el(
        "li",
        {},
        source
          ? [dom.say(data.voiceOf(source)), dom.el("span", { class: "quiet" }, " (this document)")]
          : "a document not in this file",
      ),
      links,
    );
  }

  function step(words, link) {
    const other = link && !text.sameName(link.name, words);
    return dom.el(
      "li",
      { title: link ? text.printable(`${link.name}: ${link.reason}`) : null },
      dom.say(words),
      other ? dom.el("span", { class: "quiet" }, " (", dom.say(link.name), ")") : null,
    );
  }

  function fields(entry) {
    const named = (slot, name, index) => {
      const link = data.linked(entry, name, index);
      const words = data.words(entry, slot);
      const other = link && !text.sameName(link.name, words);
      return [
        index ? "; " : "",
        dom.say(words),
        other
          ? dom.el("span", { class: "quiet", title: text.printable(link.reason) }, " = ", dom.say(link.name))
          : null,
      ];
    };
    const words = (slot) => dom.say(data.words(entry, slot));
    return [
      ["Kind", data.KIND_WORDS[entry.kind] + (entry.stance ? `, ${data.STANCE_WORDS[entry.stance]}` : "")],
      ["Who", entry.actor ? named(entry.actor, "actor", 0) : "no one named"],
      entry.recipients
        ? [
            RECIPIENT_WORDS[entry.kind] || "To whom",
            entry.recipients.map((slot, index) => named(slot, "recipient", index)),
          ]
        : null,
      entry.about ? [ABOUT_WORDS[entry.kind], words(entry.about)] : null,
      ["When", entry.when ? when(entry.when) : "the text gives no time that can be placed"],
      ["Stated as", `${entry.negated ? `${data.NEGATED_WORDS[entry.kind]}, ` : ""}${entry.hedged ? "hedged" : "fact"}`],
    ].filter(Boolean);
  }

  function when(value) {
    return [
      text.interval(text.toDay(value.from), text.toDay(value.to)),
      dom.el(
        "span",
        { class: "quiet" },
        value.text ? [" from “", dom.say(value.text), "”"] : null,
        `; ${data.BASIS_WORDS[value.basis] || "found in the text"}`,
      ),
    ];
  }

  /** How the reader came to this entry, for those who want to check it. */
  function reading(entry) {
    const rows = [
      entry.trigger
        ? [
            "Words that fired",
            [
              dom.say(data.words(entry, entry.trigger)),
              entry.trigger.rule ? [" (", dom.say(entry.trigger.rule), ")"] : null,
            ],
          ]
        : null,
      ...[
        ["Who", entry.actor],
        ["What", entry.about],
        ...(entry.recipients || []).map((slot) => ["To whom", slot]),
        ...(entry.sources || []).map((slot) => ["Source", slot]),
      ]
        .filter(([, slot]) => slot && slot.rule)
        .map(([name, slot]) => [`${name} chosen by`, dom.say(slot.rule)]),
      ...(entry.links || []).map((row) => [
        `${row[0]} is`,
        [dom.say(data.actors[row[2]].name), ": ", dom.say(data.reasons[row[3]])],
      ]),
      ...(entry.notes || []).map((note) => ["Note", dom.say(note)]),
      entry.score === undefined ? null : ["Score of the trained part", entry.score.toFixed(2)],
      ["Entry", entry.id],
    ].filter(Boolean);
    return dom.el(
      "details",
      { class: "reading" },
      dom.el("summary", {}, "How it was read"),
      dom.el("dl", { class: "facts" }, items(rows)),
    );
  }

  return { row, nameOf };
})();
