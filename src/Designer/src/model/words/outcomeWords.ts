import type { Activity, Bilingual } from '../definition';
import { textAt } from '../tree/json';

export type Language = 'vi' | 'en';

const shared: Record<string, Bilingual> = {
  Done: { vi: 'Hoàn thành', en: 'Done' },
  Approved: { vi: 'Đồng ý', en: 'Approved' },
  Returned: { vi: 'Trả lại để sửa', en: 'Returned for rework' },
  Rejected: { vi: 'Từ chối', en: 'Rejected' },
  Overdue: { vi: 'Quá hạn', en: 'Overdue' },
  Cancelled: { vi: 'Bị hủy', en: 'Cancelled' },
  True: { vi: 'Có', en: 'Yes' },
  False: { vi: 'Không', en: 'No' },
  Default: { vi: 'Còn lại', en: 'Otherwise' },
};

/** An outcome in the definition's words, else in the shared ones, else as it is written. */
export function outcomeWords(activity: Activity, outcome: string, language: Language): string {
  const vi = textAt(activity, 'metadata', 'outcomes', outcome, 'vi');
  const en = textAt(activity, 'metadata', 'outcomes', outcome, 'en');
  return (language === 'en' ? en || vi : vi || en) || shared[outcome]?.[language] || outcome;
}
