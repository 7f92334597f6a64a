// Tables of the other views: the worked cases, and a filter over rows, by what is typed.

function filterTables() {
  for (const input of document.querySelectorAll("input[data-filters]")) {
    input.addEventListener("input", () => {
      const rows = [...byId(input.dataset.filters).querySelectorAll("[data-row]")];
      const wanted = input.value.trim().toLowerCase();
      let left = 0;
      for (const row of rows) {
        row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
        left += row.hidden ? 0 : 1;
      }
      input.parentElement.querySelector("output").textContent = wanted ? `${left} of ${rows.length}` : "";
    });
  }
}

/** The worked cases; each opens in the flowchart. */
function listCases() {
  byId("cases-rows").replaceChildren(...Object.entries(CASES).map(([id, each]) => make("tr", { "data-row": true },
    make("th", { scope: "row" }, make("button", { type: "button", class: "link", "data-vignette": id }, each.title)),
    make("td", {}, DATA.entries[each.entry]?.title ?? each.entry), make("td", {}, (each.status ?? "not said").replaceAll("_", " ")),
    make("td", {}, each.confirmed ? "yes" : "not yet"), make("td", {}, each.source ?? ""))));
}
