/** EDTF dates as ISO days: the earliest and the latest day that a date can mean. */
import edtf from 'edtf';
import { FIRST_DAY, LAST_DAY } from '../graph/days.js';

export interface DayRange {
  readonly earliest: string;
  readonly latest: string;
}

const isoDay = (milliseconds: number): string => {
  const day = new Date(milliseconds).toISOString().slice(0, 10);
  return day.length === 10 ? day : FIRST_DAY;
};

const DAY = String.raw`\d{4}(?:-\d{2}){0,2}`;
const ONE_OF = new RegExp(`^\\[(${DAY})?\\.\\.(${DAY})?\\]$`);

/**
 * The days that an EDTF date covers: `2025-04` is 2025-04-01 to 2025-04-30, `[..2025-04-01]` is some day up to then,
 * `[2025-01..2025-03]` some day in these months, `2025~` is read as 2025. Throws where the text is no EDTF date.
 */
export function dayRange(text: string): DayRange {
  const known = ranges.get(text);
  if (known) return known;
  const range = readRange(text);
  ranges.set(text, range);
  return range;
}

// The same few hundred dates stand in thousands of places, and reading one takes long.
const ranges = new Map<string, DayRange>();

function readRange(text: string): DayRange {
  const oneOf = ONE_OF.exec(text);
  if (oneOf) {
    const [, from, until] = oneOf;
    return {
      earliest: from ? dayRange(from).earliest : FIRST_DAY,
      latest: until ? dayRange(until).latest : LAST_DAY,
    };
  }
  const parsed = edtf(text);
  if (!Number.isFinite(parsed.min) || !Number.isFinite(parsed.max)) throw new Error(`no date: ${text}`);
  return { earliest: isoDay(parsed.min), latest: isoDay(parsed.max) };
}

/** Whether a text is an EDTF date that {@link dayRange} can read. */
export function isDate(text: string): boolean {
  try {
    dayRange(text);
    return true;
  } catch {
    return false;
  }
}
