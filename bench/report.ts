/** Turns rounds of measurements into the text of bench/results. */
import { cpus, totalmem } from 'node:os';

export interface Rounds {
  /** One measurement a round, by the size of the node. */
  readonly milliseconds: Map<number, number[]>;
  /** What the engine handed over for one answer, as JSON. */
  readonly bytes: Map<number, number>;
}

export interface Measured {
  readonly version: string;
  readonly questions: ReadonlyMap<string, Rounds>;
}

interface Report {
  readonly measured: readonly Measured[];
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly page: number;
}

export function report({ measured, sizes, rounds, page }: Report): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  const lines = [
    '# How the cost of a neighbourhood grows with the relations of its node',
    '',
    `Made by \`npm run bench:hub\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
    '',
    `A generated graph has nodes of ${sizes.map((size) => grouped(size)).join(', ')} relations. Each question is one GraphQL operation over HTTP with pages`,
    `of ${page}; the naive way, beside them, reads all relations of the node from the engine and slices in the process, without`,
    `HTTP and GraphQL. ${rounds} interleaved rounds. **Ratios**: to the node of ${grouped(sizes[0]!)} relations in the same round, median (least – most).`,
    '**Time**: median in milliseconds. **Handed over**: what the engine gives to the process for one answer, as JSON.',
    '',
  ];
  for (const { version, questions } of measured) {
    lines.push(`## ${version}`, '');
    lines.push(...table('Ratio', sizes, questions, ratio));
    lines.push(
      ...table('Time, ms', sizes, questions, (found, size) => rounded(median(found.milliseconds.get(size)!))),
    );
    lines.push(
      ...table('Handed over, kB', sizes, questions, (found, size) => rounded(found.bytes.get(size)! / 1_000)),
    );
  }
  return lines.join('\n');
}

function table(
  title: string,
  sizes: readonly number[],
  questions: Measured['questions'],
  cell: (found: Rounds, size: number, first: number) => string,
): string[] {
  return [
    `| ${title} | ${sizes.map((size) => grouped(size)).join(' | ')} |`,
    `|---|${sizes.map(() => '--:').join('|')}|`,
    ...[...questions].map(
      ([name, found]) => `| ${name} | ${sizes.map((size) => cell(found, size, sizes[0]!)).join(' | ')} |`,
    ),
    '',
  ];
}

function ratio({ milliseconds }: Rounds, size: number, first: number): string {
  if (size === first) return '1';
  const base = milliseconds.get(first)!;
  const ratios = milliseconds.get(size)!.map((took, round) => took / base[round]!);
  return `${rounded(median(ratios))} (${rounded(Math.min(...ratios))} – ${rounded(Math.max(...ratios))})`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

const rounded = (value: number): string => (value < 10 ? value.toFixed(1) : grouped(Math.round(value)));
const grouped = (value: number): string => value.toLocaleString('en-US');
