/** Refusals of the accounts room. */
export const accountRefusals = {
  'not-allowed': ({ signedIn }: { deed: string; signedIn: boolean }) =>
    signedIn
      ? {
          vi: 'Tài khoản này không có quyền làm việc đó ở đây. Nếu bạn cần quyền, hãy hỏi quản trị viên của tỉnh.',
          en: 'This account has no right to do that here. If you need it, ask the administrator of your province.',
        }
      : { vi: 'Hãy đăng nhập trước.', en: 'Sign in first.' },
};
