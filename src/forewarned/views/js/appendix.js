/** Below the ledger: what could not be read, the documents, and the actors with why their names were linked. */
const appendix = (() => {
  const STEP = 100;
  const node = dom.byId("appendix");

  /** A section that folds, built when it is first opened. */
  function fold(id, title, build, attributes = {}) {
    const body = dom.el("div", { class: "fold-body" });
    const fill = () => {
      if (!body.childNodes.length) body.append(build());
    };
    const details = dom.el(
      "details",
      { id: `fold-${id}`, ...attributes, ontoggle: fill },
      dom.el("summary", {}, dom.el("h2", {}, title)),
      body,
    );
    details.fill = fill;
    return details;
  }

  /** Unfolds a section and goes there. */
  function open(id) {
    const details = dom.byId(`fold-${id}`);
    if (!details) return;
    details.open = true;
    details.fill();
    details.scrollIntoView({ block: "start" });
    details.querySelector("summary").focus({ preventScroll: true });
  }

  const headed = (labels, rows) =>
    dom.el(
      "table",
      { class: "plain" },
      dom.el(
        "thead",
        {},
        dom.el(
          "tr",
          {},
          labels.map((label) => dom.el("th", { scope: "col" }, label)),
        ),
      ),
      dom.el("tbody", {}, rows),
    );

  /** A table that grows by a hundred rows at a time. */
  function growing(labels, list, row) {
    const holder = dom.el("div", {});
    const draw = (many) =>
      dom.replace(
        holder,
        headed(labels, list.slice(0, many).map(row)),
        list.length > many
          ? dom.action(`Show more (${text.number(list.length - many)} left)`, () => draw(many + STEP))
          : null,
      );
    draw(STEP);
    return holder;
  }

  const cells = (...values) =>
    dom.el(
      "tr",
      {},
      values.map((value) => dom.el("td", {}, value)),
    );

  const PROBLEMS = [["Where", "What"], data.problems, (one) => cells(dom.say(one.where), dom.say(one.what))];

  const DOCUMENTS = [
    ["Document", "Publisher", "Published", "Entries"],
    data.documents,
    (one) =>
      cells(
        dom.action(dom.say(data.titleOf(one)), () => state.set({ document: one.id, entry: "" })),
        one.publisher ? dom.say(one.publisher) : "",
        one.published ? text.date(text.toDay(one.published), true) : "not known",
        text.number(data.entriesOfDocument[one.index].length),
      ),
  ];

  /** Problems and documents in full, for paper. */
  function sheet() {
    const part = (title, [labels, list, row]) =>
      list.length ? [dom.el("h2", {}, title), headed(labels, list.map(row))] : null;
    return [part("Could not be read", PROBLEMS), part("Documents", DOCUMENTS)];
  }

  /** Actor -> how often each reason linked words to it, and how many records it acts or is told in. */
  function linkReasons() {
    const found = data.actors.map(() => ({ reasons: new Map(), records: 0 }));
    for (const entry of data.entries) {
      for (const [slot, index, actor, why] of entry.links || []) {
        const reason = data.reasons[why];
        const kept = found[actor].reasons;
        if (!kept.has(reason)) kept.set(reason, { many: 0, words: new Set() });
        kept.get(reason).many += 1;
        kept.get(reason).words.add(slotWords(entry, slot, index));
      }
    }
    for (const record of data.records)
      data.involved(record).forEach((actor) => {
        found[actor].records += 1;
      });
    return found;
  }

  function slotWords(entry, slot, index) {
    const words = slot === "actor" ? entry.actor : (entry[`${slot}s`] || [])[index];
    return words ? data.words(entry, words) : "";
  }

  function actors() {
    const links = linkReasons();
    const list = [...data.actors].sort((a, b) => links[b.index].records - links[a.index].records || a.index - b.index);
    return growing(["Actor", "What it is", "Names in the texts", "Why they were linked", "Records"], list, (one) =>
      cells(
        dom.action(dom.say(one.name), () => {
          state.set({ actor: one.id, view: "" });
          table.show();
        }),
        [
          one.kind === "unknown" ? "" : one.kind,
          one.country ? `, ${text.printable(one.country)}` : "",
          one.part_of === undefined ? null : [", part of ", dom.say(data.actors[one.part_of].name)],
        ],
        (one.names || []).map((name, index) => [index ? ", " : "", dom.say(name)]),
        dom.el(
          "ul",
          {},
          [...links[one.index].reasons].map(([reason, { many, words }]) =>
            dom.el(
              "li",
              {},
              dom.say(reason),
              dom.el(
                "span",
                { class: "quiet" },
                ` (${many}): `,
                [...words].slice(0, 4).map((word, index) => [index ? ", " : "", "“", dom.say(word), "”"]),
              ),
            ),
          ),
        ),
        text.number(links[one.index].records),
      ),
    );
  }

  function build() {
    dom.replace(
      node,
      data.problems.length
        ? fold("problems", `Could not be read (${text.number(data.problems.length)})`, () => growing(...PROBLEMS), {
            class: "fold problems",
          })
        : null,
      data.documents.length
        ? fold("documents", `Documents (${text.number(data.documents.length)})`, () => growing(...DOCUMENTS), {
            class: "fold",
          })
        : null,
      data.actors.length
        ? fold("actors", `Actors (${text.number(data.actors.length)})`, actors, { class: "fold" })
        : null,
    );
    if (!data.records.length && data.problems.length) dom.byId("fold-problems").open = true;
  }

  return { build, open, sheet };
})();
