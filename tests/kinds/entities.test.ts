/** Entities of every kind: by id, in lists, with their relations, their dates and what is not known of them. */
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/ontology/kinds.js';
import { served } from '../support/client.js';
import { engineNames, openSeededWith } from '../support/engines.js';

/** A team's own facts beside ours, which no growth of ours changes. */
const ZEDLAND = 'tests/fixtures/zedland';

describe.each(engineNames)('the API on %s', (name) => {
  const client = served(() => openSeededWith(name, ZEDLAND));

  const data = async (query: string, variables?: object) => {
    const answer = await client.ask(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };

  describe('by id', () => {
    it('gives an entity, and null where there is none', async () => {
      expect(
        await data(
          '{ there: entity(id: "kr-kisa") { __typename id kind label } not: entity(id: "nobody") { id } }',
        ),
      ).toEqual({
        there: {
          __typename: 'Agency',
          id: 'kr-kisa',
          kind: 'Agency',
          label: 'Korea Internet & Security Agency',
        },
        not: null,
      });
    });

    it('gives entities in the order of the ids, with null in place of what there is not', async () => {
      expect(await data('{ entities(ids: ["c-us", "nobody", "c-kr", "c-us"]) { id } }')).toEqual({
        entities: [{ id: 'c-us' }, null, { id: 'c-kr' }, { id: 'c-us' }],
      });
    });

    it('gives a kind by its own field, and nothing of another kind', async () => {
      expect(await data('{ law(id: "law-kr-cloud") { id } agency(id: "law-kr-cloud") { id } }')).toEqual({
        law: { id: 'law-kr-cloud' },
        agency: null,
      });
    });

    it('leads a former id to the entity that has it now', async () => {
      expect(
        await data(
          '{ entity(id: "zz-bureau") { id } entities(ids: ["zz-bureau", "c-kr"]) { id } agency(id: "zz-bureau") { id } }',
        ),
      ).toEqual({
        entity: { id: 'zz-office' },
        entities: [{ id: 'zz-office' }, { id: 'c-kr' }],
        agency: { id: 'zz-office' },
      });
    });

    it('refetches entities and statements after the Relay convention', async () => {
      const query = `{
        node(id: "kr-kisa") { id ... on Agency { label } }
        nodes(ids: ["b-kr-csap.affects.co-aws", "zz-bureau", "no.such.statement", "c-kr"]) { __typename id ... on Statement { type } }
      }`;
      expect(await data(query)).toEqual({
        node: { id: 'kr-kisa', label: 'Korea Internet & Security Agency' },
        nodes: [
          { __typename: 'Statement', id: 'b-kr-csap.affects.co-aws', type: 'AFFECTS' },
          { __typename: 'Agency', id: 'zz-office' },
          null,
          { __typename: 'Country', id: 'c-kr' },
        ],
      });
    });
  });

  describe('names', () => {
    it('come by language, the newest first asked, English where there is none', async () => {
      const query =
        '{ agency(id: "zz-office") { en: label ko: label(lang: "ko") fr: label(lang: "fr") names { lang text since until } } }';
      expect((await data(query)).agency).toEqual({
        en: 'Office of New',
        ko: '새 사무소',
        fr: 'Office of New',
        names: [
          { lang: 'en', text: 'Office of Old', since: null, until: '2019-12-31' },
          { lang: 'en', text: 'Office of New', since: '2020-01-01', until: null },
          { lang: 'ko', text: '새 사무소', since: null, until: null },
        ],
      });
    });
  });

  describe('lists', () => {
    it('exist for every kind, in the order of names, with their number', async () => {
      for (const { plural, name: kind } of kinds) {
        const query = `{ ${plural}(first: 100) { totalCount nodes { __typename label } } }`;
        const { totalCount, nodes } = (await data(query))[plural];
        expect(totalCount, kind).toBeGreaterThan(0);
        expect(nodes.length).toBe(Math.min(100, totalCount));
        expect(new Set(nodes.map((node: { __typename: string }) => node.__typename))).toEqual(
          new Set([kind]),
        );
      }
    });

    it('page by cursor', async () => {
      const query = `query ($after: String) {
        countries(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
      }`;
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: {
          nodes: { id: string }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
        } = (await data(query, { after })).countries;
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        seen.push(...page.nodes.map(({ id }) => id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      const all = (await data('{ countries(first: 100) { totalCount nodes { id } } }')).countries;
      expect(seen).toEqual(all.nodes.map(({ id }: { id: string }) => id));
      expect(seen.length).toBe(all.totalCount);
    });

    it('have their number on a page behind the last row, too', async () => {
      const query = `query ($after: String) {
        sectors(first: 100, after: $after) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
      }`;
      let page = (await data(query)).sectors;
      const number = page.totalCount;
      while (page.pageInfo.hasNextPage) {
        page = (await data(query, { after: page.pageInfo.endCursor })).sectors;
      }
      const behind = (await data(query, { after: page.pageInfo.endCursor })).sectors;
      expect(number).toBeGreaterThan(0);
      expect(behind).toEqual({
        totalCount: number,
        nodes: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: true, endCursor: null },
      });
    });

    it.each([
      ['country and text', 'agencies', '{ countries: ["c-zz"], text: "OFFICE of" }', ['zz-office']],
      ['issue', 'laws', '{ issues: ["iss-zz"] }', ['law-zz-data']],
      [
        'status and instrument',
        'laws',
        '{ countries: ["c-zz"], statuses: [IN_FORCE], instruments: [ACT] }',
        ['law-zz-data'],
      ],
      ['what does not fit', 'laws', '{ countries: ["c-zz"], instruments: [BILL] }', []],
      ['type', 'agencies', '{ countries: ["c-zz"], types: [REGULATOR] }', ['zz-office']],
      ['measure', 'barriers', '{ countries: ["c-zz"], measureTypes: [DIGITAL] }', ['b-zz-data']],
      ['date', 'reports', '{ series: ["ZBR"], from: "2026-01-15", until: "2026-01-15" }', ['rep-zz-2026']],
      ['ids', 'reports', '{ ids: ["rep-zz-2026", "law-zz-data"] }', ['rep-zz-2026']],
      ['country of a firm', 'companies', '{ countries: ["c-zz"] }', ['co-zz-sheltered']],
      ['a number in a text', 'laws', '{ text: "act 7 of 2021" }', ['law-zz-data']],
    ])('narrow by %s', async (_what, plural, filter, ids) => {
      const { nodes, totalCount } = (
        await data(`{ ${plural}(filter: ${filter}) { totalCount nodes { id } } }`)
      )[plural];
      expect(nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
      expect(totalCount).toBe(ids.length);
    });

    it('sort by date, the last first', async () => {
      const query =
        '{ reports(filter: { series: ["NTE"] }, sort: { by: DATE, descending: true }, first: 3) { nodes { id } } }';
      expect((await data(query)).reports.nodes.map(({ id }: { id: string }) => id)).toEqual([
        'rep-nte-2026',
        'rep-nte-2025',
        'rep-nte-2024',
      ]);
    });
  });

  describe('relations', () => {
    it('lead both ways, by their own fields and by the general one', async () => {
      const query = `{
        agency(id: "zz-office") { administers { nodes { id } } relationCounts { type direction kind count } }
        law(id: "law-zz-data") {
          administeredBy { nodes { id label } edges { direction } }
          relations(type: [ADMINISTERS], direction: IN) { totalCount nodes { __typename id } }
        }
      }`;
      expect(await data(query)).toEqual({
        agency: {
          administers: { nodes: [{ id: 'law-zz-data' }] },
          relationCounts: [{ type: 'ADMINISTERS', direction: 'OUT', kind: 'Law', count: 1 }],
        },
        law: {
          administeredBy: {
            nodes: [{ id: 'zz-office', label: 'Office of New' }],
            edges: [{ direction: 'IN' }],
          },
          relations: { totalCount: 1, nodes: [{ __typename: 'Agency', id: 'zz-office' }] },
        },
      });
    });

    it('hold, may hold or do not hold on a day', async () => {
      const query = `query ($day: Day!, $certainOnly: Boolean!) {
        law(id: "law-zz-data") {
          administeredBy(validAt: $day, certainOnly: $certainOnly) { edges { holds statement { holds(at: $day) } } }
        }
      }`;
      const holds = async (day: string, certainOnly = false) => {
        const { edges } = (await data(query, { day, certainOnly })).law.administeredBy;
        return edges.map((edge: { holds: string; statement: { holds: string } }) => {
          expect(edge.statement.holds).toBe(edge.holds);
          return edge.holds;
        });
      };
      expect(await holds('2020-12-31')).toEqual([]);
      expect(await holds('2021-05-01')).toEqual(['MAY_HOLD']);
      expect(await holds('2021-05-01', true)).toEqual([]);
      expect(await holds('2023-01-01')).toEqual(['HOLDS']);
      expect(await holds('2023-01-01', true)).toEqual(['HOLDS']);
      expect(await holds('2024-06-15')).toEqual(['MAY_HOLD']);
      expect(await holds('2024-07-01')).toEqual([]);
    });

    it('show only what was public by a day, evidence included', async () => {
      const query = `query ($knownAt: Day) {
        law(id: "law-zz-data") {
          administeredBy(knownAt: $knownAt) { edges { statement { knownFrom evidence { source { id } } } } }
        }
      }`;
      const known = async (knownAt?: string) => {
        const { edges } = (await data(query, { knownAt })).law.administeredBy;
        return edges.map((edge: { statement: { evidence: { source: { id: string } }[] } }) =>
          edge.statement.evidence.map(({ source }) => source.id),
        );
      };
      expect(await known('2025-04-22')).toEqual([]);
      expect(await known('2025-04-23')).toEqual([['seed004']]);
      expect(await known('2026-02-10')).toEqual([['seed004', 'team-memo']]);
      expect(await known()).toEqual([['seed004', 'team-memo']]);
    });

    it('say of a page that a filter empties that there is an answer elsewhere', async () => {
      const query = `{
        agency(id: "zz-office") {
          narrowed: administers(countries: ["c-us"]) { totalCount knowledge { status } }
          later: administers(validAt: "2025-01-01") { totalCount knowledge { status } }
        }
      }`;
      const answered = { totalCount: 0, knowledge: { status: 'KNOWN' } };
      expect((await data(query)).agency).toEqual({ narrowed: answered, later: answered });
    });

    it('leave out what is expressly not so, unless asked', async () => {
      const query = `query ($negated: Boolean!) {
        report(id: "rep-nte-2024") { lists(ids: ["b-kr-offset"], includeNegated: $negated) { edges { statement { negated sentence } } } }
      }`;
      expect((await data(query, { negated: false })).report.lists.edges).toEqual([]);
      expect((await data(query, { negated: true })).report.lists.edges).toEqual([
        {
          statement: {
            negated: true,
            sentence: 'It is not so that 2024 National Trade Estimate Report lists Defence offset programme.',
          },
        },
      ]);
    });

    it('tell apart what is not known and what nobody has examined', async () => {
      const query = `{
        unknown: barrier(id: "b-kr-payment") { legalBasis { totalCount knowledge { status about reason searched { id } } } }
        unexamined: law(id: "law-zz-data") { amends { totalCount knowledge { status reason } } }
        known: law(id: "law-zz-data") { administeredBy { knowledge { status reason } } }
      }`;
      expect(await data(query)).toMatchObject({
        unknown: {
          legalBasis: {
            totalCount: 0,
            knowledge: {
              status: 'NOT_KNOWN',
              about: 'UNDERPINS',
              reason: expect.any(String),
              searched: expect.arrayContaining([{ id: 'seed000' }]),
            },
          },
        },
        unexamined: { amends: { totalCount: 0, knowledge: { status: 'NOT_EXAMINED', reason: null } } },
        known: { administeredBy: { knowledge: { status: 'KNOWN', reason: null } } },
      });
    });
  });

  describe('bad or empty arguments', () => {
    const errorOf = async (query: string, variables?: object) => {
      const { data: partial, errors } = await client.ask(query, variables);
      expect(errors).toHaveLength(1);
      return { ...errors![0]!, data: partial };
    };

    it('follow no relation where none is named', async () => {
      const query = '{ agency(id: "zz-office") { relations(type: []) { totalCount nodes { id } } } }';
      expect((await data(query)).agency.relations).toEqual({ totalCount: 0, nodes: [] });
    });

    it('find nothing among no ids, countries or texts', async () => {
      const query = `{
        ids: laws(filter: { ids: [] }) { totalCount }
        text: laws(filter: { text: "!!!" }) { totalCount }
        firms: lawsAffectingFirms(firms: { ids: [] }) { pairCount }
        reports: lawsAffectingFirms(reports: []) { pairCount }
        effects: lawsAffectingFirms(effects: []) { pairCount }
      }`;
      const none = { totalCount: 0 };
      const noPair = { pairCount: 0 };
      expect(await data(query)).toEqual({
        ids: none,
        text: none,
        firms: noPair,
        reports: noPair,
        effects: noPair,
      });
    });

    it('refuse a cursor of another list, sort or relation', async () => {
      const cursorOf = async (query: string) =>
        JSON.stringify(await data(query)).match(/"endCursor":"([^"]+)"/)![1];
      const ofLaws = await cursorOf('{ laws(first: 1) { pageInfo { endCursor } } }');
      const refused = { extensions: { code: 'BAD_USER_INPUT', field: 'after' } };
      expect(await errorOf(`{ people(after: "${ofLaws}") { totalCount } }`)).toMatchObject(refused);
      expect(await errorOf(`{ laws(after: "${ofLaws}", sort: { by: DATE }) { totalCount } }`)).toMatchObject(
        refused,
      );
      expect(
        await errorOf(`{ laws(after: "${ofLaws}", sort: { descending: true }) { totalCount } }`),
      ).toMatchObject(refused);
      expect(await errorOf('{ laws(after: "") { totalCount } }')).toMatchObject(refused);
      expect(await errorOf(`{ lawsAffectingFirms(after: "${ofLaws}") { pairCount } }`)).toMatchObject(
        refused,
      );
    });

    it('are told at the field that has them, and leave the rest of the answer', async () => {
      const query = '{ law(id: "law-zz-data") { id administeredBy(first: 0) { totalCount } } }';
      expect(await errorOf(query)).toMatchObject({
        path: ['law', 'administeredBy'],
        message: 'first must be 1 to 100, but got 0.',
      });
    });
  });

  describe('statements', () => {
    it('carry ends, evidence and conflicts', async () => {
      const query = `{
        statement(id: "fig-offset-us-volume.quantifies.prog-offset") {
          type
          sentence
          from { id ... on Figure { value unit } }
          to { id }
          evidence { source { id } locator summary modality certainty }
          conflicts { id kind note with { id from { id } } }
        }
      }`;
      expect((await data(query)).statement).toMatchObject({
        type: 'QUANTIFIES',
        from: { id: 'fig-offset-us-volume', value: '5800000000', unit: 'USD' },
        to: { id: 'prog-offset' },
        evidence: [{ source: { id: 'seed004' }, locator: '004-15' }],
        conflicts: [
          {
            id: 'X1',
            kind: 'MISREADING',
            with: {
              id: 'fig-bis-2022-value.quantifies.rep-bis-offset-2024',
              from: { id: 'fig-bis-2022-value' },
            },
          },
        ],
      });
    });

    it('are listed by the document that carries them, page by page', async () => {
      const query = `query ($after: String) {
        source(id: "seed004") { statements(first: 40, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
      }`;
      const first = (await data(query)).source.statements;
      const second = (await data(query, { after: first.pageInfo.endCursor })).source.statements;
      const ids = [...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id);
      expect(first.nodes.length).toBe(40);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual([...ids].sort());
      expect(ids).toContain('zz-office.administers.law-zz-data');
    });

    it('show at a date neither evidence nor conflicts that came later', async () => {
      const query = `query ($id: ID!, $knownAt: Day) { statement(id: $id, knownAt: $knownAt) { evidence { knownFrom } conflicts { id } } }`;
      const id = 'co-microsoft.certified-under.prog-csap';
      const at = async (knownAt?: string) => (await data(query, { id, knownAt })).statement;
      expect((await at()).conflicts).toEqual([{ id: 'X16' }]);
      expect(await at('2025-01-01')).toEqual({ evidence: [{ knownFrom: '2024-12-02' }], conflicts: [] });
      expect(await at('2024-12-01')).toBeNull();
    });

    it('give a status for the time for which it holds', async () => {
      const query = 'query ($day: Day) { law(id: "law-ca-dst") { values(validAt: $day) { type value } } }';
      const statuses = async (day: string) =>
        (await data(query, { day })).law.values
          .filter(({ type }: { type: string }) => type === 'HAS_STATUS')
          .map(({ value }: { value: string }) => value);
      expect(await statuses('2024-09-01')).toEqual(['IN_FORCE']);
      expect(await statuses('2026-06-01')).not.toContain('IN_FORCE');
    });

    it('date or dispute attributes', async () => {
      const query =
        '{ programme(id: "prog-offset") { values { type value evidence { source { id } } conflicts { id } } } }';
      const started = (await data(query)).programme.values.filter(
        ({ type }: { type: string }) => type === 'STARTED_ON',
      );
      expect(
        started.map(({ value, conflicts }: { value: string; conflicts: { id: string }[] }) => [
          value,
          conflicts.map(({ id }) => id),
        ]),
      ).toEqual([
        ['1982', ['X2']],
        ['1983', ['X2']],
      ]);
    });
  });

  describe('the ontology', () => {
    it('tells kinds, relations and vocabularies with counts', async () => {
      const query = `{
        ontology {
          kinds { name plural color glyph count attributes { name type vocabulary } }
          relations { name from to forward { field word } backward { field word } nature context count }
          vocabularies { name terms { name description } }
        }
      }`;
      const { ontology } = await data(query);
      expect(ontology.kinds.find(({ name: kind }: { name: string }) => kind === 'Law')).toMatchObject({
        plural: 'laws',
        color: '#edc948',
        attributes: expect.arrayContaining([{ name: 'instrument', type: 'TERM', vocabulary: 'Instrument' }]),
      });
      expect(
        ontology.relations.find(({ name: relation }: { name: string }) => relation === 'ADMINISTERS'),
      ).toMatchObject({
        from: ['Agency'],
        forward: { field: 'administers', word: 'administers' },
        backward: { field: 'administeredBy', word: 'is administered by' },
        nature: 'STATE',
        context: false,
      });
      for (const { count } of [...ontology.kinds, ...ontology.relations])
        expect(count).toBeGreaterThanOrEqual(0);
      expect(ontology.vocabularies.map(({ name: vocabulary }: { name: string }) => vocabulary)).toContain(
        'Certainty',
      );
    });
  });
});
