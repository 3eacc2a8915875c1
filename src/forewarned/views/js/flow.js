/**
 * Records as boxes in lanes, along columns of time: what a chain of warning and what somebody knew are drawn with.
 * A column is a day, or days next to each other where there are more than fit; its width says nothing about time,
 * so each head gives its days, and how long before the incident that was.
 */
const flow = (() => {
  const HEIGHT = 74;
  const GAP = { x: 60, y: 12 };
  const TOP = 46;

  /**
   * Columns in order of time; at most `fit`, the nearest days put together. What has no date stands before the
   * incident or, where it came `late`, at the end.
   */
  function columns(records, pivot, fit, late) {
    const found = new Map();
    for (const record of records) {
      const key = record === pivot ? "pivot" : record.from === null ? `none ${late(record)}` : `${record.from} ${record.to}`;
      const after = record.from === null && late(record);
      if (!found.has(key)) found.set(key, { from: record.from, to: record.to, records: [], pivot: record === pivot, after });
      found.get(key).records.push(record);
    }
    const side = (one) => (one.pivot ? 2 : one.from === null ? (one.after ? 4 : 1) : pivot && one.from >= pivot.from ? 3 : 0);
    const all = [...found.values()].sort((a, b) => side(a) - side(b) || a.from - b.from || a.to - b.to);
    while (all.length > fit) {
      const near = nearest(all, side);
      if (near < 0) break;
      const [one, next] = all.splice(near, 2);
      const both = { ...one, to: Math.max(one.to, next.to), records: [...one.records, ...next.records] };
      all.splice(near, 0, both);
    }
    return all;
  }

  function nearest(all, side) {
    let best = -1;
    let least = Infinity;
    for (let index = 0; index + 1 < all.length; index += 1) {
      const [one, next] = [all[index], all[index + 1]];
      if (side(one) !== side(next) || one.pivot || one.from === null) continue;
      const apart = Math.max(one.to, next.to) - one.from;
      if (apart < least) [best, least] = [index, apart];
    }
    return best;
  }

  function frame(width, many) {
    const narrow = width < 620;
    const labels = narrow ? 0 : 118;
    const room = width - labels - 8;
    const least = narrow ? 150 : 122;
    const fit = Math.max(2, Math.floor((room + GAP.x) / (least + GAP.x)));
    const used = Math.min(many, fit);
    const wide = Math.max(least, Math.min(210, Math.floor((room + GAP.x) / used) - GAP.x));
    return { narrow, labels, fit, wide };
  }

  /**
   * Draws `lanes` ({name, records}) with `arrows` ({from, to, label, look}, records at both ends).
   * `foot` gives the last line of a box, as [words, look]; `open` whether its arrow leads nowhere; `whom` whether it
   * says who was told.
   */
  function draw({ lanes, arrows, pivot, chosen, label, foot, open, run, late = () => true, whom = true }) {
    const width = dom.byId("answer").clientWidth;
    const records = lanes.flatMap((lane) => lane.records);
    const days = new Set(records.map((one) => `${one.from} ${one.to}`)).size;
    const { narrow, labels, fit, wide } = frame(width, days);
    const heads = columns(records, pivot, narrow ? 9 : fit, late);
    const at = new Map(heads.flatMap((head, index) => head.records.map((record) => [record, index])));
    const left = (index) => labels + 4 + index * (wide + GAP.x);
    const right = Math.max(width, left(heads.length - 1) + wide + 36);
    const places = new Map();
    let y = TOP;
    const rows = lanes.map((lane) => {
      const head = narrow ? 20 : 0;
      const stacks = heads.map(() => 0);
      for (const record of lane.records) {
        const column = at.get(record);
        const top = y + GAP.y + head + stacks[column] * (HEIGHT + GAP.y);
        places.set(record, { x: left(column), y: top, width: wide, height: HEIGHT });
        stacks[column] += 1;
      }
      const row = { lane, y, height: head + Math.max(1, ...stacks) * (HEIGHT + GAP.y) + GAP.y };
      y += row.height;
      return row;
    });
    const size = { right, bottom: y, labels, narrow };
    return graph.picture(
      right,
      y + 6,
      label,
      rows.map((row) => back(row, size)),
      heads.map((head, index) => headOf(head, left(index), wide, pivot)),
      pivot && places.has(pivot) ? pivotLine(places.get(pivot), y) : null,
      ends(arrows, places).map(({ from, to, bend, look, edge }) => graph.arrow(from, to, { look, bend, edge })),
      records.filter(open).map((record) => stub(places.get(record))),
      rows.flatMap((row) => row.lane.records.map((one) => boxOf(one, places.get(one), { chosen, foot, run, whom }))),
      labelled(ends(arrows, places)).map((one) => graph.pill(one.label, one.x, one.y, one.look)),
    );
  }

  const back = ({ lane, y, height }, { right, labels, narrow }) =>
    dom.svg(
      "g",
      { class: "band", "aria-hidden": "true" },
      dom.svg("line", { class: "rule", x1: 0, x2: right, y1: y, y2: y }),
      measure
        .lines(lane.name, narrow ? 400 : labels - 12, narrow ? 1 : 3, 13, 600)
        .map((line, index) => graph.words(line, 2, y + 18 + index * 16, "band-name")),
      lane.note && !narrow ? graph.words(lane.note, 2, y + height - 12, "soft-words") : null,
    );

  function headOf(head, x, wide, pivot) {
    const name = head.from === null ? "no date known" : text.interval(head.from, head.to, true);
    const known = pivot && pivot.from !== null && head.from !== null && !head.pivot;
    const days = known ? lead(head, pivot) : head.pivot ? "the incident" : "";
    return dom.svg(
      "g",
      { "aria-hidden": "true" },
      graph.words(measure.fitted(name, wide + 40, 12.5, 600).text, x, 18, "head-day"),
      graph.words(days, x, 34, "soft-words"),
    );
  }

  function lead(head, pivot) {
    if (head.to < pivot.from) return `${text.days(pivot.from - head.to, pivot.to - head.from)} before`;
    if (head.from > pivot.to) return `${text.days(head.from - pivot.to, head.to - pivot.from)} after`;
    if (head.from < pivot.from) return `up to ${text.days(pivot.to - head.from, pivot.to - head.from)} before`;
    return "on the day";
  }

  const pivotLine = (place, bottom) =>
    dom.svg("line", { class: "pivot", x1: place.x - 8, x2: place.x - 8, y1: TOP - 6, y2: bottom, "aria-hidden": "true" });

  /** Where each arrow begins and ends; those that meet in one box end beside each other. */
  function ends(arrows, places) {
    const meeting = new Map();
    const drawn = arrows.filter(({ from, to }) => places.has(from) && places.has(to));
    for (const one of drawn) meeting.set(one.to, [...(meeting.get(one.to) || []), one]);
    return drawn.map((one) => {
      const [from, to] = [places.get(one.from), places.get(one.to)];
      const group = meeting.get(one.to);
      const share = (group.indexOf(one) + 1) / (group.length + 1);
      const start = { x: from.x + from.width, y: from.y + from.height * (one.look === "answers" ? 0.74 : 0.34) };
      const same = to.x < from.x + from.width;
      const end = { x: same ? to.x + to.width : to.x, y: to.y + to.height * share };
      return { ...one, edge: `${one.from.index} ${one.to.index}`, from: start, to: end, bend: same ? 46 : 0 };
    });
  }

  /** Where the words of an arrow stand: at its beginning, or, of an answer, at its end; none twice in one place. */
  function labelled(drawn) {
    const found = new Map();
    for (const one of drawn.filter(({ label }) => label)) {
      const late = one.look === "answers" && !one.bend;
      const wide = measure.fitted(one.label, 200, 11, 600).width + 10;
      const x = late ? one.to.x - wide - 9 : one.from.x + 4;
      const y = late ? one.to.y : one.from.y;
      found.set(`${x} ${y}`, { ...one, x, y });
    }
    return [...found.values()];
  }

  /** The arrow of a warning that nobody answered: it leads nowhere. */
  function stub(place) {
    const [x, y] = [place.x + place.width, place.y + place.height * 0.74];
    return dom.svg(
      "g",
      { class: "stub", "aria-hidden": "true" },
      dom.svg("line", { x1: x, x2: x + 18, y1: y, y2: y }),
      dom.svg("circle", { cx: x + 26, cy: y, r: 8 }),
      graph.words("?", x + 26, y + 4),
    );
  }

  function boxOf(record, place, { chosen, foot, run, whom }) {
    const to = data.toWhom(record).slice(0, 2).join(", ");
    const name = data.who(record) || "no one named";
    const entry = data.entriesOf(record)[0];
    const told = whom && to && record.kind === "warning" ? `to ${to}: ` : "";
    const what = told + (record.about || (entry ? data.quote(entry) : ""));
    const last = foot(record);
    const names = measure.lines(name, place.width - 34, 2, graph.SIZE, 600);
    const room = 4 - names.length - (last ? 1 : 0);
    const body = measure.lines(what, place.width - 18, room, graph.SIZE).map((line) => [line, "soft-words"]);
    const look = `kind-${record.kind}${last && last[1] === "gap" ? " unanswered" : ""}${record.negated ? " denied" : ""}`;
    return graph.box({
      ...place,
      look,
      mark: marks.shape(record.kind, record),
      label: `${marks.label(record)}${last ? `; ${last[0]}` : ""}`,
      chosen: record === chosen,
      run: () => run(record),
      data: { node: record.index },
      lines: [
        ...names.map((line) => [line, "name"]),
        ...body,
        ...(last ? [[measure.fitted(last[0], place.width - 18, graph.SIZE, 600).text, `foot ${last[1]}`]] : []),
      ],
    });
  }

  return { draw };
})();
