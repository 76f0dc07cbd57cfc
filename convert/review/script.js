"use strict";
// A field with data-filter hides the rows of the table it names that do not hold its words.
for (const field of document.querySelectorAll("[data-filter]")) {
  const rows = document.getElementById(field.dataset.filter).tBodies[0].rows;
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = (row.textContent + " " + row.title).toLowerCase();
      row.hidden = !words.every((w) => text.includes(w));
    }
  });
}
// j and k go to the next and the previous figure.
const figures = document.querySelectorAll("a[id^=fig-]");
let at = -1;
document.addEventListener("keydown", (e) => {
  if (e.target.tagName === "INPUT" && e.target.type === "search" || e.ctrlKey || e.metaKey || e.altKey || figures.length === 0) return;
  if (e.key === "j") at = Math.min(at + 1, figures.length - 1);
  else if (e.key === "k") at = Math.max(at - 1, 0);
  else return;
  location.hash = figures[at].id;
});
