/** Elements built from text and attributes; nothing here reads markup from data. */
const dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (name === "class") node.setAttribute("class", value);
      else if (name === "data") Object.assign(node.dataset, value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    append(node, children);
    return node;
  }

  function append(node, children) {
    for (const child of children.flat(Infinity)) {
      if (child === undefined || child === null || child === false || child === "") continue;
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }

  /** An HTML element. Strings among the children become text nodes. */
  const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

  /** An SVG element. */
  const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  const byId = (id) => document.getElementById(id);

  /** Puts `children` in the place of everything inside `node`. */
  function replace(node, ...children) {
    node.replaceChildren();
    append(node, children);
    return node;
  }

  /** Text of a document as nodes: hidden characters are shown by their code, `find` (a RegExp) is marked. */
  function nodes(value, find) {
    return text.pieces(String(value)).flatMap((piece) => {
      if (piece.hidden) {
        return [el("span", { class: "hidden-char", title: text.nameOf(piece.text) }, text.code(piece.text))];
      }
      return find ? marked(piece.text, find) : [document.createTextNode(piece.text)];
    });
  }

  function marked(value, find) {
    const found = [];
    let last = 0;
    for (const match of value.matchAll(find)) {
      if (!match[0]) continue;
      found.push(document.createTextNode(value.slice(last, match.index)), el("mark", { class: "hit" }, match[0]));
      last = match.index + match[0].length;
    }
    found.push(document.createTextNode(value.slice(last)));
    return found;
  }

  /** Text of a document set apart from the direction of the text around it. */
  const say = (value, find) => el("bdi", {}, nodes(value, find));

  /** A link when `url` is http or https, else its text. */
  function link(url) {
    if (!/^https?:\/\//i.test(url)) return say(url);
    return el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, nodes(url));
  }

  /** A button that looks like a link. */
  const action = (label, run, attributes = {}) =>
    el("button", { type: "button", class: "linklike", onclick: run, ...attributes }, label);

  return { el, svg, byId, replace, nodes, say, link, action };
})();
