import { useMemo, useState } from 'react';
import { FlowCanvas } from '../canvas/FlowCanvas';
import type { Mark } from '../canvas/viewNodes';
import type { Activity, Definition, DesignerContext } from '../model/definition';
import { activitiesOf } from '../model/tree/activities';
import { rootId } from '../model/tree/frame';
import { nameOf } from '../model/words/stepWords';
import { language, say } from '../say';
import type { Comparison } from '../server/api';
import { Boxes } from '../shell/Boxes';
import { Breadcrumb } from '../shell/Breadcrumb';
import { Actions } from '../state/actions';
import { Desk, DeskContext } from '../state/desk';
import { Editor } from '../state/editor';
import { Outline } from './Outline';

/** Two versions on one canvas: what is new, what is gone, what changed, each by sign, word and colour. */
export function CompareMode({ comparison, context }: { comparison: Comparison; context: DesignerContext | null }) {
  const both = useMemo(() => together(comparison), [comparison]);
  const [desk] = useState(() => {
    const made = new Desk(new Editor(both, true));
    made.store.set({ context });
    return made;
  });
  const actions = useMemo(() => new Actions(desk), [desk]);
  const marks = useMemo(() => marksOf(comparison), [comparison]);
  const tones = useMemo(() => tonesOf(comparison), [comparison]);
  const known = activitiesOf(both);
  const { added, removed, changed } = comparison.activities;
  const lines: [string, string, readonly string[]][] = [[say('Thêm', 'Added'), 'ontime', added], [say('Bỏ', 'Removed'), 'late', removed], [say('Sửa', 'Changed'), 'soon', changed.map((one) => one.id)]];
  return (
    <DeskContext value={desk}>
      <div className="studio designer viewing">
        <div className="canvas-place">
          <FlowCanvas marks={marks} tones={tones} label={say('Hai bản trên một sơ đồ', 'Both versions on one chart')} />
          <Breadcrumb />
          <Boxes actions={actions} />
        </div>
        <section className="outline" aria-label={say('Các bước, dạng danh sách', 'The steps as a list')}><Outline document={both} frame={rootId(both)} context={context} marks={marks} /></section>
        <aside className="props" aria-label={say('Những gì khác nhau', 'What differs')}>
          <div className="in">
            <h2>{say('Khác nhau', 'Differences')}</h2>
            {lines.map(([word, tone, ids]) => ids.length > 0 && (
              <div key={word}><h3><span className={`b ${tone}`}>{word}</span> {ids.length}</h3>
                <ul className="small">{ids.map((id) => <li key={id}><button type="button" className="as-link" onClick={() => desk.reveal(id)}>{known.has(id) ? nameOf(known.get(id)!.activity, language) : id}</button></li>)}</ul></div>
            ))}
            {added.length + removed.length + changed.length + comparison.connections.added.length + comparison.connections.removed.length === 0 && <p className="muted">{say('Các bước giống nhau.', 'The steps are the same.')}</p>}
          </div>
        </aside>
      </div>
    </DeskContext>
  );
}

/** The right side, with what only the left side has put back where it stood. */
function together({ left, right, activities, connections }: Comparison): Definition {
  if (left.root?.type !== 'Elsa.Flowchart' || right.root?.type !== 'Elsa.Flowchart') return right;
  const before = activitiesOf(left);
  const gone = activities.removed.map((id) => before.get(id)).filter((one) => one?.parent === left.root.id).map((one) => one!.activity);
  const list = (value: Activity, key: string) => (Array.isArray(value[key]) ? value[key] : []);
  const cut = connections.removed.map((one) => ({ source: { activity: one.source, port: one.outcome }, target: { activity: one.target, port: 'In' } }));
  return { ...right, root: { ...right.root, activities: [...list(right.root, 'activities'), ...gone], connections: [...list(right.root, 'connections'), ...cut] } };
}

function marksOf({ activities }: Comparison): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const id of activities.added) marks.set(id, [{ tone: 'ok', icon: 'plus', text: say('Mới', 'New') }]);
  for (const id of activities.removed) marks.set(id, [{ tone: 'late', icon: 'x', text: say('Bỏ', 'Removed') }]);
  for (const { id } of activities.changed) marks.set(id, [{ tone: 'soon', icon: 'edit', text: say('Sửa', 'Changed') }]);
  return marks;
}

function tonesOf({ connections }: Comparison): Map<string, string> {
  const tones = new Map<string, string>();
  for (const one of connections.added) tones.set(`${one.source} ${one.outcome} ${one.target}`, 'ok');
  for (const one of connections.removed) tones.set(`${one.source} ${one.outcome} ${one.target}`, 'late');
  return tones;
}
