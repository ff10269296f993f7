import { createRoot } from 'react-dom/client';
import 'graphiql/setup-workers/vite';
import '@graphiql/react/font/roboto.css';
import '@graphiql/react/font/fira-code.css';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './style.css';
import { fetchQuestions, type Question } from './library';
import { Playground } from './playground';

let questions: Question[] = [];
let failure: string | undefined;
try {
  questions = await fetchQuestions();
} catch (error) {
  // The playground is of use without the library too.
  failure = error instanceof Error ? error.message : String(error);
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
createRoot(root).render(<Playground questions={questions} failure={failure} />);
