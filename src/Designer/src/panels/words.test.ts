import { expect, test } from 'vitest';
import { englishOf, sayIn } from './words';

const files = import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

test('every text of the panels has its English', () => {
  const said = Object.entries(files).filter(([file]) => !file.includes('.test.') && !file.includes('words')).flatMap(([, text]) =>
    [...text.matchAll(/\bt\((?:[^()'"`]*\?\s*)?'((?:[^'\\]|\\.)*)'(?:\s*:\s*'((?:[^'\\]|\\.)*)')?|item=\{'([^']*)'\}/g)].flatMap((found) => found.slice(1).filter((one) => one !== undefined)));
  expect(said.length).toBeGreaterThan(300);
  expect([...new Set(said)].filter((text) => englishOf(text) === undefined)).toEqual([]);
});

test('braces take the arguments and other braces stay', () => {
  expect(sayIn('en')('Biến {0}', 'Area')).toBe('Variable Area');
  expect(sayIn('vi')('ví dụ {{ UnitName }}')).toBe('ví dụ {{ UnitName }}');
});
