import { useEffect, useRef, useState, type ReactNode } from 'react';
import { drawingOf } from '../model/layout/drawing';
import { activitiesOf } from '../model/tree/activities';
import { frameOf, type Link } from '../model/tree/frame';
import { outcomesOf } from '../model/tree/outcomes';
import { groupWords, kindOf, kinds } from '../model/words/catalogue';
import { outcomeWords } from '../model/words/outcomeWords';
import { nameOf } from '../model/words/stepWords';
import { sayingOf } from '../panels/caption';
import { language, pick, say } from '../say';
import type { Actions } from '../state/actions';
import { useDesk, type Box } from '../state/desk';
import { useStore } from '../state/store';
import { Picker } from './Picker';
import { RenameBox } from './RenameBox';

/** The small windows over the canvas: add, connect, find, name. */
export function Boxes({ actions }: { actions: Actions }) {
  const desk = useDesk();
  const box = useStore(desk.store, (value) => value.box);
  if (!box) return null;
  switch (box.kind) {
    case 'append':
      return <Float at={box.at} label={say('Thêm bước', 'Add a step')}><AppendBox box={box} actions={actions} /></Float>;
    case 'connect':
      return <Float at={null} label={say('Nối tới', 'Connect')}><ConnectBox key={box.outcome} source={box.source} outcome={box.outcome} actions={actions} /></Float>;
    case 'find':
      return <Float at={null} label={say('Tìm bước', 'Find a step')}><FindBox /></Float>;
    case 'rename':
      return <Float at={null} label={say('Đặt tên', 'Name')}><RenameBox id={box.id} /></Float>;
    default:
      return null;
  }
}

const wide = 300;

function Float({ at, label, children }: { at: { x: number; y: number } | null; label: string; children: ReactNode }) {
  const desk = useDesk();
  const place = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<{ left: number; top: number } | null>(null);
  useEffect(() => {
    const around = place.current?.parentElement?.getBoundingClientRect();
    if (!around) return;
    const { current } = desk.editor.state;
    const node = current ? document.getElementById(`step-${current}`)?.getBoundingClientRect() : undefined;
    const high = place.current!.offsetHeight;
    const middle = { x: around.left + around.width / 2 - wide / 2, y: around.top + 40 };
    // Beside its step if there is room, else below or above it: what is spoken of stays in sight.
    const beside = node && [
      { x: node.right + 8, y: node.top, fits: node.right + 8 + wide < around.right }, { x: node.left - 8 - wide, y: node.top, fits: node.left - 8 - wide > around.left },
      { x: node.left, y: node.bottom + 8, fits: node.bottom + 8 + high < around.bottom }, { x: node.left, y: node.top - 8 - high, fits: node.top - 8 - high > around.top },
    ].find((one) => one.fits);
    const wish = at ?? beside ?? (node ? { x: node.right + 8, y: node.top } : middle);
    setSpot({ left: Math.max(8, Math.min(wish.x - around.left, around.width - wide - 16)), top: Math.max(8, Math.min(wish.y - around.top, around.height - high - 10)) });
  }, [at, desk]);
  return (
    <div ref={place} className="float" role="dialog" aria-label={label} style={spot ?? { left: 8, top: 8 }}
      onKeyDown={(event) => event.key === 'Escape' && desk.closeBox()} onBlur={(event) => event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && desk.store.set({ box: null })}>
      {children}
    </div>
  );
}

const nameIn = (typed: string): string => typed.slice(typed.indexOf(':') + 1).trim();

function AppendBox({ box, actions }: { box: Extract<Box, { kind: 'append' }>; actions: Actions }) {
  const desk = useDesk();
  const options = kinds.map((kind) => ({ key: kind.type, text: pick(kind.words), hint: pick(groupWords[kind.group]), icon: kind.icon, also: `${kind.also ?? ''} ${kind.words.vi} ${kind.words.en}` }));
  return (
    <Picker
      label={say('Thêm bước nào?', 'Which step?')} options={options} empty={say('Không có bước nào tên như vậy.', 'No step is called that.')}
      otherwise={(typed) => typed.trim() ? { ...options.find((option) => option.key === 'VanQuan.UserTask')!, key: 'named', hint: say('giao việc có tên này', 'assign work of this name'), text: nameIn(typed) } : null}
      onCancel={() => desk.closeBox()}
      onChoose={(option, typed) => {
        desk.closeBox();
        const name = option.key === 'named' || typed.includes(':') ? nameIn(typed) : '';
        actions.add(option.key === 'named' ? 'VanQuan.UserTask' : option.key, { source: box.source, outcome: box.outcome, place: box.place, link: box.link, ...(name ? { name } : {}) });
      }} />
  );
}

function ConnectBox({ source, outcome, actions }: { source: string; outcome: string | null; actions: Actions }) {
  const desk = useDesk();
  const { document, frame } = desk.editor.state;
  const here = frameOf(document, frame);
  const step = here.steps.find((one) => one.id === source);
  if (!step) return null;
  const links = here.links.filter((link) => link.source === source);
  const outcomes = outcomesOf(step.activity, links);
  const name = (id: string) => nameOf(activitiesOf(document).get(id)!.activity, language);
  const cancel = () => desk.closeBox();
  if (here.kind !== 'flowchart') return <p className="small" role="status">{say('Các bước ở đây nối theo thứ tự, không cần nối tay.', 'Steps here follow one another; nothing needs to be connected.')}</p>;
  if (outcome === null && outcomes.length !== 1)
    return outcomes.length === 0 ? <p className="small" role="status">{say('Bước này kết thúc quy trình, không nối tiếp.', 'This step ends the procedure.')}</p> : (
      <Picker
        label={say('Nối kết quả nào?', 'Which outcome?')} empty={say('Không có kết quả nào như vậy.', 'No such outcome.')} onCancel={cancel}
        options={outcomes.map((one) => ({
          key: one.name, text: outcomeWords(step.activity, one.name, language), also: one.name,
          hint: links.filter((link) => link.outcome === one.name).map((link) => say(`tới ${name(link.target)}`, `to ${name(link.target)}`)).join(', ') || (one.kind === 'optional' ? say('không bắt buộc', 'optional') : say('chưa nối', 'not connected')),
        }))}
        onChoose={(option) => desk.openBox({ kind: 'connect', source, outcome: option.key })} />
    );
  const from = outcome ?? outcomes[0]!.name;
  const taken = links.filter((link) => link.outcome === from);
  const order = new Map(drawingOf(here, document).order.map((id, i) => [id, i]));
  const targets = [...here.steps].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return (
    <Picker
      label={say(`“${outcomeWords(step.activity, from, language)}” nối tới bước nào?`, `Where does “${outcomeWords(step.activity, from, language)}” lead?`)} empty={say('Không có bước nào tên như vậy.', 'No step is called that.')} onCancel={cancel}
      options={[
        ...targets.filter((one) => one.id !== source && !taken.some((link) => link.target === one.id)).map((one) => ({ key: one.id, text: nameOf(one.activity, language), hint: sayingOf(one.activity, desk.store.get().context, language, document), icon: kindOf(one.activity.type).icon })),
        ...taken.map((link: Link) => ({ key: 'cut ' + link.index, text: say(`Bỏ đường nối tới ${name(link.target)}`, `Take away the connection to ${name(link.target)}`), icon: 'x' })),
        { key: 'new', text: say('Bước mới…', 'A new step…'), icon: 'plus' },
      ]}
      onChoose={(option) => {
        if (option.key === 'new') return desk.openBox({ kind: 'append', source, outcome: from, place: null, at: null, link: null });
        desk.closeBox();
        const cut = taken.find((link) => 'cut ' + link.index === option.key);
        if (cut) actions.disconnect(cut);
        else actions.connect({ source, outcome: from, target: option.key });
        desk.editor.select([source]);
      }} />
  );
}

function FindBox() {
  const desk = useDesk();
  const { document } = desk.editor.state;
  const options = [...activitiesOf(document).values()].slice(1).map(({ id, activity }) => ({
    key: id, text: nameOf(activity, language), icon: kindOf(activity.type).icon, hint: [pick(kindOf(activity.type).words), sayingOf(activity, desk.store.get().context, language, document)].filter(Boolean).join(' · '),
    also: `${pick(kindOf(activity.type).words)} ${sayingOf(activity, desk.store.get().context, language, document)}`,
  }));
  return (
    <Picker label={say('Tìm bước', 'Find a step')} options={options} empty={say('Không có bước nào khớp.', 'No step matches.')} onCancel={() => desk.closeBox()}
      onChoose={(option) => { desk.closeBox(); desk.reveal(option.key); }} />
  );
}
