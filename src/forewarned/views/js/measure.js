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

  return { fitted };
})();
