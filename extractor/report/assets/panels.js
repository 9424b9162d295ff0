// What is shown of one edge, one actor or one sentence.
"use strict";

(() => {
  const { el, t, data } = report;
  const { actors, edges, documents, sentences } = data;
  const MOST_EDGES = 25;
  const MOST_TOPICS = 6;

  const chip = (text, kind = "") => el("span", { class: `chip ${kind}` }, text);
  const section = (title, ...children) => el("section", {}, el("h3", {}, title), ...children);
  const facts = (rows) => {
    const known = rows.filter(([, value]) => value !== undefined && value !== null && value !== "");
    return known.length ? el("dl", {}, known.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])) : null;
  };

  report.actorButton = (actor, text) =>
    el("button", { type: "button", class: "actor", onclick: () => report.select("actor", actor.number) }, report.shape(actor.type), text || report.named(actor));

  const speakerOf = (statement) => (statement.speaker === undefined ? null : actors[statement.speaker]);

  const chips = (edge) => [
    chip(t(`quad.${edge.group}`), edge.side),
    edge.negated && chip(t("negated"), "strong"),
    edge.modality !== "asserted" && chip(t(`modality.${edge.modality}`), "strong"),
    edge.modality === "asserted" && edge.claimed && chip(t("claimed"), "strong"),
    edge.former && chip(t("former")),
    edge.symmetric && chip(t("symmetric")),
  ];

  // An edge in one line, which opens it.
  report.edgeLine = (edge, { count } = {}) =>
    el(
      "button",
      { type: "button", class: `edge-line ${edge.side}`, "data-edge": edge.id, onclick: () => report.select("edge", edge.number) },
      el("span", { class: `stroke ${edge.side}${edge.uncertain ? " dashed" : ""}${edge.negated ? " crossed" : ""}`, "aria-hidden": "true" }),
      el(
        "span", { class: "words" },
        el("b", {}, report.named(actors[edge.source])), ` ${report.verb(edge)} `, el("b", {}, report.named(actors[edge.target])),
        edge.modality === "asserted" ? "" : ` (${t(`modality.${edge.modality}`)})`,
      ),
      el("span", { class: "count" }, report.number(count ?? edge.shown)),
    );

  const lines = (found) => {
    const list = el("ul", { class: "lines" });
    const more = report.some(found, MOST_EDGES, (edge) => el("li", {}, report.edgeLine(edge.edge || edge, edge)), list);
    return [list, more];
  };

  // The text of a sentence with the words marked that show the relation.
  const quoted = (text, cues = []) => {
    const spans = [];
    for (const cue of cues) {
      for (const word of [cue, ...cue.split(/[ …]+/)]) {
        const at = word ? text.indexOf(word) : -1;
        if (at >= 0 && !spans.some(([start, end]) => at < end && at + word.length > start)) spans.push([at, at + word.length]);
        if (word === cue && at >= 0) break;
      }
    }
    spans.sort((a, b) => a[0] - b[0]);
    const parts = [];
    let done = 0;
    for (const [start, end] of spans) {
      parts.push(text.slice(done, start), el("mark", {}, text.slice(start, end)));
      done = end;
    }
    return [...parts, text.slice(done)];
  };

  const shownIn = (document, number) => {
    const title = report.documentTitle(document);
    const name = document.blocks
      ? el("button", { type: "button", class: "quiet source", onclick: () => report.read(document.number, number) }, title)
      : el("span", { class: "source" }, title);
    return [name, document.source && !document.source.includes(title) ? el("span", {}, document.source) : "", report.link(document.url, t("web"))];
  };

  // One evidence sentence with all that is known of it.
  report.evidence = (statement) => {
    const [place, text] = sentences[statement.sentence];
    const document = documents[place];
    const speaker = speakerOf(statement);
    return el(
      "article",
      { class: "evidence", "data-sentence": statement.sentence },
      el("blockquote", { dir: "auto" }, quoted(text, statement.cues)),
      el("p", { class: "from" }, shownIn(document, statement.sentence).filter(Boolean).flatMap((part) => [part, " "])),
      facts([
        [t("date"), report.date(statement.date || document.date)],
        [t("speaker"), speaker && report.actorButton(speaker)],
        [t("role"), statement.role && `${statement.role}${statement.former ? ` (${t("former")})` : ""}`],
        [t("topics"), (statement.topics || []).map(report.topic).join(", ")],
        [t("confidence"), el("span", { title: t("confidence.help") }, report.percent(statement.confidence))],
        [t("rule"), el("code", {}, statement.rule)],
        [t("cues"), (statement.cues || []).map((cue) => `„${cue}“`).join(", ")],
      ]),
    );
  };

  const between = (edge) =>
    edges.filter((other) => other !== edge && other.shown && [other.source, other.target].sort().join() === [edge.source, edge.target].sort().join());

  const edgePanel = (edge) => {
    const [source, target] = [actors[edge.source], actors[edge.target]];
    const passing = edge.statements.filter(report.statementPasses);
    const list = el("div", { class: "evidences" });
    const more = report.some(passing, 10, report.evidence, list);
    const others = between(edge);
    const unseen = edge.shown - passing.length;
    return {
      title: report.sentenceOf(edge),
      head: el("h2", { class: "statement", tabindex: "-1" }, report.actorButton(source), el("span", { class: `verb ${edge.side}` }, `${edge.symmetric ? "↔ " : ""}${report.verb(edge)}${edge.symmetric ? "" : " →"}`), report.actorButton(target)),
      body: [
        el("p", { class: "chips" }, chips(edge).filter(Boolean)),
        facts([
          [t("kind"), el("code", {}, edge.type)],
          [t("roles"), report.roles(edge)],
          [t("when"), report.dates(edge.first, edge.last)],
          [t("topics"), edge.topics.map(report.topic).join(", ")],
          [t("count.sentences"), report.filtered() && edge.shown !== edge.sentences ? t("of", { shown: edge.shown, n: edge.sentences }) : report.number(edge.sentences)],
        ]),
        section(t("evidence"), list, more, unseen > 0 ? el("p", { class: "hint" }, t("evidence.more", { n: unseen, most: data.most_sentences })) : ""),
        others.length ? section(t("between"), ...lines(others)) : "",
      ],
    };
  };

  // Offices and memberships, or who holds them.
  const offices = (actor) => {
    const rows = actor.edges.filter((edge) => edge.shown && edge.group === "static").sort((a, b) => b.shown - a.shown);
    if (!rows.length) return "";
    const list = el("ul", { class: "plain" });
    const more = report.some(rows, MOST_EDGES, (edge) => {
      const own = edge.source === actor.number;
      const what = report.roles(edge) || t(`static.${edge.type}`);
      const other = actors[own ? edge.target : edge.source];
      return el(
        "li", {},
        own ? [el("button", { type: "button", class: "quiet", onclick: () => report.select("edge", edge.number) }, what), " · ", report.actorButton(other)]
            : [report.actorButton(other), " · ", el("button", { type: "button", class: "quiet", onclick: () => report.select("edge", edge.number) }, what)],
        edge.former ? ` (${t("former")})` : "",
        edge.negated ? ` (${t("negated")})` : "",
        edge.modality === "asserted" ? "" : ` (${t(`modality.${edge.modality}`)})`,
      );
    }, list);
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
    const rows = [...found].sort((a, b) => total(b[1]) - total(a[1]) || actors[a[0]].label.localeCompare(actors[b[0]].label));
    if (!rows.length) return "";
    const most = total(rows[0][1]);
    const list = el("ul", { class: "partners" });
    const more = report.some(rows, 8, ([other, counts]) => {
      const bar = el("span", { class: "bar-line", "aria-hidden": "true" }, ["cooperation", "conflict", "static"].map((side) => {
        const part = el("span", { class: side });
        part.style.width = `${(100 * counts[side]) / most}%`;
        return part;
      }));
      const words = ["cooperation", "conflict", "static"].filter((side) => counts[side]).map((side) => `${t(`side.${side}`)} ${report.number(counts[side])}`).join(", ");
      return el("li", { title: words }, report.actorButton(actors[other]), bar, el("span", { class: "count" }, report.number(total(counts)), el("span", { class: "unseen" }, ` (${words})`)));
    }, list);
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
      return section(t("topics"), el("ul", { class: "plain" }, rows.map(([topic, row]) => el("li", {}, report.topic(topic), " ", el("span", { class: "count" }, report.number(row.total))))));
    }
    // A column for each stretch of time, of several months or years if there are many.
    const range = report.buckets.slice(report.buckets.indexOf(used[0]), report.buckets.indexOf(used[used.length - 1]) + 1);
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
        el("thead", { class: "unseen" }, el("tr", {}, el("th", { scope: "col" }, t("topic")), columns.map((column) => el("th", { scope: "col" }, name(column))))),
        el("tbody", {}, rows.map(([topic, row]) =>
          el("tr", {}, el("th", { scope: "row" }, report.topic(topic), " ", el("span", { class: "count" }, report.number(row.total))), columns.map((column) => {
            const count = sum(row, column);
            const cell = el("td", { title: `${name(column)}: ${t("sentences", { n: count })}` }, el("span", { class: count ? "" : "unseen" }, report.number(count)));
            if (count) cell.style.backgroundColor = `rgba(0, 114, 178, ${0.12 + (0.6 * count) / most})`;
            return cell;
          })),
        )),
      ),
      el("p", { class: "hint ends" }, el("span", {}, report.date(range[0])), el("span", {}, report.date(range[range.length - 1]))),
    );
  };

  const says = (actor) => {
    const rows = actor.said
      .map((edge) => ({ edge, count: report.through(edge).reduce((sum, facet) => sum + (facet[1] === actor.number ? facet[3] : 0), 0) }))
      .filter((row) => row.count)
      .sort((a, b) => b.count - a.count);
    return rows.length ? section(t("says"), ...lines(rows)) : "";
  };

  const actorPanel = (actor) => {
    const shown = actor.edges.filter((edge) => edge.shown).sort((a, b) => b.shown - a.shown || a.number - b.number);
    const events = shown.filter((edge) => edge.group !== "static");
    const qid = /^Q\d+$/.test(actor.qid || "") ? report.link(`https://www.wikidata.org/wiki/${actor.qid}`, actor.qid) : actor.qid;
    const names = (actor.aliases || []).filter((name) => name !== actor.label);
    return {
      title: actor.label,
      head: el("h2", { tabindex: "-1" }, report.shape(actor.type), " ", report.named(actor)),
      body: [
        el("p", { class: "chips" }, chip(t(`entity.${actor.type}`)), actor.sector ? chip(t(`sector.${actor.sector}`)) : "", actor.country && actor.type !== "country" ? chip(actor.country) : ""),
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
        events.length ? section(t("relations"), ...lines(events)) : "",
        says(actor),
        shown.length || actor.said.length ? "" : el("p", { class: "hint" }, t("actor.alone")),
      ],
    };
  };

  // All that a sentence of a document shows.
  const sentencePanel = (number) => {
    const found = report.statementsOf[number];
    const [place, text] = sentences[number];
    return {
      title: t("sentence"),
      head: el("h2", { tabindex: "-1" }, t("sentence.shows", { n: found.length })),
      body: [
        el("blockquote", { dir: "auto" }, text),
        el("p", { class: "from" }, shownIn(documents[place], number).filter(Boolean).flatMap((part) => [part, " "])),
        el("ul", { class: "lines" }, found.map(({ edge }) => el("li", {}, report.edgeLine(edge, { count: edge.sentences })))),
      ],
    };
  };

  report.makePanel = () => {
    const title = el("div", { class: "panel-title" });
    const body = el("div", { class: "panel-body" });
    const close = el("button", { type: "button", class: "close", "aria-label": t("close"), title: `${t("close")} (Esc)`, onclick: () => report.select(null) }, "×");
    const element = el("aside", { class: "panel", "aria-label": t("details") }, close, title, body);
    const show = () => {
      const { kind, number } = report.selected;
      element.hidden = !kind;
      document.body.classList.toggle("with-panel", Boolean(kind));
      if (!kind) return;
      const found = kind === "edge" ? edgePanel(edges[number]) : kind === "actor" ? actorPanel(actors[number]) : sentencePanel(number);
      title.replaceChildren(found.head);
      body.replaceChildren(...found.body.filter(Boolean));
      element.scrollTop = 0;
    };
    return { element, show, focus: () => title.querySelector("h2")?.focus({ preventScroll: true }) };
  };
})();
