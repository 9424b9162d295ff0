// The colours and shapes of the picture, and what they mean.
"use strict";

(() => {
  const { el, svg, t, data } = report;
  const { actors, edges } = data;
  // Colours that people with any kind of colour vision tell apart (Okabe and Ito, 2008), as in report.css.
  const SIDES = { conflict: "#d55e00", cooperation: "#0072b2", static: "#6f7680" };
  // Types may be any words, such as those that all objects have.
  const TYPES = {
    __proto__: null,
    country: "#009e73",
    person: "#e69f00",
    organisation: "#cc79a7",
    place: "#8d99a6",
    payment_system: "#f0e442",
  };
  const SHAPES = {
    __proto__: null,
    country: "round-rectangle",
    person: "ellipse",
    organisation: "diamond",
    place: "triangle",
    payment_system: "hexagon",
  };
  report.LOOKS = { SIDES, TYPES, SHAPES };

  // A line as the picture draws it.
  const line = (colour, { dashed, crossed, both } = {}) =>
    svg(
      "svg",
      { viewBox: "0 0 44 12", width: "44", height: "12", "aria-hidden": "true" },
      svg("line", {
        x1: both ? "9" : "2",
        y1: "6",
        x2: "36",
        y2: "6",
        stroke: colour,
        "stroke-width": "2.4",
        "stroke-dasharray": dashed ? "6 3" : "none",
      }),
      svg("polygon", { points: "34,1.5 43,6 34,10.5", fill: colour }),
      ...(both ? [svg("polygon", { points: "10,1.5 1,6 10,10.5", fill: colour })] : []),
      ...(crossed ? [svg("path", { d: "M29 0.5v11", stroke: colour, "stroke-width": "3" })] : []),
    );

  const OUTLINES = {
    "round-rectangle": ["rect", { x: "1.5", y: "1.5", width: "11", height: "11", rx: "3" }],
    ellipse: ["circle", { cx: "7", cy: "7", r: "5.7" }],
    diamond: ["polygon", { points: "7,0.5 13.5,7 7,13.5 0.5,7" }],
    triangle: ["polygon", { points: "7,1 13,13 1,13" }],
    hexagon: ["polygon", { points: "4,1.5 10,1.5 13.5,7 10,12.5 4,12.5 0.5,7" }],
  };
  report.shape = (type) => {
    const [name, attributes] = OUTLINES[SHAPES[type] || "ellipse"];
    return svg(
      "svg",
      { viewBox: "0 0 14 14", width: "14", height: "14", class: "shape", "aria-hidden": "true" },
      svg(name, { ...attributes, fill: TYPES[type] || TYPES.place }),
    );
  };

  report.makeLegend = (attributes) => {
    const has = (test) => edges.some(test);
    const types = Object.keys(TYPES).filter((type) =>
      actors.some((actor) => actor.type === type && actor.x !== undefined),
    );
    const rows = [
      ...types.map((type) => [report.shape(type), t(`entity.${type}`)]),
      has((edge) => edge.side === "cooperation") && [line(SIDES.cooperation), t("side.cooperation")],
      has((edge) => edge.side === "conflict") && [line(SIDES.conflict), t("side.conflict")],
      has((edge) => edge.side === "static") && [line(SIDES.static), t("side.static")],
      has((edge) => edge.symmetric) && [line(SIDES.static, { both: true }), t("legend.symmetric")],
      has((edge) => edge.uncertain) && [line(SIDES.static, { dashed: true }), t("legend.dashed")],
      has((edge) => edge.negated) && [line(SIDES.static, { crossed: true }), t("legend.crossed")],
    ].filter(Boolean);
    return el(
      "details",
      { class: "legend", ...attributes },
      el("summary", {}, t("legend")),
      el(
        "ul",
        {},
        rows.map(([picture, words]) => el("li", {}, picture, el("span", {}, words))),
        el("li", { class: "hint" }, t("legend.sizes")),
      ),
    );
  };
})();
