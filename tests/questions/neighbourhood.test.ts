/** What is around an entity: counts first, by relation, direction and kind, then any of them page by page. */
import { describe, expect, it } from 'vitest';
import { served } from '../support/client.js';
import { engineNames, openSeeded } from '../support/engines.js';

interface Count {
  readonly type: string;
  readonly direction: string;
  readonly word: string;
  readonly kind: string;
  readonly count: number;
}

const LARGEST_PAGE = 100;

/** Conditions that counts and pages take alike. */
const conditions: Record<string, object> = {
  'no condition': {},
  'a day': { validAt: '2025-06-01' },
  'a day, for certain': { validAt: '2025-06-01', certainOnly: true },
  'what was public': { knownAt: '2025-04-30' },
  'what is expressly not so': { includeNegated: true },
  'kinds and countries': { kinds: ['Company', 'Law', 'Agency'], countries: ['c-us', 'c-kr'] },
  'modality and certainty': { modality: ['CLAIM', 'OPINION'], certainty: ['STATED'] },
  'relations in one direction': { type: ['AFFECTS', 'LISTS', 'UNDERPINS'], direction: 'IN' },
};

const PARAMETERS = `$validAt: Day, $certainOnly: Boolean! = false, $knownAt: Day, $includeNegated: Boolean! = false
  $countries: [ID!], $modality: [Modality!], $certainty: [Certainty!], $direction: Direction! = BOTH`;
const GIVEN = `validAt: $validAt, certainOnly: $certainOnly, knownAt: $knownAt, includeNegated: $includeNegated
  countries: $countries, modality: $modality, certainty: $certainty, direction: $direction`;

describe.each(engineNames)('the neighbourhood on %s', (name) => {
  const client = served(() => openSeeded(name));

  const ask = async (query: string, variables?: object) => {
    const { data, errors } = await client.ask(query, variables);
    expect(errors).toBeUndefined();
    return data;
  };

  const counts = async (id: string, given: object): Promise<Count[]> => {
    const query = `query ($id: ID!, $kinds: [Kind!], $type: [RelationType!], ${PARAMETERS}) {
      entity(id: $id) { relationCounts(kinds: $kinds, type: $type, ${GIVEN}) { type direction word kind count } }
    }`;
    return (await ask(query, { id, ...given })).entity.relationCounts;
  };

  it('is told in the words of the relation, read from the entity', async () => {
    const found = await counts('b-kr-csap', {});
    const words = new Map(found.map(({ type, direction, word }) => [`${type} ${direction}`, word]));
    expect(words.get('AFFECTS OUT')).toBe('affects');
    expect(words.get('UNDERPINS IN')).toBe('rests on');
    for (const { word, count } of found) {
      expect(word).toMatch(/^[a-z]/);
      expect(count).toBeGreaterThan(0);
    }
  });

  it.each(Object.entries(conditions))('counts what its pages list, under %s', async (_name, given) => {
    for (const id of ['b-kr-csap', 'co-google']) {
      for (const { type, direction, kind, count } of await counts(id, given)) {
        const query = `query ($id: ID!, $type: [RelationType!], $kinds: [Kind!], ${PARAMETERS}) {
          entity(id: $id) {
            relations(type: $type, kinds: $kinds, first: ${LARGEST_PAGE}, ${GIVEN}) {
              totalCount
              edges { direction statement { id type } node { kind } }
            }
            relationCounts(type: $type, kinds: $kinds, ${GIVEN}) {
              neighbours(first: ${LARGEST_PAGE}) { totalCount edges { direction statement { id type } node { kind } } }
            }
          }
        }`;
        const { entity } = await ask(query, { id, ...given, type: [type], direction, kinds: [kind] });
        expect(entity.relations.totalCount).toBe(count);
        expect(entity.relations.edges).toHaveLength(Math.min(count, LARGEST_PAGE));
        for (const { direction: led, statement, node } of entity.relations.edges)
          expect([led, statement.type, node.kind]).toEqual([direction, type, kind]);
        expect(entity.relationCounts).toEqual([{ neighbours: entity.relations }]);
      }
    }
  });

  it('counts all that there is, each statement once', async () => {
    const { entity } = await ask(`{
      entity(id: "rep-nte-2025") { relationCounts { count } relations(first: 1) { totalCount } }
    }`);
    const sum = entity.relationCounts.reduce((all: number, { count }: Count) => all + count, 0);
    expect(sum).toBe(entity.relations.totalCount);
  });

  it('shows all relations with their first neighbours in one operation, and goes on by a cursor', async () => {
    const { entity } = await ask(`{
      entity(id: "rep-nte-2025") {
        relationCounts(kinds: [Barrier]) {
          type direction count
          neighbours(first: 4) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
        }
      }
    }`);
    const listed = entity.relationCounts.find(({ type }: Count) => type === 'LISTS');
    expect(listed.neighbours.nodes).toHaveLength(4);
    expect(listed.neighbours.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });

    const seen = listed.neighbours.nodes.map(({ id }: { id: string }) => id);
    let after = listed.neighbours.pageInfo.endCursor;
    for (let more = true; more; ) {
      const page = await ask(
        `query ($after: String!) {
          entity(id: "rep-nte-2025") {
            relationCounts(type: [LISTS], kinds: [Barrier]) {
              neighbours(first: 4, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
            }
            relations(type: [LISTS], direction: OUT, kinds: [Barrier], first: 4, after: $after) { nodes { id } }
          }
        }`,
        { after },
      );
      const [{ neighbours }] = page.entity.relationCounts;
      expect(neighbours.pageInfo.hasPreviousPage).toBe(true);
      expect(page.entity.relations.nodes).toEqual(neighbours.nodes);
      seen.push(...neighbours.nodes.map(({ id }: { id: string }) => id));
      more = neighbours.pageInfo.hasNextPage;
      after = neighbours.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(listed.count);
    expect(seen).toHaveLength(listed.count);
  });

  it('says of each neighbour whether it holds on the day', async () => {
    const { entity } = await ask(`{
      entity(id: "prog-csap") {
        relationCounts(validAt: "2026-01-01") {
          neighbours(first: 50) { edges { holds statement { holds(at: "2026-01-01") } } }
        }
      }
    }`);
    const edges = entity.relationCounts.flatMap(
      ({ neighbours }: { neighbours: { edges: object[] } }) => neighbours.edges,
    );
    expect(edges.length).toBeGreaterThan(0);
    for (const { holds, statement } of edges) {
      expect(['HOLDS', 'PLANNED', 'MAY_HOLD']).toContain(holds);
      expect(statement.holds).toBe(holds);
    }
  });

  it('refuses a page that is too large and a cursor of another list, and says where', async () => {
    const page = (args: string) =>
      client.ask(
        `{ entity(id: "rep-nte-2025") { relationCounts(type: [LISTS]) { neighbours(${args}) { nodes { id } } } } }`,
      );
    const large = await page('first: 5000');
    expect(large.errors?.[0]).toMatchObject({
      message: 'first must be 1 to 100, but got 5000.',
      path: ['entity', 'relationCounts', 0, 'neighbours'],
      extensions: { code: 'BAD_USER_INPUT', field: 'first', value: 5000 },
    });
    const { entity } = await ask(
      '{ entity(id: "rep-nte-2025") { relations(first: 1) { pageInfo { endCursor } } } }',
    );
    const strange = await page(`after: "${entity.relations.pageInfo.endCursor}"`);
    expect(strange.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  });

  it('is empty where nothing is under the conditions', async () => {
    expect(await counts('b-kr-csap', { countries: ['c-nowhere'] })).toEqual([]);
    expect(await counts('b-kr-csap', { type: [] })).toEqual([]);
  });
});
