import { createRoot } from 'react-dom/client';
import { Recorder } from './Recorder.tsx';

const root = document.getElementById('so-tay');
if (root !== null) {
  const lang = root.dataset['lang'] === 'en' ? 'en' : 'vi';
  createRoot(root).render(<Recorder lang={lang} base={root.dataset['base'] ?? '/ban/so-tay'} />);
}
