// How many sentences there are over time; bars and two dates choose a part of it.
"use strict";

(() => {
  const { el, t, data, filters } = report;
  const { edges } = data;
  const SIZES = { day: 10, month: 7, year: 4 };
  const MOST_DAYS = 45;
  const MOST_MONTHS = 72;
  const MOST_BARS = 150;
  const WIDEST = 64;

  const counts = new Map();
  for (const edge of edges) {
    for (const [date, , , count] of edge.facets) {
      if (date >= "1000" && date < "3000") counts.set(date, (counts.get(date) || 0) + count);
    }
  }
  const known = [...counts.keys()].sort();
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const time = (date) => Date.UTC(+date.slice(0, 4), +(date.slice(5, 7) || 1) - 1, +(date.slice(8, 10) || 1));

  // Most sentences decide how fine the bars are, not the few that are about long ago.
  const dateAt = (share) => {
    let seen = 0;
    return known.find((date) => (seen += counts.get(date)) > share * total) || known[known.length - 1];
  };
  const days = known.length ? (time(dateAt(0.975)) - time(dateAt(0.025))) / 86_400_000 : 0;
  const finer = (length) =>
    known.filter((date) => date.length >= length).reduce((sum, date) => sum + counts.get(date), 0) / total;
  const isDays = days <= MOST_DAYS && finer(SIZES.day) > 0.9;
  const isMonths = days <= MOST_MONTHS * 31 && finer(SIZES.month) >= 0.5;
  report.unit = isDays ? "day" : isMonths ? "month" : "year";

  const next = (bucket) => {
    const date = new Date(time(bucket));
    if (bucket.length === 10) date.setUTCDate(date.getUTCDate() + 1);
    else if (bucket.length === 7) date.setUTCMonth(date.getUTCMonth() + 1);
    else date.setUTCFullYear(date.getUTCFullYear() + 1);
    return date.toISOString().slice(0, bucket.length);
  };

  // All stretches from the first to the last date, also those without any; of very many, those where most sentences are.
  const size = SIZES[report.unit];
  const filled = new Map();
  for (const date of known) {
    if (date.length >= size) filled.set(date.slice(0, size), (filled.get(date.slice(0, size)) || 0) + counts.get(date));
  }
  const ends = [...filled.keys()].sort();
  const all = [];
  for (let bucket = ends[0]; bucket && bucket <= ends[ends.length - 1]; bucket = next(bucket)) all.push(bucket);
  const fullest = () => {
    let [sum, most, begin] = [0, -1, 0];
    all.forEach((bucket, number) => {
      sum += filled.get(bucket) || 0;
      if (number >= MOST_BARS) sum -= filled.get(all[number - MOST_BARS]) || 0;
      if (sum > most) [most, begin] = [sum, Math.max(0, number - MOST_BARS + 1)];
    });
    const found = all.slice(begin, begin + MOST_BARS);
    const used = found.map((bucket) => filled.has(bucket));
    return found.slice(used.indexOf(true), used.lastIndexOf(true) + 1);
  };
  report.buckets = all.length > MOST_BARS ? fullest() : all;

  report.bucketOf = (date) => (date.length >= size ? date.slice(0, size) : null);

  const lastDay = (bucket) => {
    const date = new Date(time(next(bucket)));
    date.setUTCDate(date.getUTCDate() - 1);
    return date.toISOString().slice(0, 10);
  };
  const firstDay = (bucket) => `${bucket}-01-01`.slice(0, 10);

  report.makeTimeline = () => {
    if (!report.buckets.length)
      return { element: el("p", { class: "timeline empty" }, t("time.none")), refresh: () => {} };
    const { buckets } = report;
    if (buckets.length < 2) {
      const note = el("p", { class: "timeline empty" });
      const undated = edges.reduce(
        (sum, edge) => sum + edge.facets.reduce((most, facet) => most + (facet[0] ? 0 : facet[3]), 0),
        0,
      );
      note.textContent = [
        t("time.one", { date: report.date(buckets[0]) }),
        undated && t("time.undated", { n: undated }),
      ]
        .filter(Boolean)
        .join(" ");
      return { element: note, refresh: () => {} };
    }
    const bars = buckets.map((bucket) => {
      const parts = Object.fromEntries(
        ["static", "cooperation", "conflict"].map((side) => [side, el("span", { class: side })]),
      );
      return { bucket, parts, element: el("div", { class: "bar", title: report.date(bucket) }, Object.values(parts)) };
    });
    const chart = el(
      "div",
      { class: "bars", role: "img" },
      bars.map((bar) => bar.element),
    );
    const scale = el(
      "div",
      { class: "scale", "aria-hidden": "true" },
      el("span", {}, report.date(buckets[0])),
      buckets.length > 1 ? el("span", {}, report.date(buckets[buckets.length - 1])) : "",
    );
    const [least, most] = [firstDay(all[0]), lastDay(all[all.length - 1])];
    // Two bars are not as wide as the page.
    for (const part of [chart, scale]) part.style.maxWidth = `${buckets.length * WIDEST}px`;
    const input = (name) =>
      el("input", {
        type: "date",
        min: least,
        max: most,
        value: filters[name],
        "data-key": name,
        onchange: (event) => {
          filters[name] = event.target.value;
          report.refresh();
        },
      });
    const inputs = { since: input("since"), until: input("until") };
    const clear = el("button", { type: "button", class: "quiet", onclick: () => choose("", "") }, t("time.all"));
    const note = el("span", { class: "note" });

    const choose = (since, until) => {
      Object.assign(filters, { since, until });
      report.refresh();
    };

    // Drag over bars, or click one.
    const at = (event) => {
      const box = chart.getBoundingClientRect();
      return Math.min(
        buckets.length - 1,
        Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * buckets.length)),
      );
    };
    let begun = null;
    const stretch = (event) => [Math.min(begun, at(event)), Math.max(begun, at(event))];
    chart.addEventListener("pointerdown", (event) => {
      begun = at(event);
      chart.setPointerCapture(event.pointerId);
    });
    chart.addEventListener("pointermove", (event) => {
      if (begun === null) return;
      const [from, to] = stretch(event);
      bars.forEach((bar, number) => bar.element.classList.toggle("outside", number < from || number > to));
    });
    chart.addEventListener("pointerup", (event) => {
      if (begun === null) return;
      const [from, to] = stretch(event);
      begun = null;
      choose(firstDay(buckets[from]), lastDay(buckets[to]));
    });
    chart.addEventListener("pointercancel", () => {
      begun = null;
      report.refresh();
    });

    const refresh = () => {
      const counts = new Map(buckets.map((bucket) => [bucket, { conflict: 0, cooperation: 0, static: 0 }]));
      let [undated, coarse] = [0, 0];
      for (const edge of edges) {
        for (const [date, , , count] of report.through(edge, { dated: false })) {
          const found = counts.get(report.bucketOf(date));
          if (found) found[edge.side] += count;
          else if (date) coarse += count;
          else undated += count;
        }
      }
      const total = (found) => found.conflict + found.cooperation + found.static;
      const highest = Math.max(1, ...[...counts.values()].map(total));
      for (const bar of bars) {
        const found = counts.get(bar.bucket);
        for (const [side, part] of Object.entries(bar.parts)) part.style.height = `${(100 * found[side]) / highest}%`;
        bar.element.title = `${report.date(bar.bucket)}: ${t("sentences", { n: total(found) })}`;
        const outside =
          (filters.since && lastDay(bar.bucket) < filters.since) ||
          (filters.until && firstDay(bar.bucket) > filters.until);
        bar.element.classList.toggle("outside", Boolean(outside));
      }
      const peak = [...counts].sort((a, b) => total(b[1]) - total(a[1]))[0];
      chart.setAttribute(
        "aria-label",
        t("time.alt", {
          first: report.date(buckets[0]),
          last: report.date(buckets[buckets.length - 1]),
          peak: report.date(peak[0]),
          n: total(peak[1]),
        }),
      );
      for (const name of ["since", "until"]) inputs[name].value = filters[name];
      clear.hidden = !filters.since && !filters.until;
      note.textContent = [undated && t("time.undated", { n: undated }), coarse && t("time.coarse", { n: coarse })]
        .filter(Boolean)
        .join(" ");
    };

    const element = el(
      "section",
      { class: "timeline", "aria-label": t("time.title") },
      el("div", { class: "chart" }, chart, scale),
      el(
        "div",
        { class: "range" },
        el("label", {}, t("time.from"), inputs.since),
        el("label", {}, t("time.to"), inputs.until),
        clear,
        note,
      ),
    );
    return { element, refresh };
  };
})();
