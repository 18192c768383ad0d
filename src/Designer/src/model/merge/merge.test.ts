import { expect, test } from 'vitest';
import type { Activity, Definition } from '../definition';
import { add, move, remove, rename } from '../edit/steps';
import { connect } from '../edit/connections';
import { activitiesOf, changeActivity } from '../tree/activities';
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
