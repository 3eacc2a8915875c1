/** Where a chain of warning broke, by sort; and the warnings that nothing followed beside those that came true. */
const gapview = (() => {
  const PAGE = 4;
  // Sort: in plain words, what it means, and which link of the chain is missing (from which step to which).
  const SORTS = {
    knew_not_warned: ["Knew, and is not known to have warned anybody", 0],
    warned_not_acted: ["Was warned, and is not known to have acted", 1],
    told_or_not_told: ["Says it was not told, while others say it was", 0],
    public_not_target: ["The public could read it, and those in danger were not told", 0],
    target_not_public: ["Some were told, and the public was not", 0],
  };
  const STEPS = ["knowledge", "warning", "response"];
  const WORDS = ["knew", "warned", "acted"];
  const gaps = data.asked.gaps.map((one) => ({
    ...one,
    actor: data.actors[one.actor],
    incident: data.records[one.incident],
    records: one.records.map((at) => data.records[at]),
  }));
  const alarms = gaps.filter((one) => one.sort === "nothing_followed");
  const hits = data.records.filter((record) => record.lead && ["warning", "threat"].includes(record.kind));

  /** Knew, warned, acted, with the link that is missing left open. */
  function sketch(missing) {
    const at = (step) => 24 + step * 92;
    return dom.svg(
      "svg",
      { class: "sketch", viewBox: "0 0 234 44", width: 234, height: 44, "aria-hidden": "true" },
      STEPS.map((kind, step) => {
        const mark = marks.shape(kind, { hedged: step > missing });
        mark.setAttribute("transform", `translate(${at(step)},14)`);
        return [
          mark,
          graph.words(WORDS[step], at(step), 38, "soft-words middle"),
          step < 2
            ? dom.svg("line", { class: step === missing ? "missing" : step > missing ? "faint" : "whole", x1: at(step) + 14, x2: at(step + 1) - 14, y1: 14, y2: 14 })
            : null,
          step === missing ? graph.words("?", at(step) + 46, 10, "missing-words middle") : null,
        ];
      }),
    );
  }

  const one = (gap) =>
    dom.el(
      "li",
      { class: "gap-one" },
      dom.el(
        "p",
        {},
        dom.el("b", {}, dom.say(gap.actor ? gap.actor.name : "No one named")),
        gap.incident ? [" · before “", dom.say(chainview.titleOf(gap.incident)), "”", gap.incident.when ? `, ${data.when(gap.incident, true)}` : ""] : null,
      ),
      dom.el("p", { class: "quiet" }, dom.say(gap.reason)),
      gap.records.slice(0, 3).map((record) => proof.whole(record, undefined, 1)),
      gap.records.length > 3 ? proof.told(text.count(gap.records.length - 3, "more record"), ["When", "Who", "In the words of the documents"], gap.records.slice(3), cells) : null,
    );

  const cells = (record) => [
    data.when(record, true) || "no date",
    dom.say(data.who(record) || "no one named"),
    proof.brief(data.entriesOf(record)[0]),
  ];

  function sortOf([sort, [words, missing]]) {
    const list = gaps.filter((gap) => gap.sort === sort);
    if (!list.length) return null;
    const holder = dom.el("ol", { class: "gap-list" });
    const more = dom.el("div", {});
    const fill = (many) => {
      dom.replace(holder, list.slice(0, many).map(one));
      dom.replace(more, list.length > many ? dom.action(`${text.number(list.length - many)} more of this sort`, () => fill(many + PAGE)) : null);
    };
    fill(PAGE);
    return dom.el(
      "section",
      { class: "gap-sort" },
      dom.el("div", { class: "gap-head" }, sketch(missing), dom.el("h3", {}, words, dom.el("span", { class: "many" }, text.number(list.length)))),
      holder,
      more,
    );
  }

  const MOST_DOTS = 120;

  /** One mark for each warning: full for those that came true, hollow for those that nothing followed. */
  function strip(records, hollow) {
    const shown = records.slice(0, MOST_DOTS);
    return dom.el(
      "p",
      { class: hollow ? "dots hollow" : "dots", "aria-hidden": "true" },
      shown.map((record) => marks.icon(record.kind, {})),
      records.length > shown.length ? ` and ${text.number(records.length - shown.length)} more` : null,
    );
  }

  function column(title, records, hollow, none, extra) {
    return dom.el(
      "div",
      { class: "side" },
      dom.el("h4", {}, title, dom.el("span", { class: "many" }, text.number(records.length))),
      strip(records, hollow),
      records.length ? proof.rows(["When", "Who", "In the words of the documents", extra[0]], records, (record) => [...cells(record), extra[1](record)], title) : dom.el("p", { class: "quiet" }, none),
    );
  }

  function hindsight() {
    const silent = [...new Set(alarms.flatMap((gap) => gap.records.slice(0, 1)))];
    const why = new Map(alarms.map((gap) => [gap.records[0], gap.reason]));
    return dom.el(
      "section",
      { class: "gap-sort" },
      dom.el("h3", {}, "Warnings that came true, beside those that nothing followed"),
      dom.el(
        "p",
        { class: "say" },
        "Hindsight is a bias: after a disaster the right warning is easy to see, and the others are forgotten. Those who had to " +
          "decide saw both columns. And these documents were chosen afterwards: they tell of more hits than alarms.",
      ),
      dom.el(
        "div",
        { class: "sides" },
        column("An incident followed", hits, false, "No warning is linked to an incident.", ["Days before", (record) => text.days(record.lead[1], record.lead[2])]),
        column("Nothing followed, as far as is told", silent, true, "No such warning was found in these documents. That is no proof that there were none.", [
          "Why it is here",
          (record) => dom.say(why.get(record)),
        ]),
      ),
    );
  }

  function draw() {
    const sorts = Object.entries(SORTS).map(sortOf).filter(Boolean);
    return [
      dom.el("p", { class: "say" }, "A gap says what these documents do not tell, not that nothing was done."),
      sorts.length ? sorts : dom.el("p", { class: "quiet pad" }, "No link of a chain was found to be missing."),
      hindsight(),
    ];
  }

  return { many: gaps.length + (gaps.length ? 0 : Number(hits.length > 0)), draw };
})();
