import { expect, test } from 'vitest';
import type { Activity } from '../definition';
import { outcomeWords } from './outcomeWords';
import { nameOf } from './stepWords';

test('outcomes have the definition’s words, then the shared ones, then their own name', () => {
  const step = { id: 'x', type: 'VanQuan.UserTask', metadata: { outcomes: { Good: { vi: 'Tốt' } } } } as unknown as Activity;
  expect([outcomeWords(step, 'Good', 'en'), outcomeWords(step, 'Rejected', 'vi'), outcomeWords(step, 'Odd', 'vi')]).toEqual(['Tốt', 'Từ chối', 'Odd']);
});

test('a type nobody knows is said to be unknown', () => {
  expect(nameOf({ id: 'x', type: 'Acme.Thing' } as Activity, 'vi')).toBe('Bước chưa biết');
});
