// An answer that did not arrive is said beside its buttons; and a note that is only half written goes along with it,
// for the answer's place is drawn anew.

const words = document.getElementById("answers-said")?.dataset;
const formOf = (event) => event.target.closest?.("#who-comes form, #people form");

document.addEventListener("htmx:configRequest", (event) => {
  const form = formOf(event);
  const note = form?.parentElement.querySelector("input[name=note]");
  if (note && note.form !== form && note.value !== note.defaultValue) event.detail.parameters.note = note.value;
});

const complaintOf = (form) => form.nextElementSibling?.matches("[data-complaint]") && form.nextElementSibling;

document.addEventListener("htmx:beforeRequest", (event) => {
  const complaint = formOf(event) && complaintOf(formOf(event));
  if (complaint) complaint.remove();
});

for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    const form = formOf(event);
    if (!form || !words) return;
    const complaint = document.createElement("p");
    complaint.className = "message message-error";
    complaint.dataset.complaint = "";
    complaint.setAttribute("role", "alert");
    complaint.textContent = name === "htmx:responseError" ? words.refused : words.offline;
    form.after(complaint);
  });
}
