// What all parts of the page share: data, words in the reader's language, elements that hold text and never markup.
"use strict";

const report = {
  data: JSON.parse(document.getElementById("data").textContent),
  labels: JSON.parse(document.getElementById("labels").textContent),
  lang: "en",
};

(() => {
  const languages = Object.keys(report.labels);
  const wanted = [report.data.lang, ...(navigator.languages || [navigator.language])];
  report.lang =
    wanted
      .filter(Boolean)
      .map((tag) => tag.slice(0, 2))
      .find((tag) => languages.includes(tag)) || "en";
  report.languages = languages;

  // The words of a key; {name} in them is replaced. A key that is not known (a type or topic of the user) is shown itself.
  report.t = (key, values = {}) => {
    const words = report.labels[report.lang];
    const one = values.n === 1 && words[`${key}.one`];
    const text = one || words[key];
    if (text === undefined) return key.slice(key.indexOf(".") + 1).replaceAll("_", " ");
    return text.replace(/\{(\w+)\}/g, (_, name) =>
      typeof values[name] === "number" ? report.number(values[name]) : values[name],
    );
  };

  report.number = (value, options) => new Intl.NumberFormat(report.lang, options).format(value);
  report.percent = (value) => report.number(value, { style: "percent" });

  report.languageName = (code) => {
    try {
      return new Intl.DisplayNames([report.lang], { type: "language" }).of(code);
    } catch {
      return code;
    }
  };

  // A date as far as it is known: a year, a month or a day.
  report.date = (text) => {
    const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text || "");
    if (!found) return text || "";
    const [, year, month, day] = found;
    if (!month) return year;
    const time = new Date(Date.UTC(+year, +month - 1, +(day || 1)));
    if (Number.isNaN(time.getTime())) return text;
    const format = { year: "numeric", month: day ? "short" : "long", timeZone: "UTC", ...(day && { day: "numeric" }) };
    return new Intl.DateTimeFormat(report.lang, format).format(time);
  };

  report.dates = (first, last) =>
    !first ? "" : first === last || !last ? report.date(first) : `${report.date(first)} – ${report.date(last)}`;

  // An element. Attributes are plain strings; "on…" are listeners; children are elements or texts.
  report.el = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (key === "class") element.className = value;
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(
      ...children.flat().filter((child) => child !== undefined && child !== null && child !== false && child !== ""),
    );
    return element;
  };

  report.svg = (name, attributes = {}, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // A link to the web, or nothing: addresses of other schemes can run code.
  report.link = (address, text) => {
    let url;
    try {
      url = new URL(address);
    } catch {
      return null;
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") return null;
    return report.el(
      "a",
      { href: url.href, target: "_blank", rel: "noopener noreferrer", class: "out" },
      text || url.hostname,
    );
  };

  // Text as it is compared in searches: without case and accents.
  report.folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");

  // A list that shows so many of its items, and more on demand.
  report.some = (items, most, make, into) => {
    let shown = 0;
    const more = report.el("button", { type: "button", class: "more", onclick: () => show() });
    const show = () => {
      const next = items.slice(shown, shown + most);
      const made = next.map((item, at) => make(item, shown + at));
      into.append(...made);
      if (shown) made[0].querySelector("button, a")?.focus();
      shown += next.length;
      more.textContent = report.t("more", { n: items.length - shown });
      more.hidden = shown >= items.length;
    };
    show();
    return more;
  };
})();
