import { lockRecorder } from './whose.view.ts';

/** Whoever signs out leaves nothing of theirs to be seen in the recorder, even where there is no network afterwards. */
for (const form of document.querySelectorAll('form[method="post"]')) {
  if (new URL((form as HTMLFormElement).action).pathname.endsWith('/dang-xuat')) {
    form.addEventListener('submit', lockRecorder);
  }
}
