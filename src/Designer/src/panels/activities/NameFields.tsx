import type { JsonObject } from '../../model/definition';
import { named } from '../../model/edit/steps';
import { TextField } from '../fields/Text';
import { isObject } from '../reading/inputs';
import { useRoom } from '../room';

/** What people call the step, in both languages; every page shows these and never an id. */
export function NameFields() {
  const { activity, t, set } = useRoom();
  const metadata: JsonObject = isObject(activity.metadata) ? activity.metadata : {};
  const text = (name: string) => (typeof metadata[name] === 'string' ? (metadata[name] as string) : '');
  return (
    <div className="names">
      <TextField label={t('Tên bước, tiếng Việt')} value={text('displayText')} onChange={(value) => set(named(activity, value, 'vi'), 'metadata.displayText')} />
      <TextField label={t('Tên bước, tiếng Anh')} value={text('description')} placeholder={text('displayText')} onChange={(value) => set({ ...activity, metadata: { ...metadata, description: value } }, 'metadata.description')} />
    </div>
  );
}
