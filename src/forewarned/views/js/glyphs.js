/** Draws what a lane holds: marks with their ranges, "+3", and columns where it is crowded. */
const glyphs = (() => {
  /** Everything in one lane, drawn from `inner` downwards; notes in `places` where the mark of each record stands. */
  function lane({ layout, inner }, places) {
    const middle = (row) => inner + row * lanes.ROW + lanes.ROW / 2;
    return dom.svg(
      "g",
      { "clip-path": "url(#plot)" },
      layout.bars.flatMap((bin) => bars(bin, inner + layout.height, layout.height, tallest(layout.bars))),
      layout.more.map((bin) => more(bin, middle(layout.rows))),
      layout.marks.map((one) => mark(one, middle(one.row), places)),
    );
  }

  const tallest = (bins) => bins.reduce((most, bin) => Math.max(most, bin.records.length), 0);

  /** A mark; where its days are a range, with a bar from the first to the last whose ends are soft. */
  function mark(one, y, places) {
    const { record } = one;
    places.set(record.index, { x: one.middle, y });
    const chosen = state.get("record") === record.id;
    const range = record.to > record.from;
    const shape = marks.shape(record.kind, record);
    shape.setAttribute("transform", `translate(${one.middle},${y})`);
    return dom.svg(
      "g",
      {
        class: chosen ? "point chosen" : "point",
        role: "button",
        tabindex: -1,
        data: { record: record.index },
        "aria-label": marks.label(record),
      },
      dom.svg("rect", { class: "hit-area", x: one.left, y: y - 10, width: one.right - one.left, height: 20, rx: 10 }),
      range
        ? dom.svg("rect", {
            class: one.to - one.from > 240 ? "range long" : "range",
            x: one.from,
            y: y - 4.5,
            width: Math.max(1, one.to - one.from),
            height: 9,
            fill: `url(#soft-${record.kind})`,
          })
        : null,
      chosen ? dom.svg("circle", { class: "ring", cx: one.middle, cy: y, r: 11 }) : null,
      shape,
    );
  }

  function more(bin, y) {
    const wide = bin.records.length > 99 ? 28 : 24;
    return dom.svg(
      "g",
      { class: "plus", role: "button", tabindex: -1, data: binData(bin), "aria-label": binLabel(bin) },
      dom.svg("rect", { x: bin.x + (bin.width - wide) / 2, y: y - 8, width: wide, height: 16, rx: 8 }),
      dom.svg("text", { x: bin.x + bin.width / 2, y: y + 4 }, `+${bin.records.length}`),
    );
  }

  /** One column of a crowded lane: how many records of each kind, one on the other. */
  function bars(bin, base, height, most) {
    const unit = (height - 4) / most;
    let y = base;
    const parts = data.KINDS.map((kind) => {
      const size = bin.records.filter((record) => record.kind === kind).length * unit;
      y -= size;
      return size
        ? dom.svg("rect", { class: `column kind-${kind}`, x: bin.x + 0.5, y, width: bin.width - 1, height: size })
        : null;
    });
    return [
      dom.svg(
        "g",
        { class: "bin", role: "button", tabindex: -1, data: binData(bin), "aria-label": binLabel(bin) },
        dom.svg("rect", { class: "hit-area", x: bin.x, y: base - height, width: bin.width, height }),
        parts,
      ),
    ];
  }

  const binData = (bin) => ({
    from: bin.records.reduce((least, record) => Math.min(least, record.from), Infinity),
    to: bin.records.reduce((most, record) => Math.max(most, record.to), -Infinity),
    label: binLabel(bin),
  });

  function binLabel(bin) {
    const kinds = data.KINDS.map((kind) => [kind, bin.records.filter((record) => record.kind === kind).length]);
    const named = kinds
      .filter(([, many]) => many)
      .map(([kind, many]) => `${many} ${data.KIND_WORDS[kind].toLowerCase()}`);
    return `${text.count(bin.records.length, "record")}: ${named.join(", ")}. Zoom in.`;
  }

  return { lane };
})();
