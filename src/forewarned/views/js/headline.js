/** The main figures, each of which opens the records behind it; the empty page; the records without a date. */
const headline = (() => {
  const MOST_UNDATED = 240;

  function figure(value, label, detail, run, looks = "") {
    const body = [
      dom.el("span", { class: "value" }, value),
      dom.el("span", { class: "label" }, label),
      detail ? dom.el("span", { class: "detail" }, detail) : null,
    ];
    return run
      ? dom.el("button", { type: "button", class: `figure ${looks}`, onclick: run }, body)
      : dom.el("div", { class: `figure ${looks}` }, body);
  }

  const fresh = () => Object.fromEntries(state.FILTERS.map((name) => [name, ""]));

  function draw() {
    lede();
    const { headline: figures, records } = data;
    const first = records[figures.earliest];
    const open = figures.unanswered.length;
    dom.replace(
      dom.byId("headline"),
      first
        ? figure(
            data.when(first, data.when(first).length > 20),
            figures.foretold ? "earliest warning of the incident foretold most" : "earliest warning, linked to no incident",
            told(first),
            () => table.select(first, { scroll: true }),
            "wide",
          )
        : null,
      figures.lead === undefined ? null : leadFigure(records[figures.lead]),
      figures.warnings
        ? figure(
            text.number(open),
            open === 1 ? "warning without a response" : "warnings without a response",
            `of ${text.count(figures.warnings, "warning")}`,
            () => {
              state.set({ ...fresh(), open: "1", view: "" });
              table.show();
            },
            open ? "gap" : "",
          )
        : null,
      figure(
        text.number(figures.documents),
        figures.documents === 1 ? "document" : "documents",
        figures.documents ? "read" : "",
        () => appendix.open("documents"),
      ),
      figure(
        text.number(figures.entries),
        figures.entries === 1 ? "entry" : "entries",
        "sentences that state something",
      ),
      figure(text.number(figures.records), figures.records === 1 ? "record" : "records", "entries of one fact joined"),
    );
  }

  function told(record) {
    const to = data.toWhom(record).join(", ");
    return [dom.say(data.who(record) || "no one named"), to ? [" → ", dom.say(to)] : null];
  }

  function leadFigure(record) {
    const [index, fewest, most] = record.lead;
    const incident = data.records[index];
    const name = incident.about || data.toWhom(incident).join(", ") || "incident";
    return figure(
      text.days(fewest, most),
      "longest lead time to the incident foretold most",
      ["“", dom.say(name), `”${incident.when ? `, ${data.when(incident)}` : ""}`],
      () => table.select(record, { scroll: true }),
      "wide",
    );
  }

  function lede() {
    const titles = data.documents.length;
    const days = data.documents.flatMap((one) => (one.published ? [text.toDay(one.published)] : []));
    const range = days.length ? [Math.min(...days), Math.max(...days)] : null;
    const problems = data.problems.length;
    dom.replace(
      dom.byId("lede"),
      titles ? `Drawn from ${text.count(titles, "document")}` : "No document was read",
      range
        ? range[0] === range[1]
          ? `, published ${text.date(range[0])}`
          : `, published from ${text.date(range[0])} to ${text.date(range[1])}`
        : "",
      ". Each line opens the sentence that states it. ",
      problems
        ? dom.action(`${text.count(problems, "file or part", "files or parts")} could not be read.`, () =>
            appendix.open("problems"),
          )
        : null,
    );
    empty();
  }

  /** What to do when there is nothing to show. */
  function empty() {
    const node = dom.byId("empty");
    node.hidden = data.records.length > 0;
    for (const id of ["filters", "timeline", "ledger"]) dom.byId(id).hidden = !node.hidden;
    if (node.hidden) return;
    dom.replace(
      node,
      data.documents.length
        ? [
            dom.el("h2", {}, "These documents state nothing that belongs in the ledger"),
            dom.el(
              "p",
              {},
              `${text.count(data.documents.length, "document was", "documents were")} read. None has a sentence in which ` +
                "somebody warns, knows of, threatens, answers, does or claims a harm to life, health, safety, security or property.",
            ),
            dom.el(
              "p",
              {},
              "Open a document below to see what was read from it. If its text is missing or broken there, the file " +
                "may be a scan: make its text searchable first, then run the report again.",
            ),
          ]
        : [
            dom.el("h2", {}, "Nothing was read yet"),
            dom.el("p", {}, "Give the report the files or folders that you want read, for example:"),
            dom.el("pre", {}, "forewarned report my-documents/ -o report.html"),
            dom.el("p", {}, "Files that could not be read are listed below, with the reason."),
          ],
    );
  }

  /** Records without a date: counted, and each one a mark that can be opened. */
  function undated() {
    const records = search.shown().filter((record) => record.from === null);
    const node = dom.byId("undated");
    node.hidden = !records.length;
    dom.replace(
      node,
      dom.el(
        "details",
        { class: "undated", open: true },
        dom.el(
          "summary",
          {},
          `No date: ${text.count(records.length, "record")}`,
          dom.el("span", { class: "quiet" }, " the text gives no time that can be placed"),
        ),
        dom.el(
          "div",
          { class: "strip" },
          records
            .slice(0, MOST_UNDATED)
            .map((record) =>
              dom.el(
                "button",
                {
                  type: "button",
                  class: record.id === state.get("record") ? "chip chosen" : "chip",
                  data: { record: record.index },
                  "aria-label": marks.label(record),
                  onclick: () => table.select(record, { scroll: true }),
                },
                marks.icon(record.kind, record),
                dom.el("span", { class: "chip-label" }, dom.say(data.who(record) || record.about || "no one named")),
              ),
            ),
          records.length > MOST_UNDATED
            ? dom.el(
                "span",
                { class: "quiet" },
                `and ${text.number(records.length - MOST_UNDATED)} more in the ledger below`,
              )
            : null,
        ),
      ),
    );
  }

  return { draw, undated };
})();
