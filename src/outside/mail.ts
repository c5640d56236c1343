import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import { escapeHtml } from '#src/base/html.ts';
import { slugOf } from '#src/base/fold.ts';

/** A letter as it is sent: the same id makes the same Message-ID, so that a letter sent twice is known to be one. */
export interface OutgoingLetter {
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

export interface Mail {
  readonly kind: 'smtp' | 'files';
  /** Where letters go, without any password. */
  readonly where: string;
  readonly from: string;
  /** @returns what the server answered, or the name of the file. @throws Error when it was not taken */
  deliver(letter: OutgoingLetter): Promise<string>;
}

export interface MailOptions {
  readonly smtpUrl: string | undefined;
  readonly from: string | undefined;
  readonly siteName: string;
  readonly host: string;
  /** Folder of `.eml` files, for where there is no SMTP. */
  readonly folder: string;
}

const TIMEOUT_MS = 20_000;

/** Letters by SMTP, or as `.eml` files that any mail program opens. */
export function openMail(options: MailOptions): Mail {
  const { smtpUrl, siteName, host, folder } = options;
  const from = options.from ?? `"${siteName.replace(/["\\]/g, '')}" <khong-tra-loi@${host}>`;
  const compose = (letter: OutgoingLetter) => ({
    from,
    to: { name: '', address: letter.to },
    subject: letter.subject,
    text: letter.text,
    html: htmlOf(letter.text),
    date: new Date(letter.at),
    messageId: `<moi-xa.${letter.id}.${letter.at}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'vi' },
    // A letter is text we wrote: nothing is fetched from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (smtpUrl !== undefined) {
    const url = new URL(smtpUrl);
    const transport = nodemailer.createTransport(smtpUrl, {
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    } as object);
    return {
      kind: 'smtp',
      where: `${url.protocol}//${url.host}`,
      from,
      async deliver(letter) {
        // Accounts of demo mode: this name belongs to nobody, by RFC 2606.
        if (letter.to.endsWith('.invalid')) return 'not sent: an address of demo mode';
        const info = (await transport.sendMail(compose(letter))) as { response?: string };
        return info.response ?? 'sent';
      },
    };
  }
  const writer = nodemailer.createTransport({ streamTransport: true, buffer: true });
  return {
    kind: 'files',
    where: folder,
    from,
    async deliver(letter) {
      const { message } = await writer.sendMail(compose(letter));
      const stamp = new Date(letter.at).toISOString().slice(0, 19).replaceAll(':', '-');
      const name = `${stamp}-${String(letter.id).padStart(5, '0')}-${slugOf(letter.to)}.eml`;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const half = path.join(folder, `.${name}.part`);
      await writeFile(half, message as Buffer, { flush: true, mode: 0o600 });
      await rename(half, path.join(folder, name));
      return name;
    },
  };
}

/** Paragraphs, and lines that are an address made into links. */
export function htmlOf(text: string): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => {
          const safe = escapeHtml(line);
          return /^https?:\/\/\S+$/.test(line.trim())
            ? `<a href="${safe.trim()}">${safe}</a>`
            : safe;
        })
        .join('<br>'),
    );
  const body = paragraphs.map((one) => `<p>${one}</p>`).join('\n');
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><body style="font:16px/1.5 sans-serif;max-width:40em">\n${body}\n</body></html>`;
}
