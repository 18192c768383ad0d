import { SelectField } from '../fields/Choice';
import { TextField } from '../fields/Text';
import { useRoom } from '../room';
import { readBasis, type Standing, writeBasis } from './basis';

/** A legal basis, and how well it is known; the marker in the data reads as words here. */
export function LegalBasisField({ label, value, onChange }: { label: string; value: string; onChange(text: string): void }) {
  const { t } = useRoom();
  const { text, standing } = readBasis(value);
  const standings = [
    { value: '', label: t('chưa nói') }, { value: 'V', label: t('đã đọc văn bản gốc') },
    { value: '2', label: t('nguồn thứ cấp, cần đối chiếu') }, { value: '?', label: t('chưa đối chiếu') },
  ];
  return (
    <div className="basis-field">
      <TextField label={label} value={text} onChange={(to) => onChange(writeBasis(to, standing))} placeholder={t('ví dụ NĐ 43/2014/NĐ-CP Đ.61')} grows />
      {text.trim() || standing ? <SelectField label={t('Mức chắc chắn của căn cứ')} value={standing} options={standings} onChange={(to) => onChange(writeBasis(text, to as Standing))} /> : null}
    </div>
  );
}
