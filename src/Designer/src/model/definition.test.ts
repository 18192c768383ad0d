import { expect, test } from 'vitest';
import type { Activity } from './definition';

test('an activity keeps what nobody named', () => {
  const activity: Activity = { id: 'a', type: 'Elsa.WriteLine', anything: { at: ['all'] } };
  expect(JSON.parse(JSON.stringify(activity))).toEqual(activity);
});
