import { useMemo } from 'react';
import type { Mark, Marks } from '../canvas/viewNodes';
import { activitiesOf } from '../model/tree/activities';
import type { Definition } from '../model/definition';
import { count, say } from '../say';
import type { Finding } from '../server/api';

/** Findings on their steps, and on the containers around them; the counter-example's standing steps. */
export function useMarks(document: Definition, findings: readonly Finding[], standing: readonly string[], active: string | null): Marks {
  const known = activitiesOf(document);
  const parents = useMemo(() => [...known.values()].map((one) => `${one.id}<${one.parent ?? ''}`).join(), [known]);
  return useMemo(() => {
    const errors = new Map<string, number>();
    const warnings = new Map<string, number>();
    for (const finding of findings) {
      if (finding.severity === 'note') continue;
      const counts = finding.severity === 'error' ? errors : warnings;
      const touched = new Set(finding.activities.flatMap((id) => around(id, known)));
      for (const id of touched) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const marks = new Map<string, Mark[]>();
    const put = (id: string, mark: Mark) => void (marks.get(id)?.push(mark) ?? marks.set(id, [mark]));
    for (const [id, n] of errors) put(id, { tone: 'late', icon: 'error', text: say(`Lỗi ${n}`, count(n, '', 'error', 'errors')), spoken: say(`lỗi ${n}`, count(n, '', 'error', 'errors')) });
    for (const [id, n] of warnings) put(id, { tone: 'soon', icon: 'late', text: say(`Cảnh báo ${n}`, count(n, '', 'warning', 'warnings')), spoken: say(`cảnh báo ${n}`, count(n, '', 'warning', 'warnings')) });
    for (const id of standing) put(id, { tone: 'accent', icon: 'pause', text: say('Đang đứng ở đây', 'Standing here') });
    if (active && !standing.includes(active)) put(active, { tone: 'accent', icon: 'play', text: say('Vừa đi qua', 'Just passed') });
    return marks;
    // The document itself does not matter, only which steps stand in which.
  }, [findings, standing, active, parents]);
}

function around(id: string, known: ReturnType<typeof activitiesOf>): string[] {
  const way: string[] = [];
  for (let here: string | null = id; here !== null; here = known.get(here)?.parent ?? null) way.push(here);
  return way;
}
