import { expect, test } from 'vitest';
import type { Definition } from '../model/definition';
import { Keeping, type Kept } from './keeping';

/** A machine's memory, with as much room as it is given. */
class Room {
  private readonly held = new Map<string, string>();

  constructor(public most = Infinity) {}

  get length(): number {
    return this.held.size;
  }

  key = (i: number) => [...this.held.keys()][i] ?? null;
  getItem = (name: string) => this.held.get(name) ?? null;
  removeItem = (name: string) => void this.held.delete(name);
  setItem = (name: string, value: string) => {
    if (value.length > this.most) throw new DOMException('full', 'QuotaExceededError');
    this.held.set(name, value);
  };
}

const document = (name: string): Definition => ({ name, root: { id: 'flow', type: 'Elsa.Flowchart' } });
const edits = (name: string, at = '2026-01-01T00:00:00Z'): Kept => ({ json: document(name), base: document('before'), revision: 3, unanswered: null, at });
const nobody = async () => false;

test('two windows keep their edits apart', async () => {
  const room = new Room();
  const [one, two] = [new Keeping('d', 'p', 'one', room), new Keeping('d', 'p', 'two', room)];
  one.keep(edits('of one'));
  two.keep(edits('of two'));
  two.release();
  expect((await one.takeUp(async (window) => window === 'two'))?.json['name']).toBe('of one');
});

test('what a closed window left is taken up, what an open one holds is not', async () => {
  const room = new Room();
  new Keeping('d', 'p', 'closed', room).keep(edits('left behind'));
  const open = new Keeping('d', 'p', 'open', room);
  open.keep(edits('being drawn', '2026-01-02T00:00:00Z'));
  const here = new Keeping('d', 'p', 'here', room);
  expect((await here.takeUp(async (window) => window === 'open'))?.json['name']).toBe('left behind');
  here.release();
  expect(await here.takeUp(async (window) => window === 'open')).toBeNull();
  expect((await open.takeUp(nobody))?.json['name']).toBe('being drawn');
});

test('of several copies the latest comes first and the others stay for later', async () => {
  const room = new Room();
  new Keeping('d', 'p', 'a', room).keep(edits('earlier'));
  new Keeping('d', 'p', 'b', room).keep(edits('later', '2026-01-02T00:00:00Z'));
  const here = new Keeping('d', 'p', 'here', room);
  expect((await here.takeUp(nobody))?.json['name']).toBe('later');
  here.release();
  expect((await here.takeUp(nobody))?.json['name']).toBe('earlier');
});

test('a window’s own copy comes before a newer one of a closed window, and neither is lost', async () => {
  const room = new Room();
  const here = new Keeping('d', 'p', 'here', room);
  here.keep(edits('my own'));
  new Keeping('d', 'p', 'closed', room).keep(edits('newer', '2026-01-02T00:00:00Z'));
  expect((await here.takeUp(nobody))?.json['name']).toBe('my own');
  expect(room.length).toBe(2);
  here.release();
  expect((await here.takeUp(nobody))?.json['name']).toBe('newer');
});

test('a copy that has no room beside itself stays under its old name until this window is done with it', async () => {
  const room = new Room();
  new Keeping('d', 'p', 'closed', room).keep(edits('left behind'));
  room.most = 10;
  const here = new Keeping('d', 'p', 'here', room);
  expect((await here.takeUp(nobody))?.json['name']).toBe('left behind');
  expect(room.length).toBe(1);
  here.release();
  expect(room.length).toBe(0);
});

test('a copy from before windows had names is found, other people and definitions are not', async () => {
  const room = new Room();
  room.setItem('draft:p:d', JSON.stringify(edits('old')));
  room.setItem('draft:q:d:x', JSON.stringify(edits('of another')));
  room.setItem('draft:p:dd:x', JSON.stringify(edits('of another definition')));
  const here = new Keeping('d', 'p', 'here', room);
  expect((await here.takeUp(nobody))?.json['name']).toBe('old');
  here.release();
  expect(await here.takeUp(nobody)).toBeNull();
});

test('a machine without room says so, and gives up what was sent before it gives up the edits', () => {
  const whole: Kept = { ...edits('of one'), unanswered: { operationId: 'o', revision: 3, json: document('sent'.repeat(100)) } };
  expect(new Keeping('d', 'p', 'w', new Room(400)).keep(whole)).toBe(true);
  expect(new Keeping('d', 'p', 'w', new Room(40)).keep(whole)).toBe(false);
});

test('what nobody can read any more is thrown away', async () => {
  const room = new Room();
  room.setItem('draft:p:d:x', '{');
  expect(await new Keeping('d', 'p', 'here', room).takeUp(nobody)).toBeNull();
  expect(room.length).toBe(0);
});
