import type { Activity } from '../definition';
import { listOf, valueOf, expressionOf } from './inputs';
import { isObject } from './json';
import type { Link } from './frame';

export interface Outcome {
  name: string;
  /** Must lead somewhere, may lead somewhere, or is taken by a connection although nobody declared it. */
  kind: 'required' | 'optional' | 'undeclared';
}

/** By which outcomes a step can be left, declared ones first, then what its connections use besides. */
export function outcomesOf(activity: Activity, links: readonly Link[] = []): Outcome[] {
  const found = declared(activity);
  for (const link of links) if (!found.some((outcome) => outcome.name === link.outcome)) found.push({ name: link.outcome, kind: 'undeclared' });
  return found;
}

/** The outcomes that get a port of their own: those that must lead on, those that do, and the only one there is. */
export function portsOf(activity: Activity, links: readonly Link[]): Outcome[] {
  const all = outcomesOf(activity, links);
  return all.filter((outcome) => outcome.kind !== 'optional' || all.length === 1 || links.some((link) => link.outcome === outcome.name));
}

/** A person who chooses an outcome must lead somewhere; a branch may simply end. The proof draws the line at the same place. */
export const mustLeadOn = (activity: Activity): boolean => activity.type === 'VanQuan.UserTask' || activity.type === 'VanQuan.Approval';

/** Where a step that nobody connected yet should go on from. */
export function freeOutcome(activity: Activity, links: readonly Link[]): string | undefined {
  const all = outcomesOf(activity, links);
  const free = all.find((outcome) => outcome.kind === 'required' && !links.some((link) => link.outcome === outcome.name));
  return (free ?? all[0])?.name;
}

function declared(activity: Activity): Outcome[] {
  const required = (...names: string[]): Outcome[] => [...new Set(names)].map((name) => ({ name, kind: 'required' }));
  const beside: Outcome[] = [{ name: 'Overdue', kind: 'optional' }, { name: 'Cancelled', kind: 'optional' }];
  switch (activity.type) {
    case 'VanQuan.UserTask':
      return [...required(...(listOf(activity, 'outcomes').length > 0 ? listOf(activity, 'outcomes') : ['Done'])), ...beside];
    case 'VanQuan.Approval': {
      const returned: Outcome = { name: 'Returned', kind: expressionOf(activity, 'returnTo') && valueOf(activity, 'returnTo') !== '' ? 'optional' : 'required' };
      return [{ name: 'Approved', kind: 'required' }, returned, { name: 'Rejected', kind: 'required' }, ...beside];
    }
    case 'Elsa.FlowDecision':
      return required('True', 'False');
    case 'Elsa.FlowSwitch': {
      const cases = activity['cases'];
      const labels = Array.isArray(cases) ? cases.flatMap((item) => (isObject(item) && typeof item['label'] === 'string' ? [item['label']] : [])) : [];
      return required(...labels, 'Default');
    }
    case 'Elsa.FlowFork': {
      const branches = listOf(activity, 'branches');
      return branches.length > 0 ? required(...branches) : required('Done');
    }
    case 'Elsa.RunJavaScript': {
      const possible = listOf(activity, 'possibleOutcomes');
      return possible.length > 0 ? required(...possible) : required('Done');
    }
    case 'Elsa.End':
    case 'Elsa.Finish':
    case 'Elsa.Complete':
    case 'Elsa.Break':
      return [];
    default:
      return [{ name: 'Done', kind: 'optional' }];
  }
}
