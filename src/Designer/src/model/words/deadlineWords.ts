import type { Json } from '../definition';
import { isObject } from '../tree/json';
import type { Language } from './outcomeWords';

const units: Record<string, { vi: string; one: string; many: string }> = {
  WorkingDays: { vi: 'ngày làm việc', one: 'working day', many: 'working days' },
  Days: { vi: 'ngày', one: 'day', many: 'days' },
  Weeks: { vi: 'tuần', one: 'week', many: 'weeks' },
  Months: { vi: 'tháng', one: 'month', many: 'months' },
  Years: { vi: 'năm', one: 'year', many: 'years' },
};

/** A deadline as short as a step on the canvas can say it: "15 ngày làm việc", "hạn 31/12/2022". */
export function deadlineWords(deadline: Json | undefined, language: Language): string {
  if (!isObject(deadline)) return '';
  const vi = language === 'vi';
  const amount = Number(deadline['amount'] ?? 0);
  const unit = units[String(deadline['unit'] ?? 'WorkingDays')] ?? units['WorkingDays']!;
  const count = `${amount} ${vi ? unit.vi : amount === 1 ? unit.one : unit.many}`;
  const anchor = String(deadline['anchor'] ?? 'Activated');
  const [kind = '', rest = ''] = anchor.split(':');
  const fixed =
    kind === 'Date' ? `${vi ? 'hạn' : 'due'} ${rest.split('-').reverse().join('/')}`
    : kind === 'Yearly' ? `${vi ? 'hằng năm, ngày' : 'yearly on'} ${rest.split('-').reverse().join('/')}`
    : kind === 'Monthly' ? `${vi ? 'hằng tháng, ngày' : 'monthly on day'} ${rest}`
    : kind === 'ActionDue' ? (vi ? 'hạn của nhiệm vụ' : 'the task’s due date')
    : kind === 'PeriodEnd' ? (vi ? 'cuối kỳ' : 'end of the period')
    : null;
  if (fixed === null) return amount === 0 ? '' : deadline['direction'] === 'Before' ? (vi ? `trước ${count}` : `${count} before`) : count;
  if (amount === 0) return fixed;
  return deadline['direction'] === 'Before' ? (vi ? `trước ${fixed} ${count}` : `${count} before ${fixed}`) : vi ? `${count} sau ${fixed}` : `${count} after ${fixed}`;
}
