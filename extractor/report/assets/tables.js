// Relations and actors as tables: everything in the picture can be reached here as well.
"use strict";

(() => {
  const { el, t, data } = report;
  const { actors, edges } = data;
  const ROWS = 100;

  const makeTable = ({ name, columns, rows, first }) => {
    let order = first;
    const head = el("tr");
    const body = el("tbody");
    const after = el("div");
    const table = el(
      "table",
      { class: "list" },
      el("caption", { class: "unseen" }, t(name)),
      el("thead", {}, head),
      body,
    );

    const draw = () => {
      head.replaceChildren(
        ...columns.map((column) => {
          const sorted = order.key === column.key;
          return el(
            "th",
            {
              scope: "col",
              class: column.number ? "number" : "",
              "aria-sort": sorted ? (order.down ? "descending" : "ascending") : "none",
            },
            el(
              "button",
              {
                type: "button",
                "data-key": column.key,
                onclick: () => {
                  order = { key: column.key, down: sorted ? !order.down : Boolean(column.number) };
                  draw();
                  head.querySelector(`[data-key="${column.key}"]`).focus();
                },
              },
              column.label,
              el("span", { "aria-hidden": "true" }, sorted ? (order.down ? " ▾" : " ▴") : ""),
            ),
          );
        }),
      );
      const { value } = columns.find((column) => column.key === order.key);
      const compare = (a, b) =>
        typeof value(a) === "number"
          ? value(a) - value(b)
          : String(value(a)).localeCompare(String(value(b)), report.lang);
      const found = rows().sort((a, b) => (order.down ? -1 : 1) * compare(a, b) || a.number - b.number);
      body.replaceChildren();
      const more = report.some(
        found,
        ROWS,
        (row) =>
          el(
            "tr",
            {},
            columns.map((column) =>
              el(
                "td",
                { class: column.number ? "number" : "" },
                column.cell ? column.cell(row) : column.number ? report.number(column.value(row)) : column.value(row),
              ),
            ),
          ),
        body,
      );
      after.replaceChildren(found.length ? more : el("p", { class: "nothing" }, t("nothing")));
    };
    return { element: el("div", { class: "table" }, table, after), refresh: draw };
  };

  report.makeRelations = () =>
    makeTable({
      name: "relations",
      rows: () => edges.filter((edge) => edge.shown),
      first: { key: "sentences", down: true },
      columns: [
        {
          key: "source",
          label: t("source"),
          value: (edge) => actors[edge.source].label,
          cell: (edge) => report.actorButton(actors[edge.source]),
        },
        {
          key: "verb",
          label: t("relation"),
          value: (edge) => report.verb(edge),
          cell: (edge) =>
            el(
              "button",
              {
                type: "button",
                class: `verb-button ${edge.side}`,
                "data-edge": edge.id,
                "aria-label": report.sentenceOf(edge),
                onclick: () => report.select("edge", edge.number),
              },
              el("span", {
                class: `stroke ${edge.side}${edge.uncertain ? " dashed" : ""}${edge.negated ? " crossed" : ""}`,
                "aria-hidden": "true",
              }),
              report.verb(edge),
            ),
        },
        {
          key: "target",
          label: t("target"),
          value: (edge) => actors[edge.target].label,
          cell: (edge) => report.actorButton(actors[edge.target]),
        },
        {
          key: "how",
          label: t("how"),
          value: (edge) =>
            [
              edge.modality === "asserted" ? (edge.claimed ? t("claimed") : "") : t(`modality.${edge.modality}`),
              edge.former ? t("former") : "",
            ]
              .filter(Boolean)
              .join(", "),
        },
        { key: "topics", label: t("topics"), value: (edge) => edge.topics.map(report.topic).join(", ") },
        {
          key: "when",
          label: t("when"),
          value: (edge) => edge.first || "",
          cell: (edge) => report.dates(edge.first, edge.last),
        },
        { key: "sentences", label: t("count.sentences"), number: true, value: (edge) => edge.shown },
        {
          key: "confidence",
          label: t("confidence"),
          number: true,
          value: (edge) => edge.confidence,
          cell: (edge) => report.percent(edge.confidence),
        },
      ],
    });

  report.makeActors = () => {
    const sum = (side) => (actor) =>
      actor.edges.reduce((total, edge) => total + (edge.side === side ? edge.shown : 0), 0);
    return makeTable({
      name: "actors",
      rows: () => actors.filter((actor) => actor.degree),
      first: { key: "degree", down: true },
      columns: [
        { key: "label", label: t("actor"), value: (actor) => actor.label, cell: (actor) => report.actorButton(actor) },
        { key: "type", label: t("kind"), value: (actor) => t(`entity.${actor.type}`) },
        { key: "country", label: t("country"), value: (actor) => actor.country || "" },
        { key: "degree", label: t("relations"), number: true, value: (actor) => actor.degree },
        { key: "cooperation", label: t("side.cooperation"), number: true, value: sum("cooperation") },
        { key: "conflict", label: t("side.conflict"), number: true, value: sum("conflict") },
        { key: "documents", label: t("count.documents"), number: true, value: (actor) => actor.documents || 0 },
        {
          key: "when",
          label: t("when"),
          value: (actor) => actor.first || "",
          cell: (actor) => report.dates(actor.first, actor.last),
        },
      ],
    });
  };
})();
