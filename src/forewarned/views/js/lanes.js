/** Who stands in which lane, and where each mark goes so that none hides another. Draws nothing. */
const lanes = (() => {
  const ROW = 20;
  const REACH = 10; // half a mark and a little air
  const MOST_ROWS = 6;
  const BIN = 30; // width of the place for a "+3"
  const CROWDED = 0.35; // share of marks without a place above which a lane is drawn as bars

  /** Records with a date by actor, the busiest first, those that name nobody last. */
  function groups(records) {
    const found = new Map();
    for (const record of records) {
      if (record.from === null) continue;
      const key = record.actor === undefined ? -1 : record.actor;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(record);
    }
    const rank = ([key, list]) => (key === -1 ? Infinity : -list.length);
    return [...found]
      .sort((a, b) => rank(a) - rank(b) || a[0] - b[0])
      .map(([key, list]) => ({ actor: key === -1 ? null : data.actors[key], records: list }));
  }

  /** Where a record lies across: its bar, the middle of the part of it in view, and the room it takes. */
  function place(record, along) {
    const from = Math.max(along.x(record.from), along.left - 40);
    const to = Math.min(along.x(record.to + 1), along.right + 40);
    const seen = [Math.max(from, along.left), Math.min(to, along.right)];
    const middle = (seen[0] + seen[1]) / 2;
    return { record, from, to, middle, left: Math.min(from, middle - REACH), right: Math.max(to, middle + REACH) };
  }

  const inView = (record, along) => record.to + 1 > along.first && record.from < along.last;

  /** Marks in rows, first fit from the left; what finds no room is counted in bins below them. */
  function packed(places) {
    const ends = [];
    const rest = [];
    const set = [];
    for (const one of [...places].sort((a, b) => a.left - b.left || a.record.index - b.record.index)) {
      let row = ends.findIndex((end) => end <= one.left);
      if (row < 0 && ends.length < MOST_ROWS) row = ends.push(0) - 1;
      if (row < 0) rest.push(one);
      else {
        ends[row] = one.right;
        set.push({ ...one, row });
      }
    }
    return { set, rest, rows: ends.length };
  }

  /** Places counted in bins of `width` pixels, with how many there are of each kind. */
  function binned(places, along, width) {
    const bins = new Map();
    for (const one of places) {
      const bin = Math.floor((one.middle - along.left) / width);
      if (!bins.has(bin)) bins.set(bin, { x: along.left + bin * width, width, records: [] });
      bins.get(bin).records.push(one.record);
    }
    return [...bins.values()].sort((a, b) => a.x - b.x);
  }

  /**
   * What one lane shows in this window: marks (and "+3" where they are too many), or bars by kind.
   * The records in `keep` always have a mark of their own.
   */
  function layout(group, along, keep) {
    const places = group.records.filter((record) => inView(record, along)).map((record) => place(record, along));
    const { set, rest, rows } = packed(places);
    if (rest.length > CROWDED * places.length) {
      const kept = places.filter((one) => keep.includes(one.record)).map((one) => ({ ...one, row: 0 }));
      return { group, marks: kept, more: [], bars: binned(places, along, 7), height: 3 * ROW };
    }
    const more = binned(
      rest.filter((one) => !keep.includes(one.record)),
      along,
      BIN,
    );
    const kept = rest.filter((one) => keep.includes(one.record)).map((one) => ({ ...one, row: rows }));
    return {
      group,
      marks: [...set, ...kept],
      more,
      bars: [],
      rows,
      height: Math.max(1, rows + (more.length || kept.length ? 1 : 0)) * ROW,
    };
  }

  /** How much hangs on an incident: warnings that foretold it first, then the entries that state it. */
  const weight = (record, foretold) => 5 * (foretold.get(record.index) || 0) + (record.entries || []).length;

  /** The incidents in view, the weightiest first. */
  function incidents(records, along, most) {
    const foretold = new Map();
    for (const record of data.records) {
      if (record.lead) foretold.set(record.lead[0], (foretold.get(record.lead[0]) || 0) + 1);
    }
    return records
      .filter((record) => record.kind === "incident" && record.from !== null && inView(record, along))
      .sort((a, b) => weight(b, foretold) - weight(a, foretold) || a.index - b.index)
      .slice(0, most);
  }

  /**
   * Places the labels of vertical lines in rows so that no label crosses another label or line.
   * @param {{x: number, labels: {about: string, width: number}[]}[]} lines the weightiest first, the
   *   labels of each from the longest to the shortest
   * @returns {Array} lines that found a place, with `row`, the label and its left edge `at`
   */
  function labelled(lines, along, rows) {
    const done = [];
    for (const line of lines) {
      const choice = candidates(line, along, rows).find((one) => done.every((other) => apart(one, other)));
      if (choice) done.push(choice);
    }
    return done;
  }

  function candidates(line, along, rows) {
    const fits = (one) => one.at >= along.left - 10 && one.at + one.width <= along.right + 12;
    return line.labels.flatMap(({ about, width }) =>
      Array.from({ length: rows }, (_, up) => {
        const label = { ...line, about, width, row: rows - 1 - up };
        return [
          { ...label, at: line.x + 6 },
          { ...label, at: line.x - 6 - width },
        ].filter(fits);
      }).flat(),
    );
  }

  /** Two labelled lines do not touch: not their labels, nor the line of the upper one the label below. */
  function apart(a, b) {
    if (Math.abs(a.x - b.x) < 4) return false;
    const [upper, lower] = a.row <= b.row ? [a, b] : [b, a];
    const over = (one, x) => x > one.at - 5 && x < one.at + one.width + 5;
    if (upper.row === lower.row) {
      return (a.at + a.width + 12 < b.at || b.at + b.width + 12 < a.at) && !over(a, b.x) && !over(b, a.x);
    }
    return !over(lower, upper.x);
  }

  return { ROW, groups, layout, incidents, labelled, inView };
})();
