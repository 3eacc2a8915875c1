/** Keyboard: single keys outside of fields, listed under "?". */
const keys = (() => {
  const LIST = [
    ["/", "search"],
    ["j, k", "next, previous row"],
    ["Enter", "open or close the row"],
    ["o", "show the row's sentence in its document"],
    ["Esc", "close the document, leave the search"],
    ["+, −", "zoom the timeline in, out"],
    ["[, ]", "move the timeline earlier, later"],
    ["0", "fit the timeline"],
    ["arrows", "from mark to mark or box to box, when one has the focus"],
    ["c", "clear all filters"],
    ["t", "light, dark or auto colours"],
    ["?", "this list"],
  ];
  const MOUSE = [
    ["drag", "move the timeline"],
    ["Ctrl + wheel, pinch", "zoom"],
    ["Shift + drag", "filter by these dates"],
    ["strip below the timeline", "drag to choose the window"],
  ];
  const help = dom.byId("help");

  function showHelp() {
    const rows = (list) =>
      list.map(([key, what]) =>
        dom.el("tr", {}, dom.el("th", { scope: "row" }, dom.el("kbd", {}, key)), dom.el("td", {}, what)),
      );
    dom.replace(
      help,
      dom.el("h2", { id: "help-title" }, "Keys"),
      dom.el("table", {}, dom.el("tbody", {}, rows(LIST))),
      dom.el("h3", {}, "Timeline"),
      dom.el("table", {}, dom.el("tbody", {}, rows(MOUSE))),
      dom.el("button", { type: "button", onclick: () => help.close() }, "Close"),
    );
    help.showModal();
  }

  /** Opens the document at the first entry of the row that has the focus or is open. */
  function openDocument() {
    const node = document.activeElement && document.activeElement.closest("#table [data-index]");
    const record = node ? data.records[Number(node.dataset.index)] : data.recordById.get(state.get("record"));
    const entry = record && data.entriesOf(record).find((one) => one.doc >= 0);
    if (entry) state.set({ record: record.id, document: data.documents[entry.doc].id, entry: entry.id });
  }

  const ACTIONS = {
    "/": () => dom.byId("filter-q").focus(),
    j: () => table.step(1),
    k: () => table.step(-1),
    o: openDocument,
    "+": () => zoom.by(1.6),
    "=": () => zoom.by(1.6),
    "-": () => zoom.by(1 / 1.6),
    "[": () => zoom.move(-0.3),
    "]": () => zoom.move(0.3),
    0: zoom.home,
    c: state.clear,
    t: () => theme.next(),
    "?": showHelp,
  };

  document.addEventListener("keydown", (event) => {
    const field = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (event.key === "Escape") {
      zoom.hideTip();
      if (field) field.blur();
    }
    if (field || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const run = data.records.length || event.key === "?" || event.key === "t" ? ACTIONS[event.key] : null;
    if (!run) return;
    event.preventDefault();
    run();
  });

  dom.byId("help-button").addEventListener("click", showHelp);
  help.addEventListener("click", (event) => {
    if (event.target === help) help.close();
  });
})();
