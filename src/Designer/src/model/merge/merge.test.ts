import { expect, test } from 'vitest';
import type { Activity, Definition } from '../definition';
import { groupsOf, notesOf, setGroup, setNote } from '../edit/marks';
import { add, move, remove, rename } from '../edit/steps';
import { connect } from '../edit/connections';
import { activitiesOf, changeActivity } from '../tree/activities';
import { linksOf } from '../tree/frame';
import { same } from '../tree/json';
import { newActivity } from '../words/catalogue';
import { nameOf } from '../words/stepWords';
import { merge } from './merge';

const base: Definition = {
  name: 'Thử', kept: { deep: true },
  root: { id: 'R', type: 'Elsa.Flowchart', metadata: {}, activities: [newActivity('VanQuan.UserTask', 'A'), newActivity('VanQuan.UserTask', 'B')], connections: [] },
};
const name = (document: Definition, id: string) => nameOf(activitiesOf(document).get(id)!.activity, 'vi');

test('what two people did in different places comes together by itself', () => {
  const mine = connect(rename(base, 'A', 'Của tôi', 'vi'), 'R', { source: 'A', outcome: 'Done', target: 'B' });
  const theirs = add(rename(base, 'B', 'Của họ', 'vi'), 'R', newActivity('VanQuan.Notify', 'C'));
  const merged = merge(base, mine, theirs);
  const both = merged.apply(() => 'mine');
  expect(merged.changes.filter((change) => change.clash)).toEqual([]);
  expect([name(both, 'A'), name(both, 'B')]).toEqual(['Của tôi', 'Của họ']);
  expect(activitiesOf(both).has('C')).toBe(true);
  expect(both.root['connections']).toHaveLength(1);
});

test('what both touched is chosen field by field', () => {
  const merged = merge(base, rename(base, 'A', 'Một', 'vi'), rename(base, 'A', 'Hai', 'vi'));
  expect(merged.changes.filter((change) => change.clash).map((change) => [change.step, change.field])).toEqual([['A', 'title'], ['A', 'metadata displayText']]);
  expect(name(merged.apply(() => 'mine'), 'A')).toBe('Một');
  expect(name(merged.apply(() => 'theirs'), 'A')).toBe('Hai');
});

test('two fields of one step come together by themselves, and wherever it was moved it stands', () => {
  const field = (document: Definition, value: object, x: number) =>
    changeActivity(move(document, new Map([['A', { x, y: 0 }]])), 'A', (step) => ({ ...step, ...value }) as Activity);
  const merged = merge(base, field(base, { deliverable: 'Phiếu' }, 10), field(rename(base, 'A', 'Hai', 'vi'), { instructions: 'Đối chiếu', assignee: undefined }, 20));
  expect(merged.changes.filter((change) => change.clash)).toEqual([]);
  const both = activitiesOf(merged.apply(() => 'mine')).get('A')!.activity;
  expect(both).toMatchObject({ deliverable: 'Phiếu', instructions: 'Đối chiếu', metadata: { displayText: 'Hai', designer: { position: { x: 10 } } } });
  expect(both['assignee']).toBeUndefined();
});

test('a step that one side deleted and the other changed is one choice', () => {
  const merged = merge(base, remove(base, 'R', ['B']), rename(base, 'B', 'Hai', 'vi'));
  expect(merged.changes.filter((change) => change.clash).map((change) => [change.step, change.field])).toEqual([['B', undefined]]);
  expect(name(merged.apply(() => 'theirs'), 'B')).toBe('Hai');
  expect(activitiesOf(merged.apply(() => 'mine')).has('B')).toBe(false);
});

test('a step that one side deleted takes takes the other side’s connection to it along', () => {
  const both = merge(base, remove(base, 'R', ['B']), connect(base, 'R', { source: 'A', outcome: 'Done', target: 'B' })).apply(() => 'mine');
  expect(activitiesOf(both).has('B')).toBe(false);
  expect(both.root['connections']).toEqual([]);
});

test('nothing done is nothing changed', () => {
  const merged = merge(base, base, base);
  expect(merged.changes).toEqual([]);
  expect(same(merged.apply(() => 'mine'), base)).toBe(true);
});

test('two people who each added a step under one id keep both, and mine is spoken of under its new id', () => {
  const theirs = connect(add(base, 'R', { ...newActivity('VanQuan.UserTask', 'UserTask1'), metadata: { displayText: 'Của họ' } }), 'R', { source: 'A', outcome: 'Done', target: 'UserTask1' });
  const fresh = { ...newActivity('VanQuan.UserTask', 'UserTask1'), metadata: { displayText: 'Của tôi' } };
  const linked = connect(add(base, 'R', fresh), 'R', { source: 'B', outcome: 'Done', target: 'UserTask1' });
  const speaking = add(linked, 'R', {
    ...newActivity('VanQuan.Approval', 'Approval1'), reviews: { expression: { type: 'Object', value: '["UserTask1"]' } }, returnTo: { expression: { type: 'Literal', value: 'UserTask1' } },
    due: { expression: { type: 'Object', value: '{"anchor":"Completed:UserTask1","pauses":["UserTask1"]}' } },
  });
  const mine = setNote(setGroup(speaking, { id: 'group:1', frame: 'R', title: 'Nhóm', members: ['UserTask1', 'A'] }), { id: 'note:1', frame: 'UserTask1', text: 'Nhớ', place: { x: 0, y: 0 } });
  const merged = merge(base, mine, theirs);
  const both = merged.apply(() => 'mine');
  expect(merged.changes.filter((change) => change.clash)).toEqual([]);
  expect(merged.changes.filter((change) => change.kind === 'step').map((change) => [change.step, nameOf(change.activity!, 'vi')])).toEqual([['UserTask1', 'Của họ'], ['UserTask2', 'Của tôi'], ['Approval1', 'Phê duyệt']]);
  expect([name(both, 'UserTask1'), name(both, 'UserTask2'), activitiesOf(both).get('UserTask2')!.activity['name']]).toEqual(['Của họ', 'Của tôi', 'UserTask2']);
  expect(linksOf(both.root).map((link) => [link.source, link.target])).toEqual([['A', 'UserTask1'], ['B', 'UserTask2']]);
  expect(JSON.stringify(activitiesOf(both).get('Approval1')!.activity)).not.toContain('UserTask1');
  expect(groupsOf(both, 'R')[0]!.members).toEqual(['UserTask2', 'A']);
  expect(notesOf(both, 'UserTask2')).toHaveLength(1);
});

test('what both added alike is one, and a fresh id is nobody’s', () => {
  const alike = add(base, 'R', newActivity('VanQuan.UserTask', 'UserTask1'));
  expect(activitiesOf(merge(base, alike, alike).apply(() => 'mine')).size).toBe(4);
  const mine = add(add(base, 'R', newActivity('VanQuan.Notify', 'UserTask1')), 'R', newActivity('VanQuan.Notify', 'UserTask2'));
  expect([...activitiesOf(merge(base, mine, alike).apply(() => 'theirs')).keys()]).toEqual(['R', 'A', 'B', 'UserTask1', 'UserTask3', 'UserTask2']);
});

test('a loop that two people added under one id brings what stands in it along under ids of its own', () => {
  const loop = (title: string): Activity => ({ ...newActivity('VanQuan.ForEachUnit', 'ForEachUnit1'), title, body: newActivity('VanQuan.UserTask', 'UserTask1') });
  const both = merge(base, add(base, 'R', loop('Một')), add(base, 'R', loop('Hai'))).apply(() => 'mine');
  expect([...activitiesOf(both).keys()]).toEqual(['R', 'A', 'B', 'ForEachUnit1', 'UserTask1', 'ForEachUnit2', 'UserTask2']);
});
