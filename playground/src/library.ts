import { Kind, parse, valueFromASTUntyped } from 'graphql';

/** The question that the editor opens with when the address names none. */
const FIRST_QUESTION = 'LawsAffectingUsFirms';

/** The parameter of the page's address that names the question to open. */
const QUESTION_PARAMETER = 'question';

/** A question of the library, ready for the editor. */
export interface Question {
  /** The name of the operation. */
  readonly name: string;
  /** The part of the library that it belongs to; empty when it belongs to none. */
  readonly theme: string;
  /** The question in words; empty when the operation has no comment. */
  readonly text: string;
  /** The operation with the fragments that it uses. */
  readonly query: string;
  /** The default values of the operation's variables, as JSON; empty when it has none. */
  readonly variables: string;
}

/** Fetches the question library from the server. */
export async function fetchQuestions(): Promise<Question[]> {
  const response = await fetch(`${import.meta.env.BASE_URL}questions.json`);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const questions: { name: string; theme: string; question: string; query: string }[] = await response.json();
  return questions.map(({ name, theme, question, query }) => ({
    name,
    theme,
    text: question,
    query,
    variables: defaultVariables(query),
  }));
}

/**
 * The default values of an operation's variables as JSON text: what the variables editor shows, so that a
 * reader sees at a glance what can be changed.
 */
function defaultVariables(query: string): string {
  const values: Record<string, unknown> = {};
  for (const definition of parse(query).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
      if (defaultValue) values[variable.name.value] = valueFromASTUntyped(defaultValue);
    }
  }
  return Object.keys(values).length > 0 ? JSON.stringify(values, null, 2) : '';
}

/** The questions that have each of the words, in their text, their name or the name of their theme. */
export function questionsWith(questions: readonly Question[], words: string): Question[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return questions.filter(({ theme, name, text }) => {
    const haystack = `${theme} ${name} ${text}`.toLowerCase();
    return wanted.every((word) => haystack.includes(word));
  });
}

/** Questions by their themes, both in the order of the library. */
export function byTheme(questions: readonly Question[]): Map<string, Question[]> {
  const themes = new Map<string, Question[]>();
  for (const question of questions) {
    const others = themes.get(question.theme);
    if (others) others.push(question);
    else themes.set(question.theme, [question]);
  }
  return themes;
}

/** The question that the page's address names, if it names one of the library. */
export function linkedQuestion(questions: readonly Question[]): Question | undefined {
  const name = new URLSearchParams(location.search).get(QUESTION_PARAMETER);
  return questions.find((question) => question.name === name);
}

/** The question to start with where neither the address nor an earlier visit says otherwise. */
export function firstQuestion(questions: readonly Question[]): Question | undefined {
  return questions.find((question) => question.name === FIRST_QUESTION);
}

/** The address of the page with a question open, relative to the page. */
export function questionAddress(question: Question | undefined): string {
  return question ? `?${new URLSearchParams({ [QUESTION_PARAMETER]: question.name })}` : location.pathname;
}

/** What of an editor tab tells whether it holds a question of the library. */
interface TabContent {
  query: string | null;
  variables?: string | null;
}

/** The question that an editor tab holds unchanged, if it does. */
export function questionOfTab(
  questions: readonly Question[],
  tab: TabContent | undefined,
): Question | undefined {
  return questions.find((question) => isUnchanged(question, tab));
}

/** Whether an editor tab holds a question exactly as the library has it. */
export function isUnchanged(question: Question, tab: TabContent | undefined): boolean {
  return tab?.query === question.query && (tab.variables ?? '') === question.variables;
}
