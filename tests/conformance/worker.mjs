// Runs emitted JavaScript programs in Node: JSON lines {"program", "cases"} in, a line of answers for each out.

import { createInterface } from "node:readline";

let number = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { program, cases } = JSON.parse(line);
  // Numbered, because Node runs a module that it has seen before no second time.
  const numbered = `${program}\n// ${(number += 1)}\n`;
  await import(`data:text/javascript;base64,${Buffer.from(numbered, "utf-8").toString("base64")}`);
  process.stdout.write(`${globalThis.answers(JSON.stringify(cases))}\n`);
}
