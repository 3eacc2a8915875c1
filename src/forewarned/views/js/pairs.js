/** Contradictions, side by side as pairs; counts that only rose stand apart, for they may be updates. */
const pairs = (() => {
  const PAGE = 6;
  const SORTS = {
    denial: "Said, and denied",
    specificity: "Specific, or of a general nature",
    date: "Another day",
    count: "Another number",
  };
  const all = data.asked.contradictions.map((one) => ({
    ...one,
    records: one.records.map((at) => data.records[at]),
    entries: one.entries.map((at) => data.entries[at]),
  }));
  const real = all.filter((one) => !one.update);
  const updates = all.filter((one) => one.update);

  const dayOf = (entry) => {
    const source = data.documents[entry.doc];
    const day = source && (source.published || source.written);
    return day ? text.toDay(day) : null;
  };

  /** When each of two statements was published, with what stands between them. */
  function picture(list, title) {
    const width = dom.byId("answer").clientWidth;
    const days = list.flatMap((one) => one.entries.map(dayOf)).filter((day) => day !== null);
    if (!days.length) return null;
    const labels = width < 620 ? 8 : 230;
    const along = scale.linear([Math.min(...days) - 1, Math.max(...days) + 2], labels + 12, width - 24);
    const { unit, days: ticks } = scale.ticks(along, 70);
    const height = 34 + list.length * 34;
    return graph.picture(
      width,
      height,
      title,
      ticks.map((day) => [
        dom.svg("line", { class: "grid", x1: along.x(day), x2: along.x(day), y1: 24, y2: height }),
        graph.words(unit === "day" || unit === "week" ? text.date(day, true).replace(/ \d+$/, "") : scale.label(day, unit), along.x(day) + 3, 16, "soft-words"),
      ]),
      list.map((one, index) => rowOf(one, 46 + index * 34, along, labels)),
    );
  }

  function rowOf(one, y, along, labels) {
    const [a, b] = one.entries.map((entry) => along.x((dayOf(entry) ?? along.first) + 0.5));
    const [left, right] = a === b ? [a - 16, a + 16] : [a, b];
    const name = labelOf(one);
    const go = () => dom.byId(`pair-${one.id}`).scrollIntoView({ block: "center" });
    return dom.svg(
      "g",
      {
        class: "node pair-row",
        role: "button",
        tabindex: -1,
        "aria-label": text.printable(`${SORTS[one.sort]}: ${one.reason}`),
        onclick: go,
        onkeydown: (event) => {
          if (event.key === "Enter") go();
        },
      },
      dom.svg("rect", { class: "hit-area", x: 0, y: y - 15, width: along.right + 20, height: 30, rx: 6 }),
      labels > 100 ? graph.words(measure.fitted(name, labels - 8, 12.5, 600).text, 4, y + 4, "name") : null,
      dom.svg("line", { class: one.update ? "rises" : "against", x1: left, x2: right, y1: y, y2: y }),
      [left, right].map((x, at) => dom.svg("circle", { class: `said-${at} kind-${one.records[at].kind}`, cx: x, cy: y, r: 6 })),
      graph.pill(one.update ? "↗" : "≠", (left + right) / 2 - 9, y, "sign"),
    );
  }

  /** What a pair is about, short: two counts, or the sort. */
  const what = (one) => (one.sort === "count" ? one.reason.split(/[:,]/)[0] : SORTS[one.sort]);

  /** The same with who it is about, for the picture. */
  function labelOf(one) {
    if (one.sort === "count") return what(one);
    const [a, b] = one.records;
    return `${data.who(a) || data.who(b) || "No one named"}: ${what(one).toLowerCase()}`;
  }

  function side(one, at) {
    const record = one.records[at];
    return dom.el("div", { class: "side" }, proof.line(record), proof.sentence(one.entries[at]));
  }

  const card = (one) =>
    dom.el(
      "article",
      { class: one.update ? "pair update" : "pair", id: `pair-${one.id}`, "aria-label": SORTS[one.sort] },
      dom.el("h4", {}, what(one), dom.el("span", { class: "quiet" }, " ", dom.say(one.reason))),
      dom.el("div", { class: "sides" }, side(one, 0), dom.el("span", { class: "sign", "aria-hidden": "true" }, one.update ? "↗" : "≠"), side(one, 1)),
    );

  /** One group on its page; both groups turn their pages together. */
  function group(title, said, list, at) {
    const shown = list.slice(at.from, at.to);
    if (!shown.length) return null;
    return dom.el(
      "section",
      { class: "pairs" },
      dom.el("h3", {}, title, dom.el("span", { class: "many" }, text.number(list.length))),
      dom.el("p", { class: "quiet" }, said),
      picture(shown, `${title}, by the days on which they were published`),
      shown.map(card),
    );
  }

  function draw() {
    const at = proof.pager(Math.max(real.length, updates.length), PAGE, "pairs");
    return [
      group("Cannot both be right", "Both stand as they were written; nothing is averaged and none is preferred.", real, at),
      group("Counts that rose, which may be updates", "A later report has a higher number: often no contradiction, but what was known by then.", updates, at),
      at.nav,
    ];
  }

  /** How many pairs a record stands in, updates aside. */
  const against = (record) => real.filter((one) => one.records.includes(record)).length;

  return { many: all.length, draw, against };
})();
