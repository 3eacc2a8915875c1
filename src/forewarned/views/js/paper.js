/** On paper: the timeline with all its lanes, then every record shown, with every quote and its chain. */
const paper = (() => {
  const WIDTH = 980; // pixels of an A4 page on its side, less the margins
  const holder = dom.byId("print-ledger");

  function quotes(record) {
    return data.entriesOf(record).map((entry) => {
      const source = data.documents[entry.doc];
      const voices = [
        source ? data.voiceOf(source) : "a document not in this file",
        ...(entry.sources || []).map((slot) => data.words(entry, slot)),
      ];
      return dom.el(
        "div",
        { class: "print-entry" },
        dom.el("p", { class: "quote" }, "“", dom.say(data.quote(entry)), "”"),
        dom.el(
          "p",
          { class: "quiet" },
          voices.map((voice, index) => [index ? " → " : "", dom.say(voice)]),
          source && source.published ? `, ${text.date(text.toDay(source.published))}` : "",
        ),
      );
    });
  }

  function row(record) {
    const to = data.toWhom(record).join(", ");
    const flags = data
      .flags(record)
      .map(([words]) => words)
      .join(", ");
    return dom.el(
      "tr",
      {},
      dom.el("td", {}, data.when(record) || "no date"),
      dom.el(
        "td",
        { class: `kind-${record.kind}` },
        marks.icon(record.kind, record),
        ` ${data.KIND_WORDS[record.kind]}`,
        flags ? dom.el("p", { class: "quiet" }, flags) : null,
      ),
      dom.el("td", {}, dom.say(data.who(record) || "no one named"), to ? [" → ", dom.say(to)] : null),
      dom.el("td", {}, record.lead ? text.days(record.lead[1], record.lead[2]) : ""),
      dom.el("td", {}, quotes(record)),
    );
  }

  const HEADS = ["When", "Kind", "Who and to whom", "Lead time", "In the words of the documents"];

  const ledger = (records) => [
    dom.el("h2", {}, `Ledger: ${text.count(records.length, "record")}`),
    dom.el(
      "table",
      { class: "paper-ledger" },
      dom.el(
        "thead",
        {},
        dom.el(
          "tr",
          {},
          HEADS.map((one) => dom.el("th", { scope: "col" }, one)),
        ),
      ),
      dom.el("tbody", {}, records.map(row)),
    ),
  ];

  function before() {
    const shown = search.shown();
    dom.replace(holder, shown.length ? ledger(shown) : null, appendix.sheet());
    if (!data.records.length) return;
    timeline.draw({ width: WIDTH, paper: true });
    overview.draw(WIDTH);
  }

  function after() {
    dom.replace(holder);
    draw.timeline();
  }

  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  dom.byId("print-button").addEventListener("click", () => window.print());
})();
