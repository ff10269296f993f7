/** Search forgives a typo, a beginning, case and spacing, says why it hit, and suggests where it did not. */
import { describe, expect, it } from 'vitest';
import { served } from '../support/client.js';
import { engineNames, openSeeded } from '../support/engines.js';

const SEARCH = `query ($text: String!, $kinds: [Kind!], $first: Int = 10) {
  search(text: $text, kinds: $kinds, first: $first) {
    hits { entity { id kind } match place matched lang score }
    suggestion
  }
}`;

describe.each(engineNames)('search on %s', (name) => {
  const client = served(() => openSeeded(name));

  const search = async (text: string, kinds?: string[]) =>
    (await client.ask(SEARCH, { text, kinds })).data.search;

  it.each([
    ['전기 사업법', 'law-kr-electric', 'EXACT', 'NAME'],
    ['전기사업법', 'law-kr-electric', 'EXACT', 'NAME'],
    ['electricty business act', 'law-kr-electric', 'TYPO', 'ALIAS'],
    ['CSAP', 'prog-csap', 'EXACT', 'ACRONYM'],
    ['csap', 'prog-csap', 'EXACT', 'ACRONYM'],
    ['amazon web', 'co-aws', 'PREFIX', 'NAME'],
    ['인터넷진흥원', 'kr-kisa', 'PART', 'NAME'],
    ['klooud computing act', 'law-kr-cloud', 'TYPO', 'ALIAS'],
    ['besant', 'p-bessent', 'WORDS', 'ALIAS'],
    ['norquist', 'p-norquist', 'WORDS', 'NAME'],
    ['act cloud', 'law-kr-cloud', 'WORDS', 'ALIAS'],
    ['kr-kisa', 'kr-kisa', 'EXACT', 'ID'],
    ['13234', 'law-kr-cloud', 'WORDS', 'NUMBER'],
    ['공정위', 'kr-kftc', 'EXACT', 'ALIAS'],
    ['산업통상자원부', 'kr-motie', 'EXACT', 'NAME'],
    ['㈜네이버', 'co-naver', 'EXACT', 'NAME'],
  ])('finds %s', async (text, id, match, place) => {
    const { hits } = await search(text);
    expect(hits[0]).toMatchObject({ entity: { id }, match, place });
  });

  it('narrows to kinds', async () => {
    const { hits } = await search('google', ['Product']);
    expect(hits.map((hit: { entity: { id: string } }) => hit.entity.id)).toEqual([
      'co-google-maps',
      'co-google-cloud',
    ]);
  });

  it('suggests the nearest name where nothing is hit', async () => {
    expect(await search('Microsft Azzur')).toMatchObject({
      hits: [],
      suggestion: expect.stringMatching(/Microsoft/),
    });
  });

  it('finds nothing, and has nothing to suggest, for what is near to nothing', async () => {
    expect(await search('qqqqqq')).toEqual({ hits: [], suggestion: null });
    expect(await search('wxq')).toEqual({ hits: [], suggestion: null });
    expect(await search(' ()/* ')).toEqual({ hits: [], suggestion: null });
  });
});
