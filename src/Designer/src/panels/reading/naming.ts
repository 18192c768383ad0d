/** Without diacritics, in small letters, for searching: "Tiêu chí" is found by "tieu chi". */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();

/** Whether every word searched for stands somewhere in the text. */
export const matches = (text: string, searched: string): boolean => {
  const folded = fold(text);
  return fold(searched).split(/\s+/).every((word) => folded.includes(word));
};

const words = (text: string): string[] =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').split(/[^A-Za-z0-9]+/).filter(Boolean);

/** A name expressions can write, from a label: "Diện tích (m²)" is `dienTichM`. */
export function fieldNameOf(label: string): string {
  const name = words(label).map((word, i) => (i === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase())).join('');
  return /^[0-9]/.test(name) ? 'f' + name : name;
}

/** The code of an outcome, from its words: "Đủ điều kiện" is `DuDieuKien`. */
export function codeOf(label: string): string {
  const name = fieldNameOf(label);
  return name && name[0]!.toUpperCase() + name.slice(1);
}

/** The name itself, or with the first number that makes it unlike the others. */
export function unlike(name: string, others: readonly string[]): string {
  if (!others.includes(name)) return name;
  let number = 2;
  while (others.includes(name + number)) number++;
  return name + number;
}

/**
 * The name that follows a label. A name that somebody chose, or that others already refer to, stays as it is; one that was
 * only derived follows its label.
 */
export function follow(name: string, before: string, after: string, derive: (label: string) => string, others: readonly string[], referred: boolean): string {
  const derived = derive(before);
  const isDerived = name === '' || name === derived || (derived !== '' && name.startsWith(derived) && /^\d+$/.test(name.slice(derived.length)));
  return referred || !isDerived ? name : unlike(derive(after), others);
}
