import { expect, test } from 'vitest';
import type { Activity, DesignerContext } from '../../model/definition';
import { readInput } from '../reading/inputs';
import { readWho, readWhos, scriptOfWho, textOfWho, type Who, writeWho, writeWhos } from './address';
import { searchWho, whoChoices, whoLabel } from './choices';
import { readUnits, writeUnits } from './units';
import { whoOf } from './whoOf';
import { sayIn } from '../words';

const context: DesignerContext = {
  language: 'vi', today: '2022-08-22', units: [{ code: 'TNMT', name: 'Phòng Tài nguyên và Môi trường', kind: 'Department' }, { code: 'UBND', name: 'UBND huyện', kind: 'District' }],
  people: [{ id: 'p1', name: 'Nguyễn Thị Hoa', posts: ['Trưởng, Phòng Tài nguyên và Môi trường'] }], roles: [], policies: [], definitions: [], criteria: [], templates: [], inputs: [],
};
const step: Activity = { id: 'A', type: 'VanQuan.UserTask' };
const unit: Who = { kind: 'unit', place: { by: 'input', name: 'Unit' } };
const head: Who = { kind: 'role', place: { by: 'input', name: 'Lead' }, role: 'Head' };

test.each([
  ['Literal', 'unit:TNMT', { kind: 'unit', place: { by: 'code', code: 'TNMT' } }],
  ['Literal', 'role:TNMT/Head', { kind: 'role', place: { by: 'code', code: 'TNMT' }, role: 'Head' }],
  ['Literal', 'person:p1', { kind: 'person', id: 'p1' }],
  ['Liquid', 'unit:{{ Input.Unit }}', unit],
  ['Liquid', 'unit:{{Variables.CurrentUnit}}', { kind: 'unit', place: { by: 'variable', name: 'CurrentUnit' } }],
  ['JavaScript', '\'role:\' + getLead() + \'/Head\'', head],
  ['JavaScript', '"unit:" + getCurrentUnit()', { kind: 'unit', place: { by: 'variable', name: 'CurrentUnit' } }],
])('%s %s is read', (type, value, who) => expect(readWho({ type, value })).toEqual(who));

test.each([['Literal', 'TNMT'], ['Literal', 'unit:TNMT/Head'], ['JavaScript', 'getUnit() === \'X\' ? \'unit:A\' : \'unit:B\''], ['Variable', '']])('%s %s is left to experts', (type, value) =>
  expect(readWho({ type, value })).toBeUndefined());

test('what is chosen is read back, alone and in lists', () => {
  const everybody: Who[] = [unit, head, { kind: 'person', id: 'p1' }, { kind: 'unit', place: { by: 'code', code: 'TNMT' } }, { kind: 'role', place: { by: 'each', name: 'Scope' }, role: 'Head' }];
  for (const who of everybody.slice(0, 4)) expect(readWho(readInput(writeWho(step, 'assignee', who), 'assignee'))).toEqual(who);
  expect(readWhos(readInput(writeWhos(step, 'recipients', everybody), 'recipients'))).toEqual(everybody);
  expect(readInput(writeWhos(step, 'r', [everybody[4]!]), 'r')?.value).toBe('(getScope() || []).map(code => \'role:\' + code + \'/Head\')');
  expect(readInput(writeWhos(step, 'r', [unit, everybody[3]!]), 'r')?.value).toBe('[\'unit:\' + getUnit(), \'unit:TNMT\']');
  expect(textOfWho(head)).toBe('role:{{ Input.Lead }}/Head');
  expect(scriptOfWho({ kind: 'person', id: 'p1' })).toBe('\'person:p1\'');
});

test('bodies of a loop are read back, and a formula is left to experts', () => {
  const places = [{ by: 'code', code: 'A' } as const, { by: 'each', name: 'Scope' } as const];
  expect(readUnits(readInput(writeUnits(step, 'units', places), 'units'))).toEqual(places);
  expect(readUnits({ type: 'JavaScript', value: 'getScope() || []' })).toEqual([places[1]]);
  expect(readUnits({ type: 'JavaScript', value: '(getScope() || []).includes(getUnit()) ? [getUnit()] : []' })).toBeUndefined();
});

test('people are found without diacritics, by name, body and post', () => {
  const choices = whoChoices({ root: { id: 'R', type: 'Elsa.Flowchart', activities: [step] } }, context, 'A', true);
  const found = (text: string) => searchWho(choices, text, context).map((choice) => choice.label);
  expect(found('tai nguyen')[0]).toBe('Phòng Tài nguyên và Môi trường');
  expect(found('truong tnmt')).toContain('Trưởng: Phòng Tài nguyên và Môi trường');
  expect(found('hoa')).toContain('Nguyễn Thị Hoa');
  expect(found('pham vi')).toContain('Các đơn vị trong phạm vi');
});

test('captions speak of names', () => {
  expect(whoLabel(head, context, sayIn('vi'))).toBe('Trưởng: Cơ quan chủ trì');
  expect(whoOf({ ...step, assignee: { expression: { type: 'Liquid', value: 'unit:{{ Input.Unit }}' } } }, context)).toBe('Đơn vị của lượt chạy');
  expect(whoOf({ id: 'B', type: 'VanQuan.Approval', approvers: { expression: { type: 'Object', value: '["role:UBND/ViceChairman"]' } } }, { ...context, language: 'en' })).toBe('Vice-Chairman: UBND huyện');
});
