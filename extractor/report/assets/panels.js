// The panel: what is shown of one edge, one actor or one sentence.
"use strict";

(() => {
  const { el, t, chip, section, facts, edgeLines, shownIn, data } = report;
  const { actors, edges, documents, sentences } = data;

  const chips = (edge) => [
    chip(t(`quad.${edge.group}`), edge.side),
    edge.negated && chip(t("negated"), "strong"),
    edge.modality !== "asserted" && chip(t(`modality.${edge.modality}`), "strong"),
    edge.modality === "asserted" && edge.claimed && chip(t("claimed"), "strong"),
    edge.former && chip(t("former")),
    edge.symmetric && chip(t("symmetric")),
  ];

  const between = (edge) =>
    edges.filter(
      (other) =>
        other !== edge &&
        other.shown &&
        [other.source, other.target].sort().join() === [edge.source, edge.target].sort().join(),
    );

  const edgePanel = (edge) => {
    const [source, target] = [actors[edge.source], actors[edge.target]];
    const passing = edge.statements.filter(report.statementPasses);
    const list = el("div", { class: "evidences" });
    const more = report.some(passing, 10, report.evidence, list);
    const others = between(edge);
    const unseen = edge.shown - passing.length;
    return {
      title: report.sentenceOf(edge),
      head: el(
        "h2",
        { class: "statement", tabindex: "-1" },
        report.actorButton(source),
        el(
          "span",
          { class: `verb ${edge.side}` },
          `${edge.symmetric ? "↔ " : ""}${report.verb(edge)}${edge.symmetric ? "" : " →"}`,
        ),
        report.actorButton(target),
      ),
      body: [
        el("p", { class: "chips" }, chips(edge).filter(Boolean)),
        facts([
          [t("kind"), el("code", {}, edge.type)],
          [t("roles"), report.roles(edge)],
          [t("when"), report.dates(edge.first, edge.last)],
          [t("topics"), edge.topics.map(report.topic).join(", ")],
          [
            t("count.sentences"),
            report.filtered() && edge.shown !== edge.sentences
              ? t("of", { shown: edge.shown, n: edge.sentences })
              : report.number(edge.sentences),
          ],
        ]),
        section(
          t("evidence"),
          list,
          more,
          edge.cut && unseen > 0
            ? el("p", { class: "hint" }, t("evidence.more", { n: unseen, most: data.most_sentences }))
            : "",
        ),
        others.length ? section(t("between"), ...edgeLines(others)) : "",
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
        el(
          "p",
          { class: "from" },
          shownIn(documents[place], number)
            .filter(Boolean)
            .flatMap((part) => [part, " "]),
        ),
        el(
          "ul",
          { class: "lines" },
          found.map(({ edge }) => el("li", {}, report.edgeLine(edge, { count: edge.sentences }))),
        ),
      ],
    };
  };

  report.makePanel = () => {
    const title = el("div", { class: "panel-title" });
    const body = el("div", { class: "panel-body" });
    const close = el(
      "button",
      {
        type: "button",
        class: "close",
        "aria-label": t("close"),
        title: `${t("close")} (Esc)`,
        onclick: () => report.select(null),
      },
      "×",
    );
    const element = el("aside", { class: "panel", "aria-label": t("details") }, close, title, body);
    const show = () => {
      const { kind, number } = report.selected;
      element.hidden = !kind;
      document.body.classList.toggle("with-panel", Boolean(kind));
      if (!kind) return;
      const found =
        kind === "edge"
          ? edgePanel(edges[number])
          : kind === "actor"
            ? report.actorPanel(actors[number])
            : sentencePanel(number);
      title.replaceChildren(found.head);
      body.replaceChildren(...found.body.filter(Boolean));
      element.scrollTop = 0;
    };
    return { element, show, focus: () => title.querySelector("h2")?.focus({ preventScroll: true }) };
  };
})();
