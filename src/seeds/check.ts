/** Checks seeds against the ontology and against one another, before anything is written. */
import { compareText } from '../graph/normalize.js';
import { attributesOf, type Kind, kindNamed } from '../ontology/kinds.js';
import type { Qualifier, Relation } from '../ontology/relation.js';
import { relationNamed } from '../ontology/relations.js';
import { natureOf, type ValueType, valueTypeNamed } from '../ontology/values.js';
import { termsOf } from '../ontology/vocabularies.js';
import { dayRange, isDate } from './dates.js';
import type { SeedEntity, SeedEvidence, SeedStatement } from './format.js';
import type { Place, Placed, Problem, Seeds } from './read.js';

export interface CheckResult {
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The number of a founding fact as a locator, such as `001-23`: document, then fact. */
const FACT_NUMBER = /^(\d{3})-\d+$/;

/** Checks everything; the seeds may be loaded only where `errors` is empty. */
export function checkSeeds(seeds: Seeds): CheckResult {
  const check = new Check(seeds);
  return check.run();
}

class Check {
  private readonly errors: Problem[];
  private readonly warnings: Problem[] = [];
  private readonly entities = new Map<string, Placed<SeedEntity>>();
  private readonly statements = new Map<string, Placed<SeedStatement>>();

  constructor(private readonly seeds: Seeds) {
    this.errors = [...seeds.problems];
  }

  run(): CheckResult {
    this.index();
    for (const entity of this.seeds.entities) this.entity(entity);
    for (const statement of this.seeds.statements) this.statement(statement);
    for (const conflict of this.seeds.conflicts) {
      conflict.record.statements.forEach((side, index) => {
        for (const id of [side].flat()) {
          if (this.statements.has(id)) continue;
          this.error(conflict.at('statements', index), 'statements', id, 'is the id of no statement');
        }
      });
    }
    const byPlace = (a: Problem, b: Problem) => compareText(a.file, b.file) || a.line - b.line;
    return { errors: this.errors.sort(byPlace), warnings: this.warnings.sort(byPlace) };
  }

  private error(place: Place, field: string, value: string | undefined, message: string): void {
    this.errors.push({ ...place, field, value, message });
  }

  private index(): void {
    const seen = new Map<string, Place>();
    const register = (id: string, place: Place, field: string): boolean => {
      const first = seen.get(id);
      if (!first) seen.set(id, place);
      else
        this.error(place, field, id, `is used already at ${first.file}:${first.line}; every id is used once`);
      return !first;
    };
    for (const entity of this.seeds.entities) {
      if (register(entity.record.id, entity.at('id'), 'id')) this.entities.set(entity.record.id, entity);
      entity.record.formerIds.forEach((id, index) => {
        register(id, entity.at('formerIds', index), 'formerIds');
      });
    }
    for (const statement of this.seeds.statements) {
      if (register(statement.record.id, statement.at('id'), 'id')) {
        this.statements.set(statement.record.id, statement);
      }
    }
    for (const conflict of this.seeds.conflicts) register(conflict.record.id, conflict.at('id'), 'id');
  }

  private entity(placed: Placed<SeedEntity>): void {
    const { record, at } = placed;
    const kind = kindNamed(record.kind) as Kind;
    const allowed = new Map(attributesOf(kind).map((attribute) => [attribute.name, attribute]));
    for (const [name, value] of Object.entries(record.attributes)) {
      const attribute = allowed.get(name);
      if (!attribute || attribute.derived) {
        const ways = [...allowed.values()].filter((a) => !a.derived).map((a) => a.name);
        this.error(
          at(name),
          name,
          value,
          `is no attribute of a ${kind.name}; it has ${ways.join(', ') || 'none'}`,
        );
      } else if (attribute.type.is === 'date') this.date(at(name), name, value);
      else if (attribute.type.is === 'entity') this.reference(at(name), name, value, attribute.type.of);
    }
    if (!record.names.some((name) => name.lang === 'en')) {
      this.error(at('names'), 'names', undefined, `of ${record.id} lack an English one (en)`);
    }
    record.names.forEach((name, index) => {
      for (const field of ['since', 'until'] as const)
        this.date(at('names', index, field), field, name[field]);
    });
    if (kind.name === 'Source') {
      if (!record.attributes.sourceType) {
        this.error(at('id'), 'sourceType', undefined, `is missing for the source ${record.id}`);
      }
    } else {
      if (!record.description) {
        this.error(
          at('id'),
          'description',
          undefined,
          `is missing for ${record.id}; say in a sentence what it is`,
        );
      }
      if (record.evidence.length === 0) {
        this.error(
          at('id'),
          'evidence',
          undefined,
          `is missing for ${record.id}; cite a source (or "editorial")`,
        );
      }
    }
    record.evidence.forEach((evidence, index) => {
      this.evidence(evidence, (...path) => at('evidence', index, ...path), false);
    });
    record.gaps.forEach((gap, index) => {
      gap.searched.forEach((id, position) => {
        this.reference(at('gaps', index, 'searched', position), 'searched', id, ['Source']);
      });
      gap.countries?.forEach((id, position) => {
        this.reference(at('gaps', index, 'countries', position), 'countries', id, ['Country']);
      });
      if (gap.status === 'KNOWN') this.wholeList(placed, index);
    });
  }

  /** That a gap which says KNOWN is about a list, names where that stands, and is not denied beside it. */
  private wholeList({ record, at }: Placed<SeedEntity>, index: number): void {
    const { about, countries, searched } = record.gaps[index]!;
    if (!relationNamed(about)) {
      const message = 'is no relation; KNOWN says that the whole list of a relation such as LISTS is held';
      this.error(at('gaps', index, 'about'), 'about', about, message);
    }
    if (searched.length === 0) {
      const message = 'is empty; with KNOWN it names the sources in which the whole list stands';
      this.error(at('gaps', index, 'searched'), 'searched', undefined, message);
    }
    record.gaps.forEach((other, position) => {
      const shared =
        !countries || !other.countries || countries.some((country) => other.countries?.includes(country));
      if (other.about !== about || other.status === 'KNOWN' || !shared) return;
      const message = `is denied: another gap says that the whole list of ${about} is held; limit both by countries`;
      this.error(at('gaps', position, 'status'), 'status', other.status, message);
    });
  }

  private statement(placed: Placed<SeedStatement>): void {
    const { record, at } = placed;
    const relation = relationNamed(record.type);
    const valueType = valueTypeNamed(record.type);
    if (relation) this.relationEnds(placed, relation);
    else if (valueType) this.value(placed, valueType);
    this.qualifiers(placed, relation?.qualifiers ?? []);
    this.validTime(placed);
    record.evidence.forEach((evidence, index) => {
      this.evidence(evidence, (...path) => at('evidence', index, ...path), true);
    });
  }

  private relationEnds({ record, at }: Placed<SeedStatement>, relation: Relation): void {
    if (record.value !== undefined) {
      this.error(at('value'), 'value', record.value, `does not go with ${relation.name}, which needs "to"`);
    }
    if (record.to === undefined) {
      this.error(
        at('id'),
        'to',
        undefined,
        `is missing; ${relation.name} goes to ${relation.to.join(' or ')}`,
      );
    } else this.end(at('to'), 'to', record.to, relation, relation.to);
    this.end(at('from'), 'from', record.from, relation, relation.from);
  }

  private end(place: Place, field: string, id: string, relation: Relation, kinds: readonly string[]): void {
    const kind = this.kindOf(place, field, id);
    if (kind && !kinds.includes(kind)) {
      this.error(
        place,
        field,
        id,
        `is a ${kind}, but ${relation.name} goes from ${relation.from.join('/')} to ${relation.to.join('/')}`,
      );
    }
  }

  private value({ record, at }: Placed<SeedStatement>, type: ValueType): void {
    this.kindOf(at('from'), 'from', record.from);
    if (record.to !== undefined) {
      this.error(at('to'), 'to', record.to, `does not go with ${type.name}, which needs "value"`);
    }
    if (record.value === undefined) {
      this.error(at('id'), 'value', undefined, `is missing; ${type.name} needs one`);
    } else if (type.value.is === 'date') this.date(at('value'), 'value', record.value);
    else if (type.value.is === 'term' && !termsOf(type.value.of).includes(record.value)) {
      const terms = termsOf(type.value.of).join(', ');
      this.error(at('value'), 'value', record.value, `is no ${type.value.of}; use one of ${terms}`);
    }
  }

  private qualifiers({ record, at }: Placed<SeedStatement>, allowed: readonly Qualifier[]): void {
    for (const [name, value] of Object.entries(record.qualifiers)) {
      const qualifier = allowed.find((candidate) => candidate.name === name);
      if (!qualifier) {
        const ways = allowed.map((candidate) => candidate.name).join(', ') || 'none';
        this.error(
          at(name),
          name,
          String(value),
          `does not go with ${record.type}; its qualifiers are ${ways}`,
        );
      } else if (qualifier.type.is === 'entity') this.kindOf(at(name), name, String(value));
    }
    for (const { name, required } of allowed) {
      if (required && record.qualifiers[name] === undefined) {
        this.error(at('id'), name, undefined, `is missing; ${record.type} needs it`);
      }
    }
  }

  private validTime({ record, at }: Placed<SeedStatement>): void {
    this.date(at('on'), 'on', record.on);
    this.date(at('since'), 'since', record.since);
    if (record.until !== 'unknown') this.date(at('until'), 'until', record.until);
    this.date(at('untilKnownFrom'), 'untilKnownFrom', record.untilKnownFrom);
    if (record.untilKnownFrom !== undefined && record.until === undefined) {
      const message = 'tells when an end was known, but there is no until';
      this.error(at('untilKnownFrom'), 'untilKnownFrom', record.untilKnownFrom, message);
    }
    const nature = natureOf(record.type);
    if (record.on !== undefined && nature === 'state') {
      this.error(at('on'), 'on', record.on, `does not go with the state ${record.type}; use since and until`);
    }
    for (const field of ['since', 'until'] as const) {
      if (record[field] !== undefined && nature !== 'state') {
        this.error(
          at(field),
          field,
          record[field],
          `does not go with ${record.type}, which is no state; use on`,
        );
      }
    }
    if (nature === 'timeless' && record.on !== undefined) {
      this.error(at('on'), 'on', record.on, `does not go with the timeless ${record.type}`);
    }
    const { since, until } = record;
    if (
      since &&
      until &&
      isDate(since) &&
      isDate(until) &&
      dayRange(until).latest < dayRange(since).earliest
    ) {
      this.error(at('until'), 'until', until, `lies before since (${since})`);
    }
    if (nature === 'state' && record.to !== undefined) this.outlived({ record, at });
  }

  private outlived({ record, at }: Placed<SeedStatement>): void {
    for (const end of ['from', 'to'] as const) {
      const entity = this.entities.get(record[end] ?? '')?.record;
      const last = entity?.attributes.existsUntil ?? entity?.attributes.inForceUntil;
      if (!entity || !last || !isDate(last)) continue;
      const over =
        record.until === undefined ||
        (isDate(record.until) && dayRange(record.until).earliest > dayRange(last).latest);
      if (over) {
        this.warnings.push({
          ...at('id'),
          field: 'until',
          value: record.until,
          message: `of ${record.id} outlives ${entity.id}, which ended on ${last}; give an end`,
        });
      }
    }
  }

  private evidence(evidence: SeedEvidence, at: (...path: string[]) => Place, ofStatement: boolean): void {
    const source = this.entities.get(evidence.source)?.record;
    if (!source) this.error(at('source'), 'source', evidence.source, 'is no source; add it to seeds/sources');
    else if (source.kind !== 'Source') {
      this.error(at('source'), 'source', evidence.source, `is a ${source.kind}, not a Source`);
    }
    const editorial = source?.attributes.sourceType === 'EDITORIAL';
    if (evidence.assertedBy) this.kindOf(at('assertedBy'), 'assertedBy', evidence.assertedBy);
    this.date(at('attestedAt'), 'attestedAt', evidence.attestedAt);
    this.date(at('knownFrom'), 'knownFrom', evidence.knownFrom);
    // A statute is public from its promulgation, though our copy of it shows a later day.
    if (source?.attributes.sourceType !== 'STATUTE') this.knownBeforeSeen(evidence, at);
    if (evidence.certainty === 'INFERRED' && !evidence.reason) {
      this.error(at('certainty'), 'reason', undefined, 'is missing; what is inferred needs its reason');
    }
    if (editorial && evidence.certainty !== 'INFERRED') {
      this.error(
        at('certainty'),
        'certainty',
        evidence.certainty,
        'must be INFERRED for an editorial source',
      );
    }
    if (ofStatement && !editorial && !evidence.summary) {
      this.error(at('source'), 'summary', undefined, 'is missing; say in a sentence what the source says');
    }
    const number = FACT_NUMBER.exec(evidence.locator ?? '');
    if (!number) return;
    if (evidence.source !== `seed${number[1]}`) {
      const why = editorial
        ? 'editorial evidence may not support a numbered fact'
        : `it belongs to seed${number[1]}`;
      this.error(at('locator'), 'locator', evidence.locator, `is the number of a founding fact; ${why}`);
    }
    if (!evidence.summary) {
      this.error(at('locator'), 'summary', undefined, `is missing for the founding fact ${evidence.locator}`);
    }
  }

  private knownBeforeSeen({ knownFrom, attestedAt }: SeedEvidence, at: (...path: string[]) => Place): void {
    if (!knownFrom || !attestedAt || !isDate(knownFrom) || !isDate(attestedAt)) return;
    if (dayRange(knownFrom).latest >= dayRange(attestedAt).earliest) return;
    this.error(
      at('knownFrom'),
      'knownFrom',
      knownFrom,
      `lies before attestedAt (${attestedAt}): nobody knew then`,
    );
  }

  private kindOf(place: Place, field: string, id: string): string | undefined {
    const found = this.entities.get(id)?.record.kind;
    if (!found) this.error(place, field, id, `is the id of no entity${this.nearest(id)}`);
    return found;
  }

  private reference(place: Place, field: string, id: string, kinds: readonly string[]): void {
    const kind = this.kindOf(place, field, id);
    if (kind && !kinds.includes(kind)) {
      this.error(place, field, id, `is a ${kind}; ${field} needs a ${kinds.join(' or ')}`);
    }
  }

  private nearest(id: string): string {
    const near = [...this.entities.keys()].find(
      (known) => known.startsWith(id) || (known.length > 3 && id.startsWith(known)),
    );
    return near ? `; did you mean "${near}"?` : '';
  }

  private date(place: Place, field: string, value: string | undefined): void {
    if (value === undefined || isDate(value)) return;
    this.error(place, field, value, 'is no date; write 2025, 2025-04, 2025-04-01 or another EDTF date');
  }
}
