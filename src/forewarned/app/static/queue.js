// The queue by keys and without reloading: pages of entries are fetched ahead, and what the server made of them is shown.
"use strict";

(() => {
  const FRESH = 30000; // milliseconds that a page fetched ahead may wait
  const ahead = new Map(); // address -> {at, text}
  const seen = []; // addresses of entries that were shown before this one
  let busy = false;

  const entry = () => document.getElementById("entry");
  const byId = (id) => document.getElementById(id);

  function fetched(address) {
    const held = ahead.get(address);
    if (held && performance.now() - held.at < FRESH) return held.text;
    const text = fetch(address, { headers: { Accept: "text/html" } }).then((answer) => {
      if (!answer.ok || answer.redirected) throw new Error(`the server answered ${answer.status}`);
      return answer.text();
    });
    text.catch(() => ahead.delete(address));
    ahead.set(address, { at: performance.now(), text });
    return text;
  }

  async function show(address) {
    let text;
    try {
      text = await fetched(address);
    } catch {
      location.assign(address); // whatever is wrong, its page says it
      return;
    }
    ahead.delete(address);
    const page = new DOMParser().parseFromString(text, "text/html");
    byId("review").replaceWith(document.importNode(page.getElementById("review"), true));
    history.replaceState(null, "", address);
    settle();
    count();
  }

  /** After an entry came: its page takes the keyboard, and the next ones are fetched. */
  function settle() {
    marking.ready(byId("review"));
    (entry() || byId("main")).focus({ preventScroll: true });
    scrollTo(0, 0);
    for (const address of (entry()?.dataset.ahead || "").split(" ").filter(Boolean)) fetched(address).catch(() => {});
  }

  async function count() {
    const line = byId("progress");
    const { status, value } = await ask("GET", line.dataset.query.replace("/queue", "/api/progress"));
    if (status !== 200) return;
    const [done, all] = [value.confirmed + value.rejected, value.open + value.confirmed + value.rejected];
    line.textContent = `${done.toLocaleString("en")} of ${all.toLocaleString("en")} reviewed`;
    const bar = document.querySelector("progress");
    bar.max = all || 1;
    bar.value = done;
  }

  function refuse(text) {
    const line = byId("refusal");
    if (!line) return;
    line.textContent = text;
    line.hidden = false;
    line.scrollIntoView({ block: "nearest" });
  }

  const shownEntries = (versions) => Object.keys(versions).filter((id) => id.startsWith("e-"));

  function at(address, id) {
    const url = new URL(address, location.href);
    url.searchParams.set("at", id);
    return url.pathname + url.search;
  }

  async function send(form) {
    const here = entry()?.dataset.here;
    const back = form.elements.namedItem("back").value;
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch("/decide", { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.status === 409) return form.submit(); // the page of the conflict shows both sides
    const value = await answer.json();
    if (!answer.ok) return refuse(value.error);
    ahead.delete(here);
    document.dispatchEvent(new Event("decided"));
    if (back !== here) {
      seen.push(here);
      return show(back);
    }
    const [id, ...more] = shownEntries(value.versions); // its kind corrected, an entry has another id
    return show(id && !more.length ? at(here, id) : here);
  }

  async function undo() {
    const { status, value } = await ask("POST", "/api/undo", {});
    if (status !== 200) return refuse(value.error);
    ahead.clear();
    document.dispatchEvent(new Event("decided"));
    const [id] = shownEntries(value.versions);
    return show(at(entry()?.dataset.here || "/queue", id || ""));
  }

  /** One thing at a time: what is pressed meanwhile was meant for an entry that nobody has seen yet. */
  async function alone(work) {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch {
      refuse("The server does not answer. Nothing was decided.");
    } finally {
      busy = false;
    }
  }

  function open(id, field) {
    const details = byId(id);
    if (!details) return;
    details.open = true;
    details.querySelector(field).focus();
  }

  function skip() {
    const link = byId("skip");
    if (!link) return refuse("This is the last one.");
    return alone(() => {
      seen.push(entry().dataset.here);
      return show(link.getAttribute("href"));
    });
  }

  function back() {
    const address = seen.pop() || byId("back")?.getAttribute("href");
    if (!address) return refuse("This is the first one.");
    return alone(() => show(address));
  }

  const press = (key) => {
    const form = document.querySelector(`form[data-key="${key}"]`);
    if (form) alone(() => send(form));
  };

  const KEYS = {
    y: () => press("y"),
    n: () => press("n"),
    j: skip,
    k: back,
    u: () => document.body.dataset.role !== "reader" && alone(undo),
    c: () => open("correct", "textarea"),
    m: () => open("remark", "[data-focus=m] input[name=value]"),
    f: () => open("remark", "[data-focus=f] input[name=value]"),
    d: () => byId("to-document")?.click(),
    t: () => marking.enter(),
    "?": () => byId("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || byId("keys").open) return;
    if (event.target.closest("input, textarea, select")) {
      if (event.key === "Escape") entry()?.focus();
      return;
    }
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("action") !== "/decide") return;
    event.preventDefault();
    alone(() => ("undo" in form.dataset ? undo() : send(form)));
  });
  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest?.("#skip, #back");
    if (!link) return;
    event.preventDefault();
    if (link.id === "skip") skip();
    else back();
  });
  document.addEventListener("DOMContentLoaded", () => {
    byId("show-keys").hidden = false;
    byId("show-keys").addEventListener("click", () => byId("keys").showModal());
    if (entry()) settle();
  });
})();
