/** What goes wrong on the way from a question to its answer, with codes that stay. */

/** What is wrong with a value that was sent. */
export type InputReason =
  | 'UNKNOWN_ID'
  | 'OUT_OF_RANGE'
  | 'UPSIDE_DOWN'
  | 'EMPTY_FILTER'
  | 'SAME_ENDS'
  | 'CONTRADICTION'
  | 'BAD_CURSOR'
  | 'NOT_A_DAY';

/** A request that asks for something that cannot be: names the field, the value and the way out. */
export class InputError extends Error {
  readonly code = 'BAD_USER_INPUT';

  constructor(
    /** The argument or field. */
    readonly field: string,
    readonly value: unknown,
    message: string,
    readonly reason: InputReason,
  ) {
    super(message);
    this.name = 'InputError';
  }
}

/** A question whose answer is larger than one request may ask for; the message says the bound. */
export class BoundError extends Error {
  readonly code = 'TOO_LARGE';

  constructor(message: string) {
    super(message);
    this.name = 'BoundError';
  }
}
