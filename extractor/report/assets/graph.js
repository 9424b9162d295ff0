// The picture: Cytoscape.js at places that were worked out beforehand.
"use strict";

(() => {
  const { el, t, data } = report;
  const { actors, edges } = data;
  const { SIDES, TYPES, SHAPES } = report.LOOKS;
  // Above, words on edges would hide the graph; they appear where one looks closer.
  const FEW_EDGES = 60;
  const MANY_EDGES = 800;
  // Above, words are on the edges one points at or chooses: to measure all takes half a second for a thousand.
  const LABELLED_EDGES = 400;
  // Pixels around the picture, below for names, and of the largest actor.
  const [MARGIN, NAME, LARGEST] = [26, 18, 64];
  const LEAST_ZOOM = 0.03;
  const FONT = "system-ui, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif";

  // What is far away is drawn somewhat larger, so that an overview shows who is in the middle.
  const NEAR = 0.5;
  let zoomed = 1;
  const grown = (most) => Math.min(most, Math.max(1, NEAR / zoomed));
  const named = (node) => node.data("font") * (node.data("central") ? grown(7) : 1);
  const sized = (node) => node.data("size") * grown(1.8);

  const style = () => [
    {
      selector: "node",
      style: {
        width: sized,
        height: sized,
        shape: "data(shape)",
        "background-color": "data(colour)",
        "border-width": 1.5,
        "border-color": "#fff",
        label: "data(label)",
        "font-family": FONT,
        "font-size": named,
        color: "#1d2430",
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-outline-color": "#fff",
        "text-outline-width": 2.5,
        "min-zoomed-font-size": 11,
        "z-index": (node) => (node.data("central") ? 2 : 1),
        "text-max-width": (node) => 14 * named(node),
        "text-wrap": "wrap",
      },
    },
    {
      selector: "edge",
      style: {
        width: (edge) => edge.data("width") * grown(3),
        "line-color": "data(colour)",
        "target-arrow-color": "data(colour)",
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.9,
        "curve-style": "bezier",
        "control-point-step-size": 42,
        "line-opacity": 0.75,
        "font-family": FONT,
        "font-size": 9.5,
        color: "#333b47",
        "text-rotation": "autorotate",
        "text-outline-color": "#fff",
        "text-outline-width": 2.5,
        "min-zoomed-font-size": edges.length > FEW_EDGES ? 9 : 5.5,
        label: edges.length > LABELLED_EDGES ? "" : "data(label)",
        "loop-direction": "-45deg",
      },
    },
    { selector: "edge[?symmetric]", style: { "source-arrow-shape": "triangle", "source-arrow-color": "data(colour)" } },
    { selector: "edge[?uncertain]", style: { "line-style": "dashed", "line-dash-pattern": [7, 4] } },
    { selector: "edge[?negated]", style: { "target-arrow-shape": "triangle-cross", "arrow-scale": 1.5 } },
    { selector: "edge[?negated][?symmetric]", style: { "source-arrow-shape": "triangle-cross" } },
    { selector: ".hidden", style: { display: "none" } },
    { selector: ".faded", style: { opacity: 0.13, "text-opacity": 0 } },
    {
      selector: "edge.near, edge.over, edge.chosen",
      style: { "line-opacity": 1, "z-index": 5, label: "data(label)", "min-zoomed-font-size": 4 },
    },
    {
      selector: "edge.chosen",
      style: { "underlay-color": "#ffd54a", "underlay-padding": 5, "underlay-opacity": 0.7, "z-index": 9 },
    },
    { selector: "node.chosen", style: { "border-color": "#1d2430", "border-width": 4, "z-index": 9 } },
    { selector: "node.near, node.chosen, node.over", style: { "min-zoomed-font-size": 3 } },
  ];

  // Those that an overview names.
  const MOST_NAMED = 18;
  const central = new Set(
    [...actors]
      .filter((actor) => actor.x !== undefined && actor.edges.length > 2)
      .sort((a, b) => b.edges.length - a.edges.length)
      .slice(0, MOST_NAMED),
  );

  const elements = () => [
    ...actors
      .filter((actor) => actor.x !== undefined)
      .map((actor) => ({
        group: "nodes",
        data: {
          id: `a${actor.number}`,
          label: report.named(actor),
          size: actor.size,
          font: Math.round(11 + (actor.size - 22) / 2.6),
          central: central.has(actor),
          colour: TYPES[actor.type] || TYPES.place,
          shape: SHAPES[actor.type] || "ellipse",
        },
        position: { x: actor.x, y: actor.y },
      })),
    ...edges.map((edge) => ({
      group: "edges",
      data: {
        id: `e${edge.number}`,
        source: `a${edge.source}`,
        target: `a${edge.target}`,
        label: report.short(edge),
        colour: SIDES[edge.side],
        width: 1.3 + 1.5 * Math.log2(edge.sentences),
        symmetric: Boolean(edge.symmetric),
        uncertain: edge.uncertain,
        negated: Boolean(edge.negated),
      },
    })),
  ];

  report.makeGraph = () => {
    const canvas = el("div", {
      class: "canvas",
      tabindex: "0",
      role: "application",
      "aria-label": t("graph.alt", { n: edges.length }),
      "aria-describedby": "graph-keys",
    });
    const button = (key, text, action) =>
      el("button", { type: "button", title: t(key), "aria-label": t(key), onclick: action }, text);
    const wide = !window.matchMedia("(max-width: 700px)").matches;
    const element = el(
      "div",
      { class: "graph" },
      canvas,
      el("p", { class: "unseen", id: "graph-keys" }, t("graph.keys")),
      el(
        "div",
        { class: "zoom" },
        button("zoom.in", "+", () => zoom(1.35)),
        button("zoom.out", "−", () => zoom(1 / 1.35)),
        button("zoom.fit", "⤢", () => fit()),
      ),
      report.makeLegend({ open: wide }),
      edges.length ? "" : el("p", { class: "nothing" }, t("graph.empty")),
    );
    let cy = null;
    let moved = false; // by the reader, who then is not disturbed
    let unseen = false; // something was chosen while another view was shown

    // The picture is made when there is a place for it, with a size.
    const start = () => {
      if (cy || !canvas.clientWidth) return;
      const view = whole() || { zoom: 1, pan: { x: 0, y: 0 } };
      zoomed = Math.min(view.zoom, NEAR);
      moved = false;
      cytoscape.warnings(false); // of edges between actors that a reader has put on top of each other
      cy = cytoscape({
        container: canvas,
        elements: elements(),
        style: style(),
        layout: { name: "preset", fit: false },
        ...view,
        minZoom: LEAST_ZOOM,
        maxZoom: 4,
        boxSelectionEnabled: false,
        autounselectify: true,
        textureOnViewport: edges.length > MANY_EDGES,
        hideEdgesOnViewport: edges.length > 2 * MANY_EDGES,
        pixelRatio: edges.length > MANY_EDGES ? 1 : "auto",
      });
      report.cy = cy;
      let waiting = null;
      cy.on("zoom", () => {
        clearTimeout(waiting);
        waiting = setTimeout(rescale, 120);
      });
      cy.on("dragpan scrollzoom pinchzoom", () => (moved = true));
      cy.on("tap", "node", (event) =>
        report.select("actor", +event.target.id().slice(1), { focus: false, from: "graph" }),
      );
      cy.on("tap", "edge", (event) =>
        report.select("edge", +event.target.id().slice(1), { focus: false, from: "graph" }),
      );
      cy.on("tap", (event) => event.target === cy && report.select(null));
      cy.on("mouseover mouseout", "node, edge", (event) => {
        const over = event.type === "mouseover";
        event.target.toggleClass("over", over);
        canvas.style.cursor = over ? "pointer" : "";
      });
    };

    // The view of all that is shown. Cytoscape.js would measure every label for it, which takes seconds of large graphs.
    const whole = () => {
      const shown = actors.filter((actor) => actor.x !== undefined && actor.degree);
      if (!shown.length || !canvas.clientWidth) return null;
      const room = { x: canvas.clientWidth - 2 * MARGIN, y: canvas.clientHeight - 2 * MARGIN - NAME };
      const [least, most] = [Math.min, Math.max].map((pick) => ({
        x: pick(...shown.map((actor) => actor.x)),
        y: pick(...shown.map((actor) => actor.y)),
      }));
      const [width, height] = [most.x - least.x + LARGEST, most.y - least.y + LARGEST];
      const zoom = Math.max(LEAST_ZOOM, Math.min(1.6, room.x / width, room.y / height));
      const middle = { x: (least.x + most.x) / 2, y: (least.y + most.y) / 2 };
      return {
        zoom,
        pan: { x: canvas.clientWidth / 2 - zoom * middle.x, y: (canvas.clientHeight - NAME) / 2 - zoom * middle.y },
      };
    };
    const fit = () => {
      const view = whole();
      if (!cy || !view) return;
      moved = false;
      cy.viewport(view);
      rescale();
    };
    const rescale = () => {
      if (!cy) return;
      const now = Math.min(cy.zoom(), NEAR);
      if (Math.abs(now / zoomed - 1) < 0.12 && now !== NEAR) return;
      zoomed = now;
      cy.style().update();
    };
    const zoom = (factor) => {
      if (!cy) return;
      moved = true;
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    };

    canvas.addEventListener("keydown", (event) => {
      if (!cy) return;
      const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
      if (event.key === "+" || event.key === "=") zoom(1.2);
      else if (event.key === "-") zoom(1 / 1.2);
      else if (event.key === "0") fit();
      else if (moves[event.key]) cy.panBy({ x: moves[event.key][0], y: moves[event.key][1] });
      else return;
      event.preventDefault();
    });

    const refresh = () => {
      start();
      if (!cy) return;
      cy.batch(() => {
        for (const edge of edges) cy.getElementById(`e${edge.number}`).toggleClass("hidden", !edge.shown);
        for (const actor of actors)
          if (actor.x !== undefined) cy.getElementById(`a${actor.number}`).toggleClass("hidden", !actor.degree);
      });
      mark();
    };

    // Also when the panel opens or the window changes.
    new ResizeObserver(() => {
      start();
      if (!cy || !canvas.clientWidth) return;
      cy.resize();
      if (unseen) reveal();
      else if (!moved) fit();
    }).observe(canvas);

    const mark = () => {
      if (!cy) return;
      const { kind, number } = report.selected;
      cy.batch(() => {
        cy.elements().removeClass("faded near chosen");
        if (!kind) return;
        const chosen = cy.getElementById(`${kind === "actor" ? "a" : "e"}${number}`);
        if (!chosen.length) return;
        const near = kind === "actor" ? chosen.closedNeighborhood() : chosen.union(chosen.connectedNodes());
        cy.elements().not(near).addClass("faded");
        near.addClass("near");
        chosen.addClass("chosen");
      });
    };

    // Bring into view what was chosen elsewhere.
    const reveal = () => {
      unseen = !canvas.clientWidth;
      if (!cy || unseen) return;
      const { kind, number } = report.selected;
      const chosen = cy.getElementById(`${kind === "actor" ? "a" : "e"}${number}`);
      if (!chosen.length || chosen.hasClass("hidden")) return;
      cy.resize();
      const box = chosen.renderedBoundingBox();
      if (cy.zoom() >= NEAR && box.x1 > 0 && box.y1 > 0 && box.x2 < cy.width() && box.y2 < cy.height()) return;
      moved = true;
      if (cy.zoom() < NEAR) cy.zoom(0.9);
      cy.center(chosen);
      // On narrow screens the panel lies over the lower part, on others below 1000 pixels over the right.
      if (window.matchMedia("(max-width: 700px)").matches) cy.panBy({ x: 0, y: -0.3 * cy.height() });
      else if (window.matchMedia("(max-width: 1000px)").matches) cy.panBy({ x: -0.24 * cy.width(), y: 0 });
    };

    return {
      element,
      refresh,
      mark,
      reveal,
      picture: () =>
        cy && edges.some((edge) => edge.shown)
          ? cy.png({ full: true, maxWidth: 2400, maxHeight: 2000, bg: "#fff" })
          : null,
      destroy: () => {
        cy?.destroy();
        cy = null;
      },
    };
  };
})();
