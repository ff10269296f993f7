import { explorerPlugin } from '@graphiql/plugin-explorer';
import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useMemo } from 'react';
import { firstQuestion, linkedQuestion, type Question, questionAddress, questionOfTab } from './library';
import { isNarrow } from './narrow';
import { questionsPlugin } from './questions';

const fetcher = createGraphiQLFetcher({ url: '/graphql' });

/** Shown in an empty editor when the library has no question to start with. */
const EMPTY_EDITOR = '# Ask Tradegraph here, or pick a question from the library.\n';

/** GraphiQL with the documentation, the operation builder and the question library. */
export function Playground({ questions, failure }: { questions: readonly Question[]; failure?: string }) {
  const { plugins, visiblePlugin, question } = useMemo(() => {
    const library = questionsPlugin(questions, failure);
    const explorer = explorerPlugin({ showAttribution: false });
    return {
      plugins: [library, { ...explorer, title: 'Explorer' }, HISTORY_PLUGIN],
      // The library is open on a first visit, later as the reader left it; on a phone it would hide the editor.
      visiblePlugin: isNarrow() || isStored('visiblePlugin') ? undefined : library,
      // A link opens its question even where an earlier visit left tabs; the first question only where none did.
      question: linkedQuestion(questions) ?? (isStored('tabState') ? undefined : firstQuestion(questions)),
    };
  }, [questions, failure]);

  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      visiblePlugin={visiblePlugin}
      initialQuery={question?.query}
      initialVariables={question?.variables}
      defaultQuery={EMPTY_EDITOR}
      defaultEditorToolsVisibility={!isNarrow()}
    >
      <GraphiQL.Logo>Tradegraph</GraphiQL.Logo>
      <LineWrapping />
      <SystemTheme />
      <Address questions={questions} />
    </GraphiQL>
  );
}

/** Whether an earlier visit left something under one of GraphiQL's names in the browser's storage. */
function isStored(name: 'tabState' | 'visiblePlugin'): boolean {
  try {
    return localStorage.getItem(`graphiql:${name}`) !== null;
  } catch {
    // Storage is blocked, so every visit is a first one.
    return false;
  }
}

/** Wraps long lines of the operation, above all the questions in its comments: a phone has no room beside them. */
function LineWrapping() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => queryEditor?.updateOptions({ wordWrap: 'on' }), [queryEditor]);
  return null;
}

/**
 * Keeps the editors in the system's theme when it changes while the page is open: the style sheets follow by
 * themselves, monaco has to be told.
 */
function SystemTheme() {
  const { setTheme } = useGraphiQLActions();
  const theme = useGraphiQL((state) => state.theme);
  useEffect(() => {
    if (theme) return;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => setTheme(null);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [theme, setTheme]);
  return null;
}

/** Lets the page's address name the open question, for as long as the editor holds it unchanged. */
function Address({ questions }: { questions: readonly Question[] }) {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const question = questionOfTab(questions, tabs[activeTabIndex]);
  useEffect(() => {
    history.replaceState(null, '', questionAddress(question));
  }, [question]);
  return null;
}
