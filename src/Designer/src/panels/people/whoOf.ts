import type { Activity, DesignerContext } from '../../model/definition';
import { readInput, textOf, textsOf } from '../reading/inputs';
import { sayIn } from '../words';
import { readWho, readWhos } from './address';
import { placeLabel, whoLabel } from './choices';
import { readUnits } from './units';

/** Who a step waits for or speaks to, for the caption of its node; empty where it is nobody's. */
export function whoOf(activity: Activity, context: DesignerContext): string {
  const t = sayIn(context.language);
  if (activity.type === 'VanQuan.UserTask') {
    const input = readInput(activity, 'assignee');
    const who = readWho(input);
    return who ? whoLabel(who, context, t) : who === undefined ? t('theo công thức') : '';
  }
  const list = { 'VanQuan.Approval': 'approvers', 'VanQuan.Notify': 'recipients' }[activity.type];
  if (list !== undefined) {
    const whos = readWhos(readInput(activity, list));
    return whos ? whos.map((who) => whoLabel(who, context, t)).join('; ') : t('theo công thức');
  }
  if (activity.type === 'VanQuan.ForEachUnit') {
    const places = readUnits(readInput(activity, 'units'));
    if (places === undefined) return t('theo công thức');
    return places.length > 3 ? t('{0} đơn vị', places.length) : places.map((place) => placeLabel(place, context, t)).join('; ');
  }
  if (activity.type === 'VanQuan.RecordIndicator') return indicatorOf(activity, context);
  if (activity.type === 'Elsa.SendEmail') return (textsOf(readInput(activity, 'to')) ?? []).join('; ');
  return '';
}

/** The criterion by name; a bare code is never shown alone. */
function indicatorOf(activity: Activity, context: DesignerContext): string {
  const [set, code] = [textOf(readInput(activity, 'criteriaSet')), textOf(readInput(activity, 'code'))];
  const found = context.criteria.find((one) => one.set === set && one.code === code);
  return found ? `${found.code} ${found.name}` : code ? `${code} (${set})` : '';
}
