import { type GraphiQLPlugin, PlayIcon, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import {
  type FunctionComponent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import {
  byTheme,
  isUnchanged,
  type Question,
  questionAddress,
  questionOfTab,
  questionsWith,
} from './library';
import { isNarrow } from './narrow';

/** The sidebar icon of the library: a speech bubble with a question mark. */
const QuestionsIcon: FunctionComponent = (props) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    {...props}
  >
    <path d="M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z" />
    <path d="M9.5 8a2.5 2.5 0 1 1 3.6 2.25c-.7.35-1.1.85-1.1 1.5v.25M12 14.75v.01" />
  </svg>
);

/** A question that was clicked, to be run at once or not. */
interface Wish {
  question: Question;
  andRun: boolean;
}

/** The mark of a heading that folds: an angle, without the tooltip that GraphiQL gives its own. */
const FoldIcon: FunctionComponent = () => (
  <svg viewBox="0 0 14 9" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="m1 1 6 6 6-6" />
  </svg>
);

/** What the panel shows: the questions, or why there are none, and the themes that the reader has folded. */
interface Library {
  questions: readonly Question[];
  failure: string | undefined;
  folded: Set<string>;
}

/** Returns a function that puts a question into the editor, and runs it at once when asked to. */
function useOpenQuestion(questions: readonly Question[]): (wish: Wish) => void {
  const { addTab, changeTab, run, setOperationName, setVisiblePlugin, stop, updateActiveTabValues } =
    useGraphiQLActions();
  const { tabs, activeTabIndex, queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'queryEditor', 'variableEditor', 'responseEditor'),
  );
  const [wish, setWish] = useState<Wish>();
  const isReady = Boolean(queryEditor && variableEditor && responseEditor);

  const fulfil = useEffectEvent(({ question, andRun }: Wish) => {
    const current = {
      query: queryEditor?.getValue() ?? '',
      variables: variableEditor?.getValue() ?? '',
    };
    if (!isUnchanged(question, current)) {
      const open = tabs.findIndex((tab, index) => index !== activeTabIndex && isUnchanged(question, tab));
      if (open >= 0) {
        changeTab(open);
      } else {
        stop();
        // Whatever the reader wrote stays: only an empty tab or an unchanged question gives way.
        if (current.query.trim() !== '' && !questionOfTab(questions, current)) addTab();
        const { query, variables } = question;
        queryEditor?.setValue(query);
        variableEditor?.setValue(variables);
        responseEditor?.setValue('');
        updateActiveTabValues({ query, variables, response: null });
      }
      // The editor works out the operation only a moment after a change, too late for a run at once.
      setOperationName(question.name);
    }
    if (andRun) void run();
    // On a phone the library covers the editors.
    if (isNarrow()) setVisiblePlugin(null);
  });

  // The editors are there only once monaco has loaded; a question that is clicked before waits for them.
  useEffect(() => {
    if (wish && isReady) fulfil(wish);
  }, [wish, isReady]);

  return setWish;
}

/** The library panel: every question in words under its theme, a click away from the editor. */
function QuestionsPanel({ questions, failure, folded }: Library) {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const openQuestion = useOpenQuestion(questions);
  const [filter, setFilter] = useState('');
  const heading = useId();

  const active = questionOfTab(questions, tabs[activeTabIndex]);
  const isFiltered = filter.trim() !== '';
  const shown = questionsWith(questions, filter.trim());

  return (
    <section className="questions" aria-labelledby={heading}>
      <h2 id={heading}>Questions</h2>
      {failure && <p className="questions-note">The questions could not be loaded. {failure}</p>}
      {!failure && questions.length === 0 && <p className="questions-note">There are no questions yet.</p>}
      {questions.length > 0 && (
        <input
          type="search"
          className="questions-filter"
          placeholder={`Filter ${questions.length} questions`}
          aria-label="Filter questions"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      {/* On the page before it has words: a screen reader reads out only what changes in it. */}
      <p className="questions-note" role="status">
        {isFiltered && (shown.length === 0 ? 'No question has these words.' : countOf(shown, questions))}
      </p>
      {[...byTheme(shown)].map(([theme, ofTheme]) => (
        <Theme key={theme} name={theme} size={ofTheme.length} folded={isFiltered ? undefined : folded}>
          {ofTheme.map((question) => (
            <QuestionItem
              key={question.name}
              question={question}
              isActive={question === active}
              onOpen={openQuestion}
            />
          ))}
        </Theme>
      ))}
    </section>
  );
}

/** How many questions of the library a filter leaves, in words. */
function countOf(shown: readonly Question[], all: readonly Question[]): string {
  return `${shown.length} of ${all.length} questions`;
}

/**
 * A theme of the library: its name as a heading that folds the list below it. Without the themes that are folded
 * the list stays open: what a filter found is all to be seen.
 */
function Theme({
  name,
  size,
  folded,
  children,
}: {
  name: string;
  size: number;
  folded: Set<string> | undefined;
  children: ReactNode;
}) {
  const heading = useId();
  const [isFolded, setFolded] = useState(folded?.has(name) ?? false);
  const isOpen = !folded || !isFolded;

  const fold = ({ currentTarget }: MouseEvent) => {
    if (isFolded) folded?.delete(name);
    else folded?.add(name);
    flushSync(() => setFolded(!isFolded));
    // A heading that was kept in sight over its long list would else be gone with the list.
    currentTarget.scrollIntoView({ block: 'nearest' });
  };
  const label = (
    <>
      <span id={heading}>{name}</span>
      {/* A list tells a screen reader its length by itself. */}
      <span className="theme-size" aria-hidden="true">
        {size}
      </span>
    </>
  );

  return (
    <div className="theme">
      {name !== '' && (
        <h3>
          {folded ? (
            <button type="button" aria-expanded={isOpen} onClick={fold}>
              {label}
              <FoldIcon />
            </button>
          ) : (
            label
          )}
        </h3>
      )}
      {isOpen && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari takes a list without bullets for none
        <ul role="list" aria-labelledby={name === '' ? undefined : heading}>
          {children}
        </ul>
      )}
    </div>
  );
}

/** A question of the list: a link that opens it, and a button that runs it too. */
function QuestionItem({
  question,
  isActive,
  onOpen,
}: {
  question: Question;
  isActive: boolean;
  onOpen: (wish: Wish) => void;
}) {
  return (
    <li className={isActive ? 'question active' : 'question'}>
      {/* A link, so that a question can also be copied as an address or opened in a new window. */}
      <a
        href={questionAddress(question)}
        aria-current={isActive || undefined}
        onClick={(event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onOpen({ question, andRun: false });
        }}
      >
        <QuestionText question={question} />
        <code>{question.name}</code>
      </a>
      <button
        type="button"
        title="Open and run"
        aria-label={`Run ${question.name}`}
        onClick={() => onOpen({ question, andRun: true })}
      >
        <PlayIcon aria-hidden="true" />
        Run
      </button>
    </li>
  );
}

/** A question in words: the first paragraph of its comment asks, the others explain. */
function QuestionText({ question }: { question: Question }) {
  const [ask, ...details] = question.text.split('\n\n');
  return (
    <>
      <span className="question-text">{ask || question.name}</span>
      {details.map((detail) => (
        <span key={detail} className="question-detail">
          {detail}
        </span>
      ))}
    </>
  );
}

/** Makes the GraphiQL plugin that lists the question library. */
export function questionsPlugin(questions: readonly Question[], failure?: string): GraphiQLPlugin {
  // Outlives the panel, which is gone whenever it is closed: on a phone after each question.
  const folded = new Set<string>();
  return {
    title: 'Questions',
    icon: QuestionsIcon,
    content: () => <QuestionsPanel questions={questions} failure={failure} folded={folded} />,
  };
}
