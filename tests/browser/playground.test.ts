import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { buildSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/express';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playground, readQuestions } from '../../src/server/playground.js';
import { launchBrowser, withoutBrowser } from '../support/browser.js';

const ASSETS = fileURLToPath(new URL('../../dist/playground', import.meta.url));

const SCHEMA = buildSchema(`
  "A rule of a government."
  type Law { name: String! affects: [Firm!]! }
  type Firm { name: String! country: String! }
  enum Order { NAME_ASC NAME_DESC }
  type Query {
    "The laws of a country."
    laws(country: String!, order: Order = NAME_ASC): [Law!]!
    firms(country: String!): [Firm!]!
  }
`);

const FIRMS = [
  { name: 'Example Motors', country: 'US' },
  { name: 'Example 电子', country: 'CN' },
];
const firms = ({ country }: { country: string }) => FIRMS.filter((firm) => firm.country === country);
const ROOT = {
  firms,
  laws: ({ country, order }: { country: string; order: string }) => [
    { name: `${order} law of ${country}`, affects: firms({ country: 'US' }) },
  ],
};

const EXAMPLES = `# The questions of the test.

## Firms by country

# Which firms sit in a country?
query FirmsOfCountry($country: String! = "CN") {
  firms(country: $country) {
    name
  }
}

# Who is in charge there?
query InCharge($country: String! = "EU") {
  firms(country: $country) {
    name
  }
}

## Laws and their reach

# Which laws of a country
# affect firms of the United States?
#
# In the order of their names.
query LawsAffectingUsFirms($country: String! = "EU", $order: Order = NAME_DESC) {
  laws(country: $country, order: $order) {
    ...LawFields
  }
}

# What a law is about.
fragment LawFields on Law {
  name # in English
  affects { ...FirmFields }
}

fragment FirmFields on Firm { name }
`;

/** Expects something of the page that may take a moment to come. */
const eventually = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: 20_000 });

async function listen(app: express.Express): Promise<{ server: Server; origin: string }> {
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('readQuestions', () => {
  it('reads every named operation with its comment and its fragments', () => {
    const [first, second, third, ...others] = readQuestions(EXAMPLES);
    expect(others).toEqual([]);
    expect(first).toEqual({
      name: 'FirmsOfCountry',
      theme: 'Firms by country',
      question: 'Which firms sit in a country?',
      query: EXAMPLES.slice(EXAMPLES.indexOf('# Which firms'), EXAMPLES.indexOf('\n# Who is')),
    });
    expect(second).toMatchObject({ name: 'InCharge', theme: 'Firms by country' });
    expect(third).toEqual({
      name: 'LawsAffectingUsFirms',
      theme: 'Laws and their reach',
      question: 'Which laws of a country affect firms of the United States?\n\nIn the order of their names.',
      query: EXAMPLES.slice(EXAMPLES.indexOf('# Which laws')),
    });
  });

  it('takes a comment only when it stands directly above the operation', () => {
    const text =
      '# A heading.\n\nquery A { a } # beside it\nquery B { b }\r\n# Above it.\r\nquery C {\r\n  c\r\n}\n{ unnamed }';
    expect(readQuestions(text)).toEqual([
      { name: 'A', theme: '', question: '', query: 'query A { a }\n' },
      { name: 'B', theme: '', question: '', query: 'query B { b }\n' },
      { name: 'C', theme: '', question: 'Above it.', query: '# Above it.\nquery C {\n  c\n}\n' },
    ]);
  });

  it('takes the last heading above an operation for its theme', () => {
    const text = `query Before { a }

##  One
# Not part of the heading.

# Asks.
query A { a ## no heading
}

### no heading

fragment F on T { a } ## no heading

## Two

## Three
##

fragment G on T { a }

#
query B { b }

## No heading, but a comment.
query C { c }`;
    expect(readQuestions(text).map(({ name, theme, question }) => [name, theme, question])).toEqual([
      ['Before', '', ''],
      ['A', 'One', 'Asks.'],
      ['B', 'Three', ''],
      ['C', 'Three', '# No heading, but a comment.'],
    ]);
  });

  it('refuses what is not GraphQL', () => {
    expect(() => readQuestions('query {')).toThrow('Syntax Error');
  });
});

describe('playground', () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    if (!existsSync(join(ASSETS, 'index.html')))
      throw new Error('The playground is not built: run "npm run build".');
    const app = express();
    app.use('/graphql', createHandler({ schema: SCHEMA, rootValue: ROOT }));
    app.use('/playground', playground({ assets: ASSETS, examples: EXAMPLES }));
    app.use('/unbuilt', playground({ assets: join(ASSETS, 'nowhere'), examples: EXAMPLES }));
    ({ server, origin } = await listen(app));
  });

  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });

  describe('server', () => {
    it('serves the page with a policy that allows no inline script and no eval', async () => {
      for (const path of ['/playground', '/playground/']) {
        const response = await fetch(origin + path);
        expect(response.status).toBe(200);
        expect(response.headers.get('cache-control')).toBe('no-cache');
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        const policy = response.headers.get('content-security-policy');
        expect(policy).toContain("default-src 'none'; script-src 'self';");
        expect(policy).not.toContain('unsafe-eval');
        expect(await response.text()).not.toMatch(/<script(?![^>]* src=)/);
      }
    });

    it('serves the files under hashed names for good, compressed where the client takes it', async () => {
      const page = await (await fetch(`${origin}/playground`)).text();
      const script = /src="([^"]+\.js)"/.exec(page)![1]!;
      const compressed = await fetch(origin + script);
      expect(compressed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(compressed.headers.get('content-type')).toMatch(/javascript/);
      expect(compressed.headers.get('content-encoding')).toBe('gzip');
      const plain = await fetch(origin + script, { headers: { 'Accept-Encoding': 'identity' } });
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(await plain.text()).toBe(await compressed.text());
      expect((await fetch(`${origin}/playground/assets/none.js`)).status).toBe(404);
    });

    it('serves the question library', async () => {
      expect(await (await fetch(`${origin}/playground/questions.json`)).json()).toEqual(
        readQuestions(EXAMPLES),
      );
    });

    it('says how to build the files when they are missing', async () => {
      const response = await fetch(`${origin}/unbuilt`);
      expect(response.status).toBe(503);
      expect(await response.text()).toContain('npm run build');
    });
  });

  describe.skipIf(withoutBrowser)('browser', () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await launchBrowser();
    });

    afterAll(async () => {
      await browser?.close();
    });

    /** Opens the playground in a browser without history, and notes all that must not happen there. */
    async function open(
      path: string,
      options: BrowserContextOptions = {},
      prepare?: (page: Page) => Promise<void>,
    ): Promise<{ page: Page; faults: string[] }> {
      const context = await browser.newContext({ viewport: { width: 1400, height: 850 }, ...options });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => {
        if (message.type() !== 'debug') faults.push(`console ${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
      page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
      context.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
      });
      context.on('request', (request) => {
        if (new URL(request.url()).origin !== origin) faults.push(`other origin: ${request.url()}`);
      });
      await page.exposeFunction('noteViolation', (violation: string) => faults.push(`policy: ${violation}`));
      await page.addInitScript(`addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        noteViolation(violatedDirective + ' ' + blockedURI))`);
      await prepare?.(page);
      await page.goto(origin + path);
      await editor(page).waitFor();
      return { page, faults };
    }

    const editor = (page: Page) => page.locator('.graphiql-query-editor .view-lines');
    const variables = (page: Page) => page.locator('.graphiql-editor-tool .view-lines').first();
    const answer = (page: Page) => page.locator('.graphiql-response .view-lines');
    const questionLink = (page: Page, name: string) => page.getByRole('link', { name });

    /** Monaco shows spaces as no-break spaces. */
    const textOf = async (locator: ReturnType<typeof editor>) =>
      ((await locator.textContent()) ?? '').replaceAll('\u00a0', ' ');

    it('opens with the first question, and answers another one at a click', async () => {
      const { page, faults } = await open('/playground');
      await eventually(() => textOf(editor(page))).toContain('query LawsAffectingUsFirms');
      await eventually(() => textOf(variables(page))).toContain('"country": "EU"');
      expect(await page.title()).toBe('Tradegraph playground');
      expect(await page.locator('.graphiql-logo').textContent()).toBe('Tradegraph');
      await page.getByRole('button', { name: /^Execute query/ }).click();
      await eventually(() => textOf(answer(page))).toContain('NAME_DESC law of EU');

      // One click on the question, one on GraphiQL's own button.
      await questionLink(page, 'Which firms sit in a country?').click();
      await eventually(() => textOf(editor(page))).toContain('query FirmsOfCountry');
      await eventually(() => textOf(variables(page))).toContain('"country": "CN"');
      expect(new URL(page.url()).search).toBe('?question=FirmsOfCountry');
      await page.getByRole('button', { name: /^Execute query/ }).click();
      await eventually(() => textOf(answer(page))).toContain('Example 电子');

      // One click for both.
      await page.getByRole('button', { name: 'Run LawsAffectingUsFirms' }).click();
      await eventually(() => textOf(answer(page))).toContain('Example Motors');
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it('lists the questions by theme, and folds a theme at its heading', async () => {
      const { page, faults } = await open('/playground');
      const list = (theme: string) => page.getByRole('list', { name: theme, exact: true });
      const heading = (theme: string) => page.getByRole('button', { name: theme });
      const headings = page.locator('.questions').getByRole('heading', { level: 3 });
      expect(await headings.count()).toBe(2);
      expect(await headings.getByRole('button').allTextContents()).toEqual([
        'Firms by country2',
        'Laws and their reach1',
      ]);
      expect(await list('Firms by country').getByRole('listitem').count()).toBe(2);
      expect(await list('Laws and their reach').getByRole('link').getAttribute('href')).toBe(
        '?question=LawsAffectingUsFirms',
      );

      // By keyboard: from the filter to the first heading.
      await page.getByRole('searchbox', { name: 'Filter questions' }).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await eventually(() => heading('Firms by country').getAttribute('aria-expanded')).toBe('false');
      expect(await list('Firms by country').count()).toBe(0);
      expect(await list('Laws and their reach').count()).toBe(1);

      await page.getByRole('button', { name: 'Hide Questions' }).click();
      await eventually(() => page.locator('.questions').count()).toBe(0);
      await page.getByRole('button', { name: 'Show Questions' }).click();
      await heading('Firms by country').waitFor();
      expect(await list('Firms by country').count()).toBe(0);
      await heading('Firms by country').click();
      await list('Firms by country').waitFor();
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it('filters the questions across themes, by the names of themes too', async () => {
      const { page, faults } = await open('/playground');
      const filter = page.getByRole('searchbox', { name: 'Filter questions' });
      const found = () => page.locator('.questions h3, .questions code').allTextContents();
      const status = () => page.getByRole('status').filter({ hasText: 'question' }).textContent();
      const all = await found();
      await page.getByRole('button', { name: 'Firms by country' }).click();

      // What is found is shown, in a folded theme too.
      await filter.fill('WHICH country');
      await eventually(found).toEqual([
        'Firms by country1',
        'FirmsOfCountry',
        'Laws and their reach1',
        'LawsAffectingUsFirms',
      ]);
      expect(await status()).toBe('2 of 3 questions');
      await filter.fill('charge');
      await eventually(found).toEqual(['Firms by country1', 'InCharge']);
      await filter.fill('by country');
      await eventually(found).toEqual(['Firms by country2', 'FirmsOfCountry', 'InCharge']);
      await filter.fill('reach eu');
      await eventually(found).toEqual([]);
      expect(await status()).toBe('No question has these words.');

      await filter.fill('');
      await eventually(found).toEqual(all.filter((name) => !['FirmsOfCountry', 'InCharge'].includes(name)));
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it('answers a question that was picked before the editor had loaded', async () => {
      const { page, faults } = await open('/playground', {}, async (page) => {
        await page.route('**/assets/monaco-editor-*.js', async (route) => {
          await page.getByRole('button', { name: 'Run FirmsOfCountry' }).click();
          await route.continue();
        });
      });
      await eventually(() => textOf(answer(page))).toContain('Example 电子');
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it('opens the question that a link names', async () => {
      const { page, faults } = await open('/playground?question=FirmsOfCountry');
      await eventually(() => textOf(editor(page))).toContain('query FirmsOfCountry');
      await eventually(() => questionLink(page, 'Which firms sit').getAttribute('aria-current')).toBe('true');
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it('keeps what the reader wrote when a question is picked and when the page is loaded again', async () => {
      const { page, faults } = await open('/playground');
      const tabs = page.getByRole('tab');
      await questionLink(page, 'Which firms sit').click();
      await eventually(() => textOf(editor(page))).toContain('query FirmsOfCountry');
      expect(await tabs.count()).toBe(1);

      await editor(page).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('# my own note');
      await eventually(() => new URL(page.url()).search).toBe('');
      await questionLink(page, 'Which laws of a country').click();
      await eventually(() => tabs.count()).toBe(2);
      await eventually(() => textOf(editor(page))).toContain('query LawsAffectingUsFirms');
      await tabs.first().click();
      await eventually(() => textOf(editor(page))).toContain('# my own note');

      // GraphiQL stores tabs and variables half a second after a change.
      await eventually(() =>
        page.evaluate(`const { tabs, activeTabIndex } = JSON.parse(localStorage['graphiql:tabState']);
            [tabs.length, activeTabIndex, localStorage['graphiql:variables'].includes('CN')]`),
      ).toEqual([2, 0, true]);
      await page.reload();
      await eventually(() => textOf(editor(page))).toContain('# my own note');
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it('shows the documentation, builds operations by clicks and completes what is typed', async () => {
      const { page, faults } = await open('/playground?question=FirmsOfCountry');
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
      await page.getByRole('link', { name: 'Law', exact: true }).click();
      await page.getByText('A rule of a government.').waitFor();

      await page.getByRole('button', { name: 'Show Explorer' }).click();
      await page.locator('.graphiql-explorer-root').getByText('laws', { exact: true }).click();
      await eventually(() => textOf(editor(page))).toMatch(/laws\(country: ""\)/);
      await page.getByRole('button', { name: /^Prettify/ }).click();

      await editor(page).click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('{ fi');
      await page.locator('.suggest-widget').getByText('firms').first().waitFor();
      expect(faults).toEqual([]);
      await page.context().close();
    });

    it('is light or dark as the system is, and follows it', async () => {
      const { page, faults } = await open('/playground', { colorScheme: 'light' });
      const ground = () =>
        page.evaluate('getComputedStyle(document.querySelector(".graphiql-container")).backgroundColor');
      const isDarkEditor = () => page.locator('.graphiql-query-editor .monaco-editor.vs-dark').count();
      expect(await ground()).toBe('rgb(255, 255, 255)');
      expect(await isDarkEditor()).toBe(0);
      await page.emulateMedia({ colorScheme: 'dark' });
      await eventually(ground).toBe('rgb(33, 42, 59)');
      await eventually(isDarkEditor).toBe(1);
      await page.context().close();

      const dark = await open('/playground', { colorScheme: 'dark' });
      await eventually(() => dark.page.locator('.graphiql-query-editor .monaco-editor.vs-dark').count()).toBe(
        1,
      );
      expect([...faults, ...dark.faults]).toEqual([]);
      await dark.page.context().close();
    });

    it('fits a phone: the library covers the editors and gives way to the answer', async () => {
      const { page, faults } = await open('/playground', {
        viewport: { width: 390, height: 800 },
        hasTouch: true,
        isMobile: true,
      });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      await page.getByRole('button', { name: 'Show Questions' }).tap();
      const widthOf = async (part: string) => (await page.locator(part).boundingBox())?.width;
      await eventually(() => widthOf('.graphiql-plugin')).toBe(390);
      await page.getByRole('button', { name: 'Run FirmsOfCountry' }).tap();
      await eventually(() => textOf(answer(page))).toContain('Example 电子');
      await eventually(() => page.locator('.questions').count()).toBe(0);
      expect(await widthOf('.graphiql-query-editor')).toBeGreaterThan(300);
      expect(await widthOf('.graphiql-response')).toBeGreaterThan(300);
      expect(faults).toEqual([]);
      await page.context().close();
    });
  });
});
