import type { Activity, Definition, DesignerContext } from '../../model/definition';
import { readInput } from '../reading/inputs';
import { findStep, stepName } from '../reading/steps';
import { type Say, sayIn } from '../words';
import { amountOf, anchorOf, dateWords, dayOfYear, type Deadline, directionOf, pausesOf, readDeadline, rollOf, unitOf } from './deadline';

export function unitWords(unit: string, t: Say): string {
  const own: Record<string, string> = { WorkingDays: t('ngày làm việc'), Days: t('ngày'), Weeks: t('tuần'), Months: t('tháng'), Years: t('năm') };
  return own[unit] ?? unit;
}

export function rollWords(roll: string, t: Say): string {
  const own: Record<string, string> = {
    NextWorkingDay: t('lùi sang ngày làm việc kế tiếp'), PreviousWorkingDay: t('kéo về ngày làm việc trước'), None: t('giữ nguyên'),
  };
  return own[roll] ?? roll;
}

/** The event or day a deadline counts from, as it stands in a sentence behind "sau" or "trước". */
export function anchorWords(deadline: Deadline, t: Say, name: (id: string) => string): string {
  const { kind, argument } = anchorOf(deadline);
  switch (kind) {
    case 'Activated': return t('khi bước này mở');
    case 'InstanceStarted': return t('khi lượt chạy bắt đầu');
    case 'ActionDue': return t('hạn của nhiệm vụ');
    case 'PeriodEnd': return t('ngày cuối kỳ báo cáo');
    case 'Date': return t('ngày {0}', dateWords(argument));
    case 'Completed': return t('khi “{0}” xong', name(argument));
    case 'Variable': return t('ngày ghi trong biến {0}', argument);
    case 'Yearly': return t('ngày {0} hằng năm', dayOfYear(argument));
    case 'Monthly': return t('ngày {0} hằng tháng', argument);
    default: return kind || t('mốc chưa chọn');
  }
}

/** "15 ngày làm việc sau khi bước này mở"; a count of none is the day itself. */
export function countWords(deadline: Deadline, t: Say, name: (id: string) => string): string {
  const anchor = anchorWords(deadline, t, name);
  if (amountOf(deadline) === '0') return ['Activated', 'InstanceStarted', 'Completed'].includes(anchorOf(deadline).kind) ? t('ngay {0}', anchor) : t('đúng {0}', anchor);
  return t(directionOf(deadline) === 'Before' ? '{0} {1} trước {2}' : '{0} {1} sau {2}', amountOf(deadline), unitWords(unitOf(deadline), t), anchor);
}

/** The whole rule in one sentence. */
export function deadlineSentence(deadline: Deadline, t: Say, name: (id: string) => string): string {
  const pauses = pausesOf(deadline).map((id) => `“${name(id)}”`).join(', ');
  return [countWords(deadline, t, name), rollOf(deadline) === 'None' ? '' : rollWords(rollOf(deadline), t), pauses && t('không tính thời gian {0}', pauses)].filter(Boolean).join(', ');
}

/** The deadline of a step in few words, for its caption; empty where it has none. Without the definition no other step is named. */
export function dueWordsOf(activity: Activity, context: DesignerContext, language: 'vi' | 'en' = context.language, definition?: Definition): string {
  const t = sayIn(language);
  const deadline = readDeadline(readInput(activity, activity.type === 'VanQuan.WaitUntil' ? 'deadline' : 'due'));
  if (deadline === null) return '';
  if (deadline === undefined) return t('hạn theo công thức');
  const name = (id: string) => {
    const step = definition && findStep(definition, id);
    return step ? stepName(step, language) : id;
  };
  const counted = anchorOf(deadline).kind === 'Activated' || (anchorOf(deadline).kind === 'Completed' && !definition);
  if (counted && amountOf(deadline) !== '0') return `${amountOf(deadline)} ${unitWords(unitOf(deadline), t)}`;
  if (anchorOf(deadline).kind === 'Date' && amountOf(deadline) === '0') return t('hạn {0}', dateWords(anchorOf(deadline).argument));
  return countWords(deadline, t, name);
}
