import { expect, test } from 'vitest';
import type { Activity, Definition } from '../../model/definition';
import { codeAfter, namedOutcomes, outcomeWords, withOutcomeWords, writeOutcomes } from '../outcomes/outcomes';
import { readInput } from '../reading/inputs';
import { daysAs, daysText, partOf, readReminders, standard } from '../reminders/policy';
import { isCron, readSpan, writeSpan } from '../activities/times';
import { formFieldsOf, moved, problemOf, readForm, relabel, relabelOption, writeForm, writeLabel } from './form';

const definition = (activity: Activity, script = ''): Definition => ({ root: { id: 'R', type: 'Elsa.Flowchart', activities: [activity, { id: 'D', type: 'Elsa.FlowDecision', condition: { expression: { type: 'JavaScript', value: script } } }], connections: [] } });
const step: Activity = { id: 'A', type: 'VanQuan.UserTask' };

test('a label types a name as long as nobody reads it', () => {
  const fields = [{ name: '', label: { vi: '', en: '' }, type: 'text' }];
  const typed = relabel(relabel(fields, 0, 'vi', 'Số', definition(step)), 0, 'vi', 'Số hộ', definition(step));
  expect(typed[0]).toEqual({ name: 'soHo', label: { vi: 'Số hộ', en: '' }, type: 'text' });
  expect(relabel(typed, 0, 'vi', 'Hộ', definition(step, 'getA().soHo > 1'))[0]!.name).toBe('soHo');
});

test('labels keep their form and options theirs', () => {
  expect(writeLabel('Tên', 'vi', 'Tên mới')).toBe('Tên mới');
  expect(writeLabel('Tên', 'en', 'Name')).toEqual({ vi: 'Tên', en: 'Name' });
  expect(relabelOption(['Tốt'], 0, 'en', 'Good', definition(step))).toEqual([{ value: 'Tốt', label: { vi: 'Tốt', en: 'Good' } }]);
  expect(relabelOption([{ value: 'x', vi: 'Một', en: 'One' }], 0, 'vi', 'Hai', definition(step))).toEqual([{ value: 'x', vi: 'Hai', en: 'One' }]);
});

test('forms are read under fields too, and written back where they stood', () => {
  const held: Activity = { ...step, form: { typeName: 'Object', expression: { type: 'Object', value: '{"fields":[{"name":"a","type":"LongText","extra":1}],"more":2}' } } };
  const fields = readForm(readInput(held, 'form'))!;
  expect(formFieldsOf(held)[0]).toMatchObject({ name: 'a', type: 'longText' });
  expect(JSON.parse(readInput(writeForm(held, fields), 'form')!.value as string)).toEqual({ fields: [{ name: 'a', type: 'LongText', extra: 1 }], more: 2 });
  expect(readForm({ type: 'Object', value: '[1]' })).toBeUndefined();
});

test('what keeps a form from opening is told', () => {
  expect([problemOf([{ name: '' }], 0), problemOf([{ name: 'a' }, { name: 'a' }], 1), problemOf([{ name: 'a', type: 'choice' }], 0), problemOf([{ name: 'a' }], 0)]).toEqual(['unnamed', 'twice', 'noOptions', null]);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
});

test('an outcome is named in words, and keeps its code once it is connected', () => {
  const named = writeOutcomes(step, 'outcomes', ['Done', 'Outcome']);
  const code = codeAfter(named, 'Outcome', 'vi', 'Từ chối', ['Done'], definition(named));
  const worded = withOutcomeWords(named, 'Outcome', code, 'vi', 'Từ chối');
  expect([code, outcomeWords(worded, code).vi]).toEqual(['TuChoi', 'Từ chối']);
  const linked = definition(worded);
  (linked.root.connections as unknown[]).push({ source: { activity: 'A', port: 'TuChoi' }, target: { activity: 'D', port: 'In' } });
  expect(codeAfter(worded, 'TuChoi', 'vi', 'Không nhận', ['Done'], linked)).toBe('TuChoi');
  expect(codeAfter(worded, 'TuChoi', 'vi', 'Không nhận', ['Done'], definition(worded))).toBe('KhongNhan');
  expect(namedOutcomes({ ...step, outcomes: { expression: { type: 'JavaScript', value: '[]' } } }, 'outcomes')).toBeUndefined();
});

test('reminder policies are read by name, as objects and as the standard', () => {
  expect(readReminders(null)).toEqual({ name: 'standard' });
  expect(readReminders({ type: 'Literal', value: 'none' })).toEqual({ name: 'none' });
  expect(readReminders({ type: 'Object', value: '{"before":[3]}' })).toEqual({ policy: { before: [3] } });
  expect(readReminders({ type: 'Object', value: '{"before":' })).toEqual({ text: '{"before":' });
  expect(partOf({ before: [3] }, 'hour')).toBe(standard.hour);
  expect([daysAs('5, 1'), daysAs('5; x'), daysText([5, 1])]).toEqual([[5, 1], [5, 'x'], '5, 1']);
});

test('spans and recurrences are read', () => {
  for (const text of ['1.02:30:00', '00:05:09']) expect(writeSpan(readSpan(text)!)).toBe(text);
  expect([readSpan('25:00'), readSpan('PT1H'), isCron('0 0 8 * * 1'), isCron('8 giờ')]).toEqual([null, null, true, false]);
});
