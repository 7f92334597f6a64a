// Runs emitted JavaScript programs in Node: JSON lines {"program", "cases"} in, a line of answers for each out.

import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { program, cases } = JSON.parse(line);
  await import(`data:text/javascript;base64,${Buffer.from(program, "utf-8").toString("base64")}`);
  process.stdout.write(`${globalThis.answers(JSON.stringify(cases))}\n`);
}
