import { useMemo } from 'react';
import { activitiesOf, changeActivity } from '../model/tree/activities';
import { isContainer } from '../model/tree/frame';
import { kindOf } from '../model/words/catalogue';
import { nameOf } from '../model/words/stepWords';
import { sayingOf } from '../panels/caption';
import { language, pick, say } from '../say';
import type { Actions } from '../state/actions';
import { useDesk } from '../state/desk';
import { useStore } from '../state/store';
import { DefinitionPanel, panelFor } from './panelSeam';

/** What stands at the right: the properties of the step, of several, or of the procedure. */
export function Inspector({ actions }: { actions: Actions }) {
  const desk = useDesk();
  const { document, current, selected, readOnly } = useStore(desk.editor.store, (value) => value);
  const context = useStore(desk.store, (value) => value.context);
  const activity = current ? activitiesOf(document).get(current)?.activity : undefined;
  const Panel = useMemo(() => (activity ? panelFor(activity.type) : null), [activity?.type]);
  const close = <button type="button" className="btn quiet icon small" aria-label={say('Ẩn thuộc tính', 'Hide properties')} onClick={() => { desk.store.set({ panel: false }); desk.viewport?.focus(); }}><span className="i i-x" aria-hidden="true" /></button>;
  return (
    <aside className="props" tabIndex={-1} aria-label={activity ? say('Thuộc tính của bước đang chọn', 'Properties of the selected step') : say('Thuộc tính của quy trình', 'Properties of the procedure')}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && desk.viewport?.focus()}>
      {selected.length > 1 ? (
        <div className="in"><div className="row apart"><h2>{say(`Đã chọn ${selected.length} bước`, `${selected.length} steps selected`)}</h2>{close}</div>{!readOnly && <Several actions={actions} />}</div>
      ) : activity && current ? (
        <>
          <div className="in props-head">
            <div className="row apart"><h2>{nameOf(activity, language)}</h2>{close}</div>
            <span className="small muted">{[pick(kindOf(activity.type).words), sayingOf(activity, context, language, document)].filter(Boolean).join(' · ')}</span>
            {isContainer(activity) && <button type="button" className="btn small" onClick={() => { desk.editor.open(current); requestAnimationFrame(() => desk.viewport?.fit()); desk.viewport?.focus(); }}><span className="i i-flow" aria-hidden="true" />{say('Mở bên trong', 'Open the inside')}</button>}
          </div>
          {Panel && context && (
            <div className="panel-body" key={current}>
              <Panel activity={activity} definition={document} context={context} readOnly={readOnly}
                onChange={(next, gesture) => desk.editor.apply((before) => changeActivity(before, current, () => next), `${current} ${gesture}`)}
                onDefinitionChange={(next, gesture) => desk.editor.apply(() => next, `${current} ${gesture}`)} />
            </div>
          )}
        </>
      ) : (
        <>
          <div className="in props-head"><div className="row apart"><h2>{say('Quy trình', 'Procedure')}</h2>{close}</div></div>
          {DefinitionPanel && context && <div className="panel-body"><DefinitionPanel definition={document} context={context} readOnly={readOnly} onChange={(next, gesture) => desk.editor.apply(() => next, `definition ${gesture}`)} /></div>}
        </>
      )}
    </aside>
  );
}

const Several = ({ actions }: { actions: Actions }) => (
  <div className="row">
    <button type="button" className="btn small" onClick={() => actions.group()}>{say('Gộp nhóm', 'Group')}</button>
    <button type="button" className="btn small" onClick={() => actions.duplicate()}>{say('Nhân đôi', 'Duplicate')}</button>
    <button type="button" className="btn small" onClick={() => actions.remove()}>{say('Xóa', 'Delete')}</button>
  </div>
);
