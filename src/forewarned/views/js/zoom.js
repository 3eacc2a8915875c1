/** Zooming, moving and brushing the timeline; the small window of each mark; keys within it. */
const zoom = (() => {
  const LEAST = 5; // days
  const chart = dom.byId("chart");
  const tip = dom.byId("tip");
  const pointers = new Map();
  let drag = null;
  let dragged = false;

  /** Shows the window from `first` to `last` (days), within ten times the extent of the ledger. */
  function show(first, last) {
    const [from, to] = scale.whole(data.records);
    const width = Math.min(Math.max(last - first, LEAST), (to - from) * 1.2);
    const middle = Math.min(Math.max((first + last) / 2, from), to);
    state.set({ view: [middle - width / 2, middle + width / 2].map((day) => day.toFixed(2)).join(",") });
  }

  /** Zooms by `factor` (above 1: closer) around `day`, by default the middle. */
  function by(factor, day) {
    const [first, last] = timeline.view();
    const around = day ?? (first + last) / 2;
    show(around - (around - first) / factor, around + (last - around) / factor);
  }

  /** Moves by a share of the window. */
  function move(share) {
    const [first, last] = timeline.view();
    const step = (last - first) * share;
    show(first + step, last + step);
  }

  const home = () => state.set({ view: "" });

  const all = () => show(...scale.whole(search.shown()));

  /** Brings a record into view when it lies outside. */
  function reveal(record) {
    if (record.from === null) return;
    const [first, last] = timeline.view();
    if (record.to + 1 > first && record.from < last) return;
    const middle = (record.from + record.to + 1) / 2;
    show(middle - (last - first) / 2, middle + (last - first) / 2);
  }

  const pixel = (event) => event.clientX - chart.getBoundingClientRect().left;

  chart.addEventListener(
    "wheel",
    (event) => {
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        by(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.004)), timeline.current().day(pixel(event)));
      } else if (sideways || event.shiftKey) {
        event.preventDefault();
        move((sideways ? event.deltaX : event.deltaY) / chart.clientWidth);
      }
    },
    { passive: false },
  );

  chart.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    pointers.set(event.pointerId, pixel(event));
    const view = timeline.view();
    drag = { view, along: timeline.current(), start: spread(), moved: false, brush: event.shiftKey };
  });

  const spread = () => {
    const all = [...pointers.values()];
    return { middle: all.reduce((sum, one) => sum + one, 0) / all.length, width: Math.max(...all) - Math.min(...all) };
  };

  window.addEventListener("pointermove", (event) => {
    if (!drag || !pointers.has(event.pointerId)) return;
    pointers.set(event.pointerId, pixel(event));
    const at = spread();
    if (!drag.moved && Math.abs(at.middle - drag.start.middle) < 5 && Math.abs(at.width - drag.start.width) < 5) return;
    if (!drag.moved) chart.setPointerCapture(event.pointerId);
    drag.moved = true;
    hideTip();
    if (drag.brush) brush(at.middle);
    else pull(at);
  });

  /** One finger or the mouse moves the window, two fingers also widen it. */
  function pull(at) {
    const factor = pointers.size > 1 && drag.start.width > 10 ? at.width / drag.start.width : 1;
    const day = drag.along.day(drag.start.middle);
    const perDay = drag.along.perDay * Math.max(factor, 0.05);
    const first = day - (at.middle - drag.along.left) / perDay;
    show(first, first + (drag.along.right - drag.along.left) / perDay);
  }

  function brush(to) {
    const [left, right] = [drag.start.middle, to].sort((a, b) => a - b);
    const svg = chart.querySelector("svg");
    const box =
      chart.querySelector(".brush") || dom.svg("rect", { class: "brush", y: 0, height: svg.getAttribute("height") });
    box.setAttribute("x", left);
    box.setAttribute("width", right - left);
    svg.append(box);
    drag.range = [drag.along.day(left), drag.along.day(right)].map((day) => text.iso(Math.floor(day)));
  }

  function release(event) {
    if (!pointers.delete(event.pointerId) || !drag) return;
    const { moved, range } = drag;
    if (pointers.size) {
      drag = { ...drag, view: timeline.view(), along: timeline.current(), start: spread() };
      return;
    }
    drag = null;
    if (range) state.set({ from: range[0], to: range[1], view: "" });
    dragged = moved; // the click that ends a drag chooses nothing
    setTimeout(() => {
      dragged = false;
    }, 0);
  }
  window.addEventListener("pointerup", release);
  window.addEventListener("pointercancel", release);

  /** The mark or column under an event. */
  const target = (event) =>
    event.target instanceof Element ? event.target.closest("[data-record], [data-from]") : null;

  function choose(node) {
    if (node.dataset.record !== undefined) {
      table.select(data.records[Number(node.dataset.record)], { scroll: true });
      return;
    }
    const [from, to] = [Number(node.dataset.from), Number(node.dataset.to)];
    const [first, last] = timeline.view();
    if (last - first <= LEAST * 2) state.set({ from: text.iso(from), to: text.iso(to) });
    else
      show(
        Math.max(from - 1, (from + to) / 2 - (last - first) / 4),
        Math.min(to + 2, (from + to) / 2 + (last - first) / 4),
      );
  }

  chart.addEventListener("click", (event) => {
    const node = target(event);
    if (node && !dragged) choose(node);
  });

  function showTip(node) {
    const record = data.records[Number(node.dataset.record)];
    if (record) dom.replace(tip, tipOf(record));
    else dom.replace(tip, dom.el("p", {}, node.dataset.label));
    tip.hidden = false;
    const box = node.querySelector(".mark, text, rect").getBoundingClientRect();
    const left = Math.min(
      Math.max(8, box.left + box.width / 2 - tip.offsetWidth / 2),
      innerWidth - tip.offsetWidth - 8,
    );
    const above = box.top - tip.offsetHeight - 10;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above > 4 ? above : box.bottom + 10) + scrollY}px`;
  }

  function tipOf(record) {
    const entry = data.entriesOf(record)[0];
    const to = data.toWhom(record).join(", ");
    return [
      dom.el(
        "p",
        { class: `tip-head kind-${record.kind}` },
        marks.icon(record.kind, record),
        `${data.KIND_WORDS[record.kind]}${record.negated ? ` (${data.NEGATED_WORDS[record.kind]})` : ""}`,
        record.from === null ? null : dom.el("span", { class: "tip-when" }, data.when(record)),
      ),
      dom.el("p", { class: "tip-who" }, dom.say(data.who(record) || "No one named"), to ? [" → ", dom.say(to)] : null),
      entry ? dom.el("p", { class: "quote" }, "“", dom.say(clipped(data.quote(entry))), "”") : null,
    ];
  }

  const clipped = (value) => (value.length > 220 ? `${value.slice(0, 219).trimEnd()}…` : value);

  function hideTip() {
    tip.hidden = true;
  }

  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, (event) => {
      const node = target(event);
      if (node && node.closest("#chart, #undated") && !(drag && drag.moved)) showTip(node);
      else hideTip();
    });
  }

  /** Arrow keys walk from mark to mark; Enter opens. One mark at a time can be reached by Tab. */
  chart.addEventListener("keydown", (event) => {
    const node = target(event);
    if (!node) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(node);
      return;
    }
    const list = [...chart.querySelectorAll("[data-record], [data-from]")];
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = list[(list.indexOf(node) + step + list.length) % list.length];
    node.setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
  });

  /** Makes one mark of a fresh drawing reachable by Tab. */
  function settle() {
    const first = chart.querySelector(".point.chosen") || chart.querySelector("[data-record], [data-from]");
    if (first) first.setAttribute("tabindex", 0);
  }

  dom.replace(
    dom.byId("timeline-buttons"),
    [
      ["−", "Zoom out (−)", () => by(1 / 1.6)],
      ["+", "Zoom in (+)", () => by(1.6)],
      ["←", "Earlier", () => move(-0.3)],
      ["→", "Later", () => move(0.3)],
    ].map(([label, title, run]) =>
      dom.el("button", { type: "button", class: "square", title, "aria-label": title, onclick: run }, label),
    ),
    dom.el("button", { type: "button", title: "The window that suits the records shown (0)", onclick: home }, "Fit"),
    dom.el("button", { type: "button", title: "From the first to the last record", onclick: all }, "All"),
  );

  const looks = [
    [marks.icon("warning", { negated: true }), "said not to have happened"],
    [marks.icon("warning", { hedged: true }), "hedged"],
    [dom.el("span", { class: "range-key" }), "some time within these days"],
  ];
  dom.replace(
    dom.byId("legend"),
    looks.map(([picture, words]) => dom.el("span", {}, picture, words)),
  );

  return { show, by, move, home, all, reveal, settle, hideTip };
})();
