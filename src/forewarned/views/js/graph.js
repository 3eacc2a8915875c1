/** Boxes and arrows: what the pictures of the questions are drawn with. */
const graph = (() => {
  const SIZE = 12;

  /** A line of text at (x, y). */
  const words = (value, x, y, look = "", more = {}) => dom.svg("text", { x, y, class: look, ...more }, value);

  /**
   * A box that can be chosen, with its lines of text.
   * `lines` are [words, look]; `under` draws a second sheet behind it; `label` is what is read aloud.
   */
  function box({ x, y, width, height, lines, look = "", label, under, chosen, run, mark, data: kept = {} }) {
    const keyed = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      run();
    };
    return dom.svg(
      "g",
      {
        class: `node ${look}${chosen ? " chosen" : ""}`,
        role: "button",
        tabindex: chosen ? 0 : -1,
        "aria-label": text.printable(label),
        "aria-pressed": String(Boolean(chosen)),
        data: kept,
        onclick: run,
        onkeydown: keyed,
      },
      dom.svg("title", {}, text.printable(label)),
      under ? dom.svg("rect", { class: "sheet", x: x + 4, y: y + 4, width, height, rx: 6 }) : null,
      dom.svg("rect", { class: "frame", x, y, width, height, rx: 6 }),
      mark ? placed(mark, x + 14, y + 14) : null,
      lines.map(([value, how], index) => words(value, x + (mark && !index ? 26 : 9), y + 18 + index * 15, how)),
    );
  }

  function placed(mark, x, y) {
    mark.setAttribute("transform", `translate(${x},${y}) scale(0.8)`);
    return mark;
  }

  /** An arrow along a soft curve; `bend` moves its middle sideways where both ends are in one column. */
  function arrow(from, to, { look = "", bend = 0, edge } = {}) {
    const back = bend !== 0;
    const reach = Math.max(24, Math.abs(to.x - from.x) * 0.45);
    const curve = back
      ? `C${from.x + bend},${from.y} ${to.x + bend},${to.y}`
      : `C${from.x + reach},${from.y} ${to.x - reach},${to.y}`;
    const side = back ? Math.sign(bend) * 7 : -7;
    return dom.svg(
      "g",
      { class: `edge ${look}`, "aria-hidden": "true", data: edge ? { edge } : {} },
      dom.svg("path", { d: `M${from.x},${from.y} ${curve} ${to.x + side},${to.y}` }),
      dom.svg("path", { class: "tip-of", d: `M${to.x},${to.y} l${side},-4 v8 Z` }),
    );
  }

  /** Words on an arrow, on a ground of their own, from `x` on. */
  function pill(value, x, y, look = "") {
    const { width } = measure.fitted(value, 200, 11, 600);
    return dom.svg(
      "g",
      { class: `pill ${look}`, "aria-hidden": "true" },
      dom.svg("rect", { x, y: y - 8, width: width + 10, height: 16, rx: 8 }),
      words(value, x + 5, y + 4),
    );
  }

  /** The picture itself, in a frame that scrolls sideways where it is wide. */
  function picture(width, height, label, ...parts) {
    const root = dom.svg(
      "svg",
      { class: "graph", viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": label },
      parts,
    );
    root.addEventListener("keydown", walk);
    settle(root);
    return dom.el("div", { class: "graph-frame", tabindex: 0, role: "region", "aria-label": `${label}: picture` }, root);
  }

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  /** Arrow keys walk from box to box; one box at a time can be reached by Tab. */
  function walk(event) {
    const step = STEPS[event.key];
    const list = [...event.currentTarget.querySelectorAll(".node")];
    const at = list.indexOf(event.target.closest(".node"));
    if (!step || at < 0) return;
    event.preventDefault();
    list.forEach((one) => one.setAttribute("tabindex", -1));
    const next = list[(at + step + list.length) % list.length];
    next.setAttribute("tabindex", 0);
    next.focus();
  }

  function settle(root) {
    const first = root.querySelector(".node.chosen") || root.querySelector(".node");
    if (first) first.setAttribute("tabindex", 0);
  }

  return { SIZE, words, box, arrow, pill, picture };
})();
