// React has it since version 18; wouter brings what earlier ones need.
export { useSyncExternalStore } from 'react';
