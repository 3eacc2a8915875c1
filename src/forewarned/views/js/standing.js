/** What a record stands on, as a graph from the first sources to the last publishers; reprints are one node. */
const standing = (() => {
  const MOST_TEXTS = 16;
  const firstOf = new Map();
  const copiesOf = new Map();
  for (const [first, copies] of data.asked.families) {
    copiesOf.set(first, copies);
    for (const [document] of copies) firstOf.set(document, first);
  }

  /** A name for comparing: without its article, case, accents and what stands in brackets. */
  const plain = (name) =>
    text
      .folded(name)
      .replace(/\s*\([^)]*\)?\s*$/, "")
      .replace(/^(the|an?) /, "");

  const notes = new Map(data.asked.notes.map((note) => [plain(note[0]), note]));
  const called = new Map(data.actors.flatMap((actor) => (actor.names || []).map((name) => [plain(name), plain(actor.name)])));

  /** What the user noted of a source: [name, reliability, interest]. */
  const noteOf = (name) => notes.get(plain(name)) || notes.get(called.get(plain(name)));

  const of = (record) => data.asked.standing[record.index] || { origins: [], loops: [], credibility: null, why: "" };

  /** How many independent origins a record has: a circle of papers is none. */
  const independent = (record) => {
    const { origins, loops } = of(record);
    return origins.length - (loops.length ? origins.filter(([name]) => name.startsWith("circle of ")).length : 0);
  };

  const textOf = (document) => firstOf.get(document) ?? document;

  /** The documents of a record that repeat the text of `first`: [document, kind, share]. */
  const reprints = (first, record) => {
    const own = new Set(record.documents || []);
    return (copiesOf.get(first) || []).filter(([document]) => own.has(document));
  };

  /** The texts of a record, reprints once. */
  const texts = (record) => [...new Set((record.documents || []).map(textOf))];

  const publishers = (record) =>
    new Set((record.documents || []).map((one) => data.documents[one].publisher).filter(Boolean));

  const depth = (record) => Math.max(0, ...data.entriesOf(record).map((entry) => (entry.sources || []).length));

  /** The records with most behind them first: circles, reprints, several origins, long chains. */
  function telling(records) {
    const worth = (record) => {
      const { origins, loops } = of(record);
      const folded = (record.documents || []).length - texts(record).length;
      const many = Math.min(origins.length - 1, 3) * 2 + Math.min(texts(record).length, 4);
      return loops.length * 100 + folded * 9 + Math.max(0, depth(record) - 1) * 12 + many;
    };
    return records
      .map((record) => ({ record, worth: worth(record) }))
      .sort((a, b) => b.worth - a.worth || a.record.index - b.record.index)
      .map(({ record }) => record);
  }

  /** Nodes by key and arrows between them, for the first texts of a record; `left` counts the other texts. */
  function network(record) {
    const { origins, loops } = of(record);
    const all = texts(record);
    const kept = new Set(all.slice(0, MOST_TEXTS));
    const nodes = new Map();
    const edges = new Map();
    const voices = new Map([...kept].map((one) => [plain(data.voiceOf(data.documents[one])), one]));
    const add = (key, made) => {
      if (!nodes.has(key)) nodes.set(key, { key, entries: new Set(), ...made });
      return nodes.get(key);
    };
    const textNode = (one) =>
      add(`text ${one}`, { sort: "text", name: data.voiceOf(data.documents[one]), document: one, copies: reprints(one, record) });
    const link = (from, to, look = "") => {
      if (from.key !== to.key && !edges.has(`${from.key}>${to.key}`)) edges.set(`${from.key}>${to.key}`, { from: from.key, to: to.key, look });
    };
    for (const entry of data.entriesOf(record)) {
      if (entry.doc < 0 || !kept.has(textOf(entry.doc))) continue;
      const found = origins.findIndex(([, entries]) => entries.includes(entry.index));
      const origin = found < 0 ? null : add(`origin ${found}`, { sort: "origin", name: origins[found][0], why: origins[found][2] });
      const path = [textNode(textOf(entry.doc)), ...cited(entry, origin, { voices, add, textNode })];
      if (origin && !path.includes(origin)) path.push(origin);
      path.forEach((node, index) => {
        node.entries.add(entry.index);
        if (index) link(node, path[index - 1]);
      });
    }
    for (const loop of loops) {
      const ring = loop.map((name) =>
        voices.has(plain(name)) ? textNode(voices.get(plain(name))) : add(`voice ${plain(name)}`, { sort: "voice", name }),
      );
      ring.forEach((node, index) => {
        const to = ring[(index + 1) % ring.length];
        node.looped = true;
        edges.set(`${to.key}>${node.key}`, { from: to.key, to: node.key, look: "looped" });
      });
    }
    return { nodes: [...nodes.values()], edges: [...edges.values()], left: all.length - kept.size };
  }

  /**
   * The sources of an entry as nodes, outermost first: its origin among them where one is called so, and a text of
   * the record where one is named.
   */
  function cited(entry, origin, { voices, add, textNode }) {
    return (entry.sources || []).map((slot, index) => {
      const linked = data.linked(entry, "source", index);
      const words = data.words(entry, slot);
      const name = linked ? linked.name : words;
      if (origin && [name, words].some((one) => plain(one) === plain(origin.name))) return origin;
      const text = voices.get(plain(name));
      return text === undefined ? add(`voice ${plain(name)}`, { sort: "voice", name }) : textNode(text);
    });
  }

  /** Puts each node into a layer: one after the last of those it comes from; arrows of a circle do not count. */
  function layered({ nodes, edges }) {
    const into = new Map(nodes.map((node) => [node.key, []]));
    for (const edge of edges) if (edge.look !== "looped") into.get(edge.to).push(edge.from);
    const layers = new Map();
    const waiting = new Set();
    const layer = (key) => {
      if (layers.has(key)) return layers.get(key);
      if (waiting.has(key)) return 0; // a circle that was not told as one
      waiting.add(key);
      const found = into.get(key).reduce((most, from) => Math.max(most, layer(from) + 1), 0);
      layers.set(key, found);
      return found;
    };
    nodes.forEach((node) => layer(node.key));
    const leads = new Set(edges.filter((edge) => edge.look !== "looped").map((edge) => edge.from));
    const last = Math.max(0, ...layers.values());
    for (const node of nodes) node.layer = node.sort === "text" && !leads.has(node.key) ? last : layers.get(node.key);
    return last + 1;
  }

  /** What a record stands on, in a few words. */
  function told(record) {
    const { credibility, loops } = of(record);
    const parts = [text.count(independent(record), "independent origin")];
    if (loops.length) parts.push("circular reporting");
    if (credibility) parts.push(`credibility ${credibility} of 6`);
    return parts.join(", ");
  }

  return { of, told, independent, texts, publishers, telling, network, layered, noteOf };
})();
