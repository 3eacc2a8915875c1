/** The evidence of an answer: records in one line, their sentences, and the way into the documents. */
const proof = (() => {
  const FIRST = 2;
  const STEP = 25;

  const open = (entry) => state.set({ document: data.documents[entry.doc].id, entry: entry.id });

  /** Who says so, from the document to the innermost source. */
  function voices(entry) {
    const source = data.documents[entry.doc];
    const names = (entry.sources || []).map((slot) => data.words(entry, slot));
    return [
      source ? dom.say(data.voiceOf(source)) : "a document not in this file",
      names.map((name) => [" → ", dom.say(name)]),
      source && source.published ? `, ${text.date(text.toDay(source.published), true)}` : "",
    ];
  }

  /** One sentence with who says it. */
  function sentence(entry) {
    return dom.el(
      "figure",
      { class: `proof kind-${entry.kind}`, data: { proof: entry.id } },
      dom.el("blockquote", { class: "quote" }, "“", dom.say(data.quote(entry)), "”"),
      dom.el(
        "figcaption",
        {},
        voices(entry),
        entry.doc >= 0 ? [" ", dom.action("Open the sentence", () => open(entry))] : null,
      ),
    );
  }

  /** The first sentences, and a way to the others. */
  function sentences(entries, first = FIRST) {
    const holder = dom.el("div", { class: "proofs" });
    const fill = (many) =>
      dom.replace(
        holder,
        entries.slice(0, many).map(sentence),
        entries.length > many
          ? dom.action(`${text.count(entries.length - many, "more sentence")}`, () => fill(many + STEP))
          : null,
      );
    fill(first);
    return holder;
  }

  /** A record in one line: its mark, kind, day, who and to whom. It leads to its row of the ledger. */
  function line(record) {
    const to = data.toWhom(record).slice(0, 3).join(", ");
    return dom.el(
      "p",
      { class: `proof-line kind-${record.kind}` },
      dom.el("span", { class: "kind" }, marks.icon(record.kind, record), data.KIND_WORDS[record.kind]),
      dom.el("span", { class: record.when ? "" : "quiet" }, data.when(record) || "no date"),
      dom.el("span", { class: "proof-who" }, dom.say(data.who(record) || "no one named"), to ? [" → ", dom.say(to)] : null),
      data.flags(record).map(([words, look]) => dom.el("span", { class: `flag ${look}` }, words)),
      dom.action("In the ledger", () => table.select(record, { scroll: true }), {
        class: "linklike quiet-link",
        "aria-label": `${marks.label(record)}: in the ledger`,
      }),
    );
  }

  /** A record with its sentences, by default all of them. */
  const whole = (record, entries = data.entriesOf(record), first = FIRST) =>
    dom.el("div", { class: "answer-record" }, line(record), sentences(entries, first));

  /** A table that grows by 25 rows; each row is a list of cells. */
  function rows(labels, list, cells, caption) {
    const holder = dom.el("div", { class: "table-frame" });
    const row = (one) =>
      dom.el(
        "tr",
        {},
        cells(one).map((cell) => dom.el("td", {}, cell)),
      );
    const fill = (many) =>
      dom.replace(
        holder,
        dom.el(
          "table",
          { class: "plain" },
          dom.el("caption", { class: "unseen" }, caption),
          dom.el("thead", {}, dom.el("tr", {}, labels.map((label) => dom.el("th", { scope: "col" }, label)))),
          dom.el("tbody", {}, list.slice(0, many).map(row)),
        ),
        list.length > many
          ? dom.action(`Show more (${text.number(list.length - many)} left)`, () => fill(many + STEP))
          : null,
      );
    fill(STEP);
    return holder;
  }

  /** The picture told as a table, folded; built when it is opened. */
  function told(title, labels, list, cells) {
    const body = dom.el("div", {});
    const fill = () => {
      if (!body.childNodes.length) body.append(rows(labels, list, cells, title));
    };
    return dom.el("details", { class: "told", ontoggle: fill }, dom.el("summary", {}, title), body);
  }

  /** The first sentence of a record, short, as a way into its document. */
  function brief(entry) {
    if (!entry) return "";
    const words = data.quote(entry);
    const short = words.length > 160 ? `${words.slice(0, 159).trimEnd()}…` : words;
    const shown = [dom.el("span", { class: "quote" }, "“", dom.say(short), "”")];
    return entry.doc >= 0 ? dom.action(shown, () => open(entry)) : shown;
  }

  const range = (part, size, all) =>
    size === 1 ? text.number(part) : `${text.number((part - 1) * size + 1)}–${text.number(Math.min(part * size, all))}`;

  /** "1–10 of 45" with a button to each side. `part` counts from 1. */
  function pager(all, size, what) {
    const last = Math.max(1, Math.ceil(all / size));
    const part = Math.min(Math.max(Math.trunc(Number(state.get("part"))) || 1, 1), last);
    const turn = (step) => () => {
      state.set({ part: String(part + step), step: "" });
      dom.byId("answer").focus({ preventScroll: true });
    };
    const nav =
      last === 1
        ? null
        : dom.el(
            "nav",
            { class: "pager", "aria-label": `Pages of ${what}` },
            dom.el("button", { type: "button", disabled: part === 1, onclick: turn(-1) }, "Back"),
            dom.el("span", {}, `${range(part, size, all)} of ${text.number(all)} ${what}`),
            dom.el("button", { type: "button", disabled: part === last, onclick: turn(1) }, "Further"),
          );
    return { from: (part - 1) * size, to: part * size, nav };
  }

  return { sentence, sentences, line, whole, rows, told, brief, pager };
})();
