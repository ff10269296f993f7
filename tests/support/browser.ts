/** Debian's Chromium for the tests that look at pages. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Whether browser tests are to be left out: never in CI, where a missing Chromium has to fail. */
export const withoutBrowser = !existsSync(CHROMIUM) && !process.env.CI;

if (withoutBrowser) {
  console.warn(`NOT TESTED: pages in a browser. There is no ${CHROMIUM}: apt-get install chromium`);
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
