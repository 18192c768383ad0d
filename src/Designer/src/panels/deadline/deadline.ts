import type { Json, JsonObject } from '../../model/definition';
import { type Input, isObject, objectOf, textOf } from '../reading/inputs';

export const anchorKinds = ['Activated', 'InstanceStarted', 'Completed', 'ActionDue', 'PeriodEnd', 'Date', 'Variable', 'Yearly', 'Monthly'] as const;
export type AnchorKind = (typeof anchorKinds)[number];
export const units = ['WorkingDays', 'Days', 'Weeks', 'Months', 'Years'] as const;
export const rolls = ['NextWorkingDay', 'PreviousWorkingDay', 'None'] as const;

/** A deadline as the definition holds it; absent properties mean what the engine takes them for. */
export type Deadline = JsonObject;

/** Null where there is none, undefined where only an expert can read it. */
export function readDeadline(input: Input | null): Deadline | null | undefined {
  if (!input || (input.type !== 'JavaScript' && input.type !== 'Liquid' && textOf(input).trim() === '')) return null;
  const value = objectOf(input);
  return isObject(value) ? value : undefined;
}

export const newDeadline = (): Deadline => ({ anchor: 'Activated', amount: 5, unit: 'WorkingDays' });

const text = (value: Json | undefined, otherwise: string) => (typeof value === 'string' && value !== '' ? value : otherwise);

export const unitOf = (deadline: Deadline) => text(deadline.unit, 'WorkingDays');
export const directionOf = (deadline: Deadline) => text(deadline.direction, 'After');
export const rollOf = (deadline: Deadline) => text(deadline.roll, 'NextWorkingDay');
export const amountOf = (deadline: Deadline): string => (deadline.amount === undefined || deadline.amount === null ? '0' : String(deadline.amount));
export const pausesOf = (deadline: Deadline): string[] => (Array.isArray(deadline.pauses) ? deadline.pauses.map(String) : []);

/** A whole number from 0; anything else is written down as typed, and said to be wrong where it stands. */
export const amountAs = (typed: string): Json => (/^\d{1,5}$/.test(typed.trim()) ? Number(typed.trim()) : typed);
export const isAmount = (value: Json | undefined): boolean =>
  value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 20_000);

export function anchorOf(deadline: Deadline): { kind: string; argument: string } {
  const anchor = text(deadline.anchor, '');
  const colon = anchor.indexOf(':');
  return colon < 0 ? { kind: anchor, argument: '' } : { kind: anchor.slice(0, colon), argument: anchor.slice(colon + 1) };
}

export const withAnchor = (deadline: Deadline, kind: string, argument: string): Deadline => ({
  ...deadline, anchor: ['Completed', 'Date', 'Variable', 'Yearly', 'Monthly'].includes(kind) ? `${kind}:${argument}` : kind,
});

/** Sets a property, or takes it away again where it says what goes without saying. */
export function withPart(deadline: Deadline, name: string, value: Json, silent: Json): Deadline {
  const { [name]: held, ...rest } = deadline;
  return JSON.stringify(value) === JSON.stringify(silent) && held === undefined ? rest : { ...deadline, [name]: value };
}

/** 12-14 as people write it, 14/12, and back; what is no such day stays as typed. */
export const dayOfYear = (argument: string): string => {
  const read = /^(\d{2})-(\d{2})$/.exec(argument);
  return read ? `${read[2]}/${read[1]}` : argument;
};
export const fromDayOfYear = (typed: string): string => {
  const read = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(typed);
  const [day, month] = [Number(read?.[1]), Number(read?.[2])];
  return read && day >= 1 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate() && month >= 1 && month <= 12
    ? `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : typed;
};

/** The yyyy-MM-dd of a day as people write it; what is no day stays as typed. */
export function fromDateWords(typed: string): string {
  const read = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(typed);
  const [day, month, year] = [Number(read?.[1]), Number(read?.[2]), Number(read?.[3])];
  return read && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
    ? `${read[3]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : typed;
}

/** dd/MM/yyyy of a yyyy-MM-dd; anything else as it is. */
export const dateWords = (date: string): string => {
  const read = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return read ? `${read[3]}/${read[2]}/${read[1]}` : date;
};
