// Words of the document, marked with the mouse or with the keyboard, go into the fields of a form with their places.
// Places count characters of the document as the server does: code points, not the units of a JavaScript string.
"use strict";

const marking = (() => {
  const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.,:/-]*[\p{L}\p{N}\p{M}])?/gu;
  const LINE = 8; // words that up and down move by
  let armed = null; // the button whose field waits for words
  let marked = null; // {start, end, text} that was marked last
  let cursor = null; // {anchor, head}: places in the list of words, for the keyboard

  const region = () => document.getElementById("text");
  const points = (text) => [...text].length;
  const start = (span) => Number(span.dataset.start);
  const end = (span) => Number(span.dataset.end);
  const spans = () => [...(region()?.querySelectorAll("[data-start]") || [])];
  const isHidden = (span) => span.classList.contains("hidden-char");

  /** What is selected in the text now, or null. */
  function selected() {
    const selection = getSelection();
    if (!region() || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const touched = spans().filter((span) => range.intersectsNode(span));
    if (!touched.length) return null;
    const from = edge(touched[0], range.startContainer, range.startOffset, start(touched[0]));
    const last = touched[touched.length - 1];
    const to = edge(last, range.endContainer, range.endOffset, end(last));
    return from < to ? { start: from, end: to, text: between(from, to) } : null;
  }

  function edge(span, node, offset, usual) {
    if (!span.contains(node) || isHidden(span)) return usual;
    if (node.nodeType === Node.TEXT_NODE) return start(span) + points(node.data.slice(0, offset));
    return offset ? end(span) : start(span);
  }

  /** The characters from one place to another, on one line. */
  function between(from, to) {
    let text = "";
    let last = from;
    for (const span of spans()) {
      if (end(span) <= from || start(span) >= to) continue;
      if (start(span) > last) text += " ";
      const letters = isHidden(span) ? [span.textContent] : [...span.textContent];
      text += letters.slice(Math.max(0, from - start(span)), Math.max(0, to - start(span))).join("");
      last = end(span);
    }
    return text.replace(/\s+/g, " ").trim();
  }

  /** Every word of the text with its places, across the pieces that it is cut into. */
  function words() {
    const found = [];
    for (const line of region().querySelectorAll("p")) {
      const pieces = [...line.querySelectorAll("[data-start]")];
      if (!pieces.length) continue;
      const text = pieces.map((span) => (isHidden(span) ? " " : span.textContent)).join("");
      const first = start(pieces[0]);
      for (const match of text.matchAll(WORD)) {
        const from = first + points(text.slice(0, match.index));
        found.push({ start: from, end: from + points(match[0]) });
      }
    }
    return found;
  }

  function select(from, to) {
    const a = spans().find((span) => start(span) <= from && from < end(span));
    const b = spans().find((span) => start(span) < to && to <= end(span));
    if (!a || !b) return;
    const range = document.createRange();
    range.setStart(...point(a, from));
    range.setEnd(...point(b, to));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  }

  function point(span, place) {
    if (isHidden(span)) return [span, place > start(span) ? 1 : 0];
    return [span.firstChild, [...span.textContent].slice(0, place - start(span)).join("").length];
  }

  function say(text) {
    const line = document.getElementById("marking");
    if (!line) return;
    line.textContent = text;
    line.hidden = !text;
  }

  function keep(found) {
    marked = found;
    if (!found) return;
    say(armed ? `Marked: “${found.text}”. Enter takes it.` : `Marked: “${found.text}”. Now choose a field to put it in.`);
    if (globalThis.Highlight && CSS.highlights) CSS.highlights.set("marked", new Highlight(getSelection().getRangeAt(0).cloneRange()));
  }

  function forget() {
    marked = null;
    cursor = null;
    CSS.highlights?.delete("marked");
    say("");
  }

  /** Puts what was marked into the field of `button`. */
  function take(button) {
    const { words: field, places } = fieldOf(button);
    const many = field.hasAttribute("data-many") && field.value.trim();
    field.value = many ? `${field.value.trim()}\n${marked.text}` : marked.text;
    const held = many && places.value ? `${places.value},` : "";
    places.value = `${held}${marked.start}-${marked.end}`;
    armed = null;
    forget();
    getSelection().removeAllRanges();
    button.closest("form").querySelector("button:not([type=button])").focus();
  }

  function fieldOf(button) {
    const { elements } = button.form;
    return { words: elements.namedItem(`${button.dataset.mark}.words`), places: elements.namedItem(`${button.dataset.mark}.spans`) };
  }

  /** The text takes the keyboard: the cursor stands on the first word of the entry. */
  function enter() {
    const box = region();
    if (!box) return;
    box.focus();
    const first = box.querySelector(".of-entry");
    const list = words();
    const at = first ? list.findIndex((word) => word.end > start(first)) : 0;
    cursor = { anchor: Math.max(0, at), head: Math.max(0, at) };
    show(list);
  }

  function show(list) {
    if (!list.length) return;
    const [a, b] = [Math.min(cursor.anchor, cursor.head), Math.max(cursor.anchor, cursor.head)];
    select(list[a].start, list[b].end);
    keep(selected());
  }

  const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: LINE, ArrowUp: -LINE };

  function onKey(event) {
    if (event.target !== region() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      const button = armed;
      armed = null;
      forget();
      getSelection().removeAllRanges();
      (button || document.getElementById("entry"))?.focus();
    } else if (event.key === "Enter" && marked && armed) {
      take(armed);
    } else if (event.key in STEPS) {
      const list = words();
      if (!list.length) return;
      cursor ??= { anchor: 0, head: -1 };
      cursor.head = Math.min(list.length - 1, Math.max(0, cursor.head + STEPS[event.key]));
      if (!event.shiftKey) cursor.anchor = cursor.head;
      show(list);
    } else return;
    event.preventDefault();
  }

  function onClick(event) {
    const button = event.target.closest?.("button.mark");
    if (!button) return;
    if (marked) return take(button);
    armed = button;
    enter();
    say("Select the words with the mouse, or with the arrows (Shift extends), then press Enter. Escape leaves.");
  }

  function onMouseUp(event) {
    if (!region()?.contains(event.target)) return;
    const found = selected();
    if (!found) return;
    cursor = null;
    keep(found);
    if (armed) take(armed);
  }

  /** Makes what only works with a script visible in `root`, and forgets what was marked before. */
  function ready(root) {
    armed = null;
    forget();
    for (const button of root.querySelectorAll("button.mark")) {
      button.hidden = false;
      fieldOf(button).words.addEventListener("input", () => (fieldOf(button).places.value = "")); // typed words are looked for
    }
  }

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("mouseup", onMouseUp);
  document.addEventListener("DOMContentLoaded", () => ready(document));
  return { ready, enter };
})();
