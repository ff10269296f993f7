/** The playground of the real server, as an analyst meets it: open, pick a question, run it, see rows. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, withoutBrowser } from '../support/browser.js';
import { served } from '../support/client.js';
import { openSeeded } from '../support/engines.js';

describe.skipIf(withoutBrowser)('an analyst', () => {
  const client = served(() => openSeeded('grafeo'));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('opens the server, finds the playground, picks a question, runs it, sees rows and where they are written', async () => {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(client.url)) faults.push(`other origin: ${request.url()}`);
    });
    await page.goto(client.url);
    expect(new URL(page.url()).pathname).toBe('/playground/');

    const answer = page.locator('.graphiql-response .view-lines');
    const shown = async () => ((await answer.textContent()) ?? '').replaceAll('\u00a0', ' ');
    const run = page.getByRole('button', { name: /^Execute query/ });

    await page.locator('.graphiql-query-editor .view-lines').waitFor();
    await run.click();
    await expect.poll(shown, { timeout: 20_000 }).toMatch(/"pairCount": \d\d/);

    await page.getByRole('link', { name: /How many barriers did the 2026/i }).click();
    await run.click();
    await expect.poll(shown, { timeout: 20_000 }).toContain('NOT_KNOWN');
    expect(faults).toEqual([]);
    await page.close();
  });
});
