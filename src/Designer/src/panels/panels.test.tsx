// @vitest-environment jsdom
import { act, type ReactNode, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Activity, Definition, DesignerContext } from '../model/definition';
import { DefinitionPanel, panelFor } from './index';
import { whoOf } from './people/whoOf';
import { findStep, replaceStep, stepsOf } from './reading/steps';

const shipped = import.meta.glob<Definition>('../../../../workflows/van-quan/*.json', { import: 'default', eager: true });
const context: DesignerContext = {
  language: 'vi', today: '2022-08-22', units: [{ code: 'TNMT', name: 'Phòng TN&MT', kind: 'Department' }], people: [], roles: [], templates: [{ name: 'notify', label: 'Thông báo' }], definitions: [],
  policies: [{ name: 'standard', label: 'Chuẩn', words: 'Nhắc.' }], criteria: [], inputs: [{ name: 'Unit', label: 'Đơn vị', typeName: 'String' }],
};
let root: Root;
let place: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  Element.prototype.scrollIntoView = () => undefined;
  document.body.append((place = document.createElement('div')));
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
});

const show = (node: ReactNode) => act(() => root.render(node));
const tabs = () => [...place.querySelectorAll<HTMLElement>('[role=tab]')];
const named = <T extends HTMLElement>(label: string): T => {
  const found = [...place.querySelectorAll<HTMLElement>('input,select,textarea,button')].find((one) => nameOf(one).startsWith(label));
  if (!found) throw new Error(`no control is called ${label}`);
  return found as T;
};
const nameOf = (one: HTMLElement): string =>
  one.getAttribute('aria-label') || [...place.querySelectorAll('label')].find((label) => one.id !== '' && label.htmlFor === one.id)?.textContent || one.closest('label')?.textContent
  || (one.tagName === 'BUTTON' ? one.textContent : '') || '';
function type(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, text: string) {
  const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement : control instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
  act(() => {
    Object.getOwnPropertyDescriptor(prototype.prototype, 'value')!.set!.call(control, text);
    control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
}

/** A panel over a definition that changes as the canvas would change it. */
let current: Definition;
function Bench({ id, first }: { id: string; first: Definition }) {
  const [definition, setDefinition] = useState(first);
  current = definition;
  const step = findStep(definition, id)!;
  const Panel = panelFor(step.type);
  return <Panel activity={step} definition={definition} context={context} readOnly={false} onChange={(next) => setDefinition((held) => replaceStep(held, next))} onDefinitionChange={setDefinition} />;
}
const held = (id: string): Activity => findStep(current, id)!;

test('there are shipped definitions to try the panels on', () => expect(Object.keys(shipped).length).toBeGreaterThan(25));

test.each(Object.entries(shipped).filter(([, definition]) => definition.root))('%s is shown without changing anything, and every control has a name', (_, definition) => {
  const changed = vi.fn();
  for (const { activity } of stepsOf(definition)) {
    const Panel = panelFor(activity.type);
    show(<Panel activity={activity} definition={definition} context={context} readOnly={false} onChange={changed} onDefinitionChange={changed} />);
    for (const tab of tabs()) {
      act(() => tab.click());
      const nameless = [...place.querySelectorAll<HTMLElement>('input,select,textarea,button')].filter((one) => nameOf(one).trim() === '');
      expect(nameless.map((one) => one.outerHTML)).toEqual([]);
    }
    expect(typeof whoOf(activity, context)).toBe('string');
  }
  show(<DefinitionPanel definition={definition} context={context} readOnly={false} onChange={changed} />);
  expect(changed).not.toHaveBeenCalled();
});

const land = (): Definition => Object.entries(shipped).find(([file]) => file.endsWith('land-certificate.json'))![1];
const open = (label: string) => act(() => tabs().find((tab) => tab.textContent === label)!.click());

test('every keystroke of a deadline reaches the definition, the wrong ones too', () => {
  show(<Bench id="Eligibility" first={land()} />);
  open('Hạn');
  const due = () => JSON.parse((held('Eligibility').due as { expression: { value: string } }).expression.value) as { amount: unknown; basis: string };
  const basis = due().basis;
  type(named('Số lượng'), '1');
  expect(due().amount).toBe(1);
  type(named('Số lượng'), '1x');
  expect(due().amount).toBe('1x');
  expect(named('Số lượng').getAttribute('aria-invalid')).toBe('true');
  expect(place.querySelector('.err')!.textContent).toContain('số nguyên');
  type(named('Số lượng'), '12');
  expect([due().amount, due().basis]).toEqual([12, basis]);
});

test('choosing somebody by search writes the address of the engine', () => {
  show(<Bench id="Eligibility" first={land()} />);
  open('Việc');
  const search = named<HTMLInputElement>('Người thực hiện');
  type(search, 'truong tn');
  act(() => search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
  expect(held('Eligibility').assignee).toEqual({ typeName: 'String', expression: { type: 'Literal', value: 'role:TNMT/Head' } });
});

test('a form field is added, named and moved by keyboard', () => {
  show(<Bench id="Eligibility" first={land()} />);
  open('Biểu mẫu');
  const fields = () => JSON.parse(String((held('Eligibility').form as { expression: { value: string } } | undefined)?.expression.value ?? '[]')) as { name: string }[];
  const before = fields().map((field) => field.name);
  act(() => named('Thêm ô').click());
  type(named('Nhãn tiếng Việt'), 'Số hộ dân');
  expect(fields().map((field) => field.name)).toEqual([...before, 'soHoDan']);
  act(() => [...place.querySelectorAll('.head')].at(-1)!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true })));
  expect(fields().map((field) => field.name)).toEqual([...before.slice(0, -1), 'soHoDan', ...before.slice(-1)]);
});

test('what an expert types that is no JSON yet is kept through another step and back', () => {
  const definition: Definition = { root: { id: 'R', type: 'Elsa.Flowchart', activities: [{ id: 'A', type: 'My.Thing', odd: { a: 1 } }, { id: 'B', type: 'Elsa.Start' }], connections: [] } };
  show(<Bench key="A" id="A" first={definition} />);
  type(named('odd'), '{"a": 2');
  expect([held('A').odd, place.textContent!.includes('Chưa phải JSON')]).toEqual([{ a: 1 }, true]);
  show(<Bench key="B" id="B" first={definition} />);
  show(<Bench key="A" id="A" first={definition} />);
  expect(named<HTMLTextAreaElement>('odd').value).toBe('{"a": 2');
  type(named('odd'), '{"a": 2}');
  expect(held('A').odd).toEqual({ a: 2 });
});

test('a condition goes to JavaScript and back without losing a letter', () => {
  const first = land();
  const decision = stepsOf(first).find((step) => step.activity.type === 'Elsa.FlowDecision')!.activity.id;
  show(<Bench id={decision} first={first} />);
  open('Việc');
  const script = () => (held(decision).condition as { expression: { value: string } }).expression.value;
  const before = script();
  act(() => named('Viết bằng JavaScript').click());
  type(named<HTMLTextAreaElement>('Điều kiện, JavaScript'), `${before} && getUnit() ===`);
  expect(script()).toBe(`${before} && getUnit() ===`);
  type(named<HTMLTextAreaElement>('Điều kiện, JavaScript'), before);
  act(() => named('Chọn theo dòng').click());
  expect(script()).toBe(before);
});
