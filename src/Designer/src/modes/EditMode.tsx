import { useMemo } from 'react';
import { FlowCanvas } from '../canvas/FlowCanvas';
import { frameOf, rootId } from '../model/tree/frame';
import { say } from '../say';
import { Actions } from '../state/actions';
import { DeskContext, useDesk, type Desk } from '../state/desk';
import { useStore } from '../state/store';
import { Boxes } from '../shell/Boxes';
import { Breadcrumb } from '../shell/Breadcrumb';
import { ConflictDialog } from '../shell/ConflictDialog';
import { Findings } from '../shell/Findings';
import { Inspector } from '../shell/Inspector';
import { KeysDialog } from '../shell/KeysDialog';
import { Palette } from '../shell/Palette';
import { Present } from '../shell/Present';
import { PublishDialog } from '../shell/PublishDialog';
import { TopBar } from '../shell/TopBar';
import { useMarks } from '../shell/useMarks';
import { Outline } from './Outline';

export const EditMode = ({ desk }: { desk: Desk }) => (
  <DeskContext value={desk}>
    <Studio />
  </DeskContext>
);

const nobody: readonly string[] = [];

function Studio() {
  const desk = useDesk();
  const actions = useMemo(() => new Actions(desk), [desk]);
  const { document, readOnly, frame } = useStore(desk.editor.store, (value) => value);
  const { palette, panel, trace, context, told, box } = useStore(desk.store, (value) => value);
  const checking = useStore(desk.checking!.store, (value) => value);
  const conflict = useStore(desk.saving!.store, (value) => value.conflict);
  const step = trace ? checking.findings.find((one) => one.key === trace.finding)?.steps[trace.step] : undefined;
  const marks = useMarks(document, checking.findings, step?.standing ?? nobody, step?.activity ?? null);
  const empty = frameOf(document, frame).steps.length === 0;
  return (
    <div className={`studio designer${palette && !readOnly ? '' : ' no-palette'}${panel ? '' : ' no-panel'}`}>
      <TopBar actions={actions} />
      {palette && !readOnly && <Palette actions={actions} />}
      <div className="canvas-place">
        <FlowCanvas marks={marks} />
        <Breadcrumb />
        <Present />
        {empty && !readOnly && <p className="empty canvas-empty"><span>{say('Sơ đồ còn trống. Nhấn ', 'The chart is empty. Press ')}<b>A</b>{say(' hoặc kéo một bước vào đây.', ' or drag a step here.')}</span></p>}
        <Boxes actions={actions} />
      </div>
      {panel && <Inspector actions={actions} />}
      <section className="outline" aria-label={say('Các bước, dạng danh sách', 'The steps as a list')}>
        <p className="small muted">{say('Trên điện thoại: đọc, theo dõi, phê duyệt. Để sửa, mở trên máy tính.', 'On a phone: read, follow, approve. To edit, open it on a computer.')}</p>
        <Outline document={document} frame={rootId(document)} context={context} marks={marks} />
      </section>
      <Findings checking={checking} actions={actions} />
      <p className="told" role="status" aria-live="polite">{told}</p>
      {box?.kind === 'publish' && <PublishDialog />}
      {box?.kind === 'keys' && <KeysDialog />}
      {conflict && <ConflictDialog conflict={conflict} />}
    </div>
  );
}
