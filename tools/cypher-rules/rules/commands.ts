import { C } from '../parse.js';
import type { Rule } from '../statement.js';
import { ownTokens, source, text } from '../tree.js';

/** R19 and R20: nothing that reads files, and no procedure of one engine. */
export const procedures: Rule = (statement, report) => {
  for (const clause of statement.all(C.LoadCSVClauseContext))
    report(
      'R19',
      clause,
      'LOAD CSV reads any local file on Grafeo. Read it in the application and write UNWIND $rows.',
    );
  for (const clause of statement.all(C.CallClauseContext))
    report(
      'R20',
      clause,
      `CALL ${text(clause.procedureName())} is one engine's own. Put it into the adapter of that engine.`,
    );
};

/** R12 and R14: of the commands only plain constraints and indexes, each written so that it can be repeated. */
export const commands: Rule = (statement, report) => {
  for (const command of statement.all(C.CommandContext)) {
    const constraint = command.createCommand()?.createConstraint();
    const index = command.createCommand()?.createIndex();
    const drop = command.dropCommand()?.dropConstraint() ?? command.dropCommand()?.dropIndex();
    const commonConstraint =
      constraint?.constraintType() instanceof C.ConstraintIsUniqueContext && constraint.commandNodePattern();
    const commonIndex = index && ownTokens(index).length === 1 && index.createIndex_().commandNodePattern();
    if (!constraint && !index && !drop)
      report('R12', command, `${source(command)} is a command of one engine. Put it into the adapter.`);
    else if (!drop && !commonConstraint && !commonIndex)
      report(
        'R14',
        command,
        `${source(command)} is known to one engine only; both know IS UNIQUE and INDEX on nodes. Put it into the file of that engine.`,
      );
    else if (!(constraint ?? index?.createIndex_() ?? drop)?.EXISTS())
      report(
        'R14',
        command,
        `${source(command)} fails when it runs again. Write IF NOT EXISTS or IF EXISTS.`,
      );
  }
};
