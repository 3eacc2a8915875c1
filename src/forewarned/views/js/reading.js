/** The document pane: the whole text, its entries marked lightly, the chosen entry in full. */
const reading = (() => {
  const pane = dom.byId("document");
  let marking = true;

  const close = () => state.set({ document: "", entry: "" });

  pane.addEventListener("close", close);
  pane.addEventListener("click", (event) => {
    if (event.target === pane) pane.close();
  });

  function facts(one) {
    const day = (value) => (value ? text.date(text.toDay(value)) : null);
    return [
      ["Publisher", one.publisher && dom.say(one.publisher)],
      ["Author", one.author && dom.say(one.author)],
      [
        "Published",
        one.published && [
          day(one.published),
          one.published_basis ? dom.el("span", { class: "quiet" }, " (", dom.say(one.published_basis), ")") : null,
        ],
      ],
      ["Written", day(one.written)],
      ["Retrieved", day(one.retrieved)],
      ["Address", one.url && dom.link(one.url)],
      ["Language", one.language && dom.say(one.language)],
      ["File", one.origin && dom.say(one.origin)],
      ["SHA-256", one.sha256 && dom.say(one.sha256)],
    ]
      .filter(([, value]) => value)
      .map(([name, value]) => dom.el("div", {}, dom.el("dt", {}, name), dom.el("dd", {}, value)));
  }

  function legend(entry) {
    const used = new Set(entry ? spans.ofEntry(entry).map((span) => span.role) : []);
    return dom.el(
      "div",
      { class: "span-legend" },
      Object.entries(spans.ROLES)
        .filter(([role]) => used.has(role))
        .map(([role, label]) => dom.el("span", { class: `swatch role-${role}` }, label)),
      dom.el(
        "label",
        { class: "check" },
        dom.el("input", {
          type: "checkbox",
          checked: marking,
          onchange: (event) => {
            marking = event.target.checked;
            draw();
          },
        }),
        "mark the other entries",
      ),
    );
  }

  /** Entries in the order of the text, and which one is chosen. */
  function neighbours(one, entry) {
    const list = [...data.entriesOfDocument[one.index]].sort((a, b) => a.span[0] - b.span[0] || a.index - b.index);
    const place = entry ? list.indexOf(entry) : -1;
    const go = (target) => state.set({ entry: target.id });
    return dom.el(
      "div",
      { class: "buttons" },
      dom.el("button", { type: "button", disabled: place <= 0, onclick: () => go(list[place - 1]) }, "Previous entry"),
      dom.el(
        "span",
        { class: "quiet" },
        entry
          ? `${place + 1} of ${text.count(list.length, "entry", "entries")}`
          : text.count(list.length, "entry", "entries"),
      ),
      dom.el(
        "button",
        { type: "button", disabled: place + 1 >= list.length, onclick: () => go(list[place + 1]) },
        "Next entry",
      ),
    );
  }

  /** The text in paragraphs, cut at every boundary of a span. */
  function body(one, entry) {
    const light = marking ? data.entriesOfDocument[one.index].map(spans.whole) : [];
    const strong = entry ? [spans.whole(entry), ...spans.ofEntry(entry)] : [];
    const list = [...light.filter((span) => !entry || span.entry !== entry.index), ...strong];
    const lines = [];
    let from = 0;
    for (const line of one.text.split("\n")) {
      lines.push([from, from + line.length]);
      from += line.length + 1;
    }
    list.sort((a, b) => a.from - b.from);
    return dom.el(
      "div",
      { class: "text", lang: /^[a-z]{2,3}$/.test(one.language || "") ? one.language : null },
      lines.map(([start, end]) => paragraph(one, [start, end], list, entry)),
    );
  }

  function paragraph(one, [start, end], list, entry) {
    const parts = spans.cut(start, end, list);
    return dom.el(
      "p",
      { dir: "auto" },
      parts.map((part) => {
        const nodes = spans.piece(one.text.slice(part.from, part.to), part);
        const wholes = part.spans.filter((span) => span.role === "entry");
        if (!wholes.length || !(nodes instanceof Element)) return nodes;
        const now = entry && wholes.some((span) => span.entry === entry.index);
        const nearest = data.entries[wholes.sort((a, b) => a.to - a.from - (b.to - b.from))[0].entry];
        nodes.classList.add(now ? "now" : "other", `kind-${nearest.kind}`);
        if (!now)
          nodes.addEventListener("click", () => {
            if (!String(getSelection())) state.set({ entry: nearest.id });
          });
        return nodes;
      }),
    );
  }

  function draw() {
    const one = data.documentById.get(state.get("document"));
    if (!one) {
      if (pane.open) pane.close();
      return;
    }
    const entry = data.entryById.get(state.get("entry"));
    const own = entry && entry.doc === one.index ? entry : null;
    dom.replace(
      pane,
      dom.el(
        "header",
        {},
        dom.el(
          "button",
          { type: "button", class: "close", onclick: () => pane.close() },
          "Close ",
          dom.el("kbd", {}, "Esc"),
        ),
        dom.el("h2", { id: "document-title" }, dom.say(data.titleOf(one))),
        neighbours(one, own),
        legend(own),
      ),
      dom.el(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": "Text of the document" },
        dom.el(
          "details",
          { class: "about-document" },
          dom.el(
            "summary",
            {},
            one.publisher ? dom.say(one.publisher) : "About this document",
            one.published ? `, ${text.date(text.toDay(one.published))}` : "",
          ),
          dom.el("dl", { class: "facts" }, facts(one)),
        ),
        body(one, own),
      ),
    );
    if (!pane.open) pane.showModal();
    const target = pane.querySelector(".now");
    if (target) target.scrollIntoView({ block: "center" });
    pane.querySelector(".scroll").focus({ preventScroll: true });
  }

  return { draw };
})();
