/** Days to pixels and back, and where the ticks go. Days are whole days since 1970, UTC. */
const scale = (() => {
  // Smallest first: how many days a step is about, and its unit with how many of them.
  const STEPS = [
    [1, "day", 1],
    [2, "day", 2],
    [7, "week", 1],
    [14, "week", 2],
    [30.4, "month", 1],
    [91, "month", 3],
    [183, "month", 6],
    [365, "year", 1],
    [730, "year", 2],
    [1826, "year", 5],
    [3652, "year", 10],
    [9131, "year", 25],
    [18262, "year", 50],
    [36525, "year", 100],
    [182625, "year", 500],
  ];

  /** The window [first, last) in days, drawn from pixel `left` to pixel `right`. */
  function linear([first, last], left, right) {
    const perDay = (right - left) / (last - first);
    return {
      perDay,
      left,
      right,
      first,
      last,
      x: (day) => left + (day - first) * perDay,
      day: (pixel) => first + (pixel - left) / perDay,
    };
  }

  /** Days at which a tick stands, at least `gap` pixels apart, with the unit of the step. */
  function ticks(along, gap) {
    const [, unit, many] = STEPS.find(([days]) => days * along.perDay >= gap) || STEPS[STEPS.length - 1];
    const found = [];
    for (let day = firstTick(along.first, unit, many); day < along.last; day = nextTick(day, unit, many)) {
      if (day >= along.first) found.push(day);
    }
    return { unit, days: found };
  }

  function firstTick(first, unit, many) {
    const { year, month, weekday } = text.parts(Math.floor(first));
    if (unit === "year") return text.dayOf(Math.floor(year / many) * many, 0);
    if (unit === "month") return text.dayOf(year, Math.floor(month / many) * many);
    if (unit === "week") return Math.floor(first) - weekday;
    return Math.floor(first);
  }

  function nextTick(day, unit, many) {
    const { year, month } = text.parts(day);
    if (unit === "year") return text.dayOf(year + many, 0);
    if (unit === "month") return text.dayOf(year, month + many);
    return day + many * (unit === "week" ? 7 : 1);
  }

  /** The short label of a tick; what it belongs to stands in the row above (see `spans`). */
  function label(day, unit) {
    const { year, month, day: number } = text.parts(day);
    if (unit === "year") return String(year);
    if (unit === "month") return text.MONTHS[month].slice(0, 3);
    return String(number);
  }

  /** The months or years that the window touches, each with its first day and the day after its last. */
  function spans(along, unit) {
    if (unit === "year") return [];
    const by = unit === "month" ? "year" : "month";
    const found = [];
    for (let day = firstTick(along.first, by, 1); day < along.last; day = nextTick(day, by, 1)) {
      const { year, month } = text.parts(day);
      found.push({
        from: day,
        to: nextTick(day, by, 1),
        label: by === "year" ? `${year}` : `${text.MONTHS[month]} ${year}`,
      });
    }
    return found;
  }

  /** The window that shows all of `records`, with a margin. */
  function whole(records) {
    const dated = records.filter((record) => record.from !== null);
    if (!dated.length) return [0, 30];
    const first = dated.reduce((least, record) => Math.min(least, record.from), Infinity);
    const last = dated.reduce((most, record) => Math.max(most, record.to + 1), -Infinity);
    return padded(first, last);
  }

  const padded = (first, last) => {
    const margin = Math.max(2, (last - first) * 0.04);
    return [first - margin, last + margin];
  };

  /**
   * The window to open with: everything, or, where a few records lie far out, the middle nine tenths
   * of them and the records in `always`.
   */
  function home(records, always) {
    const dated = records.filter((record) => record.from !== null);
    const all = whole(dated);
    if (dated.length < 20) return all;
    const middles = dated.map((record) => (record.from + record.to + 1) / 2).sort((a, b) => a - b);
    const at = (share) => middles[Math.floor(share * (middles.length - 1))];
    let [first, last] = [at(0.05), at(0.95)];
    for (const record of always.filter((one) => one && one.from !== null)) {
      first = Math.min(first, record.from);
      last = Math.max(last, record.to + 1);
    }
    return all[1] - all[0] > 1.6 * Math.max(last - first, 14) ? padded(first, last) : all;
  }

  return { linear, ticks, label, spans, whole, home };
})();
