/** Draws the lanes, marks, ranges and incident lines of the window that is in view. */
const timeline = (() => {
  const PAD = 9;
  const FIRST_LANES = 8;
  const FIRST_SHEET = 405;
  const SHEET = 610;
  let now = null; // the scale of the last drawing

  /** The longest lead time and its incident: what the window opens on, whatever lies around them. */
  const highlights = () => {
    const first = data.records[data.headline.lead];
    return first ? [first, data.records[first.lead[0]]] : [];
  };

  /** The record whose links are drawn: the chosen one, else the one with the longest lead time. */
  const pointed = () => data.recordById.get(state.get("record")) || data.records[data.headline.lead];

  /** The window in view: as kept in the address, else the one that suits the records shown. */
  function view() {
    const [first, last] = state.get("view").split(",").map(Number);
    if (state.get("view") && last - first >= 1) return [first, last];
    const shown = search.shown();
    return scale.home(
      shown,
      highlights().filter((record) => shown.includes(record)),
    );
  }

  /** Draws everything anew at `width` pixels; on paper all lanes are shown. */
  function draw({ width = dom.byId("chart").clientWidth, paper = false } = {}) {
    const shown = search.shown();
    const groups = lanes.groups(shown);
    const narrow = width < 620;
    const labels = narrow ? 0 : Math.min(220, Math.round(width * 0.23));
    const along = scale.linear(view(), labels + (narrow ? 8 : 12), width - 14);
    const most = paper ? groups.length : Math.max(0, Number(state.get("lanes"))) || FIRST_LANES;
    const visible = groups.slice(0, most).map((group) => lanes.layout(group, along, [pointed()]));
    const heads = incidents.heads(shown, along, narrow);
    const frame = { along, narrow, labels, width, top: heads.height + 40, heads, layouts: visible };
    now = along;
    const parts = paper ? sheets(visible, frame.top) : [visible];
    dom.replace(dom.byId("chart"), groups.length ? parts.map((layouts) => picture({ ...frame, layouts })) : blank());
    notes(shown, groups, most);
  }

  /** Lanes in pictures of the height of a sheet, the first beside the figures; paper cannot break within one. */
  function sheets(layouts, top) {
    const parts = [[]];
    let height = top;
    for (const layout of layouts) {
      height += layout.height + 2 * PAD;
      if (height > (parts.length === 1 ? FIRST_SHEET : SHEET) && parts[parts.length - 1].length) {
        parts.push([]);
        height = top + layout.height + 2 * PAD;
      }
      parts[parts.length - 1].push(layout);
    }
    return parts;
  }

  const blank = () =>
    dom.el(
      "p",
      { class: "quiet pad" },
      state.isFiltered() ? "No record with a date passes the filters." : "No record has a date.",
    );

  function picture(frame) {
    const places = new Map();
    let y = frame.top;
    const rows = frame.layouts.map((layout) => {
      const head = frame.narrow ? 18 : 0;
      const row = { layout, y, inner: y + PAD + head, height: layout.height + 2 * PAD + head };
      y += row.height;
      return row;
    });
    const bottom = y;
    const root = dom.svg("svg", {
      class: "picture",
      viewBox: `0 0 ${frame.width} ${bottom + 8}`,
      width: frame.width,
      height: bottom + 8,
      role: "group",
      "aria-label": "Timeline of the records, one lane for each actor",
    });
    const { lines, words } = axis(frame, bottom);
    root.append(definitions(frame), lines, ...rows.map((row) => laneBack(row, frame)));
    const drawn = rows.map((row) => glyphs.lane(row, places));
    root.append(
      incidents.lines(frame, bottom),
      words,
      incidents.links({ ...frame, places, record: pointed() }),
      ...drawn,
    );
    return root;
  }

  function definitions(frame) {
    const stops = [
      [0, 0],
      [0.18, 0.62],
      [0.82, 0.62],
      [1, 0],
    ];
    return dom.svg(
      "defs",
      {},
      data.KINDS.map((kind) =>
        dom.svg(
          "linearGradient",
          { id: `soft-${kind}`, class: `kind-${kind}` },
          stops.map(([offset, opacity]) =>
            dom.svg("stop", { offset, "stop-color": "currentColor", "stop-opacity": opacity }),
          ),
        ),
      ),
      dom.svg(
        "clipPath",
        { id: "plot" },
        dom.svg("rect", {
          x: frame.along.left - 11,
          y: 0,
          width: frame.along.right - frame.along.left + 22,
          height: 99999,
        }),
      ),
    );
  }

  /** Fine lines down through the lanes, and two rows of words above: the month or year, and the ticks. */
  function axis(frame, bottom) {
    const { along, top } = frame;
    const { unit, days } = scale.ticks(along, frame.narrow ? 46 : 58);
    const lines = days.map((day) =>
      dom.svg("line", { class: "grid", x1: along.x(day), x2: along.x(day), y1: top - 6, y2: bottom }),
    );
    const words = days
      .filter((day) => along.x(day) < along.right - 12)
      .map((day) => dom.svg("text", { class: "tick", x: along.x(day) + 4, y: top - 7 }, scale.label(day, unit)));
    for (const span of scale.spans(along, unit)) {
      const from = Math.max(along.x(span.from), along.left);
      const room = Math.min(along.x(span.to), along.right) - from - 10;
      const label = measure.fitted(span.label, room, 12, 600);
      if (room >= 26 && label.width <= room && !label.text.endsWith("…")) {
        words.push(dom.svg("text", { class: "span", x: from + 4, y: top - 23 }, label.text));
      }
    }
    return {
      lines: dom.svg("g", { "aria-hidden": "true" }, lines),
      words: dom.svg("g", { class: "axis", "aria-hidden": "true" }, words),
    };
  }

  function laneBack({ layout, y, height }, frame) {
    const { actor, records } = layout.group;
    const name = actor ? actor.name : "No one named";
    const count = text.count(records.length, "record");
    const filter = () => state.set({ actor: actor ? actor.id : "none" });
    const keyed = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      filter();
    };
    const shown = measure.fitted(name, frame.narrow ? frame.width - 110 : frame.labels - 8, 13, 600);
    const counted = frame.narrow ? { x: 2 + shown.width + 10, y: y + 17 } : { x: 2, y: y + 36 };
    return dom.svg(
      "g",
      { class: "lane" },
      dom.svg("line", { class: "rule", x1: 0, x2: frame.width, y1: y, y2: y }),
      dom.svg(
        "g",
        {
          class: actor ? "lane-name" : "lane-name nobody",
          role: "button",
          tabindex: 0,
          onclick: filter,
          onkeydown: keyed,
          "aria-label": `${text.printable(name)}, ${count}: show only these`,
        },
        dom.svg("title", {}, text.printable(name)),
        dom.svg("text", { x: 2, y: y + (frame.narrow ? 17 : 22), class: "name" }, shown.text),
      ),
      frame.narrow || height > 40 ? dom.svg("text", { ...counted, class: "tick" }, count) : null,
    );
  }

  function notes(shown, groups, most) {
    const [first, last] = view();
    const dated = shown.filter((record) => record.from !== null);
    const before = dated.filter((record) => record.to + 1 <= first).length;
    const after = dated.filter((record) => record.from >= last).length;
    const outside = [before ? `${text.number(before)} before` : "", after ? `${text.number(after)} after` : ""].filter(
      Boolean,
    );
    const range = dated.length ? text.interval(Math.ceil(first), Math.floor(last) - 1, true) : "";
    dom.replace(dom.byId("timeline-note"), range, outside.length ? ` · ${outside.join(", ")} this window` : "");
    const folded = groups.length - most;
    dom.replace(
      dom.byId("more-lanes"),
      folded > 0
        ? dom.action(`Show ${Math.min(folded, 12)} more of ${text.count(folded, "folded lane")}`, () =>
            state.set({ lanes: String(most + 12) }),
          )
        : null,
      most > FIRST_LANES && groups.length > FIRST_LANES
        ? dom.action("Fold the lanes", () => state.set({ lanes: "" }))
        : null,
    );
  }

  return { draw, view, current: () => now };
})();
