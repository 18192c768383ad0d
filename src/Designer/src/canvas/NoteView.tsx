import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Group, Note } from '../model/edit/marks';
import { say } from '../say';

export const NoteView = memo(function NoteView({ id, data, selected }: NodeProps<Node<{ note: Note; current: boolean }>>) {
  return (
    <div id={`step-${id}`} role="button" aria-pressed={selected} aria-label={say(`Ghi chú: ${data.note.text}`, `Note: ${data.note.text}`)} className={data.current ? 'canvas-note current' : 'canvas-note'}>
      {data.note.text || say('Ghi chú', 'Note')}
    </div>
  );
});

export const GroupBox = memo(function GroupBox({ data }: NodeProps<Node<{ group: Group }>>) {
  return <div className="group-box"><b>{data.group.title}</b></div>;
});
