/** The questions of examples.graphql, asked of the seeds, and answers in a form that a test can spell out. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Engine } from '../../src/graph/engines/engine.js';
import { type Question, readQuestions } from '../../src/server/playground.js';
import { served } from '../support/client.js';
import { openSeeded } from '../support/engines.js';

/** The operations of the file, each with its comment and with the fragments that it uses. */
export const questions: readonly Question[] = readQuestions(
  readFileSync(new URL('../../examples.graphql', import.meta.url), 'utf8'),
);

export const question = (name: string): Question => {
  const found = questions.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`examples.graphql has no operation ${name}.`);
  return found;
};

/** Opens the seeded engine for the tests of the block, and gives what asks one of the questions as it stands. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
export function asking(name: Engine['name']): (operation: string) => Promise<any> {
  const client = served(() => openSeeded(name));

  return async (operation) => {
    const { data, errors } = await client.ask(question(operation).query);
    expect(errors).toBeUndefined();
    return data;
  };
}

export interface Proof {
  readonly source: { readonly id: string; readonly label: string };
  readonly locator: string | null;
  readonly summary: string | null;
  readonly modality: string;
  readonly certainty: string;
  readonly reason: string | null;
  readonly assertedBy: { readonly id: string } | null;
}

/**
 * What evidence rests on: source and locator, who says it there, and its modality and certainty where they are not
 * those of a fact that a source states: `seed001 001-39, by co-aws, CLAIM`. Every piece says what its source says,
 * or why we conclude it.
 */
export function cited(evidence: readonly Proof[]): string[] {
  return evidence.map(({ source, locator, summary, modality, certainty, reason, assertedBy }) => {
    expect(source.label).not.toBe('');
    expect(summary ?? reason).toMatch(/^\S.*\.$/);
    if (certainty === 'INFERRED') expect(reason).toMatch(/^\S.*\.$/);
    return [
      locator === null ? source.id : `${source.id} ${locator}`,
      ...(assertedBy ? [`by ${assertedBy.id}`] : []),
      ...(modality === 'FACT' ? [] : [modality]),
      ...(certainty === 'STATED' ? [] : [certainty]),
    ].join(', ');
  });
}

interface Edges {
  readonly edges: readonly Edge[];
}

// biome-ignore lint/suspicious/noExplicitAny: what an edge holds depends on its question
type Edge = { readonly node: any; readonly statement: any };

/** The rows of a connection as `[id of the node, …what is said of it, evidence of the statement]`. */
export const rows = ({ edges }: Edges, more: (edge: Edge) => readonly unknown[] = () => []): unknown[] =>
  edges.map((edge) => [edge.node.id, ...more(edge), cited(edge.statement.evidence)]);

/**
 * The rows that a test expects among those of an answer, and of their evidence what it expects: the lists of the world
 * grow, what the facts say stays. Rows are known by their first value, their evidence is the last.
 */
export const among = (found: readonly unknown[], expected: readonly (readonly unknown[])[]): unknown[] =>
  (found as readonly (readonly unknown[])[]).flatMap((row) => {
    const wanted = expected.find(([id]) => id === row[0]);
    if (!wanted) return [];
    const evidence = wanted.at(-1);
    const own = row.at(-1);
    if (!Array.isArray(evidence) || !Array.isArray(own)) return [row];
    return [[...row.slice(0, -1), own.filter((piece) => evidence.includes(piece))]];
  });

/** The ids of a connection's nodes, or of a list. */
export const ids = (
  list: { readonly nodes: readonly { id: string }[] } | readonly { id: string }[],
): string[] => ('nodes' in list ? list.nodes : list).map(({ id }) => id);

/** What is not known: `[about, status, ids of the sources that were searched]`; each says why. */
export const unknown = (
  gaps: readonly { about: string; status: string; reason: string; searched: { id: string }[] }[],
): unknown[] =>
  gaps.map(({ about, status, reason, searched }) => {
    expect(reason).toMatch(/^\S.*\.$/);
    return [about, status, ids(searched)];
  });

/** Which statement stands against another, by which conflict; each has a note. */
export const against = (
  conflicts: readonly { id: string; note: string; with: { id: string } }[],
): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const { id, note, with: other } of conflicts) {
    expect(note).toMatch(/^\S.*\.$/);
    found[id] = [...(found[id] ?? []), other.id];
  }
  return found;
};

/** How a sentence ends that a name closes: a name such as `Apple Inc.` has its full stop already. */
export const ending = (label: string): string => (label.endsWith('.') ? label : `${label}.`);

/** A figure in words: `more than 40 items`. */
export const amount = (figure: { value: string | null; unit: string; comparator: string | null }): string =>
  [figure.comparator?.toLowerCase().replace('_', ' '), figure.value ?? 'an unknown number of', figure.unit]
    .filter(Boolean)
    .join(' ');
