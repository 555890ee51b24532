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

// The timeline and whatever else shows the log listens for `log-changed`.
export function showNews(html) {
  showParts(html);
  document.body.dispatchEvent(new CustomEvent("log-changed", { bubbles: true }));
}
