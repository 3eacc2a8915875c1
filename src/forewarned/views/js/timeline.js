/** Draws the lanes, marks, ranges and incident lines of the window that is in view. */
const timeline = (() => {
  const PAD = 9;
  const FIRST_LANES = 8;
  const LABEL_ROW = 19;
  const FIRST_SHEET = 405;
  const SHEET = 610;
  const measure = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  let now = null; // the last drawing: its scale, and where the mark of each record stands

  /** `value` cut so that it fits into `width` pixels at `size` pixels, with how wide it then is. */
  function fitted(value, width, size = 12.5, weight = 400) {
    measure.font = `${weight} ${size}px ${family}`;
    const wide = (part) => measure.measureText(part).width;
    const whole = text.printable(value);
    if (wide(whole) <= width) return { text: whole, width: wide(whole) };
    const chars = [...whole];
    let low = 0;
    let high = Math.min(chars.length, 120);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (wide(`${chars.slice(0, middle).join("")}…`) <= width) low = middle;
      else high = middle - 1;
    }
    const cut = `${chars.slice(0, low).join("").trimEnd()}…`;
    return { text: cut, width: wide(cut) };
  }

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
    return scale.home(shown, highlights().filter((record) => shown.includes(record)));
  }

  /** Draws everything anew at `width` pixels; on paper all lanes are shown. */
  function draw({ width = dom.byId("chart").clientWidth, paper = false } = {}) {
    const shown = search.shown();
    const groups = lanes.groups(shown);
    const narrow = width < 620;
    const labels = narrow ? 0 : Math.min(220, Math.round(width * 0.23));
    const along = scale.linear(view(), labels + (narrow ? 8 : 12), width - 14);
    const most = paper ? groups.length : Number(state.get("lanes")) || FIRST_LANES;
    const visible = groups.slice(0, most).map((group) => lanes.layout(group, along, [pointed()]));
    const heads = incidentHeads(shown, along, narrow);
    const frame = { along, narrow, labels, width, top: heads.height + 40, heads, layouts: visible };
    now = { along };
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

  const blank = () => dom.el("p", { class: "quiet pad" }, state.isFiltered()
    ? "No record with a date passes the filters." : "No record has a date.");

  function picture(frame) {
    now.places = new Map();
    let y = frame.top;
    const rows = frame.layouts.map((layout) => {
      const head = frame.narrow ? 18 : 0;
      const row = { layout, y, inner: y + PAD + head, height: layout.height + 2 * PAD + head };
      y += row.height;
      return row;
    });
    const bottom = y;
    const root = dom.svg("svg", { class: "picture", viewBox: `0 0 ${frame.width} ${bottom + 8}`, width: frame.width,
      height: bottom + 8, role: "group", "aria-label": "Timeline of the records, one lane for each actor" });
    const { lines, words } = axis(frame, bottom);
    root.append(definitions(frame), lines, ...rows.map((row) => laneBack(row, frame)));
    const drawn = rows.map((row) => laneMarks(row, frame));
    root.append(incidentLines(frame, bottom), words, links(frame), ...drawn);
    return root;
  }

  function definitions(frame) {
    const stops = [[0, 0], [0.18, 0.62], [0.82, 0.62], [1, 0]];
    return dom.svg("defs", {},
      data.KINDS.map((kind) => dom.svg("linearGradient", { id: `soft-${kind}`, class: `kind-${kind}` },
        stops.map(([offset, opacity]) => dom.svg("stop", { offset, "stop-color": "currentColor", "stop-opacity": opacity })))),
      dom.svg("clipPath", { id: "plot" },
        dom.svg("rect", { x: frame.along.left - 11, y: 0, width: frame.along.right - frame.along.left + 22, height: 99999 })));
  }

  /** Fine lines down through the lanes, and two rows of words above: the month or year, and the ticks. */
  function axis(frame, bottom) {
    const { along, top } = frame;
    const { unit, days } = scale.ticks(along, frame.narrow ? 46 : 58);
    const lines = days.map((day) =>
      dom.svg("line", { class: "grid", x1: along.x(day), x2: along.x(day), y1: top - 6, y2: bottom }));
    const words = days.filter((day) => along.x(day) < along.right - 12).map((day) =>
      dom.svg("text", { class: "tick", x: along.x(day) + 4, y: top - 7 }, scale.label(day, unit)));
    for (const span of scale.spans(along, unit)) {
      const from = Math.max(along.x(span.from), along.left);
      const room = Math.min(along.x(span.to), along.right) - from - 10;
      const label = fitted(span.label, room, 12, 600);
      if (room >= 26 && label.width <= room && !label.text.endsWith("…")) {
        words.push(dom.svg("text", { class: "span", x: from + 4, y: top - 23 }, label.text));
      }
    }
    return { lines: dom.svg("g", { "aria-hidden": "true" }, lines), words: dom.svg("g", { class: "axis", "aria-hidden": "true" }, words) };
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
    const shown = fitted(name, frame.narrow ? frame.width - 110 : frame.labels - 8, 13, 600);
    const counted = frame.narrow ? { x: 2 + shown.width + 10, y: y + 17 } : { x: 2, y: y + 36 };
    return dom.svg("g", { class: "lane" }, dom.svg("line", { class: "rule", x1: 0, x2: frame.width, y1: y, y2: y }),
      dom.svg("g", { class: actor ? "lane-name" : "lane-name nobody", role: "button", tabindex: 0, onclick: filter, onkeydown: keyed,
        "aria-label": `${text.printable(name)}, ${count}: show only these` },
      dom.svg("title", {}, text.printable(name)),
      dom.svg("text", { x: 2, y: y + (frame.narrow ? 17 : 22), class: "name" }, shown.text)),
      frame.narrow || height > 40 ? dom.svg("text", { ...counted, class: "tick" }, count) : null);
  }

  function laneMarks({ layout, inner }, frame) {
    const middle = (row) => inner + row * lanes.ROW + lanes.ROW / 2;
    return dom.svg("g", { "clip-path": "url(#plot)" },
      layout.bars.flatMap((bin) => bars(bin, inner + layout.height, layout.height, tallest(layout.bars))),
      layout.more.map((bin) => more(bin, middle(layout.rows))),
      layout.marks.map((one) => mark(one, middle(one.row), frame)));
  }

  const tallest = (bins) => bins.reduce((most, bin) => Math.max(most, bin.records.length), 0);

  /** A mark; where its days are a range, with a bar from the first to the last whose ends are soft. */
  function mark(one, y, frame) {
    const { record } = one;
    now.places.set(record.index, { x: one.middle, y });
    const chosen = state.get("record") === record.id;
    const range = record.to > record.from;
    const shape = marks.shape(record.kind, record);
    shape.setAttribute("transform", `translate(${one.middle},${y})`);
    return dom.svg("g", { class: chosen ? "point chosen" : "point", role: "button", tabindex: -1, data: { record: record.index },
      "aria-label": marks.label(record) },
    dom.svg("rect", { class: "hit-area", x: one.left, y: y - 10, width: one.right - one.left, height: 20, rx: 10 }),
    range ? dom.svg("rect", { class: one.to - one.from > 240 ? "range long" : "range", x: one.from, y: y - 4.5, width: Math.max(1, one.to - one.from), height: 9,
      fill: `url(#soft-${record.kind})` }) : null,
    chosen ? dom.svg("circle", { class: "ring", cx: one.middle, cy: y, r: 11 }) : null,
    shape);
  }

  function more(bin, y) {
    const wide = bin.records.length > 99 ? 28 : 24;
    return dom.svg("g", { class: "plus", role: "button", tabindex: -1, data: binData(bin), "aria-label": binLabel(bin) },
      dom.svg("rect", { x: bin.x + (bin.width - wide) / 2, y: y - 8, width: wide, height: 16, rx: 8 }),
      dom.svg("text", { x: bin.x + bin.width / 2, y: y + 4 }, `+${bin.records.length}`));
  }

  /** One column of a crowded lane: how many records of each kind, one on the other. */
  function bars(bin, base, height, most) {
    const unit = (height - 4) / most;
    let y = base;
    const parts = data.KINDS.map((kind) => {
      const size = bin.records.filter((record) => record.kind === kind).length * unit;
      y -= size;
      return size ? dom.svg("rect", { class: `column kind-${kind}`, x: bin.x + 0.5, y, width: bin.width - 1, height: size }) : null;
    });
    return [dom.svg("g", { class: "bin", role: "button", tabindex: -1, data: binData(bin), "aria-label": binLabel(bin) },
      dom.svg("rect", { class: "hit-area", x: bin.x, y: base - height, width: bin.width, height }), parts)];
  }

  const binData = (bin) => ({
    from: bin.records.reduce((least, record) => Math.min(least, record.from), Infinity),
    to: bin.records.reduce((most, record) => Math.max(most, record.to), -Infinity),
    label: binLabel(bin),
  });

  function binLabel(bin) {
    const kinds = data.KINDS.map((kind) => [kind, bin.records.filter((record) => record.kind === kind).length]);
    const named = kinds.filter(([, many]) => many).map(([kind, many]) => `${many} ${data.KIND_WORDS[kind].toLowerCase()}`);
    return `${text.count(bin.records.length, "record")}: ${named.join(", ")}. Zoom in.`;
  }

  /** Incidents as lines through all lanes, each with as long a label above the axis as finds room. */
  function incidentHeads(shown, along, narrow) {
    const wanted = lanes.incidents(shown, along, narrow ? 4 : 12);
    const plot = along.right - along.left;
    const widths = wanted.length > 3 ? [200, 120, 0] : [Math.min(560, plot / 2), 250, 150, 100, 0];
    const placed = lanes.labelled(wanted.map((record) => {
      const day = data.when(record, true);
      const date = fitted(day, 200, 12.5, 600).width;
      const about = record.about || data.toWhom(record).join(", ") || "incident";
      const labels = widths.map((width) => (width ? fitted(about, width, 12.5) : { text: "", width: -8 }));
      const x = along.x((Math.max(record.from, along.first) + Math.min(record.to + 1, along.last)) / 2);
      return { record, x, day, labels: labels.map((label) => ({ about: label.text, width: date + label.width + 8 })) };
    }), along, narrow ? 2 : 3);
    const least = placed.reduce((row, one) => Math.min(row, one.row), 9);
    const most = placed.reduce((row, one) => Math.max(row, one.row), -1);
    placed.forEach((one) => { one.row -= least; });
    return { placed, height: placed.length ? (most - least + 1) * LABEL_ROW + 8 : 0 };
  }

  function incidentLines({ along, heads, top }, bottom) {
    return dom.svg("g", { class: "incidents kind-incident" }, heads.placed.map((one) => {
      const y = one.row * LABEL_ROW;
      const { record } = one;
      const range = record.to > record.from && along.x(record.to + 1) - along.x(record.from) > 6;
      const band = range ? dom.svg("rect", { class: "band", x: along.x(record.from), y: top, height: bottom - top,
        width: along.x(record.to + 1) - along.x(record.from), fill: "url(#soft-incident)", "clip-path": "url(#plot)" }) : null;
      return dom.svg("g", { class: "point incident-head", role: "button", tabindex: -1, data: { record: record.index },
        "aria-label": marks.label(record) }, band,
      dom.svg("rect", { class: "hit-area", x: one.at - 2, y, width: one.width + 4, height: LABEL_ROW }),
      dom.svg("line", { class: range ? "when soft" : "when", x1: one.x, x2: one.x, y1: y + 2, y2: bottom }),
      dom.svg("text", { x: one.at, y: y + 14 }, dom.svg("tspan", { class: "day" }, one.day), ` ${one.about}`));
    }));
  }

  /** From the chosen record: the days to its incident, and threads to what it answers or what answers it. */
  function links({ along, heads }) {
    const record = pointed();
    const place = record && now.places.get(record.index);
    const group = dom.svg("g", { class: "links", "aria-hidden": "true", "clip-path": "url(#plot)" });
    if (!place) return group;
    if (record.lead) {
      const incident = data.records[record.lead[0]];
      const head = heads.placed.find((one) => one.record === incident);
      const x = head ? head.x : along.x((incident.from + incident.to + 1) / 2);
      if (incident.from !== null && Math.abs(x - place.x) > 30) group.append(span(place, x, text.days(record.lead[1], record.lead[2])));
    }
    if (state.get("record") !== record.id) return group;
    const others = [...(record.responds_to || []).map((index) => data.records[index]), ...data.answers(record)];
    for (const other of others) {
      const end = now.places.get(other.index);
      if (end) group.append(dom.svg("path", { class: "thread", d: curve(place, end) }));
    }
    return group;
  }

  const curve = (a, b) => `M${a.x},${a.y} C${(a.x + b.x) / 2},${a.y} ${(a.x + b.x) / 2},${b.y} ${b.x},${b.y}`;

  function span(place, x, label) {
    const turn = x > place.x ? 1 : -1;
    const start = place.x + 12 * turn;
    const words = fitted(label, 200, 12, 600);
    const middle = (start + x) / 2;
    const room = Math.abs(x - start) > words.width + 30;
    return dom.svg("g", { class: "lead" },
      dom.svg("line", { x1: start, x2: x, y1: place.y, y2: place.y }),
      dom.svg("path", { d: `M${x - 6 * turn},${place.y - 4} L${x},${place.y} L${x - 6 * turn},${place.y + 4}` }),
      room ? dom.svg("rect", { x: middle - words.width / 2 - 6, y: place.y - 9, width: words.width + 12, height: 18, rx: 9 }) : null,
      room ? dom.svg("text", { x: middle, y: place.y + 4 }, words.text) : null);
  }

  function notes(shown, groups, most) {
    const [first, last] = view();
    const dated = shown.filter((record) => record.from !== null);
    const before = dated.filter((record) => record.to + 1 <= first).length;
    const after = dated.filter((record) => record.from >= last).length;
    const outside = [before ? `${text.number(before)} before` : "", after ? `${text.number(after)} after` : ""].filter(Boolean);
    const range = dated.length ? text.interval(Math.ceil(first), Math.floor(last) - 1, true) : "";
    dom.replace(dom.byId("timeline-note"), range, outside.length ? ` · ${outside.join(", ")} this window` : "");
    const folded = groups.length - most;
    dom.replace(dom.byId("more-lanes"),
      folded > 0 ? dom.action(`Show ${Math.min(folded, 12)} more of ${text.count(folded, "folded lane")}`,
        () => state.set({ lanes: String(most + 12) })) : null,
      most > FIRST_LANES && groups.length > FIRST_LANES
        ? dom.action("Fold the lanes", () => state.set({ lanes: "" })) : null);
  }

  return { draw, view, current: () => now };
})();
