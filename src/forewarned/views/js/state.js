/** What is shown now. It lives in the address after "#", so that a view can be kept and passed on. */
const state = (() => {
  const DEFAULTS = {
    q: "",
    kind: "",
    actor: "",
    certainty: "",
    polarity: "",
    stance: "",
    source: "",
    lead: "",
    open: "",
    from: "",
    to: "",
    sort: "date",
    dir: "asc",
    page: "1",
    record: "",
    document: "",
    entry: "",
    view: "",
    lanes: "",
    theme: "",
    ask: "",
    subject: "",
    step: "",
    by: "",
    part: "1",
    day: "",
  };
  const FILTERS = ["q", "kind", "actor", "certainty", "polarity", "stance", "source", "lead", "open", "from", "to"];
  const DATES = ["from", "to", "day"];
  const listeners = [];
  let now = { ...DEFAULTS, ...read() };

  function read() {
    const found = {};
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      if (name in DEFAULTS && (!DATES.includes(name) || /^\d{4}-\d\d-\d\d$/.test(value))) found[name] = value;
    }
    return found;
  }

  function write() {
    const kept = new URLSearchParams();
    for (const name of Object.keys(DEFAULTS)) if (now[name] !== DEFAULTS[name]) kept.set(name, now[name]);
    const hash = kept.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  /** Changes some values and tells every listener which ones. A change of a filter goes back to page 1. */
  function set(patch) {
    const changed = new Set();
    for (const [name, value] of Object.entries(patch)) {
      if (now[name] !== value) changed.add(name);
    }
    if (!changed.size) return;
    if (
      !("page" in patch) &&
      [...changed].some((name) => FILTERS.includes(name) || name === "sort" || name === "dir")
    ) {
      patch = { ...patch, page: "1" };
      if (now.page !== "1") changed.add("page");
    }
    now = { ...now, ...patch };
    write();
    tell(changed);
  }

  const tell = (changed) => listeners.forEach((listener) => listener(changed));

  const listen = (listener) => listeners.push(listener);

  const get = (name) => now[name];

  const list = (name) => (now[name] ? now[name].split(",") : []);

  const isFiltered = () => FILTERS.some((name) => now[name] !== DEFAULTS[name]);

  /** Empties all filters, and the time window with them. */
  const clear = () => set({ ...Object.fromEntries(FILTERS.map((name) => [name, ""])), view: "" });

  window.addEventListener("hashchange", () => {
    const before = now;
    now = { ...DEFAULTS, ...read() };
    tell(new Set(Object.keys(DEFAULTS).filter((name) => before[name] !== now[name])));
  });

  return { FILTERS, set, get, list, listen, isFiltered, clear };
})();
