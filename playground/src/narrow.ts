/** Whether the window has the width of a phone; style.css lays the page out anew at the same width. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 700px)').matches;
}
