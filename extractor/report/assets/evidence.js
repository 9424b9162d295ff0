// How edges and their evidence sentences are shown wherever they are.
"use strict";

(() => {
  const { el, t, data } = report;
  const { actors, documents, sentences } = data;
  const MOST_EDGES = 25;

  report.chip = (text, kind = "") => el("span", { class: `chip ${kind}` }, text);
  report.section = (title, ...children) => el("section", {}, el("h3", {}, title), ...children);
  report.facts = (rows) => {
    const known = rows.filter(([, value]) => value !== undefined && value !== null && value !== "");
    return known.length
      ? el(
          "dl",
          {},
          known.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
        )
      : null;
  };

  report.actorButton = (actor, text) =>
    el(
      "button",
      { type: "button", class: "actor", onclick: () => report.select("actor", actor.number) },
      report.shape(actor.type),
      text || report.named(actor),
    );

  const speakerOf = (statement) => (statement.speaker === undefined ? null : actors[statement.speaker]);

  // An edge in one line, which opens it.
  report.edgeLine = (edge, { count } = {}) =>
    el(
      "button",
      {
        type: "button",
        class: `edge-line ${edge.side}`,
        "data-edge": edge.id,
        onclick: () => report.select("edge", edge.number),
      },
      el("span", {
        class: `stroke ${edge.side}${edge.uncertain ? " dashed" : ""}${edge.negated ? " crossed" : ""}`,
        "aria-hidden": "true",
      }),
      el(
        "span",
        { class: "words" },
        el("b", {}, report.named(actors[edge.source])),
        ` ${report.verb(edge)} `,
        el("b", {}, report.named(actors[edge.target])),
        edge.modality === "asserted" ? "" : ` (${t(`modality.${edge.modality}`)})`,
      ),
      el("span", { class: "count" }, report.number(count ?? edge.shown)),
    );

  report.edgeLines = (found) => {
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
        if (at >= 0 && !spans.some(([start, end]) => at < end && at + word.length > start))
          spans.push([at, at + word.length]);
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

  // Where a sentence stands: a document that can be opened there, its source, its address.
  report.shownIn = (document, number) => {
    const title = report.documentTitle(document);
    const name = document.blocks
      ? el(
          "button",
          { type: "button", class: "quiet source", onclick: () => report.read(document.number, number) },
          title,
        )
      : el("span", { class: "source" }, title);
    return [
      name,
      document.source && !document.source.includes(title) ? el("span", {}, document.source) : "",
      report.link(document.url, t("web")),
    ];
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
      el(
        "p",
        { class: "from" },
        report
          .shownIn(document, statement.sentence)
          .filter(Boolean)
          .flatMap((part) => [part, " "]),
      ),
      report.facts([
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
})();
