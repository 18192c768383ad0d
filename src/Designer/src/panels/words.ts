import { english } from './words.en';
import { moreEnglish } from './words.more.en';

/** Says a text in the reader's language. The Vietnamese wording is the key, as on the Portal's pages; braces take the arguments. */
export type Say = (vietnamese: string, ...given: (string | number)[]) => string;

const fill = (text: string, given: readonly (string | number)[]) => text.replace(/\{(\d)\}/g, (place, i: string) => String(given[Number(i)] ?? place));

const vietnamese: Say = (text, ...given) => fill(text, given);
const inEnglish: Say = (text, ...given) => fill(englishOf(text) ?? text, given);

export const englishOf = (text: string): string | undefined => english[text] ?? moreEnglish[text];

export const sayIn = (language: string): Say => (language === 'en' ? inEnglish : vietnamese);
