/** Draws incidents as lines through all lanes, and what leads from a record to others. */
const incidents = (() => {
  const LABEL_ROW = 19;

  /** Incidents as lines through all lanes, each with as long a label above the axis as finds room. */
  function heads(shown, along, narrow) {
    const wanted = lanes.incidents(shown, along, narrow ? 4 : 12);
    const plot = along.right - along.left;
    const widths = wanted.length > 3 ? [200, 120, 0] : [Math.min(560, plot / 2), 250, 150, 100, 0];
    const placed = lanes.labelled(
      wanted.map((record) => {
        const day = data.when(record, true);
        const date = measure.fitted(day, 200, 12.5, 600).width;
        const about = record.about || data.toWhom(record).join(", ") || "incident";
        const labels = widths.map((width) => (width ? measure.fitted(about, width, 12.5) : { text: "", width: -8 }));
        const x = along.x((Math.max(record.from, along.first) + Math.min(record.to + 1, along.last)) / 2);
        return {
          record,
          x,
          day,
          labels: labels.map((label) => ({ about: label.text, width: date + label.width + 8 })),
        };
      }),
      along,
      narrow ? 2 : 3,
    );
    const least = placed.reduce((row, one) => Math.min(row, one.row), 9);
    const most = placed.reduce((row, one) => Math.max(row, one.row), -1);
    placed.forEach((one) => {
      one.row -= least;
    });
    return { placed, height: placed.length ? (most - least + 1) * LABEL_ROW + 8 : 0 };
  }

  function lines({ along, heads, top }, bottom) {
    return dom.svg(
      "g",
      { class: "incidents kind-incident" },
      heads.placed.map((one) => {
        const y = one.row * LABEL_ROW;
        const { record } = one;
        const range = record.to > record.from && along.x(record.to + 1) - along.x(record.from) > 6;
        const band = range
          ? dom.svg("rect", {
              class: "band",
              x: along.x(record.from),
              y: top,
              height: bottom - top,
              width: along.x(record.to + 1) - along.x(record.from),
              fill: "url(#soft-incident)",
              "clip-path": "url(#plot)",
            })
          : null;
        return dom.svg(
          "g",
          {
            class: "point incident-head",
            role: "button",
            tabindex: -1,
            data: { record: record.index },
            "aria-label": marks.label(record),
          },
          band,
          dom.svg("rect", { class: "hit-area", x: one.at - 2, y, width: one.width + 4, height: LABEL_ROW }),
          dom.svg("line", { class: range ? "when soft" : "when", x1: one.x, x2: one.x, y1: y + 2, y2: bottom }),
          dom.svg("text", { x: one.at, y: y + 14 }, dom.svg("tspan", { class: "day" }, one.day), ` ${one.about}`),
        );
      }),
    );
  }

  /** From the chosen record: the days to its incident, and threads to what it answers or what answers it. */
  function links({ along, heads, places, record }) {
    const place = record && places.get(record.index);
    const group = dom.svg("g", { class: "links", "aria-hidden": "true", "clip-path": "url(#plot)" });
    if (!place) return group;
    if (record.lead) {
      const incident = data.records[record.lead[0]];
      const head = heads.placed.find((one) => one.record === incident);
      const x = head ? head.x : along.x((incident.from + incident.to + 1) / 2);
      if (incident.from !== null && Math.abs(x - place.x) > 30)
        group.append(span(place, x, text.days(record.lead[1], record.lead[2])));
    }
    if (state.get("record") !== record.id) return group;
    const others = [...(record.responds_to || []).map((index) => data.records[index]), ...data.answers(record)];
    for (const other of others) {
      const end = places.get(other.index);
      if (end) group.append(dom.svg("path", { class: "thread", d: curve(place, end) }));
    }
    return group;
  }

  const curve = (a, b) => `M${a.x},${a.y} C${(a.x + b.x) / 2},${a.y} ${(a.x + b.x) / 2},${b.y} ${b.x},${b.y}`;

  function span(place, x, label) {
    const turn = x > place.x ? 1 : -1;
    const start = place.x + 12 * turn;
    const words = measure.fitted(label, 200, 12, 600);
    const middle = (start + x) / 2;
    const room = Math.abs(x - start) > words.width + 30;
    return dom.svg(
      "g",
      { class: "lead" },
      dom.svg("line", { x1: start, x2: x, y1: place.y, y2: place.y }),
      dom.svg("path", { d: `M${x - 6 * turn},${place.y - 4} L${x},${place.y} L${x - 6 * turn},${place.y + 4}` }),
      room
        ? dom.svg("rect", {
            x: middle - words.width / 2 - 6,
            y: place.y - 9,
            width: words.width + 12,
            height: 18,
            rx: 9,
          })
        : null,
      room ? dom.svg("text", { x: middle, y: place.y + 4 }, words.text) : null,
    );
  }

  return { heads, lines, links };
})();
