import { expect, test } from 'vitest';
import type { Activity, Definition } from '../definition';
import { activitiesOf, changeActivity } from '../tree/activities';
import { frameAround, frameOf, startOf } from '../tree/frame';
import { outcomesOf, portsOf } from '../tree/outcomes';
import { same } from '../tree/json';
import { fold, hit, ranked } from '../tree/search';
import { newActivity } from '../words/catalogue';
import { append } from './append';
import { copied, pasted } from './clipboard';
import { connect, disconnect, reconnect, returnStraight } from './connections';
import { emptyHistory, redo, remember, undo } from './history';
import { dropMarks, groupsOf, notesOf, setDirection, setGroup, setNote } from './marks';
import { add, move, remove, rename } from './steps';

const at = (id: string, type: string, more: object = {}): Activity => ({ id, type, metadata: { designer: { position: { x: 0, y: 0 } }, kept: true }, ...more }) as Activity;
const line = (source: string, port: string, target: string) => ({ source: { activity: source, port, extra: 1 }, target: { activity: target, port: 'In' }, vertices: [{ x: 1, y: 2 }] });
const literal = (value: unknown) => ({ typeName: 'Object', expression: { type: 'Object', value: JSON.stringify(value) } });

const drawn = (): Definition => ({
  name: 'Thử', unknown: { stays: [1] },
  root: {
    id: 'Root', type: 'Elsa.Flowchart', odd: true,
    activities: [
      at('Start', 'Elsa.Start'),
      at('Work', 'VanQuan.UserTask', { outcomes: literal(['Good', 'Bad']), metadata: { outcomes: { Good: { vi: 'Tốt' } } } }),
      at('Head', 'VanQuan.Approval', { reviews: literal(['Work']), returnTo: { typeName: 'String', expression: { type: 'Literal', value: 'Work' } }, due: literal({ anchor: 'Completed:Work', pauses: ['Work', 'Other'] }) }),
      at('Each', 'VanQuan.ForEachUnit', { body: { id: 'Body', type: 'Elsa.Flowchart', activities: [at('Inner', 'VanQuan.UserTask')], connections: [] } }),
    ],
    connections: [line('Start', 'Done', 'Work'), line('Work', 'Good', 'Head'), line('Head', 'Returned', 'Work')],
  },
});

test('what is not touched stays the same object and equal as JSON', () => {
  const before = drawn();
  const after = rename(before, 'Work', 'Thẩm tra', 'vi');
  expect(after['unknown']).toBe(before['unknown']);
  expect(activitiesOf(after).get('Head')!.activity).toBe(activitiesOf(before).get('Head')!.activity);
  expect(activitiesOf(after).get('Work')!.activity['metadata']).toEqual({ outcomes: { Good: { vi: 'Tốt' } }, displayText: 'Thẩm tra' });
  expect(same(before, drawn())).toBe(true);
  expect(changeActivity(before, 'Work', (step) => step)).toBe(before);
});

test('a step is appended behind its source by the first free outcome', () => {
  const { definition, id } = append(drawn(), 'Root', 'VanQuan.Notify', { source: 'Work' });
  expect(frameOf(definition, 'Root').links.some((link) => link.source === 'Work' && link.outcome === 'Bad' && link.target === id)).toBe(true);
});

test('a step put on a connection stands between its ends', () => {
  const before = drawn();
  const link = frameOf(before, 'Root').links[0]!;
  const { definition, id } = append(before, 'Root', 'VanQuan.WaitUntil', { link });
  const links = frameOf(definition, 'Root').links.map((one) => `${one.source}-${one.outcome}-${one.target}`);
  expect(links).toContain(`Start-Done-${id}`);
  expect(links).toContain(`${id}-Done-Work`);
  expect(links).not.toContain('Start-Done-Work');
});

test('connections are made once, turned with what they hold, and cut alone', () => {
  const before = drawn();
  const joined = connect(before, 'Root', { source: 'Work', outcome: 'Bad', target: 'Each' });
  expect(connect(joined, 'Root', { source: 'Work', outcome: 'Bad', target: 'Each' })).toBe(joined);
  const turned = reconnect(before, 'Root', 0, { source: 'Start', outcome: 'Done', target: 'Each' });
  expect((turned.root['connections'] as unknown[])[0]).toEqual({ source: { activity: 'Start', port: 'Done', extra: 1 }, target: { activity: 'Each', port: 'In' }, vertices: [] });
  expect(frameOf(disconnect(before, 'Root', [frameOf(before, 'Root').links[1]!]), 'Root').links).toHaveLength(2);
});

test('a deleted step takes its connections along and nothing else', () => {
  const after = remove(drawn(), 'Root', ['Work']);
  expect(frameOf(after, 'Root').steps.map((step) => step.id)).toEqual(['Start', 'Head', 'Each']);
  expect(frameOf(after, 'Root').links).toEqual([]);
  expect(after.root['odd']).toBe(true);
});

test('a copied set names itself, under fresh ids', () => {
  const before = drawn();
  const { definition, ids } = pasted(before, 'Root', copied(before, 'Root', ['Work', 'Head']))!;
  const head = activitiesOf(definition).get(ids[1]!)!.activity;
  expect(ids).toEqual(['Work1', 'Head1']);
  expect(JSON.stringify(head['reviews'])).toContain('Work1');
  expect(JSON.stringify(head['returnTo'])).toContain('"Work1"');
  expect(JSON.stringify(head['due'])).toContain('Completed:Work1');
  expect(JSON.parse((head['due'] as { expression: { value: string } }).expression.value)).toEqual({ anchor: 'Completed:Work1', pauses: ['Work1', 'Other'] });
  expect(frameOf(definition, 'Root').links.some((link) => link.source === 'Work1' && link.target === 'Head1')).toBe(true);
  expect(pasted(before, 'Root', 'a letter')).toBeNull();
});

test('copies go into another definition', () => {
  const empty: Definition = { root: { id: 'P', type: 'Elsa.Flowchart', activities: [], connections: [] } };
  const { definition, ids } = pasted(empty, 'P', copied(drawn(), 'Root', ['Work', 'Head', 'Each']))!;
  expect(ids).toEqual(['Work', 'Head', 'Each']);
  expect(activitiesOf(definition).has('Inner')).toBe(true);
});

test('containers open as canvases of their own, and a step knows where it stands', () => {
  const document = drawn();
  expect(frameOf(document, 'Each')).toMatchObject({ opened: 'Each', holder: 'Body', kind: 'flowchart' });
  expect(frameAround(document, 'Inner')).toBe('Each');
  expect(frameAround(document, 'Work')).toBe('Root');
  expect(startOf(frameOf(document, 'Root'))).toBe('Start');
});

test('a loop with a single step or none gets a chart when a step is added', () => {
  const single: Definition = { root: at('Each', 'VanQuan.ForEachUnit', { body: at('Only', 'VanQuan.UserTask') }) };
  const after = add(single, 'Each', newActivity('VanQuan.Notify', 'Tell'));
  expect(frameOf(after, 'Each').steps.map((step) => step.id)).toEqual(['Only', 'Tell']);
});

test('a sequence is joined by its order and takes a step behind another', () => {
  const row: Definition = { root: at('Row', 'Elsa.Sequence', { activities: [at('A', 'Elsa.WriteLine'), at('B', 'Elsa.WriteLine')] }) };
  const after = add(row, 'Row', newActivity('Elsa.WriteLine', 'New'), 'A');
  expect(frameOf(after, 'Row').links.map((link) => link.source + link.target)).toEqual(['ANew', 'NewB']);
});

test('ports are the declared outcomes and what is connected besides', () => {
  const document = drawn();
  const { links } = frameOf(document, 'Root');
  const head = activitiesOf(document).get('Head')!.activity;
  expect(outcomesOf(head).map((one) => `${one.name} ${one.kind}`)).toEqual(['Approved required', 'Returned optional', 'Rejected required', 'Overdue optional', 'Cancelled optional']);
  expect(portsOf(head, links.filter((link) => link.source === 'Head')).map((one) => one.name)).toEqual(['Approved', 'Returned', 'Rejected']);
  expect(outcomesOf(at('S', 'Elsa.FlowSwitch', { cases: [{ label: 'A' }] })).map((one) => one.name)).toEqual(['A', 'Default']);
  expect(outcomesOf(at('F', 'Elsa.FlowFork', { branches: literal(['X', 'Y']) })).map((one) => one.name)).toEqual(['X', 'Y']);
});

test('groups, notes and the direction are kept where Elsa keeps what it does not read', () => {
  const noted = setGroup(setNote(setDirection(drawn(), 'down'), { id: 'note:1', frame: 'Root', text: 'Nhớ', place: { x: 1, y: 2 } }), { id: 'group:1', frame: 'Root', title: 'Nhóm', members: ['Work'] });
  expect(notesOf(noted, 'Root')[0]?.text).toBe('Nhớ');
  expect(groupsOf(noted, 'Root')[0]?.members).toEqual(['Work']);
  expect(noted.root).toEqual(drawn().root);
  expect(notesOf(dropMarks(noted, ['note:1']), 'Root')).toEqual([]);
});

test('moving to where a step stands changes nothing', () => {
  const before = drawn();
  expect(move(before, new Map([['Start', { x: 0, y: 0 }]]))).toBe(before);
});

test('keys of one gesture are one step of undo; any other change is its own', () => {
  const moments = [drawn(), drawn(), drawn(), drawn()].map((document) => ({ document, frame: 'Root', selected: [] }));
  let history = remember(emptyHistory, moments[0]!, 'name', 0);
  history = remember(history, moments[1]!, 'name', 400);
  expect(history.past).toHaveLength(1);
  history = remember(history, moments[2]!, 'name', 2000);
  expect(history.past).toHaveLength(2);
  const back = undo(history, moments[3]!)!;
  expect(back.moment).toBe(moments[2]);
  expect(redo(back.history, back.moment)!.moment).toBe(moments[3]);
});

test('search finds without diacritics', () => {
  expect(fold('Tiêu chí Đất')).toBe('tieu chi dat');
  expect(hit('Ghi tiêu chí', 'tieu chi')).toBeGreaterThan(0);
  expect(hit('Ghi tiêu chí', 'thue')).toBe(0);
  expect(ranked(['Chờ phê duyệt', 'Phê duyệt'], 'phe duyet', (one) => one)[0]).toBe('Phê duyệt');
});

test('the only way out of a step is its port whether or not it leads on; ways beside the main one get theirs with their connection', () => {
  expect(portsOf(at('Start', 'Elsa.Start'), []).map((port) => port.name)).toEqual(['Done']);
  expect(portsOf(at('Work', 'VanQuan.UserTask'), []).map((port) => port.name)).toEqual(['Done']);
  expect(portsOf(at('Work', 'VanQuan.UserTask'), [{ source: 'Work', outcome: 'Overdue', target: 'x', index: 0 }]).map((port) => port.name)).toEqual(['Done', 'Overdue']);
});

test('a return by connection becomes a return by the approval itself, and nothing else changes', () => {
  const before = drawn();
  const link = frameOf(before, 'Root').links.find((one) => one.outcome === 'Returned')!;
  const after = returnStraight(before, 'Root', link);
  expect(frameOf(after, 'Root').links.map((one) => one.outcome)).toEqual(frameOf(before, 'Root').links.filter((one) => one !== link).map((one) => one.outcome));
  expect(activitiesOf(after).get('Head')!.activity['returnTo']).toEqual({ typeName: 'String', expression: { type: 'Literal', value: 'Work' } });
  expect(outcomesOf(activitiesOf(after).get('Head')!.activity).find((one) => one.name === 'Returned')!.kind).toBe('optional');
});
