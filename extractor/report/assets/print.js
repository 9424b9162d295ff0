// On paper: the picture and the list of edges, each with its sentences.
"use strict";

(() => {
  const { el, t, data } = report;
  const { actors, edges, documents, sentences } = data;

  const source = (statement) => {
    const document = documents[sentences[statement.sentence][0]];
    const speaker = statement.speaker === undefined ? "" : t("said_by", { name: actors[statement.speaker].label });
    return [
      report.documentTitle(document),
      document.source,
      report.date(statement.date || document.date),
      speaker,
      report.percent(statement.confidence),
    ]
      .filter(Boolean)
      .join(" · ");
  };

  const entry = (edge) =>
    el(
      "section",
      { class: "print-edge" },
      el(
        "h3",
        {},
        `${report.named(actors[edge.source])} – ${report.verb(edge)} – ${report.named(actors[edge.target])}`,
      ),
      el(
        "p",
        { class: "from" },
        [
          t(`quad.${edge.group}`),
          edge.modality === "asserted" ? (edge.claimed ? t("claimed") : "") : t(`modality.${edge.modality}`),
          report.roles(edge),
          edge.topics.map(report.topic).join(", "),
          t("sentences", { n: edge.shown }),
        ]
          .filter(Boolean)
          .join(" · "),
      ),
      edge.statements
        .filter(report.statementPasses)
        .map((statement) =>
          el("blockquote", { dir: "auto" }, sentences[statement.sentence][1], el("footer", {}, source(statement))),
        ),
    );

  const wanted = () => {
    const { types, topics, modalities, negation, speaker, since, until } = report.filters;
    const named =
      speaker === "any"
        ? t("filter.any_speaker")
        : speaker === "none"
          ? t("filter.no_speaker")
          : speaker === ""
            ? ""
            : actors[+speaker].label;
    return [
      ...[...types].map((type) => t(`type.${type}`)),
      ...[...topics].map(report.topic),
      ...[...modalities].map((key) => t(`modality.${key}`)),
      negation && t(negation === "yes" ? "filter.negated" : "filter.not_negated"),
      named,
      since && `${t("time.from")} ${report.date(since)}`,
      until && `${t("time.to")} ${report.date(until)}`,
    ]
      .filter(Boolean)
      .join(", ");
  };

  let made = null;
  const begin = () => {
    end();
    const picture = report.graph && report.graph.picture();
    const shown = edges.filter((edge) => edge.shown);
    made = el(
      "div",
      { id: "print" },
      el("h1", {}, report.title()),
      el("p", {}, report.summary()),
      report.filtered()
        ? el("p", {}, `${t("filters")}: ${wanted()}. ${t("shown", { n: edges.length, shown: shown.length })}`)
        : "",
      report.notices().map((notice) => el("p", {}, notice)),
      picture ? el("img", { src: picture, alt: t("graph.alt", { n: shown.length }) }) : "",
      report.makeLegend({ open: true }),
      el("h2", {}, t("relations")),
      shown.map(entry),
    );
    document.body.append(made);
  };
  const end = () => {
    if (made) made.remove();
    made = null;
  };
  window.addEventListener("beforeprint", begin);
  window.addEventListener("afterprint", end);
})();
