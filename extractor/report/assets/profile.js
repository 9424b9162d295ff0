// The profile of an actor: offices, partners, topics over time, relations, and what it speaks about.
"use strict";

(() => {
  const { el, t, chip, section, facts, edgeLines, data } = report;
  const { actors } = data;
  const MOST_EDGES = 25;
  const MOST_TOPICS = 6;

  // Offices and memberships, or who holds them.
  const offices = (actor) => {
    const rows = actor.edges.filter((edge) => edge.shown && edge.group === "static").sort((a, b) => b.shown - a.shown);
    if (!rows.length) return "";
    const list = el("ul", { class: "plain" });
    const more = report.some(
      rows,
      MOST_EDGES,
      (edge) => {
        const own = edge.source === actor.number;
        const what = report.roles(edge) || t(`static.${edge.type}`);
        const other = actors[own ? edge.target : edge.source];
        return el(
          "li",
          {},
          own
            ? [
                el(
                  "button",
                  { type: "button", class: "quiet", onclick: () => report.select("edge", edge.number) },
                  what,
                ),
                " · ",
                report.actorButton(other),
              ]
            : [
                report.actorButton(other),
                " · ",
                el(
                  "button",
                  { type: "button", class: "quiet", onclick: () => report.select("edge", edge.number) },
                  what,
                ),
              ],
          edge.former ? ` (${t("former")})` : "",
          edge.negated ? ` (${t("negated")})` : "",
          edge.modality === "asserted" ? "" : ` (${t(`modality.${edge.modality}`)})`,
        );
      },
      list,
    );
    return section(t("offices"), list, more);
  };

  const partners = (actor) => {
    const found = new Map();
    for (const edge of actor.edges) {
      const other = edge.source === actor.number ? edge.target : edge.source;
      if (!edge.shown || other === actor.number) continue;
      const counts = found.get(other) || { cooperation: 0, conflict: 0, static: 0 };
      counts[edge.side] += edge.shown;
      found.set(other, counts);
    }
    const total = (counts) => counts.cooperation + counts.conflict + counts.static;
    const rows = [...found].sort(
      (a, b) => total(b[1]) - total(a[1]) || actors[a[0]].label.localeCompare(actors[b[0]].label),
    );
    if (!rows.length) return "";
    const most = total(rows[0][1]);
    const list = el("ul", { class: "partners" });
    const more = report.some(
      rows,
      8,
      ([other, counts]) => {
        const bar = el(
          "span",
          { class: "bar-line", "aria-hidden": "true" },
          ["cooperation", "conflict", "static"].map((side) => {
            const part = el("span", { class: side });
            part.style.width = `${(100 * counts[side]) / most}%`;
            return part;
          }),
        );
        const words = ["cooperation", "conflict", "static"]
          .filter((side) => counts[side])
          .map((side) => `${t(`side.${side}`)} ${report.number(counts[side])}`)
          .join(", ");
        return el(
          "li",
          { title: words },
          report.actorButton(actors[other]),
          bar,
          el("span", { class: "count" }, report.number(total(counts)), el("span", { class: "unseen" }, ` (${words})`)),
        );
      },
      list,
    );
    return section(t("partners"), list, more);
  };

  // Sentences by topic and time.
  const topicsOverTime = (actor) => {
    const counts = new Map();
    for (const edge of actor.edges) {
      for (const [date, , topics, count] of report.through(edge)) {
        for (const topic of topics) {
          const row = counts.get(topic) || { total: 0, buckets: new Map() };
          row.total += count;
          const bucket = report.bucketOf(date);
          if (bucket) row.buckets.set(bucket, (row.buckets.get(bucket) || 0) + count);
          counts.set(topic, row);
        }
      }
    }
    if (!counts.size) return "";
    const rows = [...counts].sort((a, b) => b[1].total - a[1].total).slice(0, MOST_TOPICS);
    const used = [...new Set(rows.flatMap(([, row]) => [...row.buckets.keys()]))].sort();
    if (used.length < 2) {
      return section(
        t("topics"),
        el(
          "ul",
          { class: "plain" },
          rows.map(([topic, row]) =>
            el("li", {}, report.topic(topic), " ", el("span", { class: "count" }, report.number(row.total))),
          ),
        ),
      );
    }
    // A column for each stretch of time, of several months or years if there are many.
    const range = report.buckets.slice(
      report.buckets.indexOf(used[0]),
      report.buckets.indexOf(used[used.length - 1]) + 1,
    );
    const step = Math.ceil(range.length / 14);
    const columns = [];
    for (let at = 0; at < range.length; at += step) columns.push(range.slice(at, at + step));
    const sum = (row, column) => column.reduce((total, bucket) => total + (row.buckets.get(bucket) || 0), 0);
    const most = Math.max(...rows.flatMap(([, row]) => columns.map((column) => sum(row, column))));
    const name = (column) => report.dates(column[0], column[column.length - 1]);
    return section(
      t("topics.time"),
      el(
        "table",
        { class: "heat" },
        el(
          "colgroup",
          {},
          el("col", { class: "name" }),
          columns.map(() => el("col")),
        ),
        el(
          "thead",
          { class: "unseen" },
          el(
            "tr",
            {},
            el("th", { scope: "col" }, t("topic")),
            columns.map((column) => el("th", { scope: "col" }, name(column))),
          ),
        ),
        el(
          "tbody",
          {},
          rows.map(([topic, row]) =>
            el(
              "tr",
              {},
              el(
                "th",
                { scope: "row" },
                report.topic(topic),
                " ",
                el("span", { class: "count" }, report.number(row.total)),
              ),
              columns.map((column) => {
                const count = sum(row, column);
                const cell = el(
                  "td",
                  { title: `${name(column)}: ${t("sentences", { n: count })}` },
                  el("span", { class: count ? "" : "unseen" }, report.number(count)),
                );
                if (count) cell.style.backgroundColor = `rgba(0, 114, 178, ${0.12 + (0.6 * count) / most})`;
                return cell;
              }),
            ),
          ),
        ),
      ),
      el(
        "p",
        { class: "hint ends" },
        el("span", {}, report.date(range[0])),
        el("span", {}, report.date(range[range.length - 1])),
      ),
    );
  };

  const says = (actor) => {
    const rows = actor.said
      .map((edge) => ({
        edge,
        count: report.through(edge).reduce((sum, facet) => sum + (facet[1] === actor.number ? facet[3] : 0), 0),
      }))
      .filter((row) => row.count)
      .sort((a, b) => b.count - a.count);
    return rows.length ? section(t("says"), ...edgeLines(rows)) : "";
  };

  report.actorPanel = (actor) => {
    const shown = actor.edges.filter((edge) => edge.shown).sort((a, b) => b.shown - a.shown || a.number - b.number);
    const events = shown.filter((edge) => edge.group !== "static");
    const qid = /^Q\d+$/.test(actor.qid || "")
      ? report.link(`https://www.wikidata.org/wiki/${actor.qid}`, actor.qid)
      : actor.qid;
    const names = (actor.aliases || []).filter((name) => name !== actor.label);
    return {
      title: actor.label,
      head: el("h2", { tabindex: "-1" }, report.shape(actor.type), " ", report.named(actor)),
      body: [
        el(
          "p",
          { class: "chips" },
          chip(t(`entity.${actor.type}`)),
          actor.sector ? chip(t(`sector.${actor.sector}`)) : "",
          actor.country && actor.type !== "country" ? chip(actor.country) : "",
        ),
        facts([
          [t("aliases"), names.length ? names.join(" · ") : ""],
          [t("when"), report.dates(actor.first, actor.last)],
          [t("count.documents"), actor.documents && report.number(actor.documents)],
          [t("count.mentions"), actor.mentions && report.number(actor.mentions)],
          ["Wikidata", qid],
          ["Id", el("code", {}, actor.id)],
        ]),
        offices(actor),
        partners(actor),
        topicsOverTime(actor),
        events.length ? section(t("relations"), ...edgeLines(events)) : "",
        says(actor),
        shown.length || actor.said.length ? "" : el("p", { class: "hint" }, t("actor.alone")),
      ],
    };
  };
})();
