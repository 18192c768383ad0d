import { useEffect, type RefObject } from 'react';
import type { Actions } from '../state/actions';
import type { Desk } from '../state/desk';

/** Copy, cut and paste through the system's clipboard, as text, so that steps go from one procedure to another. */
export function useClipboard(place: RefObject<HTMLDivElement | null>, desk: Desk, actions: Actions): void {
  useEffect(() => {
    const here = () => document.activeElement === place.current;
    const copy = (event: ClipboardEvent) => {
      const text = here() ? actions.copy() : null;
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut' && !desk.editor.state.readOnly) actions.remove();
    };
    const paste = (event: ClipboardEvent) => {
      if (!here() || desk.editor.state.readOnly) return;
      if (actions.paste(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, [place, desk, actions]);
}
