import { say } from '../say';
import { useDesk } from '../state/desk';
import { Modal } from './Modal';

const keys = (): [string, string][] => [
  ['← → ↑ ↓', say('đi giữa các bước, theo đường nối', 'move between steps, along connections')],
  ['Home, End', say('tới bước đầu, bước cuối', 'to the first, to the last step')],
  ['Enter', say('mở thuộc tính của bước; Esc quay lại sơ đồ', 'open the step’s properties; Esc comes back')],
  ['Shift+Enter, Esc', say('vào bên trong bước chứa bước; ra ngoài', 'into a step that holds steps; out again')],
  ['A', say('thêm bước sau bước này (gõ “giao việc: tên” để đặt tên luôn)', 'add a step after this one (type “assign: name” to name it)')],
  ['C', say('nối: chọn kết quả, tìm bước đích; cũng để bỏ đường nối', 'connect: outcome, then target; also takes a connection away')],
  ['F2', say('đổi tên', 'rename')],
  ['Delete', say('xóa', 'delete')],
  ['Shift+← → ↑ ↓, Space', say('chọn thêm, bỏ chọn', 'select more, deselect')],
  ['Ctrl+A', say('chọn tất cả', 'select all')],
  ['Ctrl+C, X, V, D', say('chép, cắt, dán (cả sang quy trình khác), nhân đôi', 'copy, cut, paste (into other procedures too), duplicate')],
  ['Ctrl+Z, Ctrl+Y', say('hoàn tác, làm lại', 'undo, redo')],
  ['Alt+← → ↑ ↓', say('dời bước', 'move the step')],
  ['G', say('gộp nhóm, bỏ nhóm', 'group, ungroup')],
  ['N', say('thêm ghi chú', 'add a note')],
  ['L, Shift+L', say('xếp tự động; xếp từ trên xuống', 'arrange; arrange top to bottom')],
  ['+ − 0 1', say('phóng to, thu nhỏ, vừa khung, cỡ thật', 'zoom in, out, fit, actual size')],
  ['/, Ctrl+F', say('tìm bước', 'find a step')],
  ['?', say('bảng này', 'this list')],
];

export function KeysDialog() {
  const desk = useDesk();
  return (
    <Modal toRead title={say('Các phím trên sơ đồ', 'Keys on the chart')} onClose={() => desk.closeBox()} footer={<button type="button" className="btn main" autoFocus onClick={() => desk.closeBox()}>{say('Đóng', 'Close')}</button>}>
      <dl className="facts">{keys().map(([key, words]) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={key + '='}>{words}</dd>])}</dl>
    </Modal>
  );
}
