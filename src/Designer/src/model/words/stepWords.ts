import type { Activity } from '../definition';
import { expressionOf } from '../tree/inputs';
import { textAt } from '../tree/json';
import { kindOf } from './catalogue';
import type { Language } from './outcomeWords';

export const kindWords = (activity: Activity, language: Language): string => kindOf(activity.type).words[language];

/** What a step is called: its words in the language or the other one, else its title, else what kind it is. */
export function nameOf(activity: Activity, language: Language): string {
  const vi = textAt(activity, 'metadata', 'displayText');
  const en = textAt(activity, 'metadata', 'description');
  const title = expressionOf(activity, 'title');
  const titled = title?.type === 'Literal' && typeof title.value === 'string' ? title.value : undefined;
  return (language === 'en' ? en || vi : vi || en) || titled || kindWords(activity, language);
}
