import type { Say } from '../words';

export interface Span {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** A .NET time span (`1.02:30:00`); nothing is none. Null where it is written otherwise. */
export function readSpan(text: string): Span | null {
  if (text.trim() === '') return { days: 0, hours: 0, minutes: 0, seconds: 0 };
  const read = /^(?:(\d{1,5})\.)?(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (!read) return null;
  const [days, hours, minutes, seconds] = [read[1], read[2], read[3], read[4]].map((part) => Number(part ?? 0));
  return hours! < 24 && minutes! < 60 && seconds! < 60 ? { days: days!, hours: hours!, minutes: minutes!, seconds: seconds! } : null;
}

const two = (number: number) => String(number).padStart(2, '0');

export const writeSpan = ({ days, hours, minutes, seconds }: Span): string => `${days > 0 ? `${days}.` : ''}${two(hours)}:${two(minutes)}:${two(seconds)}`;

export const isCron = (text: string): boolean => {
  const parts = text.trim().split(/\s+/);
  return (parts.length === 5 || parts.length === 6) && parts.every((part) => /^[\dA-Za-z*/,?#L-]+$/.test(part));
};

/** What the plainest recurrences mean; empty for the rest. */
export function cronWords(text: string, t: Say): string {
  const parts = text.trim().split(/\s+/);
  const [minute, hour, day, month, weekday] = parts.length === 6 ? parts.slice(1) : parts;
  if (!/^\d+$/.test(minute ?? '') || !/^\d+$/.test(hour ?? '')) return '';
  const at = `${hour}:${two(Number(minute))}`;
  if (day === '*' && month === '*' && weekday === '*') return t('Hằng ngày lúc {0}.', at);
  if (/^\d+$/.test(day ?? '') && month === '*' && (weekday === '*' || weekday === '?')) return t('Ngày {0} hằng tháng lúc {1}.', day!, at);
  return '';
}
