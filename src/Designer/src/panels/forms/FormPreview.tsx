import { useId } from 'react';
import type { JsonObject } from '../../model/definition';
import { useRoom } from '../room';
import { labelOf, nameOf, optionLabel, optionsOf, optionValue, typeOf } from './form';

/** The form as the task's page shows it. What is typed here is for trying out and kept nowhere. */
export function FormPreview({ fields }: { fields: readonly JsonObject[] }) {
  const { t } = useRoom();
  const id = useId();
  return (
    <section className="preview" aria-labelledby={id}>
      <h3 id={id}>{t('Người làm sẽ thấy')}</h3>
      <div className="stack">{fields.map((field, i) => <Shown key={`${i}${nameOf(field)}${typeOf(field)}`} field={field} />)}</div>
    </section>
  );
}

function Shown({ field }: { field: JsonObject }) {
  const { t, language } = useRoom();
  const id = useId();
  const words = (label: { vi: string; en: string }) => (language === 'en' ? label.en || label.vi : label.vi || label.en);
  const label = words(labelOf(field.label, nameOf(field))) || '…';
  const required = field.required === true ? <span className="req"> *</span> : null;
  const type = typeOf(field);
  if (type === 'checkbox') return <div className="field"><label className="row check"><input type="checkbox" /> <span>{label}{required}</span></label></div>;
  return (
    <div className="field">
      <label htmlFor={id}>{label}{required}</label>
      {type === 'longText' ? <textarea id={id} /> : type === 'choice' ? (
        <select id={id}>
          <option value="">{t('Chọn một mục')}</option>
          {optionsOf(field).map((option, i) => <option key={i} value={optionValue(option)}>{words(optionLabel(option)) || '…'}</option>)}
        </select>
      ) : <input id={id} placeholder={type === 'date' ? 'dd/MM/yyyy' : undefined} inputMode={type === 'number' ? 'decimal' : type === 'date' ? 'numeric' : undefined} />}
    </div>
  );
}
