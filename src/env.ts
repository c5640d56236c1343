import { z } from 'zod';
import path from 'node:path';

/** `on`/`off`, `true`/`false`, `1`/`0`; empty means not said. */
const flag = z
  .enum(['on', 'off', 'true', 'false', '1', '0', ''])
  .optional()
  .transform((value) => (value ? ['on', 'true', '1'].includes(value) : undefined));

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value ? value : undefined));

const schema = z.object({
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4321),
  /** Where people reach the site; canonical addresses are built from it. */
  SITE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .transform((value) => value?.replace(/\/+$/, '')),
  SITE_NAME: z.string().trim().min(1).max(60).default('Mỗi Xã'),
  /** Host names the server answers to besides SITE_URL's and loopback; comma separated. */
  ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    ),
  DATA_DIR: z
    .string()
    .trim()
    .min(1)
    .default('./data')
    .transform((value) => path.resolve(value)),
  DATABASE_URL: optionalText,
  DATABASE_AUTH_TOKEN: optionalText,
  DEMO: flag,
  MEILI_URL: z.url({ protocol: /^https?$/ }).optional(),
  MEILI_KEY: optionalText,
  MEILI_INDEX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,100}$/)
    .default('moi-xa'),
  /** Megabytes of rendered pages kept in memory. */
  PAGE_CACHE_MB: z.coerce.number().int().min(0).max(16_384).default(128),
  /** Owner of the site, as Luật 122/2025 and Nghị định 248/2026 ask it to be shown. */
  OWNER_NAME: optionalText,
  OWNER_ADDRESS: optionalText,
  OWNER_REPRESENTATIVE: optionalText,
  OWNER_TAX_CODE: optionalText,
  OWNER_TAX_CODE_ISSUED: optionalText,
  OWNER_PHONE: optionalText,
  OWNER_EMAIL: optionalText,
  /** Number or link of the notification to, or registration with, the trade authority. */
  OWNER_REGISTRATION: optionalText,
  /** What cookies are signed with; without it one is made and kept in DATA_DIR. */
  AUTH_SECRET: optionalText,
  /** `off`: no officer is asked for a second factor, whatever the settings of the site say. */
  SECOND_FACTOR: z.enum(['officers', 'off']).optional(),
  /** `off`: demo mode makes no accounts. */
  DEMO_ACCOUNTS: flag,
  /** `smtp://user:password@host:port` or `smtps://…`; without it letters become files under DATA_DIR/mail. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender of letters: `Mỗi Xã <no-reply@example.vn>`. */
  MAIL_FROM: optionalText,
  /** A header in which the proxy before us writes the visitor's province as ISO 3166-2 (`VN-HN`): scans by province. */
  SCAN_PLACE_HEADER: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .optional(),
  /** Cards by Stripe: without the key the method is absent. */
  STRIPE_SECRET_KEY: z
    .string()
    .trim()
    .regex(/^(?:sk|rk)_[A-Za-z0-9_]{6,300}$/, 'a secret key of Stripe begins with sk_ or rk_')
    .optional(),
  /** What Stripe signs its messages with. */
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .trim()
    .regex(/^whsec_\S{6,200}$/, 'a signing secret of Stripe begins with whsec_')
    .optional(),
  /** Tests only: another host in Stripe's place, `http://127.0.0.1:12111`. */
  STRIPE_API_BASE: z.url({ protocol: /^https?$/ }).optional(),
  /** Where bank transfers go (VietQR): six digits of the bank, the account, its holder as the bank writes it. */
  BANK_BIN: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'six digits')
    .optional(),
  BANK_ACCOUNT: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{1,19}$/, 'letters and digits without spaces, at most 19')
    .optional(),
  BANK_ACCOUNT_NAME: z.string().trim().min(1).max(70).optional(),
  /** Files in a bucket that speaks S3, instead of DATA_DIR/files: all four, or none. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z
    .string()
    .trim()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,62}$/,
      'the name of a bucket: small letters, digits, dots, hyphens',
    )
    .optional(),
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  S3_REGION: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default('us-east-1'),
  /** Put before the name of every file: `moi-xa/`. */
  S3_PREFIX: z
    .string()
    .trim()
    .regex(/^(?:[A-Za-z0-9._-]+\/)*$/, 'folders that end in a slash, as in moi-xa/')
    .default(''),
  /** What the pictures of one producer may take, megabytes, and how many there may be. */
  MEDIA_PRODUCER_MB: z.coerce.number().int().min(1).max(1_048_576).default(4_096),
  MEDIA_PRODUCER_PICTURES: z.coerce.number().int().min(1).max(100_000).default(2_000),
  /** Uploads stop while less than this is free on the disk of DATA_DIR, megabytes. */
  MEDIA_KEEP_FREE_MB: z.coerce.number().int().min(0).max(1_048_576).default(256),
  /** What pushes to devices are signed with; without the pair one is made and kept in DATA_DIR. */
  VAPID_PUBLIC_KEY: z
    .string()
    .trim()
    .regex(/^B[\w-]{86}$/, 'an uncompressed public key of P-256, base64url')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .trim()
    .regex(/^[\w-]{43}$/, 'a private key of P-256, base64url')
    .optional(),
  /** Tests only: another host in the place of the push services, `http://127.0.0.1:12112`. */
  PUSH_API_BASE: z.url({ protocol: /^https?$/ }).optional(),
  /** `off`: browsers that keep desk pages for bad lines let go of them and of their worker. */
  SERVICE_WORKER: flag,
  /** Tests only: a file that holds an instant (ISO 8601); the site's clock reads it. */
  CLOCK_FILE: optionalText,
});

export type Env = z.output<typeof schema>;

/** The configuration does not make sense; the message says what, where and how to mend it. */
export class BadConfiguration extends Error {}

/**
 * `process.env`, checked once at start. A missing optional key switches its part off and never crashes.
 * @throws BadConfiguration naming every variable that cannot be read
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return `  ${name}=${JSON.stringify(source[name] ?? '')}: ${issue.message}`;
  });
  throw new BadConfiguration(
    `These environment variables cannot be used:\n${lines.join('\n')}\nMend or remove them (README, "Configuration").`,
  );
}

/** Address of the database: `DATABASE_URL`, else a file under `DATA_DIR`. */
export function databaseUrl(env: Env): string {
  return env.DATABASE_URL ?? `file:${path.join(env.DATA_DIR, 'moi-xa.db')}`;
}
