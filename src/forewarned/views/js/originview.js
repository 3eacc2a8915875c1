/** Where a record comes from: its origins, who cites whom, who prints it, and how credible that makes it. */
const originview = (() => {
  const LIST = 8;
  const ROOM = { height: 56, gap: 14, top: 34, between: 74 };
  const FIGURES = {
    1: "confirmed",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
  };
  const LETTERS = {
    A: "completely reliable",
    B: "usually reliable",
    C: "fairly reliable",
    D: "not usually reliable",
    E: "unreliable",
    F: "cannot be judged",
  };
  const unfolded = new Set();

  /** The records to choose from: those that pass the filters above, the most telling first. */
  const list = () => standing.telling(search.passing());

  function chooser(records, chosen) {
    const at = proof.pager(records.length, LIST, "records");
    const item = (record) =>
      dom.el(
        "li",
        {},
        dom.el(
          "button",
          {
            type: "button",
            class: "pick",
            "aria-pressed": String(record === chosen),
            onclick: () => state.set({ subject: record.id, step: "" }),
          },
          marks.icon(record.kind, record),
          dom.el(
            "span",
            {},
            dom.el("span", { class: "pick-who" }, dom.say(data.who(record) || evidence.nameOf(record))),
            dom.el("span", { class: "pick-what" }, dom.say(record.about || data.quote(data.entriesOf(record)[0] || { quote: "" }))),
            dom.el("span", { class: "quiet" }, behind(record)),
          ),
        ),
      );
    return dom.el(
      "div",
      { class: "picks" },
      dom.el("p", { class: "quiet" }, state.isFiltered() ? "Records that pass the filters above:" : "Records with most behind them first; the filters above narrow them:"),
      dom.el("ol", { start: at.from + 1 }, records.slice(at.from, at.to).map(item)),
      at.nav,
    );
  }

  const behind = (record) =>
    [
      data.when(record, true),
      text.count((record.documents || []).length, "document"),
      text.count(standing.independent(record), "origin"),
      standing.of(record).loops.length ? "circular" : "",
    ]
      .filter(Boolean)
      .join(" · ");

  function place(found, layers, width) {
    const wide = Math.max(150, Math.min(layers > 2 ? 230 : 300, Math.floor((width - ROOM.between * (layers - 1) - 40) / layers)));
    const columns = Array.from({ length: layers }, (_, layer) => found.nodes.filter((node) => node.layer === layer));
    const tall = Math.max(...columns.map((column) => column.reduce((sum, node) => sum + span(node), 0)));
    const before = new Map();
    columns.forEach((column, layer) => {
      const from = (node) => found.edges.filter((edge) => edge.to === node.key).map((edge) => before.get(edge.from) ?? 0);
      const mean = (values) => (values.length ? values.reduce((sum, one) => sum + one, 0) / values.length : 0);
      if (layer) column.sort((a, b) => mean(from(a)) - mean(from(b)));
      let y = ROOM.top + (tall - column.reduce((sum, node) => sum + span(node), 0)) / 2;
      for (const node of column) {
        Object.assign(node, { x: 24 + layer * (wide + ROOM.between), y, width: wide, height: ROOM.height });
        before.set(node.key, y);
        y += span(node);
      }
    });
    return { right: 24 + layers * wide + (layers - 1) * ROOM.between + 40, bottom: ROOM.top + tall };
  }

  const isOpen = (node) => node.sort === "text" && unfolded.has(node.document);

  const span = (node) => ROOM.height + ROOM.gap + (isOpen(node) ? node.copies.length * 46 : 0);

  function picture(record, chosen) {
    const found = standing.network(record);
    const layers = standing.layered(found);
    const { right, bottom } = place(found, layers, dom.byId("answer").querySelector(".origin-main")?.clientWidth || room());
    const byKey = new Map(found.nodes.map((node) => [node.key, node]));
    const heads = [
      ["First sources", 24],
      ...(layers > 2 ? [["Passed on by", 24 + found.nodes[0].width + ROOM.between]] : []),
      ["Published by", Math.max(...found.nodes.map((node) => node.x))],
    ];
    return [
      graph.picture(
        right,
        bottom + 8,
        "From the first sources to the last publishers",
        heads.map(([words, x]) => graph.words(words, x, 16, "head-day")),
        found.edges.map((edge) => arrowOf(edge, byKey)),
        [...found.nodes].sort((a, b) => a.layer - b.layer || a.y - b.y).map((node) => nodeBox(node, chosen)),
      ),
      found.left
        ? dom.el("p", { class: "quiet" }, `${text.count(found.left, "more text is", "more texts are")} not drawn; they are in the table below.`)
        : null,
    ];
  }

  const room = () => {
    const whole = dom.byId("answer").clientWidth;
    return whole > 900 ? whole - 300 : whole;
  };

  /** An arrow between two nodes; within one layer, or back, it swings out to the side. */
  function arrowOf(edge, byKey) {
    const [from, to] = [byKey.get(edge.from), byKey.get(edge.to)];
    const forth = to.layer > from.layer;
    if (forth) {
      return graph.arrow(
        { x: from.x + from.width, y: from.y + from.height / 2 },
        { x: to.x, y: to.y + to.height / 2 },
        { look: edge.look },
      );
    }
    const down = to.y > from.y;
    const side = (node) => ({ x: down ? node.x + node.width : node.x, y: node.y + node.height * (down ? 0.6 : 0.4) });
    return graph.arrow(side(from), side(to), { look: edge.look, bend: down ? 42 : -42 });
  }

  /** Below the name of a publisher: its reprints, the day, the title. */
  function underText(node) {
    const { published, title } = data.documents[node.document];
    const copies = node.copies.length ? text.count(node.copies.length, "reprint") : "";
    return [
      copies && !isOpen(node) ? `+ ${copies}` : copies,
      published ? text.date(text.toDay(published), true) : "",
      title && title !== node.name ? title : "",
    ]
      .filter(Boolean)
      .join(" · ");
  }

  function nodeBox(node, chosen) {
    const note = standing.noteOf(node.name);
    const folded = node.copies && node.copies.length;
    const under = node.sort === "text" ? underText(node) : text.count(node.entries.size, "sentence");
    const box = graph.box({
      ...node,
      look: `sort-${node.sort}${node.looped ? " looped" : ""}`,
      under: folded && !isOpen(node),
      label: `${node.name}; ${under}${node.why ? `; ${node.why}` : ""}${note ? `; reliability ${note[1]}` : ""}${folded ? "; opens its reprints" : ""}`,
      chosen: node.key === chosen,
      run: () => {
        if (folded && unfolded.has(node.document)) unfolded.delete(node.document);
        else if (folded) unfolded.add(node.document);
        if (state.get("step") === node.key) questions.draw();
        else state.set({ step: node.key });
      },
      data: { node: node.key },
      lines: [
        ...measure.lines(node.name, node.width - (note ? 44 : 18), 2, graph.SIZE, 600).map((line) => [line, "name"]),
        [measure.fitted(under, node.width - 18, 11.5).text, "soft-words"],
      ].slice(0, 3),
    });
    return [
      isOpen(node) ? node.copies.map((copy, index) => reprint(node, copy, index)) : null,
      box,
      note ? graph.pill(note[1], node.x + node.width - 26, node.y + 14, "letter") : null,
    ];
  }

  function reprint(node, [document, kind, share], index) {
    const one = data.documents[document];
    const [x, y] = [node.x + 22, node.y + node.height + 4 + index * 46];
    const how = kind === "exact" ? "the same text" : `${Math.round(share * 100)}% the same${kind === "excerpt" ? ", an excerpt" : ""}`;
    const open = () => state.set({ document: one.id, entry: "" });
    return [
      dom.svg("path", { class: "thread-of", d: `M${node.x + 10},${node.y + node.height} V${y + 19} H${x}`, "aria-hidden": "true" }),
      graph.box({
        x,
        y,
        width: node.width - 22,
        height: 40,
        look: "sort-copy",
        label: `Reprint by ${data.voiceOf(one)}, ${how}: open the document`,
        run: open,
        data: { node: `copy ${document}` },
        lines: [
          [measure.fitted(data.voiceOf(one), node.width - 42, graph.SIZE, 600).text, "name"],
          [measure.fitted(how, node.width - 42, 11.5).text, "soft-words"],
        ],
      }),
    ];
  }

  function figures(record) {
    const { loops, credibility, why } = standing.of(record);
    const mentions = (record.entries || []).length;
    const counts = [
      text.count(mentions, "mention"),
      text.count((record.documents || []).length, "document"),
      `${text.count(standing.texts(record).length, "text")} without reprints`,
      text.count(standing.publishers(record).size, "publisher"),
      text.count(standing.independent(record), "independent origin"),
    ];
    return dom.el(
      "div",
      { class: "figures" },
      credibility
        ? dom.el(
            "p",
            { class: "admiralty" },
            dom.el("span", { class: "number", "aria-hidden": "true" }, String(credibility)),
            dom.el(
              "span",
              {},
              dom.el("b", {}, `Credibility ${credibility} of 6, ${FIGURES[credibility]}`),
              dom.el("span", { class: "quiet" }, " (Admiralty code, 1 is best). It follows from the counts: ", dom.say(why.replace(/^[^:]*: /, "")), "."),
            ),
          )
        : null,
      dom.el("p", {}, counts.join(" · ")),
      loops.map((loop) =>
        dom.el("p", { class: "loop-words" }, "Circular reporting: ", [...loop, loop[0]].map((name, index) => [index ? " cites " : "", dom.say(name)]), ". None of them proves it."),
      ),
    );
  }

  /** The origins as a table: why each counts as one, what the user noted of it, and what rests on it. */
  const origins = (record) =>
    proof.rows(
      ["Origin", "Why it counts as one", "Reliability and interest", "What rests on it"],
      standing.of(record).origins,
      ([name, entries, why]) => [dom.el("b", {}, dom.say(name)), dom.say(why), noted(name), proof.sentences(entries.map((one) => data.entries[one]), 1)],
      "Origins",
    );

  function noted(name) {
    const note = standing.noteOf(name);
    if (!note) return dom.el("span", { class: "quiet" }, "no note of yours");
    return [`${note[1]}, ${LETTERS[note[1]]}`, note[2] ? ["; ", dom.say(note[2])] : null];
  }

  /** Notes on those who only pass it on or publish it. */
  function others(record) {
    const { nodes } = standing.network(record);
    const found = new Map(nodes.map((node) => [node.name, standing.noteOf(node.name)]).filter(([, note]) => note));
    for (const [name] of standing.of(record).origins) found.delete(name);
    return found.size
      ? dom.el("ul", { class: "notes-of" }, [...found].map(([name]) => dom.el("li", {}, dom.el("b", {}, dom.say(name)), ": ", noted(name))))
      : null;
  }

  function draw() {
    const records = list();
    const chosen = data.recordById.get(state.get("subject")) || records[0];
    if (!chosen) return dom.el("p", { class: "quiet pad" }, "No record passes the filters.");
    const node = standing.network(chosen).nodes.find((one) => one.key === state.get("step"));
    return dom.el(
      "div",
      { class: "origin" },
      chooser(records, chosen),
      dom.el(
        "div",
        { class: "origin-main" },
        proof.line(chosen),
        figures(chosen),
        picture(chosen, node && node.key),
        node
          ? dom.el("div", { class: "chosen-proof", "aria-live": "polite" }, dom.el("h3", {}, dom.say(node.name)), proof.sentences([...node.entries].map((one) => data.entries[one]), 4))
          : dom.el("p", { class: "quiet" }, "Choose a box to read what rests on it; one with sheets behind it opens its reprints."),
        origins(chosen),
        others(chosen),
        data.asked.notes.length
          ? null
          : dom.el("p", { class: "quiet" }, "How reliable a source is, and what it stands to gain, is yours to say: ", dom.el("code", {}, "forewarned report PATHS… --sources notes.toml"), " shows it here."),
        proof.told("The picture as a table", ["From", "To", "How"], standing.network(chosen).edges, (edge) => edgeCells(edge, chosen)),
      ),
    );
  }

  function edgeCells(edge, record) {
    const names = new Map(standing.network(record).nodes.map((node) => [node.key, node]));
    const [from, to] = [names.get(edge.from), names.get(edge.to)];
    const how = edge.look === "looped" ? "is cited by, in a circle" : to.sort === "text" ? "is published by" : "is passed on by";
    const copies = to.copies && to.copies.length ? ` (and ${text.count(to.copies.length, "reprint")})` : "";
    return [dom.say(from.name), [dom.say(to.name), copies], how];
  }

  return { many: data.records.length, draw };
})();
