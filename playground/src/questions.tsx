import { type GraphiQLPlugin, PlayIcon, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type FunctionComponent, type MouseEvent, useEffect, useEffectEvent, useId, useState } from 'react';
import { isUnchanged, type Question, questionAddress, questionOfTab } from './library';
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

/** The library panel: every question in words, a click away from the editor. */
function QuestionsPanel({ questions, failure }: { questions: readonly Question[]; failure?: string }) {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const openQuestion = useOpenQuestion(questions);
  const [filter, setFilter] = useState('');
  const heading = useId();

  const active = questionOfTab(questions, tabs[activeTabIndex]);
  const words = filter.toLowerCase().split(/\s+/);
  const shown = questions.filter(({ name, text }) => {
    const haystack = `${name} ${text}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });

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
      {questions.length > 0 && shown.length === 0 && (
        <p className="questions-note">No question has these words.</p>
      )}
      <ul>
        {shown.map((question) => (
          <li key={question.name} className={question === active ? 'question active' : 'question'}>
            {/* A link, so that a question can also be copied as an address or opened in a new window. */}
            <a
              href={questionAddress(question)}
              aria-current={question === active || undefined}
              onClick={(event: MouseEvent) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                openQuestion({ question, andRun: false });
              }}
            >
              <QuestionText question={question} />
              <code>{question.name}</code>
            </a>
            <button
              type="button"
              title="Open and run"
              aria-label={`Run ${question.name}`}
              onClick={() => openQuestion({ question, andRun: true })}
            >
              <PlayIcon aria-hidden="true" />
              Run
            </button>
          </li>
        ))}
      </ul>
    </section>
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
  return {
    title: 'Questions',
    icon: QuestionsIcon,
    content: () => <QuestionsPanel questions={questions} failure={failure} />,
  };
}
