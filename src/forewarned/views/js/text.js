/** Plain words for values, and text from documents made safe to look at. */
const text = (() => {
  const MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ];
  const DAY = 86400000;
  // Characters that show nothing or turn the text around them: controls, direction marks, zero-width
  // marks, separators, non-characters, tags, and (by the u flag) surrogates that stand alone.
  const HIDDEN = new RegExp(
    "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e" +
      "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff\\ud800-\\udfff\\u{e0000}-\\u{e007f}]",
    "gu",
  );
  const NAMES = {
    0x200e: "left-to-right mark",
    0x200f: "right-to-left mark",
    0x202a: "left-to-right embedding",
    0x202b: "right-to-left embedding",
    0x202c: "end of direction",
    0x202d: "left-to-right override",
    0x202e: "right-to-left override",
    0xfeff: "byte order mark",
    0x200b: "zero-width space",
    0x00: "NUL",
  };

  /** The code of one hidden character, as ⟨U+202E⟩. */
  const code = (char) => `⟨U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`;

  /** What a hidden character is, for its tooltip. */
  const nameOf = (char) => NAMES[char.codePointAt(0)] || "character that shows nothing";

  /** The text as pieces, each either visible or one hidden character. */
  function pieces(value) {
    const found = [];
    let last = 0;
    for (const match of value.matchAll(HIDDEN)) {
      if (match.index > last) found.push({ text: value.slice(last, match.index), hidden: false });
      found.push({ text: match[0], hidden: true });
      last = match.index + match[0].length;
    }
    if (last < value.length) found.push({ text: value.slice(last), hidden: false });
    return found;
  }

  /** The text in one string with every hidden character written out, for labels and attributes. */
  const printable = (value) => String(value).replace(HIDDEN, code);

  /** Lower case without accents, for searching. */
  function folded(value) {
    // eslint-disable-next-line no-control-regex
    const plain = /^[\x00-\x7f]*$/.test(value) ? value : value.normalize("NFKD").replace(/\p{M}/gu, "");
    return plain.toLowerCase();
  }

  /** Whether two names are the same but for case, accents and "the". */
  const sameName = (a, b) => folded(a).replace(/^the /, "") === folded(b).replace(/^the /, "");

  /** ISO date -> days since 1970. */
  const toDay = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);

  /** Days since 1970 -> year, month (0-11), day of the month, day of the week (Monday 0). */
  function parts(day) {
    const moment = new Date(day * DAY);
    return {
      year: moment.getUTCFullYear(),
      month: moment.getUTCMonth(),
      day: moment.getUTCDate(),
      weekday: (moment.getUTCDay() + 6) % 7,
    };
  }

  /** Year, month (may run over), day -> days since 1970. */
  function dayOf(year, month, day = 1) {
    const moment = new Date(0);
    moment.setUTCFullYear(year, month, day);
    return Math.round(moment.getTime() / DAY);
  }

  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  /** 7 March 2024, or 7 Mar 2024 when short. */
  function date(day, short = false) {
    const { year, month, day: number } = parts(day);
    return `${number} ${short ? MONTHS[month].slice(0, 3) : MONTHS[month]} ${year}`;
  }

  /** First and last day, both inclusive, as people say it: a day, a month, a year, or from-to. */
  function interval(from, to, short = false) {
    if (from === to) return date(from, short);
    const a = parts(from);
    const b = parts(to);
    const after = parts(to + 1);
    const month = (index) => (short ? MONTHS[index].slice(0, 3) : MONTHS[index]);
    if (a.day === 1 && after.day === 1) {
      if (a.month === 0 && after.month === 0) return a.year === b.year ? `${a.year}` : `${a.year}–${b.year}`;
      if (a.year === b.year && a.month === b.month) return `${month(a.month)} ${a.year}`;
      return a.year === b.year
        ? `${month(a.month)}–${month(b.month)} ${a.year}`
        : `${month(a.month)} ${a.year} – ${month(b.month)} ${b.year}`;
    }
    if (a.year !== b.year) return `${date(from, short)} – ${date(to, short)}`;
    if (a.month !== b.month) return `${a.day} ${month(a.month)} – ${date(to, short)}`;
    return `${a.day}–${date(to, short)}`;
  }

  const number = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

  /** 1 record, 2 records. */
  const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

  /** Fewest and most days between a warning and its incident. */
  function days(fewest, most) {
    if (fewest === most) return count(fewest, "day");
    return `${number(fewest)}–${number(most)} days`;
  }

  return {
    MONTHS,
    pieces,
    printable,
    code,
    nameOf,
    folded,
    sameName,
    toDay,
    parts,
    dayOf,
    iso,
    date,
    interval,
    number,
    count,
    days,
  };
})();
