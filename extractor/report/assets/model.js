// The data with what follows from them: which edges each actor has, what is said by whom, and what the filters let through.
"use strict";

(() => {
  const { data } = report;
  const { actors, edges, documents, sentences } = data;
  // The same office is often written in many ways.
  const MOST_ROLES = 3;
  const LONG_ROLE = 28;

  report.SIDES = {
    __proto__: null,
    verbal_cooperation: "cooperation",
    material_cooperation: "cooperation",
    verbal_conflict: "conflict",
    material_conflict: "conflict",
  };
  report.QUADS = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "static"];

  actors.forEach((actor, number) => Object.assign(actor, { number, edges: [], said: [] }));
  documents.forEach((document, number) => Object.assign(document, { number, sentences: [] }));
  report.statementsOf = sentences.map(() => []);
  sentences.forEach(([document], number) => documents[document].sentences.push(number));

  edges.forEach((edge, number) => {
    edge.number = number;
    edge.group = edge.quad || "static";
    edge.side = report.SIDES[edge.quad] || "static";
    edge.uncertain = edge.modality !== "asserted" || Boolean(edge.claimed);
    edge.topics = [...new Set(edge.facets.flatMap((facet) => facet[2]))];
    const dates = edge.facets
      .map((facet) => facet[0])
      .filter(Boolean)
      .sort();
    [edge.first, edge.last] = [dates[0], dates[dates.length - 1]];
    for (const end of new Set([edge.source, edge.target])) actors[end].edges.push(edge);
    for (const speaker of new Set(edge.facets.map((facet) => facet[1])))
      if (speaker >= 0) actors[speaker].said.push(edge);
    for (const statement of edge.statements) report.statementsOf[statement.sentence].push({ edge, statement });
  });

  report.filters = {
    types: new Set(),
    topics: new Set(),
    modalities: new Set(),
    negation: "",
    speaker: "",
    since: "",
    until: "",
  };

  // Dates are compared as far as both go: "2023" is in every month of 2023, and a day in its month.
  const inTime = (date, since, until) => {
    if (!since && !until) return true;
    if (!date) return false;
    return (
      (!since || date.slice(0, since.length) >= since.slice(0, date.length)) &&
      (!until || date.slice(0, until.length) <= until.slice(0, date.length))
    );
  };

  const edgePasses = (edge, { types, modalities, negation }) =>
    (!types.size || types.has(edge.type)) &&
    (!modalities.size || modalities.has(edge.modality)) &&
    (!negation || (negation === "yes") === Boolean(edge.negated));

  // What is asked of single statements must hold for the same statement.
  report.passes = (date, speaker, topics, { dated = true } = {}) => {
    const wanted = report.filters;
    return (
      (!wanted.topics.size ||
        (topics || []).some((topic) => wanted.topics.has(topic)) ||
        (wanted.topics.has(-1) && !(topics || []).length)) &&
      (wanted.speaker === "" ||
        (wanted.speaker === "any"
          ? speaker >= 0
          : wanted.speaker === "none"
            ? speaker < 0
            : speaker === +wanted.speaker)) &&
      (!dated || inTime(date, wanted.since, wanted.until))
    );
  };

  // The facets of an edge that the filters let through.
  report.through = (edge, options) =>
    edgePasses(edge, report.filters)
      ? edge.facets.filter(([date, speaker, topics]) => report.passes(date, speaker, topics, options))
      : [];

  report.statementPasses = (statement) =>
    report.passes(statement.date || "", statement.speaker ?? -1, statement.topics);

  // Count anew what the filters let through.
  report.apply = () => {
    for (const actor of actors) actor.degree = 0;
    for (const edge of edges) {
      edge.shown = report.through(edge).reduce((sum, facet) => sum + facet[3], 0);
      if (edge.shown) for (const end of new Set([edge.source, edge.target])) actors[end].degree += 1;
    }
    for (const document of documents) {
      document.shown = document.sentences.filter((number) =>
        report.statementsOf[number].some(({ edge, statement }) => edge.shown && report.statementPasses(statement)),
      ).length;
    }
  };
  report.apply();

  report.filtered = () => {
    const wanted = report.filters;
    return Boolean(
      wanted.types.size ||
      wanted.topics.size ||
      wanted.modalities.size ||
      wanted.negation ||
      wanted.speaker ||
      wanted.since ||
      wanted.until,
    );
  };

  // Flags are letters in fonts that have none, and boxes where there is no such font.
  const flagsAreDrawn = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [24, 24];
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return false;
    context.font = "18px sans-serif";
    context.fillText("🇩🇪", 0, 18);
    const { data: pixels } = context.getImageData(0, 0, 24, 24);
    for (let at = 0; at < pixels.length; at += 4) if (Math.abs(pixels[at] - pixels[at + 1]) > 60) return true;
    return false;
  };
  const drawn = flagsAreDrawn();

  // Countries that are no more have a code, and no flag in fonts.
  const FORMER = new Set(["SU", "YU", "DD", "CS"]);

  report.flag = (actor) =>
    drawn && actor.type === "country" && /^[A-Z]{2}$/.test(actor.country || "") && !FORMER.has(actor.country)
      ? String.fromCodePoint(...[...actor.country].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 65))
      : "";

  report.named = (actor) => [report.flag(actor), actor.label].filter(Boolean).join(" ");

  report.topic = (number) => (number < 0 ? report.t("filter.no_topic") : report.t(`topic.${data.topics[number]}`));

  report.verb = (edge) => {
    const verb = report.t(`type.${edge.type}`);
    return edge.negated ? report.t("negated.verb", { verb }) : verb;
  };

  report.roles = (edge) =>
    `${edge.roles.slice(0, MOST_ROLES).join(", ")}${edge.roles.length > MOST_ROLES ? ", …" : ""}`;

  // For the picture: the office itself rather than that there is one.
  report.short = (edge) => {
    if (edge.group !== "static" || !edge.roles.length || edge.negated) return report.verb(edge);
    const [role] = edge.roles;
    return role.length > LONG_ROLE ? `${role.slice(0, LONG_ROLE)}…` : role;
  };

  // How an edge reads.
  report.sentenceOf = (edge) => `${actors[edge.source].label} ${report.verb(edge)} ${actors[edge.target].label}`;

  report.documentTitle = (document) => document.title || document.id;
})();
