/** What one actor and its parts knew, were told and by whom, passed on, did, and deny. */
const knewview = (() => {
  const PAGE = 12;
  const known = data.asked.known.map(([how, actor, record, entries]) => ({
    how,
    actor: data.actors[actor],
    record: data.records[record],
    entries: entries.map((at) => data.entries[at]),
  }));
  const own = new Map();
  for (const one of known) own.set(one.actor, (own.get(one.actor) || 0) + 1);
  const actors = [...own.keys()].sort((a, b) => score(b) - score(a) || a.index - b.index);

  /** Those who knew or were told most come first, before those who only warned. */
  function score(actor) {
    return known.reduce((sum, one) => sum + (one.actor === actor ? (one.how === "warned" ? 0.1 : 1) : 0), 0);
  }

  /** Whether `actor` is `whole` or one of its parts. */
  function within(actor, whole) {
    const seen = new Set();
    for (let one = actor; one && !seen.has(one); one = data.actors[one.part_of]) {
      if (one === whole) return true;
      seen.add(one);
    }
    return false;
  }

  const LANES = [
    ["Knew", ["knew"]],
    ["Was told", ["was told"]],
    ["Warned others", ["warned"]],
    ["Not told, did not know, did not warn", ["was not told", "did not know", "did not warn"]],
    ["Denies it", ["denies it"]],
  ];

  const from = (one) => (one.how === "was told" || one.how === "was not told" ? data.who(one.record) : "");

  /** Lanes of what is known; what was told has a lane for each who told it, the most frequent first. */
  function lanes(list, whole) {
    const found = [];
    for (const [name, hows] of LANES) {
      const mine = list.filter((one) => hows.includes(one.how));
      if (name !== "Was told") found.push({ name, records: mine.map((one) => one.record) });
      else {
        const givers = new Map();
        for (const one of mine) {
          const giver = from(one);
          const lane = giver ? `Told by ${giver}` : "Told, by no one named";
          givers.set(lane, [...(givers.get(lane) || []), one.record]);
        }
        const order = [...givers].sort((a, b) => b[1].length - a[1].length);
        found.push(...order.slice(0, 4).map(([lane, records]) => ({ name: lane, records })));
        const rest = order.slice(4).flatMap(([, records]) => records);
        found.push({ name: "Told by others", records: rest });
      }
    }
    const drawn = new Set(found.flatMap((lane) => lane.records));
    const did = [...drawn].flatMap(data.answers).filter((one) => !drawn.has(one) && one.actor !== undefined && within(data.actors[one.actor], whole));
    found.push({ name: "Did", records: [...new Set(did)] });
    const taken = new Set(); // a record that is in two lanes is drawn in the first
    return found
      .map((lane) => ({ ...lane, records: [...new Set(lane.records)].filter((one) => !taken.has(one) && taken.add(one)) }))
      .filter((lane) => lane.records.length);
  }

  function arrows(given) {
    const drawn = new Set(given.flatMap((lane) => lane.records));
    return [...drawn].flatMap((record) =>
      data
        .answers(record)
        .filter((one) => drawn.has(one))
        .map((one) => ({ from: record, to: one, label: one.stance ? data.STANCE_WORDS[one.stance] : "", look: "answers" })),
    );
  }

  function choice(whole, day) {
    const pick = dom.el(
      "select",
      { id: "knew-actor", onchange: (event) => state.set({ subject: event.target.value, step: "", part: "1" }) },
      actors.map((one) =>
        dom.el("option", { value: one.id, selected: one === whole }, text.printable(`${one.name} (${own.get(one)})`)),
      ),
    );
    const before = dom.el("input", {
      type: "date",
      id: "knew-before",
      value: day,
      onchange: (event) => state.set({ day: event.target.value, step: "", part: "1" }),
    });
    return dom.el(
      "div",
      { class: "choose" },
      dom.el("div", { class: "field" }, dom.el("label", { for: "knew-actor" }, "Who"), pick),
      dom.el("div", { class: "field" }, dom.el("label", { for: "knew-before" }, "Only what may have been before"), before),
    );
  }

  /** What `whole` and its parts knew, in order of time, those without a day last; before a day, only what may be. */
  function answers(whole, day) {
    const mine = known.filter((one) => within(one.actor, whole));
    const list = day ? mine.filter((one) => one.record.from !== null && one.record.from < text.toDay(day)) : mine;
    const undated = day ? mine.filter((one) => one.record.from === null).length : 0;
    return { list: list.sort((a, b) => a.record.index - b.record.index), undated };
  }

  function draw() {
    const whole = actors.find((one) => one.id === state.get("subject")) || actors[0];
    const day = state.get("day");
    const { list, undated } = answers(whole, day);
    const at = proof.pager(list.length, PAGE, "answers");
    const shown = list.slice(at.from, at.to);
    const given = lanes(shown, whole);
    const chosen = data.recordById.get(state.get("step"));
    const hows = new Map(shown.map((one) => [one.record, one.how]));
    const parts = data.actors.filter((one) => one !== whole && own.has(one) && within(one, whole));
    return [
      choice(whole, day),
      dom.el(
        "p",
        { class: "say" },
        dom.say(whole.name),
        parts.length ? [", with its parts ", parts.slice(0, 6).map((one, index) => [index ? ", " : "", dom.say(one.name)]), parts.length > 6 ? ` and ${parts.length - 6} more` : ""] : null,
        `: ${text.count(list.length, "thing")} known, told or denied`,
        undated ? `; ${text.number(undated)} more without a day left out.` : ".",
      ),
      given.length
        ? flow.draw({
            lanes: given,
            arrows: arrows(given),
            chosen,
            label: `What ${text.printable(whole.name)} knew, was told and passed on`,
            foot: (record) => (hows.has(record) ? [hows.get(record), ""] : [data.STANCE_WORDS[record.stance] || "", ""]),
            open: () => false,
            whom: false,
            run: (record) => state.set({ step: record.id }),
          })
        : dom.el("p", { class: "quiet pad" }, "Nothing is known of it before that day."),
      at.nav,
      chosen ? dom.el("div", { class: "chosen-proof", "aria-live": "polite" }, proof.whole(chosen, undefined, 4)) : null,
      proof.rows(["When", "How", "From whom, to whom", "In the words of the documents"], shown, (one) => cells(one, day), "What was known, in order of time"),
    ];
  }

  function cells(one, day) {
    const { record } = one;
    const sure = !day || record.to < text.toDay(day);
    const to = data.toWhom(record).join(", ");
    return [
      [data.when(record, true) || "no date", sure ? "" : dom.el("span", { class: "quiet" }, " or later")],
      [one.how, one.actor.part_of === undefined ? "" : dom.el("span", { class: "quiet" }, " (", dom.say(one.actor.name), ")")],
      record.kind === "warning" ? [dom.say(data.who(record) || "no one named"), to ? [" → ", dom.say(to)] : null] : dom.say(data.who(record)),
      proof.sentences(one.entries.length ? one.entries : data.entriesOf(record), 1),
    ];
  }

  return { many: actors.length, draw };
})();
