// What every page shares: requests that carry the CSRF token, and the line that says when newer work is shown.
"use strict";

async function ask(method, path, body) {
  const headers = { "Accept": "application/json", "X-CSRF-Token": document.body.dataset.csrf };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, value: text ? JSON.parse(text) : null };
}
