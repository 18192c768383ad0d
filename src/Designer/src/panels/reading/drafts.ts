import { useState } from 'react';

/**
 * Text that stands nowhere in the JSON: what does not parse yet where a property has no wrapper to hold it as text, and what
 * stood in a field before its way of writing was changed. It outlives the panel, which goes when another step is chosen.
 */
const kept = new Map<string, string>();

export const keep = (key: string, text: string): void => void kept.set(key, text);

export const recall = (key: string): string | undefined => kept.get(key);

export const drop = (key: string): void => void kept.delete(key);

/**
 * Text of a field whose JSON says the same in fewer ways ("5, " is [5]): as typed while it still means what the JSON holds,
 * else as the JSON would be written. So a change from elsewhere (undo) shows at once and typing is never disturbed.
 */
export function useTyped<T>(value: T, format: (value: T) => string, parse: (text: string) => T): [string, (text: string) => void] {
  const [typed, setTyped] = useState<string | null>(null);
  const same = typed !== null && JSON.stringify(parse(typed)) === JSON.stringify(value);
  return [same ? typed : format(value), setTyped];
}
