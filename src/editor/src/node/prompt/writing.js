// The editor prompts are written in, fetched behind the first paint: until somebody writes, a prompt is still text.
import { later } from '../../later.js';

export const fetchEditor = later(() => import('./editor.js'));
