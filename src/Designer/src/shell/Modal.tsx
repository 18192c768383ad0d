import { useLayoutEffect, useRef, type ReactNode } from 'react';

/** A dialog that holds the focus until it is left; one that is only read can be scrolled by keyboard. */
export function Modal({ title, children, footer, onClose, toRead = false }: { title: string; children: ReactNode; footer: ReactNode; onClose(): void; toRead?: boolean }) {
  const place = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = place.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={place} className="wide-dialog" aria-label={title} onCancel={(event) => { event.preventDefault(); onClose(); }}
      // A browser closes at the second Escape whatever is said to it; what is still to be answered opens again.
      onClose={() => { onClose(); requestAnimationFrame(() => place.current?.isConnected && !place.current.open && place.current.showModal()); }}>
      <div className="in" {...(toRead ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}><h2>{title}</h2>{children}</div>
      <footer>{footer}</footer>
    </dialog>
  );
}
