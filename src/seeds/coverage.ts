/** Which of the numbered facts of the founding documents the seeds carry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seeds } from './read.js';

export interface FoundingFact {
  /** Document and fact, such as 001-23. */
  readonly number: string;
  readonly kind: string;
  readonly fact: string;
}

/** A place in the graph that carries a founding fact. */
export interface Carrier {
  readonly id: string;
  readonly summary: string;
}

export interface Coverage {
  readonly fact: FoundingFact;
  readonly carriers: readonly Carrier[];
}

/** The numbered facts of the founding documents, from `founding-facts.json` in the folder. */
export const readFoundingFacts = (folder: string): readonly FoundingFact[] =>
  JSON.parse(readFileSync(join(folder, 'founding-facts.json'), 'utf8'));

/** For each fact, the nodes and statements whose evidence cites its number. */
export function coverage(facts: readonly FoundingFact[], seeds: Seeds): readonly Coverage[] {
  const carriers = new Map<string, Carrier[]>();
  for (const { record } of [...seeds.entities, ...seeds.statements]) {
    for (const { locator, summary } of record.evidence) {
      if (!locator || !summary) continue;
      const known = carriers.get(locator);
      if (known) known.push({ id: record.id, summary });
      else carriers.set(locator, [{ id: record.id, summary }]);
    }
  }
  return facts.map((fact) => ({ fact, carriers: carriers.get(fact.number) ?? [] }));
}

/** One line per document and one for all: how many facts are carried, and the numbers of those that are not. */
export function coverageSummary(all: readonly Coverage[]): { lines: readonly string[]; complete: boolean } {
  const line = (title: string, rows: readonly Coverage[]): string => {
    const missing = rows.filter((row) => row.carriers.length === 0).map((row) => row.fact.number);
    const count = `${rows.length - missing.length} of ${rows.length} facts`;
    return `${title.padEnd(8)} ${count}${missing.length > 0 ? `; missing ${missing.join(', ')}` : ''}`;
  };
  const documents = [...new Set(all.map((row) => row.fact.number.slice(0, 3)))];
  const lines = documents.map((document) =>
    line(
      `seed${document}`,
      all.filter((row) => row.fact.number.startsWith(document)),
    ),
  );
  return { lines: [...lines, line('total', all)], complete: all.every((row) => row.carriers.length > 0) };
}
