import type { Token } from 'antlr4';

// The published types of antlr4 import their own files without extensions, which an ES module must not: half of them
// do not resolve, among them the two classes that every node of the parse tree is an instance of. They are declared
// here with the members that the rules use.
declare module 'antlr4' {
  export class ParserRuleContext {
    start: Token;
    stop: Token | undefined;
    children: (ParserRuleContext | TerminalNode)[] | null;
    parentCtx: ParserRuleContext | undefined;
    readonly ruleIndex: number;
    getText(): string;
  }

  export class TerminalNode {
    symbol: Token;
    getText(): string;
  }
}
