/** Letters without their marks, so that "tieu chi" finds "tiêu chí". */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();

/** Whether every word that was typed stands somewhere; the better hits come first. Zero is no hit. */
export function hit(text: string, typed: string): number {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const folded = fold(text);
  if (!words.every((word) => folded.includes(word))) return 0;
  if (folded === words.join(' ')) return 4;
  if (folded.startsWith(words.join(' '))) return 3;
  return words.every((word) => folded.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word))) ? 2 : 1;
}

export function ranked<T>(items: readonly T[], typed: string, text: (item: T) => string): T[] {
  return items
    .map((item, order) => ({ item, order, score: hit(text(item), typed) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map((one) => one.item);
}
