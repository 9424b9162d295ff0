// The texts: actors by type, evidence sentences, and the languages of their segments.
"use strict";

(() => {
  const { el, t, data } = report;
  const { actors, documents } = data;
  const ROWS = 100;

  const readable = documents.filter((document) => document.blocks);

  const about = (document) => [report.date(document.date), document.source].filter(Boolean).join(" · ");

  // A piece of text. What is marked answers to clicks, the buttons before sentences to the keyboard too.
  const piece = (part, begun) => {
    if (typeof part === "string") return [part];
    const classes = ["piece"];
    const found = [];
    const numbers = (part.s || []).filter((number) => report.statementsOf[number].length);
    for (const number of numbers) {
      if (!begun.has(number)) {
        begun.add(number);
        const count = report.statementsOf[number].length;
        found.push(
          el(
            "button",
            {
              type: "button",
              class: "mark-button",
              "data-sentence": number,
              "aria-label": t("sentence.shows", { n: count }),
              title: t("sentence.shows", { n: count }),
              onclick: () => report.select("sentence", number),
            },
            report.number(count),
          ),
        );
      }
    }
    if (numbers.length) classes.push("shows");
    if (part.q !== undefined) classes.push("quoted");
    const title = part.q >= 0 ? t("said_by", { name: actors[part.q].label }) : undefined;
    // Mentions are no stops for the keyboard, as there are hundreds: the table of actors has them all.
    const actor = part.a === undefined ? null : actors[part.a];
    if (actor) classes.push("mention", `is-${actor.type}`);
    const open = actor
      ? () => report.select("actor", actor.number)
      : numbers.length
        ? () => report.select("sentence", numbers[0])
        : undefined;
    found.push(
      el(
        "span",
        {
          class: classes.join(" "),
          title: actor ? actor.label : title,
          "data-numbers": numbers.join(" "),
          onclick: open,
        },
        part.t,
      ),
    );
    return found;
  };

  const block = (made, main, begun) => {
    const notable = made.kind && !["body", "lead", "title"].includes(made.kind);
    const foreign = made.lang && made.lang !== main && made.lang !== "und";
    const badge = [
      notable && t(`segment.${made.kind}`),
      (foreign || made.kind === "post") && made.lang && report.languageName(made.lang),
      made.handle,
      report.date(made.date),
    ].filter(Boolean);
    return el(
      "div",
      { class: `block ${made.kind || "other"}${foreign ? " foreign" : ""}`, lang: made.lang, dir: "auto" },
      badge.length
        ? el(
            "p",
            { class: "badge", lang: report.lang },
            badge.join(" · "),
            made.author !== undefined ? [" · ", report.actorButton(actors[made.author])] : "",
            made.url ? [" ", report.link(made.url, t("web")) || ""] : "",
          )
        : "",
      el(
        "div",
        { class: "text" },
        made.pieces.flatMap((part) => piece(part, begun)),
      ),
    );
  };

  const text = (document) => {
    const begun = new Set();
    const main = document.languages?.[0] || document.blocks.find((made) => made.lang)?.lang;
    const languages = (document.languages || []).map(report.languageName).join(", ");
    // Between segments there often are only blank lines.
    const filled = document.blocks.filter((made) => made.pieces.some((part) => (part.t || part).trim()));
    const blocks = filled.map((made) => block(made, main, begun));
    return el(
      "article",
      { class: "document", "aria-label": report.documentTitle(document) },
      el(
        "header",
        {},
        el("h2", { tabindex: "-1" }, report.documentTitle(document)),
        el(
          "p",
          { class: "from" },
          [about(document), languages, document.topics.map((name) => t(`topic.${name}`)).join(", ")]
            .filter(Boolean)
            .join(" · "),
          " ",
          report.link(document.url, t("web")) || "",
        ),
      ),
      document.whole ? "" : el("p", { class: "notice" }, t("document.excerpts")),
      el("div", { class: `blocks${document.whole ? "" : " excerpts"}` }, blocks),
    );
  };

  report.makeDocuments = () => {
    const list = el("ol");
    const after = el("div");
    const head = el("p", { class: "hint" });
    const reader = el("div", { class: "reader" });
    const key = el(
      "ul",
      { class: "key" },
      [
        ...new Set(
          readable.flatMap((document) =>
            document.blocks.flatMap((made) =>
              made.pieces.filter((part) => part.a !== undefined).map((part) => actors[part.a].type),
            ),
          ),
        ),
      ]
        .sort()
        .map((type) => el("li", {}, el("span", { class: `mention is-${type}` }, t(`entity.${type}`)))),
      el("li", {}, el("span", { class: "shows" }, t("evidence"))),
    );
    const element = el(
      "div",
      { class: "documents" },
      el("nav", { class: "document-list", "aria-label": t("documents") }, head, list, after),
      el("div", { class: "reading" }, key, reader),
    );
    let open = null;

    const row = (document) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            "data-document": document.number,
            "aria-current": document.number === open ? "true" : false,
            onclick: () => read(document.number),
          },
          el("span", { class: "title" }, report.documentTitle(document)),
          el(
            "span",
            { class: "about" },
            [about(document), t("sentences", { n: document.shown })].filter(Boolean).join(" · "),
          ),
        ),
      );

    const refresh = () => {
      const shown = readable.filter((document) => document.shown);
      head.textContent = [
        t("documents.shown", { n: shown.length }),
        data.left.documents ? t("left.documents", { n: data.left.documents }) : "",
      ]
        .filter(Boolean)
        .join(" ");
      list.replaceChildren();
      after.replaceChildren(
        report.some(
          shown.sort((a, b) => (a.date || "none").localeCompare(b.date || "none") || b.shown - a.shown),
          ROWS,
          row,
          list,
        ),
      );
      if (open === null && shown.length) read(shown[0].number, undefined, false);
      if (!shown.length && open === null) reader.replaceChildren(el("p", { class: "nothing" }, t("nothing")));
    };

    const read = (number, sentence, focus = true) => {
      if (open !== number) {
        open = number;
        reader.replaceChildren(text(documents[number]));
        reader.scrollTop = 0;
      }
      for (const button of list.querySelectorAll("button[data-document]")) {
        if (+button.dataset.document === number) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
      mark(sentence);
      const place = sentence === undefined ? null : reader.querySelector(`.mark-button[data-sentence="${sentence}"]`);
      if (place) {
        place.scrollIntoView({ block: "center" });
        if (focus) place.focus({ preventScroll: true });
      } else if (focus) reader.querySelector("h2")?.focus();
    };

    // Bring out what is chosen: a sentence, those of an edge, or the mentions of an actor.
    const mark = (sentence) => {
      const { kind, number } = report.selected;
      const chosen = new Set();
      if (sentence !== undefined) chosen.add(sentence);
      if (kind === "sentence") chosen.add(number);
      if (kind === "edge") for (const statement of data.edges[number].statements) chosen.add(statement.sentence);
      for (const part of reader.querySelectorAll(".piece")) {
        const own = part.dataset.numbers ? part.dataset.numbers.split(" ").map(Number) : [];
        part.classList.toggle(
          "chosen",
          own.some((one) => chosen.has(one)),
        );
      }
    };

    return { element, refresh, read, mark: () => mark() };
  };
})();
