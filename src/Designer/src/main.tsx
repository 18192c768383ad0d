import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './designer.css';

const place = document.getElementById('designer');
if (place) createRoot(place).render(<StrictMode><p>…</p></StrictMode>);
