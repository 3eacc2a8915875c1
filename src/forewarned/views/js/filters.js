/** The search field, the kinds as buttons (the legend too) and the other filters. */
const filters = (() => {
  const CHOICES = {
    certainty: [
      "Certainty",
      [
        ["", "any"],
        ["asserted", "stated as fact"],
        ["hedged", "hedged (may, reportedly …)"],
      ],
    ],
    polarity: [
      "Did it happen",
      [
        ["", "any"],
        ["yes", "it did"],
        ["no", "the text says it did not"],
      ],
    ],
    stance: ["Response", [["", "any"], ...Object.entries(data.STANCE_WORDS)]],
    lead: [
      "Lead time",
      [
        ["", "any"],
        ["yes", "with a lead time"],
        ["no", "without"],
      ],
    ],
  };
  const fields = new Map();
  let waiting = 0;

  const option = ([value, label]) => dom.el("option", { value }, text.printable(label));

  function field(name, label, control) {
    const id = `filter-${name}`;
    control.id = id;
    fields.set(name, control);
    return dom.el("div", { class: "field" }, dom.el("label", { for: id }, label), control);
  }

  const select = (name, label, ...options) =>
    field(
      name,
      label,
      dom.el("select", { onchange: (event) => state.set({ [name]: event.target.value, view: "" }) }, options),
    );

  function actors() {
    const counts = new Map();
    for (const record of data.records) {
      for (const index of data.involved(record)) counts.set(index, (counts.get(index) || 0) + 1);
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([index, many]) => [data.actors[index].id, `${data.actors[index].name} (${many})`]);
  }

  function cited() {
    const found = new Map();
    for (const entry of data.entries) {
      for (const row of entry.links || []) if (row[0] === "source") found.set(row[2], (found.get(row[2]) || 0) + 1);
    }
    return [...found]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([index, many]) => [`cited:${data.actors[index].id}`, `${data.actors[index].name} (${many})`]);
  }

  function sources() {
    const publishers = [...new Set(data.documents.map((one) => one.publisher).filter(Boolean))].sort();
    const group = (label, list) => (list.length ? dom.el("optgroup", { label }, list.map(option)) : null);
    return [
      option(["", "any"]),
      group("Publishers", publishers.length > 1 ? publishers.map((one) => [`publisher:${one}`, one]) : []),
      group("Sources cited", cited()),
      group(
        "Documents",
        data.documents.map((one) => [`document:${one.id}`, data.titleOf(one)]),
      ),
    ];
  }

  const date = (name, label) =>
    field(
      name,
      label,
      dom.el("input", { type: "date", onchange: (event) => state.set({ [name]: event.target.value, view: "" }) }),
    );

  function searchField() {
    const input = dom.el("input", {
      type: "search",
      placeholder: "Search words and quotes",
      autocomplete: "off",
      spellcheck: "false",
      "aria-keyshortcuts": "/",
      oninput: (event) => {
        clearTimeout(waiting);
        waiting = setTimeout(() => state.set({ q: event.target.value, view: "" }), 120);
      },
    });
    const node = field("q", "Search", input);
    node.classList.add("search");
    return node;
  }

  function toggleKind(kind) {
    const kinds = new Set(state.list("kind"));
    if (!kinds.delete(kind)) kinds.add(kind);
    state.set({ kind: data.KINDS.filter((one) => kinds.has(one)).join(","), view: "" });
  }

  function build() {
    dom.replace(
      dom.byId("filters"),
      dom.el("div", { class: "kinds", role: "group", "aria-label": "Kinds of record", id: "kinds" }),
      dom.el(
        "div",
        { class: "fields" },
        searchField(),
        select(
          "actor",
          "Actor or recipient",
          option(["", "any"]),
          option(["none", "no one named"]),
          actors().map(option),
        ),
        select("source", "Source or document", sources()),
        date("from", "From"),
        date("to", "To"),
        dom.el(
          "details",
          { class: "more-filters", id: "more-filters" },
          dom.el("summary", {}, "More filters"),
          dom.el(
            "div",
            { class: "fields" },
            Object.entries(CHOICES).map(([name, [label, options]]) => select(name, label, options.map(option))),
          ),
        ),
      ),
      dom.el("p", { class: "active", id: "active" }),
    );
    if (Object.keys(CHOICES).some((name) => state.get(name))) dom.byId("more-filters").open = true;
  }

  /** Puts the state into the fields and counts the kinds under the other filters. */
  function draw() {
    for (const [name, control] of fields) if (control.value !== state.get(name)) control.value = state.get(name);
    const chosen = state.list("kind");
    const counts = new Map();
    for (const record of search.passing("kind")) counts.set(record.kind, (counts.get(record.kind) || 0) + 1);
    const kept = document.activeElement && document.activeElement.dataset.kind;
    dom.replace(
      dom.byId("kinds"),
      data.KINDS.map((kind) =>
        dom.el(
          "button",
          {
            type: "button",
            class: `kind-button kind-${kind}`,
            data: { kind },
            "aria-pressed": String(chosen.includes(kind)),
            onclick: () => toggleKind(kind),
          },
          marks.icon(kind),
          data.KIND_WORDS[kind],
          dom.el("span", { class: "many" }, text.number(counts.get(kind) || 0)),
        ),
      ),
    );
    if (kept) dom.byId("kinds").querySelector(`[data-kind="${kept}"]`).focus();
    dom.replace(
      dom.byId("active"),
      state.isFiltered()
        ? [
            state.get("open") ? dom.el("span", {}, "Only warnings without a response. ") : null,
            dom.action("Clear all filters", state.clear),
          ]
        : null,
    );
  }

  return { build, draw };
})();
