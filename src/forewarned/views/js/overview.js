/** The strip under the timeline: all records from first to last, and the window in view within it. */
const overview = (() => {
  const HEIGHT = 36;
  const BIN = 5;
  const strip = dom.byId("overview");
  let drag = null;
  let drawn = {};

  function draw(width = dom.byId("chart").clientWidth) {
    if (drawn.shown !== search.shown() || drawn.width !== width) whole(width);
    if (strip.hidden) return;
    const { along } = strip;
    const [first, last] = timeline.view().map((day) => Math.min(Math.max(along.x(day), 2), width - 2));
    const box = strip.querySelector(".window");
    box.setAttribute("x", first);
    box.setAttribute("width", Math.max(4, last - first));
  }

  /** Everything but the window, which alone changes with every step of a zoom. */
  function whole(width) {
    drawn = { shown: search.shown(), width };
    const dated = drawn.shown.filter((record) => record.from !== null);
    strip.hidden = dated.length < 2;
    if (strip.hidden) return;
    strip.along = scale.linear(scale.whole(dated), 2, width - 2);
    dom.replace(
      strip,
      dom.svg(
        "svg",
        { viewBox: `0 0 ${width} ${HEIGHT + 16}`, width, height: HEIGHT + 16, "aria-hidden": "true" },
        columns(dated, strip.along),
        dom.svg("line", { class: "rule", x1: 0, x2: width, y1: HEIGHT, y2: HEIGHT }),
        years(strip.along),
        dom.svg("rect", { class: "window", y: 1, height: HEIGHT - 1, rx: 3 }),
      ),
    );
  }

  /** Square roots, so that a month with two records can be seen beside one with two hundred. */
  function columns(dated, along) {
    const counts = new Map();
    for (const record of dated) {
      const bin = Math.floor(along.x((record.from + record.to + 1) / 2) / BIN);
      counts.set(bin, (counts.get(bin) || 0) + 1);
    }
    const unit = (HEIGHT - 6) / Math.sqrt(Math.max(...counts.values()));
    return [...counts].map(([bin, many]) => {
      const height = Math.max(2, Math.sqrt(many) * unit);
      return dom.svg("rect", { class: "count", x: bin * BIN + 0.5, y: HEIGHT - height, width: BIN - 1, height });
    });
  }

  function years(along) {
    const { unit, days } = scale.ticks(along, 90);
    return days
      .filter((day) => along.x(day) < along.right - 60)
      .map((day) => {
        const { year, month } = text.parts(day);
        const long = {
          day: text.date(day, true),
          week: text.date(day, true),
          month: `${text.MONTHS[month].slice(0, 3)} ${year}`,
        };
        return dom.svg("text", { class: "tick", x: along.x(day), y: HEIGHT + 13 }, long[unit] || `${year}`);
      });
  }

  const pixel = (event) => event.clientX - strip.getBoundingClientRect().left;

  strip.addEventListener("pointerdown", (event) => {
    if (event.button || !strip.along) return;
    const day = strip.along.day(pixel(event));
    const view = timeline.view();
    drag = {
      day,
      view,
      inside: day > view[0] && day < view[1] && view[1] - view[0] < 0.9 * (strip.along.last - strip.along.first),
    };
    strip.setPointerCapture(event.pointerId);
  });

  /** Inside the window a drag moves it; outside it draws a new one. */
  strip.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const day = strip.along.day(pixel(event));
    if (drag.inside) zoom.show(drag.view[0] + day - drag.day, drag.view[1] + day - drag.day);
    else if (Math.abs(day - drag.day) * strip.along.perDay > 4)
      zoom.show(Math.min(day, drag.day), Math.max(day, drag.day));
  });

  for (const type of ["pointerup", "pointercancel"])
    strip.addEventListener(type, () => {
      drag = null;
    });

  return { draw };
})();
