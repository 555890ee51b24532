// A link to a step opens it; browsers that do so by themselves find it open.
function reveal() {
  const place = document.getElementById(location.hash.slice(1));
  const step = place?.closest("details");
  if (!step) return;
  for (let outer = step; outer; outer = outer.parentElement.closest("details")) outer.open = true;
  (place.matches("fieldset") ? step : place).scrollIntoView();
  if (place.matches("input, select, textarea")) place.focus();
}

addEventListener("hashchange", reveal);
reveal();

// A link to where one is already changes nothing in the address.
document.addEventListener("click", (event) => {
  if (event.target.closest(".closing-steps a, .not-saved a")?.hash === location.hash) reveal();
});

// Whoever writes a date for the next session wants it planned.
document.addEventListener("input", (event) => {
  if (!/^next_(start|title|location|number)$/.test(event.target.name ?? "")) return;
  const plan = event.target.form?.querySelector("input[name=next_choice][value=plan]");
  if (plan) plan.checked = true;
});
