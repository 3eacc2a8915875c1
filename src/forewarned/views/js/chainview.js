/** The chain of warning of one incident: what was known, warned and done before it, and what followed. */
const chainview = (() => {
  const BEFORE = 9;
  const AFTER = 4;
  const chains = data.asked.chains.map((one) => ({
    ...one,
    incident: data.records[one.incident],
    first: data.records[one.first],
    steps: one.steps.map(([phase, record, fewest, most]) => ({ phase, record: data.records[record], fewest, most })),
  }));
  chains.sort((a, b) => b.steps.length - a.steps.length);

  const LANES = [
    ["What was known", "before", (record) => record.kind === "knowledge"],
    ["Warnings and threats", "before", (record) => record.kind === "warning" || record.kind === "threat"],
    ["What was done", "before", () => true],
    ["The incident", "incident", () => true],
    ["What followed", "after", () => true],
  ];

  const current = () => chains.find((one) => one.incident.id === state.get("subject")) || chains[0];

  const titleOf = (record) => record.about || data.toWhom(record).join(", ") || evidence.nameOf(record);

  const asks = (record) => (record.kind === "warning" || record.kind === "threat") && !record.negated;

  /** Whether nobody is known to have answered it. */
  const isOpen = (step) => step.phase === "before" && asks(step.record) && !data.answers(step.record).length;

  /** The most telling first: who knew first, what foretold it, what answers or is answered, what has a day. */
  function weight(record, first) {
    const causes = (record.responds_to || []).map((at) => data.records[at]).filter(asks);
    if (causes.length) return Math.min(...causes.map((cause) => weight(cause, first))) + 0.5;
    const linked = data.answers(record).length;
    return (
      (record === first ? -8 : 0) + (record.lead ? -4 : 0) + (linked ? -2 : 0) + (record.from === null ? 2 : 0) +
      (record.kind === "claim" || record.negated ? 1 : 0) + (record.actor === undefined ? 1 : 0)
    );
  }

  /** The steps of one page: so many before, so many after, each in order of time. */
  function page(chain) {
    const ranked = (phase) =>
      chain.steps
        .filter((step) => step.phase === phase)
        .map((step, index) => ({ step, index, weight: weight(step.record, chain.first) }))
        .sort((a, b) => a.weight - b.weight || a.index - b.index)
        .map(({ step }) => step);
    const [before, after] = [ranked("before"), ranked("after")];
    const pages = Math.max(1, Math.ceil(before.length / BEFORE), Math.ceil(after.length / AFTER));
    const at = proof.pager(pages, 1, "pictures of the chain");
    const kept = new Set([
      ...before.slice(at.from * BEFORE, (at.from + 1) * BEFORE),
      ...after.slice(at.from * AFTER, (at.from + 1) * AFTER),
    ]);
    return { steps: chain.steps.filter((step) => step.phase === "incident" || kept.has(step)), nav: at.nav };
  }

  function byStep(steps) {
    const left = new Set(steps);
    return LANES.map(([name, phase, takes]) => {
      const mine = [...left].filter((step) => step.phase === phase && takes(step.record));
      mine.forEach((step) => left.delete(step));
      return { name, records: mine.map((step) => step.record) };
    }).filter((lane) => lane.records.length);
  }

  function byActor(steps) {
    const found = new Map();
    for (const { record, phase } of steps) {
      const name = phase === "incident" ? "The incident" : data.who(record) || "No one named";
      if (!found.has(name)) found.set(name, { name, records: [] });
      found.get(name).records.push(record);
    }
    return [...found.values()];
  }

  /** From a warning to what answers it, and from what foretold the incident to the incident. */
  function arrows(steps, incident) {
    const shown = new Set(steps.map((step) => step.record));
    const found = [];
    for (const { record, phase, fewest, most } of steps) {
      if (record.lead && phase === "before" && most >= 0) {
        found.push({ from: record, to: incident, label: short(fewest, most), look: "leads" });
      }
      for (const answer of data.answers(record)) {
        if (shown.has(answer)) found.push({ from: record, to: answer, label: between(record, answer), look: "answers" });
      }
    }
    return found;
  }

  /** Days on an arrow: "12–21 d". */
  const short = (fewest, most) => text.days(fewest, most).replace(/ days?$/, " d");

  function between(record, answer) {
    if (record.from === null || answer.from === null || answer.to < record.from) return "";
    return short(Math.max(0, answer.from - record.to), answer.to - record.from);
  }

  function footOf(step) {
    const { record } = step;
    const said = record.stance && step.phase !== "incident" ? data.STANCE_WORDS[record.stance] : "";
    if (said) return [said, ""];
    return isOpen(step) ? ["no response", "gap"] : null;
  }

  function choice(chain) {
    const pick = dom.el(
      "select",
      { id: "chain-incident", onchange: (event) => state.set({ subject: event.target.value, step: "", part: "1" }) },
      chains.map((one) =>
        dom.el(
          "option",
          { value: one.incident.id, selected: one === chain },
          text.printable(`${titleOf(one.incident).slice(0, 80)}${one.incident.when ? `, ${data.when(one.incident, true)}` : ""}`),
        ),
      ),
    );
    const lanesBy = (value, label) =>
      dom.el(
        "button",
        { type: "button", "aria-pressed": String(state.get("by") === value), onclick: () => state.set({ by: value }) },
        label,
      );
    return dom.el(
      "div",
      { class: "choose" },
      dom.el("div", { class: "field" }, dom.el("label", { for: "chain-incident" }, "The incident"), pick),
      dom.el(
        "div",
        { class: "buttons", role: "group", "aria-label": "Lanes" },
        lanesBy("", "Lanes by step"),
        lanesBy("actor", "Lanes by actor"),
      ),
    );
  }

  function summary(chain) {
    const before = chain.steps.filter((step) => step.phase === "before");
    const warned = before.filter((step) => asks(step.record));
    const open = warned.filter(isOpen).length;
    const first = chain.steps.find((step) => step.record === chain.first);
    return dom.el(
      "p",
      { class: "say" },
      first
        ? [
            "First to know, as far as is told: ",
            dom.say(data.who(first.record) || "no one named"),
            `, ${data.when(first.record)}${first.fewest === null || first.most < 0 ? "" : `, ${text.days(first.fewest, first.most)} before`}. `,
          ]
        : "Nobody is known to have known before. ",
      `${text.count(warned.length, "warning or threat", "warnings and threats")} before it`,
      warned.length ? `; to ${text.number(open)} no response is known.` : ".",
    );
  }

  function legend() {
    return dom.el(
      "p",
      { class: "graph-legend" },
      dom.el("span", { class: "key-leads" }, "foretold the incident, with the days that were left"),
      dom.el("span", { class: "key-answers" }, "answered by, with the days between"),
      dom.el("span", { class: "key-open" }, "no response known"),
    );
  }

  function draw() {
    const chain = current();
    const { steps, nav } = page(chain);
    const known = new Map(chain.steps.map((step) => [step.record, step]));
    const chosen = data.recordById.get(state.get("step")) || chain.first || chain.incident;
    const left = chain.steps.length - steps.length;
    return [
      choice(chain),
      summary(chain),
      legend(),
      flow.draw({
        lanes: state.get("by") === "actor" ? byActor(steps) : byStep(steps),
        arrows: arrows(steps, chain.incident),
        pivot: chain.incident,
        chosen,
        label: "The chain of warning",
        foot: (record) => footOf(known.get(record)),
        open: (record) => isOpen(known.get(record)),
        late: (record) => known.get(record).phase === "after",
        run: (record) => state.set({ step: record.id }),
      }),
      left
        ? dom.el(
            "p",
            { class: "quiet" },
            `${text.number(steps.length)} of ${text.count(chain.steps.length, "step")} drawn; the most telling come first: who knew ` +
              "first, what foretold the incident, what was answered. The others follow page by page, and all are in the table.",
          )
        : null,
      nav,
      dom.el("div", { class: "chosen-proof", "aria-live": "polite" }, proof.whole(chosen, undefined, 4)),
      proof.told(
        `All ${text.count(chain.steps.length, "step")} as a table`,
        ["When", "Days before", "What", "Who, to whom", "Answered by", "In the words of the documents"],
        chain.steps,
        cells,
      ),
    ];
  }

  function cells(step) {
    const { record, fewest, most, phase } = step;
    const to = data.toWhom(record).join(", ");
    const answers = data.answers(record);
    return [
      data.when(record, true) || "no date",
      phase === "incident" ? "the incident" : fewest === null ? "" : text.days(fewest, most),
      dom.el("span", { class: `kind kind-${record.kind}` }, marks.icon(record.kind, record), data.KIND_WORDS[record.kind]),
      [dom.say(data.who(record) || "no one named"), to ? [" → ", dom.say(to)] : null],
      answers.length
        ? answers.map((one, index) => [index ? "; " : "", dom.say(data.who(one) || "no one named"), one.stance ? ` (${data.STANCE_WORDS[one.stance]})` : ""])
        : isOpen(step)
          ? "no response known"
          : "",
      proof.brief(data.entriesOf(record)[0]),
    ];
  }

  const chainOf = new Map(chains.flatMap((one) => one.steps.map((step) => [step.record, one])));

  /** The chain that a record stands in. */
  const of = (record) => chainOf.get(record);

  return { many: chains.length, draw, of, titleOf };
})();
