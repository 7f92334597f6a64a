// Elements of the page are made from texts alone: nothing that comes from a guideline or a reader is ever read as markup.

/** An element with attributes (`on…` are listeners, `false` and `null` are left out) and children, texts among them. */
function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const byId = (id) => document.getElementById(id);

/** Says something to those who listen to the page rather than see it. */
function announce(text) {
  byId("announcement").textContent = "";
  requestAnimationFrame(() => { byId("announcement").textContent = text; });
}

/** `⊕⊕○○ low`, of which the word is what a screen reader says. */
function certaintyShown(certainty) {
  if (certainty === null || certainty === undefined) return null;
  const signs = certainty.filled === null ? ""
    : "⊕".repeat(certainty.filled) + "○".repeat(WORDS.highest - certainty.filled);
  return make("span", { class: "certainty" }, make("span", { class: "signs", "aria-hidden": "true" }, signs), ` ${certainty.word}`,
    make("span", { class: "unseen" }, " certainty"));
}

/** What stands in backticks, as code. */
const coded = (text) => text.split("`").map((part, place) => (place % 2 ? make("code", {}, part) : part));

/** A link within the page. */
const linkTo = (anchor, text, about = {}) => make("a", { href: `#${anchor}`, ...about }, text);
const linkToNode = (id) => (id in DATA.nodes ? linkTo(DATA.nodes[id].anchor, DATA.nodes[id].title) : id);

/** What a link to evidence says, with a link to the source. */
function citation([role, source, finding]) {
  const label = DATA.roles.find(([each]) => each === role)?.[1] ?? role;
  const about = DATA.sources[source];
  if (about === undefined) return make("li", {}, `${label}: ${source}`);
  return make("li", {}, make("b", {}, `${label}: `), about.findings[finding] ?? about.title, " (",
    linkTo(`source-${source}`, about.name), ")");
}
