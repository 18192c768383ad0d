import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

export interface Tab {
  key: string;
  label: string;
  body: ReactNode;
}

/** The tab looked at last, so that going from step to step stays at the same matter. */
let lastTab = '';

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const id = useId();
  const [chosen, setChosen] = useState(lastTab);
  const current = tabs.find((tab) => tab.key === chosen) ?? tabs[0];
  const choose = (tab: Tab) => {
    setChosen((lastTab = tab.key));
    document.getElementById(`${id}-${tab.key}`)?.focus();
  };
  const move = (e: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === current?.key);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    e.stopPropagation();
    choose(tabs[(to + tabs.length) % tabs.length]!);
  };
  if (!current) return null;
  return (
    <>
      <div className="tabs panel-tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button key={tab.key} id={`${id}-${tab.key}`} type="button" role="tab" aria-selected={tab === current} aria-controls={`${id}-body`}
            tabIndex={tab === current ? 0 : -1} onClick={() => choose(tab)}>{tab.label}</button>
        ))}
      </div>
      <div className="in" id={`${id}-body`} role="tabpanel" aria-labelledby={`${id}-${current.key}`}>{current.body}</div>
    </>
  );
}
