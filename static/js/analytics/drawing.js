// One chart along the evenings: bars, lines over them where a second scale is told, areas where there is no room for bars.

import { colour, font, isNarrow } from "./look.js";

const LEAST_BAR = 4;
const plain = new Intl.NumberFormat(document.documentElement.lang || "en", { maximumFractionDigits: 1 });
const fitting = new Intl.NumberFormat(document.documentElement.lang || "en", { maximumSignificantDigits: 2 });
// Beyond so many hours nobody asks for the minutes.
const HOURS_ALONE = 100;
// How finely an axis is marked: whole things, days with one digit behind the point, what is small as fine as it is.
const PRECISION = { days: 1, rate: undefined };

function summed(values) {
  let sum = 0;
  return values.map((value) => (sum += value ?? 0));
}

/** As the table tells it: 3 h 35 min. */
function told(value, unit, words) {
  if (unit === "rate") return (value < 1 ? fitting : plain).format(value);
  if (unit === "percent") return `${Math.round(value)} %`;
  if (unit !== "hours" && unit !== "minutes") return plain.format(value);
  const minutes = Math.round(unit === "hours" ? value * 60 : value);
  const isLong = minutes >= HOURS_ALONE * 60;
  const [hours, rest] = isLong ? [Math.round(minutes / 60), 0] : [Math.floor(minutes / 60), minutes % 60];
  return [hours && `${plain.format(hours)} ${words.hours}`, (rest || !hours) && `${rest} ${words.minutes}`]
    .filter(Boolean)
    .join(" ");
}

export function datasetsFor(chart, running, width) {
  const bars = chart.series.filter((series) => !series.line).length * (chart.stacked ? 0 : 1) || 1;
  const isTight = running || width / (chart.series[0].values.length * bars) < LEAST_BAR;
  return chart.series.map((series) => {
    const isLine = series.line || isTight;
    return {
      type: isLine ? "line" : "bar",
      label: series.label,
      unit: series.unit,
      words: running ? null : series.words,
      data: running ? summed(series.values) : series.values,
      yAxisID: series.right ? "right" : "y",
      order: series.line ? 0 : 1,
      stack: chart.stacked ? "one" : undefined,
      backgroundColor: colour(series.colour, isLine ? 0.25 : 0.85),
      borderColor: colour(series.colour),
      borderWidth: isLine ? 1.75 : 0,
      fill: isLine && !series.line && (chart.stacked || chart.series.length === 1),
      borderDash: series.line ? [5, 3] : undefined,
      pointRadius: series.line && series.values.length <= 60 ? 2.5 : 0,
      pointHitRadius: 8,
      pointBackgroundColor: colour(series.colour),
      spanGaps: true,
      // Smooth, but never beyond its points: a running total does not fall.
      cubicInterpolationMode: "monotone",
      maxBarThickness: 28,
      borderRadius: chart.stacked ? 0 : 2,
    };
  });
}

function scale(title, position, grid, series) {
  const unit = series?.unit;
  return {
    position,
    beginAtZero: true,
    max: unit === "percent" ? 100 : undefined,
    title: { display: Boolean(title), text: title, color: colour("ink-soft"), font: font(12) },
    ticks: { color: colour("ink-soft"), font: font(12), maxTicksLimit: isNarrow() ? 4 : 6, precision: unit in PRECISION ? PRECISION[unit] : 0 },
    grid: { color: colour("rule", grid ? 0.7 : 0), drawTicks: false },
    border: { display: false },
  };
}

export function optionsFor(chart, data, running) {
  const right = chart.series.find((series) => series.right);
  const left = chart.series.find((series) => !series.right);
  const isParts = chart.series.length > 1;
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: "index", intersect: false },
    scales: {
      x: {
        stacked: chart.stacked,
        ticks: { color: colour("ink-soft"), font: font(12), maxTicksLimit: isNarrow() ? 6 : 12, maxRotation: 0 },
        grid: { display: false },
        border: { color: colour("rule-strong") },
      },
      y: { ...scale(chart.left, "left", true, left), stacked: chart.stacked },
      ...(right && !running ? { right: scale(chart.right, "right", false, right) } : {}),
    },
    plugins: {
      legend: {
        display: isParts,
        position: "bottom",
        labels: { color: colour("ink"), font: font(), boxWidth: 12, boxHeight: 12, usePointStyle: false },
      },
      tooltip: {
        ...tooltip(),
        filter: (item) => !chart.stacked || item.raw > 0,
        callbacks: {
          title: ([item]) => {
            if (!item) return "";
            const [number, title] = data.evenings[item.dataIndex];
            return `${data.words.session} ${number}${title ? `: ${title}` : ""}`;
          },
          label: ({ dataset, dataIndex, raw }) =>
            `${dataset.label}: ${dataset.words?.[dataIndex] ?? told(raw ?? 0, dataset.unit, data.words)}`,
        },
      },
    },
  };
}

/** The look of what is shown where the pointer is. */
export function tooltip() {
  return {
    backgroundColor: colour("paper-raised"),
    titleColor: colour("title"),
    bodyColor: colour("ink"),
    borderColor: colour("rule-strong"),
    borderWidth: 1,
    cornerRadius: 3,
    titleFont: { ...font(), weight: "600" },
    bodyFont: font(),
  };
}
