// Draws each <canvas data-chart> from the page's data, once it comes into sight. The same figures stand in the table below.

import { optionsFor, datasetsFor } from "./drawing.js";
import { shareOptions, shareDatasets } from "./shares.js";

const drawn = new Map();
const scheme = matchMedia("(prefers-color-scheme: dark)");

function read() {
  const held = document.getElementById("analytics-data");
  return held ? JSON.parse(held.textContent) : null;
}

function configOf(canvas, data, running) {
  const key = canvas.dataset.chart;
  if (key === "shares") {
    return {
      type: "bar",
      data: { labels: data.shares.figures, datasets: shareDatasets(data.shares) },
      options: shareOptions(data.shares),
    };
  }
  const chart = data.charts[key];
  const labels = data.evenings.map(([number]) => number);
  return {
    type: "bar",
    data: { labels, datasets: datasetsFor(chart, running, canvas.parentElement.clientWidth) },
    options: optionsFor(chart, data, running),
  };
}

function draw(canvas, data, running = false) {
  drawn.get(canvas)?.destroy();
  drawn.set(canvas, new window.Chart(canvas, configOf(canvas, data, running)));
}

function isRunning(canvas) {
  const pressed = canvas.closest(".chart").querySelector("[aria-pressed=true]");
  return pressed?.dataset.running === "true";
}

function redrawAll() {
  const data = read();
  for (const canvas of drawn.keys()) {
    if (canvas.isConnected) draw(canvas, data, isRunning(canvas));
  }
}

function begin() {
  const data = read();
  for (const [canvas, chart] of drawn) {
    if (canvas.isConnected) continue;
    chart.destroy();
    drawn.delete(canvas);
  }
  if (!data || !window.Chart) return;
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        sight.unobserve(target);
        draw(target, data, isRunning(target));
      }
    },
    { rootMargin: "300px" },
  );
  for (const canvas of document.querySelectorAll("canvas[data-chart]")) {
    if (drawn.has(canvas)) continue;
    canvas.parentElement.hidden = false;
    canvas.closest(".chart").querySelector(".chart-switch")?.removeAttribute("hidden");
    sight.observe(canvas);
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".chart-switch button");
  if (!button) return;
  for (const other of button.parentElement.children) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  draw(button.closest(".chart").querySelector("canvas"), read(), button.dataset.running === "true");
});

document.addEventListener("htmx:afterSettle", begin);
document.addEventListener("htmx:historyRestore", begin);
scheme.addEventListener("change", redrawAll);
// The lines are lettered in the page's own type: it may come after the first chart.
document.fonts?.ready.then(redrawAll);
begin();
