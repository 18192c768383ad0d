import { expect, test } from 'vitest';
import type { Definition } from '../definition';
import { add, remove, rename } from '../edit/steps';
import { connect } from '../edit/connections';
import { activitiesOf } from '../tree/activities';
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

test('what both touched is chosen step by step', () => {
  const merged = merge(base, rename(base, 'A', 'Một', 'vi'), rename(base, 'A', 'Hai', 'vi'));
  expect(merged.changes.filter((change) => change.clash).map((change) => change.step)).toEqual(['A']);
  expect(name(merged.apply(() => 'mine'), 'A')).toBe('Một');
  expect(name(merged.apply(() => 'theirs'), 'A')).toBe('Hai');
});

test('a step that one side deleted takes the other side’s connection to it along', () => {
  const both = merge(base, remove(base, 'R', ['B']), connect(base, 'R', { source: 'A', outcome: 'Done', target: 'B' })).apply(() => 'mine');
  expect(activitiesOf(both).has('B')).toBe(false);
  expect(both.root['connections']).toEqual([]);
});

test('nothing done is nothing changed', () => {
  const merged = merge(base, base, base);
  expect(merged.changes).toEqual([]);
  expect(same(merged.apply(() => 'mine'), base)).toBe(true);
});
