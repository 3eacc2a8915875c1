// Uploads with their progress, and the progress of imports, without a reload.
"use strict";

(() => {
  const SOON = 700; // milliseconds between two looks while something is imported
  const form = document.getElementById("upload");
  const list = document.getElementById("imports");
  const STATES = { waiting: "waiting", running: "running", done: "done", stopped: "stopped", failed: "failed" };

  function made(tag, text, look) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (look) element.className = look;
    return element;
  }

  function counted(number, one, many) {
    return `${number.toLocaleString("en")} ${number === 1 ? one : many || `${one}s`}`;
  }

  function steering(job, act, label) {
    const button = made("button", label);
    button.append(made("span", ` import ${job.number}`, "unseen"));
    button.addEventListener("click", async () => {
      button.disabled = true;
      const { status, value } = await ask("POST", `/api/imports/${job.number}/${act}`);
      if (status === 200) show(value);
    });
    return button;
  }

  function told(job) {
    const card = made("article", "", "card job");
    card.id = `import-${job.number}`;
    card.dataset.state = job.state;
    card.append(made("h3", `Import ${job.number}: ${STATES[job.state]}`));
    if (job.state === "running") {
      const bar = made("progress");
      bar.max = job.files.length;
      bar.value = job.done;
      bar.setAttribute("aria-label", `Import ${job.number}`);
      card.append(bar);
    }
    const line = made("p", `${job.done.toLocaleString("en")} of ${counted(job.files.length, "file")}`);
    if (job.current) line.append(", at ", made("bdi", job.current));
    line.append(`: ${counted(job.read, "document")}${job.there ? ` (${job.there} there already)` : ""} with `);
    line.append(`${counted(job.entries, "new entry", "new entries")}${job.failed ? `, ${counted(job.failed, "problem")}` : ""}. `);
    const by = made("span", "By ", "quiet");
    by.append(made("bdi", job.who));
    line.append(by);
    card.append(line);
    if (job.error) card.append(made("p", `${job.error}. What was read stays; start it again for the rest.`, "bad"));
    if (job.problems.length) {
      const problems = made("ul");
      for (const one of job.problems) {
        const item = made("li");
        item.append(made("bdi", one.where), `: ${one.what}`);
        problems.append(item);
      }
      card.append(problems);
    }
    if ("steers" in list.dataset) {
      const row = made("p", "", "row");
      const over = !["running", "waiting"].includes(job.state);
      if (!over) row.append(steering(job, "cancel", "Stop"));
      if (["stopped", "failed"].includes(job.state)) row.append(steering(job, "again", "Start again"));
      if (over) row.append(steering(job, "forget", "Take off the list"));
      card.append(row);
    }
    return card;
  }

  let timer = 0;
  let last = "";
  let working = list.querySelector('[data-state="running"], [data-state="waiting"]') !== null;

  function show(jobs) {
    const text = JSON.stringify(jobs);
    if (text !== last) {
      last = text;
      list.replaceChildren(...jobs.map(told));
    }
    const now = jobs.some((job) => ["running", "waiting"].includes(job.state));
    if (working && !now) {
      document.getElementById("came").hidden = false;
      document.dispatchEvent(new Event("decided"));
    }
    working = now;
    clearTimeout(timer);
    if (now) timer = setTimeout(look, SOON);
  }

  async function look() {
    try {
      const { status, value } = await ask("GET", "/api/imports");
      if (status === 200) show(value);
    } catch {
      timer = setTimeout(look, 10 * SOON); // the server is away
    }
  }

  function say(text) {
    const line = document.getElementById("said");
    line.textContent = text;
    line.hidden = !text;
  }

  function send(files) {
    const total = files.reduce((sum, file) => sum + file.size, 0);
    if (!files.length) return say("Choose one file or more first.");
    if (total > Number(form.dataset.limit)) {
      return say(`These are ${counted(Math.ceil(total / 1e6), "MB", "MB")}: at most ${Math.floor(form.dataset.limit / 1e6)} MB are taken at a time.`);
    }
    say("");
    const bar = document.getElementById("sent");
    const body = new FormData();
    for (const file of files) body.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", "/api/files/upload");
    request.setRequestHeader("X-CSRF-Token", document.body.dataset.csrf);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      bar.hidden = false;
      if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
    });
    request.addEventListener("loadend", () => {
      bar.hidden = true;
      let value = {};
      try {
        value = JSON.parse(request.responseText);
      } catch {
        value = { error: "The server did not take them. Try again." };
      }
      if (request.status !== 200) return say(value.error);
      form.reset();
      working = true;
      return look();
    });
    request.send(body);
    return undefined;
  }

  if (form) {
    form.querySelector("[data-drop]").hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send([...document.getElementById("chosen").files]);
    });
    for (const name of ["dragenter", "dragover"]) {
      form.addEventListener(name, (event) => {
        event.preventDefault();
        form.dataset.over = "";
      });
    }
    form.addEventListener("dragleave", () => delete form.dataset.over);
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      delete form.dataset.over;
      send([...event.dataTransfer.files]);
    });
  }
  if (working) look();
})();
