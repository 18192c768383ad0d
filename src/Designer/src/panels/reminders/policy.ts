import type { Json, JsonObject } from '../../model/definition';
import { type Input, isObject, objectOf, textOf } from '../reading/inputs';

/** What the engine does where a policy says nothing (Domain: ReminderPolicy.Standard). */
export const standard: JsonObject = {
  before: [5, 1], atDue: true, overdueEvery: 2,
  escalate: [{ after: 1, to: 'Head' }, { after: 5, to: 'Office' }, { after: 10, to: 'ViceChairman' }], hour: '08:00',
};

export const levels = ['Officer', 'Head', 'Office', 'ViceChairman'] as const;

export type Reminders = { name: string } | { policy: JsonObject } | { text: string };

/** By name, a policy of its own, or something only an expert can read. Nothing is the standard one. */
export function readReminders(input: Input | null): Reminders {
  if (!input) return { name: 'standard' };
  if (input.type === 'Literal' && typeof input.value === 'string' && !/^\s*\{/.test(input.value)) return { name: input.value === '' ? 'standard' : input.value };
  const value = objectOf(input);
  if (isObject(value)) return { policy: value };
  return typeof value === 'string' ? { name: value } : { text: textOf(input) };
}

/** A property of a policy, as it holds: the standard's where the policy does not say. */
export const partOf = (policy: JsonObject, name: string): Json => (policy[name] === undefined ? (standard[name] ?? null) : policy[name]!);

/** "5, 1" as days; what is no number stays as typed and is shown to be wrong. */
export const daysAs = (typed: string): Json => typed.split(/[,;\s]+/).filter((one) => one !== '').map((one) => (/^\d+$/.test(one) ? Number(one) : one));
export const daysText = (days: Json): string => (Array.isArray(days) ? days.map(String).join(', ') : String(days ?? ''));
export const isDay = (day: Json | undefined): boolean => typeof day === 'number' && Number.isInteger(day) && day >= 1 && day <= 260;
export const isHour = (hour: Json): boolean => typeof hour === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(hour);
export const dayAs = (typed: string): Json => (/^\d+$/.test(typed.trim()) ? Number(typed.trim()) : typed);

export const stepsUp = (policy: JsonObject): JsonObject[] => {
  const held = partOf(policy, 'escalate');
  return Array.isArray(held) ? held.filter(isObject) : [];
};
