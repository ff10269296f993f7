/** The question library as a whole: each question stands by itself, runs as it is, and has one answer everywhere. */
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/graph/engines/engine.js';
import { type Client, serve } from '../support/client.js';
import { engineNames, openSeeded } from '../support/engines.js';
import { questions } from './library.js';

/** The operations that the README shows. */
const readmeOperations = [
  ...readFileSync(new URL('../../README.md', import.meta.url), 'utf8').matchAll(/```graphql\n(.*?)```/gs),
].map(([, operation]) => operation!);

const numbers = [1, 2, 4, 5, 6, 9, 10, 11, 13, 14, 15, 18, 19, 21, 22, 24, 29, 30, 31, 37];

const themes = new Map<string, string[]>();
for (const { theme, name } of questions) themes.set(theme, [...(themes.get(theme) ?? []), name]);

describe('examples.graphql', () => {
  it('begins with the laws that affect US firms and holds every founding question under its number', () => {
    const [first, ...others] = questions.map(({ name }) => name);
    expect(first).toBe('LawsAffectingUsFirms');
    const founding = others.flatMap((name) => /^Q(\d\d)_[A-Z]\w+$/.exec(name)?.[1] ?? []);
    expect(founding.toSorted()).toEqual(numbers.map((number) => String(number).padStart(2, '0')));
  });

  it('stands in themes: every operation below a heading, no heading twice or without a question', () => {
    const text = readFileSync(new URL('../../examples.graphql', import.meta.url), 'utf8');
    const headings = [...text.matchAll(/^##\s*(.*)$/gm)].map(([, heading]) => heading);
    expect([...themes.keys()]).toEqual(headings);
  });

  it.each([...themes])('has several questions under "%s", the founding ones by number', (_theme, names) => {
    expect(names.length).toBeGreaterThanOrEqual(2);
    const founding = names.filter((name) => /^Q\d\d_/.test(name));
    expect(founding).toEqual(founding.toSorted());
  });

  it.each(questions)('$name asks its question in a sentence and explains the answer', ({ question }) => {
    const [asked, ...explained] = question.split('\n\n');
    expect(asked).toMatch(/^[A-Z][^?]+\?$/);
    expect(explained).toHaveLength(1);
  });

  it.each(questions)('$name has a default for each of its variables', ({ query }) => {
    const [operation] = parse(query).definitions;
    const variables = operation?.kind === 'OperationDefinition' ? operation.variableDefinitions : undefined;
    expect(variables).not.toHaveLength(0);
    expect(variables?.filter(({ defaultValue }) => !defaultValue)).toEqual([]);
  });
});

describe('the answers', () => {
  const engines = new Map<Engine['name'], { engine: Engine; client: Client }>();

  beforeAll(async () => {
    for (const name of engineNames) {
      const engine = await openSeeded(name);
      engines.set(name, { engine, client: await serve(engine) });
    }
  });

  afterAll(async () => {
    for (const { engine, client } of engines.values()) {
      await client.stop();
      await engine.close();
    }
  });

  it.each(readmeOperations)('the README operation %s is answered, the same on each engine', async (query) => {
    const texts: string[] = [];
    for (const { client } of engines.values()) texts.push(await client.text(query));
    for (const text of texts) {
      expect(JSON.parse(text)).not.toHaveProperty('errors');
      expect(text).toBe(texts[0]);
    }
  });

  it.each(questions)(
    '$name is answered without errors, byte for byte the same on each engine',
    async ({ query }) => {
      const texts: string[] = [];
      for (const { client } of engines.values()) texts.push(await client.text(query));
      for (const text of texts) {
        expect(JSON.parse(text)).not.toHaveProperty('errors');
        expect(text).toBe(texts[0]);
      }
    },
  );
});
