import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { applyLanguage } from './language/language.js';
import { findSession } from './session/session-store.js';
import { applyTheme } from './theme/theme.js';
import './styles/colours.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/frame.css';
import './styles/contacts.css';
import './styles/audit-trail.css';

applyTheme();
applyLanguage();
void findSession();

const place = document.getElementById('console');
if (place === null) throw new Error('index.html has no place for the console');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
