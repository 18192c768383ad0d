import { expect, test } from 'vitest';
import type { Activity, DesignerContext } from '../model/definition';
import { captionOf, sayingOf, spokenStep } from './caption';

const context = { units: [{ code: 'TNMT', name: 'Phòng TN&MT', kind: 'Department' }], people: [{ id: 'p1', name: 'Trần Thị B', posts: [] }], definitions: [], roles: [], criteria: [], inputs: [], language: 'vi' } as unknown as DesignerContext;
const input = (type: string, value: string) => ({ typeName: 'String', expression: { type, value } });
const task = (assignee: object): Activity => ({ id: 'T', type: 'VanQuan.UserTask', metadata: { displayText: 'Thẩm tra hồ sơ' }, assignee, due: input('Object', '{"anchor":"Activated","amount":15,"unit":"Days"}') }) as unknown as Activity;

test('a step says who and how long', () => {
  expect(sayingOf(task(input('Literal', 'unit:TNMT')), context, 'vi')).toBe('Phòng TN&MT · 15 ngày');
  expect(sayingOf(task(input('Literal', 'role:TNMT/Head')), { ...context, language: 'en' }, 'en')).toBe('Head: Phòng TN&MT · 15 days');
  expect(sayingOf(task(input('Literal', 'person:p1')), context, 'vi')).toBe('Trần Thị B · 15 ngày');
  expect(sayingOf(task(input('Liquid', 'unit:{{ Input.Unit }}')), context, 'vi')).toBe('Đơn vị của lượt chạy · 15 ngày');
  expect(sayingOf(task(input('JavaScript', "'role:' + getUnit() + '/Head'")), context, 'vi')).toBe('Trưởng: Đơn vị của lượt chạy · 15 ngày');
  expect(sayingOf(task(input('JavaScript', 'pick()')), context, 'vi')).toBe('theo công thức · 15 ngày');
});

test('a step is read aloud with what is wrong', () => {
  expect(spokenStep(task(input('Literal', 'unit:TNMT')), context, 'vi', ['lỗi 1'])).toBe('Giao việc: Thẩm tra hồ sơ, Phòng TN&MT, 15 ngày, lỗi 1');
});

test('a step that nobody got says so, before the lists are loaded too', () => {
  expect(captionOf(task(input('Literal', '')), null, 'vi')).toEqual(['chưa giao ai', '15 ngày']);
  expect(captionOf({ id: 'N', type: 'VanQuan.Notify' }, context, 'vi')).toEqual(['chưa có người nhận']);
});

test('a deadline counted from another step names it where the definition is at hand, and never by its id', () => {
  const waits = { id: 'W', type: 'VanQuan.WaitUntil', deadline: input('Object', '{"anchor":"Completed:T","amount":15,"unit":"Days"}') } as unknown as Activity;
  const whole = { root: { id: 'flow', type: 'Elsa.Flowchart', activities: [task(input('Literal', 'unit:TNMT')), waits] } } as never;
  expect(sayingOf(waits, context, 'vi')).toBe('15 ngày');
  expect(sayingOf(waits, context, 'vi', whole)).toBe('15 ngày sau khi “Thẩm tra hồ sơ” xong');
});
