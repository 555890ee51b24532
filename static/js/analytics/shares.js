// Each character's part of what was dealt, taken, healed and felled: one bar for each, a hundred per cent long.

import { colour, font } from "./look.js";
import { tooltip } from "./drawing.js";

export function shareDatasets(shares) {
  const totals = shares.figures.map((_, place) => shares.rows.reduce((sum, row) => sum + row.amounts[place], 0));
  return shares.rows.map((row) => ({
    label: row.label,
    data: row.amounts.map((amount, place) => (totals[place] ? (100 * amount) / totals[place] : 0)),
    amounts: row.amounts,
    backgroundColor: colour(row.colour, 0.85),
    borderColor: colour("paper"),
    borderWidth: { right: 2 },
    maxBarThickness: 34,
  }));
}

export function shareOptions() {
  return {
    indexAxis: "y",
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    scales: {
      x: {
        stacked: true,
        max: 100,
        ticks: { color: colour("ink-soft"), font: font(12), maxTicksLimit: 5, callback: (value) => `${value} %` },
        grid: { color: colour("rule", 0.7), drawTicks: false },
        border: { display: false },
      },
      y: {
        stacked: true,
        ticks: { color: colour("ink"), font: font() },
        grid: { display: false },
        border: { color: colour("rule-strong") },
      },
    },
    plugins: {
      legend: { position: "bottom", labels: { color: colour("ink"), font: font(), boxWidth: 12, boxHeight: 12 } },
      tooltip: {
        ...tooltip(),
        callbacks: {
          label: ({ dataset, dataIndex, raw }) =>
            `${dataset.label}: ${dataset.amounts[dataIndex].toLocaleString()} (${Math.round(raw)} %)`,
        },
      },
    },
  };
}
