// What every page shares: requests that carry the CSRF token, and the line that says when newer work is shown.
"use strict";

async function ask(method, path, body) {
  const headers = { "Accept": "application/json", "X-CSRF-Token": document.body.dataset.csrf };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, value: text ? JSON.parse(text) : null };
}

// Decisions show at once; what follows from them for records, chains and gaps takes a moment, and this line says so.
(() => {
  const SOON = 2000;
  const LATER = 15000; // milliseconds between two looks
  let timer = 0;
  let shown = null; // the row of the log that this page's board was laid out at

  function said(state) {
    const waiting = state.head - state.seq;
    if (state.fault) return `What was decided cannot be worked in: ${state.fault}`;
    if (!state.fresh) return `${waiting} ${waiting === 1 ? "change is" : "changes are"} being worked into chains and gaps.`;
    return state.seq > shown ? "Everything decided so far is worked in. " : "";
  }

  function tell(state) {
    const line = document.getElementById("state");
    const text = said(state);
    if (line.dataset.said === text) return;
    line.dataset.said = text;
    line.replaceChildren(text);
    if (text && state.fresh && !state.fault) {
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "Show the newer state";
      link.addEventListener("click", (event) => {
        event.preventDefault();
        location.reload();
      });
      line.append(link);
    }
    line.hidden = !text;
  }

  async function look() {
    let wait = LATER;
    if (document.visibilityState === "visible") {
      try {
        const { status, value } = await ask("GET", "/api/state");
        if (status === 401) return; // signed out: nothing more is told
        if (status === 200) {
          shown ??= value.seq;
          wait = value.fresh ? LATER : SOON;
          tell(value);
        }
      } catch {
        wait = LATER; // the server is away; the next page will say so
      }
    }
    clearTimeout(timer);
    timer = setTimeout(look, wait);
  }

  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("decided", () => {
    clearTimeout(timer);
    look();
  });
})();
