import { expect, test } from 'vitest';
import type { Activity, Definition, DesignerContext } from '../../model/definition';
import { sayIn } from '../words';
import { readCondition, writeCondition } from './condition';
import { keepResult, sourceOf, sourcesOf } from './sources';

test.each([
  'getNotQualified() === true', 'getWithheld() !== true', 'getVerification().area > 400', '(getVerification() || {}).area >= 400.5', '(getOutputFrom(\'Verify\') || {}).kind === \'đất ở\'',
  'getA() === \'x && y\' && (getB() || {}).c != 5', 'getA() === true || !getB() || !!getC()', 'String((getV() || {}).note ?? \'\').includes(\'thiếu\')', '((getCheck() || {}).score ?? 65) >= 80',
  '(getV() || {}).ok === \'true\'', 'getUnit() === getLead()', 'getA()', '', 'getA() === \'it\\\'s\'',
])('%s is read into rows and written the same', (script) => {
  const condition = readCondition(script);
  expect(condition).not.toBeNull();
  expect(writeCondition(condition!)).toBe(script);
});

test.each(['getA() && getB() || getC()', 'getA() ? 1 : 2', 'getA( > 4', 'a => b', 'const x = 1; x', '(getA() + 1) === 2 && x = 3', 'getA() > getB() > getC()', 'getA() + getB() > 3'])('%s is left to experts', (script) =>
  expect(readCondition(script)).toBeNull());

test('text typed where a number belongs reaches the script', () => {
  const condition = readCondition('getA() > 4')!;
  condition.rows[0]!.value = { kind: 'text', text: '4x\'' };
  expect(readCondition(writeCondition(condition))!.rows[0]!.value).toEqual({ kind: 'text', text: '4x\'' });
});

const verify: Activity = { id: 'Verify', type: 'VanQuan.UserTask', metadata: { displayText: 'Thẩm tra' }, form: { expression: { type: 'Object', value: '[{"name":"area","label":{"vi":"Diện tích","en":"Area"},"type":"number"}]' } } };
const decide: Activity = { id: 'Big', type: 'Elsa.FlowDecision' };
const definition: Definition = {
  variables: [{ id: 'vW', name: 'Withheld', typeName: 'Boolean' }],
  root: { id: 'R', type: 'Elsa.Flowchart', activities: [verify, decide], connections: [{ source: { activity: 'Verify', port: 'Done' }, target: { activity: 'Big', port: 'In' } }] },
};
const context = { language: 'vi', inputs: [{ name: 'Unit', label: 'Đơn vị', typeName: 'String' }] } as unknown as DesignerContext;

test('fields of earlier steps are offered by step and label, then variables and inputs', () => {
  const sources = sourcesOf(definition, context, decide, sayIn('vi'));
  expect(sources.map((one) => [one.script, one.label, one.type])).toEqual([
    ['(getOutputFrom(\'Verify\') || {}).area', 'Thẩm tra · Diện tích', 'number'], ['getWithheld()', 'Biến Withheld', 'boolean'], ['getUnit()', 'Đơn vị', 'text'],
  ]);
  expect(sourceOf(sources, 'getOutputFrom(\'Verify\').area')?.label).toBe('Thẩm tra · Diện tích');
});

test('a result gets a variable in one change, and is then read by its name', () => {
  const kept = keepResult(definition, 'Verify')!;
  expect(kept.holder).toBe('getVerify()');
  expect(sourcesOf(kept.definition, context, decide, sayIn('vi'))[0]!.script).toBe('(getVerify() || {}).area');
});
