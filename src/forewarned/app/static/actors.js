// Names of actors to choose from while one is typed.
"use strict";

(() => {
  const field = document.getElementById("other");
  if (!field) return;
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (!field.value.trim()) return;
      const { status, value } = await ask("GET", `/api/actors?q=${encodeURIComponent(field.value)}`);
      if (status !== 200) return;
      document.getElementById("others").replaceChildren(
        ...value.actors.slice(0, 20).map((one) => {
          const option = document.createElement("option");
          option.value = one.name;
          return option;
        }),
      );
    }, 200);
  });
})();
