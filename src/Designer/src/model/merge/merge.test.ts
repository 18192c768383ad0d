import { expect, test } from 'vitest';
import type { Activity, Definition, Json } from '../definition';
import { dropMarks, groupsOf, notesOf, setDirection, setGroup, setNote } from '../edit/marks';
import { add, move, remove, rename } from '../edit/steps';
import { connect, reconnect } from '../edit/connections';
import { activitiesOf, changeActivity } from '../tree/activities';
import { linksOf } from '../tree/frame';
import { read, same } from '../tree/json';
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

const clashes = (merged: ReturnType<typeof merge>) => merged.changes.filter((change) => change.clash);
const note = (id: string, text: string, x = 0) => ({ id, frame: 'R', text, place: { x, y: 0 } });

test('notes and groups of two people are both kept, also under one id', () => {
  const held = setNote(base, note('note:1', 'Cũ'));
  const merged = merge(held, setNote(held, note('note:2', 'Của tôi')), setNote(held, note('note:2', 'Của họ')));
  expect(clashes(merged)).toEqual([]);
  expect(merged.changes.map((change) => [change.setting, change.entry])).toEqual([['notes', 'Của họ'], ['notes', 'Của tôi']]);
  expect(notesOf(merged.apply(() => 'mine'), 'R').map((one) => [one.id, one.text])).toEqual([['note:1', 'Cũ'], ['note:2', 'Của họ'], ['note:3', 'Của tôi']]);
});

test('only what both say differently of one note is asked, and not where it stands', () => {
  const held = setNote(base, note('note:1', 'Cũ'));
  const moved = merge(held, setNote(held, note('note:1', 'Cũ', 40)), setNote(held, note('note:1', 'Mới', 80)));
  expect(clashes(moved)).toEqual([]);
  expect(notesOf(moved.apply(() => 'mine'), 'R')).toEqual([note('note:1', 'Mới', 40)]);
  const said = merge(held, setNote(held, note('note:1', 'Một')), setNote(held, note('note:1', 'Hai')));
  expect(clashes(said).map((change) => change.setting)).toEqual(['notes']);
  expect(notesOf(said.apply(() => 'theirs'), 'R')).toEqual([note('note:1', 'Hai')]);
  const gone = merge(held, dropMarks(held, ['note:1']), setNote(held, note('note:2', 'Hai')));
  expect(notesOf(gone.apply(() => 'mine'), 'R')).toEqual([note('note:2', 'Hai')]);
});

test('the English name is a setting of its own', () => {
  const english = (nameEn: string): Definition => ({ ...base, customProperties: { nameEn, descriptionEn: 'Kept' } });
  const merged = merge(english('Old'), setDirection(english('One'), 'down'), english('Two'));
  expect(clashes(merged).map((change) => change.setting)).toEqual(['nameEn']);
  expect(merged.apply(() => 'theirs')['customProperties']).toEqual({ nameEn: 'Two', descriptionEn: 'Kept', designer: { direction: 'down' } });
  expect(merge(english('Old'), english('One'), english('Old')).changes.map((change) => change.setting)).toEqual(['nameEn']);
});

test('variables and inputs come together entry by entry', () => {
  const having = (variables: Json[], inputs: Json[] = []): Definition => ({ ...base, variables, inputs });
  const [a, b, c] = ['A', 'B', 'C'].map((name) => ({ id: 'v' + name, name, typeName: 'String' }));
  const merged = merge(having([a!]), having([{ ...a!, name: 'Một' }, b!], [{ name: 'I', type: 'String' }]), having([{ ...a!, typeName: 'Int32' }, c!], [{ name: 'J', type: 'String' }]));
  expect(clashes(merged)).toEqual([]);
  expect(merged.apply(() => 'mine')).toMatchObject({ variables: [{ id: 'vA', name: 'Một', typeName: 'Int32' }, c, b], inputs: [{ name: 'J' }, { name: 'I' }] });
  const twice = merge(having([a!]), having([{ ...a!, name: 'Một' }]), having([{ ...a!, name: 'Hai' }]));
  expect(clashes(twice).map((change) => [change.setting, change.entry])).toEqual([['variables', 'Một']]);
});

const links = (document: Definition) => linksOf(document.root).map((link) => [link.source, link.target]);

test('one way out that both lead elsewhere is chosen and never becomes a fork', () => {
  const held = connect(['C', 'D'].reduce((document, id) => add(document, 'R', newActivity('VanQuan.Notify', id)), base), 'R', { source: 'A', outcome: 'Done', target: 'B' });
  const led = (target: string) => reconnect(held, 'R', 0, { source: 'A', outcome: 'Done', target });
  const merged = merge(held, led('C'), led('D'));
  expect(clashes(merged).map((change) => [change.kind, change.step, change.to!.mine.map((one) => one.id), change.to!.theirs.map((one) => one.id)])).toEqual([['connection', 'A', ['C'], ['D']]]);
  expect(links(merged.apply(() => 'mine'))).toEqual([['A', 'C']]);
  expect(links(merged.apply(() => 'theirs'))).toEqual([['A', 'D']]);
  expect(clashes(merge(held, led('C'), led('C')))).toEqual([]);
  expect(links(merge(held, led('C'), connect(held, 'R', { source: 'A', outcome: 'Overdue', target: 'D' })).apply(() => 'mine'))).toEqual([['A', 'D'], ['A', 'C']]);
  const fork = (target: string) => connect(held, 'R', { source: 'A', outcome: 'Done', target });
  expect(clashes(merge(held, fork('C'), fork('D')))).toEqual([]);
});

test('two steps under one id whose results were kept do not write into one variable', () => {
  const kept = (title: string): Definition => {
    const step = { ...newActivity('VanQuan.UserTask', 'UserTask1'), title, result: { typeName: 'Object', memoryReference: { id: 'vUserTask1' } } };
    const asks = { ...newActivity('Elsa.FlowDecision', title), condition: { expression: { type: 'JavaScript', value: "getUserTask1().ok && getUserTask12() && getVariable('UserTask1')" } } };
    return { ...add(add(base, 'R', step), 'R', asks), variables: [{ id: 'vUserTask1', name: 'UserTask1', typeName: 'Object' }] };
  };
  const both = merge(base, kept('Một'), kept('Hai')).apply(() => 'mine');
  expect(both['variables']).toEqual(['UserTask1', 'UserTask2'].map((name) => ({ id: 'v' + name, name, typeName: 'Object' })));
  expect(['UserTask1', 'UserTask2'].map((id) => read(activitiesOf(both).get(id)!.activity, 'result', 'memoryReference', 'id'))).toEqual(['vUserTask1', 'vUserTask2']);
  expect(read(activitiesOf(both).get('Một')!.activity, 'condition', 'expression', 'value')).toBe("getUserTask2().ok && getUserTask12() && getVariable('UserTask2')");
  expect(read(activitiesOf(both).get('Hai')!.activity, 'condition', 'expression', 'value')).toContain('getUserTask1().ok');
});
