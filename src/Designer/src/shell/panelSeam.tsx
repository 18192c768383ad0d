import type { ComponentType } from 'react';
import type { PanelProps } from '../model/definition';

export interface DefinitionPanelProps extends Omit<PanelProps, 'activity' | 'onChange' | 'onDefinitionChange'> {
  onChange: PanelProps['onDefinitionChange'];
}

interface Panels {
  panelFor(type: string): ComponentType<PanelProps>;
  DefinitionPanel?: ComponentType<DefinitionPanelProps>;
}

const found = Object.values(import.meta.glob<Panels>('../panels/index.ts', { eager: true }))[0];

/** The panel that fits a kind of step; until one exists, nothing. */
export const panelFor = (type: string): ComponentType<PanelProps> | null => found?.panelFor(type) ?? null;

export const DefinitionPanel: ComponentType<DefinitionPanelProps> | null = found?.DefinitionPanel ?? null;
