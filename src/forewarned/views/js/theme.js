/** Light, dark, or as the device says. */
const theme = (() => {
  const button = dom.byId("theme");
  const NEXT = { "": "light", light: "dark", dark: "" };
  const WORDS = { "": "auto", light: "light", dark: "dark" };

  function draw() {
    const now = state.get("theme") in NEXT ? state.get("theme") : "";
    document.documentElement.dataset.theme = now || "auto";
    button.textContent = `Colours: ${WORDS[now]}`;
    button.setAttribute("aria-label", `Colours: ${now || "as on this device"}. Change to ${WORDS[NEXT[now]]}`);
  }

  const next = () => state.set({ theme: NEXT[state.get("theme")] ?? "light" });

  button.addEventListener("click", next);
  return { draw, next };
})();
