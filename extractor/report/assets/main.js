// Puts the page together, and keeps what is chosen and shown in step.
"use strict";

(() => {
  const { el, t, data } = report;
  const { actors, edges, counts, left } = data;
  const VIEWS = ["graph", "relations", "actors", "documents"];

  report.selected = { kind: null, number: null };
  let view = "graph";
  let parts = {};
  let back = null;

  report.title = () => data.title || "extractor";

  report.summary = () =>
    t("summary", {
      documents: t("documents.n", { n: counts.documents }),
      actors: t("actors.n", { n: actors.filter((actor) => actor.x !== undefined).length }),
      edges: t("relations.n", { n: edges.length }),
      sentences: t("sentences", { n: edges.reduce((sum, edge) => sum + edge.sentences, 0) }),
    });

  // What the page leaves out.
  report.notices = () => {
    const chosen = Object.entries(data.selection || {}).map(
      ([key, value]) => `${t(`selection.${key}`)} ${[].concat(value).join(", ")}`,
    );
    return [
      chosen.length && t("selection", { chosen: chosen.join("; ") }),
      left.edges && t("left.edges", { n: left.edges + edges.length, shown: edges.length }),
      left.cut && t("left.cut", { n: left.cut, most: data.most_sentences }),
      left.documents && t("left.documents", { n: left.documents }),
      left.missing && t("left.missing", { n: left.missing }),
      left.large && t("left.large", { n: left.large }),
    ].filter(Boolean);
  };

  report.refresh = () => {
    report.apply();
    parts.filters.refresh();
    parts.timeline.refresh();
    parts[view].refresh();
    parts.panel.show();
  };

  report.show = (name) => {
    view = name;
    document.getElementById("app").dataset.view = name;
    for (const key of VIEWS) {
      parts.tabs[key].setAttribute("aria-selected", String(key === name));
      parts.tabs[key].tabIndex = key === name ? 0 : -1;
      parts[key].element.parentElement.hidden = key !== name;
    }
    parts[name].refresh();
  };

  // Choose an edge, an actor or a sentence, or nothing.
  report.select = (kind, number, { focus = true, from = "" } = {}) => {
    if (kind && !report.selected.kind) back = document.activeElement;
    report.selected = { kind, number };
    parts.panel.show();
    parts.graph.mark();
    parts.documents.mark();
    if (kind && from !== "graph") parts.graph.reveal();
    if (kind && focus) parts.panel.focus();
    if (!kind && back) {
      if (back.isConnected) back.focus({ preventScroll: true });
      back = null;
    }
  };

  report.read = (number, sentence) => {
    report.show("documents");
    parts.documents.read(number, sentence);
  };

  const languages = () =>
    el(
      "div",
      { class: "languages", role: "group", "aria-label": t("language") },
      report.languages.map((lang) =>
        el(
          "button",
          {
            type: "button",
            lang,
            "aria-pressed": String(lang === report.lang),
            title: report.labels[lang]["language.name"],
            onclick: () => {
              report.lang = lang;
              build();
              document.querySelector(`.languages button[lang="${lang}"]`).focus();
            },
          },
          lang.toUpperCase(),
        ),
      ),
    );

  const tabs = () => {
    const made = Object.fromEntries(
      VIEWS.map((name) => [
        name,
        el(
          "button",
          {
            type: "button",
            role: "tab",
            id: `tab-${name}`,
            "aria-controls": `view-${name}`,
            onclick: () => report.show(name),
          },
          t(`tab.${name}`),
        ),
      ]),
    );
    const element = el("div", { class: "tabs", role: "tablist", "aria-label": t("views") }, Object.values(made));
    element.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const name = VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length];
      report.show(name);
      made[name].focus();
      event.preventDefault();
    });
    return { element, made };
  };

  const build = () => {
    if (parts.graph) parts.graph.destroy();
    document.documentElement.lang = report.lang;
    document.title = report.title();
    const bar = tabs();
    parts = {
      filters: report.makeFilters(),
      timeline: report.makeTimeline(),
      panel: report.makePanel(),
      tabs: bar.made,
      graph: report.makeGraph(),
      relations: report.makeRelations(),
      actors: report.makeActors(),
      documents: report.makeDocuments(),
    };
    report.graph = parts.graph;
    const notices = report.notices();
    const views = VIEWS.map((name) =>
      el(
        "div",
        {
          class: "view",
          role: "tabpanel",
          id: `view-${name}`,
          "aria-labelledby": `tab-${name}`,
          hidden: name !== view,
        },
        parts[name].element,
      ),
    );
    document.getElementById("app").replaceChildren(
      el("a", { class: "skip", href: "#main" }, t("skip")),
      el(
        "header",
        { class: "top" },
        el("div", { class: "heading" }, el("h1", {}, report.title()), el("p", {}, report.summary())),
        report.makeSearch(),
        el(
          "div",
          { class: "tools" },
          el("button", { type: "button", class: "quiet", onclick: () => window.print() }, t("print")),
          languages(),
        ),
        notices.length
          ? el(
              "details",
              { class: "notices", open: Boolean(left.edges) },
              el("summary", {}, t("notices", { n: notices.length })),
              el(
                "ul",
                {},
                notices.map((notice) => el("li", {}, notice)),
              ),
            )
          : "",
      ),
      bar.element,
      el(
        "div",
        { class: "columns" },
        parts.filters.element,
        el(
          "main",
          { id: "main", tabindex: "-1" },
          parts.filters.status,
          el("div", { class: "views" }, views),
          parts.timeline.element,
        ),
        parts.panel.element,
      ),
    );
    report.apply();
    parts.filters.refresh();
    parts.timeline.refresh();
    report.show(view);
    parts.panel.show();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && report.selected.kind) report.select(null);
    else if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      document.querySelector(".search input").focus();
      event.preventDefault();
    }
  });
  build();
  report.ready = performance.now();
})();
