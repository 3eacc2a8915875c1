/** The mark of each kind: a shape and a colour, so that neither has to be told apart alone. */
const marks = (() => {
  /** Outlines around (0, 0) with a radius of about 7. */
  const SHAPES = {
    warning: "M0,-7.5 L7.6,6 L-7.6,6 Z",
    knowledge: "M-6.5,0 A6.5,6.5 0 1 0 6.5,0 A6.5,6.5 0 1 0 -6.5,0 Z",
    threat: "M0,-7.8 L7.8,0 L0,7.8 L-7.8,0 Z",
    response: "M-6,-6 L6,-6 L6,6 L-6,6 Z",
    incident: "M0,-8 L2.3,-2.6 L7.9,-2.5 L3.6,1.4 L5.1,7 L0,4 L-5.1,7 L-3.6,1.4 L-7.9,-2.5 L-2.3,-2.6 Z",
    claim: "M-7,-6.5 L7,-6.5 L7,3 L1,3 L-3.5,7.5 L-3.5,3 L-7,3 Z",
  };

  /** The mark itself. What did not happen is hollow and struck through; what is uncertain has a broken edge. */
  function shape(kind, { negated = false, hedged = false } = {}) {
    const looks = [`mark kind-${kind}`, negated ? "negated" : "", hedged ? "hedged" : ""].filter(Boolean).join(" ");
    return dom.svg(
      "g",
      { class: looks },
      dom.svg("path", { d: SHAPES[kind] }),
      negated ? dom.svg("line", { x1: -8, y1: 8, x2: 8, y2: -8, class: "strike" }) : null,
    );
  }

  /** The mark as a small picture within text. */
  const icon = (kind, looks) =>
    dom.svg(
      "svg",
      { class: "icon", viewBox: "-10 -10 20 20", "aria-hidden": "true", focusable: "false" },
      shape(kind, looks),
    );

  /** One line that says what a record is, for labels read aloud. */
  function label(record) {
    const to = data.toWhom(record).join(", ");
    return text.printable(
      [
        data.KIND_WORDS[record.kind] + (record.negated ? ` (${data.NEGATED_WORDS[record.kind]})` : ""),
        data.when(record) || "no date",
        (data.who(record) || "no one named") + (to ? ` to ${to}` : ""),
        record.about || "",
      ]
        .filter(Boolean)
        .join(", "),
    );
  }

  return { shape, icon, label };
})();
