// Search: actors by name and alias, documents by title, sentences by text.
"use strict";

(() => {
  const { el, t, data } = report;
  const { actors, documents, sentences } = data;

  report.makeSearch = () => {
    const MOST = { actors: 7, documents: 4, sentences: 5 };
    let index = null;
    const prepare = () => {
      index = {
        actors: actors.map((actor) => [report.folded([actor.label, ...(actor.aliases || [])].join("\n")), actor]),
        documents: documents
          .filter((document) => document.blocks)
          .map((document) => [report.folded(report.documentTitle(document)), document]),
        sentences: sentences.map(([, text], number) => [report.folded(text), number]),
      };
    };
    const list = el("ul", {
      class: "results",
      role: "listbox",
      id: "results",
      hidden: true,
      "aria-label": t("search.results"),
    });
    const input = el("input", {
      type: "search",
      placeholder: t("search"),
      "aria-label": t("search"),
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "results",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
    });
    let options = [];
    let active = -1;

    const close = () => {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const option = (act, ...children) => {
      const action = () => {
        close();
        input.value = "";
        act();
      };
      const element = el(
        "li",
        { role: "option", id: `option-${options.length}`, "aria-selected": "false" },
        ...children,
      );
      element.addEventListener("mousedown", (event) => event.preventDefault());
      element.addEventListener("click", action);
      options.push({ element, action });
      return element;
    };
    const find = () => {
      const wanted = report.folded(input.value.trim());
      options = [];
      list.replaceChildren();
      if (!wanted) return close();
      if (!index) prepare();
      const rank = (text) =>
        text.startsWith(wanted) ? 0 : text.includes(`\n${wanted}`) || text.includes(` ${wanted}`) ? 1 : 2;
      const named = index.actors
        .filter(([text]) => text.includes(wanted))
        .sort((a, b) => rank(a[0]) - rank(b[0]) || b[1].edges.length - a[1].edges.length)
        .slice(0, MOST.actors);
      const titled = index.documents.filter(([text]) => text.includes(wanted)).slice(0, MOST.documents);
      const said = index.sentences.filter(([text]) => text.includes(wanted)).slice(0, MOST.sentences);
      const around = (text) => {
        const at = Math.max(0, report.folded(text).indexOf(wanted) - 40);
        return `${at ? "…" : ""}${text.slice(at, at + 120)}${at + 120 < text.length ? "…" : ""}`;
      };
      const headed = (key, made) =>
        made.length && list.append(el("li", { class: "heading", role: "presentation" }, t(key)), ...made);
      headed(
        "actors",
        named.map(([, actor]) =>
          option(
            () => report.select("actor", actor.number),
            report.shape(actor.type),
            " ",
            report.named(actor),
            " ",
            el("span", { class: "count" }, t("relations.n", { n: actor.edges.length })),
          ),
        ),
      );
      headed(
        "documents",
        titled.map(([, found]) => option(() => report.read(found.number), report.documentTitle(found))),
      );
      headed(
        "evidence",
        said.map(([, number]) =>
          option(() => {
            const shown = report.statementsOf[number];
            report.select(shown.length === 1 ? "edge" : "sentence", shown.length === 1 ? shown[0].edge.number : number);
          }, around(sentences[number][1])),
        ),
      );
      if (!options.length) list.append(el("li", { class: "heading", role: "presentation" }, t("nothing")));
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      move(0);
    };
    const move = (to) => {
      active = options.length ? (to + options.length) % options.length : -1;
      options.forEach(({ element }, number) => element.setAttribute("aria-selected", String(number === active)));
      if (active >= 0) {
        input.setAttribute("aria-activedescendant", options[active].element.id);
        options[active].element.scrollIntoView({ block: "nearest" });
      }
    };
    input.addEventListener("input", find);
    input.addEventListener("focus", () => input.value.trim() && list.hidden && find());
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") move(active + 1);
      else if (event.key === "ArrowUp") move(active - 1);
      else if (event.key === "Enter" && active >= 0 && !list.hidden) {
        options[active].action();
      } else if (event.key === "Escape" && !list.hidden) {
        close();
        event.stopPropagation();
      } else return;
      event.preventDefault();
    });
    return el("div", { class: "search" }, input, list);
  };
})();
