/** The questions as tabs: one is open at a time, and is drawn when it is. */
const questions = (() => {
  const STATE = ["ask", "subject", "step", "by", "part", "day"];
  const VIEWS = [
    ["chain", "The chain", chainview],
    ["origins", "Where it comes from", originview],
    ["contradictions", "Contradictions", pairs],
    ["gaps", "Gaps", gapview],
    ["open", "Open warnings", openview],
    ["knew", "Who knew", knewview],
  ].filter(([, , view]) => view.many);
  const section = dom.byId("questions");
  const panel = dom.byId("answer");

  const now = () => VIEWS.find(([name]) => name === state.get("ask")) || VIEWS[0];

  /** Opens a question, about a record or an actor where one is given, at one of its steps. */
  function ask(name, subject = "", step = "") {
    state.set({ ask: name, subject, step, by: "", part: "1" });
    section.scrollIntoView({ block: "start" });
    panel.focus({ preventScroll: true });
  }

  function tab([name, label, view]) {
    const chosen = now()[0] === name;
    return dom.el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `ask-${name}`,
        "aria-selected": String(chosen),
        "aria-controls": "answer",
        tabindex: chosen ? 0 : -1,
        onclick: () => state.set({ ask: name, subject: "", step: "", by: "", part: "1" }),
      },
      label,
      dom.el("span", { class: "many" }, text.number(view.many)),
    );
  }

  /** Arrow keys go from tab to tab, Home and End to the first and the last. */
  function keyed(event) {
    const at = VIEWS.indexOf(now());
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: VIEWS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const [name] = VIEWS[(to + VIEWS.length) % VIEWS.length];
    state.set({ ask: name, subject: "", step: "", by: "", part: "1" });
    dom.byId(`ask-${name}`).focus();
  }

  function draw() {
    section.hidden = !VIEWS.length || !data.records.length;
    if (section.hidden) return;
    const held = document.activeElement && panel.contains(document.activeElement) ? document.activeElement : null;
    const focus = held && { node: held.closest("[data-node]")?.dataset.node, id: held.id };
    const tabbed = document.activeElement && document.activeElement.closest("#asks");
    const [name, , view] = now();
    dom.replace(dom.byId("asks"), VIEWS.map(tab));
    panel.setAttribute("aria-labelledby", `ask-${name}`);
    const scrolled = panel.querySelector(".graph-frame")?.scrollLeft || 0;
    dom.replace(panel, view.draw());
    const frame = panel.querySelector(".graph-frame");
    if (frame) frame.scrollLeft = scrolled;
    if (tabbed) dom.byId(`ask-${name}`).focus({ preventScroll: true });
    if (focus && focus.node) panel.querySelector(`[data-node="${focus.node}"]`)?.focus({ preventScroll: true });
    else if (focus && focus.id) dom.byId(focus.id)?.focus({ preventScroll: true });
  }

  dom.byId("asks").addEventListener("keydown", keyed);

  return { STATE, draw, ask, filtered: () => VIEWS.length > 0 && now()[0] === "origins" };
})();
