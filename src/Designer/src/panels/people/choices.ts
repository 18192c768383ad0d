import type { Definition, DesignerContext } from '../../model/definition';
import { inputsOf } from '../reading/change';
import { stepsOf } from '../reading/steps';
import { fold, matches } from '../reading/naming';
import { type Say, sayIn } from '../words';
import { type Place, type Who, scriptOfWho } from './address';

export interface WhoChoice {
  key: string;
  who: Who;
  label: string;
  group: string;
}

const roles = ['Head', 'Deputy', 'Officer', 'ViceChairman'];

export function roleLabel(role: string, context: DesignerContext, t: Say): string {
  const own: Record<string, string> = { Head: t('Trưởng'), Deputy: t('Phó'), Officer: t('Chuyên viên'), ViceChairman: t('Phó Chủ tịch') };
  return context.roles.find((one) => one.value === role)?.label ?? own[role] ?? role;
}

export const roleChoices = (context: DesignerContext): string[] => (context.roles.length > 0 ? context.roles.map((one) => one.value) : roles);

/** What a place is called: never a code where there is a name. */
export function placeLabel(place: Place, context: DesignerContext, t: Say): string {
  if (place.by === 'code') return context.units.find((unit) => unit.code === place.code)?.name ?? place.code;
  const own: Record<string, string> = {
    Unit: t('Đơn vị của lượt chạy'), Lead: t('Cơ quan chủ trì'), CurrentUnit: t('Đơn vị đang xét trong vòng lặp'), CurrentValue: t('Đơn vị đang xét trong vòng lặp'),
    Scope: t('Các đơn vị trong phạm vi'), Cooperating: t('Các đơn vị phối hợp'),
  };
  return own[place.name] ?? context.inputs.find((input) => input.name === place.name)?.label ?? place.name;
}

export function whoLabel(who: Who, context: DesignerContext, t: Say): string {
  if (who.kind === 'person') return context.people.find((person) => person.id === who.id)?.name ?? who.id;
  const place = placeLabel(who.place, context, t);
  return who.kind === 'unit' ? place : `${roleLabel(who.role, context, t)}: ${place}`;
}

/** Everything one can choose, the run's own bodies first; lists of bodies only where several are wanted. */
export function whoChoices(definition: Definition, context: DesignerContext, activityId: string, several: boolean, bare = false): WhoChoice[] {
  const t = sayIn(context.language);
  const inLoop = stepsOf(definition).find((step) => step.activity.id === activityId)?.inside
    .some((id) => stepsOf(definition).some((step) => step.activity.id === id && step.activity.type === 'VanQuan.ForEachUnit'));
  const own = inputsOf(definition).filter((input) => /unit|donvi|coquan|lead/.test(fold(input.name))).map((input): Place => ({ by: 'input', name: input.name }));
  const run: Place[] = [...(inLoop ? [{ by: 'variable', name: 'CurrentUnit' } as const] : []), { by: 'input', name: 'Unit' }, { by: 'input', name: 'Lead' }, ...own];
  const lists: Place[] = several ? [{ by: 'each', name: 'Scope' }, { by: 'each', name: 'Cooperating' }] : [];
  const units = context.units.map((unit): Place => ({ by: 'code', code: unit.code }));
  const choices: WhoChoice[] = [];
  const add = (who: Who, group: string) => choices.push({ key: scriptOfWho(who), who, group, label: whoLabel(who, context, t) });
  for (const place of [...run, ...lists]) add({ kind: 'unit', place }, t('Theo lượt chạy'));
  for (const place of units) add({ kind: 'unit', place }, t('Đơn vị'));
  if (bare) return choices;
  for (const place of [...run, ...lists]) for (const role of ['Head', 'Deputy', 'Officer']) add({ kind: 'role', place, role }, t('Vai trò, theo lượt chạy'));
  for (const place of units)
    for (const role of roleChoices(context)) if (role !== 'ViceChairman' || (place.by === 'code' && place.code === 'UBND')) add({ kind: 'role', place, role }, t('Vai trò trong đơn vị'));
  for (const person of context.people) add({ kind: 'person', id: person.id }, t('Người'));
  return choices;
}

/** The choices that hold every word searched for, those that begin with it first; a code finds its body, a post finds its person. */
export function searchWho(choices: readonly WhoChoice[], searched: string, context: DesignerContext, limit = 40): WhoChoice[] {
  const hidden = ({ who }: WhoChoice) =>
    who.kind === 'person' ? (context.people.find((person) => person.id === who.id)?.posts.join(' ') ?? '') : who.place.by === 'code' ? who.place.code : who.place.name;
  const [first = ''] = fold(searched).trim().split(/\s+/);
  const begins = (choice: WhoChoice) => first !== '' && fold(choice.label).startsWith(first);
  const found = choices.filter((choice) => searched.trim() === '' || matches(`${choice.label} ${hidden(choice)}`, searched.trim()));
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))].slice(0, limit);
}
