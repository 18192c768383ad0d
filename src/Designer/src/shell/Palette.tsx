import { useState } from 'react';
import { dragged } from '../canvas/useDropping';
import { hit } from '../model/tree/search';
import { groupWords, kinds, type Group, type Kind } from '../model/words/catalogue';
import { pick, say } from '../say';
import type { Actions } from '../state/actions';
import { useDesk } from '../state/desk';

const groups: Group[] = ['people', 'branch', 'time', 'record', 'ends'];

/** The kinds of steps in the field's words. Dragged, they stand where they are dropped; pressed, they go behind the selected step. */
export function Palette({ actions }: { actions: Actions }) {
  const [typed, setTyped] = useState('');
  const [more, setMore] = useState(false);
  const found = (group: Group) => kinds.filter((kind) => kind.group === group && hit(`${kind.words.vi} ${kind.words.en} ${kind.also ?? ''}`, typed) > 0);
  const others = found('other');
  return (
    <aside className="palette" aria-label={say('Các bước có thể thêm', 'Steps that can be added')}>
      <div className="searchbox">
        <span className="i i-search" aria-hidden="true" />
        <input type="search" aria-label={say('Tìm loại bước', 'Find a kind of step')} placeholder={say('Tìm bước', 'Find a step')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </div>
      {groups.map((group) => <Kinds key={group} title={pick(groupWords[group])} kinds={found(group)} actions={actions} />)}
      {typed === '' && !more
        ? <button type="button" aria-expanded="false" onClick={() => setMore(true)}><span className="i i-right" aria-hidden="true" />{pick(groupWords.other)} ({others.length})</button>
        : <Kinds title={pick(groupWords.other)} kinds={others} actions={actions} />}
      <p className="small muted">{say('Kéo vào sơ đồ, hoặc chọn một bước rồi nhấn ', 'Drag onto the chart, or select a step and press ')}<b>A</b>{say(' để thêm bước sau nó.', ' to add one after it.')}</p>
    </aside>
  );
}

function Kinds({ title, kinds: list, actions }: { title: string; kinds: readonly Kind[]; actions: Actions }) {
  const desk = useDesk();
  if (list.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      {list.map((kind) => (
        <button
          key={kind.type} type="button" draggable onDragStart={(event) => event.dataTransfer.setData(dragged, kind.type)}
          onClick={() => {
            const { current, link } = desk.editor.state;
            actions.add(kind.type, { source: current?.includes(':') ? null : current, link });
            desk.viewport?.focus();
          }}>
          <span className={`i i-${kind.icon}`} aria-hidden="true" />{pick(kind.words)}
        </button>
      ))}
    </>
  );
}
