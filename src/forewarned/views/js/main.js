/** Draws what a change of the state touches. */
const draw = (() => {
  const touches = (changed, ...names) => names.some((name) => changed.has(name));

  /** Draws the timeline anew and gives the focus back to the mark that had it; `moved`: only the window changed. */
  function drawTimeline({ moved = false } = {}) {
    if (!data.records.length) return;
    const kept = document.activeElement && document.activeElement.closest("#chart [data-record]");
    timeline.draw();
    overview.draw();
    if (!moved) headline.undated();
    zoom.settle();
    if (kept)
      dom.byId("chart").querySelector(`.point[data-record="${kept.dataset.record}"]`)?.focus({ preventScroll: true });
  }

  function update(changed) {
    const filtered = touches(changed, ...state.FILTERS);
    if (touches(changed, "theme")) theme.draw();
    if (filtered) filters.draw();
    if (filtered || touches(changed, "lanes", "record")) drawTimeline();
    else if (touches(changed, "view")) drawTimeline({ moved: true });
    if (filtered || touches(changed, "sort", "dir", "page", "record")) table.draw();
    if (touches(changed, ...questions.STATE) || (filtered && questions.filtered())) questions.draw();
    if (touches(changed, "document", "entry")) reading.draw();
  }

  function start() {
    theme.draw();
    headline.draw();
    appendix.build();
    filters.build();
    filters.draw();
    table.draw();
    drawTimeline();
    questions.draw();
    reading.draw();
    state.listen(update);
  }

  let width = innerWidth;
  window.addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    requestAnimationFrame(() => {
      drawTimeline();
      questions.draw();
    });
  });
  document.querySelector("[data-skip]").addEventListener("click", (event) => {
    event.preventDefault();
    dom.byId("ledger").focus();
    table.show();
  });

  return { start, timeline: drawTimeline };
})();

draw.start();
