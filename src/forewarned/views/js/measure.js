/** How wide text is, and text cut to fit. */
const measure = (() => {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;

  /** `value` cut so that it fits into `width` pixels at `size` pixels, with how wide it then is. */
  function fitted(value, width, size = 12.5, weight = 400) {
    context.font = `${weight} ${size}px ${family}`;
    const wide = (part) => context.measureText(part).width;
    const whole = text.printable(value);
    if (wide(whole) <= width) return { text: whole, width: wide(whole) };
    const chars = [...whole];
    let low = 0;
    let high = Math.min(chars.length, 120);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (wide(`${chars.slice(0, middle).join("")}…`) <= width) low = middle;
      else high = middle - 1;
    }
    const cut = `${chars.slice(0, low).join("").trimEnd()}…`;
    return { text: cut, width: wide(cut) };
  }

  /** `value` in at most `most` lines of `width` pixels, cut at spaces; the last one ends in "…" where words are left. */
  function lines(value, width, most, size = 12.5, weight = 400) {
    context.font = `${weight} ${size}px ${family}`;
    const words = text.printable(value).trim().split(/\s+/).slice(0, 60);
    const found = [];
    let line = "";
    while (words.length) {
      const longer = line ? `${line} ${words[0]}` : words[0];
      const fits = context.measureText(longer).width <= width;
      if (found.length === most - 1 && !fits) return [...found, fitted([line, ...words].join(" ").trim(), width, size, weight).text];
      if (fits || !line) {
        line = fits ? longer : fitted(longer, width, size, weight).text;
        words.shift();
      }
      if (!fits) {
        found.push(line);
        line = "";
      }
    }
    return line ? [...found, line] : found;
  }

  return { fitted, lines };
})();
