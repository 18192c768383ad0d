import { expect, test } from 'vitest';
import type { Activity, DesignerContext } from '../definition';
import { deadlineWords } from './deadlineWords';
import { outcomeWords } from './outcomeWords';
import { nameOf, sayingOf, spokenStep } from './stepWords';

const context = { units: [{ code: 'TNMT', name: 'Phòng TN&MT', kind: 'Department' }], people: [{ id: 'p1', name: 'Trần Thị B', posts: [] }], definitions: [] } as unknown as DesignerContext;
const input = (type: string, value: string) => ({ typeName: 'String', expression: { type, value } });
const task = (assignee: object): Activity => ({ id: 'T', type: 'VanQuan.UserTask', metadata: { displayText: 'Thẩm tra hồ sơ' }, assignee, due: input('Object', '{"anchor":"Activated","amount":15,"unit":"Days"}') }) as unknown as Activity;

test('a step says who and how long', () => {
  expect(sayingOf(task(input('Literal', 'unit:TNMT')), context, 'vi')).toBe('Phòng TN&MT · 15 ngày');
  expect(sayingOf(task(input('Literal', 'role:TNMT/Head')), context, 'en')).toBe('Head of Phòng TN&MT · 15 days');
  expect(sayingOf(task(input('Literal', 'person:p1')), context, 'vi')).toBe('Trần Thị B · 15 ngày');
  expect(sayingOf(task(input('Liquid', 'unit:{{ Input.Unit }}')), context, 'vi')).toBe('Đơn vị thực hiện · 15 ngày');
  expect(sayingOf(task(input('JavaScript', "'role:' + getUnit() + '/Head'")), context, 'vi')).toBe('Lãnh đạo Đơn vị thực hiện · 15 ngày');
  expect(sayingOf(task(input('JavaScript', 'pick()')), context, 'vi')).toBe('theo công thức · 15 ngày');
});

test('a step is read aloud with what is wrong', () => {
  expect(spokenStep(task(input('Literal', 'unit:TNMT')), context, 'vi', ['lỗi 1'])).toBe('Giao việc: Thẩm tra hồ sơ, Phòng TN&MT, 15 ngày, lỗi 1');
});

test('deadlines in words', () => {
  expect(deadlineWords({ anchor: 'Date:2022-12-31', amount: 0 }, 'vi')).toBe('hạn 31/12/2022');
  expect(deadlineWords({ anchor: 'ActionDue', amount: 3, unit: 'WorkingDays', direction: 'Before' }, 'en')).toBe('3 working days before the task’s due date');
});

test('outcomes have the definition’s words, then the shared ones, then their own name', () => {
  const step = { id: 'x', type: 'VanQuan.UserTask', metadata: { outcomes: { Good: { vi: 'Tốt' } } } } as unknown as Activity;
  expect([outcomeWords(step, 'Good', 'en'), outcomeWords(step, 'Rejected', 'vi'), outcomeWords(step, 'Odd', 'vi')]).toEqual(['Tốt', 'Từ chối', 'Odd']);
});

test('a type nobody knows is said to be unknown', () => {
  expect(nameOf({ id: 'x', type: 'Acme.Thing' } as Activity, 'vi')).toBe('Bước chưa biết');
});
