import { ancestry } from '../model/tree/activities';
import { frameOf, rootId } from '../model/tree/frame';
import { nameOf } from '../model/words/stepWords';
import { language, say } from '../say';
import { useDesk } from '../state/desk';
import { useStore } from '../state/store';

/** Where an opened container stands; nothing on the outermost canvas. */
export function Breadcrumb() {
  const desk = useDesk();
  const { document, frame } = useStore(desk.editor.store, (value) => value);
  const way = ancestry(document, frame).filter((one) => one.parent === null || frameOf(document, one.parent).holder !== one.id);
  if (frame === rootId(document)) return null;
  const open = (id: string) => {
    desk.editor.open(id);
    desk.viewport?.focus();
  };
  return (
    <nav className="crumbs canvas-crumbs" aria-label={say('Đang mở', 'Open')}>
      {way.map((one, i) => (
        <span key={one.id}>
          {i > 0 && ' › '}
          {one.id === frame ? <b aria-current="page">{nameOf(one.activity, language)}</b> : <button type="button" className="as-link" onClick={() => open(one.id)}>{i === 0 ? say('Quy trình', 'Procedure') : nameOf(one.activity, language)}</button>}
        </span>
      ))}
    </nav>
  );
}
