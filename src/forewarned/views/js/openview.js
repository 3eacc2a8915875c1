/** Warnings and threats still running on a day: no incident followed, nobody is known to have answered. */
const openview = (() => {
  const PAGE = 12;
  const ROW = 34;
  const all = data.asked.open.map(([record, from, to]) => ({
    record: data.records[record],
    named: from ? { from: text.toDay(from), to: text.toDay(to) } : null,
  }));

  /** The day that counts as today: the one asked for, else that of the newest document. */
  function today() {
    if (state.get("day")) return text.toDay(state.get("day"));
    const days = data.documents.flatMap((one) => (one.published ? [text.toDay(one.published)] : []));
    const given = all.flatMap(({ record }) => (record.from === null ? [] : [record.from]));
    return Math.max(...(days.length ? days : given.length ? given : [0]));
  }

  /** Those open on `day`, the oldest first, those without a day last: how long they wait, and the days left. */
  function open(day) {
    return all
      .filter(({ record }) => record.from === null || record.from <= day)
      .map(({ record, named }) => {
        const time = named || (record.from !== null && record.to > day ? { from: record.from, to: record.to } : null);
        return { record, named: time, waiting: record.from === null ? null : day - record.from, left: time ? time.to - day : null };
      })
      .filter((one) => one.left === null || one.left >= 0)
      .sort((a, b) => (a.record.from ?? Infinity) - (b.record.from ?? Infinity) || a.record.index - b.record.index);
  }

  const waits = (one) => (one.waiting === null ? "no day known" : text.count(one.waiting, "day"));

  const left = (one) => (one.left === null ? "it named no time" : one.left ? `${text.count(one.left, "day")} left` : "the last day");

  function picture(list, day) {
    const dated = list.filter((one) => one.waiting !== null);
    if (!dated.length) return null;
    const width = dom.byId("answer").clientWidth;
    const labels = width < 620 ? 0 : 210;
    const first = Math.min(...dated.map((one) => one.record.from));
    const last = Math.max(day, ...dated.map((one) => (one.named ? one.named.to : day)));
    const margin = Math.max(1, (last - first) * 0.03);
    const along = scale.linear([first - margin, last + margin + 1], labels + 10, width - (width < 620 ? 20 : 130));
    const { unit, days: ticks } = scale.ticks(along, 74);
    const height = 36 + dated.length * ROW;
    return graph.picture(
      width,
      height + 4,
      "How long each open warning has been waiting",
      ticks.map((tick) => [
        dom.svg("line", { class: "grid", x1: along.x(tick), x2: along.x(tick), y1: 24, y2: height }),
        graph.words(tickWords(tick, unit), along.x(tick) + 3, 16, "soft-words"),
      ]),
      dom.svg("line", { class: "pivot", x1: along.x(day), x2: along.x(day), y1: 20, y2: height }),
      dated.map((one, index) => bar(one, 34 + index * ROW, { along, day, labels })),
    );
  }

  const tickWords = (day, unit) =>
    unit === "year" ? String(text.parts(day).year) : unit === "month" ? `${scale.label(day, unit)} ${text.parts(day).year}` : text.date(day, true).replace(/ \d+$/, "");

  function bar(one, y, { along, day, labels }) {
    const [from, to] = [along.x(one.record.from), along.x(day)];
    const end = one.named ? along.x(one.named.to + 1) : to;
    const mark = marks.shape(one.record.kind, one.record);
    mark.setAttribute("transform", `translate(${from},${y + 12})`);
    const choose = () => state.set({ step: one.record.id });
    return dom.svg(
      "g",
      {
        class: `node wait kind-${one.record.kind}${state.get("step") === one.record.id ? " chosen" : ""}`,
        role: "button",
        tabindex: -1,
        "aria-label": `${marks.label(one.record)}; waiting ${waits(one)}, ${left(one)}`,
        data: { node: one.record.index },
        onclick: choose,
        onkeydown: (event) => {
          if (event.key === "Enter") choose();
        },
      },
      dom.svg("rect", { class: "hit-area", x: 0, y: y - 3, width: Math.max(end, to) + 120, height: 30, rx: 6 }),
      labels ? graph.words(measure.fitted(data.who(one.record) || "No one named", labels - 8, 12.5, 600).text, 4, y + 16, "name") : null,
      dom.svg("rect", { class: "waited", x: from, y: y + 7, width: Math.max(2, to - from), height: 10 }),
      one.named ? dom.svg("rect", { class: "to-come", x: to, y: y + 7, width: Math.max(3, end - to), height: 10 }) : null,
      mark,
      graph.words(one.left === null ? waits(one) : left(one), Math.max(end, to) + 8, y + 16, one.left === null ? "soft-words" : "name"),
    );
  }

  function choice(day) {
    const input = dom.el("input", {
      type: "date",
      id: "open-day",
      value: text.iso(day),
      onchange: (event) => state.set({ day: event.target.value, part: "1", step: "" }),
    });
    const now = () => state.set({ day: new Date().toISOString().slice(0, 10), part: "1", step: "" });
    return dom.el(
      "div",
      { class: "choose" },
      dom.el("div", { class: "field" }, dom.el("label", { for: "open-day" }, "Open on this day"), input),
      dom.el(
        "div",
        { class: "buttons" },
        dom.el("button", { type: "button", onclick: () => state.set({ day: "", part: "1", step: "" }) }, "Newest document"),
        dom.el("button", { type: "button", onclick: now }, "Today"),
      ),
    );
  }

  function draw() {
    const day = today();
    const list = open(day);
    const at = proof.pager(list.length, PAGE, "open warnings");
    const shown = list.slice(at.from, at.to);
    const chosen = shown.find((one) => one.record.id === state.get("step"));
    return [
      choice(day),
      dom.el(
        "p",
        { class: "say" },
        `${text.count(list.length, "warning or threat is", "warnings and threats are")} open on ${text.date(day)}: no incident followed, ` +
          "and nobody is known to have answered. The oldest come first; one whose named time has passed is left out.",
      ),
      picture(shown, day),
      at.nav,
      chosen ? dom.el("div", { class: "chosen-proof", "aria-live": "polite" }, proof.whole(chosen.record, undefined, 4)) : null,
      list.length
        ? proof.rows(["Given", "Waiting", "Left", "Who, to whom", "In the words of the documents"], shown, cells, "Open warnings")
        : null,
    ];
  }

  const cells = (one) => [
    data.when(one.record, true) || "no date",
    waits(one),
    left(one),
    [dom.say(data.who(one.record) || "no one named"), data.toWhom(one.record).length ? [" → ", dom.say(data.toWhom(one.record).join(", "))] : null],
    proof.sentences(data.entriesOf(one.record), 1),
  ];

  return { many: all.length, draw };
})();
