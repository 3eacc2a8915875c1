/**
 * Marks spans of a text that may cross and overlap freely: the text is cut at every boundary, and each
 * piece is marked with all the spans that cover it. Nothing is ever nested.
 * @typedef {{from: number, to: number, role: string, entry: number}} Span
 */
const spans = (() => {
  const ROLES = {
    actor: "who",
    recipient: "to whom",
    harm: "what",
    time: "when",
    source: "source",
    trigger: "stated by",
  };

  /** The spans of one entry by role; places outside the document are left out. */
  function ofEntry(entry) {
    const found = [];
    const add = (role, span) => {
      if (span && span[1] > span[0]) found.push({ from: span[0], to: span[1], role, entry: entry.index });
    };
    const slot = (role, words) => {
      if (!words) return;
      add(role, words.span);
      add(role, words.mention);
    };
    slot("trigger", entry.trigger);
    slot("actor", entry.actor);
    (entry.recipients || []).forEach((words) => slot("recipient", words));
    slot("harm", entry.about);
    (entry.sources || []).forEach((words) => slot("source", words));
    if (entry.when) add("time", entry.when.span);
    return found;
  }

  const whole = (entry) => ({ from: entry.span[0], to: entry.span[1], role: "entry", entry: entry.index });

  /** Pieces of [from, to) of a text, each with the spans that cover it, in order. */
  function cut(from, to, list) {
    const within = list.filter((span) => span.to > span.from && span.to > from && span.from < to);
    const edges = [
      ...new Set([from, to, ...within.flatMap((span) => [Math.max(span.from, from), Math.min(span.to, to)])]),
    ].sort((a, b) => a - b);
    const waiting = [...within].sort((a, b) => a.from - b.from);
    let open = [];
    let next = 0;
    return edges.slice(0, -1).map((edge, index) => {
      open = open.filter((span) => span.to > edge);
      for (; next < waiting.length && waiting[next].from <= edge; next += 1) open.push(waiting[next]);
      return { from: edge, to: edges[index + 1], spans: [...open] };
    });
  }

  /** One piece as an element: the shortest role tints it, every role has a stripe, its first piece a tag. */
  function piece(value, part) {
    const roles = part.spans.filter((span) => span.role !== "entry").sort((a, b) => a.to - a.from - (b.to - b.from));
    if (!part.spans.length) return dom.nodes(value);
    const names = [...new Set(roles.map((span) => span.role))];
    const starts = [...new Set(roles.filter((span) => span.from === part.from).map((span) => ROLES[span.role]))];
    const node = dom.el(
      "span",
      {
        class: ["piece", ...names.map((name) => `role-${name}`)].join(" "),
        data: {
          ids: [...new Set(part.spans.map((span) => span.entry))].join(" "),
          ...(starts.length ? { tag: starts.join(" · ") } : {}),
        },
      },
      dom.nodes(value),
    );
    if (names.length) {
      node.style.boxShadow = names
        .map((name, index) => `inset 0 -${2 * (index + 1)}px 0 var(--role-${name})`)
        .join(", ");
      node.style.backgroundColor = `var(--tint-${names[0]})`;
    }
    return node;
  }

  /** The sentence of an entry with its own spans marked. */
  function quoted(entry) {
    const source = data.documents[entry.doc].text;
    if (entry.quote !== undefined) return dom.say(entry.quote);
    return dom.el(
      "bdi",
      {},
      cut(entry.span[0], entry.span[1], ofEntry(entry)).map((part) => piece(source.slice(part.from, part.to), part)),
    );
  }

  return { ROLES, ofEntry, whole, cut, piece, quoted };
})();
