import { expect, test } from 'vitest';
import type { Activity, Definition, DesignerContext, Json } from '../model/definition';
import { fieldText, fieldWords } from './fieldText';

const context = {
  language: 'vi', today: '2026-01-05', units: [{ code: 'TNMT', name: 'Phòng TN&MT', kind: 'Department' }], people: [{ id: 'p1', name: 'Trần Thị B', posts: [] }], roles: [],
  policies: [{ name: 'standard', label: 'Thường lệ', words: '' }], definitions: [{ id: 'd1', name: 'Cấp sổ' }], criteria: [], templates: [{ name: 'notify', label: 'Thông báo' }], inputs: [],
} satisfies DesignerContext;
const input = (type: string, value: Json) => ({ typeName: 'String', expression: { type, value } });
const other: Activity = { id: 'T', type: 'VanQuan.UserTask', metadata: { displayText: 'Thẩm tra', description: 'Verify' } };
const text = (field: string, value: Json, language: 'vi' | 'en' = 'vi', known: DesignerContext | null = context) => {
  const step: Activity = field.startsWith('metadata ') ? { id: 'S', type: 'VanQuan.Approval', metadata: { [field.slice(9)]: value } } : { id: 'S', type: 'VanQuan.Approval', [field]: value };
  const whole: Definition = { variables: [{ id: 'vX', name: 'Kết quả', typeName: 'Object' }], root: { id: 'R', type: 'Elsa.Flowchart', activities: [other, step], connections: [] } };
  return fieldText(step, field, known, language, whole);
};

test.each<[string, Json, string, string]>([
  ['assignee', input('Literal', 'person:p1'), 'Trần Thị B', 'Trần Thị B'],
  ['assignee', input('Literal', 'person:4f1c'), 'sửa', 'changed'],
  ['cooperating', input('Object', '["unit:TNMT","person:p1"]'), 'Phòng TN&MT; Trần Thị B', 'Phòng TN&MT; Trần Thị B'],
  ['approvers', input('JavaScript', 'pick()'), 'theo công thức', 'by expression'],
  ['units', input('Object', '["TNMT"]'), 'Phòng TN&MT', 'Phòng TN&MT'],
  ['unit', input('JavaScript', 'getLead()'), 'Cơ quan chủ trì', 'Lead body'],
  ['reviews', input('Object', '["T"]'), 'Thẩm tra', 'Verify'],
  ['returnTo', input('Literal', 'T'), 'Thẩm tra', 'Verify'],
  ['returnTo', input('Literal', 'Gone7'), 'bước khác', 'another step'],
  ['result', { typeName: 'Object', memoryReference: { id: 'vX' } }, 'Kết quả', 'Kết quả'],
  ['reminders', input('Literal', 'standard'), 'Thường lệ', 'Thường lệ'],
  ['template', input('Literal', 'notify'), 'Thông báo', 'Thông báo'],
  ['workflowDefinitionId', input('Literal', 'd1'), 'Cấp sổ', 'Cấp sổ'],
  ['condition', input('JavaScript', "getOutputFrom('T').score > 5"), '“Thẩm tra”.score > 5', '“Verify”.score > 5'],
  ['value', input('Variable', { id: 'vX', name: 'Kết quả' }), 'Kết quả', 'Kết quả'],
  ['data', input('Object', '{"a":1}'), 'sửa', 'changed'],
  ['data', input('Literal', { a: 1 }), 'sửa', 'changed'],
  ['metadata designer', { position: { x: 1, y: 2 } }, 'sửa', 'changed'],
  ['metadata outcomes', { Approved: { vi: 'Ưng thuận', en: 'Agreed' } }, 'Ưng thuận', 'Agreed'],
  ['customProperties', { canStartWorkflow: true }, 'sửa', 'changed'],
  ['waitForCompletion', input('Literal', true), 'Có', 'Yes'],
  ['title', input('Literal', 'Duyệt hồ sơ'), 'Duyệt hồ sơ', 'Duyệt hồ sơ'],
  ['instructions', input('Literal', ''), '', ''],
])('%s of %j reads as %s', (field, value, vi, en) => {
  expect(text(field, value)).toBe(vi);
  expect(text(field, value, 'en')).toBe(en);
});

test('a deadline is the sentence of its panel, with the step it counts from by name', () => {
  const due = input('Object', '{"anchor":"Completed:T","amount":5,"unit":"Days","roll":"None","pauses":["T"]}');
  expect(text('due', due)).toBe('5 ngày sau khi “Thẩm tra” xong, không tính thời gian “Thẩm tra”');
  expect(fieldText({ id: 'S', type: 'VanQuan.UserTask', due }, 'due', context, 'vi')).not.toContain('“T”');
});

test('before the lists are loaded no id is shown either', () => {
  expect(text('assignee', input('Literal', 'person:p1'), 'vi', null)).toBe('sửa');
  expect(text('units', input('Object', '["TNMT"]'), 'en', null)).toBe('changed');
});

test('where a step stands and what stands in it have words of their own', () => {
  expect([fieldWords('metadata designer', 'vi'), fieldWords('metadata designer', 'en')]).toEqual(['Vị trí', 'Position']);
  expect([fieldWords('body', 'en'), fieldWords('assignee', 'en')]).toEqual(['The steps inside', 'Done by']);
});
