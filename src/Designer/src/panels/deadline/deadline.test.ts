import { expect, test } from 'vitest';
import type { Activity, DesignerContext } from '../../model/definition';
import { sayIn } from '../words';
import { readBasis, writeBasis } from './basis';
import { amountAs, anchorOf, dateWords, dayOfYear, type Deadline, fromDateWords, fromDayOfYear, isAmount, readDeadline, withAnchor, withPart } from './deadline';
import { deadlineSentence, dueWordsOf } from './dueWords';

const name = (id: string) => ({ Post: 'Niêm yết' })[id] ?? id;

test.each<[Deadline, string, string]>([
  [{ anchor: 'Activated', amount: 15, unit: 'WorkingDays' }, '15 ngày làm việc sau khi bước này mở, lùi sang ngày làm việc kế tiếp', '15 working days after this step opens, moved to the next working day'],
  [{ anchor: 'ActionDue', amount: 60, direction: 'Before', roll: 'PreviousWorkingDay' }, '60 ngày làm việc trước hạn của nhiệm vụ, kéo về ngày làm việc trước', '60 working days before the due date of the action, moved to the working day before'],
  [{ anchor: 'Completed:Post', amount: 3, unit: 'Months', roll: 'None' }, '3 tháng sau khi “Niêm yết” xong', '3 months after “Niêm yết” is completed'],
  [{ anchor: 'ActionDue', amount: 0, roll: 'None' }, 'đúng hạn của nhiệm vụ', 'on the due date of the action'],
  [{ anchor: 'Yearly:12-14', amount: 0, roll: 'None', pauses: ['Post'] }, 'đúng ngày 14/12 hằng năm, không tính thời gian “Niêm yết”', 'on 14/12 of every year, without the time of “Niêm yết”'],
])('%j in words', (deadline, vi, en) => {
  expect(deadlineSentence(deadline, sayIn('vi'), name)).toBe(vi);
  expect(deadlineSentence(deadline, sayIn('en'), name)).toBe(en);
});

test('what is typed reaches the definition, right or wrong', () => {
  expect([amountAs('15'), amountAs('1x'), amountAs('')]).toEqual([15, '1x', '']);
  expect([isAmount(15), isAmount('1x'), isAmount(''), isAmount(20_001), isAmount(1.5), isAmount(undefined)]).toEqual([true, false, false, false, false, true]);
  expect([fromDayOfYear('14/12'), fromDayOfYear('1/'), fromDayOfYear('30/2'), dayOfYear('12-14'), dayOfYear('1/')]).toEqual(['12-14', '1/', '30/2', '14/12', '1/']);
  expect([fromDateWords('7/9/2022'), fromDateWords('31/02/2022'), fromDateWords('07/09'), dateWords('2022-09-07')]).toEqual(['2022-09-07', '31/02/2022', '07/09', '07/09/2022']);
});

test('an anchor changes alone and what goes without saying is not written', () => {
  const deadline: Deadline = { anchor: 'Activated', amount: 5, more: 'kept' };
  expect(withAnchor(deadline, 'Completed', 'Post')).toEqual({ anchor: 'Completed:Post', amount: 5, more: 'kept' });
  expect(anchorOf({ anchor: 'Date:2022-12-31' })).toEqual({ kind: 'Date', argument: '2022-12-31' });
  expect(withPart(deadline, 'roll', 'NextWorkingDay', 'NextWorkingDay')).toEqual(deadline);
  expect(withPart(deadline, 'roll', 'None', 'NextWorkingDay')).toEqual({ ...deadline, roll: 'None' });
});

test('no deadline, a deadline, and what only an expert can read are told apart', () => {
  expect(readDeadline(null)).toBeNull();
  expect(readDeadline({ type: 'Object', value: '' })).toBeNull();
  expect(readDeadline({ type: 'Object', value: '{"anchor":"Activated"}' })).toEqual({ anchor: 'Activated' });
  expect(readDeadline({ type: 'Object', value: '{"anchor":' })).toBeUndefined();
  expect(readDeadline({ type: 'JavaScript', value: '({})' })).toBeUndefined();
});

test('the marker of a legal basis reads apart from its text', () => {
  expect(readBasis('NĐ 43/2014 Đ.61 [2]')).toEqual({ text: 'NĐ 43/2014 Đ.61', standing: '2' });
  expect(readBasis('NĐ 92: 10 ngày [V]; trước đó là đề xuất')).toEqual({ text: 'NĐ 92: 10 ngày [V]; trước đó là đề xuất', standing: '' });
  expect(writeBasis('Luật [x]', '?')).toBe('Luật [x] [?]');
});

test('captions are short', () => {
  const context = { language: 'vi' } as DesignerContext;
  const due = (deadline: Deadline): Activity => ({ id: 'A', type: 'VanQuan.UserTask', due: { typeName: 'Object', expression: { type: 'Object', value: JSON.stringify(deadline) } } });
  expect(dueWordsOf(due({ anchor: 'Activated', amount: 10, unit: 'WorkingDays' }), context, 'vi')).toBe('10 ngày làm việc');
  expect(dueWordsOf(due({ anchor: 'Date:2022-12-31', amount: 0 }), context, 'en')).toBe('due 31/12/2022');
  expect(dueWordsOf({ id: 'A', type: 'VanQuan.Notify' }, context, 'vi')).toBe('');
});
