/** Text made comparable: one form for names in every language, before they are stored, sorted or searched. */

/** Folds case, marks and width, turns what is no letter or digit into blanks, joins blanks. */
export const normalize = (text: string): string =>
  text
    .normalize('NFKC')
    // The mark of a joint-stock company, which is written or left out at will: (주), ㈜, (株).
    .replace(/\([주株]\)/gu, ' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Text for comparing where spacing differs between writers, as in Korean. */
export const withoutBlanks = (text: string): string => text.replaceAll(' ', '');

/** Negative, 0 or positive where the first text comes before, equals or comes behind the second, by UTF-16 units. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The key by which lists are sorted and paged: folded, and without characters beyond U+FFFF, which the engines
 * order differently.
 */
export const sortKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u{10000}-\u{10ffff}]/gu, '\uffff')
    .trim();
