/** The ledger as a table: sorted, in pages, with one row open at a time. */
const table = (() => {
  const PAGE = 50;
  const COLUMNS = [
    ["date", "When"],
    ["kind", "Kind"],
    ["actor", "Who"],
    ["recipients", "Whom"],
    ["about", "What"],
    ["how", "How stated"],
    ["lead", "Lead time"],
    ["evidence", "Evidence"],
  ];

  const pages = () => Math.max(1, Math.ceil(search.shown().length / PAGE));

  const page = () => Math.min(Math.max(Math.trunc(Number(state.get("page"))) || 1, 1), pages());

  const rowId = (record) => `row-${record.index}`;

  function sortBy(column) {
    const same = state.get("sort") === column;
    state.set({ sort: column, dir: same && state.get("dir") === "asc" ? "desc" : "asc" });
  }

  function head() {
    const sort = state.get("sort");
    const turn = state.get("dir") === "desc" ? "descending" : "ascending";
    return dom.el(
      "tr",
      { role: "row" },
      COLUMNS.map(([column, label]) =>
        dom.el(
          "th",
          { scope: "col", role: "columnheader", class: `col-${column}`, "aria-sort": sort === column ? turn : "none" },
          dom.el("button", { type: "button", data: { sort: column }, onclick: () => sortBy(column) }, label),
        ),
      ),
    );
  }

  const how = (record) => data.flags(record).map(([words, look]) => dom.el("span", { class: `flag ${look}` }, words));

  function cell(column, label, ...content) {
    return dom.el("td", { role: "cell", class: `col-${column}`, data: { label } }, content);
  }

  /** What the second party of each kind is, said before its name where the columns have no heads. */
  const WHOM = { warning: "to", threat: "against", incident: "against", claim: "held responsible:" };

  const names = (list, find, word) =>
    dom.el(
      "span",
      { class: "names", data: word ? { word } : {} },
      list.map((name, index) => [index ? ", " : "", dom.say(name, find)]),
    );

  function what(record, find) {
    const entry = data.entriesOf(record)[0];
    return [
      record.about ? dom.el("span", { class: "about" }, dom.say(record.about, find)) : null,
      entry ? dom.el("span", { class: "quote clamp" }, "“", dom.say(data.quote(entry), find), "”") : null,
    ];
  }

  function evidenceCount(record) {
    const documents = (record.documents || []).length;
    const entries = (record.entries || []).length;
    return [
      text.count(entries, "entry", "entries"),
      documents > 1 ? dom.el("span", { class: "quiet" }, ` in ${documents} documents`) : null,
    ];
  }

  function row(record, find) {
    const open = state.get("record") === record.id;
    const to = data.toWhom(record);
    const toggle = dom.el(
      "button",
      {
        type: "button",
        class: "toggle",
        "aria-expanded": String(open),
        "aria-controls": `evidence-${record.index}`,
        "aria-label": `${marks.label(record)}: ${open ? "hide" : "show"} the evidence`,
      },
      dom.el("span", { class: record.when ? "when" : "when quiet" }, data.when(record, true) || "no date"),
    );
    return dom.el(
      "tr",
      { role: "row", id: rowId(record), class: open ? "record open" : "record", data: { index: record.index } },
      cell("date", "When", toggle),
      cell(
        "kind",
        "Kind",
        dom.el(
          "span",
          { class: `kind kind-${record.kind}` },
          marks.icon(record.kind, record),
          data.KIND_WORDS[record.kind],
        ),
      ),
      cell(
        "actor",
        "Who",
        data.who(record) ? names([data.who(record)], find) : dom.el("span", { class: "quiet" }, "no one named"),
      ),
      cell("recipients", "Whom", to.length ? names(to, find, WHOM[record.kind]) : null),
      cell("about", "What", what(record, find)),
      cell("how", "How stated", how(record)),
      cell("lead", "Lead time", record.lead ? text.days(record.lead[1], record.lead[2]) : ""),
      cell("evidence", "Evidence", evidenceCount(record)),
    );
  }

  function draw() {
    const shown = search.shown();
    const start = (page() - 1) * PAGE;
    const find = search.pattern();
    const kept = document.activeElement && document.activeElement.closest("#table [data-index]");
    const sorting = document.activeElement && document.activeElement.dataset.sort;
    const rows = shown
      .slice(start, start + PAGE)
      .flatMap((record) => [
        row(record, find),
        state.get("record") === record.id ? evidence.row(record, COLUMNS.length) : null,
      ]);
    dom.replace(
      dom.byId("table"),
      shown.length
        ? dom.el(
            "table",
            { role: "table", "aria-label": "Records", "aria-rowcount": shown.length + 1 },
            dom.el("thead", { role: "rowgroup" }, head()),
            dom.el("tbody", { role: "rowgroup" }, rows),
          )
        : dom.el(
            "p",
            { class: "notice" },
            "No record passes these filters. ",
            dom.action("Clear all filters", state.clear),
          ),
    );
    if (kept) focusRow(data.records[Number(kept.dataset.index)]);
    if (sorting) dom.byId("table").querySelector(`[data-sort="${sorting}"]`)?.focus();
    foot(shown, start);
  }

  function foot(shown, start) {
    dom.replace(
      dom.byId("ledger-count"),
      shown.length === data.records.length
        ? text.count(shown.length, "record")
        : `${text.number(shown.length)} of ${text.count(data.records.length, "record")}`,
    );
    const turn = (step) => () => {
      state.set({ page: String(page() + step) });
      show();
    };
    dom.replace(
      dom.byId("pager"),
      pages() === 1
        ? null
        : [
            dom.el("button", { type: "button", disabled: page() === 1, onclick: turn(-1) }, "Previous"),
            dom.el(
              "span",
              {},
              `${text.number(start + 1)}–${text.number(Math.min(start + PAGE, shown.length))} of ${text.number(shown.length)}`,
            ),
            dom.el("button", { type: "button", disabled: page() === pages(), onclick: turn(1) }, "Next"),
          ],
    );
  }

  function focusRow(record) {
    const node = dom.byId(rowId(record));
    if (node) node.querySelector(".toggle").focus({ preventScroll: true });
  }

  const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

  const show = () => dom.byId("ledger").scrollIntoView({ behavior: calm(), block: "start" });

  /** Opens the row of a record, on whatever page it is; lifts the filters when they hide it. */
  function select(record, { scroll = false } = {}) {
    if (!search.shown().includes(record)) state.clear();
    const place = search.shown().indexOf(record);
    state.set({ record: record.id, page: String(Math.floor(place / PAGE) + 1) });
    zoom.reveal(record);
    zoom.hideTip();
    if (!scroll) return;
    focusRow(record);
    dom.byId(rowId(record)).scrollIntoView({ behavior: calm(), block: "start" });
  }

  /** Moves the focus to the next or previous row, over pages. */
  function step(by) {
    const shown = search.shown();
    const node = document.activeElement && document.activeElement.closest("#table [data-index]");
    const current = node
      ? shown.indexOf(data.records[Number(node.dataset.index)])
      : (page() - 1) * PAGE - (by > 0 ? 1 : 0);
    const next = Math.min(Math.max(current + by, 0), shown.length - 1);
    if (!shown.length) return;
    state.set({ page: String(Math.floor(next / PAGE) + 1) });
    focusRow(shown[next]);
    dom.byId(rowId(shown[next])).scrollIntoView({ behavior: "auto", block: "nearest" });
  }

  dom.byId("table").addEventListener("click", (event) => {
    const node = event.target.closest("tr.record");
    if (!node || (event.target.closest("a, button") && !event.target.closest(".toggle")) || String(getSelection()))
      return;
    const record = data.records[Number(node.dataset.index)];
    node.querySelector(".toggle").focus({ preventScroll: true });
    state.set({ record: state.get("record") === record.id ? "" : record.id });
  });

  return { draw, select, step, show };
})();
