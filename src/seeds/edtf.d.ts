declare module 'edtf' {
  /** Parses an EDTF string; the result's `min` and `max` are milliseconds since 1970. Throws on bad text. */
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
