import { createRoot } from 'react-dom/client';
import './designer.css';
import { CompareMode } from './modes/CompareMode';
import { EditMode } from './modes/EditMode';
import { InstanceMode } from './modes/InstanceMode';
import { say } from './say';
import { api, Refusal } from './server/api';
import { Checking } from './server/checking';
import { Keeping } from './server/keeping';
import { ownWindow } from './server/ownWindow';
import { Presence } from './server/presence';
import { Saving } from './server/saving';
import { Desk } from './state/desk';
import { Editor } from './state/editor';
import { fill } from './shell/fill';

const place = document.getElementById('designer');
if (place) void begin(place);

/** Opens what the hosting page asks for. */
async function begin(here: HTMLElement): Promise<void> {
  const { mode, definition = '', instance = '', from = '', to = 'draft' } = here.dataset;
  if (mode !== 'instance' && mode !== 'compare') fill(here);
  const root = createRoot(here);
  try {
    if (mode === 'instance') {
      const [trail, context] = await Promise.all([api.trail(instance), api.context().catch(() => null)]);
      root.render(<InstanceMode trail={trail} context={context} />);
    } else if (mode === 'compare') {
      const [comparison, context] = await Promise.all([api.compare(definition, from, to), api.context().catch(() => null)]);
      root.render(<CompareMode comparison={comparison} context={context} />);
    } else root.render(<EditMode desk={await editing(definition)} />);
  } catch (refusal) {
    const words = (refusal instanceof Refusal && refusal.message) || say('Chưa mở được quy trình. Tải lại trang để thử lần nữa.', 'The procedure could not be opened. Reload the page to try again.');
    root.render(<div className="note late" role="alert"><span className="i i-late" aria-hidden="true" /><div>{words}</div></div>);
    if (!(refusal instanceof Refusal)) throw refusal;
  }
}

async function editing(definition: string): Promise<Desk> {
  const asked = api.context();
  const [draft, here] = await Promise.all([api.draft(definition), ownWindow()]);
  const keeping = new Keeping(definition, draft.me.id, here);
  const found = draft.may.edit ? await keeping.takeUp() : null;
  const desk = new Desk(new Editor(draft.json, !draft.may.edit));
  desk.draft = draft;
  desk.saving = new Saving(desk.editor, draft, keeping, found);
  desk.checking = new Checking(desk.editor, definition);
  desk.presence = new Presence(draft, desk.saving, here);
  asked.then((context) => desk.store.set({ context }), () => desk.tell(say('Chưa tải được danh sách đơn vị; tải lại trang để chọn người.', 'The list of bodies could not be loaded; reload the page to choose people.')));
  return desk;
}
