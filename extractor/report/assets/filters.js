// The filters: in each group nothing ticked means everything.
"use strict";

(() => {
  const { el, t, data, filters } = report;
  const { actors, edges } = data;

  // So many are shown at once; of more, the classes alone at first.
  const FEW_TYPES = 12;

  const tally = (keys) => {
    const counts = new Map();
    for (const edge of edges) for (const key of keys(edge)) counts.set(key, (counts.get(key) || 0) + 1);
    return counts;
  };

  const box = (label, count, checked, change, key) =>
    el(
      "label",
      { class: "tick" },
      el("input", { type: "checkbox", checked, onchange: (event) => change(event.target.checked), "data-key": key }),
      el("span", { class: "tick-label" }, label),
      el("span", { class: "count" }, report.number(count)),
    );

  const toggle = (set, key) => (on) => {
    if (on) set.add(key);
    else set.delete(key);
    report.refresh();
  };

  const group = (title, ...children) => el("fieldset", {}, el("legend", {}, title), ...children);

  // Types below their quad class, which ticks them all at once.
  const types = () => {
    const counts = tally((edge) => [edge.type]);
    const groups = report.QUADS.map((quad) => [
      quad,
      [...counts.keys()].filter((type) => edges.some((edge) => edge.type === type && edge.group === quad)).sort(),
    ]);
    return group(
      t("filter.types"),
      groups
        .filter(([, found]) => found.length)
        .map(([quad, found]) => {
          const all = el("input", { type: "checkbox", "data-key": quad });
          const update = () => {
            const ticked = found.filter((type) => filters.types.has(type)).length;
            all.checked = ticked === found.length;
            all.indeterminate = ticked > 0 && ticked < found.length;
          };
          const inner = found.map((type) =>
            box(
              t(`type.${type}`),
              counts.get(type),
              filters.types.has(type),
              (on) => {
                toggle(filters.types, type)(on);
                update();
              },
              type,
            ),
          );
          all.addEventListener("change", () => {
            for (const type of found) filters.types[all.checked ? "add" : "delete"](type);
            for (const label of inner) label.querySelector("input").checked = all.checked;
            report.refresh();
          });
          update();
          const side = report.SIDES[quad] || "static";
          return el(
            "details",
            {
              class: "quad",
              open: counts.size <= FEW_TYPES || found.some((type) => filters.types.has(type)),
            },
            el(
              "summary",
              {},
              el("span", { class: `dot ${side}` }),
              el("label", { class: "tick" }, all, el("span", { class: "tick-label" }, t(`quad.${quad}`))),
            ),
            inner,
          );
        }),
    );
  };

  const topics = () => {
    const counts = tally((edge) =>
      edge.facets.some((facet) => !facet[2].length) ? [...edge.topics, -1] : edge.topics,
    );
    const keys = [...counts.keys()].sort((a, b) => (a < 0) - (b < 0) || counts.get(b) - counts.get(a));
    if (!keys.some((key) => key >= 0)) return null;
    return group(
      t("filter.topics"),
      keys.map((key) =>
        box(report.topic(key), counts.get(key), filters.topics.has(key), toggle(filters.topics, key), key),
      ),
    );
  };

  const modalities = () => {
    const counts = tally((edge) => [edge.modality]);
    if (counts.size < 2) return null;
    const known = ["asserted", "planned", "possible", "demanded"].filter((key) => counts.has(key));
    return group(
      t("filter.modality"),
      known.map((key) =>
        box(t(`modality.${key}`), counts.get(key), filters.modalities.has(key), toggle(filters.modalities, key), key),
      ),
    );
  };

  const choice = (name, label, options) =>
    el(
      "label",
      { class: "choice" },
      el("span", {}, label),
      el(
        "select",
        {
          "data-key": name,
          onchange: (event) => {
            filters[name] = event.target.value;
            report.refresh();
          },
        },
        options.map(([value, text]) =>
          el("option", { value, selected: String(filters[name]) === String(value) }, text),
        ),
      ),
    );

  const negation = () =>
    edges.some((edge) => edge.negated)
      ? choice("negation", t("filter.negation"), [
          ["", t("filter.all")],
          ["no", t("filter.not_negated")],
          ["yes", t("filter.negated")],
        ])
      : null;

  const speakers = () => {
    const counts = tally((edge) => new Set(edge.facets.map((facet) => facet[1])));
    const known = [...counts.keys()]
      .filter((key) => key >= 0)
      .sort((a, b) => counts.get(b) - counts.get(a) || actors[a].label.localeCompare(actors[b].label));
    if (!known.length) return null;
    return choice("speaker", t("filter.speaker"), [
      ["", t("filter.all")],
      ["none", t("filter.no_speaker")],
      ["any", t("filter.any_speaker")],
      ...known.map((key) => [key, `${actors[key].label} (${report.number(counts.get(key))})`]),
    ]);
  };

  report.resetFilters = () => {
    for (const set of [filters.types, filters.topics, filters.modalities]) set.clear();
    Object.assign(filters, { negation: "", speaker: "", since: "", until: "" });
  };

  report.makeFilters = () => {
    const status = el("p", { class: "status", role: "status", "aria-live": "polite" });
    const reset = el("button", { type: "button", class: "quiet", "data-key": "reset" }, t("filter.reset"));
    const fields = el("div", { class: "fields" });
    const fill = () =>
      fields.replaceChildren(...[types(), topics(), modalities(), negation(), speakers()].filter(Boolean));
    reset.addEventListener("click", () => {
      report.resetFilters();
      fill();
      report.refresh();
    });
    fill();
    const element = el(
      "details",
      { class: "filters", open: true },
      el("summary", {}, t("filters")),
      el("p", { class: "hint" }, t("filter.hint")),
      fields,
    );
    if (window.matchMedia("(max-width: 1000px)").matches) element.open = false;
    return {
      element,
      status: el("div", { class: "filter-status" }, status, reset),
      refresh: () => {
        const shown = edges.filter((edge) => edge.shown);
        status.textContent = report.filtered()
          ? t("shown", { n: edges.length, shown: shown.length })
          : t("shown_all", { n: edges.length });
        reset.hidden = !report.filtered();
      },
    };
  };
})();
