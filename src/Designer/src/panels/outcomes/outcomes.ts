import type { Activity, Bilingual, Definition, JsonObject } from '../../model/definition';
import { isObject, readInput, textsOf, writeObject } from '../reading/inputs';
import { codeOf, follow } from '../reading/naming';
import { chartOf, connectionsOf } from '../reading/steps';

const metadataOf = (activity: Activity): JsonObject => (isObject(activity.metadata) ? activity.metadata : {});

/** The words of an outcome, as `metadata.outcomes` has them. */
export function outcomeWords(activity: Activity, code: string): Bilingual {
  const all = metadataOf(activity).outcomes;
  const held = isObject(all) ? all[code] : undefined;
  const text = (language: string) => (isObject(held) && typeof held[language] === 'string' ? held[language] : '');
  return { vi: text('vi'), en: text('en') };
}

/** An outcome under its new code and words; the others keep their order. */
export function withOutcomeWords(activity: Activity, from: string, to: string, language: 'vi' | 'en', text: string): Activity {
  const metadata = metadataOf(activity);
  const all = isObject(metadata.outcomes) ? metadata.outcomes : {};
  const words: JsonObject = { ...(isObject(all[from]) ? all[from] : {}), [language]: text };
  const entries = Object.entries(all).map(([code, held]) => (code === from ? [to, words] : [code, held]));
  const outcomes = from in all ? Object.fromEntries(entries) : { ...all, [to]: words };
  return { ...activity, metadata: { ...metadata, outcomes } };
}

export function withoutOutcome(activity: Activity, code: string): Activity {
  const metadata = metadataOf(activity);
  if (!isObject(metadata.outcomes) || !(code in metadata.outcomes)) return activity;
  const { [code]: _, ...outcomes } = metadata.outcomes;
  return { ...activity, metadata: { ...metadata, outcomes } };
}

/**
 * The code that follows the words of an outcome. Once a connection leaves by it, it stays: running instances and drawings know
 * it by its code.
 */
export function codeAfter(activity: Activity, code: string, language: 'vi' | 'en', text: string, others: readonly string[], definition: Definition): string {
  if (language === 'en') return code;
  const connected = connectionsOf(chartOf(definition, activity.id)).some((one) => one.source === activity.id && one.port === code);
  const fresh = /^(Outcome|Case|Branch)\d*$/.test(code) && outcomeWords(activity, code).vi === '';
  return follow(fresh ? '' : code, outcomeWords(activity, code).vi, text, (label) => codeOf(label) || code, [...others, 'Overdue', 'Cancelled'], connected) || code;
}

/** The outcomes an input names; undefined where only a run can tell. A task that names none has one, Done. */
export function namedOutcomes(activity: Activity, input: string): string[] | undefined {
  const held = readInput(activity, input);
  return held === null ? [] : (textsOf(held) ?? undefined);
}

export const writeOutcomes = (activity: Activity, input: string, codes: readonly string[]): Activity => writeObject(activity, input, [...codes], 'List<String>');
