import { C, type Tree } from '../parse.js';
import type { Rule } from '../statement.js';
import { callOf, core, functionName, source, stringValue, up } from '../tree.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;
const TEMPORAL = ['date', 'datetime', 'duration'];

/** R9: only `date` and `datetime` of ISO text in UTC, and `duration`. */
export const temporalCalls: Rule = (statement, report) => {
  for (const call of statement.all(C.FunctionInvocationContext)) {
    const name = functionName(call)!;
    const written = source(call);
    if (/^(date|datetime|localdatetime|time|localtime|duration)\./.test(name))
      report(
        'R9',
        call,
        `${written}: Grafeo has no ${name}. Compute it in the application and pass an ISO string.`,
      );
    else if (['localdatetime', 'time', 'localtime'].includes(name))
      report(
        'R9',
        call,
        `${written} has no zone, so it is no moment. Pass an ISO string in UTC to datetime($t).`,
      );
    else if (name === 'date' || name === 'datetime') checkArgument(name, callOf(call, name)!, call);
  }

  function checkArgument(name: string, [argument, zone]: Tree[], call: Tree): void {
    if (!argument) return;
    const value = stringValue(argument);
    const fits = value === undefined || (name === 'date' ? DATE : DATETIME).test(value);
    if (zone || !fits || argument instanceof C.MapContext)
      report(
        'R9',
        call,
        `${source(call)} is not read alike: only YYYY-MM-DD for date() and YYYY-MM-DDTHH:MM:SS[.ffffff]Z for datetime(), ` +
          `no other zone and no map. Write ${name}($t) with such a string.`,
      );
  }
};

/** R9: a temporal is bound to a variable before a part of it is read, and returned as text. */
export const temporalValues: Rule = (statement, report) => {
  for (const tree of statement.all(C.Expression2Context))
    if (tree.postFix_list().length > 0 && callOf(core(tree.expression1()), ...TEMPORAL))
      report(
        'R9',
        tree,
        `${source(tree)} is an error on Grafeo. Write WITH datetime($t) AS d RETURN d.epochMillis AS ms.`,
      );
  for (const item of statement.all(C.ReturnItemContext)) {
    const value = core(item.expression());
    const outermost = !up(item, C.WithClauseContext, C.SubqueryClauseContext);
    if (outermost && callOf(value, ...TEMPORAL))
      report(
        'R9',
        value,
        `${source(value)} is text on Grafeo and an object in the driver. Write toString(${source(value)}).`,
      );
  }
};
