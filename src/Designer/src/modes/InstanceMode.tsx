import { useMemo, useState } from 'react';
import { FlowCanvas } from '../canvas/FlowCanvas';
import type { Mark } from '../canvas/viewNodes';
import type { DesignerContext } from '../model/definition';
import { rootId } from '../model/tree/frame';
import { activitiesOf } from '../model/tree/activities';
import { outcomeWords } from '../model/words/outcomeWords';
import { nameOf } from '../model/words/stepWords';
import { date, language, moment, say } from '../say';
import type { Trail } from '../server/api';
import { Boxes } from '../shell/Boxes';
import { Breadcrumb } from '../shell/Breadcrumb';
import { Actions } from '../state/actions';
import { Desk, DeskContext } from '../state/desk';
import { Editor } from '../state/editor';
import { Outline } from './Outline';

/** A run on its procedure: where it went, numbered, where it stands and for whom, what went wrong. */
export function InstanceMode({ trail, context }: { trail: Trail; context: DesignerContext | null }) {
  const [desk] = useState(() => {
    const made = new Desk(new Editor(trail.json, true));
    made.store.set({ context });
    return made;
  });
  const marks = useMemo(() => marksOf(trail), [trail]);
  const tones = useMemo(() => tonesOf(trail), [trail]);
  const actions = useMemo(() => new Actions(desk), [desk]);
  return (
    <DeskContext value={desk}>
      <div className="studio designer viewing">
        <div className="canvas-place">
          <FlowCanvas marks={marks} tones={tones} label={say('Sơ đồ của lượt chạy', 'Chart of the run')} />
          <Breadcrumb />
          <Boxes actions={actions} />
        </div>
        <section className="outline" aria-label={say('Các bước, dạng danh sách', 'The steps as a list')}><Outline document={trail.json} frame={rootId(trail.json)} context={context} marks={marks} /></section>
        <aside className="props trail" aria-label={say('Diễn biến của lượt chạy', 'Course of the run')}>
          <div className="in"><h2>{say('Đã đi qua', 'Done so far')}</h2><Course trail={trail} desk={desk} /></div>
          {trail.variables && trail.variables.length > 0 && (
            <div className="in"><h3>{say('Biến', 'Variables')}</h3><dl className="facts">{trail.variables.flatMap((one) => [<dt key={one.name}>{one.name}</dt>, <dd key={one.name + '='} className="code">{one.value}</dd>])}</dl></div>
          )}
        </aside>
      </div>
    </DeskContext>
  );
}

function Course({ trail, desk }: { trail: Trail; desk: Desk }) {
  const known = activitiesOf(trail.json);
  const name = (id: string) => (known.has(id) ? nameOf(known.get(id)!.activity, language) : id);
  return (
    <ol className="log course">
      {trail.path.map((one, i) => (
        <li key={i}><button type="button" className="as-link" onClick={() => desk.reveal(one.activity)}>{i + 1}. {name(one.activity)}</button>
          <small>{[one.at && moment(one.at), one.by, one.outcome && known.has(one.activity) ? outcomeWords(known.get(one.activity)!.activity, one.outcome, language) : null].filter(Boolean).join(' · ')}</small></li>
      ))}
      {trail.standing.map((one) => (
        <li key={one.activity + one.since}><button type="button" className="as-link" onClick={() => desk.reveal(one.activity)}>{name(one.activity)}</button> <span className="b review"><span className="i i-pause" aria-hidden="true" />{say('Đang chờ', 'Waiting')}</span>
          <small>{[one.who, one.due ? say(`hạn ${date(one.due)}`, `due ${date(one.due)}`) : null].filter(Boolean).join(' · ')}</small></li>
      ))}
    </ol>
  );
}

/** People without their posts: on a step there is room for names only. */
const names = (who: string | null): string | null => who && who.replace(/ \([^)]*\)/g, '');

function marksOf(trail: Trail): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  const put = (id: string, mark: Mark) => void (marks.get(id)?.push(mark) ?? marks.set(id, [mark]));
  for (const incident of trail.incidents) put(incident.activity, { tone: 'late', icon: 'error', text: say('Sự cố', 'Incident'), spoken: `${say('Sự cố', 'Incident')}: ${incident.message}` });
  for (const one of trail.standing)
    put(one.activity, { tone: 'review', icon: 'pause', text: [say('Đang chờ', 'Waiting for'), names(one.who)].filter(Boolean).join(' '), spoken: [say('Đang chờ', 'Waiting for'), names(one.who), one.due ? say(`hạn ${date(one.due)}`, `due ${date(one.due)}`) : null].filter(Boolean).join(' ') });
  const passes = new Map<string, { numbers: number[]; last: Trail['path'][number] }>();
  trail.path.forEach((one, i) => passes.set(one.activity, { numbers: [...(passes.get(one.activity)?.numbers ?? []), i + 1], last: one }));
  for (const [id, { numbers, last }] of passes)
    put(id, { tone: 'done', icon: 'ok', text: `${numbers.join(', ')} · ${[last.at && date(last.at), names(last.by)].filter(Boolean).join(' ') || say('tự động', 'by itself')}` });
  return marks;
}

/** Connections that were gone: the ways out that were taken by steps that are done. */
function tonesOf(trail: Trail): Map<string, string> {
  const tones = new Map<string, string>();
  const taken = new Set(trail.path.map((one) => `${one.activity} ${one.outcome ?? 'Done'}`));
  const reached = new Set([...trail.path, ...trail.standing].map((one) => one.activity));
  for (const { activity } of activitiesOf(trail.json).values()) {
    const list = activity['connections'];
    if (!Array.isArray(list)) continue;
    for (const item of list as { source?: { activity?: string; port?: string }; target?: { activity?: string } }[]) {
      const source = item.source?.activity ?? '';
      const port = item.source?.port ?? 'Done';
      const target = item.target?.activity ?? '';
      if (taken.has(`${source} ${port}`) && reached.has(target)) tones.set(`${source} ${port} ${target}`, 'ok');
    }
  }
  return tones;
}
