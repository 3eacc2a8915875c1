// A document: its entries by keys, the words of the one that is chosen, and an entry added from marked words.
"use strict";

(() => {
  const byId = (id) => document.getElementById(id);
  const notes = () => [...document.querySelectorAll(".notes li")];
  const chosen = () => (location.hash ? byId(decodeURIComponent(location.hash.slice(1))) : null);

  /** Marks the words of the entry that the address names. */
  function mark() {
    const id = chosen()?.id;
    for (const piece of document.querySelectorAll(".piece.of-entry"))
      piece.classList.toggle("now", Boolean(id) && piece.dataset.entries.split(" ").includes(id));
  }

  function choose(note) {
    if (!note) return;
    location.hash = note.id;
    note.focus({ preventScroll: true });
  }

  function move(step) {
    const list = notes();
    const at = list.indexOf(chosen());
    choose(list[at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step]);
  }

  function decide(act) {
    const button = chosen()?.querySelector(`button[value=${act}]`);
    if (button) button.form.requestSubmit(button);
  }

  function add() {
    const box = byId("add");
    if (!box) return;
    box.open = true;
    box.querySelector("button.mark").click(); // takes the words that are marked, or waits for some
  }

  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    y: () => decide("confirm"),
    n: () => decide("reject"),
    a: add,
    t: () => marking.enter(),
    "?": () => byId("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || byId("keys").open) return;
    if (event.target.closest("input, textarea, select") || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  document.addEventListener("click", (event) => {
    const piece = event.target.closest?.(".piece.of-entry");
    if (piece && getSelection().isCollapsed) choose(byId(piece.dataset.entries.split(" ")[0]));
  });
  addEventListener("hashchange", mark);
  document.addEventListener("DOMContentLoaded", () => {
    byId("show-keys").hidden = false;
    byId("show-keys").addEventListener("click", () => byId("keys").showModal());
    // A link may name an entry that stands on another page of a long document.
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (/^e-\w+$/.test(wanted) && !chosen() && !location.search.includes("entry="))
      return location.replace(`${location.pathname}?entry=${wanted}#${wanted}`);
    mark();
    chosen()?.focus({ preventScroll: true });
  });
})();
