export type Standing = '' | 'V' | '2' | '?';

/** The marker at the end of a legal basis, and the text before it. Markers further inside stay in the text. */
export function readBasis(text: string): { text: string; standing: Standing } {
  const marked = /^([\s\S]*?)\s*\[([V2?])\]\s*$/.exec(text);
  return marked ? { text: marked[1]!, standing: marked[2] as Standing } : { text, standing: '' };
}

export const writeBasis = (text: string, standing: Standing): string => (standing === '' ? text : `${text} [${standing}]`);
