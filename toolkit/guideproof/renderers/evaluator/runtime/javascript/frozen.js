/** What is recommended is shared by all evaluations, so nobody may change it. */
function frozen(items) {
  for (const item of items) {
    item.evidence.forEach(Object.freeze);
    Object.freeze(item.evidence);
    Object.freeze(item);
  }
  return Object.freeze(items);
}
