// Puts what the server says has changed in its place: each part of the answer replaces the one of its id.

export function showParts(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const part of [...template.content.children]) {
    const old = part.id && document.getElementById(part.id);
    if (!old) continue;
    old.replaceWith(part);
    window.htmx?.process(part);
  }
}

// Whoever reads or writes is not disturbed; a notice stays in sight for them.
const isBusy = () =>
  (document.getElementById("timeline")?.getBoundingClientRect().top ?? 1) < 0 ||
  document.activeElement?.matches("input, select, textarea") ||
  [...document.querySelectorAll("input:not([type=hidden]), textarea")].some(
    (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  );

// With the end of a session nearly everything changes on the pages that tell of it; a table keeps what waits there.
function end() {
  if (!document.getElementById("play") && !isBusy()) location.reload();
}

// The timeline and whatever else shows the log listens for `log-changed`.
export function showNews(html) {
  showParts(html);
  if (document.querySelector("#live[data-over]")) end();
  document.body.dispatchEvent(new CustomEvent("log-changed", { bubbles: true }));
}
