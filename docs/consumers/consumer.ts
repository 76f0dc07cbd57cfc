// Prints of every document that it is given the title, the number of headings, and the first figure with label and unit.
// document.d.ts is what json-schema-to-typescript makes of the schema.
import { readFileSync } from "node:fs";
import type { Block, Document, Statistic } from "./document";

function first(figures: Statistic[]): string {
  const s = figures.find((s) => s.label !== null && s.unit !== null);
  return s ? `${s.label} ${s.figure} ${s.unit}` : "-";
}

for (const name of process.argv.slice(2)) {
  const d: Document = JSON.parse(readFileSync(name, "utf8"));
  const headings: Block[] = d.blocks.filter((b) => b.role === "heading");
  console.log(d.metadata.title ?? "-", headings.length, first(d.statistics));
}
