import { expect, test } from 'vitest';
import type { Activity, Definition } from '../../model/definition';
import { declareVariable, isSpokenOf, movePort, writeResult } from './change';
import { clearInput, objectOf, readInput, textsOf, writeInput, writeObject } from './inputs';
import { codeOf, fieldNameOf, follow, matches, unlike } from './naming';
import { arrayItems, objectEntries, quote, scriptOf, split, templateOf, unquote } from './script';
import { findStep, replaceStep, stepName, stepsBefore, stepsOf } from './steps';

const task: Activity = { id: 'A', type: 'VanQuan.UserTask', title: { typeName: 'String', memoryReference: { id: 'm' }, expression: { type: 'Literal', value: 'x', extra: 1 } }, unknown: { deep: [1] } };
const chart = (...connections: [string, string, string][]): Definition => ({
  definitionId: 'd', root: { id: 'R', type: 'Elsa.Flowchart', activities: [task, { id: 'B', type: 'VanQuan.Approval', metadata: { displayText: 'Duyệt', description: 'Decide' } }, { id: 'C', type: 'Some.Other' }],
    connections: connections.map(([source, port, target]) => ({ source: { activity: source, port }, target: { activity: target, port: 'In' }, vertices: [] })) },
});

test('writing an input keeps what else its wrapper and expression hold', () => {
  expect(writeInput(task, 'title', 'Liquid', 'y {{ Input.Unit }}').title).toEqual({ typeName: 'String', memoryReference: { id: 'm' }, expression: { type: 'Liquid', value: 'y {{ Input.Unit }}', extra: 1 } });
  expect(writeInput(task, 'new', 'Literal', 5, 'Int32').new).toEqual({ typeName: 'Int32', expression: { type: 'Literal', value: 5 } });
  expect(clearInput(task, 'title')).toEqual({ id: 'A', type: 'VanQuan.UserTask', unknown: { deep: [1] } });
});

test('inputs are read in every form Elsa writes', () => {
  expect(readInput({ a: null }, 'a')).toBeNull();
  expect(readInput({ a: 'bare' }, 'a')).toEqual({ type: 'Literal', value: 'bare' });
  expect(readInput({ a: { typeName: 'Object', memoryReference: { id: 'v' } } }, 'a')).toBeNull();
  expect(readInput({ a: [1] }, 'a')).toEqual({ type: '', value: [1] });
  expect(objectOf({ type: 'Object', value: '{"a":1}' })).toEqual({ a: 1 });
  expect(objectOf({ type: 'Object', value: '{"a":' })).toBeUndefined();
  expect(objectOf({ type: 'JavaScript', value: '({})' })).toBeUndefined();
  expect(textsOf({ type: 'Object', value: '["a","b"]' })).toEqual(['a', 'b']);
  expect(textsOf({ type: 'JavaScript', value: '[]' })).toBeNull();
});

test('an object stays text where it was text and an object where it was one', () => {
  const held = { ...task, due: { typeName: 'Object', expression: { type: 'Object', value: { anchor: 'Activated' } } } };
  expect(writeObject(held, 'due', { anchor: 'ActionDue' }).due).toEqual({ typeName: 'Object', expression: { type: 'Object', value: { anchor: 'ActionDue' } } });
  expect(writeObject(task, 'due', { amount: 1 }).due).toEqual({ typeName: 'Object', expression: { type: 'Object', value: '{"amount":1}' } });
});

test('names come from labels in ASCII', () => {
  expect(fieldNameOf('Diện tích (m²)')).toBe('dienTichM');
  expect(fieldNameOf('Đạt (%)')).toBe('dat');
  expect(fieldNameOf('15 ngày')).toBe('f15Ngay');
  expect(codeOf('Không đủ điều kiện')).toBe('KhongDuDieuKien');
  expect(unlike('a', ['a', 'a2'])).toBe('a3');
  expect(matches('Tiêu chí số 17', 'tieu 17')).toBe(true);
});

test('a derived name follows its label until somebody chose or uses it', () => {
  expect(follow('', '', 'Số hộ', fieldNameOf, [], false)).toBe('soHo');
  expect(follow('soHo', 'Số hộ', 'Số hộ dân', fieldNameOf, [], false)).toBe('soHoDan');
  expect(follow('soHo', 'Số hộ', 'Số hộ dân', fieldNameOf, [], true)).toBe('soHo');
  expect(follow('households', 'Số hộ', 'Số hộ dân', fieldNameOf, [], false)).toBe('households');
  expect(follow('soHo', 'Số hộ', 'Số hộ', fieldNameOf, ['soHo'], false)).toBe('soHo2');
});

test('steps are found, named and replaced wherever they stand', () => {
  const definition = chart(['A', 'Done', 'B'], ['B', 'Approved', 'C']);
  const nested: Definition = { root: { id: 'R', type: 'Elsa.Sequence', activities: [{ id: 'L', type: 'VanQuan.ForEachUnit', body: { id: 'X', type: 'VanQuan.UserTask' } }] } };
  expect(stepsOf(nested).map((step) => [step.activity.id, step.inside])).toEqual([['R', []], ['L', ['R']], ['X', ['R', 'L']]]);
  expect(findStep(replaceStep(nested, { id: 'X', type: 'Y' }), 'X')).toEqual({ id: 'X', type: 'Y' });
  expect(stepName(findStep(definition, 'B')!, 'en')).toBe('Decide');
  expect(stepsBefore(definition, 'C')).toEqual(new Set(['A', 'B']));
});

test('a renamed outcome takes its connections along and a removed one takes them away', () => {
  const definition = chart(['A', 'Done', 'B'], ['A', 'No', 'C']);
  const ports = (next: Definition) => (next.root.connections as { source: { port: string } }[]).map((one) => one.source.port);
  expect(ports(movePort(definition, task, 'No', 'Khong'))).toEqual(['Done', 'Khong']);
  expect(ports(movePort(definition, task, 'No', null))).toEqual(['Done']);
});

test('variables get names and ids of their own, and results refer to them', () => {
  const { definition, variable } = declareVariable({ ...chart(), variables: [{ id: 'vA', name: 'A' }] }, 'A', 'Object');
  expect([variable.id, variable.name, (definition.variables as unknown[]).length]).toEqual(['vA2', 'A2', 2]);
  expect(writeResult(task, 'vA2').result).toEqual({ typeName: 'Object', memoryReference: { id: 'vA2' } });
  expect('result' in writeResult(writeResult(task, 'vA2'), null)).toBe(false);
});

test('a name is spoken of only as a whole word of a script or template', () => {
  const definition: Definition = { root: { id: 'R', type: 'T', condition: { expression: { type: 'JavaScript', value: '(getV() || {}).area > 4' } }, text: 'areas of area' } };
  expect([isSpokenOf(definition, 'area'), isSpokenOf(definition, 'are'), isSpokenOf(definition, 'getV')]).toEqual([true, false, true]);
});

test('small scripts are taken apart and put together again', () => {
  expect(split('a && (b || c) && \'x && y\'', ['&&'])?.parts).toEqual(['a', '(b || c)', '\'x && y\'']);
  expect(split('f(', ['&&'])).toBeNull();
  for (const text of ['', 'it\'s', 'back\\slash', 'hai\ndòng', 'Đặng “Văn”', '\u2028']) expect(unquote(quote(text))).toBe(text);
  expect(arrayItems('[\'a\', f(1, 2), ]')).toEqual(['\'a\'', 'f(1, 2)']);
  expect(objectEntries('({ a: 1, b: {c: 2} })')).toEqual([['a', '1'], ['b', '{c: 2}']]);
  expect(templateOf('\'Kết quả: \' + getUnitName() + \'.\'')).toBe('Kết quả: {{ UnitName }}.');
  for (const script of ['\'Kết quả: \' + getUnitName()', 'getUnitName()', '\'\'', '\'\' + getA() + getB()']) expect(scriptOf(templateOf(script)!)).toBe(script);
  expect(templateOf('getBank().disbursed')).toBeNull();
});
